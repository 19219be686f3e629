"""How gunicorn runs the app: gevent, one process per core, many open streams each. `shopapp serve` uses this file."""

# Before anything else is imported: sockets, locks and threads of every library become greenlets.
from gevent import monkey

monkey.patch_all()

import os
import tempfile
from typing import Any

from shopapp import logs

worker_class = "gevent"
worker_connections = 4000
# A turn streams for seconds and an events stream for minutes; a worker that answers no heartbeat for this long is stuck.
timeout = 60
graceful_timeout = 20
keepalive = 65
max_requests = 0
errorlog = "-"
accesslog = None
# No control socket in the user's home: what runs is changed by a deploy.
control_socket_disable = True
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")

# Several processes count into one folder, which /metrics adds up.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="shopapp-metrics-"))


def on_starting(server: Any) -> None:
    _ = server
    logs.start(os.environ.get("SHOPAPP_LOG_LEVEL", "INFO"))


def post_worker_init(worker: Any) -> None:
    """Load the embedding model before the first shopper waits for it."""
    worker.wsgi.extensions["shopapp.house"].embeddings.embed(["warm"])


def worker_exit(server: Any, worker: Any) -> None:
    """Give back connections while greenlets still run."""
    _ = server
    if worker.wsgi is not None:
        worker.wsgi.extensions["shopapp.house"].close()


def child_exit(server: Any, worker: Any) -> None:
    _ = server
    from prometheus_client import multiprocess  # noqa: PLC0415 - reads its folder from the environment on import

    multiprocess.mark_process_dead(worker.pid)  # pyright: ignore[reportUnknownMemberType]
