"""A token kept in memory for seconds, and never longer than Shopify takes it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from shopify_world import DOMAIN

from shopapp.clock import SetClock
from shopapp.errors import Refused
from shopapp.outside.shopify.client import AdminClient
from shopapp.sandbox.shopify.tokens import expire_tokens, uninstall
from shopapp.sandbox.simulation import Sandbox
from shopapp.shops.tokens.remembered import FOR, Remembered
from shopapp.wiring import House


def reads(house: House) -> tuple[Remembered, list[int], SetClock]:
    """Tokens whose reads of the database are counted."""
    seen: list[int] = []

    def counted(shop_id: int):
        seen.append(shop_id)
        return house.transaction(shop_id)

    clock = SetClock(house.clock.now())
    return Remembered(replace(house.keeper, transaction=counted, clock=clock)), seen, clock


def test_a_token_is_read_once_for_a_dozen_calls_and_again_after_some_seconds(house: House, moved_in: int) -> None:
    tokens, seen, clock = reads(house)
    assert len({tokens.access(moved_in).token for _ in range(12)}) == 1
    assert len(seen) == 1
    clock.advance(FOR + timedelta(seconds=1))
    tokens.access(moved_in)
    assert len(seen) == 2


def test_a_remembered_token_that_shopify_refuses_is_replaced(house: House, sandbox: Sandbox, moved_in: int) -> None:
    tokens, _, _ = reads(house)
    admin = AdminClient(house.settings, tokens.access, tokens.renew)
    before = tokens.access(moved_in)
    expire_tokens(sandbox, DOMAIN)
    assert admin.ask(moved_in, "shop.graphql")["shop"]["currencyCode"] == "EUR"
    assert tokens.access(moved_in).token != before.token
    admin.close()


def test_a_token_of_an_app_that_was_uninstalled_does_not_live_on_in_memory(house: House, sandbox: Sandbox, moved_in: int) -> None:
    tokens, _, _ = reads(house)
    admin = AdminClient(house.settings, tokens.access, tokens.renew)
    tokens.access(moved_in)
    uninstall(sandbox, DOMAIN)
    with pytest.raises(Refused):
        admin.ask(moved_in, "shop.graphql")
    admin.close()
