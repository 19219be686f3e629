"""Streams held open over plain sockets while something else is measured, and how many of them lived through it."""

import resource
import select
import socket
from collections.abc import Sequence
from contextlib import suppress


def hold(port: int, tokens: Sequence[str], many: int) -> list[socket.socket]:
    """Open `many` event streams, the tokens taken in turn, and wait until each has said its first word."""
    if not tokens:
        return []
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, many + 1024) if hard > 0 else many + 1024, hard))
    held: list[socket.socket] = []
    for at in range(many):
        line = socket.create_connection(("127.0.0.1", port), timeout=30)
        asked = (
            f"GET /chat/events?after=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {tokens[at % len(tokens)]}\r\n\r\n"
        )
        line.sendall(asked.encode())
        if line.recv(4096).startswith(b"HTTP/1.1 200"):
            held.append(line)
    return held


def still_open(held: Sequence[socket.socket]) -> int:
    """How many were neither closed by the other side nor broken; closes them all."""
    looking = select.poll()
    numbered = {line.fileno(): line for line in held}
    for number in numbered:
        looking.register(number, select.POLLIN)
    closed = {number for number, _ in looking.poll(0) if not _speaks(numbered[number])}
    for line in held:
        line.close()
    return len(held) - len(closed)


def _speaks(line: socket.socket) -> bool:
    """Whether there is something to read; nothing at all on a readable line means that it was closed."""
    line.settimeout(1)
    try:
        said = line.recv(65536)
    except OSError:
        return False
    return bool(said) and not said.endswith(b"0\r\n\r\n")
