"""The SQL of rehearsals and their cases. A result is written only by whoever holds the claim of a rehearsal that still runs."""

from datetime import datetime, timedelta
from typing import LiteralString

from psycopg.types.json import Jsonb

from shopapp.db import Connection, many, maybe, one
from shopapp.rehearsal.records import Case, Finding, Plan, Rehearsal, Spoken, Verdict

LEASE = timedelta(minutes=3)
KEPT = 20
_REHEARSAL: LiteralString = """
    SELECT r.id, r.seed, r.engines, r.state, r.started_at, r.finished_at,
           count(c.position) AS total, count(c.done_at) AS done
      FROM rehearsals r
      JOIN rehearsal_cases c ON c.shop_id = r.shop_id AND c.rehearsal_id = r.id
"""
_CASE: LiteralString = """
    SELECT position, engine, kind, language, steps, expects, transcript, findings, verdict, handed_over, milliseconds
      FROM rehearsal_cases
"""


def begin(conn: Connection, shop_id: int, seed: int, engines: list[str], plans: list[Plan], now: datetime) -> int | None:
    """A new rehearsal with all its cases, or None when one is under way. The oldest ones are forgotten."""
    row = maybe(
        conn,
        dict[str, int],
        """
        INSERT INTO rehearsals (shop_id, seed, engines, started_at)
        VALUES (%(shop_id)s, %(seed)s, %(engines)s, %(now)s)
        ON CONFLICT (shop_id) WHERE state = 'running' DO NOTHING
        RETURNING id
        """,
        {"shop_id": shop_id, "seed": seed, "engines": engines, "now": now},
    )
    if row is None:
        return None
    _put_cases(conn, shop_id, row["id"], engines, plans)
    conn.execute(
        """
        DELETE FROM rehearsals
         WHERE shop_id = %(shop_id)s
           AND id NOT IN (SELECT id FROM rehearsals WHERE shop_id = %(shop_id)s ORDER BY id DESC LIMIT %(kept)s)
        """,
        {"shop_id": shop_id, "kept": KEPT},
    )
    return row["id"]


