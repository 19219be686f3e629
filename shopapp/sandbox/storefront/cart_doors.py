"""The Ajax cart's addresses and the cart page. Bodies may be JSON or a form, as Shopify accepts both.

Every change happens inside `world.changing()` on a freshly read cart: two tabs may add at the same moment.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, request

from shopapp.sandbox.storefront import carts
from shopapp.sandbox.storefront.announce import announce_cart
from shopapp.sandbox.storefront.carts import CartRefused
from shopapp.sandbox.storefront.rules import rule
from shopapp.sandbox.storefront.sent import body, fields_of, list_of
from shopapp.sandbox.storefront.visit import Front, Visit

Change = Callable[[Visit, dict[str, Any]], Any]


def add_cart_doors(bp: Blueprint, front: Front) -> None:
    def changing(change: Change) -> Any:
        visit = front.visit()
        try:
            with front.world.changing():
                fresh = visit.cart["items"] == [] and front.world.get("cart", visit.cart["token"], shop=visit.domain) is None
                visit.cart = carts.read_cart(front.world, visit.domain, request.cookies.get("cart", ""), visit.currency)
                answer = change(visit, body())
                visit.cart["updated_at"] = carts.now()
                front.keep_cart(visit)
        except CartRefused as refused:
            return jsonify(refused.answer()), refused.status
        announce_cart(front.sandbox, visit, created=fresh)
        return answer

    def door(path: str, change: Change) -> None:
        def ajax() -> Any:
            return changing(lambda visit, sent: jsonify(change(visit, sent)))

        def form() -> Any:
            return changing(lambda visit, sent: (change(visit, sent), redirect(f"{visit.root}cart", 303))[1])

        rule(bp, f"/cart/{path}.js", ajax, f"cart_{path}_js", methods=["POST", "GET"] if path == "clear" else ["POST"])
        rule(bp, f"/cart/{path}", form, f"cart_{path}", methods=["POST"])

    def show() -> Response:
        response = jsonify(front.visit().cart_now())
        response.headers["Cache-Control"] = "no-store"
        return response

    rule(bp, "/cart.js", show, "cart_js")
    rule(bp, "/cart.json", show, "cart_json")
    for path, change in (("add", _add), ("change", _change), ("update", _update), ("clear", _clear)):
        door(path, change)


def apply_form(front: Front, visit: Visit, sent: dict[str, Any]) -> None:
    """Apply what the cart page's form carries before it goes on to the checkout."""
    with front.world.changing():
        visit.cart = carts.read_cart(front.world, visit.domain, request.cookies.get("cart", ""), visit.currency)
        _update(visit, sent)
        front.keep_cart(visit)


def _whole(value: object, fallback: int | None = None) -> int:
    try:
        return int(str(value))
    except ValueError:
        if fallback is None:
            raise CartRefused(400, "Required parameter missing or invalid", "Bad Request") from None
        return fallback


def _add(visit: Visit, sent: dict[str, Any]) -> dict[str, Any]:
    several = isinstance(sent.get("items"), list)
    wanted = list_of(sent["items"]) if several else [sent]
    keys = [_add_one(visit, item) for item in map(fields_of, wanted) if item]
    if not keys:
        raise CartRefused(400, "Required parameter missing or invalid: items", "Bad Request")
    _other(visit, sent)
    lines = [carts.line_json(line, visit.shelves, visit.root) for key in keys if (line := carts.find_line(visit.cart, key))]
    return {"items": lines} if several else lines[0]


def _add_one(visit: Visit, item: dict[str, Any]) -> str:
    kept = {key: value for key, value in fields_of(item.get("properties")).items() if value not in ("", None)}
    return carts.add(visit.cart, visit.shelves, _whole(item.get("id")), _whole(item.get("quantity", 1), 1), kept)


def _change(visit: Visit, sent: dict[str, Any]) -> dict[str, Any]:
    line = _line_of(visit, sent)
    if isinstance(sent.get("properties"), dict):
        line["properties"] = sent["properties"]
        line["key"] = carts.line_key(line["variant_id"], line["properties"])
    if "quantity" in sent:
        carts.set_quantity(visit.cart, visit.shelves, line, _whole(sent["quantity"]))
    return visit.cart_now()


def _line_of(visit: Visit, sent: dict[str, Any]) -> dict[str, Any]:
    if "line" in sent:
        place = _whole(sent["line"])
        if 1 <= place <= len(visit.cart["items"]):
            return visit.cart["items"][place - 1]
        raise CartRefused(400, "no valid id or line parameter", "Bad Request")
    line = carts.find_line(visit.cart, sent.get("id", ""))
    if line is None:
        raise CartRefused(400, "no valid id or line parameter", "Bad Request")
    return line


def _update(visit: Visit, sent: dict[str, Any]) -> dict[str, Any]:
    for line, quantity in zip(list(visit.cart["items"]), list_of(sent.get("updates")), strict=False):
        carts.set_quantity(visit.cart, visit.shelves, line, _whole(quantity))
    for name, quantity in fields_of(sent.get("updates")).items():
        _update_one(visit, name, _whole(quantity))
    _other(visit, sent)
    return visit.cart_now()


def _update_one(visit: Visit, name: str, quantity: int) -> None:
    line = carts.find_line(visit.cart, name)
    if line is not None:
        carts.set_quantity(visit.cart, visit.shelves, line, quantity)
    elif quantity > 0:
        carts.add(visit.cart, visit.shelves, _whole(name.partition(":")[0]), quantity, {})


def _other(visit: Visit, sent: dict[str, Any]) -> None:
    """Note, attributes and discount codes, which any cart call may carry. An empty value takes an attribute away."""
    for name, value in fields_of(sent.get("attributes")).items():
        if value in ("", None):
            visit.cart["attributes"].pop(name, None)
        else:
            visit.cart["attributes"][name] = str(value)
    if "note" in sent:
        visit.cart["note"] = str(sent["note"] or "")
    if isinstance(sent.get("discount"), str):
        visit.cart["discount_codes"] = [code.strip() for code in sent["discount"].split(",") if code.strip()]


def _clear(visit: Visit, _sent: dict[str, Any]) -> dict[str, Any]:
    visit.cart["items"] = []
    return visit.cart_now()
