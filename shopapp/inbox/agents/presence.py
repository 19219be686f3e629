"""Whether somebody is there now, and what a shopper may truthfully be told about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shopapp.db import Connection
from shopapp.inbox.agents import store
from shopapp.inbox.agents.hours import Hours
from shopapp.inbox.words import Words
from shopapp.shops import Shop

FRESH = timedelta(seconds=75)
"""An open inbox says every half minute that it is open."""
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Presence:
    online: list[str]
    open_now: bool
    hours_known: bool
    next_opening: datetime | None
    now: datetime
    zone: str

    @property
    def anyone(self) -> bool:
        return bool(self.online)

    def told(self, shop: str, words: Words, *, again: bool = False) -> str:
        """What is so: who is there, or when, or that it cannot be said."""
        if again:
            return words.say("again", rest=words.say("again_here" if self.anyone else "again_away"))
        if self.online:
            names = self.online[:_MOST_NAMES]
            return words.say("here_one" if len(names) == 1 else "here", shop=shop, names=words.listing(names))
        if self.hours_known and self.open_now:
            return words.say("away_open", shop=shop)
        if self.next_opening is not None:
            return words.say("away_closed", shop=shop, when=self.when(words))
        return words.say("away", shop=shop)

    def when(self, words: Words) -> str:
        """The next opening: "tomorrow from 09:00 (Berlin time)"."""
        if self.next_opening is None:
            return ""
        ahead = (self.next_opening.date() - self.now.astimezone(self.next_opening.tzinfo).date()).days
        day = {0: words.say("today"), 1: words.say("tomorrow")}.get(ahead) or words.weekday(self.next_opening.weekday())
        place = self.zone.rpartition("/")[2].replace("_", " ")
        return words.say("when", day=day, time=f"{self.next_opening:%H:%M}", zone=place)


def presence(conn: Connection, shop: Shop, now: datetime | None = None) -> Presence:
    """As of `now`, else by the database's clock."""
    now = now or store.now(conn)
    hours = Hours.of(shop.settings, shop.timezone)
    open_now = hours.open_at(now)
    following = None if open_now else hours.next_opening(now)
    if following is not None and (following - now) > timedelta(days=7):
        following = None  # a weekday's name would mean another week
    return Presence(store.online(conn, shop.id, FRESH), open_now, hours.known, following, now, hours.timezone)
