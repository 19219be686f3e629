"""A second shop in the same database, installed like the first: it sees nothing of it, in any table, through any door."""

import re
import time
import uuid
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from psycopg import sql

from shopapp import shops
from shopapp.app import create_app
from shopapp.inbox import agents
from shopapp.web.inbox.entry import COOKIE
from shopapp.wiring import build

from .conftest import Demo

NO_SHOP = {"migrations", "install_states", "login_tries"}
OTHER = "second-shop.myshopify.com"


@pytest.fixture(scope="module")
def busy_first(demo: Demo) -> None:
    """Somebody talks to the first shop and fills a cart, so that there is something to see."""
    session = httpx.get(f"{demo.storefront}/apps/chat/session", params={"shopper": "f" * 32}, timeout=30).json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    message = {"client_id": str(uuid.uuid4()), "text": "Can I return a necklace within 30 days?", "page": {"type": "index"}}
    httpx.post(f"{demo.place.app_url}/chat/messages", headers=headers, json=message, timeout=60).raise_for_status()
    (variant,) = demo.rows("SELECT id FROM variants ORDER BY id LIMIT 1")
    cart = {"token": "first-shops-cart", "currency": "EUR", "lines": [{"variant_id": variant["id"], "quantity": 1}]}
    httpx.post(f"{demo.place.app_url}/chat/cart", headers=headers, json=cart, timeout=30).raise_for_status()


@pytest.fixture(scope="module")
def second(demo: Demo, busy_first: None) -> int:
    """Seeded with a catalogue of its own and installed over the wire."""
    product = {
        "handle": "second-lamp",
        "title": "Second Lamp",
        "descriptionHtml": "<p>A lamp.</p>",
        "vendor": "Second",
        "productType": "Lamp",
        "tags": [],
        "status": "ACTIVE",
        "options": [{"name": "Title", "values": ["Default Title"]}],
        "images": [],
        "metafields": [],
        "variants": [
            {
                "title": "Default Title",
                "price": "20.00",
                "optionValues": ["Default Title"],
                "inventoryQuantity": 5,
                "tracked": True,
            }
        ],
    }
    demo.console("shops", {"domain": OTHER, "name": "Second", "currency": "EUR", "catalogue": [product]})
    answer = httpx.get(f"{demo.place.app_url}/app/", params={"id_token": id_token(demo, OTHER), "shop": OTHER}, timeout=60)
    assert answer.status_code == 200
    found = shops.find(OTHER, directory=demo.house.directory)
    assert found
    return found


def id_token(demo: Demo, domain: str) -> str:
    return str(demo.console(f"shops/{domain}/id-token", {})["id_token"])


def tables(demo: Demo) -> list[str]:
    with demo.house.directory() as conn:
        rows = conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return sorted(row["tablename"] for row in rows if row["tablename"] not in NO_SHOP)


def test_no_row_of_the_first_shop_is_visible_to_the_second_in_any_table(demo: Demo, second: int):
    filled = 0
    for table in tables(demo):
        column = "id" if table == "shops" else "shop_id"
        question = sql.SQL("SELECT count(*) AS rows FROM {} WHERE {} = %(first)s").format(
            sql.Identifier(table), sql.Identifier(column)
        )
        with demo.house.transaction(demo.shop_id) as conn:
            mine = conn.execute(question, {"first": demo.shop_id}).fetchone()
        with demo.house.transaction(second) as conn:
            seen = conn.execute(question, {"first": demo.shop_id}).fetchone()
            everything = conn.execute(
                sql.SQL("SELECT count(*) AS rows FROM {} WHERE {} <> %(second)s").format(
                    sql.Identifier(table), sql.Identifier(column)
                ),
                {"second": second},
            ).fetchone()
        assert (seen, everything) == ({"rows": 0}, {"rows": 0}), table
        filled += bool(mine and mine["rows"])
    # The test bites only where the first shop has rows.
    assert filled >= 14, f"only {filled} tables hold anything of the first shop"


def test_the_second_shop_cannot_change_a_row_of_the_first(demo: Demo, second: int):
    for table in tables(demo):
        column = "id" if table == "shops" else "shop_id"
        with demo.house.transaction(second) as conn:
            touched = conn.execute(
                sql.SQL("DELETE FROM {} WHERE {} = %(first)s").format(sql.Identifier(table), sql.Identifier(column)),
                {"first": demo.shop_id},
            ).rowcount
        assert touched == 0, table