def _put_cases(conn: Connection, shop_id: int, rehearsal_id: int, engines: list[str], plans: list[Plan]) -> None:
    rows = [
        {
            "shop_id": shop_id,
            "rehearsal_id": rehearsal_id,
            "position": position,
            "engine": engine,
            "kind": plan.kind,
            "language": plan.language,
            "steps": Jsonb(plan.steps),
            "expects": Jsonb(plan.expects),
        }
        for position, plan in enumerate(plans, start=1)
        for engine in engines
    ]
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO rehearsal_cases (shop_id, rehearsal_id, position, engine, kind, language, steps, expects)
            VALUES (%(shop_id)s, %(rehearsal_id)s, %(position)s, %(engine)s, %(kind)s, %(language)s, %(steps)s, %(expects)s)
            """,
            rows,
        )


def claim(conn: Connection, shop_id: int, rehearsal_id: int, who: str, now: datetime) -> bool:
    """Whether `who` may play its cases for the length of the lease; called again before each case."""
    row = maybe(
        conn,
        dict[str, int],
        """
        UPDATE rehearsals SET claimed_by = %(who)s, claimed_until = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'running'
           AND (claimed_by IS NULL OR claimed_by = %(who)s OR claimed_until < %(now)s)
        RETURNING id
        """,
        {"shop_id": shop_id, "id": rehearsal_id, "who": who, "now": now, "until": now + LEASE},
    )
    return row is not None


def release(conn: Connection, shop_id: int, rehearsal_id: int, who: str) -> None:
    conn.execute(
        """
        UPDATE rehearsals SET claimed_by = NULL, claimed_until = NULL
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND claimed_by = %(who)s
        """,
        {"shop_id": shop_id, "id": rehearsal_id, "who": who},
    )


def next_case(conn: Connection, shop_id: int, rehearsal_id: int) -> Case | None:
    return maybe(
        conn,
        Case,
        _CASE
        + """
         WHERE shop_id = %(shop_id)s AND rehearsal_id = %(id)s AND done_at IS NULL
         ORDER BY position, engine
         LIMIT 1
        """,
        {"shop_id": shop_id, "id": rehearsal_id},
    )


def write(
    conn: Connection,
    shop_id: int,
    rehearsal_id: int,
    case: Case,
    talk: list[Spoken],
    findings: list[Finding],
    verdict: Verdict,
    milliseconds: int,
    now: datetime,
) -> None:
    conn.execute(
        """
        UPDATE rehearsal_cases
           SET transcript = %(transcript)s, findings = %(findings)s, verdict = %(verdict)s, handed_over = %(handed_over)s,
               milliseconds = %(milliseconds)s, done_at = %(now)s
         WHERE shop_id = %(shop_id)s AND rehearsal_id = %(id)s AND position = %(position)s AND engine = %(engine)s
           AND done_at IS NULL
        """,
        {
            "shop_id": shop_id,
            "id": rehearsal_id,
            "position": case.position,
            "engine": case.engine,
            "transcript": Jsonb([spoken.as_json() for spoken in talk]),
            "findings": Jsonb([{"verdict": finding.verdict, "reason": finding.reason} for finding in findings]),
            "verdict": verdict,
            "handed_over": any(spoken.calls for spoken in talk),
            "milliseconds": milliseconds,
            "now": now,
        },
    )


def end(conn: Connection, shop_id: int, rehearsal_id: int, state: str, now: datetime) -> bool:
    """Whether it was still running."""
    row = maybe(
        conn,
        dict[str, int],
        """
        UPDATE rehearsals SET state = %(state)s, finished_at = %(now)s, claimed_by = NULL, claimed_until = NULL
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'running'
        RETURNING id
        """,
        {"shop_id": shop_id, "id": rehearsal_id, "state": state, "now": now},
    )
    return row is not None


def read(conn: Connection, shop_id: int, rehearsal_id: int) -> Rehearsal:
    """Raises NotFound."""
    return one(
        conn,
        Rehearsal,
        _REHEARSAL
        + """
         WHERE r.shop_id = %(shop_id)s AND r.id = %(id)s
         GROUP BY r.shop_id, r.id
        """,
        {"shop_id": shop_id, "id": rehearsal_id},
    )


def lately(conn: Connection, shop_id: int, *, most: int = 10) -> list[Rehearsal]:
    """Newest first."""
    return many(
        conn,
        Rehearsal,
        _REHEARSAL
        + """
         WHERE r.shop_id = %(shop_id)s
         GROUP BY r.shop_id, r.id
         ORDER BY r.id DESC
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )


def live(conn: Connection, shop_id: int) -> int | None:
    row = maybe(
        conn,
        dict[str, int],
        "SELECT id FROM rehearsals WHERE shop_id = %(shop_id)s AND state = 'running'",
        {"shop_id": shop_id},
    )
    return row["id"] if row else None


def newest_done(conn: Connection, shop_id: int) -> int | None:
    row = maybe(
        conn,
        dict[str, int],
        "SELECT id FROM rehearsals WHERE shop_id = %(shop_id)s AND state = 'done' ORDER BY id DESC LIMIT 1",
        {"shop_id": shop_id},
    )
    return row["id"] if row else None


def cases(conn: Connection, shop_id: int, rehearsal_id: int) -> list[Case]:
    return many(
        conn,
        Case,
        _CASE
        + """
         WHERE shop_id = %(shop_id)s AND rehearsal_id = %(id)s
         ORDER BY position, engine
        """,
        {"shop_id": shop_id, "id": rehearsal_id},
    )


def case(conn: Connection, shop_id: int, rehearsal_id: int, position: int) -> list[Case]:
    """The same shopper before each engine."""
    return [each for each in cases(conn, shop_id, rehearsal_id) if each.position == position]
