"""Prices fixed for a moment: made from Shopify's own calculation, hashed, expiring, never changed afterwards.

The one rule: an amount in a quote is copied from Shopify. Nothing here adds tax or shipping of its own.
"""

from shopapp.checkout.quotes.changes import changes
from shopapp.checkout.quotes.pricing import bill, make

__all__ = ["bill", "changes", "make"]
