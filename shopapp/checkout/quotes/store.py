"""SQL of quotes. There is no UPDATE here: a quote is replaced by another one, never changed."""

from uuid import UUID

from psycopg.types.json import Jsonb

from shopapp.checkout.records import Quote
from shopapp.db import Connection, one


def write(conn: Connection, shop_id: int, quote: Quote) -> None:
    conn.execute(
        """
        INSERT INTO quotes (shop_id, id, checkout_id, lines, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor,
                            total_minor, taxes_included, rates, rate, codes, discounts, hash, expires_at, created_at)
        VALUES (%(shop_id)s, %(id)s, %(checkout_id)s, %(lines)s, %(currency)s, %(subtotal)s, %(discount)s, %(shipping)s, %(tax)s,
                %(total)s, %(taxes_included)s, %(rates)s, %(rate)s, %(codes)s, %(discounts)s, %(hash)s, %(expires_at)s,
                %(created_at)s)
        """,
        {
            "shop_id": shop_id,
            "id": quote.id,
            "checkout_id": quote.checkout_id,
            "lines": Jsonb(quote.lines),
            "currency": quote.currency,
            "subtotal": quote.subtotal_minor,
            "discount": quote.discount_minor,
            "shipping": quote.shipping_minor,
            "tax": quote.tax_minor,
            "total": quote.total_minor,
            "taxes_included": quote.taxes_included,
            "rates": Jsonb(quote.rates),
            "rate": quote.rate,
            "codes": quote.codes,
            "discounts": Jsonb(quote.discounts),
            "hash": quote.hash,
            "expires_at": quote.expires_at,
            "created_at": quote.created_at,
        },
    )


def read(conn: Connection, shop_id: int, quote_id: UUID) -> Quote:
    return one(
        conn,
        Quote,
        """
        SELECT id, checkout_id, lines, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor,
               taxes_included, rates, rate, codes, discounts, hash, expires_at, created_at
          FROM quotes
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": quote_id},
    )
