"""How one thing is said to be for another in French, and the words for colours."""

from shopapp.assistant.understand.lexicon import Things

THINGS = Things(
    belonging=r"pour (?:mon|ma|mes|notre|nos|son|sa|ses|le|la|les|une?)|pour",
    fitting=r"(?:qui (?:va|vont|convient|conviennent)(?: bien)? (?:avec|a|sur|pour)|compatibles? avec|adaptee?s? a)",
    anything=r"quelque chose",
    for_it=r"pour (?:lui|elle|eux|ca|celui-ci|celle-ci|ceux-ci)|qui va avec",
    describing=r"pour|avec|en|de|sans|a|sur",
)
COLOURS = {
    "noir": "black",
    "noire": "black",
    "noirs": "black",
    "noires": "black",
    "blanc": "white",
    "blanche": "white",
    "gris": "grey",
    "grise": "grey",
    "argent": "silver",
    "or": "gold",
    "dore": "gold",
    "rouge": "red",
    "rouges": "red",
    "bordeaux": "red",
    "bleu": "blue",
    "bleue": "blue",
    "bleus": "blue",
    "bleues": "blue",
    "marine": "blue",
    "vert": "green",
    "verte": "green",
    "jaune": "yellow",
    "orange": "orange",
    "rose": "pink",
    "violet": "purple",
    "violette": "purple",
    "marron": "brown",
    "brun": "brown",
    "beige": "beige",
    "turquoise": "turquoise",
}
