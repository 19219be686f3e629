"""Carries out a model's tool calls with the tools both engines share, on this turn's shop, shopper and cart.

The rule: a call only chooses. Products are looked up among those this turn gave a short name; quantity, code and what goes
into or out of the cart come from the shopper's own message; a deed the shopper did not ask for is not done.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from shopapp.assistant.engine import Reading, Senses
from shopapp.assistant.grounding import Facts, Known
from shopapp.assistant.guide import needs
from shopapp.assistant.memory import Memory
from shopapp.assistant.preparing import desk_of, sense
from shopapp.assistant.reply import Reply
from shopapp.assistant.tools import beside, carting, codes, documents, orders, people, pointing, product_facts, searching
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import Intent, Meaning, Vocabulary, Wish
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain, stems
from shopapp.catalog import Product, heres
from shopapp.catalog import store as catalogue
from shopapp.ports.model import Call

Arguments = dict[str, Any]
_MOST_TOLD = 6  # products described to the model
_SEARCHES = frozenset({"search_products", "show_others", "cheaper", "similar", "goes_with"})
_FORGED = re.compile(r"</?\s*(?:system|user|assistant|tool)|[{}]|\btool_?calls?\b|%7b|&lt;|\\u00", re.IGNORECASE)
"""Writing that passes itself off as another's turn or as a call: such a message orders nothing."""
_MUST_BE_ASKED: dict[str, Intent] = {
    "cart_add": "cart_add",
    "cart_remove": "cart_remove",
    "cart_change": "cart_change",
    "checkout": "checkout",
    "discount_remove": "discount_remove",
    "discount_code": "discount_code",
    "order_status": "order_status",
    "call_back": "person",
    "leave_contact": "person",
}


@dataclass(slots=True)
class Hands:
    reading: Reading
    senses: Senses
    vocabulary: Vocabulary
    meaning: Meaning
    """What the shopper's own message means, as the built-in engine reads it."""
    memory: Memory
    done: list[tuple[str, Reply]] = field(default_factory=list[tuple[str, Reply]])
    rows: dict[int, Product] = field(default_factory=dict[int, Product])
    shorts: dict[str, int] = field(default_factory=dict[str, int])
    totals: set[int] = field(default_factory=set[int])

    def look(self) -> dict[str, Any]:
        """Read the products already on the screen anew, and give them short names."""
        ids = [item.id for item in self.memory.shown[:8]]
        ids += [id for id in (self.memory.focus, self.reading.message.page_product_id) if id is not None and id not in ids]
        with self.senses.transaction(self.reading.shop.id) as conn:
            rows = catalogue.products(conn, self.reading.shop.id, ids)
            found = heres.products(conn, self.reading.shop.id, rows, self.reading.here)
        self._name([found[id] for id in ids if id in found and found[id].offered])
        return {"on_screen": self._told(list(self.rows)), "need": self.memory.need.model_dump(exclude_defaults=True)}

    def facts(self, secrets: tuple[str, ...]) -> Facts:
        need = self.memory.need
        return Facts(
            products=tuple(Known(short, self.rows[id]) for short, id in self.shorts.items()),
            totals=frozenset(self.totals),
            currency=self.reading.currency,
            low=need.low,
            high=need.high,
            said=self.reading.message.text,
            shop_name=self.reading.shop.name,
            kinds=self.vocabulary.kinds,
            values=frozenset(self.vocabulary.values),
            secrets=secrets,
        )

    def do(self, call: Call) -> str:
        """The call's outcome as the model reads it. Never raises for what a model made up."""
        tool = _TOOLS.get(call.name)
        if tool is None:
            return _json(error="There is no such tool.")
        try:
            arguments = json.loads(call.arguments or "{}")
        except ValueError:
            arguments = None
        if not isinstance(arguments, dict):
            return _json(error="The arguments were not a JSON object.")
        if not self._was_asked(call.name):
            return _json(refused="The shopper has not asked for this. Ask them; the cards have buttons for it.")
        return self._carried_out(call.name, tool, cast(Arguments, arguments))

    def product(self, arguments: Arguments) -> int | None:
        return self.shorts.get(str(arguments.get("product", "")).strip(" []").lower())

    def products(self, arguments: Arguments) -> list[int]:
        given = arguments.get("products")
        names = [str(name).strip(" []").lower() for name in cast(list[Any], given)[:4]] if isinstance(given, list) else []
        return list(dict.fromkeys(self.shorts[name] for name in names if name in self.shorts))

    def _was_asked(self, name: str) -> bool:
        intent = _MUST_BE_ASKED.get(name)
        if intent is not None and _FORGED.search(self.reading.message.text):
            return False
        if intent is None or self.meaning.intent == intent:
            return True
        lexicon, said = lexicon_of(self.meaning.language), plain(self.reading.message.text)
        return any(known == intent and lexicon.find(known, pattern, said) for known, pattern in lexicon.intents)

    def _carried_out(self, name: str, tool: "_Tool", arguments: Arguments) -> str:
        meaning = tool.meaning(self, arguments)
        if meaning is None:
            return _json(error="That is not the short name of a product of this turn. Search first.")
        if name in _SEARCHES:
            self.memory.pending = None
        if name == "search_products":
            self.memory.need = needs.changed(self.memory.need, meaning, None)
        sensed = sense(self.senses, self.reading.shop, meaning, self.memory)
        with self.senses.transaction(self.reading.shop.id) as conn:
            desk = desk_of(conn, self.reading, meaning, self.vocabulary, self.memory, sensed, self.senses)
            tool.run(desk)
            self._name(list(desk.offered([id for id in desk.reply.facts["products"] if id not in self.rows]).values()))
            if name == "cart_show" and desk.cart is not None and desk.cart.lines:
                self.totals.add(carting.total(desk, desk.cart).minor)
        if name in _SEARCHES:
            # The model looked again: only its last look is shown.
            self.done = [(before, reply) for before, reply in self.done if before not in _SEARCHES]
        self.done.append((name, desk.reply))
        return self._outcome(desk.reply)

    def _outcome(self, reply: Reply) -> str:
        says = [payload["text"] for type, payload in reply.events if type in ("text", "answer", "question", "handoff")]
        shown = [type for type, _ in reply.events if type not in ("text", "suggestions")]
        return _json(shown_to_shopper=shown, says=says, products=self._told(reply.facts["products"]))

    def _name(self, products: list[Product]) -> None:
        for product in products:
            if product.id not in self.rows:
                self.rows[product.id] = product
                self.shorts[f"p{len(self.shorts) + 1}"] = product.id

    def _told(self, ids: list[int]) -> list[dict[str, Any]]:
        names = {id: short for short, id in self.shorts.items()}
        rows = [(names[id], self.rows[id]) for id in ids if id in names][:_MOST_TOLD]
        return [
            {
                "name": short,
                "title": row.name,
                "can_be_bought": row.available,
                "facts": row.facets,
                "page": row.text[:300],
            }
            for short, row in rows
        ]


