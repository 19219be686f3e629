"""In-memory doubles of the two ports, for tests of the saga alone. The adapters are tested on the wire, elsewhere.

`trouble` decides at every boundary (a call about to act, a call that has acted, a transaction about to begin) what goes wrong.
"""

import itertools
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.errors import Refused, Unavailable
from shopapp.money import Money
from shopapp.ports.payments import Declined, Missed, Payment, Returned
from shopapp.ports.shopify_orders import Bill, Draft, OrderLine, PlacedOrder, Priced, PricedLine, Rate, Wanted

_numbers = itertools.count(1001)


class Killed(BaseException):
    """The process died here: no except clause of ours may run."""


@dataclass
class Trouble:
    """`plan` maps the number of a boundary to what happens there: kill, lose (Unavailable). `count` goes up at each."""

    plan: dict[int, str] = field(default_factory=dict)
    count: int = 0

    def boundary(self) -> None:
        self.count += 1
        what = self.plan.get(self.count)
        if what == "kill":
            raise Killed
        if what == "lose":
            raise Unavailable("The line went dead.")

    def in_between(self, act: Callable[[], Any]) -> Any:
        self.boundary()
        answer = act()
        self.boundary()
        return answer


@dataclass(frozen=True)
class TestAccount:
    account: str = "acct_1"
    api_key: str = "rk_test_1"
    publishable_key: str = "pk_test_1"
    livemode: bool = False
    acts_on: str = ""


@dataclass
class FakePayments:
    clock: Clock
    trouble: Trouble
    payments: dict[str, Payment] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    given_back: list[Returned] = field(default_factory=list)
    captures: int = 0
    undelivered: list[Missed] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def takes(self, amount: Money) -> bool:
        return amount.currency != "IQD" and amount.minor <= 99_999_999

    def authorise(
        self, account: Any, *, key: str, confirmation_token: str, amount: Money, about: dict[str, str], return_url: str
    ) -> Payment:
        return self.once(key, lambda: self._made(confirmation_token, amount, about))

    def _made(self, token: str, amount: Money, about: dict[str, str]) -> Payment:
        payment = Payment(f"pi_{next(_numbers)}", "unpaid", amount, 0, 0, False, dict(about), client_secret="secret")
        if token.startswith("tok_declined"):
            self.payments[payment.id] = payment
            raise Declined("Your card was not accepted. Nothing was charged.", code="insufficient_funds", payment=payment.id)
        status = "action" if token.startswith("tok_3ds") else "held"
        minor = amount.minor - 1 if token.startswith("tok_wrong") else amount.minor
        made = replace(payment, status=status, amount=Money(minor, amount.currency))
        self.payments[made.id] = made
        return made

    def answer_bank(self, accepted: bool) -> None:
        with self.lock:
            for payment in list(self.payments.values()):
                if payment.status == "action":
                    status = "held" if accepted else "unpaid"
                    code = "" if accepted else "payment_intent_authentication_failure"
                    self.payments[payment.id] = replace(payment, status=status, decline_code=code, message=code and "Not you.")

    def expire_holds(self) -> None:
        with self.lock:
            for payment in list(self.payments.values()):
                if payment.status == "held":
                    self.payments[payment.id] = replace(payment, status="canceled")

    def look(self, account: Any, payment: str) -> Payment:
        return self.trouble.in_between(lambda: self.payments[payment])

    def find(self, account: Any, *, about: dict[str, str], since: datetime, until: datetime | None = None) -> list[Payment]:
        return self.trouble.in_between(
            lambda: [payment for payment in self.payments.values() if about.items() <= payment.about.items()]
        )

    def ours(self, account: Any, *, since: datetime, until: datetime, shop: str) -> list[Payment]:
        return self.trouble.in_between(lambda: [one for one in self.payments.values() if one.about.get("shop") == shop])

    def missed(self, account: Any, *, since: datetime, most: int) -> list[Missed]:
        return self.trouble.in_between(lambda: list(self.undelivered[:most]))

    def capture(self, account: Any, payment: str, *, key: str) -> Payment:
        def act() -> Payment:
            held = self.payments[payment]
            if held.status != "held":
                raise Refused("Not held.", code="payment_intent_unexpected_state")
            self.captures += 1
            self.payments[payment] = replace(held, status="captured", captured_minor=held.amount.minor)
            return self.payments[payment]

        return self.once(key, act)

    def release(self, account: Any, payment: str, *, key: str) -> Payment:
        def act() -> Payment:
            held = self.payments[payment]
            if held.status in ("captured", "canceled"):
                raise Refused("Closed.", code="payment_intent_unexpected_state")
            self.payments[payment] = replace(held, status="canceled")
            return self.payments[payment]

        return self.once(key, act)

    def refund(self, account: Any, payment: str, *, key: str, amount: Money, about: dict[str, str]) -> Returned:
        def act() -> Returned:
            taken = self.payments[payment]
            if amount.minor > taken.captured_minor - taken.refunded_minor:
                raise Refused("More than is left.", code="charge_already_refunded")
            self.payments[payment] = replace(taken, refunded_minor=taken.refunded_minor + amount.minor)
            self.given_back.append(Returned(f"re_{next(_numbers)}", payment, amount, "succeeded", dict(about)))
            return self.given_back[-1]

        return self.once(key, act)

    def refunds(self, account: Any, payment: str) -> list[Returned]:
        return self.trouble.in_between(lambda: [one for one in self.given_back if one.payment == payment])

    def once(self, key: str, act: Callable[[], Any]) -> Any:
        """As Stripe keeps answers by key: the first one counts, refusals of the card included."""
        self.trouble.boundary()
        with self.lock:
            if key not in self.answers:
                try:
                    self.answers[key] = act()
                except Refused as problem:
                    self.answers[key] = problem
            answer = self.answers[key]
        self.trouble.boundary()
        if isinstance(answer, Refused):
            raise answer
        return answer


