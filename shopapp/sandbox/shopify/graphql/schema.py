"""The executable schema: Shopify's types from `admin.graphql`, our resolvers bound to them."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema, build_schema
from graphql.type import GraphQLAbstractType, is_abstract_type

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.graphql.context import RESOLVERS, SCOPES, Ctx, Resolver, guard

SDL = Path(__file__).with_name("admin.graphql")
_NOUNS = (
    "shop",
    "markets",
    "products",
    "product_parts",
    "collections",
    "inventory",
    "content",
    "lines",
    "drafts",
    "orders",
    "order_changes",
    "checkouts",
    "bulk",
)


@cache
def admin_schema() -> GraphQLSchema:
    """Built once a process. Raises at start-up when a resolver names a field the schema does not have."""
    schema = build_schema(SDL.read_text(encoding="utf-8"), assume_valid=True, no_location=True)
    for noun in _NOUNS:
        import_module(f"{__package__}.{noun}")
    for (type_name, name), resolver in RESOLVERS.items():
        found = schema.type_map[type_name]
        assert isinstance(found, GraphQLObjectType), f"{type_name} is not an object type"
        found.fields[name].resolve = _bound(resolver, type_name, name)
    for found in schema.type_map.values():
        if isinstance(found, GraphQLObjectType) and not found.name.startswith("__"):
            for name, definition in found.fields.items():
                if definition.resolve is None:
                    definition.resolve = _plain(found.name, name)
        elif is_abstract_type(found):
            cast(Any, found).resolve_type = _named_type
    return schema


def _bound(resolver: Resolver, type_name: str, name: str) -> Any:
    guarded = (type_name, name) in SCOPES

    def resolve(source: Any, info: GraphQLResolveInfo[Ctx], **args: Any) -> Any:
        if guarded:
            guard(info.context, type_name, name)
        if type_name == "Mutation":
            args["@key"] = info.context.idempotency.get(str(info.path.key))
        return resolver(source, info.context, args)

    return resolve


def _plain(type_name: str, name: str) -> Any:
    read = plain_reader(type_name, name)

    def resolve(source: Any, _info: GraphQLResolveInfo[Ctx], **_args: Any) -> Any:
        return read(source)

    return resolve


def plain_reader(type_name: str, name: str) -> Callable[[Any], Any]:
    """How a field without a resolver is read from a document: ids become global ids, all else is the key of that name."""

    def read_id(source: Any) -> str:
        wanted = str(source["id"])
        return wanted if wanted.startswith("gid:") else gid(type_name, wanted)

    def read_number(source: Any) -> str:
        return str(source["id"])

    def read_key(source: Any) -> Any:
        return source.get(name)

    return {"id": read_id, "legacyResourceId": read_number}.get(name, read_key)


def _named_type(value: Any, _info: GraphQLResolveInfo[Any], _type: GraphQLAbstractType) -> str:
    return str(value["__typename"])
