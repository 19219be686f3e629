"""Planned trouble and webhooks: what happened stays true whatever the caller was told."""

import json
import time
from typing import Any

import pytest
import stripe
from sdk_types import why

from shopapp.sandbox.faults import Fault, FaultKind

SECONDS = 8.0


def plan(bench: Any, kind: FaultKind, operation: str, **more: Any) -> None:
    bench.sandbox.faults.set(Fault("stripe", kind, operation, **more))


def until(condition: Any) -> None:
    end = time.time() + SECONDS
    while not condition():
        assert time.time() < end, "it did not happen in time"
        time.sleep(0.02)


def test_a_timeout_after_acting_is_settled_by_the_same_key(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    plan(bench, "timeout_after", "payment_intents.create", seconds=0.01)
    with pytest.raises(stripe.APIConnectionError):
        pay.payment_intents.create(hold, {"idempotency_key": "k"})
    (made,) = pay.payment_intents.list().data
    again = pay.payment_intents.create(hold, {"idempotency_key": "k"})
    assert (again.id, again.status) == (made.id, "requires_capture")


def test_a_timeout_before_acting_leaves_nothing(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    plan(bench, "timeout_before", "payment_intents.create", seconds=0.01)
    with pytest.raises(stripe.APIConnectionError):
        pay.payment_intents.create(hold, {"idempotency_key": "k"})
    assert pay.payment_intents.list().data == []
    assert bench.told() == []


def test_the_sdk_gets_through_a_502_by_itself_since_nothing_was_stored(bench: Any, hold: dict[str, Any]) -> None:
    plan(bench, "error_before", "payment_intents.create")
    patient = bench.client(max_network_retries=2).v1
    assert patient.payment_intents.create(hold, {"idempotency_key": "k"}).status == "requires_capture"
    assert len(patient.payment_intents.list().data) == 1


def test_a_500_after_acting_is_the_answer_of_its_key_for_good(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    plan(bench, "error_after", "payment_intents.create")
    for _ in range(2):
        with pytest.raises(stripe.APIError) as broken:
            pay.payment_intents.create(hold, {"idempotency_key": "k"})
        assert broken.value.http_status == 500
    assert [one.status for one in pay.payment_intents.list().data] == ["requires_capture"]


def test_throttling_says_lock_timeout_and_does_nothing(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold)
    plan(bench, "throttle", "payment_intents.capture")
    with pytest.raises(stripe.RateLimitError) as busy:
        pay.payment_intents.capture(intent.id, {}, {"idempotency_key": "c"})
    assert why(busy).code == "lock_timeout"
    assert pay.payment_intents.capture(intent.id, {}, {"idempotency_key": "c"}).status == "succeeded"


def test_a_good_card_can_be_declined_or_challenged_on_command(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    plan(bench, "decline", "payment_intents.create", extra={"decline_code": "insufficient_funds"})
    with pytest.raises(stripe.CardError) as refused:
        pay.payment_intents.create(hold)
    assert why(refused).decline_code == "insufficient_funds"
    plan(bench, "challenge", "payment_intents.create")
    assert pay.payment_intents.create(hold).status == "requires_action"


@pytest.mark.parametrize(
    ("card", "outcome", "status", "last"),
    [
        ("pm_card_threeDSecure2Required", "complete", "requires_capture", "payment_intent.amount_capturable_updated"),
        ("pm_card_authenticationRequired", "fail", "requires_payment_method", "payment_intent.payment_failed"),
        (
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            "complete",
            "requires_payment_method",
            "payment_intent.payment_failed",
        ),
    ],
)
def test_a_challenge_ends_where_the_shopper_takes_it(
    bench: Any, pay: Any, hold: dict[str, Any], card: str, outcome: str, status: str, last: str
) -> None:
    intent = pay.payment_intents.create(hold | {"payment_method": card})
    assert (intent.status, intent.next_action.type) == ("requires_action", "use_stripe_sdk")
    browser = bench.app.test_client()
    form = {"client_secret": intent.client_secret, "outcome": outcome, "framed": "1"}
    assert browser.get(f"/3ds/{intent.id}", query_string=form).status_code == 200
    assert browser.post(f"/3ds/{intent.id}", data=form | {"client_secret": "guess"}).status_code == 404
    assert browser.post(f"/3ds/{intent.id}", data=form).status_code == 200
    after = pay.payment_intents.retrieve(intent.id, {"expand": ["latest_charge"]})
    assert after.status == status
    assert bench.told()[1] == "payment_intent.requires_action"
    assert bench.told()[-1] == last
    if outcome == "fail":
        assert after.last_payment_error.code == "payment_intent_authentication_failure"


def test_a_challenge_without_a_browser_is_refused_when_asked_to_be(pay: Any, hold: dict[str, Any]) -> None:
    with pytest.raises(stripe.CardError) as refused:
        pay.payment_intents.create(hold | {"payment_method": "pm_card_threeDSecure2Required", "error_on_requires_action": True})
    assert refused.value.code == "authentication_required"


def test_a_redirected_challenge_comes_back_with_the_intent(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    wanted = {**hold, "payment_method": "pm_card_threeDSecure2Required", "return_url": "http://127.0.0.1:8800/pay/x?a=1"}
    wanted.pop("use_stripe_sdk")
    intent = pay.payment_intents.create(wanted)
    assert intent.next_action.redirect_to_url.url.startswith(f"{bench.url}/3ds/{intent.id}")
    form = {"client_secret": intent.client_secret, "outcome": "complete"}
    back = bench.app.test_client().post(f"/3ds/{intent.id}", data=form)
    assert back.status_code == 303
    assert back.headers["Location"].startswith(f"http://127.0.0.1:8800/pay/x?a=1&payment_intent={intent.id}")
    assert back.headers["Location"].endswith("redirect_status=succeeded")


def test_events_are_delivered_signed_for_the_sdk_to_verify(bench: Any, pay: Any, hold: dict[str, Any], inbox: Any) -> None:
    wanted = {
        "url": inbox.url,
        "enabled_events": ["payment_intent.amount_capturable_updated"],
        "api_version": "2026-10-28.endive",
    }
    endpoint = pay.webhook_endpoints.create(wanted)
    assert "secret" not in pay.webhook_endpoints.retrieve(endpoint.id)
    intent = pay.payment_intents.create(hold, {"idempotency_key": "k"})
    until(lambda: inbox.got)
    signature, body = inbox.got[0]
    event = bench.client().construct_event(body, signature, endpoint.secret)
    assert (event.type, event.data.object["id"]) == ("payment_intent.amount_capturable_updated", intent.id)
    assert (event.request.idempotency_key, event.pending_webhooks, event.livemode) == ("k", 1, False)
    with pytest.raises(stripe.SignatureVerificationError):
        bench.client().construct_event(body + b" ", signature, endpoint.secret)


def test_an_undelivered_event_is_repeated_with_a_new_signature_and_can_be_listed(
    bench: Any, pay: Any, hold: dict[str, Any], inbox: Any
) -> None:
    pay.webhook_endpoints.create({"url": inbox.url, "enabled_events": ["payment_intent.created"]})
    inbox.answers.append(500)
    pay.payment_intents.create(hold)
    until(lambda: len(inbox.got) == 1)
    waiting = pay.events.list({"delivery_success": False}).data
    assert [(event.type, event.pending_webhooks) for event in waiting] == [("payment_intent.created", 1)]
    until(lambda: len(inbox.got) == 2)
    until(lambda: pay.events.list({"delivery_success": False}).data == [])
    (first, body), (second, again) = inbox.got
    assert body == again
    assert first != second


def test_webhooks_can_be_dropped_and_doubled(bench: Any, pay: Any, hold: dict[str, Any], inbox: Any) -> None:
    pay.webhook_endpoints.create({"url": inbox.url, "enabled_events": ["*"]})
    bench.sandbox.faults.set(Fault("webhook", "drop", "charge.succeeded"))
    bench.sandbox.faults.set(Fault("webhook", "duplicate", "payment_intent.created"))
    pay.payment_intents.create(hold)
    until(lambda: len(inbox.got) == 3)
    kinds = sorted(json.loads(body)["type"] for _, body in inbox.got)
    assert kinds == ["payment_intent.amount_capturable_updated", "payment_intent.created", "payment_intent.created"]


def test_an_event_can_arrive_before_the_answer_to_its_request(bench: Any, pay: Any, hold: dict[str, Any], inbox: Any) -> None:
    pay.webhook_endpoints.create({"url": inbox.url, "enabled_events": ["payment_intent.created"]})
    plan(bench, "delay", "payment_intents.create", seconds=0.5)
    pay.payment_intents.create(hold)
    assert len(inbox.got) == 1


def test_a_connect_endpoint_hears_of_the_accounts_and_names_them(bench: Any, pay: Any, hold: dict[str, Any], inbox: Any) -> None:
    asked = {"name": "connected", "platform": bench.account["account"]}
    other = bench.app.test_client().post("/_sandbox/stripe/accounts", json=asked).json["account"]
    pay.webhook_endpoints.create({"url": inbox.url, "enabled_events": ["payment_intent.created"], "connect": True})
    pay.payment_intents.create(hold)
    pay.payment_intents.create(hold, {"stripe_account": other})
    until(lambda: inbox.got)
    bench.sandbox.webhooks.settle()
    assert [json.loads(body).get("account") for _, body in inbox.got] == [other]


def test_the_script_can_be_lost_or_withheld(bench: Any) -> None:
    browser = bench.app.test_client()
    assert "const HOME" in browser.get("/endive/stripe.js").text
    assert browser.get("/endive/stripe.js?script=block").status_code == 502
    plan(bench, "error_before", "js.script")
    assert browser.get("/endive/stripe.js").status_code == 502
