"""The steps from message to meaning: one spelling, the language, corrections, the parts, what is pointed at, the intent."""

import re
from dataclasses import replace

from shopapp.assistant.understand import answers, counting, discount_codes, heads, references, suiting
from shopapp.assistant.understand.bounds import bounds_of
from shopapp.assistant.understand.examples import Examples
from shopapp.assistant.understand.intents import Said, intent_of
from shopapp.assistant.understand.language import language_of
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Intent, Meaning, Reference, Relative, Situation, Wish
from shopapp.assistant.understand.measures import measured
from shopapp.assistant.understand.parts import Parts, take_apart
from shopapp.assistant.understand.plain import arabic, plain, stems, words
from shopapp.assistant.understand.relative import relative_of
from shopapp.assistant.understand.spelling import spelt
from shopapp.assistant.understand.vocabulary import Vocabulary
from shopapp.assistant.understand.wishes import without_age


def understand(text: str, situation: Situation, vocabulary: Vocabulary, examples: Examples | None = None) -> Meaning:
    """What this message means here. Never fails: what is not understood is `unclear` with its words kept."""
    written = text.strip()
    language = language_of(written, situation.language)
    lexicon = lexicon_of(language)
    said = measured(spelt(plain(written), language), language)
    meaning = _at_once(said, written, lexicon, situation)
    if choice := answers.chosen(plain(written), situation):
        return replace(meaning, intent="answer_choice", wishes=(Wish(choice.value, situation.pending_facet, must=False),))
    if told := _of_cart(meaning, said, written, lexicon, situation):
        return told
    meant = corrected(said, lexicon)
    parts = take_apart(suiting.without(meant, meaning.suits), written, lexicon, situation, vocabulary)
    unwanted = frozenset(stems(" ".join(wish.value for wish in parts.wishes if not wish.wanted)))
    pointed = references.references_of(said, lexicon, situation, vocabulary, unwanted)
    if answer := _answer(meaning, meant, lexicon, situation, vocabulary, parts, pointed):
        return answer
    quantity = _quantity(said, lexicon)
    left = _without_pointers(parts.wishes, pointed, situation)
    kinds = _kinds(meaning, meant, parts, lexicon, situation, vocabulary)
    compares = meaning.relative is not None
    spoken = Said(said, lexicon, situation, vocabulary, parts, left, pointed, quantity, kinds, compares, bool(meaning.suits))
    beyond = not pointed and references.beyond(said, lexicon, len(situation.shown))
    intent, topic = _intent(spoken, examples, beyond=beyond)
    return replace(
        meaning,
        intent=intent,
        topic=topic,
        suits=suiting.spoken_in(parts.sought, meaning.suits, vocabulary),
        sought=_without_quantity(parts.sought, said, quantity, lexicon),
        wishes=left if references.pointing(intent) else parts.wishes,
        price=None if intent in ("compare", "why", "cheaper") and parts.price and not parts.price.high else parts.price,
        references=_compared(pointed, intent, said, situation),
        beyond=beyond,
        quantity=quantity,
        heads=() if spoken.describes and situation.sought else tuple(sorted(kinds)),
        open=spoken.names_kind and not kinds,
        beside=bool(parts.sought and situation.sought) and heads.beside(said, language),
        asked=spoken.asked,
        new_topic=spoken.new_topic or _new_gift(meaning.gift, spoken, parts, situation, vocabulary),
    )


def _kinds(
    meaning: Meaning, meant: str, parts: Parts, lexicon: Lexicon, situation: Situation, vocabulary: Vocabulary
) -> frozenset[str]:
    """The kinds of goods that are meant. "A present for a gardener" is none of the gardener's things by name."""
    found = heads.heads_of(meant, _beside_comparison(parts.sought, meaning.relative), lexicon, vocabulary)
    for_whom = meaning.gift and not situation.sought and heads.only_for(meant, found, lexicon.things)
    return frozenset() if for_whom else found


def _compared(pointed: tuple[Reference, ...], intent: Intent, said: str, situation: Situation) -> tuple[Reference, ...]:
    """What is pointed at; to compare, bare numbers point as well."""
    if intent != "compare" or len(pointed) > 1:
        return pointed
    return references.numbered(said, len(situation.shown)) or pointed


def _intent(spoken: Said, examples: Examples | None, *, beyond: bool) -> tuple[Intent, str | None]:
    """ "The second one" of one is asked about, though it is not there."""
    intent, topic = intent_of(spoken, examples)
    return ("question_product", "about") if beyond and intent == "unclear" else (intent, topic)


def _of_cart(meaning: Meaning, said: str, written: str, lexicon: Lexicon, situation: Situation) -> Meaning | None:
    """A code that is brought, asked about or to go, or another number of what was put into the cart."""
    if (code := discount_codes.brought(written)) is not None:
        return replace(meaning, intent="discount_code", code=code)
    if (code := discount_codes.taken_off(written)) is not None:
        return replace(meaning, intent="discount_remove", code=code)
    if discount_codes.outcome_asked(written):
        return replace(meaning, intent="discount_code", topic="outcome")
    number = counting.changed_to(said, lexicon) if situation.on_product else None
    return None if number is None else replace(meaning, intent="cart_change", quantity=number)


