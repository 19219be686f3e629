"""What we put on a button has to be understood when it is pressed: it is sent as the shopper's own words."""

import pytest
from test_understanding import SHOWN, shop

from shopapp.assistant.understand import Situation, Vocabulary, understand
from shopapp.assistant.words import TEXTS, words_of

__all__ = ["shop"]

MEANT = {
    "suggest_find": "find",
    "suggest_shipping": "question_shop",
    "suggest_returns": "question_shop",
    "suggest_gift": "find",
    "suggest_compare": "compare",
    "suggest_cheaper": "cheaper",
    "suggest_else": "something_else",
    "suggest_checkout": "checkout",
    "suggest_person": "person",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("key", MEANT)
def test_what_stands_on_a_button_is_understood_when_it_is_pressed(shop: Vocabulary, language: str, key: str) -> None:
    shown = SHOWN if MEANT[key] in ("compare", "cheaper", "something_else") else ()
    situation = Situation(language=language, currency="EUR", shown=shown, sought="jacket" if shown else "")
    meaning = understand(words_of(language).say(key), situation, shop)
    assert meaning.intent == MEANT[key]
    assert meaning.newest == (key == "suggest_find")
    assert meaning.gift == (key == "suggest_gift")
