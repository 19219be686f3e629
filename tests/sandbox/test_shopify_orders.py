"""Drafts and orders: calculated, stock held and given back, made into an order once, cancelled, refunded."""

import threading
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sandbox_world import SHOP, Ask, Ear, product

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue, stock
from shopapp.sandbox.simulation import iso

MONEY = "{ shopMoney { amount currencyCode } }"
CALCULATE = f"""mutation Calculate($input: DraftOrderInput!) {{ draftOrderCalculate(input: $input) {{
  calculatedDraftOrder {{ subtotalPriceSet {MONEY} totalPriceSet {MONEY} totalTaxSet {MONEY} totalShippingPriceSet {MONEY}
    totalDiscountsSet {MONEY} availableShippingRates {{ handle title price {{ amount }} }} alerts {{ content }} taxesIncluded }}
  userErrors {{ field message }} }} }}"""
CREATE = """mutation Create($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
  draftOrder { id ready status totalPriceSet { shopMoney { amount } } } userErrors { field message } } }"""
COMPLETE = """mutation Complete($id: ID!) { draftOrderComplete(id: $id, paymentPending: false) {
  draftOrder { status order { id name displayFinancialStatus } } userErrors { field message } } }"""
REFUND = """mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }"""
HOME = {"countryCode": "DE", "city": "Bonn", "zip": "53111", "address1": "Weg 1", "lastName": "L"}


@pytest.fixture
def variant(sandbox: Sandbox, request: pytest.FixtureRequest) -> int:
    handle = f"thing-{abs(hash(request.node.name))}"
    catalogue.put_products(sandbox, SHOP, [product(handle, price="20.00", stock=3)])
    return sandbox.world.find("product", "handle", handle, shop=SHOP)[0]["variants"][0]["id"]


def given(variant: int, quantity: int = 1, **more: Any) -> dict[str, Any]:
    line = {"variantId": f"gid://shopify/ProductVariant/{variant}", "quantity": quantity}
    return {"lineItems": [line], "shippingAddress": HOME, "email": "ada@example.com"} | more


def left(sandbox: Sandbox, variant: int) -> int:
    found = catalogue.product_of_variant(sandbox, SHOP, variant)
    assert found is not None
    return found[1]["inventoryQuantity"]


def create(ask: Ask, value: dict[str, Any]) -> dict[str, Any]:
    return ask(CREATE, input=value)["data"]["draftOrderCreate"]


def test_included_tax_discount_and_shipping_add_up(ask: Ask, variant: int) -> None:
    asked = given(
        variant, 2, appliedDiscount={"value": 10, "valueType": "PERCENTAGE"}, shippingLine={"shippingRateHandle": "Standard"}
    )
    found = ask(CALCULATE, input=asked)["data"]["draftOrderCalculate"]["calculatedDraftOrder"]
    amounts = {key: found[key]["shopMoney"]["amount"] for key in found if key.endswith("Set")}
    assert amounts == {
        "subtotalPriceSet": "36.0",
        "totalPriceSet": "40.9",
        "totalTaxSet": "6.53",
        "totalShippingPriceSet": "4.9",
        "totalDiscountsSet": "4.0",
    }
    assert [rate["title"] for rate in found["availableShippingRates"]] == ["Standard", "Express"]


def test_standard_shipping_is_free_from_sixty_and_abroad_is_international(ask: Ask, variant: int) -> None:
    near = ask(CALCULATE, input=given(variant, 3))["data"]["draftOrderCalculate"]["calculatedDraftOrder"]
    assert near["availableShippingRates"][0]["price"]["amount"] == "0.0"
    far = ask(CALCULATE, input=given(variant, shippingAddress=HOME | {"countryCode": "US"}))["data"]["draftOrderCalculate"]
    assert [rate["title"] for rate in far["calculatedDraftOrder"]["availableShippingRates"]] == ["International"]


def test_added_tax_comes_on_top(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    door = f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}"
    httpx.patch(door, json={"taxesIncluded": False})
    found = ask(CALCULATE, input=given(variant))["data"]["draftOrderCalculate"]["calculatedDraftOrder"]
    httpx.patch(door, json={"taxesIncluded": True})
    assert (found["totalTaxSet"]["shopMoney"]["amount"], found["totalPriceSet"]["shopMoney"]["amount"]) == ("3.8", "23.8")


