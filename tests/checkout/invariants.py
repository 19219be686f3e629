"""What must hold at every moment, and what must hold once everything has settled (stripe.md 2.3)."""

from datetime import timedelta

from shopapp.checkout import reconcile, states
from tests.checkout.conftest import Scene


def always(scene: Scene) -> None:
    """True between any two steps, whatever crashed."""
    payments, placed = scene.payments, scene.orders.placed
    for row in scene.rows("SELECT id, state, amount_minor, order_id, captured_minor, refunded_minor FROM checkouts"):
        mine = [one for one in payments.payments.values() if one.about["checkout"] == str(row["id"])]
        orders = [one for one in placed.values() if one.attributes["_shopapp_checkout"] == str(row["id"])]
        assert sum(one.status in ("held", "action") for one in mine) <= 1, "one live payment at most"
        assert len(orders) <= 1, "one order at most"
        captured = sum(one.captured_minor for one in mine)
        assert captured <= sum(one.amount.minor for one in mine), "never more than was authorised"
        if captured:
            assert orders, "captured money has an order"
        for order in orders:
            if order.financial_status == "paid" and order.total.minor:
                assert captured, "an order marked paid is captured"
    numbers = scene.rows("SELECT operation, number, count(*) AS n FROM payment_attempts GROUP BY checkout_id, operation, number")
    assert all(one["n"] == 1 for one in numbers)


def settle(scene: Scene) -> None:
    """Let time pass and the sweep run, with nothing going wrong any more."""
    scene.trouble.plan = {}
    for _ in range(12):
        scene.clock.advance(timedelta(minutes=20))
        scene.sweep()
    scene.clock.advance(timedelta(days=1, hours=1))
    for _ in range(3):
        scene.clock.advance(timedelta(minutes=20))
        scene.sweep()
    for _ in range(2):
        reconcile.holds(scene.shop, till=scene.till)
        reconcile.books(scene.shop, till=scene.till)
        scene.clock.advance(timedelta(minutes=20))
        scene.sweep()


def settled(scene: Scene) -> None:
    always(scene)
    for row in scene.rows("SELECT id, state, amount_minor, captured_minor, refunded_minor, order_id FROM checkouts"):
        assert row["state"] in states.ENDED, f"stuck in {row['state']}"
        mine = [one for one in scene.payments.payments.values() if one.about["checkout"] == str(row["id"])]
        orders = [one for one in scene.orders.placed.values() if one.attributes["_shopapp_checkout"] == str(row["id"])]
        kept = sum(one.captured_minor - one.refunded_minor for one in mine)
        standing = [one for one in orders if one.cancelled_at is None]
        assert not any(one.status in ("held", "action") for one in mine), "nothing is held for ever"
        assert bool(kept) == bool(standing) or row["state"] == "refunded" or row["amount_minor"] == 0
        if row["state"] in ("paid", "refunded") and row["captured_minor"]:
            assert kept == row["captured_minor"] - row["refunded_minor"]
        if row["state"] == "paid":
            assert kept + row["refunded_minor"] == row["amount_minor"]
            assert [one.financial_status for one in standing] == ["paid"]
        elif row["state"] != "refunded":
            assert not kept
            assert not standing
    told = [payload["number"] for kind, payload in scene.said() if kind == "order.confirmed"]
    assert len(told) == len(set(told)), "a confirmation is said once"
