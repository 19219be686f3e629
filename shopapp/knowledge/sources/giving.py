"""Takes in what a merchant gives, looked at just enough to say at once what cannot be used."""

from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from shopapp.db import Connection
from shopapp.errors import Invalid
from shopapp.knowledge.sources import store
from shopapp.knowledge.sources.extracting import check_kind

LARGEST = 7 * 1024 * 1024
MOST_SOURCES = 200


def add_upload(conn: Connection, shop_id: int, name: str, content: bytes, *, now: datetime) -> int:
    """Keep a file to be read; the same name again replaces it. Returns the source's id. Raises Invalid with what to do."""
    name = PurePath(name.replace("\\", "/")).name.replace("\x00", "").strip()[:200]
    if not name:
        raise Invalid("Choose a file first.", code="no_file")
    check_kind(name)
    if not content:
        raise Invalid(f"{name} is empty.", code="empty")
    if len(content) > LARGEST:
        raise Invalid(f"{name} is larger than 7 MB. Split it and upload the parts.", code="too_large")
    _room_left(conn, shop_id)
    return store.put(conn, shop_id, kind="upload", name=name, content=content, now=now)


def add_address(conn: Connection, shop_id: int, address: str, *, now: datetime) -> int:
    """Keep an address to be read, from where pages of the same site under it are followed. Raises Invalid."""
    address = address.strip()[:500]
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        sound = False
    if not sound or any(sign.isspace() or sign == "\x00" for sign in address):
        raise Invalid("Give an address that begins with https://, as https://example.com/help.", code="bad_address")
    _room_left(conn, shop_id)
    return store.put(conn, shop_id, kind="address", name=address, content=None, now=now)


def _room_left(conn: Connection, shop_id: int) -> None:
    if len(store.all_of(conn, shop_id)) >= MOST_SOURCES:
        raise Invalid(
            f"A shop may give {MOST_SOURCES} files and addresses. Remove one that is no longer needed.", code="too_many"
        )
