"""Satisfaction on the Today page: the mean, of how many, how sure, and the conversations it was made of."""

import uuid
from collections.abc import Sequence

import pytest
from flask.testing import FlaskClient

from shopapp.conversations import store as conversations
from shopapp.inbox import afterwards, agents, claim, close
from shopapp.insights.satisfaction import Satisfaction, wilson
from shopapp.wiring import House


def rate(house: House, shop: int, scores: Sequence[int], comment: str = "") -> list[int]:
    """A closed and rated conversation for each score."""
    rated: list[int] = []
    with house.transaction(shop) as conn:
        anna = agents.add(conn, shop, name="Anna", email="anna@example.com", role="owner").mover
        for score in scores:
            shopper = conversations.shopper(conn, shop, uuid.uuid4().bytes, locale="en")
            talk = conversations.current_or_new(conn, shop, shopper.id, locale="en")
            claim(conn, shop, talk.id, anna)
            close(conn, shop, talk.id, anna)
            afterwards.rate(conn, shop, shopper.id, talk.ref, score, comment)
            rated.append(talk.id)
    return rated


def test_a_few_ratings_are_too_few_to_say_and_open_to_their_conversations(
    client: FlaskClient, house: House, moved_in: int, id_token: str
):
    bearer = {"Authorization": f"Bearer {id_token}"}
    assert "no rating in 30 days" in client.get("/app/", headers=bearer).text
    low, _, high = rate(house, moved_in, [2, 4, 5], "Took <long>")
    today = client.get("/app/", headers=bearer).text
    assert "3.7 <small>of 5</small>" in today
    assert "3 ratings in 30 days, too few to say" in today
    opened = client.get("/app/ratings", headers=bearer).text
    assert all(f"/app/conversations/{id}" in opened for id in (low, high))
    assert "Took &lt;long&gt;" in opened
    assert "answered by Anna" in opened
    assert "Mean <b>3.7</b> of 3 ratings: too few to say." in opened


def test_from_ten_ratings_on_it_says_how_sure_it_is(client: FlaskClient, house: House, moved_in: int, id_token: str):
    rate(house, moved_in, [5, 5, 4, 4, 5, 3, 4, 5, 2, 5])
    today = client.get("/app/", headers={"Authorization": f"Bearer {id_token}"}).text
    low, high = wilson(4.2, 10)
    assert f"10 ratings in 30 days, likely {low:.1f} to {high:.1f}" in today


@pytest.mark.parametrize(("mean", "count"), [(1.0, 10), (5.0, 10), (4.2, 10), (4.2, 1000), (3.0, 50)])
def test_the_interval_stays_on_the_scale_holds_the_mean_and_is_never_without_width(mean: float, count: int):
    low, high = wilson(mean, count)
    assert 1 <= low <= mean + 1e-9
    assert mean - 1e-9 <= high <= 5
    assert high - low > 0.01


def test_nine_ratings_have_no_interval_and_ten_have_one():
    assert Satisfaction(9, 4.0, includes_demo=False).interval is None
    assert Satisfaction(10, 4.0, includes_demo=False).interval is not None
