"""Rehearsing in the admin: begin, watch, read, mend, open; and a closed shop at the storefront's door."""

import re
from typing import Any

from catalog_shelf import NOW, shelf
from flask.testing import FlaskClient
from shopify_world import Heard, signed_id_token

from shopapp import rehearsal
from shopapp.catalog import sync
from shopapp.settings import Settings
from shopapp.wiring import House


def post(client: FlaskClient, settings: Settings, path: str, **form: Any) -> Any:
    headers = {"Authorization": f"Bearer {signed_id_token(settings)}"}
    return client.post(f"/app/rehearsal{path}", data=form, headers=headers)


def page(client: FlaskClient, settings: Settings, path: str = "") -> str:
    joint = "&" if "?" in path else "?"
    return client.get(f"/app/rehearsal{path}{joint}id_token={signed_id_token(settings)}").get_data(as_text=True)


def stock(house: House, shop: int) -> None:
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, shelf(), read_at=NOW)


def test_a_rehearsal_is_begun_played_read_and_opened(
    client: FlaskClient, settings: Settings, moved_in: int, house: House, heard: Heard
) -> None:
    assert "Sync the catalogue" in post(client, settings, "", size=12, seed=1).json["error"]["message"]
    stock(house, moved_in)
    assert post(client, settings, "", size=12, seed=1).status_code == 303
    (job,) = [job for job in heard.jobs if job[0] == rehearsal.JOB]
    told = page(client, settings)
    assert "0 of " in told
    assert "Cancel" in told
    progress: Any = client.get(f"/app/rehearsal/progress?id_token={signed_id_token(settings)}").json
    assert progress["state"] == "running"
    rehearsal.move(moved_in, int(job[2]), stage=house.stage, clock=house.clock)
    report = page(client, settings, f"/{job[2]}?all=1")
    assert "solved without a person" in report
    links = re.findall(rf"/app/rehearsal/{job[2]}/(\d+)", report)
    assert len(links) > 8
    assert "Shopper (invented)" in page(client, settings, f"/{job[2]}/{links[0]}")
    assert client.get(f"/app/rehearsal/{job[2]}/9999?id_token={signed_id_token(settings)}").status_code == 404


def test_one_under_way_is_cancelled_and_numbers_out_of_bounds_are_refused(
    client: FlaskClient, settings: Settings, moved_in: int, house: House, heard: Heard
) -> None:
    stock(house, moved_in)
    assert post(client, settings, "", size=5000, seed=1).status_code == 422
    assert post(client, settings, "", size=20, seed=1, engine="none").status_code == 422
    post(client, settings, "", size=20, seed=1)
    assert post(client, settings, "", size=20, seed=1).status_code == 409
    id = next(job[2] for job in heard.jobs if job[0] == rehearsal.JOB)
    assert post(client, settings, f"/{id}/cancel").status_code == 303
    assert "Cancelled" in page(client, settings)


def test_own_questions_are_kept_and_removed(client: FlaskClient, settings: Settings, moved_in: int) -> None:
    assert post(client, settings, "/questions", question="Do you <b>repair</b>?", wants="answer").status_code == 303
    assert "Do you &lt;b&gt;repair" in page(client, settings)
    assert "Write the question" in post(client, settings, "/questions", question=" ", wants="answer").json["error"]["message"]
    id = re.findall(r"/questions/(\d+)/remove", page(client, settings))[0]
    assert post(client, settings, f"/questions/{id}/remove").status_code == 303
    assert "repair" not in page(client, settings)


def test_opening_is_refused_with_the_reason_while_a_rehearsal_holds_it_back(
    client: FlaskClient, settings: Settings, moved_in: int, house: House
) -> None:
    stock(house, moved_in)
    assert post(client, settings, "/opening", open=0).status_code == 303
    assert "Shoppers do not see the chat" in page(client, settings)
    assert post(client, settings, "/opening", open=1).status_code == 303
    assert "Shoppers see the chat" in page(client, settings)
    id = rehearsal.start(
        moved_in, engines=["built-in"], transaction=house.transaction, clock=house.clock, nudges=house.nudges, size=12
    )
    rehearsal.move(moved_in, id, stage=house.stage, clock=house.clock)
    with house.transaction(moved_in) as conn:
        conn.execute("""UPDATE rehearsal_cases SET findings = '[{"verdict": "lost_cart", "reason": "x"}]' WHERE position = 1""")
    post(client, settings, "/opening", open=0)
    refused = post(client, settings, "/opening", open=1)
    assert refused.status_code == 409
    assert "lost cart: 1" in refused.json["error"]["message"]
