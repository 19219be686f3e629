"""A shopper who talks to the assistant the way the door does, and the screen they would see."""

import uuid
from typing import Any

from catalog_shelf import NOW
from small_shop import DOCUMENTS, shelf

from shopapp import assistant
from shopapp.assistant import Message
from shopapp.cart import CartLine
from shopapp.cart import store as carts
from shopapp.catalog import sync
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.knowledge import put_document
from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House

Payload = dict[str, Any]


class Shopper:
    """Talks in one conversation. `said` is what the last turn put on the screen, as (type, payload)."""

    def __init__(self, house: House, shop: int, model: Paired, provider: str = "stripe") -> None:
        self.house, self.shop = house, shop
        self.said: list[tuple[str, Payload]] = []
        self.before: list[int] = []
        """Products that were on the screen before the last message, where somebody noted them."""
        with house.transaction(shop) as conn:
            self.id = conversations.shopper(conn, shop, uuid.uuid4().bytes, locale="en").id
        self.desk = assistant.Assistant(
            transaction=house.transaction,
            embeddings=model,
            vocabularies=house.vocabularies,
            engine=assistant.BuiltIn(),
            provider=lambda _: provider,
            checkout_link=lambda *_: {"checkout_url": "http://127.0.0.1/checkout"},
        )

    def says(self, text: str, **more: Any) -> "Shopper":
        return self.sends(Message(client_id=str(uuid.uuid4()), text=text, **more))

    def taps(self, label: str) -> "Shopper":
        """A choice of the question on the screen."""
        question = self.event("question")
        values = {choice["label"]: choice["value"] for choice in question["choices"]} | {question["skip_label"]: None}
        choice = {"facet": question["facet"], "value": values[label], "label": label}
        return self.sends(Message(client_id=str(uuid.uuid4()), choice=choice))

    def presses(self, kind: str, **more: Any) -> "Shopper":
        return self.sends(Message(client_id=str(uuid.uuid4()), action={"kind": kind, **more}))

    def sends(self, message: Message) -> "Shopper":
        begun = assistant.begin(self.shop, self.id, message, {"text": message.text}, transaction=self.house.transaction)
        if begun.ours:
            assistant.answer(self.shop, begun, message, self.desk)
        self.conversation, self.turn_id = begun.conversation.id, begun.turn.id
        with self.house.transaction(self.shop) as conn:
            events = turns.events(conn, self.shop, begun.conversation.id, begun.turn.id)
        self.said = [(event.type, event.payload) for event in events]
        return self

    def has_in_cart(self, *variants: int, codes: list[str] | None = None) -> None:
        """What the widget would report after changing the real cart."""
        lines = [CartLine(variant, 1) for variant in variants]
        with self.house.transaction(self.shop) as conn:
            carts.report(conn, self.shop, self.id, None, "tok", "EUR", lines, codes=codes)

    def event(self, type: str) -> Payload:
        found = [payload for kind, payload in self.said if kind == type]
        assert found, f"no {type} in {self.types}"
        return found[0]

    @property
    def types(self) -> list[str]:
        return [type for type, _ in self.said]

    @property
    def text(self) -> str:
        return " ".join(payload["text"] for type, payload in self.said if type in ("text", "answer", "handoff", "problem"))

    @property
    def cards(self) -> list[Payload]:
        return [card for type, payload in self.said if type == "products" for card in payload["items"]]

    @property
    def titles(self) -> list[str]:
        return [card["title"] for card in self.cards]

    @property
    def memory(self) -> Payload:
        with self.house.transaction(self.shop) as conn:
            return conversations.read(conn, self.shop, self.conversation).memory

    def rows(self, sql: Any, **parameters: Any) -> list[Payload]:
        with self.house.transaction(self.shop) as conn:
            return conn.execute(sql, {"turn_id": self.turn_id, "conversation": self.conversation, **parameters}).fetchall()


def stock(house: House, shop: int, model: Paired, goods: list[ProductFacts] | None = None) -> None:
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, goods or shelf(), read_at=NOW)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=model)
    for title, text in DOCUMENTS.items():
        url = f"http://127.0.0.1:8801/pages/{title.lower().replace(' ', '-')}"
        put_document(shop, "page", title, title, url, text, transaction=house.transaction, embeddings=model)


def transcript(shopper: Shopper) -> str:
    """The last turn as the shopper's screen shows it, for reading while developing."""
    lines: list[str] = []
    for type, payload in shopper.said:
        match type:
            case "message.shopper":
                lines.append(f"\n> {payload['text']}")
            case "products":
                lines += [f"  [{c['title']} {c['price']['text']} | {c['reason']} | {c['badges']}]" for c in payload["items"]]
            case "question":
                lines.append(
                    f"  ? {payload['text']}  {' / '.join(c['label'] for c in payload['choices'])} ({payload['skip_label']})"
                )
            case "comparison":
                lines += [f"  {row['label']}: {row['values']}{' *' if row['differs'] else ''}" for row in payload["rows"]]
            case "answer":
                lines.append(f"  {payload['text']}  <{payload['sources'][0]['title']} › {payload['sources'][0]['heading']}>")
            case "cart.change":
                lines.append(f"  CART {payload['op']} {payload['quantity']} x {payload['title']} {payload['price']['text']}")
            case "suggestions":
                lines.append(f"  ( {' | '.join(payload['choices'])} )")
            case "turn.started" | "turn.done":
                pass
            case _:
                lines.append(f"  {payload.get('text', f'{type} {payload}')}")
    return "\n".join(lines)
