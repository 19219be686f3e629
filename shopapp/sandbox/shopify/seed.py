"""Shops as a script wants them: settings, documents and catalogue in one call that can be repeated without effect."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from shopapp.sandbox.shopify import catalogue, shops, webhooks
from shopapp.sandbox.shopify.stock import location_of
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc

_SETTINGS = (
    "name",
    "email",
    "currency",
    "country",
    "timezone",
    "locale",
    "locales",
    "taxesIncluded",
    "plan",
    "discounts",
    "automaticDiscounts",
    "markets",
)


def ensure_shop(sandbox: Sandbox, domain: str) -> Doc:
    """The shop, made with defaults when it is not there yet."""
    known = sandbox.world.get("shop", domain)
    if known is not None:
        return known
    doc = shops.new_shop(sandbox, domain)
    doc["locationId"] = location_of(sandbox, domain)["id"]
    return shops.save_shop(sandbox, doc)


def seed_shop(
    sandbox: Sandbox,
    domain: str,
    *,
    products: Iterable[Doc] | Path | None = None,
    pages: Iterable[Mapping[str, Any]] = (),
    policies: Iterable[Mapping[str, Any]] = (),
    replace: bool = True,
    tell: bool = True,
    **settings: Any,
) -> dict[str, Any]:
    """Create a shop or bring it to this state. Only what is given is touched; the same call again changes nothing.

    `products` are documents or the path of a product CSV; `settings` are fields of the shop (`currency="EUR"`, …).
    Returns counts. Raises `catalogue.BadCsv`, ValueError for an unknown setting.
    """
    if unknown := set(settings) - set(_SETTINGS):
        raise ValueError(f"unknown shop setting: {', '.join(sorted(unknown))}")
    known = sandbox.world.get("shop", domain) is not None
    docs = catalogue.read_csv(products) if isinstance(products, Path) else products
    shop = ensure_shop(sandbox, domain)
    fresh = {key: value for key, value in settings.items() if value is not None and shop.get(key) != value}
    given = [shops.policy(sandbox, shop, dict(entry)) for entry in policies]
    kept = [entry for entry in shop["policies"] if entry["type"] not in {one["type"] for one in given}]
    if given and [*kept, *given] != shop["policies"]:
        fresh["policies"] = [*kept, *given]
    if fresh:
        shop |= fresh
        shops.save_shop(sandbox, shop)
        if known and tell:
            webhooks.shop_updated(sandbox, shop)
    done: dict[str, Any] = {"domain": domain, "pages": sum(_put_page(sandbox, domain, dict(entry)) for entry in pages)}
    if docs is not None:
        done |= catalogue.put_products(sandbox, domain, docs, replace=replace, tell=tell)
    return done


def _put_page(sandbox: Sandbox, domain: str, given: dict[str, Any]) -> int:
    """Create or update a page by handle. Returns 1 when something changed."""
    with sandbox.world.changing():
        known = next(iter(sandbox.world.find("page", "handle", given["handle"], shop=domain)), None)
        fresh = {"title": given["title"], "handle": given["handle"], "body": given.get("body_html") or given.get("body") or ""}
        if known and all(known[key] == value for key, value in fresh.items()):
            return 0
        now = iso(sandbox.now())
        doc: Doc = known or {"id": sandbox.world.next("page_id", 101_000_000_001), "createdAt": now}
        doc |= fresh | {"updatedAt": now}
        sandbox.world.put("page", doc["id"], doc, shop=domain, names={"handle": [doc["handle"]]})
    return 1
