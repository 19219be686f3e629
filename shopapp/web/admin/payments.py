"""Payments in the chat: which there are, what needs a person, every step of one, and what may be done to it.

Whatever changes a payment is asked for twice: its page links to a page that says what will happen and has the button.
"""

from typing import Any
from uuid import UUID

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.checkout import desk, disputes, ledger
from shopapp.errors import Invalid, NotFound, Problem
from shopapp.money import Money
from shopapp.secrets import random_token
from shopapp.web.admin import admin, payment_words
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

DEEDS = {
    "retry": (
        "Look at it again now",
        "Both sides are asked, and the payment goes on from where it is. Nothing is charged twice.",
    ),
    "void": (
        "End this payment",
        (
            "What is held on the card is given back, reserved stock is let go of, an unpaid order is cancelled and restocked. "
            "The shopper is told that nothing was charged."
        ),
    ),
    "refund": (
        "Give money back",
        (
            "The money goes back to the shopper’s card through Stripe, and the refund is written to the order in Shopify. "
            "Nothing is restocked by it."
        ),
    ),
}


@admin.get("/payments")
@admin_guard
def payments_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        payments = desk.listed(conn, g.shop_id)
        disputes, findings = desk.needs_a_person(conn, g.shop_id)
        days = ledger.days(conn, g.shop_id, shop.timezone or "UTC")
        payouts = ledger.latest_payouts(conn, g.shop_id)
    lists: dict[str, Any] = {"payments": payments, "disputes": disputes, "findings": findings, "days": days, "payouts": payouts}
    lists["words"] = payment_words
    return page("payments.html", "Payments", shop, **lists)


@admin.get("/payments/<uuid:checkout_id>")
@admin_guard
def payment_page(checkout_id: UUID) -> str:
    with house().transaction(g.shop_id) as conn:
        found = desk.opened(conn, g.shop_id, checkout_id)
    title = f"Payment of {found.checkout.order_name}" if found.checkout.order_name else "Payment"
    return page("payment.html", title, the_shop(), payment=found, words=payment_words, done=request.args.get("done"))


@admin.get("/payments/<uuid:checkout_id>/evidence")
@admin_guard
def evidence_page(checkout_id: UUID) -> str:
    """What a dispute may be answered with, laid out for copying. It is sent by the merchant, in Stripe."""
    found, sections = _evidence(checkout_id)
    title = f"Evidence for {found.checkout.order_name}" if found.checkout.order_name else "Evidence"
    return page("evidence.html", title, the_shop(), payment=found, sections=sections, whole=disputes.plain(sections))


@admin.get("/payments/<uuid:checkout_id>/evidence.txt")
@admin_guard
def evidence_text(checkout_id: UUID) -> Response:
    found, sections = _evidence(checkout_id)
    answer = Response(disputes.plain(sections), mimetype="text/plain")
    name = "".join(letter for letter in found.checkout.order_name or "payment" if letter.isalnum())
    answer.headers["Content-Disposition"] = f'attachment; filename="evidence-{name}.txt"'
    return answer


def _evidence(checkout_id: UUID) -> tuple[desk.Opened, list[disputes.Section]]:
    with house().transaction(g.shop_id) as conn:
        found = desk.opened(conn, g.shop_id, checkout_id)
        return found, desk.evidence(conn, g.shop_id, found)


@admin.get("/payments/<uuid:checkout_id>/<deed>")
@admin_guard
def ask_about_payment(checkout_id: UUID, deed: str) -> str:
    return _asked(checkout_id, deed)


@admin.post("/payments/<uuid:checkout_id>/<deed>")
@admin_guard
def do_to_payment(checkout_id: UUID, deed: str) -> AnyResponse | tuple[str, int]:
    """After the confirmation. What could not be done is said on the same page, with the form as it was filled in."""
    try:
        _do(checkout_id, deed)
    except NotFound:
        raise
    except Problem as problem:
        return _asked(checkout_id, deed, problem=problem.message), 422
    return redirect(url_for("admin.payment_page", checkout_id=checkout_id, done=deed), code=303)


def _asked(checkout_id: UUID, deed: str, *, problem: str = "") -> str:
    if deed not in DEEDS:
        raise NotFound("There is nothing like that to do.")
    with house().transaction(g.shop_id) as conn:
        found = desk.opened(conn, g.shop_id, checkout_id)
    values: dict[str, Any] = {
        "payment": found,
        "words": payment_words,
        "deed": deed,
        "what": DEEDS[deed],
        "problem": problem,
        "key": request.form.get("key") or random_token(),
        "amount": request.form.get("amount") or _left(found),
    }
    return page("payment_deed.html", DEEDS[deed][0], the_shop(), **values)


def _left(found: desk.Opened) -> str:
    return Money(found.left_minor, found.checkout.currency).decimal if found.checkout.currency else ""


def _do(checkout_id: UUID, deed: str) -> None:
    till = house().till
    if deed == "retry":
        desk.retry(g.shop_id, checkout_id, till=till)
    elif deed == "void":
        desk.void(g.shop_id, checkout_id, till=till)
    elif deed == "refund":
        with house().transaction(g.shop_id) as conn:
            currency = desk.opened(conn, g.shop_id, checkout_id).checkout.currency
        desk.refund(g.shop_id, checkout_id, _amount(currency), key=_key(), till=till)
    else:
        raise NotFound("There is nothing like that to do.")


def _amount(currency: str | None) -> Money:
    try:
        return Money.parse(request.form.get("amount", "").strip().replace(",", "."), currency or "")
    except (ValueError, Problem):
        raise Invalid("Give the amount as a number, such as 12.50.", code="amount") from None


def _key() -> str:
    key = request.form.get("key", "")
    if not (8 <= len(key) <= 80 and key.isascii()):
        raise Invalid("This form is too old. Please open it once more.", code="key")
    return key
