"""What every resolver is given, and the registry resolvers put themselves into."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError

from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc, World

Args = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ctx:
    """One API call: which shop, with which scopes. `bulk` is true inside a bulk operation."""

    sandbox: Sandbox
    shop: Doc
    scopes: frozenset[str]
    bulk: bool = False
    idempotency: dict[str, str] = field(default_factory=dict[str, str])
    """Response name of a mutation -> the key of its @idempotent directive."""

    @property
    def domain(self) -> str:
        return str(self.shop["domain"])

    @property
    def world(self) -> World:
        return self.sandbox.world

    @property
    def currency(self) -> str:
        return str(self.shop["currency"])


Resolver = Callable[[Any, Ctx, Args], Any]
RESOLVERS: dict[tuple[str, str], Resolver] = {}
NODES: dict[str, Callable[[Ctx, int], Doc | None]] = {}
STREAMS: dict[str, Callable[[Ctx, Args], Iterator[Doc]]] = {}
SCOPES: dict[tuple[str, str], str] = {}


def field_of(type_name: str, *names: str, scope: str = "") -> Callable[[Resolver], Resolver]:
    """Register a resolver for one or more fields of a type; `scope` is what the token needs for it."""

    def register(resolver: Resolver) -> Resolver:
        for name in names:
            RESOLVERS[type_name, name] = resolver
            if scope:
                SCOPES[type_name, name] = scope
        return resolver

    return register


def guard(ctx: Ctx, type_name: str, name: str) -> None:
    """Raise Shopify's ACCESS_DENIED when the token lacks the scope this field needs."""
    scope = SCOPES.get((type_name, name), "")
    if scope and scope not in ctx.scopes:
        raise GraphQLError(
            f"Access denied for {name} field. Required access: `{scope}` access scope.",
            extensions={
                "code": "ACCESS_DENIED",
                "documentation": "https://shopify.dev/api/usage/access-scopes",
                "requiredAccess": f"`{scope}` access scope.",
            },
        )


def typed(name: str, doc: Doc | None) -> Doc | None:
    """The document, marked with its GraphQL type (needed wherever an interface or union is answered)."""
    return None if doc is None else doc | {"__typename": name}


def user_error(message: str, *path: str, **more: Any) -> Doc:
    """One entry of a mutation's `userErrors`."""
    return {"field": list(path) or None, "message": message, **more}
