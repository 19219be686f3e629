"""A shop's token in this process's memory for a few seconds: one payment asks Shopify a dozen times.

The rule: memory is never the last word. A token that Shopify refuses is forgotten, and the row is read again.
"""

from datetime import datetime, timedelta

from shopapp.ports.shopify_auth import Access
from shopapp.shops.tokens import Keeper, access, renew

FOR = timedelta(seconds=20)
"""Far less than the minutes that a token has left when it is replaced."""


class Remembered:
    """What an Admin client asks for a token. Plain assignments to one dict, so threads need no lock."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._known: dict[int, tuple[datetime, Access]] = {}

    def access(self, shop_id: int) -> Access:
        now = self._keeper.clock.now()
        known = self._known.get(shop_id)
        if known is not None and timedelta(0) <= now - known[0] < FOR:
            return known[1]
        return self._keep(shop_id, now, access(shop_id, keeper=self._keeper))

    def renew(self, shop_id: int, refused: Access) -> Access:
        self._known.pop(shop_id, None)
        return self._keep(shop_id, self._keeper.clock.now(), renew(shop_id, refused, keeper=self._keeper))

    def _keep(self, shop_id: int, at: datetime, found: Access) -> Access:
        self._known[shop_id] = (at, found)
        return found
