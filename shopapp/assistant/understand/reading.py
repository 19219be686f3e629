"""The steps from message to meaning. Order matters: prices and negations leave the text before wishes are looked for."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from shopapp.assistant.understand import negation, prices, references, wishes
from shopapp.assistant.understand.language import language_of
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Choice, Intent, Meaning, PriceWish, Reference, Situation, Wish
from shopapp.assistant.understand.names import known_name
from shopapp.assistant.understand.plain import plain, stem, stems, words
from shopapp.assistant.understand.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Parts:
    """A message taken apart: what is left of the text after price, negations and wishes were taken out."""

    price: PriceWish | None
    wishes: tuple[Wish, ...]
    sought: str


def understand(text: str, situation: Situation, vocabulary: Vocabulary) -> Meaning:
    """What this message means here. Never fails: what is not understood is `unclear` with its words kept."""
    written = text.strip()
    said = plain(written)
    language = language_of(written, situation.language)
    lexicon = lexicon_of(language)
    meaning = Meaning(intent="unclear", language=language, text=written, gift=bool(lexicon.find("gift", lexicon.gift, said)))
    if chosen := _chosen(said, situation):
        wish = Wish(chosen.value, situation.pending_facet, must=False)
        return replace(meaning, intent="answer_choice", wishes=(wish,))
    parts = _take_apart(said, written, lexicon, situation, vocabulary)
    meant = references.references_of(said, lexicon, situation)
    intent, topic = _intent(said, lexicon, situation, vocabulary, parts, meant)
    open_need = situation.pending_facet or situation.sought
    if open_need and lexicon.find("skip", lexicon.skip, said) and not (parts.sought or parts.wishes or parts.price or meant):
        return replace(meaning, intent="answer_choice", skipped=True)
    return replace(
        meaning,
        intent=intent,
        topic=topic,
        sought=parts.sought,
        wishes=parts.wishes,
        price=parts.price,
        references=meant,
        quantity=_quantity(said, lexicon),
        new_topic=_new_topic(parts.sought, situation, vocabulary) or _new_gift(meaning.gift, parts, situation, vocabulary),
    )


def _chosen(said: str, situation: Situation) -> Choice | None:
    """The offered choice whose label was typed instead of tapped."""
    return next((choice for choice in situation.pending_choices if said.strip(" .!") == plain(choice.label)), None)


def _take_apart(said: str, written: str, lexicon: Lexicon, situation: Situation, vocabulary: Vocabulary) -> _Parts:
    price, rest = prices.price_of(said, lexicon, situation.currency)
    unwanted, rest = negation.unwanted_of(rest, lexicon)
    rest = lexicon.compiled("skip", lexicon.skip).sub(" ", rest)
    wanted, rest = wishes.wishes_of(rest, written, lexicon, vocabulary)
    rest = lexicon.compiled("gift", lexicon.gift).sub(" ", rest)
    rest = lexicon.filler_pattern.sub(" ", rest)
    sought = " ".join(word for word in words(rest) if word not in lexicon.telling)
    sought = " ".join(_known_as(word, lexicon, vocabulary) for word in sought.split())
    ruled_out = [wishes.unwanted_wish(thing, vocabulary) for thing in unwanted]
    return _Parts(price, (*wanted, *ruled_out), sought)


def _known_as(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The shop's own word for a kind of goods: translated, or with a slip of the finger undone."""
    if stem(word) in vocabulary.kinds or stem(word) in vocabulary.titles:
        return word
    translated = lexicon.kinds.get(word) or lexicon.kinds.get(stem(word))
    if translated and not stems(translated) & vocabulary.kinds:
        translated = known_name(stem(translated), vocabulary.kinds) or translated
    if translated or (translated := known_name(stem(word), vocabulary.kinds)):
        return translated
    close = get_close_matches(stem(word), vocabulary.kinds, n=1, cutoff=0.82) if len(word) > 3 else []
    return close[0] if close and close[0][0] == word[0] else word


