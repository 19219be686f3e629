"""A crowd at the pay page: nobody's work is begun that cannot end in time."""

import threading
import time

import pytest

from shopapp.errors import Unavailable
from shopapp.web.gate import Gate


def test_who_comes_to_a_full_gate_waits_in_line_and_gets_through() -> None:
    gate, inside, most, through = Gate(at_once=2, patience=60), 0, 0, 0
    watch = threading.Lock()

    def work() -> None:
        nonlocal inside, most, through
        with gate.through():
            with watch:
                inside, most = inside + 1, max(most, inside + 1)
            time.sleep(0.01)
            with watch:
                inside, through = inside - 1, through + 1

    crowd = [threading.Thread(target=work) for _ in range(20)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert (most <= 2, through) == (True, 20)


def test_who_waited_too_long_is_told_when_to_come_again_and_who_only_looks_never_waits() -> None:
    gate = Gate(at_once=1, patience=0.01)
    with gate.through():
        with pytest.raises(Unavailable) as told, gate.through():
            pass
        assert (told.value.code, told.value.retry_after) == ("crowded", 5)
        with gate.if_free() as free:
            assert not free
    with gate.if_free() as free:
        assert free


def test_a_piece_of_work_that_fails_gives_its_place_back() -> None:
    gate = Gate(at_once=1, patience=0.01)
    with pytest.raises(ZeroDivisionError), gate.through():
        raise ZeroDivisionError
    with gate.through():
        pass
