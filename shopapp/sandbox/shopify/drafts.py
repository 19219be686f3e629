"""Draft orders: stock set aside until a moment, made into an order exactly once. What one costs: `draft_pricing.py`.

The draft's status is the guard: it is read and changed inside one transaction with the order, so a second completion, even
at the same instant, is refused.
"""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify import orders, stock
from shopapp.sandbox.shopify.draft_pricing import Calculated, Unusable, calculate
from shopapp.sandbox.shopify.pricing import Line, Sum
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


def create(sandbox: Sandbox, shop: Doc, given: Doc, *, known: Doc | None = None) -> Doc:
    """Store a draft, setting stock aside when asked. Raises `Unusable`, `stock.SoldOut`; then nothing happened.

    `known` is the draft this input replaces (an update); its reservation is given back first.
    """
    domain, now = shop["domain"], sandbox.now()
    with sandbox.world.changing():
        if known is not None:
            _give_back(sandbox, domain, known)
        found = calculate(sandbox, shop, given)
        until = given.get("reserveInventoryUntil")
        reserved = orders.stock_of(found.total.lines) if until and _moment(until) > now else []
        stock.reserve(sandbox, domain, reserved)
        count = 0 if known else sandbox.world.next(f"draft_number/{domain}")
        doc: Doc = {
            "id": known["id"] if known else sandbox.world.next("draft_order_id", 1_200_000_000_001),
            "name": known["name"] if known else f"#D{count}",
            "status": "OPEN",
            "createdAt": known["createdAt"] if known else iso(now),
            "updatedAt": iso(now),
            "completedAt": None,
            "orderId": None,
            "readyAt": _ready_at(sandbox),
            "input": given,
            "reserved": reserved,
            "reserveInventoryUntil": until,
            "metafields": given.get("metafields") or [],
        }
        doc |= stored(found)
        return save(sandbox, domain, doc)


def _ready_at(sandbox: Sandbox) -> float:
    """When the draft is `ready`: at once, unless a planned fault (`draft_ready`, `late`) lets the calculation take time."""
    fault = sandbox.faults.take("shopify", "draft_ready")
    return sandbox.now().timestamp() + (fault.seconds if fault else 0.0)


def stored(found: Calculated) -> Doc:
    """The calculated part of a draft document: lines and sums as JSON."""
    total = found.total
    return {
        "lines": [_jsonable(asdict(line)) | {"gross": str(line.gross), "total": str(line.total)} for line in total.lines],
        "sum": _jsonable({name: getattr(total, name) for name in _SUM}),
        "codes": [one["code"] for one in found.discounts if one["code"]],
        "discounts": found.discounts,
        "applied": found.applied,
        "rates": [_jsonable(asdict(rate)) for rate in found.rates],
        "short": found.short,
    }


_AMOUNTS = ("gross", "discount", "subtotal", "shipping", "tax", "total", "tax_rate")
_SUM = (*_AMOUNTS, "taxes_included", "shipping_title", "shipping_handle", "currency")


def _jsonable(values: dict[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in values.items()}


def save(sandbox: Sandbox, domain: str, doc: Doc) -> Doc:
    names = {"reserved_until": [iso(_moment(doc["reserveInventoryUntil"]))] if doc["reserved"] else []}
    return sandbox.world.put("draft_order", doc["id"], doc, shop=domain, names=names)


def draft_of(sandbox: Sandbox, domain: str, draft_id: int | None) -> Doc:
    """Raises LookupError."""
    found = sandbox.world.get("draft_order", draft_id, shop=domain) if draft_id is not None else None
    if found is None:
        raise LookupError("Draft order does not exist")
    return found


def ready(sandbox: Sandbox, doc: Doc) -> bool:
    return sandbox.now().timestamp() >= doc["readyAt"]


def complete(sandbox: Sandbox, shop: Doc, draft_id: int | None, *, pending: bool, source_name: str | None) -> Doc:
    """Make the order, once. Raises LookupError, `Unusable` (completed already, not ready), `stock.SoldOut`."""
    domain = shop["domain"]
    with sandbox.world.changing():
        doc = draft_of(sandbox, domain, draft_id)
        if doc["status"] == "COMPLETED":
            raise Unusable("This order has been paid and can no longer be completed", "id")
        if not ready(sandbox, doc):
            raise Unusable("Draft order is still being calculated; try again", "id")
        held = bool(doc["reserved"])
        given = doc["input"]
        total = _sum(doc)
        details = orders.Details(
            email=given.get("email"),
            phone=given.get("phone"),
            shipping_address=given.get("shippingAddress"),
            billing_address=given.get("billingAddress"),
            attributes=given.get("customAttributes") or [],
            tags=given.get("tags") or [],
            note=given.get("note"),
            source_name=source_name or given.get("sourceName") or "shopify_draft_order",
            discount_codes=doc["codes"],
            paid=not pending,
            metafields=doc["metafields"],
        )
        order = orders.place_order(sandbox, domain, total, details, reserved=held)
        now = iso(sandbox.now())
        doc |= {"status": "COMPLETED", "completedAt": now, "updatedAt": now, "orderId": order["id"], "reserved": []}
        return save(sandbox, domain, doc)


def _sum(doc: Doc) -> Sum:
    """The stored calculation again: the order costs what the draft said, whatever prices do meanwhile."""
    return Sum(lines=[_stored_line(line) for line in doc["lines"]], **_decimals(doc["sum"], _AMOUNTS))


def _stored_line(line: Doc) -> Line:
    known = {key: value for key, value in line.items() if key in Line.__dataclass_fields__}
    return Line(**_decimals(known, ("unit_price", "discount", "own_discount")))


def _decimals(values: Doc, names: tuple[str, ...]) -> dict[str, Any]:
    return {key: Decimal(value) if key in names else value for key, value in values.items()}


def delete(sandbox: Sandbox, domain: str, draft_id: int | None) -> None:
    """Delete an open draft, giving back its stock. Raises LookupError, `Unusable`."""
    with sandbox.world.changing():
        doc = draft_of(sandbox, domain, draft_id)
        if doc["status"] == "COMPLETED":
            raise Unusable("Completed draft orders cannot be deleted", "input", "id")
        _give_back(sandbox, domain, doc)
        sandbox.world.remove("draft_order", doc["id"], shop=domain)


def _give_back(sandbox: Sandbox, domain: str, doc: Doc) -> None:
    if doc["reserved"]:
        stock.release(sandbox, domain, [(variant_id, quantity) for variant_id, quantity in doc["reserved"]])
        doc["reserved"] = []


def release_expired(sandbox: Sandbox, domain: str) -> int:
    """Give back the stock of drafts whose `reserveInventoryUntil` has passed. Returns how many drafts."""
    count = 0
    for draft_id in sandbox.world.found_until("draft_order", "reserved_until", iso(sandbox.now()), shop=domain):
        with sandbox.world.changing():
            doc = sandbox.world.get("draft_order", draft_id, shop=domain)
            if doc is None or not doc["reserved"]:
                continue  # another request was faster
            _give_back(sandbox, domain, doc)
            save(sandbox, domain, doc)
        count += 1
    return count


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