def _at_once(said: str, written: str, lexicon: Lexicon, situation: Situation) -> Meaning:
    """What the words tell by themselves, whatever the shop sells."""
    code = lexicon.code
    suits = suiting.suits_of(said, written, code, situation.sought)
    counted = any(one.sort == "people" for one in suits)
    bounds = tuple(bound for bound in bounds_of(said, written, code) if not (counted and bound.unit == "people"))
    return Meaning(
        "unclear",
        code,
        written,
        gift=bool(lexicon.find("gift", lexicon.gift, without_age(said))),
        reduced=bool(lexicon.find("reduced", lexicon.reduced, said)),
        newest=bool(lexicon.find("newest", lexicon.newest, said)),
        popular=bool(lexicon.find("popular", lexicon.popular, said)),
        how=bool(re.search(arabic(lexicon.how), said)),
        bounds=bounds,
        suits=suits,
        relative=relative_of(said, written, code) if situation.shown and not bounds else None,
        fits=heads.fits_what(said, code),
    )


def _without_quantity(sought: str, said: str, quantity: int | None, lexicon: Lexicon) -> str:
    """ "Two of the ..." counts; "a sofa for four" describes."""
    counted = {
        word for word, number in lexicon.numbers.items() if number == quantity and re.search(rf"(?<!\w){word} {_SOME}", said)
    }
    return " ".join(word for word in sought.split() if word not in counted | {str(quantity)})


def _beside_comparison(sought: str, relative: Relative | None) -> str:
    """The sought words without the "light" of "something lighter"."""
    return " ".join(word for word in sought.split() if relative is None or not plain(relative.said).startswith(word[:5]))


def corrected(said: str, lexicon: Lexicon) -> str:
    """What is said after "no, I meant …" is what counts. `said` is in the plain spelling."""
    match = lexicon.compiled("correction", lexicon.correction).search(said)
    if match is None or len(words(said[: match.start()])) > 2 or not words(said[match.end() :]):
        return said
    return said[match.end() :].strip()


def _answer(
    meaning: Meaning,
    said: str,
    lexicon: Lexicon,
    situation: Situation,
    vocabulary: Vocabulary,
    parts: Parts,
    pointed: tuple[Reference, ...],
) -> Meaning | None:
    """The meaning as an answer to the question that is open, or to "what do you think?"; None when it is none."""
    names_kind = bool(stems(parts.sought) & vocabulary.kinds)
    told = any(reference.kind != "it" for reference in pointed)
    values = answers.answered(said, lexicon.code, parts.wishes, situation)
    if values and not names_kind and not told and "?" not in said:
        others = tuple(wish for wish in parts.wishes if wish.facet != situation.pending_facet or not wish.wanted)
        return replace(meaning, intent="answer_choice", wishes=(*values, *others), price=parts.price)
    if not (situation.pending_facet or situation.sought) or not lexicon.find("skip", lexicon.skip, said):
        return None
    said_more = parts.wishes or parts.price or told or (parts.sought and (names_kind or not situation.pending_facet))
    return None if said_more else replace(meaning, intent="answer_choice", skipped=True)


def _without_pointers(wishes: tuple[Wish, ...], pointed: tuple[Reference, ...], situation: Situation) -> tuple[Wish, ...]:
    """ "The black one", "the Auro": words that only point at a product on the screen wish for nothing."""
    pointing = " ".join(reference.word for reference in pointed)
    titles = " ".join(situation.shown[reference.place] for reference in pointed if reference.kind == "place")
    used = stems(f"{pointing} {titles}")
    return tuple(wish for wish in wishes if not (wish.wanted and stems(wish.value) <= used))


def _new_gift(gift: bool, spoken: Said, parts: Parts, situation: Situation, vocabulary: Vocabulary) -> bool:
    """A present is asked for while something else was spoken of, and no kind of product is named."""
    if spoken.suited or spoken.describes:
        return False
    return gift and not situation.on_gift and bool(situation.sought) and not stems(parts.sought) & vocabulary.kinds


_SOME = r"(?:x|times|of|pieces?|pairs?|stuck|mal|pcs|st|piezas?|unidades|pieces|قطع)"
_TAKING = r"(?:add|take|buy|get|want|have|set of|nehme|nimm|prends|llevo|anade|ponme|quiero)"


def _quantity(said: str, lexicon: Lexicon) -> int | None:
    match = re.search(rf"(?<![\w#.,])(\d{{1,2}}) ?{_SOME}(?!\w)|(?<!\w)x ?(\d{{1,2}})(?!\w)|^(\d{{1,2}}) (?=[^\W\d]{{3,}})", said)
    if match is None and (often := counting.times(said, lexicon.code)) is not None:
        return often
    if match is None:
        match = re.search(
            rf"{_TAKING} (\d{{1,2}})(?! ?(?:cm|mm|kg|g|ml|inch|gb|tb|%|€|\$|eur))(?!\w)|, ?(\d{{1,2}}) of (?:them|those)", said
        )
    if match is not None:
        return max(1, min(99, int(next(group for group in match.groups() if group))))
    found = [
        number
        for word, number in lexicon.numbers.items()
        if word != "one" and re.search(rf"(?<!\w){word}(?: {_SOME}|$| (?=[^\W\d]))", said)
    ]
    return found[0] if found and "both" not in said else None