def test_every_door_shows_the_second_shop_nothing_of_the_first(demo: Demo, second: int):
    """Every route, asked with the second shop's credentials and the first shop's ids."""
    words = secrets_of_the_first(demo)
    ids = ids_of_the_first(demo)
    app = create_app(demo.house.settings)
    with httpx.Client(base_url=demo.place.app_url, timeout=60) as client:
        assert try_every_door(demo, second, app, client, ids, words) > 25


def try_every_door(demo: Demo, second: int, app: Flask, client: httpx.Client, ids: list[int], words: list[str]) -> int:
    """How many requests were made; fails at the first that shows something or breaks."""
    tried = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or rule.rule == "/metrics" or rule.rule.endswith("/events"):
            continue
        for number in ids:
            path = re.sub(r"<int:\w+>", str(number), rule.rule)
            path = re.sub(r"<(?:\w+:)?\w+>", str(number), path)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                answer = client.request(
                    method, path, headers=credentials(demo, second, rule.rule), json={} if method == "POST" else None
                )
                assert answer.status_code < 500, (method, path, answer.text[:200])
                shown = [word for word in words if word in answer.text]
                assert shown == [], (method, path)
                tried += 1
            if path == rule.rule:
                break
    return tried


def secrets_of_the_first(demo: Demo) -> list[str]:
    """Words that only the first shop's pages may hold."""
    titles = [row["title"] for row in demo.rows("SELECT title FROM products ORDER BY id LIMIT 20")]
    refs = [row["ref"] for row in demo.rows("SELECT ref FROM conversations ORDER BY id LIMIT 20")]
    mails = [row["email"] for row in demo.rows("SELECT DISTINCT email FROM orders WHERE email <> '' LIMIT 20")]
    return [word for word in (*titles, *refs, *mails) if len(word) > 5]


def ids_of_the_first(demo: Demo) -> list[int]:
    found = [row["id"] for row in demo.rows("SELECT id FROM conversations ORDER BY id DESC LIMIT 2")]
    found += [row["id"] for row in demo.rows("SELECT id FROM orders ORDER BY id DESC LIMIT 2")]
    return found or [1]


def credentials(demo: Demo, second: int, rule: str) -> dict[str, str]:
    if rule.startswith("/app"):
        return {"Authorization": f"Bearer {id_token(demo, OTHER)}"}
    if rule.startswith("/team"):
        return {"Cookie": f"{COOKIE}={agent_cookie(demo, second)}", "Origin": demo.place.app_url, "Accept": "text/html"}
    if rule.startswith("/chat"):
        with demo.house.transaction(second) as conn:
            row = conn.execute(
                """
                INSERT INTO shoppers (shop_id, key_hash) VALUES (%(shop)s, 'second')
                ON CONFLICT (shop_id, key_hash) DO UPDATE SET seen_at = now() RETURNING id
                """,
                {"shop": second},
            ).fetchone()
        assert row
        claims: dict[str, Any] = {"shop": second, "shopper": row["id"], "conversation": None}
        return {"Authorization": f"Bearer {widget_token(demo, claims)}"}
    return {}


def agent_cookie(demo: Demo, second: int) -> str:
    """The session of an owner of the second shop, as a browser would hold it."""
    with demo.house.transaction(second) as conn:
        eve = agents.add(conn, second, name="Eve", email="eve@example.com", role="owner")
    token = agents.begin_session(second, eve.id, transaction=demo.house.transaction, clock=demo.house.clock)
    app = create_app(demo.house.settings)
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer
    return str(signer.dumps({"_user_id": token, "_fresh": True}))


def widget_token(demo: Demo, claims: dict[str, Any]) -> str:
    return demo.house.signer.sign("widget", claims, lives=timedelta(minutes=5))


def test_a_widget_token_signed_for_another_purpose_opens_nothing(demo: Demo):
    forged = jwt.encode(
        {"shop": demo.shop_id, "shopper": 1, "exp": 4_000_000_000}, demo.house.settings.secret_key, algorithm="HS256"
    )
    answer = httpx.post(f"{demo.place.app_url}/chat/cart", headers={"Authorization": f"Bearer {forged}"}, json={}, timeout=20)
    assert answer.status_code == 401


def test_the_second_shop_has_its_own_catalogue_only(demo: Demo, second: int):
    house = build(demo.house.settings)
    titles: list[str] = []
    for _ in range(900):
        with house.transaction(second) as conn:
            titles = [row["title"] for row in conn.execute("SELECT title FROM products").fetchall()]
        if titles:
            break
        time.sleep(0.1)
    house.close()
    assert titles == ["Second Lamp"]
