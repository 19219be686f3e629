"""Who holds a conversation, and the people who may: handing over, the agents and what lies beside a conversation for them.

The rule a newcomer would break: `conversations.holder` is written by `moves.py` alone, under the conversation's lock and with
a row in the log. Whoever sets it elsewhere lets the assistant talk over a person.
"""

from shopapp.inbox.absent import take_back
from shopapp.inbox.letters import invitation, plausible
from shopapp.inbox.moves import call, claim, close, give_back, leave, requeue
from shopapp.inbox.speaking import note, reply, typing
from shopapp.inbox.store import stir
from shopapp.inbox.telling import sweep, tell

__all__ = [
    "call",
    "claim",
    "close",
    "give_back",
    "invitation",
    "leave",
    "note",
    "plausible",
    "reply",
    "requeue",
    "stir",
    "sweep",
    "take_back",
    "tell",
    "typing",
]
