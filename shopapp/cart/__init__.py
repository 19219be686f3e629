"""The shopper's real cart, as the storefront last reported it. We never own a cart of our own beside it.

The widget changes the cart on the storefront and then reports the whole of it; a report replaces what we knew.
"""

from shopapp.cart.records import Cart, CartLine
from shopapp.cart.reports import reported

__all__ = ["Cart", "CartLine", "reported"]
