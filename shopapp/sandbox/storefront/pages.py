"""The storefront's pages: home, collections, products, search, the shop's own pages and policies, the cart."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront import product_json
from shopapp.sandbox.storefront.carts import without_gone
from shopapp.sandbox.storefront.render import Press
from shopapp.sandbox.storefront.rules import rule
from shopapp.sandbox.storefront.shelves import available, in_order, related, variant_available
from shopapp.sandbox.storefront.visit import Front

ON_A_PAGE = 16
ORDERS = ("featured", "price-ascending", "price-descending", "title-ascending", "created-descending")


class Pages:
    """The views; what they show is found by the visit's shelves."""

    def __init__(self, front: Front, press: Press) -> None:
        self.front, self.press = front, press

    def home(self) -> Response:
        visit = self.front.visit()
        return self.press.page(
            "home",
            type="index",
            title=visit.shop["name"],
            featured=visit.shelves.featured(8),
            collections=visit.shelves.collections,
        )

    def collections(self) -> Response:
        visit = self.front.visit()
        return self.press.page(
            "collections", type="list-collections", title=visit.words("collections"), collections=visit.shelves.collections
        )

    def collection(self, handle: str) -> Response:
        visit = self.front.visit()
        found = visit.shelves.collection(handle)
        if found is None:
            return self.missing()
        title = visit.words("all_products") if handle == "all" else found.title
        return self.press.page(
            "collection",
            type="collection",
            title=title,
            collection=found,
            collections=visit.shelves.collections,
            **_shown(found.products),
        )

    def product(self, handle: str, **_within: str) -> Response:
        visit = self.front.visit()
        found = visit.shelves.by_handle.get(handle)
        if found is None:
            return self.missing()
        wanted = request.args.get("variant", type=int)
        return self.press.page(
            "product",
            type="product",
            title=found["title"],
            product=found,
            variant=_chosen(found, wanted),
            related=related(visit.shelves, found, 4),
        )

    def product_js(self, handle: str) -> Any:
        visit = self.front.visit()
        found = visit.shelves.by_handle.get(handle)
        return jsonify(product_json.ajax(found, visit.root)) if found else (jsonify(status=404, message="Not Found"), 404)

    def product_rest(self, handle: str) -> Any:
        found = self.front.visit().shelves.by_handle.get(handle)
        return jsonify(product_json.rest(found)) if found else (jsonify(status=404, message="Not Found"), 404)

    def search(self) -> Response:
        visit = self.front.visit()
        words = request.args.get("q", "").strip()[:200]
        found = visit.shelves.search(words) if words else []
        return self.press.page("search", type="search", title=visit.words("search"), words=words, **_shown(found))

    def page(self, handle: str) -> Response:
        return self._document("page", "page", handle)

    def policy(self, handle: str) -> Response:
        return self._document("policy", "policy", handle)

    def _document(self, kind: str, type: str, handle: str) -> Response:
        visit = self.front.visit()
        found = _by_handle(self.front, kind, visit.domain, handle)
        if found is None:
            return self.missing()
        body = str(found.get("bodyHtml") or found.get("body") or "")
        return self.press.page("page", type=type, title=found["title"], body=body, beside=documents(self.front, visit.domain))

    def cart(self) -> Response:
        visit = self.front.visit()
        without_gone(visit.cart, visit.shelves)
        return self.press.page(
            "cart", type="cart", title=visit.words("cart"), cart=visit.cart_now(), featured=visit.shelves.featured(4)
        )

    def missing(self, unknown: str = "") -> Response:  # noqa: ARG002 - the address that nobody answers
        visit = self.front.visit()
        return self.press.page(
            "missing", type="404", title=visit.words("not_found"), status=404, featured=visit.shelves.featured(4)
        )


def add_pages(bp: Blueprint, front: Front, press: Press) -> None:
    pages = Pages(front, press)
    rule(bp, "/", pages.home, "home")
    rule(bp, "/collections", pages.collections, "collections")
    rule(bp, "/collections/<handle>", pages.collection, "collection")
    rule(bp, "/products/<handle>", pages.product, "product")
    rule(bp, "/collections/<collection>/products/<handle>", pages.product, "collection_product")
    rule(bp, "/products/<handle>.js", pages.product_js, "product_js")
    rule(bp, "/products/<handle>.json", pages.product_rest, "product_json")
    rule(bp, "/search", pages.search, "search")
    rule(bp, "/pages/<handle>", pages.page, "page")
    rule(bp, "/policies/<handle>", pages.policy, "policy")
    rule(bp, "/cart", pages.cart, "cart")
    rule(bp, "/<path:unknown>", pages.missing, "missing")


def documents(front: Front, shop: str) -> list[dict[str, str]]:
    """The shop's own texts for footer and side lists: [{title, path}]. Policies first, as a shopper looks for those."""
    policies = front.shop(shop).get("policies", [])
    pages = [doc for doc in front.world.all("page", shop=shop) if doc.get("publishedAt", True)]
    return [
        {"title": str(doc["title"]), "path": f"{folder}/{doc['handle']}"}
        for folder, docs in (("policies", policies), ("pages", pages))
        for doc in docs
    ]


def _by_handle(front: Front, kind: str, shop: str, handle: str) -> Doc | None:
    docs: list[Doc] = front.shop(shop).get("policies", []) if kind == "policy" else front.world.all("page", shop=shop)
    return next((doc for doc in docs if doc.get("handle") == handle), None)


def _shown(products: list[Doc]) -> dict[str, Any]:
    """One page of a list, sorted and filtered as the address says."""
    order = request.args.get("sort_by", "featured")
    listed = [p for p in in_order(products, order) if request.args.get("filter.v.availability") != "1" or available(p)]
    pages = max(1, -(-len(listed) // ON_A_PAGE))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    start = (number - 1) * ON_A_PAGE
    return {
        "products": listed[start : start + ON_A_PAGE], "count": len(listed), "number": number, "pages": pages, "order": order,
        "orders": ORDERS, "only_available": request.args.get("filter.v.availability") == "1",
    }  # fmt: skip


def _chosen(product: Doc, wanted: int | None) -> int | None:
    """The variant shown first: the one asked for, else the first that can be bought."""
    variants: list[Doc] = product.get("variants", [])
    if any(v["id"] == wanted for v in variants):
        return wanted
    first = next((v for v in variants if variant_available(v)), variants[0] if variants else None)
    return int(first["id"]) if first else None
