"""What is said where nothing was found: why, and what comes nearest, named as no more than that.

The one rule: what breaks a must is never shown without saying so.
"""

from dataclasses import replace

from shopapp import catalog
from shopapp.assistant.guide import bounds, narrowing, suiting
from shopapp.assistant.guide.candidates import believed
from shopapp.assistant.guide.openness import is_open
from shopapp.assistant.tools import documents, why_not
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.hits import Found, holds, search
from shopapp.assistant.understand.plain import stem
from shopapp.catalog import Wish
from shopapp.catalog.facets import held_by
from shopapp.money import Money

_CARDS = 4
_BESIDE_A_QUESTION = 3
_NEAREST = 0.33
"""Least nearness of what is shown as the nearest to something the shop does not have."""


def tell(desk: Desk, wish: Wish) -> None:
    """Why nothing was found, by dropping one must at a time: sold out, price, options; then the words themselves."""
    if _sold_out(desk, wish) or _beyond_bounds(desk, wish):
        return
    if wish.price_max is not None or wish.price_min is not None:
        nearest = search(desk, replace(wish, price_min=None, price_max=None))
        if nearest.hits:
            _over_price(desk, nearest)
            return
    if wish.options and _without_options(desk, wish):
        return
    if wish.exclude and (left_out := search(desk, replace(wish, exclude=[])).hits):
        desk.reply.text(desk.said.say("none_without", thing=desk.said.listing(list(wish.exclude))))
        desk.show(like(desk, left_out[0].product_id, wish))
        return
    _not_here(desk, wish)


def _beyond_bounds(desk: Desk, wish: Wish) -> bool:
    """What there is beyond the measure that was said, the nearest to it first, each with its own measure."""
    suits = [one for one in desk.memory.need.suits if one.sure]
    limits = [bound for bound in desk.memory.need.bounds if bound.must]
    found = search(desk, wish, measured=False) if limits or suits else Found([], {})
    if not found.hits:
        return False
    rows = [found.products[hit.product_id] for hit in found.hits]
    held = {row.id: bounds.stated(row, held_by(row), limits) for row in rows}
    ids = sorted(held, key=lambda id: sum(bounds.beyond(held[id], bound) for bound in limits))
    ids = sorted(ids, key=lambda id: sum(suiting.beyond(found.products[id], one) for one in suits))[:_BESIDE_A_QUESTION]
    compared = [bound.said for bound in limits if not bound.plain]
    key, named = ("none_relative", compared) if compared else ("none_option", [bound.said for bound in limits])
    if suits and not limits:
        key, named = "none_suits", [one.said for one in suits]
    desk.reply.text(desk.said.say(key, wish=desk.said.listing(named)))
    told = {id: [words for bound in limits if (words := bounds.words_of(held[id], bound))] for id in ids}
    for id in ids:
        told[id] += suiting.broken(found.products[id], suits)
    desk.show(ids, {id: desk.said.listing(words) for id, words in told.items() if words})
    return True


def _without_options(desk: Desk, wish: Wish) -> bool:
    """What there is without the values asked for, or without them and the price; False where there is none either way."""
    need = desk.memory.need
    nearest = search(desk, replace(wish, options={}))
    if nearest.hits and _do_meet(desk, wish, nearest):
        return True
    if nearest.hits:
        wanted = desk.said.listing([value for like in need.likes if like.must for value in like.values])
        desk.reply.text(desk.said.say("none_option", wish=wanted))
        ids = believed(nearest.hits, nearest.products, need).ids[:_CARDS]
        desk.show(ids, {id: desk.said.say("reason_without", wish=wanted) for id in ids})
        return True
    nearest = search(desk, replace(wish, options={}, price_min=None, price_max=None))
    if nearest.hits:
        ids = believed(nearest.hits, nearest.products, need, desk.rules).ids[:_BESIDE_A_QUESTION]
        desk.reply.text(desk.said.say("none_at_all"))
        desk.show(ids, {id: desk.said.listing(why_not.breaks(desk, nearest.products[id], need)) for id in ids})
    return bool(nearest.hits)


def _do_meet(desk: Desk, wish: Wish, nearest: Found) -> bool:
    """Shows those that have the values after all: it was the words that were not found, and nobody says otherwise of a value."""
    ids = [hit.product_id for hit in nearest.hits]
    met = {hit.product_id for hit in desk.search(replace(wish, text="", product_ids=ids, limit=len(ids)))}
    if met:
        desk.reply.text(desk.said.say("none_nearest", thing=f"“{wish.text}”") if wish.text else desk.said.say("start"))
        desk.show([id for id in believed(nearest.hits, nearest.products, desk.memory.need).ids if id in met][:_CARDS])
    return bool(met)


def like(desk: Desk, product_id: int, wish: Wish) -> list[int]:
    """What is most like this product and meets every must."""
    near = [hit.product_id for hit in catalog.related.similar(desk.conn, desk.shop_id, product_id, limit=24, here=desk.here)]
    allowed = desk.search(replace(wish, text="", product_ids=near, limit=len(near))) if near else []
    products = desk.offered([hit.product_id for hit in allowed])
    suits = desk.memory.need.suits
    fitting = [id for id in near if id in products and not suiting.broken(products[id], suits)]
    return [id for id in fitting if not holds(products[id], wish.exclude)][:3]


