"""A discount code that a shopper brings: "I have a code SUMMER10", "apply SUMMER10", in five languages at once.

The rule: the code is copied from the shopper's own words, in their spelling. A sentence that asks for a discount, asks about
one, or wants one taken away is no code brought.
"""

import re

from shopapp.assistant.understand.plain import arabic, plain

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


def brought(text: str) -> str | None:
    """The code, empty where one was spoken of and not said; None where no code is brought."""
    said = plain(text)
    if len(said) > 300 or _TAKEN_BACK.search(said):
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
