"""Money given back as a REST body: `refunds/create`, with the transactions that moved it."""

from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.line_rest import line_item
from shopapp.sandbox.shopify.rest.money import amount_set, local
from shopapp.sandbox.state import Doc


def transaction(entry: Doc, order_id: int) -> dict[str, Any]:
    nothing = {"amount": "0.00", "currency": entry["currency"]}
    return {
        "id": entry["id"],
        "order_id": order_id,
        "kind": entry["kind"].lower(),
        "gateway": entry["gateway"],
        "status": entry["status"].lower(),
        "message": "",
        "created_at": local(entry["createdAt"]),
        "test": entry["test"],
        "authorization": None,
        "location_id": None,
        "user_id": None,
        "parent_id": entry["parentId"],
        "processed_at": local(entry["createdAt"]),
        "device_id": None,
        "error_code": None,
        "source_name": "web",
        "receipt": {},
        "amount": entry["amount"],
        "currency": entry["currency"],
        "payment_id": f"#{order_id}.1",
        "total_unsettled_set": {"presentment_money": nothing, "shop_money": dict(nothing)},
        "manual_payment_gateway": entry["gateway"] == "manual",
        "amount_rounding": None,
        "admin_graphql_api_id": gid("OrderTransaction", entry["id"]),
    }


def refund(entry: Doc, doc: Doc) -> dict[str, Any]:
    lines = {line["id"]: line for line in doc["lines"]}
    moved = [one for one in doc["transactions"] if one["id"] in entry["transactions"]]
    return {
        "id": entry["id"],
        "order_id": doc["id"],
        "created_at": local(entry["createdAt"]),
        "note": entry["note"],
        "user_id": None,
        "processed_at": local(entry["createdAt"]),
        "duties": [],
        "total_duties_set": amount_set("0.00", doc["currency"]),
        "return": None,
        "refund_shipping_lines": [],
        "restock": any(line["restockType"] != "NO_RESTOCK" for line in entry["lines"]),
        "admin_graphql_api_id": gid("Refund", entry["id"]),
        "order_adjustments": [],
        "refund_line_items": [
            {
                "id": line["id"],
                "quantity": line["quantity"],
                "line_item_id": line["lineId"],
                "location_id": None,
                "restock_type": line["restockType"].lower(),
                "subtotal": float(line["subtotal"]),
                "total_tax": float(line["tax"]),
                "subtotal_set": amount_set(line["subtotal"], doc["currency"]),
                "total_tax_set": amount_set(line["tax"], doc["currency"]),
                "line_item": line_item(lines[line["lineId"]], doc),
            }
            for line in entry["lines"]
        ],
        "transactions": [transaction(one, doc["id"]) for one in moved],
    }
