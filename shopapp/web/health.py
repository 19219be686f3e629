"""Whether this process lives, whether it may be sent requests, and its figures for Prometheus."""

import hmac
import time

from flask import Blueprint, Response, current_app, g, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client import REGISTRY as PROCESS_REGISTRY

from shopapp.db.migrate import pending
from shopapp.errors import NotAllowed, Problem
from shopapp.web.guards import guarded_by, open_door
from shopapp.web.house import house

REQUESTS = Counter("shopapp_requests_total", "Requests answered.", ["endpoint", "status"])
SECONDS = Histogram("shopapp_request_seconds", "Seconds until the answer began.", ["endpoint"])

health = Blueprint("health", __name__)


@health.get("/healthz")
@open_door("says only that the process answers")
def alive() -> Response:
    return jsonify(ok=True)


@health.get("/readyz")
@open_door("says only whether database and schema are in order")
def ready() -> tuple[Response, int]:
    try:
        with house().db.directory() as conn:
            waiting = pending(conn)
    except Problem as problem:
        return jsonify(ready=False, why=problem.code), 503
    if waiting:
        return jsonify(ready=False, why="migrations are waiting; run: shopapp migrate"), 503
    return jsonify(ready=True), 200


def _may_read_metrics() -> None:
    token = house().settings.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), token.encode()):
            raise NotAllowed("The metrics need their bearer token.")
    elif request.remote_addr not in ("127.0.0.1", "::1") or "X-Forwarded-For" in request.headers:
        raise NotAllowed("Set SHOPAPP_METRICS_TOKEN to read the metrics from elsewhere.")


@health.get("/metrics")
@guarded_by("metrics token or loopback", _may_read_metrics)
def metrics() -> Response:
    registry = PROCESS_REGISTRY
    if "SEVERAL_PROCESSES" in current_app.config:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


@health.before_app_request
def _start_watch() -> None:
    g.began = time.perf_counter()


@health.after_app_request
def _count(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    REQUESTS.labels(endpoint, response.status_code).inc()
    SECONDS.labels(endpoint).observe(time.perf_counter() - getattr(g, "began", time.perf_counter()))
    return response