def test_a_shop_in_yen_has_no_decimals(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    door = f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}"
    httpx.patch(door, json={"currency": "JPY"})
    asked = given(variant, appliedDiscount={"value": 33, "valueType": "PERCENTAGE"})
    found = ask(CALCULATE, input=asked)["data"]["draftOrderCalculate"]["calculatedDraftOrder"]
    httpx.patch(door, json={"currency": "EUR"})
    assert found["totalPriceSet"]["shopMoney"] == {"amount": "13.0", "currencyCode": "JPY"}


def test_an_unknown_variant_is_a_user_error(ask: Ask) -> None:
    found = ask(CALCULATE, input=given(1))["data"]["draftOrderCalculate"]
    assert found["userErrors"][0]["field"] == ["input", "lineItems", "0", "variantId"]


def test_more_than_there_is_shows_as_an_alert_and_cannot_be_reserved(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    alerts = ask(CALCULATE, input=given(variant, 9))["data"]["draftOrderCalculate"]["calculatedDraftOrder"]["alerts"]
    assert "3 available" in alerts[0]["content"]
    refused = create(ask, given(variant, 9, reserveInventoryUntil="2099-01-01T00:00:00Z"))
    assert refused["draftOrder"] is None
    assert "Inventory" in refused["userErrors"][0]["message"]
    assert left(sandbox, variant) == 3


def test_a_draft_becomes_an_order_once_and_takes_its_stock_once(sandbox: Sandbox, ask: Ask, variant: int, ear: Ear) -> None:
    draft = create(ask, given(variant, 2, reserveInventoryUntil="2099-01-01T00:00:00Z"))["draftOrder"]
    assert left(sandbox, variant) == 1
    done = ask(COMPLETE, id=draft["id"])["data"]["draftOrderComplete"]["draftOrder"]
    assert (done["status"], done["order"]["displayFinancialStatus"]) == ("COMPLETED", "PAID")
    again = ask(COMPLETE, id=draft["id"])["data"]["draftOrderComplete"]
    assert (again["draftOrder"], again["userErrors"][0]["field"]) == (None, ["id"])
    assert left(sandbox, variant) == 1
    ear.wait_for("orders/create")
    ear.wait_for("orders/paid")
    sandbox.webhooks.settle()
    assert ear.topics().count("orders/create") == 1


def test_twenty_completions_at_once_make_one_order(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    draft = create(ask, given(variant))["draftOrder"]["id"]
    before = sandbox.world.count("order", shop=SHOP)
    callers = [threading.Thread(target=ask, args=(COMPLETE,), kwargs={"id": draft}) for _ in range(20)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sandbox.world.count("order", shop=SHOP) - before == 1


def test_a_sold_out_draft_cannot_be_completed(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    draft = create(ask, given(variant, 3))["draftOrder"]["id"]
    stock.set_stock(sandbox, SHOP, variant, 1)
    refused = ask(COMPLETE, id=draft)["data"]["draftOrderComplete"]
    assert "Only 1" in refused["userErrors"][0]["message"]
    assert left(sandbox, variant) == 1


def test_reserved_stock_comes_back_when_the_draft_is_deleted_or_runs_out(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    until = iso(sandbox.now() + timedelta(hours=1))
    kept = create(ask, given(variant, 1, reserveInventoryUntil=until))["draftOrder"]["id"]
    gone = create(ask, given(variant, 2, reserveInventoryUntil=until))["draftOrder"]["id"]
    assert left(sandbox, variant) == 0
    ask("mutation D($id: ID!) { draftOrderDelete(input: {id: $id}) { deletedId userErrors { message } } }", id=gone)
    assert left(sandbox, variant) == 2
    httpx.post(f"{sandbox.shopify_url}/_sandbox/clock", json={"advance": 3700})
    ask("{ shop { name } }")
    assert left(sandbox, variant) == 3
    assert ask(COMPLETE, id=kept)["data"]["draftOrderComplete"]["draftOrder"]["status"] == "COMPLETED"
    httpx.post(f"{sandbox.shopify_url}/_sandbox/clock", json={"advance": -3700})


def test_the_price_of_a_draft_is_kept_when_the_product_changes(sandbox: Sandbox, ask: Ask, variant: int) -> None:
    draft = create(ask, given(variant))["draftOrder"]["id"]
    catalogue.set_price(sandbox, SHOP, variant, "99.00")
    order = ask(COMPLETE, id=draft)["data"]["draftOrderComplete"]["draftOrder"]["order"]
    total = ask("query T($id: ID!) { order(id: $id) { totalPriceSet { shopMoney { amount } } } }", id=order["id"])
    assert total["data"]["order"]["totalPriceSet"]["shopMoney"]["amount"] == "20.0"


def _order(ask: Ask, variant: int, quantity: int = 2, **more: Any) -> str:
    draft = create(ask, given(variant, quantity, **more))["draftOrder"]["id"]
    return ask(COMPLETE, id=draft)["data"]["draftOrderComplete"]["draftOrder"]["order"]["id"]


def test_orders_are_found_by_tag_name_source_and_time(ask: Ask, variant: int) -> None:
    wanted = _order(ask, variant, tags=["chat-77"], sourceName="shopapp")
    find = "query F($q: String) { orders(first: 5, query: $q) { nodes { id name } } }"
    name = ask(find, q="tag:chat-77")["data"]["orders"]["nodes"][0]["name"]
    for query in (
        "tag:'chat-77'",
        f"name:{name}",
        "source_name:shopapp AND created_at:>2020-01-01",
        f"tag:chat-77 -name:{name}x",
    ):
        assert wanted in [node["id"] for node in ask(find, q=query)["data"]["orders"]["nodes"]], query
    assert ask(find, q="tag:chat-77 created_at:<2020-01-01")["data"]["orders"]["nodes"] == []


def test_cancelling_restocks_once(sandbox: Sandbox, ask: Ask, variant: int, ear: Ear) -> None:
    order = _order(ask, variant)
    cancel = """mutation C($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) {
      job { done } orderCancelUserErrors { code message } } }"""
    assert ask(cancel, id=order)["data"]["orderCancel"]["orderCancelUserErrors"] == []
    assert ask(cancel, id=order)["data"]["orderCancel"]["orderCancelUserErrors"][0]["code"] == "INVALID"
    assert left(sandbox, variant) == 3
    ear.wait_for("orders/cancelled")


def test_a_refund_must_be_idempotent_and_happens_once(ask: Ask, variant: int, ear: Ear) -> None:
    order = _order(ask, variant)
    found = ask(
        "query L($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } transactions { id gateway } } }", id=order
    )["data"]["order"]
    line, sale = found["lineItems"]["nodes"][0]["id"], found["transactions"][0]
    money = {"orderId": order, "parentId": sale["id"], "kind": "REFUND", "gateway": sale["gateway"], "amount": "20.00"}
    asked = {
        "orderId": order,
        "transactions": [money],
        "refundLineItems": [{"lineItemId": line, "quantity": 1, "restockType": "NO_RESTOCK"}],
    }
    bare = ask(REFUND.replace(" @idempotent(key: $key)", "").replace(", $key: String!", ""), input=asked)
    assert "idempotent" in bare["errors"][0]["message"]
    first = ask(REFUND, input=asked, key="k1")["data"]["refundCreate"]["refund"]
    assert ask(REFUND, input=asked, key="k1")["data"]["refundCreate"]["refund"]["id"] == first["id"]
    other = ask(REFUND, input=asked | {"note": "x"}, key="k1")["data"]["refundCreate"]
    assert "PARAMETER_MISMATCH" in other["userErrors"][0]["message"]
    money["amount"] = "30.00"
    assert ask(REFUND, input=asked, key="k2")["data"]["refundCreate"]["userErrors"]
    ear.wait_for("refunds/create")


def test_history_is_placed_without_stock_or_webhooks(sandbox: Sandbox, variant: int, ear: Ear) -> None:
    past = {
        "lines": [{"variant_id": variant, "quantity": 2}],
        "createdAt": "2026-10-01T10:00:00Z",
        "customAttributes": [{"key": "k", "value": "v"}],
    }
    answer = httpx.post(f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}/orders", json={"orders": [past, past]})
    assert [order["createdAt"] for order in answer.json()["orders"]] == ["2026-10-01T10:00:00Z"] * 2
    sandbox.webhooks.settle()
    assert (left(sandbox, variant), ear.topics()) == (3, [])
