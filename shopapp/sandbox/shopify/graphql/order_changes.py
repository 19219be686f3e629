"""Mutations of orders: cancel, mark as paid, update, tags, refund."""

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import uuid4

from shopapp.sandbox.shopify import orders, refunds
from shopapp.sandbox.shopify.gids import gid, number, parse
from shopapp.sandbox.shopify.graphql.context import NODES, Args, Ctx, field_of, user_error
from shopapp.sandbox.shopify.graphql.orders import order_node, refund_node
from shopapp.sandbox.state import Doc, part, parts


@field_of("Mutation", "orderCancel", scope="write_orders")
def order_cancel(_: Any, ctx: Ctx, args: Args) -> Doc:
    wanted = number(args["orderId"], "Order")
    try:
        order = orders.cancel(
            ctx.sandbox, ctx.domain, wanted or 0, reason=args["reason"], restock=args["restock"], note=args.get("staffNote") or ""
        )
        if _wants_refund(args) and order["financialStatus"] in ("PAID", "PARTIALLY_REFUNDED"):
            sale = order["transactions"][0]
            left = Decimal(order["total"]) - refunds.refunded(order)
            refunds.refund(ctx.sandbox, ctx.domain, order["id"], refunds.Asked(money=[(left, sale["gateway"], sale["id"])]))
    except LookupError as problem:
        return {"job": None, "orderCancelUserErrors": [user_error(str(problem), "orderId", code="NOT_FOUND")]}
    except ValueError as problem:
        return {"job": None, "orderCancelUserErrors": [user_error(str(problem), "orderId", code="INVALID")]}
    return {"job": {"id": gid("Job", str(uuid4())), "done": True}, "orderCancelUserErrors": []}


def _wants_refund(args: Args) -> bool:
    return bool(args.get("refund") or part(args, "refundMethod").get("originalPaymentMethodsRefund"))


@field_of("Mutation", "orderMarkAsPaid", scope="write_orders")
def mark_as_paid(_: Any, ctx: Ctx, args: Args) -> Doc:
    try:
        order = orders.mark_paid(ctx.sandbox, ctx.domain, number(args["input"]["id"], "Order") or 0)
    except (LookupError, ValueError) as problem:
        return {"order": None, "userErrors": [user_error(str(problem), "id")]}
    return {"order": order_node(order, ctx), "userErrors": []}


@field_of("Mutation", "orderUpdate", scope="write_orders")
def order_update(_: Any, ctx: Ctx, args: Args) -> Doc:
    given = dict(args["input"])
    wanted = number(given.pop("id"), "Order") or 0
    try:
        with ctx.world.changing():
            order = orders.order_of(ctx.sandbox, ctx.domain, wanted)
            order |= {
                key: value
                for key, value in given.items()
                if key in ("tags", "note", "customAttributes", "email", "phone", "shippingAddress")
            }
            orders.touch(ctx.sandbox, ctx.domain, order)
    except LookupError as problem:
        return {"order": None, "userErrors": [user_error(str(problem), "id")]}
    return {"order": order_node(order, ctx), "userErrors": []}


@field_of("Mutation", "tagsAdd")
def tags_add(_: Any, ctx: Ctx, args: Args) -> Doc:
    return _tagged(ctx, args["id"], lambda tags: sorted({*tags, *(tag.strip() for tag in args["tags"])}, key=str.lower))


@field_of("Mutation", "tagsRemove")
def tags_remove(_: Any, ctx: Ctx, args: Args) -> Doc:
    return _tagged(ctx, args["id"], lambda tags: [tag for tag in tags if tag not in args["tags"]])


def _tagged(ctx: Ctx, wanted: str, change: Callable[[list[str]], list[str]]) -> Doc:
    """Tags of orders; of other kinds the sandbox's app has no business changing."""
    try:
        if parse(wanted)[0] != "Order":
            raise LookupError("Only orders can be tagged by this app")
        with ctx.world.changing():
            order = orders.order_of(ctx.sandbox, ctx.domain, number(wanted, "Order") or 0)
            order["tags"] = change(order["tags"])
            orders.touch(ctx.sandbox, ctx.domain, order)
    except (LookupError, ValueError) as problem:
        return {"node": None, "userErrors": [user_error(str(problem), "id")]}
    return {"node": NODES["Order"](ctx, order["id"]), "userErrors": []}


@field_of("Mutation", "refundCreate", scope="write_orders")
def refund_create(_: Any, ctx: Ctx, args: Args) -> Doc:
    """Compulsorily idempotent: the same key and input answers with the first refund again, another input is refused."""
    given, key = args["input"], args["@key"]
    print_of_input = hashlib.sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()
    with ctx.world.changing():
        known = ctx.world.get("idempotency", key, shop=ctx.domain)
        if known is not None:
            if known["input"] != print_of_input:
                error = user_error(
                    "The idempotency key was used with other parameters. IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "idempotencyKey"
                )
                return {"order": None, "refund": None, "userErrors": [error]}
            order = orders.order_of(ctx.sandbox, ctx.domain, known["order"])
            entry = next(one for one in order["refunds"] if one["id"] == known["refund"])
            return _refunded(ctx, order, entry)
        try:
            order, entry = refunds.refund(ctx.sandbox, ctx.domain, number(given["orderId"], "Order") or 0, _asked(ctx, given))
        except (LookupError, ValueError) as problem:
            return {"order": None, "refund": None, "userErrors": [user_error(str(problem), "orderId")]}
        ctx.world.put("idempotency", key, {"input": print_of_input, "order": order["id"], "refund": entry["id"]}, shop=ctx.domain)
    return _refunded(ctx, order, entry)


def _refunded(ctx: Ctx, order: Doc, entry: Doc) -> Doc:
    return {"order": order_node(order, ctx), "refund": refund_node(entry, order), "userErrors": []}


def _asked(ctx: Ctx, given: Doc) -> refunds.Asked:
    orders.order_of(ctx.sandbox, ctx.domain, number(given["orderId"], "Order") or 0)
    lines = [
        (number(line["lineItemId"], "LineItem") or 0, line["quantity"], line.get("restockType") or "NO_RESTOCK")
        for line in parts(given, "refundLineItems")
    ]
    money = [
        (
            Decimal(str(one["amount"])),
            one["gateway"],
            number(one["parentId"], "OrderTransaction") if one.get("parentId") else None,
        )
        for one in parts(given, "transactions")
        if one["kind"] == "REFUND"
    ]
    return refunds.Asked(lines, money, given.get("note") or "")


@field_of("Mutation", "webPixelCreate", scope="write_pixels")
def web_pixel_create(_: Any, ctx: Ctx, args: Args) -> Doc:
    pixel = {"id": ctx.world.next("pixel_id"), "settings": args["webPixel"]["settings"]}
    ctx.world.put("web_pixel", pixel["id"], pixel, shop=ctx.domain)
    return {"webPixel": pixel, "userErrors": []}
