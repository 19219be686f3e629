"""Bulk operations at work: each in a thread of its own, streamed to a JSONL file, then told by webhook.

With `groupObjects: false` children do not follow their parent: they are held back and written in lots, as Shopify is free
to do. An operation that a stopped process left behind is begun anew at the next start.
"""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from graphql import GraphQLError

from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.graphql.bulk_plan import Children, Refused, Root, compiled
from shopapp.sandbox.shopify.graphql.context import Ctx
from shopapp.sandbox.shopify.shops import granted, installation, shop_of, shops
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc

LIVE = ("CREATED", "RUNNING", "CANCELING")
_HELD, _LOOK_UP_EVERY = 400, 2000


class Cancelled(Exception):
    """The operation was cancelled while it ran."""


def folder(sandbox: Sandbox) -> Path:
    path = sandbox.config.data_dir / "bulk"
    path.mkdir(parents=True, exist_ok=True)
    return path


def begin(sandbox: Sandbox, domain: str, operation: Doc) -> None:
    """Start a stored operation in the background."""
    name = f"bulk-{operation['id']}"
    threading.Thread(target=_run, args=(sandbox, domain, operation), name=name, daemon=True).start()


def resume(sandbox: Sandbox) -> None:
    """Begin anew what an earlier process left unfinished."""
    for shop in shops(sandbox):
        for operation in sandbox.world.all("bulk", shop=shop["domain"]):
            if operation["status"] in LIVE:
                begin(sandbox, shop["domain"], operation)


def _run(sandbox: Sandbox, domain: str, operation: Doc) -> None:
    fault = sandbox.faults.take("shopify", "bulk_run")
    _note(sandbox, domain, operation["id"], status="RUNNING")
    name = f"{operation['id']}-{uuid4().hex}.jsonl"
    path = folder(sandbox) / name
    writer = _Writer(grouped=operation["groupObjects"])
    outcome: Doc = {"status": "COMPLETED", "errorCode": None}
    try:
        if fault and fault.kind in ("delay", "late"):
            time.sleep(fault.seconds)
        found = installation(sandbox, domain)
        ctx = Ctx(sandbox, shop_of(sandbox, domain), frozenset(granted(found["scopes"] if found else [])), bulk=True)
        root = compiled(operation["query"], ctx)
        same = domain, operation["query"], operation["groupObjects"]
        known = sandbox.exports.get(same)
        if known:
            path, writer.objects, writer.roots = known
        else:
            with path.open("w", encoding="utf-8", buffering=1 << 20) as file:
                _write(sandbox, domain, operation["id"], root, ctx, writer, file, fault)
            if domain in sandbox.synthetic:
                sandbox.exports[same] = path, writer.objects, writer.roots
    except Cancelled:
        outcome = {"status": "CANCELED", "errorCode": None}
    except GraphQLError:
        outcome = {"status": "FAILED", "errorCode": "ACCESS_DENIED"}
    except (Refused, RuntimeError):
        outcome = {"status": "FAILED", "errorCode": "INTERNAL_SERVER_ERROR"}
    _finish(sandbox, domain, operation["id"], outcome, writer, path)


def _write(
    sandbox: Sandbox, domain: str, wanted: int, root: Root, ctx: Ctx, writer: "_Writer", file: IO[str], fault: Fault | None
) -> None:
    stop_after = int(fault.extra.get("after", 0)) if fault and fault.kind.startswith("error") else None
    for node in root.stream(ctx):
        if stop_after is not None and writer.roots >= stop_after:
            writer.flush(file)
            raise RuntimeError("planned fault")
        writer.root(root, node, ctx, file)
        if writer.roots % _LOOK_UP_EVERY == 0:
            fresh = _note(sandbox, domain, wanted, objectCount=str(writer.objects), rootObjectCount=str(writer.roots))
            if fresh["status"] == "CANCELING":
                raise Cancelled
    if stop_after is not None:
        raise RuntimeError("planned fault")
    writer.flush(file)
    if (sandbox.world.get("bulk", wanted, shop=domain) or {}).get("status") == "CANCELING":
        raise Cancelled


class _Writer:
    """Writes lines and counts them. Lines held back are kept in memory only up to a few hundred."""

    def __init__(self, *, grouped: bool) -> None:
        self.objects = self.roots = 0
        self._grouped = grouped
        self._held: list[str] = []
        self._dump: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def root(self, root: Root, node: Doc, ctx: Ctx, file: IO[str]) -> None:
        children: Children = []
        plan = root.nodes_as(node)
        file.write(self._dump(plan.read(node, ctx, children)) + "\n")
        self.roots += 1
        self.objects += 1
        if children:
            self._lift(plan.key(node), children, ctx)
        if self._grouped or len(self._held) >= _HELD:
            self.flush(file)

    def _lift(self, parent: str, children: Children, ctx: Ctx) -> None:
        for connection, source in children:
            for node in connection.nodes(source, ctx):
                plan = connection.nodes_as(node)
                below: Children = []
                line = plan.read(node, ctx, below)
                line["__parentId"] = parent
                self._held.append(self._dump(line))
                self.objects += 1
                if below:
                    self._lift(plan.key(node), below, ctx)

    def flush(self, file: IO[str]) -> None:
        if self._held:
            file.write("\n".join(self._held) + "\n")
            self._held.clear()


def _finish(sandbox: Sandbox, domain: str, wanted: int, outcome: Doc, writer: _Writer, path: Path) -> None:
    url = f"{sandbox.shopify_url}/_bulk/{path.name}" if writer.objects else None
    done = outcome["status"] == "COMPLETED"
    operation = _note(
        sandbox,
        domain,
        wanted,
        **outcome,
        completedAt=iso(sandbox.now()),
        objectCount=str(writer.objects),
        rootObjectCount=str(writer.roots),
        fileSize=str(path.stat().st_size) if url and path.exists() else None,
        url=url if done else None,
        partialDataUrl=url if outcome["status"] == "FAILED" else None,
    )
    webhooks.bulk_finished(sandbox, domain, operation)


def _note(sandbox: Sandbox, domain: str, wanted: int, **fields: Any) -> Doc:
    """Change the operation's document; a cancellation asked for meanwhile is not overwritten by RUNNING."""
    with sandbox.world.changing():
        operation = sandbox.world.get("bulk", wanted, shop=domain) or {"id": wanted, "status": "CANCELING"}
        if fields.get("status") == "RUNNING" and operation["status"] == "CANCELING":
            fields.pop("status")
        return sandbox.world.put("bulk", wanted, operation | fields, shop=domain)
