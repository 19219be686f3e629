"""Tools that start from products already on the screen: compare, why, cheaper, more like this."""

import re

from shopapp import catalog
from shopapp.assistant.guide.reasons import reason
from shopapp.assistant.tools import naming, searching, why_not
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import plain, stems, words
from shopapp.catalog import Product


def compare(desk: Desk) -> None:
    """Two to four products attribute by attribute, from structured fields only."""
    products = desk.meant()[:4]
    if len(products) < 2:
        products = _by_name(desk) or products
    if len(products) < 2:
        shown = desk.offered([item.id for item in desk.memory.shown])
        products = list(shown.values())[:4]
    if len(products) < 2:
        desk.reply.text(desk.said.say("compare_which"))
        return
    ids = [product.id for product in products]
    desk.reply.used("compare", products=ids)
    desk.reply.lead(desk.said.say("compare"))
    desk.reply.comparison(desk.cards(ids), catalog.compare(desk.conn, desk.shop_id, ids, desk.here, desk.said.rows))


def picked(desk: Desk) -> bool:
    """Shows the one of those on the screen that a message only points at: "the unscented one"."""
    described = [reference for reference in desk.meaning.references if reference.kind == "word"]
    if len(described) != 1 or len(desk.meaning.references) != 1:
        return False
    said = stems(" ".join([desk.meaning.sought, *(wish.value for wish in desk.meaning.wishes)]))
    if not said <= stems(described[0].word) or len(desk.memory.shown) < 2 or len(meant := desk.meant()) != 1:
        return False
    desk.reply.lead(desk.said.say("found_one"))
    desk.show([meant[0].id])
    return True


def why(desk: Desk) -> None:
    if why_not.asked(desk.meaning.text) and (other := _meant_instead(desk)) is not None:
        why_not.answer(desk, other)
        return
    product = desk.the_one()
    if product is None and desk.memory.shown:
        product = next(iter(desk.offered([desk.memory.shown[0].id]).values()), None)
    if product is None:
        desk.reply.text(desk.said.say("which_one"))
        return
    need = desk.memory.need
    desk.memory.focus = product.id
    found = reason(product, need, desk.vocabulary, desk.said, first=searching.by_merchant(desk, product))
    desk.reply.used("why", product=product.id)
    if found:
        desk.reply.text(desk.said.say("why", title=product.name, reason=found[:1].lower() + found[1:]))
    elif need.sought:
        desk.reply.text(desk.said.say("why_sought", title=product.name, sought=f"“{need.sought}”"))
    else:
        desk.reply.text(desk.said.say("why_plain", title=product.name))


def _meant_instead(desk: Desk) -> Product | None:
    """Why not which one: named whole, pointed at, or named by a word that no other title has."""
    pointed = desk.the_one() if any(reference.kind == "place" for reference in desk.meaning.references) else None
    return _named(desk) or pointed or naming.named(desk, alone=True) or desk.the_one()


def cheaper(desk: Desk) -> None:
    """For less than the product meant, or than the cheapest on the screen; still without what was ruled out."""
    product = desk.the_one() or _cheapest_shown(desk)
    if product is None:
        desk.reply.text(desk.said.say("which_one"))
        return
    found = _same_for_less(desk, product)[:3]
    desk.reply.used("cheaper", product=product.id, found=len(found))
    key = "cheaper" if found else "cheaper_none"
    desk.reply.text(desk.said.say(key, title=product.name))
    reasons = {id: reason(other, desk.memory.need, desk.vocabulary, desk.said) for id, other in desk.offered(found).items()}
    desk.show(found, {id: text for id, text in reasons.items() if text})


def _same_for_less(desk: Desk, product: Product) -> list[int]:
    """What meets the need and costs less; without a need, products of the same type that do."""
    need = desk.memory.need
    if need.sought:
        return searching.below(desk, product.price_min)
    near = catalog.related.cheaper(desk.conn, desk.shop_id, product.id, limit=20, here=desk.here)
    products = desk.offered([hit.product_id for hit in near])
    alike = [id for id, other in products.items() if other.product_type == product.product_type]
    return _allowed(desk, alike)


def more_like(desk: Desk) -> None:
    product = desk.the_one() or first_shown(desk)
    if product is None:
        desk.reply.text(desk.said.say("which_one"))
        return
    found = [hit.product_id for hit in catalog.related.similar(desk.conn, desk.shop_id, product.id, limit=10, here=desk.here)]
    found = _allowed(desk, [id for id in found if id not in desk.memory.need.seen] or found)[:4]
    desk.reply.used("more_like", product=product.id, found=len(found))
    desk.reply.text(desk.said.say("more_like" if found else "more_like_none", title=product.name))
    desk.show(found)


def _allowed(desk: Desk, ids: list[int]) -> list[int]:
    """Those that break no must of the shopper's."""
    need = desk.memory.need
    if not ids:
        return []
    wish = catalog.Wish(
        exclude=list(need.dislikes),
        options={like.facet: like.values for like in need.likes if like.must},
        product_ids=ids,
        limit=len(ids),
    )
    kept = {hit.product_id for hit in desk.search(wish)}
    return [id for id in ids if id in kept]


def _by_name(desk: Desk) -> list[Product]:
    """Products named in the message itself: the best hit for each side of "X or Y", "X vs Y", "X and Y"."""
    sides = re.split(r"\s(?:vs\.?|versus|and|or|with|und|oder|et|ou|y|o)\s", desk.meaning.text, flags=re.IGNORECASE)
    found: list[Product] = []
    for side in sides[:4]:
        named = _bare(side, lexicon_of(desk.meaning.language))
        wish = catalog.Wish(text=named, limit=12, only_available=False)
        hits = desk.search(wish) if named else []
        products = list(desk.offered([hit.product_id for hit in hits if hit.words]).values())
        called = _called(side, products) or [product for product in [naming.named(desk, side)] if product is not None]
        found += [product for product in called if product not in found]
    return found


def _called(side: str, products: list[Product]) -> list[Product]:
    """The one whose whole title was said, the longest if several; else the best hit."""
    whole = [product for product in products if stems(product.title) <= stems(side)]
    return [max(whole, key=lambda product: len(product.title))] if whole else products[:1]


def _named(desk: Desk) -> Product | None:
    """The product whose whole title was said, on the screen or not."""
    said = stems(desk.meaning.text)
    return next((product for product in _by_name(desk) if any(stems(title) <= said for title in product.titles)), None)


def _bare(side: str, lexicon: Lexicon) -> str:
    """The words that name something, without those that ask for the comparison."""
    asking = next(pattern for intent, pattern in lexicon.intents if intent == "compare")
    said = lexicon.compiled("compare", asking).sub(" ", plain(side))
    return " ".join(word for word in words(said) if word not in lexicon.idle | lexicon.telling)


def _cheapest_shown(desk: Desk) -> Product | None:
    shown = desk.offered([item.id for item in desk.memory.shown])
    return min(shown.values(), key=lambda product: product.price_min, default=None)


def first_shown(desk: Desk) -> Product | None:
    return next(iter(desk.offered([item.id for item in desk.memory.shown][:1]).values()), None)


def without_ruled_out(desk: Desk, ids: list[int]) -> list[int]:
    """Those that hold nothing the shopper does not want; for things beside the one that was sought."""
    if not ids or not desk.memory.need.dislikes:
        return ids
    wish = catalog.Wish(exclude=list(desk.memory.need.dislikes), product_ids=ids, limit=len(ids))
    kept = {hit.product_id for hit in desk.search(wish)}
    return [id for id in ids if id in kept]
