"""PostgreSQL: the pool, the shop set per transaction, and the numbered migrations.

psycopg appears here and in the rooms' `store.py` files only. The one rule: shop data is touched inside
`transaction(shop_id)`, and row-level security hides every row of every other shop.
"""

from shopapp.db.connect import Connection, Database, Transaction, many, maybe, one

__all__ = ["Connection", "Database", "Transaction", "many", "maybe", "one"]
