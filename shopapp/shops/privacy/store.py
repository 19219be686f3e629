"""The SQL of a customer's requests. `email` is lower case, empty when unknown; `customer_id` None when unknown."""

# ruff: noqa: S608 - statements are glued from a constant of this file only; the type checker proves it (LiteralString)

from datetime import datetime
from typing import Any, LiteralString

from shopapp.db import Connection, many

Row = dict[str, Any]
_THEIRS: LiteralString = "(s.customer_id = %(customer_id)s OR (%(email)s <> '' AND lower(s.email) = %(email)s))"
"""Whether a shopper `s` is the customer: known by Shopify's number or, where that is not known, by the address."""


def report(conn: Connection, shop_id: int, customer_id: int | None, email: str) -> dict[str, list[Row]]:
    who: dict[str, Any] = {"shop_id": shop_id, "customer_id": customer_id, "email": email}
    return _about(conn, who) | {
        "shoppers": many(
            conn,
            Row,
            f"""
            SELECT s.id, s.customer_id, s.email, s.email_consent_at, s.unsubscribed_at, s.locale, s.created_at, s.seen_at
              FROM shoppers s
             WHERE s.shop_id = %(shop_id)s AND {_THEIRS}
            """,
            who,
        ),
        "conversations": many(
            conn,
            Row,
            f"""
            SELECT c.id, c.ref, c.started_at, c.last_turn_at, c.memory,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.created_at, 'type', e.type, 'payload', e.payload)
                                              ORDER BY e.seq), '[]')
                      FROM conversation_events e WHERE e.shop_id = c.shop_id AND e.conversation_id = c.id) AS events
              FROM conversations c JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
             WHERE c.shop_id = %(shop_id)s
               AND {_THEIRS}
             ORDER BY c.id
            """,
            who,
        ),
        "checkouts": many(
            conn,
            Row,
            """
            SELECT id, state, email, address, order_name, amount_minor, currency, created_at FROM checkouts
             WHERE shop_id = %(shop_id)s AND ((%(email)s <> '' AND lower(email) = %(email)s) OR shopper_id IN (
                   SELECT id FROM shoppers WHERE shop_id = %(shop_id)s AND customer_id = %(customer_id)s))
            """,
            who,
        ),
        "orders": many(
            conn,
            Row,
            """
            SELECT id, name, currency, total_minor, email, lines, ordered_at FROM orders
             WHERE shop_id = %(shop_id)s AND %(email)s <> '' AND lower(email) = %(email)s
            """,
            who,
        ),
    }


def _about(conn: Connection, who: dict[str, Any]) -> dict[str, list[Row]]:
    """What the customer said of themselves, what they left behind in the chat, and what they were told of their parcels."""
    return {
        "parcels": many(
            conn,
            Row,
            """
            SELECT o.name AS order_name, n.stage, n.tracking, n.tracking_url, n.happened_at, n.told_at
              FROM parcel_news n JOIN orders o ON o.shop_id = n.shop_id AND o.id = n.order_id
             WHERE n.shop_id = %(shop_id)s AND %(email)s <> '' AND lower(o.email) = %(email)s
             ORDER BY n.told_at
            """,
            who,
        ),
        "notes": many(
            conn,
            Row,
            f"""
            SELECT n.kind, n.value, n.sentence, n.noted_at
              FROM dossier_notes n JOIN shoppers s ON s.shop_id = n.shop_id AND s.id = n.shopper_id
             WHERE n.shop_id = %(shop_id)s
               AND {_THEIRS}
             ORDER BY n.id
            """,
            who,
        ),
        "leads": many(
            conn,
            Row,
            """
            SELECT l.email, l.name, l.message, l.consent_at, l.consent_text, l.created_at
              FROM leads l JOIN shoppers s ON s.shop_id = l.shop_id AND s.id = l.shopper_id
             WHERE l.shop_id = %(shop_id)s
               AND (s.customer_id = %(customer_id)s
                    OR (%(email)s <> '' AND %(email)s IN (lower(s.email), lower(l.email))))
             ORDER BY l.id
            """,
            who,
        ),
        "ratings": many(
            conn,
            Row,
            f"""
            SELECT r.score, r.comment, r.rated_at
              FROM ratings r
              JOIN conversations c ON c.shop_id = r.shop_id AND c.id = r.conversation_id
              JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
             WHERE r.shop_id = %(shop_id)s
               AND {_THEIRS}
            """,
            who,
        ),
        "calls": many(
            conn,
            Row,
            f"""
            SELECT c.name, c.phone, c.starts_at, c.state, c.consent_text, c.created_at
              FROM callbacks c JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
             WHERE c.shop_id = %(shop_id)s
               AND {_THEIRS}
             ORDER BY c.id
            """,
            who,
        ),
    }


