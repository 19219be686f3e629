"""Payments with both vendors on the wire: the live adapters, faults by command, and the doors of the pay page."""

import pytest
from flask import Flask
from pay_world import ADDRESS, Till, house, path_of, served, settings, till

from shopapp import checkout
from shopapp.money import Money
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify import catalogue as shelves
from shopapp.wiring import House

__all__ = ["house", "served", "settings", "till"]


def test_a_good_card_pays_one_order_on_the_wire(till: Till) -> None:
    begun = till.begin()
    assert begun.quote is not None
    assert begun.quote.total_minor == 2000 + 2 * 1250 + 490
    assert till.pay(begun) == "paid"
    (order,) = till.orders()
    assert (order["financialStatus"], order["total"]) == ("PAID", "49.90")
    assert [(intent["status"], intent["amount_received"]) for intent in till.intents()] == [("succeeded", 4990)]
    kind, payload = till.said()[-1]
    assert (kind, payload["number"], payload["total"]["text"]) == ("order.confirmed", order["name"], "€49.90")


def test_a_declined_card_then_another_on_the_wire(till: Till) -> None:
    begun = till.begin()
    assert till.pay(begun, "chargeDeclinedInsufficientFunds") == "reserved"
    assert "not enough money" in (till.row(begun).message or "")
    assert till.pay(begun) == "paid"
    assert sorted(intent["status"] for intent in till.intents()) == ["canceled", "succeeded"]


@pytest.mark.parametrize(
    ("target", "operation"),
    [
        ("stripe", "payment_intents.create"),
        ("stripe", "payment_intents.capture"),
        ("shopify", "OrdersReserve"),
        ("shopify", "OrdersComplete"),
        ("shopify", "OrdersMarkPaid"),
    ],
)
@pytest.mark.parametrize("kind", ["error_before", "error_after"])
def test_report_9_an_answer_lost_on_the_wire_ends_in_one_paid_order(till: Till, target: str, operation: str, kind: str) -> None:
    begun = till.begin()
    till.sandbox.faults.set(Fault(target, kind, operation, times=2))  # pyright: ignore[reportArgumentType]
    till.pay(begun)
    till.sandbox.faults.clear()
    for _ in range(3):
        checkout.advance(till.shop, begun.checkout_id, till=till.house.till)
    assert till.row(begun).state == "paid"
    assert len(till.orders()) == 1
    assert [intent["amount_received"] for intent in till.intents()] == [4990]


def test_report_2_the_last_item_goes_to_one_of_two_on_the_wire(till: Till) -> None:
    first, second = till.begin((0, 3)), till.begin((0, 3))
    assert [till.pay(first), till.pay(second)] == ["paid", "voided"]
    assert "Sold out" in till.said()[-1][1]["message"]
    assert len(till.orders()) == 1


def test_report_5_and_17_refunds_of_either_side_are_mirrored_once(till: Till) -> None:
    begun = till.begin()
    till.pay(begun)
    row, account = till.row(begun), till.house.till.account(till.shop)
    assert account is not None
    assert row.intent is not None
    back = till.house.payments.refund(account, row.intent, key="dashboard", amount=_eur(1000), about={})
    event = {"type": "refund.created", "livemode": False,
             "data": {"object": {"object": "refund", "id": back.id, "payment_intent": row.intent}}}  # fmt: skip
    for _ in range(3):
        checkout.stripe_reported(till.shop, event, till=till.house.till)
    (order,) = till.orders()
    assert len(order["refunds"]) == 1
    body = {"id": 77, "order_id": row.order_id, "note": "",
            "transactions": [{"kind": "refund", "status": "success", "amount": "5.00", "currency": "EUR"}]}  # fmt: skip
    for _ in range(3):
        checkout.orders.reported(till.shop, "refunds/create", body, till=till.house.till)
    assert [one.amount.minor for one in till.house.payments.refunds(account, row.intent)] == [1000, 500]
    assert till.row(begun).refunded_minor == 1500
    assert till.row(begun).state == "paid"


def test_report_15_a_refund_of_a_stray_payment_leaves_the_order_alone(till: Till) -> None:
    begun = till.begin()
    till.pay(begun, "chargeDeclined")
    till.pay(begun)
    event = {"type": "refund.created", "livemode": False,
             "data": {"object": {"object": "refund", "id": "re_stray", "payment_intent": "pi_stray",
                                 "metadata": {"checkout": str(begun.checkout_id)}}}}  # fmt: skip
    checkout.stripe_reported(till.shop, event, till=till.house.till)
    assert till.row(begun).refunded_minor == 0


