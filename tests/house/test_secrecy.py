"""The search for cards and secrets (tests/secrecy.py) is awake: it finds what is planted."""

import logging
from typing import Any

import psycopg
import pytest
from flask import Flask

from tests.secrecy import FORBIDDEN, Watch, in_rows

KEY = "rk_" + "test_" + "a" * 24


@pytest.mark.parametrize("text", ["4242424242424242", "4000 0025 0000 3155", KEY, "whsec_" + "b" * 32, "shpat_" + "0" * 32])
def test_what_is_forbidden_is_recognised(text: str) -> None:
    assert FORBIDDEN.search(f"before {text} after")


def test_ids_and_last_digits_are_not_taken_for_cards() -> None:
    for text in ("gid://shopify/Order/5900000000001", "pi_3abcDEF", "**** 4242", "pk_test_" + "a" * 24, "42424242"):
        assert not FORBIDDEN.search(text)


def test_a_planted_row_a_log_line_and_an_error_page_are_found(postgres: Any) -> None:
    name = "secrecy_probe"
    owner, _ = postgres.ensure_database(name)
    with psycopg.connect(owner) as conn:
        conn.execute("CREATE TABLE kept (words jsonb)")
        conn.execute("INSERT INTO kept VALUES (%s)", ['{"card": "4242424242424242"}'])
    assert len(in_rows(owner)) == 1
    postgres.drop_database(name)
    watch = Watch(logging.Formatter("%(message)s"))
    watch.emit(logging.LogRecord("shopapp.x", logging.INFO, "", 0, f"key {KEY}", None, None))
    app = Flask("shopapp.app")
    with app.test_request_context():
        watch.answered(app, app.make_response((f"oops {KEY}", 500)))
        watch.answered(app, app.make_response((f"fine {KEY}", 200)))
    assert len(watch.found) == 2
    assert all(KEY not in found for found in watch.found)
