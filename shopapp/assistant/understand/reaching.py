"""How somebody wants to be reached: called at a time, written to at an address they leave, or not called after all.

The patterns are matched against the plain spelling. What they miss is no loss: whoever asks for a person without them is handed
over as ever.
"""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

import re
from typing import Literal

from shopapp.assistant.understand.plain import arabic

Way = Literal["call", "contact", "call_off"]

_CALL_OFF = {
    "en": r"(?:cancel|call off|delete|drop|withdraw)(?: \w+)? (?:my|the|our|this|that) (?:booked |scheduled |phone |telephone )*(?:call-?back|call|phone appointment)|(?:don't|do not|no longer)(?: \w+)? (?:need|want) (?:the|that|this|my|your|a) (?:phone |telephone )?call(?:-?back)?|(?:don't|do not|please don't|no need to) (?:call|ring|phone) me",
    "de": r"(?:meine?n?|den|unsere?n?|diesen) (?:gebuchten? |vereinbarten? )?(?:anruf|ruckruf|telefontermin)(?: \w+){0,3} (?:absagen|absage|stornieren|storniere|abbestellen|loschen|losche|streichen|canceln|zurucknehmen|ab)(?!\w)|(?:storniere?n?|losche?n?|streichen?|cancele?n?)(?: \w+){0,2} (?:meine?n?|den|unsere?n?|diesen) (?:\w+ )?(?:anruf|ruckruf|telefontermin)|kein(?:en)? (?:anruf|ruckruf) mehr|(?:den|meinen) (?:anruf|ruckruf) (?:doch )?nicht mehr|(?:ruf|rufen|ruft)(?: \w+){0,2} mich(?: \w+){0,2} nicht(?: mehr)? (?:an|zuruck)",
    "fr": r"annul\w+ (?:mon |notre |le |cet |l')(?:appel|rappel|rendez-vous telephonique)|(?:plus|pas) (?:besoin )?(?:de l'|d'un |d'|de |l')(?:appel|rappel)|ne (?:m'appelez|me rappelez|m'appelle|me rappelle) (?:pas|plus)|(?:veux|souhaite) plus (?:etre )?(?:appele|rappele)e?",
    "es": r"(?:cancel\w+|anul\w+) (?:mi|la|nuestra|esta|esa) (?:llamada|cita telefonica)|ya no (?:quiero|necesito|hace falta) (?:la llamada|una llamada|que me llam\w+)|no me llam(?:en|e|es|eis)",
    "ar": r"(?:الغ|الغي|الغوا|الغاء|بالغاء|تلغي|تلغوا|تلغى)(?: \w+){0,2} (?:مكالمتي|المكالمه|مكالمه|الاتصال|اتصالي)|لم اعد (?:اريد|احتاج)(?: \w+){0,2} (?:المكالمه|مكالمه|الاتصال|مكالمتي)|لا تتصل(?:وا)? بي",
}
_CALL = {
    "en": r"(?:call|ring|phone|telephone) (?:me|us)(?: back)?(?! (?:when|as|if))|call-?backs?|(?:book|schedule|arrange|request|get|have|like|want) (?:an? )?(?:phone |telephone )?(?:calls?(?! cent(?:er|re))|appointment for a call)|(?:speak|talk) (?:to \w+ )?(?:on|over) the (?:phone|telephone)",
    "de": r"(?:ruf|rufen|ruft)(?: \w+){0,3} (?:mich|uns)(?: \w+){0,3} an(?!\w)|(?:mich|uns)(?: \w+){0,3} (?:zuruckrufen|anrufen)|ruckruf\w*|anruf (?:vereinbaren|buchen)|telefontermin\w*|(?:am|per) telefon (?:sprechen|reden)|telefonieren",
    "fr": r"(?:m'|me |nous )?(?:appel|rappel)(?:er|ez)[- ](?:moi|nous)|(?:m'appeler|me rappeler|etre rappel\w+|qu'on me rappelle|qu'on m'appelle)|(?:rendez-vous|creneau) telephonique|(?:reserver|planifier|prendre) (?:un )?(?:appel|rendez-vous pour un appel)|par telephone",
    "es": r"(?:llam(?:ar|e|en|a|ad)me|me (?:llam[ae]n?|puede[ns]? llamar|podeis llamar|podrian? llamar)|que me (?:llamen|llame|devuelvan la llamada)|devolver(?:me)? la llamada|(?:reservar|programar|concertar|pedir) una llamada|por telefono)",
    "ar": r"(?:اتصل|اتصلوا|تتصل|تتصلوا|يتصل|كلمني|كلموني)(?: \w+){0,2} ?(?:بي|بنا)?(?= |$|[؟?.!])(?: بي)?|(?:حجز|احجز|موعد|تحديد موعد)(?: \w+)? (?:مكالمه|اتصال|للاتصال)|معاوده الاتصال|مكالمه هاتفيه|عبر الهاتف|بالهاتف",
}
_CONTACT = {
    "en": r"(?:leave|give you|note|take|keep|save) (?:down )?(?:you )?my (?:contact(?: details| info(?:rmation)?)?|e-?mail(?: address)?|address|details)|(?:write|e-?mail|answer|reply to) me (?:by|via|an|at my)? ?e-?mail|(?:e-?mail|contact) me (?:later|instead|about)|be contacted by e-?mail",
    "de": r"(?:meine?n? (?:kontaktdaten|e-?mail(?:-?adresse)?|adresse|kontakt|mail(?:adresse)?))(?: \w+){0,3} (?:hinterlassen|dalassen|angeben|geben|notieren)|(?:hinterlasse|notier\w+|nehmt|nehmen sie)(?: \w+){0,2} meine? (?:kontaktdaten|e-?mail\w*|mail\w*|adresse)|(?:schreib\w*|antwort\w*)(?: \w+){0,3} (?:per|eine) e-?mail",
    "fr": r"(?:laisser|donner|noter|prendre|notez|prenez) (?:mes coordonnees|mon (?:adresse|e-?mail|mail|contact|courriel))|(?:ecrivez|repondez|contactez|ecrire|repondre)[- ]?(?:moi)? par (?:e-?mail|mail|courriel)",
    "es": r"(?:dejar|dar|anotar|tomar|apunte|anote|dejo|doy)(?:te|le|les|os)? mis? (?:datos|contacto|correo|e-?mail|direccion)|(?:escrib\w+|respond\w+|contact\w+)(?:me)? (?:por|al?) (?:correo|e-?mail|mail)",
    "ar": r"(?:اترك|ترك|اعطي|سجل|خذ|خذوا)(?: \w+){0,2} (?:بريدي|بيانات(?:ي)?|عنواني|ايميلي|معلوماتي)|(?:راسلوني|راسلني|اكتبوا لي|الرد علي)(?: \w+){0,2} (?:بالبريد|عبر البريد|بالايميل|على البريد)",
}


def way_of(text: str, language: str) -> Way | None:
    """`text` in the plain spelling."""
    for way, patterns in _BUILT.items():
        if language in patterns and patterns[language].search(text):
            return way
    return None


_PATTERNS: tuple[tuple[Way, dict[str, str]], ...] = (("call_off", _CALL_OFF), ("call", _CALL), ("contact", _CONTACT))
_BUILT: dict[Way, dict[str, re.Pattern[str]]] = {
    way: {code: re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)") for code, pattern in patterns.items()}
    for way, patterns in _PATTERNS
}
