"""Asking for a person, in whatever words: a verb of being connected and somebody to be connected with, within one clause.

Built from parts rather than sentences, so that a phrasing nobody wrote down is heard too. The rule: somebody who is only spoken
of ("a gift for a colleague", "a tent for two people") calls nobody.
"""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

import re
from dataclasses import dataclass

from shopapp.assistant.understand.plain import arabic


@dataclass(frozen=True, slots=True)
class _Parts:
    somebody: str
    """A person of the shop's."""
    speak: str
    """To speak with, be connected to, be handed to: said beside `somebody`, in either order."""
    want: str
    """To want, need, be given: said right before `somebody`."""
    whole: str
    """Says it all."""
    bare: str
    """What may stand around `somebody` when nothing else is said: articles and please."""
    spoken_of: str
    """What makes `somebody` the one a thing is for."""


_PARTS: dict[str, _Parts] = {
    "en": _Parts(
        somebody=r"(?:human(?: being)?s?|persons?|people|agents?|represent\w+|rep|staff|support|advis[eo]rs?|consultants?|employees?|managers?|operators?|colleagues?|supervisor|assistant manager|somebody|someone|anybody|anyone|(?:sales|service|support) team|(?:a |the |your )?(?:team|crew)(?: members?)?|whoever is in charge|members? of (?:your |the )?(?:team|staff|crew))",
        speak=r"(?:speak|talk|chat|write|connect|transfer|put|pass|hand|forward|redirect|refer|switch|escalate|get in touch|reach|message|contact|discuss)",
        want=r"(?:(?:i(?:'d| would)? (?:want|need|like|prefer|rather have)|give me|get me|send me|call|fetch|can i have|could i have|may i have|can i get|i(?:'d| would)? (?:like|prefer) (?:help|assistance) from|i need (?:help|assistance) from|is there) (?:an? |the |some |your )?(?:real |actual |live |proper |flesh and blood )?)",
        whole=r"(?:not|don't want|no longer want|tired of|stop)(?: to)?(?: \w+){0,3} (?:bots?|robots?|machines?|computers?)(?! vacuum)|(?:call|ring|phone) me(?: back)?(?! (?:when|as))|(?:is|are) (?:an? |any )?(?:human|agent|person|staff|advisor)s? (?:available|online|there|around|free)",
        bare=r"(?:an?|the|your|please|real|live|actual|now|just|only|hi|hello|pls)",
        spoken_of=r"for (?:an?|the|my|our|his|her|one|two|\d+|some|any|each|every|tall|short)?",
    ),
    "de": _Parts(
        somebody=r"(?:mensch(?:en)?|person(?:en)?|mitarbeiter(?:in|innen|n|s)?|berater(?:in|n)?|kolleg(?:e|en|in|innen)|ansprechpartner(?:in)?|support|kundendienst|kundenservice|kundenbetreu\w+|service|verkaufer(?:in)?|chef(?:in)?|vorgesetzte\w*|team|jemand(?:em|en)?|wer|personal)",
        speak=r"(?:sprech\w+|spricht|rede\w*|chatte\w*|schreib\w*|telefonier\w*|unterhalt\w*|verbind\w*|verbund\w*|weiterleit\w*|leite\w*|ubergeb\w*|ubergib|weitergeb\w*|durchstell\w*|stell\w*|kontakt\w*|erreich\w*|hol\w*|wende\w*|schalt\w*)",
        want=r"(?:(?:ich (?:will|mochte|brauche|hatte(?: gern(?:e)?)?|bevorzuge)|gib mir|geben sie mir|gebt mir|gibt es|ist(?: gerade| jetzt)?|kann ich|konnte ich|habt ihr|haben sie)(?: bitte| gern(?:e)?| lieber)?(?: hier| da)? (?:eine?n?r? |den |die |das |ihr(?:en|e)? |euer(?:en)? )?(?:echte[nr]? |richtige[nr]? |wirkliche[nr]? )?)",
        whole=r"(?:nicht|kein\w*)(?: \w+){0,3} (?:roboter|bot|maschine|computer|automat\w*)(?! ?sauger)|(?:ruf\w*|anruf\w*)(?: \w+){0,2} (?:mich|zuruck|an)(?!\w)|mich (?:jemand|einer|wer) (?:zuruckrufen|anrufen|beraten)|ruckruf|stell(?:en|t)? (?:sie )?mich durch",
        bare=r"(?:eine?n?|den|die|das|bitte|echte[nr]?|sofort|jetzt|mit|ihren?|nur)",
        spoken_of=r"fur (?:eine?n?|den|die|das|meine?n?|unsere?n?|eine[rm]|zwei|\d+|jede[nr]?)?",
    ),
    "fr": _Parts(
        somebody=r"(?:personnes?|humain(?:e|s)?|conseill(?:er|ere|ers)|agents?|collegues?|vendeu(?:r|se)s?|responsable|interlocut\w+|service client\w*|support|equipe|quelqu'un|employee?s?|operat\w+|technicien\w*|standard|gerante?|patron(?:ne)?|etre humain)",
        speak=r"(?:parl\w+|discut\w+|echang\w+|chatt\w+|ecri\w+|transfer\w+|pass(?:er?|ez)|mett\w+|mis|mise|met(?:s)?|connect\w+|relation|contact\w*|joindre|dialogu\w+|redirig\w+|orient\w+|bascul\w+|communiqu\w+|entreten\w+|adress\w+)",
        want=r"(?:(?:je (?:veux|voudrais|souhaite|prefere|desire)|j'aimerais|donnez-moi|donne-moi|il me faut|j'ai besoin (?:d'|de )|appelez(?:-moi)?|puis-je avoir|(?:est-ce que je )?peux(?:-je)? avoir|(?:est-ce qu')?il y a|y a-t-il|pouvez-vous m'envoyer) ?(?:une? |l'|le |la |de l'|d'|votre )?(?:vraie? )?)",
        whole=r"(?:pas|plus|marre)(?: \w+| d'| de| a){0,4} (?:une? )?(?:robots?|bots?|machines?|automates?|ordinateurs?)|(?:me |nous )?rappel(?:er|ez)(?:-moi| moi)?\W*$|(?:etre|qu'on me) rappel\w+",
        bare=r"(?:une?|le|la|l'|des|vraie?|s'il (?:vous|te) plait|svp|tout de suite|maintenant|merci|votre)",
        spoken_of=r"pour (?:une?|le|la|l'|mon|ma|mes|notre|des|deux|\d+|chaque)?",
    ),
    "es": _Parts(
        somebody=r"(?:personas?|human[oa]s?|agentes?|asesor(?:a|es)?|alguien|emplead[oa]s?|dependient[ea]s?|responsable|encargad[oa]|representantes?|operador(?:a|es)?|companer[oa]s?|colegas?|equipo|soporte|atencion(?: al cliente)?|servicio (?:al cliente|tecnico)|vendedor(?:a|es)?|jef[ea]|gerente|ser humano)",
        speak=r"(?:habl\w+|chate\w+|contact\w+|comuni\w+|escrib\w+|pas[aeo]\w*|pon(?:er|edme|game|gan|me|ganme)\w*|conect\w+|transfi\w+|transfer\w+|deriv\w+|atend\w+|atiend\w+|convers\w+|dirig\w+|remit\w+|tratar|contest\w+|respond\w+)",
        want=r"(?:(?:quiero|quisiera|necesito|prefiero|deseo|me gustaria|dame|deme|dadme|hay|llam[ae] a|busco a|puedo tener|que venga|consigueme) (?:una? |el |la |un |a |algun |alguna )?(?:verdader[oa] )?)",
        whole=r"(?:no|nada de|hart[oa] de)(?: \w+){0,4} (?:robots?|bots?|maquinas?|ordenador(?:es)?)(?! de cocina)|(?:llam(?:a|e|en|ad|ar)me|(?:me )?(?:podeis|puede[ns]?|podria[ns]?) (?:llamar(?:me)?|devolver la llamada))|que me (?:llamen|llame|devuelvan)",
        bare=r"(?:una?|el|la|un|por favor|ya|ahora|de verdad|real|con|vuestro|su|humano|humana)",
        spoken_of=r"para (?:una?|el|la|mi|mis|un|nuestr[oa]|dos|\d+|cada)?",
    ),
    "ar": _Parts(
        somebody=r"(?:(?:ب|ال|ل|لل|بال)?(?:شخص\w*|إنسان\w*|موظف\w*|أحد|حد|أحدهم|واحد|بشر\w*|مسؤول\w*|مدير|مندوب\w*|ممثل\w*|مستشار\w*|فريق\w*|دعم|زميل\w*|بائع\w*|عامل|خدمة (?:العملاء|الزبائن))|بخدمة (?:العملاء|الزبائن))",
        speak=r"(?:(?:أن )?(?:أ|ا|ن|ت|ال)?(?:تحدث|تكلم|كلم|كلام|حديث|تواصل|حكي|دردش\w*|راسل|خاطب)\w*|حول\w*|تحول\w*|صل(?:ني|وني)|وصل(?:ني|وني)|توصيل(?:ي)|ربط\w*|اربط\w*|انقل\w*|مكالمة|محادثة|اتصال|مراسلة|يرد|يجيب\w*)",
        want=r"(?:(?:أريد|اريد|أحتاج|احتاج|أبي|ابي|أبغى|ابغى|عايز|عاوز|بدي|أفضل|أرغب في|اطلب(?:وا)? لي|أعطني|اعطني|هات|هاتوا|هل يوجد|هل هناك|في|ممكن|نادي|نادوا)(?: لي)? (?:مساعدة من |مساعدة )?)",
        whole=r"(?:لا|ما|مو|مش|تعبت من|مللت)(?: \w+){0,4} (?:روبوت|بوت|آلة|الة|الروبوت|البوت)|(?:اتصل|كلم|اتصلوا|كلموا)(?:وا)?(?: بي|ني)|(?:عاودوا|أعيدوا|معاودة) الاتصال|الاتصال بي",
        bare=r"(?:من فضلك|لو سمحت|الآن|حقيقي|رجاء|فقط|مع)",
        spoken_of=r"(?:هدية|شيء|ل(?!ي(?!\w))\w+|لأحد|تناسب|يناسب|خيمة)",
    ),
}
_CLAUSE = r"[^.!?;؟،,]{0,30}?"


