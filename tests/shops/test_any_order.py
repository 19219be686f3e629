"""Install, uninstall and a quick re-install, with the webhooks of them late, doubled and in any order: the end is right."""

import contextlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from how_often import TIMES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from shopify_world import DOMAIN

from shopapp import shops
from shopapp.clock import Clock
from shopapp.errors import Refused
from shopapp.ports.shopify_auth import Grant, ShopFacts
from shopapp.shops.tokens import Keeper, access, renew
from shopapp.wiring import House

FACTS = ShopFacts("Shop", "", "EUR", "DE", "UTC", ["en"], f"https://{DOMAIN}", [])
_numbers = count()
STEPS = some.lists(
    some.one_of(
        some.tuples(some.just("uninstall"), some.integers(1, 90)),
        some.tuples(some.just("open"), some.integers(1, 90)),  # puts the app back first where it is gone
        some.tuples(some.just("deliver"), some.integers(0, 9)),  # any webhook sent so far, perhaps not for the first time
        some.tuples(some.just("work"), some.integers(1, 5000)),  # a job asks Shopify something
    ),
    max_size=14,
)


@dataclass
class Moving(Clock):
    at: datetime = datetime(2026, 11, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass
class Shopify:
    """Knows who has the app, hands out tokens that die with an uninstall, and remembers the webhooks it would send."""

    clock: Moving
    domain: str
    installed: bool = True
    living: set[str] = field(default_factory=set[str])
    refreshing: set[str] = field(default_factory=set[str])
    sent: list[tuple[str, datetime]] = field(default_factory=list[tuple[str, datetime]])
    token: str = ""

    def exchange(self, domain: str, id_token: str) -> Grant:
        if not self.installed:
            raise Refused("", code="invalid_subject_token")
        return self._pair()

    def refresh(self, domain: str, refresh_token: str) -> Grant:
        if refresh_token not in self.refreshing:
            raise Refused("", code="invalid_grant")
        return self._pair()

    def redeem(self, domain: str, code: str) -> Grant:
        return self._pair()

    def ask_address(self, domain: str, state: str, redirect_uri: str) -> str:
        return ""

    def uninstall(self) -> None:
        self.installed, self.living, self.refreshing = False, set(), set()
        self.sent += [("app/uninstalled", self.clock.at), ("shop/redact", self.clock.at + timedelta(hours=48))]

    def _pair(self) -> Grant:
        number = str(next(_numbers))
        self.living.add(number)
        self.refreshing = {number}
        return Grant(number, number, ["read_products"], 3600, 90 * 86400)


class Merchant:
    """One shop of ours with that Shopify behind it."""

    def __init__(self, house: House) -> None:
        self.clock = Moving()
        self.shopify = Shopify(self.clock, f"any-{next(_numbers)}.myshopify.com")
        self.keeper = Keeper(house.transaction, house.vault, self.clock, self.shopify)
        self.ground = shops.Ground(house.directory, house.transaction, house.vault, self.clock, self.shopify, self, house.nudges)
        self.house = replace(house, clock=self.clock, keeper=self.keeper)

    def facts(self, shop_id: int) -> ShopFacts:
        """As the Admin client asks: with a token, renewed once when it is refused."""
        got = access(shop_id, keeper=self.keeper)
        if got.token not in self.shopify.living:
            got = renew(shop_id, got, keeper=self.keeper)
        assert got.token in self.shopify.living
        return FACTS

    @property
    def id(self) -> int | None:
        return shops.find(self.shopify.domain, directory=self.house.directory)

    def open(self) -> None:
        """The merchant opens the app, which installs it at first sight, as web/entry does."""
        if not self.shopify.installed:
            self.shopify.installed = True
        known = self.id
        if known is None or shops.needs_install(known, self.clock.at, ground=self.ground):
            shops.install(self.shopify.domain, "id token", ground=self.ground)

    def deliver(self, topic: str, at: datetime) -> None:
        if (known := self.id) is not None:
            shops.reported(known, topic, {}, triggered_at=at, transaction=self.house.transaction, reading=self)

    def work(self) -> None:
        if (known := self.id) is not None:
            with contextlib.suppress(Refused):
                self.facts(known)

    def step(self, kind: str, number: int) -> None:
        self.clock.at += timedelta(seconds=number if kind != "deliver" else 1)
        if kind == "uninstall" and self.shopify.installed:
            self.shopify.uninstall()
        elif kind == "open":
            self.open()
        elif kind == "work":
            self.work()
        elif kind == "deliver":
            due = [each for each in self.shopify.sent if each[1] <= self.clock.at]
            if due:
                self.deliver(*due[number % len(due)])


@settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, order=some.randoms(use_true_random=False))
def test_whatever_the_order_the_end_is_what_shopify_says(house: House, steps: list[tuple[str, int]], order):
    merchant = Merchant(house)
    merchant.open()
    for kind, number in steps:
        merchant.step(kind, number)
    late = list(merchant.shopify.sent)
    merchant.clock.at += timedelta(hours=50)
    if merchant.shopify.installed and order.random() < 0.5:
        merchant.open()  # they look in once more before all the news has come
    order.shuffle(late)
    for topic, at in late:
        merchant.deliver(topic, at)
    if merchant.shopify.installed:
        # Putting the app back opens it, so no old news may shut it again, and the next opening finds it whole.
        assert merchant.id in shops.installed(directory=house.directory)
        merchant.open()
        assert merchant.id is not None
        assert merchant.facts(merchant.id) == FACTS
    else:
        assert merchant.id is None, "a shop that left is deleted when Shopify asks for it"
