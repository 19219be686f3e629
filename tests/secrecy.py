"""Nothing that identifies a card, and no secret, may be in a log line, a row or an error page. Every test is searched as it ends.

The test that left something behind fails, by name: that is the whole suite, searched to the last test.
"""

import logging
import re
from typing import Any

import psycopg
from flask import Response, request_finished
from psycopg import sql

from shopapp.sandbox.stripe.cards import CARDS

_SECRETS = (
    r"[rs]k_(?:test|live)_[A-Za-z0-9_]{12,}",  # Stripe's API keys
    r"whsec_[A-Za-z0-9]{16,}",  # what webhooks are signed with
    r"pi_[A-Za-z0-9]{8,}_secret_[A-Za-z0-9]{8,}",  # what confirms a payment in a browser
    r"shp(?:at|ua|rt|ss)_[a-f0-9]{16,}",  # Shopify's tokens
)
# The very numbers that the tests type, also with the gaps that people leave.
_NUMBERS = "|".join(" ?".join(re.findall(".{1,4}", card.number)) for card in CARDS)
FORBIDDEN = re.compile("|".join((*_SECRETS, _NUMBERS)))


class Watch(logging.Handler):
    """Reads every log line as it is printed, and every answer of the app that is an error."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(formatter)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(("shopapp", "workers")):
            self.read("a log line", self.format(record))

    def answered(self, app: Any, response: Response, **_: Any) -> None:
        if app.import_name == "shopapp.app" and response.status_code >= 400 and not response.is_streamed:
            self.read(f"an error page ({response.status_code})", response.get_data(as_text=True))

    def read(self, where: str, text: str) -> None:
        if FORBIDDEN.search(text):
            self.found.append(f"{where} holds {FORBIDDEN.sub('…', text)[:300]}")

    def begin(self) -> None:
        logging.getLogger().addHandler(self)
        request_finished.connect(self.answered)


def in_rows(address: str) -> list[str]:
    """The rows of this database that hold something forbidden. `address` must see every row."""
    with psycopg.connect(address) as conn:
        tables = conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        part = sql.SQL("SELECT {name} AS place, row_to_json(t)::text AS words FROM {table} t WHERE row_to_json(t)::text ~ {what}")
        parts = [
            part.format(name=sql.Literal(name), table=sql.Identifier(name), what=sql.Literal(FORBIDDEN.pattern))
            for (name,) in tables
        ]
        found = conn.execute(sql.SQL(" UNION ALL ").join(parts)).fetchall() if parts else []
    return [f"a row of {place} holds {FORBIDDEN.sub('…', words)[:300]}" for place, words in found]
