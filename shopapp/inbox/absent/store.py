"""The SQL of agents who hold a conversation and give no sign of life: an open inbox, a word written, or the claim itself."""

from datetime import timedelta

from shopapp.db import Connection, many, one


def held_by_nobody(conn: Connection, shop_id: int, after: timedelta, *, limit: int = 100) -> list[int]:
    """Conversations whose agent has been gone for so long, or was removed; the longest gone first."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT h.conversation_id
          FROM handovers h
          JOIN conversations c ON c.shop_id = h.shop_id AND c.id = h.conversation_id
          JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE h.shop_id = %(shop_id)s AND h.ended_at IS NULL AND c.holder = 'person'
           AND (a.removed_at IS NOT NULL OR greatest(a.seen_at, h.claimed_at) < now() - %(after)s)
         ORDER BY greatest(a.seen_at, h.claimed_at) LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "after": after, "limit": limit},
    )
    return [row["conversation_id"] for row in rows]


def is_gone(conn: Connection, shop_id: int, conversation_id: int, after: timedelta) -> bool:
    """Asked again under the conversation's lock, every sign counted. False where no agent holds it."""
    row = one(
        conn,
        dict[str, bool],
        """
        SELECT coalesce(bool_or(a.removed_at IS NOT NULL
                    OR greatest(a.seen_at, h.claimed_at, h.typing_at, (
                        SELECT max(m.created_at) FROM agent_messages m
                         WHERE m.shop_id = h.shop_id AND m.conversation_id = h.conversation_id AND m.agent_id = h.agent_id
                       )) < now() - %(after)s), false) AS gone
          FROM handovers h
          JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE h.shop_id = %(shop_id)s AND h.conversation_id = %(conversation_id)s AND h.ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "after": after},
    )
    return row["gone"]


def wait_again(conn: Connection, shop_id: int, conversation_id: int, *, mail_after: timedelta) -> None:
    """Nobody has it any more. The shop is told by e-mail as at a first call, unless a letter about this wait went already."""
    conn.execute(
        """
        UPDATE handovers
           SET agent_id = NULL, claimed_at = NULL, typing_at = NULL,
               mail_due_at = CASE WHEN mail_state IN ('none', 'skipped') THEN now() + %(after)s ELSE mail_due_at END,
               mail_state = CASE WHEN mail_state IN ('none', 'skipped') THEN 'due' ELSE mail_state END
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "after": mail_after},
    )
