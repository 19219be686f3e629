"""What a message means, whoever understood it: the built-in patterns now, a model later. Both fill this one structure.

A Meaning holds no product ids and no prices of products: it says what the shopper said. Which rows that touches is decided
by the tools, on the shop's own data.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Intent = Literal[
    "find",
    "refine",
    "answer_choice",
    "compare",
    "why",
    "more_like",
    "goes_with",
    "cheaper",
    "something_else",
    "question_product",
    "question_shop",
    "cart_add",
    "cart_remove",
    "cart_show",
    "checkout",
    "cart_change",
    "discount_code",
    "discount_remove",
    "order_status",
    "greeting",
    "thanks",
    "small_talk",
    "person",
    "complaint",
    "leave_contact",
    "off_topic",
    "unclear",
]


Sort = Literal["weight", "size", "length", "height", "width"]
"""What of a thing is compared with another's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing wanted or not wanted. `facet` is None for a word that belongs to no facet of this shop."""

    value: str
    facet: str | None = None
    wanted: bool = True
    must: bool = True
    """False for an answer tapped or given loosely: it orders the choice and rules nothing out by itself."""


@dataclass(frozen=True, slots=True)
class PriceWish:
    """In minor units of the shop's currency. `lean` is "cheap" or "fine" when no number was said."""

    low: int | None = None
    high: int | None = None
    lean: Literal["cheap", "fine"] | None = None
    about: int | None = None
    """What was said where the ends are only ours: "around 30"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A measure, in the base unit of `catalog.facets.UNITS`: at least `low`, at most `high`."""

    unit: str
    low: float | None
    high: float | None
    said: str
    """The shopper's own words for it: "mindestens 50 Zoll"."""
    plain: str = ""
    """The same in the one form in which words are compared: "mindestens 50 inch"."""
    must: bool = True
    """False for a plain measure ("27 inch"), which describes and excludes nothing."""


@dataclass(frozen=True, slots=True)
class Suits:
    """Whom a thing has to suit: a child of that many years, or that many people."""

    sort: Literal["age", "people"]
    number: float
    said: str
    """The shopper's own words for it: "für 6 Personen"."""
    plain: str = ""
    """The same as it stands in the plain spelling."""
    sure: bool = True
    """False where the age is only guessed ("for a baby"): it orders and rules nothing out."""


@dataclass(frozen=True, slots=True)
class Relative:
    """More or less of something than what is shown: "lighter"."""

    sort: str
    """ "weight", "size", "length", "height" or "width"."""
    more: bool
    said: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Something shown before: by place ("the second", -1 is the last), by a word ("the blue one"), or plainly "it"."""

    kind: Literal["place", "word", "it", "id"]
    place: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    intent: Intent
    language: str
    text: str = ""
    """As written, trimmed."""
    sought: str = ""
    """The words that describe what is sought, without prices, without what is not wanted, without filler."""
    wishes: tuple[Wish, ...] = ()
    price: PriceWish | None = None
    bounds: tuple[Bound, ...] = ()
    suits: tuple[Suits, ...] = ()
    relative: Relative | None = None
    heads: tuple[str, ...] = ()
    """Stems of the kinds of goods meant, where other kinds only describe them: "case" of "laptop case"."""
    open: bool = False
    """Whether the kinds named only describe what is wanted: "something for making coffee"."""
    fits: str | None = None
    """What the thing has to fit, as said."""
    beside: bool = False
    """Whether another thing is wanted for the one spoken of: "a wall mount for it"."""
    references: tuple[Reference, ...] = ()
    beyond: bool = False
    """Whether a place is named at which nothing is shown."""
    quantity: int | None = None
    skipped: bool = False
    """The shopper does not mind: the pending question is settled without an answer."""
    topic: str | None = None
    """For a question: what it is about, such as "returns" or "material"."""
    gift: bool = False
    reduced: bool = False
    """Whether only what costs less than it did is wanted: "on sale"."""
    newest: bool = False
    """Whether what came last is wanted first: "what's new"."""
    popular: bool = False
    """Whether what is bought most is wanted first: "best sellers"."""
    how: bool = False
    """Whether a way of doing something is asked for: "how do I wash wool?"."""
    asked: bool = False
    """Whether it is a question by its form: "do you have an app?"."""
    new_topic: bool = False
    """Whether another kind of product is meant than before."""
    product_ids: tuple[int, ...] = ()
    """Only from a button of ours that named them; the tools check them against the shop's rows."""
    variant_id: int | None = None
    code: str = ""
    """The discount code in the shopper's own spelling."""

    def as_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value not in (None, "", (), False)}


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What has to be known of the conversation to understand the next message."""

    language: str
    currency: str
    pending_facet: str | None = None
    pending_choices: tuple[Choice, ...] = ()
    shown: tuple[str, ...] = ()
    """Titles of the products last shown, in order."""
    sought: str = ""
    heads: frozenset[str] = frozenset()
    """Stems of the kinds of goods that are meant by it."""
    on_gift: bool = False
    """Whether a present is what is being looked for."""
    on_product: bool = False
    """Whether one product is being looked at: the page's, or the one spoken of."""
