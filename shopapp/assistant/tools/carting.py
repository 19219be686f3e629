"""The shopper's real cart: what is in it, putting a chosen variant in, taking one out.

The widget performs a change on the storefront and reports the cart back; nothing here claims that it already happened. An
option the shopper did not name is asked for, never chosen for them.
"""

from shopapp.assistant.memory import Offered, Pending
from shopapp.assistant.tools import codes, own_size
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import colours
from shopapp.assistant.understand.plain import plain, stems
from shopapp.cart import Cart
from shopapp.catalog import Product, Variant, store, title_of
from shopapp.money import Money

_MOST_CHOICES = 6


def add(desk: Desk) -> None:
    quantity = desk.meaning.quantity or 1
    if desk.meaning.variant_id is not None:
        return _add_known(desk, desk.meaning.variant_id, quantity)
    products = desk.meant()
    if not products or (len(products) > 1 and "both" not in plain(desk.meaning.text)):
        desk.memory.open_question = desk.meaning.text
        desk.reply.text(desk.said.say("add_which"))
        desk.reply.suggestions([item.title for item in desk.memory.shown[:4]])
        return None
    for product in products:
        put(desk, product, quantity, _named_now(desk))
    return None


def _named_now(desk: Desk) -> dict[str, str]:
    return {str(wish.facet): wish.value for wish in desk.meaning.wishes if wish.wanted and wish.facet}


def _fitting(
    desk: Desk, product: Product, variants: list[Variant], named: dict[str, str]
) -> tuple[dict[str, str], list[Variant]]:
    """The variants with what was named now and wished for before; where none of these can be bought, with its musts; or as named.

    A wish from earlier in the conversation that this product has no value for is no obstacle to buying it.
    """
    likes = [like for like in desk.memory.need.likes if len(like.values) == 1 and not like.other]
    wished = {like.facet: like.values[0] for like in likes} | named
    musts = {like.facet: like.values[0] for like in likes if like.must} | named
    as_wished, as_must, as_named = (
        [variant for variant in variants if _fits(product, variant, wanted)] for wanted in (wished, musts, named)
    )
    if any(variant.available for variant in as_wished):
        return wished, as_wished
    return (musts, as_must) if as_must else (named, as_named or variants)


def _add_known(desk: Desk, variant_id: int, quantity: int) -> None:
    """From a card's own button: the variant is looked up among this shop's rows."""
    variant = desk.variants([variant_id]).get(variant_id)
    product = desk.offered([variant.product_id]).get(variant.product_id) if variant else None
    if variant is None or product is None:
        desk.reply.text(desk.said.say("add_which"))
        return
    _put_variant(desk, product, variant, quantity)


def put(desk: Desk, product: Product, quantity: int, wanted: dict[str, str]) -> None:
    """Put the one variant in that fits, or ask for the first option that still leaves a choice."""
    variants = desk.variants_of(product, most=500)
    wanted, fitting = _fitting(desk, product, variants, wanted)
    buyable = [variant for variant in fitting if variant.available]
    # What was ruled out is not offered, unless it is all that can be bought.
    buyable = [variant for variant in buyable if not _ruled_out(desk, variant)] or buyable
    if not buyable:
        return _sold_out(desk, product, fitting, variants)
    if len(buyable) == 1:
        return _put_variant(desk, product, buyable[0], quantity)
    return _ask_option(desk, product, buyable, quantity, wanted)


def _ruled_out(desk: Desk, variant: Variant) -> bool:
    unwanted = {plain(thing) for thing in desk.memory.need.dislikes}
    return any(plain(value) in unwanted for value in variant.option_values)


def choose(desk: Desk, pending: Pending) -> None:
    """The answer to `_ask_option`: the next option, or the cart; or another number, and the same question again."""
    said = desk.meaning.wishes[0].value if desk.meaning.wishes else ""
    product = desk.offered([pending.product_id or 0]).get(pending.product_id or 0)
    if product is None:
        desk.reply.text(desk.said.say("add_which"))
        return None
    if desk.meaning.intent == "cart_change":
        return put(desk, product, desk.meaning.quantity or 1, pending.chosen)
    return put(desk, product, pending.quantity, {**pending.chosen, pending.facet: said})


