"""The synonyms' rows. Words are folded; lexemes are the same words as the shop's language stems them."""

from dataclasses import dataclass

from shopapp.db import Connection, many, one
from shopapp.errors import NotFound


@dataclass(frozen=True, slots=True)
class Group:
    id: int
    words: list[str]
    learned: bool
    hidden: bool


def all_of(conn: Connection, shop_id: int) -> list[Group]:
    """The merchant's own first, then those learned; hidden ones last."""
    return many(
        conn,
        Group,
        """
        SELECT id, words, learned, hidden FROM synonyms
        WHERE shop_id = %(shop_id)s
        ORDER BY hidden, learned, words
        """,
        {"shop_id": shop_id},
    )


def add(conn: Connection, shop_id: int, words: list[str]) -> int:
    """Said by the merchant, even where it was learned or hidden before."""
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO synonyms (shop_id, words, lexemes)
        SELECT %(shop_id)s, %(words)s::text[], array_agg(plainto_tsquery(words_config(s.locales[1]), word)::text)
        FROM shops s, unnest(%(words)s::text[]) word
        WHERE s.id = %(shop_id)s
        ON CONFLICT (shop_id, words) DO UPDATE SET learned = false, hidden = false
        RETURNING id
        """,
        {"shop_id": shop_id, "words": words},
    )["id"]


def remove(conn: Connection, shop_id: int, id: int) -> None:
    """The merchant's own go, learned ones are hidden. Raises NotFound."""
    parameters = {"shop_id": shop_id, "id": id}
    hidden = conn.execute("UPDATE synonyms SET hidden = true WHERE shop_id = %(shop_id)s AND id = %(id)s AND learned", parameters)
    gone = conn.execute("DELETE FROM synonyms WHERE shop_id = %(shop_id)s AND id = %(id)s AND NOT learned", parameters)
    if hidden.rowcount + gone.rowcount == 0:
        raise NotFound("There are no such synonyms in this shop.")


def restore(conn: Connection, shop_id: int, id: int) -> None:
    """A hidden one counts again. Raises NotFound."""
    shown = conn.execute(
        "UPDATE synonyms SET hidden = false WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": id}
    )
    if shown.rowcount == 0:
        raise NotFound("There are no such synonyms in this shop.")


def meant(conn: Connection, shop_id: int, grams: list[str]) -> list[tuple[str, list[str]]]:
    """Which of the grams stand in a group that counts, with the group's words; the merchant's own first."""
    rows = conn.execute(
        """
        WITH said AS (
            SELECT gram, place, plainto_tsquery(words_config(s.locales[1]), gram)::text AS lexeme
            FROM shops s, unnest(%(grams)s::text[]) WITH ORDINALITY g (gram, place)
            WHERE s.id = %(shop_id)s
        )
        SELECT said.gram, g.words
        FROM said JOIN synonyms g ON g.shop_id = %(shop_id)s AND NOT g.hidden AND said.lexeme = ANY (g.lexemes)
        WHERE said.lexeme <> ''
        ORDER BY g.learned, g.id, said.place
        """,
        {"shop_id": shop_id, "grams": grams},
    ).fetchall()
    return [(row["gram"], row["words"]) for row in rows]


def names(conn: Connection, shop_id: int) -> list[str]:
    rows = conn.execute(
        "SELECT concat_ws(' ', title, product_type) AS name FROM products WHERE shop_id = %(shop_id)s AND deleted_at IS NULL",
        {"shop_id": shop_id},
    ).fetchall()
    return [row["name"] for row in rows]


def keep_learned(conn: Connection, shop_id: int, groups: list[list[str]]) -> None:
    """Exactly these are learned now; what the merchant said or hid stays as it is."""
    parameters = {"shop_id": shop_id, "firsts": [group[0] for group in groups], "seconds": [group[1] for group in groups]}
    conn.execute(
        """
        DELETE FROM synonyms WHERE shop_id = %(shop_id)s AND learned AND NOT hidden
          AND NOT EXISTS (SELECT 1 FROM unnest(%(firsts)s::text[], %(seconds)s::text[]) AS g (first, second)
                          WHERE words = ARRAY[g.first, g.second])
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO synonyms (shop_id, words, lexemes, learned)
        SELECT %(shop_id)s, ARRAY[g.first, g.second],
               ARRAY[plainto_tsquery(words_config(s.locales[1]), g.first)::text,
                     plainto_tsquery(words_config(s.locales[1]), g.second)::text], true
        FROM shops s, unnest(%(firsts)s::text[], %(seconds)s::text[]) AS g (first, second)
        WHERE s.id = %(shop_id)s
        ON CONFLICT (shop_id, words) DO NOTHING
        """,
        parameters,
    )
