"""What each operation may be asked, spelt out: the parameters of the real API that this product, its SDK and the CLI use."""

from shopapp.sandbox.stripe.disputes import EVIDENCE
from shopapp.sandbox.stripe.shapes import (
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
INTENT_CREATE = asked(
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
INTENT_CONFIRM = asked(client_secret=text, **{name: _INTENT[name] for name in _CONFIRMED}, **_CONFIRM)
INTENT_CAPTURE = asked(
    amount_to_capture=whole, application_fee_amount=whole, final_capture=yes, metadata=metadata, statement_descriptor=text,
    statement_descriptor_suffix=text, transfer_data=anything, amount_details=anything, payment_details=anything, hooks=anything,
)  # fmt: skip
_CANCEL_REASON = one_of("abandoned", "duplicate", "fraudulent", "requested_by_customer")
REFUND = asked(
    amount=whole, charge=text, payment_intent=text, currency=text, metadata=metadata, instructions_email=text, origin=text,
    reason=one_of("duplicate", "fraudulent", "requested_by_customer"), refund_application_fee=yes, reverse_transfer=yes,
    customer=text,
)  # fmt: skip
_EVIDENCE = fields(**{name: clearable(upto(150_000) if name == "uncategorized_text" else anything) for name in EVIDENCE})
CUSTOMER = asked(
    address=clearable(address), description=clearable(text), email=text, metadata=metadata, name=text, payment_method=text,
    phone=text, preferred_locales=many(text), shipping=clearable(shipping), tax_exempt=text,
    invoice_settings=anything, source=text,
)  # fmt: skip
TOKEN = asked(
    payment_method=text, payment_method_data=_METHOD_DATA, payment_method_options=anything, return_url=text,
    setup_future_usage=_FUTURE, shipping=shipping, metadata=metadata,
)  # fmt: skip
_URL = {"url": text, "enabled_events": many(text), "description": clearable(text), "metadata": metadata}

ONLY_EXPAND = asked()
INTENT_LIST = listing(customer=text, created=span)
INTENT_RETRIEVE = asked(client_secret=text)
INTENT_UPDATE = asked(amount=whole, currency=text, **_INTENT)
INTENT_CANCEL = asked(cancellation_reason=_CANCEL_REASON)
METHOD = asked(("type",), type=text, card=_CARD, billing_details=billing, metadata=metadata, allow_redisplay=text, customer=text)
METHOD_LIST = listing(customer=text, type=text)
METHOD_ATTACH = asked(("customer",), customer=text)
CHARGE_LIST = listing(customer=text, payment_intent=text, transfer_group=text, created=span)
CHARGE_UPDATE = asked(description=text, metadata=metadata, receipt_email=text, shipping=shipping)
OF_A_CHARGE = listing(charge=text, payment_intent=text, created=span)
METADATA = asked(metadata=metadata)
DISPUTE_UPDATE = asked(evidence=_EVIDENCE, metadata=metadata, submit=yes)
CUSTOMER_LIST = listing(email=text, created=span)
EVENT_LIST = listing(type=text, types=many(text), delivery_success=yes, created=span)
ENDPOINT = asked(("url", "enabled_events"), api_version=text, connect=yes, **_URL)
ENDPOINT_UPDATE = asked(disabled=yes, **_URL)
ANY_LIST = listing()
DOMAIN = asked(("domain_name",), domain_name=text, enabled=yes)
DOMAIN_LIST = listing(domain_name=text, enabled=yes)
DOMAIN_UPDATE = asked(enabled=yes)
PAYOUT_LIST = listing(status=text, created=span, arrival_date=span)
BALANCE_LIST = listing(currency=text, source=text, type=text, payout=text, created=span)
