"""A shop's secrets at rest, written again under the newest key of the vault, so that an older key can be dropped."""

from shopapp.db import Transaction
from shopapp.secrets import Vault
from shopapp.shops import store
from shopapp.shops.tokens import store as tokens_store


def relock(shop_id: int, *, transaction: Transaction, vault: Vault) -> int:
    """How many secrets were under an older key. Raises NotAllowed when one is under none of the keys."""
    with transaction(shop_id) as conn:
        return tokens_store.relock(conn, shop_id, vault.relock) + store.relock(conn, shop_id, vault.relock)
