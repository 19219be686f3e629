"""The lease of a checkout: renewed while its holder works, free soon after the holder died, and no writing without it."""

import threading
import time

import pytest

from shopapp.checkout import leases, moves, store
from shopapp.checkout.records import Checkout
from shopapp.errors import Conflict
from tests.checkout.conftest import Scene


def taken(scene: Scene) -> Checkout:
    held = leases.take(scene.till, scene.shop, scene.begin().checkout_id)
    assert held is not None
    return held


def ends_at(scene: Scene) -> object:
    return scene.rows("SELECT leased_until FROM checkouts")[0]["leased_until"]


def renewed(scene: Scene) -> None:
    """Wait until the heart has beaten once more."""
    end = time.monotonic() + 60
    while ends_at(scene) != scene.clock.now() + leases.LEASE:
        assert time.monotonic() < end, "the lease was not renewed"
        time.sleep(0.01)


def test_a_holder_who_waits_long_for_an_answer_keeps_the_lease(scene: Scene) -> None:
    held = taken(scene)
    with leases.beating(scene.till, scene.shop, held, every=0.01):
        for _ in range(4):
            scene.clock.advance(leases.LEASE * 0.8)
            renewed(scene)
        assert leases.take(scene.till, scene.shop, held.id) is None


def test_a_checkout_is_free_soon_after_its_holder_died(scene: Scene) -> None:
    held = taken(scene)
    with pytest.raises(KeyboardInterrupt), leases.beating(scene.till, scene.shop, held, every=0.01):
        raise KeyboardInterrupt
    assert leases.take(scene.till, scene.shop, held.id) is None
    scene.clock.advance(leases.LEASE)
    assert leases.take(scene.till, scene.shop, held.id) is not None


def test_a_lease_that_was_taken_over_is_never_taken_back_by_the_heart(scene: Scene) -> None:
    held = taken(scene)
    scene.clock.advance(leases.LEASE)
    other = leases.take(scene.till, scene.shop, held.id)
    assert other is not None
    was = ends_at(scene)
    scene.clock.advance(leases.LEASE * 0.5)
    heart = threading.Event()
    with leases.beating(scene.till, scene.shop, held, every=0.01):
        heart.wait(0.1)
    assert ends_at(scene) == was
    assert leases.keep(scene.till, scene.shop, other) is not None


def test_a_runner_whose_lease_was_taken_over_writes_nothing(scene: Scene) -> None:
    held = taken(scene)
    scene.clock.advance(leases.LEASE)
    assert leases.take(scene.till, scene.shop, held.id) is not None
    with pytest.raises(Conflict):
        moves.go(scene.till, scene.shop, held, "reserving")
    moves.wait(scene.till, scene.shop, held, leases.LEASE)
    leases.let_go(scene.till, scene.shop, held, whoever_asked=True)
    with scene.house.transaction(scene.shop) as conn:
        now = store.read(conn, scene.shop, held.id)
    assert (now.state, now.lease is not None) == ("quoted", True)


def test_a_runner_that_hangs_for_minutes_loses_the_lease(scene: Scene) -> None:
    held = taken(scene)
    with leases.beating(scene.till, scene.shop, held, every=0.01):
        scene.clock.advance(leases.LONGEST + leases.LEASE)
        end = time.monotonic() + 60
        while (other := leases.take(scene.till, scene.shop, held.id)) is None:
            assert time.monotonic() < end, "the lease was never free"
            scene.clock.advance(leases.LEASE)
    assert other.lease != held.lease
