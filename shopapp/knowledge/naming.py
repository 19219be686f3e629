"""A question that only names what it is about: "return policy", "Shipping", "the terms".

It asks for no single fact, so nothing is weighed: what stands under that heading, or first in the document of that title, is
the answer, with its other headings to go on from. The one rule: each word of the matter stands in the heading or the title.
"""

from collections.abc import Sequence

from shopapp.db import Connection
from shopapp.knowledge import store
from shopapp.knowledge.answerable import SURE
from shopapp.knowledge.answering import Answer, Cited, extract

MOST_WORDS = 3
"""Who says more than this asks something of their own."""
MOST_HEADINGS = 3


def named(conn: Connection, shop_id: int, matter: Sequence[str]) -> Answer | None:
    """What the shop says of the matter, or None when no heading and no title has all of its words.

    `matter` are the words of the question without those of asking ("what is your") and of papers ("policy", "terms").
    """
    if not 0 < len(matter) <= MOST_WORDS:
        return None
    place = store.named(conn, shop_id, " ".join(matter))
    if place is None:
        return None
    text = extract(place.body, " ".join(matter))
    return Answer([Cited(place.title, place.url, place.heading, text, SURE)], further=_others(conn, shop_id, place))


def _others(conn: Connection, shop_id: int, place: store.Named) -> list[str]:
    headings = store.headings(conn, shop_id, place.document_id)
    return [heading for heading in headings if heading not in ("", place.heading)][:MOST_HEADINGS]
