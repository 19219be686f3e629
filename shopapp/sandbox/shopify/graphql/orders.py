"""Orders in GraphQL: look-ups, search, and everything read off an order document."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify import orders
from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.graphql.addresses import address, attributes, tax_lines
from shopapp.sandbox.shopify.graphql.amounts import bag
from shopapp.sandbox.shopify.graphql.connections import connection, count
from shopapp.sandbox.shopify.graphql.content import customer_node
from shopapp.sandbox.shopify.graphql.context import NODES, STREAMS, Args, Ctx, field_of
from shopapp.sandbox.shopify.graphql.drafts import shipping_line
from shopapp.sandbox.shopify.graphql.lines import line_node
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.shopify.refunds import refunded
from shopapp.sandbox.state import Doc

FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["name"], doc["email"], doc["number"]],
    "id": lambda doc: [doc["id"]],
    "name": lambda doc: [doc["name"], str(doc["number"])],
    "tag": lambda doc: doc["tags"],
    "email": lambda doc: [doc["email"]],
    "source_identifier": lambda doc: [doc["sourceIdentifier"]],
    "source_name": lambda doc: [doc["sourceName"]],
    "cart_token": lambda doc: [doc["cartToken"]],
    "checkout_token": lambda doc: [doc["checkoutToken"]],
    "created_at": lambda doc: [doc["createdAt"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
    "processed_at": lambda doc: [doc["processedAt"]],
    "financial_status": lambda doc: [doc["financialStatus"]],
    "fulfillment_status": lambda doc: [doc["fulfillmentStatus"]],
    "status": lambda doc: ["any", "cancelled" if doc["cancelledAt"] else "open"],
    "test": lambda doc: [doc["test"]],
    "customer_id": lambda doc: [doc["customerId"]],
    "confirmation_number": lambda doc: [doc["token"][:9].upper()],
}
_ORDER: Mapping[str, Callable[[Doc], Any]] = {
    "CREATED_AT": lambda doc: doc["createdAt"],
    "UPDATED_AT": lambda doc: doc["updatedAt"],
    "PROCESSED_AT": lambda doc: doc["processedAt"],
    "ORDER_NUMBER": lambda doc: doc["number"],
    "TOTAL_PRICE": lambda doc: Decimal(doc["total"]),
}


_AS_STORED = (
    *(
        "id",
        "name",
        "number",
        "email",
        "phone",
        "note",
        "tags",
        "createdAt",
        "updatedAt",
        "processedAt",
        "cancelledAt",
        "metafields",
    ),
    *("cancelReason", "test", "sourceName", "sourceIdentifier", "cartToken", "checkoutToken", "taxesIncluded", "discountCodes"),
    *("metafields", "fulfillments"),
)


def order_node(doc: Doc, ctx: Ctx) -> Doc:
    """An order document as GraphQL's `Order`; money fields come with it, lists are read when asked for."""
    back = refunded(doc)
    paid = doc["financialStatus"] in ("PAID", "PARTIALLY_REFUNDED", "REFUNDED")
    received = Decimal(doc["total"]) if paid else Decimal(0)
    state = {
        "displayFinancialStatus": doc["financialStatus"],
        "displayFulfillmentStatus": doc["fulfillmentStatus"],
        "fullyPaid": paid,
        "unpaid": not paid,
        "refundable": received > back,
        "confirmed": True,
        "closed": False,
    }
    stored = {key: doc[key] for key in _AS_STORED}
    return stored | state | _details(doc, ctx) | _amounts(doc, doc["currency"], back, received)


def _details(doc: Doc, ctx: Ctx) -> Doc:
    currency = doc["currency"]
    return {
        "__typename": "Order",
        "confirmationNumber": doc["token"][:9].upper(),
        "customAttributes": attributes(doc["customAttributes"]),
        "cancellation": {"staffNote": doc.get("staffNote") or None} if doc["cancelledAt"] else None,
        "currencyCode": currency,
        "presentmentCurrencyCode": currency,
        "statusPageUrl": orders.status_url(ctx.sandbox, ctx.domain, doc),
        "shippingAddress": address(doc["shippingAddress"]),
        "billingAddress": address(doc["billingAddress"]),
        "shippingLine": shipping_line(doc["shippingTitle"], doc["shippingHandle"], doc["shipping"], currency),
        "taxLines": tax_lines(doc["tax"], doc["taxRate"], currency),
        "paymentGatewayNames": sorted({entry["gateway"] for entry in doc["transactions"]}),
        "subtotalLineItemsQuantity": sum(line["quantity"] for line in doc["lines"]),
        "customerLocale": ctx.shop["locale"],
        "customerJourneySummary": {"ready": True, "momentsCount": count(1), "customerOrderIndex": 0, "daysToConversion": 0},
        "@doc": doc,
    }


