"""The merchant's pages of payments and of the Stripe account, with both vendors on the wire."""

import json
import re
from dataclasses import replace
from typing import Any

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pay_world import Till, house, served, settings, till
from shopify_world import DOMAIN

from shopapp import checkout, shops
from shopapp.checkout.ledger import taking
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify.admin_desk import act_in_admin
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.shops import store as shop_store
from shopapp.shops import stripe_setup
from shopapp.web.house import move_in
from shopapp.wiring import House

__all__ = ["house", "served", "settings", "till"]


class Merchant:
    """A merchant's browser in the Shopify admin."""

    def __init__(self, client: FlaskClient, till: Till) -> None:
        self._client, self._headers = client, {"Authorization": f"Bearer {mint_id_token(till.sandbox, DOMAIN)}"}

    def see(self, path: str, status: int = 200) -> str:
        answer = self._client.get(path, headers=self._headers)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, **form: str) -> Any:
        return self._client.post(path, data=form, headers=self._headers)


@pytest.fixture
def merchant(till: Till, served: tuple[Flask, str, House]) -> Merchant:
    return Merchant(served[0].test_client(), till)


def test_a_payment_shows_every_step_and_id_and_gives_back_after_a_confirmation(merchant: Merchant, till: Till) -> None:
    begun = till.begin()
    till.pay(begun)
    row = till.row(begun)
    assert f"/app/payments/{begun.checkout_id}" in merchant.see("/app/payments")
    shown = merchant.see(f"/app/payments/{begun.checkout_id}")
    for named in (row.intent, row.order_name, str(row.id), "Stock held", "Authorisation at Stripe", "Money taken", "€49.90"):
        assert str(named) in shown
    assert "End this payment" not in shown
    asked = merchant.see(f"/app/payments/{begun.checkout_id}/refund")
    key = re.search(r'name="key" value="([^"]+)"', asked)
    assert key is not None
    path = f"/app/payments/{begun.checkout_id}/refund"
    assert merchant.post(path, amount="many", key=key.group(1)).status_code == 422
    assert merchant.post(path, amount="99.00", key=key.group(1)).status_code == 422
    for _ in range(2):
        assert merchant.post(path, amount="10.00", key=key.group(1)).status_code == 303
    assert till.row(begun).refunded_minor == 1000
    (order,) = till.orders()
    assert [refund["amount"] for refund in order["refunds"]] == ["10.00"]


def test_a_payment_waiting_for_the_bank_is_ended_after_a_confirmation_and_one_of_another_shop_is_not_there(
    merchant: Merchant, till: Till
) -> None:
    begun = till.begin()
    till.pay(begun, "threeDSecure2Required")
    assert "stock is let go of" in merchant.see(f"/app/payments/{begun.checkout_id}/void")
    assert till.row(begun).state == "action"
    assert merchant.post(f"/app/payments/{begun.checkout_id}/void").status_code == 303
    assert (till.row(begun).state, till.row(begun).reason) == ("voided", "ended_by_shop")
    assert {intent["status"] for intent in till.intents()} == {"canceled"}
    merchant.see("/app/payments/00000000-0000-4000-8000-000000000000", 404)
    merchant.see(f"/app/payments/{begun.checkout_id}/explode", 404)


def test_a_restricted_key_is_checked_on_entry_and_each_missing_permission_is_named(merchant: Merchant, till: Till) -> None:
    world = till.sandbox.world
    account = till.house.till.account(till.shop)
    assert account is not None
    doc = world.get("stripe_key", account.api_key)
    assert doc is not None
    world.put("stripe_key", account.api_key, {**doc, "permissions": ["payment_intents:write", "charges:read", "events:read"]})
    keys = {"api_key": account.api_key, "publishable_key": account.publishable_key}
    told = merchant.post("/app/stripe", **keys)
    assert told.status_code == 422
    for name in ("Refunds: Write", "Disputes: Read", "Webhook Endpoints: Write", "Payment Method Domains: Write"):
        assert name in told.text
    assert "PaymentIntents: Write" not in told.text
    assert account.api_key not in told.text
    world.put("stripe_key", account.api_key, doc)
    assert merchant.post("/app/stripe", **keys).status_code == 303
    shown = merchant.see("/app/stripe")
    assert "all is well" in shown
    assert account.api_key not in shown


