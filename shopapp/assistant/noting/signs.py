"""Signs in what a shopper writes, over the plain spelling. Each is a small list per language; when in doubt, no sign is seen.

Anger means anger at the service: "angry birds" or "a mad colour" is none, "this is useless" is.
"""

import re

from shopapp.assistant.understand.plain import arabic, plain

_ANGER = (
    (
        r"(?:this|you|it|that)(?: is| are|'s|'re) (?:so |really |absolutely |completely |totally )?(?:useless|ridiculous|"
        r"pathetic|a joke|terrible|awful|unacceptable|outrageous|a disgrace|rubbish|hopeless|stupid|infuriating)"
    ),
    r"(?:i am|i'm) (?:so |really |very |absolutely )?(?:angry|furious|fed up|annoyed|frustrated|disgusted|sick of)",
    r"(?:worst|terrible|awful|horrible|disgusting) (?:service|support|shop|company|experience|chat|bot|assistant)",
    (
        r"(?:what the (?:hell|fuck)|wtf|fuck (?:you|this|off)|piss off|bullshit|stupid (?:bot|robot|machine|chat)|rip-?off|"
        r"you(?:'re| are) (?:all )?(?:scammers|thieves|liars)|this is (?:a )?(?:scam|fraud)|waste of (?:my )?time)"
    ),
    (
        r"(?:das|es|ihr|du|sie) (?:ist|seid|bist|sind) (?:ja |echt |wirklich |total |vollig )*(?:nutzlos|lacherlich|"
        r"eine frechheit|unverschamt|ein witz|unmoglich|das letzte|eine zumutung)"
    ),
    r"(?:ich bin|bin) (?:so |echt |wirklich |sehr |total )?(?:wutend|sauer|stinksauer|verargert|genervt|entnervt)",
    (
        r"(?:so (?:eine|ein) (?:frechheit|mist|scheiss\w*)|verarschen|verarscht|abzocke|betruger|"
        r"(?:bloder?|dummer?) (?:bot|roboter)|"
        r"(?:mieser?|schlechtester?) (?:service|laden|kundendienst)|mir reicht(?:'s| es)|zeitverschwendung)"
    ),
    (
        r"(?:c'est|vous etes|tu es|ce chat est) (?:vraiment |completement |totalement )?(?:inutile|ridicule|nul|honteux|"
        r"inadmissible|scandaleux|n'importe quoi|une honte|lamentable)"
    ),
    r"(?:je suis|j'en suis) (?:vraiment |tres |super )?(?:furieux|furieuse|enerve|enervee|en colere|excede|excedee|degoute)",
    r"(?:j'en ai (?:marre|assez)|ras le bol|arnaque|escrocs|(?:pire|mauvais) service|robot stupide|perte de temps|merde)",
    (
        r"(?:esto es|es|sois|son) (?:muy |totalmente |completamente )?(?:inutil|ridiculo|una verguenza|inaceptable|patetico|"
        r"un desastre|una broma)(?! de )"
    ),
    r"(?:estoy|me siento) (?:muy |super |realmente )?(?:enfadad[oa]|furios[oa]|hart[oa]|cabread[oa]|molest[oa]|indignad[oa])",
    r"(?:estafadores|estafa|ladrones|(?:peor|pesimo) servicio|robot (?:tonto|estupido)|perdida de tiempo|mierda|que asco)",
    r"(?:هذا|انتم|انت) (?:غير مقبول|سخيف|عديم الفائده|بلا فائده|مهزله|فاشل|فاشلون)",
    r"(?:انا (?:غاضب|غاضبه|منزعج|منزعجه|مستاء|مستاءه)|اسوا خدمه|خدمه سيئه جدا|نصابون|نصب واحتيال|مضيعه للوقت)",
)
_SELF = (
    r"what (?:do|did) you (?:know|remember|note) (?:about|of) me",
    r"what (?:have you|do you have) (?:saved|noted|stored|remembered|kept|written down|on|about)?\s?(?:about |on )?me\b",
    r"what (?:data|information|details) do you (?:have|keep|store|hold)(?: (?:about|on|of) me)?",
    r"(?:forget (?:about )?me|forget (?:everything|what you know)(?: about me)?)",
    r"delete (?:my data|what you know|everything about me)",
    r"was (?:weisst du|wissen sie|weiss der chat) (?:alles )?(?:uber|von) mich?r?",
    r"was (?:hast du|haben sie|ist) (?:alles )?(?:uber|von) mich? (?:gespeichert|notiert|gemerkt)",
    r"(?:vergiss mich|vergessen sie mich|losch(?:e|en sie) (?:meine daten|alles uber mich)|welche daten (?:hast du|haben sie).*)",
    r"que (?:sais-tu|sais tu|savez-vous|savez vous) (?:de|sur|a propos de) moi",
    r"qu'est-ce que (?:tu sais|vous savez) (?:de|sur) moi",
    r"(?:quelles (?:donnees|informations) .* (?:sur moi|me concernant)|oublie-moi|oubliez-moi)",
    r"(?:supprime|supprimez|efface|effacez) mes donnees",
    r"que (?:sabes|sabe usted|sabeis) (?:de|sobre) mi",
    r"(?:que (?:datos|informacion) .* (?:sobre|de) mi|olvidame|olvideme|(?:borra|borre|elimina|elimine) mis datos)",
    r"(?:ماذا تعرف عني|ما الذي تعرفه عني|ماذا تعرفون عني|ما المعلومات التي لديك عني|انسني|احذف بياناتي|امسح بياناتي)",
)
_SIZE = (
    r"(?:forget|drop|ignore|delete|remove) (?:about )?(?:my|that|the) (?:saved |remembered |old |shoe )?size",
    r"my (?:shoe )?size (?:has changed|changed|is (?:different|another one)(?: now)?)",
    r"(?:vergiss|vergessen sie|losche?n?(?: sie)?|ignorier\w*)(?: bitte)? (?:meine|diese) (?:alte )?(?:schuh|kleider)?grosse",
    r"meine (?:schuh|kleider)?grosse (?:bitte )?(?:vergessen|loschen|hat sich geandert)",
    r"(?:oubli|effac|ignor|supprim)\w* (?:ma|cette) (?:taille|pointure)|ma (?:taille|pointure) a change",
    r"(?:olvid|borr|ignor)\w* (?:mi|esa|esta) talla|mi talla ha cambiado",
    r"(?:انس|انسي|انسوا|احذف|امسح|تجاهل) (?:مقاسي|قياسي)|تغير مقاسي|مقاسي تغير",
)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)" for pattern in patterns))


_ANGER_PATTERN, _SELF_PATTERN, _SIZE_PATTERN = _any(_ANGER), _any(_SELF), _any(_SIZE)


def is_angry(text: str) -> bool:
    return bool(text) and _ANGER_PATTERN.search(plain(text)) is not None


def asks_about_self(text: str) -> bool:
    """Whether the shopper wants to see, or have forgotten, what is known about them."""
    return bool(text) and len(text) < 200 and _SELF_PATTERN.search(plain(text)) is not None


def forgets_size(text: str) -> bool:
    """Whether the shopper wants the size dropped that is remembered or was said."""
    return bool(text) and len(text) < 200 and _SIZE_PATTERN.search(plain(text)) is not None
