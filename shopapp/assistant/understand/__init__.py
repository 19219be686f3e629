"""From message to meaning, without a model: patterns per language, the shop's own vocabulary, and what was said before.

The one rule: understanding never looks at a product's text. What a product says about itself cannot change what a shopper
meant.
"""

from shopapp.assistant.understand.examples import Examples
from shopapp.assistant.understand.meaning import Choice, Intent, Meaning, PriceWish, Reference, Relative, Situation, Wish
from shopapp.assistant.understand.reading import corrected, understand
from shopapp.assistant.understand.vocabularies import Vocabularies
from shopapp.assistant.understand.vocabulary import Vocabulary

__all__ = [
    "Choice",
    "Examples",
    "Intent",
    "Meaning",
    "PriceWish",
    "Reference",
    "Relative",
    "Situation",
    "Vocabularies",
    "Vocabulary",
    "Wish",
    "corrected",
    "understand",
]
