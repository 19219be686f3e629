"""The rows that replies are held against, read by SQL of this room's own.

The rule: nothing here may call the catalogue's or the assistant's reading of the same rows, or both would be wrong together.
"""

from shopapp.rehearsal.truth.rows import Passage, Product, Rows, Variant, rows_for

__all__ = ["Passage", "Product", "Rows", "Variant", "rows_for"]
