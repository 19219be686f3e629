"""Finding: words, meaning, musts, spelling, codes, and what must never be found."""

from collections.abc import Callable
from typing import Any

import pytest
from catalog_shelf import product, shelf, variant

from shopapp.catalog import Hit, Wish, confidence, search, sync
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House

Find = Callable[..., list[Hit]]


@pytest.fixture
def find(house: House, stocked: int, model: Embeddings) -> Find:
    def ask(text: str = "", shop_id: int = stocked, **musts: Any) -> list[Hit]:
        vector = model.embed([text])[0] if text else None
        with house.transaction(shop_id) as conn:
            return search(conn, shop_id, Wish(text, **musts), vector=vector, model=model.model)

    return ask


def ids(hits: list[Hit]) -> list[int]:
    return [hit.product_id for hit in hits]


def test_words_of_a_title_come_first(find: Find) -> None:
    hits = find("rain jacket")
    assert ids(hits)[:2] == [100, 110]
    assert hits[0].words
    assert not hits[1].words


def test_other_words_are_found_by_meaning(find: Find) -> None:
    assert find("something to drink from")[0].product_id == 150
    assert find("something to drink from")[0].why == "meaning"


def test_plurals_are_the_same_word(find: Find) -> None:
    assert {100, 110} == {hit.product_id for hit in find("jackets") if hit.words}


def test_a_budget_is_a_must(find: Find) -> None:
    assert 110 not in ids(find("jacket", price_max=100_00))
    assert ids(find("jacket", price_max=100_00))[0] == 100
    assert set(ids(find(price_min=200_00))) == {170}


def test_only_what_is_reduced_where_that_is_wanted(find: Find) -> None:
    assert ids(find("jacket", reduced=True)) == [110]
    assert ids(find(reduced=True, options={"size": ["M"]})) == []
    assert ids(find(reduced=True, price_max=100_00)) == []
    assert ids(find("jacket", reduced=True, country="CH")) == [110]


def test_what_is_sold_out_is_left_out_unless_wanted(find: Find) -> None:
    assert 140 not in ids(find("camping stove"))
    assert ids(find("camping stove", only_available=False))[0] == 140


def test_drafts_and_unlisted_products_are_never_found(find: Find) -> None:
    assert set(ids(find("tent", only_available=False))).isdisjoint({160, 180})


def test_an_excluded_word_is_looked_for_in_text_and_attributes(find: Find) -> None:
    assert ids(find("belt"))[0] in (120, 130)
    assert 120 not in ids(find("belt", exclude=["leather"]))
    assert ids(find("belt", exclude=["leather"]))[0] == 130


def test_an_excluded_word_hits_its_other_forms(find: Find) -> None:
    assert 120 not in ids(find("belt", exclude=["leathers"]))


def test_a_facet_narrows_whatever_the_case(find: Find) -> None:
    assert set(ids(find(options={"Fabric": ["recycled NYLON"]}))) == {100}
    assert set(ids(find(options={"type": ["belts"]}))) == {120, 130}
    assert set(ids(find(options={"tag": ["winter", "rain"]}))) == {100, 110}


def test_a_colour_is_met_by_its_family(find: Find) -> None:
    assert set(ids(find("jacket", options={"color": ["blue"]}))) == {100}
    assert set(ids(find("jacket", options={"color": ["green"], "size": ["M"]}))) == {100}


def test_options_must_meet_in_one_variant_that_can_be_bought(find: Find) -> None:
    assert 100 not in ids(find("jacket", options={"color": ["navy"], "size": ["M"]}))
    assert 100 in ids(find("jacket", options={"color": ["navy"], "size": ["M"]}, only_available=False))


def test_the_price_must_meet_in_the_same_variant(find: Find) -> None:
    assert 100 not in ids(find("jacket", options={"color": ["olive"]}, price_max=90_00))
    assert 100 in ids(find("jacket", options={"color": ["olive"]}, price_max=95_00))


def test_a_misspelt_word_is_found_by_its_likeness(find: Find) -> None:
    hits = find("jackit")
    assert set(ids(hits)[:2]) == {100, 110}
    assert hits[0].why == "spelling"


def test_known_words_that_no_product_holds_together_are_not_taken_for_misspelt(find: Find) -> None:
    assert all(hit.why == "meaning" for hit in find("jacket mug"))


