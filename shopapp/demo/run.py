"""`shopapp demo`: everything, in order, with progress, until Ctrl-C."""

import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from shopapp import logs
from shopapp.db.migrate import migrate
from shopapp.demo.pictures import draw_all
from shopapp.demo.place import CLIENT_SECRET, Place
from shopapp.demo.services import Postgres, answers, redis_program
from shopapp.demo.shop import DemoShop, put_in
from shopapp.demo.supervisor import Supervisor, shopapp
from shopapp.wiring import build


class _Told:
    """Prints what is going on, with the seconds it took."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, words: str) -> None:
        print(f"  {time.monotonic() - self._began:5.1f} s  {words}", flush=True)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began


def run(*, folder: Path, first_port: int, shop: DemoShop, reset: bool, check: bool, model: bool = False) -> int:
    """Start everything and stay until Ctrl-C or SIGTERM (with `check`: stop as soon as all is up). Returns the exit code."""
    place = Place(folder.resolve(), first_port, model)
    place.refuse_busy_ports()
    shop.check()
    held = place.take()
    tell = _Told()
    logs.start("WARNING")
    if reset and place.folder.exists():
        shutil.rmtree(place.folder)
        tell("Forgot everything of the last demo")
    signal.signal(signal.SIGTERM, _as_interrupt)
    tell("Starting PostgreSQL")
    postgres = Postgres(place.folder / "pg")
    supervisor: Supervisor | None = None
    try:
        database = postgres.ensure_database("shopapp")
        supervisor = Supervisor(place.environment(database), place.folder / "logs", tell)
        _start_parts(supervisor, place, shop)
        ran = migrate(*database)
        tell(f"The database is ready ({len(ran)} migrations)" if ran else "The database is ready")
        for part in ("sandbox", "web"):
            supervisor.wait_until_up(part)
        tell("Shopify, Stripe and the app answer")
        house = build(place.settings(database))
        put_in(shop, place, house, tell)
        house.db.close()
        _say_where(place, tell.seconds)
        if not check:
            supervisor.watch()
    except KeyboardInterrupt:
        print("\n  Stopping. What you did is kept for the next start.", flush=True)
    finally:
        if supervisor:
            supervisor.stop()
        postgres.stop()
        held.close()
    return 0


def _start_parts(supervisor: Supervisor, place: Place, shop: DemoShop) -> None:
    draw_all(place.folder / "pictures")
    redis = ["--port", str(place.redis_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    supervisor.start("redis", [redis_program(), *redis], lambda: answers(place.redis_port))
    supervisor.start("sandbox", _sandbox(place, shop), lambda: _is_up(f"{place.shopify_url}/_sandbox/webhooks"))
    bind = f"127.0.0.1:{place.first_port}"
    supervisor.start("web", shopapp("serve", "--bind", bind, "--workers", "2"), lambda: _is_up(f"{place.app_url}/readyz"))
    supervisor.start("worker", shopapp("worker", "--queue", "default"))
    supervisor.start("bulk", shopapp("worker", "--queue", "bulk"))
    supervisor.start("cron", shopapp("cron"))


def _sandbox(place: Place, shop: DemoShop) -> list[str]:
    arguments = {
        "data-dir": str(place.folder / "sandbox"),
        "app-url": place.app_url,
        "shopify-port": str(place.first_port + 1),
        "stripe-port": str(place.first_port + 2),
        "smtp-port": str(place.smtp_port),
        "client-secret": CLIENT_SECRET,
        "default-shop": shop.domain,
        "pictures": str(place.folder / "pictures"),
    }
    return [
        sys.executable,
        "-m",
        "shopapp.sandbox",
        *(word for name, value in arguments.items() for word in (f"--{name}", value)),
    ]


def _is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _say_where(place: Place, seconds: float) -> None:
    print(
        f"""
  Ready after {seconds:.1f} seconds.

    The storefront     {place.shopify_url}/
    The admin          {place.shopify_url}/admin

    What happens behind it (e-mail, webhooks, faults to try): {place.shopify_url}/_sandbox/
    Logs: {place.folder}/logs    Ctrl-C stops everything.
""",
        flush=True,
    )
