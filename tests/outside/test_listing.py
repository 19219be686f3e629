"""Looking through a long list of Shopify's while some of its pages fail."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shopapp.errors import Unavailable
from shopapp.outside.shopify.listing import REPEATS, newest, once_more

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Pages:
    """Twelve pages of ten, one a minute, the newest first; each of the calls in `fails` fails."""

    def __init__(self, fails: set[int], code: str = "unreachable") -> None:
        self.calls, self._fails, self._code = 0, fails, code
        self.sizes: list[int] = []

    def __call__(self, after: str | None, first: int) -> dict[str, Any]:
        self.calls += 1
        self.sizes.append(first)
        if self.calls in self._fails:
            raise Unavailable("Shopify cannot be reached.", code=self._code)
        page = int(after or 0)
        nodes = [{"id": 10 * page + n, "createdAt": (NOW - timedelta(minutes=10 * page + n)).isoformat()} for n in range(10)]
        return {"nodes": nodes, "pageInfo": {"hasNextPage": page < 11, "endCursor": str(page + 1)}}


def wanted(node: dict[str, Any]) -> bool:
    return node["id"] == 95


def test_pages_that_fail_do_not_lose_the_others() -> None:
    pages = Pages({1, 4, 5, 9})
    found = newest(pages, NOW - timedelta(days=1), wanted)
    assert found is not None
    assert (found["id"], pages.calls) == (95, 14)


def test_only_a_long_search_asks_for_large_pages() -> None:
    pages = Pages(set())
    newest(pages, NOW - timedelta(days=1), wanted)
    assert pages.sizes == [20, 100, *[250] * 8]


def test_one_answer_is_read_again_at_once_unless_that_costs_time() -> None:
    pages = Pages({1, 2})
    assert once_more(lambda: pages(None, 1))["pageInfo"] == {"hasNextPage": True, "endCursor": "1"}
    for code, calls in (("unreachable", 3), ("timeout", 1), ("THROTTLED", 1)):
        away = Pages(set(range(1, 100)), code)
        with pytest.raises(Unavailable):
            once_more(lambda away=away: away(None, 1))
        assert away.calls == calls


def test_it_ends_at_the_time_it_was_given_and_at_the_end_of_the_list() -> None:
    assert newest(Pages(set()), NOW - timedelta(minutes=30), wanted) is None
    assert newest(Pages(set()), NOW - timedelta(days=1), lambda _: False) is None


@pytest.mark.parametrize(("code", "calls"), [("unreachable", REPEATS + 1), ("timeout", 1), ("THROTTLED", 1)])
def test_a_shopify_that_is_away_is_not_asked_for_ever(code: str, calls: int) -> None:
    pages = Pages(set(range(1, 100)), code)
    with pytest.raises(Unavailable):
        newest(pages, NOW - timedelta(days=1), wanted)
    assert pages.calls == calls
