"""The shop's own checkout: a cart becomes a checkout, a checkout becomes an order. What is abandoned in between stays visible.

Totals are counted anew at every look, by the same calculation that draft orders use; the order is placed with those.
A checkout counts as abandoned (`abandonedCheckouts`) once an e-mail address was given and `completedAt` is still empty.
"""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify import baskets, orders, pricing
from shopapp.sandbox.shopify.pricing import Line, Rate, Sum
from shopapp.sandbox.simulation import iso
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.carts import CartRefused, without_gone
from shopapp.sandbox.storefront.shelves import Shelves
from shopapp.sandbox.storefront.visit import Front, Visit, new_token

KIND = "checkout"
ADDRESS = ("name", "address1", "address2", "city", "zip", "country")
NEEDED = ("email", "name", "address1", "city", "zip", "country")


def begin(front: Front, visit: Visit, **given: Any) -> Doc:
    """The open checkout of the visit's cart, made when there is none. Raises CartRefused for an empty cart."""
    without_gone(visit.cart, visit.shelves)
    if not visit.cart["items"]:
        raise CartRefused(422, "Your cart is empty")
    with front.world.changing():
        known = [
            c for c in front.world.all(KIND, shop=visit.domain) if c["cartToken"] == visit.cart["token"] and not c["completedAt"]
        ]
        checkout = known[-1] if known else _new(front, visit)
        checkout |= {key: value for key, value in given.items() if value}
        fill(front, visit.domain, checkout, visit)
    return checkout


def fill(front: Front, domain: str, checkout: Doc, visit: Visit) -> Doc:
    """Bring lines, attributes and totals in step with the cart as it is now, and store the checkout."""
    cart = front.world.get("cart", checkout["cartToken"], shop=domain)
    if cart is not None:
        told = [line for line in cart["items"] if int(line["variant_id"]) in visit.shelves.by_variant]
        checkout["lines"] = [_line(line, visit.shelves) for line in told]
        checkout["customAttributes"] = [{"key": key, "value": value} for key, value in cart["attributes"].items()]
        checkout["note"] = cart.get("note") or checkout["note"]
        checkout["discountCodes"] = list(cart.get("discount_codes", []))
    total = counted(front.shop(domain), checkout)
    checkout |= {name: f"{getattr(total, name):.2f}" for name in ("subtotal", "shipping", "tax", "discount", "total")}
    checkout["updatedAt"] = iso(front.sandbox.now())
    return front.world.put(KIND, checkout["token"], checkout, shop=domain)


def counted(shop: Doc, checkout: Doc) -> Sum:
    """The sum for address, codes and rate as they stand. The first rate counts until one is chosen or when the choice is gone."""
    lines = priced_lines(checkout)
    baskets.apply_codes(shop, lines, checkout["discountCodes"])
    rate = chosen_rate(shop, checkout, lines)
    return baskets.sum_up(shop, lines, checkout["shippingAddress"], rate.handle if rate else None)[0]


def rates(shop: Doc, checkout: Doc) -> list[Rate]:
    lines = priced_lines(checkout)
    baskets.apply_codes(shop, lines, checkout["discountCodes"])
    return pricing.rates(shop, lines, checkout["shippingAddress"])


def chosen_rate(shop: Doc, checkout: Doc, lines: list[Line]) -> Rate | None:
    offered = pricing.rates(shop, lines, checkout["shippingAddress"])
    return baskets.choose_rate(offered, checkout.get("rate")) or (offered[0] if offered else None)


def priced_lines(checkout: Doc) -> list[Line]:
    return [
        Line(
            variant_id=line["variantId"],
            product_id=line["productId"],
            title=line["title"],
            variant_title=line["variantTitle"],
            sku=line["sku"],
            vendor=line["vendor"],
            quantity=line["quantity"],
            unit_price=Decimal(line["price"]),
            requires_shipping=line["requiresShipping"],
            taxable=line["taxable"],
            attributes=line["customAttributes"],
        )
        for line in checkout["lines"]
    ]


