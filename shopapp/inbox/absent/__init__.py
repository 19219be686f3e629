"""Agents who disappear while they hold a conversation: it goes back to the team, and the shopper is told so.

The rule: whether somebody is gone is asked again under the conversation's lock, because an agent may have come back or given it
back between the look and the move.
"""

from shopapp import logs
from shopapp.db import Transaction
from shopapp.inbox.absent import store
from shopapp.inbox.moves import GONE, lose
from shopapp.shops import store as shops

log = logs.get(__name__)


def take_back(shop_id: int, *, transaction: Transaction) -> int:
    """Free what absent agents hold, each conversation in a transaction of its own. Returns how many."""
    with transaction(shop_id) as conn:
        shop = shops.read(conn, shop_id)
        suspected = store.held_by_nobody(conn, shop_id, GONE)
    freed = 0
    for conversation_id in suspected:
        with transaction(shop_id) as conn:
            freed += lose(conn, shop, conversation_id)
    return freed
