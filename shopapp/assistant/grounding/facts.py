"""What one turn may state: products whose rows were read in it, and amounts that were worked out in it."""

from dataclasses import dataclass
from functools import cached_property

from shopapp.assistant.understand.plain import plain, stems
from shopapp.catalog import Product
from shopapp.money import Money


@dataclass(frozen=True, eq=False)
class Known:
    """A product under the short name by which the model speaks of it (`p1`). `row` is its row, read in this turn."""

    short: str
    row: Product

    @property
    def title(self) -> str:
        return self.row.name

    @cached_property
    def text(self) -> str:
        """All that the row says, in the shop's language and the shopper's, in the plain spelling."""
        row = self.row
        values = " . ".join(value for values in row.facets.values() for value in values)
        shelves = " . ".join((row.product_type, row.category, *row.tags, *row.collections.values()))
        told = f"{row.told.title} . {row.told.description} . {row.told.product_type} . " if row.told else ""
        values += " . ".join(row.told.terms.values()) if row.told else ""
        return plain(f"{told}{row.title} . {row.description} . {row.vendor} . {shelves} . {values}")

    @cached_property
    def stems(self) -> set[str]:
        return stems(self.text)

    @property
    def price_text(self) -> str:
        low, high = Money(self.row.price_min, self.row.currency), Money(self.row.price_max, self.row.currency)
        return low.text() if low == high else f"{low.text()} – {high.text()}"


@dataclass(frozen=True)
class Facts:
    products: tuple[Known, ...] = ()
    totals: frozenset[int] = frozenset()
    """Amounts in minor units that one of our own texts of this turn states, such as the cart's total."""
    currency: str = "EUR"
    low: int | None = None
    high: int | None = None
    """The shopper's own limits, in minor units."""
    said: str = ""
    """What the shopper wrote. It may be repeated as theirs, never as a fact about a product."""
    shop_name: str = ""
    kinds: frozenset[str] = frozenset()
    """Stems of the words for kinds of goods that this shop sells."""
    values: frozenset[str] = frozenset()
    """Attribute values of this shop's products, in the plain spelling."""
    secrets: tuple[str, ...] = ()
    """Texts a model was given and must not repeat: its instructions."""

    def of(self, short: str) -> Known | None:
        return next((known for known in self.products if known.short == short), None)
