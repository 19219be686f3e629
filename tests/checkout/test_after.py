"""What comes after a payment: parcels, cancellations, disputes, what a merchant may do, and the comparison of the books."""

import re
import string
import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from shopapp import checkout, web
from shopapp.checkout import desk, disputes, reconcile
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.words import PAGE, TEXTS
from shopapp.conversations import say
from shopapp.errors import Conflict, Invalid, Unavailable
from shopapp.money import Money
from shopapp.ports.mail import Letter
from shopapp.ports.payments import Missed, Returned
from tests.checkout.conftest import Scene


@dataclass
class Postbox:
    letters: list[Letter] = field(default_factory=list)
    closed: bool = False

    def send(self, letter: Letter) -> None:
        if self.closed:
            raise Unavailable("No mail today.")
        self.letters.append(letter)


def paid(scene: Scene) -> checkout.Begun:
    begun = scene.begin()
    assert scene.pay(begun) == "paid"
    return begun


def parcel(scene: Scene, begun: checkout.Begun, shipment: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": 71, "order_id": scene.row(begun).order_id, "status": "success", "shipment_status": shipment,
        "tracking_company": "DHL", "tracking_number": "T1", "tracking_url": "https://dhl.example/T1",
        "created_at": scene.clock.now().isoformat(), "updated_at": scene.clock.now().isoformat(), **more,
    }  # fmt: skip


def news(scene: Scene) -> list[str]:
    return [payload["stage"] for kind, payload in scene.said() if kind == "order.news"]


def report(scene: Scene, topic: str, body: dict[str, Any]) -> None:
    checkout.orders.reported(scene.shop, topic, body, till=scene.till)


def test_a_parcel_is_told_of_once_for_each_stage_with_its_tracking(scene: Scene) -> None:
    begun = paid(scene)
    for shipment in (None, "in_transit", "in_transit", "out_for_delivery", "delivered", "delivered"):
        report(scene, "fulfillments/update", parcel(scene, begun, shipment))
    assert news(scene) == ["shipped", "out_for_delivery", "delivered"]
    first = next(payload for kind, payload in scene.said() if kind == "order.news")
    assert "DHL, T1" in first["text"]
    assert (first["tracking_url"], first["tracking_label"]) == ("https://dhl.example/T1", "Track the parcel")


def test_a_carriers_event_is_told_like_the_fulfilment_it_belongs_to_and_once(scene: Scene) -> None:
    begun = paid(scene)
    order_id, at = scene.row(begun).order_id, scene.clock.now().isoformat()
    event = {"id": 9, "fulfillment_id": 71, "order_id": order_id, "happened_at": at}
    for status in ("label_purchased", "in_transit"):
        report(scene, "fulfillment_events/create", event | {"status": status})
    assert news(scene) == []  # that it was sent is told with its tracking, by the fulfilment itself
    report(scene, "fulfillments/create", parcel(scene, begun, "in_transit"))
    for status in ("out_for_delivery", "attempted_delivery", "delivered", "delivered", "failure"):
        report(scene, "fulfillment_events/create", event | {"status": status})
    report(scene, "fulfillments/update", parcel(scene, begun, "delivered"))
    assert news(scene) == ["shipped", "out_for_delivery", "attempted", "delivered"]
    with pytest.raises(Invalid):
        report(scene, "fulfillment_events/create", {"status": "delivered"})


def test_late_news_that_a_delivered_parcel_was_shipped_is_not_told(scene: Scene) -> None:
    begun = paid(scene)
    report(scene, "fulfillments/update", parcel(scene, begun, "delivered"))
    report(scene, "fulfillments/create", parcel(scene, begun, None))
    assert news(scene) == ["delivered"]


def test_a_parcel_of_an_old_order_or_a_cancelled_one_wakes_nobody(scene: Scene) -> None:
    begun = paid(scene)
    long_ago = (scene.clock.now() - timedelta(days=40)).isoformat()
    report(scene, "fulfillments/update", parcel(scene, begun, "delivered", updated_at=long_ago))
    report(scene, "fulfillments/update", parcel(scene, begun, None, status="cancelled"))
    report(scene, "fulfillments/update", parcel(scene, begun, None, order_id=999))
    assert news(scene) == []
    with pytest.raises(Invalid):
        report(scene, "fulfillments/update", {"id": "x"})


