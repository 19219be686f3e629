"""The SQL of agents, their sessions and the tries to log in. Functions that say "directory" run before a shop is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from shopapp.db import Connection, many, maybe, one
from shopapp.inbox.states import Mover

Role = Literal["owner", "agent"]


@dataclass(frozen=True, slots=True)
class Agent:
    """`invited`: has a link to set a password and has not used it yet."""

    id: int
    email: str
    name: str
    role: Role
    staff_id: str | None
    invited: bool
    seen_at: datetime | None

    @property
    def mover(self) -> Mover:
        return Mover("agent", self.id, self.name)

    @property
    def is_owner(self) -> bool:
        return self.role == "owner"


def add(conn: Connection, shop_id: int, *, name: str, email: str = "", role: Role, staff_id: str | None = None) -> Agent:
    """A new agent; the one with this address when there is one already."""
    return one(
        conn,
        Agent,
        """
        INSERT INTO agents (shop_id, name, email, role, staff_id)
        VALUES (%(shop_id)s, %(name)s, %(email)s, %(role)s, %(staff_id)s)
            ON CONFLICT (shop_id, email) WHERE email <> '' AND removed_at IS NULL
            DO UPDATE SET name = excluded.name, role = excluded.role
        RETURNING id, email, name, role, staff_id, password_hash IS NULL AND staff_id IS NULL AS invited, seen_at
        """,
        {"shop_id": shop_id, "name": name, "email": email.strip().lower(), "role": role, "staff_id": staff_id},
    )


def of_staff(conn: Connection, shop_id: int, staff_id: str, *, name: str) -> Agent:
    """The merchant or a member of staff who comes through the Shopify admin; an owner, made on first sight."""
    conn.execute(
        """
        INSERT INTO agents (shop_id, name, role, staff_id)
        VALUES (%(shop_id)s, %(name)s, 'owner', %(staff_id)s)
            ON CONFLICT (shop_id, staff_id) WHERE staff_id IS NOT NULL AND removed_at IS NULL DO NOTHING
        """,
        {"shop_id": shop_id, "name": name, "staff_id": staff_id},
    )
    return one(
        conn,
        Agent,
        """
        SELECT id, email, name, role, staff_id, password_hash IS NULL AND staff_id IS NULL AS invited, seen_at
          FROM agents
         WHERE shop_id = %(shop_id)s AND staff_id = %(staff_id)s AND removed_at IS NULL
        """,
        {"shop_id": shop_id, "staff_id": staff_id},
    )


def read(conn: Connection, shop_id: int, agent_id: int) -> Agent:
    """Raises NotFound for one who was removed."""
    return one(
        conn,
        Agent,
        """
        SELECT id, email, name, role, staff_id, password_hash IS NULL AND staff_id IS NULL AS invited, seen_at
          FROM agents
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND removed_at IS NULL
        """,
        {"shop_id": shop_id, "id": agent_id},
    )


def everyone(conn: Connection, shop_id: int) -> list[Agent]:
    return many(
        conn,
        Agent,
        """
        SELECT id, email, name, role, staff_id, password_hash IS NULL AND staff_id IS NULL AS invited, seen_at
          FROM agents
         WHERE shop_id = %(shop_id)s AND removed_at IS NULL
         ORDER BY id
        """,
        {"shop_id": shop_id},
    )


def rename(conn: Connection, shop_id: int, agent_id: int, name: str) -> None:
    conn.execute(
        "UPDATE agents SET name = %(name)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": agent_id, "name": name},
    )


def remove(conn: Connection, shop_id: int, agent_id: int) -> None:
    """What they said stays theirs; their sessions, password and open invitation are gone."""
    who = {"shop_id": shop_id, "id": agent_id}
    conn.execute("DELETE FROM agent_sessions WHERE shop_id = %(shop_id)s AND agent_id = %(id)s", who)
    conn.execute(
        """
        UPDATE agents SET removed_at = now(), password_hash = NULL, invitation_hash = NULL
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND staff_id IS NULL
        """,
        who,
    )


def seen(conn: Connection, shop_id: int, agent_id: int) -> None:
    conn.execute(
        "UPDATE agents SET seen_at = now() WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": agent_id},
    )


def online(conn: Connection, shop_id: int, within: timedelta) -> list[str]:
    """Names of those whose inbox is open now."""
    rows = many(
        conn,
        dict[str, str],
        """
        SELECT name FROM agents
         WHERE shop_id = %(shop_id)s AND removed_at IS NULL AND seen_at > now() - %(within)s
         ORDER BY id
        """,
        {"shop_id": shop_id, "within": within},
    )
    return [row["name"] for row in rows]


def now(conn: Connection) -> datetime:
    return one(conn, dict[str, datetime], "SELECT now() AS at")["at"]


def write_invitation(conn: Connection, shop_id: int, agent_id: int, token_hash: bytes, ends_at: datetime) -> None:
    conn.execute(
        """
        UPDATE agents SET invitation_hash = %(token_hash)s, invitation_ends_at = %(ends_at)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": agent_id, "token_hash": token_hash, "ends_at": ends_at},
    )


