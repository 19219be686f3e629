"""Our selection of the Admin schema against Shopify's own, and what the door does with documents."""

from pathlib import Path

import pytest
from graphql import build_schema
from sandbox_world import Ask

from shopapp.sandbox.shopify.graphql.conformance import REAL, differences, real_schema
from shopapp.sandbox.shopify.graphql.schema import SDL, admin_schema

DOCUMENTS = Path(__file__).parents[2] / "shopapp" / "outside" / "shopify" / "documents"
real = pytest.mark.skipif(not REAL.exists(), reason=f"Shopify's introspection is not beside the repository ({REAL.name})")


@real
def test_every_part_of_our_schema_stands_in_the_real_one_with_the_same_type() -> None:
    assert differences(build_schema(SDL.read_text(encoding="utf-8"), assume_valid=True), real_schema()) == []


@real
@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("  vendor: String!", "  vendor: String", "Product.vendor: String, really String!"),
        ("  currencyCode: CurrencyCode!\n  enabled", "  currency: String\n  enabled", "Shop.currency: no such field"),
        ("product(id: ID!)", "product(id: ID!, x: Int)", "QueryRoot.product(x): no such argument"),
        ("enum DraftOrderStatus {", "enum DraftOrderStatus {\n  SOON", "DraftOrderStatus.SOON: no such value"),
        (
            "input DraftOrderDeleteInput {\n  id: ID!",
            "input DraftOrderDeleteInput {\n  key: ID",
            "DraftOrderDeleteInput.id: required, but absent here",
        ),
    ],
)
def test_the_comparison_itself_notices_a_lie(right: str, wrong: str, complaint: str) -> None:
    text = SDL.read_text(encoding="utf-8")
    assert right in text
    found = differences(build_schema(text.replace(right, wrong, 1), assume_valid=True, assume_valid_sdl=True), real_schema())
    assert complaint in found


def test_every_object_type_can_be_answered() -> None:
    assert admin_schema().query_type is not None


def test_a_document_the_real_schema_refuses_is_refused(ask: Ask) -> None:
    answer = ask("{ shop { name nickname } }")
    assert "data" not in answer
    assert "Cannot query field 'nickname'" in answer["errors"][0]["message"]


def test_a_connection_needs_a_page_size(ask: Ask) -> None:
    assert "first or last" in ask("{ products { nodes { id } } }")["errors"][0]["message"]


def test_a_page_has_at_most_250_nodes(ask: Ask) -> None:
    assert "between 0 and 250" in ask("{ products(first: 251) { nodes { id } } }")["errors"][0]["message"]


def test_an_unknown_search_field_is_refused(ask: Ask) -> None:
    assert "Invalid search field" in ask('{ products(first: 1, query: "colour:red") { nodes { id } } }')["errors"][0]["message"]
