"""A discount code that a shopper brings: "I have a code SUMMER10", "apply SUMMER10", in five languages at once.

The rule: the code is copied from the shopper's own words, in their spelling. A sentence that asks for a discount, asks about
one, or wants one taken away is no code brought.
"""

import re

from shopapp.assistant.understand.plain import arabic, plain

_LONGEST = 300  # characters of a message in which a code is looked for
_CODE = r"[A-Za-z0-9][A-Za-z0-9_\-]{2,38}[A-Za-z0-9]"
_NOUN = (
    r"(?:(?:discount|promo(?:tion(?:al)?)?|coupon|voucher|gift)[ -]?codes?|coupon|voucher|promo"
    r"|(?:rabatt|gutschein|aktions|promo)[ -]?codes?|gutschein(?:nummer)?"
    r"|codes? (?:promo(?:tionnel)?|de reduction|de remise|reduction|avantage)|bon de reduction"
    r"|codigo(?: (?:de (?:descuento|promocion)|promocional))?|cupon(?: de descuento)?"
    r"|(?:ال)?(?:كود|كوبون|قسيمه|رمز)(?: (?:ال)?(?:خصم|تخفيض))?)"
)
_MINE = (
    r"(?:i(?:'ve)?(?: have)?(?: also)? (?:have|got)|here(?:'s| is)|my|using|ich hab(?:e)?|mein|meinen|hier ist|j'ai|voici|mon"
    r"|tengo|aqui esta|mi|لدي|عندي|معي|هذا)"
)
_DO = (
    r"(?:apply|redeem|use|enter|activate|einlosen|anwenden|nutze|benutze|verwende|lose|wende"
    r"|appliquez?|utilisez?|entrez?|aplica(?:r)?|aplique|usa(?:r)?|use|canjea(?:r)?|canjee|introduce"
    r"|طبق|استخدم|استعمل|فعل|ادخل)"
)
_THE = r"(?:a|an|the|this|my|another|einen?|den|diesen|meinen|un|une|le|ce|mon|el|un|este|mi|هذا)"
_LINK = r"(?:\s*[:=]\s*|\s+(?:is|lautet|ist|heisst|est|es|called|named|هو)\s*:?\s+|\s+)[\"'«]?"
_BEFORE = rf"(?:{_MINE}|{_DO}|add|try|probier|essaye|ajoute|prueba|اضف|جرب)(?: bitte)?(?: {_THE})?"
_BROUGHT = re.compile(arabic(rf"(?<!\w)(?:{_BEFORE} (?:{_NOUN}|codes?)|(?<!your )(?<!a ){_NOUN}){_LINK}({_CODE})(?![\w@])"))
_DONE = re.compile(
    arabic(
        rf"^(?:please |bitte |s'il vous plait |por favor |من فضلك )?"
        rf"(?:can you |could you )?{_DO}(?: bitte)? [\"'«]?({_CODE})(?![\w@])"
    )
)
_NO_CODE_YET = re.compile(
    arabic(
        rf"(?<!\w)(?:i(?:'ve| have)? (?:have|got)|i have|ich hab(?:e)?|j'ai|tengo|لدي|عندي|معي)"
        rf"(?: {_THE})? (?:{_NOUN}|codes?)[ .!]*$"
        rf"|^(?:can i |kann ich |puedo |puis-je )?{_DO}(?: {_THE})? {_NOUN}(?: einlosen| ein| an)?[ .!?]*$"
    )
)
_TAKEN_BACK = re.compile(
    r"(?<!\w)(?:remove|delete|take (?:off|out|away)|without|don't|do not|not|cancel"
    r"|entfern\w*|losch\w*|nicht|ohne|kein\w*|retire\w*|supprime\w*|enleve\w*"
    r"|sans|ne|pas|quita\w*|elimina\w*|sin|no|احذف|ازل|بدون|لا)(?!\w)"
)


