"""Finding: vague, budget, negation, questions, corrections, and the truth when there is nothing."""

import pytest
from talking import Shopper

from shopapp.assistant.understand import store
from shopapp.assistant.understand.names import known_name
from shopapp.assistant.understand.vocabulary import build
from shopapp.shops import store as shops

JACKETS_IN_NAVY = {"Harbour Rain Jacket", "Ridge Softshell Jacket"}


def price(card: dict) -> int:
    return card["price"]["minor"]


def test_a_vague_wish_gets_a_first_look_and_one_question(shopper: Shopper):
    shopper.says("I'm looking for a jacket")
    assert shopper.types.count("question") == 1
    assert 2 <= len(shopper.event("question")["choices"]) <= 6
    assert len(shopper.cards) == 3
    assert all("Jacket" in title for title in shopper.titles)


def test_a_turn_begins_and_ends_as_agreed(shopper: Shopper):
    shopper.says("mugs")
    assert shopper.types[:2] == ["turn.started", "message.shopper"]
    assert shopper.types[-1] == "turn.done"
    assert shopper.event("turn.started")["conversation"]["ref"]


def test_a_tapped_choice_orders_what_is_shown_and_what_misses_it_says_so(shopper: Shopper):
    choices = [choice["label"] for choice in shopper.says("a jacket").event("question")["choices"]]
    leather = next(label for label in choices if "Leather" in label)
    shopper.taps(leather)
    assert "Quarry Leather Jacket" in shopper.titles[:2]
    fabrics = {
        "Quarry Leather Jacket": "Leather",
        "Fell Down Jacket": "Nylon",
        "Barn Wool Jacket": "Wool",
        "Meadow Fleece Jacket": "Fleece",
    }
    for card in shopper.cards:
        assert ("but " in card["reason"]) == (fabrics.get(card["title"], "?") not in leather)


def test_a_question_about_the_material_is_answered_by_typing_two(shopper: Shopper):
    shopper.says("a jacket").says("leather or wool")
    assert set(shopper.titles[:2]) == {"Quarry Leather Jacket", "Barn Wool Jacket"}


def test_after_a_wrong_answer_the_wanted_one_is_still_reached(shopper: Shopper):
    choices = [choice["label"] for choice in shopper.says("a jacket").event("question")["choices"]]
    seen = set(shopper.titles)
    shopper.taps(next(label for label in choices if "Wool" not in label))
    seen |= set(shopper.titles)
    for _ in range(4):
        seen |= set(shopper.says("show me others").titles)
    assert "Barn Wool Jacket" in seen


def test_a_typed_choice_counts_like_a_tapped_one(shopper: Shopper):
    shopper.says("a jacket").says("leather")
    assert shopper.titles[0] == "Quarry Leather Jacket"


def test_not_minding_leads_to_another_question_or_a_recommendation(shopper: Shopper):
    first = shopper.says("a jacket").event("question")["facet"]
    shopper.taps("I don't mind")
    assert shopper.event("question")["facet"] != first


@pytest.mark.parametrize("allowed", [0, 1, 3])
def test_no_more_questions_are_asked_than_the_merchant_allows(shopper: Shopper, allowed: int):
    with shopper.house.transaction(shopper.shop) as conn:
        shops.write_settings(conn, shopper.shop, "guide", {"questions": allowed})
    asked = 0
    shopper.says("a jacket")
    for _ in range(4):
        if "question" not in shopper.types:
            break
        asked += 1
        shopper.taps("I don't mind")
    assert asked <= allowed
    assert 1 <= len(shopper.cards) <= 4


def test_asking_for_advice_ends_the_questions(shopper: Shopper):
    shopper.says("a jacket").says("no idea, what do you suggest?")
    assert "question" not in shopper.types
    assert shopper.cards


