"""What holds for either engine: when a person is called and what is said then, the scope, and the notes about a shopper."""

from dataclasses import replace
from typing import Any

import pytest
from talking import Shopper

from shopapp import inbox
from shopapp.assistant import BuiltIn, Message, Personality, Reception, first_words, forget_shopper, suggest, take_back
from shopapp.assistant.engine import Reading
from shopapp.assistant.memory import Memory
from shopapp.assistant.model.prompt import instructions
from shopapp.assistant.noting import Recalled, asks_about_self, forgets_size, is_angry, recalled
from shopapp.assistant.words import TEXTS, words_of
from shopapp.assistant.words.tones import TONES
from shopapp.conversations import store as conversations
from shopapp.inbox import agents, dossier
from shopapp.inbox.agents import Agent
from shopapp.shops import store as shops


@pytest.fixture
def shopper(shopper: Shopper) -> Shopper:
    shopper.desk = replace(shopper.desk, engine=Reception(BuiltIn()))
    return shopper


def choose(shopper: Shopper, **settings: Any) -> None:
    with shopper.house.transaction(shopper.shop) as conn:
        shops.write_settings(conn, shopper.shop, "assistant", settings)


def anna(shopper: Shopper, *, present: bool = True) -> Agent:
    with shopper.house.transaction(shopper.shop) as conn:
        agent = agents.add(conn, shopper.shop, name="Anna", email="anna@example.com", role="owner")
        if present:
            agents.seen(conn, shopper.shop, agent.id)
    return agent


def causes(shopper: Shopper) -> list[str]:
    return [row["cause"] for row in shopper.rows("SELECT cause FROM handovers ORDER BY id")]


def notes(shopper: Shopper) -> dict[str, tuple[str, str]]:
    with shopper.house.transaction(shopper.shop) as conn:
        return {note.kind: (note.value, note.sentence) for note in dossier.of_shopper(conn, shopper.shop, shopper.id)}


def test_who_asks_for_a_person_is_told_who_is_there_or_offered_a_form(shopper: Shopper):
    assert "I cannot say when" in shopper.says("talk to a person").text
    assert "Fieldhouse may also write to me" in shopper.event("contact.ask")["consent"]
    anna(shopper)
    assert "They are online" in shopper.says("I want to talk to a person").text
    assert "contact.ask" not in shopper.types
    assert causes(shopper) == ["asked"]


def test_a_listed_topic_goes_to_a_person_at_once(shopper: Shopper):
    choose(shopper, topics=["wholesale", "allergy"])
    shopper.says("Do you offer WHOLESALE prices?")
    assert causes(shopper) == ["topic"]
    assert shopper.types == ["turn.started", "message.shopper", "handoff", "contact.ask", "holder", "turn.done"]


def test_nothing_found_twice_calls_a_person(shopper: Shopper):
    shopper.says("qwertz yxcvb")
    assert causes(shopper) == []
    shopper.says("asdfgh jklpoi")
    assert causes(shopper) == ["nothing_found"]


def test_anger_calls_a_person_with_an_apology_unless_the_shop_does_not_want_it(shopper: Shopper):
    choose(shopper, on_anger=False)
    shopper.says("this is ridiculous, mugs")
    assert causes(shopper) == []
    choose(shopper, on_anger=True)
    assert "I am sorry" in shopper.says("this is ridiculous, mugs").text
    assert causes(shopper) == ["anger"]


def test_a_large_cart_calls_somebody_who_is_there_once(shopper: Shopper):
    choose(shopper, value_minor=1000)
    variant = shopper.says("rain jacket").cards[0]["variant_id"]
    shopper.has_in_cart(variant)
    shopper.says("mugs")
    assert causes(shopper) == [], "nobody is there, and the shopper did not ask"
    agent = anna(shopper)
    shopper.says("belts")
    assert causes(shopper) == ["value"]
    with shopper.house.transaction(shopper.shop) as conn:
        take_back(conn, shopper.shop, shopper.conversation, agent.mover)
    shopper.says("mugs")
    assert causes(shopper) == ["value"]


