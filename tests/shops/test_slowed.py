"""A shop whose points at Shopify are used up is slowed, on the wire; it does not fail, and no other shop waits with it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from shopify_world import DOMAIN

from shopapp import shops
from shopapp.errors import Unavailable
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.sandbox.shopify.seed import ensure_shop
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House


def test_all_callers_of_a_drained_shop_get_their_answer(house: House, sandbox: Sandbox, moved_in: int):
    sandbox.buckets.empty(DOMAIN)
    began = time.monotonic()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: house.admin.ask(moved_in, "shop.graphql"), range(16)))
    assert {answer["shop"]["currencyCode"] for answer in answers} == {"EUR"}
    assert time.monotonic() - began >= 0.9  # they did wait


def test_another_shop_is_not_slowed_with_it(house: House, ground: shops.Ground, sandbox: Sandbox, moved_in: int):
    ensure_shop(sandbox, "second.myshopify.com")
    second = shops.install("second.myshopify.com", mint_id_token(sandbox, "second.myshopify.com"), ground=ground)
    sandbox.buckets.empty(DOMAIN)
    answer = house.admin.ask(second, "shop.graphql", patience=0)  # no patience at all: it would fail if it had to wait
    assert answer["shop"]["currencyCode"] == "EUR"


def test_beyond_its_patience_a_page_is_told_when_to_come_back(house: House, sandbox: Sandbox, moved_in: int):
    sandbox.faults.set(Fault("shopify", "throttle", "Shop", times=1))
    with pytest.raises(Unavailable) as caught:
        house.admin.ask(moved_in, "shop.graphql", patience=0)
    assert caught.value.retry_after
    assert house.admin.ask(moved_in, "shop.graphql")["shop"]["currencyCode"] == "EUR"
