"""The people of the merchant's team who answer: who they are, how they come in, and whether somebody is there.

The rule: a password is checked before anything about its owner is said, and an agent who was removed is out at once, because
every request reads the row again.
"""

from shopapp.inbox.agents.entering import accept, begin_session, enter, invite, leave, of_session
from shopapp.inbox.agents.hours import Hours
from shopapp.inbox.agents.presence import Presence, presence
from shopapp.inbox.agents.store import Agent, add, everyone, of_staff, read, remove, seen

__all__ = [
    "Agent",
    "Hours",
    "Presence",
    "accept",
    "add",
    "begin_session",
    "enter",
    "everyone",
    "invite",
    "leave",
    "of_session",
    "of_staff",
    "presence",
    "read",
    "remove",
    "seen",
]
