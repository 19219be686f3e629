"""What Shopify's webhooks say about a shop itself: uninstalled, scopes, name and domains, and the privacy requests.

The rule: webhooks come late, twice and out of order, so each is compared with what is already known before it acts.
"""

from datetime import datetime, timedelta
from typing import Any, cast

from shopapp import logs
from shopapp.db import Transaction
from shopapp.errors import Refused
from shopapp.ports.shopify_auth import ShopReading
from shopapp.shops import privacy, store
from shopapp.shops.arrival import refresh_facts
from shopapp.shops.tokens import store as tokens_store

log = logs.get(__name__)

TOPICS = (
    "app/uninstalled",
    "app/scopes_update",
    "shop/update",
    "locales/create",
    "locales/update",
    "locales/destroy",
    "customers/data_request",
    "customers/redact",
    "shop/redact",
)


ASKED_AFTER = timedelta(hours=48)
"""Shopify asks for a shop's data to be deleted so long after it left."""
_DENIED = ("no_token", "unauthorized", "invalid_grant", "invalid_client")
"""A wrong secret of ours also reads `invalid_client`, but then the request's signature would not have been good either."""


def reported(
    shop_id: int,
    topic: str,
    body: dict[str, Any],
    *,
    triggered_at: datetime,
    transaction: Transaction,
    reading: ShopReading,
) -> None:
    """Act on one delivery of TOPICS; safe to repeat. May raise Unavailable: then it is to be tried again."""
    match topic:
        case "app/uninstalled":
            uninstalled(shop_id, triggered_at, transaction=transaction)
        case "app/scopes_update":
            current = body.get("current")
            if isinstance(current, list):
                scopes = [str(scope) for scope in cast(list[object], current)]
                with transaction(shop_id) as conn:
                    tokens_store.write_scopes(conn, shop_id, scopes, triggered_at)
        case "customers/data_request":
            privacy.compile_report(shop_id, body, triggered_at, transaction=transaction)
        case "customers/redact":
            privacy.redact_customer(shop_id, body, transaction=transaction)
        case "shop/redact":
            redact_shop(shop_id, triggered_at, transaction=transaction, reading=reading)
        case _:
            if _is_installed(shop_id, transaction):
                refresh_facts(shop_id, transaction=transaction, reading=reading)


def uninstalled(shop_id: int, at: datetime, *, transaction: Transaction) -> None:
    """Mark the shop and forget its tokens, unless it has installed again since. Then an older pair is merely doubted."""
    with transaction(shop_id) as conn:
        if store.mark_uninstalled(conn, shop_id, at):
            tokens_store.forget(conn, shop_id)
            log.info("shop_uninstalled", shop_id=shop_id)
        else:
            tokens_store.doubt(conn, shop_id, at)
            log.info("old_uninstall_ignored", shop_id=shop_id)


def redact_shop(shop_id: int, at: datetime, *, transaction: Transaction, reading: ShopReading) -> None:
    """Delete everything of a shop that is still uninstalled; one that came back keeps its rows."""
    if _is_installed(shop_id, transaction) and _shut_out(shop_id, reading):
        # The word of its leaving never reached us, and the request is Shopify's own word that it left. A merchant seen in the
        # app since then came back, whatever became of the old tokens.
        uninstalled(shop_id, at - ASKED_AFTER, transaction=transaction)
    with transaction(shop_id) as conn:
        shop = store.read(conn, shop_id)
        # Installed again and left again since the request was made: a new request will follow 48 hours after that.
        if shop.uninstalled_at and shop.uninstalled_at > at:
            return
        gone = store.delete(conn, shop_id)
    log.info("shop_redacted" if gone else "shop_redaction_ignored", shop_id=shop_id)


def _shut_out(shop_id: int, reading: ShopReading) -> bool:
    """Whether Shopify denies us this shop. A frozen shop or a missing scope is no denial, and an outage is tried again."""
    try:
        reading.facts(shop_id)
    except Refused as problem:
        return problem.code in _DENIED
    return False


def _is_installed(shop_id: int, transaction: Transaction) -> bool:
    with transaction(shop_id) as conn:
        return store.read(conn, shop_id).is_installed
