"""Connecting the merchant's Stripe account, looking after it, changing its keys, and letting go of it.

The rules: a key is checked before it is kept, and everything that is wrong is said at once; test and live never mix; an old
secret is accepted until the endpoint that signs with it is gone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import Conflict, Invalid, Refused
from shopapp.ports.payment_setup import Endpoint, PaymentSetup
from shopapp.secrets import Vault, random_token
from shopapp.shops import store
from shopapp.shops.payment_account import StripeAccount, set_stripe_account, stripe_account
from shopapp.shops.shop import Shop

log = logs.get(__name__)
_KEY = re.compile(r"^(rk|sk|pk)_(test|live)_[A-Za-z0-9_]{8,200}$")
NO_KEY = "{name} does not look like one of Stripe's: it begins with {begins}."


@dataclass(frozen=True, slots=True)
class Desk:
    """What connecting needs of the house."""

    transaction: Transaction
    vault: Vault
    clock: Clock
    setup: PaymentSetup
    public_url: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the account found; each entry is a sentence for the merchant."""

    at: datetime
    wrong: list[str]

    @property
    def is_well(self) -> bool:
        return not self.wrong


def connect(shop: Shop, *, api_key: str, publishable_key: str, acts_on: str = "", desk: Desk) -> Checked:
    """Check the keys, keep them, and register webhooks and domains. Raises Invalid naming everything that is wrong with them.

    The same shop may give new keys of the same account at any time (rotation); another account needs `disconnect` first.
    """
    api_key, publishable_key, acts_on = api_key.strip(), publishable_key.strip(), acts_on.strip()
    livemode = _check_shape(api_key, publishable_key, acts_on)
    before = stripe_account(shop.id, transaction=desk.transaction, vault=desk.vault)
    given = StripeAccount(
        account_key=before.account_key if before else random_token(),
        account="",
        api_key=api_key,
        publishable_key=publishable_key,
        webhook_secret=before.webhook_secret if before else "",
        livemode=livemode,
        acts_on=acts_on,
        endpoint=before.endpoint if before else "",
    )
    given = replace(given, account=_account_of(given, desk))
    _check_same(before, given)
    if missing := desk.setup.missing(given):
        raise Invalid(f"The key lacks {_listing(missing)}. Please add it to the key in Stripe and try again.", code="missing")
    set_stripe_account(
        shop.id, account=given.account, api_key=api_key, publishable_key=publishable_key, webhook_secret=given.webhook_secret,
        livemode=livemode, acts_on=acts_on, transaction=desk.transaction, vault=desk.vault, account_key=given.account_key,
    )  # fmt: skip
    return check(shop, desk=desk)


def check(shop: Shop, *, desk: Desk) -> Checked:
    """Look at the key, the endpoint and the domains, and mend what we may: register what is missing. Raises Unavailable."""
    account = stripe_account(shop.id, transaction=desk.transaction, vault=desk.vault)
    if account is None:
        raise Conflict("No Stripe account is connected.", code="no_stripe_account")
    wrong = [f"The key lacks the permission {name}." for name in desk.setup.missing(account)]
    for part in (_check_endpoint, _check_domains):
        try:
            wrong += part(shop, account, desk)
        except Refused as problem:
            wrong.append(f"Stripe refused a question about the account ({problem.code}).")
    found = Checked(desk.clock.now(), wrong)
    with desk.transaction(shop.id) as conn:
        store.note_check(conn, shop.id, {"wrong": wrong}, at=found.at)
    if wrong:
        log.error("stripe_account_check", shop_id=shop.id, wrong=len(wrong))
    return found


def rotate_secret(shop: Shop, *, desk: Desk) -> None:
    """A new endpoint with a new secret; the old one's is accepted until the next look has removed it."""
    account = stripe_account(shop.id, transaction=desk.transaction, vault=desk.vault)
    if account is None:
        raise Conflict("No Stripe account is connected.", code="no_stripe_account")
    _new_endpoint(shop, account, desk)
    check(shop, desk=desk)


def disconnect(shop: Shop, *, desk: Desk, is_busy: Callable[[int], bool]) -> None:
    """Remove our endpoint and forget the keys. Raises Conflict while payments are under way that need them."""
    if is_busy(shop.id):
        raise Conflict("Payments are under way. Please wait until they have ended, or end them on their pages.", code="busy")
    account = stripe_account(shop.id, transaction=desk.transaction, vault=desk.vault)
    if account is None:
        return
    try:
        if account.endpoint:
            desk.setup.remove_endpoint(account, account.endpoint)
    except Refused as problem:
        log.warning("endpoint_left_behind", shop_id=shop.id, code=problem.code)  # the key was taken back in Stripe first
    with desk.transaction(shop.id) as conn:
        store.write_settings(conn, shop.id, "checkout", {"provider": "shopify"})
        store.forget_stripe_account(conn, shop.id)


