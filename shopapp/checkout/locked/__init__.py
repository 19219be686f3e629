"""The pay links and client secrets of checkouts, written again under the newest key of the vault."""

from uuid import UUID

from shopapp.checkout.locked import store
from shopapp.db import Transaction
from shopapp.secrets import Vault

_BATCH = 200


def relock(shop_id: int, *, transaction: Transaction, vault: Vault) -> int:
    """How many secrets were under an older key. Raises NotAllowed when one is under none of the keys."""
    written, after = 0, UUID(int=0)
    while True:
        with transaction(shop_id) as conn:
            more, last = store.relock(conn, shop_id, vault.relock, after, _BATCH)
        written += more
        if last is None:
            return written
        after = last