def show(desk: Desk) -> None:
    cart = desk.cart
    if cart is None or not cart.lines:
        desk.reply.text(desk.said.say("cart_empty"))
        desk.reply.suggestions([desk.said.say("suggest_find")])
        return
    lines, _ = cart_lines(desk, cart)
    desk.reply.used("cart_show", cart=cart.id)
    told = desk.said.say("cart", lines=desk.said.listing(lines), total=total(desk, cart).text())
    desk.reply.text(f"{told} {codes.codes_told(desk)}".strip())
    desk.reply.suggestions([desk.said.say("suggest_checkout")])


def change(desk: Desk) -> None:
    """Another number of what is named, of what is spoken of, or of the only thing in the cart."""
    found = _in_cart(desk, "change_which")
    if found is None:
        return
    product, variant = found
    quantity = desk.meaning.quantity or 1
    title = named(product, variant)
    desk.reply.used("cart_change", variant=variant.id, quantity=quantity)
    desk.reply.text(desk.said.say("changed", title=title, quantity=quantity))
    image = product.image_url or variant.image_url
    desk.reply.cart_change("set", product.id, image, variant.id, quantity, title, variant.price.as_json())


def remove(desk: Desk) -> None:
    """Out of the cart goes what is named, what is spoken of, or the only thing in it."""
    found = _in_cart(desk, "remove_which")
    if found is None:
        return
    product, chosen = found
    desk.reply.used("cart_remove", variant=chosen.id)
    desk.reply.text(desk.said.say("removed", title=product.name))
    image = product.image_url or chosen.image_url
    desk.reply.cart_change("set", product.id, image, chosen.id, 0, product.name, chosen.price.as_json())


def _in_cart(desk: Desk, which: str) -> tuple[Product, Variant] | None:
    """The line that is meant; None where that was asked back, or the cart is empty and was said to be."""
    if desk.cart is None or not desk.cart.lines:
        desk.reply.text(desk.said.say("cart_empty"))
        return None
    variants = desk.variants([line.variant_id for line in desk.cart.lines])
    products = _of(desk, variants)
    chosen = _named(desk, variants, products)
    if chosen is None:
        desk.reply.text(desk.said.say(which))
        desk.reply.suggestions([products[variant.product_id].name for variant in variants.values()])
        return None
    return products[chosen.product_id], chosen


def cart_lines(desk: Desk, cart: Cart) -> tuple[list[str], dict[int, Variant]]:
    """Each line as a person reads it; lines whose variant is gone are left out."""
    variants = desk.variants([line.variant_id for line in cart.lines])
    products = _of(desk, variants)
    texts: list[str] = []
    for line in cart.lines:
        if (variant := variants.get(line.variant_id)) is not None:
            title = named(products[variant.product_id], variant)
            texts.append(desk.said.say("cart_line", quantity=line.quantity, title=title))
    return texts, variants


def total(desk: Desk, cart: Cart) -> Money:
    """What the lines come to by today's prices, before shipping."""
    variants = desk.variants([line.variant_id for line in cart.lines])
    minor = sum(variants[line.variant_id].price_minor * line.quantity for line in cart.lines if line.variant_id in variants)
    return Money(minor, cart.currency)


def _put_variant(desk: Desk, product: Product, variant: Variant, quantity: int) -> None:
    if not variant.available:
        return _sold_out(desk, product, [variant], [])
    title = named(product, variant)
    desk.memory.focus = product.id
    desk.reply.used("cart_add", variant=variant.id, quantity=quantity)
    key = "added" if quantity == 1 else "added_many"
    desk.reply.text(desk.said.say(key, title=title, quantity=quantity))
    image = product.image_url or variant.image_url
    desk.reply.cart_change("add", product.id, image, variant.id, quantity, title, variant.price.as_json())
    desk.reply.suggestions([desk.said.say("suggest_checkout")])
    return None


