"""One SDK client per account, all over one pool of connections. Every call differs by its options only, Connect included.

The rule: no global key, and time limits and retries are set by hand, since the client's own are 80 seconds and none.
"""

import stripe

from shopapp.ports.payments import Account
from shopapp.settings import Settings

API_VERSION = "2026-10-28.endive"
# Connecting is quick or broken; an authorisation waits for the card's bank.
_TIMEOUT = (3.05, 20)
# One is enough: the saga asks again with the same key.
_RETRIES = 1


class Clients:
    def __init__(self, settings: Settings, *, http: stripe.HTTPClient | None = None) -> None:
        stripe.enable_telemetry = False
        self._address = settings.stripe_url.rstrip("/")
        self._http = http or stripe.RequestsClient(timeout=_TIMEOUT)

    def of(self, account: Account) -> stripe.V1Services:
        """Acts on the merchant's account: by its own key, or by the platform's key on the account that has joined it."""
        return self._client(account, account.acts_on or None)

    def platform(self, account: Account) -> stripe.V1Services:
        """Acts on the account that the key itself belongs to: a Connect platform's endpoints are its own."""
        return self._client(account, None)

    def _client(self, account: Account, acts_on: str | None) -> stripe.V1Services:
        client = stripe.StripeClient(
            account.api_key,
            stripe_account=acts_on,
            stripe_version=API_VERSION,
            base_addresses={"api": self._address},
            max_network_retries=_RETRIES,
            http_client=self._http,
        )
        return client.v1
