"""The four states of a conversation and every arrow between them. There is no other place that knows them.

assistant   the assistant answers
waiting     a person was asked for and has not come yet; the assistant goes on helping meanwhile
person      one agent answers, and the assistant cannot speak
closed      over; the shopper's next message begins another conversation
"""

from dataclasses import dataclass
from typing import Literal

from shopapp.conversations import Holder
from shopapp.errors import Conflict

Cause = Literal["asked", "topic", "nothing_found", "anger", "value", "taken"]
"""Why a person is wanted. `taken`: nobody asked, an agent stepped in."""
Reason = Literal[
    "asked", "topic", "nothing_found", "anger", "value", "taken", "claimed", "requeued", "returned", "closed", "left", "vanished"
]

ARROWS: dict[Holder, frozenset[Holder]] = {
    "assistant": frozenset({"waiting", "person", "closed"}),
    "waiting": frozenset({"assistant", "person", "closed"}),
    "person": frozenset({"assistant", "waiting", "closed"}),
    "closed": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Mover:
    """Who makes a change; `agent_id` and `name` for an agent. `clock`: nobody, an agent has been gone for too long."""

    by: Literal["assistant", "shopper", "agent", "clock"]
    agent_id: int | None = None
    name: str = ""
    turn_id: int | None = None


def check(was: Holder, became: Holder) -> None:
    """Raises Conflict where no arrow leads."""
    if became not in ARROWS[was]:
        raise Conflict(f"A conversation that is “{was}” cannot become “{became}”. Read it again.", code="no_such_move")
