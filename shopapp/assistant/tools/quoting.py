"""Which of a document's sentences may be quoted: those that speak to shoppers. One that speaks to the assistant is no answer.

The patterns are matched against the plain spelling. They need not be complete to be safe, since nothing quoted is ever
followed; they keep a planted sentence from being read out under the shop's name.
"""

import re

from shopapp.assistant.understand.plain import arabic, plain

_TO_US = re.compile(
    arabic(
        r"(?<!\w)(?:assistant ?[,:]|(?:the|this|dear|ai) (?:assistant|chat ?bot) (?:must|shall|should|will|has to|is to)|"
        r"ai agents?|"
        r"system (?:message|note|prompt)|(?:hidden|previous|your|the) instructions|ignore (?:all|any|the|previous)|"
        r"tell (?:the |every |all |each )?(?:shopper|customer|visitor|user|everybody|everyone|whoever|them)s?|"
        r"(?:everybody|whoever) (?:who )?(?:asks|reads)|(?:when|as soon as) (?:this|quoting)|if a shopper asks|"
        r"call (?:checkout|cart)|"
        r"tool_?calls?|(?:e-?mail|send|enter) (?:us |them |their |your )*(?:password|card number)|"
        r"assistent ?[,:]|der assistent (?:muss|soll)|ignoriere|(?:vorherigen|bisherigen) anweisungen|"
        r"sage? (?:dem|den|jedem) kunden|"
        r"assistant ia ?[,:]|ignore[rz]? (?:toutes|les|tout)|instructions precedentes|dis (?:a chaque|aux|au) clients?|"
        r"asistente ?[,:]|el asistente debe|ignora|instrucciones anteriores|di a (?:cada|los) clientes?|"
        r"ايها المساعد|المساعد يجب|تجاهل|التعليمات السابقه|اخبر (?:كل )?الزبائن)"
    )
)
_END = re.compile(r"(?<=[.!?؟])\s+|\n+")


def quotable(text: str) -> str:
    """The text without sentences that speak to the assistant; empty when none is left."""
    if not _TO_US.search(plain(text)):
        return text
    return " ".join(part for part in _END.split(text) if not _TO_US.search(plain(part))).strip()
