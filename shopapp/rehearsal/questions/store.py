"""The SQL of the merchant's own questions."""

from dataclasses import dataclass
from typing import Literal

from shopapp.db import Connection, many, one
from shopapp.errors import Invalid, NotFound

MOST = 100


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    id: int
    question: str
    wants: Literal["answer", "document", "person"]
    document_id: int | None
    document: str | None
    """Its title."""


def every(conn: Connection, shop_id: int) -> list[OwnQuestion]:
    return many(
        conn,
        OwnQuestion,
        """
        SELECT q.id, q.question, q.wants, q.document_id, d.title AS document
          FROM rehearsal_questions q
          LEFT JOIN documents d ON d.shop_id = q.shop_id AND d.id = q.document_id
         WHERE q.shop_id = %(shop_id)s
         ORDER BY q.id
        """,
        {"shop_id": shop_id},
    )


def add(conn: Connection, shop_id: int, question: str, wants: str, document_id: int | None) -> None:
    """Raises Invalid with what to change, NotFound for a document of nobody's."""
    question = " ".join(question.replace("\x00", "").split())[:500]
    if not question:
        raise Invalid("Write the question first.", code="no_question")
    if wants not in ("answer", "document", "person"):
        raise Invalid("Choose what must come of the question.", code="no_wish")
    if wants == "document" and document_id is None:
        raise Invalid("Choose the document that must answer.", code="no_document")
    if len(every(conn, shop_id)) >= MOST:
        raise Invalid(f"At most {MOST} questions are kept. Remove one first.", code="too_many")
    if wants == "document":
        _known(conn, shop_id, document_id)
    conn.execute(
        """
        INSERT INTO rehearsal_questions (shop_id, question, wants, document_id)
        VALUES (%(shop_id)s, %(question)s, %(wants)s, %(document_id)s)
        """,
        {
            "shop_id": shop_id,
            "question": question,
            "wants": wants,
            "document_id": document_id if wants == "document" else None,
        },
    )


def remove(conn: Connection, shop_id: int, question_id: int) -> None:
    conn.execute(
        "DELETE FROM rehearsal_questions WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": question_id}
    )


def _known(conn: Connection, shop_id: int, document_id: int | None) -> None:
    row = one(
        conn,
        dict[str, bool],
        "SELECT EXISTS (SELECT FROM documents WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'live') AS known",
        {"shop_id": shop_id, "id": document_id},
    )
    if not row["known"]:
        raise NotFound("There is no such document in this shop.")
