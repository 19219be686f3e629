"""Rows about facets: what the merchant changed, and which products a look at the whole shop is made from."""

from collections.abc import Iterable
from dataclasses import dataclass

from shopapp.db import Connection, many


@dataclass(frozen=True, slots=True)
class FacetSetting:
    facet: str
    label: str = ""
    """What it is called instead; empty leaves its own name."""
    place: int | None = None
    """The lower, the earlier it is asked where it helps about as much as another."""
    hidden: bool = False
    pinned: bool = False
    """Asked first wherever it tells the candidates apart."""


def settings(conn: Connection, shop_id: int) -> dict[str, FacetSetting]:
    rows = many(
        conn,
        FacetSetting,
        "SELECT facet, label, place, hidden, pinned FROM facet_settings WHERE shop_id = %(shop_id)s",
        {"shop_id": shop_id},
    )
    return {row.facet: row for row in rows}


def write_settings(conn: Connection, shop_id: int, changed: Iterable[FacetSetting]) -> None:
    """Replace what was changed before by this; a setting that changes nothing is not kept."""
    conn.execute("DELETE FROM facet_settings WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})
    for each in changed:
        if each == FacetSetting(each.facet):
            continue
        conn.execute(
            """
            INSERT INTO facet_settings (shop_id, facet, label, place, hidden, pinned)
            VALUES (%(shop_id)s, %(facet)s, %(label)s, %(place)s, %(hidden)s, %(pinned)s)
            """,
            {
                "shop_id": shop_id,
                "facet": each.facet,
                "label": each.label,
                "place": each.place,
                "hidden": each.hidden,
                "pinned": each.pinned,
            },
        )


def sample(conn: Connection, shop_id: int, *, most: int) -> list[int]:
    """Ids of offered products, the newest first."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM products
        WHERE shop_id = %(shop_id)s AND status = 'ACTIVE' AND deleted_at IS NULL AND published_at IS NOT NULL
        ORDER BY published_at DESC, id DESC
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )
    return [row["id"] for row in rows]
