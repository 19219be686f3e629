"""The Admin GraphQL API of one shop at a time.

The rules: a document is a `.graphql` file in `documents/`, never text glued together; throttling is waited out within a
budget; a 401 renews the token once; `userErrors` are the caller's to refuse, through `refuse_user_errors`.
"""

import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

import httpx

from shopapp import logs
from shopapp.errors import Refused, Unavailable
from shopapp.outside.shopify.wire import Wire, body_of, refuse_status, retry_after
from shopapp.ports.shopify_auth import Access
from shopapp.settings import Settings

log = logs.get(__name__)
Answer = dict[str, Any]


class AdminClient:
    """`access` gives a token for a shop; `renew` another one in place of the token that was refused."""

    def __init__(
        self,
        settings: Settings,
        access: Callable[[int], Access],
        renew: Callable[[int, Access], Access],
        *,
        wire: Wire | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._access = access
        self._renew = renew
        self._wire = wire or Wire()
        self._sleep = sleep

    def ask(
        self,
        shop_id: int,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        partial: bool = False,
        patience: float | None = None,
    ) -> Answer:
        """Run one document (`shop.graphql`) and return its `data`.

        `patience`: seconds that may go into waiting for throttling (default: the setting `shopify_patience`); beyond it
        Unavailable with `retry_after`. `partial`: accept data that came with errors, which otherwise is Refused.
        """
        left = self._settings.shopify_patience if patience is None else patience
        question = {"query": text_of(document), "variables": dict(variables or {})}
        while True:
            answer = self._post(shop_id, document, question)
            pause = _throttled(answer)
            if pause is None:
                return _data(answer, partial=partial)
            if pause > left:
                log.warning("shopify_throttled", shop_id=shop_id, document=document)
                raise Unavailable("Shopify asks us to slow down.", code="THROTTLED", retry_after=pause)
            left -= pause
            self._sleep(pause)

    def close(self) -> None:
        self._wire.close()

    def _post(self, shop_id: int, document: str, question: Answer) -> Answer:
        """The JSON of the answer, or of a 429 in the shape of a throttled one."""
        access = self._access(shop_id)
        response = self._send(access, question)
        if response.status_code == 401:
            access = self._renew(shop_id, access)
            response = self._send(access, question)
        log.info(
            "shopify_asked",
            shop_id=shop_id,
            document=document,
            status=response.status_code,
            request_id=response.headers.get("X-Request-Id"),
            milliseconds=int(response.elapsed.total_seconds() * 1000),
        )
        served = response.headers.get("X-Shopify-API-Version")
        if served and served != self._settings.shopify_api_version:
            log.warning("shopify_version_differs", shop_id=shop_id, served=served)
        if response.status_code == 401:
            raise Refused("Shopify does not accept our access to this shop.", code="unauthorized")
        if response.status_code == 429:
            return {"errors": [{"extensions": {"code": "THROTTLED"}}], "pause": retry_after(response) or 1.0}
        refuse_status(response)
        return body_of(response)

    def _send(self, access: Access, question: Answer) -> httpx.Response:
        shop = self._settings.shopify_url.replace("{shop}", access.domain)
        url = f"{shop}/admin/api/{self._settings.shopify_api_version}/graphql.json"
        return self._wire.post(url, json=question, headers={"X-Shopify-Access-Token": access.token})


@cache
def text_of(document: str) -> str:
    """The text of `documents/<document>`; the name carries its `.graphql`."""
    return files(__package__ or "").joinpath("documents", document).read_text("utf-8")


def refuse_user_errors(payload: Any, *, what: str) -> Answer:
    """The payload of a mutation, if it holds no `userErrors`; else Refused with the first one's code and all messages.

    `what` names the attempt for the message: "The draft order was not made".
    """
    if not isinstance(payload, dict):
        raise Refused(f"{what}: Shopify gave no reason.", code="no_payload")
    found = cast(Answer, payload)
    errors = cast(list[Answer], found.get("userErrors") or found.get("bulkOperationUserErrors") or [])
    if errors:
        said = "; ".join(str(error.get("message", "")) for error in errors)
        raise Refused(f"{what}: {said}", code=str(errors[0].get("code") or "user_error"))
    return found


def _codes(answer: Answer) -> list[str]:
    errors: object = answer.get("errors")
    if not errors:
        return []
    if not isinstance(errors, list):
        return ["errors"]
    entries = [cast(Answer, entry) if isinstance(entry, dict) else {} for entry in cast(list[object], errors)]
    extensions: list[Any] = [entry.get("extensions") for entry in entries]
    return [str(cast(Answer, each).get("code") or "errors") if isinstance(each, dict) else "errors" for each in extensions]


def _throttled(answer: Answer) -> float | None:
    """Seconds until the bucket holds what was asked for, at least 1; None when this is not a throttled answer."""
    if "THROTTLED" not in _codes(answer):
        return None
    if "pause" in answer:
        return max(1.0, float(answer["pause"]))
    try:
        cost = answer["extensions"]["cost"]
        status = cost["throttleStatus"]
        missing = float(cost["requestedQueryCost"]) - float(status["currentlyAvailable"])
        return max(1.0, missing / float(status["restoreRate"]))
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 1.0


def _data(answer: Answer, *, partial: bool) -> Answer:
    codes = _codes(answer)
    found: object = answer.get("data")
    if "INTERNAL_SERVER_ERROR" in codes or "TIMEOUT" in codes:
        raise Unavailable("Shopify failed while answering.", code=codes[0])
    if codes and not (partial and isinstance(found, dict)):
        raise Refused("Shopify refused this question.", code=codes[0])
    if not isinstance(found, dict):
        raise Unavailable("Shopify's answer holds nothing.", code="bad_answer")
    if codes:
        log.warning("shopify_answered_in_part", code=codes[0], errors=len(codes))
    return cast(Answer, found)
