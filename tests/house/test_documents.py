"""Every GraphQL document is one that Shopify's real schema accepts, in the version we use and in the one before."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    parse,
    validate,
    visit,
)

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "shopify" / "schema"
# Deprecated in 2026-10 and used all the same: an order is made while its money is only authorised, which payment terms
# cannot say. What replaces it is to be found before a version drops it.
KNOWINGLY = {"orders_complete": {"paymentPending"}}
FOLDER = ROOT / "shopapp/outside/shopify/documents"
DOCUMENTS = sorted(FOLDER.glob("*.graphql"))
# There are none so far (docs/decisions/0016 says why); one that came would be judged by every test here from its first day.
STOREFRONT_DOCUMENTS = sorted((FOLDER / "storefront").glob("*.graphql"))
STOREFRONT_VERSIONS = sorted(path.name.split(".")[0] for path in SCHEMAS.glob("storefront-*.introspection.json.gz"))
CART = "query Cart($id: ID!) { cart(id: $id) { totalQuantity lines(first: 10) { nodes { id quantity } } } }"


@cache
def schema(version: str, api: str = "admin") -> GraphQLSchema:
    path = SCHEMAS / f"{api}-{version}.introspection.json.gz"
    if not path.exists():
        pytest.skip(f"the published schema {path.name} is not on this machine")
    found = json.loads(gzip.decompress(path.read_bytes()))
    # Shopify's own schema breaks a rule or two of the newest specification; the documents are what is examined.
    return build_client_schema(found.get("data", found), assume_valid=True)


@pytest.mark.parametrize("version", ["2026-10", "2026-07"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_valid_in_the_real_schema(document: Path, version: str):
    assert [problem.message for problem in validate(schema(version), parse(document.read_text("utf-8")))] == []


@pytest.mark.parametrize("version", STOREFRONT_VERSIONS)
def test_the_real_storefront_schema_is_at_hand_and_judges_every_storefront_document(version: str):
    api, _, number = version.partition("-")
    shops = schema(number, api)
    assert validate(shops, parse(CART)) == []
    assert validate(shops, parse(CART.replace("totalQuantity", "totalQuantities"))) != []
    for document in STOREFRONT_DOCUMENTS:
        assert [problem.message for problem in validate(shops, parse(document.read_text("utf-8")))] == [], document.name


@pytest.mark.parametrize("document", [*DOCUMENTS, *STOREFRONT_DOCUMENTS], ids=lambda path: path.stem)
def test_a_document_holds_one_named_operation(document: Path):
    operations = [each for each in parse(document.read_text("utf-8")).definitions if each.kind == "operation_definition"]
    assert len(operations) == 1
    assert getattr(operations[0], "name", None) is not None


class Outdated(Visitor):
    """Collects the names of deprecated fields and arguments. (graphql-core's own rule trips over deprecated arguments.)"""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types, self.names = types, set[str]()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        field = self.types.get_field_def()
        if field is not None and field.deprecation_reason is not None:
            self.names.add(node.name.value)

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        argument = self.types.get_argument()
        if argument is not None and argument.deprecation_reason is not None:
            self.names.add(node.name.value)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_asks_for_nothing_deprecated_that_is_not_listed(document: Path):
    types = TypeInfo(schema("2026-10"))
    outdated = Outdated(types)
    visit(parse(document.read_text("utf-8")), TypeInfoVisitor(types, outdated))
    assert outdated.names == KNOWINGLY.get(document.stem, set())
