"""Reads the written stories. The marks at the beginning of a line are explained at the top of `stories/en.txt`."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

STORIES = Path(__file__).parent / "stories"
_HEAD = re.compile(r"== (\w+) (\d+) ([\d:.]+) (.+)")
_ORDER = re.compile(r"(\d+) ([\d:]+) ([^:]+): (.+)")
_THING = re.compile(r"(?P<handle>[a-z0-9-]+)(?: / (?P<variant>.+?))?(?: x(?P<count>\d+))?")


@dataclass(frozen=True, slots=True)
class Thing:
    """So many of a variant, by the product's handle and the variant's title."""

    handle: str
    variant: str
    count: int


@dataclass(frozen=True, slots=True)
class Story:
    """`lines` are (mark, words). A story without lines but with `things` is an order without a conversation."""

    key: str
    locale: str
    days: int
    time: str
    who: str
    lines: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    things: list[Thing] = field(default_factory=list[Thing])

    @property
    def email(self) -> str:
        return f"{self.who.lower().encode('ascii', 'ignore').decode().replace(' ', '.')}@mail.example"

    def at(self, now: datetime, zone: ZoneInfo) -> datetime:
        """When it began. Today's stories lie at a share of the day so far, so that none is in the future."""
        local = now.astimezone(zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        if self.days == 0:
            return midnight + float(self.time) * (local - midnight)
        hour, minute = self.time.split(":")
        return midnight - timedelta(days=self.days) + timedelta(hours=int(hour), minutes=int(minute))


def stories() -> list[Story]:
    """All of them, conversations and plain orders."""
    found: list[Story] = []
    for file in sorted(STORIES.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            if head := _HEAD.fullmatch(line):
                found.append(Story(_key(head[4], head[2]), head[1], int(head[2]), head[3], head[4]))
            elif order := _ORDER.fullmatch(line):
                found.append(Story(_key(order[3], order[1]), "", int(order[1]), order[2], order[3], things=things(order[4])))
            else:
                mark, _, words = line.partition(" ")
                found[-1].lines.append((mark, words))
    return found


def things(words: str) -> list[Thing]:
    """`nebel-teapot / Moss | nebel-stoneware-mug / Ecru x4`. Raises ValueError for anything else."""
    found: list[Thing] = []
    for part in words.split(" | "):
        read = _THING.fullmatch(part.strip())
        if read is None:
            raise ValueError(f"not a product: {part}")
        found.append(Thing(read["handle"], read["variant"] or "Default Title", int(read["count"] or 1)))
    return found


def _key(who: str, days: str) -> str:
    return f"demo-{who.lower().replace(' ', '-')}-{days}"
