"""Connecting the merchant's Stripe account: keys in, what is wrong with them out; looked after and let go of here.

The rule: a key that was given is never shown again, not even in the form that it was refused in.
"""

from collections.abc import Callable
from functools import partial

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp import shops
from shopapp.checkout.desk import is_busy
from shopapp.errors import NotAllowed, NotFound, Problem
from shopapp.shops import store, stripe_setup
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

PUBLIC = (
    "Paying with Stripe in the chat needs a custom-distribution install: Shopify allows App Store apps its own checkout only "
    "(App Store requirement 1.1.2)."
)
PERMISSIONS = (
    ("PaymentIntents", "Write", "hold, take and release payments"), ("Charges", "Read", "see what was taken"),
    ("Refunds", "Write", "give money back, and mirror refunds made in Shopify"), ("Disputes", "Read", "alert you in time"),
    ("Balance transactions", "Read", "show each payment's fee"), ("Payouts", "Read", "show when a payment reached your bank"),
    ("Events", "Read", "catch up on what was not delivered"), ("Webhook Endpoints", "Write", "register where Stripe tells us"),
    ("Payment Method Domains", "Write", "show Apple Pay, Google Pay and Link"),
)  # fmt: skip


@admin.get("/stripe")
@admin_guard
def stripe_page() -> str:
    return _shown()


@admin.post("/stripe")
@admin_guard
def connect_stripe() -> AnyResponse | tuple[str, int]:
    """Connect, or give new keys of the same account."""
    return _tried(
        lambda: stripe_setup.connect(
            the_shop(),
            api_key=request.form.get("api_key", ""),
            publishable_key=request.form.get("publishable_key", ""),
            acts_on=request.form.get("acts_on", ""),
            desk=house().stripe_desk,
        ),
        "connected",
    )


@admin.post("/stripe/<deed>")
@admin_guard
def look_after_stripe(deed: str) -> AnyResponse | tuple[str, int]:
    shop, desk = the_shop(), house().stripe_desk
    if deed == "check":
        return _tried(lambda: stripe_setup.check(shop, desk=desk), "checked")
    if deed == "rotate":
        return _tried(lambda: stripe_setup.rotate_secret(shop, desk=desk), "rotated")
    if deed == "disconnect":
        busy = partial(is_busy, till=house().till)
        return _tried(lambda: stripe_setup.disconnect(shop, desk=desk, is_busy=busy), "disconnected")
    raise NotFound("There is nothing like that to do.")


def _tried(act: Callable[[], object], done: str) -> AnyResponse | tuple[str, int]:
    try:
        if house().settings.distribution != "custom":
            raise NotAllowed(PUBLIC, code="provider_not_allowed")
        act()
    except Problem as problem:
        return _shown(problem=problem.message), 422
    return redirect(url_for("admin.stripe_page", done=done), code=303)


def _shown(*, problem: str = "") -> str:
    here = house()
    account = shops.stripe_account(g.shop_id, transaction=here.transaction, vault=here.vault)
    with here.transaction(g.shop_id) as conn:
        last = store.last_check(conn, g.shop_id)
    return page(
        "stripe.html", "Stripe", the_shop(), account=account, last=last, problem=problem, permissions=PERMISSIONS,
        allowed=here.settings.distribution == "custom", public=PUBLIC, done=request.args.get("done"),
        webhook_url=stripe_setup.webhook_url(account, here.stripe_desk) if account else "",
    )  # fmt: skip
