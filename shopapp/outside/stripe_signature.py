"""Whether Stripe sent this webhook. The SDK checks the signature; it takes any time in the future, so time is checked here."""

# pyright: reportUnknownMemberType=false
# (one parameter of the SDK has no type)

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import stripe

from shopapp.errors import NotAllowed

TOLERANCE = 300
"""Seconds, either way; the vendor's own default for the past."""


@dataclass(frozen=True, slots=True)
class StripeEvent:
    id: str
    topic: str
    created_at: datetime
    livemode: bool
    account: str = ""
    """The connected account it is about, on a platform's endpoint."""


def stripe_event(body: bytes, header: str, secrets: list[str], now: datetime) -> StripeEvent:
    """Verify the raw bytes against any of the endpoint's secrets and read the event's head. Raises NotAllowed."""
    if not any(_signed(body, header, secret) for secret in secrets if secret):
        raise NotAllowed("The signature is wrong.", code="bad_signature")
    if abs(now.timestamp() - _time(header)) > TOLERANCE:
        raise NotAllowed("This delivery is from another time.", code="stale")
    try:
        event = cast(dict[str, Any], json.loads(body))
        return StripeEvent(
            id=str(event["id"]),
            topic=str(event["type"]),
            created_at=datetime.fromtimestamp(int(event["created"]), UTC),
            livemode=bool(event.get("livemode")),
            account=str(event.get("account") or ""),
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError) as problem:
        raise NotAllowed("This is not an event.", code="bad_event") from problem


def _signed(body: bytes, header: str, secret: str) -> bool:
    try:
        # The SDK compares text and trips over other characters, and over bodies that are not UTF-8.
        return header.isascii() and bool(stripe.WebhookSignature.verify_header(body, header, secret))
    except (stripe.SignatureVerificationError, ValueError):
        return False


def _time(header: str) -> int:
    """The time of a header that has been verified; the SDK reads the first `t`."""
    return next(int(part.split("=", 1)[1]) for part in header.split(",") if part.startswith("t="))
