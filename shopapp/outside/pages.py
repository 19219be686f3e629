"""Reads public pages. The rule: the address that was checked is the address that is connected to.

A merchant names an address and our machine fetches it, so it must never reach what only our machine can reach: every
connection is made to an IP that was looked up and found public in the same breath, redirects included.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import httpcore

from shopapp.errors import Refused, Unavailable
from shopapp.ports.pages import Page

LARGEST = 4 * 1024 * 1024
MOST_REDIRECTS = 4
AGENT = "shopapp/0.1 (reads pages that their owner asked us to read)"
LONGEST = 30.0
"""Seconds for the body of one page: a read time-out alone is renewed by every drop of a dripping stream."""
_SECONDS = {"connect": 5.0, "read": 10.0, "write": 5.0, "pool": 5.0}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_CARRIERS = tuple(ipaddress.ip_network(each) for each in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "2002::/16", "fec0::/10"))
"""Old or local ways to write an IPv4 address as an IPv6 one, and a former private range."""
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether it leads to the world at large, also by way of an IPv4 address that it carries inside."""
    if (
        not address.is_global
        or address.is_multicast
        or any(address in each for each in _CARRIERS if each.version == address.version)
    ):
        return False
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF).is_global
    return True


class _PublicOnly(httpcore.NetworkBackend):
    """Connects to public addresses, and to this machine's own loopback where `loopback_too` says so (demo and tests)."""

    def __init__(self, *, loopback_too: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._loopback_too = loopback_too

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        return self._inner.connect_tcp(self._checked(host, port), port, timeout, local_address, socket_options)

    def _checked(self, host: str, port: int) -> str:
        try:
            found = {str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError) as problem:
            raise Unavailable(f"There is no site under the name {host}.", code="no_such_site") from problem
        addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in found]
        if not all(is_public(address) or (self._loopback_too and address.is_loopback) for address in addresses):
            raise Refused("This address lies in a private network and is not read.", code="private_address")
        return str(addresses[0])


class WebPages:
    """The `Pages` port."""

    def __init__(self, *, loopback_too: bool = False, longest: float = LONGEST) -> None:
        self._backend = _PublicOnly(loopback_too=loopback_too)
        self._longest = longest

    def get(self, address: str) -> Page:
        site = _site(address)
        for _ in range(MOST_REDIRECTS + 1):
            status, headers, body = self._ask(address)
            if status not in (301, 302, 303, 307, 308):
                return _page(address, status, headers, body)
            address = urljoin(address, headers.get("location", ""))
            if _site(address) != site:
                raise Refused("The page leads to another site, which is not read.", code="other_site")
        raise Refused("The page leads in a circle.", code="redirects")

    def _ask(self, address: str) -> tuple[int, dict[str, str], bytes]:
        asked = [
            (b"User-Agent", AGENT.encode()),
            (b"Accept", b"text/html, text/plain;q=0.8, application/pdf;q=0.7"),
            (b"Accept-Encoding", b"identity"),
        ]
        try:
            with (
                httpcore.ConnectionPool(network_backend=self._backend, max_connections=1) as pool,
                pool.stream("GET", address, headers=asked, extensions={"timeout": _SECONDS}) as answer,
            ):
                body, until = bytearray(), time.monotonic() + self._longest
                for part in answer.iter_stream():
                    body += part
                    if len(body) > LARGEST:
                        raise Refused("The page is larger than 4 MB and is not read.", code="too_large")
                    if time.monotonic() > until:
                        raise Unavailable("The site answers too slowly.", code="too_slow")
                headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
                return answer.status, headers, bytes(body)
        except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, ValueError, UnicodeError) as problem:
            raise Refused("This is not an address that can be read.", code="bad_address") from problem
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
            raise Unavailable("The site does not answer.", code="no_answer") from problem


def _site(address: str) -> tuple[str, str]:
    """Scheme-blind name of the site: host and port. Raises Refused for what is no http address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as problem:
        raise Refused("This is not an address that can be read.", code="bad_address") from problem
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise Refused("Give an address that begins with https:// (or http://).", code="bad_address")
    return parts.hostname.lower(), str(port or "")


def _page(address: str, status: int, headers: dict[str, str], body: bytes) -> Page:
    if status == 200:
        return Page(address, headers.get("content-type", "text/html").partition(";")[0].strip().lower(), body)
    if status in _PASSING:
        raise Unavailable(f"The site is not able to answer now ({status}).", code=f"http_{status}")
    raise Refused(f"There is nothing to read at this address ({status}).", code=f"http_{status}")
