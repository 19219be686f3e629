"""The next question put to the shopper: only while it pays, one at a time, at most what the merchant allows, with a way out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopapp.assistant.guide import asking, stopping
from shopapp.assistant.guide.candidates import Candidates
from shopapp.assistant.guide.labels import label_of
from shopapp.assistant.memory import Need, Offered, Pending
from shopapp.catalog.facets import PRICE, Choice, Facet, found_in

if TYPE_CHECKING:
    from shopapp.assistant.tools.desk import Desk

QUESTIONS = 3
"""What a merchant who has chosen nothing allows for one need."""
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
    if need.advised or len(candidates.products) <= _ENOUGH or asked_by_us(need) >= allowed(desk):
        return None
    best = asking.best_question(found_in(candidates.held), candidates.weights, asked=settled(need), readiness=asking.readiness)
    if best is None or not stopping.pays(best.gain, candidates.weights):
        return None
    offered = [_offered(desk, best.facet, best.choices, choice) for choice in best.choices]
    return Question(best.facet.name, desk.said.question(best.facet.name, best.facet.name.replace("_", " ").capitalize()), offered)


def allowed(desk: "Desk") -> int:
    chosen = desk.shop.settings.get("guide", {}).get("questions", QUESTIONS)
    return chosen if isinstance(chosen, int) else QUESTIONS


def asked_by_us(need: Need) -> int:
    return sum(name.startswith("?") for name in need.asked)


def settled(need: Need) -> set[str]:
    """Facets that were spoken of, by either side."""
    return {name.removeprefix("?") for name in need.asked} | ({PRICE} if need.low or need.high or need.lean else set[str]())


def ask(desk: "Desk", question: Question) -> None:
    """Put it on the screen and remember what each choice stands for."""
    desk.memory.pending = Pending(facet=question.name, choices=question.choices)
    desk.memory.need.asked.append(f"?{question.name}")
    choices = [(choice.label, choice.label) for choice in question.choices]
    desk.reply.question(question.text, question.name, choices, desk.said.say("skip"))


def _offered(desk: "Desk", facet: Facet, offered: list[Choice], choice: Choice) -> Offered:
    like = asking.like_of(facet, offered, choice)
    label = label_of(choice, facet, desk.said, desk.shop.currency)
    return Offered(label=label, values=like.values, low=like.low, high=like.high, other=like.other, of=like.of)
