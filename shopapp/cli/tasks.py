"""Commands that do one thing and end: the schema, the keys, a shop's catalogue, a rehearsal. Each is safe to repeat."""

import argparse

from shopapp.cli.command import Commands, command
from shopapp.settings import Settings


def migrate(commands: Commands) -> None:
    parser = command(
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


def relock(commands: Commands) -> None:
    parser = command(
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


def sync(commands: Commands) -> None:
    parser = command(
        commands,
        "sync",
        "Bring a shop's catalogue up to date now, and show the progress.",
        "The same work as the background job, in this process. Stopped half-way, the next run goes on where it stopped.",
    )
    parser.add_argument("shop", help="the shop's myshopify domain")
    parser.add_argument("--without-vectors", action="store_true", help="leave it to the workers to learn what products mean")
    parser.set_defaults(run=_run_sync)


def _run_sync(args: argparse.Namespace) -> int:
    from shopapp.terminal.syncing import sync_with_progress  # noqa: PLC0415

    return sync_with_progress(Settings(), args.shop, learn=not args.without_vectors)


def rehearse(commands: Commands) -> None:
    parser = command(
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
    from shopapp.terminal.rehearsing import rehearse  # noqa: PLC0415

    return rehearse(Settings(), args.shop, seed=args.seed, size=args.size, engines=args.engine, tell=print)
