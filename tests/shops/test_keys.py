"""A new key of the vault: every secret at rest is written again under it, in shops that stay and in shops that left."""

from dataclasses import replace
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet

from shopapp import shops
from shopapp.cart import CartLine
from shopapp.cart import store as carts
from shopapp.conversations import store as conversations
from shopapp.errors import NotAllowed
from shopapp.secrets import Vault
from shopapp.shops.tokens import access
from shopapp.wiring import House
from workers.keys import relock


@pytest.fixture
def key() -> str:
    return Fernet.generate_key().decode()


@pytest.fixture
def rotated(house: House, key: str) -> House:
    """The house after a deploy with a new key in front of the old one."""
    vault = Vault([key, house.settings.vault_keys])
    return replace(house, vault=vault, keeper=replace(house.keeper, vault=vault))


def with_stripe(house: House, shop_id: int) -> None:
    shops.set_stripe_account(
        shop_id,
        account="acct_1",
        api_key="rk_test_" + "a" * 24,
        publishable_key="pk_test_" + "a" * 24,
        webhook_secret="whsec_x",
        livemode=False,
        transaction=house.transaction,
        vault=house.vault,
    )


def with_checkouts(house: House, shop_id: int, count: int) -> None:
    with house.transaction(shop_id) as conn:
        shopper = conversations.shopper(conn, shop_id, b"k").id
        conversation = conversations.start(conn, shop_id, shopper).id
        cart = carts.report(conn, shop_id, shopper, conversation, "tok", "EUR", [CartLine(1, 1)]).id
        for _ in range(count):
            conn.execute(
                """
                INSERT INTO checkouts (shop_id, id, token_hash, token_locked, client_secret, provider, state, conversation_id,
                       shopper_id, cart_id, email, address)
                VALUES (%(shop)s, %(id)s, %(hash)s, %(locked)s, %(locked)s, 'stripe', 'expired', %(conversation)s,
                       %(shopper)s, %(cart)s, '', '{}')
                """,
                {
                    "shop": shop_id,
                    "id": uuid4(),
                    "hash": uuid4().bytes,
                    "locked": house.vault.lock("a link"),
                    "conversation": conversation,
                    "shopper": shopper,
                    "cart": cart,
                },
            )


def test_after_relocking_the_old_key_can_go(house: House, rotated: House, key: str, moved_in: int, other_shop: int):
    with_stripe(house, moved_in)
    with_stripe(house, other_shop)
    with_checkouts(house, other_shop, 203)  # more than one batch
    shops.reported(
        other_shop, "app/uninstalled", {}, triggered_at=house.clock.now(), transaction=house.transaction, reading=house.reading
    )
    token = access(moved_in, keeper=house.keeper).token
    found = relock(rotated)
    assert (found.written, found.unreadable) == (2 + 2 + 2 + 406, [])
    only_new = Vault([key])
    assert access(moved_in, keeper=replace(house.keeper, vault=only_new)).token == token
    for shop_id in (moved_in, other_shop):
        account = shops.stripe_account(shop_id, transaction=house.transaction, vault=only_new)
        assert account is not None
        assert account.webhook_secret == "whsec_x"
    with house.transaction(other_shop) as conn:
        rows = conn.execute("SELECT token_locked, client_secret FROM checkouts").fetchall()
    assert {only_new.open(row[name]) for row in rows for name in ("token_locked", "client_secret")} == {"a link"}
    assert relock(rotated).written == 0


def test_a_key_thrown_away_too_early_is_named_and_nothing_is_lost(house: House, key: str, moved_in: int, other_shop: int):
    with_stripe(house, other_shop)
    too_early = replace(house, vault=Vault([key]))
    assert relock(too_early).unreadable == [moved_in, other_shop]
    with pytest.raises(NotAllowed):
        shops.stripe_account(other_shop, transaction=house.transaction, vault=too_early.vault)
    assert access(moved_in, keeper=house.keeper).token.startswith("shpat_")