def test_a_link_that_is_not_https_is_left_out(scene: Scene) -> None:
    begun = paid(scene)
    report(scene, "fulfillments/create", parcel(scene, begun, None, tracking_url="javascript:alert(1)"))
    assert scene.said()[-1][1]["tracking_url"] is None


def test_every_language_has_the_same_sentences_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for languages in (TEXTS, PAGE):
        for language, texts in languages.items():
            assert texts.keys() == languages["en"].keys(), language
            assert all(places(text) == places(languages["en"][key]) for key, text in texts.items()), language


def test_every_text_that_the_pay_page_asks_for_exists() -> None:
    folder = Path(web.__file__).parent
    asked = {
        key
        for file in (folder / "static/pay").glob("*.js")
        for key in re.findall(r'\b(?:text|around)\("(\w+)"', file.read_text())
    }
    asked |= set(re.findall(r"words\.(\w+)", (folder / "templates/pay/page.html").read_text()))
    endings = {key for key in PAGE["en"] if key.startswith("end_")}
    assert asked | endings == PAGE["en"].keys()


def test_an_order_cancelled_by_the_shop_is_told_once(scene: Scene) -> None:
    begun = paid(scene)
    row = scene.row(begun)
    now = scene.clock.now().isoformat()
    attributes = scene.orders.placed[row.order_id or 0].attributes
    body = {
        "id": row.order_id,
        "name": row.order_name,
        "currency": "EUR",
        "total_price": "49.90",
        "financial_status": "refunded",
        **dict.fromkeys(("created_at", "updated_at", "cancelled_at"), now),
        "note_attributes": [{"name": name, "value": value} for name, value in attributes.items()],
    }
    for _ in range(3):
        report(scene, "orders/cancelled", body)
    assert news(scene) == ["cancelled"]
    assert "given back" in scene.said()[-1][1]["text"]


def dispute_event(scene: Scene, begun: checkout.Begun, status: str, at: int, kind: str = "created") -> dict[str, Any]:
    about = {
        "object": "dispute", "id": "dp_1", "payment_intent": scene.row(begun).intent, "status": status, "amount": 4990,
        "currency": "eur", "reason": "fraudulent", "created": at, "evidence_details": {"due_by": 1_800_000_000},
    }  # fmt: skip
    return {"type": f"charge.dispute.{kind}", "livemode": False, "created": at, "data": {"object": about}}


def test_a_dispute_tags_the_order_and_alerts_the_merchant_with_the_deadline_once(scene: Scene) -> None:
    begun = paid(scene)
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("UPDATE shops SET email = 'owner@example.org'")
    box = Postbox(closed=True)
    for _ in range(2):
        checkout.stripe_reported(scene.shop, dispute_event(scene, begun, "needs_response", 100), till=scene.till)
    disputes.sweep(scene.shop, till=scene.till, mail=box)
    assert scene.orders.tags[scene.row(begun).order_id or 0] == {"disputed"}
    assert box.letters == []
    box.closed = False
    for _ in range(2):
        disputes.sweep(scene.shop, till=scene.till, mail=box)
    (letter,) = box.letters
    assert (letter.to, str(scene.row(begun).order_name) in letter.subject) == ("owner@example.org", True)
    assert "15 January 2027" in letter.text
    assert "Do not refund" in letter.text
    assert scene.row(begun).refunded_minor == 0


def test_an_older_word_on_a_dispute_changes_nothing_and_its_end_is_another_letter(scene: Scene) -> None:
    begun, box = paid(scene), Postbox()
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("UPDATE shops SET email = 'owner@example.org'")
    for status, at, kind in (("needs_response", 100, "created"), ("lost", 300, "closed"), ("under_review", 200, "updated")):
        checkout.stripe_reported(scene.shop, dispute_event(scene, begun, status, at, kind), till=scene.till)
        disputes.sweep(scene.shop, till=scene.till, mail=box)
    assert [letter.subject.rsplit(" ", 1)[-1] for letter in box.letters] == ["disputed", "lost"]
    with scene.house.transaction(scene.shop) as conn:
        assert disputes.open_ones(conn, scene.shop) == []


