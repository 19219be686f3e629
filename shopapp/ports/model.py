"""A language model that writes and calls tools, in our own words.

The one rule: what comes back is a stranger's text. Names, arguments and sentences in it are claims that the assistant checks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Line = dict[str, Any]
"""One line of a conversation as Chat Completions write it: `{"role": "user", "content": "…"}`."""


@dataclass(frozen=True, slots=True)
class Call:
    """A tool the model wants to use. `arguments` is its own JSON, not yet read."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Said:
    """`tokens_in` and `tokens_out` as the service counted them; estimated where it does not say."""

    text: str
    calls: tuple[Call, ...]
    tokens_in: int
    tokens_out: int


class Model(Protocol):
    @property
    def name(self) -> str: ...

    def cost_microcents(self, tokens_in: int, tokens_out: int) -> int:
        """What that many tokens cost, in millionths of a cent of the deployment's price list."""
        ...

    def say(self, lines: Sequence[Line], tools: Sequence[Line], *, seconds: float) -> Said:
        """The model's next line, within `seconds` by the clock whatever the other side does.

        Raises Unavailable (slow, cut off, throttled, 5xx, no connection) and Refused (a request it will never take).
        """
        ...