def _ask_option(desk: Desk, product: Product, buyable: list[Variant], quantity: int, wanted: dict[str, str]) -> None:
    at = next(at for at in range(len(product.options)) if len({variant.option_values[at] for variant in buyable}) > 1)
    name = str(product.options[at]["name"])
    having = {variant.option_values[at] for variant in buyable}
    values = [str(value) for value in product.options[at]["values"] if value in having]
    known = {plain(size) for size in desk.memory.sizes}
    values.sort(key=lambda value: plain(value) not in known and plain(product.says(value)) not in known)
    desk.memory.focus = product.id
    desk.memory.pending = Pending(
        facet=name.lower(),
        choices=[Offered(label=product.says(value), values=[value]) for value in values],
        product_id=product.id,
        quantity=quantity,
        chosen=wanted,
    )
    text = desk.said.say("ask_option", label=product.says(name).lower(), title=product.name) + own_size.told_of(desk, values)
    desk.reply.question(text, name.lower(), [(product.says(value), value) for value in values[:_MOST_CHOICES]], None)


def _sold_out(desk: Desk, product: Product, fitting: list[Variant], variants: list[Variant]) -> None:
    """Says what is sold out, and offers the options that are not."""
    desk.memory.focus = product.id
    buyable = [variant for variant in variants if variant.available]
    if not buyable or not fitting:
        desk.reply.text(desk.said.say("sold_out", title=product.name))
        desk.reply.suggestions([desk.said.say("suggest_else")])
        return
    value = title_of(product, fitting[0]) if len(fitting) == 1 else _common(product, fitting)
    desk.reply.text(desk.said.say("variant_out", title=product.name, value=value))
    if len(buyable) > 1:
        _ask_option(desk, product, buyable, 1, {})


def _common(product: Product, variants: list[Variant]) -> str:
    """The option values that all of them share."""
    shared = [
        product.says(values[0])
        for values in zip(*(variant.option_values for variant in variants), strict=False)
        if len(set(values)) == 1
    ]
    return " / ".join(shared) or title_of(product, variants[0])


def _fits(product: Product, variant: Variant, wanted: dict[str, str]) -> bool:
    for option, value in zip(product.options, variant.option_values, strict=False):
        name = str(option["name"]).lower()
        want = wanted.get(name)
        if want is None:
            continue
        family = colours.family(want) if name in colours.FACETS and plain(want) == colours.family(want) else None
        if plain(want) not in (plain(value), plain(product.says(value))) and (family is None or colours.family(value) != family):
            return False
    return True


def _named(desk: Desk, variants: dict[int, Variant], products: dict[int, Product]) -> Variant | None:
    said = stems(desk.meaning.text)
    known = {v.id: _known_as(products[v.product_id], v) for v in variants.values()}
    best = max((v for v in variants.values() if known[v.id] & said), key=lambda v: len(known[v.id] & said), default=None)
    if best is not None:
        return best
    if len(variants) == 1:
        return next(iter(variants.values()))
    return next((variant for variant in variants.values() if variant.product_id == desk.memory.focus), None)


def _known_as(product: Product, variant: Variant) -> set[str]:
    return stems(f"{' '.join(product.titles)} {variant.title} {title_of(product, variant)}")


def named(product: Product, variant: Variant) -> str:
    """Product and variant in one line, as the shopper reads them."""
    choice = product.options and variant.title != "Default Title"
    return f"{product.name}, {title_of(product, variant)}" if choice else product.name


def _of(desk: Desk, variants: dict[int, Variant]) -> dict[int, Product]:
    """The products of what is in a cart: what was put in stays there, even where it is no longer sold here."""
    ids = [variant.product_id for variant in variants.values()]
    return store.products(desk.conn, desk.shop_id, ids) | desk.read(ids)
