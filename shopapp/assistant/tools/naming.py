"""Which product a question names, whether it was shown or not: "does the moka pot work on induction?".

The one rule: only a product that one title alone fits is taken to be named. Of several lamps none is "the lamp".
"""

from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import definite
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.catalog import Product, Wish
from shopapp.catalog.facets import UNITS

_LOOKED_AT = 12
_ENOUGH = 2  # words of a title that name it, where the whole title was not said


def named(desk: Desk, text: str = "", *, alone: bool = False) -> Product | None:
    """The one product that the message, or this part of it, names; also one that is sold out.

    With `alone` a single word that stands in no other title is enough: "the microscope"."""
    said = titled(desk, text)
    if not said:
        return None
    rows: dict[int, Product] = {}
    for words_of_it in dict.fromkeys((text or desk.meaning.sought, " ".join(sorted(said)))):
        hits = desk.search(Wish(text=words_of_it, only_available=False, limit=_LOOKED_AT)) if words_of_it else []
        rows |= desk.offered([hit.product_id for hit in hits])
    least = 1 if alone else _ENOUGH
    ratings = {id: max(_said_of(desk, title, said, least) for title in product.titles) for id, product in rows.items()}
    most = max(ratings.values(), default=(0, 0.0))
    best = [rows[id] for id, rating in ratings.items() if rating == most]
    return best[0] if len(best) == 1 and most[0] else None


def titled(desk: Desk, text: str = "") -> set[str]:
    """Stems of the message's words that stand in titles of this shop."""
    lexicon = lexicon_of(desk.meaning.language)
    return definite.said_of_titles(plain(text or f"{desk.meaning.text} {desk.meaning.sought}"), lexicon, desk.vocabulary)


def _said_of(desk: Desk, title: str, said: set[str], least: int) -> tuple[int, float]:
    """How many words of a title were said, and what share of it they are; nothing where these are too few to name it."""
    lexicon = lexicon_of(desk.vocabulary.language)
    idle = lexicon.idle | lexicon.telling
    told = {word for word in words(title) if word not in idle}
    # "12 pouces", "38 cm" say how large it is, not what it is called; where they were said they count all the same.
    own = {stem(word) for word in told if not (word.isdigit() or word in UNITS)}
    found = len({stem(word) for word in told} & said)
    share = len(own & said) / len(own) if own else 0.0
    return (found, share) if found >= least or share == 1 else (0, 0.0)
