"""What an agent says and notes. Only the one who holds the conversation speaks; a form sent twice says it once."""

from shopapp.conversations import say
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid
from shopapp.inbox import store
from shopapp.inbox.handovers import store as handovers
from shopapp.inbox.states import Mover

LONGEST = 4000


def reply(conn: Connection, shop_id: int, conversation_id: int, client_id: str, text: str, mover: Mover) -> int:
    """Say it to the shopper; the number of the event. Raises Conflict when somebody else holds the conversation."""
    words = _words(text)
    conversation = conversations.lock(conn, shop_id, conversation_id)
    known = store.said(conn, shop_id, conversation_id, client_id)
    if known is not None:
        return known
    open_one = handovers.open_of(conn, shop_id, conversation_id)
    if conversation.holder != "person" or open_one is None or open_one.agent_id != mover.agent_id:
        raise Conflict("You do not hold this conversation. Take it before you answer.", code="not_yours")
    seq = say(conn, shop_id, conversation_id, "message.person", {"text": words, "name": mover.name})
    store.note_said(conn, shop_id, conversation_id, client_id, mover.agent_id, seq)
    handovers.mark_replied(conn, shop_id, conversation_id)
    store.stir(conn, shop_id)
    return seq


def typing(conn: Connection, shop_id: int, conversation_id: int, mover: Mover) -> bool:
    """Show the shopper that the agent is writing; nothing is kept of it."""
    return handovers.mark_typing(conn, shop_id, conversation_id, mover.agent_id)


def note(conn: Connection, shop_id: int, conversation_id: int, text: str, mover: Mover) -> None:
    """For the team only. Raises NotFound for a conversation of another shop."""
    words = _words(text)
    conversations.read(conn, shop_id, conversation_id)
    store.add_note(conn, shop_id, conversation_id, mover.agent_id, words)
    store.stir(conn, shop_id)


def _words(text: str) -> str:
    words = text.replace("\x00", "").strip()
    if not words:
        raise Invalid("There is nothing to send.", code="empty_message")
    if len(words) > LONGEST:
        raise Invalid(f"That is too long. Keep it under {LONGEST} characters.", code="too_long")
    return words
