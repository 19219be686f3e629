"""The monthly limit of the language model in the admin: what is spent is shown, and a limit is kept, never a higher one."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shopapp.conversations import spending
from shopapp.shops import store as shops
from shopapp.web.house import house_of, move_in
from shopapp.wiring import House


@pytest.fixture
def bearer(app: Flask, client: FlaskClient, moved_in: int, id_token: str) -> dict[str, str]:
    """A deployment with a model, where a shop may spend 20.00 a month."""
    here = house_of(app)
    move_in(app, replace(here, settings=here.settings.model_copy(update={"chat_model": "gpt-test"})))
    return {"Authorization": f"Bearer {id_token}"}


def test_without_a_model_there_is_nothing_to_limit(client: FlaskClient, moved_in: int, id_token: str):
    page = client.get("/app/assistant", headers={"Authorization": f"Bearer {id_token}"}).text
    assert "No language model is set up here" in page
    assert 'name="monthly"' not in page


def test_what_was_spent_is_shown_rounded_up(client: FlaskClient, house: House, moved_in: int, bearer: dict[str, str]):
    with house.transaction(moved_in) as conn:
        spending.add(conn, moved_in, 341_200_000)
    page = client.get("/app/assistant", headers=bearer).text
    assert "<b>3.42</b> of 20.00" in page
    assert "The limit is reached" not in page


def test_a_limit_is_kept_and_said_to_be_reached(client: FlaskClient, house: House, moved_in: int, bearer: dict[str, str]):
    with house.transaction(moved_in) as conn:
        spending.add(conn, moved_in, 500_000_000)
    assert client.post("/app/assistant/spending", data={"monthly": "5,00", "enabled": "on"}, headers=bearer).status_code == 303
    with house.transaction(moved_in) as conn:
        kept = shops.read(conn, moved_in).settings["model"]
    assert kept == {"enabled": True, "monthly_cents": 500}
    page = client.get("/app/assistant", headers=bearer).text
    assert "<b>5.00</b> of 5.00" in page
    assert "The limit is reached" in page


@pytest.mark.parametrize("wrong", ["", "much", "-1", "20.01", "1.234"])
def test_a_limit_above_what_is_allowed_or_no_amount_is_refused(client: FlaskClient, bearer: dict[str, str], wrong: str):
    assert client.post("/app/assistant/spending", data={"monthly": wrong, "enabled": "on"}, headers=bearer).status_code == 422