@dataclass
class FakeOrders:
    clock: Clock
    trouble: Trouble
    stock: dict[int, int] = field(default_factory=lambda: {1: 10, 2: 10})
    prices: dict[int, int] = field(default_factory=lambda: {1: 2000, 2: 500})
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    placed: dict[int, PlacedOrder] = field(default_factory=dict)
    refunded: dict[str, tuple[int, Money]] = field(default_factory=dict)
    written: dict[int, list[tuple[int, Money, str]]] = field(default_factory=dict)
    tags: dict[int, set[str]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def calculate(self, shop_id: int, bill: Bill) -> Priced:
        return self.trouble.in_between(lambda: self._priced(bill))

    def _priced(self, bill: Bill) -> Priced:
        eur = bill.currency
        lines = tuple(
            PricedLine(line.variant_id, line.variant_id * 100, f"Item {line.variant_id}", "", "", line.quantity,
                       Money(self.prices[line.variant_id], eur), Money(self.prices[line.variant_id] * line.quantity, eur), True)
            for line in bill.lines
        )  # fmt: skip
        rates = (Rate("standard", "Standard", Money(490, eur)), Rate("express", "Express", Money(990, eur)))
        shipping = next((rate.price.minor for rate in rates if rate.handle == bill.rate), 0)
        subtotal = sum(line.total.minor for line in lines)
        shipping = 0 if subtotal == 0 else shipping
        rest = (Money(0, eur), Money(shipping, eur), Money(subtotal * 19 // 119, eur), Money(subtotal + shipping, eur))
        return Priced(lines, Money(subtotal, eur), *rest, True, rates, bill.rate)

    def reserve(self, shop_id: int, bill: Bill, *, until: datetime) -> Draft:
        def act() -> Draft:
            with self.lock:
                self._lapse()
                if any(self.stock[line.variant_id] < line.quantity for line in bill.lines):
                    raise Refused("Not enough.", code="user_error")
                self._take(bill.lines, -1)
                id = f"draft_{len(self.drafts) + 1}"
                total = self._priced(bill).total
                self.drafts[id] = {"bill": bill, "total": total, "until": until, "reserved": True, "order": None, "gone": False}
                return self._draft(id)

        return self.trouble.in_between(act)

    def _take(self, lines: tuple[Wanted, ...], sign: int) -> None:
        for line in lines:
            self.stock[line.variant_id] += sign * line.quantity

    def _lapse(self) -> None:
        for draft in self.drafts.values():
            if draft["reserved"] and draft["until"] <= self.clock.now():
                draft["reserved"] = False
                self._take(draft["bill"].lines, +1)

    def _draft(self, id: str) -> Draft:
        kept = self.drafts[id]
        order = self.placed[kept["order"]] if kept["order"] else None
        return Draft(id, order is not None, True, kept["total"], order)

    def find_draft(self, shop_id: int, tag: str, *, since: datetime) -> Draft | None:
        def act() -> Draft | None:
            found = [id for id, kept in self.drafts.items() if kept["bill"].tag == tag and not kept["gone"]]
            return self._draft(found[-1]) if found else None

        return self.trouble.in_between(act)

    def look_at_draft(self, shop_id: int, draft: str) -> Draft | None:
        return self.trouble.in_between(lambda: None if self.drafts[draft]["gone"] else self._draft(draft))

    def complete(self, shop_id: int, draft: str, *, paid: bool) -> Draft:
        def act() -> Draft:
            with self.lock:
                self._lapse()
                kept = self.drafts[draft]
                if kept["order"] or kept["gone"]:
                    raise Refused("Completed already.", code="user_error")
                lines = kept["bill"].lines
                if not kept["reserved"]:
                    if any(self.stock[line.variant_id] < line.quantity for line in lines):
                        raise Refused("Not enough.", code="user_error")
                    self._take(lines, -1)
                kept["reserved"] = False
                kept["order"] = self._place(kept["bill"], kept["total"], paid).id
                return self._draft(draft)

        return self.trouble.in_between(act)

    def _place(self, bill: Bill, total: Money, paid: bool) -> PlacedOrder:
        id = next(_numbers)
        now = self.clock.now()
        lines = tuple(
            OrderLine(n, line.variant_id, line.variant_id * 100, f"Item {line.variant_id}", "", "", line.quantity,
                      self.prices[line.variant_id], self.prices[line.variant_id] * line.quantity)
            for n, line in enumerate(bill.lines)
        )  # fmt: skip
        status = "paid" if paid else "pending"
        self.placed[id] = PlacedOrder(
            id,
            f"#{id}",
            total,
            0,
            status,
            "unfulfilled",
            bill.email,
            "https://shop/status",
            "",
            bill.attributes,
            lines,
            now,
            now,
            None,
        )
        return self.placed[id]

    def delete_draft(self, shop_id: int, draft: str) -> None:
        def act() -> None:
            with self.lock:
                kept = self.drafts[draft]
                if kept["order"]:
                    raise Refused("Completed.", code="user_error")
                if kept["reserved"]:
                    kept["reserved"] = False
                    self._take(kept["bill"].lines, +1)
                kept["gone"] = True

        self.trouble.in_between(act)

    def missing(self, shop_id: int, lines: tuple[Wanted, ...]) -> list[int]:
        return self.trouble.in_between(lambda: [line.variant_id for line in lines if self.stock[line.variant_id] < line.quantity])

    def look(self, shop_id: int, order_id: int) -> PlacedOrder | None:
        return self.trouble.in_between(lambda: self.placed.get(order_id))

    def find_order(self, shop_id: int, attribute: str, value: str, *, since: datetime) -> PlacedOrder | None:
        return self.trouble.in_between(
            lambda: next((order for order in self.placed.values() if order.attributes.get(attribute) == value), None)
        )

    def mark_paid(self, shop_id: int, order_id: int) -> None:
        def act() -> None:
            order = self.placed[order_id]
            if order.financial_status == "paid":
                raise Refused("Paid already.", code="user_error")
            self.placed[order_id] = replace(order, financial_status="paid", updated_at=self.clock.now())

        self.trouble.in_between(act)

    def cancel(self, shop_id: int, order_id: int, *, note: str) -> None:
        def act() -> None:
            with self.lock:
                order = self.placed[order_id]
                if order.cancelled_at is None:
                    now = self.clock.now()
                    self.placed[order_id] = replace(order, cancelled_at=now, updated_at=now)
                    self._take(tuple(Wanted(line.variant_id or 0, line.quantity) for line in order.lines), +1)

        self.trouble.in_between(act)

    def refund(self, shop_id: int, order_id: int, *, key: str, amount: Money, note: str) -> str:
        def act() -> str:
            if key not in self.refunded:
                self.refunded[key] = (order_id, amount)
                self.give_back(order_id, amount, note)
            return f"shopify:refund-{key}"

        return self.trouble.in_between(act)

    def give_back(self, order_id: int, amount: Money, note: str = "") -> int:
        """A refund at Shopify, whoever makes it: its id."""
        order = self.placed[order_id]
        self.placed[order_id] = replace(order, refunded_minor=order.refunded_minor + amount.minor)
        id = next(_numbers)
        self.written.setdefault(order_id, []).append((id, amount, note))
        return id

    def marked(self, shop_id: int, attribute: str, *, since: datetime) -> list[tuple[int, str]]:
        return self.trouble.in_between(
            lambda: [(one.id, one.attributes[attribute]) for one in self.placed.values() if one.attributes.get(attribute)]
        )

    def refunds(self, shop_id: int, order_id: int) -> list[tuple[int, Money, str]]:
        return self.trouble.in_between(lambda: list(self.written.get(order_id, [])))

    def mark(self, shop_id: int, order_id: int, *, tag: str, note: str) -> None:
        self.trouble.in_between(lambda: self.tags.setdefault(order_id, set()).add(tag))


def troubled(transaction: Transaction, trouble: Trouble) -> Transaction:
    """Transactions before which, and after which, the process may die."""

    @contextmanager
    def begin(shop_id: int) -> Generator[Connection]:
        trouble.boundary()
        with transaction(shop_id) as conn:
            yield conn
        trouble.boundary()

    return begin
