"""The addresses of the shop's own checkout, of cart permalinks and of an order's page for its shopper.

Nothing is charged by a GET. A checkout that already became an order only ever leads to its thank-you page.
"""

from typing import Any

from flask import Blueprint, abort, redirect, request

from shopapp.sandbox.shopify.stock import SoldOut
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront import carts, checkouts
from shopapp.sandbox.storefront.announce import announce_cart, announce_checkout
from shopapp.sandbox.storefront.cart_doors import apply_form
from shopapp.sandbox.storefront.carts import CartRefused
from shopapp.sandbox.storefront.countries import COUNTRIES
from shopapp.sandbox.storefront.render import Press
from shopapp.sandbox.storefront.rules import rule
from shopapp.sandbox.storefront.sent import body, fields_of
from shopapp.sandbox.storefront.visit import Front, Visit


class Checkout:
    """The views from the cart's button to the thank-you page."""

    def __init__(self, front: Front, press: Press) -> None:
        self.front, self.press = front, press

    def start(self) -> Any:
        """POST from the cart page carries its quantities and note; GET is the bare `/checkout` link."""
        visit = self.front.visit()
        try:
            if request.method == "POST":
                apply_form(self.front, visit, body())
            before = self.front.world.count(checkouts.KIND, shop=visit.domain)
            checkout = checkouts.begin(self.front, visit)
        except CartRefused as refused:
            return redirect(f"{visit.root}cart?refused={refused.description}", 303)
        created = self.front.world.count(checkouts.KIND, shop=visit.domain) > before
        announce_checkout(self.front.sandbox, visit.domain, "checkouts/create" if created else "checkouts/update", checkout)
        return redirect(f"{visit.root}checkouts/{checkout['token']}", 303)

    def permalink(self, lines: str) -> Any:
        visit = self.front.visit()
        try:
            _restore(self.front, visit, lines)
        except CartRefused as refused:
            return redirect(f"{visit.root}cart?refused={refused.description}")
        if request.args.get("storefront") == "true":
            return redirect(f"{visit.root}cart")
        checkout = checkouts.begin(self.front, visit, **_prefilled())
        announce_checkout(self.front.sandbox, visit.domain, "checkouts/create", checkout)
        return redirect(f"{visit.root}checkouts/{checkout['token']}")

    def show(self, token: str) -> Any:
        visit, checkout = self.front.visit(), _open(self.front, token)
        if checkout["completedAt"]:
            return redirect(f"{visit.root}checkouts/{token}/thank_you")
        if request.method == "POST":
            return _step(self.front, self.press, visit, checkout)
        checkouts.fill(self.front, visit.domain, checkout, visit)
        return checkout_page(self.press, visit, checkout)

    def recover(self, token: str) -> Any:
        visit, checkout = self.front.visit(), _open(self.front, token)
        visit.cookies["cart"] = checkout["cartToken"]
        return redirect(f"{visit.root}checkouts/{token}")

    def thanks(self, token: str) -> Any:
        visit, checkout = self.front.visit(), _open(self.front, token)
        order = self.front.world.get("order", checkout["order"] or "-", shop=visit.domain)
        if order is None:
            return redirect(f"{visit.root}checkouts/{token}")
        return self.press.page("order", type="checkout", title=visit.words("thanks"), order=order, thanked=True)

    def order_page(self, token: str) -> Any:
        visit = self.front.visit()
        order = next(iter(self.front.world.find("order", "token", token, shop=visit.domain)), None)
        if order is None:
            abort(404)
        return self.press.page("order", type="order", title=visit.words("order", name=order["name"]), order=order, thanked=False)


def add_checkout(bp: Blueprint, front: Front, press: Press) -> None:
    doors = Checkout(front, press)
    bp.context_processor(lambda: {"countries": COUNTRIES})
    rule(bp, "/checkout", doors.start, "checkout_start", methods=["GET", "POST"])
    rule(bp, "/cart/<lines>", doors.permalink, "permalink")
    rule(bp, "/checkouts/<token>", doors.show, "checkout", methods=["GET", "POST"])
    rule(bp, "/checkouts/<token>/recover", doors.recover, "checkout_recover")
    rule(bp, "/checkouts/<token>/thank_you", doors.thanks, "checkout_thanks")
    rule(bp, "/orders/<token>", doors.order_page, "order")


