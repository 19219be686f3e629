"""The merchant's word: show, never show, push, quiz; visible where it moved something, and never against a shopper's must."""

import pytest
from talking import Shopper

from shopapp.assistant.guide import rules, store
from shopapp.assistant.guide.rules import Effect, Kind
from shopapp.catalog.facets import store as facets
from shopapp.catalog.facets.store import FacetSetting
from shopapp.errors import Invalid, NotFound


def rule(shopper: Shopper, kind: Kind, facet: str, value: str, *, words: str = "", points: int = 0) -> None:
    with shopper.house.transaction(shopper.shop) as conn:
        store.add_rule(conn, shopper.shop, words, Effect(kind, facet, value, points))


def quiz(shopper: Shopper, question: str, choices: str, *, words: str = "") -> None:
    with shopper.house.transaction(shopper.shop) as conn:
        store.add_quiz(conn, shopper.shop, words, question, rules.read_choices(choices))


def setting(shopper: Shopper, *changed: FacetSetting) -> None:
    with shopper.house.transaction(shopper.shop) as conn:
        facets.write_settings(conn, shopper.shop, changed)


def test_what_is_never_shown_is_not_shown_and_why_not_says_so(shopper: Shopper) -> None:
    rule(shopper, "never", "product", "Canvas Belt")
    shopper.says("belts")
    assert set(shopper.titles) == {"Leather Belt", "Braided Belt"}
    assert "does not recommend Canvas Belt" in shopper.says("why not the canvas belt?").text


def test_what_is_always_shown_comes_first_and_says_whose_word_it_is(shopper: Shopper) -> None:
    rule(shopper, "show", "product", "Barn Wool Jacket", words="jacket")
    card = shopper.says("a jacket").cards[0]
    assert card["title"] == "Barn Wool Jacket"
    assert "recommended by the shop" in card["reason"].lower()
    assert "Barn Wool Jacket" not in shopper.says("mugs").titles


def test_no_rule_beats_a_must(shopper: Shopper) -> None:
    rule(shopper, "show", "product", "Quarry Leather Jacket")
    rule(shopper, "push", "type", "Jackets", points=10)
    shopper.says("a jacket under 100, no leather")
    assert shopper.cards
    assert all(card["price"]["minor"] <= 10000 and "Leather" not in card["title"] for card in shopper.cards)


def test_a_push_moves_up_and_is_said(shopper: Shopper) -> None:
    rule(shopper, "push", "material", "Hemp", points=10)
    card = shopper.says("belts").cards[0]
    assert card["title"] == "Braided Belt"
    assert "recommended by the shop" in card["reason"].lower()


def test_a_rule_may_name_what_only_titles_say(shopper: Shopper) -> None:
    rule(shopper, "never", "material", "Enamel")
    assert shopper.says("mugs").titles == ["Stoneware Mug"]


def test_a_quiz_is_asked_first_and_its_answer_counts(shopper: Shopper) -> None:
    quiz(shopper, "Where will you wear it?", "In snow: product=Fell Down Jacket +10\nIn town: fabric=Cotton +10", words="jacket")
    shopper.says("a jacket")
    assert shopper.event("question")["text"] == "Where will you wear it?"
    shopper.taps("In snow")
    assert shopper.titles[0] == "Fell Down Jacket"
    assert "for “In snow”" in shopper.cards[0]["reason"]
    assert shopper.event("question")["text"] != "Where will you wear it?"


def test_a_facet_is_renamed_pinned_and_hidden(shopper: Shopper) -> None:
    setting(shopper, FacetSetting("fabric", label="Cloth", pinned=True), FacetSetting("price", hidden=True))
    question = shopper.says("a jacket").event("question")
    assert (question["facet"], question["text"]) == ("fabric", "Which cloth do you prefer?")
    asked = [shopper.taps("I don't mind").said for _ in range(2)]
    assert all(payload.get("facet") != "price" for turn in asked for kind, payload in turn if kind == "question")


def test_rules_of_another_shop_are_not_ours(shopper: Shopper, other_shop: int) -> None:
    rule(shopper, "never", "product", "Canvas Belt")
    setting(shopper, FacetSetting("fabric", hidden=True))
    with shopper.house.transaction(other_shop) as conn:
        assert store.rules(conn, other_shop) == rules.Rules()
        with pytest.raises(NotFound):
            store.remove_rule(conn, other_shop, 1)


@pytest.mark.parametrize(
    "text", ["Only one: tag=a +1", "A: tag +1\nB:", "A: tag=a +99\nB:", ": tag=a +1\nB:", "A: tag=a 0\nB:", "\n".join("ABCDEFG")]
)
def test_choices_that_cannot_be_read_are_refused_with_the_line(text: str) -> None:
    with pytest.raises(Invalid):
        rules.read_choices(text)


def test_choices_are_read_line_by_line() -> None:
    read = rules.read_choices("Town: tag=city +10, type=Boots never\nHills:")
    assert read[0].effects == (Effect("push", "tag", "city", 10), Effect("never", "type", "Boots"))
    assert (read[1].label, read[1].effects) == ("Hills", ())
