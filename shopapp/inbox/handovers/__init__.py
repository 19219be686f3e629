"""The time in which a person is wanted or there: asked for, claimed, replied, over. One is open for a conversation at the most.

The one rule: `moves.py` alone begins and ends one, together with the conversation's holder.
"""

from shopapp.inbox.handovers.store import Handover, Typing, open_of, typing_since

__all__ = ["Handover", "Typing", "open_of", "typing_since"]