def test_evidence_is_laid_out_from_what_is_known_and_claims_nothing_else(scene: Scene) -> None:
    with scene.house.transaction(scene.shop) as conn:
        say(conn, scene.shop, scene.conversation, "message.shopper", {"text": "Does it come in blue?"})
        say(conn, scene.shop, scene.conversation, "text", {"text": "It does."})
    begun = scene.begin()
    bare = {section.title: section.text for section in evidence(scene, begun)}
    assert bare.keys() == {"What was bought", "Shopper", "Delivery address", "How it was paid", "Conversation with the shopper"}
    assert scene.pay(begun, "tok_3ds") == "action"
    scene.clock.advance(timedelta(minutes=1))
    scene.payments.answer_bank(accepted=True)
    assert scene.advance(begun) == "paid"
    report(scene, "fulfillments/update", parcel(scene, begun, "in_transit"))
    report(scene, "fulfillments/update", parcel(scene, begun, "delivered"))
    told = {section.title: section.text for section in evidence(scene, begun)}
    assert "2 × Item 1" in told["What was bought"]
    assert told["Delivery address"].splitlines() == ["Ada Example", "1 Road", "10115 Berlin", "DE"]
    assert "asked for 3-D Secure on 23 November 2026, 09:00 UTC, and agreed" in told["How it was paid"]
    assert ("Tracking: DHL, T1" in told["Shipping and delivery"], "Delivered: " in told["Shipping and delivery"]) == (True, True)
    assert "Shopper: Does it come in blue?" in told["Conversation with the shopper"]
    assert "Refunds" not in told
    desk.refund(scene.shop, begun.checkout_id, Money(100, "EUR"), key="form-1", till=scene.till)
    assert "€1.00 given back" in disputes.plain(evidence(scene, begun))


def evidence(scene: Scene, begun: checkout.Begun) -> list[disputes.Section]:
    with scene.house.transaction(scene.shop) as conn:
        return desk.evidence(conn, scene.shop, desk.opened(conn, scene.shop, begun.checkout_id))


def test_a_disputed_payment_is_not_given_back_from_our_page(scene: Scene) -> None:
    begun = paid(scene)
    checkout.stripe_reported(scene.shop, dispute_event(scene, begun, "needs_response", 100), till=scene.till)
    with pytest.raises(Conflict):
        desk.refund(scene.shop, begun.checkout_id, Money(100, "EUR"), key="k1", till=scene.till)


def test_a_merchant_gives_back_in_part_once_per_form_and_it_is_written_to_the_order(scene: Scene) -> None:
    begun = paid(scene)
    for _ in range(2):
        desk.refund(scene.shop, begun.checkout_id, Money(1000, "EUR"), key="form-1", till=scene.till)
    assert [back.amount.minor for back in scene.payments.given_back] == [1000]
    assert [amount.minor for _, amount in scene.orders.refunded.values()] == [1000]
    assert scene.row(begun).refunded_minor == 1000
    with pytest.raises(Invalid):
        desk.refund(scene.shop, begun.checkout_id, Money(4000, "EUR"), key="form-2", till=scene.till)
    desk.refund(scene.shop, begun.checkout_id, Money(3990, "EUR"), key="form-3", till=scene.till)
    assert scene.row(begun).state == "refunded"


