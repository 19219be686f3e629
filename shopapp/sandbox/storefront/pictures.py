"""Pictures the sandbox serves itself: the demo's drawn ones, and a quiet stand-in with a product's initials."""

import hashlib
import html
import re
from pathlib import Path

from flask import Blueprint, Response, abort

from shopapp.sandbox.storefront.visit import Front

_FILE = re.compile(r"[a-z0-9-]+\.svg")
_WORD = re.compile(r"\w+", re.UNICODE)
GROUNDS = (
    ("#e9e4d8", "#6b5f45"),
    ("#dfe7e0", "#41604d"),
    ("#e2e6ec", "#465672"),
    ("#efe1da", "#84503a"),
    ("#e8e1ea", "#66507a"),
    ("#e0e8e8", "#3d6264"),
)
DAY = "public, max-age=86400"


def add_pictures(bp: Blueprint, front: Front) -> None:
    def drawn(path: str) -> Response:
        svg = _kept(front.sandbox.config.pictures_dir, path)
        return _svg(svg if svg else stand_in(path.rpartition("/")[2].removesuffix(".svg").replace("-", " ")))

    def placeholder(handle: str) -> Response:
        product = front.visit().shelves.by_handle.get(handle)
        return _svg(stand_in(product["title"] if product else handle.replace("-", " ")))

    def missing(path: str) -> Response:
        if path.endswith(".svg"):
            return drawn(path)
        return abort(404)

    bp.add_url_rule("/cdn/pictures/<path:path>", "cdn_pictures", drawn)
    bp.add_url_rule("/cdn/placeholder/<handle>.svg", "cdn_placeholder", placeholder)
    bp.add_url_rule("/cdn/<path:path>", "cdn_missing", missing)


def _kept(folder: Path | None, name: str) -> str | None:
    """The text of an SVG file that lies in this folder itself; None for every other name, such as one with a slash."""
    if folder is None or not _FILE.fullmatch(name):
        return None
    file = folder / name
    return file.read_text("utf-8") if file.is_file() else None


def stand_in(title: str) -> str:
    """An SVG with at most two initials on a ground that stays the same for the same title."""
    initials = "".join(word[0] for word in _WORD.findall(title)[:2]).upper() or "·"
    ground, ink = GROUNDS[hashlib.sha256(title.encode()).digest()[0] % len(GROUNDS)]
    rings = f'<g fill="none" stroke="{ink}" stroke-opacity=".16" stroke-width="2"><circle cx="400" cy="400" r="232"/>'
    face = f'fill="{ink}" font-family="Georgia, serif" font-size="190" letter-spacing="8" text-anchor="middle"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" role="img" aria-label="{html.escape(title)}">'
        f'<rect width="800" height="800" fill="{ground}"/>{rings}<circle cx="400" cy="400" r="262"/></g>'
        f'<text x="400" y="400" {face} dominant-baseline="central">{html.escape(initials)}</text></svg>'
    )


def _svg(text: str) -> Response:
    return Response(text, mimetype="image/svg+xml", headers={"Cache-Control": DAY, "X-Content-Type-Options": "nosniff"})
