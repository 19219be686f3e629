"""SQL of a checkout's two secrets, for writing them under a newer key."""

from collections.abc import Callable
from uuid import UUID

from shopapp.db import Connection


def relock(
    conn: Connection, shop_id: int, again: Callable[[bytes], bytes | None], after: UUID, limit: int
) -> tuple[int, UUID | None]:
    """One batch of checkouts in the order of their ids: (secrets written in a new form, the last id; None at the end)."""
    rows = conn.execute(
        """
        SELECT id, token_locked, client_secret FROM checkouts
         WHERE shop_id = %(shop_id)s AND id > %(after)s ORDER BY id LIMIT %(limit)s FOR UPDATE
        """,
        {"shop_id": shop_id, "after": after, "limit": limit},
    ).fetchall()
    written = 0
    for row in rows:
        token, secret = again(row["token_locked"]), again(row["client_secret"]) if row["client_secret"] else None
        if token or secret:
            written += bool(token) + bool(secret)
            conn.execute(
                """
                UPDATE checkouts
                   SET token_locked = coalesce(%(token)s, token_locked), client_secret = coalesce(%(secret)s, client_secret)
                 WHERE shop_id = %(shop_id)s AND id = %(id)s
                """,
                {"shop_id": shop_id, "id": row["id"], "token": token, "secret": secret},
            )
    return written, rows[-1]["id"] if len(rows) == limit else None