_REMOVE = (
    r"(?:remove|delete|drop|cancel|take (?:off|out|away)|get rid of|undo"
    r"|entfern\w*|losch\w*|nimm|nehmen sie|streich\w*"
    r"|retire[rz]?|supprime[rz]?|enleve[rz]?|annule[rz]?"
    r"|quita(?:r)?|quite|elimina(?:r)?|elimine|borra(?:r)?|borre|cancela(?:r)?"
    r"|احذف|ازل|الغ|الغي|امسح|شيل)"
)
_ANY_CODE = rf"(?:(?:{_NOUN}|codes?|discount|rabatt|reduction|descuento|الخصم|الكود))"
_OFF = re.compile(
    arabic(
        rf"(?<!\w){_REMOVE}(?: bitte| mir| please)?(?: (?:{_THE}|der|das|den|la|los|las|les))* ?"
        rf"{_ANY_CODE}(?:[ :\"'«]*({_CODE}))?(?![\w@])"
        rf"|(?<!\w)take (?:the |my |that )?{_ANY_CODE}(?: ({_CODE}))? (?:off|out|away)(?!\w)"
        rf"|(?<!\w)(?:den |meinen |diesen )?{_ANY_CODE}(?: ({_CODE}))? (?:wieder |bitte )*"
        r"(?:entfernen|loschen|rausnehmen|weg)(?!\w)"
    )
)
_OUTCOME = re.compile(
    arabic(
        rf"(?<!\w)(?:(?:did|does|has|is) (?:the|my|that|this) {_ANY_CODE} "
        r"(?:work(?:ed)?|count(?:ed)?|appl(?:y|ied)|valid|accepted|active|on)"
        rf"|(?:hat|ist|gilt) (?:der|mein|das|dieser) {_ANY_CODE}"
        r"(?: (?:funktioniert|geklappt|gezahlt|gultig|angewendet|drauf|aktiv))?\W*$"
        rf"|(?:le|mon|ce) {_ANY_CODE} (?:a-t-il|est-il|a|est) "
        r"(?:marche|fonctionne|pris en compte|accepte|valable|applique)"
        rf"|(?:ha funcionado|funciono|se (?:ha )?aplic(?:o|ado)|vale|funciona) (?:el|mi|este) {_ANY_CODE}"
        rf"|هل (?:نجح|يعمل|عمل|طبق|تم تطبيق|قبل) (?:ال)?{_ANY_CODE})"
    )
)


def taken_off(text: str) -> str | None:
    """The code that is to go from the cart, empty for whichever is on it; None where none is to go."""
    said = plain(text)
    match = _OFF.search(said) if len(said) <= _LONGEST else None
    if match is None:
        return None
    code = next((group for group in match.groups() if group), "")
    return (_as_written(code, text, named=True) or "") if code else ""


def outcome_asked(text: str) -> bool:
    """ "Did the code work?" """
    said = plain(text)
    return len(said) <= _LONGEST and _OUTCOME.search(said) is not None


def brought(text: str) -> str | None:
    """The code, empty where one was spoken of and not said; None where no code is brought."""
    said = plain(text)
    if len(said) > _LONGEST or _TAKEN_BACK.search(said):
        return None
    for pattern, sure in ((_BROUGHT, True), (_DONE, False)):
        if (match := pattern.search(said)) and (code := _as_written(match[1], text, named=sure)):
            return code
    return "" if _NO_CODE_YET.search(said) else None


def alone(text: str) -> str | None:
    """The answer to "which code?": a message that is little else."""
    match = re.search(rf"(?<![\w@])({_CODE})[\"'».! ]*$", text.strip())
    if match is None or len(text.split()) > 4:
        return None
    return match[1] if _looks_like_one(match[1], shouted=False) else None


def _as_written(code: str, text: str, *, named: bool) -> str | None:
    """The code in the shopper's spelling; None for a plain word, which a code said after "apply" never is."""
    found = re.search(rf"(?<![\w]){re.escape(code)}(?![\w])", text, re.IGNORECASE)
    if found is None:
        return None
    written = found[0]
    shouted = text.upper() == text and len(text.split()) > 2
    if _looks_like_one(written, shouted=shouted):
        return written
    lone = named and text[: found.start()].rstrip().endswith((":", '"', "“", "„", "«", "'"))
    return written if lone else None


def _looks_like_one(written: str, *, shouted: bool) -> bool:
    digits = any(sign.isdigit() for sign in written)
    letters = sum(sign.isalpha() for sign in written)
    return (digits and letters > 2) or (written.isupper() and letters > 3 and not shouted)
