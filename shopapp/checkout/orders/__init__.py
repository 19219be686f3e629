"""Orders as Shopify reports them: the newest word wins, and a conversation hears of its order once."""

from shopapp.checkout.orders.reports import of_shopper, reported

__all__ = ["of_shopper", "reported"]
