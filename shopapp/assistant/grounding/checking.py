"""The check itself: a text in, the sentences that hold out, and why the others did not."""

import re
from dataclasses import dataclass

from shopapp.assistant.grounding import amounts, claims, promises, scope
from shopapp.assistant.grounding.facts import Facts, Known
from shopapp.assistant.grounding.sentences import cleaned, sentences
from shopapp.assistant.understand.plain import plain, words

_PLACE = re.compile(r"[\[({]{1,2}\s*(p\d{1,3})\s*(?:[.:,\s]\s*(price|title))?\s*[\])}]{1,2}", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w[])p\d{1,3}(?![\w\]])")
_SPAN = re.compile(
    r"(?<!\w)(?:hours?|days?|weeks?|months?|years?|minutes?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|minuten?|heures?|jours?|semaines?|"
    r"mois|ans?|annees?|horas?|dias?|semanas?|mes|meses|anos?|minutos?|ساعه|ساعات|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|دقيقه|دقائق)(?!\w)"
)
_WITHIN = re.compile(
    r"(?<!\w)(?:under|below|within|up to|budget|limit|less than|at most|unter|bis|hochstens|maximal|budget|sous|moins de|jusqu'a|"
    r"menos de|hasta|por debajo|presupuesto|تحت|اقل من|ميزانيه\w*|حتي)(?!\w)"
)
_SPELT_OUT = re.compile(r"(?<!\w)(?:\w[ .*_-]){4,}\w(?!\w)")
"""Letters set apart to slip through: "f r e e n o w"."""
_ECHO = 7  # words in a row shared with the instructions
_LONGEST = 900  # characters shown of one text


@dataclass(frozen=True, slots=True)
class Checked:
    text: str
    """What may be shown; empty when nothing held."""
    dropped: tuple[str, ...]
    """The reason for each sentence left out, never its words."""


def check(text: str, facts: Facts) -> Checked:
    kept: list[str] = []
    dropped: list[str] = []
    for sentence in sentences(cleaned(text)):
        reason, shown = _judged(sentence, facts)
        if reason is None and len(" ".join([*kept, shown])) > _LONGEST:
            reason = "length"
        if reason is None:
            kept.append(shown)
        else:
            dropped.append(reason)
    return Checked(" ".join(kept), tuple(dropped))


def _judged(sentence: str, facts: Facts) -> tuple[str | None, str]:
    """Why it must go, None if it may stay, and how it reads with its places filled."""
    shorts = [match[1].lower() for match in _PLACE.finditer(sentence)]
    bare = _PLACE.sub(" ", sentence)
    if any(facts.of(short) is None for short in shorts) or _BARE.search(bare):
        return "unknown product", ""
    shown = _PLACE.sub(lambda match: _filled(match, facts), sentence)
    return _fault(sentence, bare, _named(shorts, plain(bare), facts), facts), shown


def _fault(sentence: str, bare: str, named: tuple[Known, ...], facts: Facts) -> str | None:
    about = named or facts.products
    left = _without_titles(bare, named)
    said = plain(left)
    return (
        promises.broken(said)
        or ("hidden" if _SPELT_OUT.search(said) else None)
        or ("prompt" if _echoes(plain(sentence), facts) else None)
        or _numbers_wrong(said, left, about, named, facts)
        or claims.unheld(said, left, about, bool(named), facts)
        or (None if scope.holds(left, facts, named=len(named)) else "scope")
    )


def _filled(match: re.Match[str], facts: Facts) -> str:
    known = facts.of(match[1].lower())
    assert known is not None
    return known.price_text if (match[2] or "").lower() == "price" else known.title


def _named(shorts: list[str], said: str, facts: Facts) -> tuple[Known, ...]:
    by_title = [known for known in facts.products if plain(known.title) in said]
    by_place = [known for short in shorts if (known := facts.of(short)) is not None]
    return tuple(dict.fromkeys([*by_place, *by_title]))


def _without_titles(sentence: str, named: tuple[Known, ...]) -> str:
    """A title is the shop's own: what stands in it claims nothing more."""
    for known in named:
        sentence = re.sub(re.escape(known.title), " ", sentence, flags=re.IGNORECASE)
    return sentence


def _numbers_wrong(said: str, written: str, about: tuple[Known, ...], named: tuple[Known, ...], facts: Facts) -> str | None:
    found = amounts.numbers(said)
    if amounts.speaks_of_money(said, written):
        return None if found and all(_amount_holds(each, said, about, named, facts) for each in found) else "price"
    if "%" in said or "٪" in written:
        return "percent"
    texts = [each.text for each in about]
    counted = {str(number) for number in range(1, len(facts.products) + 1)}
    span = _SPAN.search(said)
    if span and not any(span[0] in text for text in texts):
        return "time"
    for number in found:
        if (number in counted and not span) or (texts and all(_holds(number, text) for text in texts)):
            continue
        return "number"
    return None


def _amount_holds(number: str, said: str, about: tuple[Known, ...], named: tuple[Known, ...], facts: Facts) -> bool:
    """One product's one price, the total of this turn, or the shopper's own limit where it is kept."""
    minor = amounts.minor(number, facts.currency)
    if minor is None:
        return False
    if minor in facts.totals and not named:
        return True
    if minor == facts.high and _WITHIN.search(said) and about and all(each.row.price_max <= minor for each in about):
        return True
    return len(about) == 1 and about[0].row.price_min == about[0].row.price_max == minor and not _WITHIN.search(said)


def _holds(number: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", text) is not None


def _echoes(said: str, facts: Facts) -> bool:
    spoken = words(said)
    runs = {" ".join(spoken[at : at + _ECHO]) for at in range(len(spoken) - _ECHO + 1)}
    return any(run in " ".join(words(secret)) for run in runs for secret in facts.secrets)
