"""Tokens: one refresh whatever the crowd, lost answers survived, the new pair stored before its use."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from shopify_world import DOMAIN

from shopapp.errors import Refused, Unavailable
from shopapp.outside.shopify.auth import Auth
from shopapp.outside.shopify.wire import Wire
from shopapp.ports.shopify_auth import Grant, ShopifyAuth
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify.tokens import expire_tokens
from shopapp.sandbox.simulation import Sandbox
from shopapp.secrets import Vault
from shopapp.shops import keep_alive
from shopapp.shops.tokens import access, renew, store
from shopapp.wiring import House


@dataclass
class Counting:
    """The real adapter, counted."""

    inner: ShopifyAuth
    refreshes: int = 0

    def exchange(self, domain: str, id_token: str) -> Grant:
        return self.inner.exchange(domain, id_token)

    def refresh(self, domain: str, refresh_token: str) -> Grant:
        self.refreshes += 1
        return self.inner.refresh(domain, refresh_token)

    def redeem(self, domain: str, code: str) -> Grant:
        return self.inner.redeem(domain, code)

    def ask_address(self, domain: str, state: str, redirect_uri: str) -> str:
        return self.inner.ask_address(domain, state, redirect_uri)


def held(house: House, shop_id: int) -> store.Held:
    with house.transaction(shop_id) as conn:
        found = store.held(conn, shop_id)
    assert found is not None
    return found


def run_out(house: House, shop_id: int) -> None:
    with house.transaction(shop_id) as conn:
        conn.execute("UPDATE shop_tokens SET expires_at = now() - interval '1 minute'")


def test_a_fresh_token_is_used_as_it_is(house: House, moved_in: int):
    auth = Counting(house.auth)
    got = access(moved_in, keeper=replace(house.keeper, auth=auth))
    assert got.domain == DOMAIN
    assert auth.refreshes == 0
    assert got.token not in repr(got)


def test_fifty_callers_with_an_expired_token_make_one_refresh(house: House, sandbox: Sandbox, moved_in: int):
    run_out(house, moved_in)
    expire_tokens(sandbox, DOMAIN)
    sandbox.faults.set(Fault("shopify", "delay", "refresh_token", seconds=0.4))
    auth = Counting(house.auth)
    keeper = replace(house.keeper, auth=auth)
    with ThreadPoolExecutor(50) as crowd:
        tokens = {got.token for got in crowd.map(lambda _: access(moved_in, keeper=keeper), range(50))}
    assert auth.refreshes == 1
    assert tokens == {house.vault.open(held(house, moved_in).access_token or b"")}


def test_fifty_callers_refused_with_401_make_one_refresh(house: House, sandbox: Sandbox, moved_in: int):
    expire_tokens(sandbox, DOMAIN)
    before = held(house, moved_in).claim
    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(lambda _: house.admin.ask(moved_in, "shop.graphql"), range(50)))
    assert {answer["shop"]["currencyCode"] for answer in answers} == {"EUR"}
    assert held(house, moved_in).claim == before + 2  # taken once, given back once


def test_a_lost_answer_is_asked_for_again_at_once(house: House, sandbox: Sandbox, moved_in: int):
    run_out(house, moved_in)
    sandbox.faults.set(Fault("shopify", "error_after", "refresh_token", times=1))
    access(moved_in, keeper=house.keeper)
    assert house.reading.facts(moved_in).currency == "EUR"


def test_an_answer_lost_in_a_time_out_is_survived_by_the_next_call(house: House, sandbox: Sandbox, moved_in: int, settings):
    run_out(house, moved_in)
    sandbox.faults.set(Fault("shopify", "timeout_after", "refresh_token", times=2, seconds=1))
    hasty = Auth(settings, wire=Wire(read=0.3))
    with pytest.raises(Unavailable):
        access(moved_in, keeper=replace(house.keeper, auth=hasty))
    assert held(house, moved_in).claimed_until is None
    access(moved_in, keeper=house.keeper)
    assert house.reading.facts(moved_in).currency == "EUR"
    hasty._wire.close()


def test_a_dead_refresh_token_asks_for_the_merchant(house: House, sandbox: Sandbox, moved_in: int):
    run_out(house, moved_in)
    expire_tokens(sandbox, DOMAIN, refresh_too=True)
    for _ in range(2):
        with pytest.raises(Refused):
            access(moved_in, keeper=house.keeper)
    assert held(house, moved_in).refresh_token is None


def test_a_wrong_secret_of_ours_throws_no_tokens_away(house: House, moved_in: int, settings):
    run_out(house, moved_in)
    wrong = Auth(settings.model_copy(update={"shopify_api_secret": "y" * 40}), wire=Wire())
    with pytest.raises(Refused):
        access(moved_in, keeper=replace(house.keeper, auth=wrong))
    wrong._wire.close()
    access(moved_in, keeper=house.keeper)


def test_a_claim_left_by_a_killed_process_ends_by_itself(house: House, moved_in: int):
    run_out(house, moved_in)
    with house.transaction(moved_in) as conn:
        conn.execute("UPDATE shop_tokens SET claim = claim + 1, claimed_until = now() + interval '1 second'")
    access(moved_in, keeper=house.keeper)
    assert held(house, moved_in).claimed_until is None


def test_a_slow_caller_whose_claim_was_taken_over_does_not_overwrite_the_newer_pair(house: House, moved_in: int):
    run_out(house, moved_in)
    asked, go_on = threading.Event(), threading.Event()

    class Slow(Counting):
        def refresh(self, domain: str, refresh_token: str) -> Grant:
            grant = super().refresh(domain, refresh_token)
            asked.set()
            assert go_on.wait(10)
            return grant

    with ThreadPoolExecutor(1) as aside:
        slow = aside.submit(access, moved_in, keeper=replace(house.keeper, auth=Slow(house.auth)))
        assert asked.wait(10)
        with house.transaction(moved_in) as conn:
            conn.execute("UPDATE shop_tokens SET claimed_until = now() - interval '1 second'")
        newer = access(moved_in, keeper=house.keeper)
        go_on.set()
        assert slow.result().token == newer.token


def test_while_one_renews_in_good_time_the_others_go_on_with_the_old_token(house: House, moved_in: int):
    with house.transaction(moved_in) as conn:
        conn.execute(
            "UPDATE shop_tokens SET expires_at = now() + interval '2 minutes', claimed_until = now() + interval '1 minute'"
        )
    auth = Counting(house.auth)
    access(moved_in, keeper=replace(house.keeper, auth=auth))
    assert auth.refreshes == 0


def test_renewing_a_token_that_another_has_renewed_takes_theirs(house: House, moved_in: int):
    old = access(moved_in, keeper=house.keeper)
    first = renew(moved_in, old, keeper=house.keeper)
    second = renew(moved_in, old, keeper=house.keeper)
    assert first.token == second.token != old.token


def test_the_daily_round_keeps_an_idle_shop_alive(house: House, moved_in: int):
    run_out(house, moved_in)
    keep_alive(moved_in, keeper=house.keeper)
    found = held(house, moved_in)
    assert found.refresh_expires_at is not None
    assert found.refresh_expires_at - house.clock.now() > timedelta(days=89)


def test_stored_tokens_survive_a_rotation_of_the_vault_key(house: House, moved_in: int):
    rotated = Vault([Fernet.generate_key().decode(), house.settings.vault_keys])
    assert access(moved_in, keeper=replace(house.keeper, vault=rotated)).token == access(moved_in, keeper=house.keeper).token
