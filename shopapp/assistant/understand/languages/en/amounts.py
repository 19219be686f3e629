"""Measures, comparisons and counts in English."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Counting, Measures

MEASURES = Measures(
    more_than=r"(?:bigger|larger|longer|wider|taller|higher|heavier|thicker|stronger|deeper) than",
    less_than=r"(?:smaller|shorter|narrower|lower|lighter|thinner) than",
    and_more=(
        r"or (?:more|bigger|larger|longer|wider|taller|higher|heavier|above|over)|and (?:up|above|over|more|bigger|larger)"
        r"|min(?:imum)?|\+"
    ),
    and_less=r"or (?:less|smaller|shorter|under|below|lighter)|and (?:under|below|less)",
    comparisons={
        "weight": (r"lighter|less heavy", r"heavier"),
        "size": (r"smaller|more compact", r"bigger|larger"),
        "length": (r"shorter", r"longer"),
        "height": (r"lower", r"taller|higher"),
        "width": (r"narrower|slimmer", r"wider"),
    },
    numbers={
        "ten": 10,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fourty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "a hundred": 100,
        "one hundred": 100,
        "hundred": 100,
        "a thousand": 1000,
        "two hundred": 200,
        "three hundred": 300,
        "five hundred": 500,
    },
    few={"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8},
)
COUNTING = Counting(
    times=(("twice", 2), ("two times", 2), ("thrice", 3), ("three times", 3)),
    one=r"one|a single one",
    to=r"^(?:no,? |sorry,? |actually,? |please )*(?:(?:i )?(?:only|just) (?:(?:want|need) )?{n}|make (?:it|that|them) {n}|(?:change|set|reduce|increase|update) (?:it|that|the (?:quantity|number|amount))(?: to)? {n}|{n} (?:is|are) enough)(?: pieces?)?(?: of (?:it|them|those|that))?(?:,? (?:only|instead|please|thanks|then|is enough))*\W*$",
)