def keep_report(conn: Connection, shop_id: int, request_id: str, customer_id: int | None, report: str, at: datetime) -> None:
    conn.execute(
        """
        INSERT INTO customer_reports (shop_id, request_id, customer_id, report, compiled_at)
        VALUES (%(shop_id)s, %(request_id)s, %(customer_id)s, %(report)s::jsonb, %(at)s)
        ON CONFLICT (shop_id, request_id) DO UPDATE SET report = excluded.report, compiled_at = excluded.compiled_at
        """,
        {"shop_id": shop_id, "request_id": request_id, "customer_id": customer_id, "report": report, "at": at},
    )


def delete_shoppers(conn: Connection, shop_id: int, customer_id: int | None, email: str) -> int:
    """Conversations, turns, events, carts, checkouts, touches and nudges go with them."""
    gone = conn.execute(
        """
        DELETE FROM shoppers s
         WHERE s.shop_id = %(shop_id)s
           AND (s.customer_id = %(customer_id)s OR (%(email)s <> '' AND (lower(s.email) = %(email)s OR EXISTS (
                SELECT 1 FROM checkouts k
                 WHERE k.shop_id = s.shop_id AND k.shopper_id = s.id AND lower(k.email) = %(email)s) OR EXISTS (
                SELECT 1 FROM leads l
                 WHERE l.shop_id = s.shop_id AND l.shopper_id = s.id AND lower(l.email) = %(email)s))))
        """,
        {"shop_id": shop_id, "customer_id": customer_id, "email": email},
    )
    return gone.rowcount


def blank_orders(conn: Connection, shop_id: int, email: str, order_ids: list[int]) -> int:
    """Orders stay as figures, without the person."""
    blanked = conn.execute(
        """
        UPDATE orders SET email = ''
         WHERE shop_id = %(shop_id)s AND email <> ''
           AND (id = ANY(%(order_ids)s) OR (%(email)s <> '' AND lower(email) = %(email)s))
        """,
        {"shop_id": shop_id, "email": email, "order_ids": order_ids},
    )
    return blanked.rowcount


def blank_parcels(conn: Connection, shop_id: int, email: str, order_ids: list[int]) -> None:
    """A carrier's number leads to an address. Told before the orders lose their e-mail address, by which they are found."""
    conn.execute(
        """
        UPDATE parcel_news n SET tracking = '', tracking_url = ''
          FROM orders o
         WHERE n.shop_id = %(shop_id)s AND n.tracking <> '' AND o.shop_id = n.shop_id AND o.id = n.order_id
           AND (o.id = ANY(%(order_ids)s) OR (%(email)s <> '' AND lower(o.email) = %(email)s))
        """,
        {"shop_id": shop_id, "email": email, "order_ids": order_ids},
    )


def delete_deliveries(conn: Connection, shop_id: int, customer_id: int | None, email: str) -> None:
    """Stored webhook bodies that name the customer: those already worked on are only history."""
    conn.execute(
        """
        DELETE FROM deliveries
         WHERE shop_id = %(shop_id)s AND state <> 'waiting'
           AND (body->'customer'->>'id' = %(customer_id)s::text
                OR (%(email)s <> '' AND lower(coalesce(body->>'email', body->'customer'->>'email')) = %(email)s))
        """,
        {"shop_id": shop_id, "customer_id": customer_id, "email": email},
    )


def delete_reports(conn: Connection, shop_id: int, customer_id: int | None) -> None:
    conn.execute(
        "DELETE FROM customer_reports WHERE shop_id = %(shop_id)s AND customer_id = %(customer_id)s",
        {"shop_id": shop_id, "customer_id": customer_id},
    )
