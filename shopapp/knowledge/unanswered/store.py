"""The SQL of questions that no document answers. They are the shoppers' own words: gone with their conversation."""

from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    id: int
    conversation_id: int
    question: str
    asked_at: datetime


def record_unanswered(conn: Connection, shop_id: int, conversation_id: int, question: str) -> None:
    conn.execute(
        """
        INSERT INTO unanswered_questions (shop_id, conversation_id, question)
        VALUES (%(shop_id)s, %(conversation_id)s, left(%(question)s, 2000))
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "question": question},
    )


def open_questions(conn: Connection, shop_id: int, *, most: int = 100) -> list[OpenQuestion]:
    """Newest first."""
    return many(
        conn,
        OpenQuestion,
        """
        SELECT id, conversation_id, question, asked_at FROM unanswered_questions
        WHERE shop_id = %(shop_id)s AND settled_at IS NULL
        ORDER BY asked_at DESC
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )


def read(conn: Connection, shop_id: int, question_id: int) -> OpenQuestion:
    """Raises NotFound."""
    return one(
        conn,
        OpenQuestion,
        "SELECT id, conversation_id, question, asked_at FROM unanswered_questions WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": question_id},
    )


def settle(conn: Connection, shop_id: int, question: str) -> None:
    """This question, however often and whoever asked it, needs no answer any more."""
    conn.execute(
        """
        UPDATE unanswered_questions SET settled_at = now()
         WHERE shop_id = %(shop_id)s AND lower(question) = lower(%(question)s) AND settled_at IS NULL
        """,
        {"shop_id": shop_id, "question": question},
    )
