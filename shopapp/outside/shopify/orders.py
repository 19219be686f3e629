"""Prices, drafts, orders and refunds at Shopify. Implements `ports.shopify_orders.ShopifyOrders`.

The one rule: nothing is searched for. Shopify's search lags behind, so drafts and orders are listed by time and compared here.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from shopapp.errors import Refused
from shopapp.money import Money
from shopapp.outside.shopify.client import AdminClient, Answer, refuse_user_errors
from shopapp.outside.shopify.listing import newest, once_more
from shopapp.outside.shopify.order_shapes import gid, money, number, order_of, priced_of
from shopapp.ports.shopify_orders import Bill, Draft, PlacedOrder, Priced, Wanted

_PAID_BY = ("SALE", "CAPTURE")


class Orders:
    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def calculate(self, shop_id: int, bill: Bill) -> Priced:
        answer = self._read(shop_id, "orders_calculate.graphql", {"input": _input(bill)})  # a mutation that changes nothing
        payload = refuse_user_errors(answer["draftOrderCalculate"], what="This cart cannot be priced")
        return priced_of(payload["calculatedDraftOrder"])

    def reserve(self, shop_id: int, bill: Bill, *, until: datetime) -> Draft:
        given = {**_input(bill), "reserveInventoryUntil": until.isoformat().replace("+00:00", "Z")}
        answer = self._admin.ask(shop_id, "orders_reserve.graphql", {"input": given})
        payload = refuse_user_errors(answer["draftOrderCreate"], what="The stock cannot be held")
        return self._draft(shop_id, payload["draftOrder"])

    def find_draft(self, shop_id: int, tag: str, *, since: datetime) -> Draft | None:
        found = self._newest(shop_id, "orders_recent_drafts.graphql", "draftOrders", since, lambda node: tag in node["tags"])
        return self.look_at_draft(shop_id, str(found["id"])) if found else None

    def look_at_draft(self, shop_id: int, draft: str) -> Draft | None:
        found = self._read(shop_id, "orders_draft.graphql", {"id": draft})["draftOrder"]
        return self._draft(shop_id, found) if found else None

    def complete(self, shop_id: int, draft: str, *, paid: bool) -> Draft:
        answer = self._admin.ask(shop_id, "orders_complete.graphql", {"id": draft, "pending": not paid})
        payload = refuse_user_errors(answer["draftOrderComplete"], what="The order was not made")
        return self._draft(shop_id, payload["draftOrder"])

    def delete_draft(self, shop_id: int, draft: str) -> None:
        answer = self._admin.ask(shop_id, "orders_delete_draft.graphql", {"id": draft})
        try:
            refuse_user_errors(answer["draftOrderDelete"], what="The draft was not deleted")
        except Refused:
            if self.look_at_draft(shop_id, draft) is not None:
                raise

    def missing(self, shop_id: int, lines: tuple[Wanted, ...]) -> list[int]:
        ids = [gid("ProductVariant", line.variant_id) for line in lines]
        nodes = self._read(shop_id, "orders_stock.graphql", {"ids": ids})["nodes"]
        stock = {number(node["id"]): cast(Answer, node) for node in nodes if node and node.get("id")}
        return [line.variant_id for line in lines if not _enough(stock.get(line.variant_id), line.quantity)]

    def look(self, shop_id: int, order_id: int) -> PlacedOrder | None:
        found = self._read(shop_id, "orders_order.graphql", {"id": gid("Order", order_id)})["order"]
        return order_of(found) if found else None

    def find_order(self, shop_id: int, attribute: str, value: str, *, since: datetime) -> PlacedOrder | None:
        pair = {"key": attribute, "value": value}
        found = self._newest(shop_id, "orders_recent.graphql", "orders", since, lambda node: pair in node["customAttributes"])
        return self.look(shop_id, number(found["id"])) if found else None

    def marked(self, shop_id: int, attribute: str, *, since: datetime) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []

        def note(node: Answer) -> bool:
            marks = {pair["key"]: pair["value"] for pair in node["customAttributes"]}
            if marks.get(attribute):
                found.append((number(node["id"]), str(marks[attribute])))
            return False

        self._newest(shop_id, "orders_recent.graphql", "orders", since, note)
        return found

    def refunds(self, shop_id: int, order_id: int) -> list[tuple[int, Money, str]]:
        order = self._read(shop_id, "orders_refunds.graphql", {"id": gid("Order", order_id)})["order"]
        made: list[Answer] = order["refunds"] if order else []
        return [(number(one["id"]), money(one["totalRefundedSet"]), one["note"] or "") for one in made]

    def mark(self, shop_id: int, order_id: int, *, tag: str, note: str) -> None:
        id = gid("Order", order_id)
        order = self._admin.ask(shop_id, "orders_note.graphql", {"id": id})["order"]
        if order is None:
            return
        before = str(order["note"] or "")
        after = before if note in before else "\n".join(part for part in (before, note) if part)
        answer = self._admin.ask(shop_id, "orders_mark.graphql", {"id": id, "tags": [tag], "input": {"id": id, "note": after}})
        refuse_user_errors(answer["tagsAdd"], what="The order was not tagged")
        refuse_user_errors(answer["orderUpdate"], what="The order's note was not written")

    def _read(self, shop_id: int, document: str, variables: Answer) -> Answer:
        return once_more(lambda: self._admin.ask(shop_id, document, variables))

    def _newest(self, shop_id: int, document: str, field: str, since: datetime, fits: Callable[[Answer], bool]) -> Answer | None:
        def read(after: str | None, first: int) -> Answer:
            return cast(Answer, self._admin.ask(shop_id, document, {"first": first, "after": after})[field])

        return newest(read, since, fits)

    def mark_paid(self, shop_id: int, order_id: int) -> None:
        answer = self._admin.ask(shop_id, "orders_mark_paid.graphql", {"id": gid("Order", order_id)})
        refuse_user_errors(answer["orderMarkAsPaid"], what="The order was not marked as paid")

    def cancel(self, shop_id: int, order_id: int, *, note: str) -> None:
        variables = {"id": gid("Order", order_id), "note": note[:255]}
        payload = self._admin.ask(shop_id, "orders_cancel.graphql", variables)["orderCancel"]
        if payload["orderCancelUserErrors"]:
            order = self.look(shop_id, order_id)
            if order is not None and order.cancelled_at is None:
                raise Refused("The order was not cancelled.", code=str(payload["orderCancelUserErrors"][0].get("code")))

    def refund(self, shop_id: int, order_id: int, *, key: str, amount: Money, note: str) -> str:
        parent = self._paid_by(shop_id, order_id)
        transaction: Answer = {
            "orderId": gid("Order", order_id),
            "kind": "REFUND",
            "gateway": parent.get("gateway") or "manual",
            "amount": amount.decimal,
        }
        if parent:
            transaction["parentId"] = parent["id"]
        given = {
            "orderId": gid("Order", order_id),
            "currency": amount.currency,
            "note": note,
            "notify": False,
            "transactions": [transaction],
        }
        answer = self._admin.ask(shop_id, "orders_refund.graphql", {"input": given, "key": key})
        payload = refuse_user_errors(answer["refundCreate"], what="The refund was not written down")
        return f"shopify:{number(payload['refund']['id'])}"

    def _paid_by(self, shop_id: int, order_id: int) -> Answer:
        order: Answer | None = self._admin.ask(shop_id, "orders_transactions.graphql", {"id": gid("Order", order_id)})["order"]
        transactions: list[Answer] = order["transactions"] if order else []
        paid = [one for one in transactions if one["kind"] in _PAID_BY and one["status"] == "SUCCESS"]
        return paid[0] if paid else {}

    def _draft(self, shop_id: int, node: dict[str, Any]) -> Draft:
        """A draft with its order in full: the order is looked at by itself, so that it has one shape everywhere."""
        order = node.get("order")
        return Draft(
            id=str(node["id"]),
            completed=node["status"] == "COMPLETED",
            ready=bool(node["ready"]),
            total=money(node["totalPriceSet"]),
            order=self.look(shop_id, number(order["id"])) if order else None,
        )


def _input(bill: Bill) -> Answer:
    name = bill.address.get("name", "").strip()
    first, _, last = name.rpartition(" ")
    address = {
        "firstName": first,
        "lastName": last,
        "address1": bill.address.get("address1"),
        "address2": bill.address.get("address2"),
        "city": bill.address.get("city"),
        "zip": bill.address.get("zip"),
        "countryCode": bill.address.get("country"),
        "provinceCode": bill.address.get("province"),
        "phone": bill.address.get("phone"),
    }
    given: Answer = {
        "lineItems": [{"variantId": gid("ProductVariant", line.variant_id), "quantity": line.quantity} for line in bill.lines],
        "email": bill.email,
        "shippingAddress": {field: value for field, value in address.items() if value},
        "presentmentCurrencyCode": bill.currency,
        "customAttributes": [{"key": name, "value": value} for name, value in bill.attributes.items()],
        "tags": [bill.tag],
        "acceptAutomaticDiscounts": True,
    }
    if bill.codes:
        given["discountCodes"] = list(bill.codes)
    if bill.rate:
        given["shippingLine"] = {"shippingRateHandle": bill.rate}
    return given


def _enough(variant: Answer | None, quantity: int) -> bool:
    if variant is None or not variant["availableForSale"]:
        return False
    counted = variant["inventoryItem"]["tracked"] and variant["inventoryPolicy"] == "DENY"
    return not counted or (variant["inventoryQuantity"] or 0) >= quantity
