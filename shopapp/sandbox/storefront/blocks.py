"""The app's theme extension as files: its blocks with their schemas, its locales, its assets.

Read again when a file changed, so that a developer sees an edit at the next page load.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from shopapp.sandbox.storefront.markup import handleize

EMBED_TARGETS = {"body", "head", "compliance_head"}
_SCHEMA = re.compile(r"{%-?\s*schema\s*-?%}(.*?){%-?\s*endschema\s*-?%}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One file of `blocks/`: its Liquid without the schema, and the schema."""

    name: str
    source: str
    schema: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def target(self) -> str:
        return str(self.schema.get("target", "section"))

    @property
    def embed(self) -> bool:
        return self.target in EMBED_TARGETS

    @property
    def defaults(self) -> dict[str, Any]:
        return {s["id"]: s.get("default", _nothing(s.get("type"))) for s in self.schema.get("settings", []) if "id" in s}

    def on_page(self, page_type: str) -> bool:
        """What the schema's `enabled_on` or `disabled_on` says of this page type."""
        enabled: Any = self.schema.get("enabled_on", {}).get("templates", ["*"])
        disabled: Any = self.schema.get("disabled_on", {}).get("templates", [])
        return ("*" in enabled or page_type in enabled) and page_type not in disabled and "*" not in disabled


class Extension:
    """One theme extension folder. A missing folder is an extension without blocks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hashes: dict[tuple[str, float], str] = {}

    @property
    def name(self) -> str:
        path = self.folder / "shopify.extension.toml"
        if not path.exists():
            return handleize(self.folder.name)
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        first: dict[str, Any] = next(iter(about.get("extensions", [])), cast("dict[str, Any]", {}))
        return handleize(
            str(about.get("handle") or first.get("handle") or about.get("name") or first.get("name") or self.folder.name)
        )

    def blocks(self) -> list[Block]:
        told = _json(next(iter(sorted((self.folder / "locales").glob("*.default.schema.json"))), None))
        return [_block(path, told) for path in sorted((self.folder / "blocks").glob("*.liquid"))]

    def snippet(self, name: str) -> str | None:
        path = self.folder / "snippets" / f"{name.removesuffix('.liquid')}.liquid"
        return path.read_text(encoding="utf-8") if path.exists() else None

    def locale(self, code: str) -> dict[str, Any]:
        """The shopper's words in this language over the default ones."""
        folder = self.folder / "locales"
        default = next(iter(sorted(folder.glob("*.default.json"))), None)
        own = folder / f"{code}.json"
        return _merged(_json(default), _json(own if own.exists() else None))

    def asset(self, name: str) -> Path | None:
        """The file, or None when there is none or the name leaves the folder."""
        folder = (self.folder / "assets").resolve()
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None

    def asset_url(self, name: str) -> str:
        return f"/extensions/{self.name}/{self.fingerprint()}/assets/{name}"

    def fingerprint(self) -> str:
        """One hash for all assets, in the path: relative imports of modules then stay inside the same version."""
        files = sorted((self.folder / "assets").rglob("*")) if (self.folder / "assets").is_dir() else []
        newest = max((path.stat().st_mtime for path in files), default=0.0)
        key = (str(self.folder), newest + len(files))
        if key not in self._hashes:
            digest = hashlib.sha256()
            for path in files:
                digest.update(path.name.encode() + (path.read_bytes() if path.is_file() else b""))
            self._hashes = {key: digest.hexdigest()[:12]}
        return self._hashes[key]


def _block(path: Path, told: dict[str, Any]) -> Block:
    source = path.read_text(encoding="utf-8")
    found = _SCHEMA.search(source)
    schema: dict[str, Any] = _spoken(json.loads(found[1]), told) if found else {}
    return Block(path.stem, _SCHEMA.sub("", source), schema)


def _spoken(part: Any, told: dict[str, Any]) -> Any:
    """A schema with its `t:some.key` strings, defaults included, replaced by the merchant's words."""
    if isinstance(part, dict):
        return {key: _spoken(value, told) for key, value in cast("dict[str, Any]", part).items()}
    if isinstance(part, list):
        return [_spoken(value, told) for value in cast("list[Any]", part)]
    if not (isinstance(part, str) and part.startswith("t:")):
        return part
    found: Any = told
    for key in part[2:].split("."):
        found = cast("dict[str, Any]", found).get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else part


def _nothing(kind: object) -> Any:
    return {"checkbox": False, "number": None, "range": 0}.get(str(kind), "")


def _json(path: Path | None) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path else {}


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        held = both.get(key)
        both[key] = _merged(held, value) if isinstance(held, dict) and isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]
    return both
