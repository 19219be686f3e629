"""Measures, comparisons and counts in French."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Counting, Measures

MEASURES = Measures(
    more_than=r"plus (?:grand|long|large|haut|lourd|epais|profond)\w* (?:que|de)",
    less_than=r"plus (?:petit|court|etroit|bas|leger|fin)\w* (?:que|de)",
    and_more=r"ou (?:plus|davantage)(?: \w+)?|et plus|(?:au )?minimum|au moins|\+",
    and_less=r"ou moins",
    comparisons={
        "weight": (r"(?:plus|moins) leger\w{0,2}|moins lourd\w{0,2}", r"plus lourd\w{0,2}"),
        "size": (r"plus petit\w{0,2}|plus compact\w{0,2}|moins grand\w{0,2}", r"plus grand\w{0,2}|plus gros\w{0,3}"),
        "length": (r"plus court\w{0,2}", r"plus long\w{0,3}"),
        "height": (r"plus bas\w{0,3}", r"plus haut\w{0,2}"),
        "width": (r"plus etroit\w{0,2}", r"plus large\w?"),
    },
    numbers={
        "dix": 10,
        "douze": 12,
        "quinze": 15,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "cent": 100,
        "deux cents": 200,
        "trois cents": 300,
        "mille": 1000,
    },
    few={"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6},
)
COUNTING = Counting(
    times=(("deux fois", 2), ("trois fois", 3), ("quatre fois", 4)),
    one=r"une?(?: seule?)?",
    to=r"^(?:non,? |finalement,? |plutot |je (?:n'en )?(?:veux|voudrais|prends) )*(?:(?:(?:seulement|juste|que) )?{n} (?:seulement|suffit|suffisent|suffira)|(?:seulement|juste|qu'|que) ?{n}|(?:mets|mettez|passe|passez)(?:-en)?(?: la quantite)?(?: a)? {n}(?: plutot)?)(?: svp| s'il (?:vous|te) plait| merci)*\W*$",
)
