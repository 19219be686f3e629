"""The demo shop's products: written in `source/*.toml`, made into `products.csv`, Shopify's own product CSV.

The demo loads the CSV. After a change in `source/` make it anew with `python -m shopapp.demo.catalogue`; a test compares.
"""

from shopapp.demo.catalogue.reading import Item, items

__all__ = ["Item", "items"]
