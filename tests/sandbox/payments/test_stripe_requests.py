"""Keys, versions, parameters and idempotency: what the simulated Stripe accepts, and as whom."""

import threading
import time
from typing import Any

import pytest
import stripe
from sdk_types import why

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.stripe import ensure_account, keys


def test_the_same_key_answers_the_same_without_doing_it_again(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    first = pay.payment_intents.create(hold, {"idempotency_key": "authorise:7:1"})
    again = pay.payment_intents.create(hold, {"idempotency_key": "authorise:7:1"})
    assert again.id == first.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert again.last_response.headers["Original-Request"] == first.last_response.headers["Request-Id"]
    assert again.last_response.headers["Request-Id"] != first.last_response.headers["Request-Id"]
    assert len(pay.payment_intents.list().data) == 1
    assert bench.events()[0].request.idempotency_key == "authorise:7:1"


def test_a_key_belongs_to_its_parameters_and_its_endpoint(pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold, {"idempotency_key": "k"})
    with pytest.raises(stripe.IdempotencyError):
        pay.payment_intents.create(hold | {"amount": 5000}, {"idempotency_key": "k"})
    with pytest.raises(stripe.IdempotencyError):
        pay.payment_intents.capture(intent.id, {}, {"idempotency_key": "k"})


def test_a_refused_card_is_remembered_but_a_wrong_parameter_is_not(loose: Any, hold: dict[str, Any]) -> None:
    declined = hold | {"payment_method": "pm_card_chargeDeclined"}
    ids = []
    for _ in range(2):
        with pytest.raises(stripe.CardError) as refused:
            loose.payment_intents.create(declined, {"idempotency_key": "a"})
        ids.append(why(refused).payment_intent.id)
    assert ids[0] == ids[1]
    with pytest.raises(stripe.InvalidRequestError):
        loose.payment_intents.create(hold | {"amount": 1}, {"idempotency_key": "b"})
    assert loose.payment_intents.create(hold, {"idempotency_key": "b"}).status == "requires_capture"


def test_a_key_is_forgotten_after_a_day(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    first = pay.payment_intents.create(hold, {"idempotency_key": "k"})
    bench.app.test_client().post("/_sandbox/stripe/clock", json={"advance_seconds": 86400})
    assert pay.payment_intents.create(hold, {"idempotency_key": "k"}).id != first.id


def test_a_key_that_is_still_running_answers_409(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    bench.sandbox.faults.set(Fault("stripe", "timeout_before", "payment_intents.create", seconds=0.6))
    slow = threading.Thread(target=lambda: _swallow(bench, hold))
    slow.start()
    time.sleep(0.2)
    with pytest.raises(stripe.APIError) as busy:  # the SDK has no class of its own for 409
        pay.payment_intents.create(hold, {"idempotency_key": "k"})
    slow.join()
    assert (busy.value.http_status, why(busy).code) == (409, "idempotency_key_in_use")
    assert pay.payment_intents.create(hold, {"idempotency_key": "k"}).status == "requires_capture"


def _swallow(bench: Any, hold: dict[str, Any]) -> None:
    with pytest.raises(stripe.APIConnectionError):
        bench.client().v1.payment_intents.create(hold, {"idempotency_key": "k"})


def test_the_same_key_in_another_account_is_another_key(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    other = ensure_account(bench.sandbox.world, "second shop")
    keys.connect(bench.sandbox.world, bench.account["account"], other["account"])
    mine = pay.payment_intents.create(hold, {"idempotency_key": "k"})
    theirs = pay.payment_intents.create(hold, {"idempotency_key": "k", "stripe_account": other["account"]})
    assert theirs.id != mine.id
    with pytest.raises(stripe.InvalidRequestError) as hidden:
        pay.payment_intents.retrieve(theirs.id)
    assert hidden.value.code == "resource_missing"
    assert bench.client(other["secret_key"]).v1.payment_intents.retrieve(theirs.id).id == theirs.id


def test_an_account_that_is_not_connected_cannot_be_acted_on(bench: Any, pay: Any) -> None:
    other = ensure_account(bench.sandbox.world, "stranger")
    with pytest.raises(stripe.PermissionError) as refused:
        pay.payment_intents.list({}, {"stripe_account": other["account"]})
    assert why(refused).code == "account_invalid"


def test_test_and_live_do_not_see_each_other(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    live = ensure_account(bench.sandbox.world, "fieldhouse", livemode=True)
    assert live["account"] == bench.account["account"]
    assert live["secret_key"].startswith("sk_live_")
    intent = pay.payment_intents.create(hold)
    with pytest.raises(stripe.InvalidRequestError):
        bench.client(live["secret_key"]).v1.payment_intents.retrieve(intent.id)


def test_keys_may_do_what_they_are_for(bench: Any, hold: dict[str, Any]) -> None:
    with pytest.raises(stripe.AuthenticationError):
        bench.client("sk_test_nobody").v1.payment_intents.list()
    restricted = bench.client(bench.account["restricted_key"]).v1
    intent = restricted.payment_intents.create(hold)
    with pytest.raises(stripe.PermissionError):
        restricted.customers.create({"email": "a@example.com"})
    public = bench.client(bench.account["publishable_key"]).v1
    with pytest.raises(stripe.PermissionError) as refused:
        public.payment_intents.list()
    assert why(refused).code == "secret_key_required"
    with pytest.raises(stripe.InvalidRequestError):
        public.payment_intents.retrieve(intent.id)
    assert public.payment_intents.retrieve(intent.id, {"client_secret": intent.client_secret}).id == intent.id


def test_a_server_may_not_send_card_numbers(loose: Any) -> None:
    card = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2040, "cvc": "123"}
    with pytest.raises(stripe.CardError):
        loose.payment_methods.create({"type": "card", "card": card})


def test_unknown_and_missing_parameters_are_refused_at_every_depth(loose: Any, hold: dict[str, Any]) -> None:
    for extra, param in (
        ({"colour": "red"}, "colour"),
        ({"shipping": {"name": "A", "address": {"street": "x"}}}, "shipping[address][street]"),
    ):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            loose.payment_intents.create(hold | extra)
        assert (refused.value.code, refused.value.param) == ("parameter_unknown", param)
    with pytest.raises(stripe.InvalidRequestError) as missing:
        loose.payment_intents.create({"amount": 500})
    assert (missing.value.code, missing.value.param) == ("parameter_missing", "currency")


def test_payment_method_types_went_with_endive_and_stays_for_older_accounts(bench: Any, loose: Any) -> None:
    wanted = {"amount": 500, "currency": "eur", "payment_method_types": ["card"]}
    with pytest.raises(stripe.InvalidRequestError) as gone:
        loose.payment_intents.create(wanted)
    assert gone.value.code == "payment_method_types_no_longer_supported"
    form = {"amount": "500", "currency": "eur", "payment_method_types[]": "card"}
    answer = bench.app.test_client().post(
        "/v1/payment_intents", data=form, headers={"Authorization": f"Bearer {bench.account['secret_key']}"}
    )
    assert answer.json["payment_method_types"] == ["card"]


def test_redirects_need_a_return_address(loose: Any, hold: dict[str, Any]) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        loose.payment_intents.create({**hold, "automatic_payment_methods": {"enabled": True}})
    assert refused.value.param == "return_url"
    assert loose.payment_intents.list().data == []


def test_what_cannot_be_expanded_is_refused(loose: Any, hold: dict[str, Any]) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        loose.payment_intents.create(hold | {"expand": ["colour"]})
    assert loose.payment_intents.list().data == []


def test_a_reset_keeps_the_keys_and_the_webhook_endpoints(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    pay.payment_intents.create(hold)
    endpoint = pay.webhook_endpoints.create({"url": "http://127.0.0.1:9/hook", "enabled_events": ["*"]})
    keys.clear_world(bench.sandbox.world)
    assert pay.payment_intents.list().data == []
    assert pay.webhook_endpoints.list().data[0].id == endpoint.id


def test_the_console_seeds_an_account_with_its_webhook_once(bench: Any) -> None:
    browser = bench.app.test_client()
    asked = {"name": "fieldhouse", "webhook_url": "http://127.0.0.1:9/hook"}
    first = browser.post("/_sandbox/stripe/accounts", json=asked).json
    assert first == browser.post("/_sandbox/stripe/accounts", json=asked).json
    assert first["secret_key"] == bench.account["secret_key"]
    assert first["webhook_secret"].startswith("whsec_")
