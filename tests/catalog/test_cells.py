"""A large shop's vectors in cells: the same results as reading every vector, and only for the shop that needs them."""

from collections.abc import Callable

import numpy as np
import pytest
from catalog_shelf import NOW, product, variant

from shopapp.catalog import Wish, related, search, sync
from shopapp.catalog.search import cells
from shopapp.catalog.search.cells import store
from shopapp.catalog.sync import store as written
from shopapp.db.vectors import as_text
from shopapp.wiring import House

KINDS = 40
MODEL = "drawn"


def _vectors(count: int, seed: int) -> np.ndarray:
    """Unit vectors around forty centres, as a catalogue's are around its kinds of goods."""
    chance = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(KINDS, 384))
    drawn = centres[chance.integers(KINDS, size=count)] + 0.6 * chance.normal(size=(count, 384))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def large(house: House, shop: int) -> np.ndarray:
    """The shop with 1,200 products and vectors drawn for them, in cells as if that were many."""
    vectors = _vectors(1_200, 2)
    goods = [product(id, f"Thing {id}", [variant(10_000 + id, f"{id}.00")]) for id in range(1, 1_201)]
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, goods, read_at=NOW)
        written.put_vectors(conn, shop, MODEL, [(id, "h", as_text(vectors[id - 1])) for id in range(1, 1_201)])
    assert cells.keep(shop, transaction=house.transaction, model=MODEL, large=1_000) == 12
    return vectors


def _nearest(vectors: np.ndarray, wanted: np.ndarray, most: int) -> set[int]:
    return {int(place) + 1 for place in np.argsort(-(vectors @ wanted))[:most]}


def test_cells_find_what_an_exact_scan_finds(house: House, shop: int, large: np.ndarray):
    for wanted in _vectors(10, 3):
        with house.transaction(shop) as conn:
            hits = search(conn, shop, Wish("nothing so called", limit=200), vector=wanted, model=MODEL)
        best = {hit.product_id for hit in sorted(hits, key=lambda hit: -hit.cosine)[:10]}
        assert best == _nearest(large, wanted, 10)


def test_where_filters_leave_few_near_ones_all_products_are_looked_at(house: House, shop: int, large: np.ndarray):
    with house.transaction(shop) as conn:
        hits = search(conn, shop, Wish("nothing so called", price_max=5_00), vector=_vectors(1, 4)[0], model=MODEL)
    assert {hit.product_id for hit in hits} == {1, 2, 3, 4, 5}


def test_a_new_vector_joins_the_nearest_cell_and_is_found(house: House, shop: int, large: np.ndarray):
    wanted = _vectors(1, 5)[0]
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, [product(5_000, "New", [variant(50_000, "1.00")])], read_at=NOW)
        written.put_vectors(conn, shop, MODEL, [(5_000, "h", as_text(wanted))])
        hits = search(conn, shop, Wish("nothing so called"), vector=wanted, model=MODEL)
    assert hits[0].product_id == 5_000
    assert cells.keep(shop, transaction=house.transaction, model=MODEL, large=1_000) == 12


def test_a_shop_that_became_small_has_no_cells(house: House, shop: int, large: np.ndarray):
    assert cells.keep(shop, transaction=house.transaction, model=MODEL) == 0
    with house.transaction(shop) as conn:
        assert store.held(conn, shop, MODEL) == store.Held(products=1_200, cells=0, same_model=False, homeless=True)


def test_another_models_vectors_make_the_cells_anew(house: House, shop: int, large: np.ndarray):
    with house.transaction(shop) as conn:
        written.put_vectors(conn, shop, "other", [(id, "h", as_text(large[id - 1])) for id in range(1, 1_201)])
        assert store.near(conn, shop, "other", as_text(large[0]), 3) == []
        found = search(conn, shop, Wish("nothing so called"), vector=large[6], model="other")
    assert found[0].product_id == 7
    assert cells.keep(shop, transaction=house.transaction, model="other", large=1_000) == 12


def test_another_shop_has_none_of_them(house: House, other_shop: int, large: np.ndarray, fill: Callable):
    fill(other_shop, [product(900, "Rain Jacket", [variant(9001, "5.00")])])
    with house.transaction(other_shop) as conn:
        assert store.near(conn, other_shop, MODEL, as_text(large[0]), 48) == []
        assert store.held(conn, other_shop, MODEL).cells == 0


def test_more_like_this_reads_the_cells_and_finds_what_an_exact_scan_finds(house: House, shop: int, large: np.ndarray):
    for id in (7, 70, 700):
        with house.transaction(shop) as conn:
            hits = related.similar(conn, shop, id, limit=10)
        assert {hit.product_id for hit in hits} == _nearest(large, large[id - 1], 11) - {id}
    with house.transaction(shop) as conn:
        conn.execute("UPDATE product_vectors SET cell = NULL WHERE product_id = 8")
        assert 8 not in {hit.product_id for hit in related.similar(conn, shop, 7, limit=600)}, "what is in no cell is not read"
        assert {hit.product_id for hit in related.cheaper(conn, shop, 4, limit=6)} == {1, 2, 3}
