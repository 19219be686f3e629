"""A reply in the making: typed events, and what the turn leaves behind (touches, facts, memory, who holds the conversation).

The one rule: every product, price and link in an event comes out of a row that was read in this turn; that is why the
events are made here from cards and rows, and no text of a shopper, document or model is ever parsed for facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from shopapp.attribution.records import Kind
from shopapp.catalog import Card, Row
from shopapp.inbox.dossier import Kind as NoteKind
from shopapp.inbox.states import Cause

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TouchNote:
    kind: Kind
    product_ids: tuple[int, ...] = ()
    variant_id: int | None = None


@dataclass(slots=True)
class Usage:
    """What the turn cost. `engine` is the one that really answered; `notes` say why, never in the shopper's words."""

    engine: str = "built-in"
    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    microcents: int = 0
    notes: Payload = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class Reply:
    events: list[tuple[str, Payload]] = field(default_factory=list[tuple[str, Payload]])
    touches: list[TouchNote] = field(default_factory=list[TouchNote])
    tools: list[Payload] = field(default_factory=list[Payload])
    prices: dict[str, str] = field(default_factory=dict[str, str])
    """Variant id to the price that was shown."""
    understood: Payload = field(default_factory=dict[str, Any])
    calls: Cause | None = None
    """Why a person is wanted; the conversation waits for one as soon as this is written."""
    unanswered: str | None = None
    email: str | None = None
    notes: list[tuple[NoteKind, str, str]] = field(default_factory=list[tuple[NoteKind, str, str]])
    """What the shopper said of themselves: kind, value, their sentence."""
    checkout_cart: int | None = None
    """The cart to open Shopify's checkout for; done after the engine, because it writes."""
    takes_call_back: str | None = None
    """The language to say it in, where the shopper takes a booked call back."""
    forgets_size: bool = False
    """The shopper wants every note of their size gone."""
    leads: set[int] = field(default_factory=set[int])
    """Places in `events` of texts that only lead over to what follows: another engine may word them its own way."""
    usage: Usage = field(default_factory=Usage)

    def text(self, text: str) -> None:
        self.events.append(("text", {"text": text}))

    def lead(self, text: str) -> None:
        """A text that states nothing: "These match best.". What follows it carries the facts."""
        self.leads.add(len(self.events))
        self.text(text)

    def question(self, text: str, facet: str, choices: Sequence[tuple[str, str]], skip_label: str | None) -> None:
        offered = [{"label": label, "value": value} for label, value in choices]
        self.events.append(("question", {"text": text, "facet": facet, "choices": offered, "skip_label": skip_label}))

    def products(self, cards: Sequence[Card], *, title: str | None = None) -> None:
        if not cards:
            return
        self._note(cards)
        self.touches.append(TouchNote("recommended", tuple(card["product_id"] for card in cards)))
        self.events.append(("products", {"title": title, "items": list(cards)}))

    def comparison(self, cards: Sequence[Card], rows: Sequence[Row]) -> None:
        self._note(cards)
        self.touches.append(TouchNote("compared", tuple(card["product_id"] for card in cards)))
        self.events.append(("comparison", {"items": list(cards), "rows": list(rows)}))

    def answer(self, text: str, sources: Sequence[Payload], *, product_ids: Sequence[int] = (), sure: bool = True) -> None:
        """`sure` is False for what was introduced as the nearest there is, and no answer perhaps."""
        if sure:
            self.touches.append(TouchNote("answered", tuple(product_ids)))
        self.events.append(("answer", {"text": text, "sources": list(sources), **({} if sure else {"sure": False})}))

    def cart_change(
        self, op: str, product_id: int, image: str, variant_id: int, quantity: int, title: str, price: Payload
    ) -> None:
        if quantity and op == "add":
            self.touches.append(TouchNote("added", (product_id,), variant_id))
        if quantity:
            self.prices[str(variant_id)] = str(price["text"])
        change = {
            "op": op,
            "variant_id": variant_id,
            "quantity": quantity,
            "title": title,
            "image": image,
            "price": price,
        }
        self.events.append(("cart.change", change))

    def discount_code(self, code: str, *, off: bool = False) -> None:
        """The widget tries it at the storefront, which alone knows what it is worth: no amount goes out from here. With `off` it
        goes from the cart instead, an empty one with all others."""
        self.events.append(("cart.discount", {"code": code, **({"off": True} if off else {})}))

    def checkout_ask(self, provider: str) -> None:
        self.events.append(("checkout.ask", {"needs": ["email", "address"], "provider": provider}))

    def handoff(self, text: str, cause: Cause = "asked") -> None:
        self.calls = cause
        self.events.append(("handoff", {"text": text}))

    def contact_ask(self, consent: str) -> None:
        """The form in which a shopper leaves an address for an answer. `consent` is what its box says."""
        self.events.append(("contact.ask", {"consent": consent}))

    def callback_ask(self, free: Payload, consent: str) -> None:
        """The form in which a shopper books a call: `slots`, `zone` and `minutes` are in `free`."""
        self.events.append(("callback.ask", {**free, "consent": consent}))

    def suggestions(self, choices: Sequence[str]) -> None:
        if choices:
            self.events.append(("suggestions", {"choices": list(dict.fromkeys(choices))[:4]}))

    def take(self, other: "Reply", *, without_leads: bool = False) -> None:
        """Put another reply behind this one. Only the last suggestions stay, at the end."""
        offered = [event for event in (*self.events, *other.events) if event[0] == "suggestions"][-1:]
        kept = [event for at, event in enumerate(other.events) if not (without_leads and at in other.leads)]
        self.events = [event for event in (*self.events, *kept) if event[0] != "suggestions"] + offered
        self.touches += other.touches
        self.tools += other.tools
        self.prices |= other.prices
        self.calls = other.calls or self.calls
        self.unanswered = other.unanswered or self.unanswered
        self.email = other.email or self.email
        self.checkout_cart = other.checkout_cart or self.checkout_cart
        self.takes_call_back = other.takes_call_back or self.takes_call_back

    def used(self, tool: str, **arguments: Any) -> None:
        """Write down that a tool ran: its name, ids and counts; never the shopper's words."""
        self.tools.append({"tool": tool, **arguments})

    @property
    def facts(self) -> Payload:
        shown = dict.fromkeys(id for note in self.touches for id in note.product_ids)
        return {"products": list(shown), "prices": self.prices}

    @property
    def sources(self) -> list[Payload]:
        return [source for type, payload in self.events if type == "answer" for source in payload["sources"]]

    def _note(self, cards: Sequence[Card]) -> None:
        self.prices.update({str(card["variant_id"]): str(card["price"]["text"]) for card in cards})
