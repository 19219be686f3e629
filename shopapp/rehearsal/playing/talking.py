"""One conversation, step by step: what the shopper says next, and what the engine answers.

A shopper who is asked for an option takes the first that is offered, one who is asked something before a person is called
answers it; one who puts something into the cart finds it there in
the next turn, as the widget would have reported it. They come through the same door as everybody (`Reception`): the shop's
scope, its topics for people and its question before one hold here, too.
"""

import uuid
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from shopapp.assistant.engine import Engine, Message, Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.reception import Reception
from shopapp.assistant.reply import Reply
from shopapp.assistant.understand import Vocabularies
from shopapp.conversations import Conversation, spending
from shopapp.db import Connection, Transaction
from shopapp.ports.embeddings import Embeddings, Models
from shopapp.rehearsal.playing import store
from shopapp.rehearsal.records import Case, Payload, Spoken
from shopapp.rehearsal.shoppers import phrases
from shopapp.rehearsal.truth.rows import cards_of
from shopapp.shops import Shop

_NOBODY = -1
"""The id of every invented shopper: no real one has it, and their rows never outlive a transaction."""
_MOST_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """What a rehearsal needs of the house. `engines` by name, one or several."""

    transaction: Transaction
    embeddings: Embeddings | None
    vocabularies: Vocabularies
    engines: Mapping[str, Engine]
    provider: Callable[[Shop], str]
    models: Models | None = None


@dataclass(slots=True)
class _Talk:
    stage: Stage
    shop: Shop
    case: Case
    memory: Memory = field(default_factory=Memory)
    cart: dict[int, int] = field(default_factory=dict[int, int])
    spoken: list[Spoken] = field(default_factory=list[Spoken])

    def says(self, **message: object) -> None:
        """Raises whatever the engine raises."""
        sent = Message(client_id=str(uuid.uuid4()), locale=self.case.language, **message)  # pyright: ignore[reportArgumentType]
        reading = Reading(self.shop, self._conversation(), sent, self.memory, self.stage.provider(self.shop))
        senses = Senses(self._reading, self.stage.embeddings, self.stage.vocabularies, lambda: 0.0, self.stage.models)
        reply, self.memory = Reception(self.stage.engines[self.case.engine]).answer(reading, senses)
        self.spoken.append(_heard(sent, reply))
        if reply.usage.microcents:
            # The one thing a rehearsal does write: money really spent counts towards the shop's monthly limit.
            with self.stage.transaction(self.shop.id) as conn:
                spending.add(conn, self.shop.id, reply.usage.microcents)
        for type, payload in reply.events:
            if type == "cart.change":
                self._carry(payload)

    def last(self, type: str) -> Payload | None:
        events = self.spoken[-1].events if self.spoken else []
        return next((payload for kind, payload in reversed(events) if kind == type), None)

    def _carry(self, payload: Payload) -> None:
        before = self.cart.get(int(payload["variant_id"]), 0) if payload["op"] == "add" else 0
        self.cart[int(payload["variant_id"])] = before + int(payload["quantity"])
        self.cart = {variant: quantity for variant, quantity in self.cart.items() if quantity > 0}

    @contextmanager
    def _reading(self, shop_id: int) -> Generator[Connection]:
        """A transaction in which the shopper, their conversation and cart stand, and that leaves nothing behind."""
        with self.stage.transaction(shop_id) as conn, conn.transaction(force_rollback=True):
            store.put_shopper(conn, shop_id, _NOBODY, self.case.language)
            if self.cart:
                store.put_cart(conn, shop_id, _NOBODY, self.shop.currency, self.cart)
            yield conn

    def _conversation(self) -> Conversation:
        now = datetime.fromtimestamp(0, UTC)
        holder = "waiting" if any(spoken.calls for spoken in self.spoken) else "assistant"
        return Conversation(_NOBODY, "rehearsal", _NOBODY, "web", holder, self.case.language, {}, 0, True, now, now)


def play(stage: Stage, shop: Shop, case: Case) -> list[Spoken]:
    """The conversation as far as it came; an engine that fails ends it with a turn without events."""
    talk = _Talk(stage, shop, case)
    for step in case.steps:
        try:
            _take(talk, step) if "take" in step else talk.says(text=str(step["text"]))
            if talk.memory.before_person is not None:
                talk.says(text=phrases.of(phrases.BEFORE_PERSON, case.language)[0])
        except Exception as problem:  # whatever an engine raises is what the rehearsal is there to find
            reason = f"{type(problem).__name__}: {problem}"[:300]
            talk.spoken.append(Spoken(f"{step.get('text', '')} → {reason}", []))
            break
    return talk.spoken


def _take(talk: _Talk, step: Payload) -> None:
    """Put what was shown into the cart, by a card's button or in words, and answer what is asked back."""
    cards = cards_of(talk.last("products") or {})
    ids = [int(card["product_id"]) for card in cards]
    place = ids.index(step["take"]) if step["take"] in ids else 0
    if step["by"] == "button" and cards:
        _press(talk, cards[place])
    else:
        places = phrases.of(phrases.PLACES, talk.case.language)
        talk.says(text=str(step["text"]).format(place=places[min(place, len(places) - 1)]))
    for _ in range(_MOST_OPTIONS):
        question = talk.last("question")
        if talk.last("cart.change") is not None or question is None or not question["choices"]:
            return
        choice = question["choices"][0]
        talk.says(choice={"facet": question["facet"], "value": choice["value"], "label": choice["label"]})


def _press(talk: _Talk, card: Payload) -> None:
    buyable = next((each["id"] for each in card["variants"] if each["available"]), card["variant_id"])
    talk.says(action={"kind": "add", "variant_id": buyable, "quantity": 1})


def _heard(message: Message, reply: Reply) -> Spoken:
    said = message.said or (f"[{message.action['kind']}]" if message.action else "")
    return Spoken(said, list(reply.events), reply.calls, reply.unanswered, reply.checkout_cart is not None)
