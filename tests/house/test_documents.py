"""Every GraphQL document is one that Shopify's real schema accepts, in the version we use and in the one before."""

import gzip
import json
from functools import cache
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_client_schema, parse, validate
from graphql.validation import NoDeprecatedCustomRule

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "shopify" / "schema"
DOCUMENTS = sorted((ROOT / "shopapp/outside/shopify/documents").glob("*.graphql"))


@cache
def schema(version: str) -> GraphQLSchema:
    path = SCHEMAS / f"admin-{version}.introspection.json.gz"
    if not path.exists():
        pytest.skip(f"the published schema {path.name} is not on this machine")
    found = json.loads(gzip.decompress(path.read_bytes()))
    # Shopify's own schema breaks a rule or two of the newest specification; the documents are what is examined.
    return build_client_schema(found.get("data", found), assume_valid=True)


@pytest.mark.parametrize("version", ["2026-10", "2026-07"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_valid_in_the_real_schema(document: Path, version: str):
    assert [problem.message for problem in validate(schema(version), parse(document.read_text("utf-8")))] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_holds_one_named_operation(document: Path):
    operations = [each for each in parse(document.read_text("utf-8")).definitions if each.kind == "operation_definition"]
    assert len(operations) == 1
    assert getattr(operations[0], "name", None) is not None


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_asks_for_nothing_deprecated(document: Path):
    found = validate(schema("2026-10"), parse(document.read_text("utf-8")), [NoDeprecatedCustomRule])
    assert [problem.message for problem in found] == []