def test_what_led_to_a_person_does_not_lead_there_again_after_they_gave_back(shopper: Shopper):
    agent = anna(shopper)
    shopper.says("qwertz yxcvb").says("asdfgh jklpoi")
    with shopper.house.transaction(shopper.shop) as conn:
        inbox.claim(conn, shopper.shop, shopper.conversation, agent.mover)
        take_back(conn, shopper.shop, shopper.conversation, agent.mover)
    assert shopper.says("mugs").cards
    assert causes(shopper) == ["nothing_found"]
    assert "handoff" not in shopper.types


def test_what_must_be_asked_first_is_asked_once_and_its_answer_is_noted_for_the_team(shopper: Shopper):
    choose(shopper, ask_first="What is your order number?")
    shopper.says("talk to a person")
    assert shopper.text == "What is your order number?"
    assert "handoff" not in shopper.types
    shopper.says("It is 1042, from last week.")
    assert causes(shopper) == ["asked"]
    assert notes(shopper)["told"][1] == "It is 1042, from last week."


def test_what_the_assistant_may_not_answer_it_does_not(shopper: Shopper):
    choose(shopper, answers=["products"])
    assert "may not help with here" in shopper.says("How long does delivery take?").text
    assert "answer" not in shopper.types
    assert shopper.says("mugs").cards


def test_notes_carry_the_sentence_they_came_from(shopper: Shopper):
    shopper.says("Hello! I need a jacket for my sister, no leather. It should cost under 100 euros. She needs it by Friday.")
    found = notes(shopper)
    assert found["for_whom"] == ("for my sister", "I need a jacket for my sister, no leather.")
    assert found["urgency"] == ("by friday", "She needs it by Friday.")
    assert found["budget"] == ("≤ €100.00", "It should cost under 100 euros.")
    assert found["dislike"][1] == "I need a jacket for my sister, no leather."
    shopper.says("Hm, the first one is too expensive")
    assert notes(shopper)["objection"][0] == "too expensive"


def test_a_shopper_sees_what_is_known_of_them_and_has_it_forgotten(shopper: Shopper):
    assert shopper.says("What do you know about me?").event("dossier")["notes"] == []
    shopper.says("a jacket without leather")
    shown = shopper.says("What do you know about me?").event("dossier")
    assert {"Looking for", "Not wanted"} <= {note["label"] for note in shown["notes"]}
    with shopper.house.transaction(shopper.shop) as conn:
        assert forget_shopper(conn, shopper.shop, shopper.id) >= 2
    assert shopper.memory.get("need", {}) == {}
    assert shopper.says("What do you know about me?").event("dossier")["notes"] == []


@pytest.mark.parametrize("consents", [True, False])
def test_notes_are_used_on_the_next_visit_with_consent_only(shopper: Shopper, consents: bool):
    shopper.says("a jacket without leather")
    with shopper.house.transaction(shopper.shop) as conn:
        dossier.allow(conn, shopper.shop, shopper.id, consents)
        inbox.leave(conn, shopper.shop, shopper.id)
    shopper.says("hello")
    assert bool(shopper.memory.get("need", {}).get("dislikes")) is consents


def test_a_new_visit_begins_with_what_is_remembered_until_it_is_forgotten(shopper: Shopper):
    shopper.says("a jacket in size M without leather")
    here, shop = shopper.house, shopper.shop
    with here.transaction(shop) as conn:
        assert recalled(conn, shop, shopper.id) is None
        dossier.allow(conn, shop, shopper.id, True)
        inbox.leave(conn, shop, shopper.id)
        known = recalled(conn, shop, shopper.id)
        first = first_words(shops.read(conn, shop), Personality(), "en", "index", known)
    assert "AI" in first.disclosure
    assert first.greeting.startswith("Welcome back.")
    told = first.greeting.lower()
    assert [part for part in ("looking for: jacket", "size: m", "not wanted: leather") if part not in told] == [], first.greeting
    assert first.suggestions[:2] == ("Show me jacket again", "What do you know about me?")
    shopper.says(first.suggestions[0])
    assert "Leather Jacket" not in shopper.titles
    shopper.says("add the first one")
    sizes = [payload["choices"] for type, payload in shopper.said if type == "question" and payload["facet"] == "size"]
    assert [choices[0]["label"] for choices in sizes] in ([], ["M"])
    assert shopper.says(first.suggestions[1]).event("dossier")["notes"]
    with here.transaction(shop) as conn:
        forget_shopper(conn, shop, shopper.id)
        assert recalled(conn, shop, shopper.id) is None
    assert shopper.memory.get("sizes", []) == []


