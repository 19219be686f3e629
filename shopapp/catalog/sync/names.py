"""What the metaobjects are called that metafields refer to: Shopify keeps the values of category attributes (colour) so.

The one rule: a name that cannot be had costs its facet value and nothing else. It is asked for once a run, and again the next
night; a renamed metaobject changes its products' rows then.
"""

from collections.abc import Sequence
from dataclasses import replace

from shopapp import logs
from shopapp.catalog.sync.rows import references
from shopapp.errors import Refused
from shopapp.ports.shopify_catalogue import ProductFacts, ShopifyCatalogue

log = logs.get(__name__)
MOST = 2_000
"""Asked for in one run. Attributes have some hundred values; a metaobject for each product would be no facet."""


class Names:
    def __init__(self, shop_id: int, shopify: ShopifyCatalogue) -> None:
        self._shop_id, self._shopify = shop_id, shopify
        self._known: dict[str, str] = {}
        self._asked: set[str] = set()
        self.refused = False

    def given(self, products: Sequence[ProductFacts]) -> list[ProductFacts]:
        """The products with the names that they refer to. Raises Unavailable; where Shopify refuses, there are no names."""
        wanted = [references(product) for product in products]
        self._ask(sorted({id for ids in wanted for id in ids} - self._asked)[: MOST - len(self._asked)])
        return [
            replace(product, names={id: self._known[id] for id in ids if id in self._known}) if ids else product
            for product, ids in zip(products, wanted, strict=True)
        ]

    def _ask(self, ids: list[str]) -> None:
        if not ids or self.refused:
            return
        try:
            self._known |= self._shopify.names(self._shop_id, ids)
        except Refused as problem:
            log.warning("names_refused", shop_id=self._shop_id, code=problem.code)
            self.refused = True
        self._asked.update(ids)
