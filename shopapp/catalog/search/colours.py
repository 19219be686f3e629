"""Colours by family: a shopper who says blue will take navy.

Families are for matching only; what is shown is always the shop's own word.
"""

FAMILIES: dict[str, tuple[str, ...]] = {
    "black": ("black", "onyx", "jet", "ebony", "schwarz", "noir", "negro"),
    "white": ("white", "ivory", "cream", "off-white", "chalk", "weiß", "weiss", "blanc", "blanco"),
    "grey": ("grey", "gray", "charcoal", "slate", "graphite", "anthracite", "silver", "grau", "gris"),
    "blue": ("blue", "navy", "azure", "indigo", "cobalt", "denim", "teal", "sky", "blau", "bleu", "azul"),
    "green": ("green", "olive", "sage", "forest", "mint", "emerald", "khaki", "moss", "grün", "gruen", "vert", "verde"),
    "red": ("red", "burgundy", "crimson", "scarlet", "maroon", "cherry", "rust", "rot", "rouge", "rojo"),
    "brown": ("brown", "tan", "camel", "chestnut", "chocolate", "walnut", "oak", "cognac", "braun", "marron", "marrón"),
    "beige": ("beige", "sand", "oatmeal", "ecru", "natural", "stone", "linen"),
    "yellow": ("yellow", "mustard", "gold", "lemon", "ochre", "amber", "gelb", "jaune", "amarillo"),
    "orange": ("orange", "terracotta", "apricot", "peach", "coral", "naranja"),
    "pink": ("pink", "rose", "blush", "fuchsia", "magenta", "rosa", "rose gold"),
    "purple": ("purple", "violet", "lilac", "lavender", "plum", "mauve", "lila", "morado"),
}
NAMES = frozenset({"color", "colour", "farbe", "couleur", "shade", "finish"})

ONE = ("color", "colour", "farbe", "couleur", "shade")
"""Names under which one shop may keep the same thing: lipsticks by shade, bags by colour."""


def family(value: str) -> str | None:
    """The family a colour belongs to, or None where no word of it is known: `Heather Navy` is blue."""
    words = value.lower().replace("-", " ").split()
    for name, members in FAMILIES.items():
        if any(word in members for word in words):
            return name
    return None


def members(value: str) -> tuple[str, ...]:
    """What will do for a wished colour: all of the family for its plain name, otherwise only the colour itself."""
    return FAMILIES.get({"gray": "grey"}.get(value.lower(), value.lower()), (value.lower(),))
