"""Two transactions that wait for each other: one goes on, the other is told to come again."""

import threading

import pytest

from shopapp.errors import Unavailable
from shopapp.wiring import House


def test_the_one_that_is_ended_may_simply_try_again(house: House, shop: int) -> None:
    both = threading.Barrier(2, timeout=60)
    ended: list[str] = []

    def change(first: str, second: str) -> None:
        try:
            with house.transaction(shop) as conn:
                conn.execute("SELECT pg_advisory_xact_lock(hashtext(%(name)s))", {"name": first})
                both.wait()
                conn.execute("SELECT pg_advisory_xact_lock(hashtext(%(name)s))", {"name": second})
            ended.append("done")
        except Unavailable as problem:
            ended.append(problem.code)

    crossing = [threading.Thread(target=change, args=way) for way in (("a", "b"), ("b", "a"))]
    for one in crossing:
        one.start()
    for one in crossing:
        one.join()
    assert sorted(ended) == ["crossed", "done"]


def test_what_goes_wrong_within_a_transaction_leaves_nothing_and_the_connection_is_good_again(house: House, shop: int) -> None:
    def change() -> None:
        with house.transaction(shop) as conn:
            conn.execute("UPDATE shops SET name = 'changed'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    with house.transaction(shop) as conn:
        found = conn.execute("SELECT name FROM shops").fetchone()
    assert found is not None
    assert found["name"] != "changed"
