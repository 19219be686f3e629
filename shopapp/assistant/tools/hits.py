"""The hits for what is needed: near enough to the words, of the kind that was named, carrying every property that was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shopapp import catalog
from shopapp.assistant.guide import bounds, suiting
from shopapp.assistant.memory import Need, Suits
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import Vocabulary, colours, terms
from shopapp.assistant.understand.plain import plain, stems, words
from shopapp.catalog import Hit, Product, Wish
from shopapp.catalog.facets import held_by, is_colour
from shopapp.catalog.search.freedom import is_free_of, unseen

_CANDIDATES = 120
"""How many may be meant. Reading and weighing this many takes some 15 ms; the wanted one is seldom beyond."""
SURE = 0.44
"""Below this confidence the shop is taken not to have what was asked. (`confidence`)."""
_LEAST_END = 4  # letters
_LEAST_JOINED = 3  # letters of the thing at the end of a compound
_MOST_WAYS = 6
_SAID = 0.1
"""What a product gains in the order that says itself that it is free of what was ruled out."""
_NEAR = 0.16
"""How much further from the words than the best hit a product may be and still count as an answer."""


@dataclass(slots=True)
class Found:
    hits: list[Hit]
    products: dict[int, Product]


def wish_of(need: Need, *, limit: int = _CANDIDATES) -> Wish:
    """The need as the catalogue's search takes it: musts as filters, soft answers left to the belief."""
    return Wish(
        text=need.sought,
        price_min=need.low,
        price_max=need.high,
        options={like.facet: like.values for like in need.likes if like.must},
        exclude=list(need.dislikes),
        reduced=need.reduced,
        limit=limit,
    )


def search(desk: Desk, wish: Wish, *, measured: bool = True) -> Found:
    """Hits near enough to the words that break no limit of measure the shopper gave, and their rows."""
    hits = desk.search(replace(wish, ways=ways_of(wish.text, desk)))
    if wish.text:
        if confidence(hits) < SURE:
            return Found([], {})
        best = max(hit.cosine for hit in hits)
        hits = [hit for hit in hits if hit.words or hit.why == "code" or hit.cosine >= best - _NEAR]
    products = desk.offered([hit.product_id for hit in hits])
    hits = [hit for hit in hits if hit.product_id in products and not holds(products[hit.product_id], wish.exclude)]
    hits = _saying_so(hits, products, wish.exclude)
    hits = _with_properties(_of_kind(hits, products, desk, wish.text), products, desk, wish.text)
    return Found(_within(hits, products, desk.memory.need) if measured else hits, products)


def ways_of(text: str, desk: Desk) -> list[str]:
    """Other ways of saying it: without the things it is only for ("a lock for my e-bike"), and by the shop's longer names."""
    heads = set(desk.memory.need.heads)
    kinds = stems(text) & desk.vocabulary.kinds
    # "A blanket for the sofa", also where no sofas are sold.
    beside = {word for word in stems(text) if word in kinds or ("en", word) in terms.goods_words()} - heads
    alone = " ".join(word for word in text.split() if not stems(word) <= beside) if heads & kinds else text
    return list(dict.fromkeys([*([alone] if alone != text else []), *_longer_names(text, desk.vocabulary)]))


def _longer_names(text: str, vocabulary: Vocabulary) -> list[str]:
    """Where the shop joins words as German does: "jacke" is also looked for as "regenjacke"."""
    return [text.replace(word, longer) for word in text.split() for longer in _longer(word, vocabulary)][:_MOST_WAYS]


def _longer(word: str, vocabulary: Vocabulary) -> list[str]:
    if vocabulary.language != "de" or len(word) < _LEAST_JOINED or vocabulary.knows(word):
        return []
    return vocabulary.ending(word)


def _within(hits: list[Hit], products: dict[int, Product], need: Need) -> list[Hit]:
    limits = need.bounds
    for one in need.suits:
        hits = _suiting(hits, products, one) if one.sure else hits
    if not any(limit.must for limit in limits):
        return hits
    held = {hit.product_id: products[hit.product_id] for hit in hits}
    kept = {id for id, product in held.items() if not bounds.broken(bounds.stated(product, held_by(product), limits), limits)}
    return [hit for hit in hits if hit.product_id in kept]


