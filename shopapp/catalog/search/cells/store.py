"""The cells' rows: centres, and which product is in which.

The one rule: a cell narrows where a large shop is looked at; it never decides whether a product may be shown.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Held:
    products: int
    """Products with a vector of the model."""
    cells: int
    same_model: bool
    homeless: bool
    """Whether a product with a vector of the model is in no cell."""


def held(conn: Connection, shop_id: int, model: str) -> Held:
    return one(
        conn,
        Held,
        """
        SELECT v.products, v.homeless, c.cells, c.same_model
        FROM (SELECT count(*) AS products, coalesce(bool_or(cell IS NULL), false) AS homeless
              FROM product_vectors WHERE shop_id = %(shop_id)s AND model = %(model)s) v,
             (SELECT count(*) AS cells, coalesce(bool_and(model = %(model)s), false) AS same_model
              FROM vector_cells WHERE shop_id = %(shop_id)s) c
        """,
        {"shop_id": shop_id, "model": model},
    )


def near(conn: Connection, shop_id: int, model: str, vector: str, most: int) -> list[int]:
    """The cells nearest to the vector; none where the shop has no cells."""
    rows = conn.execute(
        """
        SELECT cell FROM vector_cells
        WHERE shop_id = %(shop_id)s AND model = %(model)s
        ORDER BY centre <#> %(vector)s::halfvec LIMIT %(most)s
        """,
        {"shop_id": shop_id, "model": model, "vector": vector, "most": most},
    ).fetchall()
    return [row["cell"] for row in rows]


def sample(conn: Connection, shop_id: int, model: str, most: int) -> npt.NDArray[np.float32]:
    """At most so many of the shop's vectors, evenly over all of its products."""
    rows = many(
        conn,
        dict[str, list[float]],
        """
        SELECT vector::real[] AS numbers
        FROM (SELECT vector, row_number() OVER (ORDER BY hashint8(product_id)) AS place
              FROM product_vectors WHERE shop_id = %(shop_id)s AND model = %(model)s) v
        WHERE place <= %(most)s
        """,
        {"shop_id": shop_id, "model": model, "most": most},
    )
    return np.asarray([row["numbers"] for row in rows], dtype=np.float32)


def settle(conn: Connection, shop_id: int, model: str, centres: list[str]) -> None:
    """Replace the centres and write every vector again, cell by cell, so that one cell's rows lie side by side on disk."""
    parameters = {"shop_id": shop_id, "model": model, "centres": centres}
    conn.execute("DELETE FROM vector_cells WHERE shop_id = %(shop_id)s", parameters)
    conn.execute(
        """
        INSERT INTO vector_cells (shop_id, cell, model, centre)
        SELECT %(shop_id)s, place, %(model)s, centre::halfvec
        FROM unnest(%(centres)s::text[]) WITH ORDINALITY AS c (centre, place)
        """,
        parameters,
    )
    conn.execute(
        """
        WITH taken AS (
            DELETE FROM product_vectors WHERE shop_id = %(shop_id)s
            RETURNING product_id, model, text_hash, vector
        )
        INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector, cell)
        SELECT %(shop_id)s, t.product_id, t.model, t.text_hash, t.vector, nearest_cell(t.model, t.vector) AS cell
        FROM taken t
        ORDER BY cell, t.product_id
        """,
        parameters,
    )


def drop(conn: Connection, shop_id: int) -> None:
    """The shop became small: its vectors are read one after the other again."""
    conn.execute("DELETE FROM vector_cells WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})
    conn.execute("UPDATE product_vectors SET cell = NULL WHERE shop_id = %(shop_id)s AND cell IS NOT NULL", {"shop_id": shop_id})