def place(front: Front, visit: Visit, checkout: Doc, gateway: str = "bogus") -> Doc:
    """The order of a paid checkout; its cart is empty afterwards. Raises `stock.SoldOut`, then nothing happened."""
    total = counted(visit.shop, checkout)
    details = orders.Details(
        email=checkout["email"],
        phone=checkout["phone"],
        shipping_address=checkout["shippingAddress"],
        attributes=checkout["customAttributes"],
        note=checkout["note"] or None,
        cart_token=checkout["cartToken"],
        checkout_token=checkout["token"],
        discount_codes=checkout["discountCodes"],
        gateway=gateway,
        test=True,
    )
    with front.world.changing():
        held = front.world.get(KIND, checkout["token"], shop=visit.domain)
        if held and held["order"]:
            return orders.order_of(front.sandbox, visit.domain, held["order"])
        order = orders.place_order(front.sandbox, visit.domain, total, details)
        checkout |= {"completedAt": iso(front.sandbox.now()), "updatedAt": iso(front.sandbox.now()), "order": order["id"]}
        front.world.put(KIND, checkout["token"], checkout, shop=visit.domain)
        front.world.remove("cart", checkout["cartToken"], shop=visit.domain)
    return order


def address_of(form: dict[str, str]) -> Doc:
    """The form's fields as an address document, in the names orders use."""
    first, _, last = form.get("name", "").strip().rpartition(" ")
    return {
        "firstName": first or last,
        "lastName": last if first else "",
        "name": form.get("name", "").strip(),
        "company": None,
        "address1": form.get("address1", "").strip(),
        "address2": form.get("address2", "").strip() or None,
        "city": form.get("city", "").strip(),
        "zip": form.get("zip", "").strip(),
        "countryCode": form.get("country", "")[:2].upper(),
        "provinceCode": form.get("province") or None,
        "phone": form.get("phone", "").strip() or None,
    }


def missing(form: dict[str, str]) -> list[str]:
    empty = [name for name in NEEDED if not form.get(name, "").strip()]
    return empty if "@" in form.get("email", "") or "email" in empty else [*empty, "email"]


def _new(front: Front, visit: Visit) -> Doc:
    token = new_token()
    number = front.world.next("checkout_id", 41_000_000_001)
    made = iso(front.sandbox.now())
    front_url = front.sandbox.front_url(visit.domain)
    customer = visit.customer
    return {
        "id": number,
        "number": number,
        "name": f"#{number}",
        "token": token,
        "cartToken": visit.cart["token"],
        "lines": [],
        "customAttributes": [],
        "note": visit.cart.get("note") or "",
        "discountCodes": [],
        "email": (customer or {}).get("email"),
        "phone": None,
        "shippingAddress": None,
        "customer": (customer or {}).get("id"),
        "rate": None,
        "currency": visit.currency,
        "taxesIncluded": bool(visit.shop.get("taxesIncluded")),
        "locale": visit.locale,
        "marketing": False,
        "createdAt": made,
        "updatedAt": made,
        "completedAt": None,
        "order": None,
        "url": f"{front_url}/checkouts/{token}/recover?key={new_token()}",
    }


def _line(line: Doc, shelves: Shelves) -> Doc:
    product, variant = shelves.by_variant[int(line["variant_id"])]
    plain = variant.get("title") in (None, "", "Default Title")
    return {
        "key": line["key"],
        "variantId": variant["id"],
        "productId": product["id"],
        "handle": product["handle"],
        "title": product["title"],
        "variantTitle": None if plain else variant["title"],
        "sku": variant.get("sku"),
        "vendor": product.get("vendor"),
        "quantity": line["quantity"],
        "price": variant["price"],
        "requiresShipping": variant.get("requiresShipping", True),
        "taxable": variant.get("taxable", True),
        "image": variant.get("image") or next((image["src"] for image in product.get("images", [])), None),
        "customAttributes": [{"key": key, "value": value} for key, value in line["properties"].items()],
    }
