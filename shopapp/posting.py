"""What becomes of one letter that is handed to the mail server: gone, to be tried again, or never to be delivered.

The one rule: a room commits that it is sending before it calls `post`. From there on the letter counts as gone unless the
server said no, so that a worker killed in between sends nothing twice; after `ANSWER_LOST` the room gives such a letter up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from shopapp.clock import Clock
from shopapp.errors import Refused, Unavailable
from shopapp.ports.mail import Letter, Mail

TRY_AGAIN = timedelta(minutes=5)
ANSWER_LOST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Posted:
    state: Literal["sent", "due", "failed"]
    """`due` where nothing was accepted: the server said "not now" or was never reached."""
    reason: str | None = None
    again_at: datetime | None = None


def post(letter: Letter, *, mail: Mail, clock: Clock) -> Posted:
    """Outside of any transaction."""
    try:
        mail.send(letter)
    except Unavailable as problem:
        return Posted("due", problem.code, clock.now() + TRY_AGAIN)
    except Refused as problem:
        return Posted("failed", problem.code)
    return Posted("sent")
