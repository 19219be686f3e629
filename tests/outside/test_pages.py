"""Public pages over a real socket: what may be read, what never is, and what a broken site looks like."""

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from shopapp.errors import Refused, Unavailable
from shopapp.outside.pages import LARGEST, WebPages, is_public


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = {
            "/page": (200, {"Content-Type": "text/HTML; charset=utf-8"}, b"<p>Hello</p>"),
            "/moved": (302, {"Location": "/page"}, b""),
            "/circle": (302, {"Location": "/circle"}, b""),
            "/elsewhere": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
            "/busy": (503, {}, b""),
            "/huge": (200, {"Content-Type": "text/html"}, b"x" * (LARGEST + 1)),
        }.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the library
        """Silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_kind_and_where_it_was_found(site: str) -> None:
    page = WebPages(loopback_too=True).get(f"{site}/moved")
    assert (page.address, page.media_type, page.body) == (f"{site}/page", "text/html", b"<p>Hello</p>")


@pytest.mark.parametrize(
    ("path", "code"), [("/none", "http_404"), ("/circle", "redirects"), ("/elsewhere", "other_site"), ("/huge", "too_large")]
)
def test_what_is_not_read_says_why(site: str, path: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        WebPages(loopback_too=True).get(f"{site}{path}")
    assert refused.value.code == code


def test_a_busy_site_may_be_asked_again(site: str) -> None:
    with pytest.raises(Unavailable):
        WebPages(loopback_too=True).get(f"{site}/busy")


def test_a_site_that_answers_drop_by_drop_is_left(site: str) -> None:
    with pytest.raises(Unavailable) as left:
        WebPages(loopback_too=True, longest=-1).get(f"{site}/page")
    assert left.value.code == "too_slow"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x",
        "http://localhost:9/x",
        "http://[::1]:9/x",
        "http://10.0.0.8/x",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
    ],
)
def test_nothing_private_is_ever_connected_to(address: str) -> None:
    with pytest.raises(Refused) as refused:
        WebPages().get(address)
    assert refused.value.code == "private_address"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://x/", "https://a:b@x.example/", "https://x.example:99999/", "x"]
)
def test_only_plain_web_addresses_are_taken(address: str) -> None:
    with pytest.raises(Refused):
        WebPages().get(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "169.254.169.254",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "fec0::1",
        "fdaa::3",
        "224.0.0.1",
        "ff02::1",
    ],
)
def test_no_way_of_writing_it_makes_a_private_address_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "64:ff9b::5db8:d70e"])
def test_a_public_address_stays_one(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
