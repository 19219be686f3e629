"""What a reply states and no row holds: prices, stock, titles, links, quoted words, shares.

Cards and cart lines are compared field by field. In free text every amount must be one of a product spoken of, of a passage
that is quoted, of the cart, or of the shopper's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shopapp.money import Money
from shopapp.rehearsal.judging.amounts import amounts, numbers, shares, western
from shopapp.rehearsal.judging.stock import wrong_stock_words
from shopapp.rehearsal.records import Finding, Payload, Spoken
from shopapp.rehearsal.truth import Product, Rows, Variant
from shopapp.rehearsal.truth.rows import cards_of

_LINK = re.compile(r"https?://[^\s)>\]”\"]+")


@dataclass(slots=True)
class _Known:
    """What may be said by now: it grows with the conversation."""

    rows: Rows
    said: list[int] = field(default_factory=list[int])
    products: set[int] = field(default_factory=set[int])
    passages: list[str] = field(default_factory=list[str])
    shares: set[str] = field(default_factory=set[str])
    cart: list[int] = field(default_factory=list[int])
    together: set[int] = field(default_factory=set[int])
    """What the cards of one row come to, by their rows: alone and with what is in the cart."""

    def amounts(self) -> set[int]:
        prices = {amount for id in self.products for variant in self.rows.of(id) for amount in _prices(variant)}
        pages = [self.rows.products[id].description for id in self.products if id in self.rows.products]
        told = {amount for text in (*self.passages, *pages) for amount in amounts(text, self.rows.currency)}
        apart = {abs(price - limit) for price in prices for limit in self.said}
        return prices | told | apart | set(self.said) | self.together | {sum(self.cart[: at + 1]) for at in range(len(self.cart))}


def invented(talk: list[Spoken], rows: Rows) -> list[Finding]:
    known = _Known(rows)
    found: list[Finding] = []
    for spoken in talk:
        known.said += numbers(spoken.said, rows.currency)
        known.shares |= set(shares(spoken.said))
        _learn(known, spoken)
        for type, payload in spoken.events:
            found += _of_event(known, type, payload)
    return found


def _learn(known: _Known, spoken: Spoken) -> None:
    """The products and passages this turn speaks of."""
    rows = known.rows
    for type, payload in spoken.events:
        known.products |= {int(card["product_id"]) for card in cards_of(payload)}
        titles = {str(source.get("title", "")) for source in payload.get("sources", ())}
        known.passages += [f"{passage.heading}. {passage.body}" for passage in rows.passages if passage.title in titles]
        told = "\n".join(free_texts(type, payload)).lower()
        known.products |= {product.id for product in rows.products.values() if product.title.lower() in told}
        if shown := [v.price_minor for card in cards_of(payload) if (v := rows.variants.get(int(card["variant_id"])))]:
            known.together |= {sum(shown), sum(shown) + sum(known.cart)} | {price + sum(known.cart) for price in shown}
        if type == "cart.change" and (variant := rows.variants.get(int(payload["variant_id"]))) is not None:
            known.products.add(variant.product_id)
            if payload["op"] == "add":
                known.cart.append(variant.price_minor * int(payload["quantity"]))


def free_texts(type: str, payload: Payload) -> Iterator[str]:
    """The sentences of an event that its maker worded."""
    for key in ("text", "title", "message"):
        if type != "cart.change" and isinstance(payload.get(key), str):
            yield payload[key]
    yield from (str(card["reason"]) for card in cards_of(payload) if card.get("reason"))
    for row in payload.get("rows", ()):
        yield from (str(value) for value in row.get("values", ()))


def _of_event(known: _Known, type: str, payload: Payload) -> Iterator[Finding]:
    rows = known.rows
    for card in cards_of(payload):
        yield from _of_card(rows, card)
    if type == "cart.change":
        yield from _of_cart_line(rows, payload)
    for source in payload.get("sources", ()):
        yield from _of_source(rows, source)
    if type == "answer":
        yield from _of_quote(known, payload)
    for text in free_texts(type, payload):
        yield from _of_text(known, text)


def _of_text(known: _Known, text: str) -> Iterator[Finding]:
    rows = known.rows
    stray = [amount for amount in amounts(text, rows.currency) if amount not in known.amounts()]
    if stray:
        yield Finding("invented_price", f"“{_short(text)}” states {_written(stray, rows)}, which no row or quoted passage holds.")
    told = " ".join((*known.passages, *(_all_of(rows.products[id]) for id in known.products if id in rows.products)))
    allowed = known.shares | set(shares(told)) | {share for id in known.products for share in _reductions(rows.of(id))}
    if odd := [share for share in shares(text) if share not in allowed]:
        yield Finding("invented_fact", f"“{_short(text)}” states {odd[0]} %, which no row or quoted passage holds.")
    for link in _LINK.findall(text):
        if link.rstrip(".,;").split("?")[0] not in _links(rows):
            yield Finding("invented_fact", f"The link {link} leads to nothing of the shop.")
    yield from (Finding("invented_fact", reason) for reason in wrong_stock_words(text, rows))


def _of_card(rows: Rows, card: Payload) -> Iterator[Finding]:
    product = rows.products.get(int(card["product_id"]))
    if product is None or not product.offered:
        yield Finding("invented_fact", f"“{card.get('title')}” was shown, and the shop does not offer it.")
        return
    if card["title"] != product.title:
        yield Finding("invented_fact", f"“{card['title']}” was shown; its title is “{product.title}”.")
    if str(card["url"]).split("?")[0] != rows.url(product):
        yield Finding("invented_fact", f"The link of “{product.title}” leads to {card['url']}.")
    if bool(card["available"]) != product.available:
        yield Finding("invented_fact", f"“{product.title}” was shown as {'sold out' if product.available else 'for sale'}.")
    yield from _of_price(rows, product, card["variant_id"], card["price"], card.get("compare_at"))
    for shown in card.get("variants", ()):
        yield from _of_price(rows, product, shown["id"], shown["price"], None)
        variant = rows.variants.get(int(shown["id"]))
        if variant is not None and bool(shown["available"]) != variant.available:
            yield Finding("invented_fact", f"“{product.title}”, {variant.title}, was shown with the wrong stock.")
    for badge in card.get("badges", ()):
        if any(share not in _reductions(rows.of(product.id)) for share in shares(badge)):
            yield Finding("invented_fact", f"“{product.title}” was shown with “{badge}”.")


def _of_price(rows: Rows, product: Product, variant_id: object, price: Payload, before: Payload | None) -> Iterator[Finding]:
    variant = rows.variants.get(int(str(variant_id)))
    if variant is None or variant.product_id != product.id:
        yield Finding("invented_fact", f"“{product.title}” was shown with an option that it does not have.")
        return
    if not _is(price, variant.price_minor, rows.currency):
        yield Finding("invented_price", f"“{product.title}” was shown at {price.get('text')}; it costs {_amount(variant, rows)}.")
    if before is not None and not _is(before, variant.compare_at_minor, rows.currency):
        yield Finding("invented_price", f"“{product.title}” was shown as reduced from {before.get('text')}.")


def _of_cart_line(rows: Rows, payload: Payload) -> Iterator[Finding]:
    variant = rows.variants.get(int(payload["variant_id"]))
    product = rows.products.get(variant.product_id) if variant else None
    if variant is None or product is None or not product.offered:
        yield Finding("invented_fact", f"“{payload.get('title')}” was put into the cart, and the shop does not offer it.")
        return
    if product.title not in str(payload["title"]):
        yield Finding("invented_fact", f"“{payload['title']}” was put into the cart; its title is “{product.title}”.")
    if not _is(payload["price"], variant.price_minor, rows.currency):
        yield Finding("invented_price", f"“{product.title}” went into the cart at {payload['price'].get('text')}.")
    if payload["op"] == "add" and not variant.available:
        yield Finding("invented_fact", f"“{product.title}”, {variant.title}, went into the cart and is sold out.")


def _of_source(rows: Rows, source: Payload) -> Iterator[Finding]:
    known = {(passage.title, passage.url) for passage in rows.passages}
    url = str(source.get("url") or "")
    if (source.get("title"), url) not in known and url.split("?", maxsplit=1)[0] not in _links(rows):
        yield Finding("invented_fact", f"The source “{source.get('title')}” is no document or page of the shop.")


def _of_quote(known: _Known, payload: Payload) -> Iterator[Finding]:
    """Numbers in an answer from documents stand in one of its documents."""
    titles = {str(source.get("title", "")) for source in payload.get("sources", ())}
    bodies = [f"{passage.heading} {passage.body}" for passage in known.rows.passages if passage.title in titles]
    if not bodies:
        return
    told = set(re.findall(r"\d+", western(" ".join(bodies)))) | {str(number // 100) for number in known.said}
    if odd := [number for number in re.findall(r"\d+", western(str(payload["text"]))) if number not in told]:
        yield Finding("invented_fact", f"“{_short(payload['text'])}” states {odd[0]}; the quoted document does not.")


def _links(rows: Rows) -> set[str]:
    pages = {rows.url(product) for product in rows.products.values() if product.offered}
    return pages | {passage.url.split("?")[0] for passage in rows.passages if passage.url}


def _prices(variant: Variant) -> list[int]:
    return [variant.price_minor] + ([variant.compare_at_minor] if variant.compare_at_minor else [])


def _reductions(variants: list[Variant]) -> set[str]:
    """Shares by which a variant is really reduced, rounded down or to the nearest."""
    found: set[str] = set()
    for variant in variants:
        if variant.compare_at_minor and variant.compare_at_minor > variant.price_minor:
            share = 100 * (variant.compare_at_minor - variant.price_minor) / variant.compare_at_minor
            found |= {str(int(share)), str(round(share))}
    return found


def _is(shown: Payload, minor: int | None, currency: str) -> bool:
    """Both the number and its text: a shopper reads only the text."""
    return shown.get("minor") == minor and shown.get("currency") == currency and amounts(str(shown["text"]), currency) == [minor]


def _all_of(product: Product) -> str:
    values = [value for held in product.facets.values() for value in held]
    return " ".join((product.title, product.description, *product.tags, *values))


def _amount(variant: Variant, rows: Rows) -> str:
    return _written([variant.price_minor], rows)


def _written(minors: list[int], rows: Rows) -> str:
    return " and ".join(Money(minor, rows.currency).text() for minor in minors)


def _short(text: str) -> str:
    return text if len(text) < 120 else f"{text[:117]}…"
