"""How a message changes what is needed. Pure: meaning and memory in, need out."""

import re
from collections.abc import Sequence
from dataclasses import asdict

from shopapp.assistant.guide import whom
from shopapp.assistant.guide.advice import asks_advice
from shopapp.assistant.memory import Bound, Like, Need, Offered, Pending, Suits
from shopapp.assistant.understand import Meaning, Wish, colours
from shopapp.assistant.understand.opposites import opposites
from shopapp.assistant.understand.plain import arabic, plain, stems, words
from shopapp.catalog.facets import read

_FORMER = 3
_BACK = re.compile(
    arabic(
        r"\b(?:back to|go back|return to|again|from before|earlier|zuruck zu|wieder zu|noch ?mal|von vorhin|revenons|retour"
        r"|de nouveau|tout a l'heure|volver a|volvamos|otra vez|de antes|de nuevo|نعود|مرة أخرى)\b"
    )
)
"""That something spoken of before is meant again."""


def changed(need: Need, meaning: Meaning, pending: Pending | None) -> Need:
    """The need after this message. Corrections win over what was said before; nothing is ever both liked and ruled out."""
    if meaning.intent == "answer_choice":
        return answered(need, meaning, pending)
    after = _begun_anew(need, meaning) if meaning.new_topic or meaning.intent == "find" else need.model_copy(deep=True)
    after.heads = list(dict.fromkeys([*after.heads, *meaning.heads]))
    after.open = not after.heads and (after.open or meaning.open)
    after.fits = meaning.fits or after.fits
    only_compares = meaning.relative is not None and not meaning.heads
    if (
        meaning.sought
        and not only_compares
        and meaning.sought != after.sought
        and not (after.former and _BACK.search(plain(meaning.text)))
    ):
        _turn(after, meaning.sought)
        after.sought = _joined(after.sought, meaning.sought)
    _take_all(after, meaning.wishes, pending)
    if meaning.price is not None:
        after.low, after.high, after.about = meaning.price.low, meaning.price.high, meaning.price.about
        after.lean = meaning.price.lean
    _take_bounds(after, meaning)
    _take_suits(after, meaning)
    after.gift = after.gift or meaning.gift
    after.reduced, after.newest = after.reduced or meaning.reduced, after.newest or meaning.newest
    after.popular = after.popular or meaning.popular
    if after.gift and (people := whom.named(meaning.text)):
        after.whom = sorted(people)
    if meaning.sought and after.sought == meaning.sought and not _rules_out(meaning):
        after.spoken, after.spoken_for = meaning.text, after.sought
    return after


def _rules_out(meaning: Meaning) -> bool:
    """Words of it must not reach an embedding: "without X" is near to X."""
    return any(not wish.wanted for wish in meaning.wishes)


def answered(need: Need, meaning: Meaning, pending: Pending | None) -> Need:
    """An answer to our own question orders the choice. "I don't mind" settles the question and changes nothing else."""
    after = need.model_copy(deep=True)
    if pending is None:
        # "What do you suggest?" with no question open: no more questions then, only a recommendation.
        after.advised = True
        return after
    if meaning.skipped:
        after.advised = after.advised or asks_advice(meaning.text, meaning.language)
        return after
    said = meaning.wishes[0].value if meaning.wishes else ""
    choice = next((choice for choice in pending.choices if plain(choice.label) == plain(said)), None)
    if choice is not None and len(meaning.wishes) == 1:
        _like(after, _answer(pending.facet, choice))
    else:
        # In own words: two values, one that was not offered, or more than was asked.
        _take_all(after, meaning.wishes, pending)
    if meaning.price is not None:
        after.low, after.high, after.about = meaning.price.low, meaning.price.high, meaning.price.about
        after.lean = meaning.price.lean
    return after


def _answer(facet: str, choice: Offered) -> Like:
    """Soft: it orders the choice and rules nothing out, a price band as little as a colour."""
    return Like(
        facet=facet,
        values=choice.values,
        must=False,
        low=choice.low,
        high=choice.high,
        other=choice.other,
        of=choice.of,
        said=choice.label,
    )


def _begun_anew(need: Need, meaning: Meaning) -> Need:
    """A new search keeps what is ruled out, which is about the shopper, and drops what was about the former thing."""
    if not need.sought and need.gift and not meaning.sought:
        return need.model_copy(deep=True)
    if (kept := _gone_back_to(need, meaning)) is not None:
        return kept
    same_words = bool(stems(need.sought) & stems(meaning.sought))
    begun = Need(sought=meaning.sought, dislikes=list(need.dislikes), gift=need.gift and (not need.sought or same_words))
    begun.whom = list(need.whom) if begun.gift else []
    if meaning.beside and need.sought:
        begun.fits = need.sought
        begun.sought = _joined(meaning.sought, need.sought)
    if not need.sought:
        # No thing was spoken of yet, so what was said of it ("under 80") is meant for this one.
        begun.likes = [like.model_copy(deep=True) for like in need.likes if like.must]
        begun.low, begun.high, begun.about, begun.lean = need.low, need.high, need.about, need.lean
        begun.suits = list(need.suits)
        begun.reduced, begun.newest, begun.popular = need.reduced, need.newest, need.popular
    begun.former = _with_former(need)
    return begun


