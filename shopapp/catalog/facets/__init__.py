"""What the products at hand differ in, and which of it is worth asking.

The one rule: `of` counts only what the rows hold. A value that no product at hand has is never offered as a choice.
"""

from shopapp.catalog.facets.asking import Choice, choices, choose, gain
from shopapp.catalog.facets.finding import Facet, of

__all__ = ["Choice", "Facet", "choices", "choose", "gain", "of"]
