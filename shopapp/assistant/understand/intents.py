"""Which intent a message has: the language's patterns where they apply here, then questions, then what is sought.

What none of these decides for sure is compared with example sentences (`examples.py`), where there are embeddings.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from shopapp.assistant.understand import colours, definite, people, reaching, terms
from shopapp.assistant.understand.examples import Examples
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.heads import beside
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Intent, Reference, Situation, Wish
from shopapp.assistant.understand.parts import Parts
from shopapp.assistant.understand.plain import arabic, stems, words
from shopapp.assistant.understand.vocabulary import Vocabulary
from shopapp.assistant.understand.wishes import SIZES

Decision = tuple[Intent, str | None]
_ARTICLE = re.compile(r"(?:an?|some|un|une|eine?n?|una?) ")
_LOOSE = re.compile(r"(?<!\w)(?:something|anything|ones?|it|them|etwas|was|quelque chose|algo|شيء|شيءا)(?!\w)")
_NO_WORD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|^[^aeiouy\W\d]{4,}$")
_COMPARE = re.compile(r"(?:\S+ ){0,3}(?:compar|vergleich|differen|unterschied|diferenc|قارن|مقارنه)")
_POLICY = re.compile(r"(?:can|may|could) (?:i|we) (?!.*(?:track|status|my (?:order|parcel|package|delivery)))")
""" "Can I cancel until the parcel has left?" asks for a rule, and for no parcel of one's own."""
_SIDES = re.compile(r"\s(?:vs\.?|versus|and|or|with|und|oder|mit|et|ou|avec|y|o|con)\s")
_AFTER_SALE = frozenset({"returns", "warranty", "orders"})
_FEW_WORDS, _LONG = 4, 40


@dataclass(frozen=True)
class Said:
    """A message in the plain spelling with all that is known of it before its intent."""

    text: str
    lexicon: Lexicon
    situation: Situation
    vocabulary: Vocabulary
    parts: Parts
    left: tuple[Wish, ...]
    """The wishes without the words that only point at something shown."""
    pointed: tuple[Reference, ...]
    quantity: int | None
    heads: frozenset[str] = frozenset()
    """Stems of the kinds of goods that are meant, of all that are named."""
    compares: bool = False
    """Whether more or less of something than what is shown is wanted."""

    suited: bool = False
    """Whether it was said whom the thing has to suit."""

    @cached_property
    def asked(self) -> bool:
        return "?" in self.text or bool(re.search(self.lexicon.question, self.text))

    @cached_property
    def names_kind(self) -> bool:
        return bool(stems(self.parts.sought) & self.vocabulary.kinds)

    @cached_property
    def names_two(self) -> bool:
        """Whether a kind is named on both sides: "the oak table or the pine table"."""
        return sum(bool(stems(side) & self.vocabulary.kinds) for side in _SIDES.split(self.text)) > 1

    @cached_property
    def seeks(self) -> bool:
        return bool(self.lexicon.find("seeking", self.lexicon.seeking, self.text))

    @cached_property
    def picks(self) -> bool:
        """What is on sale, new, or bought most is wanted."""
        lexicon = self.lexicon
        return any(lexicon.find(name, getattr(lexicon, name), self.text) for name in ("reduced", "newest", "popular"))

    @cached_property
    def asks_leave(self) -> bool:
        """ "May I bring my dog?" asks for a rule of the shop, whatever goods its words may name elsewhere."""
        wished = self.names_kind or self.parts.wishes or self.parts.price or self.pointed
        return not wished and bool(re.search(arabic(self.lexicon.leave), self.text))

    @cached_property
    def asks_of_named(self) -> bool:
        """ "Does the moka pot work on induction?": of a thing that may not have been shown yet."""
        sought = self.seeks or self.parts.price or self.compares
        return self.asked and not sought and definite.named(self.text, self.lexicon, self.vocabulary)

    @cached_property
    def new_topic(self) -> bool:
        """Another kind of product than the one spoken of. Describing words alone refine what was sought."""
        before = self.situation.heads or stems(self.situation.sought)
        # "Can I put it in the oven": what the shop does not sell is no other wish while something shown is spoken of.
        asked_of_it = (bool(self.pointed) or (self.asked and not self.seeks)) and not beside(self.text, self.lexicon.code)
        kinds = self.heads & self.vocabulary.kinds if asked_of_it else self.heads
        if self.describes or self._picks(kinds):
            return False
        return bool(self.situation.sought) and bool(kinds) and not kinds & before

    @cached_property
    def describes(self) -> bool:
        """ "For oily skin", "en bois": said of what is sought, whatever kinds its words name elsewhere."""
        things = self.lexicon.things
        begins = arabic(rf"\W*(?:([^\W\d]{{1,8}})\W+)?(?:(?:{things.anything}) )?(?:{things.describing})(?!\w)[^,;.]*\W*$")
        match = re.match(begins, self.text)
        if match is None or self.seeks or beside(self.text, self.lexicon.code):
            return False
        # "Coffee without caffeine" names a thing first.
        return not match[1] or match[1] in self.lexicon.idle | self.lexicon.telling

    def _picks(self, kinds: frozenset[str]) -> bool:
        """ "The unscented one": one of those shown."""
        picked = [stems(reference.word) for reference in self.pointed if reference.kind == "word"]
        return any(kinds <= word and any(word <= stems(title) for title in self.situation.shown) for word in picked)

    @cached_property
    def on_screen(self) -> bool:
        return bool(self.situation.shown) or self.situation.on_product

    @cached_property
    def definite(self) -> bool:
        """One product is pointed at by place or name, or looked at and not left for another thing."""
        told = any(reference.kind != "it" for reference in self.pointed)
        return told or (self.situation.on_product and not self.new_topic)

    def topic(self, topics: tuple[tuple[str, str], ...], prefix: str) -> str | None:
        return next((topic for topic, pattern in topics if self.lexicon.find(f"{prefix} {topic}", pattern, self.text)), None)


