"""A bulk query made ready to run over a whole catalogue: checked by Shopify's rules, then compiled to plain functions.

The same resolvers serve as in ordinary queries, without graphql-core's bookkeeping per field, which at a million objects is
what costs. Connections are lifted out: their nodes become lines of their own, with `__parentId`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationType,
    SelectionSetNode,
    is_abstract_type,
    is_leaf_type,
    parse,
    validate,
)
from graphql.execution import get_argument_values
from graphql.utilities import get_operation_ast

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.graphql.context import RESOLVERS, STREAMS, Args, Ctx, Resolver, guard
from shopapp.sandbox.shopify.graphql.cost import bare_type
from shopapp.sandbox.shopify.graphql.schema import admin_schema, plain_reader
from shopapp.sandbox.state import Doc

CONNECTIONS_MOST, LEVELS_MOST = 5, 2
Children = list["tuple[Connection, Any]"]
Read = Callable[[Any, Ctx, Children], Any]


class Refused(ValueError):
    """Not a query a bulk operation may run; the text is the userError's message."""


@dataclass(slots=True)
class Plan:
    """How one object of one type is read: (response name, reader); connections only append to the children."""

    type_name: str
    fields: list[tuple[str, Read]] = field(default_factory=list[tuple[str, Read]])
    connections: list["Connection"] = field(default_factory=list["Connection"])

    def read(self, source: Any, ctx: Ctx, children: Children) -> Doc:
        line = {name: read(source, ctx, children) for name, read in self.fields}
        for connection in self.connections:
            children.append((connection, source))
        return line

    def key(self, source: Doc) -> str:
        wanted = source["id"]
        return wanted if isinstance(wanted, str) and wanted.startswith("gid:") else gid(self.type_name, wanted)


@dataclass(slots=True)
class Connection:
    """A connection field: where its nodes come from and how each is read."""

    resolve: Callable[[Any, Ctx, Args], Any]
    args: Args
    nodes_as: Callable[[Doc], Plan]

    def nodes(self, source: Any, ctx: Ctx) -> Iterator[Doc]:
        return iter(self.resolve(source, ctx, self.args)["nodes"])


@dataclass(frozen=True, slots=True)
class Root:
    """The whole operation: a stream of root nodes and how each is read."""

    stream: Callable[[Ctx], Iterator[Doc]]
    nodes_as: Callable[[Doc], Plan]


def compiled(query: str, ctx: Ctx) -> Root:
    """Check and compile. Raises `Refused` for a query bulk operations do not take, GraphQLError for a missing scope."""
    schema = admin_schema()
    try:
        document = parse(query)
    except GraphQLError as problem:
        raise Refused(f"Invalid bulk query: {problem.message}") from problem
    if offences := validate(schema, document):
        raise Refused("Invalid bulk query: " + "; ".join(offence.message for offence in offences))
    return _Compiler(schema, document, ctx).root()


