"""What the merchant says about recommendations: show always, show never, push, and quiz questions whose answers give points.

Pure. The one rule: a merchant's rule never beats a shopper's must. What it moved is said where it is shown ("recommended by
the shop"), so that a push is never dressed up as the shopper's own wish.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from shopapp.assistant.memory import Need
from shopapp.assistant.understand.plain import plain, stems
from shopapp.catalog import Product
from shopapp.catalog.facets import held_by, read
from shopapp.catalog.facets.finding import Floats
from shopapp.catalog.facets.store import FacetSetting
from shopapp.errors import Invalid

Kind = Literal["show", "never", "push"]
PRODUCT = "product"
QUIZ = "quiz:"
MOST_POINTS = 10
_WEIGHT = 0.3
"""One point is worth e^0.3; ten points outweigh one answer that disagrees halfway."""
_EFFECT = re.compile(r"(?P<facet>[^=]+?)\s*=\s*(?P<value>.+?)\s+(?P<what>[+-]?\d{1,2}|show|never)", re.IGNORECASE)
_MOST_CHOICES = 6
_PLAIN: dict[str, Kind] = {"show": "show", "never": "never"}


@dataclass(frozen=True, slots=True)
class Effect:
    kind: Kind
    facet: str
    value: str
    points: int = 0

    def meets(self, product: Product) -> bool:
        if self.facet == PRODUCT:
            return plain(self.value) in (plain(product.title), product.handle)
        wanted = {value.key for value in read(self.facet, self.value)}
        return not wanted.isdisjoint(value.key for value in held_by(product).get(self.facet, []))


@dataclass(frozen=True, slots=True)
class Rule:
    id: int
    words: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class QuizChoice:
    label: str
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiz:
    id: int
    words: str
    question: str
    choices: tuple[QuizChoice, ...]

    @property
    def name(self) -> str:
        return f"{QUIZ}{self.id}"


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the merchant said that touches a recommendation."""

    rules: tuple[Rule, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    facets: dict[str, FacetSetting] = field(default_factory=dict[str, FacetSetting])

    @property
    def bans(self) -> bool:
        """Whether there is anything that forbids a product at all; most shops have nothing."""
        return any(rule.effect.kind == "never" for rule in self.rules) or bool(self.quizzes)

    def effects(self, need: Need) -> list[tuple[Effect, str]]:
        """What holds for this need, each with the quiz choice it came from (empty for a rule)."""
        found = [(rule.effect, "") for rule in self.rules if applies(rule.words, need)]
        for quiz in self.quizzes:
            said = {plain(value) for like in need.likes if like.facet == quiz.name for value in like.values}
            found += [(effect, each.label) for each in quiz.choices if plain(each.label) in said for effect in each.effects]
        return found

    def quiz_for(self, need: Need) -> Quiz | None:
        """The first of the merchant's questions that fits this need and was not asked yet."""
        open_ones = (quiz for quiz in self.quizzes if f"?{quiz.name}" not in need.asked)
        return next((quiz for quiz in open_ones if applies(quiz.words, need)), None)

    def banned(self, products: Iterable[Product], need: Need) -> set[int]:
        never = [effect for effect, _ in self.effects(need) if effect.kind == "never"]
        return {product.id for product in products if any(effect.meets(product) for effect in never)} if never else set()

    def boost(self, products: Sequence[Product], need: Need) -> Floats:
        """One factor per product."""
        pushes = [effect for effect, _ in self.effects(need) if effect.kind == "push"]
        points = [sum(effect.points for effect in pushes if effect.meets(product)) for product in products]
        return np.exp(_WEIGHT * np.asarray(points, dtype=np.float64))

    def first(self, products: Iterable[Product], need: Need) -> list[int]:
        """Ids of those to be shown in any case, before all others."""
        always = [effect for effect, _ in self.effects(need) if effect.kind == "show"]
        return [product.id for product in products if any(effect.meets(product) for effect in always)] if always else []

    def told(self, product: Product, need: Need) -> tuple[bool, list[str]]:
        """Whether the shop itself recommends it here, and the quiz answers that speak for it."""
        speaking = [
            (effect, said)
            for effect, said in self.effects(need)
            if (effect.kind == "show" or effect.points > 0) and effect.meets(product)
        ]
        return any(not said for _, said in speaking), list(dict.fromkeys(said for _, said in speaking if said))


def applies(words: str, need: Need) -> bool:
    """Whether what is sought says all the words of one of the alternatives."""
    alternatives = [stems(each) for each in words.split(",") if each.strip()]
    return not alternatives or any(each <= stems(need.sought) for each in alternatives)


def read_choices(text: str) -> tuple[QuizChoice, ...]:
    """One choice a line: `For the beach: tag=summer +10, type=Boots never`. Raises Invalid with the line that does not fit."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 2 <= len(lines) <= _MOST_CHOICES:
        raise Invalid(f"A question needs two to {_MOST_CHOICES} choices, one a line.")
    return tuple(_choice(line) for line in lines)


def _choice(line: str) -> QuizChoice:
    label, _, effects = line.partition(":")
    found: list[Effect] = []
    for part in (part.strip() for part in effects.split(",") if part.strip()):
        match = _EFFECT.fullmatch(part)
        if match is None:
            raise Invalid(f"Write {part[:60]!r} as facet=value followed by points, show or never, for example tag=summer +10.")
        found.append(effect_of(match["what"].lower(), match["facet"], match["value"]))
    if not label.strip():
        raise Invalid(f"Begin {line[:60]!r} with the choice as shoppers read it, then a colon.")
    return QuizChoice(label.strip()[:60], tuple(found))


def effect_of(what: str, facet: str, value: str) -> Effect:
    """`what` is `show`, `never` or points from -10 to 10. Raises Invalid."""
    facet, value = facet.strip().lower(), value.strip()
    if not facet or not value:
        raise Invalid("Say which products are meant: a facet and its value.")
    if what in _PLAIN:
        return Effect(_PLAIN[what], facet, value)
    points = int(what) if re.fullmatch(r"[+-]?\d{1,3}", what) else 0
    if not points or abs(points) > MOST_POINTS:
        raise Invalid(f"Give points from -{MOST_POINTS} to {MOST_POINTS}, and not 0.")
    return Effect("push", facet, value, points)
