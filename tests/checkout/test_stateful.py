"""Every action in any order, with crashes and lost answers at any boundary and time passing: the invariants hold throughout,
and everything settles once nothing goes wrong any more. Prints how much was tried.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from shopapp import checkout
from shopapp.checkout import Begun, desk, reconcile
from shopapp.errors import Problem
from shopapp.money import Money as Cents
from shopapp.ports.shopify_orders import PlacedOrder
from shopapp.wiring import House
from tests.checkout.conftest import ADDRESS, Scene, scene_of
from tests.checkout.doubles import Killed, troubled
from tests.checkout.invariants import always, settle, settled
from tests.how_often import TIMES

TOKENS = st.sampled_from(["tok_good", "tok_good", "tok_3ds", "tok_declined", "tok_wrong"])
TRIED: dict[str, Any] = {"examples": 0, "steps": 0}


def rest(order: PlacedOrder) -> dict[str, Any]:
    """The order as Shopify's webhooks write it."""
    return {
        "id": order.id, "name": order.name, "currency": order.total.currency, "total_price": order.total.decimal,
        "financial_status": order.financial_status, "created_at": order.created_at.isoformat(),
        "updated_at": order.updated_at.isoformat(), "cancelled_at": order.cancelled_at and order.cancelled_at.isoformat(),
        "note_attributes": [{"name": name, "value": value} for name, value in order.attributes.items()],
    }  # fmt: skip


