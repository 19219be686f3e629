"""What a sentence says of products: names, kinds, values and virtues, each of which a row of this turn must hold."""

import re

from shopapp.assistant.grounding import scope
from shopapp.assistant.grounding.facts import Facts, Known
from shopapp.assistant.grounding.virtues import AVAILABLE, GONE, NEGATION, THEIRS, VIRTUES
from shopapp.assistant.understand.plain import arabic, plain, stems, words

_COMPILED = {name: re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)") for name, pattern in VIRTUES.items()}
_CAPITALS = re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-Þ][\w'’&-]*(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w'’&-]*))+(?:\s+\d{1,4}\b)?")
_OPENING = ' ¿¡("“„«'
_QUOTED = re.compile(r"[\"“„«]\s*([^\"“”„«»]{3,80}?)\s*[\"”“»]")


def unheld(said: str, written: str, about: tuple[Known, ...], named: bool, facts: Facts) -> str | None:
    """What this sentence claims that the rows do not hold. `about` are the products it speaks of, `named` if by name."""
    if (name := _foreign_name(written, facts)) is not None:
        return f"name {name}"
    if (kind := _foreign_kind(said, facts)) is not None:
        return f"kind {kind}"
    if _stock_is_wrong(said, about):
        return "stock"
    theirs = bool(THEIRS.search(said)) and not named
    for virtue, pattern in _COMPILED.items():
        if (match := pattern.search(said)) and not _true(match.start(), said, [pattern.search(each.text) for each in about]):
            return f"virtue {virtue}"
    held = stems(facts.said)
    for value in sorted(_values_in(said, facts)):
        if theirs and stems(value) <= held:
            continue
        at = said.find(value)
        if not _true(at, said, [stems(value) <= each.stems for each in about]):
            return f"value {value}"
    return None


def _true(at: int, said: str, held: list[object]) -> bool:
    """A claim is true when every product spoken of has it; a denied one when none has it. Of nothing, nothing is true."""
    denied = bool(NEGATION.search(" ".join(said[:at].split()[-4:])))
    return bool(held) and (not any(held) if denied else all(held))


def _values_in(said: str, facts: Facts) -> set[str]:
    spoken = words(said)
    runs = {" ".join(spoken[at : at + size]) for size in (1, 2, 3) for at in range(len(spoken) - size + 1)}
    return {value for value in runs & facts.values if len(value) > 2 and not value.isdigit()}


def _foreign_kind(said: str, facts: Facts) -> str | None:
    """A kind of goods the shop sells, said where nothing of the kind was read and the shopper did not speak of it."""
    held = stems(facts.said)
    for known in facts.products:
        held |= known.stems
    return next((word for word in sorted(stems(said) & facts.kinds) if word not in held and len(word) > 2), None)


def _foreign_name(written: str, facts: Facts) -> str | None:
    """Something written like a product's name that is no part of one in this turn."""
    held = stems(f"{facts.shop_name} {facts.said}")
    for known in facts.products:
        held |= known.stems
    names = [match[0] for match in _CAPITALS.finditer(written)] + [match[1] for match in _QUOTED.finditer(written)]
    for name in names:
        if any(plain(name) in known.text for known in facts.products) or plain(name) in plain(facts.said):
            continue
        # A word that opens the sentence is no part of the name: "The Harbour Rain Jacket", "Welche Größe".
        own = words(name)[1:] if written.lstrip(_OPENING).startswith(name) else words(name)
        if len(own) == 1 and scope.is_talk(own[0]):
            continue
        if not stems(" ".join(own)) <= held:
            return name
    return None


def _stock_is_wrong(said: str, about: tuple[Known, ...]) -> bool:
    gone, here = bool(GONE.search(said)), bool(AVAILABLE.search(said))
    if not (gone or here):
        return False
    denied = bool(NEGATION.search(said))
    claimed = here and not gone and not denied
    return not about or any(each.row.available != claimed for each in about)