def test_a_misspelt_word_keeps_the_musts(find: Find) -> None:
    assert 110 not in ids(find("jackit", price_max=100_00))


def test_a_sku_is_found_in_any_case(find: Find) -> None:
    hits = find("do you have rj-100-s")
    assert ids(hits)[0] == 100
    assert hits[0].why == "code"
    assert ids(find("LB-7"))[0] == 120


def test_only_among_given_products_and_not_others(find: Find) -> None:
    assert ids(find("jacket", product_ids=[110, 130]))[0] == 110
    assert set(ids(find("jacket", product_ids=[110, 130]))) == {110, 130}
    assert 100 not in ids(find("jacket", not_product_ids=[100]))


def test_an_empty_text_lists_what_meets_the_musts(find: Find) -> None:
    assert {hit.why for hit in find()} == {"listed"}
    assert set(ids(find())) == {100, 110, 120, 130, 150, 170}


@pytest.mark.parametrize("text", ["%", "'", "a:*&|!(", "\\", "ا", "🙂", " ", "x" * 3000, "100%_off"])
def test_any_text_is_answered(find: Find, text: str) -> None:
    assert set(ids(find(text))) <= {100, 110, 120, 130, 150, 170}
    assert find("jacket", exclude=[text], options={text: [text], "color": [text]}) == []


def test_what_the_shop_lacks_scores_lower_than_what_it_has(find: Find) -> None:
    assert confidence(find("washing machine")) < 0.4 < confidence(find("warm winter jacket"))
    assert confidence([]) == 0.0


def test_a_word_that_only_descriptions_mention_makes_nobody_sure(find: Find) -> None:
    named, mentioned = find("jacket"), find("shell")
    assert [hit.named for hit in named[:2]] == [1.0, 1.0]
    assert {hit.named for hit in mentioned} == {0.0}
    assert confidence(mentioned) < confidence(named)


def test_another_model_embeds_again_while_search_goes_on(house: House, stocked: int, model: Embeddings) -> None:
    class Next:
        model = "next"

        def embed(self, texts: list[str]) -> Any:
            return -model.embed(texts)

    def cosines() -> set[bool]:
        with house.transaction(stocked) as conn:
            hits = search(conn, stocked, Wish("belt"), vector=Next().embed(["belt"])[0], model="next")
        assert {120, 130} <= set(ids(hits))
        return {hit.cosine > 0.3 for hit in hits[:2]}

    assert cosines() == {False}
    done = sync.embed_missing(stocked, transaction=house.transaction, embeddings=Next())
    assert done == len(shelf())
    assert cosines() == {True}
    assert sync.embed_missing(stocked, transaction=house.transaction, embeddings=Next()) == 0


def test_without_a_vector_the_words_decide(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        assert ids(search(conn, stocked, Wish("belt")))[:2] in ([120, 130], [130, 120])


def test_vectors_of_another_model_are_not_compared(house: House, stocked: int, model: Embeddings) -> None:
    with house.transaction(stocked) as conn:
        hits = search(conn, stocked, Wish("belt"), vector=model.embed(["belt"])[0], model="another")
    assert {hit.cosine for hit in hits} == {0.0}
    assert set(ids(hits)) == {120, 130}


def test_another_shops_products_are_invisible(
    house: House, find: Find, other_shop: int, fill: Callable[[int, list[ProductFacts]], None]
) -> None:
    fill(other_shop, [product(900, "Rain Jacket", [variant(9001, "5.00", sku="RJ-100-S")])])
    for text in ("rain jacket", "jackit", "RJ-100-S", ""):
        assert 900 not in ids(find(text))
        assert set(ids(find(text, shop_id=other_shop))) <= {900}


def test_a_french_shop_knows_french_words(
    house: House, shop: int, fill: Callable[[int, list[ProductFacts]], None], model: Embeddings
) -> None:
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET locales = '{fr-FR,en}'")
    fill(shop, [product(1, "Chaussures de randonnée", [variant(11, "80.00")]), product(2, "Gobelet", [variant(21, "9.00")])])
    with house.transaction(shop) as conn:
        hits = search(conn, shop, Wish("chaussure randonnee"), vector=model.embed(["chaussure randonnee"])[0])
    assert hits[0].product_id == 1
    assert hits[0].words
