"""What queries cost, throttling, and planned faults on the wire."""

import time

import httpx
import pytest
from sandbox_world import SHOP, Ask, exchange

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.server import Sandbox


def test_each_answer_says_what_it_cost(ask: Ask) -> None:
    cost = ask("{ products(first: 10) { nodes { id variants(first: 5) { nodes { id } } } } }")["extensions"]["cost"]
    assert cost["requestedQueryCost"] == 60
    assert cost["actualQueryCost"] <= 60
    assert cost["throttleStatus"]["maximumAvailable"] == 2000


def test_a_query_over_a_thousand_points_is_refused(ask: Ask) -> None:
    error = ask("{ products(first: 100) { nodes { id variants(first: 50) { nodes { id } } } } }")["errors"][0]
    assert error["extensions"]["code"] == "MAX_COST_EXCEEDED"


def test_an_empty_bucket_throttles_with_http_200(sandbox: Sandbox, ask: Ask) -> None:
    httpx.post(f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}/bucket/empty")
    answer = ask("{ products(first: 200) { nodes { id } } }")
    assert answer["errors"][0]["extensions"]["code"] == "THROTTLED"
    cost = answer["extensions"]["cost"]
    assert cost["actualQueryCost"] is None
    assert cost["throttleStatus"]["currentlyAvailable"] < 200
    sandbox.buckets.give_back(SHOP, 2000)


def test_a_planned_throttle_hits_the_named_operation_only(sandbox: Sandbox, ask: Ask) -> None:
    sandbox.faults.set(Fault("shopify", "throttle", operation="ShopName"))
    assert "errors" not in ask("query Other { shop { name } }")
    assert ask("query ShopName { shop { name } }")["errors"][0]["message"] == "Throttled"
    assert "errors" not in ask("query ShopName { shop { name } }")


def post(sandbox: Sandbox, query: str) -> httpx.Response:
    token = exchange(sandbox).json()["access_token"]
    url = f"{sandbox.admin_url(SHOP)}/admin/api/2026-10/graphql.json"
    return httpx.post(url, json={"query": query}, headers={"X-Shopify-Access-Token": token})


@pytest.mark.parametrize(("kind", "acted"), [("timeout_before", 0), ("timeout_after", 1)])
def test_a_timeout_hangs_up_before_or_after_acting(sandbox: Sandbox, kind: str, acted: int) -> None:
    before = sandbox.world.count("order", shop=SHOP)
    draft = _draft(sandbox)
    sandbox.faults.set(Fault("shopify", kind, operation="Done", seconds=0.2))  # type: ignore[arg-type]
    begun = time.monotonic()
    with pytest.raises(httpx.TransportError):
        post(sandbox, f'mutation Done {{ draftOrderComplete(id: "{draft}") {{ draftOrder {{ id }} }} }}')
    assert time.monotonic() - begun >= 0.2
    assert sandbox.world.count("order", shop=SHOP) - before == acted


def _draft(sandbox: Sandbox) -> str:
    made = post(
        sandbox,
        """mutation { draftOrderCreate(input: {lineItems: [{title: "Gift", quantity: 1,
        originalUnitPriceWithCurrency: {amount: "5.00", currencyCode: EUR}}]}) { draftOrder { id } userErrors { message } } }""",
    )
    return made.json()["data"]["draftOrderCreate"]["draftOrder"]["id"]


@pytest.mark.parametrize("kind", ["error_before", "error_after"])
def test_a_planned_error_is_http_500(sandbox: Sandbox, kind: str) -> None:
    sandbox.faults.set(Fault("shopify", kind, operation="Fails"))  # type: ignore[arg-type]
    assert post(sandbox, "query Fails { shop { name } }").status_code == 500


def test_a_scope_that_was_not_granted_is_access_denied(ask: Ask) -> None:
    answer = ask('mutation { webPixelCreate(webPixel: {settings: "{}"}) { webPixel { id } } }')
    assert answer["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"


def test_a_version_that_is_gone_is_served_by_the_oldest(sandbox: Sandbox) -> None:
    token = exchange(sandbox).json()["access_token"]
    url = f"{sandbox.admin_url(SHOP)}/admin/api/2025-01/graphql.json"
    answer = httpx.post(url, json={"query": "{ shop { name } }"}, headers={"X-Shopify-Access-Token": token})
    assert (answer.status_code, answer.headers["x-shopify-api-version"]) == (200, "2026-01")


def test_a_frozen_shop_answers_402(sandbox: Sandbox) -> None:
    door = f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}"
    httpx.patch(door, json={"frozen": 402})
    assert post(sandbox, "{ shop { name } }").status_code == 402
    httpx.patch(door, json={"frozen": None})
    assert post(sandbox, "{ shop { name } }").status_code == 200
