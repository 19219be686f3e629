"""The tools as a model is told of them. What each does is `hands.py`'s business and, behind it, the tools room's.

The rule: no argument here is an id of ours, a price, a quantity, an address or an order. Products go by the short names that
this turn gave out, and all that costs or commits the shopper is taken from the shopper's own words.
"""

from typing import Any

_PRODUCT = {"type": "string", "description": "short name of a product, such as p1"}


def _tool(name: str, description: str, required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    shape = {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": shape}}


OFFERS: list[dict[str, Any]] = [
    _tool(
        "search_products",
        "Find products and show them. What the shopper ruled out and their price limit apply by themselves.",
        ("query",),
        query={"type": "string", "description": "what the thing is, in the language of the shop's catalogue, without prices"},
        must={"type": "array", "items": {"type": "string"}, "description": "values it must have, such as navy or wool"},
        without={"type": "array", "items": {"type": "string"}, "description": "what it must not be or contain"},
    ),
    _tool("show_others", "Show further products for the same search."),
    _tool("compare", "Show two to four products side by side.", ("products",), products={"type": "array", "items": _PRODUCT}),
    _tool("cheaper", "Show products like this one that cost less.", ("product",), product=_PRODUCT),
    _tool("similar", "Show products close to this one.", ("product",), product=_PRODUCT),
    _tool("goes_with", "Show what goes with this product. Only when the shopper asks.", ("product",), product=_PRODUCT),
    _tool(
        "product_question",
        "Answer the shopper's question about one product from its row and page.",
        ("product",),
        product=_PRODUCT,
    ),
    _tool("shop_question", "Answer the shopper's question about the shop from its documents, quoted with the source."),
    _tool("cart_show", "Say what is in the shopper's cart and what it comes to."),
    _tool("cart_add", "Put a product into the cart. Only when the shopper asks for it.", ("product",), product=_PRODUCT),
    _tool("cart_remove", "Take out of the cart what the shopper named."),
    _tool("cart_change", "Change how many of something are in the cart, to the number the shopper said."),
    _tool("checkout", "Begin the checkout. Only when the shopper asks to pay."),
    _tool("discount_code", "Try the discount code that the shopper wrote on their cart. Only when they bring one."),
    _tool("discount_remove", "Take the discount code off their cart. Only when they ask for that."),
    _tool("order_status", "Look up the shopper's own order, once they have shown that it is theirs."),
    _tool(
        "call_back",
        "Show the form in which the shopper books a call from the team at a free time. Only when they ask to be called. "
        "Nothing is booked before they send it.",
    ),
    _tool("leave_contact", "Show the form in which the shopper leaves an e-mail address. Only when they ask to be written to."),
    _tool("offer_person", "Offer the shopper a person of the team."),
]
NAMES = tuple(str(offer["function"]["name"]) for offer in OFFERS)
