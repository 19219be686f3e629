"""The catalogue page: which part of a sync is at hand, how far it is, what was refused, and what the nightly check found."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from shopify_world import signed_id_token

from shopapp.catalog import sync
from shopapp.settings import Settings
from shopapp.terminal.syncing import line_of
from shopapp.wiring import House

PATH = "/app/catalogue"


def page(client: FlaskClient, settings: Settings) -> str:
    return client.get(f"{PATH}?id_token={signed_id_token(settings)}").get_data(as_text=True)


def told(client: FlaskClient, settings: Settings) -> dict[str, Any]:
    answer = client.get(f"{PATH}/progress", headers={"Authorization": f"Bearer {signed_id_token(settings)}"})
    return answer.json or {}


def set_run(house: House, shop: int, **columns: Any) -> None:
    sync.start(shop, transaction=house.transaction, clock=house.clock, nudges=house.nudges)
    with house.transaction(shop) as conn:
        for name, value in columns.items():
            conn.execute(f"UPDATE sync_runs SET {name} = %(value)s".encode(), {"value": value})


PARTS = ["products", "stock", "translations:de", "market:CH"]


@pytest.mark.parametrize(
    ("state", "part", "line"),
    [
        ("running", 0, "Waiting for Shopify to write out the products: 5,000 of 10,000 products done"),
        ("merging", 0, "Reading the products: 5,000 of 10,000 products done"),
        ("loading", 1, "Reading the stock at each location: 5,000 of 10,000 products done, 300 learned meanwhile"),
        ("merging", 2, "Reading the translations into de: 5,000 of 10,000 products done, 300 learned meanwhile"),
        ("merging", 3, "Reading the prices for CH: 5,000 of 10,000 products done, 300 learned meanwhile"),
        ("embedding", 3, "Learning what the products mean: 300 of 1,000 products done"),
    ],
)
def test_the_page_the_bar_and_the_command_line_name_the_part_what_is_done_and_the_time_left(
    client: FlaskClient, settings: Settings, house: House, moved_in: int, state: str, part: int, line: str
) -> None:
    set_run(house, moved_in, state=state, parts=PARTS, part=part, products_total=10_000, products_done=5_000)
    if part > 0:  # vectors are made from the second part on
        set_run(house, moved_in, vectors_total=1_000, vectors_done=300)
    set_run(house, moved_in, started_at="2026-11-26T10:00:00Z", moved_at="2026-11-26T10:01:40Z")
    now = told(client, settings)
    assert now["said"].startswith(f"{line}, about ")
    assert now["said"].endswith(" left")
    assert 0 < now["share"] < 1
    assert now["said"] in page(client, settings)
    assert f'value="{round(now["share"] * 100)}"' in page(client, settings)
    with house.transaction(moved_in) as conn:
        progress = sync.progress(conn, moved_in)
    assert progress is not None
    assert line_of(progress) == f"{now['said']} ({now['share']:.0%})"


def test_a_part_that_shopify_refused_is_named_in_words(
    client: FlaskClient, settings: Settings, house: House, moved_in: int
) -> None:
    set_run(house, moved_in, state="done", parts=PARTS, skipped=["market:CH", "stock"], finished_at="2026-11-26T10:00:00Z")
    shown = page(client, settings)
    assert "did not let us read: the prices for CH, the stock at each location" in shown
    assert "<dt>Read with them</dt><dd>the translations into de</dd>" in shown


def test_a_sync_can_be_asked_for_only_where_none_is_under_way(
    client: FlaskClient, settings: Settings, house: House, moved_in: int
) -> None:
    assert "Sync again" in page(client, settings)
    set_run(house, moved_in, state="merging", parts=PARTS)
    assert "Sync again" not in page(client, settings)
    set_run(house, moved_in, state="done", finished_at="2026-11-26T10:00:00Z")
    assert "<em>Sync again</em>" in page(client, settings)


def test_what_the_nightly_check_found_is_shown_with_the_products_name(
    client: FlaskClient, settings: Settings, house: House, moved_in: int
) -> None:
    assert "The first check is tonight." in page(client, settings)
    set_run(house, moved_in, kind="reconcile", state="done", finished_at="2026-11-26T02:00:00Z")
    assert "Nothing was adrift" in page(client, settings)
    with house.transaction(moved_in) as conn:
        conn.execute(
            """
            INSERT INTO sync_drift (shop_id, run_id, product_id, what, title, found_at)
            VALUES (%(shop_id)s, 1, 7, 'vanished', 'Grey <Rug>', now())
            """,
            {"shop_id": moved_in},
        )
    shown = page(client, settings)
    assert "Grey &lt;Rug&gt;" in shown
    assert "was deleted without our hearing of it" in shown
