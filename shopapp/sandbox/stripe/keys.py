"""Accounts and their API keys: whose objects a request sees, in which mode, and what its key may do.

Test and live are two worlds of one account. A publishable key may only do what a browser must; a restricted key may only
do what its list says, which for the demo is exactly what the product asks of a merchant.
"""

import hashlib
import re
from dataclasses import dataclass

from shopapp.sandbox.state import Doc, World
from shopapp.sandbox.stripe.problems import StripeProblem

# The permissions our install guide asks a merchant to give a restricted key.
RESTRICTED = (
    "payment_intents:write", "charges:read", "refunds:write", "disputes:read", "events:read", "webhook_endpoints:write",
    "payment_method_domains:write", "confirmation_tokens:read", "balance_transactions:read", "payouts:read", "account:read",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Who asks: the account whose objects are meant, and the kind and rights of the key."""

    account: str
    livemode: bool
    kind: str
    permissions: tuple[str, ...]
    key: str

    def may(self, permission: str) -> bool:
        """A write permission includes reading."""
        if self.kind == "secret":
            return True
        noun, _, verb = permission.partition(":")
        return permission in self.permissions or (verb == "read" and f"{noun}:write" in self.permissions)


def ensure_account(world: World, name: str, livemode: bool = False) -> Doc:
    """The account of that name with its keys, made on first use; the same name always gives the same keys."""
    slug = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "account"
    digest = hashlib.sha256(f"shopapp sandbox {slug}".encode()).hexdigest()
    account = f"acct_1{digest[:15]}"
    mode = "live" if livemode else "test"
    tail = f"{mode}_demo_{slug}_{hashlib.sha256(f'{mode} {slug}'.encode()).hexdigest()[:24]}"
    with world.changing():
        if world.get("stripe_account", account) is None:
            world.put("stripe_account", account, {"id": account, "name": name, "platforms": []})
        for prefix, kind in (("sk", "secret"), ("rk", "restricted"), ("pk", "publishable")):
            key = f"{prefix}_{tail}"
            world.put("stripe_key", key, {"key": key, "account": account, "livemode": livemode, "kind": kind})
    return {
        "account": account,
        "secret_key": f"sk_{tail}",
        "restricted_key": f"rk_{tail}",
        "publishable_key": f"pk_{tail}",
    }


def clear_world(world: World) -> None:
    """Forget everything but who holds which key and where webhooks go: the product still holds the other end of both."""
    with world.changing():
        accounts, known = world.all("stripe_account"), world.all("stripe_key")
        scopes = [f"{account['id']}:{mode}" for account in accounts for mode in ("test", "live")]
        endpoints = [(scope, doc) for scope in scopes for doc in world.all("stripe_webhook_endpoint", shop=scope)]
        world.clear()
        for account in accounts:
            world.put("stripe_account", account["id"], account)
        for key in known:
            world.put("stripe_key", key["key"], key)
        for scope, endpoint in endpoints:
            world.put("stripe_webhook_endpoint", endpoint["id"], endpoint, shop=scope)


def connect(world: World, platform: str, account: str) -> None:
    """Let `platform` act on `account` through the `Stripe-Account` header."""
    with world.changing():
        doc = world.get("stripe_account", account) or {"id": account, "name": account, "platforms": []}
        if platform not in doc["platforms"]:
            doc["platforms"].append(platform)
        world.put("stripe_account", account, doc)


def holder(world: World, key: str, on_account: str = "") -> Holder:
    """Read a key and the `Stripe-Account` header. Raises the 401 and 403 that the real API answers."""
    if not key:
        raise StripeProblem(401, "You did not provide an API key.")
    doc = world.get("stripe_key", key)
    if doc is None:
        raise StripeProblem(401, f"Invalid API Key provided: {_masked(key)}")
    if doc.get("expired"):
        raise StripeProblem(401, f"Expired API Key provided: {_masked(key)}", code="api_key_expired")
    account = str(doc["account"])
    if on_account and on_account != account:
        other = world.get("stripe_account", on_account)
        if other is None or account not in other["platforms"]:
            raise StripeProblem(
                403,
                f"The provided key '{_masked(key)}' does not have access to account '{on_account}'.",
                code="account_invalid",
            )
        account = on_account
    permissions = tuple(doc.get("permissions", RESTRICTED)) if doc["kind"] == "restricted" else ()
    return Holder(account, bool(doc["livemode"]), str(doc["kind"]), permissions, key)


def check(who: Holder, operation: str, permission: str, public: bool) -> None:
    """Refuse what this kind of key may not do."""
    if who.kind == "publishable":
        if not public:
            raise StripeProblem(
                403, "This call needs a secret key; it cannot be made with a publishable key.", code="secret_key_required"
            )
        return
    if not who.may(permission):
        raise StripeProblem(403, f"The provided key '{_masked(who.key)}' lacks the permission '{permission}' for {operation}.")


def _masked(key: str) -> str:
    return f"{key[:8]}{'*' * 10}{key[-4:]}"
