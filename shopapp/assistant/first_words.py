"""What a shopper reads first: that an AI speaks, then a greeting, then a few things to ask.

The rule: the disclosure is ours, in the shopper's language, and stands before everything a merchant has written.
"""

from dataclasses import dataclass

from shopapp.assistant.noting import Recalled
from shopapp.assistant.personality import Personality
from shopapp.assistant.words import words_of
from shopapp.shops import Shop

_MOST = 4
_STARTERS = ("suggest_gift", "suggest_shipping", "suggest_returns")


@dataclass(frozen=True, slots=True)
class FirstWords:
    name: str
    disclosure: str
    greeting: str
    suggestions: tuple[str, ...]


def first_words(shop: Shop, personality: Personality, locale: str, page: str, known: Recalled | None = None) -> FirstWords:
    """On a page of this kind, to a shopper of this locale. What the merchant wrote comes before what we would say, and what is
    `known` of a shopper who comes again before either."""
    words = words_of(personality.language(words_of(locale).language), personality.tone)
    there = personality.on_page(page)
    greeting = there.greeting or personality.greeting or words.say("greeting", shop=shop.name or shop.domain)
    starters = there.suggestions or tuple(words.say(key) for key in _STARTERS)
    if known is not None:
        greeting, starters = known.told(words.language), (*known.openers(words.language), *starters)[:_MOST]
    return FirstWords(personality.name or words.say("name"), words.say("disclosure"), greeting, starters)
