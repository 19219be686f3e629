"""The doors of the vendors' webhooks: verify the raw bytes, store the delivery once, answer 200, nudge a worker.

The rule: no work is done here. Shopify allows five seconds and calls anything but 2xx a failure.
"""

from datetime import datetime

from flask import Blueprint, Response, g, jsonify, request

from shopapp import deliveries, logs, shops
from shopapp.errors import NotAllowed
from shopapp.outside.stripe_signature import stripe_event
from shopapp.web.doorkeepers import shopify_webhook
from shopapp.web.guards import guarded_by
from shopapp.web.house import house

webhooks = Blueprint("webhooks", __name__)
log = logs.get(__name__)

COMPLIANCE = ("customers/data_request", "customers/redact", "shop/redact")


@webhooks.post("/webhooks/shopify")
@shopify_webhook
def from_shopify() -> Response:
    if g.webhook.topic in COMPLIANCE:
        raise NotAllowed("Privacy requests have a door of their own.", code="wrong_door")
    return _take_in()


@webhooks.post("/webhooks/compliance")
@shopify_webhook
def privacy_request() -> Response:
    """Privacy requests are done by a worker within minutes, far inside the 30 days allowed."""
    if g.webhook.topic not in COMPLIANCE:
        raise NotAllowed("This door takes privacy requests only.", code="wrong_door")
    return _take_in()


def _check_stripe() -> None:
    """The account's key in the address only says whose secret to try; the signature decides."""
    here = house()
    key = str((request.view_args or {}).get("account_key", ""))
    shop_id = shops.of_stripe_key(key, directory=here.directory) if key.isascii() else None
    account = shops.stripe_account(shop_id, transaction=here.transaction, vault=here.vault) if shop_id else None
    if shop_id is None or account is None:
        raise NotAllowed("The signature is wrong.", code="bad_signature")
    header = request.headers.get("Stripe-Signature", "")
    g.event = stripe_event(request.get_data(cache=True), header, account.webhook_secrets, here.clock.now())
    if g.event.livemode != account.livemode:
        raise NotAllowed("Test and live are kept apart.", code="wrong_mode")
    if account.acts_on and g.event.account != account.acts_on:
        raise NotAllowed("This is about another connected account.", code="wrong_account")
    g.shop_id = shop_id


stripe_webhook = guarded_by("stripe_webhook", _check_stripe)


@webhooks.post("/webhooks/stripe/<account_key>")
@stripe_webhook
def from_stripe(account_key: str) -> Response:
    _ = account_key
    return _store("stripe", g.event.id, g.event.topic, g.event.created_at)


def _take_in() -> Response:
    if g.shop_id is None:
        # A shop we never met, or one already deleted: nothing of it is here, and repeating will not change that.
        log.info("delivery_of_unknown_shop", topic=g.webhook.topic)
        return jsonify(ok=True)
    body_domain = deliveries.read_body(request.get_data()).get("shop_domain")
    if body_domain is not None and body_domain != g.webhook.domain:
        # The headers are not signed, the body is: one shop's request must not be turned against another.
        raise NotAllowed("The body names another shop.", code="wrong_shop")
    return _store("shopify", g.webhook.delivery_id, g.webhook.topic, g.webhook.triggered_at or house().clock.now())


def _store(source: str, delivery_id: str, topic: str, triggered_at: datetime) -> Response:
    here = house()
    body = deliveries.read_body(request.get_data())
    with here.transaction(g.shop_id) as conn:
        kept = deliveries.keep(conn, g.shop_id, source, delivery_id[:255], topic[:255], triggered_at, body)
    if kept is None:
        log.info("delivery_repeated", shop_id=g.shop_id, topic=topic[:100])
    else:
        here.nudges.nudge(deliveries.JOB, g.shop_id, kept)
    return jsonify(ok=True)
