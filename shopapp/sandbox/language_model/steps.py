"""What the model is to say next, and how it goes wrong on the way."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Doc = dict[str, Any]
Trouble = Literal[
    "",
    "slow",  # nothing for `seconds`, then the answer
    "drip",  # letter by letter for `seconds`, without an end
    "cut",  # half the answer, then the connection is closed
    "hang_up",  # closed without a byte
    "garbage",  # 200 with a page of HTML
    "no_choices",  # 200 with an empty list
    "flood",  # far more text than anybody asked for
    "throttle",  # 429
    "error",  # 500
    "refuse",  # 400
]


@dataclass(frozen=True, slots=True)
class Step:
    """`calls` are (tool, arguments as JSON text): the text is sent as it is, sound or not."""

    text: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    trouble: Trouble = ""
    seconds: float = 0.0


Script = Callable[[Doc], Step]
"""From the request's body to the next step."""


def scripted(steps: Sequence[Step], asked: list[Doc] | None = None) -> Script:
    """One step after the other; the last one for ever. `asked` collects what was sent."""
    lock, left = threading.Lock(), list(steps)

    def script(body: Doc) -> Step:
        with lock:
            if asked is not None:
                asked.append(body)
            return left.pop(0) if len(left) > 1 else left[0]

    return script
