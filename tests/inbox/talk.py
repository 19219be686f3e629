"""A conversation as a test of the inbox sees it, and a mail server."""

from dataclasses import dataclass

from shopapp.conversations import Conversation, events_after
from shopapp.conversations import store as conversations
from shopapp.ports.mail import Letter
from shopapp.wiring import House


class Post:
    """A mail server that takes letters, or says what it is told to say."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.trouble: Exception | None = None

    def send(self, letter: Letter) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.letters.append(letter)


@dataclass
class Talk:
    """One conversation as a test sees it: who holds it, and what stands on the shopper's screen."""

    house: House
    shop: int
    id: int
    shopper: int

    def now(self) -> Conversation:
        with self.house.transaction(self.shop) as conn:
            return conversations.read(conn, self.shop, self.id)

    @property
    def holder(self) -> str:
        return self.now().holder

    @property
    def screen(self) -> list[tuple[str, dict[str, object]]]:
        with self.house.transaction(self.shop) as conn:
            return [(event.type, event.payload) for event in events_after(conn, self.shop, self.id, 0)]