def test_mixed_modes_full_keys_and_foreign_accounts_are_refused_with_the_reason(merchant: Merchant, till: Till) -> None:
    account = till.house.till.account(till.shop)
    assert account is not None
    other = httpx.post(f"{till.sandbox.stripe_url}/_sandbox/stripe/accounts", json={"name": "other"}).json()
    for api_key, publishable_key, reason in (
        ("rk_live_demo_demo_aaaaaaaa", account.publishable_key, "same mode"),
        (account.api_key.replace("rk_", "sk_"), account.publishable_key, "full secret key"),
        ("rk_test_nobody_knows_this", account.publishable_key, "does not know this key"),
        ("hello", "there", "does not look like"),
        (other["restricted_key"], other["publishable_key"], "another Stripe account"),
    ):
        told = merchant.post("/app/stripe", api_key=api_key, publishable_key=publishable_key)
        assert told.status_code == 422
        assert reason in told.text, reason


def endpoints(till: Till) -> list[dict[str, Any]]:
    answer = httpx.get(f"{till.sandbox.stripe_url}/v1/webhook_endpoints", auth=(till.api_key, "")).json()
    return list(answer["data"])


def shop_of(till: Till) -> shops.Shop:
    with till.house.transaction(till.shop) as conn:
        return shop_store.read(conn, till.shop)


def test_report_16_an_endpoint_that_points_elsewhere_or_is_off_is_found_and_made_anew(merchant: Merchant, till: Till) -> None:
    assert stripe_setup.check(shop_of(till), desk=till.house.stripe_desk).is_well
    (made,) = endpoints(till)
    assert made["url"].startswith(f"{till.url}/webhooks/stripe/")
    assert "charge.dispute.created" in made["enabled_events"]
    old = "https://staging.example/webhooks/stripe/" + made["url"].rsplit("/", 1)[-1]
    httpx.post(f"{till.sandbox.stripe_url}/v1/webhook_endpoints/{made['id']}", auth=(till.api_key, ""), data={"url": old})
    found = stripe_setup.check(shop_of(till), desk=till.house.stripe_desk)
    assert any("staging.example" in sentence for sentence in found.wrong)
    assert any(one["url"] == made["url"] and one["status"] == "enabled" for one in endpoints(till))
    assert "staging.example" in merchant.see("/app/stripe")


def test_a_rotated_secret_is_used_at_once_and_what_the_old_one_signed_is_still_taken(merchant: Merchant, till: Till) -> None:
    stripe_setup.check(shop_of(till), desk=till.house.stripe_desk)
    before = till.house.till.account(till.shop)
    assert merchant.post("/app/stripe/rotate").status_code == 303
    after = shops.stripe_account(till.shop, transaction=till.house.transaction, vault=till.house.vault)
    assert isinstance(before, shops.StripeAccount)
    assert after is not None
    assert after.webhook_secret != before.webhook_secret
    assert after.webhook_secrets == [after.webhook_secret, before.webhook_secret]
    assert [one["id"] for one in endpoints(till)] == [after.endpoint]


def test_an_account_is_let_go_of_only_when_no_payment_needs_it(merchant: Merchant, till: Till) -> None:
    begun = till.begin()
    till.pay(begun, "threeDSecure2Required")
    assert "Payments are under way" in merchant.post("/app/stripe/disconnect").text
    merchant.post(f"/app/payments/{begun.checkout_id}/void")
    shown = merchant.see(f"/app/payments/{begun.checkout_id}/void")
    assert ("Nothing of it is held any more." in shown, "<button" in shown) == (True, False)
    assert "No money of this payment was taken." in merchant.see(f"/app/payments/{begun.checkout_id}/refund")
    assert merchant.post("/app/stripe/disconnect").status_code == 303
    assert till.house.till.account(till.shop) is None
    assert checkout.provider_of(shop_of(till), distribution="custom") == "shopify"


def take_fees(till: Till) -> int:
    return taking.take(till.shop, till=till.house.till, books=till.house.payment_books)


def test_fees_and_payouts_of_stripes_own_rows_are_shown_with_each_payment_and_add_up(merchant: Merchant, till: Till) -> None:
    begun = till.begin()
    till.pay(begun)
    other = {
        "amount": "1000",
        "currency": "eur",
        "confirm": "true",
        "payment_method": "pm_card_visa",
        "return_url": "https://x.example",
    }
    httpx.post(f"{till.sandbox.stripe_url}/v1/payment_intents", data=other, auth=(till.api_key, "")).raise_for_status()
    assert take_fees(till) == 1  # what is sold elsewhere is nobody's business here
    assert take_fees(till) == 0
    shown = merchant.see(f"/app/payments/{begun.checkout_id}")
    assert ("fee €1.00, net €48.90" in shown, "Booked by Stripe" in shown) == (True, True)
    httpx.post(f"{till.sandbox.stripe_url}/_sandbox/stripe/clock", json={"advance_seconds": 3 * 86400}).raise_for_status()
    assert take_fees(till) == 1
    listed = merchant.see("/app/payments")
    for named in ("Fees by day", "€48.90", "€9.60", "€58.50", "po_"):  # ours, all else, and what went to the bank
        assert named in listed
    assert "in payout po_" in merchant.see(f"/app/payments/{begun.checkout_id}")


