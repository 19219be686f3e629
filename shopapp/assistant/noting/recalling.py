"""What is remembered of a shopper from visits before: used, and said, only with their consent.

The rule: whatever is used is also told, in the first words of the new visit, beside the way to see all of it and have it
forgotten.
"""

from dataclasses import dataclass

from shopapp.assistant.memory import Memory
from shopapp.assistant.noting.words import words
from shopapp.conversations import Conversation
from shopapp.db import Connection
from shopapp.inbox import dossier
from shopapp.inbox.dossier import Kept, Kind

_MOST = 4  # of a kind that are told


@dataclass(frozen=True, slots=True)
class Recalled:
    need: str
    """What was looked for last; empty when nothing was."""
    sizes: tuple[str, ...]
    dislikes: tuple[str, ...]

    def told(self, language: str) -> str:
        say = words(language)
        parts: tuple[tuple[Kind, str], ...] = (
            ("need", self.need),
            ("size", ", ".join(self.sizes[:_MOST])),
            ("dislike", ", ".join(self.dislikes[:_MOST])),
        )
        return say["back"].format(known="; ".join(f"{say[kind]}: {value}" for kind, value in parts if value))

    def openers(self, language: str) -> tuple[str, ...]:
        """What may be asked next: the same thing again, and what else is known."""
        say = words(language)
        return (*((say["go_on"].format(need=self.need),) if self.need else ()), say["ask_known"])


def recalled(conn: Connection, shop_id: int, shopper_id: int) -> Recalled | None:
    """None without the shopper's consent, or where nothing was noted that a new visit can begin from."""
    if dossier.allowed_since(conn, shop_id, shopper_id) is None:
        return None
    kept = dossier.of_shopper(conn, shop_id, shopper_id)
    found = Recalled(next(iter(_of(kept, "need")), ""), _of(kept, "size"), _of(kept, "dislike"))
    return found if found.need or found.sizes or found.dislikes else None


def recall(conn: Connection, shop_id: int, conversation: Conversation, memory: Memory) -> None:
    """What they never want is left out from the first answer of a new visit on, and their size comes first."""
    known = recalled(conn, shop_id, conversation.shopper_id)
    if known is not None:
        sizes = [size for noted in known.sizes for size in noted.split(", ")]
        memory.need.dislikes, memory.sizes = list(known.dislikes), list(dict.fromkeys(sizes))


def _of(kept: list[Kept], kind: Kind) -> tuple[str, ...]:
    """The values of this kind, those of the latest conversation first and of each the latest first."""
    newest = sorted((note for note in kept if note.kind == kind), key=lambda note: note.noted_at, reverse=True)
    return tuple(dict.fromkeys(note.value for note in newest))
