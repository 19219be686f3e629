"""The assistant gets a conversation back from a person, and begins afresh: what led to the person must not lead there again."""

from shopapp import inbox
from shopapp.assistant.memory import Memory
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.inbox.states import Mover


def take_back(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> None:
    """Raises Conflict unless the mover holds it or it only waits. The need and what was shown are remembered."""
    inbox.give_back(conn, shop_id, conversation_id, mover)
    memory = Memory.read(conversations.read(conn, shop_id, conversation_id).memory)
    memory.wants_person, memory.misses, memory.pending, memory.open_question = False, 0, None, None
    conversations.remember(conn, shop_id, conversation_id, memory.as_json())
