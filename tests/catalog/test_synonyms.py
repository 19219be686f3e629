"""Words that mean the same: said by the merchant, found in titles, looked for beside what was said and never instead of it."""

from collections.abc import Callable

import pytest
from catalog_shelf import product, variant

from shopapp.catalog import Hit, Wish, search
from shopapp.catalog.search import synonyms
from shopapp.errors import Invalid, NotFound
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


@pytest.fixture
def stocked(shop: int, fill: Callable[[int, list[ProductFacts]], None]) -> int:
    names = [
        "Notebook 14",
        "Notebook 15",
        "Laptop Sleeve",
        "Smart Watch One",
        "Smart Watch Two",
        "Smartwatch Strap",
        "Smartwatch Mini",
    ]
    fill(shop, [product(place, name, [variant(100 + place, "9.00")]) for place, name in enumerate(names, start=1)])
    return shop


@pytest.fixture
def find(house: House, stocked: int, model: Embeddings) -> Callable[[str], list[Hit]]:
    def ask(text: str) -> list[Hit]:
        with house.transaction(stocked) as conn:
            return search(conn, stocked, Wish(text), vector=model.embed([text])[0], model=model.model)

    return ask


def by_words(hits: list[Hit]) -> set[int]:
    return {hit.product_id for hit in hits if hit.words}


def add(house: House, shop: int, text: str) -> int:
    with house.transaction(shop) as conn:
        return synonyms.add(conn, shop, text)


def test_a_synonym_adds_what_is_named_otherwise(house: House, stocked: int, find: Callable[[str], list[Hit]]):
    assert by_words(find("laptops")) == {3}
    add(house, stocked, "Notebook, laptop")
    assert by_words(find("laptops")) == {1, 2, 3}
    assert by_words(find("laptop sleeve")) == {3}


def test_a_removed_synonym_counts_no_more(house: House, stocked: int, find: Callable[[str], list[Hit]]):
    id = add(house, stocked, "Notebook, laptop")
    with house.transaction(stocked) as conn:
        synonyms.remove(conn, stocked, id)
        assert synonyms.all_of(conn, stocked) == []
    assert by_words(find("laptop")) == {3}


def test_words_written_in_one_and_in_two_are_learned(house: House, stocked: int, find: Callable[[str], list[Hit]]):
    assert by_words(find("smartwatch")) == {6, 7}
    assert synonyms.learn(stocked, transaction=house.transaction) == 1
    assert by_words(find("smartwatch")) == {4, 5, 6, 7}
    assert by_words(find("smart watches")) == {4, 5, 6, 7}


def test_two_words_are_looked_for_as_one_without_learning(find: Callable[[str], list[Hit]]):
    assert by_words(find("smart watch")) == {4, 5, 6, 7}


def test_a_learned_pair_that_was_hidden_stays_hidden(house: House, stocked: int, find: Callable[[str], list[Hit]]):
    synonyms.learn(stocked, transaction=house.transaction)
    with house.transaction(stocked) as conn:
        (group,) = synonyms.all_of(conn, stocked)
        synonyms.remove(conn, stocked, group.id)
    synonyms.learn(stocked, transaction=house.transaction)
    assert by_words(find("smartwatch")) == {6, 7}
    with house.transaction(stocked) as conn:
        synonyms.restore(conn, stocked, group.id)
    assert by_words(find("smartwatch")) == {4, 5, 6, 7}


@pytest.mark.parametrize(
    "text", ["", "laptop", "laptop, Laptop", ",,", "a," + "b" * 70, "laptop, !!", ",".join("abcdefghijklmn")]
)
def test_what_is_no_list_of_words_is_refused(house: House, stocked: int, text: str):
    with pytest.raises(Invalid):
        add(house, stocked, text)


def test_another_shop_knows_none_of_them(house: House, stocked: int, other_shop: int):
    id = add(house, stocked, "notebook, laptop")
    with house.transaction(other_shop) as conn:
        assert synonyms.all_of(conn, other_shop) == []
        assert synonyms.ways(conn, other_shop, "laptop") == ["laptop"]
        with pytest.raises(NotFound):
            synonyms.remove(conn, other_shop, id)


@pytest.mark.parametrize("text", ["%", "'", "a:*&|!(", "\\", "x " * 40, "laptop' | !notebook"])
def test_any_text_has_ways(house: House, stocked: int, find: Callable[[str], list[Hit]], text: str):
    add(house, stocked, "notebook, laptop")
    find(text)
    with house.transaction(stocked) as conn:
        assert synonyms.ways(conn, stocked, text)
