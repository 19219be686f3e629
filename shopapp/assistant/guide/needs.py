"""How a message changes what is needed. Pure: meaning and memory in, need out."""

from shopapp.assistant.memory import Like, Need, Pending
from shopapp.assistant.understand import Meaning, Wish
from shopapp.assistant.understand.plain import plain, stems


def changed(need: Need, meaning: Meaning, pending: Pending | None) -> Need:
    """The need after this message. Corrections win over what was said before; nothing is ever both liked and ruled out."""
    if meaning.intent == "answer_choice":
        return answered(need, meaning, pending)
    after = _begun_anew(need, meaning) if meaning.new_topic or meaning.intent == "find" else need.model_copy(deep=True)
    if meaning.sought and meaning.sought != after.sought:
        after.sought = _joined(after.sought, meaning.sought)
    for wish in meaning.wishes:
        _take(after, wish)
    if meaning.price is not None:
        after.low, after.high = meaning.price.low, meaning.price.high
        after.lean = meaning.price.lean
    after.gift = after.gift or meaning.gift
    return after


def answered(need: Need, meaning: Meaning, pending: Pending | None) -> Need:
    """An answer to our own question orders the choice. "I don't mind" settles the question and changes nothing else."""
    after = need.model_copy(deep=True)
    if pending is None:
        # "What do you suggest?" with no question open: no more questions then, only a recommendation.
        after.asked += ["?", "?"]
        return after
    if meaning.skipped:
        return after
    said = meaning.wishes[0].value if meaning.wishes else ""
    choice = next((choice for choice in pending.choices if plain(choice.label) == plain(said)), None)
    if choice is None:
        return after
    if choice.low is not None or choice.high is not None:
        after.low, after.high = choice.low, choice.high
    else:
        _like(after, Like(facet=pending.facet, values=choice.values, must=False))
    return after


def _begun_anew(need: Need, meaning: Meaning) -> Need:
    """A new search keeps what is ruled out, which is about the shopper, and drops what was about the former thing."""
    if not need.sought and need.gift and not meaning.sought:
        return need.model_copy(deep=True)
    same_words = bool(stems(need.sought) & stems(meaning.sought))
    begun = Need(sought=meaning.sought, dislikes=list(need.dislikes), gift=need.gift and (not need.sought or same_words))
    if not need.sought:
        # No thing was spoken of yet, so what was said of it ("under 80") is meant for this one.
        begun.likes = [like.model_copy(deep=True) for like in need.likes if like.must]
        begun.low, begun.high, begun.lean = need.low, need.high, need.lean
    return begun


def _joined(before: str, said: str) -> str:
    known = stems(before)
    fresh = [word for word in said.split() if not stems(word) & known]
    return " ".join([*before.split(), *fresh])


def _take(need: Need, wish: Wish) -> None:
    if not wish.wanted:
        if wish.value not in need.dislikes:
            need.dislikes.append(wish.value)
        for like in need.likes:
            like.values = [value for value in like.values if plain(value) != plain(wish.value)]
        need.likes = [like for like in need.likes if like.values]
        return
    need.dislikes = [thing for thing in need.dislikes if plain(thing) != plain(wish.value)]
    if wish.facet is None:
        need.sought = _joined(need.sought, wish.value)
    else:
        _like(need, Like(facet=wish.facet, values=[wish.value], must=wish.must))


def _like(need: Need, like: Like) -> None:
    """The newest word about a facet replaces the older one."""
    need.likes = [other for other in need.likes if other.facet != like.facet] + [like]
    if like.facet not in need.asked:
        need.asked.append(like.facet)
