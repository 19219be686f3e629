"""Names that people and shops use for the same goods, so that a backpack is found in a shop that calls it a rucksack.

A name is only ever exchanged for one that this shop uses; a shop that knows the shopper's own word is never second-guessed.
"""

from collections.abc import Set

_SAME = (
    ("jumper", "sweater", "pullover", "knitwear"),
    ("rucksack", "backpack", "daypack"),
    ("trainer", "sneaker", "shoe"),
    ("trouser", "pant", "chino"),
    ("beanie", "hat", "cap"),
    ("blanket", "throw"),
    ("mug", "cup"),
    ("pan", "skillet", "frypan"),
    ("sofa", "couch", "settee"),
    ("rug", "carpet"),
    ("bag", "tote", "handbag"),
    ("t-shirt", "tee", "tshirt"),
    ("secateur", "pruner"),
    ("torch", "flashlight", "headlamp"),
    ("flask", "thermos", "bottle"),
    ("tap", "faucet"),
)


def known_name(stemmed: str, kinds: Set[str]) -> str | None:
    """The first name of the same goods that is among the shop's kinds (both as stems)."""
    return next((name for group in _SAME if stemmed in group for name in group if name in kinds), None)