def intent_of(said: Said, examples: Examples | None) -> Decision:
    way = reaching.way_of(said.text, said.lexicon.code) if not said.names_kind else None
    if way is not None and not people.only_spoken_of(said.text, said.lexicon.code):
        return "person", way
    if not said.names_kind and people.asked_for(said.text, said.lexicon.code):
        return "person", None
    for intent, pattern in said.lexicon.intents:
        if said.lexicon.find(intent, pattern, said.text) and _plausible(intent, said):
            return intent, None
    if decided := _compared(said) or _question(said):
        return decided
    if not said.names_kind and said.lexicon.find("complaint", said.lexicon.complaint, said.text):
        return "complaint", None
    return _sought(said, examples)


def _plausible(intent: Intent, said: Said) -> bool:
    """Some phrases mean an intent only where there is something to apply it to."""
    match intent:
        case "cheaper" | "why" | "more_like" | "goes_with" | "something_else":
            return said.on_screen and not said.new_topic
        case "person" | "order_status" | "find":
            return _meant(intent, said)
        case "cart_add":
            return said.on_screen or "cart" in said.text
        case "compare":
            return said.on_screen or said.names_two or not said.names_kind or bool(_COMPARE.match(said.text))
        case "off_topic":
            return not said.names_kind and said.topic(said.lexicon.shop_questions, "shop") is None
        case _:
            return True


def _meant(intent: Intent, said: Said) -> bool:
    """Not when the same words are said of somebody or something else."""
    if intent == "person":
        # In a long tale an "actual person" is named in passing; who wants one asks for one.
        named = len(words(said.text)) > _LONG and not people.asked_for(said.text, said.lexicon.code)
        return not named and not people.only_spoken_of(said.text, said.lexicon.code)
    return not (_POLICY.match(said.text) if intent == "order_status" else said.definite)


def _compared(said: Said) -> Decision | None:
    """ "Do you have a lighter one?" is a wish, though it is asked of what is on the screen."""
    wished = said.compares and said.situation.sought and not (said.pointed or said.new_topic)
    return ("refine", None) if wished else None


