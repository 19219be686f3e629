"""A small threaded HTTP/1.1 server for WSGI applications: one thread a connection, kept alive, bodies always drained.

It exists because a simulated vendor must be able to misbehave on the wire: an application raises `HangUp` and the
connection is closed without a byte of an answer, which is what a caller sees when the other side dies.
"""

import io
import socket
import sys
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication

_NO_BODY = frozenset({204, 304})


class HangUp(BaseException):
    """Close the connection without an answer. Not an `Exception`: no error handler of an application may swallow it."""


class PortTaken(OSError):
    """The port is in use by another program; stop that one or choose another port."""


class Load:
    """How many requests were answered and the seconds spent on them, for benches that tell the vendors' time from ours."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.requests, self.seconds = 0, 0.0

    def add(self, seconds: float) -> None:
        with self._lock:
            self.requests += 1
            self.seconds += seconds


class Listener(ThreadingHTTPServer):
    """Serves one WSGI application on one port. `port=0` takes any free port; read it from `.port`."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(self, host: str, port: int, application: WSGIApplication) -> None:
        self.application = application
        try:
            super().__init__((host, port), _Conversation)
        except OSError as problem:
            raise PortTaken(
                f"Port {port} on {host} is already in use. Stop the program that uses it, or choose another port."
            ) from problem
        self.host = host
        self.port: int = self.server_address[1]
        self.load = Load()

    def server_bind(self) -> None:
        """Bind without the reverse name look-up of the standard library, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def start(self) -> None:
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.1}, name=f"listen-{self.port}", daemon=True
        ).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that goes away in the middle of an answer is ordinary; anything else is worth a trace."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Listener  # pyright: ignore[reportIncompatibleVariableOverride]
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 120

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline:
            self.close_connection = True
            return
        if not self.parse_request():
            return
        began = time.perf_counter()
        try:
            self._answer()
        except HangUp:
            self.close_connection = True
        self.wfile.flush()
        self.server.load.add(time.perf_counter() - began)

    def _answer(self) -> None:
        head: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> Any:
            head[:] = [status, headers]
            return self.wfile.write

        body: Iterable[bytes] = self.server.application(self._environ(self._body()), start_response)
        try:
            self._send(head[0], head[1], body)
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts: list[bytes] = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _environ(self, body: bytes) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "RAW_URI": self.path,
            "SERVER_NAME": self.server.host,
            "SERVER_PORT": str(self.server.port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.input_terminated": True,
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in self.headers.items():
            key = "HTTP_" + name.upper().replace("-", "_")
            if key not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
                environ[key] = f"{environ[key]},{value}" if key in environ else value
        return environ

    def _send(self, status: str, headers: list[tuple[str, str]], body: Iterable[bytes]) -> None:
        code, _, reason = status.partition(" ")
        names = {name.lower() for name, _ in headers}
        silent = self.command == "HEAD" or int(code) in _NO_BODY
        chunked = "content-length" not in names and not silent and self.request_version == "HTTP/1.1"
        self.send_response_only(int(code), reason)
        self.send_header("Date", self.date_time_string())
        for name, value in headers:
            self.send_header(name, value)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif "content-length" not in names and not silent:
            self.close_connection = True
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if not silent:
            self._send_body(body, chunked=chunked)

    def _send_body(self, body: Iterable[bytes], *, chunked: bool) -> None:
        for piece in body:
            if not piece:
                continue
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
            if chunked:
                self.wfile.flush()
        if chunked:
            self.wfile.write(b"0\r\n\r\n")
