"""Plays one story: its lines become turns, typed events and touches, as the assistant would have left them. Pure.

Prices, titles and pictures come from the catalogue's rows, passages from the shop's documents; the story only says which.
"""

import hashlib
import random
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from shopapp.assistant.reply import Reply
from shopapp.assistant.words import Words, words_of
from shopapp.conversations import Holder
from shopapp.demo.history.script import Story, Thing, things
from shopapp.demo.history.shelf import Shelf
from shopapp.knowledge.passages import sentences
from shopapp.money import Money

_SHOWN = re.compile(r"([a-z0-9-]+)(?: \((.+)\))?")
SHOP_NAME = "Fieldhouse"


@dataclass(slots=True)
class Played:
    """One turn; `reply` holds its events and touches. A nudge is a turn nobody asked for: `said` is empty."""

    said: str
    intent: str
    at: datetime
    client_id: str
    milliseconds: int
    reply: Reply = field(default_factory=Reply)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order the story ends in: paid in the chat, from its cart, or later by another way. `change` is what became of it."""

    way: str
    at: datetime
    things: list[Thing]
    change: str


@dataclass(slots=True)
class Scene:
    """A story played: who holds it at the end, what lies in the cart, which order comes of it."""

    story: Story
    started: datetime
    turns: list[Played] = field(default_factory=list[Played])
    cart: list[Thing] = field(default_factory=list[Thing])
    holder: Holder = "assistant"
    order: Wanted | None = None

    @property
    def ref(self) -> str:
        return hashlib.sha256(f"ref/{self.story.key}".encode()).hexdigest()[:16]

    @property
    def cart_token(self) -> str:
        return hashlib.sha256(f"cart/{self.story.key}".encode()).hexdigest()[:32]

    @property
    def ended(self) -> datetime:
        return self.turns[-1].at if self.turns else self.started


def play(story: Story, shelf: Shelf, started: datetime, now: datetime) -> Scene:
    """Raises NotFound when the story names something the shop does not have, KeyError for a text the assistant does not know."""
    player = _Player(story, shelf, Scene(story, started), now)
    for mark, words in story.lines:
        player.marks[mark](words)
    if story.things:
        player.scene.order = Wanted("plain", started, story.things, "")
    return player.scene


class _Player:
    def __init__(self, story: Story, shelf: Shelf, scene: Scene, now: datetime) -> None:
        self.story, self.shelf, self.scene, self._now = story, shelf, scene, now
        self._chance = random.Random(story.key)
        self.words: Words = words_of(story.locale)
        self.marks = {
            "S": self._said, "T": self._text, "P": self._products, "C": self._compared, "Q": self._question, "F": self._fact,
            "I": self._sentence, "D": self._document, "U": self._unknown, "H": self._handoff, "N": self._nudge, "+": self._add,
            "O": self._order, "R": self._changed,
        }  # fmt: skip

    @property
    def reply(self) -> Reply:
        return self.scene.turns[-1].reply

    def _turn(self, said: str, intent: str) -> Played:
        pause = self._chance.randint(14, 75) if self.scene.turns else 0
        at = min(self.scene.ended + timedelta(seconds=pause), self._now)
        client_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.story.key}/{len(self.scene.turns)}"))
        turn = Played(said, intent, at, client_id, self._chance.randint(38, 190))
        turn.reply.understood = {"intent": intent, "language": self.story.locale}
        self.scene.turns.append(turn)
        return turn

    def _said(self, words: str) -> None:
        intent, _, said = words.partition(": ")
        self._turn(said, intent)

    def _text(self, words: str) -> None:
        key, _, rest = words.partition(" ")
        places = dict(part.split("=", 1) for part in rest.split("|")) if rest else {}
        if key == "cart":
            places = {"lines": self.words.listing([f"{one.count} × {self._title(one)}" for one in self.scene.cart])}
            places["total"] = self._total().text()
        self.reply.text(self.words.say(key, **places))

    def _products(self, words: str) -> None:
        cards = [self.shelf.card(handle, reason or None) for handle, reason in _shown(words)]
        self.reply.products(cards)
        self.reply.used("search", found=len(cards))

    def _compared(self, words: str) -> None:
        handles = [handle for handle, _ in _shown(words)]
        cards = [self.shelf.card(handle) for handle in handles]
        told = [self.shelf.product(handle).metafields for handle in handles]
        keys = [key for key in told[0] if all(key in each for each in told)]
        rows: list[Any] = []
        for key in keys:
            values = [str(each[key]["value"]) for each in told]
            rows.append({"label": key.split(".", 1)[1].replace("_", " "), "values": values, "differs": len(set(values)) > 1})
        self.reply.text(self.words.say("compare"))
        self.reply.comparison(cards, sorted(rows, key=lambda row: not row["differs"]))
        self.reply.used("compare", products=len(cards))

    def _question(self, words: str) -> None:
        facet, _, choices = words.partition(": ")
        offered = [(choice, choice) for choice in choices.split(", ")]
        self.reply.question(self.words.question(facet, facet), facet, offered, self.words.say("skip"))

    def _fact(self, words: str) -> None:
        handle, _, key = words.partition(" ")
        product = self.shelf.product(handle)
        value = product.metafields[f"custom.{key}"]["value"]
        text = self.words.say("answer_fact", title=product.title, label=key.replace("_", " "), value=value)
        self._answer(text, [self._page(handle)], [product.id])

    def _sentence(self, words: str) -> None:
        product = self.shelf.product(words)
        text = sentences(product.description)[0]
        self._answer(self.words.say("answer_page", title=product.title, text=text), [self._page(words)], [product.id])

    def _page(self, handle: str) -> dict[str, str]:
        return {"title": self.words.say("product_page"), "url": str(self.shelf.card(handle)["url"]), "heading": ""}

    def _document(self, words: str) -> None:
        found = self.shelf.passage(words.partition("#")[2])
        text = " ".join(sentences(found.body)[:3])
        self._answer(text, [{"title": found.title, "url": found.url, "heading": found.heading}], [])

    def _answer(self, text: str, sources: list[dict[str, str]], products: list[int]) -> None:
        self.reply.answer(text, sources, product_ids=products)
        self.reply.used("answer", sources=len(sources))

    def _unknown(self, words: str) -> None:
        self.reply.text(self.words.say("answer_unknown"))
        self.reply.unanswered = words

    def _handoff(self, _words: str) -> None:
        self.reply.handoff(self.words.say("person", shop=SHOP_NAME))
        self.scene.holder = "waiting"

    def _nudge(self, words: str) -> None:
        turn = self._turn("", "")
        turn.reply.events.append(("nudge", {"text": words, "suggestions": []}))

    def _add(self, words: str) -> None:
        thing = things(words)[0]
        variant, card = self.shelf.variant(thing), self.shelf.card(thing.handle)
        title = card["title"] if variant.title == "Default Title" else f"{card['title']}, {variant.title}"
        key = "added" if thing.count == 1 else "added_many"
        self.reply.text(self.words.say(key, title=title, quantity=thing.count))
        self.reply.cart_change("add", card["product_id"], card["image"], variant.id, thing.count, title, variant.price.as_json())
        self.reply.used("cart_add", variant_id=variant.id, quantity=thing.count)
        self.scene.cart.append(thing)

    def _order(self, words: str) -> None:
        way, _, rest = words.partition(" ")
        if way == "later":
            days, _, bought = rest.partition(": ")
            at = self.scene.ended + timedelta(days=int(days), minutes=self._chance.randint(-150, 150))
            self.scene.order = Wanted(way, min(at, self._now - timedelta(minutes=20)), things(bought), "")
            return
        if way == "chat":
            self.reply.text(self.words.say("checkout", total=self._total().text()))
            self.reply.checkout_ask("stripe")
        pause = timedelta(seconds=self._chance.randint(70, 150) if way == "chat" else self._chance.randint(240, 900))
        self.scene.order = Wanted(way, min(self.scene.ended + pause, self._now), list(self.scene.cart), "")

    def _changed(self, words: str) -> None:
        ordered = self.scene.order
        assert ordered is not None, f"{self.story.who}: nothing was ordered that could be given back"
        self.scene.order = Wanted(ordered.way, ordered.at, ordered.things, words)

    def _title(self, thing: Thing) -> str:
        return self.shelf.product(thing.handle).title

    def _total(self) -> Money:
        priced = [self.shelf.variant(thing).price * thing.count for thing in self.scene.cart]
        return sum(priced[1:], priced[0])


def _shown(words: str) -> list[tuple[str, str]]:
    """`halde-rain-jacket (in stock in L) | …` as handles and reasons."""
    found: list[tuple[str, str]] = []
    for part in words.split(" | "):
        read = _SHOWN.fullmatch(part.strip())
        if read is None:
            raise ValueError(f"not a product: {part}")
        found.append((read[1], read[2] or ""))
    return found
