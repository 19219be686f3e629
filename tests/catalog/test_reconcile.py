"""The nightly check: what webhooks missed is put right and told; what is only on its way is not called missed."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from shopify_world import DOMAIN, ground, heard, house, id_token, moved_in, sandbox, settings
from test_parts import GERMAN, abroad, held
from test_sync import Counting, carry, doc, filled

from shopapp.catalog import changed, sync
from shopapp.clock import Clock, SetClock
from shopapp.ports.embeddings import Embeddings
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["abroad", "carry", "filled", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]


def known(sandbox: Sandbox, number: int) -> dict[str, Any]:
    return next(iter(sandbox.world.find("product", "handle", f"thing-{number}", shop=DOMAIN)))


@pytest.fixture
def check(carry: Callable[..., sync.Progress], house: House, moved_in: int) -> Callable[..., list[tuple[str, str]]]:
    """Reconcile, `after` that much time; what was found adrift."""

    def go(after: timedelta = timedelta(hours=1)) -> list[tuple[str, str]]:
        clock: Clock = SetClock(house.clock.now() + after)
        sync.start(moved_in, transaction=house.transaction, clock=clock, nudges=house.nudges, kind="reconcile")
        assert carry(begin=False, clock=clock).state == "done"
        with house.transaction(moved_in) as conn:
            assert sync.reconciled(conn, moved_in) is not None
            return sorted((each.title, each.what) for each in sync.drift(conn, moved_in))

    return go


def a_second_begins() -> None:
    """Shopify's times have no fractions: a change within the second of the last reading is put right, but looks no newer."""
    now = int(time.time())
    while int(time.time()) == now:
        time.sleep(0.01)


def lose_everything(sandbox: Sandbox) -> None:
    """A change, a sale, a new product and a deletion, none of them told."""
    a_second_begins()
    shopify_side.put_products(sandbox, DOMAIN, [doc(1, title="Felt jumper"), doc(20)], tell=False)
    shopify_side.delete_product(sandbox, DOMAIN, known(sandbox, 2)["id"], tell=False)
    sold = known(sandbox, 3)
    sold["variants"][1]["inventoryQuantity"] = 1
    shopify_side.save(sandbox, DOMAIN, sold)


def test_everything_that_webhooks_missed_is_found_told_and_put_right(
    carry: Callable[..., sync.Progress], check: Callable[..., list[tuple[str, str]]], filled: Sandbox, house: House, moved_in: int
) -> None:
    carry()
    lose_everything(filled)
    assert check() == [
        ("Felt jumper", "changed"),
        ("Wool jumper 2", "vanished"),
        ("Wool jumper 20", "missing"),
        ("Wool jumper 3", "stock"),
    ]
    rows = held(
        house, moved_in, "SELECT title FROM products WHERE deleted_at IS NULL AND title IN ('Felt jumper', 'Wool jumper 20')"
    )
    assert len(rows) == 2
    assert held(house, moved_in, "SELECT stock FROM variants WHERE sku = 'J-3-Red'") == [(1,)]


def test_a_second_check_finds_nothing_more(
    carry: Callable[..., sync.Progress], check: Callable[..., list[tuple[str, str]]], filled: Sandbox
) -> None:
    carry()
    lose_everything(filled)
    found = check()
    assert check(timedelta(hours=2)) == found


def test_a_change_of_the_last_minutes_may_still_be_told_and_is_no_drift(
    carry: Callable[..., sync.Progress], check: Callable[..., list[tuple[str, str]]], filled: Sandbox, house: House, moved_in: int
) -> None:
    carry()
    shopify_side.put_products(filled, DOMAIN, [doc(1, title="Felt jumper")], tell=False)
    assert check(timedelta(seconds=1)) == []
    assert held(house, moved_in, "SELECT 1 FROM products WHERE title = 'Felt jumper'")


def test_a_shop_in_step_has_no_drift_and_writes_no_row(
    carry: Callable[..., sync.Progress], check: Callable[..., list[tuple[str, str]]], house: House, moved_in: int
) -> None:
    carry()
    before = held(house, moved_in, "SELECT xmin::text, id FROM products ORDER BY id")
    assert check() == []
    assert held(house, moved_in, "SELECT xmin::text, id FROM products ORDER BY id") == before


def _told(house: House, shop: int, product_id: int, model: Embeddings) -> Counting:
    """Of a change, by webhook; what was embedded for it."""
    ports: dict[str, Any] = {"transaction": house.transaction, "clock": house.clock, "shopify": house.catalogue}
    counting = Counting(model)
    changed(shop, "products/update", {"id": product_id}, **ports, embeddings=counting)
    return counting


def test_a_webhook_brings_translations_and_prices_abroad_along(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int, model: Embeddings
) -> None:
    carry()
    dearer = doc(1, translations={"de": GERMAN | {"title": "Filzpullover"}})
    dearer["variants"] = [variant | {"price": "50.00"} for variant in dearer["variants"]]
    shopify_side.put_products(abroad, DOMAIN, [dearer], tell=False)
    counting = _told(house, moved_in, known(abroad, 1)["id"], model)
    assert held(house, moved_in, "SELECT title FROM product_translations") == [("Filzpullover",)]
    assert held(
        house,
        moved_in,
        "SELECT DISTINCT m.price_minor FROM market_prices m JOIN variants v ON v.id = m.variant_id WHERE v.sku LIKE 'J-1-%'",
    ) == [(5500,)]
    assert counting.texts == []


def test_a_webhook_embeds_its_own_product_and_no_other(
    carry: Callable[..., sync.Progress], house: House, moved_in: int, filled: Sandbox, model: Embeddings
) -> None:
    carry()
    held(house, moved_in, "DELETE FROM product_vectors RETURNING 1")
    shopify_side.put_products(filled, DOMAIN, [doc(1, title="Felt jumper")], tell=False)
    counting = _told(house, moved_in, known(filled, 1)["id"], model)
    assert len(counting.texts) == 1
