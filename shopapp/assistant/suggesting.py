"""What the assistant would answer, for an agent to read, change and send. Nothing is written, and nothing is sent by itself.

The built-in engine makes it, with the tools and rows of this moment; a price in it is today's.
"""

from typing import Any

from shopapp import catalog
from shopapp.assistant.builtin import BuiltIn
from shopapp.assistant.engine import Message, Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.turn import Assistant
from shopapp.conversations import events_after
from shopapp.conversations import store as conversations
from shopapp.errors import Unavailable
from shopapp.shops import store as shops


def suggest(shop_id: int, conversation_id: int, assistant: Assistant) -> str:
    """The answer to the shopper's last message as plain text; empty when there is none to make."""
    with assistant.transaction(shop_id) as conn:
        shop = shops.read(conn, shop_id)
        conversation = conversations.read(conn, shop_id, conversation_id)
        memory = Memory.read(conversation.memory)
        here = catalog.heres.stand(conn, shop_id, conversation.locale, memory.country)
        said = [event for event in events_after(conn, shop_id, conversation_id, 0) if event.type == "message.shopper"]
    if not said:
        return ""
    message = Message(client_id="suggestion", text=str(said[-1].payload.get("text", "")), locale=conversation.locale)
    senses = Senses(
        transaction=assistant.transaction,
        embeddings=assistant.embeddings,
        vocabularies=assistant.vocabularies,
        milliseconds=lambda: 0.0,
        models=assistant.models,
    )
    reading = Reading(shop, conversation, message, memory, assistant.provider(shop), here)
    try:
        reply, _ = BuiltIn().answer(reading, senses)
    except Unavailable:
        return ""
    return "\n\n".join(part for type, payload in reply.events if (part := _as_text(type, payload)))


def _as_text(type: str, payload: dict[str, Any]) -> str:
    if type in ("text", "answer", "question"):
        return str(payload["text"])
    if type == "products":
        return "\n".join(f"{card['title']}, {card['price']['text']}: {card['url']}" for card in payload["items"])
    return ""
