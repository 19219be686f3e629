"""Trouble on command: what the simulated vendors do wrong, for which call, and how often.

A fault is set with `POST /_sandbox/faults` (or `Faults.set` in a test) and used up by the calls that match it.
"""

import random
import threading
from dataclasses import dataclass, field
from typing import Any, Literal

FaultKind = Literal[
    "timeout_before",  # hang, having done nothing
    "timeout_after",  # do it, then hang: the caller cannot know
    "error_before",  # 500, having done nothing
    "error_after",  # do it, then answer 500
    "throttle",  # 429, or Shopify's THROTTLED in a 200
    "decline",  # the card is declined
    "challenge",  # 3-D Secure is asked for
    "delay",  # answer late by `seconds`
    "drop",  # webhook: never delivered
    "duplicate",  # webhook: delivered twice
    "reorder",  # webhook: delivered after the next one
    "late",  # webhook: delivered after `seconds`
]


@dataclass(slots=True)
class Fault:
    """One planned fault. `target` is 'shopify', 'stripe' or 'webhook'; `operation` matches a prefix ('' = all)."""

    target: str
    kind: FaultKind
    operation: str = ""
    times: int = 1
    seconds: float = 0.0
    probability: float = 1.0
    extra: dict[str, Any] = field(default_factory=dict[str, Any])


class Faults:
    """The list of planned faults, safe between threads."""

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._planned: list[Fault] = []
        self._random = random.Random(seed)

    def set(self, fault: Fault) -> None:
        with self._lock:
            self._planned.append(fault)

    def take(self, target: str, operation: str) -> Fault | None:
        """Use up and return the first planned fault for this call, if there is one."""
        with self._lock:
            for fault in self._planned:
                if fault.target != target or not operation.startswith(fault.operation) or fault.times <= 0:
                    continue
                if self._random.random() >= fault.probability:
                    continue
                fault.times -= 1
                return fault
        return None

    def planned(self) -> list[Fault]:
        with self._lock:
            return [fault for fault in self._planned if fault.times > 0]

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()
