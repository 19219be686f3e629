"""From a wish to hits: the hybrid statement, then codes and likeness of spelling where words found nothing.

Every way of finding passes the same filter, so that nothing that breaks a must is ever a hit.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from shopapp.catalog.search import cells, freedom, musts, store, synonyms
from shopapp.catalog.search.cells import store as cell_rows
from shopapp.catalog.search.colours import NAMES as COLOUR_NAMES
from shopapp.catalog.search.colours import ONE as ONE_COLOUR
from shopapp.catalog.search.colours import members
from shopapp.catalog.search.wish import Hit, Wish
from shopapp.catalog.store import locales_of
from shopapp.catalog.text import fold
from shopapp.db import Connection
from shopapp.db.vectors import as_text
from shopapp.ports.embeddings import Nearness, nearness_of

POOL = 200
REACH = 10_000
"""So many of the nearest are held against the filters, until the pool is full; where too few pass, all products are."""
_CODE = re.compile(r"(?=\S*\d)[\w./-]{3,40}")
_WORD = re.compile(r"[^\W_]{4,}")
_WORDS, _NAMED = 0.3, 0.2
_MOST_WORDS = 12
"""Words of a text that are looked up for whether the shop knows them: each costs a question of its own to the index."""


def search(
    conn: Connection, shop_id: int, wish: Wish, *, vector: npt.NDArray[np.float32] | None = None, model: str | None = None
) -> list[Hit]:
    """Best first, at most `wish.limit`. `vector` is the embedding of `wish.text`, `model` who made it.

    Without a vector the words decide alone. An empty list means that nothing in this shop meets the musts or the words.
    """
    asked = parameters(shop_id, wish, vector, model)
    if not wish.text.strip():
        return [Hit(id, 0.0, 0.0, False, "listed") for id in store.listed(conn, asked)]
    asked["ways"] = [*synonyms.ways(conn, shop_id, wish.text), *wish.ways]
    found = reached(conn, shop_id, wish, asked, store.hybrid)
    near = nearness_of(model, vector).read
    hits = [Hit(row.product_id, row.score, near(row.cosine), row.by_words, _why(row), row.named, row.translated) for row in found]
    coded = _by_code(conn, wish, asked)
    if not any(hit.words for hit in hits) and not coded:
        hits = _spelled(conn, shop_id, wish, asked, hits)
    taken = {hit.product_id for hit in coded}
    return (coded + [hit for hit in hits if hit.product_id not in taken])[: wish.limit]


Statement = Callable[..., list[store.Found]]
"""One of `search/store` that looks at the nearest: (conn, parameters, filter_first)."""


def reached(conn: Connection, shop_id: int, wish: Wish, asked: dict[str, Any], statement: Statement) -> list[store.Found]:
    """Quick where most products pass the filters, exact where they leave few; in a large shop by its cells."""
    if wish.product_ids is not None:
        return statement(conn, asked, filter_first=True)
    if asked["vector"] is not None and asked["model"] is not None:
        asked["cells"] = cell_rows.near(conn, shop_id, asked["model"], asked["vector"], cells.PROBED) or None
    found = statement(conn, asked, filter_first=False)
    few = len(found) < wish.limit and (musts.filtered(asked) or wish.not_product_ids)
    if few and store.more_than(conn, shop_id, asked["reach"]):
        return statement(conn, asked, filter_first=True)
    return found


def confidence(hits: list[Hit]) -> float:
    """How sure one may be that the shop has what was asked, 0 to 1.5.

    Best nearness in meaning; 0.3 where a product holds every asked word (a third of that for likeness of spelling alone:
    "sofa" is spelt like "softshell"); and 0.2 times the share of the asked words in the names of the first five: what a
    shop lacks is near in meaning to something, or mentioned in some description, but its words are not what the best hits
    are called.
    Measured against what a shop lacks of its own department and of others: decisions/0013.
    """
    if not hits:
        return 0.0
    first = hits[:5]
    words = any(hit.words or hit.why == "code" for hit in hits)
    spelt = any(hit.why == "spelling" for hit in hits)
    said = _WORDS if words else _WORDS / 3 if spelt else 0.0
    return max(hit.cosine for hit in hits) + said + _NAMED * sum(hit.named for hit in first) / len(first)


def parameters(shop_id: int, wish: Wish, vector: npt.NDArray[np.float32] | None, model: str | None) -> dict[str, Any]:
    """What the statements of `search/store` ask for."""
    names = ["|".join(ONE_COLOUR) if name.lower() in ONE_COLOUR else name.lower() for name in wish.options]
    near = nearness_of(model, vector)
    return {
        "shop_id": shop_id,
        "text": wish.text,
        "ways": [wish.text],
        "vector": None if vector is None else as_text(vector),
        **_shares(near, vector),
        "model": model,
        "exclude": [word for word in wish.exclude if word.strip()],
        "free_of": [freedom.pattern(word) for word in wish.exclude if word.strip()],
        "reduced": wish.reduced,
        "only_available": wish.only_available,
        "price_min": wish.price_min,
        "price_max": wish.price_max,
        "product_ids": None if wish.product_ids is None else list(wish.product_ids),
        "not_product_ids": list(wish.not_product_ids),
        "names": names,
        "patterns": [_pattern(name, wanted) for name, wanted in wish.options.items()],
        "pool": max(POOL, wish.limit),
        "reach": max(REACH, wish.limit),
        "cells": None,
        "limit": wish.limit,
        "locales": locales_of(wish.locale),
        "country": wish.country,
        "words_weight": store.WORDS_WEIGHT,
        "feedback": store.FEEDBACK * near.feedback,
        "few": store.FEW,
        "least_pull": store.LEAST_PULL,
        "enough": store.ENOUGH,
        "near_enough": near.raw(store.NEAR_ENOUGH),
        "meaning_from": near.start,
        "meaning": near.numbers,
    }


def _pattern(name: str, wanted: Sequence[str]) -> str:
    """One regular expression for PostgreSQL that any of the values matches as whole words; colours by family."""
    values = [member for value in wanted for member in (members(value) if name.lower() in COLOUR_NAMES else (value,))]
    joined = "|".join(re.escape(fold(value)) for value in values)
    return rf"(^|\W)({joined})($|\W)" if name.lower() in COLOUR_NAMES else f"^({joined})$"


def _shares(near: Nearness, vector: npt.NDArray[np.float32] | None) -> dict[str, float]:
    """What the dot products of the meaning are divided by: a question's with a product, a product's with another."""
    if vector is None:
        return {"share": 1.0, "own_share": 1.0}
    part = vector[near.start - 1 : near.start - 1 + near.numbers]
    length = max(float(part @ part), 1e-9)
    own = length if near.part is None else near.part
    return {"share": (length * own) ** 0.5, "own_share": own}


def _why(row: store.Found) -> str:
    return "meaning" if not row.by_words else "both" if row.cosine > 0 else "words"


def _by_code(conn: Connection, wish: Wish, asked: dict[str, Any]) -> list[Hit]:
    codes = [fold(code) for code in _CODE.findall(wish.text)]
    found = store.by_code(conn, codes) if codes else []
    if not found:
        return []
    allowed = store.listed(conn, _among(asked, wish, found))
    return [Hit(id, 1.0, 0.0, True, "code", 1.0) for id in allowed]


def _spelled(conn: Connection, shop_id: int, wish: Wish, asked: dict[str, Any], hits: list[Hit]) -> list[Hit]:
    """Titles spelt like the text go in front when the shop does not know one of its words: `jaket` finds jackets.

    Comparing spellings is slow in a large shop, and leads astray where every word is known and no product holds them all.
    """
    words = _WORD.findall(wish.text)[:_MOST_WORDS]
    likeness = store.alike(conn, wish.text) if words and store.unknown(conn, shop_id, words) else {}
    if not likeness:
        return hits
    allowed = set(store.listed(conn, _among(asked, wish, list(likeness))))
    cosines = {hit.product_id: hit for hit in hits}
    spelled: list[Hit] = []
    for id, like in likeness.items():
        if id in allowed:
            near = cosines[id].cosine if id in cosines else 0.0
            meaning = cosines[id].score if id in cosines else 0.0
            spelled.append(Hit(id, 0.5 * like + 0.5 * meaning, near, False, "spelling", like))
    rest = [hit for hit in hits if hit.product_id not in {hit.product_id for hit in spelled}]
    return sorted(spelled + rest, key=lambda hit: -hit.score)


def _among(asked: dict[str, Any], wish: Wish, ids: list[int]) -> dict[str, Any]:
    within = ids if wish.product_ids is None else [id for id in ids if id in set(wish.product_ids)]
    return {**asked, "product_ids": within, "limit": len(ids)}