def test_a_merchant_ends_a_payment_that_waits_for_the_bank(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    assert desk.void(scene.shop, begun.checkout_id, till=scene.till) == "voided"
    assert [payment.status for payment in scene.payments.payments.values()] == ["canceled"]
    assert scene.orders.stock == {1: 10, 2: 10}
    assert "Nothing was charged" in scene.said()[-1][1]["message"]
    with pytest.raises(Conflict):
        desk.void(scene.shop, paid_again(scene).checkout_id, till=scene.till)


def paid_again(scene: Scene) -> checkout.Begun:
    begun = scene.begin(scene.put_in_cart((2, 1)))
    assert scene.pay(begun) == "paid"
    return begun


def test_a_retry_carries_over_what_the_other_side_had_refused(scene: Scene) -> None:
    begun = paid(scene)
    with scene.house.transaction(scene.shop) as conn:
        refund_store.note(conn, scene.shop, "re_x", begun.checkout_id, "stripe", Money(500, "EUR"), state="refused")
    desk.retry(scene.shop, begun.checkout_id, till=scene.till)
    assert scene.orders.refunded["re_x"][1] == Money(500, "EUR")


def test_an_event_that_was_never_delivered_is_fetched_and_taken_in_like_a_webhook_once(scene: Scene) -> None:
    begun = paid(scene)
    event = dispute_event(scene, begun, "needs_response", 100)
    at = scene.clock.now()
    scene.payments.undelivered = [Missed("evt_1", event["type"], at, {"id": "evt_1", **event})]
    assert reconcile.events(scene.shop, till=scene.till) == 1
    assert reconcile.events(scene.shop, till=scene.till) == 0
    kept = scene.rows("SELECT source, delivery_id, topic FROM deliveries")
    assert kept == [{"source": "stripe", "delivery_id": "evt_1", "topic": "charge.dispute.created"}]


def test_report_10_a_hold_that_nobody_needs_any_more_is_given_back_and_an_ageing_one_is_found(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    desk.void(scene.shop, begun.checkout_id, till=scene.till)
    (payment,) = scene.payments.payments.values()
    now = scene.clock.now()
    stray = replace(payment, id="pi_stray", status="held", held_at=now, capture_before=now + timedelta(days=7))
    scene.payments.payments["pi_stray"] = stray
    lost = replace(stray, id="pi_lost", about={**stray.about, "checkout": str(uuid.uuid4())})
    scene.payments.payments["pi_lost"] = lost
    scene.clock.advance(timedelta(hours=1))
    assert reconcile.holds(scene.shop, till=scene.till) == 2
    assert scene.payments.payments["pi_stray"].status == "canceled"
    assert scene.payments.payments["pi_lost"].status == "held"
    scene.clock.advance(timedelta(days=4))
    reconcile.holds(scene.shop, till=scene.till)
    with scene.house.transaction(scene.shop) as conn:
        assert [(one.kind, one.subject) for one in reconcile.open_findings(conn, scene.shop)] == [("hold_is_ageing", "pi_lost")]


def test_refunds_that_no_webhook_told_of_are_carried_over_by_the_daily_books(scene: Scene) -> None:
    begun = paid(scene)
    row = scene.row(begun)
    assert row.intent is not None
    scene.payments.refund(None, row.intent, key="dashboard", amount=Money(700, "EUR"), about={})
    scene.orders.give_back(row.order_id or 0, Money(300, "EUR"))
    assert reconcile.books(scene.shop, till=scene.till) == 0
    assert scene.row(begun).refunded_minor == 1000
    assert sorted(back.amount.minor for back in scene.payments.given_back) == [300, 700]
    assert scene.orders.placed[row.order_id or 0].refunded_minor == 1000
    assert reconcile.books(scene.shop, till=scene.till) == 0
    assert len(scene.payments.given_back) == 2


def test_what_no_side_explains_is_a_finding_until_it_adds_up(scene: Scene) -> None:
    begun = paid(scene)
    row = scene.row(begun)
    order = scene.orders.placed[row.order_id or 0]
    scene.orders.placed[order.id] = replace(order, total=Money(5990, "EUR"))
    other = replace(order, id=999, attributes={**order.attributes, "_shopapp_checkout": str(uuid.uuid4())})
    scene.orders.placed[999] = other
    assert reconcile.books(scene.shop, till=scene.till) == 2
    scene.clock.advance(timedelta(days=1))
    assert reconcile.books(scene.shop, till=scene.till) == 0
    scene.orders.placed[order.id] = order
    reconcile.books(scene.shop, till=scene.till)
    with scene.house.transaction(scene.shop) as conn:
        assert [one.kind for one in reconcile.open_findings(conn, scene.shop)] == ["order_without_checkout"]


def test_a_refund_that_the_bank_sent_back_is_noted_once_and_not_counted(scene: Scene) -> None:
    begun = paid(scene)
    row = scene.row(begun)
    assert row.intent is not None
    scene.payments.given_back.append(Returned("re_1", row.intent, Money(700, "EUR"), "succeeded", {}))
    about = {"object": "refund", "id": "re_1", "payment_intent": row.intent}
    event = {"type": "refund.updated", "livemode": False, "data": {"object": about}}
    checkout.stripe_reported(scene.shop, event, till=scene.till)
    assert scene.row(begun).refunded_minor == 700
    scene.payments.given_back[0] = Returned("re_1", row.intent, Money(700, "EUR"), "failed", {})
    for _ in range(2):
        checkout.stripe_reported(scene.shop, event, till=scene.till)
    assert scene.row(begun).refunded_minor == 0
    assert len(scene.rows("SELECT 1 FROM checkout_steps WHERE state = 'refund_failed'")) == 1


def test_the_lines_of_a_quote_add_up_to_its_total(scene: Scene) -> None:
    begun = scene.begin()
    assert begun.quote is not None
    quote = begun.quote
    assert quote.subtotal_minor + quote.shipping_minor + quote.duties_minor == quote.total_minor
