"""Reads a site from one address on: the same site only, what its robots.txt allows, one page at a time with a pause.

The rule: what the merchant named is read; what it links to is read only where it lies under the same folder or the pages
folder of the same site, and never more than MOST_PAGES.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from shopapp import logs
from shopapp.errors import Invalid, Outside, Refused, Unavailable
from shopapp.knowledge.sources.extracting import Text, read_file, read_page
from shopapp.ports.pages import Pages

log = logs.get(__name__)

MOST_PAGES = 40
DEEPEST = 2
PAUSE = 0.5
"""Seconds between two pages, or what the site's robots.txt asks for, up to five."""
AGENT = "shopapp"


def pages_from(address: str, pages: Pages, *, pause: Callable[[float], None] = time.sleep) -> Iterator[tuple[str, Text]]:
    """Address and text of each page, the named one first. Raises Refused or Unavailable when the first cannot be read."""
    robots = _robots(address, pages)
    wait = min(5.0, max(PAUSE, float(robots.crawl_delay(AGENT) or 0)))
    todo, seen = deque([(_clean(address), 0)]), {_clean(address)}
    read = 0
    while todo and read < MOST_PAGES:
        here, depth = todo.popleft()
        if read:
            pause(wait)
        found = _read(here, pages, robots, first=read == 0)
        read += 1
        if found is None:
            continue
        text, links = found
        yield here, text
        if depth < DEEPEST:
            for link in links:
                there = _clean(urljoin(here, link))
                if there not in seen and _belongs(there, address):
                    seen.add(there)
                    todo.append((there, depth + 1))


def _read(address: str, pages: Pages, robots: RobotFileParser, *, first: bool) -> tuple[Text, list[str]] | None:
    """None for a linked page that cannot be read: it is left out, the others are not."""
    try:
        if not robots.can_fetch(AGENT, address):
            raise Refused("The site's robots.txt asks not to read this page.", code="robots")
        page = pages.get(address)
        if page.media_type == "application/pdf":
            return read_file(f"{urlsplit(address).path.rpartition('/')[2] or 'document'}", page.body), []
        if page.media_type not in ("text/html", "application/xhtml+xml", "text/plain"):
            raise Refused("The address holds no text.", code="media_type")
        return read_page(page.body, address)
    except (Outside, Invalid) as problem:
        if first:
            raise
        log.info("page_left_out", code=problem.code)
        return None


def _robots(address: str, pages: Pages) -> RobotFileParser:
    """What the site asks of readers; no robots.txt allows all, one that cannot be read now allows nothing yet (RFC 9309)."""
    robots = RobotFileParser()
    try:
        page = pages.get(urljoin(address, "/robots.txt"))
        robots.parse(page.body.decode("utf-8", "replace").splitlines() if page.media_type == "text/plain" else [])
    except Unavailable:
        raise
    except Refused as problem:
        if problem.code in ("private_address", "bad_address"):
            raise
        robots.parse([])
    return robots


def _clean(address: str) -> str:
    """Without fragment and query, so that one page is one address."""
    return urldefrag(address)[0].partition("?")[0]


def _belongs(there: str, start: str) -> bool:
    one, other = urlsplit(there), urlsplit(start)
    folder = other.path.rpartition("/")[0] + "/"
    same_site = (one.scheme, one.netloc) == (other.scheme, other.netloc)
    return same_site and one.path.startswith(folder) and not one.path.endswith((".jpg", ".png", ".zip", ".svg", ".webp", ".mp4"))
