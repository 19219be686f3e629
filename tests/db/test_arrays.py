"""Lists written as PostgreSQL writes arrays come out as they went in."""

from shopapp.db import arrays
from shopapp.wiring import House

ODD = ["", "NULL", "null", "a,b", '"', '""', "\\", '\\"', "{}", " x ", "é ñ 日本", "line\nbreak", "\t", "'", "%s"]


def test_texts_of_any_kind_come_back_as_they_were(house: House) -> None:
    with house.directory() as conn:
        row = conn.execute("SELECT %(odd)s::text[] AS texts", {"odd": arrays.texts(ODD)}).fetchone()
        none = conn.execute("SELECT %(none)s::text[] AS texts", {"none": arrays.texts([])}).fetchone()
    assert (row, none) == ({"texts": ODD}, {"texts": []})


def test_numbers_come_back_as_they_were(house: House) -> None:
    with house.directory() as conn:
        row = conn.execute("SELECT %(ids)s::bigint[] AS ids", {"ids": arrays.numbers([0, -1, 2**62])}).fetchone()
    assert row == {"ids": [0, -1, 2**62]}
