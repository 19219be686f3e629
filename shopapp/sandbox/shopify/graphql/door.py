"""The HTTP door of the Admin API: token, version, faults, throttling, validation, execution, cost.

Refusals of GraphQL itself are HTTP 200 with `errors`, as Shopify's are; only tokens, frozen shops and faults have codes.
"""

import time
from functools import lru_cache
from typing import Any, cast
from uuid import uuid4

from flask import Blueprint, Response, json, jsonify, request, send_from_directory
from flask.typing import ResponseReturnValue
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    StringValueNode,
    VariableNode,
    execute,  # pyright: ignore[reportUnknownVariableType] - its middleware type is open
    parse,
    validate,
)
from graphql.utilities import get_operation_ast

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify import drafts
from shopapp.sandbox.shopify.graphql import bulk_run
from shopapp.sandbox.shopify.graphql.context import Ctx
from shopapp.sandbox.shopify.graphql.cost import MOST, Buckets, TooExpensive, actual_cost, requested_cost
from shopapp.sandbox.shopify.graphql.schema import admin_schema
from shopapp.sandbox.shopify.shops import UnknownShop, granted, shop_of
from shopapp.sandbox.shopify.tokens import token_of
from shopapp.sandbox.simulation import Sandbox, current_sandbox, hang

blueprint = Blueprint("shopify_graphql", __name__)

LIVE = ("2026-01", "2026-04", "2026-07", "2026-10", "2027-01")
_WRONG_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)"  # noqa: S105 - a message
_DOCS = "https://shopify.dev/api/usage/rate-limits"


@blueprint.get("/_bulk/<name>")
def bulk_result(name: str) -> ResponseReturnValue:
    """The storage host of bulk results: the name is the signature, no token is asked for or wanted."""
    return send_from_directory(bulk_run.folder(current_sandbox()), name, mimetype="application/jsonl")


@blueprint.before_app_request
def number_the_request() -> None:
    request.environ["sandbox.request_id"] = str(uuid4())


@blueprint.post("/shops/<domain>/admin/api/<version>/graphql.json")
def admin_graphql(domain: str, version: str) -> ResponseReturnValue:
    sandbox = current_sandbox()
    served = version if version in LIVE else LIVE[0] if version[:2] == "20" and version < LIVE[0] else ""
    if not served:
        return jsonify(errors="Not Found"), 404
    try:
        shop = shop_of(sandbox, domain)
    except UnknownShop:
        return jsonify(errors="Not Found"), 404
    token = token_of(sandbox, domain, request.headers.get("X-Shopify-Access-Token", ""))
    if token is None:
        return jsonify(errors=_WRONG_TOKEN), 401
    if (frozen := shop.get("frozen")) is not None:
        return jsonify(errors="Unavailable Shop"), int(frozen)
    given: Any = request.get_json(silent=True)
    asked = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    if not isinstance(asked.get("query"), str):
        return jsonify(errors={"query": "Required parameter missing or invalid"}), 400
    drafts.release_expired(sandbox, domain)
    ctx = Ctx(sandbox, shop, frozenset(granted(token["scopes"])))
    answer = _with_faults(ctx, asked)
    answer.headers["X-Shopify-API-Version"] = served
    answer.headers["X-Request-Id"] = request.environ["sandbox.request_id"]
    return answer


def _with_faults(ctx: Ctx, asked: dict[str, Any]) -> Response:
    fault = ctx.sandbox.faults.take("shopify", _operation_name(asked))
    if fault is None:
        return _json(answer_to(ctx, asked))
    return _faulty(ctx, asked, fault)


def _faulty(ctx: Ctx, asked: dict[str, Any], fault: Fault) -> Response:
    if fault.kind == "throttle":
        return _json(_throttled(ctx, 50))
    if fault.kind == "error_before":
        return _json({"errors": "Internal Server Error"}, int(fault.extra.get("status", 500)))
    if fault.kind == "timeout_before":
        hang(fault.seconds)
    if fault.kind == "delay":
        time.sleep(fault.seconds)
    answer = _json(answer_to(ctx, asked))
    if fault.kind == "timeout_after":
        hang(fault.seconds)
    return (
        _json({"errors": "Internal Server Error"}, int(fault.extra.get("status", 500))) if fault.kind == "error_after" else answer
    )


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(body), status, mimetype="application/json")


