"""The SQL of shops. Every function runs in a transaction of that shop, except those that say "directory"."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.db import Connection, many, maybe, one
from shopapp.ports.shopify_auth import ShopFacts
from shopapp.shops.shop import Shop


@dataclass(frozen=True, slots=True)
class Account:
    account_key: str
    account: str
    publishable_key: str
    api_key: bytes
    webhook_secret: bytes | None
    livemode: bool
    acts_on: str = ""
    endpoint: str = ""
    webhook_secret_old: bytes | None = None


def read(conn: Connection, shop_id: int) -> Shop:
    """Raises NotFound for a shop that is not this transaction's."""
    return one(
        conn,
        Shop,
        """
        SELECT id, domain, state, name, email, currency, country, timezone, locales, storefront_url, origins,
               settings, is_demo, installed_at, uninstalled_at, seen_at, vectors_by
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


def known(conn: Connection) -> list[int]:
    """Directory: every shop there is a row of, installed or not."""
    return [row["number"] for row in many(conn, dict[str, int], "SELECT known_shops() AS number")]


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


def mark_demo(conn: Connection, shop_id: int) -> None:
    """Everything shown of this shop is said to be a demonstration."""
    conn.execute("UPDATE shops SET is_demo = true WHERE id = %(shop_id)s", {"shop_id": shop_id})


def write_settings(conn: Connection, shop_id: int, room: str, chosen: Mapping[str, Any]) -> None:
    """Replace one room's part of the settings."""
    conn.execute(
        """
        UPDATE shops SET settings = settings || jsonb_build_object(%(room)s::text, %(chosen)s::jsonb), updated_at = now()
         WHERE id = %(shop_id)s
        """,
        {"shop_id": shop_id, "room": room, "chosen": json.dumps(dict(chosen))},
    )


def stripe_account(conn: Connection, shop_id: int) -> Account | None:
    return maybe(
        conn,
        Account,
        """
        SELECT account_key, account, publishable_key, api_key, webhook_secret, livemode, acts_on, endpoint, webhook_secret_old
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
        INSERT INTO stripe_accounts (shop_id, account_key, account, publishable_key, api_key, webhook_secret, livemode, acts_on)
        VALUES (%(shop_id)s, %(account_key)s, %(account)s, %(publishable_key)s, %(api_key)s, %(webhook_secret)s, %(livemode)s,
                %(acts_on)s)
        ON CONFLICT (shop_id) DO UPDATE SET
               account = excluded.account, publishable_key = excluded.publishable_key, api_key = excluded.api_key,
               webhook_secret = excluded.webhook_secret, livemode = excluded.livemode, acts_on = excluded.acts_on,
               updated_at = now()
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
            "acts_on": account.acts_on,
        },
    )
    return row["account_key"]


def relock(conn: Connection, shop_id: int, again: Callable[[bytes], bytes | None]) -> int:
    """Write each secret of the payment account that `again` has a new form for; how many."""
    row = conn.execute(
        "SELECT api_key, webhook_secret, webhook_secret_old FROM stripe_accounts WHERE shop_id = %(shop_id)s FOR UPDATE",
        {"shop_id": shop_id},
    ).fetchone()
    names = ("api_key", "webhook_secret", "webhook_secret_old")
    new = {name: again(row[name]) if row and row[name] else None for name in names}
    conn.execute(
        """
        UPDATE stripe_accounts
           SET api_key = coalesce(%(api_key)s, api_key), webhook_secret = coalesce(%(webhook_secret)s, webhook_secret),
               webhook_secret_old = coalesce(%(webhook_secret_old)s, webhook_secret_old)
         WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id, **new},
    )
    return sum(each is not None for each in new.values())


def write_endpoint(conn: Connection, shop_id: int, endpoint: str, secret: bytes) -> None:
    """A new endpoint; the secret of the one before stays good, since deliveries it signed are still on their way."""
    conn.execute(
        """
        UPDATE stripe_accounts
           SET endpoint = %(endpoint)s, webhook_secret_old = webhook_secret, webhook_secret = %(secret)s, updated_at = now()
         WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id, "endpoint": endpoint, "secret": secret},
    )


def note_check(conn: Connection, shop_id: int, result: dict[str, Any], *, at: datetime) -> None:
    conn.execute(
        "UPDATE stripe_accounts SET check_result = %(result)s::jsonb, checked_at = %(at)s WHERE shop_id = %(shop_id)s",
        {"shop_id": shop_id, "result": json.dumps(result), "at": at},
    )


def last_check(conn: Connection, shop_id: int) -> dict[str, Any] | None:
    """`{wrong: […], at}` of the last look at the account, if there was one."""
    row = maybe(
        conn,
        dict[str, Any],
        "SELECT check_result, checked_at FROM stripe_accounts WHERE shop_id = %(shop_id)s AND checked_at IS NOT NULL",
        {"shop_id": shop_id},
    )
    return {**row["check_result"], "at": row["checked_at"]} if row else None


def forget_stripe_account(conn: Connection, shop_id: int) -> None:
    conn.execute("DELETE FROM stripe_accounts WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})


def delete(conn: Connection, shop_id: int) -> bool:
    """Everything of this shop, in every room, if it is still uninstalled."""
    gone = conn.execute("DELETE FROM shops WHERE id = %(shop_id)s AND state = 'uninstalled'", {"shop_id": shop_id})
    return gone.rowcount == 1


def _number(row: Mapping[str, Any] | None) -> int | None:
    return None if row is None or row["number"] is None else int(row["number"])
