"""Arabic: how a product is asked about by its name, and the words in which its page answers."""

from shopapp.assistant.understand.lexicon import Pages

PAGES = Pages(
    definite=r"هل (?:[تي]\w+ )?(?:ال)\w+ ",
    asked={
        "weight": r"وزن\w*|ثقيل\w*",
        "age": r"عمر\w*|سن",
        "number": r"كم عدد",
    },
    says={
        "material": "قطن صوف كتان جلد خشب زجاج حرير مكونات",
        "care": "غسل الغسل يغسل تنظيف",
        "size": "سم مقاس طول عرض ارتفاع لتر",
        "weight": "وزن الوزن كغ غرام",
        "age": "سنوات سنة اشهر عمر",
        "number": "قطع قطعة اشخاص لاعبين",
    },
)