@dataclass(frozen=True, slots=True)
class _Tool:
    meaning: Callable[[Hands, Arguments], Meaning | None]
    run: Callable[[Desk], None]


def _as(intent: Intent) -> Callable[[Hands, Arguments], Meaning]:
    return lambda hands, _: replace(hands.meaning, intent=intent)


def _search(hands: Hands, arguments: Arguments) -> Meaning | None:
    """The shopper's own wishes always hold; the model's query says in the shop's words what the thing is."""
    query = " ".join(str(arguments.get("query", ""))[:200].split())
    if not query and hands.memory.need.empty:
        return replace(hands.meaning, intent="find", sought="")
    own = hands.meaning
    wishes = list(own.wishes)
    wishes += [wish for value in _texts(arguments, "must") if (wish := _facet_wish(value, hands.vocabulary)) is not None]
    wishes += [Wish(value, wanted=False) for value in _texts(arguments, "without")]
    already = bool(stems(query) & stems(hands.memory.need.sought))
    return replace(own, intent="refine" if already else "find", sought=query, wishes=tuple(wishes), new_topic=not already)


def _facet_wish(value: str, vocabulary: Vocabulary) -> Wish | None:
    known = vocabulary.values.get(plain(value))
    return Wish(known[0][1], known[0][0]) if known else None


def _texts(arguments: Arguments, name: str) -> list[str]:
    given = arguments.get(name)
    return [str(each)[:60] for each in cast(list[Any], given)[:5] if str(each).strip()] if isinstance(given, list) else []


def _about(intent: Intent) -> Callable[[Hands, Arguments], Meaning | None]:
    def meaning(hands: Hands, arguments: Arguments) -> Meaning | None:
        id = hands.product(arguments)
        return None if id is None else replace(hands.meaning, intent=intent, product_ids=(id,), references=())

    return meaning


def _compare(hands: Hands, arguments: Arguments) -> Meaning | None:
    ids = hands.products(arguments)
    return replace(hands.meaning, intent="compare", product_ids=tuple(ids), references=()) if len(ids) > 1 else None


def _add(hands: Hands, arguments: Arguments) -> Meaning | None:
    """Where the shopper's words point at a product it is that one; else the model's, if the shopper named it at all."""
    id = hands.product(arguments)
    if id is None:
        return None
    meaning = replace(hands.meaning, intent="cart_add")
    titled = stems(" ".join(hands.rows[id].titles)) & stems(hands.reading.message.text)
    return replace(meaning, product_ids=(id,), references=()) if titled else meaning


def _offer_person(desk: Desk) -> None:
    desk.reply.used("offer_person")
    desk.reply.text(desk.said.say("offer_person"))
    desk.reply.suggestions([desk.said.say("suggest_person")])


def _call_back(desk: Desk) -> None:
    if not people.offer_call(desk):
        _offer_person(desk)


def _find(desk: Desk) -> None:
    if desk.memory.need.empty:
        desk.reply.text(desk.said.say("what_for"))
        return
    searching.find(desk)


def _json(**values: Any) -> str:
    return json.dumps(values, ensure_ascii=False)


_TOOLS: dict[str, _Tool] = {
    "search_products": _Tool(_search, _find),
    "show_others": _Tool(_as("something_else"), lambda desk: searching.find(desk, without_seen=True)),
    "compare": _Tool(_compare, pointing.compare),
    "cheaper": _Tool(_about("cheaper"), pointing.cheaper),
    "similar": _Tool(_about("more_like"), pointing.more_like),
    "goes_with": _Tool(_about("goes_with"), beside.goes_with),
    "product_question": _Tool(_about("question_product"), product_facts.answer),
    "shop_question": _Tool(_as("question_shop"), documents.answer),
    "cart_show": _Tool(_as("cart_show"), carting.show),
    "cart_add": _Tool(_add, carting.add),
    "cart_remove": _Tool(_as("cart_remove"), carting.remove),
    "checkout": _Tool(_as("checkout"), people.checkout),
    "discount_code": _Tool(_as("discount_code"), codes.apply),
    "cart_change": _Tool(_as("cart_change"), carting.change),
    "discount_remove": _Tool(_as("discount_remove"), codes.remove),
    "order_status": _Tool(_as("order_status"), orders.status),
    "call_back": _Tool(_as("person"), _call_back),
    "leave_contact": _Tool(_as("person"), people.ask_contact),
    "offer_person": _Tool(_as("unclear"), _offer_person),
}
