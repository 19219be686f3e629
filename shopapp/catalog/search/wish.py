"""What is looked for and what was found, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything but `text` is a must: what breaks one is not found. Empty text lists what meets the musts."""

    text: str = ""
    """Only what is wanted, in the shopper's words; embed exactly this text."""
    ways: Sequence[str] = ()
    """Other ways of saying the text that its words are looked for by, beside the shop's synonyms."""
    price_min: int | None = None
    """Minor units of the shop's currency, as is `price_max`."""
    price_max: int | None = None
    options: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """Facet name (`color`, `size`, `vendor`, `type`, `tag`, a metafield's key …) to the values that will do, in any case."""
    exclude: Sequence[str] = ()
    """Words and phrases that must occur neither in the text nor in the attributes; of a product that has the word as one of
    several options ("yellow" beside "black") another variant is enough, and what says that it is free of it may stay."""
    reduced: bool = False
    """Only what has a variant whose former price was higher."""
    only_available: bool = True
    product_ids: Sequence[int] | None = None
    """Search among these only."""
    not_product_ids: Sequence[int] = ()
    limit: int = 24
    locale: str = ""
    """The shopper's language: what is translated into it is found by those words, too."""
    country: str = ""
    """Prices are then those of this country's market, and what is not sold there is not found."""


@dataclass(frozen=True, slots=True)
class Hit:
    product_id: int
    score: float
    """0 to 1, only for the order within one search."""
    cosine: float
    """Nearness in meaning to the text, comparable between searches; 0 without a vector."""
    words: bool
    """Whether every word of the text stands in the product."""
    why: str
    """`words`, `meaning`, `both`, `spelling` (found by likeness of its title), `code` (a SKU or barcode) or `listed`."""
    named: float = 0.0
    """Share of the text's words that stand in the product's name, vendor, type, tags or codes; only of the first five."""
    translated: bool = False
    """Whether every word of the text stands in the product's texts in the shopper's language."""
