"""The documents of the demo shop, as a merchant would have them in Shopify: policies and pages, one HTML file each."""

import re
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "documents"
_TYPES = {"shipping": "SHIPPING_POLICY", "refund": "REFUND_POLICY", "privacy": "PRIVACY_POLICY", "terms": "TERMS_OF_SERVICE"}


def demo_pages() -> dict[str, Any]:
    """`{"pages": […], "policies": […]}` in the form the sandbox takes."""
    found: dict[str, list[dict[str, str]]] = {"pages": [], "policies": []}
    for file in sorted(_FOLDER.glob("*.html")):
        kind, handle = file.stem.split("-", 1)
        title, body = _parts(file.read_text("utf-8"))
        if kind == "policy":
            found["policies"].append({"type": _TYPES[handle], "title": title, "body_html": body})
        else:
            found["pages"].append({"handle": handle, "title": title, "body_html": body})
    return dict(found)


def _parts(html: str) -> tuple[str, str]:
    heading = re.match(r"\s*<h1>(.*?)</h1>\s*", html)
    assert heading is not None, "every document of the demo begins with its title"
    return heading[1], html[heading.end() :].strip()
