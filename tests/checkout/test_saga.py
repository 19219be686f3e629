"""The saga's journeys, one after another, against a real PostgreSQL and doubles of both vendors."""

from datetime import timedelta

import pytest

from shopapp import checkout
from shopapp.errors import Conflict, NotAllowed, NotFound
from shopapp.shops import store as shop_store
from tests.checkout.conftest import ADDRESS, Scene


def test_a_good_card_makes_one_order_and_captures_last(scene: Scene) -> None:
    begun = scene.begin()
    assert begun.quote is not None
    assert begun.quote.total_minor == 2 * 2000 + 500 + 490
    assert scene.pay(begun) == "paid"
    row = scene.row(begun)
    assert (row.captured_minor, len(scene.orders.placed), scene.payments.captures) == (4990, 1, 1)
    assert scene.orders.placed[row.order_id or 0].financial_status == "paid"
    assert [kind for kind, _ in scene.said()] == ["order.confirmed"]
    assert scene.said()[0][1] == {
        "number": row.order_name, "total": {"minor": 4990, "currency": "EUR", "text": "€49.90"},
        "email_hint": "a…@example.org", "status_url": "https://shop/status",
    }  # fmt: skip
    assert scene.rows("SELECT state FROM carts WHERE id = %(id)s", id=scene.cart) == [{"state": "ordered"}]
    assert {one["kind"] for one in scene.rows("SELECT kind FROM touches")} == {"paid"}
    states = [one["state"] for one in scene.rows("SELECT state FROM checkout_steps ORDER BY id")]
    assert states.index("ordered") < states.index("capturing") < states.index("captured") < states.index("paid")


def test_a_declined_card_closes_the_attempt_and_another_card_pays(scene: Scene) -> None:
    begun = scene.begin()
    assert scene.pay(begun, "tok_declined") == "reserved"
    assert scene.said()[-1][0] == "payment.failed"
    assert all(payment.status == "canceled" for payment in scene.payments.payments.values())
    assert scene.pay(begun, "tok_good") == "paid"
    assert scene.payments.captures == 1


def test_a_challenge_that_is_passed_pays(scene: Scene) -> None:
    begun = scene.begin()
    assert scene.pay(begun, "tok_3ds") == "action"
    scene.payments.answer_bank(True)
    assert scene.advance(begun) == "paid"


