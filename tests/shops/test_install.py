"""Install, uninstall and re-install, in any order of webhooks, on the wire."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from shopify_world import DOMAIN, Heard

from shopapp import shops
from shopapp.errors import Refused
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.sandbox.shopify.tokens import uninstall
from shopapp.sandbox.simulation import Sandbox
from shopapp.shops import store
from shopapp.shops.arrival import begin_by_code, install_by_code
from shopapp.shops.shop import Shop
from shopapp.shops.tokens import access, renew
from shopapp.shops.tokens import store as tokens_store
from shopapp.wiring import House


def read(house: House, shop_id: int) -> Shop:
    with house.transaction(shop_id) as conn:
        return store.read(conn, shop_id)


def left(house: House, shop_id: int, at) -> None:
    shops.reported(shop_id, "app/uninstalled", {}, triggered_at=at, transaction=house.transaction, reading=house.reading)


def test_a_shop_moves_in_with_its_facts_and_its_first_syncs(house: House, heard: Heard, moved_in: int):
    shop = read(house, moved_in)
    assert (shop.domain, shop.state, shop.currency, shop.country) == (DOMAIN, "installed", "EUR", "DE")
    assert shop.name
    assert shop.locales[0] == "en"
    assert f"https://{DOMAIN}" in shop.origins
    assert shop.storefront_url in shop.origins
    assert heard.jobs == [("sync_catalogue", moved_in, ""), ("sync_documents", moved_in, "")]
    assert shops.installed(directory=house.directory) == [moved_in]


def test_tokens_lie_encrypted_in_the_table(house: House, moved_in: int):
    with house.transaction(moved_in) as conn:
        held = tokens_store.held(conn, moved_in)
    assert held is not None
    assert held.access_token is not None
    assert b"shpat_" not in bytes(held.access_token)
    assert house.vault.open(held.access_token).startswith("shpat_")


def test_a_second_install_changes_nothing_but_the_tokens(
    house: House, heard: Heard, ground: shops.Ground, moved_in: int, id_token: str
):
    first = read(house, moved_in)
    assert shops.install(DOMAIN, id_token, ground=ground) == moved_in
    assert read(house, moved_in).installed_at == first.installed_at
    assert len(heard.jobs) == 2
    assert house.reading.facts(moved_in).currency == "EUR"


def test_a_shop_that_shopify_does_not_vouch_for_is_not_installed(house: House, ground: shops.Ground, sandbox: Sandbox):
    with pytest.raises(Refused):
        shops.install(DOMAIN, "no-token", ground=ground)
    assert shops.installed(directory=house.directory) == []


def test_an_uninstall_forgets_the_tokens(house: House, moved_in: int):
    left(house, moved_in, house.clock.now())
    assert not read(house, moved_in).is_installed
    assert shops.installed(directory=house.directory) == []
    with pytest.raises(Refused, match="open the app"):
        access(moved_in, keeper=house.keeper)


def test_an_old_uninstall_after_a_reinstall_is_ignored(house: House, ground: shops.Ground, sandbox: Sandbox, moved_in: int):
    between = house.clock.now()
    left(house, moved_in, between)
    shops.install(DOMAIN, mint_id_token(sandbox, DOMAIN), ground=ground)
    left(house, moved_in, between)
    assert read(house, moved_in).is_installed
    assert house.reading.facts(moved_in).currency == "EUR"


def test_a_reinstall_seen_before_the_uninstall_arrives_ends_installed_with_tokens_that_work(
    house: House, ground: shops.Ground, sandbox: Sandbox, moved_in: int
):
    uninstall(sandbox, DOMAIN)
    triggered = house.clock.now()
    mint_id_token(sandbox, DOMAIN)
    seen = house.clock.now() + timedelta(minutes=2)  # the merchant opens the app; our tokens still look good
    assert not shops.needs_install(moved_in, seen, ground=ground)
    left(house, moved_in, triggered)
    assert read(house, moved_in).is_installed
    with pytest.raises(Refused):
        house.admin.ask(moved_in, "shop.graphql")
    assert shops.needs_install(moved_in, seen, ground=ground)
    shops.install(DOMAIN, mint_id_token(sandbox, DOMAIN), ground=ground)
    assert house.reading.facts(moved_in).currency == "EUR"


def test_a_shop_moves_in_even_while_its_facts_cannot_be_read(
    house: House, heard: Heard, ground: shops.Ground, sandbox: Sandbox, id_token: str
):
    sandbox.faults.set(Fault("shopify", "error_before", "Shop", times=1))
    shop_id = shops.install(DOMAIN, id_token, ground=ground)
    assert read(house, shop_id).is_installed
    assert [job for job, _, _ in heard.jobs] == ["refresh_shop", "sync_catalogue", "sync_documents"]


def test_a_scope_change_is_noted(house: House, moved_in: int):
    shops.reported(
        moved_in,
        "app/scopes_update",
        {"previous": [], "current": ["read_products"]},
        triggered_at=house.clock.now(),
        transaction=house.transaction,
        reading=house.reading,
    )
    with house.transaction(moved_in) as conn:
        held = tokens_store.held(conn, moved_in)
    assert held is not None
    assert held.scopes == ["read_products"]


def test_a_state_of_the_fallback_is_good_once_and_for_its_shop_only(house: House, ground: shops.Ground, sandbox: Sandbox):
    def state() -> str:
        return begin_by_code(DOMAIN, "http://x/auth/callback", directory=house.directory, clock=house.clock, auth=house.auth)[0]

    spent = state()
    for domain in ("other.myshopify.com", DOMAIN):
        with pytest.raises(Exception, match="used or has ended"):
            install_by_code(domain, "code", spent, ground=ground)
    mint_id_token(sandbox, DOMAIN)
    sandbox.world.put("oauth_code", "abc", {"code": "abc", "made": house.clock.now().timestamp()}, shop=DOMAIN)
    assert "read_products" in install_by_code(DOMAIN, "abc", state(), ground=ground)
    assert read(house, shops.find(DOMAIN, directory=house.directory) or 0).is_installed


def test_a_first_sight_by_many_documents_at_once_ends_with_one_working_pair(
    house: House, ground: shops.Ground, heard: Heard, id_token: str
):
    with ThreadPoolExecutor(6) as crowd:
        ids = set(crowd.map(lambda _: shops.install(DOMAIN, id_token, ground=ground), range(6)))
    (shop_id,) = ids
    assert house.reading.facts(shop_id).currency == "EUR"
    token = access(shop_id, keeper=house.keeper)
    assert renew(shop_id, token, keeper=house.keeper).token != token.token  # the refresh token that was kept is the living one
    assert sorted(job for job, _, _ in heard.jobs) == ["sync_catalogue", "sync_documents"]