def _operation_name(asked: dict[str, Any]) -> str:
    if asked.get("operationName"):
        return str(asked["operationName"])
    try:
        operation = get_operation_ast(_parsed(asked["query"]), None)
    except GraphQLError:
        return ""
    return operation.name.value if operation and operation.name else ""


@lru_cache(maxsize=512)
def _parsed(query: str) -> DocumentNode:
    return parse(query)


@lru_cache(maxsize=512)
def _offences(query: str) -> tuple[GraphQLError, ...]:
    return tuple(validate(admin_schema(), _parsed(query)))


def answer_to(ctx: Ctx, asked: dict[str, Any]) -> dict[str, Any]:
    """The JSON answer to one GraphQL request, cost included."""
    variables: dict[str, Any] = dict(asked.get("variables") or {})
    try:
        document = _parsed(asked["query"])
        if offences := _offences(asked["query"]):
            return {"errors": [_plain_error(offence) for offence in offences]}
        operation = get_operation_ast(document, asked.get("operationName"))
        if operation is None:
            raise GraphQLError("Must provide operation name if query contains multiple operations.")
        _check_idempotency(operation, variables, ctx)
        cost = requested_cost(admin_schema(), document, operation, variables)
        if cost > MOST:
            raise TooExpensive(cost)
    except GraphQLError as problem:
        return {"errors": [_plain_error(problem)]}
    return _paid(ctx, document, operation, variables, asked.get("operationName"), cost)


def _paid(
    ctx: Ctx, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any], name: str | None, cost: int
) -> dict[str, Any]:
    buckets = buckets_of(ctx.sandbox)
    if not buckets.take(ctx.domain, cost):
        return _throttled(ctx, cost)
    result = execute(admin_schema(), document, context_value=ctx, variable_values=variables, operation_name=name)
    assert not hasattr(result, "__await__")
    data, errors = result.data, result.errors  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    mutation = operation.operation is OperationType.MUTATION
    used = min(cost, actual_cost(data, mutation=mutation))
    buckets.give_back(ctx.domain, cost - used)
    answer: dict[str, Any] = {"data": data}
    if errors:
        answer["errors"] = [_plain_error(error) for error in errors]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    answer["extensions"] = {
        "cost": {"requestedQueryCost": cost, "actualQueryCost": used, "throttleStatus": buckets.status(ctx.domain)}
    }
    return answer


def buckets_of(sandbox: Sandbox) -> Buckets:
    return sandbox.buckets


def _throttled(ctx: Ctx, cost: int) -> dict[str, Any]:
    error = {"message": "Throttled", "extensions": {"code": "THROTTLED", "documentation": _DOCS}}
    status = buckets_of(ctx.sandbox).status(ctx.domain)
    return {
        "errors": [error],
        "extensions": {"cost": {"requestedQueryCost": cost, "actualQueryCost": None, "throttleStatus": status}},
    }


def _plain_error(error: GraphQLError) -> dict[str, Any]:
    found: dict[str, Any] = {"message": error.message}
    if error.locations:
        found["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        found["path"] = list(error.path)
    if error.extensions:
        found["extensions"] = error.extensions
    elif error.original_error is not None and not isinstance(error.original_error, GraphQLError):
        found["extensions"] = {"code": "INTERNAL_SERVER_ERROR"}
    return found


def _check_idempotency(operation: OperationDefinitionNode, variables: dict[str, Any], ctx: Ctx) -> None:
    """`refundCreate` must carry @idempotent (since 2026-04); the keys are noted for the resolvers."""
    for node in operation.selection_set.selections:
        if not isinstance(node, FieldNode):
            continue
        key = _idempotency_key(node, variables)
        if node.name.value == "refundCreate" and not key:
            raise GraphQLError("The @idempotent directive is required for this mutation but was not provided.", node)
        if key:
            ctx.idempotency[node.alias.value if node.alias else node.name.value] = key


def _idempotency_key(node: FieldNode, variables: dict[str, Any]) -> str:
    for directive in node.directives or ():
        if directive.name.value == "idempotent":
            value = next(iter(directive.arguments or ())).value
            if isinstance(value, StringValueNode):
                return value.value
            if isinstance(value, VariableNode):
                return str(variables.get(value.name.value) or "")
    return ""
