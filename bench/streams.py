"""How many open streams one web process holds, by kind of gunicorn worker: gevent beside gthread.

Serves a stream that speaks once a second, opens N of them, and measures: how many delivered their first word, the median and
p95 delay of a small request answered meanwhile, and the process's memory. This is what decided docs/decisions/0005.
"""

import argparse
import http.client
import select
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shopapp.demo.services import free_port

_APP = """
import time
def app(environ, start):
    if environ["PATH_INFO"] == "/small":
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
        return [b"ok"]
    start("200 OK", [("Content-Type", "text/event-stream")])
    def words():
        for _ in range(600):
            yield b": word\\n\\n"
            time.sleep(1)
    return words()
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--streams", type=int, default=500, help="streams held open at once (default: %(default)s)")
    parser.add_argument("--requests", type=int, default=200, help="small requests made meanwhile (default: %(default)s)")


def run(args: argparse.Namespace) -> dict[str, object]:
    return {
        "streams": args.streams,
        "gevent": _measure(["-k", "gevent", "--worker-connections", "4000"], args.streams, args.requests),
        "gthread_64": _measure(["-k", "gthread", "--threads", "64"], args.streams, args.requests),
    }


def _measure(kind: list[str], streams: int, requests: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as folder:
        (Path(folder) / "streams_app.py").write_text(_APP)
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", *kind, "-w", "1", "-b", f"127.0.0.1:{port}", "--chdir", folder]
        server = subprocess.Popen([*command, "--log-level", "error", "streams_app:app"])
        try:
            return _measured(port, server.pid, streams, requests)
        finally:
            server.send_signal(signal.SIGKILL)
            subprocess.run(["pkill", "-9", "-P", str(server.pid)], check=False)
            server.wait()


def _measured(port: int, pid: int, streams: int, requests: int) -> dict[str, object]:
    _wait(port)
    held = [sock for _ in range(streams) if (sock := _open(port)) is not None]
    answered = _speaking(held, seconds=2)
    delays = [delay for _ in range(requests) if (delay := _small(port)) is not None] if answered == len(held) else []
    return {
        "first_word_within_2s": answered,
        "small_request_ms_p50": round(statistics.median(delays), 2) if delays else None,
        "small_request_ms_p95": round(statistics.quantiles(delays, n=20)[-1], 2) if delays else None,
        "memory_mb": round(_memory(pid), 1),
    }


def _open(port: int) -> socket.socket | None:
    sock = socket.create_connection(("127.0.0.1", port), timeout=2)
    sock.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
    return sock


def _speaking(held: list[socket.socket], *, seconds: float) -> int:
    """How many of the streams delivered something within that time."""
    waiting = select.poll()
    by_number = {sock.fileno(): sock for sock in held}
    for number in by_number:
        waiting.register(number, select.POLLIN)
    spoke: set[int] = set()
    end = time.monotonic() + seconds
    while len(spoke) < len(held) and (left := end - time.monotonic()) > 0:
        for number, _ in waiting.poll(left * 1000):
            spoke.add(number)
            waiting.unregister(number)
    return len(spoke)


def _small(port: int) -> float | None:
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/small")
        connection.getresponse().read()
    except OSError:
        return None
    finally:
        connection.close()
    return (time.perf_counter() - began) * 1000


def _memory(pid: int) -> float:
    """Resident megabytes of the process and its children."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    total = 0
    for each in (str(pid), *children):
        status = Path(f"/proc/{each}/status")
        if status.exists():
            line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
            total += int(line.split()[1])
    return total / 1024


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("The server under test did not start.")
