"""Commands that stay: the demo, and each kind of process of the product and of its simulated surroundings."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

import shopapp
from shopapp import logs
from shopapp.cli.command import Commands, command
from shopapp.settings import Settings


def demo(commands: Commands) -> None:
    parser = command(
        commands,
        "demo",
        "Run the whole product on this machine, with a shop to try it on.",
        "Starts PostgreSQL, Redis, the simulated Shopify and Stripe, the web process and the workers, puts a shop in, and\n"
        "prints two addresses: the storefront and the merchant's admin. Ctrl-C stops all of it; the next start finds its data\n"
        "again. Everything is kept in one folder (--folder).\n\n"
        "  shopapp demo                              the demo shop\n"
        "  shopapp demo --catalog products.csv       the same with your own catalogue, as Shopify exports it\n"
        "  shopapp demo --reset                      start over",
    )
    parser.add_argument(
        "--catalog", action="append", type=Path, metavar="CSV", help="a product CSV from Shopify; may be given several times"
    )
    parser.add_argument(
        "--currency", default="EUR", help="currency of the prices in --catalog, whose files do not say it (default: %(default)s)"
    )
    parser.add_argument("--reset", action="store_true", help="forget everything and begin again")
    parser.add_argument("--folder", type=Path, default=Path("var/demo"), help="where it keeps its data (default: %(default)s)")
    parser.add_argument(
        "--model", action="store_true", help="let a simulated language model choose the tools and word the answers"
    )
    parser.add_argument("--port", type=int, default=8800, help="first of the five ports it uses (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help="stop as soon as everything is up, and say how long it took")
    parser.set_defaults(run=_run_demo)


def _run_demo(args: argparse.Namespace) -> int:
    # Needs the `sandbox` extra, which production does not install.
    from shopapp.demo.run import run  # noqa: PLC0415
    from shopapp.demo.shop import DemoShop  # noqa: PLC0415

    shop = DemoShop(args.catalog or [], args.currency)
    return run(folder=args.folder, first_port=args.port, shop=shop, reset=args.reset, check=args.check, model=args.model)


def serve(commands: Commands) -> None:
    parser = command(
        commands,
        "serve",
        "Serve the app under gunicorn.",
        "One gevent process per core: a chat holds its stream open for minutes, and a greenlet costs kilobytes where a thread\n"
        "costs megabytes (docs/decisions/0005). Needs PostgreSQL (migrated) and, for prompt jobs, Redis.",
    )
    parser.add_argument("--bind", default="0.0.0.0:8800", help="address and port (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one per core)")
    parser.set_defaults(run=_run_serve)


def _run_serve(args: argparse.Namespace) -> NoReturn:
    settings = Settings()
    config = Path(shopapp.__file__).parent / "web" / "gunicorn_conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config), "--bind", args.bind, "--workers", str(args.workers)]
    command += ["--log-level", settings.log_level.lower(), "shopapp.app:create_app()"]
    os.execv(sys.executable, command)  # noqa: S606 - our own program; gunicorn takes this process's place and its signals


def worker(commands: Commands) -> None:
    parser = command(
        commands,
        "worker",
        "Run a worker for RQ's queues.",
        "`default` holds short jobs (webhooks, payments, messages), `bulk` long ones (catalogue sync). Jobs are hints: what a\n"
        "killed worker or an emptied Redis loses, the next sweep finds in the database.",
    )
    parser.add_argument("--queue", action="append", choices=["default", "bulk"], help="only this queue; may be given twice")
    parser.add_argument("--burst", action="store_true", help="stop when the queues are empty")
    parser.set_defaults(run=_run_worker)


def _run_worker(args: argparse.Namespace) -> int:
    from workers.run import QUEUES, run  # noqa: PLC0415 - each process loads what it runs

    settings = Settings()
    logs.start(settings.log_level)
    run(settings, tuple(args.queue or QUEUES), burst=args.burst)
    return 0


def cron(commands: Commands) -> None:
    parser = command(commands, "cron", "Hand the periodic jobs to the workers.", "One such process is enough; two do no harm.")
    parser.set_defaults(run=_run_cron)


def _run_cron(_: argparse.Namespace) -> int:
    from workers.schedule import run  # noqa: PLC0415

    settings = Settings()
    logs.start(settings.log_level)
    run(settings)
    return 0


def sandbox(commands: Commands) -> None:
    parser = command(
        commands,
        "sandbox",
        "Run the simulated Shopify, Stripe and mailbox alone.",
        "They speak the vendors' protocols over HTTP, so the app's live adapters talk to them. `shopapp demo` starts this too.\n"
        "All further arguments are the sandbox's own: shopapp sandbox -- --help",
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(run=_run_sandbox)


def _run_sandbox(args: argparse.Namespace) -> NoReturn:
    rest = args.rest[1:] if args.rest[:1] == ["--"] else args.rest
    os.execv(sys.executable, [sys.executable, "-m", "shopapp.sandbox", *rest])  # noqa: S606 - our own program
