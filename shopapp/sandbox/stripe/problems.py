"""What Stripe answers when it says no: one exception with Stripe's fields, and a constructor for each thing that goes wrong.

`stored` decides whether an idempotency key remembers the answer: a refusal that came before anything was done is not
remembered (the same key may try again with better parameters), one that came while doing it is.
"""

from typing import Any

Doc = dict[str, Any]


class StripeProblem(Exception):
    """An answer other than 200. `body()` is the wire form."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        stored: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.stored = stored
        self.error: Doc = {"type": type, "message": message}
        if code:
            self.error["code"] = code
            self.error["doc_url"] = f"https://docs.stripe.com/error-codes/{code.replace('_', '-')}"
        if param:
            self.error["param"] = param
        self.error.update({key: value for key, value in more.items() if value is not None})

    def body(self) -> Doc:
        return {"error": self.error}


def unknown(param: str) -> StripeProblem:
    return StripeProblem(400, f"Received unknown parameter: {param}", code="parameter_unknown", param=param)


def missing(param: str) -> StripeProblem:
    return StripeProblem(400, f"Missing required param: {param}.", code="parameter_missing", param=param)


def invalid(param: str, message: str, code: str | None = None) -> StripeProblem:
    return StripeProblem(400, message, code=code, param=param)


def no_such(kind: str, id: str, param: str) -> StripeProblem:
    return StripeProblem(404, f"No such {kind}: '{id}'", code="resource_missing", param=param)


def unexpected_state(intent: Doc, message: str) -> StripeProblem:
    """The intent is not in a state that allows this; the caller gets the intent as it stands."""
    return StripeProblem(400, message, code="payment_intent_unexpected_state", stored=True, payment_intent=intent)


def busy(message: str, code: str = "lock_timeout") -> StripeProblem:
    return StripeProblem(429, message, code=code)


def broken(status: int, *, stored: bool) -> StripeProblem:
    return StripeProblem(status, "Something went wrong: a fault you asked for.", type="api_error", stored=stored)
