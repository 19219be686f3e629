"""Find, ask, recommend. First what meets every must; if nothing does, the nearest, said to be no more than that."""

from dataclasses import replace

from shopapp.assistant.guide import gifts, narrowing, needs, sets
from shopapp.assistant.guide.candidates import Candidates, believed
from shopapp.assistant.guide.reasons import reason
from shopapp.assistant.memory import Need
from shopapp.assistant.tools import documents, nothing, own_size, picking
from shopapp.assistant.tools import sets as set_tool
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.hits import SURE, Found, confidence, search, ways_of, wish_of
from shopapp.assistant.understand.plain import stems
from shopapp.catalog import Product, Wish

MOST_CARDS = 4
BESIDE_A_QUESTION = 3
_LOOKED_AT = 300
"""Products whose values and prices the first question about a present is made from."""


def find(desk: Desk, *, without_seen: bool = False) -> None:
    """The whole of it: search, then a question with a first look, or a recommendation, or the truth that there is none."""
    need = desk.memory.need
    if desk.meaning.intent in ("find", "refine"):
        need.parts = sets.parts_of(desk.meaning.text, desk.meaning.language, desk.vocabulary) or need.parts
    if len(need.parts) > 1 and not without_seen:
        return set_tool.offer(desk)
    bought = picking.bought_most(desk)
    wish = picking.among(bought, need, wish_of(need))
    found = search(desk, wish)
    if not found.hits and (alone := _by_itself(need)):
        # Nothing says that it goes with that: then the thing by itself.
        need.sought = alone
        found = search(desk, wish := wish_of(need))
    if without_seen:
        found = Found([hit for hit in found.hits if hit.product_id not in need.seen], found.products)
    desk.reply.used("search", found=len(found.hits), asked=len(need.asked))
    if need.reduced and picking.at_its_usual_price(desk, _by_whole_name(desk, need)):
        return None
    if not found.hits and need.reduced:
        need.reduced = False
        desk.reply.text(desk.said.say("none_reduced"))
        return find(desk, without_seen=without_seen) if not need.empty else None
    if not found.hits:
        return _no_more(desk) if without_seen else nothing.tell(desk, wish)
    desk.memory.misses = 0
    if not without_seen and (gone := _named_but_gone(desk, need)) is not None:
        desk.reply.text(desk.said.say("sold_out_instead", title=gone.name))
        candidates = believed(found.hits, found.products, need, desk.rules)
        ids = candidates.ids[:BESIDE_A_QUESTION]
        desk.show(ids, reasons_for(desk, candidates, ids))
        if len(ids) != 1:
            desk.memory.focus = gone.id
        return None
    _offer(desk, picking.ordered(bought, need, found), title="others" if without_seen else picking.title(need))
    return None


def begin(desk: Desk) -> None:
    """What was asked like a question of one product names none: it is looked for."""
    desk.meaning = replace(desk.meaning, intent="find", topic=None)
    desk.memory.need = needs.changed(desk.memory.need, desk.meaning, None)
    find(desk)


def _by_itself(need: Need) -> str:
    """What is sought without the words for what it is to go with; empty where none are told apart."""
    gone = stems(need.fits) - set(need.heads)
    kept = [word for word in need.sought.split() if not stems(word) & gone]
    return " ".join(kept) if len(kept) < len(need.sought.split()) else ""


def begin_gift(desk: Desk) -> None:
    """For whom, and what it may cost: tapped where the catalogue says, told in words where it does not."""
    if gifts.names_somebody(desk.meaning.text):
        desk.memory.need.asked.append(gifts.SOMEBODY)
    found = search(desk, Wish(limit=_LOOKED_AT))
    candidates = believed(found.hits, found.products, desk.memory.need, desk.rules)
    question = narrowing.gift_question(desk, candidates) if candidates.products else None
    if question is None:
        desk.reply.text(desk.said.say("gift_start"))
        return
    desk.reply.lead(desk.said.say("gift_lead"))
    narrowing.ask(desk, question)


def below(desk: Desk, price: int) -> list[int]:
    """What meets the need and costs less than `price` (minor units), the likeliest first."""
    need = desk.memory.need
    most = price - 1 if need.high is None else min(price - 1, need.high)
    found = search(desk, replace(wish_of(need), price_min=None, price_max=most))
    candidates = believed(found.hits, found.products, need, desk.rules)
    return [id for at, id in enumerate(candidates.ids) if not candidates.missed(at, need.likes)]


def not_known(desk: Desk, words: str) -> bool:
    """Says so and returns True when what was just added to the need means nothing to this shop."""
    if carries(desk, words, least=SURE):
        return False
    need = desk.memory.need
    need.sought = " ".join(word for word in need.sought.split() if word not in words.split())
    if (desk.meaning.asked and documents.try_answer(desk, only_sure=True)) or documents.try_named(desk):
        return True
    desk.memory.misses += 1
    desk.reply.text(desk.said.say("none", thing=f"“{words}”"))
    if desk.meaning.asked:
        documents.pass_on(desk)
    desk.reply.suggestions([desk.said.say("suggest_else"), desk.said.say("suggest_person")])
    return True


def carries(desk: Desk, text: str, *, least: float = SURE + 0.1) -> bool:
    """Whether the shop seems to sell what these words name."""
    hits = desk.search(Wish(text=text, limit=5))
    return confidence(hits) >= least


