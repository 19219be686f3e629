"""Shoppers, their conversations, turns and the typed events their screens show.

Events of one conversation are numbered without a gap, and only `say` writes them: it takes the conversation's row lock, so
that two writers can never hold the same number. Nothing here knows what a message means; that is the assistant's business.
"""

from shopapp.conversations.records import Conversation, Event, Holder, Shopper, Turn
from shopapp.conversations.store import events_after, say, say_all

__all__ = ["Conversation", "Event", "Holder", "Shopper", "Turn", "events_after", "say", "say_all"]
