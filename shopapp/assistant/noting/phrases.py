"""How hurry, doubt and the person something is for are said, in five languages, over the plain spelling."""

import re

from shopapp.assistant.understand.plain import arabic


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)" for pattern in patterns))


_DAY = (
    r"(?:today|tonight|tomorrow|this week|the weekend|next week|christmas|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)"
)
_TAG = (
    r"(?:heute|morgen|ubermorgen|diese woche|nachste woche|weihnachten|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)"
)
_JOUR = r"(?:aujourd'hui|demain|ce soir|cette semaine|noel|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DIA = r"(?:hoy|manana|esta semana|navidad|el lunes|el martes|el miercoles|el jueves|el viernes|el sabado|el domingo)"

URGENCY = _any(
    rf"(?:by|before|until|for|need it|needed) {_DAY}",
    r"(?:as soon as possible|asap|urgent(?:ly)?|in a hurry|right away|within \d+ (?:days?|hours?))",
    rf"(?:bis|vor|fur|schon) (?:zum |zu )?{_TAG}",
    r"(?:so schnell wie moglich|dringend|eilig|innerhalb von \d+ tagen)",
    rf"(?:avant|pour|d'ici) {_JOUR}",
    r"(?:le plus vite possible|des que possible|c'est urgent|urgent)",
    rf"(?:para|antes de|antes del) {_DIA}",
    r"(?:lo antes posible|cuanto antes|urgente|con prisa)",
    r"(?:قبل|بحلول) (?:الغد|غدا|يوم \w+|نهايه الاسبوع)|(?:عاجل|مستعجل|في اسرع وقت)",
)

OBJECTION = _any(
    r"(?:too|a bit|a little|quite) (?:expensive|pricey|heavy|big|small|bulky|plain|dark|bright|thin|thick|formal)",
    r"(?:not sure (?:about|if)[^,;]{0,60}|worried (?:about|that)[^,;]{0,60}|i doubt[^,;]{0,60})",
    r"(?:zu|etwas zu|ziemlich) (?:teuer|schwer|gross|klein|dunkel|hell|dunn|dick)",
    r"(?:nicht sicher,? ob[^,;]{0,60}|ich zweifle[^,;]{0,60}|bedenken wegen[^,;]{0,60})",
    r"(?:trop|un peu) (?:cher|chere|lourde?|grande?|petite?|sombre|fin|epais)",
    r"(?:pas sure? (?:de|que|si)[^,;]{0,60}|j'hesite[^,;]{0,60})",
    r"(?:demasiado|muy|un poco) (?:car[oa]|pesad[oa]|grande|pequen[oa]|oscur[oa]|fin[oa])",
    r"(?:no estoy segur[oa] (?:de|si)[^,;]{0,60}|tengo dudas[^,;]{0,60})",
    r"(?:غالي جدا|غاليه جدا|ثقيل جدا|ثقيله جدا|كبير جدا|صغير جدا|لست متاكدا?[^،;]{0,60})",
)

_KIN = (
    r"(?:wife|husband|partner|girlfriend|boyfriend|mother|mum|mom|father|dad|sister|brother|daughter|son|grand(?:mother|father|son|"
    r"daughter)|grandma|grandpa|aunt|uncle|niece|nephew|friend|colleague|boss|neighbou?r|baby|kids?|children|teacher|dog|cat)"
)
_VERWANDT = (
    r"(?:frau|mann|partner(?:in)?|freund(?:in)?|mutter|mama|vater|papa|schwester|bruder|tochter|sohn|oma|opa|grossmutter|grossvater|"
    r"tante|onkel|nichte|neffen?|kolleg(?:e|en|in)|chef(?:in)?|nachbarn?|nachbarin|kind(?:er)?|baby|hund|katze)"
)
_PROCHE = (
    r"(?:femme|mari|conjointe?|copine|copain|mere|maman|pere|papa|soeur|frere|fille|fils|grand-mere|grand-pere|tante|oncle|niece|"
    r"neveu|amie?|collegue|chef|voisine?|bebe|enfants?|chien|chat)"
)
_FAMILIA = (
    r"(?:mujer|marido|espos[oa]|pareja|novi[oa]|madre|mama|padre|papa|herman[oa]|hij[oa]s?|abuel[oa]|tia|tio|sobrin[oa]|amig[oa]|"
    r"colega|jef[ea]|vecin[oa]|bebe|ninos?|ninas?|perro|gato)"
)
FOR_WHOM = _any(
    rf"for (?:my|our|a|an) (?:\d+[- ]year[- ]old |little |older |younger |best |good )?{_KIN}",
    rf"fur (?:meine?n?|unsere?n?|eine?n?) (?:\d+[- ]jahrigen? |kleinen? |beste?n? )?{_VERWANDT}",
    rf"pour (?:mon|ma|mes|notre|nos|un|une) (?:petite? |meilleure? )?{_PROCHE}",
    rf"para (?:mi|mis|nuestr[oa]s?|un|una) (?:mejor )?{_FAMILIA}",
    r"ل(?:زوجتي|زوجي|امي|ابي|والدتي|والدي|اختي|اخي|ابنتي|ابني|صديقي|صديقتي|جدتي|جدي|طفلي|اطفالي|خالتي|عمي)",
)
