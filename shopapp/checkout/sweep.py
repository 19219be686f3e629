"""What runs each minute per shop, so that nothing depends on a nudge or a webhook arriving."""

from shopapp.checkout import saga
from shopapp.checkout.refunds import mirror
from shopapp.checkout.till import Till


def sweep(shop_id: int, *, till: Till) -> int:
    """Advance the checkouts that are due, carry refunds over that wait. Returns how many were looked at."""
    return saga.sweep(shop_id, till=till) + mirror.sweep(shop_id, till=till)
