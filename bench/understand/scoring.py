"""One message's score: what was understood against what was labelled. Strict where it matters to rows, fair about words.

A word counts as the labelled one when it is another form of it (one or two letters of an ending); a colour when it is of the
same family; a tag also as words, because tags are searched as words.
"""

from dataclasses import dataclass, field

from bench.understand.labels import Item, Labelled
from shopapp.assistant.understand import Meaning, Wish, colours
from shopapp.assistant.understand.plain import plain, stem, words

_SEEKING = {"find", "refine", "answer_choice", "cheaper", "more_like"}
_AROUND = (0.6, 1.6)


@dataclass(slots=True)
class Score:
    labelled_intent: str
    understood_intent: str
    intent: bool
    language: bool
    right: int = 0
    said: int = 0
    meant: int = 0
    strengths: list[bool] = field(default_factory=list[bool])
    references: bool | None = None
    topic: bool | None = None
    faults: list[str] = field(default_factory=list[str])

    @property
    def perfect(self) -> bool:
        return not self.faults


def score(labelled: Labelled, meaning: Meaning) -> Score:
    found = Score(
        labelled_intent=labelled.intents[0],
        understood_intent=meaning.intent,
        intent=meaning.intent in labelled.intents,
        language=meaning.language == labelled.language,
    )
    if not found.intent:
        found.faults.append(f"intent {meaning.intent} for {'/'.join(labelled.intents)}")
    _wishes(found, labelled, meaning)
    _prices(found, labelled, meaning)
    _pointing(found, labelled, meaning)
    if found.intent and labelled.topics and meaning.intent.startswith("question"):
        found.topic = meaning.topic in labelled.topics
        if not found.topic:
            found.faults.append(f"topic {meaning.topic} for {'/'.join(labelled.topics)}")
    return found


def _wishes(found: Score, labelled: Labelled, meaning: Meaning) -> None:
    wishes = list(meaning.wishes)
    left = words(meaning.sought) if _SEEKING & set(labelled.intents) else []
    for item in labelled.items:
        wish = next((wish for wish in wishes if _same(item, wish)), None)
        spelt = None if wish or not item.wanted else _spelt(item, left)
        hit = wish is not None or spelt is not None
        if wish is not None:
            wishes.remove(wish)
            if item.must == wish.must or meaning.intent == "answer_choice":
                found.strengths.append(True)
            else:
                found.strengths.append(False)
                found.faults.append(f"strength of {wish.value}")
        if spelt is not None:
            left = [word for word in left if word not in spelt]
        if not hit and (item.optional or (not _SEEKING & set(labelled.intents) and item.options[0][0] is None)):
            continue
        found.meant += 1
        found.right += hit
        found.said += hit
        if not hit:
            found.faults.append(f"missed {'' if item.wanted else '-'}{item.options[0][0]}={item.options[0][1]}")
    found.said += len(wishes) + len(left)
    found.faults += [f"extra {'' if wish.wanted else '-'}{wish.facet}={wish.value}" for wish in wishes]
    found.faults += [f"extra word {word}" for word in left]


def _same(item: Item, wish: Wish) -> bool:
    return item.wanted == wish.wanted and any(_fits(facet, value, wish) for facet, value in item.options)


def _fits(facet: str | None, value: str, wish: Wish) -> bool:
    if facet is not None and facet != "tag" and wish.wanted and plain(wish.facet or "") != facet:
        return False
    said = plain(wish.value)
    if said == value or _form(said, value):
        return True
    family = colours.family(value)
    return family is not None and family == (colours.family(said) or said)


def _spelt(item: Item, left: list[str]) -> set[str] | None:
    """The words left that spell one of the options, where words will do."""
    best: set[str] | None = None
    for facet, value in item.options:
        parts = words(value) if facet in (None, "tag") else []
        hits = {word for word in left if any(_form(word, part) for part in parts)}
        if parts and len(hits) >= len(best or ()) and all(any(_form(word, part) for word in hits) for part in parts):
            best = hits
    return best


def _form(one: str, other: str) -> bool:
    if one == other or stem(one) == stem(other):
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 4 and max(len(one), len(other)) - shared <= 2


def _prices(found: Score, labelled: Labelled, meaning: Meaning) -> None:
    price = meaning.price
    found.meant += len(labelled.prices)
    found.said += price is not None
    if price is not None and not labelled.prices:
        found.faults.append(f"extra price {price}")
    for sign, low, high in labelled.prices:
        hit = price is not None and (
            (sign == "<" and price.high == high)
            or (sign == ">" and price.low == low)
            or (sign == ".." and (price.low, price.high) == (low, high))
            or (sign == "@" and price.high is not None and low <= price.high <= low * _AROUND[1])
            or sign == price.lean
        )
        found.right += hit
        if not hit:
            found.faults.append(f"price {price} for {sign}{low}..{high}")


def _pointing(found: Score, labelled: Labelled, meaning: Meaning) -> None:
    """References, quantity, gift and skipping, taken together."""
    wanted = [mark for mark in labelled.references if mark != "it/"]
    told = [reference for reference in meaning.references if reference.kind != "it"]
    right = all(_pointed(mark, labelled, meaning) for mark in wanted) and len(told) <= max(1, len(wanted))
    if not [mark for mark in wanted if mark != "it"] and told and labelled.after != "p":
        right = False
    if not right:
        found.faults.append(f"references {[(r.kind, r.place, r.word) for r in meaning.references]} for {wanted}")
    for name in ("gift", "skipped"):
        expected = getattr(labelled, name)
        if expected is not None and expected != getattr(meaning, name):
            right = False
            found.faults.append(f"{name} is {not expected}")
    if labelled.quantity is not None and meaning.quantity != labelled.quantity:
        right = False
        found.faults.append(f"quantity {meaning.quantity} for {labelled.quantity}")
    if labelled.references or labelled.quantity or labelled.gift or labelled.skipped or meaning.references:
        found.references = right


def _pointed(mark: str, labelled: Labelled, meaning: Meaning) -> bool:
    if mark == "it":
        return labelled.after == "p" or any(reference.kind == "it" for reference in meaning.references)
    if mark[0] == "#":
        return any(reference.kind == "place" and reference.place == int(mark[1:]) - 1 for reference in meaning.references) or any(
            reference.kind == "word" and plain(reference.word) in plain(labelled.situation.shown[int(mark[1:]) - 1])
            for reference in meaning.references
        )
    word = plain(mark.strip('"'))
    for reference in meaning.references:
        if reference.kind == "word" and (word in plain(reference.word) or plain(reference.word) in word):
            return True
        if reference.kind == "place" and word in plain(labelled.situation.shown[reference.place]):
            return True
    return False