def _amounts(doc: Doc, currency: str, back: Decimal, received: Decimal) -> Doc:
    total = Decimal(doc["total"])
    amounts = {
        "subtotalPriceSet": doc["subtotal"],
        "totalPriceSet": total,
        "totalTaxSet": doc["tax"],
        "totalShippingPriceSet": doc["shipping"],
        "totalDiscountsSet": doc["discount"],
        "currentSubtotalPriceSet": doc["subtotal"],
        "currentTotalPriceSet": total - back,
        "currentTotalTaxSet": doc["tax"],
        "totalRefundedSet": back,
        "totalReceivedSet": received,
        "totalOutstandingSet": total - received,
        "netPaymentSet": received - back,
        "originalTotalPriceSet": total,
    }
    return {name: bag(amount, currency) for name, amount in amounts.items()}


def _stream(ctx: Ctx, args: Args) -> Iterator[Doc]:
    test = search(args.get("query"), FIELDS)
    return (order_node(doc, ctx) for doc in ctx.world.each("order", shop=ctx.domain) if test(doc))


STREAMS["orders"] = _stream


def _node(ctx: Ctx, wanted: int | None) -> Doc | None:
    doc = ctx.world.get("order", wanted, shop=ctx.domain) if wanted is not None else None
    return order_node(doc, ctx) if doc else None


NODES["Order"] = _node


@field_of("QueryRoot", "order", scope="read_orders")
def order(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return _node(ctx, number(args["id"], "Order"))


@field_of("QueryRoot", "orders", scope="read_orders")
def find_orders(_: Any, ctx: Ctx, args: Args) -> Doc:
    test, by = search(args.get("query"), FIELDS), _ORDER.get(args.get("sortKey") or "PROCESSED_AT")
    found = [doc for doc in ctx.world.all("order", shop=ctx.domain) if test(doc)]
    return connection(sorted(found, key=by) if by else found, args, node=lambda doc: order_node(doc, ctx))


@field_of("QueryRoot", "ordersCount", scope="read_orders")
def orders_count(_: Any, ctx: Ctx, args: Args) -> Doc:
    test = search(args.get("query"), FIELDS)
    return count(sum(1 for doc in ctx.world.each("order", shop=ctx.domain) if test(doc)), args.get("limit"))


@field_of("Order", "customer")
def customer(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    wanted = source["@doc"]["customerId"]
    return customer_node(ctx, ctx.world.get("customer", wanted, shop=ctx.domain)) if wanted else None


def order_line(line: Doc, doc: Doc) -> Doc:
    left = line["quantity"] - line["refunded"]
    shipped = doc["fulfillmentStatus"] == "FULFILLED"
    fresh = {"id": line["id"], "currentQuantity": left, "refundableQuantity": left, "unfulfilledQuantity": 0 if shipped else left}
    return line_node(line, doc["currency"]) | fresh


@field_of("Order", "lineItems")
def line_items(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    doc = source["@doc"]
    return connection([order_line(line, doc) for line in doc["lines"]], args)


def transaction_node(entry: Doc, doc: Doc) -> Doc:
    parent = next((one for one in doc["transactions"] if one["id"] == entry["parentId"]), None)
    return {
        "id": entry["id"],
        "kind": entry["kind"],
        "status": entry["status"],
        "gateway": entry["gateway"],
        "formattedGateway": entry["gateway"].title(),
        "amountSet": bag(entry["amount"], entry["currency"]),
        "createdAt": entry["createdAt"],
        "processedAt": entry["createdAt"],
        "test": entry["test"],
        "parentTransaction": transaction_node(parent, doc) if parent else None,
    }


@field_of("Order", "transactions")
def transactions(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    doc = source["@doc"]
    found = [transaction_node(entry, doc) for entry in doc["transactions"]]
    return found if args.get("first") is None else found[: args["first"]]


def refund_node(entry: Doc, doc: Doc) -> Doc:
    return {
        "id": entry["id"],
        "note": entry["note"] or None,
        "createdAt": entry["createdAt"],
        "updatedAt": entry["updatedAt"],
        "totalRefundedSet": bag(entry["amount"], doc["currency"]),
        "@entry": entry,
        "@doc": doc,
    }


@field_of("Order", "refunds")
def refunds(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    doc = source["@doc"]
    found = [refund_node(entry, doc) for entry in doc["refunds"]]
    return found if args.get("first") is None else found[: args["first"]]


@field_of("Refund", "order")
def order_of_refund(source: Doc, ctx: Ctx, _args: Args) -> Doc:
    return order_node(source["@doc"], ctx)


@field_of("Refund", "transactions")
def refund_transactions(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    doc = source["@doc"]
    return connection(
        [transaction_node(one, doc) for one in doc["transactions"] if one["id"] in source["@entry"]["transactions"]], args
    )


@field_of("Refund", "refundLineItems")
def refund_lines(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    doc, lines = source["@doc"], {line["id"]: line for line in source["@doc"]["lines"]}
    found = [
        {
            "id": line["id"],
            "quantity": line["quantity"],
            "restockType": line["restockType"],
            "restocked": line["restockType"] != "NO_RESTOCK",
            "lineItem": order_line(lines[line["lineId"]], doc),
            "location": None,
            "priceSet": bag(lines[line["lineId"]]["price"], doc["currency"]),
            "subtotalSet": bag(line["subtotal"], doc["currency"]),
            "totalTaxSet": bag(line["tax"], doc["currency"]),
        }
        for line in source["@entry"]["lines"]
    ]
    return connection(found, args)
