"""Tokens of the Admin API: expiring, encrypted, renewed by one caller at a time.

The rule: whoever holds the shop's claim is the only one who asks Shopify for a new pair, outside any transaction, and
stores it before anyone uses it. The claim is a number in the row and ends by itself, so a killed process blocks nobody.
Shopify honours the old refresh token until the new pair is used, so an answer that got lost is simply asked for again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import NotAllowed, Outside, Refused, Unavailable
from shopapp.ports.shopify_auth import Access, Grant, ShopifyAuth
from shopapp.secrets import Vault
from shopapp.shops import store as shops_store
from shopapp.shops.tokens import store

log = logs.get(__name__)

FRESH = timedelta(minutes=5)
"""A token with less than this left is renewed before use; shopify-app-js draws the line at the same place."""
CLAIM = timedelta(seconds=60)
"""Longer than two asks can take, shorter than a person waits."""
_PATIENCE = 30.0
_GLANCE = 0.05


@dataclass(frozen=True, slots=True)
class Keeper:
    """What renewing tokens needs of the house."""

    transaction: Transaction
    vault: Vault
    clock: Clock
    auth: ShopifyAuth


def access(shop_id: int, *, keeper: Keeper) -> Access:
    """A token good for a while. Raises Refused (`no_token`) when only the merchant opening the app can help."""
    return _good(keeper, shop_id, refused=None)


def renew(shop_id: int, refused: Access, *, keeper: Keeper) -> Access:
    """A token other than the one Shopify just refused: another caller's newer one where there is one, else a new pair."""
    return _good(keeper, shop_id, refused=refused.token)


def obtain(keeper: Keeper, shop_id: int, ask: Callable[[], Grant]) -> Grant:
    """A first pair, asked for under the claim and stored. For installs: the caller knows that the old pair is of no use."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        _, _, claim = _look(keeper, shop_id, lambda _held: True)
        if claim is not None:
            grant = _under_claim(keeper, shop_id, claim, ask)
            if grant is not None:
                return grant
        time.sleep(_GLANCE)
    raise Unavailable("Another request is renewing this shop's access. Please try again.", code="tokens_busy", retry_after=2)


def readable(held: store.Held | None, vault: Vault) -> bool:
    """Whether a key of the vault opens the pair. Where none does, only a new exchange helps, at the merchant's next visit."""
    try:
        return all(vault.open(locked) for locked in (held.access_token, held.refresh_token) if locked) if held else False
    except NotAllowed:
        return False


def keep_alive(shop_id: int, *, keeper: Keeper) -> None:
    """Once a day per shop: a token that ran out is renewed, so that the 90 days of a refresh token never run out."""
    with keeper.transaction(shop_id) as conn:
        held = store.held(conn, shop_id)
    if held and held.access_token:
        access(shop_id, keeper=keeper)


def _good(keeper: Keeper, shop_id: int, refused: str | None) -> Access:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        domain, held, claim = _look(keeper, shop_id, lambda held: readable(held, keeper.vault) and _stale(keeper, held, refused))
        if held is None or held.access_token is None or held.refresh_token is None or not readable(held, keeper.vault):
            raise Refused("Shopify wants the merchant to open the app once before it lets us in again.", code="no_token")
        token = keeper.vault.open(held.access_token)
        if claim is not None:
            refresh_token = keeper.vault.open(held.refresh_token)
            grant = _under_claim(keeper, shop_id, claim, partial(_refresh, keeper, domain, refresh_token))
            if grant is not None:
                return Access(domain, grant.access_token)
        elif token != refused and held.expires_at and held.expires_at > keeper.clock.now():
            # Fresh, or another caller is renewing it and it still has minutes to live.
            return Access(domain, token)
        time.sleep(_GLANCE)
    raise Unavailable("Another request is renewing this shop's access. Please try again.", code="tokens_busy", retry_after=2)


def _stale(keeper: Keeper, held: store.Held | None, refused: str | None) -> bool:
    """Whether there is a pair, and its token should be replaced before use."""
    if held is None or held.access_token is None or held.expires_at is None:
        return False
    if refused is not None and keeper.vault.open(held.access_token) == refused:
        return True
    return held.expires_at - keeper.clock.now() <= FRESH


def _look(keeper: Keeper, shop_id: int, wants: Callable[[store.Held | None], bool]) -> tuple[str, store.Held | None, int | None]:
    """The shop's domain, its tokens, and the number of our claim if we wanted it and got it."""
    now = keeper.clock.now()
    with keeper.transaction(shop_id) as conn:
        domain = shops_store.read(conn, shop_id).domain
        held = store.held(conn, shop_id)
        claim = None
        if wants(held):
            claim = store.claim(conn, shop_id, held.claim if held else 0, now, now + CLAIM)
        return domain, held, claim


def _under_claim(keeper: Keeper, shop_id: int, claim: int, ask: Callable[[], Grant]) -> Grant | None:
    """Ask and store; None when the claim ran out meanwhile and another's pair is the newer one."""
    began = keeper.clock.now()
    try:
        grant = ask()
    except Outside as problem:
        # `invalid_client` is a wrong secret of ours, or an app that was uninstalled and perhaps came back: never throw away.
        doubted_at = keeper.clock.now() if problem.code == "invalid_client" else None
        with keeper.transaction(shop_id) as conn:
            store.release(conn, shop_id, claim, dead=problem.code == "invalid_grant", doubted_at=doubted_at)
        log.warning("tokens_not_renewed", shop_id=shop_id, code=problem.code)
        raise
    if not _kept(keeper, shop_id, claim, grant, began):
        log.warning("tokens_claim_lost", shop_id=shop_id, claim=claim)
        return None
    log.info("tokens_renewed", shop_id=shop_id, claim=claim)
    return grant


def _kept(keeper: Keeper, shop_id: int, claim: int, grant: Grant, began: datetime) -> bool:
    with keeper.transaction(shop_id) as conn:
        return store.keep(
            conn,
            shop_id,
            claim,
            access_token=keeper.vault.lock(grant.access_token),
            refresh_token=keeper.vault.lock(grant.refresh_token),
            scopes=grant.scopes,
            expires_at=began + timedelta(seconds=grant.expires_in),
            refresh_expires_at=began + timedelta(seconds=grant.refresh_expires_in),
            obtained_at=began,
        )


def _refresh(keeper: Keeper, domain: str, refresh_token: str) -> Grant:
    """Ask; if the answer was lost on its way, ask once more at once, which Shopify answers with a pair again."""
    try:
        return keeper.auth.refresh(domain, refresh_token)
    except Unavailable:
        return keeper.auth.refresh(domain, refresh_token)
