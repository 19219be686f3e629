"""Shopping tasks as written in `tasks/*.txt`, and whether what they ask for is true of the rows behind the answer.

    kind | what the shopper says > next message > … | what must be true after the last message

Conditions, between `;` (`a/b` is either). Those about every card need a card to be shown, except `none` and `no card`:
`cards` something is shown · `all ~ word` every card's title has it · `some ~ word` · `first ~ word` · `no card ~ word`
`price <= 50` `price >= 20` of every card, from its row · `none material leather` no card's row has it in that place
(title, tag, material) · `some tag rain` · `all tag gift` · `value size W32` every card's row has the value
`sum <= 80` of all cards together · `says text` `not says text` · `event type` · `cards 2` exactly so many
`reduced` the row behind every card has a higher former price · `newest` no product came later than the first card's
`compared A / B` exactly these, by title · `compared first 2` the first that were shown before, in their order
`dearer A / B` the row of the second costs more · `cheaper than before` every card costs less than one shown before
`other than before` no card that was shown before · `asked facet` the question on the screen is about it
`stock A / value` `out A / value` the row of that variant can be bought, or cannot (without a value: any of the product's)
`cart title [/ value]` exactly one change put exactly this into the cart, and its row can be bought
`no cart [word]` nothing (with that word) was put there
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talking import Shopper

from shopapp.assistant.understand.plain import plain


@dataclass(frozen=True, slots=True)
class Errand:
    kind: str
    says: tuple[str, ...]
    wants: tuple[str, ...]


def errands(file: Path) -> list[Errand]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] not in "#!"]
    fields = [[field.strip() for field in line.split("|")] for line in lines]
    return [Errand(kind, _parts(says, ">"), _parts(wants, ";")) for kind, says, wants in fields]


def sold_out(file: Path) -> set[str]:
    """Titles, or titles and a value ("Top / Small"), that are sold out while these tasks run."""
    marked = [line.partition(":")[2] for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("! sold out:")]
    return {title.strip() for line in marked for title in line.split(";")}


def _parts(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(rf" {mark}(?: |$)|{mark} ?$" if mark == ">" else mark, text) if part.strip())


def run(errand: Errand, shopper: Shopper) -> list[str]:
    """What is not true after the last message, in words; empty when all is well."""
    before: list[dict[str, Any]] = []
    for said in errand.says:
        before = shopper.cards or before
        shopper.says(said)
    shopper.before = [card["product_id"] for card in before]
    problems = [want for want in errand.wants if not holds(want, shopper)]
    return problems + always(shopper)


def always(shopper: Shopper) -> list[str]:
    """What has to be true of every answer: prices are the rows', and what is offered to buy can be bought."""
    problems = ["the turn failed"] if "problem" in shopper.types else []
    for card in shopper.cards:
        row = shopper.rows(
            "SELECT price_minor, available FROM variants WHERE shop_id = %(shop)s AND id = %(id)s",
            shop=shopper.shop,
            id=card["variant_id"],
        )
        if not row or row[0]["price_minor"] != card["price"]["minor"]:
            problems.append(f"{card['title']} is shown with a price that is not its row's")
        if card.get("available", True) and not (row and row[0]["available"]):
            problems.append(f"{card['title']} is offered and cannot be bought")
    for payload in (payload for type, payload in shopper.said if type == "comparison"):
        problems += _untrue_rows(payload, shopper)
    return problems


def _untrue_rows(payload: dict[str, Any], shopper: Shopper) -> list[str]:
    """A comparison's prices and availability are those of the rows."""
    rows = {row["label"]: row["values"] for row in payload["rows"]}
    problems: list[str] = []
    for at, card in enumerate(payload["items"]):
        found = _variants(shopper, card["title"], "")
        lowest = min(row["price_minor"] for row in found if row["available"] or not any(each["available"] for each in found))
        told = re.sub(r"[^0-9]", "", rows["Price"][at].replace(",", ""))
        if int(told) != lowest:
            problems.append(f"{card['title']} is compared at {rows['Price'][at]}, its row says {lowest}")
        if (rows["Availability"][at] == "Available") != any(row["available"] for row in found):
            problems.append(f"{card['title']} is compared as {rows['Availability'][at]}")
    return problems


def _variants(shopper: Shopper, title: str, value: str) -> list[dict[str, Any]]:
    return shopper.rows(
        """
        SELECT v.id, v.price_minor, v.available FROM variants v JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
        WHERE p.shop_id = %(shop)s AND p.title = %(title)s AND (%(value)s = '' OR %(value)s = ANY (v.option_values))
        """,
        shop=shopper.shop,
        title=title,
        value=value,
    )


def holds(want: str, shopper: Shopper) -> bool:
    name = next(name for name in sorted(_CHECKS, key=len, reverse=True) if want.startswith(name))
    return _CHECKS[name](want.removeprefix(name).strip(), shopper)


def _has(text: str, wanted: str) -> bool:
    return any(plain(one) in plain(text) for one in wanted.split("/"))


def _rows(shopper: Shopper) -> list[dict[str, Any]]:
    ids = [card["product_id"] for card in shopper.cards]
    return shopper.rows(
        "SELECT title, tags, metafields, facets, options FROM products WHERE shop_id = %(shop)s AND id = ANY(%(ids)s)",
        shop=shopper.shop,
        ids=ids,
    )


def _place(row: dict[str, Any], place: str) -> str:
    match place:
        case "title":
            return str(row["title"])
        case "tag":
            return " ".join(row["tags"])
        case _:
            held = [one["value"] for key, one in row["metafields"].items() if place in key]
            return " ".join([*held, *(value for value in row["facets"].get(place, []))])