def _with_former(need: Need) -> list[Need]:
    left = [need.model_copy(update={"former": []})] if need.sought else []
    return [*need.former, *left][-_FORMER:]


def _gone_back_to(need: Need, meaning: Meaning) -> Need | None:
    """The need that was left and is meant again: it comes back as it was, and what is ruled out since stays ruled out."""
    if not _BACK.search(plain(meaning.text)):
        return None
    kept = next((one for one in reversed(need.former) if stems(one.sought) & stems(meaning.sought)), None)
    if kept is None:
        return None
    others = [one for one in _with_former(need) if one.sought != kept.sought]
    dislikes = list(dict.fromkeys([*kept.dislikes, *need.dislikes]))
    return kept.model_copy(update={"former": others, "dislikes": dislikes}, deep=True)


def _joined(before: str, said: str) -> str:
    """What was said before and what is new in this. Another colour takes the place of the former ("no, a red one")."""
    known = stems(before)
    fresh = [word for word in said.split() if not stems(word) & known]
    recoloured = any(colours.family(word) for word in fresh)
    turned = {other for word in fresh for other in opposites(word)}
    kept = [word for word in before.split() if not (recoloured and colours.family(word)) and word not in turned]
    return " ".join([*kept, *fresh])


def _take_bounds(need: Need, meaning: Meaning) -> None:
    """A limit takes the place of the one value it was read as ("at least 512 GB"), and of its bare number in the words."""
    for bound in meaning.bounds:
        named = [like for like in need.likes if any(_measures(value, bound.unit) for value in like.values)]
        if named and not bound.must:
            continue
        need.likes = [like for like in need.likes if like not in named]
        take_bound(need, Bound(**asdict(bound)))


def _turn(need: Need, said: str) -> None:
    """ "Rather dark" takes back the "Light Grey" that was said before."""
    turned = {other for word in said.split() for other in opposites(word)}
    need.likes = [like for like in need.likes if not turned & {word for value in like.values for word in words(value)}]


def _take_suits(need: Need, meaning: Meaning) -> None:
    for one in meaning.suits:
        need.suits = [other for other in need.suits if other.sort != one.sort] + [Suits(**asdict(one))]


def take_bound(need: Need, bound: Bound) -> None:
    """The newest measure of a sort replaces the older one, whose number is no word to search for any more."""
    replaced = [other for other in need.bounds if other.unit == bound.unit]
    need.bounds = [other for other in need.bounds if other.unit != bound.unit] + [bound]
    gone = stems(" ".join(other.plain for other in [*replaced, *([bound] if bound.must else [])]))
    need.sought = " ".join(word for word in need.sought.split() if not stems(word) <= gone)


def _measures(value: str, unit: str) -> bool:
    return any(each.unit == unit for each in read("", value))


def _take_all(need: Need, wishes: Sequence[Wish], pending: Pending | None) -> None:
    """Two values of one facet in one message ("blue or green") will both do; the newest message replaces the older."""
    together: dict[str, list[Wish]] = {}
    for wish in wishes:
        if not wish.wanted:
            # "Not too long" orders nothing and rules nothing out.
            if wish.must:
                _rule_out(need, wish)
        elif wish.facet is None:
            need.dislikes = [thing for thing in need.dislikes if plain(thing) != plain(wish.value)]
            need.sought = _joined(need.sought, wish.value)
        else:
            together.setdefault(wish.facet, []).append(wish)
    for facet, wanted in together.items():
        values = list(dict.fromkeys(wish.value for wish in wanted))
        need.dislikes = [thing for thing in need.dislikes if plain(thing) not in {plain(value) for value in values}]
        # Said in reply to our question about it, it is an answer like a tapped one.
        asked = pending is not None and pending.facet == facet
        must = all(wish.must for wish in wanted) and not asked
        _like(need, Like(facet=facet, values=values, must=must, of=len(pending.choices) if pending and asked else 6))


def _rule_out(need: Need, wish: Wish) -> None:
    if wish.value not in need.dislikes:
        need.dislikes.append(wish.value)
    gone = stems(wish.value)
    need.sought = " ".join(word for word in need.sought.split() if not stems(word) <= gone) or need.sought
    for like in need.likes:
        like.values = [value for value in like.values if plain(value) != plain(wish.value)]
    need.likes = [like for like in need.likes if like.values or like.low is not None or like.high is not None]


def _like(need: Need, like: Like) -> None:
    """The newest word about a facet replaces the older one."""
    need.likes = [other for other in need.likes if other.facet != like.facet] + [like]
    if like.facet not in need.asked:
        need.asked.append(like.facet)
