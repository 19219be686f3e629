"""Speaking first: once for a cart, once a day for a shopper, never into a payment."""

import pytest

from shopapp.triggers import signal
from shopapp.wiring import House


@pytest.fixture
def shopper(house: House, shop: int) -> int:
    """A shopper with one thing in an open cart."""
    with house.transaction(shop) as conn:
        row = conn.execute(
            "INSERT INTO shoppers (shop_id, key_hash) VALUES (%(shop)s, 'k') RETURNING id", {"shop": shop}
        ).fetchone()
        assert row
        cart = conn.execute(
            "INSERT INTO carts (shop_id, token, shopper_id, currency) VALUES (%(shop)s, 't', %(shopper)s, 'EUR') RETURNING id",
            {"shop": shop, "shopper": row["id"]},
        ).fetchone()
        assert cart
        conn.execute(
            "INSERT INTO cart_lines (shop_id, cart_id, variant_id, quantity) VALUES (%(shop)s, %(cart)s, 11, 1)",
            {"shop": shop, "cart": cart["id"]},
        )
    return int(row["id"])


def tell(house: House, shop: int, shopper: int, name: str = "cart_idle", locale: str = "en") -> bool:
    return signal(shop, shopper, name, locale=locale, transaction=house.transaction, clock=house.clock)


def said(house: House, shop: int) -> list[str]:
    with house.transaction(shop) as conn:
        return [
            row["text"] for row in conn.execute("SELECT payload->>'text' AS text FROM conversation_events WHERE type = 'nudge'")
        ]


def test_a_still_cart_is_offered_help_once(house: House, shop: int, shopper: int):
    assert tell(house, shop, shopper)
    assert not tell(house, shop, shopper)
    assert len(said(house, shop)) == 1
    assert said(house, shop)[0].startswith("There is one item in your cart")


def test_the_offer_speaks_the_shoppers_language(house: House, shop: int, shopper: int):
    tell(house, shop, shopper, locale="de-AT")
    assert said(house, shop)[0].startswith("In Ihrem Warenkorb liegt ein Artikel")


def test_nothing_is_said_to_an_empty_cart(house: House, shop: int, shopper: int):
    with house.transaction(shop) as conn:
        conn.execute("DELETE FROM cart_lines")
    assert not tell(house, shop, shopper)


def test_nothing_is_said_while_a_person_holds_the_conversation(house: House, shop: int, shopper: int):
    with house.transaction(shop) as conn:
        conn.execute(
            "INSERT INTO conversations (shop_id, ref, shopper_id, holder) VALUES (%(shop)s, 'r', %(shopper)s, 'person')",
            {"shop": shop, "shopper": shopper},
        )
    assert not tell(house, shop, shopper)


def test_an_unknown_signal_is_ignored(house: House, shop: int, shopper: int):
    assert not tell(house, shop, shopper, name="<script>")


def test_a_merchant_can_switch_it_off(house: House, shop: int, shopper: int):
    with house.transaction(shop) as conn:
        conn.execute("""UPDATE shops SET settings = '{"triggers": {"cart_idle": {"enabled": false}}}'""")
    assert not tell(house, shop, shopper)
