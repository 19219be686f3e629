"""Files and addresses: a row at once, read by a worker whatever dies meanwhile, read again when due, gone when removed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from small_files import docx

from shopapp.errors import Invalid, Refused, Unavailable
from shopapp.knowledge import answer_question, embed_again, open_questions, record_unanswered, sources
from shopapp.knowledge.answering import answer
from shopapp.knowledge.sources import store
from shopapp.knowledge.sources.crawling import MOST_PAGES, pages_from
from shopapp.outside.embeddings import MiniLm, Tokens
from shopapp.ports.pages import Page
from shopapp.wiring import House

WORDS = Tokens()
START = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def model() -> MiniLm:
    return MiniLm(threads=2)


@dataclass
class Dial:
    """A clock that is moved by hand."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at


@dataclass
class Site:
    """A pages port of a few pages; an exception stands for a page that cannot be read."""

    pages: dict[str, str | Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, address: str) -> Page:
        self.asked.append(address)
        found = self.pages.get(address, Refused("There is nothing to read at this address (404).", code="http_404"))
        if isinstance(found, Exception):
            raise found
        return Page(address, "text/plain" if address.endswith("robots.txt") else "text/html", found.encode())


@dataclass
class Reader:
    """What a worker is given to read a source with."""

    house: House
    shop: int
    model: Any
    clock: Dial = field(default_factory=Dial)
    site: Site = field(default_factory=Site)

    def give_file(self, name: str, content: bytes) -> int:
        with self.house.transaction(self.shop) as conn:
            return sources.add_upload(conn, self.shop, name, content, now=self.clock.now())

    def give_address(self, address: str) -> int:
        with self.house.transaction(self.shop) as conn:
            return sources.add_address(conn, self.shop, address, now=self.clock.now())

    def read(self, source_id: int) -> store.Source:
        clock: Any = self.clock
        sources.read_source(
            self.shop, source_id, transaction=self.house.transaction, clock=clock, embeddings=self.model, pages=self.site
        )
        with self.house.transaction(self.shop) as conn:
            return store.read(conn, self.shop, source_id)

    def says(self, question: str) -> str | None:
        with self.house.transaction(self.shop) as conn:
            found = answer(
                conn, self.shop, question, vector=self.model.embed([question])[0], kinship=WORDS, model=self.model.model
            )
        return found.passages[0].text if found else None


@pytest.fixture
def reader(house: House, shop: int, model: MiniLm) -> Reader:
    return Reader(house, shop, model)


def test_an_uploaded_file_is_quoted_and_its_next_edition_replaces_it(reader: Reader) -> None:
    first = reader.give_file("Repairs.docx", docx(("Heading1", "Repairs"), ("", "We repair zips for 30 euro.")))
    assert reader.read(first).state == "read"
    assert reader.says("What does it cost to repair a zip?") == "We repair zips for 30 euro."
    again = reader.give_file("Repairs.docx", docx(("Heading1", "Repairs"), ("", "We repair zips for 35 euro.")))
    assert again == first
    reader.read(again)
    assert reader.says("What does it cost to repair a zip?") == "We repair zips for 35 euro."


def test_a_removed_file_is_quoted_no_more(reader: Reader) -> None:
    given = reader.give_file("zips.txt", b"We repair zips for 30 euro.")
    reader.read(given)
    with reader.house.transaction(reader.shop) as conn:
        sources.remove(conn, reader.shop, given)
    assert reader.says("What does it cost to repair a zip?") is None


def test_a_file_that_cannot_be_read_says_why_and_is_not_tried_again(reader: Reader) -> None:
    given = reader.give_file("broken.pdf", b"%PDF nothing")
    found = reader.read(given)
    assert (found.state, "damaged" in found.reason) == ("failed", True)
    with reader.house.transaction(reader.shop) as conn:
        assert store.due(conn, reader.shop, START + timedelta(days=30)) == []


def test_a_reader_that_died_is_followed_by_another_and_a_deadly_file_ends(reader: Reader) -> None:
    given = reader.give_file("zips.txt", b"We repair zips for 30 euro.")
    with reader.house.transaction(reader.shop) as conn:
        assert store.claim(conn, reader.shop, given, now=START, until=START + timedelta(minutes=10)) is not None
    assert reader.read(given).state == "reading"
    reader.clock.at += timedelta(minutes=11)
    assert reader.read(given).state == "read"
    deadly = reader.give_file("deadly.txt", b"x y z")
    for _ in range(4):
        with reader.house.transaction(reader.shop) as conn:
            assert store.claim(conn, reader.shop, deadly, now=reader.clock.at, until=reader.clock.at) is not None
    assert reader.read(deadly).state == "failed"


def test_a_model_that_is_away_is_waited_for(reader: Reader) -> None:
    given = reader.give_file("zips.txt", b"We repair zips for 30 euro.")
    present, reader.model = reader.model, Away()
    assert reader.read(given).state == "waiting"
    reader.model = present
    reader.clock.at += timedelta(minutes=3)
    assert reader.read(given).state == "read"


