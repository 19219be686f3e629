"""A model's text made plain to read: no markup, no invisible signs, one sentence at a time."""

import re
import unicodedata

_CODE = re.compile(r"```.*?(?:```|$)", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,400}>")
_MARKUP = re.compile(r"[*_~`#>|]{1,3}(?=\S)|(?<=\S)[*_~`|]{1,3}")
_BULLET = re.compile(r"^\s*(?:[-•‣▪*]|\d{1,2}[.)])\s+", re.MULTILINE)
_END = re.compile(r"(?<=[.!?…؟۔。！？])[\"'”’»)\]]*\s+|\n+")
_SHORT = re.compile(
    r"(?:^|\s)(?:z|b|d|u|e|i|g|a|h|bzw|ca|evtl|inkl|usw|nr|vs|etc|approx|max|min|p|ej|env|mm|cm|no|art|st|dr|mr|mrs|ms)\.$",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """Without control and format signs (zero width, direction overrides), code, tags and Markdown's marks."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cf", "Cc", "Co", "Cn"))
    text = _MARKUP.sub("", _BULLET.sub("", _TAG.sub(" ", _CODE.sub(" ", text))))
    return re.sub(r" +([,.;])", r"\1", text)


def sentences(text: str) -> list[str]:
    """In order. An abbreviation ("z. B.") does not end one."""
    found: list[str] = []
    for part in _END.split(text):
        if not (part := " ".join(part.split())):
            continue
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found
