"""Bulk operations: checked, run in the background, JSONL with parents, told, cancelled, failed."""

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sandbox_world import SHOP, Ask, Ear, product

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue
from shopapp.sandbox.state import Doc

RUN = """mutation Run($query: String!, $grouped: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $grouped) {
  bulkOperation { id status } userErrors { code message } } }"""
STATE = (
    "query S($id: ID!) { bulkOperation(id: $id) { status errorCode url partialDataUrl objectCount rootObjectCount fileSize } }"
)
PRODUCTS = """{ products { edges { node { id title status
  variants { edges { node { id price inventoryItem { id tracked } media { edges { node { id preview { image { url } } } } } } } }
  metafields { edges { node { id key value } } } collections { edges { node { id title } } } } } } }"""


@pytest.fixture(scope="module", autouse=True)
def stocked(sandbox: Sandbox) -> None:
    two = [{"price": "1.00", "optionValues": ["S"], "image": "/a.svg"}, {"price": "2.00", "optionValues": ["M"]}]
    options, images = [{"name": "Size", "values": ["S", "M"]}], [{"src": "/a.svg", "alt": "a"}]
    field = {"namespace": "custom", "key": "fabric", "type": "single_line_text_field", "value": "wool"}
    docs = [
        product(f"p-{at}", variants=two, options=options, images=images, metafields=[field], collections=["All"])
        for at in range(300)
    ]
    catalogue.put_products(sandbox, SHOP, docs, tell=False)


def start(ask: Ask, query: str, grouped: bool = False) -> dict[str, Any]:
    return ask(RUN, query=query, grouped=grouped)["data"]["bulkOperationRunQuery"]


def finished(ask: Ask, wanted: str) -> dict[str, Any]:
    for _ in range(200):
        state = ask(STATE, id=wanted)["data"]["bulkOperation"]
        if state["status"] not in ("CREATED", "RUNNING", "CANCELING"):
            return state
        time.sleep(0.05)
    raise AssertionError("the bulk operation did not end")


def run(ask: Ask, query: str, grouped: bool = False) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    state = finished(ask, start(ask, query, grouped)["bulkOperation"]["id"])
    text = httpx.get(state["url"]).text if state["url"] else ""
    return state, [json.loads(line) for line in text.splitlines()]


def test_every_object_is_a_line_and_children_name_their_parent(ask: Ask, ear: Ear) -> None:
    state, lines = run(ask, PRODUCTS)
    by_id = {line["id"]: line for line in lines if "/Collection/" not in line["id"]}
    assert (state["status"], state["rootObjectCount"], state["objectCount"]) == ("COMPLETED", "300", str(len(lines)))
    assert len(lines) == 300 * (1 + 2 + 1 + 1 + 1)
    roots = [line for line in lines if "__parentId" not in line]
    assert len(roots) == 300
    assert all(line["__parentId"] in by_id for line in lines if "__parentId" in line)
    media = next(line for line in lines if "MediaImage" in line["id"])
    assert "/ProductVariant/" in media["__parentId"]
    told = json.loads(ear.wait_for("bulk_operations/finish")[0]["body"])
    assert (told["status"], told["type"], told["error_code"]) == ("completed", "query", None)


def test_ungrouped_children_do_not_all_follow_their_parent_and_grouped_ones_do(ask: Ask) -> None:
    def follows(lines: list[dict[str, Any]]) -> bool:
        root = ""
        for line in lines:
            if "__parentId" not in line:
                root = line["id"]
            elif "/Product/" in line["__parentId"] and line["__parentId"] != root:
                return False
        return True

    assert not follows(run(ask, PRODUCTS)[1])
    assert follows(run(ask, PRODUCTS, grouped=True)[1])


def test_stock_has_its_own_operation(ask: Ask) -> None:
    _, lines = run(
        ask,
        """{ inventoryItems { edges { node { id
        inventoryLevels { edges { node { id quantities(names: ["available"]) { name quantity } } } } } } } }""",
    )
    assert sum("InventoryLevel" in line["id"] for line in lines) == 600