def _question(said: Said) -> Decision | None:
    about_shop = said.topic(said.lexicon.shop_questions, "shop")
    about_product = said.topic(said.lexicon.product_questions, "product")
    if about_shop and _about_shop(about_shop, about_product, said):
        return "question_shop", about_shop
    if said.asks_of_named:
        return "question_product", _faceted(said) or about_product or "about"
    if said.asks_leave and not said.definite:
        return "question_shop", None
    if not said.on_screen:
        return None
    if said.definite and (said.asked or about_product) and not (said.new_topic and not said.pointed):
        return "question_product", _faceted(said) or about_product or "about"
    told = said.asked and not said.names_kind and not said.parts.wishes
    pointed = said.pointed and (said.asked or not said.parts.wishes) and not said.seeks
    return ("question_product", about_product) if about_product and (told or pointed) else None


def _about_shop(topic: str, about_product: str | None, said: Said) -> bool:
    """Asked about the shop, or told of something bought, which is no question by its form: "my kettle broke"."""
    if topic in _AFTER_SALE and not (said.left or said.parts.price or (topic == "warranty" and said.seeks)):
        return True
    short = len(words(said.text)) <= _FEW_WORDS
    return (said.asked or short) and not (said.names_kind and about_product is None and not said.asked)


def _faceted(said: Said) -> str | None:
    """ "Do you have this in XS" asks about its sizes, "in green" about its colours."""
    facets = {wish.facet for wish in said.left if wish.facet}
    if facets & SIZES:
        return "size"
    return "colour" if facets & colours.FACETS else None


def _sought(said: Said, examples: Examples | None) -> Decision:
    on_gift = said.lexicon.find("gift", said.lexicon.gift, said.text)
    goes_on = bool(said.situation.sought) and (said.suited or said.describes)
    if on_gift and not said.names_kind and not said.situation.on_gift and not goes_on:
        return "find", None
    if (said.seeks or _ARTICLE.match(said.text)) and _other_thing(said):
        return "find", None
    placed = said.situation.on_product or any(reference.kind == "place" for reference in said.pointed)
    left = [word for word in said.parts.sought.split() if word not in said.lexicon.numbers]
    if placed and said.quantity and not (left or said.parts.wishes or said.asked):
        return "cart_add", None
    return _seeking(said) or _unsure(said, examples)


def _unsure(said: Said, examples: Examples | None) -> Decision:
    if said.pointed and said.definite and not said.parts.sought:
        return "question_product", "about"
    if examples is not None and (near := examples.nearest(said.text, said.lexicon.code, on_screen=said.on_screen)):
        return near, None
    if said.parts.sought and said.asked:
        return "question_shop", None
    return _goods(said) if _words_at_all(said.parts.sought) else "unclear", None


def _seeking(said: Said) -> Decision | None:
    """Something sought or narrowed, where the words are known to the shop or to our tables; None when that is not sure."""
    known = said.names_kind or any(_known(word, said) for word in said.parts.sought.split())
    told = said.parts.wishes or said.parts.price or said.suited or said.picks
    if known or told or (said.parts.sought and said.seeks):
        return _goods(said), None
    return None


def _goods(said: Said) -> Intent:
    return "refine" if said.situation.sought and not said.new_topic else "find"


def _known(word: str, said: Said) -> bool:
    code = said.lexicon.code
    return (
        said.vocabulary.knows(word)
        or (code, light(word, code)) in terms.by_name()
        or ("en", light(word, "en")) in terms.by_name()
    )


def _words_at_all(sought: str) -> bool:
    """Whether there is a word in it that could be one: "qwrtz" is a slip of the hand."""
    return any(not _NO_WORD.search(word) for word in sought.split())


def _other_thing(said: Said) -> bool:
    """ "Do you have a sofa" while jackets are spoken of: another thing, unless it is "something" that is described."""
    fresh = stems(said.parts.sought) - stems(said.situation.sought)
    return bool(said.parts.sought) and fresh == stems(said.parts.sought) and not _LOOSE.search(said.text)
