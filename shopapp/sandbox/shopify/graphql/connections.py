"""Relay connections: pages of a list, with cursors that survive a change of the list (they name the node, not its place)."""

import base64
import json
from collections.abc import Callable, Sequence
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


def connection(nodes: Sequence[Doc], args: Args, key: Callable[[Doc], Any] = lambda node: node.get("id")) -> Doc:
    """A page of `nodes` by first/after or last/before, reversed when asked. Without first and last: all (bulk)."""
    ordered = list(reversed(nodes)) if args.get("reverse") else list(nodes)
    keys = [key(node) if key(node) is not None else place for place, node in enumerate(ordered)]
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
    return page(ordered[low:high], keys[low:high], before=low > 0, after=high < len(ordered))


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
