"""The merchant's own Stripe account (custom distribution only): its keys, locked at rest.

The rule: test and live keys never mix, and a key is unlocked only to be used, never to be shown.
"""

from dataclasses import dataclass, field

from shopapp.db import Transaction
from shopapp.errors import Invalid
from shopapp.secrets import Vault, random_token
from shopapp.shops import store


@dataclass(frozen=True, slots=True)
class StripeAccount:
    """`account_key` is the unguessable end of the address its webhooks come to."""

    account_key: str
    account: str
    api_key: str = field(repr=False)
    publishable_key: str
    webhook_secret: str = field(repr=False)
    livemode: bool
    acts_on: str = ""
    """Connect: the account that has joined the platform whose key this is. Every call then differs by one header."""
    endpoint: str = ""
    webhook_secret_old: str = field(default="", repr=False)

    @property
    def webhook_secrets(self) -> list[str]:
        """Those an endpoint of ours may sign with now, the newest first."""
        return [secret for secret in (self.webhook_secret, self.webhook_secret_old) if secret]


def stripe_account(shop_id: int, *, transaction: Transaction, vault: Vault) -> StripeAccount | None:
    with transaction(shop_id) as conn:
        row = store.stripe_account(conn, shop_id)
    if row is None:
        return None
    return StripeAccount(
        account_key=row.account_key,
        account=row.account,
        api_key=vault.open(row.api_key),
        publishable_key=row.publishable_key,
        webhook_secret=vault.open(row.webhook_secret) if row.webhook_secret else "",
        livemode=row.livemode,
        acts_on=row.acts_on,
        endpoint=row.endpoint,
        webhook_secret_old=vault.open(row.webhook_secret_old) if row.webhook_secret_old else "",
    )


def set_stripe_account(
    shop_id: int,
    *,
    account: str,
    api_key: str,
    publishable_key: str,
    webhook_secret: str = "",
    livemode: bool,
    acts_on: str = "",
    transaction: Transaction,
    vault: Vault,
    account_key: str = "",
) -> str:
    """Store the keys and return the account's key (made now unless given or there). Raises Invalid for mixed modes."""
    mode = "live" if livemode else "test"
    if f"_{mode}_" not in api_key or f"_{mode}_" not in publishable_key:
        raise Invalid(f"Both keys must be {mode} keys of Stripe.", code="mixed_modes")
    row = store.Account(
        account_key=account_key or random_token(),
        account=account,
        publishable_key=publishable_key,
        api_key=vault.lock(api_key),
        webhook_secret=vault.lock(webhook_secret) if webhook_secret else None,
        livemode=livemode,
        acts_on=acts_on,
    )
    with transaction(shop_id) as conn:
        return store.write_stripe_account(conn, shop_id, row)
