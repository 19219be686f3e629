"""The SQL of tokens. They lie here locked; the claim decides who may ask for new ones (see the room's first lines)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, maybe


@dataclass(frozen=True, slots=True)
class Held:
    """The tokens of a shop as they lie in the table, still locked."""

    access_token: bytes | None
    refresh_token: bytes | None
    scopes: list[str]
    expires_at: datetime | None
    refresh_expires_at: datetime | None
    obtained_at: datetime | None
    claim: int
    claimed_until: datetime | None


def held(conn: Connection, shop_id: int) -> Held | None:
    return maybe(
        conn,
        Held,
        """
        SELECT access_token, refresh_token, scopes, expires_at, refresh_expires_at, obtained_at, claim, claimed_until
          FROM shop_tokens WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def claim(conn: Connection, shop_id: int, seen: int, now: datetime, until: datetime) -> int | None:
    """Take the right to ask for a new pair, if nobody has it and nothing changed since claim number `seen`."""
    row = conn.execute(
        """
        INSERT INTO shop_tokens AS t (shop_id, claim, claimed_until) VALUES (%(shop_id)s, 1, %(until)s)
        ON CONFLICT (shop_id) DO UPDATE SET claim = t.claim + 1, claimed_until = %(until)s
         WHERE t.claim = %(seen)s AND (t.claimed_until IS NULL OR t.claimed_until <= %(now)s)
        RETURNING claim AS number
        """,
        {"shop_id": shop_id, "seen": seen, "now": now, "until": until},
    ).fetchone()
    return int(row["number"]) if row else None


def keep(
    conn: Connection,
    shop_id: int,
    claim: int,
    *,
    access_token: bytes,
    refresh_token: bytes,
    scopes: list[str],
    expires_at: datetime,
    refresh_expires_at: datetime,
    obtained_at: datetime,
) -> bool:
    """Store the new pair and give the claim back. False when another has taken the claim over: then theirs is the newer pair."""
    kept = conn.execute(
        """
        UPDATE shop_tokens
           SET access_token = %(access_token)s, refresh_token = %(refresh_token)s, scopes = %(scopes)s,
               scopes_at = %(obtained_at)s, expires_at = %(expires_at)s, refresh_expires_at = %(refresh_expires_at)s,
               obtained_at = %(obtained_at)s,
               claim = claim + 1, claimed_until = NULL -- whoever looked before must look again
         WHERE shop_id = %(shop_id)s AND claim = %(claim)s
        """,
        {
            "shop_id": shop_id,
            "claim": claim,
            "access_token": access_token,
            "refresh_token": refresh_token,
            "scopes": scopes,
            "expires_at": expires_at,
            "refresh_expires_at": refresh_expires_at,
            "obtained_at": obtained_at,
        },
    )
    return kept.rowcount == 1


def release(conn: Connection, shop_id: int, claim: int, *, dead: bool, doubted_at: datetime | None) -> None:
    """Give the claim back with nothing new.

    `dead` throws the old pair away, since Shopify will not take it any more. `doubted_at` keeps it, but has it replaced when
    the merchant next opens the app.
    """
    conn.execute(
        """
        UPDATE shop_tokens
           SET claim = claim + 1, claimed_until = NULL,
               access_token = CASE WHEN %(dead)s THEN NULL ELSE access_token END,
               refresh_token = CASE WHEN %(dead)s THEN NULL ELSE refresh_token END,
               refresh_expires_at = coalesce(%(doubted_at)s, refresh_expires_at)
         WHERE shop_id = %(shop_id)s AND claim = %(claim)s
        """,
        {"shop_id": shop_id, "claim": claim, "dead": dead, "doubted_at": doubted_at},
    )


def doubt(conn: Connection, shop_id: int, at: datetime) -> None:
    """A pair obtained before `at` is asked to be renewed before its next use."""
    conn.execute(
        "UPDATE shop_tokens SET expires_at = %(at)s WHERE shop_id = %(shop_id)s AND obtained_at < %(at)s",
        {"shop_id": shop_id, "at": at},
    )


def write_scopes(conn: Connection, shop_id: int, scopes: list[str], at: datetime) -> None:
    """What the merchant has granted as of `at`. Older news than the tokens, or than what was told last, changes nothing."""
    conn.execute(
        """
        UPDATE shop_tokens SET scopes = %(scopes)s, scopes_at = %(at)s
         WHERE shop_id = %(shop_id)s AND coalesce(scopes_at, obtained_at, '-infinity') <= %(at)s
        """,
        {"shop_id": shop_id, "scopes": scopes, "at": at},
    )


def forget(conn: Connection, shop_id: int) -> None:
    conn.execute("DELETE FROM shop_tokens WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})


def relock(conn: Connection, shop_id: int, again: Callable[[bytes], bytes | None]) -> int:
    """Write each token that `again` has a new form for; how many. A refresh meanwhile waits for the row."""
    row = conn.execute(
        "SELECT access_token, refresh_token FROM shop_tokens WHERE shop_id = %(shop_id)s FOR UPDATE", {"shop_id": shop_id}
    ).fetchone()
    access, refresh = (again(row[name]) if row and row[name] else None for name in ("access_token", "refresh_token"))
    conn.execute(
        """
        UPDATE shop_tokens
           SET access_token = coalesce(%(access)s, access_token), refresh_token = coalesce(%(refresh)s, refresh_token)
         WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id, "access": access, "refresh": refresh},
    )
    return sum(each is not None for each in (access, refresh))
