"""What a turn is given and what it must bring back. Two engines stand behind this: the built-in one, and later a model's.

An engine reads and asks; it never writes. `turn.py` writes its reply under the conversation's lock, or throws it away when a
person has taken over meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from shopapp.assistant.memory import Memory
from shopapp.assistant.personality import Personality
from shopapp.assistant.reply import Reply
from shopapp.assistant.understand import Vocabularies, Vocabulary
from shopapp.catalog import NOWHERE, Here
from shopapp.conversations import Conversation
from shopapp.db import Transaction
from shopapp.ports.embeddings import Embeddings, Models
from shopapp.shops import Shop


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it came through the door, its shape already checked. Ids in it are claims, to be looked up."""

    client_id: str
    text: str = ""
    choice: dict[str, Any] | None = None
    action: dict[str, Any] | None = None
    page_product_id: int | None = None
    locale: str = ""
    country: str = ""
    """Where the storefront sells to them, as it says; empty where it does not."""
    customer_id: int | None = None
    """The storefront's logged-in customer, from the signed proxy; never from the message."""

    @property
    def said(self) -> str:
        """What the shopper's own line on the screen reads."""
        if self.text:
            return self.text
        return str((self.choice or {}).get("label") or "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read before the engine began: the message, its shop and conversation, and what is remembered."""

    shop: Shop
    conversation: Conversation
    message: Message
    memory: Memory
    provider: str
    """Where this shop takes payment: `stripe` in the chat, or `shopify`."""
    here: Here = NOWHERE
    """Whose language and prices the shopper is shown."""

    @property
    def currency(self) -> str:
        """In which amounts are said and shown."""
        return self.here.currency or self.shop.currency

    @property
    def personality(self) -> Personality:
        """Who the assistant is here and what it may do, the same for every engine."""
        return Personality.of(self.shop)


@dataclass(frozen=True, slots=True)
class Senses:
    """What an engine may use while it thinks. `transaction` is for reading."""

    transaction: Transaction
    embeddings: Embeddings | None
    """The usual model: example sentences and the shop's documents are its own."""
    vocabularies: Vocabularies
    milliseconds: Callable[[], float]
    models: Models | None = None
    """Of which this shop's products have one; None where the usual one serves them all."""

    def seeking(self, shop: Shop, language: str) -> Embeddings | None:
        """What embeds questions in this language to this shop's products."""
        if self.models is None:
            return self.embeddings
        return self.models.asks(shop.vectors_by, asked_in=language, written_in=(shop.locales or ["en"])[0])

    def vocabulary(self, shop_id: int) -> Vocabulary:
        return self.vocabularies.of(shop_id, self.transaction)


class Engine(Protocol):
    @property
    def name(self) -> str: ...

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        """The reply and what to remember. Outside of any transaction of the caller's; may raise Unavailable."""
        ...
