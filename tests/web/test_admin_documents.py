"""What a merchant gives to quote from, through the admin's doors."""

import io
from typing import Any

from flask.testing import FlaskClient
from shopify_world import Heard, signed_id_token

from shopapp.settings import Settings
from shopapp.wiring import House


def post(client: FlaskClient, settings: Settings, path: str, **form: Any) -> Any:
    headers = {"Authorization": f"Bearer {signed_id_token(settings)}"}
    return client.post(f"/app/documents{path}", data=form, headers=headers, content_type="multipart/form-data")


def page(client: FlaskClient, settings: Settings) -> str:
    return client.get(f"/app/documents?id_token={signed_id_token(settings)}").get_data(as_text=True)


def test_a_file_is_taken_in_nudged_for_and_listed(client: FlaskClient, settings: Settings, moved_in: int, heard: Heard) -> None:
    answer = post(client, settings, "/files", files=(io.BytesIO(b"Zips cost 30 euro."), "zips.txt"))
    assert answer.status_code == 303
    assert ("read_source", moved_in) in [job[:2] for job in heard.jobs]
    assert "zips.txt" in page(client, settings)
    assert "Waits to be read" in page(client, settings)


def test_none_of_several_files_is_kept_when_one_cannot_be_used(
    client: FlaskClient, settings: Settings, moved_in: int, house: House
) -> None:
    files = [(io.BytesIO(b"Zips cost 30 euro."), "zips.txt"), (io.BytesIO(b"x"), "film.mov")]
    answer = post(client, settings, "/files", files=files)
    assert answer.status_code in (400, 422)
    assert "film.mov" in answer.json["error"]["message"]
    with house.transaction(moved_in) as conn:
        assert conn.execute("SELECT 1 FROM sources").fetchall() == []


def test_an_address_is_taken_in_and_removed_again(client: FlaskClient, settings: Settings, moved_in: int, house: House) -> None:
    assert post(client, settings, "/addresses", address="shop.example/help/").status_code == 303
    with house.transaction(moved_in) as conn:
        (row,) = conn.execute("SELECT id, name FROM sources").fetchall()
    assert row["name"] == "https://shop.example/help/"
    assert post(client, settings, f"/sources/{row['id']}/remove").status_code == 303
    assert "shop.example/help" not in page(client, settings)


def test_nothing_given_says_what_to_do(client: FlaskClient, settings: Settings, moved_in: int) -> None:
    assert "Choose a file" in post(client, settings, "/files").json["error"]["message"]
    assert "https://" in post(client, settings, "/addresses", address="  ").json["error"]["message"]
    assert post(client, settings, "/questions/77", answer="Yes.").status_code == 404
