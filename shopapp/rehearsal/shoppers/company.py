"""The whole company of shoppers: how many of each kind, and the merchant's own questions beside them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from shopapp.db import Connection
from shopapp.rehearsal import questions
from shopapp.rehearsal.records import Kind, Plan
from shopapp.rehearsal.shoppers import documents, phrases
from shopapp.rehearsal.shoppers.goods import Goods
from shopapp.rehearsal.truth import store
from shopapp.shops import Shop

SIZE, LARGEST = 60, 300
SHELF = 600
"""Products that shoppers are invented from; a larger shop is sampled."""
_SHARES: dict[Kind, int] = {
    "find": 8,
    "vague": 3,
    "budget": 6,
    "compare": 3,
    "negation": 6,
    "sold_out": 3,
    "inside": 10,
    "outside": 6,
    "off_topic": 3,
    "hostile": 3,
    "person": 5,
    "buy": 6,
}
_Makes = Callable[[], Iterator[Plan]]


def invent(conn: Connection, shop: Shop, *, seed: int, size: int = SIZE) -> list[Plan]:
    """About `size` plans and the merchant's own; fewer where the shop has not the rows for a kind (nothing is sold out)."""
    size = max(len(_SHARES), min(size, LARGEST))
    draw = random.Random(seed)  # noqa: S311 - the same shoppers again, not a secret
    language = language_of(shop)
    shelf = store.shelf(conn, shop.id, seed, SHELF)
    goods = Goods(shelf, store.variants(conn, shop.id, [product.id for product in shelf], []), shop.currency, language, draw)
    makers: dict[Kind, _Makes] = {
        "find": goods.find,
        "vague": lambda: _said("vague", [(language, text) for text in phrases.of(phrases.VAGUE, language)], draw),
        "budget": goods.budget,
        "compare": goods.compare,
        "negation": goods.negation,
        "sold_out": goods.sold_out,
        "inside": lambda: documents.inside(store.all_passages(conn, shop.id, seed, LARGEST), language, draw),
        "outside": lambda: documents.outside(conn, shop.id, draw),
        "off_topic": lambda: _said("off_topic", phrases.OFF_TOPIC, draw),
        "hostile": lambda: _said("hostile", phrases.HOSTILE, draw),
        "person": lambda: _said("person", phrases.PERSON, draw),
        "buy": goods.buy,
    }
    whole = sum(_SHARES.values())
    plans = _own(conn, shop.id, language)
    for kind, share in _SHARES.items():
        plans += islice(makers[kind](), max(1, size * share // whole))
    return plans


def language_of(shop: Shop) -> str:
    main = shop.locales[0].partition("-")[0].lower() if shop.locales else "en"
    return main if main in phrases.LANGUAGES else "en"


def _said(kind: Kind, said: "list[tuple[str, str]] | tuple[tuple[str, str], ...]", draw: random.Random) -> Iterator[Plan]:
    order = list(said)
    draw.shuffle(order)
    yield from (Plan(kind, language, [{"text": text}]) for language, text in order)


def _own(conn: Connection, shop_id: int, language: str) -> list[Plan]:
    plans: list[Plan] = []
    for own in questions.every(conn, shop_id):
        plan = Plan("own", language, [{"text": own.question}], {"wants": own.wants})
        if own.document_id is not None:
            document = store.document(conn, shop_id, own.document_id)
            plan = replace(plan, expects={**plan.expects, "title": document.title, "url": document.url, "heading": "any heading"})
        plans.append(plan)
    return plans
