"""Ages and numbers of people in German, as shoppers say them and as products state them."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Suiting

SUITING = Suiting(
    years=r"jahre?n?|jahrige\w{0,2}",
    months=r"monate?n?|monatige\w{0,2}",
    old=r"(?: alte\w{0,2}| alt)?",
    no_age=r" (?:garantie|erfahrung|lang)",
    ages=r"alter|alter von",
    starting=r"ab",
    onwards=r" ?\+| und (?:alter|daruber)",
    until=r"bis(?: zu)?",
    birth=r"ab (?:der )?geburt|neugeborene\w*",
    not_under=r"nicht (?:geeignet )?fur[\w ]{0,20} unter",
    people=r"personen|person|leute|erwachsene|gaste",
    players=r"spielern?|spielerinnen|mitspielern?",
    seats=r"platz fur|bietet platz fur",
    seater=r"sitzer|sitzig\w*|mann|personen",
    group=r"(?:eine |unsere )?(?:familie|gruppe) (?:von|mit|zu)",
    given=r"fur|zu",
    serving=r"\w*tische?|\w*sofas?|\w*couch|\w*zelte?|\w*spiele?|\w*sets?|\w*bank|\w*topf|raclette|fondue|\w*service",
    children=r"(?:kleine\w{0,2} )?(?:kind(?:er|ern|es)?|jungen?|madchen|zwillinge?|sohn|tochter|neffen?|nichten?|enkel(?:in|kind|sohn|tochter)?|babys?|kleinkind(?:er)?)",
    grown=r"frau(?:en)?|mann|manner|jemand\w*|freund(?:e|in|innen)?|kolleg\w+|paar",
    baby=r"babys?|neugeborene\w*|sauglinge?",
    toddler=r"kleinkind(?:er)?",
    numbers={
        "zwei": 2,
        "zweit": 2,
        "drei": 3,
        "dritt": 3,
        "vier": 4,
        "viert": 4,
        "funf": 5,
        "sechs": 6,
        "sechst": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "zwolf": 12,
    },
)