@pytest.mark.parametrize(
    "said", ["a jacket under 80", "jackets for less than €80", "jacket, 80 max", "jacket, my budget is 80 euros"]
)
def test_a_budget_is_kept(shopper: Shopper, said: str):
    shopper.says(said)
    assert shopper.cards
    assert all(price(card) <= 8000 for card in shopper.cards)


def test_a_range_is_kept(shopper: Shopper):
    shopper.says("jackets between 50 and 90")
    assert {price(card) for card in shopper.cards} == {5900, 7900, 8900}


def test_a_budget_too_small_shows_the_nearest_as_too_dear(shopper: Shopper):
    shopper.says("a tent under 100")
    assert "€100.00" in shopper.text
    assert all("over your limit" in card["reason"] for card in shopper.cards)


def test_the_budget_is_remembered_in_the_next_turn(shopper: Shopper):
    shopper.says("jackets under 100").says("something waterproof")
    assert shopper.titles[0] == "Harbour Rain Jacket"
    assert all(price(card) <= 10000 for card in shopper.cards)


@pytest.mark.parametrize(
    "said", ["a belt, not leather", "belts without leather", "leather-free belt", "a belt but no leather please"]
)
def test_what_is_ruled_out_is_never_shown(shopper: Shopper, said: str):
    shopper.says(said)
    assert set(shopper.titles) == {"Canvas Belt", "Braided Belt"}


def test_two_things_can_be_ruled_out_and_stay_so(shopper: Shopper):
    shopper.says("jackets without wool or leather").says("show me others")
    assert not {"Barn Wool Jacket", "Quarry Leather Jacket"} & set(shopper.titles)
    shopper.says("and a belt")
    assert "Leather Belt" not in shopper.titles


def test_a_colour_is_met_by_its_family(shopper: Shopper):
    shopper.says("a blue jacket")
    assert set(shopper.titles) == {*JACKETS_IN_NAVY, "Canal Denim Jacket"}


def test_changing_ones_mind_replaces_the_colour(shopper: Shopper):
    shopper.says("a blue jacket").says("actually a green one")
    assert set(shopper.titles) == {"Harbour Rain Jacket", "Meadow Fleece Jacket"}


def test_a_reason_says_only_what_the_row_says(shopper: Shopper):
    shopper.says("a blue jacket under 100")
    reasons = {card["title"]: card["reason"] for card in shopper.cards}
    assert "Navy" in reasons["Harbour Rain Jacket"]
    assert "within your €100.00" in reasons["Harbour Rain Jacket"]


def test_another_kind_of_product_begins_a_new_need(shopper: Shopper):
    shopper.says("a blue jacket under 100").says("mugs")
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}


def test_what_the_shop_does_not_have_is_said(shopper: Shopper):
    shopper.says("do you have a sofa?")
    assert "could not find “sofa”" in shopper.text


def test_a_word_that_means_nothing_here_is_not_answered_with_the_old_list(shopper: Shopper):
    shopper.says("mugs").says("asdfgh")
    assert shopper.cards == []


def test_after_two_misses_a_person_is_offered(shopper: Shopper):
    shopper.says("qwrtz").says("zxcvb")
    assert "Talk to a person" in shopper.event("suggestions")["choices"]


def test_a_misspelt_kind_is_understood(shopper: Shopper):
    shopper.says("jaket under 100")
    assert all("Jacket" in title for title in shopper.titles)
    assert shopper.cards


def test_sold_out_is_said_and_the_nearest_offered(shopper: Shopper):
    shopper.says("camping stove")
    assert "Camping Stove is sold out" in shopper.text
    assert shopper.titles == ["Pocket Stove"]


def test_a_colour_nothing_has_is_not_pretended(shopper: Shopper):
    shopper.says("a yellow jacket")
    assert "sold out" in shopper.text or "none with" in shopper.text.lower()
    assert all(card["reason"] is None or "ellow" not in card["reason"] or "not" in card["reason"] for card in shopper.cards)


