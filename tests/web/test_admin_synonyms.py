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


def test_the_merchant_chooses_the_languages_of_the_search_and_reads_what_is_in_use(
    client: FlaskClient, settings: Settings, moved_in: int, house: House
):
    assert "searched in English" in page(client, settings)
    headers = {"Authorization": f"Bearer {signed_id_token(settings)}"}
    chosen = client.post("/app/catalogue/languages", data={"languages": "several"}, headers=headers)
    assert chosen.status_code == 303
    if house.models.suits([], "several").model == house.models.usual.model:
        assert "is not installed here" in page(client, settings)
        return
    assert "being prepared in the background" in page(client, settings)
    with house.transaction(moved_in) as conn:
        conn.execute("UPDATE shops SET vectors_by = %(model)s", {"model": house.models.suits([], "several").model})
    assert "searched in several languages" in page(client, settings)
    assert "being prepared" not in page(client, settings)
    assert client.post("/app/catalogue/languages", data={"languages": "latin"}, headers=headers).status_code == 422
