"""The books of all three sides, laid beside each other: our checkouts, Shopify's orders and stock, Stripe's payments.

Read after everything has stopped, from the vendors' own files: nothing of ours helps in judging us.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopapp.sandbox.state import World as Ledger
from shopapp.wiring import House

Doc = dict[str, Any]
ENDED = ("paid", "voided", "refunded", "declined", "expired", "handed_over")


@dataclass(slots=True)
class Books:
    checkouts: list[Doc]
    intents: list[Doc]
    refunds: list[Doc]
    orders: list[Doc]
    stock: dict[int, int]
    told: Counter[str]
    mirrored: list[Doc]
    wrong: list[str] = field(default_factory=list[str])

    @property
    def captured(self) -> int:
        return sum(intent["amount_received"] for intent in self.intents)

    @property
    def returned(self) -> int:
        return sum(refund["amount"] for refund in self.refunds if refund["status"] in ("succeeded", "pending"))


def read(house: House, shop_id: int, ledger_file: Path, domain: str, account: str) -> Books:
    with house.transaction(shop_id) as conn:
        checkouts = conn.execute(
            "SELECT id::text, state, order_id, intent, amount_minor, captured_minor, refunded_minor FROM checkouts"
        ).fetchall()
        told = conn.execute(
            """
            SELECT payload ->> 'number' AS number, count(*) AS times
              FROM conversation_events WHERE type = 'order.confirmed' GROUP BY 1
            """
        ).fetchall()
        mirrored = conn.execute("SELECT id, origin, state, amount_minor FROM refunds").fetchall()
    ledger = Ledger(ledger_file)
    try:
        scope = f"{account}:test"
        stock = {
            int(variant["id"]): int(variant["inventoryQuantity"])
            for product in ledger.all("product", shop=domain)
            for variant in product["variants"]
        }
        return Books(
            checkouts=checkouts,
            intents=ledger.all("stripe_payment_intent", shop=scope),
            refunds=ledger.all("stripe_refund", shop=scope),
            orders=ledger.all("order", shop=domain),
            stock=stock,
            told=Counter({str(row["number"]): int(row["times"]) for row in told}),
            mirrored=mirrored,
        )
    finally:
        ledger.close()


def reconcile(books: Books, stock_before: dict[int, int]) -> Doc:
    """Every checkout by itself, then the sums. What is wrong is named, one sentence each."""
    intents, orders = _by_checkout(books)
    doubles = Counter[str]()
    for row in books.checkouts:
        mine, made = intents.pop(row["id"], []), orders.pop(row["id"], [])
        doubles["charges"] += len([one for one in mine if one["amount_received"]]) > 1
        doubles["orders"] += len([one for one in made if not one["cancelledAt"]]) > 1
        _one(books, row, mine, made)
    books.wrong += [f"payments of an unknown checkout {ref}" for ref in intents]
    books.wrong += [f"orders of an unknown checkout {ref}" for ref in orders]
    books.wrong += [f"order {number} was announced {times} times" for number, times in books.told.items() if times != 1]
    _stock(books, stock_before)
    standing = [order for order in books.orders if not order["cancelledAt"] and order["financialStatus"] != "PENDING"]
    ordered = sum(_minor(order["total"]) for order in standing)
    given_back = sum(_refunded(order) for order in standing)
    ours = sum(row["captured_minor"] - row["refunded_minor"] for row in books.checkouts if row["state"] in ("paid", "refunded"))
    return {
        "captured_minor": books.captured,
        "returned_minor": books.returned,
        "kept_at_stripe_minor": books.captured - books.returned,
        "kept_by_orders_minor": ordered - given_back,
        "kept_by_us_minor": ours,
        "double_charges": doubles["charges"],
        "double_orders": doubles["orders"],
        "wrong": len(books.wrong),
        "wrong_first": books.wrong[:10],
    }


def _by_checkout(books: Books) -> tuple[dict[str, list[Doc]], dict[str, list[Doc]]]:
    intents: dict[str, list[Doc]] = defaultdict(list)
    orders: dict[str, list[Doc]] = defaultdict(list)
    for intent in books.intents:
        intents[str(intent["metadata"].get("checkout"))].append(intent)
    for order in books.orders:
        marks = {entry["key"]: entry["value"] for entry in order["customAttributes"]}
        orders[str(marks.get("_shopapp_checkout"))].append(order)
    return intents, orders


def _one(books: Books, row: Doc, intents: list[Doc], orders: list[Doc]) -> None:
    """A paid checkout has one payment and one order of the same sum; any other has neither."""
    where = f"checkout {row['id']} ({row['state']})"
    standing = [order for order in orders if not order["cancelledAt"]]
    taken = [intent for intent in intents if intent["amount_received"]]
    books.wrong += [f"{where} still holds {one['id']} ({one['status']})" for one in intents if one["status"] not in _AT_REST]
    if row["state"] not in ("paid", "refunded") or row["captured_minor"] == 0:
        if standing:
            books.wrong.append(f"{where} has the standing order {standing[0]['name']}")
        books.wrong += [f"{where} keeps {_kept(books, one)} of {one['id']}" for one in taken if _kept(books, one)]
        return
    if len(taken) != 1 or len(standing) > 1 or (row["state"] == "paid" and not standing):
        books.wrong.append(f"{where} has {len(taken)} payments and {len(standing)} orders")
        return
    sums = {row["amount_minor"], row["captured_minor"], taken[0]["amount_received"], *[_minor(one["total"]) for one in standing]}
    if len(sums) != 1:
        books.wrong.append(f"{where} has the sums {sorted(sums)}")
    back = {row["refunded_minor"], taken[0]["amount_received"] - _kept(books, taken[0]), *[_refunded(one) for one in standing]}
    if len(back) != 1:
        books.wrong.append(f"{where} was given back {sorted(back)}")


_AT_REST = ("succeeded", "canceled")


def _kept(books: Books, intent: Doc) -> int:
    back = [refund for refund in books.refunds if refund["payment_intent"] == intent["id"]]
    return int(intent["amount_received"]) - sum(one["amount"] for one in back if one["status"] in ("succeeded", "pending"))


def _stock(books: Books, before: dict[int, int]) -> None:
    sold: Counter[int] = Counter()
    for order in books.orders:
        if not order["cancelledAt"]:
            for line in order["lines"]:
                sold[int(line["variantId"])] += int(line["quantity"])
    for variant, was in before.items():
        if books.stock.get(variant) != was - sold[variant]:
            books.wrong.append(f"variant {variant}: {was} were there, {sold[variant]} sold, {books.stock.get(variant)} are left")


def _minor(amount: str) -> int:
    return round(float(amount) * 100)


def _refunded(order: Doc) -> int:
    entries = [entry for entry in order["transactions"] if entry["kind"] == "REFUND" and entry["status"] == "SUCCESS"]
    return sum(_minor(entry["amount"]) for entry in entries)