def checkout_page(
    press: Press,
    visit: Visit,
    checkout: Doc,
    *,
    problem: str = "",
    wrong: list[str] | None = None,
    sent: dict[str, str] | None = None,
) -> Any:
    shop = visit.shop
    lines = checkouts.priced_lines(checkout)
    values = {"email": checkout["email"] or "", "phone": checkout["phone"] or "", "country": shop.get("country", "DE")}
    values |= {key: value for key, value in fields_of(checkout["shippingAddress"]).items() if value}
    values |= {"country": values.get("countryCode", values["country"]), **(sent or {})}
    return press.page(
        "checkout",
        type="checkout",
        title=visit.words("checkout"),
        checkout=checkout,
        values=values,
        wrong=wrong or [],
        problem=problem,
        rates=checkouts.rates(shop, checkout),
        rate=checkouts.chosen_rate(shop, checkout, lines),
        edit=bool(wrong) or request.args.get("edit") == "1",
        status=422 if problem or wrong else 200,
    )


def _step(front: Front, press: Press, visit: Visit, checkout: Doc) -> Any:
    sent = {name: value.strip() for name, value in request.form.items()}
    if sent.get("step") == "contact":
        if wrong := checkouts.missing(sent):
            return checkout_page(press, visit, checkout, wrong=wrong, problem=visit.words("fill_in"), sent=sent)
        checkout |= {
            "email": sent["email"].lower(),
            "phone": sent.get("phone") or None,
            "shippingAddress": checkouts.address_of(sent),
        }
        checkout["marketing"] = sent.get("marketing") == "1"
    if sent.get("rate"):
        checkout["rate"] = sent["rate"]
    checkouts.fill(front, visit.domain, checkout, visit)
    if sent.get("step") != "pay":
        announce_checkout(front.sandbox, visit.domain, "checkouts/update", checkout)
        return redirect(f"{visit.root}checkouts/{checkout['token']}", 303)
    return _pay(front, press, visit, checkout, sent.get("card", ""))


def _pay(front: Front, press: Press, visit: Visit, checkout: Doc, card: str) -> Any:
    words = visit.words
    if not checkout["shippingAddress"] or not checkout["email"]:
        return checkout_page(press, visit, checkout, wrong=["email"], problem=words("fill_in"))
    if card.replace(" ", "") not in ("1", "4242424242424242"):
        declined = card.replace(" ", "") in ("2", "4000000000000002")
        return checkout_page(press, visit, checkout, problem=words("card_declined" if declined else "card_unknown"))
    try:
        checkouts.place(front, visit, checkout)
    except SoldOut as problem:
        return checkout_page(press, visit, checkout, problem=words("too_many", text=str(problem)))
    announce_checkout(front.sandbox, visit.domain, "checkouts/update", checkout)
    visit.cookies["cart"] = None
    return redirect(f"{visit.root}checkouts/{checkout['token']}/thank_you", 303)


def _open(front: Front, token: str) -> Doc:
    found = front.world.get(checkouts.KIND, token, shop=front.visit().domain)
    if found is None:
        abort(404)
    return found


def _restore(front: Front, visit: Visit, lines: str) -> None:
    """A permalink replaces the cart. What is sold out or gone is left out; nothing left refuses."""
    cart = carts.empty_cart(visit.currency)
    problem = "Your cart is empty"
    for part in lines.split(","):
        variant, _, quantity = part.partition(":")
        if not (variant.isdigit() and quantity.isdigit()):
            abort(404)
        try:
            carts.add(cart, visit.shelves, int(variant), int(quantity), {})
        except CartRefused as refused:
            problem = refused.description
    cart["items"].reverse()
    cart["attributes"] = {key: str(value) for key, value in fields_of(body().get("attributes")).items()}
    cart["note"] = request.args.get("note", "")
    cart["discount_codes"] = [code for code in request.args.get("discount", "").split(",") if code]
    visit.cart = cart
    front.keep_cart(visit)
    if not cart["items"]:
        raise CartRefused(422, problem)
    announce_cart(front.sandbox, visit, created=True)


def _prefilled() -> dict[str, Any]:
    """`checkout[email]` of the link; an address comes only whole, so it is left to the shopper."""
    return {"email": request.args.get("checkout[email]", "").strip().lower()}
