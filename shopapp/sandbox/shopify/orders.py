"""Orders of a simulated shop: placed, paid, cancelled, shipped; each step told by webhook.

`place_order` is the only way an order comes to be, whether from a draft, the storefront's checkout or history. It takes the
stock in the same transaction: an order never exists without its stock.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopapp.sandbox.shopify import receipts, stock, webhooks
from shopapp.sandbox.shopify.customers import customer_for
from shopapp.sandbox.shopify.pricing import Line, Sum
from shopapp.sandbox.shopify.rest import order_rest, parcel_rest
from shopapp.sandbox.shopify.shops import shop_of
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


@dataclass(frozen=True, slots=True)
class Details:
    """All of an order that is not its lines and sums. Attributes are `[{key, value}]`; addresses use GraphQL's input names."""

    email: str | None = None
    phone: str | None = None
    shipping_address: Doc | None = None
    billing_address: Doc | None = None
    attributes: Sequence[Doc] = ()
    tags: Sequence[str] = ()
    note: str | None = None
    source_name: str = "web"
    source_identifier: str | None = None
    cart_token: str | None = None
    checkout_token: str | None = None
    discount_codes: Sequence[str] = ()
    paid: bool = True
    gateway: str = "manual"
    test: bool = False
    created_at: str | None = None
    landing_site: str | None = None
    metafields: Sequence[Doc] = field(default_factory=list[Doc])


def place_order(sandbox: Sandbox, domain: str, total: Sum, details: Details, *, reserved: bool = False, tell: bool = True) -> Doc:
    """Make an order and take its stock (`reserved`: a draft had set it aside). Raises `stock.SoldOut`, then nothing happened."""
    wanted = stock_of(total.lines)
    with sandbox.world.changing():
        if reserved:
            stock.commit_reserved(sandbox, domain, wanted)
        elif tell:
            stock.take_stock(sandbox, domain, wanted)
        order = _document(sandbox, domain, total, details)
        save(sandbox, domain, order)
    if tell:
        receipts.send(sandbox, domain, order)
        announce(sandbox, domain, order, "orders/create")
        if order["financialStatus"] == "PAID":
            announce(sandbox, domain, order, "orders/paid")
    return order


def stock_of(lines: Iterable[Line]) -> list[tuple[int, int]]:
    return [(line.variant_id, line.quantity) for line in lines if line.variant_id is not None]


def _document(sandbox: Sandbox, domain: str, total: Sum, details: Details) -> Doc:
    world = sandbox.world
    number = world.next(f"order_number/{domain}", 1001)
    customer = customer_for(sandbox, domain, details.email, phone=details.phone, address=details.shipping_address)
    order: Doc = {
        **_untouched(),
        **dict.fromkeys(("createdAt", "updatedAt", "processedAt"), details.created_at or iso(sandbox.now())),
        "id": world.next("order_id", 5_900_000_000_001),
        "number": number,
        "name": f"#{number}",
        "currency": total.currency,
        "lines": [_line(sandbox, line) for line in total.lines],
        **{name: str(getattr(total, name)) for name in ("subtotal", "shipping", "tax", "discount", "total")},
        "taxRate": str(total.tax_rate),
        "taxesIncluded": total.taxes_included,
        "shippingTitle": total.shipping_title,
        "shippingHandle": total.shipping_handle,
        "email": details.email,
        "phone": details.phone,
        "customerId": customer["id"] if customer else None,
        "shippingAddress": details.shipping_address,
        "billingAddress": details.billing_address or details.shipping_address,
        "customAttributes": [dict(entry) for entry in details.attributes],
        "tags": sorted(set(details.tags), key=str.lower),
        "note": details.note,
        "sourceName": details.source_name,
        "sourceIdentifier": details.source_identifier,
        "cartToken": details.cart_token,
        "checkoutToken": details.checkout_token,
        "landingSite": details.landing_site,
        "discountCodes": list(details.discount_codes),
        "financialStatus": "PAID" if details.paid else "PENDING",
        "test": details.test,
        "token": secrets.token_hex(16),
        "metafields": [dict(entry) for entry in details.metafields],
    }
    order["transactions"].append(transaction(sandbox, order, "SALE", order["total"], details.gateway, paid=details.paid))
    return order


def _untouched() -> Doc:
    """What nothing has happened to yet."""
    return {
        "fulfillmentStatus": "UNFULFILLED",
        "fulfillments": [],
        "cancelledAt": None,
        "cancelReason": None,
        "refunds": [],
        "transactions": [],
    }


def _line(sandbox: Sandbox, line: Line) -> Doc:
    return {
        "id": sandbox.world.next("line_id", 14_000_000_000_001),
        "variantId": line.variant_id,
        "productId": line.product_id,
        "title": line.title,
        "variantTitle": line.variant_title,
        "sku": line.sku,
        "vendor": line.vendor,
        "quantity": line.quantity,
        "refunded": 0,
        "price": str(line.unit_price),
        "discount": str(line.discount),
        "requiresShipping": line.requires_shipping,
        "taxable": line.taxable,
        "customAttributes": line.attributes,
    }