def test_cheap_leans_the_order(shopper: Shopper):
    shopper.says("cheap jacket")
    assert price(shopper.cards[0]) == 5900


def test_a_gift_is_asked_about_and_then_found_by_price(shopper: Shopper):
    shopper.says("I need a gift for my dad")
    assert "gift" in shopper.text.lower()
    shopper.says("around 20 euros")
    assert shopper.cards
    assert all(1500 <= price(card) <= 2500 for card in shopper.cards)


def test_something_else_shows_what_was_not_shown(shopper: Shopper):
    first = set(shopper.says("jackets under 130").titles)
    shopper.says("something else")
    assert not first & set(shopper.titles)


def test_cheaper_stays_with_the_need(shopper: Shopper):
    shopper.says("a tent").says("I like the family tent").says("something cheaper")
    assert all("Tent" in title for title in shopper.titles)


def test_more_like_this_leaves_out_the_thing_itself(shopper: Shopper):
    shopper.presses("more_like", product_ids=[30])
    assert "Enamel Mug" not in shopper.titles
    assert "Stoneware Mug" in shopper.titles


def test_every_product_shown_is_noted_as_recommended(shopper: Shopper):
    shopper.says("mugs")
    touched = shopper.rows("SELECT product_id FROM touches WHERE turn_id = %(turn_id)s AND kind = 'recommended' ORDER BY 1")
    assert [row["product_id"] for row in touched] == [30, 31]


def test_the_turn_keeps_what_was_understood_and_shown(shopper: Shopper):
    shopper.says("mugs under 15")
    turn = shopper.rows("SELECT * FROM turns WHERE id = %(turn_id)s")[0]
    assert (turn["state"], turn["engine"]) == ("done", "built-in")
    assert turn["understood"]["intent"] == "find"
    assert turn["facts"] == {"products": [30], "prices": {"3000": "€12.00"}}
    assert turn["tools"][0]["tool"] == "search"
    assert turn["milliseconds"] is not None


def test_a_price_changed_a_moment_ago_is_the_one_that_is_said(shopper: Shopper):
    shopper.says("enamel mug")
    shopper.rows("UPDATE variants SET price_minor = 1300 WHERE id = 3000 RETURNING id")
    shopper.says("how much is it?")
    assert "€13.00" in shopper.text


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Ich suche eine blaue Jacke unter 100 Euro", "de"),
        ("je cherche une veste bleue à moins de 100 euros", "fr"),
        ("busco una chaqueta azul por menos de 100 euros", "es"),
        ("أبحث عن سترة زرقاء بأقل من 100 يورو", "ar"),
    ],
)
def test_other_languages_find_the_same(shopper: Shopper, said: str, language: str):
    shopper.says(said)
    assert set(shopper.titles) == {"Harbour Rain Jacket", "Canal Denim Jacket"}
    assert shopper.memory["language"] == language


def test_a_long_value_that_mentions_a_kind_of_goods_does_not_hide_that_kind() -> None:
    values = [
        store.FacetValue("type", "Coffee & tea", 2),
        store.FacetValue("fit", "Regular, room for a jumper", 1),
        store.FacetValue("colour", "Sea blue", 1),
    ]
    vocabulary = build(values, ["Sogn merino jumper", "Saucepan with lid", "Trail shoes, waterproof", "Vase Blue"])
    assert {"coffee", "tea", "jumper", "saucepan", "shoe"} <= vocabulary.kinds
    assert not {"waterproof", "lid", "blue"} & vocabulary.kinds


def test_a_name_the_shop_does_not_use_is_exchanged_for_the_one_it_uses() -> None:
    assert known_name("backpack", {"rucksack"}) == "rucksack"
    assert known_name("backpack", {"lamp"}) is None


def test_a_budget_said_before_the_thing_still_holds(shopper: Shopper) -> None:
    shopper.says("something under 60").says("a jacket")
    assert shopper.cards
    assert all(price(card) <= 6000 for card in shopper.cards)