class _Compiler:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, ctx: Ctx) -> None:
        self._schema, self._ctx, self._document = schema, ctx, document
        self._fragments = {found.name.value: found for found in document.definitions if isinstance(found, FragmentDefinitionNode)}
        self._connections = 0

    def root(self) -> Root:
        operation = get_operation_ast(self._document, None)
        if operation is None or operation.operation is not OperationType.QUERY:
            raise Refused("A bulk query must be exactly one query operation.")
        fields = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
        query_type = self._schema.query_type
        assert query_type is not None
        if len(fields) != 1 or len(operation.selection_set.selections) != 1:
            raise Refused("Bulk queries must contain exactly one top-level field.")
        name = fields[0].name.value
        definition = query_type.fields[name]
        named = bare_type(definition.type)
        if not named.name.endswith("Connection") or name not in STREAMS:
            raise Refused("Bulk queries must contain at least one connection at the top level.")
        guard(self._ctx, query_type.name, name)
        args = get_argument_values(definition, fields[0])
        stream = STREAMS[name]
        nodes_as = self._nodes(fields[0], named, level=0)
        return Root(lambda ctx: stream(ctx, args), nodes_as)

    def _nodes(self, node: FieldNode, named: Any, level: int) -> Callable[[Doc], Plan]:
        """The plan for the nodes of a connection field, whether written as edges { node } or nodes."""
        self._connections += 1
        if self._connections > CONNECTIONS_MOST:
            raise Refused(f"Bulk queries cannot contain more than {CONNECTIONS_MOST} connections.")
        if level > LEVELS_MOST:
            raise Refused(f"Bulk queries cannot contain connections with a nesting depth greater than {LEVELS_MOST}.")
        selection = _inner(node)
        if selection is None:
            raise Refused(f"The connection {node.name.value} must select its nodes.")
        node_type = bare_type(named.fields["nodes"].type)
        interfaces = {interface.name for interface in getattr(node_type, "interfaces", ())}
        if "Node" not in interfaces and not is_abstract_type(node_type):
            raise Refused(f"Nodes of {node.name.value} do not implement the Node interface.")
        return self._reader_of(node_type, selection, level)

    def _reader_of(self, named: Any, selection: SelectionSetNode, level: int) -> Callable[[Doc], Plan]:
        if isinstance(named, GraphQLObjectType):
            plan = self._plan(named, selection, level)
            return lambda _source: plan
        before, plans = self._connections, dict[str, Plan]()
        for possible in self._schema.get_possible_types(named):
            self._connections = before
            plans[possible.name] = self._plan(possible, selection, level)
        return lambda source: plans[source["__typename"]]

    def _plan(self, parent: GraphQLObjectType, selection: SelectionSetNode, level: int) -> Plan:
        plan = Plan(parent.name)
        self._fill(plan, parent, selection, level)
        return plan

    def _fill(self, plan: Plan, parent: GraphQLObjectType, selection: SelectionSetNode, level: int) -> None:
        for node in selection.selections:
            if isinstance(node, FieldNode):
                self._add(plan, parent, node, level)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self._fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, parent):
                    self._fill(plan, parent, fragment.selection_set, level)
            elif isinstance(node, InlineFragmentNode) and (
                node.type_condition is None or self._applies(node.type_condition.name.value, parent)
            ):
                self._fill(plan, parent, node.selection_set, level)

    def _applies(self, condition: str, parent: GraphQLObjectType) -> bool:
        return condition == parent.name or any(interface.name == condition for interface in parent.interfaces)

    def _add(self, plan: Plan, parent: GraphQLObjectType, node: FieldNode, level: int) -> None:
        name, shown = node.name.value, node.alias.value if node.alias else node.name.value
        if name == "__typename":
            plan.fields.append((shown, lambda _source, _ctx, _children: parent.name))
            return
        definition = parent.fields[name]
        guard(self._ctx, parent.name, name)
        args = get_argument_values(definition, node)
        named = bare_type(definition.type)
        resolver = RESOLVERS.get((parent.name, name))
        plain = plain_reader(parent.name, name)
        if named.name.endswith("Connection"):
            unpaged = {key: value for key, value in args.items() if key not in ("first", "last", "after", "before")}
            resolve: Resolver = resolver or (lambda source, _ctx, _args: plain(source))
            plan.connections.append(Connection(resolve, unpaged, self._nodes(node, named, level + 1)))
            return
        take: Callable[[Any, Ctx], Any] = (
            (lambda source, ctx: resolver(source, ctx, args)) if resolver else (lambda source, _ctx: plain(source))
        )
        if is_leaf_type(named):
            plan.fields.append((shown, lambda source, ctx, _children: take(source, ctx)))
            return
        assert node.selection_set is not None
        nodes_as = self._reader_of(named, node.selection_set, level)
        plan.fields.append((shown, lambda source, ctx, children: _inline(take(source, ctx), nodes_as, ctx, children)))


def _inline(value: Any, nodes_as: Callable[[Doc], Plan], ctx: Ctx, children: Children) -> Any:
    if value is None:
        return None
    if isinstance(value, list):
        return [_inline(one, nodes_as, ctx, children) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return nodes_as(value).read(value, ctx, children)


def _inner(node: FieldNode) -> SelectionSetNode | None:
    """The selection on the nodes themselves, whether written as edges { node } or nodes."""
    for child in node.selection_set.selections if node.selection_set else ():
        if not isinstance(child, FieldNode):
            continue
        if child.name.value == "nodes":
            return child.selection_set
        if child.name.value == "edges" and child.selection_set:
            for edge in child.selection_set.selections:
                if isinstance(edge, FieldNode) and edge.name.value == "node":
                    return edge.selection_set
    return None
