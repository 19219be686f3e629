"""Synonyms through the admin's doors."""

from typing import Any

from flask.testing import FlaskClient
from shopify_world import signed_id_token

from shopapp.settings import Settings
from shopapp.wiring import House

PATH = "/app/catalogue/synonyms"


def post(client: FlaskClient, settings: Settings, path: str = "", **form: Any) -> Any:
    return client.post(PATH + path, data=form, headers={"Authorization": f"Bearer {signed_id_token(settings)}"})


def page(client: FlaskClient, settings: Settings) -> str:
    return client.get(f"{PATH}?id_token={signed_id_token(settings)}").get_data(as_text=True)


def test_synonyms_are_added_listed_and_removed(client: FlaskClient, settings: Settings, moved_in: int, house: House):
    assert "None yet" in page(client, settings)
    assert post(client, settings, words="Laptop, notebook").status_code == 303
    assert "laptop, notebook" in page(client, settings)
    with house.transaction(moved_in) as conn:
        row = conn.execute("SELECT id FROM synonyms").fetchone()
    assert row is not None
    assert post(client, settings, f"/{row['id']}/remove").status_code == 303
    assert "laptop, notebook" not in page(client, settings)


def test_one_word_alone_says_what_to_do(client: FlaskClient, settings: Settings, moved_in: int):
    assert "two to twelve" in post(client, settings, words="laptop").json["error"]["message"]
    assert post(client, settings, "/77/remove").status_code == 404
