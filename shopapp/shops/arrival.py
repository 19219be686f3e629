"""Install: a shop is admitted once Shopify has granted us tokens for it, then its facts are read and the first syncs begin.

The rule: nobody is ever asked for a shop domain; it comes from a verified ID token or a verified install request.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import NotAllowed, Outside
from shopapp.ports.nudges import Nudges
from shopapp.ports.shopify_auth import Grant, ShopifyAuth, ShopReading
from shopapp.secrets import Vault, digest, random_token
from shopapp.shops import store, tokens
from shopapp.shops.directory import Directory
from shopapp.shops.tokens import store as tokens_store

log = logs.get(__name__)

STATE_LIVES = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an install needs of the house."""

    directory: Directory
    transaction: Transaction
    vault: Vault
    clock: Clock
    auth: ShopifyAuth
    reading: ShopReading
    nudges: Nudges

    @property
    def keeper(self) -> tokens.Keeper:
        return tokens.Keeper(self.transaction, self.vault, self.clock, self.auth)


def needs_install(shop_id: int, seen_at: datetime, *, ground: Ground) -> bool:
    """Whether this shop's ID token should be exchanged: not installed, or its tokens have died or cannot be read any more.

    Notes that it was seen.
    """
    with ground.transaction(shop_id) as conn:
        shop = store.read(conn, shop_id)
        if shop.is_installed:
            # Every sight counts: an uninstall told of later may lie seconds before it, when the app was put back at once.
            store.mark_seen(conn, shop_id, seen_at)
        held = tokens_store.held(conn, shop_id)
    dead = (
        held is None
        or held.access_token is None
        or held.refresh_expires_at is None
        or held.refresh_expires_at <= ground.clock.now()
    )
    return not shop.is_installed or dead or not tokens.readable(held, ground.vault)


def install(domain: str, id_token: str, *, ground: Ground) -> int:
    """Exchange a verified ID token and move the shop in; safe to repeat. The shop's id."""
    return _move_in(domain, lambda: ground.auth.exchange(domain, id_token), ground)


def begin_by_code(domain: str, redirect_uri: str, *, directory: Directory, clock: Clock, auth: ShopifyAuth) -> tuple[str, str]:
    """The authorization-code fallback: (single-use state for the browser's cookie, address to send the merchant to)."""
    state = random_token()
    with directory() as conn:
        store.issue_state(conn, digest(state), domain, clock.now() + STATE_LIVES)
    return state, auth.ask_address(domain, state, redirect_uri)


def install_by_code(domain: str, code: str, state: str, *, ground: Ground) -> list[str]:
    """The callback of the fallback, whose query has been verified. Returns the scopes that were granted.

    Raises NotAllowed when the state was spent or is another's.
    """
    with ground.directory() as conn:
        good = store.spend_state(conn, digest(state), domain, ground.clock.now())
    if not good:  # decided outside the transaction, which would otherwise take the spending back
        raise NotAllowed("This link has been used or has ended. Please open the app again from Shopify.", code="bad_state")
    shop_id = _move_in(domain, lambda: ground.auth.redeem(domain, code), ground)
    with ground.transaction(shop_id) as conn:
        held = tokens_store.held(conn, shop_id)
    return held.scopes if held else []


def refresh_facts(shop_id: int, *, transaction: Transaction, reading: ShopReading) -> None:
    """Read what the shop says about itself now, and keep it."""
    facts = reading.facts(shop_id)
    with transaction(shop_id) as conn:
        store.write_facts(conn, shop_id, facts)


def _move_in(domain: str, ask: Callable[[], Grant], ground: Ground) -> int:
    with ground.directory() as conn:
        shop_id = store.admit(conn, domain)
    began = ground.clock.now()
    tokens.obtain(ground.keeper, shop_id, ask)
    with ground.transaction(shop_id) as conn:
        arrived = store.mark_installed(conn, shop_id, began)
        store.mark_seen(conn, shop_id, began)
    log.info("shop_installed" if arrived else "shop_reopened", shop_id=shop_id)
    try:
        refresh_facts(shop_id, transaction=ground.transaction, reading=ground.reading)
    except Outside as problem:
        # The shop is in; its facts follow with the job below, or with the next shop/update.
        log.warning("shop_facts_missing", shop_id=shop_id, code=problem.code)
        ground.nudges.nudge("refresh_shop", shop_id)
    if arrived:
        ground.nudges.nudge("sync_catalogue", shop_id)
        ground.nudges.nudge("sync_documents", shop_id)
    return shop_id
