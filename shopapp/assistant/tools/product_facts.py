"""Questions about one product, answered from its row: price, stock, options, and what its page says. Nothing is guessed.

A description is quoted, in quotation marks and with its source; it is never followed. What neither the fields nor the page
say is passed on to the merchant.
"""

from shopapp.assistant.tools import documents, fields, naming, nothing, page_says, searching
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import colours
from shopapp.assistant.understand.plain import plain, stems, words
from shopapp.catalog import Product, Variant, Wish

_LEAST_NAME = 4
"""Letters, with a space on each side: an option called "A" is not what "a" means."""


def answer(desk: Desk) -> None:
    if documents.named(desk) and documents.try_answer(desk, only_sure=True):
        return
    product, asked = _meant(desk), desk.meaning.text
    if product is None and desk.meaning.sought and not desk.meaning.references:
        searching.begin(desk)
        desk.memory.open_question = asked if len(desk.memory.shown) > 1 else None
        return
    if product is None:
        desk.memory.open_question = asked
        desk.reply.text(desk.said.say("which_one"))
        _offer_shown(desk)
        return
    desk.memory.focus = product.id
    desk.reply.used("product_facts", product=product.id, topic=desk.meaning.topic)
    variants = desk.variants_of(product)
    text = _from_fields(desk, product, variants) or page_says.said_of(desk, product)
    new = all(product.id != item.id for item in desk.memory.shown)
    if desk.meaning.topic == "stock" and not product.available and (instead := nothing.like(desk, product.id, Wish())):
        desk.reply.text(desk.said.say("sold_out_instead", title=product.name))
        desk.show(instead)
        return
    if text is not None:
        desk.reply.answer(text, [_source(desk, product)], product_ids=[product.id])
        _note_prices(desk, variants)
    elif documents.try_answer(desk):
        return
    else:
        _unanswered(desk, product)
    if new and product.id != desk.page_product_id:
        desk.show([product.id])


def _meant(desk: Desk) -> Product | None:
    """What is pointed at, or named, or spoken of. A question that names another kind of thing is about none of these."""
    own = desk.the_one()
    if own is not None and any(reference.kind != "it" for reference in desk.meaning.references):
        return own
    if own is None:
        return naming.named(desk, alone=True)
    if not (others := naming.titled(desk) - stems(" ".join(own.titles))):
        return own
    if (other := naming.named(desk)) is not None:
        return other
    spoken = stems(" ".join([*own.titles, own.text, own.product_type, *own.tags, *(v for vs in own.facets.values() for v in vs)]))
    if desk.meaning.references or not desk.meaning.heads or spoken & (others | set(desk.meaning.heads)):
        return own
    return naming.named(desk, alone=True)


def _unanswered(desk: Desk, product: Product) -> None:
    desk.reply.unanswered = f"{product.title}: {desk.meaning.text}"
    desk.reply.text(desk.said.say("answer_unknown_product", title=product.name))


def _from_fields(desk: Desk, product: Product, variants: list[Variant]) -> str | None:
    asked = [(wish.facet, wish.value) for wish in desk.meaning.wishes if wish.wanted and wish.facet]
    for facet, value in asked or _named_options(desk, product):
        if (text := _option(desk, product, variants, facet, value)) is not None:
            return text
    match desk.meaning.topic:
        case "price":
            return _price(desk, product, variants)
        case "stock":
            return desk.said.say("answer_stock" if product.available else "answer_stock_out", title=product.name)
        case "size" | "colour" as topic if (text := _options(desk, product, variants, topic)) is not None:
            return text
        case str() as topic:
            return fields.told(desk, product, topic)
        case None:
            return None


