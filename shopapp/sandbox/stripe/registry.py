"""What an account registers beside payments: customers, webhook endpoints, payment method domains, and the account itself."""

import secrets
import time
from typing import Any

from shopapp.sandbox.stripe import methods, problems
from shopapp.sandbox.stripe.books import Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc
from shopapp.sandbox.stripe.shapes import merged

_METHODS = ("amazon_pay", "apple_pay", "google_pay", "klarna", "link", "paypal")


def create_customer(call: Call) -> Doc:
    params = call.params
    customer: Doc = {
        "id": new_id("cus", 14),
        "object": "customer",
        "address": params.get("address"),
        "balance": 0,
        "created": call.books.now(),
        "currency": None,
        "default_source": None,
        "delinquent": False,
        "description": params.get("description"),
        "email": params.get("email"),
        "invoice_prefix": secrets.token_hex(4).upper(),
        "invoice_settings": {"custom_fields": None, "default_payment_method": None, "footer": None, "rendering_options": None},
        "livemode": call.books.livemode,
        "metadata": merged({}, params.get("metadata", {})),
        "name": params.get("name"),
        "phone": params.get("phone"),
        "preferred_locales": [],
        "shipping": params.get("shipping"),
        "tax_exempt": "none",
        "test_clock": None,
    }
    if "payment_method" in params:
        method = methods.resolve(call.books, params["payment_method"])
        call.books.put(method | {"customer": customer["id"]})
    call.books.put(customer)
    call.books.tell("customer.created", customer)
    return customer


def retrieve_customer(call: Call) -> Doc:
    return call.books.need("customer", call.ids["id"])


def list_customers(call: Call) -> Doc:
    return page(call, "customer", "/v1/customers", equal=("email",))


def update_customer(call: Call) -> Doc:
    customer = retrieve_customer(call)
    params = {key: value for key, value in call.params.items() if key != "expand"}
    before = {key: customer[key] for key in params if key in customer}
    customer["metadata"] = merged(customer["metadata"], params.pop("metadata", {}))
    customer.update(params)
    call.books.put(customer)
    call.books.tell("customer.updated", customer, before)
    return customer


def delete_customer(call: Call) -> Doc:
    customer = retrieve_customer(call)
    call.books.remove(customer)
    call.books.tell("customer.deleted", customer)
    return {"id": customer["id"], "object": "customer", "deleted": True}


def create_endpoint(call: Call) -> Doc:
    """A webhook endpoint. Its secret is shown in this answer and never again."""
    params = call.params
    if not params["url"].startswith(("https://", "http://127.0.0.1", "http://localhost")) or (
        call.books.livemode and params["url"].startswith("http://")
    ):
        raise problems.invalid("url", "Invalid URL: a webhook endpoint needs https.", "url_invalid")
    secret = f"whsec_{secrets.token_hex(16)}"
    endpoint: Doc = {
        "id": new_id("we"),
        "object": "webhook_endpoint",
        "api_version": params.get("api_version"),
        "application": None,
        "created": call.books.now(),
        "description": params.get("description"),
        "enabled_events": params["enabled_events"],
        "livemode": call.books.livemode,
        "metadata": merged({}, params.get("metadata", {})),
        "status": "enabled",
        "url": params["url"],
        "_secrets": [secret],
        "_connect": params.get("connect", False),
    }
    return call.books.put(endpoint) | {"secret": secret}


def retrieve_endpoint(call: Call) -> Doc:
    return call.books.need("webhook_endpoint", call.ids["id"])


def list_endpoints(call: Call) -> Doc:
    return page(call, "webhook_endpoint", "/v1/webhook_endpoints")


def update_endpoint(call: Call) -> Doc:
    endpoint = retrieve_endpoint(call)
    params = {key: value for key, value in call.params.items() if key != "expand"}
    endpoint["metadata"] = merged(endpoint["metadata"], params.pop("metadata", {}))
    if "disabled" in params:
        endpoint["status"] = "disabled" if params.pop("disabled") else "enabled"
    endpoint.update(params)
    return call.books.put(endpoint)


def delete_endpoint(call: Call) -> Doc:
    endpoint = retrieve_endpoint(call)
    call.books.remove(endpoint)
    return {"id": endpoint["id"], "object": "webhook_endpoint", "deleted": True}


def create_domain(call: Call) -> Doc:
    """Register a domain for wallets; registering it again answers the one that is there."""
    name = call.params["domain_name"]
    for known in call.books.all("payment_method_domain"):
        if known["domain_name"] == name:
            return known
    domain: dict[str, Any] = {method: {"status": "active"} for method in _METHODS}
    domain |= {
        "id": new_id("pmd"),
        "object": "payment_method_domain",
        "created": call.books.now(),
        "domain_name": name,
        "enabled": call.params.get("enabled", True),
        "livemode": call.books.livemode,
    }
    return call.books.put(domain)


def retrieve_domain(call: Call) -> Doc:
    return call.books.need("payment_method_domain", call.ids["id"])


def list_domains(call: Call) -> Doc:
    return page(call, "payment_method_domain", "/v1/payment_method_domains", equal=("domain_name", "enabled"))


def update_domain(call: Call) -> Doc:
    domain = retrieve_domain(call)
    domain["enabled"] = call.params.get("enabled", domain["enabled"])
    return call.books.put(domain)


def account(call: Call) -> Doc:
    doc = call.books.world.get("stripe_account", call.books.account) or {}
    return {
        "id": call.books.account,
        "object": "account",
        "business_type": "company",
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "country": "DE",
        "created": int(time.time()),
        "default_currency": "eur",
        "details_submitted": True,
        "email": None,
        "metadata": {"name": str(doc.get("name", ""))},
        "payouts_enabled": True,
        "type": "standard",
    }