def _suiting(hits: list[Hit], products: dict[int, Product], one: Suits) -> list[Hit]:
    """Those that do not say otherwise. Where some say how many people they are for, silence is no answer beside them."""
    said = {hit.product_id: suiting.keeps(products[hit.product_id], one) for hit in hits}
    silent = one.sort == "age" or not any(keeps is not None for keeps in said.values())
    return [hit for hit in hits if said[hit.product_id] or (silent and said[hit.product_id] is None)]


def holds(product: Product, unwanted: Sequence[str]) -> bool:
    """Whether it names something ruled out, at the end of a longer word: "lambswool" is wool. Search leaves out whole words.

    A colour is meant with its family: what comes in navy alone is blue. One of several values of an option names nothing.
    """
    return any(_names(product, thing) for thing in map(plain, unwanted) if not is_free_of(_own_words(product), thing))


def _saying_so(hits: list[Hit], products: dict[int, Product], unwanted: Sequence[str]) -> list[Hit]:
    """ "Without caffeine": where some say that they are free of it, only these; of what can be seen, these first."""
    best = max((hit.score for hit in hits), default=0.0)
    for thing in unwanted:
        free = {hit.product_id for hit in hits if is_free_of(_own_words(products[hit.product_id]), thing)}
        if unseen(thing):
            hits = [hit for hit in hits if hit.product_id in free] or hits
        # "Leaves no white cast": what says it itself comes first.
        hits = [replace(hit, score=best + _SAID) if hit.product_id in free else hit for hit in hits]
    return hits


def _own_words(product: Product) -> str:
    return f"{product.title} {product.description} {' '.join(product.tags)}"


def _names(product: Product, thing: str) -> bool:
    chosen = {str(option["name"]).lower(): [str(value) for value in option["values"]] for option in product.options}
    free = {name for name, values in chosen.items() if not all(_is(value, thing) for value in values)}
    values = [value for name, each in product.facets.items() if name not in free for value in each]
    if colours.family(thing) == thing and any(is_colour(name) and name not in free for name in product.facets):
        own = [value for name, each in product.facets.items() if is_colour(name) and name not in free for value in each]
        if own and all(colours.family(plain(value)) == thing for value in own):
            return True
    told = words(f"{product.title} {' '.join(product.tags)} {' '.join(values)}")
    return len(thing) >= _LEAST_END and any(word.endswith(thing) for word in told)


def _is(value: str, thing: str) -> bool:
    said = plain(value)
    return said.endswith(thing) or colours.family(said) == thing


def confidence(hits: list[Hit]) -> float:
    """As `catalog.confidence`, where there is a vector in a language it knows; else what the words prove."""
    if any(hit.translated for hit in hits):
        return 1.0  # every word stands in the shopper's own language, of which the embeddings may know little
    if any(hit.words or hit.why == "code" for hit in hits) and max(hit.cosine for hit in hits) == 0:
        return 1.0  # no embeddings: the words alone decide
    return catalog.confidence(hits)


def _of_kind(hits: list[Hit], products: dict[int, Product], desk: Desk, text: str) -> list[Hit]:
    """Where the shopper named a kind of product and the shop has it by that name, its accessories are not answers."""
    if desk.memory.need.open:
        return hits
    kinds = stems(text) & desk.vocabulary.kinds
    meant = stems(text) & set(desk.memory.need.heads) or kinds
    if not meant & kinds:
        # A kind that the shop does not know by that name proves nothing, unless its own longer names end with it.
        meant = {longer for word in text.split() for longer in _longer(word, desk.vocabulary)}
    if not meant:
        return hits
    return [hit for hit in hits if hit.translated or meant & stems(_name(products[hit.product_id]))]


def _with_properties(hits: list[Hit], products: dict[int, Product], desk: Desk, text: str) -> list[Hit]:
    """Where a kind was named, only what carries every tag that was said ("waterproof"), if the shop tags any so."""
    said = stems(text)
    kinds = said & desk.vocabulary.kinds
    tagged = {hit.product_id: {tag for tag in products[hit.product_id].tags if stems(tag) <= said - kinds} for hit in hits}
    wanted = set[str]().union(*tagged.values())
    if not kinds:
        wanted = {tag for tag in wanted if len(stems(tag)) > 1}  # "dark roast" is said of something; "blue" may be
    if not wanted:
        return hits
    return [hit for hit in hits if tagged[hit.product_id] >= wanted] or hits


def _name(product: Product) -> str:
    shelves = " ".join(product.collections.values())
    return f"{product.title} {product.product_type} {product.category.rpartition('>')[2]} {shelves}"
