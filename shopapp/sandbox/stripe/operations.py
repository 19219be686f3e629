"""The one table of what the simulated Stripe can do: name, address, who may, what may be asked, and who answers."""

from collections.abc import Callable
from dataclasses import dataclass

from shopapp.sandbox.stripe import balance, charges, disputes, events, intents, methods, refunds, registry
from shopapp.sandbox.stripe.books import Call
from shopapp.sandbox.stripe.problems import Doc
from shopapp.sandbox.stripe.shapes import (
    Shape,
    address,
    anything,
    asked,
    billing,
    clearable,
    either,
    fields,
    listing,
    many,
    metadata,
    one_of,
    shipping,
    span,
    text,
    upto,
    whole,
    yes,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """`public` operations are open to a publishable key. `locks` operations keep an idempotency key's answer (all POSTs)."""

    name: str
    method: str
    path: str
    permission: str
    shape: Shape
    run: Callable[[Call], Doc]
    public: bool = False


_CARD = fields(number=text, exp_month=whole, exp_year=whole, cvc=text, token=text)
_METHOD_DATA = fields(
    ("type",), type=text, card=_CARD, billing_details=billing, allow_redisplay=text, metadata=metadata, wallet=text, link=anything
)
_CAPTURE = one_of("automatic", "automatic_async", "manual")
_FUTURE = clearable(one_of("off_session", "on_session"))
_TYPES = many(text)
_CARD_OPTIONS = fields(
    capture_method=clearable(one_of("manual")),
    request_three_d_secure=one_of("any", "automatic", "challenge"),
    setup_future_usage=clearable(text),
    statement_descriptor_suffix_kana=clearable(text),
    statement_descriptor_suffix_kanji=clearable(text),
    request_extended_authorization=text,
    request_incremental_authorization=text,
    request_multicapture=text,
    request_overcapture=text,
    require_cvc_recollection=yes,
    network=text,
)
_OPTIONS = fields(card=clearable(_CARD_OPTIONS), link=clearable(anything), klarna=clearable(anything), paypal=clearable(anything))
_WORDING = {
    "description": text,
    "statement_descriptor": upto(22),
    "statement_descriptor_suffix": upto(22),
    "transfer_group": text,
}
_INTENT = {
    **_WORDING,
    "application_fee_amount": whole,
    "capture_method": _CAPTURE,
    "customer": text,
    "excluded_payment_method_types": clearable(_TYPES),
    "allowed_payment_method_types": _TYPES,
    "metadata": metadata,
    "payment_method": text,
    "payment_method_configuration": text,
    "payment_method_data": _METHOD_DATA,
    "payment_method_options": _OPTIONS,
    "payment_method_types": _TYPES,
    "receipt_email": clearable(text),
    "setup_future_usage": _FUTURE,
    "shipping": clearable(shipping),
    "transfer_data": fields(amount=whole, destination=text),
    "amount_details": anything,
    "payment_details": anything,
    "hooks": anything,
}
_CONFIRM = {
    "confirmation_token": text,
    "error_on_requires_action": yes,
    "mandate": text,
    "mandate_data": clearable(anything),
    "off_session": either(yes, text),
    "radar_options": fields(session=text),
    "return_url": text,
    "use_stripe_sdk": yes,
}
_CREATE = asked(
    ("amount", "currency"),
    amount=whole,
    currency=text,
    confirm=yes,
    on_behalf_of=text,
    confirmation_method=one_of("automatic", "manual"),
    automatic_payment_methods=fields(("enabled",), enabled=yes, allow_redirects=one_of("always", "never")),
    **_INTENT,
    **_CONFIRM,
)
_CONFIRMED = (
    "capture_method", "excluded_payment_method_types", "allowed_payment_method_types", "payment_method", "payment_method_data",
    "payment_method_options", "payment_method_types", "receipt_email", "setup_future_usage", "shipping", "amount_details",
    "payment_details", "hooks",
)  # fmt: skip
_CONFIRM_SHAPE = asked(client_secret=text, **{name: _INTENT[name] for name in _CONFIRMED}, **_CONFIRM)
_CAPTURE_SHAPE = asked(
    amount_to_capture=whole, application_fee_amount=whole, final_capture=yes, metadata=metadata, statement_descriptor=text,
    statement_descriptor_suffix=text, transfer_data=anything, amount_details=anything, payment_details=anything, hooks=anything,
)  # fmt: skip
_CANCEL_REASON = one_of("abandoned", "duplicate", "fraudulent", "requested_by_customer")
_REFUND = asked(
    amount=whole, charge=text, payment_intent=text, currency=text, metadata=metadata, instructions_email=text, origin=text,
    reason=one_of("duplicate", "fraudulent", "requested_by_customer"), refund_application_fee=yes, reverse_transfer=yes,
    customer=text,
)  # fmt: skip
_EVIDENCE = fields(**{name: clearable(upto(150_000) if name == "uncategorized_text" else anything) for name in disputes.EVIDENCE})
_CUSTOMER = asked(
    address=clearable(address), description=clearable(text), email=text, metadata=metadata, name=text, payment_method=text,
    phone=text, preferred_locales=many(text), shipping=clearable(shipping), tax_exempt=text, invoice_settings=anything, source=text,
)  # fmt: skip
_TOKEN = asked(
    payment_method=text, payment_method_data=_METHOD_DATA, payment_method_options=anything, return_url=text,
    setup_future_usage=_FUTURE, shipping=shipping, metadata=metadata,
)  # fmt: skip
_BY_TIME = {"created": span}
_PI, _PM, _CT, _WE = "/v1/payment_intents", "/v1/payment_methods", "/v1/confirmation_tokens", "/v1/webhook_endpoints"
_PMD, _RE, _DP, _CH, _CU = "/v1/payment_method_domains", "/v1/refunds", "/v1/disputes", "/v1/charges", "/v1/customers"
_URL = {"url": text, "enabled_events": many(text), "description": clearable(text), "metadata": metadata}


def _operations() -> list[Operation]:
    one, get, post = asked(), "GET", "POST"
    return [
        Operation("payment_intents.create", post, _PI, "payment_intents:write", _CREATE, intents.create),
        Operation("payment_intents.list", get, _PI, "payment_intents:read", listing(customer=text, **_BY_TIME), intents.listed),
        Operation(
            "payment_intents.retrieve", get, f"{_PI}/<id>", "payment_intents:read", asked(client_secret=text), intents.retrieve, True
        ),
        Operation(
            "payment_intents.update", post, f"{_PI}/<id>", "payment_intents:write",
            asked(amount=whole, currency=text, **_INTENT), intents.update,
        ),
        Operation(
            "payment_intents.confirm", post, f"{_PI}/<id>/confirm", "payment_intents:write", _CONFIRM_SHAPE, intents.confirm, True
        ),
        Operation("payment_intents.capture", post, f"{_PI}/<id>/capture", "payment_intents:write", _CAPTURE_SHAPE, intents.capture),
        Operation(
            "payment_intents.cancel", post, f"{_PI}/<id>/cancel", "payment_intents:write",
            asked(cancellation_reason=_CANCEL_REASON), intents.cancel,
        ),
        Operation("confirmation_tokens.create", post, _CT, "confirmation_tokens:write", _TOKEN, methods.create_token, True),
        Operation(
            "test_helpers.confirmation_tokens.create", post, "/v1/test_helpers/confirmation_tokens", "confirmation_tokens:write",
            _TOKEN, methods.create_token,
        ),
        Operation("confirmation_tokens.retrieve", get, f"{_CT}/<id>", "confirmation_tokens:read", one, methods.retrieve_token),
        Operation(
            "payment_methods.create", post, _PM, "payment_methods:write",
            asked(("type",), type=text, card=_CARD, billing_details=billing, metadata=metadata, allow_redisplay=text, customer=text),
            methods.create, True,
        ),
        Operation("payment_methods.retrieve", get, f"{_PM}/<id>", "payment_methods:read", one, methods.retrieve),
        Operation(
            "payment_methods.list", get, _PM, "payment_methods:read", listing(customer=text, type=text), methods.listed
        ),
        Operation(
            "payment_methods.attach", post, f"{_PM}/<id>/attach", "payment_methods:write",
            asked(("customer",), customer=text), methods.attach,
        ),
        Operation("charges.retrieve", get, f"{_CH}/<id>", "charges:read", one, charges.retrieve),
        Operation(
            "charges.list", get, _CH, "charges:read",
            listing(customer=text, payment_intent=text, transfer_group=text, **_BY_TIME), charges.listed,
        ),
        Operation(
            "charges.update", post, f"{_CH}/<id>", "charges:write",
            asked(description=text, metadata=metadata, receipt_email=text, shipping=shipping), charges.update,
        ),
        Operation("refunds.create", post, _RE, "refunds:write", _REFUND, refunds.create),
        Operation(
            "refunds.list", get, _RE, "refunds:read", listing(charge=text, payment_intent=text, **_BY_TIME), refunds.listed
        ),
        Operation("refunds.retrieve", get, f"{_RE}/<id>", "refunds:read", one, refunds.retrieve),
        Operation("refunds.update", post, f"{_RE}/<id>", "refunds:write", asked(metadata=metadata), refunds.update),
        Operation("refunds.cancel", post, f"{_RE}/<id>/cancel", "refunds:write", one, refunds.cancel),
        Operation(
            "disputes.list", get, _DP, "disputes:read", listing(charge=text, payment_intent=text, **_BY_TIME), disputes.listed
        ),
        Operation("disputes.retrieve", get, f"{_DP}/<id>", "disputes:read", one, disputes.retrieve),
        Operation(
            "disputes.update", post, f"{_DP}/<id>", "disputes:write",
            asked(evidence=_EVIDENCE, metadata=metadata, submit=yes), disputes.update,
        ),
        Operation("disputes.close", post, f"{_DP}/<id>/close", "disputes:write", one, disputes.close),
        Operation("customers.create", post, _CU, "customers:write", _CUSTOMER, registry.create_customer),
        Operation("customers.list", get, _CU, "customers:read", listing(email=text, **_BY_TIME), registry.list_customers),
        Operation("customers.retrieve", get, f"{_CU}/<id>", "customers:read", one, registry.retrieve_customer),
        Operation("customers.update", post, f"{_CU}/<id>", "customers:write", _CUSTOMER, registry.update_customer),
        Operation("customers.delete", "DELETE", f"{_CU}/<id>", "customers:write", one, registry.delete_customer),
        Operation(
            "events.list", get, "/v1/events", "events:read",
            listing(type=text, types=many(text), delivery_success=yes, **_BY_TIME), events.listed,
        ),
        Operation("events.retrieve", get, "/v1/events/<id>", "events:read", one, events.retrieve),
        Operation(
            "webhook_endpoints.create", post, _WE, "webhook_endpoints:write",
            asked(("url", "enabled_events"), api_version=text, connect=yes, **_URL), registry.create_endpoint,
        ),
        Operation("webhook_endpoints.list", get, _WE, "webhook_endpoints:read", listing(), registry.list_endpoints),
        Operation("webhook_endpoints.retrieve", get, f"{_WE}/<id>", "webhook_endpoints:read", one, registry.retrieve_endpoint),
        Operation(
            "webhook_endpoints.update", post, f"{_WE}/<id>", "webhook_endpoints:write",
            asked(disabled=yes, **_URL), registry.update_endpoint,
        ),
        Operation("webhook_endpoints.delete", "DELETE", f"{_WE}/<id>", "webhook_endpoints:write", one, registry.delete_endpoint),
        Operation(
            "payment_method_domains.create", post, _PMD, "payment_method_domains:write",
            asked(("domain_name",), domain_name=text, enabled=yes), registry.create_domain,
        ),
        Operation(
            "payment_method_domains.list", get, _PMD, "payment_method_domains:read",
            listing(domain_name=text, enabled=yes), registry.list_domains,
        ),
        Operation(
            "payment_method_domains.retrieve", get, f"{_PMD}/<id>", "payment_method_domains:read", one, registry.retrieve_domain
        ),
        Operation(
            "payment_method_domains.update", post, f"{_PMD}/<id>", "payment_method_domains:write",
            asked(enabled=yes), registry.update_domain,
        ),
        Operation(
            "payment_method_domains.validate", post, f"{_PMD}/<id>/validate", "payment_method_domains:write", one,
            registry.retrieve_domain,
        ),
        Operation(
            "balance_transactions.list", get, "/v1/balance_transactions", "balance_transactions:read",
            listing(currency=text, source=text, type=text, payout=text, **_BY_TIME), balance.listed,
        ),
        Operation(
            "balance_transactions.retrieve", get, "/v1/balance_transactions/<id>", "balance_transactions:read", one, balance.retrieve
        ),
        Operation("account.retrieve", get, "/v1/account", "account:read", one, registry.account),
    ]  # fmt: skip


OPERATIONS = _operations()
