"""What a merchant does at the desk: places past orders (for the demo), cancels, refunds, ships, marks as paid."""

from shopapp.sandbox.shopify import baskets, orders, refunds
from shopapp.sandbox.shopify.shops import shop_of
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc


def place_past_order(sandbox: Sandbox, domain: str, given: Doc) -> Doc:
    """History for the console and the demo: stock is left alone and nothing is sent unless `webhooks` is true.

    `{lines: [{variant_id, quantity}], createdAt?, email?, address?, rate?, customAttributes?, tags?, cartToken?, paid?, test?}`.
    """
    shop = shop_of(sandbox, domain)
    address = given.get("address") or {"countryCode": shop["country"]}
    lines = baskets.lines_of(sandbox, domain, given["lines"])
    codes = baskets.apply_codes(shop, lines, given.get("discountCodes") or [])
    total, _ = baskets.sum_up(shop, lines, address, given.get("rate", "Standard"))
    details = orders.Details(
        email=given.get("email"),
        shipping_address=given.get("address"),
        attributes=given.get("customAttributes") or [],
        tags=given.get("tags") or [],
        note=given.get("note"),
        source_name=given.get("sourceName") or "web",
        source_identifier=given.get("sourceIdentifier"),
        cart_token=given.get("cartToken"),
        checkout_token=given.get("checkoutToken"),
        discount_codes=codes,
        paid=given.get("paid", True),
        gateway=given.get("gateway") or "bogus",
        test=given.get("test", False),
        created_at=given.get("createdAt"),
    )
    return orders.place_order(sandbox, domain, total, details, tell=bool(given.get("webhooks")))


def act_in_admin(sandbox: Sandbox, domain: str, order_id: int, action: str, given: Doc) -> Doc:
    """What a merchant does to an order in the admin. Raises LookupError, ValueError."""
    if action == "cancel":
        return orders.cancel(sandbox, domain, order_id, restock=bool(given.get("restock", True)))
    if action == "refund":
        return refunds.refund(
            sandbox, domain, order_id, refunds.asked_in_admin(orders.order_of(sandbox, domain, order_id), given)
        )[0]
    if action == "fulfill":
        return orders.fulfill(
            sandbox, domain, order_id, number=str(given.get("number", "")), delivered=bool(given.get("delivered"))
        )
    if action == "pay":
        return orders.mark_paid(sandbox, domain, order_id)
    raise ValueError("action is one of cancel, refund, fulfill, pay")
