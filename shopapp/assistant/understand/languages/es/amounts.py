"""Measures, comparisons and counts in Spanish."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Counting, Measures

MEASURES = Measures(
    more_than=r"mas (?:grande|larg|anch|alt|pesad|grues|profund)\w* (?:que|de)",
    less_than=r"mas (?:pequen|cort|estrech|baj|liger|fin)\w* (?:que|de)",
    and_more=r"o mas(?: \w+)?|en adelante|(?:como )?minimo|al menos|\+",
    and_less=r"o menos",
    comparisons={
        "weight": (r"mas liger\w{1,2}|menos pesad\w{1,2}", r"mas pesad\w{1,2}"),
        "size": (r"mas pequen\w{1,2}|mas compact\w{1,2}|menos grandes?", r"mas grandes?"),
        "length": (r"mas cort\w{1,2}", r"mas larg\w{1,2}"),
        "height": (r"mas baj\w{1,2}", r"mas alt\w{1,2}"),
        "width": (r"mas estrech\w{1,2}", r"mas anch\w{1,2}"),
    },
    numbers={
        "diez": 10,
        "doce": 12,
        "quince": 15,
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "doscientos": 200,
        "trescientos": 300,
        "mil": 1000,
    },
    few={"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6},
)
COUNTING = Counting(
    times=(("dos veces", 2), ("tres veces", 3), ("cuatro veces", 4)),
    one=r"un[oa]?",
    to=r"^(?:no,? |mejor,? |perdon,? |(?:quiero|necesito) )*(?:(?:solo|solamente|nada mas) {n}|(?:deja|dejalo|ponlo|cambia(?:lo)?(?: la cantidad)?)(?: en| a)? {n}|{n} (?:basta|bastan|es suficiente|nada mas))(?: por favor| gracias)*\W*$",
)
