"""Bulk operations in GraphQL: start, look, list, cancel."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.graphql import bulk_run
from shopapp.sandbox.shopify.graphql.bulk_plan import Refused, compiled
from shopapp.sandbox.shopify.graphql.connections import connection
from shopapp.sandbox.shopify.graphql.context import NODES, Args, Ctx, field_of, typed, user_error
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.simulation import iso
from shopapp.sandbox.state import Doc

AT_ONCE = 5
_FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["id"]],
    "id": lambda doc: [doc["id"]],
    "status": lambda doc: [doc["status"]],
    "type": lambda doc: [doc["type"]],
    "operation_type": lambda doc: [doc["type"]],
    "created_at": lambda doc: [doc["createdAt"]],
    "completed_at": lambda doc: [doc["completedAt"]],
}


@field_of("Mutation", "bulkOperationRunQuery")
def run_query(_: Any, ctx: Ctx, args: Args) -> Doc:
    try:
        compiled(args["query"], ctx)
    except Refused as problem:
        return {"bulkOperation": None, "userErrors": [user_error(str(problem), "query", code="INVALID")]}
    except GraphQLError:
        pass  # a missing scope shows as FAILED with ACCESS_DENIED, as on Shopify
    with ctx.world.changing():
        live = [one for one in ctx.world.all("bulk", shop=ctx.domain) if one["status"] in bulk_run.LIVE]
        if len(live) >= AT_ONCE:
            message = f"A maximum of {AT_ONCE} bulk query operations can run at the same time for this app and shop."
            return {"bulkOperation": None, "userErrors": [user_error(message, code="LIMIT_REACHED")]}
        doc: Doc = {
            "id": ctx.world.next("bulk_id", 147_595_010),
            "status": "CREATED",
            "type": "QUERY",
            "errorCode": None,
            "query": args["query"],
            "groupObjects": bool(args["groupObjects"]),
            "url": None,
            "partialDataUrl": None,
            "objectCount": "0",
            "rootObjectCount": "0",
            "fileSize": None,
            "createdAt": iso(ctx.sandbox.now()),
            "completedAt": None,
        }
        ctx.world.put("bulk", doc["id"], doc, shop=ctx.domain)
    bulk_run.begin(ctx.sandbox, ctx.domain, doc)
    return {"bulkOperation": doc, "userErrors": []}


@field_of("Mutation", "bulkOperationCancel")
def cancel(_: Any, ctx: Ctx, args: Args) -> Doc:
    wanted = number(args["id"], "BulkOperation")
    with ctx.world.changing():
        doc = ctx.world.get("bulk", wanted or 0, shop=ctx.domain)
        if doc is None:
            return {"bulkOperation": None, "userErrors": [user_error("Bulk operation does not exist", "id", code="INVALID")]}
        if doc["status"] not in bulk_run.LIVE:
            return {
                "bulkOperation": doc,
                "userErrors": [user_error("A bulk operation cannot be canceled when it is terminal", "id", code="INVALID")],
            }
        doc["status"] = "CANCELING"
        ctx.world.put("bulk", doc["id"], doc, shop=ctx.domain)
    return {"bulkOperation": doc, "userErrors": []}


def _node(ctx: Ctx, wanted: int | None) -> Doc | None:
    return typed("BulkOperation", ctx.world.get("bulk", wanted, shop=ctx.domain)) if wanted is not None else None


NODES["BulkOperation"] = _node


@field_of("QueryRoot", "bulkOperation")
def bulk_operation(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return _node(ctx, number(args["id"], "BulkOperation"))


@field_of("QueryRoot", "bulkOperations")
def bulk_operations(_: Any, ctx: Ctx, args: Args) -> Doc:
    test = search(args.get("query"), _FIELDS)
    return connection([doc for doc in ctx.world.all("bulk", shop=ctx.domain) if test(doc)], args)


@field_of("QueryRoot", "currentBulkOperation")
def current(_: Any, ctx: Ctx, _args: Args) -> Doc | None:
    found = ctx.world.all("bulk", shop=ctx.domain)
    return found[-1] if found else None
