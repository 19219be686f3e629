"""Events are numbered without a gap, whoever writes."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from shopapp.conversations import events_after, say, store
from shopapp.errors import NotFound
from shopapp.wiring import House


def a_conversation(house: House, shop: int, key: bytes = b"k") -> int:
    with house.transaction(shop) as conn:
        shopper = store.shopper(conn, shop, key, locale="en")
        return store.start(conn, shop, shopper.id, locale="en").id


def test_events_come_back_in_order_after_a_number(house: House, shop: int):
    conversation = a_conversation(house, shop)
    with house.transaction(shop) as conn:
        assert [say(conn, shop, conversation, "text", {"text": str(n)}) for n in range(3)] == [1, 2, 3]
        assert [event.payload["text"] for event in events_after(conn, shop, conversation, 1)] == ["1", "2"]


def test_many_writers_leave_no_gap_and_no_double(house: House, shop: int):
    conversation = a_conversation(house, shop)

    def write(n: int) -> None:
        with house.transaction(shop) as conn:
            say(conn, shop, conversation, "text", {"text": str(n)})

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(30)))
    with house.transaction(shop) as conn:
        assert [event.seq for event in events_after(conn, shop, conversation, 0)] == list(range(1, 31))


def test_a_rolled_back_event_leaves_no_gap(house: House, shop: int):
    conversation = a_conversation(house, shop)

    def fail_after_speaking() -> None:
        with house.transaction(shop) as conn:
            say(conn, shop, conversation, "text", {"text": "lost"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_speaking()
    with house.transaction(shop) as conn:
        assert say(conn, shop, conversation, "text", {"text": "kept"}) == 1


def test_the_same_key_is_the_same_shopper_and_keeps_its_customer(house: House, shop: int):
    with house.transaction(shop) as conn:
        first = store.shopper(conn, shop, b"k", customer_id=7, locale="de")
        again = store.shopper(conn, shop, b"k", locale="fr")
    assert (again.id, again.customer_id, again.locale) == (first.id, 7, "fr")


def test_two_first_messages_at_once_share_one_conversation(house: House, shop: int):
    with house.transaction(shop) as conn:
        shopper = store.shopper(conn, shop, b"k", locale="en").id

    def begin(_: int) -> int:
        with house.transaction(shop) as conn:
            return store.current_or_new(conn, shop, shopper, locale="en").id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(begin, range(4)))) == 1


def test_a_message_that_arrives_while_an_answer_is_written_waits_without_a_deadlock(house: House, shop: int):
    conversation = a_conversation(house, shop)
    with house.transaction(shop) as conn:
        shopper = store.read(conn, shop, conversation).shopper_id

    def arrive() -> int:
        with house.transaction(shop) as conn:
            return store.lock(conn, shop, store.current_or_new(conn, shop, shopper, locale="en").id).id

    with ThreadPoolExecutor(1) as pool:
        with house.transaction(shop) as conn:
            store.lock(conn, shop, conversation)
            arriving = pool.submit(arrive)
            wait(lambda: not arriving.done() and waits_for_a_lock(house, shop))
            store.note_email(conn, shop, shopper, "ada@example.com")
        assert arriving.result(timeout=5) == conversation


def waits_for_a_lock(house: House, shop: int) -> bool:
    with house.transaction(shop) as conn:
        row = conn.execute("SELECT count(*) AS n FROM pg_locks WHERE NOT granted").fetchone()
        return bool(row and row["n"])


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_an_old_conversation_is_not_taken_up_again(house: House, shop: int):
    conversation = a_conversation(house, shop)
    with house.transaction(shop) as conn:
        shopper = store.read(conn, shop, conversation).shopper_id
        conn.execute("UPDATE conversations SET last_turn_at = now() - interval '31 days'")
        assert store.current(conn, shop, shopper) is None


def test_another_shops_conversation_is_not_found(house: House, shop: int, other_shop: int):
    conversation = a_conversation(house, shop)
    with house.transaction(other_shop) as conn, pytest.raises(NotFound):
        say(conn, other_shop, conversation, "text", {"text": "x"})
