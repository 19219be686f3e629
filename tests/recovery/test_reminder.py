"""One silent cart, one letter: whatever is lost, doubled or killed on the way."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from shopapp.clock import SetClock
from shopapp.errors import NotFound, Refused, Unavailable
from shopapp.ports.mail import Letter
from shopapp.recovery import forget_me, restore, send, store, sweep
from shopapp.wiring import House

NOW = datetime.now(UTC)
URL = "http://127.0.0.1:8800"


@dataclass
class Postbox:
    """A mail server in memory that can be told what to answer."""

    letters: list[Letter] = field(default_factory=list)
    problem: Exception | None = None

    def send(self, letter: Letter) -> None:
        if self.problem:
            raise self.problem
        self.letters.append(letter)


@dataclass
class Hints:
    given: list[tuple[str, int, int | str]] = field(default_factory=list)

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        self.given.append((job, shop_id, id))


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def cart(house: House, shop: int) -> int:
    """A cart of two things, silent for two hours, of a shopper who asked to be reminded."""
    with house.transaction(shop) as conn:
        conn.execute(
            """
            INSERT INTO products (shop_id, id, handle, title, status, currency, price_min, price_max, available,
                                  source_updated_at, text_hash, words)
            VALUES (%(shop)s, 1, 'lamp', '<b>Lamp</b>', 'ACTIVE', 'EUR', 4900, 4900, true, now(), '', '')
            """,
            {"shop": shop},
        )
        conn.execute(
            """
            INSERT INTO variants (shop_id, id, product_id, position, title, price_minor, available)
            VALUES (%(shop)s, 11, 1, 1, 'Brass', 4900, true), (%(shop)s, 12, 1, 2, 'Black', 4900, false)
            """,
            {"shop": shop},
        )
        shopper = conn.execute(
            """
            INSERT INTO shoppers (shop_id, key_hash, email, email_consent_at)
            VALUES (%(shop)s, 'k', 'a@example.com', now()) RETURNING id
            """,
            {"shop": shop},
        ).fetchone()
        assert shopper
        row = conn.execute(
            """
            INSERT INTO carts (shop_id, token, shopper_id, currency, changed_at)
            VALUES (%(shop)s, 'tok', %(shopper)s, 'EUR', %(at)s) RETURNING id
            """,
            {"shop": shop, "shopper": shopper["id"], "at": NOW - timedelta(hours=2)},
        ).fetchone()
        assert row
        conn.execute(
            """
            INSERT INTO cart_lines (shop_id, cart_id, variant_id, quantity)
            VALUES (%(shop)s, %(cart)s, 11, 2), (%(shop)s, %(cart)s, 12, 1)
            """,
            {"shop": shop, "cart": row["id"]},
        )
    return int(row["id"])


def nudge_rows(house: House, shop: int) -> list[dict[str, object]]:
    with house.transaction(shop) as conn:
        return conn.execute("SELECT id, state, reason FROM nudges ORDER BY id").fetchall()


def run_sweep(house: House, shop: int, clock: SetClock, postbox: Postbox) -> Hints:
    hints = Hints()
    sweep(shop, transaction=house.transaction, clock=clock, nudges=hints, mail=postbox, public_url=URL)
    return hints


def test_the_job_sends_one_letter_and_a_second_job_sends_none(
    house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox
):
    (job,) = run_sweep(house, shop, clock, postbox).given
    for _ in range(2):
        send(shop, int(job[2]), transaction=house.transaction, clock=clock, mail=postbox, public_url=URL)
    assert len(postbox.letters) == 1
    assert nudge_rows(house, shop)[0]["state"] == "sent"


def test_a_lost_job_is_found_by_the_next_sweep(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    assert len(postbox.letters) == 1


def test_eight_workers_at_once_send_one_letter(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    (job,) = run_sweep(house, shop, clock, postbox).given
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda _: send(shop, int(job[2]), transaction=house.transaction, clock=clock, mail=postbox, public_url=URL),
                range(8),
            )
        )
    assert len(postbox.letters) == 1


def test_an_order_placed_meanwhile_stops_the_letter(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    (job,) = run_sweep(house, shop, clock, postbox).given
    with house.transaction(shop) as conn:
        conn.execute("UPDATE carts SET state = 'ordered'")
    assert send(shop, int(job[2]), transaction=house.transaction, clock=clock, mail=postbox, public_url=URL) == "skipped"
    assert postbox.letters == []
    assert nudge_rows(house, shop)[0]["reason"] == "ordered"


def test_a_mail_server_that_is_away_is_asked_again_later(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    postbox.problem = Unavailable("away")
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    postbox.problem = None
    clock.advance(timedelta(minutes=6))
    run_sweep(house, shop, clock, postbox)
    assert len(postbox.letters) == 1


def test_an_address_the_server_refuses_ends_it(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    postbox.problem = Refused("no such mailbox", code="recipient")
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    assert nudge_rows(house, shop)[0] | {"id": 0} == {"id": 0, "state": "failed", "reason": "recipient"}


def test_a_worker_killed_while_sending_never_makes_a_second_letter(
    house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox
):
    class Killed(BaseException):
        pass

    postbox.problem = Killed()  # type: ignore[assignment]
    (job,) = run_sweep(house, shop, clock, postbox).given
    with pytest.raises(Killed):
        send(shop, int(job[2]), transaction=house.transaction, clock=clock, mail=postbox, public_url=URL)
    postbox.problem = None
    clock.advance(timedelta(minutes=11))
    run_sweep(house, shop, clock, postbox)
    assert postbox.letters == []
    assert nudge_rows(house, shop)[0]["reason"] == "answer_lost"


def test_the_letter_escapes_titles_says_what_is_sold_out_and_carries_a_way_out(
    house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox
):
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    letter = postbox.letters[0]
    assert "<b>Lamp</b>" not in letter.html
    assert "€98.00" in letter.text
    assert "sold out at the moment" in letter.text
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def token_in(letter: Letter) -> str:
    return letter.text.split("/r/")[1].split()[0]


def test_the_link_fills_the_cart_with_what_can_still_be_bought(
    house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox
):
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    address = restore(shop, token_in(postbox.letters[0]), transaction=house.transaction)
    assert address == "http://127.0.0.1:8801/cart/11:2?storefront=true"


def test_who_unsubscribes_gets_no_further_letter(house: House, shop: int, cart: int, clock: SetClock, postbox: Postbox):
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    assert forget_me(shop, token_in(postbox.letters[0]), transaction=house.transaction) == "Fieldhouse"
    with house.transaction(shop) as conn:
        assert conn.execute("SELECT unsubscribed_at IS NOT NULL AS out FROM shoppers").fetchone() == {"out": True}


def test_a_token_of_another_shop_opens_nothing(
    house: House, shop: int, other_shop: int, cart: int, clock: SetClock, postbox: Postbox
):
    run_sweep(house, shop, clock, postbox)
    run_sweep(house, shop, clock, postbox)
    with pytest.raises(NotFound):
        restore(other_shop, token_in(postbox.letters[0]), transaction=house.transaction)
    with house.directory() as conn:
        assert store.shop_of_token(conn, b"nothing like it") is None
