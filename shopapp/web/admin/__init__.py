"""The merchant's pages, in the Shopify admin: ordinary documents and forms, one room behind each.

The shop comes from the verified session and from nowhere else; an id in an address is looked up within that shop.
"""

from flask import Blueprint

admin = Blueprint("admin", __name__, url_prefix="/app")

from shopapp.web.admin import (  # noqa: E402 - the pages hang themselves on the blueprint
    assistant,
    conversations,
    documents,
    guide,
    money,
    payments,
    ratings,
    rehearsal,
    shop,
    spending,
    stripe_account,
    synonyms,
    today,
)

__all__ = [
    "admin",
    "assistant",
    "conversations",
    "documents",
    "guide",
    "money",
    "payments",
    "ratings",
    "rehearsal",
    "shop",
    "spending",
    "stripe_account",
    "synonyms",
    "today",
]