def test_nothing_found_has_no_url(ask: Ask) -> None:
    state, _ = run(ask, '{ products(query: "tag:none") { edges { node { id } } } }')
    assert (state["status"], state["url"], state["objectCount"]) == ("COMPLETED", None, "0")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{ shop { name } }", "at least one connection"),
        ("{ products { edges { node { id nope } } } }", "Cannot query field"),
        ("{ products { edges { node { id } } } orders { edges { node { id } } } }", "exactly one top-level field"),
        (
            """{ collections { edges { node { id products { edges { node { id
            variants { edges { node { id media { edges { node { id } } } } } } } } } } } } }""",
            "nesting depth",
        ),
        (
            """{ products { edges { node { id
            variants { edges { node { id media { edges { node { id } } } metafields { edges { node { id } } } } } }
            media { edges { node { id } } } metafields { edges { node { id } } } } } } }""",
            "more than 5 connections",
        ),
    ],
)
def test_a_query_bulk_operations_do_not_take_is_refused(ask: Ask, query: str, message: str) -> None:
    refused = start(ask, query)
    assert refused["bulkOperation"] is None
    assert refused["userErrors"][0]["code"] == "INVALID"
    assert message in refused["userErrors"][0]["message"]


def test_five_run_at_once_a_sixth_is_refused_and_one_can_be_cancelled(sandbox: Sandbox, ask: Ask) -> None:
    sandbox.faults.set(Fault("shopify", "delay", operation="bulk_run", times=5, seconds=0.8))
    started = [start(ask, "{ products { edges { node { id } } } }")["bulkOperation"]["id"] for _ in range(5)]
    assert start(ask, "{ products { edges { node { id } } } }")["userErrors"][0]["code"] == "LIMIT_REACHED"
    ask(
        "mutation C($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }", id=started[0]
    )
    assert [finished(ask, wanted)["status"] for wanted in started] == ["CANCELED"] + ["COMPLETED"] * 4


def test_a_failed_run_leaves_partial_lines(sandbox: Sandbox, ask: Ask) -> None:
    sandbox.faults.set(Fault("shopify", "error_after", operation="bulk_run", extra={"after": 10}))
    state = finished(ask, start(ask, PRODUCTS)["bulkOperation"]["id"])
    assert (state["status"], state["errorCode"], state["url"]) == ("FAILED", "INTERNAL_SERVER_ERROR", None)
    assert len(httpx.get(state["partialDataUrl"]).text.splitlines()) == 60


def test_a_missing_scope_fails_the_run(sandbox: Sandbox, ask: Ask) -> None:
    whole = sandbox.world.get("installation", "app", shop=SHOP)
    assert whole is not None
    fewer = whole | {"scopes": [scope for scope in whole["scopes"] if scope != "read_publications"]}
    sandbox.world.put("installation", "app", fewer, shop=SHOP)
    state, _ = run(ask, "{ products { edges { node { id publishedInContext(context: { country: DE }) } } } }")
    sandbox.world.put("installation", "app", whole, shop=SHOP)
    assert (state["status"], state["errorCode"]) == ("FAILED", "ACCESS_DENIED")


def test_a_catalogue_too_large_to_store_can_be_made_up_on_the_way(sandbox: Sandbox, ask: Ask) -> None:
    pattern = sandbox.world.find("product", "handle", "p-0", shop=SHOP)[0]

    def made() -> Iterator[Doc]:
        for number in range(2000):
            yield pattern | {
                "id": 10**13 + number,
                "handle": f"made-{number}",
                "variants": [pattern["variants"][0] | {"id": 10**14 + number}],
            }

    sandbox.synthetic[SHOP] = made
    try:
        state, lines = run(ask, "{ products { edges { node { id handle variants { edges { node { id } } } } } } }")
    finally:
        del sandbox.synthetic[SHOP]
    assert (state["rootObjectCount"], len(lines)) == ("2000", 4000)
