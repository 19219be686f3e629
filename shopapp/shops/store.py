"""The SQL of shops. Every function runs in a transaction of that shop, except those that say "directory"."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.db import Connection, many, maybe, one
from shopapp.ports.shopify_auth import ShopFacts
from shopapp.shops.shop import Shop


@dataclass(frozen=True, slots=True)
class Held:
    """The tokens of a shop as they lie in the table, still locked."""

    access_token: bytes | None
    refresh_token: bytes | None
    scopes: list[str]
    expires_at: datetime | None
    refresh_expires_at: datetime | None
    obtained_at: datetime | None
    claim: int
    claimed_until: datetime | None


@dataclass(frozen=True, slots=True)
class Account:
    account_key: str
    account: str
    publishable_key: str
    api_key: bytes
    webhook_secret: bytes | None
    livemode: bool


def read(conn: Connection, shop_id: int) -> Shop:
    """Raises NotFound for a shop that is not this transaction's."""
    return one(
        conn,
        Shop,
        """
        SELECT id, domain, state, name, email, currency, country, timezone, locales, storefront_url, origins,
               settings, is_demo, installed_at, uninstalled_at, seen_at
          FROM shops WHERE id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def find(conn: Connection, domain: str) -> int | None:
    """Directory: the shop of a myshopify domain, installed or not."""
    return _number(conn.execute("SELECT shop_of_domain(%(domain)s) AS number", {"domain": domain}).fetchone())


def of_stripe_key(conn: Connection, account_key: str) -> int | None:
    """Directory: the shop whose Stripe webhooks come to this address."""
    return _number(conn.execute("SELECT shop_of_stripe_key(%(key)s) AS number", {"key": account_key}).fetchone())


def installed(conn: Connection) -> list[int]:
    """Directory: all installed shops."""
    return [row["number"] for row in many(conn, dict[str, int], "SELECT installed_shops() AS number")]


def origin_known(conn: Connection, origin: str) -> bool:
    """Directory: whether an installed shop's pages live at this origin."""
    return bool(one(conn, dict[str, bool], "SELECT origin_known(%(origin)s) AS known", {"origin": origin})["known"])


def admit(conn: Connection, domain: str) -> int:
    """Directory: the row of a shop that asks to install; it begins as uninstalled."""
    return int(one(conn, dict[str, int], "SELECT admit_shop(%(domain)s, 'uninstalled') AS id", {"domain": domain})["id"])


def issue_state(conn: Connection, state_hash: bytes, domain: str, ends_at: datetime) -> None:
    """Directory."""
    conn.execute(
        "SELECT issue_install_state(%(state_hash)s, %(domain)s, %(ends_at)s)",
        {"state_hash": state_hash, "domain": domain, "ends_at": ends_at},
    )


def spend_state(conn: Connection, state_hash: bytes, domain: str, now: datetime) -> bool:
    """Directory: true once for a state of this domain that has not ended."""
    row = conn.execute(
        "SELECT spend_install_state(%(state_hash)s, %(domain)s, %(now)s) AS good",
        {"state_hash": state_hash, "domain": domain, "now": now},
    ).fetchone()
    return bool(row and row["good"])


def mark_installed(conn: Connection, shop_id: int, at: datetime) -> bool:
    """True when this was an install; false when the shop had been installed all along."""
    changed = conn.execute(
        """
        UPDATE shops SET state = 'installed', installed_at = %(at)s, uninstalled_at = NULL, updated_at = now()
         WHERE id = %(shop_id)s AND state <> 'installed'
        """,
        {"shop_id": shop_id, "at": at},
    )
    return changed.rowcount == 1


def mark_seen(conn: Connection, shop_id: int, at: datetime) -> None:
    conn.execute(
        "UPDATE shops SET seen_at = %(at)s WHERE id = %(shop_id)s AND (seen_at IS NULL OR seen_at < %(at)s)",
        {"shop_id": shop_id, "at": at},
    )


def mark_uninstalled(conn: Connection, shop_id: int, at: datetime) -> bool:
    """False when the shop installed, or was seen installed, after `at`: the news is older than what we know."""
    changed = conn.execute(
        """
        UPDATE shops SET state = 'uninstalled', uninstalled_at = %(at)s, updated_at = now()
         WHERE id = %(shop_id)s AND installed_at < %(at)s AND coalesce(seen_at, installed_at) < %(at)s
        """,
        {"shop_id": shop_id, "at": at},
    )
    return changed.rowcount == 1


def write_facts(conn: Connection, shop_id: int, facts: ShopFacts) -> None:
    conn.execute(
        """
        UPDATE shops SET name = %(name)s, email = %(email)s, currency = %(currency)s, country = %(country)s,
               timezone = %(timezone)s, locales = %(locales)s, storefront_url = %(storefront_url)s, domains = %(domains)s,
               updated_at = now()
         WHERE id = %(shop_id)s
        """,
        {
            "shop_id": shop_id,
            "name": facts.name,
            "email": facts.email,
            "currency": facts.currency,
            "country": facts.country,
            "timezone": facts.timezone,
            "locales": facts.locales,
            "storefront_url": facts.storefront_url,
            "domains": facts.domains,
        },
    )


def write_settings(conn: Connection, shop_id: int, room: str, chosen: Mapping[str, Any]) -> None:
    """Replace one room's part of the settings."""
    conn.execute(
        """
        UPDATE shops SET settings = settings || jsonb_build_object(%(room)s::text, %(chosen)s::jsonb), updated_at = now()
         WHERE id = %(shop_id)s
        """,
        {"shop_id": shop_id, "room": room, "chosen": json.dumps(dict(chosen))},
    )


def held(conn: Connection, shop_id: int) -> Held | None:
    return maybe(
        conn,
        Held,
        """
        SELECT access_token, refresh_token, scopes, expires_at, refresh_expires_at, obtained_at, claim, claimed_until
          FROM shop_tokens WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def claim_tokens(conn: Connection, shop_id: int, seen: int, now: datetime, until: datetime) -> int | None:
    """Take the right to ask for a new pair, if nobody has it and nothing changed since claim number `seen`."""
    row = conn.execute(
        """
        INSERT INTO shop_tokens AS t (shop_id, claim, claimed_until) VALUES (%(shop_id)s, 1, %(until)s)
        ON CONFLICT (shop_id) DO UPDATE SET claim = t.claim + 1, claimed_until = %(until)s
         WHERE t.claim = %(seen)s AND (t.claimed_until IS NULL OR t.claimed_until <= %(now)s)
        RETURNING claim AS number
        """,
        {"shop_id": shop_id, "seen": seen, "now": now, "until": until},
    ).fetchone()
    return _number(row)


def keep_tokens(
    conn: Connection,
    shop_id: int,
    claim: int,
    *,
    access_token: bytes,
    refresh_token: bytes,
    scopes: list[str],
    expires_at: datetime,
    refresh_expires_at: datetime,
    obtained_at: datetime,
) -> bool:
    """Store the new pair and give the claim back. False when another has taken the claim over: then theirs is the newer pair."""
    kept = conn.execute(
        """
        UPDATE shop_tokens
           SET access_token = %(access_token)s, refresh_token = %(refresh_token)s, scopes = %(scopes)s,
               expires_at = %(expires_at)s, refresh_expires_at = %(refresh_expires_at)s, obtained_at = %(obtained_at)s,
               claim = claim + 1, claimed_until = NULL -- whoever looked before must look again
         WHERE shop_id = %(shop_id)s AND claim = %(claim)s
        """,
        {
            "shop_id": shop_id,
            "claim": claim,
            "access_token": access_token,
            "refresh_token": refresh_token,
            "scopes": scopes,
            "expires_at": expires_at,
            "refresh_expires_at": refresh_expires_at,
            "obtained_at": obtained_at,
        },
    )
    return kept.rowcount == 1


def release_tokens(conn: Connection, shop_id: int, claim: int, *, dead: bool, doubted_at: datetime | None) -> None:
    """Give the claim back with nothing new.

    `dead` throws the old pair away, since Shopify will not take it any more. `doubted_at` keeps it, but has it replaced when
    the merchant next opens the app.
    """
    conn.execute(
        """
        UPDATE shop_tokens
           SET claim = claim + 1, claimed_until = NULL,
               access_token = CASE WHEN %(dead)s THEN NULL ELSE access_token END,
               refresh_token = CASE WHEN %(dead)s THEN NULL ELSE refresh_token END,
               refresh_expires_at = coalesce(%(doubted_at)s, refresh_expires_at)
         WHERE shop_id = %(shop_id)s AND claim = %(claim)s
        """,
        {"shop_id": shop_id, "claim": claim, "dead": dead, "doubted_at": doubted_at},
    )


def doubt_tokens(conn: Connection, shop_id: int, at: datetime) -> None:
    """A pair obtained before `at` is asked to be renewed before its next use."""
    conn.execute(
        "UPDATE shop_tokens SET expires_at = %(at)s WHERE shop_id = %(shop_id)s AND obtained_at < %(at)s",
        {"shop_id": shop_id, "at": at},
    )


def write_scopes(conn: Connection, shop_id: int, scopes: list[str]) -> None:
    conn.execute("UPDATE shop_tokens SET scopes = %(scopes)s WHERE shop_id = %(shop_id)s", {"shop_id": shop_id, "scopes": scopes})


def forget_tokens(conn: Connection, shop_id: int) -> None:
    conn.execute("DELETE FROM shop_tokens WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})


def stripe_account(conn: Connection, shop_id: int) -> Account | None:
    return maybe(
        conn,
        Account,
        """
        SELECT account_key, account, publishable_key, api_key, webhook_secret, livemode
          FROM stripe_accounts WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def write_stripe_account(conn: Connection, shop_id: int, account: Account) -> str:
    """The account's key: that of an account already there stays, since Stripe has its address."""
    row = one(
        conn,
        dict[str, str],
        """
        INSERT INTO stripe_accounts (shop_id, account_key, account, publishable_key, api_key, webhook_secret, livemode)
        VALUES (%(shop_id)s, %(account_key)s, %(account)s, %(publishable_key)s, %(api_key)s, %(webhook_secret)s, %(livemode)s)
        ON CONFLICT (shop_id) DO UPDATE SET
               account = excluded.account, publishable_key = excluded.publishable_key, api_key = excluded.api_key,
               webhook_secret = excluded.webhook_secret, livemode = excluded.livemode, updated_at = now()
        RETURNING account_key
        """,
        {
            "shop_id": shop_id,
            "account_key": account.account_key,
            "account": account.account,
            "publishable_key": account.publishable_key,
            "api_key": account.api_key,
            "webhook_secret": account.webhook_secret,
            "livemode": account.livemode,
        },
    )
    return row["account_key"]


def delete(conn: Connection, shop_id: int) -> bool:
    """Everything of this shop, in every room, if it is still uninstalled."""
    gone = conn.execute("DELETE FROM shops WHERE id = %(shop_id)s AND state = 'uninstalled'", {"shop_id": shop_id})
    return gone.rowcount == 1


def _number(row: Mapping[str, Any] | None) -> int | None:
    return None if row is None or row["number"] is None else int(row["number"])
