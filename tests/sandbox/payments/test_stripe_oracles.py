"""The two judges are awake: each finds the mistakes it is there for. (Every other test here is held to both of them.)"""

from typing import Any

import pytest
import stripe.params
from sdk_types import problems

from shopapp.sandbox.stripe import openapi
from shopapp.sandbox.stripe.form import nest
from shopapp.sandbox.stripe.operations import OPERATIONS

PATH = openapi.beside_the_checkout()
described = pytest.mark.skipif(PATH is None, reason="Stripe's API description is not beside this checkout (../shared/stripe)")


@pytest.fixture
def watch() -> openapi.Watch:
    assert PATH is not None
    return openapi.Watch(PATH)


@described
def test_the_description_refuses_what_stripe_would_refuse(watch: openapi.Watch) -> None:
    create = {"amount": "500", "currency": "eur"}
    path = "/v1/payment_intents"
    assert watch.request("POST", path, nest(create.items())) == []
    wrong: list[dict[str, str]] = [
        {"colour": "red"},
        {"capture_method": "later"},
        {"shipping[name]": "A", "shipping[address][street]": "x"},
        {"amount": "five"},
        {"confirm": "perhaps"},
    ]
    for extra in wrong:
        assert watch.request("POST", path, nest((create | extra).items())) != [], extra
    assert watch.request("POST", path, nest([("amount", "500")])) != []


@described
def test_the_description_refuses_answers_that_stripe_would_not_give(
    watch: openapi.Watch, bench: Any, pay: Any, hold: Any
) -> None:
    good = pay.payment_intents.create(hold).to_dict()
    path = "/v1/payment_intents/<id>"
    assert watch.response("GET", path, 200, good) == []
    for wrong in ({"amount": "4990"}, {"status": "paid"}, {"id": None}, {"metadata": []}):
        assert watch.response("GET", path, 200, good | wrong) != [], wrong


@described
def test_every_operation_of_the_simulator_is_one_that_stripe_describes(watch: openapi.Watch) -> None:
    for operation in OPERATIONS:
        watch.response(operation.method, operation.path, 400, {"error": {"type": "invalid_request_error"}})
    assert watch.mismatches == []


@described
def test_newer_parameters_are_still_unknown_to_the_description(watch: openapi.Watch) -> None:
    """When the description learns them, the list of known differences must lose them."""
    for path, name in openapi.NEWER_PARAMETERS:
        schema = watch.described(path)["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
        assert name not in schema["properties"]


def test_the_sdk_types_refuse_unknown_missing_and_mistyped_parameters() -> None:
    wanted = stripe.params.PaymentIntentCreateParams
    good: dict[str, Any] = {"amount": 500, "currency": "eur"}
    assert problems(good, wanted) == []
    assert problems({"amount": 500}, wanted) == [".currency: missing"]
    assert problems(good | {"payment_method_types": ["card"]}, wanted) == [".payment_method_types: unknown"]
    assert problems(good | {"amount": "500"}, wanted) != []
    assert problems(good | {"shipping": {"name": "A", "address": {"street": "x"}}}, wanted) != []


def test_no_card_number_is_ever_written_down(bench: Any) -> None:
    number = "4242424242424242"
    form = {"payment_method_data[type]": "card", "payment_method_data[card][number]": number}
    form |= {
        f"payment_method_data[card][{name}]": value for name, value in (("exp_month", "12"), ("exp_year", "40"), ("cvc", "987"))
    }
    headers = {"Authorization": f"Bearer {bench.account['publishable_key']}", "Idempotency-Key": "k"}
    answer = bench.app.test_client().post("/v1/confirmation_tokens", data=form, headers=headers)
    assert answer.json["payment_method_preview"]["card"]["last4"] == "4242"
    assert number not in answer.text
    kept = b"".join(path.read_bytes() for path in bench.sandbox.config.data_dir.iterdir())
    assert number.encode() not in kept
    assert b"987" not in answer.data
