"""Both registrations ask the merchant for exactly the scopes that our documents and subscriptions need, and for no other."""

import gzip
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLSchema,
    InlineFragmentNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    get_named_type,
    parse,
    visit,
)

from shopapp.outside.shopify import scopes
from shopapp.settings import Settings

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "shopify"
DOCUMENTS = sorted((ROOT / "shopapp/outside/shopify/documents").glob("*.graphql"))
REGISTRATIONS = {"public": "shopify.app.toml", "custom": "shopify.app.custom.toml"}
Needs = set[frozenset[str]]
"""Each member is one need, met by any of its scopes."""


def registration(distribution: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / REGISTRATIONS[distribution]).read_text("utf-8"))


@cache
def published() -> tuple[GraphQLSchema, dict[str, frozenset[str]]]:
    """The real schema, and what its prose demands for `Type` and `Type.field`."""
    path = SHARED / "schema" / f"admin-{Settings(environment='test').shopify_api_version}.introspection.json.gz"
    if not path.exists():
        pytest.skip("the published schema is not on this machine")
    found = json.loads(gzip.decompress(path.read_bytes()))
    demanded = {
        entry["typeName"] + (f".{entry['fieldName']}" if entry["type"] == "field" else ""): _scopes_in(entry["requiredAccess"])
        for entry in found["offline_scopes"]["items"]
    }
    return build_client_schema(found["data"], assume_valid=True), {name: need for name, need in demanded.items() if need}


def _scopes_in(prose: str) -> frozenset[str]:
    """The scopes a sentence offers as alternatives: "`read_content` access scope or `read_online_store_pages` access scope"."""
    return frozenset(re.findall(r"`((?:read|write)_\w+)`", prose.split("Also:", maxsplit=1)[0]))


class Reader(Visitor):
    def __init__(self, types: TypeInfo, demanded: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self.types, self.demanded, self.needs = types, demanded, set[frozenset[str]]()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent, given = self.types.get_parent_type(), self.types.get_type()
        for name in (f"{parent.name}.{node.name.value}" if parent else "", get_named_type(given).name if given else ""):
            if name in self.demanded:
                self.needs.add(self.demanded[name])

    def enter_inline_fragment(self, node: InlineFragmentNode, *_: Any) -> None:
        """What may be answered under an interface needs its own scope."""
        if node.type_condition and node.type_condition.name.value in self.demanded:
            self.needs.add(self.demanded[node.type_condition.name.value])


def needs_of(document: Path) -> Needs:
    schema, demanded = published()
    types = TypeInfo(schema)
    reader = Reader(types, demanded)
    visit(parse(document.read_text("utf-8")), TypeInfoVisitor(types, reader))
    return reader.needs


def needs_of_documents(distribution: str) -> Needs:
    ours = [each for each in DOCUMENTS if distribution == "custom" or not each.name.startswith(scopes.CUSTOM_DOCUMENTS)]
    return {need for document in ours for need in needs_of(document)}


def needs_of_topics(distribution: str) -> Needs:
    """As the schema's own words on each topic have it, and beside them the published webhooks."""
    samples = SHARED / "webhooks" / "docs-samples-2026-07"
    if not samples.exists():
        pytest.skip("the published webhooks are not on this machine")
    names = cast(GraphQLEnumType, published()[0].type_map["WebhookSubscriptionTopic"]).values
    needs: Needs = set()
    for each in registration(distribution)["webhooks"]["subscriptions"]:
        for topic in each.get("topics", []):
            path = samples / f"{topic.replace('/', '.')}.json"
            told = json.loads(path.read_text("utf-8")).get("access_scopes") or [] if path.exists() else []
            needs |= {frozenset(f"read_{scope}" for scope in told)} if told else set()
            named = names.get(topic.replace("/", "_").upper())
            demanded = re.findall(r"\b(?:read|write)_\w+", (named.description or "").partition("Requires")[2]) if named else []
            needs |= {frozenset(demanded)} if demanded else set()
    return needs


@pytest.mark.parametrize("distribution", REGISTRATIONS)
def test_a_registration_declares_what_the_code_believes(distribution: str):
    declared = registration(distribution)["access_scopes"]["scopes"].split(",")
    assert sorted(declared) == sorted(scopes.declared(distribution))
    assert len(declared) == len(set(declared))


@pytest.mark.parametrize("distribution", REGISTRATIONS)
def test_every_document_and_topic_has_its_scope(distribution: str):
    granted = scopes.with_implied(scopes.declared(distribution))
    needs = needs_of_documents(distribution) | needs_of_topics(distribution)
    assert [sorted(need) for need in needs if not need & granted] == []


@pytest.mark.parametrize("distribution", REGISTRATIONS)
def test_no_scope_is_asked_for_that_nothing_needs(distribution: str):
    needs = needs_of_documents(distribution) | needs_of_topics(distribution) | {frozenset(scopes.WITHOUT_DOCUMENT)}
    for scope in scopes.declared(distribution):
        without = scopes.with_implied(each for each in scopes.declared(distribution) if each != scope) - {scope}
        broken = [need for need in needs if not need & without]
        assert broken or scope in scopes.WITHOUT_DOCUMENT, f"{scope} can be dropped"


@pytest.mark.parametrize("distribution", REGISTRATIONS)
def test_webhooks_come_in_the_version_the_client_speaks(distribution: str):
    assert registration(distribution)["webhooks"]["api_version"] == Settings(environment="test").shopify_api_version
