"""Refunds: lines restocked or not, shipping, and the money given back. Shopify only records what an outside gateway did."""

from dataclasses import dataclass, field
from decimal import Decimal

from shopapp.sandbox.shopify import orders, stock, webhooks
from shopapp.sandbox.shopify.pricing import rounded
from shopapp.sandbox.shopify.rest import refund_rest
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


@dataclass(frozen=True, slots=True)
class Asked:
    """`lines`: (line id, quantity, restock type). `money`: (amount, gateway, parent transaction id)."""

    lines: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    money: list[tuple[Decimal, str, int | None]] = field(default_factory=list[tuple[Decimal, str, int | None]])
    note: str = ""


def asked_in_admin(order: Doc, given: Doc) -> Asked:
    """What the admin's refund button sends: all that is left (or `amount`), restocking everything unless told otherwise."""
    if "amount" in given:
        return Asked(money=[(Decimal(str(given["amount"])), order["transactions"][0]["gateway"], order["transactions"][0]["id"])])
    restock = "CANCEL" if given.get("restock", True) else "NO_RESTOCK"
    lines = [
        (line["id"], line["quantity"] - line["refunded"], restock)
        for line in order["lines"]
        if line["quantity"] > line["refunded"]
    ]
    sale = order["transactions"][0]
    return Asked(lines=lines, money=[(Decimal(order["total"]) - refunded(order), sale["gateway"], sale["id"])])


def refunded(order: Doc) -> Decimal:
    return sum((Decimal(refund["amount"]) for refund in order["refunds"]), Decimal(0))


def refund(sandbox: Sandbox, domain: str, order_id: int, asked: Asked) -> tuple[Doc, Doc]:
    """Record a refund: (order, refund). Raises LookupError, ValueError (too much money or goods); then nothing happened."""
    with sandbox.world.changing():
        order = orders.order_of(sandbox, domain, order_id)
        lines = [_refund_line(sandbox, order, *one) for one in asked.lines]
        amount = sum((one[0] for one in asked.money), Decimal(0))
        if refunded(order) + amount > Decimal(order["total"]):
            raise ValueError("Refund amount is greater than net payment received")
        paid_back = [
            orders.transaction(sandbox, order, "REFUND", str(money), gateway, parent=parent)
            for money, gateway, parent in asked.money
        ]
        now = iso(sandbox.now())
        doc: Doc = {
            "id": sandbox.world.next("refund_id", 930_000_000_001),
            "note": asked.note,
            "amount": str(amount),
            "createdAt": now,
            "updatedAt": now,
            "lines": lines,
            "transactions": [entry["id"] for entry in paid_back],
        }
        order["refunds"].append(doc)
        order["transactions"] += paid_back
        if amount:
            order["financialStatus"] = "REFUNDED" if refunded(order) == Decimal(order["total"]) else "PARTIALLY_REFUNDED"
        back = [
            (line["variantId"], line["quantity"]) for line in lines if line["restockType"] != "NO_RESTOCK" and line["variantId"]
        ]
        stock.put_back(sandbox, domain, back)
        orders.touch(sandbox, domain, order)
    webhooks.fire(sandbox, domain, "refunds/create", refund_rest.refund(doc, order))
    return order, doc


def _refund_line(sandbox: Sandbox, order: Doc, line_id: int, quantity: int, restock: str) -> Doc:
    line = next((line for line in order["lines"] if line["id"] == line_id), None)
    if line is None:
        raise ValueError("Refund line item is not part of the order")
    if not 0 < quantity <= line["quantity"] - line["refunded"]:
        raise ValueError("Quantity cannot refund more items than were purchased")
    line["refunded"] += quantity
    worth = (Decimal(line["price"]) * line["quantity"] - Decimal(line["discount"])) * quantity / line["quantity"]
    rate = Decimal(order["taxRate"]) if line["taxable"] else Decimal(0)
    tax = worth * rate / (1 + rate) if order["taxesIncluded"] else worth * rate
    return {
        "id": sandbox.world.next("refund_line_id", 640_000_000_001),
        "lineId": line_id,
        "variantId": line["variantId"],
        "quantity": quantity,
        "restockType": restock,
        "subtotal": str(rounded(worth, order["currency"])),
        "tax": str(rounded(tax, order["currency"])),
    }
