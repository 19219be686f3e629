"""The few questions that may be asked before a shop is known. They answer with ids, nothing else."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from shopapp.db import Connection
from shopapp.shops import store

Directory = Callable[[], AbstractContextManager[Connection]]


def find(domain: str, *, directory: Directory) -> int | None:
    """The shop of a myshopify domain, installed or not."""
    with directory() as conn:
        return store.find(conn, domain)


def installed(*, directory: Directory) -> list[int]:
    with directory() as conn:
        return store.installed(conn)


def known(*, directory: Directory) -> list[int]:
    """Every shop there is a row of, installed or not."""
    with directory() as conn:
        return store.known(conn)


def of_stripe_key(account_key: str, *, directory: Directory) -> int | None:
    """The shop whose Stripe account sends its webhooks to this key's address."""
    with directory() as conn:
        return store.of_stripe_key(conn, account_key)


def origin_known(origin: str, *, directory: Directory) -> bool:
    """Whether an installed shop's pages live at this origin, exactly as a browser writes it."""
    with directory() as conn:
        return store.origin_known(conn, origin)