def come_again_with_size_m(shopper: Shopper) -> Shopper:
    shopper.says("a jacket in size M")
    with shopper.house.transaction(shopper.shop) as conn:
        dossier.allow(conn, shopper.shop, shopper.id, True)
        inbox.leave(conn, shopper.shop, shopper.id)
    return shopper


def reasons(shopper: Shopper) -> dict[str, str]:
    return {card["title"]: str(card["reason"]) for card in shopper.cards}


def test_a_remembered_size_comes_first_is_said_and_rules_nothing_out(shopper: Shopper):
    come_again_with_size_m(shopper)
    with shopper.house.transaction(shopper.shop) as conn:
        conn.execute("DELETE FROM variants WHERE product_id IN (12, 14) AND title LIKE 'M%%'")
        conn.execute("""UPDATE products SET facets = jsonb_set(facets, '{size}', '["S", "L"]') WHERE id IN (12, 14)""")
        conn.execute("UPDATE variants SET stock = 0, available = false WHERE product_id = 16 AND title LIKE 'M%%'")
    shopper.says("jackets")
    assert "Size M comes first, as last time" in shopper.text
    told = reasons(shopper)
    assert "in your size M" in told["Harbour Rain Jacket"]
    assert not {"Meadow Fleece Jacket", "Ridge Softshell Jacket"} & set(told)
    assert all("size M" not in told.get(title, "") for title in ("Canal Denim Jacket",)), "sold out in it"
    seen: set[str] = set()
    for said in ("show me others", "show me others", "show me others"):
        seen |= set(shopper.says(said).titles)
    assert {"Meadow Fleece Jacket", "Ridge Softshell Jacket"} <= seen
    # Named, it is shown whatever sizes it has, and nothing is said against it.
    shopper.says("meadow fleece jacket")
    assert shopper.titles[0] == "Meadow Fleece Jacket"
    assert "size" not in reasons(shopper)["Meadow Fleece Jacket"].lower()


def test_the_remembered_size_is_told_where_the_size_is_asked_for_and_not_put_in_by_itself(shopper: Shopper):
    come_again_with_size_m(shopper)
    shopper.says("barn wool jacket")
    shopper.says("add it to the cart")
    asked = shopper.event("question")
    assert asked["choices"][0]["label"] == "M"
    assert asked["text"] == "Which size of Barn Wool Jacket would you like? Last time it was M."
    assert "cart.change" not in shopper.types


def test_another_size_said_now_counts_alone_and_a_present_is_not_in_ones_own(shopper: Shopper):
    come_again_with_size_m(shopper)
    shopper.says("a jacket in size L")
    assert "last time" not in shopper.text
    assert "size M" not in str(reasons(shopper))
    with shopper.house.transaction(shopper.shop) as conn:
        inbox.leave(conn, shopper.shop, shopper.id)
    shopper.says("a jacket as a present for my brother")
    assert "last time" not in shopper.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Forget my size"),
        ("en", "my size has changed"),
        ("de", "Vergiss meine Größe"),
        ("fr", "Oublie ma taille"),
        ("es", "Olvida mi talla"),
        ("ar", "انس مقاسي"),
    ],
)
def test_the_size_is_forgotten_in_words_and_the_rest_stays(shopper: Shopper, language: str, said: str):
    come_again_with_size_m(shopper).says("jackets")
    shopper.says(said, locale=language)
    assert shopper.text == words_of(shopper.memory.get("language", language)).say("size_forgotten")
    assert forgets_size(words_of(language).say("suggest_forget_size"))
    shopper.says("jackets")
    assert "size" not in shopper.text.lower()
    assert "size M" not in str(reasons(shopper))
    with shopper.house.transaction(shopper.shop) as conn:
        kinds = {note.kind for note in dossier.of_shopper(conn, shopper.shop, shopper.id)}
        assert dossier.allowed_since(conn, shopper.shop, shopper.id) is not None
    assert "need" in kinds
    assert "size" not in kinds


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_what_is_remembered_is_said_in_every_language_with_a_way_to_see_all_of_it(language: str):
    known = Recalled("jacket", ("M",), ("leather",))
    assert all(value in known.told(language) for value in ("jacket", "M", "leather"))
    assert asks_about_self(known.openers(language)[-1])
    assert "jacket" in known.openers(language)[0]