def asked_for(text: str, language: str) -> bool:
    """Whether a person is asked for. `text` in the plain spelling."""
    found = _BUILT.get(language)
    if found is None:
        return False
    spoken_of, alone, said = found
    if alone.match(text) or said.whole.search(text):
        return True
    kept = spoken_of.sub(" ", text)
    return bool(said.speaking.search(kept) or said.wanting.search(kept))


def only_spoken_of(text: str, language: str) -> bool:
    """Whether the only person in it is one that a thing is for."""
    found = _BUILT.get(language)
    return found is not None and bool(found[0].search(text)) and not asked_for(text, language)


@dataclass(frozen=True, slots=True)
class _Said:
    whole: re.Pattern[str]
    speaking: re.Pattern[str]
    wanting: re.Pattern[str]


def _build(parts: _Parts) -> tuple[re.Pattern[str], re.Pattern[str], _Said]:
    some = parts.somebody
    return (
        _pattern(rf"{parts.spoken_of} ?(?:\w+ )?{some}"),
        re.compile(arabic(rf"\W*(?:{parts.bare}\W+)*{some}(?:\W+{parts.bare})*\W*$")),
        _Said(
            _pattern(parts.whole),
            _pattern(rf"{parts.speak}\b{_CLAUSE}\b{some}|{some} {_CLAUSE}\b{parts.speak}"),
            _pattern(rf"{parts.want}{some}"),
        ),
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(arabic(rf"(?<!\w)(?:{text})(?!\w)"))


_BUILT = {code: _build(parts) for code, parts in _PARTS.items()}
