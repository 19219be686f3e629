"""Rows beside products. Each statement takes a batch, leaves out what no product of ours owns, keeps newer readings, and
writes nothing that is held exactly so."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shopapp.db import Connection, arrays, many
from shopapp.ports.shopify_catalogue import LevelFacts, Region, TranslationFacts


def put_levels(conn: Connection, shop_id: int, levels: Sequence[LevelFacts]) -> None:
    rows = {(each.inventory_item_id, each.location_id): each for each in sorted(levels, key=lambda level: level.updated_at)}
    conn.execute(
        """
        INSERT INTO stock_levels AS held (shop_id, inventory_item_id, location_id, available, source_updated_at)
        SELECT %(shop_id)s, item, location, available, updated_at
        FROM unnest(%(items)s::bigint[], %(locations)s::bigint[], %(available)s::int[], %(times)s::timestamptz[])
             AS l (item, location, available, updated_at)
        ORDER BY item, location
        ON CONFLICT (shop_id, inventory_item_id, location_id) DO UPDATE
            SET available = excluded.available, source_updated_at = excluded.source_updated_at
            WHERE held.source_updated_at <= excluded.source_updated_at AND held.available <> excluded.available
        """,
        {
            "shop_id": shop_id,
            "items": arrays.numbers([each.inventory_item_id for each in rows.values()]),
            "locations": arrays.numbers([each.location_id for each in rows.values()]),
            "available": arrays.numbers([each.available for each in rows.values()]),
            "times": arrays.texts([each.updated_at.isoformat() for each in rows.values()]),
        },
    )


def drop_levels(conn: Connection, shop_id: int, run_id: int, since: datetime) -> None:
    """Levels that the staged export does not hold: the item is no longer kept at that location."""
    conn.execute(
        """
        DELETE FROM stock_levels s
        WHERE s.shop_id = %(shop_id)s AND s.source_updated_at < %(since)s
          AND NOT EXISTS (
              SELECT 1 FROM sync_chunks c, unnest(c.named) n (gid)
              WHERE c.shop_id = %(shop_id)s AND c.run_id = %(run_id)s
                AND n.gid = 'gid://shopify/InventoryLevel/' || s.location_id || '?inventory_item_id=' || s.inventory_item_id)
        """,
        {"shop_id": shop_id, "run_id": run_id, "since": since},
    )


def put_translations(conn: Connection, shop_id: int, locale: str, facts: Sequence[TranslationFacts], read_at: datetime) -> None:
    """A product that is translated no more loses its row."""
    parameters = {
        "shop_id": shop_id,
        "locale": locale,
        "read_at": read_at,
        "rows": json.dumps([_row(each) for each in sorted(facts, key=lambda each: each.product_id) if not each.empty]),
        "untranslated": [each.product_id for each in facts if each.empty],
    }
    conn.execute(
        """
        INSERT INTO product_translations AS held
            (shop_id, locale, product_id, title, description, product_type, terms, words, read_at)
        SELECT %(shop_id)s, %(locale)s, r.id, r.title, r.description, r.product_type, r.terms,
               setweight(to_tsvector(words_config(%(locale)s), public.unaccent(r.title)), 'A')
               || setweight(to_tsvector(words_config(%(locale)s), public.unaccent(concat_ws(' ', r.product_type, p.vendor))), 'B')
               || setweight(to_tsvector(words_config(%(locale)s), public.unaccent(left(r.description, 20000))), 'C')
               || setweight(to_tsvector(words_config(%(locale)s), public.unaccent(left(r.terms::text, 20000))), 'D'),
               %(read_at)s
        FROM jsonb_to_recordset(%(rows)s::jsonb)
             AS r (id bigint, title text, description text, product_type text, terms jsonb)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id
        ON CONFLICT (shop_id, locale, product_id) DO UPDATE SET
            title = excluded.title, description = excluded.description, product_type = excluded.product_type,
            terms = excluded.terms, words = excluded.words, read_at = excluded.read_at
        WHERE held.read_at <= excluded.read_at
          AND (held.title, held.description, held.product_type, held.terms, held.words)
              IS DISTINCT FROM
              (excluded.title, excluded.description, excluded.product_type, excluded.terms, excluded.words)
        """,
        parameters,
    )
    conn.execute(
        """
        DELETE FROM product_translations
        WHERE shop_id = %(shop_id)s AND locale = %(locale)s AND product_id = ANY (%(untranslated)s) AND read_at <= %(read_at)s
        """,
        parameters,
    )


def _row(facts: TranslationFacts) -> dict[str, Any]:
    return {
        "id": facts.product_id,
        "title": facts.title,
        "description": facts.description,
        "product_type": facts.product_type,
        "terms": facts.terms,
    }


def put_market(conn: Connection, shop_id: int, country: str, rows: Sequence[dict[str, Any]], read_at: datetime) -> None:
    """Rows of `{id, published, currency, prices: [{id, price_minor, compare_at_minor}]}`."""
    parameters = {"shop_id": shop_id, "country": country, "rows": json.dumps(list(rows)), "read_at": read_at}
    conn.execute(
        """
        INSERT INTO market_products AS held (shop_id, country, product_id, published, currency, read_at)
        SELECT %(shop_id)s, %(country)s, r.id, r.published, r.currency, %(read_at)s
        FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (id bigint, published boolean, currency text)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id
        ORDER BY r.id
        ON CONFLICT (shop_id, country, product_id) DO UPDATE
            SET published = excluded.published, currency = excluded.currency, read_at = excluded.read_at
            WHERE held.read_at <= excluded.read_at
              AND (held.published, held.currency) IS DISTINCT FROM (excluded.published, excluded.currency)
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO market_prices AS held (shop_id, country, variant_id, price_minor, compare_at_minor, read_at)
        SELECT DISTINCT ON (n.id) %(shop_id)s, %(country)s, n.id, n.price_minor, n.compare_at_minor, %(read_at)s::timestamptz
        FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (prices jsonb),
             jsonb_to_recordset(r.prices) AS n (id bigint, price_minor bigint, compare_at_minor bigint)
        JOIN variants v ON v.shop_id = %(shop_id)s AND v.id = n.id
        ORDER BY n.id
        ON CONFLICT (shop_id, country, variant_id) DO UPDATE
            SET price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor, read_at = excluded.read_at
            WHERE held.read_at <= excluded.read_at
              AND (held.price_minor, held.compare_at_minor)
                  IS DISTINCT FROM (excluded.price_minor, excluded.compare_at_minor)
        """,
        parameters,
    )


def put_regions(conn: Connection, shop_id: int, regions: Sequence[tuple[Region, str]]) -> None:
    """All countries with prices of their own, each with the country whose prices it shares. What is not named is forgotten."""
    parameters: dict[str, Any] = {
        "shop_id": shop_id,
        "countries": [region.country for region, _ in regions],
        "priced_as": [priced_as for _, priced_as in regions],
        "markets": [region.market for region, _ in regions],
        "currencies": [region.currency for region, _ in regions],
    }
    conn.execute("DELETE FROM markets WHERE shop_id = %(shop_id)s AND NOT country = ANY (%(countries)s)", parameters)
    for table in ("DELETE FROM market_products", "DELETE FROM market_prices"):
        conn.execute(table + " WHERE shop_id = %(shop_id)s AND NOT country = ANY (%(priced_as)s)", parameters)  # pyright: ignore
    conn.execute(
        """
        INSERT INTO markets (shop_id, country, priced_as, market, currency)
        SELECT %(shop_id)s, country, priced_as, market, currency
        FROM unnest(%(countries)s::text[], %(priced_as)s::text[], %(markets)s::text[], %(currencies)s::text[])
             AS r (country, priced_as, market, currency)
        ON CONFLICT (shop_id, country) DO UPDATE
            SET priced_as = excluded.priced_as, market = excluded.market, currency = excluded.currency
        """,
        parameters,
    )


def keep_locales(conn: Connection, shop_id: int, locales: Sequence[str]) -> None:
    """Forget translations into locales that are published no more."""
    conn.execute(
        "DELETE FROM product_translations WHERE shop_id = %(shop_id)s AND NOT locale = ANY (%(locales)s)",
        {"shop_id": shop_id, "locales": list(locales)},
    )


def home(conn: Connection, shop_id: int) -> dict[str, Any]:
    """The shop's `country`, `currency` and `locales`, the primary one first."""
    rows = many(
        conn,
        dict[str, Any],
        "SELECT country, currency, locales FROM shops WHERE id = %(shop_id)s",
        {"shop_id": shop_id},
    )
    return rows[0]


def priced_countries(conn: Connection, shop_id: int) -> list[str]:
    rows = many(
        conn,
        dict[str, str],
        "SELECT DISTINCT priced_as FROM markets WHERE shop_id = %(shop_id)s ORDER BY priced_as",
        {"shop_id": shop_id},
    )
    return [row["priced_as"] for row in rows]
