"""What is picked out by rows: bought most. On sale and new stand among the written tasks of the demo shop."""

import json

import pytest
from talking import Shopper


def order(shopper: Shopper, id: int, *products: int) -> None:
    lines = [{"product_id": product, "quantity": 1} for product in products]
    with shopper.house.transaction(shopper.shop) as conn:
        conn.execute(
            """
            INSERT INTO orders (shop_id, id, name, currency, total_minor, lines, ordered_at, source_updated_at)
            VALUES (%(shop)s, %(id)s, '#1', 'EUR', 100, %(lines)s::jsonb, now(), now())
            """,
            {"shop": shopper.shop, "id": id, "lines": json.dumps(lines)},
        )


def test_what_stands_in_most_orders_comes_first_and_nothing_that_stands_in_one(shopper: Shopper) -> None:
    for id, products in enumerate([(31, 60), (31,), (31, 60), (41,)], start=1):
        order(shopper, id, *products)
    shopper.says("what are your best sellers?")
    assert shopper.titles == ["Stoneware Mug", "Merino Beanie"]
    assert "most orders" in shopper.text


def test_among_a_kind_what_is_ordered_most_is_shown_first(shopper: Shopper) -> None:
    order(shopper, 1, 15)
    order(shopper, 2, 15)
    assert shopper.says("your most popular jackets").titles[0] == "Barn Wool Jacket"


@pytest.mark.parametrize("said", ["best sellers", "most popular"])
def test_nothing_is_called_popular_before_anything_was_bought_twice(shopper: Shopper, said: str) -> None:
    order(shopper, 1, 31)
    shopper.says(said)
    assert "cannot say yet" in shopper.text
    assert "came in last" in shopper.text
    assert shopper.titles
