"""E-mail to one person."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    subject: str
    text: str
    html: str
    sender_name: str
    message_id: str
    """Ours and stable: the same letter sent twice carries the same id."""
    headers: dict[str, str] = field(default_factory=dict[str, str])


class Mail(Protocol):
    def send(self, letter: Letter) -> None:
        """Hand the letter to the mail server. Raises Unavailable (may be tried again) or Refused (never deliverable)."""
        ...