def test_a_challenge_that_is_failed_lets_another_card_be_tried(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.payments.answer_bank(False)
    assert scene.advance(begun) == "reserved"
    assert scene.pay(begun) == "paid"


def test_an_abandoned_challenge_ends_with_nothing_held(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.clock.advance(timedelta(minutes=16))
    scene.sweep()
    assert scene.row(begun).state == "expired"
    assert [payment.status for payment in scene.payments.payments.values()] == ["canceled"]
    assert scene.orders.stock == {1: 10, 2: 10}


def test_another_card_may_be_used_while_the_bank_still_asks(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    assert checkout.another_card(scene.shop, begun.checkout_id, till=scene.till).state == "reserved"
    assert scene.pay(begun) == "paid"
    assert sorted(payment.status for payment in scene.payments.payments.values()) == ["canceled", "captured"]


def test_a_bank_that_said_yes_meanwhile_is_used_instead_of_another_card(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.payments.answer_bank(True)
    assert checkout.another_card(scene.shop, begun.checkout_id, till=scene.till).state == "paid"


def test_report_4_sold_out_between_authorise_and_order_releases_the_hold_and_says_so(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.clock.advance(timedelta(minutes=31))
    scene.orders._lapse()  # the draft's reservation is over, and another shopper takes the last ones
    scene.orders.stock[1] = 0
    scene.payments.answer_bank(True)
    assert scene.advance(begun) == "voided"
    assert [payment.status for payment in scene.payments.payments.values()] == ["canceled"]
    kind, payload = scene.said()[-1]
    assert kind == "payment.failed"
    assert "Sold out" in payload["message"]
    assert "Item 1" in payload["message"]
    assert "Nothing was charged" in payload["message"]


def test_report_2_two_buyers_of_the_last_item_one_paid_one_told_and_not_charged(scene: Scene) -> None:
    scene.orders.stock[1] = 1
    first, second = scene.begin(scene.put_in_cart((1, 1))), scene.begin(scene.put_in_cart((1, 1)))
    assert [scene.pay(first), scene.pay(second)] == ["paid", "voided"]
    assert scene.payments.captures == 1
    assert "Sold out" in scene.said()[-1][1]["message"]


def test_a_total_of_zero_needs_no_payment(scene: Scene) -> None:
    scene.orders.prices = {1: 0, 2: 0}
    begun = scene.begin()
    assert scene.pay(begun, "") == "paid"
    assert scene.payments.payments == {}
    assert [order.financial_status for order in scene.orders.placed.values()] == ["paid"]


def test_report_7_a_payment_that_differs_from_the_quote_is_given_back(scene: Scene) -> None:
    begun = scene.begin()
    assert scene.pay(begun, "tok_wrong") == "voided"
    assert [payment.status for payment in scene.payments.payments.values()] == ["canceled"]
    assert scene.orders.placed == {}


def test_report_7_a_tampered_quote_hash_is_refused(scene: Scene) -> None:
    begun = scene.begin()
    with pytest.raises(Conflict):
        scene.pay(begun, hash="0" * 64)
    assert scene.payments.payments == {}


def test_report_7_the_checkout_of_another_shop_does_not_exist(scene: Scene, other_shop: int) -> None:
    begun = scene.begin()
    with pytest.raises(NotFound):
        checkout.advance(other_shop, begun.checkout_id, till=scene.till)


def test_report_8_a_cart_changed_while_the_sheet_is_open_is_priced_again(scene: Scene) -> None:
    begun = scene.begin()
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("UPDATE cart_lines SET quantity = 3 WHERE variant_id = 1")
    with pytest.raises(Conflict) as told:
        scene.pay(begun)
    assert told.value.code == "cart_changed"
    again = checkout.requote(scene.till, scene.shop, begun.checkout_id)
    assert again.changes == ["Item 1: 3 instead of 2.", "The total is now €69.90, before €49.90."]
    assert scene.pay(begun) == "paid"
    assert scene.row(begun).captured_minor == 6990


def test_a_price_that_moves_between_quote_and_payment_is_shown_again_first(scene: Scene) -> None:
    begun = scene.begin()
    scene.orders.prices[1] = 2100
    assert scene.pay(begun) == "quoted"
    assert scene.row(begun).reason == "price_changed"
    assert scene.payments.payments == {}
    assert "The total is now €51.90, before €49.90." in checkout.requote(scene.till, scene.shop, begun.checkout_id).changes
    assert scene.pay(begun) == "paid"


def test_report_6_another_address_with_the_same_total_is_a_new_attempt(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_declined")
    checkout.requote(scene.till, scene.shop, begun.checkout_id, address={**ADDRESS, "address1": "2 Road"})
    assert scene.pay(begun) == "paid"
    keys = [one["idempotency_key"] for one in scene.rows("SELECT idempotency_key FROM payment_attempts")]
    assert len(keys) == len(set(keys))


def test_a_quote_expires_and_is_asked_for_again(scene: Scene) -> None:
    begun = scene.begin()
    scene.clock.advance(timedelta(minutes=15))
    with pytest.raises(Conflict) as told:
        scene.pay(begun)
    assert told.value.code == "quote_expired"
    checkout.requote(scene.till, scene.shop, begun.checkout_id)
    assert scene.pay(begun) == "paid"


def test_beginning_again_finds_the_same_checkout_and_link(scene: Scene) -> None:
    first, second = scene.begin(), scene.begin()
    assert (first.checkout_id, first.pay_url) == (second.checkout_id, second.pay_url)


def test_report_10_a_hold_that_is_lost_before_capture_cancels_the_order(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.payments.answer_bank(True)
    looks = scene.orders.look

    def lose_hold(shop_id: int, order_id: int) -> object:
        scene.payments.expire_holds()
        return looks(shop_id, order_id)

    scene.orders.look = lose_hold  # type: ignore[method-assign]
    assert scene.advance(begun) == "voided"
    assert all(order.cancelled_at for order in scene.orders.placed.values())
    assert scene.orders.stock == {1: 10, 2: 10}


def test_report_14_reloading_in_any_state_keeps_the_payment(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    for _ in range(3):
        assert scene.pay(begun, "tok_other") == "action"
    assert len(scene.payments.payments) == 1


def test_an_answer_that_never_comes_is_looked_for_and_then_the_attempt_is_over(scene: Scene) -> None:
    begun = scene.begin()
    authorise = scene.payments.authorise
    scene.trouble.plan = dict.fromkeys(range(scene.trouble.count + 3, scene.trouble.count + 4), "lose")
    assert scene.pay(begun) == "authorising"
    assert authorise is not None
    scene.clock.advance(timedelta(minutes=11))
    scene.sweep()
    assert scene.row(begun).state == "reserved"
    assert scene.payments.payments == {}


def test_stripe_is_refused_to_the_public_registration(scene: Scene) -> None:
    with scene.house.transaction(scene.shop) as conn:
        shop = shop_store.read(conn, scene.shop)
    with pytest.raises(NotAllowed):
        checkout.provider_of(shop, distribution="public")


def test_the_shop_checkout_gets_a_permalink_with_the_conversation(scene: Scene) -> None:
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("UPDATE shops SET settings = '{}'")
    begun = scene.begin()
    assert begun.provider == "shopify"
    assert begun.pay_url is None
    assert begun.checkout_url is not None
    assert begun.checkout_url.startswith("http://127.0.0.1:8801/cart/1:2,2:1?attributes%5B_shopapp%5D=")


def test_a_currency_that_stands_in_no_table_is_handed_to_the_shops_own_checkout(scene: Scene) -> None:
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("UPDATE carts SET currency = 'IQD'")
    begun = scene.begin()
    assert (begun.provider, begun.pay_url) == ("shopify", None)
    assert (begun.checkout_url or "").startswith("http://127.0.0.1:8801/cart/1:2,2:1")
    assert scene.payments.payments == {}


def test_an_amount_that_cannot_be_charged_is_handed_to_the_shops_own_checkout(scene: Scene) -> None:
    scene.orders.prices[1] = 90_000_000
    begun = scene.begin()
    assert begun.provider == "shopify"
    assert sorted(row["state"] for row in scene.rows("SELECT state FROM checkouts")) == ["expired", "handed_over"]


def test_a_stock_hold_ends_when_nobody_tries_another_card(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_declined")
    scene.clock.advance(timedelta(minutes=31))
    scene.sweep()
    assert scene.row(begun).state == "declined"
    assert scene.orders.stock == {1: 10, 2: 10}
