"""Two writers of one product at once: whoever read it later is right, down to the variants that are gone."""

from datetime import timedelta

from catalog_shelf import NOW, product, variant

from shopapp.catalog import sync
from shopapp.catalog.sync.merging import merge_rows, prepared
from shopapp.db import Connection
from shopapp.wiring import House


def test_a_webhook_between_the_look_and_the_writing_leaves_no_variant_that_is_gone(house: House, shop: int) -> None:
    older = product(1, "Tent", [variant(11, "90.00"), variant(12, "99.00")], updated_at=NOW - timedelta(hours=1))
    newer = product(1, "Tent", [variant(11, "80.00")])

    def meanwhile(_: Connection) -> None:
        with house.transaction(shop) as other:
            sync.merge(other, shop, [older], read_at=NOW - timedelta(hours=1))

    with house.transaction(shop) as conn:
        assert merge_rows(conn, shop, prepared([newer], "EUR"), read_at=NOW, before_writing=meanwhile) == 1
        rows = conn.execute("SELECT id, price_minor FROM variants").fetchall()
    assert rows == [{"id": 11, "price_minor": 8000}]


def test_a_newer_state_that_came_meanwhile_stays(house: House, shop: int) -> None:
    older = product(1, "Tent", [variant(11, "90.00"), variant(12, "99.00")], updated_at=NOW - timedelta(hours=1))
    newer = product(1, "Tent", [variant(11, "80.00")])

    def meanwhile(_: Connection) -> None:
        with house.transaction(shop) as other:
            sync.merge(other, shop, [newer], read_at=NOW)

    with house.transaction(shop) as conn:
        merge_rows(conn, shop, prepared([older], "EUR"), read_at=NOW - timedelta(hours=1), before_writing=meanwhile)
        rows = conn.execute("SELECT id, price_minor FROM variants").fetchall()
    assert rows == [{"id": 11, "price_minor": 8000}]
