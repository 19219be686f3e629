"""The SQL of ratings as the merchant reads them: the sum, and the conversations it was made of."""

from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Sum:
    count: int
    mean: float | None
    demo: int


@dataclass(frozen=True, slots=True)
class Rated:
    """One rated conversation. `agent_name` is who held it last, if a person did."""

    conversation_id: int
    score: int
    comment: str
    rated_at: datetime
    first_words: str | None
    agent_name: str | None
    is_demo: bool


def total(conn: Connection, shop_id: int, start: datetime, end: datetime) -> Sum:
    return one(
        conn,
        Sum,
        """
        SELECT count(*) AS count, avg(r.score)::float AS mean, count(*) FILTER (WHERE c.is_demo) AS demo
          FROM ratings r JOIN conversations c ON c.shop_id = r.shop_id AND c.id = r.conversation_id
         WHERE r.shop_id = %(shop_id)s AND r.rated_at >= %(start)s AND r.rated_at < %(end)s
        """,
        {"shop_id": shop_id, "start": start, "end": end},
    )


def rated(conn: Connection, shop_id: int, start: datetime, end: datetime) -> list[Rated]:
    """Every rating that `total` counts, the newest first."""
    return many(
        conn,
        Rated,
        """
        SELECT r.conversation_id, r.score, r.comment, r.rated_at, c.is_demo,
               (SELECT e.payload->>'text' FROM conversation_events e
                 WHERE e.shop_id = r.shop_id AND e.conversation_id = r.conversation_id AND e.type = 'message.shopper'
                 ORDER BY e.seq LIMIT 1) AS first_words,
               (SELECT a.name FROM holder_moves m JOIN agents a ON a.shop_id = m.shop_id AND a.id = m.agent_id
                 WHERE m.shop_id = r.shop_id AND m.conversation_id = r.conversation_id AND m.became = 'person'
                 ORDER BY m.id DESC LIMIT 1) AS agent_name
          FROM ratings r JOIN conversations c ON c.shop_id = r.shop_id AND c.id = r.conversation_id
         WHERE r.shop_id = %(shop_id)s AND r.rated_at >= %(start)s AND r.rated_at < %(end)s
         ORDER BY r.rated_at DESC, r.conversation_id DESC
        """,
        {"shop_id": shop_id, "start": start, "end": end},
    )
