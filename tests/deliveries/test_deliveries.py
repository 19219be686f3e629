"""Webhooks are kept once, worked on once, and tried again until done."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from shopapp import deliveries
from shopapp.clock import SetClock
from shopapp.deliveries import Delivery, read_body
from shopapp.errors import Conflict, Invalid, Refused, Unavailable
from shopapp.settings import Settings
from shopapp.wiring import House, build

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Heard:
    jobs: list[tuple[str, int, int | str]] = field(default_factory=list)

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        self.jobs.append((job, shop_id, id))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(AT)


@pytest.fixture
def house(settings: Settings, clock: SetClock) -> Iterator[House]:
    built = build(settings, clock=clock)
    yield built
    built.close()


def keep(house: House, shop: int, delivery_id: str = "d-1", **body: object) -> int | None:
    with house.transaction(shop) as conn:
        return deliveries.keep(conn, shop, "shopify", delivery_id, "products/update", AT, {"id": 1, **body})


def kept(house: House, shop: int) -> int:
    found = keep(house, shop)
    assert found is not None
    return found


def row(house: House, shop: int, id: int) -> dict[str, object]:
    with house.transaction(shop) as conn:
        found = conn.execute(
            "SELECT state, attempts, error, next_try_at FROM deliveries WHERE id = %(id)s", {"id": id}
        ).fetchone()
    assert found is not None
    return found


def work(house: House, shop: int, id: int, take) -> bool:
    return deliveries.work(shop, id, transaction=house.transaction, clock=house.clock, take=take)


def test_a_delivery_is_kept_once(house: House, shop: int, other_shop: int):
    first = keep(house, shop)
    assert first is not None
    assert keep(house, shop) is None
    assert keep(house, other_shop) is not None  # the same id in another shop is another delivery


def test_work_hands_over_what_was_kept_and_is_done_once(house: House, shop: int):
    id = kept(house, shop)
    taken: list[Delivery] = []
    assert work(house, shop, id, taken.append)
    assert not work(house, shop, id, taken.append)
    assert [(each.topic, each.triggered_at, each.body, each.attempts) for each in taken] == [
        ("products/update", AT, {"id": 1}, 1)
    ]
    assert row(house, shop, id)["state"] == "done"


def test_two_workers_never_take_the_same_delivery(house: House, shop: int):
    id = kept(house, shop)
    gate = threading.Barrier(8)
    taken: list[int] = []

    def one(_: int) -> None:
        gate.wait()
        work(house, shop, id, lambda each: taken.append(each.id))

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(one, range(8)))
    assert taken == [id]


def test_another_shop_cannot_work_on_it(house: House, shop: int, other_shop: int):
    id = kept(house, shop)
    taken: list[Delivery] = []
    assert not work(house, other_shop, id, taken.append)
    assert taken == []


@pytest.mark.parametrize("problem", [Unavailable("later"), Conflict("moved on")])
def test_what_may_pass_is_tried_again_with_growing_pauses(house: House, shop: int, clock: SetClock, problem: Exception):
    id = kept(house, shop)

    def fail(_: Delivery) -> None:
        raise problem

    assert not work(house, shop, id, fail)
    assert not work(house, shop, id, fail)  # not due yet
    assert row(house, shop, id)["attempts"] == 1
    clock.advance(timedelta(seconds=5))
    assert not work(house, shop, id, fail)
    found = row(house, shop, id)
    assert (found["state"], found["attempts"], found["next_try_at"]) == ("waiting", 2, clock.now() + timedelta(seconds=10))


def test_a_vendors_wish_to_wait_is_kept(house: House, shop: int, clock: SetClock):
    id = kept(house, shop)

    def fail(_: Delivery) -> None:
        raise Unavailable("slow down", retry_after=90)

    work(house, shop, id, fail)
    assert row(house, shop, id)["next_try_at"] == clock.now() + timedelta(seconds=90)


def test_what_is_hopeless_ends_with_its_code(house: House, shop: int):
    id = kept(house, shop)

    def fail(_: Delivery) -> None:
        raise Refused("no", code="ACCESS_DENIED")

    assert not work(house, shop, id, fail)
    assert (row(house, shop, id)["state"], row(house, shop, id)["error"]) == ("failed", "ACCESS_DENIED")


def test_a_bug_fails_loudly_and_is_given_up_only_after_many_tries(house: House, shop: int, clock: SetClock):
    id = kept(house, shop)

    def fail(_: Delivery) -> None:
        raise ZeroDivisionError

    for _ in range(deliveries.ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            work(house, shop, id, fail)
        clock.advance(timedelta(hours=1))
    assert (row(house, shop, id)["state"], row(house, shop, id)["error"]) == ("failed", "bug")


def test_the_sweep_finds_what_a_killed_worker_left(house: House, shop: int, other_shop: int, clock: SetClock):
    heard = Heard()
    mine, theirs = kept(house, shop), kept(house, other_shop)

    def die(_: Delivery) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(house, shop, mine, die)
    assert deliveries.sweep(directory=house.directory, clock=clock, nudges=heard) == 1
    assert heard.jobs == [(deliveries.JOB, other_shop, theirs)]
    clock.advance(timedelta(minutes=5))
    assert deliveries.sweep(directory=house.directory, clock=clock, nudges=heard) == 2


def test_old_deliveries_are_forgotten_and_waiting_ones_are_not(house: House, shop: int, clock: SetClock):
    done = kept(house, shop)
    work(house, shop, done, lambda _: None)
    keep(house, shop, "d-2")
    clock.advance(deliveries.KEPT)
    assert deliveries.clear_out(shop, transaction=house.transaction, clock=clock) == 0
    clock.advance(timedelta(seconds=1))
    assert deliveries.clear_out(shop, transaction=house.transaction, clock=clock) == 1


def test_what_confirms_a_payment_is_not_kept(house: House, shop: int):
    secret = {"id": "pi_1", "client_secret": "pi_1_secret_x", "charges": [{"client_secret": "y", "id": "ch_1"}]}
    keep(house, shop, data={"object": secret})
    with house.transaction(shop) as conn:
        (row,) = conn.execute("SELECT body FROM deliveries").fetchall()
    assert row["body"] == {"id": 1, "data": {"object": {"id": "pi_1", "charges": [{"id": "ch_1"}]}}}


@pytest.mark.parametrize(
    "raw",
    [
        b'{"note": "a\\u0000b"}',
        b'{"note": "half an emoji \\ud83d"}',
        b'{"weight": 1e999}',
        b'{"\\u0000key": [{"deep": "\\u0000"}]}',
        '{"note": "ünïcödé 🎿"}'.encode(),
    ],
)
def test_whatever_people_type_can_be_stored(house: House, shop: int, raw: bytes):
    assert keep(house, shop, **read_body(raw)) is not None


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"null", b"{", b"\xff\xfe", b'"text"', b"[" * 100_000, b"{" + b'"a":{' * 50_000, b'{"n": ' + b"9" * 5000 + b"}"],
)
def test_what_is_no_json_object_is_invalid(raw: bytes):
    with pytest.raises(Invalid):
        read_body(raw)
