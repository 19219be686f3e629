"""What Shopify signs with our client secret: webhooks, app-proxy requests, install requests and ID tokens.

The rule: signatures are compared as bytes in constant time, over exactly what was signed; the present and the former secret
are both accepted; anything odd is NotAllowed, never an exception of another kind. `shopifyapp` is the oracle of these in
tests/outside.
"""

# pyright: reportUnknownMemberType=false
# (shopifyapi carries partial types)

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import shopify
from shopify import session_token
from shopify.utils import shop_url

from shopapp.errors import NotAllowed

Pairs = Sequence[tuple[str, str]]
WINDOW = 90
"""Seconds a signed address is good for, either way; both of Shopify's libraries use it."""
SKEW = 10
_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]*\.myshopify\.com")
_ONCE = ("shop", "signature", "timestamp", "hmac", "logged_in_customer_id", "path_prefix", "state", "code")


@dataclass(frozen=True, slots=True)
class Webhook:
    """The head of a verified delivery; all fields come from the same header family as the signature."""

    topic: str
    domain: str
    delivery_id: str
    triggered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Staff:
    """Who looks at the admin page: their shop, their user id, and when the token was made."""

    domain: str
    staff_id: int
    issued_at: datetime


def shop_domain(text: str) -> str:
    """The text if it is a myshopify domain. Raises NotAllowed otherwise."""
    # The library strips spaces and line ends and refuses one-letter names; the pattern, anchored at both ends, decides.
    known = shop_url.sanitize_shop_domain(text) if text.isascii() else None
    if _DOMAIN.fullmatch(text) and (known == text or text.index(".") == 1):
        return text
    raise NotAllowed("This is not a Shopify shop.", code="bad_shop")


def webhook(headers: Iterable[tuple[str, str]], body: bytes, secrets: Sequence[str]) -> Webhook:
    """Verify a delivery over the raw bytes of its body. Headers are looked up whatever their case."""
    found = {name.lower(): value for name, value in headers}
    family = next((each for each in ("x-shopify-", "shopify-") if f"{each}hmac-sha256" in found), None)
    if family is None:
        raise NotAllowed("The signature is missing.", code="no_signature")
    given = found[f"{family}hmac-sha256"].encode("utf-8", "surrogateescape")
    if not any(hmac.compare_digest(base64.b64encode(_mac(secret, body)), given) for secret in secrets):
        raise NotAllowed("The signature is wrong.", code="bad_signature")
    return Webhook(
        topic=found.get(f"{family}topic", ""),
        domain=shop_domain(found.get(f"{family}shop-domain", "").lower()),
        delivery_id=found.get(f"{family}webhook-id", "") or hashlib.sha256(body).hexdigest(),
        triggered_at=_moment(found.get(f"{family}triggered-at", "")),
    )


def proxy(query: Pairs, secrets: Sequence[str], now: datetime) -> dict[str, str]:
    """Verify an app-proxy request by its decoded query pairs (blank values kept); the parameters by name."""
    given = _once(query)
    joined: dict[str, list[str]] = {}
    for name, value in query:
        if name != "signature":
            joined.setdefault(name, []).append(value)
    message = "".join(sorted(f"{name}={','.join(values)}" for name, values in joined.items()))
    _check_hex(message, given.get("signature", ""), secrets)
    _check_time(given.get("timestamp", ""), now)
    shop_domain(given.get("shop", ""))
    return given


def install_request(query: Pairs, secrets: Sequence[str], now: datetime) -> dict[str, str]:
    """Verify the query of an install request or of the fallback's callback; the parameters by name."""
    given = _once(query)
    unsigned = {name: value for name, value in given.items() if name not in ("hmac", "signature")}
    macs = [_calculated(secret, unsigned) for secret in secrets]
    seen = given.get("hmac", "").encode("utf-8", "surrogateescape")
    if not any(hmac.compare_digest(each.encode(), seen) for each in macs):
        raise NotAllowed("The signature is wrong.", code="bad_signature")
    _check_time(given.get("timestamp", ""), now)
    shop_domain(given.get("shop", ""))
    return given


def id_token(token: str, client_id: str, secrets: Sequence[str], now: datetime) -> Staff:
    """Verify an ID token in full. Raises NotAllowed for any fault, so that App Bridge fetches another."""
    claims = next((found for secret in secrets if (found := _decoded(token, client_id, secret))), None)
    if claims is None:
        raise NotAllowed("The session has ended. It is renewed by itself.", code="bad_id_token")
    try:
        issued, begins, ends = (float(str(claims[name])) for name in ("iat", "nbf", "exp"))
        # The library demands neither exp nor nbf, and takes any path behind the host.
        host = str(claims["dest"]).removeprefix("https://")
        good = claims["iss"] == f"https://{host}/admin" and begins - SKEW <= now.timestamp() < ends + SKEW
        if good and issued - SKEW <= now.timestamp():
            return Staff(shop_domain(host), int(str(claims["sub"])), datetime.fromtimestamp(issued, UTC))
    except (KeyError, ValueError, OverflowError, OSError):
        pass
    raise NotAllowed("The session has ended. It is renewed by itself.", code="bad_id_token")


def _decoded(token: str, client_id: str, secret: str) -> Mapping[str, object] | None:
    try:
        return session_token.decode_from_header(f"Bearer {token}", client_id, secret)
    except (session_token.SessionTokenError, ValueError, TypeError, AttributeError):
        return None


def _calculated(secret: str, parameters: Mapping[str, str]) -> str:
    # The library reads the secret from its class: a class of its own per call keeps its global state untouched.
    keyed = type("KeyedSession", (shopify.Session,), {"secret": secret})
    return str(keyed.calculate_hmac(parameters))


def _once(query: Pairs) -> dict[str, str]:
    names = [name for name, _ in query]
    if any(names.count(name) > 1 for name in _ONCE):
        raise NotAllowed("A parameter came twice.", code="repeated_parameter")
    return dict(query)


def _check_hex(message: str, given: str, secrets: Sequence[str]) -> None:
    seen = given.encode("utf-8", "surrogateescape")
    signed = message.encode("utf-8", "surrogateescape")
    if not any(hmac.compare_digest(_mac(secret, signed).hex().encode(), seen) for secret in secrets):
        raise NotAllowed("The signature is wrong.", code="bad_signature")


def _check_time(given: str, now: datetime) -> None:
    if not (given.isascii() and given.isdigit() and abs(now.timestamp() - int(given[:12])) <= WINDOW):
        raise NotAllowed("This request is too old.", code="stale")


def _mac(secret: str, message: bytes) -> bytes:
    if not secret:
        raise NotAllowed("No secret is set.", code="no_secret")
    return hmac.new(secret.encode(), message, hashlib.sha256).digest()


def _moment(given: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
