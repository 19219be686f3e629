"""The next question put to the shopper: only while it pays, one at a time, at most what the merchant allows, with a way out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopapp.assistant.guide import asking, bounds, gifts, stopping
from shopapp.assistant.guide.candidates import Candidates
from shopapp.assistant.guide.labels import label_of
from shopapp.assistant.memory import Need, Offered, Pending
from shopapp.catalog.facets import PRICE, Choice, Facet, choices, found_in, words_of_titles
from shopapp.shops import Shop

if TYPE_CHECKING:
    from shopapp.assistant.tools.desk import Desk

QUESTIONS = 3
"""What a merchant who has chosen nothing allows for one need."""
_FORWARD = 0.5
"""How much more the merchant's first facet in order is worth; the second half of that, and so on."""
_BUDGET = 1.5
"""Whoever looks for a present knows what it may cost before anything else."""
_ENOUGH = 4
"""With this few candidates all of them are shown instead of asking."""


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    text: str
    choices: list[Offered]


def next_question(desk: "Desk", candidates: Candidates) -> Question | None:
    """The question worth the shopper's effort now, None when recommending is better."""
    need = desk.memory.need
    if need.advised or len(candidates.products) < 2 or asked_by_us(need) >= allowed(desk.shop):
        return None
    quiz = desk.rules.quiz_for(need)
    if quiz is not None:
        labels = [choice.label for choice in quiz.choices]
        return Question(quiz.name, quiz.question, [Offered(label=label, values=[label], of=len(labels)) for label in labels])
    if len(candidates.products) <= _ENOUGH:
        return None
    best = _best(desk, candidates)
    if best is None:
        return None
    offered = [_offered(desk, best.facet, best.choices, choice) for choice in best.choices]
    return Question(best.facet.name, _worded(desk, best.facet.name), offered)


def gift_question(desk: "Desk", candidates: Candidates) -> Question | None:
    """What to ask of a present of which nothing is known yet; None where the catalogue offers nothing to choose by."""
    need = desk.memory.need
    if need.advised or asked_by_us(need) >= allowed(desk.shop):
        return None
    hidden = {name for name, own in desk.rules.facets.items() if own.hidden}
    facets = gifts.opening(found_in(candidates.held, leave_out=hidden, least=0.0), settled(need))
    for facet in facets:
        offered = choices(facet, candidates.weights)
        if len(offered) > 1:
            text = desk.said.say("ask_whom") if facet.name != PRICE else _worded(desk, PRICE)
            return Question(facet.name, text, [_offered(desk, facet, offered, choice) for choice in offered])
    return None


def _best(desk: "Desk", candidates: Candidates) -> asking.Question | None:
    """The merchant's pinned facets first, in their order, where they help at all; else what is worth most and pays."""
    said, asked = desk.rules.facets, settled(desk.memory.need)
    words = words_of_titles(candidates.held, candidates.weights)
    facets = [*found_in(candidates.held), *([words] if words else [])]
    told = {unit for bound in desk.memory.need.bounds for unit in bounds.units_of(bound)}
    told |= {one.sort for one in desk.memory.need.suits}
    open_facets = [facet for facet in facets if not told & {value.unit for value in facet.values}]
    found = [facet for facet in open_facets if not (own := said.get(facet.name)) or not own.hidden]
    pinned = {facet.name: said[facet.name].place or 100 for facet in found if facet.name in said and said[facet.name].pinned}
    for name in sorted(pinned, key=lambda name: pinned[name]):
        one = [facet for facet in found if facet.name == name]
        best = asking.best_question(one, candidates.weights, asked=asked)
        if best is not None:
            return best

    def readiness(facet: Facet) -> float:
        own = said.get(facet.name)
        ready = asking.readiness(facet) * (1 + _FORWARD / own.place if own and own.place else 1)
        return ready * _BUDGET if facet.name == PRICE and desk.memory.need.gift else ready

    best = asking.best_question(found, candidates.weights, asked=asked, readiness=readiness)
    return best if best is not None and stopping.pays(best.gain, candidates.weights) else None


def _worded(desk: "Desk", name: str) -> str:
    own = desk.rules.facets.get(name)
    if own is not None and own.label:
        # German nouns keep their capital; an acronym keeps its letters everywhere.
        label = own.label if desk.said.language == "de" else own.label[:1].lower() + own.label[1:]
        return desk.said.say("ask_other", label=label)
    return desk.said.question(name, name.replace("_", " ").capitalize())


def allowed(shop: Shop) -> int:
    """Questions the merchant allows for one need."""
    chosen = shop.settings.get("guide", {}).get("questions", QUESTIONS)
    return chosen if isinstance(chosen, int) else QUESTIONS


def asked_by_us(need: Need) -> int:
    return sum(name.startswith("?") for name in need.asked)


def settled(need: Need) -> set[str]:
    """Facets that were spoken of, by either side. Of one answered with "something else", the rest may be asked about."""
    open_again = {like.facet for like in need.likes if like.other}
    recalled = {need.recalled.facet} if need.recalled else set[str]()
    return (
        {name.removeprefix("?") for name in need.asked}
        | recalled
        | ({PRICE} if need.low or need.high or need.lean else set[str]()) - open_again
    )


def ask(desk: "Desk", question: Question) -> None:
    """Put it on the screen and remember what each choice stands for."""
    desk.memory.pending = Pending(facet=question.name, choices=question.choices)
    desk.memory.need.asked.append(f"?{question.name}")
    choices = [(choice.label, choice.label) for choice in question.choices]
    desk.reply.question(question.text, question.name, choices, desk.said.say("skip"))


def _offered(desk: "Desk", facet: Facet, offered: list[Choice], choice: Choice) -> Offered:
    like = asking.like_of(facet, offered, choice)
    label = label_of(choice, facet, desk.said, desk.currency)
    return Offered(label=label, values=like.values, low=like.low, high=like.high, other=like.other, of=like.of)
