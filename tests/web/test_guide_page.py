"""The merchant's guide page: facets as found, and what the merchant changes about them, works without a script."""

from collections.abc import Callable

import pytest
from catalog_shelf import NOW, shelf
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from shopapp.assistant.guide import store
from shopapp.catalog import sync
from shopapp.wiring import House

Post = Callable[..., TestResponse]


@pytest.fixture
def stocked(house: House, moved_in: int) -> int:
    with house.transaction(moved_in) as conn:
        sync.merge(conn, moved_in, shelf(), read_at=NOW)
    return moved_in


@pytest.fixture
def post(client: FlaskClient, id_token: str) -> Post:
    return lambda path, **form: client.post(f"/app/guide{path}", data=form, headers={"Authorization": f"Bearer {id_token}"})


def text(client: FlaskClient, id_token: str) -> str:
    return client.get("/app/guide", headers={"Authorization": f"Bearer {id_token}"}).text


def test_the_page_lists_what_was_found_with_coverage_and_values(client: FlaskClient, id_token: str, stocked: int) -> None:
    page = text(client, id_token)
    assert 'aria-label="What to call color"' in page
    assert "Navy" in page
    assert "in ranges" in page
    assert "%</td>" in page


def test_facets_are_renamed_ordered_pinned_and_hidden(
    client: FlaskClient, id_token: str, stocked: int, post: Post, house: House
) -> None:
    answer = post(
        "/facets",
        facet=["color", "type"],
        **{"label color": "Shade", "place color": "2", "pinned color": "on", "hidden type": "on"},
    )
    assert answer.status_code == 303
    with house.transaction(stocked) as conn:
        said = store.rules(conn, stocked).facets
    assert (said["color"].label, said["color"].place, said["color"].pinned) == ("Shade", 2, True)
    assert said["type"].hidden
    assert 'value="Shade"' in text(client, id_token)
    assert post("/facets", facet="color", **{"place color": "soon"}).status_code == 422


def test_rules_and_questions_come_and_go(client: FlaskClient, id_token: str, stocked: int, post: Post, house: House) -> None:
    post("/rules", kind="push", points="7", facet="type", value="Jackets", words="rain")
    post("/quizzes", question="Where to?", choices="Town: tag=city +10\nHills: type=Belts never")
    page = text(client, id_token)
    assert "+7 points" in page
    assert "Where to?" in page
    with house.transaction(stocked) as conn:
        said = store.rules(conn, stocked)
    post(f"/rules/{said.rules[0].id}/remove")
    post(f"/quizzes/{said.quizzes[0].id}/remove")
    with house.transaction(stocked) as conn:
        assert store.rules(conn, stocked).rules == store.rules(conn, stocked).quizzes == ()
    assert post("/rules/999/remove").status_code == 404


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/rules", {"kind": "push", "points": "11", "facet": "type", "value": "Jackets"}),
        ("/rules", {"kind": "show", "facet": "type", "value": " "}),
        ("/rules", {"kind": "drop", "facet": "type", "value": "Jackets"}),
        ("/quizzes", {"question": "", "choices": "A:\nB:"}),
        ("/quizzes", {"question": "Q", "choices": "A: nonsense\nB:"}),
        ("/questions", {"questions": "7"}),
        ("/questions", {"questions": "many"}),
    ],
)
def test_what_does_not_fit_is_refused(post: Post, stocked: int, path: str, form: dict[str, str]) -> None:
    assert post(path, **form).status_code == 422


def test_how_many_questions_is_kept(client: FlaskClient, id_token: str, stocked: int, post: Post) -> None:
    post("/questions", questions="1")
    assert 'name="questions" inputmode="numeric" value="1"' in text(client, id_token)