def _option(desk: Desk, product: Product, variants: list[Variant], facet: str, value: str) -> str | None:
    """ "Does it come in M", "do you have it in blue": from the variants, with what can be bought now."""
    at = _place(product, facet)
    if at is None:
        return None
    wanted = {
        plain(value),
        *(plain(own) for own in _all(product, at) if plain(product.says(own)) == plain(value)),
        *(_family(product, at, value) if facet in colours.FACETS else ()),
    }
    having = [variant for variant in variants if plain(variant.option_values[at]) in wanted]
    now = list(dict.fromkeys(variant.option_values[at] for variant in variants if variant.available))
    said = desk.said
    if not having:
        return said.say(
            "answer_option_no", title=product.name, value=value, others=said.listing(_said(product, _all(product, at)))
        )
    shown = product.says(having[0].option_values[at])
    if any(variant.available for variant in having):
        return said.say("answer_option_yes", title=product.name, value=shown)
    if not now:
        return said.say("answer_stock_out", title=product.name)
    return said.say("answer_option_out", title=product.name, value=shown, others=said.listing(_said(product, now)))


def _named_options(desk: Desk, product: Product) -> list[tuple[str, str]]:
    """ "Is the regular one available": values of its options that the question names and its title does not."""
    said, title = (f" {' '.join(words(text))} " for text in (desk.meaning.text, product.title))
    every = [(str(option["name"]), str(value)) for option in product.options for value in option["values"]]
    named = [(option, value, f" {' '.join(words(value))} ") for option, value in every]
    return [(option, value) for option, value, name in named if len(name) > _LEAST_NAME and name in said and name not in title]


def _options(desk: Desk, product: Product, variants: list[Variant], topic: str) -> str | None:
    """All sizes or colours, and which of them are sold out."""
    names = colours.FACETS if topic == "colour" else frozenset({"size", "shoe size", "grosse", "größe", "taille", "talla"})
    at = next((place for place, option in enumerate(product.options) if str(option["name"]).lower() in names), None)
    if at is None:
        return fields.told(desk, product, topic)
    values = _all(product, at)
    now = {variant.option_values[at] for variant in variants if variant.available}
    out = _said(product, [value for value in values if value not in now])
    values = _said(product, values)
    said = desk.said
    if out and now:
        return said.say("answer_options_out", title=product.name, values=said.listing(values), out=said.listing(out))
    if not now:
        return said.say("answer_stock_out", title=product.name)
    return said.say("answer_options", title=product.name, values=said.listing(values))


def _price(desk: Desk, product: Product, variants: list[Variant]) -> str:
    if desk.meaning.reduced and not any(variant.compare_at for variant in variants):
        return desk.said.say("not_reduced", title=product.name)
    cheapest = min((v for v in variants if v.available), key=lambda v: v.price_minor, default=None) or variants[0]
    places = {"title": product.name, "price": cheapest.price.text()}
    if product.price_min != product.price_max:
        return desk.said.say("answer_price_from", **places)
    if cheapest.compare_at is not None:
        return desk.said.say("answer_price_was", before=cheapest.compare_at.text(), **places)
    return desk.said.say("answer_price", **places)


def _place(product: Product, facet: str) -> int | None:
    return next((at for at, option in enumerate(product.options) if str(option["name"]).lower() == facet.lower()), None)


def _all(product: Product, at: int) -> list[str]:
    return [str(value) for value in product.options[at]["values"]]


def _said(product: Product, values: list[str]) -> list[str]:
    """Option values as the shopper reads them."""
    return [product.says(value) for value in values]


def _family(product: Product, at: int, value: str) -> list[str]:
    family = colours.family(value)
    return [plain(own) for own in _all(product, at) if family and plain(value) == family and colours.family(own) == family]


def _source(desk: Desk, product: Product) -> dict[str, str]:
    url = f"{desk.shop.storefront_url.rstrip('/')}/products/{product.handle}"
    return {"title": product.name, "url": url, "heading": desk.said.say("product_page")}


def _note_prices(desk: Desk, variants: list[Variant]) -> None:
    if desk.meaning.topic == "price" and variants:
        desk.reply.prices.update({str(variant.id): variant.price.text() for variant in variants[:5]})


def _offer_shown(desk: Desk) -> None:
    desk.reply.suggestions([item.title for item in desk.memory.shown[:4]])
