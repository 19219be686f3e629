"""Measures, comparisons and counts in German."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Counting, Measures

MEASURES = Measures(
    more_than=r"(?:grosser|langer|breiter|hoher|schwerer|dicker|starker|tiefer) als",
    less_than=r"(?:kleiner|kurzer|schmaler|niedriger|leichter|dunner) als",
    and_more=r"oder (?:mehr|grosser|langer|breiter|hoher|schwerer)|und (?:mehr|grosser)|aufwarts|mindestens|\+",
    and_less=r"oder (?:weniger|kleiner|kurzer|leichter)",
    comparisons={
        "weight": (r"leichter\w{0,2}", r"schwerer\w{0,2}"),
        "size": (r"kleiner\w{0,2}|kompakter\w{0,2}", r"grosser\w{0,2}"),
        "length": (r"kurzer\w{0,2}", r"langer\w{0,2}"),
        "height": (r"niedriger\w{0,2}", r"hoher\w{0,2}"),
        "width": (r"schmaler\w{0,2}", r"breiter\w{0,2}"),
    },
    numbers={
        "zehn": 10,
        "zwolf": 12,
        "funfzehn": 15,
        "zwanzig": 20,
        "dreissig": 30,
        "vierzig": 40,
        "funfzig": 50,
        "sechzig": 60,
        "siebzig": 70,
        "achtzig": 80,
        "neunzig": 90,
        "hundert": 100,
        "zweihundert": 200,
        "dreihundert": 300,
        "tausend": 1000,
    },
    few={"ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6},
)
COUNTING = Counting(
    times=(("zweimal", 2), ("zwei mal", 2), ("dreimal", 3), ("drei mal", 3), ("viermal", 4)),
    one=r"eins|eine?n?|eines",
    to=r"^(?:nein,? |doch |bitte |ach,? |ich (?:will|mochte|brauche|nehme) )*(?:(?:doch )?nur {n}|mach(?:en sie)? (?:doch )?{n} (?:daraus|draus)|(?:anzahl|menge)(?: bitte)? auf {n}(?: andern| setzen)?|{n} (?:reicht|reichen|genugt|genugen))(?: stuck| davon)?(?: bitte| danke| doch)*\W*$",
)
