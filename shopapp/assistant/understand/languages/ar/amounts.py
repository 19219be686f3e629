"""Measures, comparisons and counts in Arabic."""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

from shopapp.assistant.understand.lexicon import Counting, Measures

MEASURES = Measures(
    more_than=r"(?:أكبر|أطول|أعرض|أعلى|أثقل) من",
    less_than=r"(?:أصغر|أقصر|أضيق|أخف|أقل) من",
    and_more=r"(?:أو|و) ?(?:أكثر|أكبر|أطول)|فما فوق|على الأقل|\+",
    and_less=r"أو (?:أقل|أصغر)",
    comparisons={
        "weight": (r"أخف", r"أثقل"),
        "size": (r"أصغر", r"أكبر"),
        "length": (r"أقصر", r"أطول"),
        "height": ("", r"أعلى"),
        "width": (r"أضيق", r"أعرض"),
    },
    numbers={
        "عشرين": 20,
        "عشرون": 20,
        "ثلاثين": 30,
        "اربعين": 40,
        "خمسين": 50,
        "ستين": 60,
        "سبعين": 70,
        "ثمانين": 80,
        "تسعين": 90,
        "ميه": 100,
        "مايه": 100,
        "مئه": 100,
        "ميتين": 200,
        "الف": 1000,
    },
    few={"واحد": 1, "ثلاثه": 3, "اربعه": 4, "خمسه": 5},
)
COUNTING = Counting(
    times=(("مرتين", 2), ("ثلاث مرات", 3), ("اثنين من", 2), ("قطعتين", 2)),
    one=r"واحد|واحده",
    to=r"^(?:لا,? ?|عفوا ?|اريد )*(?:فقط {n}|{n} (?:فقط|يكفي|تكفي)|(?:غير|اجعل|عدل)(?:ها|ه)?(?: العدد| الكميه)?(?: الي)? {n})(?: من فضلك)*\W*$",
)
