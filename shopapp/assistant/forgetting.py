"""A shopper has what is known of them forgotten: the notes, the consent, and what the assistant keeps in mind of their wish.

The words of the conversation itself stay: they are the shop's record of what was said, and the shopper is told so.
"""

from shopapp.assistant.memory import Memory, Need
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.inbox import dossier


def forget_shopper(conn: Connection, shop_id: int, shopper_id: int) -> int:
    """How many notes there were."""
    found = conversations.current(conn, shop_id, shopper_id)
    if found is not None:
        conversation = conversations.lock(conn, shop_id, found.id)
        memory = Memory.read(conversation.memory)
        memory.need, memory.pending, memory.open_question, memory.sizes = Need(), None, None, []
        conversations.remember(conn, shop_id, conversation.id, memory.as_json())
    return dossier.forget(conn, shop_id, shopper_id)
