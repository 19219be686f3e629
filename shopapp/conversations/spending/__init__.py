"""What a shop has spent on a language model this month, in millionths of a cent of the deployment's price list."""

from shopapp.conversations.spending.store import add, this_month

__all__ = ["add", "this_month"]
