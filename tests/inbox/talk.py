"""A conversation as a test of the inbox sees it."""

from dataclasses import dataclass

from shopapp.conversations import Conversation, events_after
from shopapp.conversations import store as conversations
from shopapp.wiring import House


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
