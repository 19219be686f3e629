"""HTTP to Shopify: one client per process, made at first use, with time limits on everything.

The rule: no httpx exception leaves this file. A time-out is `Unavailable`, and what was asked may have happened.
"""

import threading
from typing import Any, cast

import httpx

from shopapp.errors import Refused, Unavailable

AGENT = "shopapp/0.1 (+conversational commerce; python-httpx)"
# What trying again cannot change: payment required (frozen), forbidden, not found, locked, rejected as unsafe.
HOPELESS = {
    400: "bad_request",
    402: "shop_frozen",
    403: "forbidden",
    404: "not_found",
    423: "shop_locked",
    430: "security_rejection",
}


class Wire:
    """Building one connects to nothing, so a process may fork after it."""

    def __init__(self, *, connect: float = 3.0, read: float = 20.0) -> None:
        self._timeout = httpx.Timeout(read, connect=connect)
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None

    def post(self, url: str, *, json: object, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer whatever its status. Raises Unavailable when there is none."""
        try:
            return self._ready().post(url, json=json, headers=headers)
        except httpx.TimeoutException as problem:
            raise Unavailable("Shopify did not answer in time.", code="timeout") from problem
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise Unavailable("Shopify cannot be reached.", code="unreachable") from problem

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _ready(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    timeout=self._timeout,
                    headers={"User-Agent": AGENT, "Accept": "application/json"},
                    limits=httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=30),
                    follow_redirects=False,
                    trust_env=False,
                )
            return self._client


def body_of(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object inside. Raises Unavailable for anything else: a proxy or a maintenance page spoke."""
    try:
        found: object = answer.json()
    except (ValueError, RecursionError) as problem:
        raise Unavailable("Shopify's answer cannot be read.", code="bad_answer") from problem
    if not isinstance(found, dict):
        raise Unavailable("Shopify's answer cannot be read.", code="bad_answer")
    return cast(dict[str, Any], found)


def refuse_status(answer: httpx.Response) -> None:
    """Translate an HTTP status that is not a success, 401 aside. 5xx and unknown ones may pass by themselves."""
    status = answer.status_code
    if status in HOPELESS:
        raise Refused(f"Shopify refused this ({status}).", code=HOPELESS[status])
    if status != 200:
        raise Unavailable(
            f"Shopify is not able to answer now ({status}).", code=f"http_{status}", retry_after=retry_after(answer)
        )


def retry_after(answer: httpx.Response) -> float | None:
    try:
        return max(0.0, float(answer.headers.get("Retry-After", "")))
    except ValueError:
        return None
