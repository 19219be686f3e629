"""The simulated Stripe moves money as the real one does, seen through the real SDK."""

from typing import Any

import pytest
import stripe
from sdk_types import why


def test_a_hold_is_captured_in_full_and_tells_it_in_the_real_order(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold | {"expand": ["latest_charge"]})
    assert (intent.status, intent.amount_capturable) == ("requires_capture", 4990)
    assert intent.latest_charge.payment_method_details.card.capture_before == intent.latest_charge.created + 7 * 86400
    assert intent.metadata.to_dict() == {"checkout_id": "7", "quote_hash": "abc"}
    done = pay.payment_intents.capture(intent.id, {"expand": ["latest_charge.balance_transaction"]})
    assert (done.status, done.amount_received, done.amount_capturable) == ("succeeded", 4990, 0)
    assert done.latest_charge.balance_transaction.net == 4990 - 100
    assert bench.told() == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "charge.captured",
        "payment_intent.succeeded",
    ]


def test_a_lower_capture_releases_the_rest_and_a_second_one_is_refused(pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold)
    with pytest.raises(stripe.InvalidRequestError) as too_much:
        pay.payment_intents.capture(intent.id, {"amount_to_capture": 5000})
    assert too_much.value.code == "amount_too_large"
    assert pay.payment_intents.capture(intent.id, {"amount_to_capture": 4000}).amount_received == 4000
    with pytest.raises(stripe.InvalidRequestError) as again:
        pay.payment_intents.capture(intent.id)
    assert again.value.code == "payment_intent_unexpected_state"
    assert why(again).payment_intent.status == "succeeded"


def test_canceling_releases_the_hold(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold)
    gone = pay.payment_intents.cancel(intent.id, {"cancellation_reason": "abandoned"})
    assert (gone.status, gone.cancellation_reason, gone.amount_capturable) == ("canceled", "abandoned", 0)
    charge = pay.charges.retrieve(intent.latest_charge)
    assert (charge.captured, charge.refunded) == (False, True)
    assert bench.told()[-2:] == ["charge.refunded", "payment_intent.canceled"]


@pytest.mark.parametrize(
    ("card", "code", "decline"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"),
    ],
)
def test_a_refused_card_leaves_an_intent_that_can_be_tried_again(
    bench: Any, pay: Any, hold: dict[str, Any], card: str, code: str, decline: str
) -> None:
    with pytest.raises(stripe.CardError) as refused:
        pay.payment_intents.create(hold | {"payment_method": card})
    error = why(refused)
    assert (refused.value.http_status, error.code, error.decline_code) == (402, code, decline)
    intent = pay.payment_intents.retrieve(error.payment_intent.id)
    assert (intent.status, intent.last_payment_error.code, intent.payment_method) == ("requires_payment_method", code, None)
    assert bench.told() == ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]
    again = pay.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})
    assert (again.status, again.last_payment_error) == ("requires_capture", None)


def test_an_automatic_payment_learns_its_fee_only_later(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create({**hold, "capture_method": "automatic_async"})
    assert intent.status == "succeeded"
    assert bench.told() == ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "charge.updated"]
    first, last = bench.events()[1], bench.events()[-1]
    assert first.data.object["balance_transaction"] is None
    assert last.data.object["balance_transaction"].startswith("txn_")


def test_a_hold_that_nobody_captures_expires_after_seven_days(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold)
    clock = bench.app.test_client()
    clock.post("/_sandbox/stripe/clock", json={"advance_seconds": 6 * 86400})
    assert pay.payment_intents.retrieve(intent.id).status == "requires_capture"
    clock.post("/_sandbox/stripe/clock", json={"advance_seconds": 86400 + 1})
    gone = pay.payment_intents.retrieve(intent.id)
    assert (gone.status, gone.cancellation_reason) == ("canceled", "automatic")
    assert bench.told()[-2:] == ["charge.expired", "payment_intent.canceled"]


