"""A product's own fields, by what a question names: "how heavy is it?", "what is its diameter?", "where is it made?".

The one rule: who asks for the weight is not told the dimensions. Where the field named is missing, no other stands in for it.
"""

from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import colours
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain, stems, words
from shopapp.catalog import Product
from shopapp.knowledge import OPEN

_OF_TOPIC = {
    "material": ("material", "fabric", "composition", "ingredients", "material_composition", "shell", "filling"),
    "care": ("care", "care_instructions", "washing"),
    "size": ("dimensions", "size", "weight", "length", "width", "height", "fit", "capacity", "volume"),
    "colour": tuple(sorted(colours.FACETS)),
    "weight": ("weight", "gewicht", "poids", "peso", "وزن"),
}
_NOT_NAMED = frozenset({"type", "tag", "vendor", "price", "title", "fit"}) | colours.FACETS
"""Fields that have a topic of their own, or whose name means something else in a question ("does it fit?")."""
_FEW_WORDS = 2


def told(desk: Desk, product: Product, topic: str) -> str | None:
    """The field that the question names, or else the first that speaks of its topic; None where there is none."""
    lexicon = lexicon_of(desk.meaning.language)
    if (name := _named(product, desk.meaning.text, lexicon.telling)) is not None:
        return _said(desk, product, name)
    asked = plain(desk.meaning.text)
    named = (one for one, pattern in lexicon.pages.asked.items() if lexicon.find(f"asked {one}", pattern, asked))
    meant = next((one for one in named if one in _OF_TOPIC), topic)
    for facet in _OF_TOPIC.get(meant, ()):
        for name, values in product.facets.items():
            if values and (name == facet or _label(name) == facet):
                return _said(desk, product, name)
    return None


def _named(product: Product, question: str, small: frozenset[str]) -> str | None:
    """The field whose whole name the question says. Yes or no is no field's business."""
    said = words(question)
    if not (OPEN & set(said) or len(said) <= _FEW_WORDS):
        return None
    asked = stems(question)
    for name, values in product.facets.items():
        label = {one for word in words(_label(name).replace("_", " ")) if word not in small for one in stems(word)}
        if values and label and label <= asked and _label(name) not in _NOT_NAMED:
            return name
    return None


def _label(name: str) -> str:
    return name.rpartition(".")[2]


def _said(desk: Desk, product: Product, name: str) -> str:
    values = [product.says(value) for value in product.facets[name]]
    return desk.said.say("answer_fact", title=product.name, label=_label(name).replace("_", " "), value=desk.said.listing(values))