def test_a_dispute_is_kept_in_the_timeline_and_refunds_nothing(till: Till) -> None:
    begun = till.begin()
    till.pay(begun)
    event = {"type": "charge.dispute.created", "livemode": False, "data": {"object": {
        "object": "dispute", "id": "dp_1", "payment_intent": till.row(begun).intent, "status": "needs_response", "amount": 4990,
        "reason": "fraudulent", "evidence_details": {"due_by": 1_800_000_000}}}}  # fmt: skip
    checkout.stripe_reported(till.shop, event, till=till.house.till)
    with till.house.transaction(till.shop) as conn:
        rows = conn.execute("SELECT detail FROM checkout_steps WHERE state = 'dispute'").fetchall()
    assert rows[0]["detail"]["evidence_due_by"] == "15 January 2027, 08:00 UTC"
    assert till.row(begun).refunded_minor == 0


def test_a_price_changed_at_shopify_is_told_before_anything_is_held(till: Till) -> None:
    begun = till.begin()
    shelves.set_price(till.sandbox, "demo.myshopify.com", till.variants[0], "25.00")
    assert till.pay(begun) == "quoted"
    assert till.intents() == []
    assert any("€54.90" in told for told in checkout.requote(till.house.till, till.shop, begun.checkout_id).changes)


def test_the_page_is_framed_by_the_shop_alone_and_tells_nobody_its_address(till: Till, served: tuple[Flask, str, House]) -> None:
    begun = till.begin()
    client = served[0].test_client()
    answer = client.get(path_of(begun.pay_url))
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert "frame-ancestors 'self' http" in policy
    assert "*" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Ada" not in answer.get_data(as_text=True)


def test_a_get_changes_nothing_and_a_wrong_token_finds_nothing(till: Till, served: tuple[Flask, str, House]) -> None:
    begun = till.begin()
    client, before = served[0].test_client(), till.row(begun)
    for path in ("", "/state"):
        assert client.get(path_of(begun.pay_url) + path).status_code == 200
    assert till.row(begun) == before
    assert client.get("/pay/not-a-token").status_code == 404
    assert client.post("/pay/not-a-token/confirm", json={"quote_hash": "x"}).status_code == 404


def test_the_doors_quote_confirm_and_show_the_order(till: Till, served: tuple[Flask, str, House]) -> None:
    begun = till.begin()
    client, at = served[0].test_client(), path_of(begun.pay_url)
    express = next(rate for rate in client.get(f"{at}/state").get_json()["quote"]["rates"] if rate["title"] == "Express")
    told = client.post(f"{at}/quote", json={"rate": express["handle"]}).get_json()
    assert told["changes"] == ["Shipping is now €9.90, before €4.90.", "The total is now €54.90, before €49.90."]
    stale = client.post(f"{at}/confirm", json={"confirmation_token": till.card(), "quote_hash": begun.quote and begun.quote.hash})
    assert (stale.status_code, stale.get_json()["error"]["code"]) == (409, "quote_changed")
    paid = client.post(f"{at}/confirm", json={"confirmation_token": till.card(), "quote_hash": told["quote"]["hash"]})
    assert (paid.get_json()["state"], paid.get_json()["order"]["email_hint"]) == ("paid", "a…@example.org")
    assert client.post(f"{at}/quote", json={"address": ADDRESS}).status_code == 409


def test_another_page_may_not_post(till: Till, served: tuple[Flask, str, House]) -> None:
    at = path_of(till.begin().pay_url)
    answer = served[0].test_client().post(f"{at}/look", json={}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 401


def test_report_16_the_sweep_alone_brings_every_case_home(till: Till) -> None:
    begun = till.begin()
    assert till.pay(begun, "threeDSecure2Required") == "action"
    with till.house.transaction(till.shop) as conn:
        conn.execute("UPDATE checkouts SET state_since = now() - interval '20 minutes', next_look_at = now()")
    checkout.sweep(till.shop, till=till.house.till)
    assert till.row(begun).state == "expired"
    assert [intent["status"] for intent in till.intents()] == ["canceled"]


def _eur(minor: int) -> Money:
    return Money(minor, "EUR")
