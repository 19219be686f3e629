"""Whether a passage answers: the weights in use are those the bench makes, and they hold on shops they were not made of."""

from dataclasses import astuple

import pytest

from bench import answers
from shopapp.knowledge.answerable import WEIGHTS, Asked, standing_out
from shopapp.outside.embeddings import MiniLm, Tokens


@pytest.fixture(scope="module")
def words() -> Tokens:
    return Tokens()


def test_the_weights_in_use_are_those_that_the_bench_makes(words: Tokens) -> None:
    dev = [*answers.read(answers.DATA / "dev"), answers.outdoor(answers.DATA.parent / "questions.json")]
    made = answers.fitted(answers.questions(dev, MiniLm(threads=2), words))
    assert astuple(made) == pytest.approx(astuple(WEIGHTS), abs=0.05)


def test_what_no_passage_says_of_a_yes_or_no_question_is_unheard(words: Tokens) -> None:
    hours, dogs = ("Visit", ["We are open from ten to six."]), ("Visit", ["Dogs are welcome in the shop."])
    asked = Asked("May I bring my dog?", words)
    assert asked.held_against([hours])[0][1] > 0.3 > asked.held_against([hours, dogs])[0][1]
    assert Asked("When may I bring my dog?", words).held_against([hours])[0][1] == 0.0


def test_words_spread_over_two_sentences_cover_less_than_in_one(words: Tokens) -> None:
    spread = ("Post", ["The invoice comes with the parcel.", "We pay at the end of the month."])
    one = ("Post", ["A parcel comes at the end of the month."])
    (apart, _), (together, _) = Asked("Does a parcel come each month?", words).held_against([spread, one])
    assert together > apart


def test_words_of_like_meaning_cover_in_part(words: Tokens) -> None:
    held = Asked("What does it cost?", words).held_against([("", ["The price is five euro."]), ("", ["It is made of wool."])])
    assert held[0][0] > held[1][0] > 0


def test_nothing_asked_and_nothing_there_hold_nothing(words: Tokens) -> None:
    assert Asked("?!", words).held_against([("", ["Something."])]) == [(0.0, 1.0)]
    assert Asked("Anything?", words).held_against([]) == []


def test_a_single_passage_does_not_stand_out_by_being_alone() -> None:
    assert standing_out(0.2, 0.2, 1) == pytest.approx(0.0)
    assert standing_out(0.5, 0.5, 1) < standing_out(0.5, 0.5 + 9 * 0.1, 10)
