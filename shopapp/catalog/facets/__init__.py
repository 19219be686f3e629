"""What the products at hand differ in, and how that is asked: at most six choices, in order, in the shop's own words.

The one rule: a facet counts only what the rows hold. A value that no product at hand has is never offered as a choice.
"""

from shopapp.catalog.facets.finding import PRICE, Facet, Held, Narrowable, found_in, held_by, words_of_titles
from shopapp.catalog.facets.grouping import MOST_CHOICES, Choice, choices
from shopapp.catalog.facets.titles import measures_in, sides_in
from shopapp.catalog.facets.values import UNITS, Value, is_colour, read

__all__ = [
    "MOST_CHOICES",
    "PRICE",
    "UNITS",
    "Choice",
    "Facet",
    "Held",
    "Narrowable",
    "Value",
    "choices",
    "found_in",
    "held_by",
    "is_colour",
    "measures_in",
    "read",
    "sides_in",
    "words_of_titles",
]
