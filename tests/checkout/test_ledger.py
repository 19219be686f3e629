"""Fees and payouts taken from Stripe's books: once each, added up, and said where they do not come out."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from shopapp import checkout
from shopapp.checkout import ledger, reconcile
from shopapp.checkout.ledger import taking
from shopapp.errors import Refused, Unavailable
from shopapp.ports.payment_books import Movement, Payout
from tests.checkout.conftest import Scene


@dataclass
class Books:
    """Stripe's books as a test writes them."""

    lines: list[Movement] = field(default_factory=list)
    made: list[Payout] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)
    trouble: Exception | None = None

    def movements(self, account: Any, *, since: datetime) -> list[Movement]:
        if self.trouble:
            raise self.trouble
        return [line for line in self.lines if line.made_at >= since]

    def payouts(self, account: Any, *, since: datetime) -> list[Payout]:
        return [one for one in self.made if one.made_at >= since]

    def movements_of(self, account: Any, payout: str) -> list[Movement]:
        return [line for line in self.lines if line.id in self.inside.get(payout, [])]


def line(scene: Scene, id: str, kind: str, amount: int, fee: int, payment: str) -> Movement:
    return Movement(id, kind, amount, fee, amount - fee, "EUR", payment, scene.clock.now())


def paid(scene: Scene) -> tuple[checkout.Begun, str]:
    begun = scene.begin()
    assert scene.pay(begun) == "paid"
    intent = scene.row(begun).intent
    assert intent is not None
    return begun, intent


def take(scene: Scene, books: Books) -> int:
    return taking.take(scene.shop, till=scene.till, books=books)


def findings(scene: Scene) -> list[tuple[str, str]]:
    with scene.house.transaction(scene.shop) as conn:
        return [(one.kind, one.subject) for one in reconcile.open_findings(conn, scene.shop)]


def test_what_a_payment_cost_is_taken_once_and_summed_by_the_shops_days(scene: Scene) -> None:
    begun, intent = paid(scene)
    books = Books([line(scene, "txn_1", "charge", 5000, 100, intent), line(scene, "txn_2", "charge", 900, 20, "pi_elsewhere")])
    assert [take(scene, books), take(scene, books)] == [1, 0]
    scene.clock.advance(timedelta(hours=20))
    books.lines.append(line(scene, "txn_3", "refund", -1000, 0, intent))
    assert take(scene, books) == 1
    with scene.house.transaction(scene.shop) as conn:
        entries = ledger.of_checkout(conn, scene.shop, begun.checkout_id)
        today, before = ledger.days(conn, scene.shop, "Europe/Berlin")
    assert [(one.id, one.net_minor, one.payout_id) for one in entries] == [("txn_1", 4900, None), ("txn_3", -1000, None)]
    assert (before.payments, before.taken_minor, before.back_minor, before.fee_minor, before.net_minor) == (1, 5000, 0, 100, 4900)
    assert (today.payments, today.taken_minor, today.back_minor, today.net_minor) == (0, 0, -1000, -1000)


def test_a_payout_is_matched_to_its_payments_and_one_that_does_not_add_up_is_a_finding(scene: Scene) -> None:
    begun, intent = paid(scene)
    books = Books([line(scene, "txn_1", "charge", 5000, 100, intent), line(scene, "txn_2", "charge", 900, 20, "pi_elsewhere")])
    now = scene.clock.now()
    books.made = [Payout("po_1", 5781, "EUR", "in_transit", True, now, now), Payout("po_2", 70, "EUR", "paid", False, now, now)]
    books.inside = {"po_1": ["txn_1", "txn_2"]}
    take(scene, books)
    assert findings(scene) == [("payout_differs", "po_1")]
    books.made[0] = replace(books.made[0], status="paid", amount_minor=5780)
    take(scene, books)
    assert findings(scene) == []
    with scene.house.transaction(scene.shop) as conn:
        shown = {one.id: one for one in ledger.latest_payouts(conn, scene.shop)}
        (entry,) = ledger.of_checkout(conn, scene.shop, begun.checkout_id)
    assert (shown["po_1"].ours_minor, shown["po_1"].others_minor, shown["po_1"].adds_up) == (4900, 880, True)
    assert (shown["po_1"].payments, shown["po_2"].adds_up, entry.payout_id) == (1, None, "po_1")


def test_books_that_may_not_be_read_are_a_finding_and_books_that_cannot_be_reached_are_read_later(scene: Scene) -> None:
    _, intent = paid(scene)
    books = Books([line(scene, "txn_1", "charge", 5000, 100, intent)], trouble=Refused("No.", code="permission"))
    assert take(scene, books) == 0
    assert [kind for kind, _ in findings(scene)] == ["fees_not_readable"]
    books.trouble = Unavailable("Not now.", code="timeout")
    with pytest.raises(Unavailable):
        take(scene, books)
    books.trouble = None
    scene.clock.advance(timedelta(days=3))  # late, and still nothing is left out
    assert take(scene, books) == 1
    assert findings(scene) == []
