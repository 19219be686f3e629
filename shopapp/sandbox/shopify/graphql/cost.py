"""What a query costs, and the leaky bucket it is paid from.

Points as Shopify's limits page has them: scalar and enum 0, object 1, a connection its page size times a node, a mutation
10. A query over 1,000 points is refused; one that does not fit into the bucket is THROTTLED; what was asked for but not
used is given back.
"""

import threading
import time
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
)

from shopapp.sandbox.config import Bucket

MOST, MUTATION, PAGE_MOST = 1000, 10, 250


def bare_type(given: Any) -> Any:
    """A type without its list and non-null wrappers; graphql-core's own function has an open return type."""
    return cast(Any, get_named_type(given))


class TooExpensive(GraphQLError):
    """More than 1,000 points in one query."""

    def __init__(self, cost: int) -> None:
        super().__init__(
            f"Query cost is {cost}, which exceeds the single query max cost limit ({MOST}).",
            extensions={"code": "MAX_COST_EXCEEDED", "cost": cost, "maxCost": MOST},
        )


def requested_cost(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
) -> int:
    """Points this operation may need at most. Raises GraphQLError for a connection without a page size."""
    return _Meter(schema, document, variables).operation(operation)


class _Meter:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: dict[str, Any]) -> None:
        self._schema, self._variables = schema, variables
        self._fragments = {found.name.value: found for found in document.definitions if isinstance(found, FragmentDefinitionNode)}

    def operation(self, operation: OperationDefinitionNode) -> int:
        if operation.operation is OperationType.MUTATION:
            assert self._schema.mutation_type is not None
            fields = [found for found in operation.selection_set.selections if isinstance(found, FieldNode)]
            return MUTATION * len(fields)
        assert self._schema.query_type is not None
        return self._selection(operation.selection_set, self._schema.query_type)

    def _selection(self, selection: SelectionSetNode, parent: GraphQLNamedType) -> int:
        return sum(self._one(node, parent) for node in selection.selections)

    def _one(self, node: Any, parent: GraphQLNamedType) -> int:
        if isinstance(node, FragmentSpreadNode):
            fragment = self._fragments[node.name.value]
            return self._selection(fragment.selection_set, self._schema.type_map[fragment.type_condition.name.value])
        if isinstance(node, InlineFragmentNode):
            inside = self._schema.type_map[node.type_condition.name.value] if node.type_condition else parent
            return self._selection(node.selection_set, inside)
        return self._field(node, parent)

    def _field(self, node: FieldNode, parent: GraphQLNamedType) -> int:
        if node.selection_set is None or not isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            return 0
        definition = parent.fields.get(node.name.value)
        if definition is None:
            return 0
        named = bare_type(definition.type)
        if is_leaf_type(named):
            return 0
        inside = self._selection(node.selection_set, named)
        if named.name.endswith("Connection"):
            return max(1, self._page_size(node) * inside)
        if named.name.endswith("Edge") or named.name == "PageInfo":
            return inside
        return 1 + inside

    def _page_size(self, node: FieldNode) -> int:
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        for name in ("first", "last"):
            if (value := self._number(given.get(name))) is not None:
                if not 0 <= value <= PAGE_MOST:
                    raise GraphQLError(f"{name} must be between 0 and {PAGE_MOST} on the {node.name.value} connection", node)
                return value
        raise GraphQLError(f"you must provide one of first or last on the {node.name.value} connection", node)

    def _number(self, value: Any) -> int | None:
        if isinstance(value, IntValueNode):
            return int(value.value)
        if isinstance(value, VariableNode):
            found = self._variables.get(value.name.value)
            return found if isinstance(found, int) else None
        return None


def actual_cost(data: Any, *, mutation: bool) -> int:
    """Points really used: one per object in the answer (connections, edges and page infos are free), 10 per mutation."""
    if mutation:
        return MUTATION * len(data or {})
    return _objects(data, top=True)


def _objects(value: Any, *, top: bool = False) -> int:
    if isinstance(value, list):
        return sum(_objects(one) for one in cast("list[Any]", value))
    if not isinstance(value, dict):
        return 0
    known = cast("dict[str, Any]", value)
    inner = sum(_objects(one) for name, one in known.items() if name != "pageInfo")
    return inner if top or known.keys() & {"edges", "nodes", "cursor"} else 1 + inner


class Buckets:
    """One bucket per shop (one app here). Thread-safe."""

    def __init__(self, size: Bucket) -> None:
        self.size = size
        self._lock = threading.Lock()
        self._levels: dict[str, tuple[float, float]] = {}

    def available(self, shop: str) -> float:
        with self._lock:
            return self._level(shop)

    def _level(self, shop: str) -> float:
        level, at = self._levels.get(shop, (self.size.maximum, time.monotonic()))
        return min(self.size.maximum, level + (time.monotonic() - at) * self.size.restore_rate)

    def take(self, shop: str, points: float) -> bool:
        with self._lock:
            level = self._level(shop)
            if points > level:
                return False
            self._levels[shop] = (level - points, time.monotonic())
            return True

    def give_back(self, shop: str, points: float) -> None:
        with self._lock:
            self._levels[shop] = (min(self.size.maximum, self._level(shop) + points), time.monotonic())

    def empty(self, shop: str) -> None:
        """Drain a shop's bucket: what another app's storm of calls looks like from here."""
        with self._lock:
            self._levels[shop] = (0.0, time.monotonic())

    def status(self, shop: str) -> dict[str, float]:
        size = self.size
        return {
            "maximumAvailable": size.maximum,
            "currentlyAvailable": int(self.available(shop)),
            "restoreRate": size.restore_rate,
        }
