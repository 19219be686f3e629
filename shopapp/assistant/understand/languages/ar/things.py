"""How one thing is said to be for another in Arabic, and the words for colours."""

from shopapp.assistant.understand.lexicon import Things
from shopapp.assistant.understand.plain import plain

THINGS = Things(
    belonging=r"من أجل|لأجل|عشان",
    fitting=r"(?:متوافق\w* مع|يناسب|تناسب|مناسب\w* ل)",
    anything=r"شيء|حاجة",
    for_it=r"له|لها|لهذا|لهذه",
    describing=r"من|مع|بدون",
    opposites=(
        "فاتح فاتحه / غامق غامقه داكن",
        "صغير صغيره / كبير كبيره",
        "قصير / طويل",
        "ناعم / قاسي صلب",
    ),
)
COLOURS = {
    plain(word): colour
    for word, colour in {
        "أسود": "black",
        "سوداء": "black",
        "أبيض": "white",
        "بيضاء": "white",
        "رمادي": "grey",
        "فضي": "silver",
        "ذهبي": "gold",
        "أحمر": "red",
        "حمراء": "red",
        "أزرق": "blue",
        "زرقاء": "blue",
        "كحلي": "blue",
        "أخضر": "green",
        "خضراء": "green",
        "أصفر": "yellow",
        "برتقالي": "orange",
        "وردي": "pink",
        "بنفسجي": "purple",
        "بني": "brown",
        "بيج": "beige",
        "تركواز": "turquoise",
    }.items()
}
