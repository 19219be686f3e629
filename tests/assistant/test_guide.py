"""The guide's belief and its questions, without a database: soft answers, expected gain, when to stop."""

from dataclasses import dataclass, field

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from shopapp.assistant.guide import asking, belief, stopping
from shopapp.assistant.guide.labels import label_of
from shopapp.assistant.guide.values import agrees
from shopapp.assistant.memory import Like
from shopapp.assistant.words import words_of
from shopapp.catalog.facets import Held, found_in, held_by

EXAMPLES = 80
"""Of each property; one number for all of them."""


@dataclass(frozen=True, slots=True)
class Goods:
    facets: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    title: str = "Thing"
    price_min: int = 1000


def shelf(rows: list[list[int]]) -> list[Held]:
    """One product per row, with facets f0, f1 … and `own`, which tells it from all others."""
    return [
        held_by(Goods({**{f"f{at}": [f"v{value}"] for at, value in enumerate(row)}, "own": [f"o{place}"]}))
        for place, row in enumerate(rows)
    ]


ROWS = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=4, max_size=12)


@given(ROWS, st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_wrong_answer_never_makes_the_target_unreachable(rows: list[list[int]], data: st.DataObject) -> None:
    held = shelf(rows)
    target = data.draw(st.integers(0, len(rows) - 1))
    scores = data.draw(st.lists(st.floats(0, 1), min_size=len(rows), max_size=len(rows)))
    wrong = data.draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3))
    weights = belief.prior(scores)
    for facet, value in wrong:
        weights = belief.after(weights, held, Like(facet=f"f{facet}", values=[f"v{value}"], must=False))
        assert np.isfinite(weights).all()
        assert weights[target] > 0
    for _ in range(len(wrong) + 3):
        weights = belief.after(weights, held, Like(facet="own", values=[f"o{target}"], must=False))
    assert int(np.argmax(weights)) == target


@given(ROWS, st.lists(st.floats(0, 1), min_size=12, max_size=12))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_question_is_never_expected_to_do_harm(rows: list[list[int]], scores: list[float]) -> None:
    held = shelf(rows)
    weights = belief.prior(scores[: len(rows)])
    question = asking.best_question(found_in(held), weights)
    if question is not None:
        assert 2 <= len(question.choices) <= 6
        assert question.gain > -1e-9
        assert question.worth > -1e-9


def test_an_answer_orders_and_not_minding_changes_nothing() -> None:
    held = [held_by(Goods({"fabric": [value]})) for value in ("Wool", "Linen")] + [held_by(Goods())]
    weights = belief.after(np.full(3, 1 / 3), held, Like(facet="fabric", values=["Wool"], must=False))
    assert weights[0] > weights[2] > weights[1] > 0


def test_the_facet_that_splits_the_belief_is_asked_and_not_the_one_that_splits_the_shelf() -> None:
    held = [held_by(Goods({"even": ["a" if at < 6 else "b"], "telling": [f"v{at % 6}"]})) for at in range(12)]
    found = found_in(held)
    question = asking.best_question(found, np.full(12, 1 / 12))
    assert question is not None
    assert question.facet.name == "telling"


def test_what_only_the_trade_knows_is_not_asked() -> None:
    names = {"package weight": 0.0, "oem code": 0.0, "warranty": 0.0, "colour": 1.0}
    held = [held_by(Goods({name: [f"v{at}"] for name in names})) for at in range(4)]
    ready = {facet.name: asking.readiness(facet) for facet in found_in(held)}
    assert ready["package weight"] == ready["oem code"] == ready["warranty"] == 0
    assert ready["colour"] > 0


def test_descriptions_of_single_products_are_asked_last() -> None:
    held = [held_by(Goods({"material": [f"Recycled nylon shell {letter}"], "fit": [letter]})) for letter in "abcdef"]
    ready = {facet.name: asking.readiness(facet) for facet in found_in(held)}
    assert ready["material"] < ready["fit"] / 2


def test_asking_stops_when_it_would_not_pay() -> None:
    even = np.full(20, 0.05)
    sure = np.asarray([0.5, 0.3, 0.1] + [0.1 / 17] * 17)
    assert stopping.pays(0.2, even)
    assert not stopping.pays(0.01, even)
    assert not stopping.pays(0.2, sure)


def test_something_else_means_what_the_other_choices_do_not_name() -> None:
    held = [held_by(Goods({"vendor": [f"Brand {at:02d}"]})) for at in range(30)]
    question = asking.best_question(found_in(held), np.full(30, 1 / 30))
    assert question is not None
    other = question.choices[-1]
    like = asking.like_of(question.facet, question.choices, other)
    assert other.other
    assert [agrees(each, like) for each in held].count(True) == len(other.columns)


def test_choices_are_said_in_the_shoppers_language_and_in_a_persons_units() -> None:
    held = [held_by(Goods({"length": [f"{length} mm"]})) for length in range(100, 2000, 50)]
    question = asking.best_question(found_in(held), np.full(len(held), 1 / len(held)))
    assert question is not None
    labels = [label_of(choice, question.facet, words_of("de"), "EUR") for choice in question.choices]
    assert labels[0].startswith("Unter ")
    assert labels[-1].startswith("Ab ")
    assert all("cm" in label or " m" in label for label in labels)
