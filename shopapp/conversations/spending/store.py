"""The SQL of spending: one row a shop and calendar month in UTC."""

from shopapp.db import Connection, maybe


def add(conn: Connection, shop_id: int, microcents: int) -> None:
    conn.execute(
        """
        INSERT INTO model_spending AS spent (shop_id, month, microcents)
        VALUES (%(shop_id)s, date_trunc('month', now() AT TIME ZONE 'utc')::date, %(microcents)s)
        ON CONFLICT (shop_id, month) DO UPDATE SET microcents = spent.microcents + excluded.microcents
        """,
        {"shop_id": shop_id, "microcents": microcents},
    )


def this_month(conn: Connection, shop_id: int) -> int:
    row = maybe(
        conn,
        dict[str, int],
        """
        SELECT microcents FROM model_spending
         WHERE shop_id = %(shop_id)s AND month = date_trunc('month', now() AT TIME ZONE 'utc')::date
        """,
        {"shop_id": shop_id},
    )
    return row["microcents"] if row else 0
