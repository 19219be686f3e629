"""Killed, or left without an answer, at every boundary of a payment; and many hands at once."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from shopapp import checkout
from shopapp.errors import Problem
from shopapp.wiring import House
from tests.checkout.conftest import Scene, scene_of
from tests.checkout.doubles import Killed, troubled
from tests.checkout.invariants import always, settle, settled
from tests.how_often import TIMES


def hold_event(about: dict) -> dict:
    return {"type": "payment_intent.amount_capturable_updated", "livemode": False, "data": {"object": about}}


def boundaries(house: House, shop: int) -> tuple[int, int]:
    scene = crashing(house, shop)
    begun = scene.begin()
    start = scene.trouble.count
    scene.pay(begun)
    return start, scene.trouble.count


def crashing(house: House, shop: int) -> Scene:
    """A scene whose transactions are boundaries too."""
    scene = scene_of(house, shop)
    return replace(scene, till=replace(scene.till, transaction=troubled(scene.till.transaction, scene.trouble)))


@pytest.mark.parametrize("what", ["kill", "lose"])
def test_report_13_a_crash_or_lost_answer_at_every_boundary_is_resumed(house: House, shop: int, what: str) -> None:
    first, last = boundaries(house, shop)
    assert last - first >= 50
    for at in range(first + 1, last + 1):
        scene = crashing(house, shop)
        begun = scene.begin()
        scene.trouble.plan = {at: what}
        with suppress(Killed, Problem):
            scene.pay(begun)
        always_of(scene)
        scene.trouble.plan = {}
        scene.clock.advance(timedelta(minutes=2))
        scene.sweep()
        if scene.row(begun).state == "quoted":  # died before the wish was written down: the shopper clicks again
            scene.pay(begun)
        assert scene.row(begun).state == "paid", f"boundary {at}"
        assert (len(scene.orders.placed), scene.payments.captures) == (1, 1)
        assert [kind for kind, _ in scene.said()].count("order.confirmed") == 1


def always_of(scene: Scene) -> None:
    with scene.house.transaction(scene.shop) as conn:
        conn.execute("DELETE FROM carts WHERE id <> %(id)s", {"id": scene.cart})  # earlier rounds of this test
    always(scene)


def test_report_9_an_answer_lost_after_success_shows_the_paid_order(scene: Scene) -> None:
    begun = scene.begin()
    start = scene.trouble.count
    scene.trouble.plan = {start + 4: "lose", start + 5: "lose"}  # the authorisation's answer, and the look after it
    assert scene.pay(begun) == "authorising"
    assert len(scene.payments.payments) == 1
    scene.trouble.plan = {}
    assert scene.pay(begun, "tok_second_click") == "paid"
    assert len(scene.payments.payments) == 1


def test_report_3_an_event_before_our_own_call_returned_is_not_lost(scene: Scene) -> None:
    begun = scene.begin()
    event = hold_event({"object": "payment_intent", "id": "pi_early", "metadata": {"checkout": str(begun.checkout_id)}})
    assert checkout.stripe_reported(scene.shop, event, till=scene.till) == begun.checkout_id
    assert scene.pay(begun) == "paid"


@pytest.mark.parametrize("lap", range(8 * TIMES))
def test_report_1_and_11_browser_webhooks_and_sweep_at_once_make_one_order_and_one_capture(scene: Scene, lap: int) -> None:
    begun = scene.begin()
    scene.pay(begun, "tok_3ds")
    scene.payments.answer_bank(True)
    event = hold_event({"object": "payment_intent", "id": next(iter(scene.payments.payments)), "metadata": {}})
    hands = [
        lambda: scene.advance(begun),
        lambda: checkout.stripe_reported(scene.shop, event, till=scene.till),
        lambda: checkout.stripe_reported(scene.shop, event, till=scene.till),
        lambda: scene.pay(begun, "tok_other"),
        scene.sweep,
    ]
    at_once(hands)
    settle(scene)
    settled(scene)
    assert scene.row(begun).state == "paid"
    assert (len(scene.orders.placed), scene.payments.captures) == (1, 1)


def test_report_12_two_tabs_and_a_double_click_hold_one_payment(scene: Scene) -> None:
    begun = scene.begin()
    at_once([lambda n=n: scene.pay(begun, f"tok_{n}") for n in range(6)])
    settle(scene)
    assert scene.row(begun).state == "paid"
    assert len(scene.payments.payments) == 1


def test_report_2_many_buyers_of_three_items_at_once(scene: Scene) -> None:
    scene.orders.stock[1] = 3
    begun = [scene.begin(scene.put_in_cart((1, 1))) for _ in range(8)]
    at_once([lambda one=one: scene.pay(one) for one in begun])
    settle(scene)
    settled(scene)
    assert sorted(scene.row(one).state for one in begun) == ["paid"] * 3 + ["voided"] * 5
    assert scene.payments.captures == 3


def at_once(hands: list) -> None:
    ready, bugs = threading.Barrier(len(hands)), []

    def run(hand) -> None:
        ready.wait()
        try:
            hand()
        except Problem:
            pass
        except BaseException as bug:
            bugs.append(bug)

    threads = [threading.Thread(target=run, args=(hand,)) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bugs == []