def invited(conn: Connection, shop_id: int, token_hash: bytes, now: datetime) -> Agent | None:
    """Whose invitation this is, while it is good."""
    return maybe(
        conn,
        Agent,
        """
        SELECT id, email, name, role, staff_id, true AS invited, seen_at
          FROM agents
         WHERE shop_id = %(shop_id)s AND invitation_hash = %(token_hash)s AND invitation_ends_at > %(now)s
           AND removed_at IS NULL
           FOR UPDATE
        """,
        {"shop_id": shop_id, "token_hash": token_hash, "now": now},
    )


def write_password(conn: Connection, shop_id: int, agent_id: int, password_hash: str) -> None:
    """The invitation is spent, and whoever was logged in under the former password is out."""
    who = {"shop_id": shop_id, "id": agent_id, "hash": password_hash}
    conn.execute("DELETE FROM agent_sessions WHERE shop_id = %(shop_id)s AND agent_id = %(id)s", who)
    conn.execute(
        """
        UPDATE agents SET password_hash = %(hash)s, invitation_hash = NULL, invitation_ends_at = NULL
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        who,
    )


def password_of(conn: Connection, shop_id: int, email: str) -> tuple[int, str] | None:
    """(agent, hash) of this address in this shop."""
    row = conn.execute(
        """
        SELECT id, password_hash FROM agents
         WHERE shop_id = %(shop_id)s AND email = %(email)s AND removed_at IS NULL AND password_hash IS NOT NULL
        """,
        {"shop_id": shop_id, "email": email},
    ).fetchone()
    return (int(row["id"]), str(row["password_hash"])) if row else None


def write_session(conn: Connection, shop_id: int, agent_id: int, token_hash: bytes, ends_at: datetime) -> None:
    conn.execute(
        """
        INSERT INTO agent_sessions (shop_id, token_hash, agent_id, ends_at)
        VALUES (%(shop_id)s, %(token_hash)s, %(agent_id)s, %(ends_at)s)
        """,
        {"shop_id": shop_id, "token_hash": token_hash, "agent_id": agent_id, "ends_at": ends_at},
    )


def session_agent(conn: Connection, shop_id: int, token_hash: bytes, now: datetime) -> int | None:
    row = maybe(
        conn,
        dict[str, int],
        """
        SELECT agent_id FROM agent_sessions
         WHERE shop_id = %(shop_id)s AND token_hash = %(token_hash)s AND ends_at > %(now)s
        """,
        {"shop_id": shop_id, "token_hash": token_hash, "now": now},
    )
    return row["agent_id"] if row else None


def end_session(conn: Connection, shop_id: int, token_hash: bytes) -> None:
    conn.execute(
        "DELETE FROM agent_sessions WHERE shop_id = %(shop_id)s AND token_hash = %(token_hash)s",
        {"shop_id": shop_id, "token_hash": token_hash},
    )


def shop_of_session(conn: Connection, token_hash: bytes) -> int | None:
    """Directory."""
    return one(conn, dict[str, int | None], "SELECT shop_of_agent_session(%(hash)s) AS shop", {"hash": token_hash})["shop"]


def shop_of_invitation(conn: Connection, token_hash: bytes) -> int | None:
    """Directory."""
    return one(conn, dict[str, int | None], "SELECT shop_of_invitation(%(hash)s) AS shop", {"hash": token_hash})["shop"]


def shops_of(conn: Connection, email: str) -> list[int]:
    """Directory: the shops in which this address has a password, the last used first."""
    return [row["shop"] for row in many(conn, dict[str, int], "SELECT shops_of_agent(%(email)s) AS shop", {"email": email})]


def note_try(conn: Connection, key_hash: bytes, most: int, within: timedelta) -> bool:
    """Directory: note one try; whether there were not too many."""
    row = one(
        conn,
        dict[str, bool],
        "SELECT note_login_try(%(key)s, %(most)s, %(within)s) AS fine",
        {"key": key_hash, "most": most, "within": within},
    )
    return row["fine"]


def forget_tries(conn: Connection, key_hash: bytes) -> None:
    """Directory."""
    conn.execute("SELECT forget_login_tries(%(key)s)", {"key": key_hash})
