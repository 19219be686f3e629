"""How agents come in, how they are kept out, and what a shopper is told of who is there."""

from datetime import UTC, datetime, timedelta

import pytest

from shopapp.clock import SetClock
from shopapp.errors import Invalid, NotAllowed, NotFound, TooOften
from shopapp.inbox import agents
from shopapp.inbox.agents import Agent, Hours, entering, store
from shopapp.inbox.agents.hours import chosen_hours
from shopapp.inbox.words import TEXTS, words_of
from shopapp.shops import store as shops
from shopapp.wiring import House

PASSWORD = "correct horse battery"
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


class Door:
    """Invites, accepts and enters as the web's doors do."""

    def __init__(self, house: House, shop: int) -> None:
        self.house, self.shop = house, shop
        self.clock = SetClock(MONDAY)

    def invite(self, agent: Agent) -> str:
        with self.house.transaction(self.shop) as conn:
            return agents.invite(conn, self.shop, agent, self.clock)

    def accept(self, token: str, password: str = PASSWORD) -> None:
        agents.accept(token, password, directory=self.house.directory, transaction=self.house.transaction, clock=self.clock)

    def enter(self, email: str, password: str = PASSWORD, place: str = "203.0.113.5") -> tuple[int, str]:
        house = self.house
        return agents.enter(email, password, place, directory=house.directory, transaction=house.transaction, clock=self.clock)

    def who(self, token: str) -> str | None:
        house = self.house
        found = agents.of_session(token, directory=house.directory, transaction=house.transaction, clock=self.clock)
        return found[1].name if found else None


@pytest.fixture
def door(house: House, shop: int) -> Door:
    return Door(house, shop)


def test_an_invitation_is_good_once_and_for_a_week(door: Door, ben: Agent):
    old = door.invite(ben)
    token = door.invite(ben)
    with pytest.raises(NotFound):
        door.accept(old)
    door.accept(token)
    with pytest.raises(NotFound):
        door.accept(token)
    late = door.invite(ben)
    door.clock.advance(timedelta(days=8))
    with pytest.raises(NotFound):
        door.accept(late)


def test_a_password_opens_a_session_until_it_ends_or_the_agent_is_removed(door: Door, ben: Agent):
    door.accept(door.invite(ben))
    shop, token = door.enter(" Ben@Example.com ")
    assert (shop, door.who(token)) == (door.shop, "Ben")
    assert door.who("x" * 43) is None
    door.clock.advance(entering.SESSION_LIVES)
    assert door.who(token) is None
    _, again = door.enter("ben@example.com")
    with door.house.transaction(door.shop) as conn:
        agents.remove(conn, door.shop, ben.id)
    assert door.who(again) is None
    with pytest.raises(NotAllowed):
        door.enter("ben@example.com")


def test_a_new_password_ends_every_session_under_the_old_one(door: Door, ben: Agent):
    door.accept(door.invite(ben))
    _, token = door.enter("ben@example.com")
    door.accept(door.invite(ben), "another long password")
    assert door.who(token) is None
    with pytest.raises(NotAllowed):
        door.enter("ben@example.com")


def test_an_unknown_address_and_a_wrong_password_sound_alike(door: Door, ben: Agent):
    door.accept(door.invite(ben))
    said: set[str] = set()
    for email, password in (("ben@example.com", "wrong password here"), ("nobody@example.com", PASSWORD), ("", "")):
        with pytest.raises(NotAllowed) as problem:
            door.enter(email, password)
        said.add(problem.value.message)
    assert len(said) == 1


def test_after_ten_tries_from_one_place_even_the_right_password_waits(door: Door, ben: Agent):
    door.accept(door.invite(ben))
    for _ in range(10):
        with door.house.directory() as conn:
            store.note_try(conn, entering.digest("203.0.113.5 ben@example.com"), 10, timedelta(minutes=15))
    with pytest.raises(TooOften) as problem:
        door.enter("ben@example.com")
    assert problem.value.retry_after == 900
    assert door.enter("ben@example.com", place="198.51.100.7")[0] == door.shop


