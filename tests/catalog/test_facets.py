"""Facets: values made comparable, found in what products state and say in their titles, and grouped into six choices."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopapp.catalog.facets import Facet, choices, found_in, held_by, read, words_of_titles
from shopapp.catalog.facets.grouping import even_cuts, roundest
from shopapp.catalog.facets.titles import mined


@dataclass(frozen=True, slots=True)
class Goods:
    title: str = "Thing"
    facets: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    price_min: int = 1000


def facets_of(*goods: Goods) -> dict[str, Facet]:
    return {facet.name: facet for facet in found_in([held_by(each) for each in goods])}


def of(name: str, *values: str) -> Facet:
    return facets_of(*(Goods(facets={name: [value]}) for value in values))[name]


def texts(facet: Facet) -> list[list[str]]:
    weights = np.full(facet.total, 1 / facet.total)
    return [[value.text for value in choice.values] for choice in choices(facet, weights)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("150 cm", "1.5 m"),
        ("1,5 m", "1500mm"),
        ("500 GB", "0.5 TB"),
        ("2.4 GHz", "2400 MHz"),
        ("Navy", "navy"),
        ("1,200 g", "1.2 kg"),
    ],
)
def test_two_spellings_of_a_value_are_one(one: str, other: str) -> None:
    assert read("length", one)[0].key == read("length", other)[0].key


def test_a_list_in_one_field_is_several_values() -> None:
    assert [value.text for value in read("material", "Cotton, Linen")] == ["Cotton", "Linen"]
    assert [value.text for value in read("weight", "1,5 kg")] == ["1,5 kg"]


def test_what_is_shown_is_the_most_frequent_spelling() -> None:
    facet = of("fit", "slim", "Slim", "Slim", "Wide")
    assert [value.text for value in facet.values] == ["Slim", "Wide"]
    assert facet.counts == [3, 1]


def test_coverage_is_the_share_of_products_that_state_it() -> None:
    facet = facets_of(Goods(facets={"fit": ["Slim"]}), Goods(facets={"fit": ["Wide"]}), Goods(), Goods())["fit"]
    assert facet.coverage == 0.5


def test_sizes_and_numbers_are_in_their_order() -> None:
    assert [value.text for value in of("size", "XL", "S", "M", "XS").values] == ["XS", "S", "M", "XL"]
    assert [value.text for value in of("length", "1 m", "20 cm", "300 mm").values] == ["20 cm", "300 mm", "1 m"]


def test_many_sizes_are_asked_with_their_neighbours() -> None:
    offered = texts(of("size", "XXS", "XS", "S", "S", "M", "M", "L", "L", "XL", "XL", "XXL", "3XL"))
    assert len(offered) == 6
    assert [size for choice in offered for size in choice] == ["XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL"]


def test_many_colours_are_asked_by_family() -> None:
    offered = texts(of("color", "Navy", "Azure", "Red", "Burgundy", "Green", "Black", "White", "Yellow"))
    assert ["Navy", "Azure"] in offered
    assert ["Red", "Burgundy"] in offered


def test_many_values_are_named_together_and_the_rest_is_something_else() -> None:
    facet = of("vendor", *(f"Brand {letter}" for letter in "abcdefghijklmnopqrstuv"))
    offered = choices(facet, np.full(facet.total, 1 / facet.total))
    assert len(offered) == 6
    assert offered[-1].other
    assert all(len(choice.values) <= 3 for choice in offered[:-1])


@given(
    st.lists(st.integers(1, 500_000), min_size=2, max_size=60),
    st.lists(st.floats(0.01, 1.0), min_size=60, max_size=60),
)
@settings(max_examples=60, deadline=None)
def test_price_ranges_have_no_gap_and_no_overlap(prices: list[int], weights: list[float]) -> None:
    facets = facets_of(*(Goods(price_min=price) for price in prices))
    if "price" not in facets:
        assert len(set(prices)) == 1
        return
    offered = choices(facets["price"], np.asarray(weights[: len(prices)]) / sum(weights[: len(prices)]))
    assert 2 <= len(offered) <= 6
    for price in prices:
        within = [choice for choice in offered if (choice.low or 0) <= price and (choice.high is None or price < choice.high)]
        assert len(within) == 1


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=2), min_size=2, max_size=60), st.integers(2, 8))
@settings(max_examples=60, deadline=None)
def test_every_value_belongs_to_exactly_one_of_at_most_so_many_choices(values: list[str], most: int) -> None:
    facets = facets_of(*(Goods(facets={"style": [value]}) for value in values))
    if "style" not in facets:
        return
    facet = facets["style"]
    offered = choices(facet, np.full(facet.total, 1 / facet.total), most=most)
    assert len(offered) <= most
    assert sorted(column for choice in offered for column in choice.columns) == list(range(len(facet.values)))


def test_cuts_are_round_and_even() -> None:
    assert even_cuts([1.0, 2, 9, 31, 52, 99], [1.0] * 6, 3) == [5, 50]
    assert even_cuts([55.0, 59, 60, 79], [1.0] * 4, 4) == [60, 70]
    assert roundest(4799, 5299) == 5000
    assert roundest(41, 42) == 42


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Saucepan with lid, 20 cm, steel", {"length": "20 cm", "material": "Steel"}),
        ('Gaming monitor 27" black', {"size in inches": '27"', "colour": "Black"}),
        ("Portable drive 2 TB", {"storage": "2 TB"}),
        ("Navy merino beanie", {"material": "Merino", "colour": "Navy"}),
        ("Two Person Tent", {}),
    ],
)
def test_a_title_says_what_no_field_holds(title: str, found: dict[str, str]) -> None:
    assert dict(mined(title)) == found


def test_a_field_is_surer_than_a_title() -> None:
    held = held_by(Goods("Navy leather bag", facets={"color": ["Midnight"], "fabric": ["Vegan leather"]}))
    assert "colour" not in held
    assert "material" not in held


def test_words_of_titles_are_asked_when_some_share_them() -> None:
    held = [held_by(Goods(f"{kind} case {letter}")) for letter in "abcd" for kind in ("Wallet", "Bumper")]
    words = words_of_titles(held, np.full(8, 1 / 8))
    assert words is not None
    assert {value.text for value in words.values} == {"Wallet", "Bumper"}
    assert words_of_titles(held, np.asarray([0.97] + [0.03 / 7] * 7)) is None
