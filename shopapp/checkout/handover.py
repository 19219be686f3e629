"""The hand-over to Shopify's own checkout: a cart permalink that carries the conversation and what we know of the shopper."""

from urllib.parse import urlencode

from shopapp.cart import Cart
from shopapp.checkout.quotes.pricing import CONVERSATION
from shopapp.ports.shopify_orders import Address
from shopapp.shops import Shop

_NAMES = {
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "zip": "zip",
    "country": "country",
    "province": "province",
    "phone": "phone",
}


def permalink(storefront_url: str, lines: list[tuple[int, int]], query: dict[str, str]) -> str:
    """`/cart/{variant}:{quantity},…`: fills a cart with exactly these lines."""
    path = ",".join(f"{variant}:{quantity}" for variant, quantity in lines)
    return f"{storefront_url.rstrip('/')}/cart/{path}" + (f"?{urlencode(query)}" if query else "")


def checkout_url(shop: Shop, cart: Cart, *, ref: str, email: str = "", address: Address | None = None) -> str:
    query = {f"attributes[{CONVERSATION}]": ref}
    if email:
        query["checkout[email]"] = email
    if cart.discount_codes:
        query["discount"] = ",".join(cart.discount_codes)
    for ours, theirs in _NAMES.items():
        if value := (address or {}).get(ours):
            query[f"checkout[shipping_address][{theirs}]"] = str(value)
    quantities: dict[int, int] = {}
    for line in cart.lines:
        quantities[line.variant_id] = quantities.get(line.variant_id, 0) + line.quantity
    return permalink(shop.storefront_url or f"https://{shop.domain}", list(quantities.items()), query)
