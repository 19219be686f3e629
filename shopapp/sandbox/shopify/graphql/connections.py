"""Relay connections: pages of a list, with cursors that survive a change of the list (they name the node, not its place)."""

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from graphql import GraphQLError

from shopapp.sandbox.shopify.graphql.context import Args
from shopapp.sandbox.state import Doc


def cursor_of(key: Any) -> str:
    return base64.b64encode(json.dumps(key).encode()).decode()


def key_of(cursor: str) -> Any:
    """What a cursor names. Raises the GraphQL error Shopify answers for a cursor it did not make."""
    try:
        return json.loads(base64.b64decode(cursor, validate=True))
    except ValueError:
        raise GraphQLError("Invalid cursor for current pagination sort.") from None


def _itself(node: Doc) -> Doc:
    return node


def connection(
    nodes: Sequence[Doc],
    args: Args,
    key: Callable[[Doc], Any] = lambda node: node.get("id"),
    *,
    node: Callable[[Doc], Doc] = _itself,
) -> Doc:
    """A page of `nodes` by first/after or last/before, reversed when asked. Without first and last: all (bulk).

    `node` makes what is shown of each, for the page only: a list may be long.
    """
    ordered = list(reversed(nodes)) if args.get("reverse") else list(nodes)
    keys = [place if (known := key(one)) is None else known for place, one in enumerate(ordered)]
    start, end = 0, len(ordered)
    if args.get("after"):
        start = _place(keys, key_of(args["after"])) + 1
    if args.get("before"):
        end = _place(keys, key_of(args["before"]))
    low, high = start, end
    if args.get("first") is not None:
        high = min(end, start + args["first"])
    if args.get("last") is not None:
        low = max(start, high - args["last"])
    shown = [node(one) for one in ordered[low:high]]
    return page(shown, keys[low:high], before=low > 0, after=high < len(ordered))


def first_of(docs: Iterable[Doc], args: Args, *, node: Callable[[Doc], Doc] = _itself) -> Doc:
    """The page by first/after of documents that come in the wanted order, read only as far as the page goes."""
    rest = iter(docs)
    if args.get("after"):
        after = key_of(args["after"])
        if not any(doc["id"] == after for doc in rest):
            raise GraphQLError("Invalid cursor for current pagination sort.")
    found = list(islice(rest, args["first"] + 1))
    shown = found[: args["first"]]
    return page(
        [node(doc) for doc in shown], [doc["id"] for doc in shown], before=bool(args.get("after")), after=len(found) > len(shown)
    )


def page(nodes: Sequence[Doc], keys: Sequence[Any], *, before: bool, after: bool) -> Doc:
    cursors = [cursor_of(key) for key in keys]
    return {
        "nodes": list(nodes),
        "edges": [{"cursor": cursor, "node": node} for cursor, node in zip(cursors, nodes, strict=True)],
        "pageInfo": {
            "hasNextPage": after,
            "hasPreviousPage": before,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
    }


def _place(keys: Sequence[Any], wanted: Any) -> int:
    for place, key in enumerate(keys):
        if key == wanted:
            return place
    raise GraphQLError("Invalid cursor for current pagination sort.")


def count(number: int, limit: int | None = None) -> Doc:
    """A `Count`: exact up to the limit (10,000 unless told), then the limit with AT_LEAST."""
    most = 10_000 if limit is None else limit
    return {"count": number, "precision": "EXACT"} if number <= most else {"count": most, "precision": "AT_LEAST"}
