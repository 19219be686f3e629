"""`expand[]`: replacing the id of another object by the object, up to four levels deep."""

from typing import Any, cast

from shopapp.sandbox.stripe import problems
from shopapp.sandbox.stripe.books import Books
from shopapp.sandbox.stripe.problems import Doc

_KINDS = {
    "ch": "charge", "pi": "payment_intent", "pm": "payment_method", "re": "refund", "du": "dispute", "cus": "customer",
    "txn": "balance_transaction", "po": "payout",
}  # fmt: skip
_FIELDS = {
    "latest_charge", "payment_method", "payment_intent", "charge", "balance_transaction", "customer", "refunds", "source", "data",
    "review", "application", "on_behalf_of", "failure_balance_transaction", "balance_transactions",
}  # fmt: skip


def expand(books: Books, doc: Doc, paths: list[str]) -> Doc:
    """The document with each path filled in. Raises on a path that no object has."""
    for path in paths:
        parts = path.split(".")
        if len(parts) > 4 + (parts[0] == "data"):
            raise problems.invalid("expand", "You cannot expand more than 4 levels of a property")
        _fill(books, doc, parts, path)
    return doc


def _fill(books: Books, doc: Doc, parts: list[str], path: str) -> None:
    name, rest = parts[0], parts[1:]
    if name not in _FIELDS:
        raise problems.invalid("expand", f"This property cannot be expanded ({path}).")
    if name == "refunds" and doc.get("object") == "charge":
        doc["refunds"] = _refunds(books, doc)
        return
    value = doc.get(name)
    if isinstance(value, list):
        for item in cast(list[Any], value):
            if rest and isinstance(item, dict):
                _fill(books, cast(Doc, item), rest, path)
        return
    if isinstance(value, str):
        kind = _KINDS.get(value.partition("_")[0])
        value = doc[name] = (books.find(kind, value) if kind else None) or value
    if rest and isinstance(value, dict):
        _fill(books, cast(Doc, value), rest, path)


def _refunds(books: Books, charge: Doc) -> Doc:
    found = [doc for doc in reversed(books.all("refund")) if doc["charge"] == charge["id"]]
    return {"object": "list", "data": found[:10], "has_more": len(found) > 10, "url": f"/v1/charges/{charge['id']}/refunds"}
