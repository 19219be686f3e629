"""`shopapp`: the one command. `shopapp COMMAND --help` says what a command does, what it needs and what to do next."""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pydantic import ValidationError

from shopapp import logs
from shopapp.errors import Problem
from shopapp.settings import Settings

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # pyright: ignore[reportPrivateUsage]
Words = argparse.RawDescriptionHelpFormatter


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except Problem as problem:
        print(f"shopapp: {problem.message}", file=sys.stderr)
        return 1
    except ValidationError as problem:
        print("shopapp: the settings do not fit:", file=sys.stderr)
        for fault in problem.errors():
            name = "SHOPAPP_" + "_".join(str(part) for part in fault["loc"]).upper() if fault["loc"] else "settings"
            print(f"  {name}: {fault['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shopapp", description=__doc__, formatter_class=Words)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _demo(commands)
    _serve(commands)
    _worker(commands)
    _cron(commands)
    _migrate(commands)
    _relock(commands)
    _sandbox(commands)
    _sync(commands)
    _rehearse(commands)
    _bench(commands)
    return parser


def _command(commands: "Commands", name: str, purpose: str, teaches: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=purpose, description=f"{purpose}\n\n{teaches}", formatter_class=Words)


def _demo(commands: "Commands") -> None:
    parser = _command(
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


def _serve(commands: "Commands") -> None:
    parser = _command(
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
    config = Path(__file__).parent / "web" / "gunicorn_conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config), "--bind", args.bind, "--workers", str(args.workers)]
    command += ["--log-level", settings.log_level.lower(), "shopapp.app:create_app()"]
    os.execv(sys.executable, command)  # noqa: S606 - our own program; gunicorn takes this process's place and its signals


def _worker(commands: "Commands") -> None:
    parser = _command(
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


def _cron(commands: "Commands") -> None:
    parser = _command(commands, "cron", "Hand the periodic jobs to the workers.", "One such process is enough; two do no harm.")
    parser.set_defaults(run=_run_cron)


def _run_cron(_: argparse.Namespace) -> int:
    from workers.schedule import run  # noqa: PLC0415

    settings = Settings()
    logs.start(settings.log_level)
    run(settings)
    return 0


def _migrate(commands: "Commands") -> None:
    parser = _command(
        commands,
        "migrate",
        "Bring the database schema up to date.",
        "Connects as the owner (SHOPAPP_DATABASE_OWNER_URL), runs each new file of shopapp/db/migrations once under a lock, and\n"
        "gives the application's role (the user in SHOPAPP_DATABASE_URL) its grants. Safe to run twice, and again after a kill.",
    )
    parser.set_defaults(run=_run_migrate)


def _run_migrate(_: argparse.Namespace) -> int:
    from shopapp.db.migrate import migrate  # noqa: PLC0415

    settings = Settings()
    names = migrate(settings.database_owner_url or settings.database_url, settings.database_url)
    print("\n".join(f"ran {name}" for name in names) or "Nothing to do: the schema is up to date.")
    return 0


def _relock(commands: "Commands") -> None:
    parser = _command(
        commands,
        "relock",
        "Write every stored secret again under the newest key.",
        "After a new key was put first in SHOPAPP_VAULT_KEYS. The night's job does the same; this does it now, and says when\n"
        "the older keys can be dropped. Safe to repeat and to stop half-way.",
    )
    parser.set_defaults(run=_run_relock)


def _run_relock(_: argparse.Namespace) -> int:
    from shopapp.wiring import build  # noqa: PLC0415
    from workers.keys import relock  # noqa: PLC0415

    house = build(Settings())
    try:
        found = relock(house)
    finally:
        house.close()
    print(f"{found.written} secrets were written again under the newest key.")
    if found.unreadable:
        print(f"Shops with a secret that no key opens: {', '.join(map(str, found.unreadable))}. Add the missing key and repeat.")
        return 1
    print("The older keys can be dropped from SHOPAPP_VAULT_KEYS.")
    return 0


def _sandbox(commands: "Commands") -> None:
    parser = _command(
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


def _sync(commands: "Commands") -> None:
    parser = _command(
        commands,
        "sync",
        "Bring a shop's catalogue up to date now, and show the progress.",
        "The same work as the background job, in this process. Stopped half-way, the next run goes on where it stopped.",
    )
    parser.add_argument("shop", help="the shop's myshopify domain")
    parser.add_argument("--without-vectors", action="store_true", help="leave it to the workers to learn what products mean")
    parser.set_defaults(run=_run_sync)


def _run_sync(args: argparse.Namespace) -> int:
    from shopapp.demo.progress import sync_with_progress  # noqa: PLC0415

    return sync_with_progress(Settings(), args.shop, learn=not args.without_vectors)


def _rehearse(commands: "Commands") -> None:
    parser = _command(
        commands,
        "rehearse",
        "Let invented shoppers try a shop's assistant, and report what went wrong.",
        "The same as on the admin's page Rehearsal, in this process, with a line for every tenth. The shoppers are made\n"
        "from the shop's own rows; nothing they say is stored as a conversation. Exits with 1 when something was found that\n"
        "shoppers must not meet: an invented price, a lost cart, a missed handover. Stopped half-way, the next run goes on\n"
        "where it stopped.",
    )
    parser.add_argument("shop", help="the shop's myshopify domain")
    parser.add_argument("--size", type=int, default=60, help="about how many shoppers, at most 300 (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another number invents other shoppers (default: %(default)s)")
    parser.add_argument("--engine", action="append", help="only this engine; may be given twice (default: all there are)")
    parser.set_defaults(run=_run_rehearse)


def _run_rehearse(args: argparse.Namespace) -> int:
    from shopapp.rehearsing import rehearse  # noqa: PLC0415

    return rehearse(Settings(), args.shop, seed=args.seed, size=args.size, engines=args.engine, tell=print)


def _bench(commands: "Commands") -> None:
    import bench  # noqa: PLC0415

    parser = _command(
        commands,
        "bench",
        "Measure speed or quality; with --json it prints one JSON object of figures.",
        "Each name is one module of bench/; `shopapp bench NAME --help` says what it measures and against what.",
    )
    names = parser.add_subparsers(metavar="NAME", required=True)
    for found in pkgutil.iter_modules(bench.__path__):
        if not found.name.startswith("_"):
            _bench_name(names, found.name)


def _bench_name(names: "Commands", name: str) -> None:
    module = importlib.import_module(f"bench.{name}")
    words = (module.__doc__ or name).strip()
    parser = names.add_parser(name, help=words.splitlines()[0], description=words, formatter_class=Words)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    module.arguments(parser)

    def run(args: argparse.Namespace) -> int:
        figures = module.run(args)
        print(json.dumps(figures, indent=None if args.json else 2))
        return 0

    parser.set_defaults(run=run)


if __name__ == "__main__":
    sys.exit(main())
