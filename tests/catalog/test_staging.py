"""Lines wait in chunks: however they stand in the export, each root comes out once, with all that hangs on it and no more."""

import random

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopapp.catalog.sync import staging
from shopapp.ports.shopify_catalogue import ExportLine
from shopapp.wiring import House
from tests.how_often import TIMES


def family(number: int, variants: int) -> list[ExportLine]:
    """A product with variants, each with a picture, and one metafield."""
    root = f"gid://shopify/Product/{number}"
    found = [_line(root, None), _line(f"gid://shopify/Metafield/{number}", root)]
    for place in range(variants):
        variant = f"gid://shopify/ProductVariant/{number * 100 + place}"
        found += [_line(variant, root), _line(f"gid://shopify/MediaImage/{number * 100 + place}", variant)]
    return found


def _line(gid: str, parent: str | None) -> ExportLine:
    return ExportLine(gid, parent, orjson.dumps({"id": gid} | ({"__parentId": parent} if parent else {})))


def stage(house: House, shop: int, run: int, lines: list[ExportLine], size: int) -> None:
    with house.transaction(shop) as conn:
        for start in range(0, len(lines), size):
            staging.store.put(conn, shop, run, staging.chunk_of(start + 1, lines[start : start + size]))
        assert staging.store.count_lines(conn, shop, run) == staging.store.last_line(conn, shop, run) == len(lines)


def read(house: House, shop: int, run: int, after: int, most: int) -> list[tuple[int, set[bytes]]]:
    """The line each batch ends at, and what it holds; no line twice within it."""
    found: list[tuple[int, set[bytes]]] = []
    for some in staging.batches(house.transaction, shop, run, after, most_lines=most):
        assert len(set(some.bodies)) == len(some.bodies)
        assert sum(b"__parentId" not in body for body in some.bodies) == some.roots
        found.append((some.line, set(some.bodies)))
    return found


@settings(max_examples=10 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    variants=st.lists(st.integers(0, 5), min_size=1, max_size=6),
    order=st.integers(0, 10**6),
    shuffled=st.booleans(),
    size=st.integers(1, 20),
    most=st.integers(1, 12),
)
def test_in_any_order_and_from_any_point_on_every_family_comes_whole(
    house: House, shop: int, variants: list[int], order: int, shuffled: bool, size: int, most: int
) -> None:
    families = [family(number, count) for number, count in enumerate(variants, start=1)]
    lines = [line for each in families for line in each]
    if shuffled:
        random.Random(order).shuffle(lines)
    stage(house, shop, 1, lines, size)
    batches = read(house, shop, 1, 0, most)
    for each in families:
        whole = {line.body for line in each}
        assert [held & whole for _, held in batches if held & whole] == [whole]
    for place, (line, _) in enumerate(batches):
        assert read(house, shop, 1, line, most) == batches[place + 1 :]
    with house.transaction(shop) as conn:
        staging.store.drop(conn, shop, 1)
        assert staging.store.any_strays(conn, shop, 1) == (False, False)


@pytest.mark.parametrize("roots_first", [True, False])
def test_many_roots_whose_children_stand_apart_come_in_several_batches(house: House, shop: int, roots_first: bool) -> None:
    lines = [line for number in range(1, 41) for line in family(number, 4)]
    lines.sort(key=lambda line: (line.parent_gid is None) != roots_first)
    stage(house, shop, 1, lines, 40)
    batches = read(house, shop, 1, 0, 50)
    assert sum(len(held) for _, held in batches) == len(lines)
    # What hangs on variants is not counted beforehand, so that a batch may hold up to twice as much.
    assert max(len(held) for _, held in batches) <= 100


def test_lines_that_need_no_parent_stay_where_they_are(house: House, shop: int) -> None:
    level = _line("gid://shopify/InventoryLevel/1?inventory_item_id=9", "gid://shopify/InventoryItem/9")
    chunk = staging.chunk_of(1, [level, _line("gid://shopify/InventoryItem/8", None)], loose=True)
    assert (chunk.named, chunk.strays) == ([level.gid], [])
    with house.transaction(shop) as conn:
        staging.store.put(conn, shop, 1, chunk)
    assert [len(some.bodies) for some in staging.batches(house.transaction, shop, 1, 0, most_lines=1)] == [2]


def test_another_shop_sees_no_line_of_it(house: House, shop: int, other_shop: int) -> None:
    stage(house, shop, 1, family(1, 3), 2)
    with house.transaction(other_shop) as conn:
        assert conn.execute("SELECT 1 FROM sync_chunks UNION ALL SELECT 1 FROM sync_strays").fetchall() == []
