"""What a shopper abroad sees: their language, their market's prices, and nothing that is not sold to them."""

from collections.abc import Callable

from shopify_world import ground, heard, house, id_token, moved_in, sandbox, settings
from test_parts import abroad
from test_sync import carry, filled

from shopapp.catalog import Card, Here, Wish, cards, search, sync
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["abroad", "carry", "filled", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]


def seen(house: House, shop_id: int, handle: str, here: Here) -> list[Card]:
    with house.transaction(shop_id) as conn:
        row = conn.execute("SELECT id FROM products WHERE handle = %(handle)s", {"handle": handle}).fetchone()
        assert row is not None
        return cards(conn, shop_id, [row["id"]], storefront_url="http://shop.test", here=here)


def test_a_shopper_abroad_sees_their_language_and_their_prices(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    (swiss,) = seen(house, moved_in, "thing-1", Here("de-CH", "LI"))
    assert swiss["title"] == "Wollpullover 1"
    assert (swiss["price"]["minor"], swiss["price"]["currency"]) == (4510, "CHF")
    assert swiss["options"] == [{"name": "Farbe", "values": ["Navy", "Rot"]}]
    assert [variant["title"] for variant in swiss["variants"]] == ["Navy", "Rot"]
    (home,) = seen(house, moved_in, "thing-1", Here("en", "DE"))
    assert (home["title"], home["price"]["minor"], home["price"]["currency"]) == ("Wool jumper 1", 4100, "EUR")


def test_what_is_not_sold_in_a_country_is_neither_shown_nor_found_there(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    assert seen(house, moved_in, "thing-2", Here("", "CH")) == []
    assert len(seen(house, moved_in, "thing-2", Here("", "AT"))) == 1
    with house.transaction(moved_in) as conn:
        there = search(conn, moved_in, Wish("wool jumper", limit=50, country="CH"))
        here = search(conn, moved_in, Wish("wool jumper", limit=50))
    assert (len(there), len(here)) == (11, 12)


def test_a_budget_abroad_is_in_the_money_of_that_country(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    with house.transaction(moved_in) as conn:
        # 41 euro are 45.10 francs.
        assert len(search(conn, moved_in, Wish("wool jumper", price_max=4500, country="CH"))) == 0
        assert len(search(conn, moved_in, Wish("wool jumper", price_max=4510, country="CH"))) == 1
        assert len(search(conn, moved_in, Wish("wool jumper", price_max=4510))) == 5


def test_a_translated_product_is_found_by_the_words_of_its_translation(
    abroad: Sandbox, carry: Callable[..., sync.Progress], house: House, moved_in: int
) -> None:
    carry()
    with house.transaction(moved_in) as conn:
        assert [hit.words for hit in search(conn, moved_in, Wish("Wollpullover", locale="de"))][:1] == [True]
        assert not any(hit.words for hit in search(conn, moved_in, Wish("Wollpullover")))
