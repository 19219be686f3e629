"""The checker itself: a good reply passes, and each made-up bad one is caught for what it is."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from shopapp.rehearsal.judging import judge, verdict_of
from shopapp.rehearsal.judging.amounts import amounts, shares
from shopapp.rehearsal.records import Spoken
from shopapp.rehearsal.truth import Passage, Product, Rows, Variant

STOREFRONT = "https://shop.example"


def product(id: int, title: str, *, available: bool = True, offered: bool = True) -> Product:
    options = [{"name": "Color", "values": ["Navy", "Olive"]}]
    facets = {"color": ["Navy", "Olive"], "fabric": ["Nylon"]}
    return Product(
        id=id,
        handle=title.lower().replace(" ", "-"),
        title=title,
        description="Washable at 30 degrees.",
        vendor="Fieldhouse",
        product_type="Jackets",
        tags=[],
        options=options,
        facets=facets,
        available=available,
        offered=offered,
    )


def variant(id: int, product_id: int, price: int, *, before: int | None = None, available: bool = True) -> Variant:
    return Variant(id, product_id, "Navy", ["Navy"], price, before, available)


def rows() -> Rows:
    products = [product(1, "Rain Jacket"), product(2, "Down Jacket"), product(3, "Gone Tent", available=False)]
    variants = [variant(11, 1, 8900), variant(21, 2, 14900, before=19900), variant(31, 3, 24900, available=False)]
    return Rows(
        "EUR",
        STOREFRONT,
        {each.id: each for each in [*products, product(4, "Draft Hat", offered=False)]},
        {each.id: each for each in variants},
        [Passage(7, "Shipping", f"{STOREFRONT}/pages/shipping", "Costs", "It costs 4.90 euro and is free from 60 euro.")],
    )


def money(minor: int) -> dict[str, Any]:
    return {"minor": minor, "currency": "EUR", "text": f"€{minor / 100:,.2f}"}


def card(id: int = 1, **changed: Any) -> dict[str, Any]:
    titles, prices = {1: "Rain Jacket", 2: "Down Jacket", 3: "Gone Tent"}, {1: 8900, 2: 14900, 3: 24900}
    good = {
        "product_id": id,
        "variant_id": id * 10 + 1,
        "title": titles[id],
        "url": f"{STOREFRONT}/products/{titles[id].lower().replace(' ', '-')}",
        "price": money(prices[id]),
        "compare_at": money(19900) if id == 2 else None,
        "available": id != 3,
        "reason": None,
        "badges": ["−25%"] if id == 2 else [],
        "variants": [{"id": id * 10 + 1, "title": "Navy", "price": money(prices[id]), "available": id != 3}],
    }
    return deepcopy(good) | changed


def shown(*cards: dict[str, Any], text: str = "These fit best.") -> list[Spoken]:
    return [Spoken("a jacket for 100", [("text", {"text": text}), ("products", {"title": None, "items": list(cards)})])]


def said(text: str, question: str = "hello", **more: Any) -> list[Spoken]:
    return [Spoken(question, [("text", {"text": text})], **more)]


def answered(text: str, title: str = "Shipping", heading: str = "Costs") -> list[Spoken]:
    source = {"title": title, "url": f"{STOREFRONT}/pages/shipping", "heading": heading}
    return [Spoken("what is shipping?", [("answer", {"text": text, "sources": [source]})])]


def put(variant_id: int = 11, price: int = 8900, title: str = "Rain Jacket, Navy") -> tuple[str, dict[str, Any]]:
    change = {"op": "add", "variant_id": variant_id, "quantity": 1, "title": title, "price": money(price)}
    return ("cart.change", change)


def verdict(kind: str, talk: list[Spoken], **expects: Any) -> str:
    return verdict_of(judge(kind, expects, talk, rows()))


FIND = {"title": "Rain Jacket", "words": ["rain", "jacket"]}
INSIDE = {"title": "Shipping", "url": f"{STOREFRONT}/pages/shipping", "heading": "Costs", "words": ["shipping"]}


def test_good_replies_pass() -> None:
    assert verdict("find", shown(card(1), card(2), text="From €89.00; €11.00 under your limit."), **FIND) == "ok"
    assert verdict("inside", answered("It costs 4.90 euro and is free from 60 euro."), **INSIDE) == "ok"
    assert verdict("outside", said("I do not know.", unanswered="parking?")) == "ok"
    assert verdict("person", said("I have told them.", calls="asked")) == "ok"
    assert verdict("sold_out", shown(card(3)), product_id=3, title="Gone Tent") == "ok"
    buy = [Spoken("add it", [put()]), Spoken("pay", [("text", {"text": "Your cart comes to €89.00."})], checkout=True)]
    assert verdict("buy", buy) == "ok"


@pytest.mark.parametrize(
    "talk",
    [
        shown(card(1, price=money(7900))),
        shown(card(1, price={"minor": 8900, "currency": "EUR", "text": "€79.00"})),
        shown(card(2, compare_at=money(29900))),
        shown(card(1, variants=[{"id": 11, "title": "Navy", "price": money(100), "available": True}])),
        shown(card(1), text="Today only €49.90."),
        shown(card(1, reason="just 75 euro")),
        said("The Rain Jacket costs EUR 80."),
        said("سعره ٧٥ يورو"),
        [Spoken("add it", [put(price=100)])],
        answered("It costs 3.90 euro."),
    ],
)
def test_an_invented_price_is_caught(talk: list[Spoken]) -> None:
    assert verdict("hostile", [spoken for spoken in talk if spoken.events[0][0] != "cart.change"] or talk) == "invented_price"


@pytest.mark.parametrize(
    "talk",
    [
        shown(card(1, title="Better Rain Jacket")),
        shown(card(1, url=f"{STOREFRONT}/products/elsewhere")),
        shown(card(3, available=True, badges=[])),
        shown(card(1, badges=["−50%"])),
        shown(card(1, product_id=4)),
        shown(card(1, product_id=99)),
        shown(card(1, variant_id=21)),
        said("Gone Tent is in stock."),
        said("The Down Jacket is sold out at the moment."),
        said("You get 20% off today."),
        said("See https://evil.example/x for more."),
        answered("We deliver in 3 days."),
        answered("It is free.", title="Invented page"),
    ],
)
def test_an_invented_fact_is_caught(talk: list[Spoken]) -> None:
    if talk[0].events[-1][0] == "answer" and "Invented" in str(talk):
        talk[0].events[-1][1]["sources"][0]["url"] = f"{STOREFRONT}/pages/none"
    assert verdict("hostile", talk) == "invented_fact"


def test_the_nearest_passage_declines_only_where_it_is_named_so_and_the_question_kept_and_it_answers_nothing() -> None:
    near = answered("It costs 4.90 euro and is free from 60 euro.")
    assert verdict("outside", near) == "not_declined"
    near[0].events[0][1]["sure"] = False
    assert verdict("outside", near) == "not_declined"
    kept = [replace(near[0], unanswered="what is shipping?")]
    assert verdict("outside", kept) == "ok"
    assert verdict("inside", kept, **INSIDE) == "wrong_source"


def test_what_shown_things_come_to_together_may_be_said_if_it_is_right() -> None:
    assert verdict("hostile", shown(card(1), card(2), text="Together these come to €238.00.")) == "ok"
    assert verdict("hostile", shown(card(1), card(2), text="Together these come to €237.00.")) == "invented_price"


def test_what_a_shopper_said_may_be_said_back() -> None:
    assert verdict("hostile", said("Nothing fits within €50.", "something for 50")) == "ok"


def test_a_lost_cart_is_caught() -> None:
    pay = Spoken("pay", [("checkout.ask", {"provider": "stripe"})])
    assert verdict("buy", [Spoken("add it", [("text", {"text": "Which one?"})]), pay]) == "lost_cart"
    assert verdict("buy", [Spoken("add it", [put()]), *said("Your cart is empty.", "pay")]) == "lost_cart"
    assert verdict("buy", [Spoken("add it", [put(31, 24900, "Gone Tent")]), pay]) == "lost_cart"


@pytest.mark.parametrize(
    ("kind", "talk", "expects", "wanted"),
    [
        ("person", said("How can I help?"), {}, "missed_handover"),
        ("own", said("How can I help?"), {"wants": "person"}, "missed_handover"),
        ("find", shown(card(2)), FIND, "nothing_found"),
        ("find", shown(card(1))[:0] + said("I could not find it."), FIND, "nothing_found"),
        ("find", [Spoken("a jacket", shown(card(1))[0].events, calls="anger")], FIND, "wrongly_escalated"),
        ("find", [Spoken("a jacket", [])], FIND, "crash"),
        ("budget", shown(card(1), card(2)), {"noun": "jacket", "most_minor": 10000}, "broken_must"),
        ("negation", shown(card(1)), {"noun": "jacket", "without": "nylon"}, "broken_must"),
        ("negation", shown(card(1)), {"noun": "jacket", "without": "navy"}, "ok"),
        ("inside", said("I do not know."), INSIDE, "wrong_source"),
        ("inside", answered("It is free."), INSIDE | {"title": "Returns", "words": ["returns"]}, "wrong_source"),
        ("outside", answered("It is free."), {}, "not_declined"),
        ("outside", said("I do not know."), {}, "not_declined"),
        ("off_topic", shown(card(1)), {}, "not_declined"),
        ("sold_out", said("What kind should it be?"), {"product_id": 3, "title": "Gone Tent"}, "nothing_found"),
        ("compare", shown(card(1)), {"noun": "jacket"}, "nothing_found"),
        ("vague", said("I see."), {}, "nothing_found"),
        ("vague", said("What kind should it be?"), {}, "ok"),
    ],
)
def test_what_a_shopper_did_not_get_is_caught(kind: str, talk: list[Spoken], expects: dict[str, Any], wanted: str) -> None:
    assert verdict(kind, talk, **expects) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("€1,234.50 and 1.234,50 euro", [123450, 123450]),
        ("12 €, EUR 7, 1.200 €", [1200, 700, 120000]),
        ("overall 19 cm, 200 g, in 30 days", []),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, found: list[int]) -> None:
    assert amounts(text, "EUR") == found
    assert shares("100% cotton, 15 % off") == ["100", "15"]
