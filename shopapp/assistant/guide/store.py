"""The merchant's rules and quiz questions, as rows."""

from dataclasses import asdict
from typing import Any

from psycopg.types.json import Jsonb

from shopapp.assistant.guide.rules import Effect, Kind, Quiz, QuizChoice, Rule, Rules
from shopapp.catalog.facets import store as facet_store
from shopapp.db import Connection
from shopapp.errors import NotFound


def rules(conn: Connection, shop_id: int) -> Rules:
    """All of the merchant's word on recommendations, oldest first."""
    asked = {"shop_id": shop_id}
    plain_rules = conn.execute(
        "SELECT id, kind, words, facet, value, points FROM guide_rules WHERE shop_id = %(shop_id)s ORDER BY id", asked
    ).fetchall()
    quizzes = conn.execute(
        "SELECT id, words, question, choices FROM guide_quizzes WHERE shop_id = %(shop_id)s ORDER BY id", asked
    ).fetchall()
    return Rules(
        tuple(
            Rule(row["id"], row["words"], Effect(row["kind"], row["facet"], row["value"], row["points"])) for row in plain_rules
        ),
        tuple(Quiz(row["id"], row["words"], row["question"], tuple(_choice(each) for each in row["choices"])) for row in quizzes),
        facet_store.settings(conn, shop_id),
    )


def add_rule(conn: Connection, shop_id: int, words: str, effect: Effect) -> None:
    conn.execute(
        """
        INSERT INTO guide_rules (shop_id, kind, words, facet, value, points)
        VALUES (%(shop_id)s, %(kind)s, %(words)s, %(facet)s, %(value)s, %(points)s)
        """,
        {"shop_id": shop_id, "words": words, **asdict(effect)},
    )


def add_quiz(conn: Connection, shop_id: int, words: str, question: str, choices: tuple[QuizChoice, ...]) -> None:
    conn.execute(
        """
        INSERT INTO guide_quizzes (shop_id, words, question, choices)
        VALUES (%(shop_id)s, %(words)s, %(question)s, %(choices)s)
        """,
        {"shop_id": shop_id, "words": words, "question": question, "choices": Jsonb([asdict(each) for each in choices])},
    )


def remove_rule(conn: Connection, shop_id: int, rule_id: int) -> None:
    """Raises NotFound."""
    gone = conn.execute(
        "DELETE FROM guide_rules WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": rule_id}
    ).rowcount
    if not gone:
        raise NotFound("There is no such rule in this shop.")


def remove_quiz(conn: Connection, shop_id: int, quiz_id: int) -> None:
    """Raises NotFound."""
    gone = conn.execute(
        "DELETE FROM guide_quizzes WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": quiz_id}
    ).rowcount
    if not gone:
        raise NotFound("There is no such question in this shop.")


def _choice(stored: dict[str, Any]) -> QuizChoice:
    effects: list[dict[str, Any]] = stored["effects"]
    return QuizChoice(stored["label"], tuple(_effect(each["kind"], each) for each in effects))


def _effect(kind: Kind, stored: dict[str, Any]) -> Effect:
    return Effect(kind, stored["facet"], stored["value"], stored["points"])