def test_a_weak_password_is_refused_and_the_invitation_stays_good(door: Door, ben: Agent):
    token = door.invite(ben)
    for weak in ("short", "a" * 20, "ben@example.com-123", "x" * 201, ""):
        with pytest.raises(Invalid):
            door.accept(token, weak)
    known = entering.invited(token, directory=door.house.directory, transaction=door.house.transaction, clock=door.clock)
    assert known[1].id == ben.id


def test_a_password_is_never_stored_and_a_token_only_as_its_hash(door: Door, ben: Agent):
    token = door.invite(ben)
    door.accept(token)
    _, session = door.enter("ben@example.com")
    with door.house.transaction(door.shop) as conn:
        rows = str(conn.execute("SELECT * FROM agents, agent_sessions").fetchall())
    assert "scrypt:32768:8:3" in rows
    assert not [secret for secret in (PASSWORD, token, session) if secret in rows]


def hours(**days: list[str]) -> Hours:
    return Hours.of({"inbox": {"hours": days}}, "Europe/Berlin")


def test_opening_times_are_the_shops_own_and_may_pass_midnight():
    usual = hours(mon=["09:00", "17:30"], fri=["20:00", "02:00"])
    assert not usual.open_at(datetime(2026, 11, 23, 7, 59, tzinfo=UTC))
    assert usual.open_at(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))  # 09:00 in Berlin
    assert not usual.open_at(datetime(2026, 11, 23, 16, 30, tzinfo=UTC))
    assert usual.open_at(datetime(2026, 11, 28, 0, 30, tzinfo=UTC))  # Saturday, 01:30
    closed = Hours.of({"inbox": {"hours": {"mon": ["09:00", "17:00"], "closed_on": ["2026-11-23"]}}}, "Europe/Berlin")
    assert not closed.open_at(MONDAY)
    opening = closed.next_opening(MONDAY)
    assert opening is not None
    assert opening.isoformat() == "2026-11-30T09:00:00+01:00"


def test_the_hours_of_a_form_are_checked():
    form = {"mon_from": "09:00", "mon_to": "17:00", "closed_on": "2026-12-24, 2026-12-25"}
    assert chosen_hours(form) == {"mon": ["09:00", "17:00"], "closed_on": ["2026-12-24", "2026-12-25"]}
    for wrong in ({"mon_from": "9", "mon_to": "17:00"}, {"mon_from": "09:00"}, {"closed_on": "christmas"}):
        with pytest.raises(Invalid):
            chosen_hours(wrong)


def told(house: House, shop: int, at: datetime, language: str = "en") -> str:
    with house.transaction(shop) as conn:
        kept = shops.read(conn, shop)
        return agents.presence(conn, kept, at).told(kept.name, words_of(language))


def test_a_shopper_is_told_the_truth_about_who_is_there(house: House, shop: int, ben: Agent):
    assert "I cannot say when" in told(house, shop, MONDAY)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET timezone = 'Europe/Berlin'")
        shops.write_settings(conn, shop, "inbox", {"hours": {"mon": ["10:00", "17:00"], "wed": ["09:00", "12:00"]}})
    assert "next here today from 10:00 (Berlin time)" in told(house, shop, MONDAY)
    assert "usually here at this time" in told(house, shop, MONDAY + timedelta(hours=1))
    assert "next here on Wednesday from 09:00" in told(house, shop, MONDAY + timedelta(hours=9))
    assert "next here tomorrow from 09:00" in told(house, shop, MONDAY + timedelta(days=1))
    with house.transaction(shop) as conn:
        agents.seen(conn, shop, ben.id)
    assert "Ben is online now" in told(house, shop, MONDAY)
    for language in TEXTS:
        assert "Ben" in told(house, shop, MONDAY, language)


def test_every_language_tells_the_same():
    for language, texts in TEXTS.items():
        assert texts.keys() == TEXTS["en"].keys(), language
        assert len(texts["days"].split(",")) == 7, language
