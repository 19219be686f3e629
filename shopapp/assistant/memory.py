"""What the assistant remembers of a conversation: the need, what was shown, and what was asked and not yet answered.

It is stored as JSON with the conversation and changed by one turn at a time. It holds ids and the shopper's words, never
prices or stock: those are read anew in every turn.
"""

from typing import Any

from pydantic import BaseModel, Field

from shopapp.inbox.states import Cause


class Like(BaseModel):
    """Values of a facet that will do. A must rules others out; an answer to our own question only orders them."""

    facet: str
    values: list[str] = Field(default_factory=list[str])
    must: bool = True
    low: float | None = None
    """A range instead of values: from `low` on, below `high`, in the facet's base unit."""
    high: float | None = None
    other: bool = False
    """Whether everything but `values` is meant."""
    of: int = 6
    """Of how many choices it was chosen."""
    said: str = ""
    """The choice in the words the shopper tapped or typed."""


class Bound(BaseModel):
    """A measure that was said, as `understand.Bound` has it."""

    unit: str
    low: float | None = None
    high: float | None = None
    said: str
    plain: str = ""
    must: bool = True


class Suits(BaseModel):
    """Whom it has to suit, as `understand.Suits` has it."""

    sort: str
    number: float
    said: str
    plain: str = ""
    sure: bool = True


def _none_yet() -> "list[Need]":
    return []


class Need(BaseModel):
    """What is sought now. Another kind of product begins a new one; what is ruled out stays ruled out."""

    sought: str = ""
    heads: list[str] = Field(default_factory=list[str])
    """Stems of the kinds of goods among the sought words that are meant; the others describe them."""
    open: bool = False
    """Whether no kind of goods is meant yet, whatever kinds were named."""
    fits: str = ""
    """What the thing has to fit, in the shopper's words or by the name of what it is for."""
    spoken: str = ""
    """The message that said all of `spoken_for`, as it was written: a model that knows its language reads more in it."""
    spoken_for: str = ""
    likes: list[Like] = Field(default_factory=list[Like])
    recalled: Like | None = None
    """The size of a visit before, where what is sought comes in it: it orders, and is told apart from what is said now."""
    dislikes: list[str] = Field(default_factory=list[str])
    low: int | None = None
    high: int | None = None
    lean: str | None = None
    about: int | None = None
    """The price said where `low` and `high` are only ours: "around 30"."""
    bounds: list[Bound] = Field(default_factory=list[Bound])
    suits: list[Suits] = Field(default_factory=list[Suits])
    reduced: bool = False
    """Only what costs less than it did."""
    newest: bool = False
    """What came last comes first."""
    popular: bool = False
    """What stands in most orders comes first."""
    gift: bool = False
    whom: list[str] = Field(default_factory=list[str])
    """Whose things suit the person it is for (`guide/whom`); empty where nobody was named."""
    asked: list[str] = Field(default_factory=list[str])
    seen: list[int] = Field(default_factory=list[int])
    former: list["Need"] = Field(default_factory=_none_yet)
    """What was looked for before this, the newest last, so that "back to the jackets" finds it as it was left."""
    parts: list[str] = Field(default_factory=list[str])
    """The things of a set, each in the words to search for; empty for one thing."""
    advised: bool = False
    """The shopper left the choice to us: no more questions, a recommendation."""

    @property
    def empty(self) -> bool:
        said = self.sought or self.likes or self.bounds or self.suits or self.gift or self.picked
        return not (said or self.low or self.high or self.lean)

    @property
    def picked(self) -> bool:
        return self.reduced or self.newest or self.popular


class Offered(BaseModel):
    """A choice we offered, and what it stands for."""

    label: str
    values: list[str] = Field(default_factory=list[str])
    low: float | None = None
    high: float | None = None
    other: bool = False
    of: int = 6


class Pending(BaseModel):
    """The question on the screen. `product_id` is set when it asks for an option of a product on its way into the cart."""

    facet: str
    choices: list[Offered]
    product_id: int | None = None
    quantity: int = 1
    chosen: dict[str, str] = Field(default_factory=dict[str, str])


class Shown(BaseModel):
    id: int
    title: str


class Memory(BaseModel):
    language: str | None = None
    country: str = ""
    """Where the shopper was sold to when they last wrote."""
    need: Need = Field(default_factory=Need)
    pending: Pending | None = None
    shown: list[Shown] = Field(default_factory=list[Shown])
    focus: int | None = None
    """The one product spoken of."""
    greeted: bool = False
    open_question: str | None = None
    """What the shopper asked when it was unclear which product they meant; naming one answers it."""
    wants_person: bool = False
    before_person: Cause | None = None
    """The shop's question before a person is called was asked, for this cause; the next message answers it."""
    asked_first: bool = False
    valued: bool = False
    """A person was called for the cart's value once."""
    wants_order: bool = False
    """Asked for an order number and an e-mail address; a message that holds one is the answer."""
    wants_code: bool = False
    """Asked which discount code they have; a message that is one is the answer."""
    sizes: list[str] = Field(default_factory=list[str])
    """From visits before, with the shopper's consent: offered first where a size is asked for."""
    tried_code: str = ""
    """The discount code last sent to the storefront; whether it counts, the next report of the cart tells."""
    misses: int = 0
    """Turns in a row in which nothing was found or understood."""

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Memory":
        return cls.model_validate(stored)

    def as_json(self) -> dict[str, Any]:
        return self.model_dump(exclude_defaults=True)
