"""What can go wrong, as one tree.

    Problem                 ours and expected; anything else is a bug and should crash
      NotAllowed            the caller may not do this
      NotFound              no such thing in this shop
      Invalid               what was sent makes no sense; the message says what to do
      Conflict              true a moment ago, not any more: read again and decide anew
      TooOften              fine in itself, but not so many at once
      Outside               a service beyond our walls
        Unavailable         try again later: time-outs, throttling, 5xx. What was asked may still have happened
        Refused             trying again will not help: declined, sold out, forbidden

Adapters translate every vendor error into the last two and let nothing else out. `web/problems.py` holds the one table
from here to HTTP; `workers/run.py` the one rule for retries: `Unavailable` again with growing pauses, all else ends.
"""


class Problem(Exception):
    """Base of all expected failures. `code` is for programs and logs, the message for people."""

    code = "problem"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class NotAllowed(Problem):
    code = "not_allowed"


class NotFound(Problem):
    code = "not_found"


class Invalid(Problem):
    code = "invalid"


class Conflict(Problem):
    code = "conflict"


class TooOften(Problem):
    """`retry_after` is in seconds."""

    code = "too_often"

    def __init__(self, message: str, *, code: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class Outside(Problem):
    """`code` is the vendor's own code where it gave one (`card_declined`, `THROTTLED`)."""

    code = "outside"


class Unavailable(Outside):
    """`retry_after` is in seconds, None where the vendor did not say."""

    code = "unavailable"

    def __init__(self, message: str, *, code: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class Refused(Outside):
    code = "refused"