def _offer(desk: Desk, found: Found, *, title: str | None) -> None:
    need = desk.memory.need
    by_size = own_size.lean(desk, found.products.values())
    candidates = _named(need, believed(found.hits, found.products, need, desk.rules))
    if not candidates.products:
        return _no_more(desk) if title else nothing.tell(desk, wish_of(need))
    question = None if title else narrowing.next_question(desk, candidates)
    most = BESIDE_A_QUESTION if question else MOST_CARDS
    always = desk.rules.first(candidates.products, need)
    in_order = [hit.product_id for hit in found.hits] if need.newest or need.popular else []
    shown = list(dict.fromkeys([*always, *(in_order or candidates.worth_showing(need.likes, most))]))[:most]
    rules_out = any(not wish.wanted for wish in desk.meaning.wishes)
    if question and shown == [item.id for item in desk.memory.shown] and not rules_out:
        # The same first look again would be noise: only the next question is new. After "not white" it is the answer.
        narrowing.ask(desk, question)
        return None
    agreed = any(not like.must for like in need.likes) and not candidates.missed(0, need.likes)
    desk.reply.lead(desk.said.say(title or _lead(need, len(shown), asking=question is not None, soft=agreed)))
    desk.show(shown, reasons_for(desk, candidates, shown))
    if by_size and need.recalled is not None:
        desk.reply.text(desk.said.say("size_first", value=need.recalled.values[0]))
    _say_whether_it_fits(desk, [product for product in candidates.products if product.id in shown])
    if question:
        narrowing.ask(desk, question)
        return None
    _suggest(desk, len(shown), more=len(candidates.ids) > len(shown))
    return None


def _say_whether_it_fits(desk: Desk, shown: list[Product]) -> None:
    """Only the row can say what a thing fits. Where none shown names it, that is said instead of leaving it to be believed."""
    if not (desk.meaning.fits or desk.meaning.beside):
        return
    wanted = {word for word in stems(desk.memory.need.fits) if any(sign.isdigit() for sign in word)}
    if wanted and any(wanted <= stems(f"{product.title} {product.description}") for product in shown):
        return
    desk.reply.text(desk.said.say("fit_unknown"))


def _named(need: Need, candidates: Candidates) -> Candidates:
    """Only the product whose whole name was said, where it is one; else whose name without its numbers: nobody says the "0.3"
    of a serum."""
    said = stems(need.sought)
    titles = {product.id: [stems(title) for title in product.titles] for product in candidates.products}
    for called in (set[str], _without_numbers):
        named = [id for id, each in titles.items() if any(len(called(own)) > 1 and called(own) <= said for own in each)]
        if len(named) == 1:
            return candidates.only(named)
    return candidates


def _without_numbers(title: set[str]) -> set[str]:
    return {word for word in title if not word.isdigit()}


def _lead(need: Need, count: int, *, asking: bool, soft: bool) -> str:
    if asking:
        return "start"
    if count == 1:
        return "found_one"
    if soft:
        return "found_agree"
    return "found_listed" if not (need.sought or need.likes) else "found"


def _suggest(desk: Desk, shown: int, *, more: bool) -> None:
    choices: list[str] = []
    if shown > 1:
        choices.append(desk.said.say("suggest_compare"))
    choices.append(desk.said.say("suggest_cheaper"))
    if more:
        choices.append(desk.said.say("suggest_else"))
    if desk.memory.need.recalled is not None:
        choices.append(desk.said.say("suggest_forget_size"))
    desk.reply.suggestions(choices)


def by_merchant(desk: Desk, product: Product) -> list[str]:
    """What the merchant's rules had to do with it, said as that."""
    shop, answers = desk.rules.told(product, desk.memory.need)
    said = [desk.said.say("reason_quiz", label=label) for label in answers]
    return [*said, desk.said.say("reason_shop")] if shop else said


def reasons_for(desk: Desk, candidates: Candidates, ids: list[int]) -> dict[int, str]:
    wanted = set(ids)
    sized = own_size.held_in_it(desk, [product for product in candidates.products if product.id in wanted])

    def first(product: Product) -> list[str]:
        size = sized.get(product.id)
        return [*by_merchant(desk, product), *([desk.said.say("reason_size", value=size)] if size else [])]

    found = {
        product.id: reason(product, desk.memory.need, desk.vocabulary, desk.said, held=held, first=first(product))
        for product, held in zip(candidates.products, candidates.held, strict=True)
        if product.id in wanted
    }
    return {id: text for id, text in found.items() if text}


def _named_but_gone(desk: Desk, need: Need) -> Product | None:
    """A product asked for by its whole name that cannot be bought now."""
    return next((product for product in _by_whole_name(desk, need) if not product.available), None)


def _by_whole_name(desk: Desk, need: Need) -> list[Product]:
    wish = Wish(text=need.sought, ways=ways_of(need.sought, desk), only_available=False, limit=3)
    hits = desk.search(wish) if need.sought else []
    products = desk.offered([hit.product_id for hit in hits if hit.words]).values()
    # A kind alone ("jacket") is no name.
    return [product for product in products if any(stems(title) <= stems(need.sought) for title in product.titles)]


def _no_more(desk: Desk) -> None:
    desk.reply.text(desk.said.say("no_more"))
    desk.reply.suggestions([desk.said.say("suggest_cheaper"), desk.said.say("suggest_person")])