def test_a_key_that_may_not_read_the_books_is_said_on_the_page_until_it_may(merchant: Merchant, till: Till) -> None:
    account = till.house.till.account(till.shop)
    assert account is not None
    mine = till.sandbox.world.get("stripe_key", account.api_key)
    assert mine is not None
    less = {**mine, "kind": "restricted", "permissions": ["payment_intents:write"]}
    till.sandbox.world.put("stripe_key", mine["key"], less)
    assert take_fees(till) == 0
    assert "Balance transactions: Read" in merchant.see("/app/payments")
    till.sandbox.world.put("stripe_key", mine["key"], mine)
    take_fees(till)
    assert "Balance transactions: Read" not in merchant.see("/app/payments")


def test_an_undelivered_event_is_fetched_from_stripe_by_its_own_list(till: Till) -> None:
    stripe_setup.check(shop_of(till), desk=till.house.stripe_desk)
    begun = till.begin()
    till.sandbox.faults.set(Fault("webhook", "drop", "", times=100))
    till.pay(begun)
    till.sandbox.faults.clear()
    assert checkout.reconcile.events(till.shop, till=till.house.till) >= 3
    assert checkout.reconcile.events(till.shop, till=till.house.till) == 0
    with till.house.transaction(till.shop) as conn:
        topics = {row["topic"] for row in conn.execute("SELECT topic FROM deliveries WHERE source = 'stripe'").fetchall()}
    assert {"payment_intent.succeeded", "payment_intent.amount_capturable_updated"} <= topics


def test_a_shipped_order_and_a_dispute_reach_chat_order_and_admin_on_the_wire(merchant: Merchant, till: Till) -> None:
    begun = till.begin()
    till.pay(begun)
    row = till.row(begun)
    act_in_admin(till.sandbox, DOMAIN, row.order_id or 0, "fulfill", {"number": "T77"})
    body = json.loads(till.sandbox.webhooks.log("orders/fulfilled")[0]["body"])
    checkout.orders.reported(till.shop, "orders/fulfilled", body, till=till.house.till)
    assert "T77" in till.said()[-1][1]["text"]
    act_in_admin(till.sandbox, DOMAIN, row.order_id or 0, "fulfill", {"delivered": True})
    for topic in ("fulfillments/create", "fulfillments/update", "fulfillment_events/create"):
        for sent in till.sandbox.webhooks.log(topic):
            checkout.orders.reported(till.shop, topic, json.loads(sent["body"]), till=till.house.till)
    assert [said["stage"] for kind, said in till.said() if kind == "order.news"] == ["shipped", "delivered"]
    charge = next(intent["latest_charge"] for intent in till.intents())
    dispute = httpx.post(f"{till.sandbox.stripe_url}/_sandbox/stripe/dispute", json={"charge": charge}).json()
    event = {"type": "charge.dispute.created", "livemode": False, "created": dispute["created"], "data": {"object": dispute}}
    checkout.stripe_reported(till.shop, event, till=till.house.till)
    checkout.disputes.sweep(till.shop, till=till.house.till, mail=None)
    assert "disputed" in till.orders()[0]["tags"]
    assert dispute["id"] in till.orders()[0]["note"]
    assert "Evidence is due by" in merchant.see("/app/payments")
    assert f"/app/payments/{begun.checkout_id}/evidence" in merchant.see(f"/app/payments/{begun.checkout_id}")
    text = merchant.see(f"/app/payments/{begun.checkout_id}/evidence.txt")
    for part in ("Ada Example", "10115 Berlin", "T77", "Delivered: ", "Paid: €49.90", str(row.intent), str(row.order_name)):
        assert part in text
        assert part in merchant.see(f"/app/payments/{begun.checkout_id}/evidence")
    assert checkout.reconcile.books(till.shop, till=till.house.till) >= 0


def test_stripe_is_refused_to_the_public_registration_with_the_reason(
    merchant: Merchant, served: tuple[Flask, str, House]
) -> None:
    app, _, house = served
    move_in(app, replace(house, settings=house.settings.model_copy(update={"distribution": "public"})))
    assert "App Store requirement 1.1.2" in merchant.see("/app/stripe")
    told = merchant.post("/app/stripe", api_key="rk_test_x", publishable_key="pk_test_x")
    assert (told.status_code, "App Store requirement 1.1.2" in told.text) == (422, True)
