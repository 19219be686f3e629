"""Everything a tool needs in one turn, and the few steps most of them share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from shopapp import catalog
from shopapp.assistant.guide import store as guide_store
from shopapp.assistant.guide.rules import Rules
from shopapp.assistant.guide.values import has_value
from shopapp.assistant.memory import Memory, Need, Shown
from shopapp.assistant.reply import Reply
from shopapp.assistant.understand import Meaning, Vocabulary
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.words import Words
from shopapp.cart import Cart
from shopapp.catalog import NOWHERE, Card, Here, Hit, Product, Variant, Wanted, Wish
from shopapp.db import Connection
from shopapp.ports.kinship import Kinship
from shopapp.shops import Shop

Vector = npt.NDArray[np.float32]


@dataclass(slots=True)
class Desk:
    conn: Connection
    shop: Shop
    memory: Memory
    meaning: Meaning
    vocabulary: Vocabulary
    said: Words
    cart: Cart | None
    page_product_id: int | None
    provider: str
    vectors: dict[str, Vector]
    model: str | None
    kinship: Kinship
    asked: Mapping[str, Vector] = field(default_factory=dict[str, Vector])
    """Vectors of questions to the documents, and who made them: not always the model that the products have."""
    asked_by: str | None = None
    shopper_id: int = 0
    customer_id: int | None = None
    here: Here = NOWHERE
    """Where the shopper stands. Everything read through this desk is what is sold there, at the price there."""
    before: Need | None = None
    """What was needed before this message, where the engine said it; a question on the way leaves it as it was."""
    reply: Reply = field(default_factory=Reply)
    rows: dict[int, Product] = field(default_factory=dict[int, Product])
    """Products read in this turn so far; each is read once."""
    _rules: Rules | None = None

    @property
    def shop_id(self) -> int:
        return self.shop.id

    @property
    def currency(self) -> str:
        return self.here.currency or self.shop.currency

    @property
    def rules(self) -> Rules:
        """The merchant's, read once in a turn."""
        if self._rules is None:
            self._rules = guide_store.rules(self.conn, self.shop_id)
        return self._rules

    def vector(self, text: str) -> Vector | None:
        return self.vectors.get(text)

    def cards(self, ids: Sequence[int], reasons: Mapping[int, str] | None = None) -> list[Card]:
        url = self.shop.storefront_url.rstrip("/")
        return catalog.cards(
            self.conn, self.shop_id, ids, storefront_url=url, reasons=reasons, here=self.here, wanted=self._wanted()
        )

    def _wanted(self) -> Wanted:
        need = self.memory.need
        options = {like.facet: like.values for like in need.likes if like.values and not like.other}
        if need.recalled is not None:
            options = {need.recalled.facet: need.recalled.values} | options
        return Wanted(options, need.dislikes, need.low, need.high, need.reduced)

    def search(self, wish: Wish) -> list[Hit]:
        """What meets the wish and is sold where the shopper is; amounts in it are in the money there."""
        there = replace(wish, locale=self.here.locale, country=self.here.country)
        return catalog.search(self.conn, self.shop_id, there, vector=self.vector(wish.text), model=self.model)

    def read(self, ids: Sequence[int]) -> dict[int, Product]:
        """Products as the shopper sees them, offered or not; what is not sold where they are is left out."""
        return catalog.heres.products(self.conn, self.shop_id, catalog.store.products(self.conn, self.shop_id, ids), self.here)

    def variants(self, ids: Sequence[int]) -> dict[int, Variant]:
        """By id, at the price where the shopper is. Option values are the shop's own: `Product.says` names them."""
        found = catalog.store.variants(self.conn, self.shop_id, ids)
        return catalog.heres.variants(self.conn, self.shop_id, found.values(), self.here)

    def variants_of(self, product: Product, *, most: int = 100) -> list[Variant]:
        """The same for one product, in the shop's order."""
        found = catalog.store.variants_of(self.conn, self.shop_id, [product.id], most=most).get(product.id, [])
        return list(catalog.heres.variants(self.conn, self.shop_id, found, self.here).values())

    def show(self, ids: Sequence[int], reasons: Mapping[int, str] | None = None, *, title: str | None = None) -> list[Card]:
        """Put products on the screen and remember them in their order, so that "the second one" means this."""
        if self.rules.bans:
            banned = self.rules.banned(self.offered(ids).values(), self.memory.need)
            ids = [id for id in ids if id not in banned]
        cards = self.cards(ids, reasons)
        self.reply.products(cards, title=title)
        if cards:
            self.memory.shown = [Shown(id=card["product_id"], title=card["title"]) for card in cards]
            self.memory.need.seen += [card["product_id"] for card in cards if card["product_id"] not in self.memory.need.seen]
            self.memory.focus = cards[0]["product_id"] if len(cards) == 1 else None
        return cards

    def offered(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Those of this shop's products that a shopper may see."""
        missing = [id for id in product_ids if id not in self.rows]
        if missing:
            self.rows.update(self.read(missing))
        return {id: self.rows[id] for id in dict.fromkeys(product_ids) if id in self.rows and self.rows[id].offered}

    def meant(self) -> list[Product]:
        """The products the shopper refers to, in the order said; empty when it cannot be told."""
        ids = self._ids_meant()
        found = self.offered(ids)
        return [found[id] for id in dict.fromkeys(ids) if id in found]

    def the_one(self) -> Product | None:
        """The single product meant: said, spoken of, the only one shown, or the page's."""
        meant = self.meant()
        return meant[0] if len(meant) == 1 else None

    def _ids_meant(self) -> list[int]:
        shown = self.memory.shown
        ids = list(self.meaning.product_ids)
        for reference in self.meaning.references:
            if reference.kind == "place" and reference.place < len(shown):
                ids.append(shown[reference.place].id)
            elif reference.kind == "word":
                ids += self._described(reference.word)
        if not ids:
            ids = self._default(any(reference.kind == "it" for reference in self.meaning.references))
        return ids

    def _default(self, pointed: bool) -> list[int]:
        said = plain(self.meaning.text).split()
        shown = [item.id for item in self.memory.shown]
        if self.meaning.beyond:
            return []
        if "both" in said or (self.meaning.intent == "compare" and len(shown) >= 2):
            return shown[:2] if "both" in said else shown[:4]
        if self.memory.focus is not None:
            return [self.memory.focus]
        if len(shown) == 1:
            return shown
        if self.page_product_id is not None and (pointed or not shown):
            return [self.page_product_id]
        return []

    def _described(self, word: str) -> list[int]:
        """Shown products of which the word is true: in the title first, then among their values."""
        products = self.offered([item.id for item in self.memory.shown])
        said = plain(word)
        titled = [id for id, product in products.items() if any(said in plain(title) for title in product.titles)]
        if len(titled) == 1:
            return titled
        among = [products[id] for id in titled] or list(products.values())
        valued = [product.id for product in among if any(has_value(product, facet, [said]) for facet in product.facets)]
        return valued if len(valued) == 1 else titled if len(titled) == 1 else []