def test_an_address_is_read_with_the_pages_under_it_and_follows_what_the_site_does(reader: Reader) -> None:
    help_pages: dict[str, str | Exception] = {
        "https://shop.example/help/": "<h1>Help</h1><p>Ask us anything.</p><a href='repair'>Repair</a><a href='/jobs'>Jobs</a>"
        "<a href='https://other.example/help/x'>Elsewhere</a><a href='secret/plan'>x</a>",
        "https://shop.example/help/repair": "<h1>Repair</h1><p>We repair zips for 30 euro.</p>",
        "https://shop.example/robots.txt": "User-agent: *\nDisallow: /help/secret/",
    }
    reader.site.pages = help_pages
    given = reader.give_address("https://shop.example/help/")
    found = reader.read(given)
    assert (found.state, found.documents) == ("read", 2)
    assert reader.says("What does it cost to repair a zip?") == "We repair zips for 30 euro."
    assert not [address for address in reader.site.asked if "other" in address or "jobs" in address or "secret" in address]
    del help_pages["https://shop.example/help/repair"]
    reader.clock.at += timedelta(days=1, minutes=1)
    assert reader.read(given).documents == 1
    assert reader.says("What does it cost to repair a zip?") is None


def test_a_site_that_is_away_keeps_answering_from_what_was_read(reader: Reader) -> None:
    address = "https://shop.example/help"
    reader.site.pages = {address: "<h1>Repair</h1><p>We repair zips for 30 euro.</p>"}
    given = reader.give_address(address)
    reader.read(given)
    reader.site.pages = {address: Unavailable("The site does not answer."), "https://shop.example/robots.txt": "User-agent: *"}
    reader.clock.at += timedelta(days=2)
    assert reader.read(given).state == "waiting"
    assert reader.says("What does it cost to repair a zip?") == "We repair zips for 30 euro."


def test_a_site_is_read_one_page_after_another_with_its_own_pause_and_not_for_ever() -> None:
    links = "".join(f"<a href='/{number}'>x</a>" for number in range(200))
    pages: dict[str, str | Exception] = {
        f"https://big.example/{number}": f"<p>Page {number}.</p>{links}" for number in range(200)
    }
    pages["https://big.example/"] = f"<p>Start.</p>{links}"
    pages["https://big.example/robots.txt"] = "User-agent: *\nCrawl-delay: 2"
    pauses: list[float] = []
    read = list(pages_from("https://big.example/", Site(pages), pause=pauses.append))
    assert len(read) == MOST_PAGES
    assert set(pauses) == {2.0}


def test_a_linked_page_that_cannot_be_read_is_left_out_and_the_others_are_read() -> None:
    pages: dict[str, str | Exception] = {
        "https://odd.example/": '<p>Start.</p><a href="/deep">x</a><a href="/fine">y</a>',
        "https://odd.example/deep": "<div>" * 3000 + "Deep.",
        "https://odd.example/fine": "<p>Fine.</p>",
    }
    read = [address for address, _ in pages_from("https://odd.example/", Site(pages), pause=lambda _: None)]
    assert read == ["https://odd.example/", "https://odd.example/fine"]


@pytest.mark.parametrize("address", ["", "ftp://x.example/", "https://", "https://user:secret@x.example/", "https://a b.example"])
def test_an_address_that_cannot_be_one_is_refused_at_once(reader: Reader, address: str) -> None:
    with pytest.raises(Invalid, match="https://"):
        reader.give_address(address)


def test_a_merchants_answer_settles_the_question_and_is_quoted(reader: Reader) -> None:
    with reader.house.transaction(reader.shop) as conn:
        shopper = conn.execute(
            "INSERT INTO shoppers (shop_id, key_hash) VALUES (%s, 'x') RETURNING id", (reader.shop,)
        ).fetchone()
        assert shopper is not None
        talk = conn.execute(
            "INSERT INTO conversations (shop_id, ref, shopper_id) VALUES (%s, 'r', %s) RETURNING id", (reader.shop, shopper["id"])
        ).fetchone()
        assert talk is not None
        for question in ("Do you rent out skis?", "do you rent out skis?"):
            record_unanswered(conn, reader.shop, talk["id"], question)
        first = open_questions(conn, reader.shop)[0]
    answer_question(
        reader.shop, first.id, "Yes, from 20 euro a day.", transaction=reader.house.transaction, embeddings=reader.model
    )
    with reader.house.transaction(reader.shop) as conn:
        assert open_questions(conn, reader.shop) == []
    assert reader.says("Can I rent skis from you?") == "Yes, from 20 euro a day."


def test_documents_that_another_model_read_are_embedded_again(reader: Reader) -> None:
    reader.read(reader.give_file("zips.txt", b"We repair zips for 30 euro."))
    with reader.house.transaction(reader.shop) as conn:
        conn.execute("UPDATE passages SET model = 'an older one'")
        conn.execute("UPDATE documents SET content_hash = 'of an older one'")
    assert reader.says("What does it cost to repair a zip?") is None
    assert embed_again(reader.shop, transaction=reader.house.transaction, embeddings=reader.model) == 1
    assert reader.says("What does it cost to repair a zip?") == "We repair zips for 30 euro."
    assert embed_again(reader.shop, transaction=reader.house.transaction, embeddings=reader.model) == 0


class Away:
    model = "away"

    def embed(self, texts: list[str]) -> Any:
        raise Unavailable("The model is away.")
