"""Is our selection of the schema true to Shopify's? Every type, field, argument, enum value and input field is compared.

A document our schema accepts must be accepted by the real one: so what we have must stand there with the same type, and
what the real one requires (arguments, input fields) must be required here too.
"""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    build_client_schema,
    is_required_argument,
    is_required_input_field,
    is_specified_directive,
    specified_scalar_types,
)

REAL = Path(__file__).resolve().parents[5] / "shared" / "shopify" / "schema" / "admin-2026-10.introspection.json.gz"
"""Shopify's own introspection, kept beside the repository; absent on most machines."""


@cache
def real_schema(path: Path = REAL) -> GraphQLSchema:
    """Shopify's schema as published. Raises OSError when the file is absent."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        document: Any = json.load(file)
    return build_client_schema({"__schema": document["data"]["__schema"]}, assume_valid=True)


def differences(ours: GraphQLSchema, real: GraphQLSchema) -> list[str]:
    """Everything ours has that the real one has not, or has otherwise; and what the real one demands and ours does not."""
    found: list[str] = []
    for name, mine in ours.type_map.items():
        if name.startswith("__") or name in specified_scalar_types:
            continue
        theirs = real.type_map.get(name)
        if theirs is None or type(theirs) is not type(mine):
            found.append(f"{name}: no such {type(mine).__name__}")
        else:
            found += _type(mine, theirs)
    for directive in ours.directives:
        if is_specified_directive(directive):
            continue
        same = next((one for one in real.directives if one.name == directive.name), None)
        if same is None:
            found.append(f"@{directive.name}: no such directive")
        elif _written(directive.args) != _written(same.args):
            found.append(f"@{directive.name}: other arguments")
    return found


def _type(mine: GraphQLNamedType, theirs: Any) -> list[str]:
    name = mine.name
    if isinstance(mine, GraphQLScalarType):
        return []
    if isinstance(mine, GraphQLEnumType):
        return [f"{name}.{value}: no such value" for value in mine.values if value not in theirs.values]
    if isinstance(mine, GraphQLUnionType):
        members = {member.name for member in theirs.types}
        return [f"{name}: {member.name} is no member" for member in mine.types if member.name not in members]
    if isinstance(mine, GraphQLInputObjectType):
        return _input(mine, theirs)
    assert isinstance(mine, GraphQLObjectType | GraphQLInterfaceType)
    interfaces = {interface.name for interface in theirs.interfaces}
    found = [f"{name}: does not implement {one.name}" for one in mine.interfaces if one.name not in interfaces]
    for key, field in mine.fields.items():
        found += _field(f"{name}.{key}", field, theirs.fields.get(key))
    return found


def _field(name: str, mine: GraphQLField, theirs: GraphQLField | None) -> list[str]:
    if theirs is None:
        return [f"{name}: no such field"]
    found = _compared(name, mine, theirs)
    for key, argument in mine.args.items():
        real = theirs.args.get(key)
        if real is None:
            found.append(f"{name}({key}): no such argument")
        else:
            found += _compared(f"{name}({key})", argument, real)
    missing = [key for key, real in theirs.args.items() if is_required_argument(real) and key not in mine.args]
    return found + [f"{name}({key}): required, but absent here" for key in missing]


def _compared(name: str, mine: Any, theirs: Any) -> list[str]:
    return [f"{name}: {mine.type}, really {theirs.type}"] if str(mine.type) != str(theirs.type) else []


def _written(args: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value.type) for key, value in args.items()}


def _input(mine: GraphQLInputObjectType, theirs: GraphQLInputObjectType) -> list[str]:
    found: list[str] = []
    for key, field in mine.fields.items():
        real = theirs.fields.get(key)
        if real is None:
            found.append(f"{mine.name}.{key}: no such input field")
        else:
            found += _compared(f"{mine.name}.{key}", field, real)
    missing = [key for key, real in theirs.fields.items() if is_required_input_field(real) and key not in mine.fields]
    return found + [f"{mine.name}.{key}: required, but absent here" for key in missing]