class Money(RuleBasedStateMachine):
    @initialize()
    def open_shop(self) -> None:
        TRIED["examples"] += 1
        self.scene: Scene = TRIED["make"]()
        self.scene.orders.stock = {1: 4, 2: 4}
        self.begun: list[Begun] = []
        self.told: list[tuple[str, dict[str, Any]]] = []

    def try_it(self, act: Callable[[], Any]) -> Any:
        TRIED["steps"] += 1
        try:
            return act()
        except (Problem, Killed):
            return None

    @rule(quantity=st.integers(1, 3))
    def begin(self, quantity: int) -> None:
        def act() -> None:
            self.begun.append(self.scene.begin(self.scene.put_in_cart((1, quantity))))

        self.try_it(act)

    @precondition(lambda self: self.begun)
    @rule(data=st.data(), token=TOKENS)
    def pay(self, data: Any, token: str) -> None:
        begun = data.draw(st.sampled_from(self.begun))
        self.try_it(lambda: self.scene.pay(begun, token))

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def event(self, data: Any) -> None:
        begun = data.draw(st.sampled_from(self.begun))
        about = {"object": "payment_intent", "id": "pi_x", "metadata": {"checkout": str(begun.checkout_id)}}
        told = {"type": "payment_intent.succeeded", "livemode": False, "data": {"object": about}}
        self.try_it(lambda: checkout.stripe_reported(self.scene.shop, told, till=self.scene.till))

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def another_card(self, data: Any) -> None:
        begun = data.draw(st.sampled_from(self.begun))
        self.try_it(lambda: checkout.another_card(self.scene.shop, begun.checkout_id, till=self.scene.till))

    @precondition(lambda self: self.begun)
    @rule(data=st.data(), street=st.sampled_from(["1 Road", "2 Road"]), rate=st.sampled_from(["standard", "express"]))
    def requote(self, data: Any, street: str, rate: str) -> None:
        begun, address = data.draw(st.sampled_from(self.begun)), {**ADDRESS, "address1": street}
        self.try_it(lambda: checkout.requote(self.scene.till, self.scene.shop, begun.checkout_id, address=address, rate=rate))

    @rule(accepted=st.booleans())
    def bank_answers(self, accepted: bool) -> None:
        self.scene.payments.answer_bank(accepted)

    @rule(price=st.sampled_from([2000, 2100, 0]))
    def price_changes(self, price: int) -> None:
        self.scene.orders.prices[1] = price

    @rule()
    def others_buy_the_rest(self) -> None:
        self.scene.orders.stock[1] = 0

    @rule()
    def stock_arrives(self) -> None:
        self.scene.orders.stock[1] += 3

    @rule()
    def holds_expire(self) -> None:
        self.scene.payments.expire_holds()

    @precondition(lambda self: self.scene.orders.placed)
    @rule(data=st.data())
    def merchant_cancels_an_unpaid_order(self, data: Any) -> None:
        order_id = data.draw(st.sampled_from(sorted(self.scene.orders.placed)))
        if self.scene.orders.placed[order_id].financial_status == "pending":
            self.try_it(lambda: self.scene.orders.cancel(self.scene.shop, order_id, note=""))

    @precondition(lambda self: self.begun)
    @rule(data=st.data(), minor=st.integers(1, 3000))
    def refund_at_shopify(self, data: Any, minor: int) -> None:
        """The merchant's refund in the admin. Its webhook comes whenever `webhook` delivers it, or never."""
        row = self.scene.row(data.draw(st.sampled_from(self.begun)))
        order = self.scene.orders.placed.get(row.order_id or 0)
        if row.state == "paid" and order is not None and order.refunded_minor + minor <= order.total.minor:
            id = self.scene.orders.give_back(order.id, Cents(minor, "EUR"))
            told = {"id": id, "order_id": row.order_id, "note": "", "transactions": [
                {"kind": "refund", "status": "success", "amount": f"{minor / 100:.2f}", "currency": "EUR"}]}  # fmt: skip
            self.told.append(("refunds/create", told))

    @precondition(lambda self: self.begun)
    @rule(data=st.data(), minor=st.integers(1, 3000))
    def refund_at_stripe(self, data: Any, minor: int) -> None:
        """In Stripe's dashboard, which knows nothing of our troubles."""
        row = self.scene.row(data.draw(st.sampled_from(self.begun)))
        payment = self.scene.payments.payments.get(row.intent or "")
        if payment is not None and payment.refunded_minor + minor <= payment.captured_minor:
            plan, self.scene.trouble.plan = self.scene.trouble.plan, {}
            key = f"dashboard-{len(self.scene.payments.given_back)}"
            back = self.scene.payments.refund(None, payment.id, key=key, amount=Cents(minor, "EUR"), about={})
            self.scene.trouble.plan = plan
            about = {"object": "refund", "id": back.id, "payment_intent": payment.id}
            self.told.append(("refund.created", {"type": "refund.created", "livemode": False, "data": {"object": about}}))

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def shopify_tells(self, data: Any) -> None:
        """What Shopify would tell of an order now; delivered later, twice, out of order or never."""
        row = self.scene.row(data.draw(st.sampled_from(self.begun)))
        order = self.scene.orders.placed.get(row.order_id or 0)
        if order is not None:
            self.told.append(("orders/updated", rest(order)))

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def bank_disputes(self, data: Any) -> None:
        row = self.scene.row(data.draw(st.sampled_from(self.begun)))
        about = {"object": "dispute", "id": f"dp_{row.id}", "payment_intent": row.intent, "status": "needs_response",
                 "amount": row.captured_minor, "currency": "eur"}  # fmt: skip
        self.told.append(("dispute", {"type": "charge.dispute.created", "livemode": False, "data": {"object": about}}))

    @precondition(lambda self: self.told)
    @rule(data=st.data(), times=st.integers(1, 3))
    def webhook(self, data: Any, times: int) -> None:
        topic, told = data.draw(st.sampled_from(self.told))
        for _ in range(times):
            if "/" in topic:
                self.try_it(lambda: checkout.orders.reported(self.scene.shop, topic, told, till=self.scene.till))
            else:
                self.try_it(lambda: checkout.stripe_reported(self.scene.shop, told, till=self.scene.till))

    @precondition(lambda self: self.begun)
    @rule(data=st.data(), what=st.sampled_from(["retry", "void", "refund"]))
    def merchant(self, data: Any, what: str) -> None:
        """From our own page of the payment."""
        id, scene = data.draw(st.sampled_from(self.begun)).checkout_id, self.scene
        key = f"form-{TRIED['steps']}"
        deeds = {
            "retry": lambda: desk.retry(scene.shop, id, till=scene.till),
            "void": lambda: desk.void(scene.shop, id, till=scene.till),
            "refund": lambda: desk.refund(scene.shop, id, Cents(700, "EUR"), key=key, till=scene.till),
        }
        self.try_it(deeds[what])

    @rule(job=st.sampled_from([reconcile.holds, reconcile.books]))
    def reconciled(self, job: Any) -> None:
        self.try_it(lambda: job(self.scene.shop, till=self.scene.till))

    @rule(minutes=st.sampled_from([1, 4, 17, 40, 60 * 25, 60 * 24 * 3, 60 * 24 * 8]))
    def time_passes(self, minutes: int) -> None:
        self.scene.clock.advance(timedelta(minutes=minutes))

    @rule()
    def sweep(self) -> None:
        self.try_it(self.scene.sweep)

    @rule(boundary=st.integers(1, 60), what=st.sampled_from(["kill", "lose"]))
    def trouble_ahead(self, boundary: int, what: str) -> None:
        self.scene.trouble.plan[self.scene.trouble.count + boundary] = what

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "scene"):
            always(self.scene)

    def teardown(self) -> None:
        if hasattr(self, "scene"):
            settle(self.scene)
            settled(self.scene)


@pytest.mark.slow
def test_money_moves_once_whatever_happens(house: House, shop: int, capsys: pytest.CaptureFixture[str]) -> None:
    def make() -> Scene:
        with house.transaction(shop) as conn:
            conn.execute("DELETE FROM orders")
            conn.execute("DELETE FROM conversations")
        scene = scene_of(house, shop)
        return replace(scene, till=replace(scene.till, transaction=troubled(scene.till.transaction, scene.trouble)))

    TRIED["make"] = make
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Money, settings=settings(max_examples=20 * TIMES, stateful_step_count=40, deadline=None, suppress_health_check=slow)
    )
    with capsys.disabled():
        print(f"\nstateful: {TRIED['examples']} examples, {TRIED['steps']} actions")  # noqa: T201 - asked for
