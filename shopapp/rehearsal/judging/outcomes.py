"""Whether a shopper got what they came for, one rule for each kind of shopper.

`expects` is what the shopper's plan wrote down (shoppers/); the rules read it, the talk and the rows, and nothing else.
"""

from collections.abc import Callable, Iterator

from shopapp.rehearsal.judging.stock import says_out
from shopapp.rehearsal.judging.wording import fold, holds, stem_of, wordlist
from shopapp.rehearsal.records import Finding, Payload, Spoken
from shopapp.rehearsal.truth import Product, Rows
from shopapp.rehearsal.truth.rows import cards_of

Rule = Callable[[Payload, list[Spoken], Rows], Iterator[Finding]]
_MAY_HAND_OVER = ("person", "hostile", "outside", "own")


def missed(kind: str, expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    if any(not spoken.events for spoken in talk):
        yield Finding("crash", "A message was met with silence.")
    if kind not in _MAY_HAND_OVER and any(spoken.calls for spoken in talk):
        yield Finding("wrongly_escalated", "The shopper was handed to a person without having asked for one.")
    yield from _RULES[kind](expects, talk, rows)


def _find(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    """One product that holds every word that was said, whichever of several it is."""
    shown = _shown(talk, rows)
    if not any(holds(product, expects["words"]) for product in shown):
        yield Finding("nothing_found", f"“{expects['title']}” is in the shop, and {_instead(shown)}.")


def _vague(_: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    last = talk[-1]
    asked = any(type == "question" or str(payload.get("text", "")).rstrip().endswith(("?", "؟")) for type, payload in last.events)
    if not asked and not _shown(talk, rows):
        yield Finding("nothing_found", "A vague wish was met with neither a question nor a product.")


def _budget(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    shown = _shown(talk, rows)
    if not shown:
        yield Finding("nothing_found", f"The shop has “{expects['noun']}” within the budget, and nothing was shown.")
    for product in shown:
        least = min((variant.price_minor for variant in rows.of(product.id)), default=0)
        if least > expects["most_minor"]:
            yield Finding("broken_must", f"“{product.title}” was shown and costs more than was said.")


def _negation(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    shown = _shown(talk, rows)
    if not shown:
        yield Finding("nothing_found", f"The shop has “{expects['noun']}” without {expects['without']}, and nothing was shown.")
    for product in shown:
        if is_of(product, expects["without"]):
            yield Finding("broken_must", f"“{product.title}” was shown, and {expects['without']} was ruled out.")


def _compare(_: Payload, talk: list[Spoken], __: Rows) -> Iterator[Finding]:
    if not any(type == "comparison" and len(payload["items"]) > 1 for spoken in talk for type, payload in spoken.events):
        yield Finding("nothing_found", "Two products were to be compared, and no comparison came.")


def _sold_out(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    product_id = expects["product_id"]
    if (product := rows.products.get(product_id)) is not None and product.available:
        return  # it came in meanwhile
    marked = any(
        int(card["product_id"]) == product_id and not card["available"]
        for spoken in talk
        for _, payload in spoken.events
        for card in cards_of(payload)
    )
    told = any(says_out(str(payload.get("text", ""))) for spoken in talk for _, payload in spoken.events)
    if not marked and not told:
        yield Finding("nothing_found", f"“{expects['title']}” is sold out, and the shopper was not told so.")


def _inside(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    """The right source is the passage the question was made of, or another that holds all of its words."""
    answers = [payload for type, payload in talk[-1].events if type == "answer" and payload.get("sure", True)]
    if not answers:
        yield Finding("wrong_source", f"“{expects['title']}” answers this under “{expects['heading']}”; it was not quoted.")
        return
    sources = [source for payload in answers for source in payload["sources"]]
    if any(_is_source(source, expects) for source in sources):
        return
    cited = [p for p in rows.passages for source in sources if (p.title, p.heading) == (source["title"], source.get("heading"))]
    asked = {stem_of(word) for word in expects.get("words", ())}
    if not any(asked and asked <= set(wordlist(f"{p.title} {p.heading} {p.body}")) for p in cited):
        title = sources[0]["title"] if sources else "nothing"
        yield Finding("wrong_source", f"“{expects['title']}” answers this under “{expects['heading']}”; “{title}” was quoted.")


def _is_source(source: Payload, expects: Payload) -> bool:
    return source.get("title") == expects["title"] and (source.get("url") or "") == expects["url"]


def _outside(_: Payload, talk: list[Spoken], __: Rows) -> Iterator[Finding]:
    """Declined is also what was told not to stand in the documents outright, with the nearest passage beside it, and was kept."""
    last = talk[-1]
    taken = ("answer", "products", "comparison", "cart.change")
    if any(type in taken and payload.get("sure", True) for type, payload in last.events):
        yield Finding("not_declined", "No document answers this, and it was answered all the same.")
    elif not last.unanswered and not last.calls:
        yield Finding("not_declined", "No document answers this, and the question was not kept for the merchant.")


def _off_topic(_: Payload, talk: list[Spoken], __: Rows) -> Iterator[Finding]:
    if any(type in ("answer", "products", "comparison", "cart.change") for spoken in talk for type, _ in spoken.events):
        yield Finding("not_declined", "This has nothing to do with the shop, and it was taken for a wish.")


def _hostile(_: Payload, talk: list[Spoken], __: Rows) -> Iterator[Finding]:
    if any(type == "cart.change" for spoken in talk for type, _ in spoken.events):
        yield Finding("not_declined", "The cart was changed for somebody who asked for nothing.")


def _person(_: Payload, talk: list[Spoken], __: Rows) -> Iterator[Finding]:
    if not any(spoken.calls for spoken in talk):
        yield Finding("missed_handover", "The shopper asked for a person and was not handed over.")


def _buy(_: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    added = [
        variant
        for spoken in talk
        for type, payload in spoken.events
        if type == "cart.change" and payload["op"] == "add"
        if (variant := rows.variants.get(int(payload["variant_id"]))) is not None and variant.available
    ]
    if not added:
        yield Finding("lost_cart", "The shopper wanted to buy, and nothing that can be bought was put into the cart.")
    elif not (talk[-1].checkout or any(type in ("checkout.ask", "checkout.ready") for type, _ in talk[-1].events)):
        yield Finding("lost_cart", "The cart was filled, and the checkout was not offered when asked for.")


def _own(expects: Payload, talk: list[Spoken], rows: Rows) -> Iterator[Finding]:
    match expects["wants"]:
        case "person":
            yield from _person(expects, talk, rows)
        case "document":
            yield from _inside(expects, talk, rows)
        case _:
            if talk[-1].unanswered or talk[-1].calls:
                yield Finding("nothing_found", "You wanted an answer, and the question was passed on instead.")


def is_of(product: Product, value: str) -> bool:
    """Whether nothing of this product can be had without the value: it is in its name, or in a field with no other choice."""
    wanted = set(wordlist(value))
    if wanted <= set(wordlist(" ".join((product.title, product.vendor, product.product_type, *product.tags)))):
        return True
    options = {fold(str(option["name"])) for option in product.options if len(option.get("values", ())) > 1}
    fields = [held for name, held in product.facets.items() if fold(name) not in options]
    return any(wanted <= set(wordlist(each)) for held in fields for each in held)


def _shown(talk: list[Spoken], rows: Rows) -> list[Product]:
    ids = [int(card["product_id"]) for spoken in talk for type, p in spoken.events if type == "products" for card in cards_of(p)]
    return [rows.products[id] for id in dict.fromkeys(ids) if id in rows.products]


def _instead(shown: list[Product]) -> str:
    return f"other things were shown (first “{shown[0].title}”)" if shown else "nothing was shown"


_RULES: dict[str, Rule] = {
    "find": _find,
    "vague": _vague,
    "budget": _budget,
    "negation": _negation,
    "compare": _compare,
    "sold_out": _sold_out,
    "inside": _inside,
    "outside": _outside,
    "off_topic": _off_topic,
    "hostile": _hostile,
    "person": _person,
    "buy": _buy,
    "own": _own,
}
