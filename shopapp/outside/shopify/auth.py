"""Tokens from Shopify: token exchange, refresh, and the code of the fallback, all asking for expiring offline tokens.

`shopifyapi` cannot do this: it knows no exchange, no refresh and no expiring token.
"""

from typing import Any
from urllib.parse import urlencode

from shopapp import logs
from shopapp.errors import Refused, Unavailable
from shopapp.outside.shopify.wire import Wire, body_of, refuse_status
from shopapp.ports.shopify_auth import Grant
from shopapp.settings import Settings

log = logs.get(__name__)

_EXCHANGE = {
    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
    "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
    "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
    "expiring": "1",
}


class Auth:
    """Implements `ports.shopify_auth.ShopifyAuth`."""

    def __init__(self, settings: Settings, *, wire: Wire | None = None) -> None:
        self._settings = settings
        self._wire = wire or Wire()

    def exchange(self, domain: str, id_token: str) -> Grant:
        return self._ask(domain, {**_EXCHANGE, "subject_token": id_token})

    def refresh(self, domain: str, refresh_token: str) -> Grant:
        return self._ask(domain, {"grant_type": "refresh_token", "refresh_token": refresh_token})

    def redeem(self, domain: str, code: str) -> Grant:
        return self._ask(domain, {"code": code, "expiring": "1"})

    def ask_address(self, domain: str, state: str, redirect_uri: str) -> str:
        # No `scope`: the registration declares the scopes, and Shopify then ignores any in the address.
        query = {"client_id": self._settings.shopify_api_key, "redirect_uri": redirect_uri, "state": state}
        return f"{self._shop(domain)}/admin/oauth/authorize?{urlencode(query)}"

    def _ask(self, domain: str, fields: dict[str, str]) -> Grant:
        keys = {"client_id": self._settings.shopify_api_key, "client_secret": self._settings.shopify_api_secret}
        answer = self._wire.post(f"{self._shop(domain)}/admin/oauth/access_token", json={**keys, **fields})
        if answer.status_code in (400, 401):
            log.warning("grant_refused", status=answer.status_code, request_id=answer.headers.get("X-Request-Id"))
            raise Refused("Shopify does not accept this any more.", code=_reason(answer.content))
        refuse_status(answer)
        return _grant(body_of(answer))

    def _shop(self, domain: str) -> str:
        return self._settings.shopify_url.replace("{shop}", domain)


def _grant(body: dict[str, Any]) -> Grant:
    try:
        return Grant(
            access_token=str(body["access_token"]),
            refresh_token=str(body["refresh_token"]),
            scopes=[scope for scope in str(body.get("scope", "")).split(",") if scope],
            expires_in=int(body["expires_in"]),
            refresh_expires_in=int(body.get("refresh_token_expires_in", 90 * 24 * 3600)),
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise Unavailable("Shopify's grant cannot be read.", code="bad_answer") from problem


def _reason(content: bytes) -> str:
    """OAuth's error word. A wrong client secret must not throw a shop's tokens away, so only known words are told apart."""
    for word in ("invalid_subject_token", "invalid_client", "invalid_grant", "invalid_request"):
        if word.encode() in content:
            return word
    return "grant_refused"
