"""What a run reads besides products, and how a batch of each part becomes rows.

`products` comes first, because the rest hangs on its rows; a shop is usable from then on. The one rule: a part that Shopify
refuses is skipped and told, never the reason that a shop has no catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from shopapp.catalog.sync.beside import store as beside
from shopapp.catalog.sync.intake import store as intake
from shopapp.catalog.sync.merging import merge_rows, prepared
from shopapp.catalog.sync.names import Names
from shopapp.catalog.sync.rows import minor
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.staging import store as staging
from shopapp.db import Connection
from shopapp.ports.shopify_catalogue import MarketFacts, Region, ShopifyCatalogue

KEPT = timedelta(days=30)
"""How long what was found adrift is shown."""
Rows = list[Any]
"""Of the part at hand, as its own statement takes them."""
PRODUCTS, STOCK = "products", "stock"
NAMES = "names"
"""No part, but skipped like one where Shopify refuses it."""
GRACE = timedelta(minutes=10)
"""A webhook that Shopify sent this short a time before a run may still be on its way: no drift."""


@dataclass(frozen=True, slots=True)
class Batch:
    rows: Rows
    roots: int
    line: int
    """The last root's line: where the next batch begins."""


def plan(home: dict[str, Any], regions: Sequence[Region]) -> tuple[list[str], list[tuple[Region, str]]]:
    """The parts of a run, and every country with prices of its own beside the country whose prices it shares.

    Shopify bounds how many operations run at once, not how many there are: no market is left out.
    """
    groups: dict[tuple[str, str], list[Region]] = {}
    for region in regions:
        groups.setdefault((region.market, region.currency), []).append(region)
    foreign = [group for group in groups.values() if home["country"] not in {region.country for region in group}]
    priced = [(region, group[0].country) for group in foreign for region in group]
    locales = [str(locale) for locale in home["locales"][1:]]
    countries = list(dict.fromkeys(priced_as for _, priced_as in priced))
    return [PRODUCTS, STOCK, *(f"translations:{each}" for each in locales), *(f"market:{each}" for each in countries)], priced


def write_plan(conn: Connection, shop_id: int, regions: Sequence[Region]) -> list[str]:
    """Keeps the countries and locales of the plan, forgets the others; returns the parts."""
    home = beside.home(conn, shop_id)
    parts, priced = plan(home, regions)
    beside.put_regions(conn, shop_id, priced)
    beside.keep_locales(conn, shop_id, home["locales"][1:])
    return parts


def prepare(run: runs.Run, bodies: list[bytes], shopify: ShopifyCatalogue, currency: str, names: Names) -> Rows:
    """Lines of the part at hand as rows to write. Asks nobody but for names."""
    kind, _, _ = run.name.partition(":")
    if kind == PRODUCTS:
        return prepared(names.given(shopify.assemble(bodies)), currency)
    if kind == STOCK:
        return shopify.levels(bodies)
    if kind == "translations":
        return shopify.translations(bodies)
    return [market_row(each) for each in shopify.market(bodies) if each.prices]


def write(conn: Connection, shop_id: int, run: runs.Run, rows: Rows, now: datetime) -> int:
    """Write one batch of the part at hand; how many products of it were new to us."""
    # The export shows things as of some moment after it was asked for: older than any reading made since.
    read_at = run.started_at
    kind, _, what = run.name.partition(":")
    if kind == PRODUCTS:
        drift = partial(intake.note_drift, shop_id=shop_id, run_id=run.id, before=run.started_at - GRACE, now=now)
        look = drift if run.kind == "reconcile" else None
        return merge_rows(conn, shop_id, rows, read_at=read_at, before_writing=look)
    if kind == STOCK:
        beside.put_levels(conn, shop_id, rows)
    elif kind == "translations":
        beside.put_translations(conn, shop_id, what, rows, read_at)
    else:
        beside.put_market(conn, shop_id, what, rows, read_at)
    return 0


def close(conn: Connection, shop_id: int, run: runs.Run, now: datetime) -> int:
    """What a part that was read whole proves: whatever it did not hold is gone. Returns how many products that were."""
    gone = 0
    staging.before_comparing(conn)
    if run.name == PRODUCTS:
        runs.forget_drift(conn, shop_id, now - KEPT)
        gone = runs.mark_vanished(conn, shop_id, run.id, run.started_at, now, drift=run.kind == "reconcile")
    elif run.name == STOCK:
        beside.drop_levels(conn, shop_id, run.id, run.started_at)
    staging.drop(conn, shop_id, run.id)
    return gone


def market_row(facts: MarketFacts) -> dict[str, Any]:
    """For a product with at least one price."""
    prices = [
        {
            "id": each.variant_id,
            "price_minor": minor(each.price, each.currency),
            "compare_at_minor": minor(each.compare_at, each.currency) if each.compare_at else None,
        }
        for each in facts.prices
    ]
    return {"id": facts.product_id, "published": facts.published, "currency": facts.prices[0].currency, "prices": prices}
