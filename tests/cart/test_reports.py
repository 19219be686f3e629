"""The cart is what the storefront last said it is."""

from datetime import UTC, datetime, timedelta

import pytest

from shopapp.cart import CartLine, reported, store
from shopapp.conversations import store as conversations
from shopapp.errors import Invalid
from shopapp.wiring import House


def a_shopper(house: House, shop: int, key: bytes = b"k") -> int:
    with house.transaction(shop) as conn:
        return conversations.shopper(conn, shop, key, locale="en").id


def test_a_report_replaces_the_lines_and_keeps_the_token(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        first = store.report(conn, shop, shopper, None, "tok?key=1", "EUR", [CartLine(1, 2), CartLine(2, 1)])
        second = store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(2, 3)])
    assert (second.id, second.token, second.lines) == (first.id, "tok", [CartLine(2, 3)])


def test_an_emptied_cart_is_no_longer_the_shoppers_cart_and_returns_when_filled(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
        assert store.report(conn, shop, shopper, None, "tok", "EUR", []).state == "emptied"
        assert store.of_shopper(conn, shop, shopper) is None
        store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
        found = store.of_shopper(conn, shop, shopper)
    assert found is not None
    assert found.pieces == 1


def test_reporting_the_same_lines_again_does_not_touch_the_cart(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        first = store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
    with house.transaction(shop) as conn:
        assert store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)]).changed_at == first.changed_at


def test_an_ordered_cart_stays_ordered(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
        store.mark_ordered(conn, shop, "tok")
        late = store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(9, 9)])
    assert (late.state, late.lines) == ("ordered", [CartLine(1, 1)])


def test_idle_carts_are_the_open_ones_untouched_since(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        cart = store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
        assert store.idle(conn, shop, cart.changed_at) == []
        assert [found.id for found in store.idle(conn, shop, cart.changed_at + timedelta(seconds=1))] == [cart.id]


def webhook(minutes: int, quantity: int = 5) -> dict[str, object]:
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    return {
        "token": "tok",
        "updated_at": at.isoformat(),
        "line_items": [{"variant_id": 1, "quantity": quantity, "key": "", "title": "x"}],
    }


def test_a_newer_webhook_changes_the_cart_and_an_older_one_does_not(house: House, shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
    reported(shop, "carts/update", webhook(-5), transaction=house.transaction)
    reported(shop, "carts/update", webhook(+5, 3), transaction=house.transaction)
    reported(shop, "carts/update", webhook(+4, 9), transaction=house.transaction)
    with house.transaction(shop) as conn:
        cart = store.by_token(conn, shop, "tok")
    assert cart is not None
    assert cart.lines == [CartLine(1, 3)]


def test_a_webhook_for_an_unknown_cart_is_let_go(house: House, shop: int):
    reported(shop, "carts/update", webhook(0), transaction=house.transaction)
    with house.transaction(shop) as conn:
        assert store.by_token(conn, shop, "tok") is None


def test_a_webhook_of_a_foreign_shape_is_refused(house: House, shop: int):
    with pytest.raises(Invalid):
        reported(shop, "carts/update", {"token": 5}, transaction=house.transaction)


def test_a_cart_of_another_shop_is_not_seen(house: House, shop: int, other_shop: int):
    shopper = a_shopper(house, shop)
    with house.transaction(shop) as conn:
        store.report(conn, shop, shopper, None, "tok", "EUR", [CartLine(1, 1)])
    with house.transaction(other_shop) as conn:
        assert store.by_token(conn, other_shop, "tok") is None
