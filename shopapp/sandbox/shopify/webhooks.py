"""Webhooks of the simulated Shopify: who gets which topic, signed over the very bytes that are sent.

Bodies are built in `rest/`, in the shape of Shopify's old REST resources. A topic is sent only when the app is installed
and its registration (`shopify.app*.toml`) names it.
"""

import base64
import hashlib
import hmac
import json
from typing import Any
from uuid import uuid4

from shopapp.sandbox.shopify.rest import money, shop_rest
from shopapp.sandbox.shopify.shops import installation, shop_of
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc


def fire(
    sandbox: Sandbox,
    domain: str,
    topic: str,
    body: dict[str, Any],
    *,
    event_id: str | None = None,
    even_uninstalled: bool = False,
) -> list[str]:
    """Send one event to every subscription of the registration. Returns the delivery ids; none when nobody listens."""
    if not even_uninstalled and installation(sandbox, domain) is None:
        return []
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    event = event_id or str(uuid4())
    sent: list[str] = []
    for subscription in sandbox.config.subscriptions(topic):
        uri = str(subscription["uri"])
        url = uri if uri.startswith("http") else sandbox.config.app_url + uri
        headers = _headers(sandbox, domain, topic, raw, event, str(subscription.get("name", "")))
        sent.append(sandbox.webhooks.send(url, headers, raw, topic=topic, source="shopify"))
    return sent


def sign(secret: str, raw: bytes) -> str:
    """Base64 of HMAC-SHA256 over the raw body, Shopify's `X-Shopify-Hmac-Sha256`."""
    return base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()


def _headers(sandbox: Sandbox, domain: str, topic: str, raw: bytes, event: str, name: str) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-Sha256": sign(sandbox.config.client_secret, raw),
        "X-Shopify-Shop-Domain": domain,
        "X-Shopify-API-Version": sandbox.config.api_version,
        "X-Shopify-Webhook-Id": str(uuid4()),
        "X-Shopify-Event-Id": event,
        "X-Shopify-Triggered-At": money.precise(sandbox.now()),
    }
    return headers | ({"X-Shopify-Name": name} if name else {})


def uninstalled(sandbox: Sandbox, domain: str) -> None:
    fire(sandbox, domain, "app/uninstalled", shop_rest.shop(shop_of(sandbox, domain)), even_uninstalled=True)


def scopes_updated(sandbox: Sandbox, domain: str, previous: list[str], current: list[str]) -> None:
    body = {
        "id": sandbox.world.next("scopes_update_id"),
        "shop_id": f"gid://shopify/Shop/{shop_of(sandbox, domain)['id']}",
        "previous": previous,
        "current": current,
        "updated_at": money.precise(sandbox.now()),
    }
    fire(sandbox, domain, "app/scopes_update", body)


def shop_updated(sandbox: Sandbox, shop: Doc) -> None:
    shop["updatedAt"] = iso(sandbox.now())
    sandbox.world.put("shop", shop["domain"], shop)
    fire(sandbox, shop["domain"], "shop/update", shop_rest.shop(shop))


def compliance(sandbox: Sandbox, domain: str, topic: str, customer: Doc | None, orders: list[int]) -> list[str]:
    """One of the three privacy topics; they come whether the app is still installed or not."""
    shop = shop_of(sandbox, domain)
    body: dict[str, Any] = {"shop_id": shop["id"], "shop_domain": domain}
    if topic != "shop/redact":
        body["customer"] = {key: (customer or {}).get(key) for key in ("id", "email", "phone")}
        body["orders_requested" if topic == "customers/data_request" else "orders_to_redact"] = orders
    if topic == "customers/data_request":
        body["data_request"] = {"id": sandbox.world.next("data_request_id", 9001)}
    return fire(sandbox, domain, topic, body, even_uninstalled=True)


def bulk_finished(sandbox: Sandbox, domain: str, operation: Doc) -> None:
    body = {
        "admin_graphql_api_id": f"gid://shopify/BulkOperation/{operation['id']}",
        "completed_at": operation["completedAt"],
        "created_at": operation["createdAt"],
        "error_code": operation["errorCode"].lower() if operation["errorCode"] else None,
        "status": operation["status"].lower(),
        "type": "query",
    }
    fire(sandbox, domain, "bulk_operations/finish", body)


def small(sandbox: Sandbox, domain: str, topic: str, body: dict[str, Any]) -> list[str]:
    """The topics whose body is a handful of fields: `locales/*`, `markets/update`, `themes/publish`."""
    return fire(sandbox, domain, topic, body)
