"""A webhook with anything in the place of anything, from the door through its room: no accident, and no other shop's rows."""

import copy
from typing import Any

import pytest
from delivered import PUBLISHED, post, sample, subscribed, work_off
from flask.testing import FlaskClient
from how_often import TIMES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from shopapp.wiring import House

pytestmark = pytest.mark.skipif(not PUBLISHED.exists(), reason="the published webhooks are not on this machine")

TOPICS = [(door, topic) for door, topic in subscribed() if topic not in ("app/uninstalled", "shop/redact")]
ODD: list[Any] = [None, True, -1, 0, 2**31, 2**63, 10**40, 1e300, "", "x", "\x00", "\ud800", "9" * 400, "-1.5", "NaN", "1e9"]
odd = some.sampled_from([*ODD, "0000-00-00T00:00:00Z", "9999-12-31T23:59:59-23:59", [], {}, [None], [[1]], {"id": "x"}, [{}]])
TABLES = ("deliveries", "orders", "products", "variants", "carts", "shoppers", "customer_reports", "checkouts", "nudges")


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, each in inside for found in [(*path, key), *places(each, (*path, key))]]


def put(body: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(body)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


@some.composite
def deliveries(draw: some.DrawFn) -> tuple[str, str, dict[str, Any]]:
    """A published payload of which one to three values, early ones rather than deep ones, are not what they should be."""
    door, topic = draw(some.sampled_from(TOPICS))
    body = sample(topic)
    for _ in range(draw(some.integers(1, 3))):
        known = sorted(places(body), key=len)
        if known:
            body = put(body, draw(some.sampled_from(known)), draw(odd))
    return door, topic, body


def shape(house: House, shop: int) -> dict[str, int]:
    with house.transaction(shop) as conn:
        return {
            table: conn.execute(f"SELECT count(*) AS rows FROM {table}").fetchone()["rows"]  # type: ignore[index, arg-type]
            for table in TABLES
        }


@settings(
    max_examples=40 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(odd_one=deliveries())
def test_an_odd_delivery_meets_no_accident_and_no_other_shop(
    client: FlaskClient, house: House, moved_in: int, other_shop: int, odd_one: tuple[str, str, dict[str, Any]]
):
    door, topic, body = odd_one
    before = shape(house, other_shop)
    assert post(client, house, door, topic, body) in (200, 401)  # 401: the body names another shop
    work_off(house, moved_in)
    assert shape(house, other_shop) == before