def test_a_suggestion_is_an_answer_that_nobody_has_sent(shopper: Shopper):
    shopper.says("mugs")
    before = shopper.rows("SELECT count(*) AS n FROM conversation_events")
    text = suggest(shopper.shop, shopper.conversation, shopper.desk)
    assert "€" in text
    assert "Mug" in text
    assert shopper.rows("SELECT count(*) AS n FROM conversation_events") == before


ANGRY = [
    "This is useless!!",
    "you are ridiculous",
    "I'm so fed up with you",
    "worst service ever",
    "WTF",
    "Das ist eine Frechheit",
    "ich bin echt sauer",
    "so ein Mist",
    "C’est n’importe quoi",
    "j'en ai marre",
    "esto es inaceptable",
    "estoy muy enfadada",
    "انا غاضب",
    "هذا غير مقبول",
]
CALM = [
    "angry birds t-shirt",
    "a mad colour",
    "do you have a terrible towel",
    "crazy socks please",
    "is this useful",
    "it is too expensive",
    "no, not that one",
    "Das ist mir zu teuer",
    "ist das sauer?",
    "un pull moche de Noël",
    "c'est trop cher",
    "es demasiado caro",
    "wasted look jeans",
    "scam protection wallet",
    "هذا غالي جدا",
]


def test_anger_is_told_from_talk_about_goods():
    assert [text for text in ANGRY if not is_angry(text)] == []
    assert [text for text in CALM if is_angry(text)] == []


def test_the_wish_to_see_what_is_known_is_understood_in_every_language():
    for text in (
        "what do you know about me?",
        "What data do you have about me",
        "forget me",
        "Was weißt du über mich?",
        "Lösche meine Daten",
        "Que savez-vous de moi ?",
        "oubliez-moi",
        "¿Qué sabes de mí?",
        "borra mis datos",
        "ماذا تعرف عني؟",
    ):
        assert asks_about_self(text), text
    for text in ("what do you know about linen?", "was wissen Sie über Wolle?", "tell me about delivery", "show me dresses"):
        assert not asks_about_self(text), text


def test_tone_changes_the_words_and_no_facts(shopper: Shopper):
    plain = shopper.says("hello").text
    choose(shopper, tone="brief")
    assert len(shopper.says("hello").text) < len(plain)
    cards = shopper.says("mugs").cards
    choose(shopper, tone="warm")
    assert [card["price"] for card in shopper.says("mugs").cards] == [card["price"] for card in cards]
    for tone, languages in TONES.items():
        assert languages.keys() == TEXTS.keys(), tone
        for language, texts in languages.items():
            assert texts.keys() == languages["en"].keys(), (tone, language)
            assert all("!" not in text for text in texts.values())
            assert not {"disclosure", "who"} & texts.keys()


def test_a_language_that_was_not_chosen_is_answered_in_the_first(shopper: Shopper):
    choose(shopper, languages=["de"])
    assert "KI-Assistent" in shopper.says("hello").text
    choose(shopper, languages=["fr", "en"])
    assert "AI assistant" in shopper.says("hello").text


def test_a_model_is_told_the_same_personality(shopper: Shopper):
    choose(shopper, name="Mika", tone="brief", languages=["de"])
    with shopper.house.transaction(shopper.shop) as conn:
        shop = shops.read(conn, shopper.shop)
        conversation = conversations.current_or_new(conn, shopper.shop, shopper.id, locale="fr")
    told = instructions(Reading(shop, conversation, Message(client_id="1"), Memory(), "shopify"), "fr")
    assert all(part in told for part in ("Your name is Mika.", "as brief as you can", "Write German", "AI shopping assistant"))