def _intent(
    said: str,
    lexicon: Lexicon,
    situation: Situation,
    vocabulary: Vocabulary,
    parts: _Parts,
    meant: tuple[Reference, ...],
) -> tuple[Intent, str | None]:
    for intent, pattern in lexicon.intents:
        if lexicon.find(intent, pattern, said) and _plausible(intent, said, situation, vocabulary, parts):
            return intent, None
    asked = bool(re.search(lexicon.question, said))
    meaning_gift = bool(lexicon.find("gift", lexicon.gift, said))
    about_shop = _topic(said, lexicon, lexicon.shop_questions, "shop")
    about_product = _topic(said, lexicon, lexicon.product_questions, "product")
    names_kind = bool(stems(parts.sought) & vocabulary.kinds)
    if about_shop and (asked or len(words(said)) <= 4) and not (names_kind and about_product is None and not asked):
        return "question_shop", about_shop
    if about_product and _about_one(asked, situation, meant, names_kind):
        return "question_product", about_product
    if meaning_gift and not names_kind and not situation.on_gift:
        return "find", None
    seeks = bool(lexicon.find("seeking", lexicon.seeking, said))
    if (seeks or _ARTICLE.match(said)) and _other_thing(said, situation, parts):
        return "find", None
    return _seeking(asked and not seeks, situation, vocabulary, parts), None


def _plausible(intent: Intent, said: str, situation: Situation, vocabulary: Vocabulary, parts: _Parts) -> bool:
    """Some phrases mean an intent only where there is something to apply it to."""
    names_kind = bool(stems(parts.sought) & vocabulary.kinds)
    match intent:
        case "cheaper" | "why" | "more_like" | "goes_with" | "something_else":
            return bool(situation.shown) or situation.on_product
        case "cart_add":
            return bool(situation.shown) or situation.on_product or "cart" in said
        case "compare":
            return bool(situation.shown) or " vs" in said or not names_kind
        case "off_topic":
            return not names_kind
        case _:
            return True


def _about_one(asked: bool, situation: Situation, meant: tuple[Reference, ...], names_kind: bool) -> bool:
    if not situation.shown and not situation.on_product:
        return False
    return bool(meant) or (asked and not names_kind)


def _seeking(asked: bool, situation: Situation, vocabulary: Vocabulary, parts: _Parts) -> Intent:
    known = stems(parts.sought) & (vocabulary.kinds | vocabulary.titles)
    if parts.sought and (known or not asked):
        return "refine" if situation.sought and not _new_topic(parts.sought, situation, vocabulary) else "find"
    if parts.wishes or parts.price:
        return "refine" if situation.sought else "find"
    if parts.sought and asked:
        return "question_shop"
    return "unclear"


_ARTICLE = re.compile(r"(?:an?|some|un|une|eine?n?|una?) ")
_LOOSE = re.compile(r"(?<!\w)(?:something|anything|ones?|it|them|etwas|was|quelque chose|algo|شيء|شيءا)(?!\w)")


def _other_thing(said: str, situation: Situation, parts: _Parts) -> bool:
    """ "Do you have a sofa" while jackets are spoken of: another thing, unless it is "something" that is described."""
    fresh = stems(parts.sought) - stems(situation.sought)
    return bool(parts.sought) and fresh == stems(parts.sought) and not _LOOSE.search(said)


def _new_gift(gift: bool, parts: _Parts, situation: Situation, vocabulary: Vocabulary) -> bool:
    """A present is asked for while something else was spoken of, and no kind of product is named."""
    return gift and not situation.on_gift and bool(situation.sought) and not stems(parts.sought) & vocabulary.kinds


def _new_topic(sought: str, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Another kind of product than the one spoken of. Describing words alone refine what was sought."""
    kinds = stems(sought) & vocabulary.kinds
    return bool(situation.sought) and bool(kinds) and not kinds & stems(situation.sought)


def _topic(said: str, lexicon: Lexicon, topics: tuple[tuple[str, str], ...], prefix: str) -> str | None:
    return next((topic for topic, pattern in topics if lexicon.find(f"{prefix} {topic}", pattern, said)), None)


def _quantity(said: str, lexicon: Lexicon) -> int | None:
    match = re.search(r"(?<![\w#.,])(\d{1,2}) ?(?:x|times|of|pieces?|pairs?|stuck|mal)(?!\w)|(?<!\w)x ?(\d{1,2})(?!\w)", said)
    if match is None:
        match = re.search(r"(?:add|take|buy|get|want|have|nehme|prends|llevo|anade) (\d{1,2})(?!\w)", said)
    if match is not None:
        return max(1, min(99, int(next(group for group in match.groups() if group))))
    found = [
        number for word, number in lexicon.numbers.items() if word != "one" and re.search(rf"(?<!\w){word}(?: of|$|\s)", said)
    ]
    return found[0] if found and "both" not in said else None
