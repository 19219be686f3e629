"""One run of `shopapp sync`, looked at from outside ten times a second."""

from dataclasses import dataclass, field
from pathlib import Path

_OURS = ("asked", "loading", "merging", "embedding")
"""In `running` it is Shopify that works, in `start` Python that loads modules."""


@dataclass
class Measured:
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    """State of the run to how long it was in it."""
    idle_mb: float = 0.0
    peak_mb: float = 0.0

    def saw(self, state: str, seconds: float, pid: int) -> None:
        self.seconds[state] = self.seconds.get(state, 0.0) + seconds
        if state != "start":
            self.idle_mb = self.idle_mb or _memory(pid, "VmRSS")
            self.peak_mb = max(self.peak_mb, _memory(pid, "VmHWM"))

    @property
    def spent(self) -> float:
        return sum(self.seconds.get(state, 0.0) for state in _OURS)

    def figures(self, products: int) -> dict[str, object]:
        return {
            "seconds_by_state": {state: round(seconds, 1) for state, seconds in self.seconds.items()},
            "products_per_second": round(products / self.spent, 1),
        }


def _memory(pid: int, what: str) -> float:
    """Megabytes: VmRSS now, VmHWM the most ever. 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)