def webhook_url(account: StripeAccount, desk: Desk) -> str:
    return f"{desk.public_url}/webhooks/stripe/{account.account_key}"


def _check_shape(api_key: str, publishable_key: str, acts_on: str) -> bool:
    """Returns whether they are live keys."""
    secret, public = _KEY.match(api_key), _KEY.match(publishable_key)
    wrong: list[str] = []
    if secret is None or secret.group(1) == "pk":
        wrong.append(NO_KEY.format(name="The restricted key", begins="rk_test_ or rk_live_"))
    elif secret.group(1) == "sk" and not acts_on:
        wrong.append(
            "This is the account's full secret key. Please make a restricted key (rk_…) with only the permissions below."
        )
    if public is None or public.group(1) != "pk":
        wrong.append(NO_KEY.format(name="The publishable key", begins="pk_test_ or pk_live_"))
    if acts_on and not re.fullmatch(r"acct_[A-Za-z0-9]{8,40}", acts_on):
        wrong.append("The connected account begins with acct_.")
    if not wrong and secret is not None and public is not None and secret.group(2) != public.group(2):
        wrong.append(f"One is a {secret.group(2)} key and the other a {public.group(2)} key. Both must be of the same mode.")
    if wrong:
        raise Invalid(" ".join(wrong), code="keys")
    return "_live_" in api_key


def _account_of(given: StripeAccount, desk: Desk) -> str:
    if given.acts_on:
        return given.acts_on
    try:
        return desk.setup.who(given)
    except Refused as problem:
        raise Invalid(
            "Stripe does not know this key, or it was taken back. Please copy it once more.", code="unknown_key"
        ) from problem


def _check_same(before: StripeAccount | None, given: StripeAccount) -> None:
    if before is None:
        return
    if before.account and given.account and before.account != given.account:
        raise Conflict("These keys belong to another Stripe account. Disconnect the present one first.", code="other_account")
    if before.livemode != given.livemode:
        modes = ("test", "live")
        raise Conflict(
            f"The shop is connected in {modes[before.livemode]} mode, and these are {modes[given.livemode]} keys. "
            "Disconnect first: test and live payments are kept apart.",
            code="other_mode",
        )


def _check_endpoint(shop: Shop, account: StripeAccount, desk: Desk) -> list[str]:
    """Ours is there and as it should be; made anew where it is not. Others of ours that point elsewhere are named."""
    url = webhook_url(account, desk)
    known = desk.setup.endpoints(account)
    ours = next((one for one in known if one.id == account.endpoint), None)
    if ours is None or not account.webhook_secret or desk.setup.wrong_with(ours, url):
        _new_endpoint(shop, account, desk)
        known = desk.setup.endpoints(account)
        account = stripe_account(shop.id, transaction=desk.transaction, vault=desk.vault) or account
        ours = next((one for one in known if one.id == account.endpoint), None)
    wrong = desk.setup.wrong_with(ours, url) if ours else ["The webhook endpoint could not be made."]
    _remove_old(account, [one for one in known if one.url == url and one.id != account.endpoint], desk)
    mine = f"/webhooks/stripe/{account.account_key}"
    wrong += [
        f"Another endpoint of this shop still points at {one.url}." for one in known if one.url != url and one.url.endswith(mine)
    ]
    return [f"Webhooks: {sentence}" for sentence in wrong]


def _new_endpoint(shop: Shop, account: StripeAccount, desk: Desk) -> None:
    made = desk.setup.make_endpoint(account, webhook_url(account, desk))
    with desk.transaction(shop.id) as conn:
        store.write_endpoint(conn, shop.id, made.id, desk.vault.lock(made.secret))


def _remove_old(account: StripeAccount, old: list[Endpoint], desk: Desk) -> None:
    for one in old:
        desk.setup.remove_endpoint(account, one.id)


def _check_domains(shop: Shop, account: StripeAccount, desk: Desk) -> list[str]:
    """Wallets show on our own pay page, and the frame's parent must be known, too. Addresses of this machine have no wallets."""
    hosts = [urlsplit(url).hostname or "" for url in (desk.public_url, shop.storefront_url, *shop.origins)]
    wanted = sorted({host for host in hosts if "." in host and not host.replace(".", "").isdigit()})
    known = desk.setup.domains(account)
    for host in wanted:
        if host not in known:
            desk.setup.register_domain(account, host)
    known = desk.setup.domains(account)
    return [f"Wallets: the domain {host} is not switched on in Stripe." for host in wanted if not known.get(host)]


def _listing(names: list[str]) -> str:
    what = "the permission" if len(names) == 1 else "the permissions"
    return f"{what} {', '.join(names)}"


def check_stripe(shop_id: int, *, desk: Desk) -> bool:
    """The periodic look. True when an account is connected and nothing is wrong with it."""
    with desk.transaction(shop_id) as conn:
        shop, connected = store.read(conn, shop_id), store.stripe_account(conn, shop_id)
    return connected is not None and check(shop, desk=desk).is_well
