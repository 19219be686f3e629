"""What may be shown, as conditions on a product `p` for the statements of `store`: only those that this wish asks for.

The one rule: every way of finding a product passes these. A condition that nobody asked for is not in the statement at all:
planning it would cost a search more than running it.
"""

from typing import Any, LiteralString

_SOLD: LiteralString = """
    p.shop_id = %(shop_id)s AND p.status = 'ACTIVE' AND p.deleted_at IS NULL AND p.published_at IS NOT NULL"""

_SOLD_IN_THE_MARKET: LiteralString = """
    AND NOT EXISTS (
        SELECT 1 FROM market_products m JOIN asked ON asked.priced_as = m.country
        WHERE m.shop_id = p.shop_id AND m.product_id = p.id AND NOT m.published)"""

_VARIANT: LiteralString = "SELECT FROM variants v WHERE v.shop_id = p.shop_id AND v.product_id = p.id"
_NAMED: LiteralString = "to_tsvector(asked.config, public.unaccent(array_to_string(v.option_values, ' '))) @@ word"
_WITHOUT: LiteralString = """
    AND NOT EXISTS (
        SELECT 1 FROM asked, unnest(asked.unwanted, %(free_of)s::text[]) denied (word, free_of)
        WHERE p.words @@ word
          AND NOT plain(concat_ws(' ', p.title, p.description, array_to_string(p.tags, ' '))) ~ free_of AND (
            to_tsvector(asked.config, public.unaccent(p.title)) @@ word
            OR NOT EXISTS ({variant} AND {named})
            OR NOT EXISTS ({variant} AND NOT {named} AND (v.available OR NOT %(only_available)s))))
""".replace("{variant}", _VARIANT).replace("{named}", _NAMED)
"""What is ruled out may be one of its options, while another variant can be bought: "not yellow" leaves a bag also in black."""

_WITH_VALUES: LiteralString = """
    AND NOT EXISTS (
        SELECT 1 FROM unnest(%(names)s::text[], %(patterns)s::text[]) wanted (name, pattern)
        WHERE NOT EXISTS (
            SELECT 1
            FROM unnest(string_to_array(wanted.name, '|')) one (name),
                 jsonb_array_elements_text(p.facets -> one.name) value
            WHERE plain(value) ~ wanted.pattern)
          AND (p.facets ?| string_to_array(wanted.name, '|') OR NOT EXISTS (
            SELECT 1 FROM unnest(p.tags || p.title) word WHERE plain(word) ~ wanted.pattern)))"""
"""Where a facet is not stated, a tag or the title may say the value."""

_PRICE_OF_SHOP: LiteralString = "v.price_minor"
_PRICE_IN_MARKET: LiteralString = """coalesce(
            (SELECT n.price_minor FROM market_prices n JOIN asked ON asked.priced_as = n.country
              WHERE n.shop_id = v.shop_id AND n.variant_id = v.id), v.price_minor)"""
_A_VARIANT: LiteralString = """
    AND EXISTS (
        SELECT 1 FROM variants v
        WHERE v.shop_id = p.shop_id AND v.product_id = p.id
          AND (v.available OR NOT %(only_available)s){conditions})"""
_AT_THE_PRICE: LiteralString = """
          AND {price} BETWEEN coalesce(%(price_min)s, 0) AND coalesce(%(price_max)s, 9e15::bigint)"""
_REDUCED_BY_SHOP: LiteralString = " AND v.compare_at_minor > v.price_minor"
_REDUCED_IN_MARKET: LiteralString = """
          AND coalesce(
            (SELECT coalesce(n.compare_at_minor > n.price_minor, false)
               FROM market_prices n JOIN asked ON asked.priced_as = n.country
              WHERE n.shop_id = v.shop_id AND n.variant_id = v.id), v.compare_at_minor > v.price_minor)"""
_OF_THE_VALUES: LiteralString = """
          AND NOT EXISTS (
            SELECT 1
            FROM unnest(%(names)s::text[], %(patterns)s::text[]) wanted (name, pattern)
            JOIN jsonb_array_elements(p.options) WITH ORDINALITY o (option, place)
              ON lower(o.option ->> 'name') = ANY (string_to_array(wanted.name, '|'))
            WHERE NOT plain(v.option_values[o.place]) ~ wanted.pattern)"""
"""One and the same variant has the price and every value."""


def shown(parameters: dict[str, Any]) -> LiteralString:
    """Whether product `p` may be shown and meets every must. Parameters: see `finding.parameters`; needs `asked` beside it."""
    conditions = _SOLD
    if parameters["only_available"]:
        conditions += " AND p.available"
    if parameters["product_ids"] is not None:
        conditions += " AND p.id = ANY (%(product_ids)s::bigint[])"
    if parameters["not_product_ids"]:
        conditions += " AND NOT p.id = ANY (%(not_product_ids)s::bigint[])"
    if parameters["country"]:
        conditions += _SOLD_IN_THE_MARKET
    else:
        # The shop's own prices stand with the product: most are decided before any variant is looked at.
        if parameters["price_max"] is not None:
            conditions += " AND p.price_min <= %(price_max)s::bigint"
        if parameters["price_min"] is not None:
            conditions += " AND p.price_max >= %(price_min)s::bigint"
    if parameters["exclude"]:
        conditions += _WITHOUT
    if parameters["names"]:
        conditions += _WITH_VALUES
    return conditions + _variant(parameters)


def filtered(parameters: dict[str, Any]) -> bool:
    """Whether the shopper's own wishes, not the shop alone, rule products out."""
    return bool(parameters["exclude"] or parameters["names"] or parameters["reduced"]) or _priced(parameters)


def _variant(parameters: dict[str, Any]) -> LiteralString:
    conditions: LiteralString = ""
    if _priced(parameters):
        conditions += _AT_THE_PRICE.replace("{price}", _PRICE_IN_MARKET if parameters["country"] else _PRICE_OF_SHOP)
    if parameters["reduced"]:
        conditions += _REDUCED_IN_MARKET if parameters["country"] else _REDUCED_BY_SHOP
    if parameters["names"]:
        conditions += _OF_THE_VALUES
    return _A_VARIANT.replace("{conditions}", conditions) if conditions else ""


def _priced(parameters: dict[str, Any]) -> bool:
    return parameters["price_min"] is not None or parameters["price_max"] is not None
