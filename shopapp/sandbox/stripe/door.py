"""The way of one request: key, version, parameters, idempotency, planned trouble, the operation, the answer.

What an operation writes and what its idempotency key remembers are one transaction. A newcomer's mistake would be to raise
a problem that is not `stored` after something happened that must stay: it would be undone.
"""

import time
from dataclasses import dataclass, replace
from typing import cast

from flask import Request, Response, jsonify

from shopapp.sandbox.faults import Fault, Faults
from shopapp.sandbox.listen import HangUp
from shopapp.sandbox.simulation import hang
from shopapp.sandbox.state import World
from shopapp.sandbox.stripe import expand, form, idempotency, keys, problems
from shopapp.sandbox.stripe.books import OLDER_VERSION, Books, Call, Teller, bare, new_id
from shopapp.sandbox.stripe.idempotency import Answer
from shopapp.sandbox.stripe.openapi import Watch
from shopapp.sandbox.stripe.operations import Operation
from shopapp.sandbox.stripe.problems import Doc, StripeProblem


@dataclass(frozen=True, slots=True)
class Door:
    """What every request needs. `watch` compares requests and answers with Stripe's own description, where there is one."""

    world: World
    faults: Faults
    teller: Teller
    watch: Watch | None

    def answer(self, request: Request, operation: Operation, ids: dict[str, str]) -> Response:
        request_id = new_id("req", 14)
        try:
            answer = self._answered(request, operation, ids, request_id)
        except StripeProblem as problem:
            answer = Answer(problem.status, problem.body(), request_id)
        if self.watch:
            self.watch.response(operation.method, operation.path, answer.status, answer.body)
        return _response(request, answer, request_id)

    def _answered(self, request: Request, operation: Operation, ids: dict[str, str], request_id: str) -> Answer:
        who = keys.holder(self.world, _key(request), request.headers.get("Stripe-Account", ""))
        keys.check(who, operation.name, operation.permission, operation.public)
        raw = form.nest([*request.args.items(multi=True), *request.form.items(multi=True)])
        params = operation.shape(raw, "")
        if self.watch:
            self.watch.request(operation.method, operation.path, raw)
        key = request.headers.get("Idempotency-Key", "") if operation.method == "POST" else ""
        asked = {"id": request_id, "idempotency_key": key or None}
        books = Books(self.world, who.account, who.livemode, self.teller, asked)
        version = request.headers.get("Stripe-Version", OLDER_VERSION)
        call = Call(books, params, ids, who.kind, version, request.host_url.rstrip("/"), {})
        if not key:
            return self._run(operation, call, "", request_id)
        mark = idempotency.fingerprint(operation.method, request.path, raw)
        kept = idempotency.begin(books, key, mark, f"{operation.method} {request.path}")
        if kept:
            return kept
        return self._run(operation, call, key, request_id)

    def _run(self, operation: Operation, call: Call, key: str, request_id: str) -> Answer:
        """Run with the planned trouble around it. The key is held meanwhile, and let go when nothing was stored."""
        fault = self.faults.take("stripe", operation.name)
        try:
            _before(fault)
            answer = self._do(operation, replace(call, forced=_forced(fault)), key, request_id, fault)
        except (StripeProblem, HangUp):
            if key:
                idempotency.forget(call.books, key)
            raise
        _after(fault)
        return answer

    def _do(self, operation: Operation, call: Call, key: str, request_id: str, fault: Fault | None) -> Answer:
        with self.world.changing():
            try:
                done = operation.run(call)
                paths = cast("list[str]", call.params.get("expand", []))
                body = bare(expand.expand(call.books, dict(done), paths))
                answer = Answer(200, body, request_id)
            except StripeProblem as problem:
                if not problem.stored:
                    raise
                answer = Answer(problem.status, problem.body(), request_id)
            if fault and fault.kind == "error_after":
                answer = Answer(500, problems.broken(500, stored=True).body(), request_id)
            if key:
                idempotency.keep(call.books, key, answer)
        return answer


def _before(fault: Fault | None) -> None:
    kind = fault.kind if fault else ""
    if fault and kind == "timeout_before":
        hang(fault.seconds)
    if kind == "error_before":
        raise problems.broken(502, stored=False)
    if kind == "throttle":
        raise problems.busy("This object is in use by another request. Try again in a moment.")


def _after(fault: Fault | None) -> None:
    """The deed is done and the events are on their way; only the answer comes late, or never."""
    if fault and fault.kind == "timeout_after":
        hang(fault.seconds)
    if fault and fault.kind == "delay":
        time.sleep(fault.seconds)


def _forced(fault: Fault | None) -> Doc:
    if fault and fault.kind == "decline":
        return {"decline": str(fault.extra.get("decline_code", "generic_decline"))}
    return {"challenge": True} if fault and fault.kind == "challenge" else {}


def _key(request: Request) -> str:
    """The API key: a bearer token, or the user name of basic authentication."""
    basic = request.authorization
    if basic is not None and basic.type == "basic":
        return str(basic.username or "")
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()


def _response(request: Request, answer: Answer, request_id: str) -> Response:
    response = jsonify(answer.body)
    response.status_code = answer.status
    response.headers["Request-Id"] = request_id
    response.headers["Stripe-Version"] = request.headers.get("Stripe-Version", OLDER_VERSION)
    if request.headers.get("Idempotency-Key"):
        response.headers["Idempotency-Key"] = request.headers["Idempotency-Key"]
        response.headers["Original-Request"] = answer.request_id
    if answer.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return response
