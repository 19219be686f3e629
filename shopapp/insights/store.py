"""SQL of the figures: one statement a number, and beside it the statement that lists what the number counts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Totals:
    conversations: int
    demo_conversations: int
    direct_orders: int
    direct_minor: int
    assisted_orders: int
    assisted_minor: int
    demo_orders: int
    unanswered: int
    reminders: int


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of the shop: amounts in minor units of its currency."""

    day: date
    conversations: int
    direct_minor: int
    assisted_minor: int


@dataclass(frozen=True, slots=True)
class CreditRow:
    order_id: int
    name: str
    ordered_at: datetime
    conversation_id: int
    kind: str
    amount_minor: int
    total_minor: int
    currency: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class TalkRow:
    conversation_id: int
    at: datetime
    text: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in the list: what the shopper said first, how long it went, what came of it."""

    id: int
    started_at: datetime
    last_turn_at: datetime
    holder: str
    locale: str
    is_demo: bool
    turns: int
    first_words: str | None
    credit_kind: str | None
    credit_minor: int | None
    credit_currency: str | None


@dataclass(frozen=True, slots=True)
class OrderRow:
    id: int
    name: str
    ordered_at: datetime
    total_minor: int
    refunded_minor: int
    currency: str
    financial_status: str
    cancelled_at: datetime | None
    is_demo: bool
    conversation_id: int | None
    credit_kind: str | None
    credit_minor: int | None
    evidence: dict[str, Any] | None
    rule: str | None
    lines: list[dict[str, Any]]


def totals(conn: Connection, shop_id: int, start: datetime, end: datetime, currency: str) -> Totals:
    return one(
        conn,
        Totals,
        """
        WITH talk AS (
            SELECT count(DISTINCT t.conversation_id) AS conversations,
                   count(DISTINCT t.conversation_id) FILTER (WHERE c.is_demo) AS demo_conversations
              FROM turns t JOIN conversations c ON c.shop_id = t.shop_id AND c.id = t.conversation_id
             WHERE t.shop_id = %(shop_id)s AND t.created_at >= %(start)s AND t.created_at < %(end)s
        ), credit AS (
            SELECT count(DISTINCT k.order_id) FILTER (WHERE k.kind = 'direct') AS direct_orders,
                   coalesce(sum(k.amount_minor) FILTER (WHERE k.kind = 'direct'), 0)::bigint AS direct_minor,
                   count(DISTINCT k.order_id) FILTER (WHERE k.kind = 'assisted') AS assisted_orders,
                   coalesce(sum(k.amount_minor) FILTER (WHERE k.kind = 'assisted'), 0)::bigint AS assisted_minor,
                   count(*) FILTER (WHERE o.is_demo) AS demo_orders
              FROM credits k JOIN orders o ON o.shop_id = k.shop_id AND o.id = k.order_id
             WHERE k.shop_id = %(shop_id)s AND k.currency = %(currency)s AND k.amount_minor > 0
               AND o.ordered_at >= %(start)s AND o.ordered_at < %(end)s
        )
        SELECT talk.*, credit.*,
               (SELECT count(*) FROM unanswered_questions q
                 WHERE q.shop_id = %(shop_id)s AND q.asked_at >= %(start)s AND q.asked_at < %(end)s) AS unanswered,
               (SELECT count(*) FROM nudges n
                 WHERE n.shop_id = %(shop_id)s AND n.kind = 'recovery'
                   AND n.sent_at >= %(start)s AND n.sent_at < %(end)s) AS reminders
          FROM talk, credit
        """,
        {"shop_id": shop_id, "start": start, "end": end, "currency": currency},
    )


def by_day(conn: Connection, shop_id: int, start: datetime, end: datetime, timezone: str, currency: str) -> list[Day]:
    return many(
        conn,
        Day,
        """
        SELECT d.day,
               (SELECT count(DISTINCT t.conversation_id) FROM turns t
                 WHERE t.shop_id = %(shop_id)s AND t.created_at >= d.starts AND t.created_at < d.ends) AS conversations,
               coalesce(sum(k.amount_minor) FILTER (WHERE k.kind = 'direct'), 0)::bigint AS direct_minor,
               coalesce(sum(k.amount_minor) FILTER (WHERE k.kind = 'assisted'), 0)::bigint AS assisted_minor
          FROM (SELECT day::date AS day,
                       day AT TIME ZONE %(timezone)s AS starts,
                       (day + interval '1 day') AT TIME ZONE %(timezone)s AS ends
                  FROM generate_series((%(start)s::timestamptz AT TIME ZONE %(timezone)s)::date::timestamp,
                                       (%(end)s::timestamptz AT TIME ZONE %(timezone)s)::date::timestamp - interval '1 day',
                                       interval '1 day') AS day) d
          LEFT JOIN orders o ON o.shop_id = %(shop_id)s AND o.ordered_at >= d.starts AND o.ordered_at < d.ends
          LEFT JOIN credits k ON k.shop_id = o.shop_id AND k.order_id = o.id AND k.currency = %(currency)s
         GROUP BY d.day, d.starts, d.ends
         ORDER BY d.day
        """,
        {"shop_id": shop_id, "start": start, "end": end, "timezone": timezone, "currency": currency},
    )


def credited(conn: Connection, shop_id: int, kind: str, start: datetime, end: datetime) -> list[CreditRow]:
    return many(
        conn,
        CreditRow,
        """
        SELECT o.id AS order_id, o.name, o.ordered_at, k.conversation_id, k.kind, k.amount_minor, o.total_minor, k.currency,
               o.is_demo
          FROM credits k JOIN orders o ON o.shop_id = k.shop_id AND o.id = k.order_id
         WHERE k.shop_id = %(shop_id)s AND k.kind = %(kind)s AND k.amount_minor > 0
           AND o.ordered_at >= %(start)s AND o.ordered_at < %(end)s
         ORDER BY o.ordered_at DESC
        """,
        {"shop_id": shop_id, "kind": kind, "start": start, "end": end},
    )


def talks(conn: Connection, shop_id: int, name: str, start: datetime, end: datetime) -> list[TalkRow]:
    """What stands behind the counts: conversations with a turn, unanswered questions, or reminders."""
    return many(
        conn,
        TalkRow,
        """
        SELECT x.conversation_id, x.at, x.text, x.is_demo
          FROM (
            SELECT c.id AS conversation_id, min(t.created_at) AS at, c.is_demo,
                   coalesce((array_agg(t.asked->>'text' ORDER BY t.id) FILTER (WHERE t.asked->>'text' <> ''))[1], '') AS text
              FROM turns t JOIN conversations c ON c.shop_id = t.shop_id AND c.id = t.conversation_id
             WHERE %(name)s = 'conversations' AND t.shop_id = %(shop_id)s AND t.created_at >= %(start)s AND t.created_at < %(end)s
             GROUP BY c.id, c.is_demo
            UNION ALL
            SELECT q.conversation_id, q.asked_at, false, q.question
              FROM unanswered_questions q
             WHERE %(name)s = 'unanswered' AND q.shop_id = %(shop_id)s AND q.asked_at >= %(start)s AND q.asked_at < %(end)s
            UNION ALL
            SELECT coalesce(n.conversation_id, 0), n.sent_at, n.is_demo, n.step
              FROM nudges n
             WHERE %(name)s = 'reminders' AND n.shop_id = %(shop_id)s AND n.kind = 'recovery'
               AND n.sent_at >= %(start)s AND n.sent_at < %(end)s
          ) x
         ORDER BY x.at DESC
         LIMIT 500
        """,
        {"shop_id": shop_id, "name": name, "start": start, "end": end},
    )


def conversations(conn: Connection, shop_id: int, *, before: int | None, limit: int) -> list[Talk]:
    return many(
        conn,
        Talk,
        """
        SELECT c.id, c.started_at, c.last_turn_at, c.holder, c.locale, c.is_demo,
               (SELECT count(*) FROM turns t WHERE t.shop_id = c.shop_id AND t.conversation_id = c.id) AS turns,
               (SELECT e.payload->>'text' FROM conversation_events e
                 WHERE e.shop_id = c.shop_id AND e.conversation_id = c.id AND e.type = 'message.shopper'
                 ORDER BY e.seq LIMIT 1) AS first_words,
               k.kind AS credit_kind, k.amount_minor AS credit_minor, k.currency AS credit_currency
          FROM conversations c
          LEFT JOIN LATERAL (SELECT kind, sum(amount_minor)::bigint AS amount_minor, currency FROM credits
                              WHERE shop_id = c.shop_id AND conversation_id = c.id AND amount_minor > 0
                              GROUP BY kind, currency ORDER BY kind DESC LIMIT 1) k ON true
         WHERE c.shop_id = %(shop_id)s AND (%(before)s::bigint IS NULL OR c.id < %(before)s)
         ORDER BY c.id DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "before": before, "limit": limit},
    )


def orders(
    conn: Connection, shop_id: int, *, order_id: int | None = None, conversation_id: int | None = None, limit: int = 100
) -> list[OrderRow]:
    """Orders, newest first: all, one, or those credited to a conversation."""
    return many(
        conn,
        OrderRow,
        """
        SELECT o.id, o.name, o.ordered_at, o.total_minor, o.refunded_minor, o.currency, o.financial_status, o.cancelled_at,
               o.is_demo, k.conversation_id, k.kind AS credit_kind, k.amount_minor AS credit_minor, k.evidence, k.rule,
               o.lines
          FROM orders o
          LEFT JOIN LATERAL (SELECT * FROM credits
                              WHERE shop_id = o.shop_id AND order_id = o.id
                              ORDER BY kind DESC, amount_minor DESC LIMIT 1) k ON true
         WHERE o.shop_id = %(shop_id)s
           AND (%(order_id)s::bigint IS NULL OR o.id = %(order_id)s)
           AND (%(conversation_id)s::bigint IS NULL OR k.conversation_id = %(conversation_id)s)
         ORDER BY o.ordered_at DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "order_id": order_id, "conversation_id": conversation_id, "limit": limit},
    )