def _none(rest: str, shopper: Shopper) -> bool:
    place, word = rest.split(" ", 1)
    return all(not _has(_place(row, place), word) for row in _rows(shopper))


def _price(rest: str, shopper: Shopper) -> bool:
    sign, amount = rest.split()
    prices = [card["price"]["minor"] for card in shopper.cards]
    limit = round(float(amount) * 100)
    return bool(prices) and all(price <= limit if sign == "<=" else price >= limit for price in prices)


def _sum(rest: str, shopper: Shopper) -> bool:
    return bool(shopper.cards) and sum(card["price"]["minor"] for card in shopper.cards) <= round(
        float(rest.removeprefix("<=")) * 100
    )


def _compared(rest: str, shopper: Shopper) -> bool:
    compared = [payload["items"] for type, payload in shopper.said if type == "comparison"]
    if not compared:
        return False
    if rest.startswith("first "):
        count = int(rest.removeprefix("first "))
        return [card["product_id"] for card in compared[0]] == shopper.before[:count] and len(compared[0]) == count
    return {card["title"] for card in compared[0]} == {title.strip() for title in rest.split(" / ")}


def _value(rest: str, shopper: Shopper) -> bool:
    facet, value = rest.split(" ", 1)
    return bool(shopper.cards) and all(value in row["facets"].get(facet, []) for row in _rows(shopper))


def _changes(shopper: Shopper) -> list[dict[str, Any]]:
    return [payload for type, payload in shopper.said if type == "cart.change"]


def _cart(rest: str, shopper: Shopper) -> bool:
    title, _, value = rest.partition(" / ")
    changes = _changes(shopper)
    rows = {row["id"]: row for row in _variants(shopper, title, value)}
    return len(changes) == 1 and changes[0]["op"] == "add" and bool(rows.get(changes[0]["variant_id"], {}).get("available"))


def _stock(rest: str, shopper: Shopper) -> bool:
    title, _, value = rest.partition(" / ")
    found = _variants(shopper, title, value)
    assert found, f"there is no {rest} in this shop"
    return any(row["available"] for row in found)


def _dearer(rest: str, shopper: Shopper) -> bool:
    less, more = (min(row["price_minor"] for row in _variants(shopper, title, "")) for title in rest.split(" / "))
    return less < more


def _cheaper(_: str, shopper: Shopper) -> bool:
    rows = shopper.rows(
        "SELECT max(price_min) AS most FROM products WHERE shop_id = %(shop)s AND id = ANY(%(ids)s)",
        shop=shopper.shop,
        ids=shopper.before,
    )
    return bool(shopper.cards) and all(card["price"]["minor"] < rows[0]["most"] for card in shopper.cards)


def _reduced(_: str, shopper: Shopper) -> bool:
    ids = [card["variant_id"] for card in shopper.cards]
    rows = shopper.rows(
        "SELECT id FROM variants WHERE shop_id = %(shop)s AND id = ANY(%(ids)s) AND compare_at_minor > price_minor",
        shop=shopper.shop,
        ids=ids,
    )
    return bool(ids) and {row["id"] for row in rows} == set(ids)


def _newest(_: str, shopper: Shopper) -> bool:
    rows = shopper.rows(
        """
        SELECT id FROM products
        WHERE shop_id = %(shop)s AND status = 'ACTIVE' AND available AND published_at > (
            SELECT published_at FROM products WHERE shop_id = %(shop)s AND id = %(id)s)
        """,
        shop=shopper.shop,
        id=shopper.cards[0]["product_id"],
    )
    return not rows


_CHECKS: dict[str, Callable[[str, Shopper], bool]] = {
    "cards": lambda _, shopper: bool(shopper.cards),
    "cards 2": lambda _, shopper: len(shopper.cards) == 2,
    "cards 3": lambda _, shopper: len(shopper.cards) == 3,
    "all ~": lambda rest, shopper: bool(shopper.titles) and all(_has(title, rest) for title in shopper.titles),
    "all tag": lambda rest, shopper: bool(shopper.cards) and all(_has(_place(row, "tag"), rest) for row in _rows(shopper)),
    "asked": lambda rest, shopper: any(type == "question" and told["facet"] == rest for type, told in shopper.said),
    "dearer": _dearer,
    "cheaper than before": _cheaper,
    "other than before": lambda _, shopper: not {card["product_id"] for card in shopper.cards} & set(shopper.before),
    "stock": _stock,
    "out": lambda rest, shopper: not _stock(rest, shopper),
    "some ~": lambda rest, shopper: any(_has(title, rest) for title in shopper.titles),
    "first ~": lambda rest, shopper: bool(shopper.titles) and _has(shopper.titles[0], rest),
    "no card ~": lambda rest, shopper: not any(_has(title, rest) for title in shopper.titles),
    "some tag": lambda rest, shopper: any(_has(_place(row, "tag"), rest) for row in _rows(shopper)),
    "none": _none,
    "value": _value,
    "price": _price,
    "reduced": _reduced,
    "newest": _newest,
    "sum": _sum,
    "says": lambda rest, shopper: _has(shopper.text, rest),
    "not says": lambda rest, shopper: not _has(shopper.text, rest),
    "event": lambda rest, shopper: rest in shopper.types,
    "compared": _compared,
    "cart": _cart,
    "no cart": lambda rest, shopper: not any(_has(change["title"], rest) for change in _changes(shopper)),
}