def test_refunds_add_up_to_what_was_captured_and_no_more(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold)
    with pytest.raises(stripe.InvalidRequestError):
        pay.refunds.create({"payment_intent": intent.id})
    pay.payment_intents.capture(intent.id)
    part = pay.refunds.create({"payment_intent": intent.id, "amount": 1000, "reason": "requested_by_customer"})
    assert (part.status, part.amount, part.charge) == ("succeeded", 1000, intent.latest_charge)
    with pytest.raises(stripe.InvalidRequestError) as too_much:
        pay.refunds.create({"payment_intent": intent.id, "amount": 4000})
    assert too_much.value.param == "amount"
    pay.refunds.create({"charge": intent.latest_charge})
    with pytest.raises(stripe.InvalidRequestError) as done:
        pay.refunds.create({"charge": intent.latest_charge})
    assert done.value.code == "charge_already_refunded"
    assert [one.amount for one in pay.refunds.list({"payment_intent": intent.id}).data] == [3990, 1000]
    assert pay.charges.retrieve(intent.latest_charge, {"expand": ["refunds"]}).refunds.data[0].amount == 3990
    assert bench.told()[-4:] == ["refund.created", "charge.refunded"] * 2


def test_a_refund_can_fail_a_day_later_and_be_made_again(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold | {"payment_method": "pm_card_refundFail", "capture_method": "automatic"})
    refund = pay.refunds.create({"payment_intent": intent.id})
    bench.app.test_client().post("/_sandbox/stripe/clock", json={"advance_seconds": 86401})
    assert pay.refunds.retrieve(refund.id).status == "failed"
    assert pay.charges.retrieve(intent.latest_charge).amount_refunded == 0
    assert bench.told()[-1] == "refund.failed"


def test_a_dispute_takes_the_money_blocks_refunds_and_can_be_won(bench: Any, pay: Any, hold: dict[str, Any]) -> None:
    intent = pay.payment_intents.create(hold | {"payment_method": "pm_card_createDispute"})
    pay.payment_intents.capture(intent.id)
    assert bench.told()[-3:] == ["payment_intent.succeeded", "charge.dispute.created", "charge.dispute.funds_withdrawn"]
    dispute = pay.disputes.list({"payment_intent": intent.id}).data[0]
    assert (dispute.status, dispute.amount, dispute.reason) == ("needs_response", 4990, "fraudulent")
    with pytest.raises(stripe.InvalidRequestError) as refused:
        pay.refunds.create({"payment_intent": intent.id})
    assert refused.value.code == "charge_disputed"
    draft = pay.disputes.update(dispute.id, {"evidence": {"product_description": "A shirt"}, "submit": False})
    assert (draft.status, draft.evidence_details.has_evidence) == ("needs_response", True)
    won = pay.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "winning_evidence"}})
    assert won.status == "won"
    assert bench.told()[-2:] == ["charge.dispute.closed", "charge.dispute.funds_reinstated"]


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        (49, "eur", "amount_too_small"),
        (29, "gbp", "amount_too_small"),
        (100_000_000, "eur", "amount_too_large"),
        (10_005, "kwd", "parameter_invalid_integer"),
        (10_050, "isk", "parameter_invalid_integer"),
        (0, "eur", "parameter_invalid_integer"),
        (500, "zzz", None),
    ],
)
def test_amounts_follow_the_rules_of_their_currency(loose: Any, amount: int, currency: str, code: str | None) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        loose.payment_intents.create({"amount": amount, "currency": currency})
    assert refused.value.code == code


def test_lists_are_newest_first_and_paged_by_id(pay: Any, hold: dict[str, Any]) -> None:
    made = [pay.payment_intents.create(hold).id for _ in range(5)]
    first = pay.payment_intents.list({"limit": 2})
    assert [one.id for one in first.data] == [made[4], made[3]]
    assert first.has_more
    rest = pay.payment_intents.list({"limit": 3, "starting_after": first.data[-1].id})
    assert [one.id for one in rest.data] == [made[2], made[1], made[0]]
    assert not rest.has_more
    back = pay.payment_intents.list({"limit": 2, "ending_before": made[1]})
    assert [one.id for one in back.data] == [made[3], made[2]]
    assert pay.payment_intents.list({"created": {"gt": 4_000_000_000}}).data == []
    assert len(list(pay.payment_intents.list({"limit": 2}).auto_paging_iter())) == 5
