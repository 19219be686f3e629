"""Lists, newest first, with Stripe's cursors: `limit`, `starting_after`, `ending_before` and `created`.

Read only as far as the page and the span reach: time moves forward only, so behind the first object that is too old all are.
"""

from collections.abc import Callable, Generator
from itertools import dropwhile, islice
from typing import Any, cast

from shopapp.sandbox.stripe import problems
from shopapp.sandbox.stripe.books import Call
from shopapp.sandbox.stripe.problems import Doc


def page(call: Call, kind: str, url: str, *, equal: tuple[str, ...] = (), fits: Callable[[Doc], bool] | None = None) -> Doc:
    """One page of the kind; `equal` names filters that compare a field of the same name."""
    params = call.params
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise problems.invalid("limit", "Limit must be between 1 and 100", "parameter_invalid_integer")
    docs = (doc for doc in _young(call, kind) if _passes(doc, params, equal) and (fits is None or fits(doc)))
    if "ending_before" in params:
        found = list(docs)
        before = found[: _place(found, params["ending_before"], "ending_before")]
        return _list(before[-limit:], len(before) > limit, url)
    if "starting_after" in params:
        after = params["starting_after"]
        rest = dropwhile(lambda doc: doc["id"] != after, docs)
        if next(rest, None) is None:
            raise problems.no_such("object", after, "starting_after")
        docs = rest
    found = list(islice(docs, limit + 1))
    return _list(found[:limit], len(found) > limit, url)


def _young(call: Call, kind: str) -> Generator[Doc]:
    """The newest first, down to where `created` ends."""
    span = call.params.get("created")
    bounds = cast(dict[str, int], span) if isinstance(span, dict) else {"gte": span} if span is not None else {}
    oldest = max(bounds.get("gte", 0), bounds.get("gt", -1) + 1)
    for doc in call.books.newest(kind):
        if int(doc["created"]) < oldest:
            return
        yield doc


def _list(docs: list[Doc], more: bool, url: str) -> Doc:
    return {"object": "list", "data": docs, "has_more": more, "url": url}


def _place(docs: list[Doc], id: str, param: str) -> int:
    for place, doc in enumerate(docs):
        if doc["id"] == id:
            return place
    raise problems.no_such("object", id, param)


def _passes(doc: Doc, params: Doc, equal: tuple[str, ...]) -> bool:
    if any(name in params and doc.get(name) != params[name] for name in equal):
        return False
    return "created" not in params or _within(int(doc["created"]), params["created"])


def _within(moment: int, span: Any) -> bool:
    if not isinstance(span, dict):
        return moment == span
    bounds = cast(dict[str, int], span)
    return (
        moment > bounds.get("gt", -1)
        and moment >= bounds.get("gte", 0)
        and moment < bounds.get("lt", moment + 1)
        and moment <= bounds.get("lte", moment)
    )