def transaction(
    sandbox: Sandbox, order: Doc, kind: str, amount: str, gateway: str, *, paid: bool = True, parent: int | None = None
) -> Doc:
    """One entry of an order's payment history."""
    return {
        "id": sandbox.world.next("transaction_id", 7_200_000_000_001),
        "kind": kind,
        "status": "SUCCESS" if paid else "PENDING",
        "gateway": gateway,
        "amount": amount,
        "currency": order["currency"],
        "parentId": parent,
        "createdAt": iso(sandbox.now()),
        "test": order["test"],
    }


def save(sandbox: Sandbox, domain: str, order: Doc) -> Doc:
    """Store an order with the names it is found by."""
    names: dict[str, list[Any]] = {
        "name": [order["name"]],
        "cart_token": [order["cartToken"]] if order["cartToken"] else [],
        "customer": [order["customerId"]] if order["customerId"] else [],
        "token": [order["token"]],
    }
    return sandbox.world.put("order", order["id"], order, shop=domain, names=names)


def announce(sandbox: Sandbox, domain: str, order: Doc, topic: str) -> None:
    shop = shop_of(sandbox, domain)
    webhooks.fire(sandbox, domain, topic, order_rest.order(order, shop, status_url(sandbox, domain, order)))


def status_url(sandbox: Sandbox, domain: str, order: Doc) -> str:
    return f"{sandbox.front_url(domain)}/orders/{order['token']}"


def order_of(sandbox: Sandbox, domain: str, order_id: int) -> Doc:
    """Raises LookupError."""
    order = sandbox.world.get("order", order_id, shop=domain)
    if order is None:
        raise LookupError(f"Order {order_id} does not exist")
    return order


def touch(sandbox: Sandbox, domain: str, order: Doc) -> Doc:
    """Save a changed order and tell `orders/updated`."""
    order["updatedAt"] = iso(sandbox.now())
    save(sandbox, domain, order)
    announce(sandbox, domain, order, "orders/updated")
    return order


def mark_paid(sandbox: Sandbox, domain: str, order_id: int) -> Doc:
    """Raises LookupError, ValueError when it is paid or cancelled already."""
    with sandbox.world.changing():
        order = order_of(sandbox, domain, order_id)
        if order["financialStatus"] != "PENDING" or order["cancelledAt"]:
            raise ValueError("Order cannot be marked as paid.")
        order["financialStatus"] = "PAID"
        for entry in order["transactions"]:
            entry["status"] = "SUCCESS"
        touch(sandbox, domain, order)
    announce(sandbox, domain, order, "orders/paid")
    return order


def cancel(sandbox: Sandbox, domain: str, order_id: int, *, reason: str = "OTHER", restock: bool = True, note: str = "") -> Doc:
    """Cancel, restocking when asked. Raises LookupError, ValueError when it is cancelled or shipped already."""
    with sandbox.world.changing():
        order = order_of(sandbox, domain, order_id)
        if order["cancelledAt"]:
            raise ValueError("Order has already been cancelled")
        if order["fulfillments"]:
            raise ValueError("Cannot cancel an order that has been fulfilled")
        order |= {"cancelledAt": iso(sandbox.now()), "cancelReason": reason, "staffNote": note}
        if order["financialStatus"] == "PENDING":
            order["financialStatus"] = "VOIDED"
        if restock:
            back = [(line["variantId"], line["quantity"] - line["refunded"]) for line in order["lines"] if line["variantId"]]
            stock.put_back(sandbox, domain, back)
        touch(sandbox, domain, order)
    announce(sandbox, domain, order, "orders/cancelled")
    return order


def fulfill(
    sandbox: Sandbox, domain: str, order_id: int, *, company: str = "DHL", number: str = "", delivered: bool = False
) -> Doc:
    """Ship all of it (or note the delivery of what was shipped). Raises LookupError."""
    with sandbox.world.changing():
        order, now = order_of(sandbox, domain, order_id), iso(sandbox.now())
        if not order["fulfillments"]:
            tracking = {"company": company, "number": number or f"TRACK{order['number']}", "url": None}
            order["fulfillments"].append(
                {
                    "id": sandbox.world.next("fulfillment_id", 4_600_000_000_001),
                    "name": f"{order['name']}.1",
                    "status": "SUCCESS",
                    "displayStatus": "IN_TRANSIT",
                    "createdAt": now,
                    "updatedAt": now,
                    "inTransitAt": now,
                    "deliveredAt": None,
                    "estimatedDeliveryAt": None,
                    "trackingInfo": [tracking],
                    "totalQuantity": sum(line["quantity"] for line in order["lines"]),
                }
            )
        if delivered:
            order["fulfillments"][0] |= {"displayStatus": "DELIVERED", "deliveredAt": now, "updatedAt": now}
        order["fulfillmentStatus"] = "FULFILLED"
        touch(sandbox, domain, order)
    if not delivered:
        announce(sandbox, domain, order, "orders/fulfilled")
    parcel = order["fulfillments"][0]
    new = parcel["createdAt"] == parcel["updatedAt"] and not delivered
    webhooks.fire(
        sandbox, domain, "fulfillments/create" if new else "fulfillments/update", parcel_rest.fulfillment(parcel, order)
    )
    event_id = sandbox.world.next("fulfillment_event_id", 944_956_391_001)
    webhooks.fire(sandbox, domain, "fulfillment_events/create", parcel_rest.fulfillment_event(parcel, order, event_id))
    return order
