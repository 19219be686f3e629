"""How many: "twice", and the number that something already in the cart is changed to ("only one please", "make it two").

The patterns are matched against the plain spelling. A change is said in few words; in a longer sentence a number is about something else.
"""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

import re

from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import arabic, words

_TIMES: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (("twice", 2), ("two times", 2), ("thrice", 3), ("three times", 3)),
    "de": (("zweimal", 2), ("zwei mal", 2), ("dreimal", 3), ("drei mal", 3), ("viermal", 4)),
    "fr": (("deux fois", 2), ("trois fois", 3), ("quatre fois", 4)),
    "es": (("dos veces", 2), ("tres veces", 3), ("cuatro veces", 4)),
    "ar": (("مرتين", 2), ("ثلاث مرات", 3), ("اثنين من", 2), ("قطعتين", 2)),
}
_ONE = {
    "en": r"one|a single one",
    "de": r"eins|eine?n?|eines",
    "fr": r"une?(?: seule?)?",
    "es": r"un[oa]?",
    "ar": r"واحد|واحده",
}
_TO: dict[str, str] = {
    "en": r"^(?:no,? |sorry,? |actually,? |please )*(?:(?:i )?(?:only|just) (?:(?:want|need) )?{n}|make (?:it|that|them) {n}|(?:change|set|reduce|increase|update) (?:it|that|the (?:quantity|number|amount))(?: to)? {n}|{n} (?:is|are) enough)(?: pieces?)?(?: of (?:it|them|those|that))?(?:,? (?:only|instead|please|thanks|then|is enough))*\W*$",
    "de": r"^(?:nein,? |doch |bitte |ach,? |ich (?:will|mochte|brauche|nehme) )*(?:(?:doch )?nur {n}|mach(?:en sie)? (?:doch )?{n} (?:daraus|draus)|(?:anzahl|menge)(?: bitte)? auf {n}(?: andern| setzen)?|{n} (?:reicht|reichen|genugt|genugen))(?: stuck| davon)?(?: bitte| danke| doch)*\W*$",
    "fr": r"^(?:non,? |finalement,? |plutot |je (?:n'en )?(?:veux|voudrais|prends) )*(?:(?:(?:seulement|juste|que) )?{n} (?:seulement|suffit|suffisent|suffira)|(?:seulement|juste|qu'|que) ?{n}|(?:mets|mettez|passe|passez)(?:-en)?(?: la quantite)?(?: a)? {n}(?: plutot)?)(?: svp| s'il (?:vous|te) plait| merci)*\W*$",
    "es": r"^(?:no,? |mejor,? |perdon,? |(?:quiero|necesito) )*(?:(?:solo|solamente|nada mas) {n}|(?:deja|dejalo|ponlo|cambia(?:lo)?(?: la cantidad)?)(?: en| a)? {n}|{n} (?:basta|bastan|es suficiente|nada mas))(?: por favor| gracias)*\W*$",
    "ar": r"^(?:لا,? ?|عفوا ?|اريد )*(?:فقط {n}|{n} (?:فقط|يكفي|تكفي)|(?:غير|اجعل|عدل)(?:ها|ه)?(?: العدد| الكميه)?(?: الي)? {n})(?: من فضلك)*\W*$",
}
_FEW = 9


def times(said: str, code: str) -> int | None:
    return next((number for word, number in _TIMES.get(code, ()) if re.search(rf"(?<!\w){arabic(word)}(?!\w)", said)), None)


def changed_to(said: str, lexicon: Lexicon) -> int | None:
    """The number wanted instead, 1 to 99; None where no change is asked for."""
    if lexicon.code not in _TO or len(words(said)) > _FEW:
        return None
    numbers = {word: number for word, number in lexicon.numbers.items() if word != "one"}
    known = "|".join([r"\d{1,2}", _ONE[lexicon.code], *sorted(numbers, key=len, reverse=True)])
    match = re.search(arabic(_TO[lexicon.code].replace("{n}", f"({known})")), said)
    if match is None:
        return None
    word = next(group for group in match.groups() if group)
    return max(1, min(99, int(word))) if word.isdigit() else numbers.get(word, 1)
