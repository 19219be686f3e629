"""One shop never sees another's rows: the database enforces it, not our care."""

import psycopg
import pytest
from psycopg import sql

from shopapp.wiring import House


def tables(house: House) -> list[str]:
    with house.directory() as conn:
        rows = conn.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'"
        ).fetchall()
    return [row["tablename"] for row in rows]


def test_the_application_cannot_bypass_row_level_security(house: House):
    assert house.db.role_faults() == []


def test_every_table_is_under_row_level_security(house: House):
    with house.directory() as conn:
        bare = conn.execute(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'
               AND (NOT c.relrowsecurity OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
            """
        ).fetchall()
    assert bare == []


def test_without_a_shop_every_table_looks_empty(house: House, shop: int):
    with house.directory() as conn:
        for table in tables(house):
            assert conn.execute(sql.SQL("SELECT count(*) AS rows FROM {}").format(sql.Identifier(table))).fetchone() == {
                "rows": 0
            }, table


def test_a_row_cannot_be_written_for_another_shop(house: House, shop: int, other_shop: int):
    with pytest.raises(psycopg.errors.InsufficientPrivilege), house.transaction(shop) as conn:
        conn.execute(
            "INSERT INTO shoppers (shop_id, key_hash) VALUES (%(shop_id)s, 'k')",
            {"shop_id": other_shop},
        )


def test_the_shop_is_forgotten_when_the_transaction_ends(house: House, shop: int):
    with house.transaction(shop) as conn:
        conn.execute("INSERT INTO shoppers (shop_id, key_hash) VALUES (%(shop_id)s, 'k')", {"shop_id": shop})
    with house.directory() as conn:
        assert conn.execute("SELECT count(*) AS rows FROM shoppers").fetchone() == {"rows": 0}