def _nearest(desk: Desk, wish: Wish) -> list[int]:
    """What meets every must and is at all near in meaning, of whatever kind."""
    hits = desk.search(replace(wish, limit=8))
    return [hit.product_id for hit in hits if hit.cosine >= _NEAREST][:3]


def _not_here(desk: Desk, wish: Wish) -> None:
    """The shop has no such thing: the kind of it that there is, a look around, or what is nearest in meaning.

    A question ("do you have an app?") may be none about goods: the documents are asked, and the merchant hears of it.
    """
    if _of_that_kind(desk, wish):
        return
    if (desk.meaning.asked and documents.try_answer(desk, only_sure=True)) or documents.try_named(desk):
        desk.memory.need.sought = ""
        return
    if wish.text and is_open(desk.meaning, desk.vocabulary) and _look_around(desk, wish):
        return
    desk.memory.misses += 1
    thing = f"“{wish.text}”" if wish.text else desk.said.say("your_search")
    near = _nearest(desk, wish)
    if wish.text and near:
        desk.reply.text(desk.said.say("none_nearest", thing=thing))
        desk.show(near)
    else:
        desk.reply.text(desk.said.say("none", thing=thing) if wish.text else desk.said.say("none_at_all"))
        if desk.meaning.asked:
            documents.pass_on(desk)
    if desk.memory.misses > 1:
        desk.reply.text(desk.said.say("offer_person"))
        desk.reply.suggestions([desk.said.say("suggest_person")])
    desk.memory.need.sought = ""


def _of_that_kind(desk: Desk, wish: Wish) -> bool:
    """ "A top for the office" where no top says so: the tops, said not to be quite that, and the need goes on with them."""
    kinds = " ".join(word for word in wish.text.split() if stem(word) in desk.vocabulary.kinds)
    found = search(desk, replace(wish, text=kinds)) if kinds and kinds != wish.text else Found([], {})
    if found.hits:
        desk.reply.text(desk.said.say("none_nearest", thing=f"“{wish.text}”"))
        desk.memory.need.sought = kinds
        _show_and_ask(desk, found)
    return bool(found.hits)


def _look_around(desk: Desk, wish: Wish) -> bool:
    """For a wish that names no kind of thing: what is nearest to it first, and the next question over all of it."""
    hits = desk.search(wish)
    products = desk.offered([hit.product_id for hit in hits])
    if products:
        first = desk.meaning.intent in ("find", "refine")
        desk.reply.text(desk.said.say("open_look", thing=f"“{wish.text}”") if first else desk.said.say("start"))
        # By nearness alone: where nothing is near, what the nearest have in common says little.
        near = [replace(hit, score=max(hit.cosine, 0.0)) for hit in hits if hit.product_id in products]
        _show_and_ask(desk, Found(sorted(near, key=lambda hit: -hit.score), products))
    return bool(products)


def _show_and_ask(desk: Desk, found: Found) -> None:
    candidates = believed(found.hits, found.products, desk.memory.need, desk.rules)
    desk.show(candidates.ids[:_BESIDE_A_QUESTION])
    if (question := narrowing.next_question(desk, candidates)) is not None:
        narrowing.ask(desk, question)


def _over_price(desk: Desk, nearest: Found) -> None:
    need = desk.memory.need
    currency = desk.currency
    ids = [hit.product_id for hit in nearest.hits]
    if need.high is not None and (within := [id for id in ids if nearest.products[id].price_min <= need.high]):
        # It is the words that nothing within the price has, not the price that nothing keeps.
        desk.reply.text(desk.said.say("none_nearest", thing=f"“{need.sought}”"))
        desk.show(within[:_BESIDE_A_QUESTION])
        return
    if need.high is not None:
        ids = sorted(ids, key=lambda id: nearest.products[id].price_min)[:3]
        over = {id: Money(nearest.products[id].price_min - need.high, currency).text() for id in ids}
        desk.reply.text(desk.said.say("none_price", limit=Money(need.high, currency).text()))
        desk.show(ids, {id: desk.said.say("reason_over", amount=amount) for id, amount in over.items()})
        return
    ids = sorted(ids, key=lambda id: -nearest.products[id].price_max)[:3]
    desk.reply.text(desk.said.say("none_price_low", limit=Money(need.low or 0, currency).text()))
    desk.show(ids)


def _sold_out(desk: Desk, wish: Wish) -> bool:
    """Whether the thing exists and is only sold out. A product asked for by name is named."""
    gone = search(desk, replace(wish, only_available=False))
    if not gone.hits:
        return False
    product = gone.products[gone.hits[0].product_id]
    similar = like(desk, product.id, wish)
    key = "sold_out_instead" if similar else "sold_out"
    desk.reply.text(desk.said.say(key, title=product.name))
    desk.show(similar)
    if len(similar) != 1:
        desk.memory.focus = product.id  # "add it" is answered with what is true of it
    return True
