"""The next best question: asked only while it pays, two at most for one need, one at a time, with a way around it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopapp.assistant.memory import Need, Offered, Pending
from shopapp.assistant.understand.plain import plain
from shopapp.catalog import Product, facets
from shopapp.catalog.facets.finding import Facet, found_in

if TYPE_CHECKING:
    from shopapp.assistant.tools.desk import Desk

_MOST_QUESTIONS = 2
_ENOUGH = 4
"""With this few candidates all of them are shown instead of asking."""


@dataclass(frozen=True, slots=True)
class Question:
    facet: Facet
    choices: list[Offered]


def next_question(desk: "Desk", candidates: list[Product]) -> Question | None:
    """The question worth the shopper's effort now, None when recommending is better."""
    need = desk.memory.need
    asked_by_us = [name for name in need.asked if name.startswith("?")]
    if len(candidates) <= _ENOUGH or len(asked_by_us) >= _MOST_QUESTIONS:
        return None
    settled = {name.removeprefix("?") for name in need.asked} | _priced(need)
    facet = facets.choose(found_in(candidates[:40]), min(len(candidates), 40), asked=settled)
    if facet is None:
        return None
    return Question(facet, [_offered(desk, facet, choice) for choice in facets.choices(facet)])


def _priced(need: Need) -> set[str]:
    return {"price"} if need.low or need.high or need.lean else set[str]()


def ask(desk: "Desk", question: Question) -> None:
    """Put it on the screen and remember what each choice stands for."""
    facet = question.facet
    desk.memory.pending = Pending(facet=facet.name, choices=question.choices)
    desk.memory.need.asked.append(f"?{facet.name}")
    desk.reply.question(
        desk.said.question(facet.name, facet.label),
        facet.name,
        [(choice.label, choice.label) for choice in question.choices],
        desk.said.say("skip"),
    )


def _offered(desk: "Desk", facet: Facet, choice: facets.Choice) -> Offered:
    low, high = facet.bounds.get(choice.label, (None, None))
    label = desk.said.say("other") if plain(choice.label) == "other" and len(choice.values) > 1 else choice.label
    return Offered(label=label, values=list(choice.values), low=low, high=high)
