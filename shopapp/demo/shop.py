"""Puts a shop into the sandbox and lets it install us, the way a merchant would: managed install, first sync, payment account.

Every step may be repeated: the sandbox changes nothing when it is told the same again, and the app recognises its shop.
"""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from shopapp import shops
from shopapp.demo.documents import demo_pages
from shopapp.demo.history import tell_history
from shopapp.demo.place import Place
from shopapp.errors import Invalid, Unavailable
from shopapp.sandbox.shopify.product_csv import read_csv
from shopapp.shops import store
from shopapp.terminal.syncing import wait_for_sync
from shopapp.wiring import House

Tell = Callable[[str], None]
CATALOGUE = Path(__file__).parent / "catalogue" / "products.csv"


@dataclass(frozen=True, slots=True)
class DemoShop:
    """Which shop the demo opens: its own, or one made of the merchant's CSV files."""

    catalogues: list[Path] = field(default_factory=list[Path])
    currency: str = "EUR"

    @property
    def own(self) -> bool:
        """Whether it is the demo's own shop, which has a past: conversations and orders."""
        return not self.catalogues

    @property
    def domain(self) -> str:
        return "demo.myshopify.com" if self.own else "your-catalogue.myshopify.com"

    @property
    def name(self) -> str:
        return "Fieldhouse" if self.own else "Your catalogue"

    @property
    def files(self) -> list[Path]:
        return self.catalogues or [CATALOGUE]

    def check(self) -> None:
        """Raises Invalid, before anything starts, when a catalogue is not there or has a row that cannot be read."""
        for file in self.files:
            if not file.is_file():
                raise Invalid(
                    f"There is no file {file}. Give the path of a product CSV as Shopify exports it.", code="no_catalogue"
                )
            try:
                read_csv(file)
            except ValueError as problem:
                raise Invalid(f"{file} cannot be used. {problem}", code="bad_catalogue") from None


def put_in(shop: DemoShop, place: Place, house: House, tell: Tell) -> int:
    """Seed, install, connect, sync; then the past. Returns the shop's id."""
    made = _ask(f"{place.shopify_url}/_sandbox/shops", seed(shop))
    tell(f"{shop.name} has {made.get('total', made.get('products', 'its'))} products in the simulated Shopify")
    shop_id = _install(shop, place, house)
    _choose(shop, place, house, shop_id)
    tell("The app is installed in the shop")
    wait_for_sync(shop_id, house, tell)
    if shop.own:
        tell_history(shop_id, place.shopify_url, shop.domain, house, tell)
    return shop_id


def seed(shop: DemoShop) -> dict[str, Any]:
    """What the sandbox is told, to have this shop."""
    return {
        "domain": shop.domain,
        "name": shop.name,
        "currency": shop.currency,
        "discounts": {"WELCOME10": {"percentage": 10}, "SPRING5": {"amount": 5, "ended": True}},
        "country": "DE",
        "taxes_included": True,
        "email": "hello@fieldhouse.example",
        "timezone": "Europe/Berlin",
        "catalogue": [str(file.resolve()) for file in shop.files],
    } | demo_pages()


def _install(shop: DemoShop, place: Place, house: House) -> int:
    """Open the app as the merchant's browser would; the first opening installs it."""
    token = _ask(f"{place.shopify_url}/_sandbox/shops/{shop.domain}/id-token", {})["id_token"]
    query = urllib.parse.urlencode({"shop": shop.domain, "embedded": "1", "id_token": token})
    with urllib.request.urlopen(f"{place.app_url}/app/?{query}", timeout=60) as answer:  # noqa: S310 - our own address
        answer.read()
    shop_id = shops.find(shop.domain, directory=house.directory)
    if shop_id is None:
        raise Unavailable("The app did not take the shop in; see the web process's log.")
    return shop_id


def _choose(shop: DemoShop, place: Place, house: House, shop_id: int) -> None:
    """What a merchant would set: Stripe in the chat, a short wait before reminders so that one can see them come."""
    known = shops.stripe_account(shop_id, transaction=house.transaction, vault=house.vault)
    key = shops.set_stripe_account(
        shop_id, **_stripe_keys(shop, place, known.account_key if known else ""), transaction=house.transaction, vault=house.vault
    )
    if not known:
        # Now that the end of the address is known, Stripe is told where its webhooks go.
        shops.set_stripe_account(shop_id, **_stripe_keys(shop, place, key), transaction=house.transaction, vault=house.vault)
    with house.transaction(shop_id) as conn:
        chosen = store.read(conn, shop_id).settings
        if "checkout" not in chosen:
            store.write_settings(conn, shop_id, "checkout", {"provider": "stripe"})
            store.write_settings(conn, shop_id, "recovery", {"enabled": True, "after_minutes": 2})
        store.mark_demo(conn, shop_id)


def _stripe_keys(shop: DemoShop, place: Place, account_key: str) -> dict[str, Any]:
    asked: dict[str, Any] = {"name": shop.domain.removesuffix(".myshopify.com")}
    if account_key:
        asked["webhook_url"] = f"{place.app_url}/webhooks/stripe/{account_key}"
    made = _ask(f"{place.stripe_url}/_sandbox/stripe/accounts", asked)
    return {
        "account": made["account"],
        "api_key": made["restricted_key"],
        "publishable_key": made["publishable_key"],
        "webhook_secret": made.get("webhook_secret", ""),
        "livemode": False,
        "account_key": account_key,
    }


def _ask(url: str, body: dict[str, Any]) -> dict[str, Any]:
    """POST JSON to the sandbox. Raises Invalid with the sandbox's own words when it refuses (a bad row of a CSV)."""
    request = urllib.request.Request(  # noqa: S310 - our own address
        url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    for attempt in range(5):
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
                return cast(dict[str, Any], json.load(answer))
        except urllib.error.HTTPError as problem:
            words = problem.read().decode("utf-8", "replace")
            raise Invalid(f"The catalogue cannot be used: {_message(words)}", code="bad_catalogue") from None
        except urllib.error.URLError:
            if attempt == 4:
                raise Unavailable("The sandbox does not answer; see its log.") from None
            time.sleep(0.3)
    raise Unavailable("The sandbox does not answer; see its log.")


def _message(words: str) -> str:
    try:
        return str(json.loads(words)["error"])
    except (ValueError, KeyError, TypeError):
        return words[:300]
