"""Renders the app's theme extension into the shop's pages, with python-liquid as Shopify renders it with its own Liquid.

A block that breaks becomes an HTML comment and a log line; the page around it always comes.
"""

import html
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from liquid import DictLoader, Environment, Mode

from shopapp.sandbox.state import Doc, World
from shopapp.sandbox.storefront.blocks import Block, Extension
from shopapp.sandbox.storefront.filters import filters
from shopapp.sandbox.storefront.objects import globals_of
from shopapp.sandbox.storefront.visit import Visit

log = logging.getLogger(__name__)
KIND, CURRENT = "theme", "current"


@dataclass(slots=True)
class Rendered:
    """What goes where in the page. Every value is HTML ready to be put in."""

    head: str = ""
    body: str = ""
    section: str = ""
    broken: list[str] = field(default_factory=list[str])


class Theme:
    """The extension's place in one sandbox's themes: which blocks are on, with which settings, and their rendering."""

    def __init__(self, extension: Extension, world: World, client_id: str) -> None:
        self.extension, self._world, self._client_id = extension, world, client_id

    def state(self, shop: str) -> Doc:
        """Block name → {enabled, settings}. In the sandbox a block is on until it is switched off."""
        held = self._world.get(KIND, CURRENT, shop=shop) or {"blocks": {}}
        return {
            block.name: {
                "enabled": held["blocks"].get(block.name, {}).get("enabled", True),
                "target": block.target,
                "title": block.schema.get("name", block.name),
                "settings": {**block.defaults, **held["blocks"].get(block.name, {}).get("settings", {})},
            }
            for block in self.extension.blocks()
        }

    def change(self, shop: str, name: str, *, enabled: bool | None = None, settings: dict[str, Any] | None = None) -> Doc | None:
        """Switch a block or change its settings. None when the extension has no such block."""
        if name not in {block.name for block in self.extension.blocks()}:
            return None
        with self._world.changing():
            held = self._world.get(KIND, CURRENT, shop=shop) or {"blocks": {}}
            entry = held["blocks"].setdefault(name, {})
            if enabled is not None:
                entry["enabled"] = enabled
            entry["settings"] = {**entry.get("settings", {}), **(settings or {})}
            self._world.put(KIND, CURRENT, held, shop=shop)
        return self.state(shop)[name]

    def render(self, visit: Visit, page: dict[str, Any], front_url: str) -> Rendered:
        """All blocks of this page. App blocks (`section`) appear on product pages only, where the theme has a place for them."""
        out = Rendered()
        try:
            blocks, state = self.extension.blocks(), self.state(visit.domain)
        except (ValueError, OSError) as problem:
            return self._unreadable(out, problem)
        wanted = [b for b in blocks if state[b.name]["enabled"] and b.on_page(page["type"]) and (b.embed or page.get("product"))]
        if not wanted:
            return out
        environment = self._environment(visit)
        known: Doc = {**globals_of(visit, page, front_url), "app": {"metafields": {}}}
        for block in wanted:
            self._place(out, block, self._one(environment, block, state[block.name]["settings"], known, out))
        out.head = "".join(self._tags(wanted)) + out.head
        return out

    def _environment(self, visit: Visit) -> Environment:
        folder = self.extension.folder / "snippets"
        snippets = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.liquid"))}
        environment = Environment(tolerance=Mode.STRICT, loader=DictLoader(snippets))
        for name, filter_ in filters(self.extension, visit.locale, visit.currency).items():
            environment.add_filter(name, filter_)
        return environment

    def _one(self, environment: Environment, block: Block, settings: Doc, known: Doc, out: Rendered) -> str:
        try:
            about = {
                "id": f"{self._client_id[:8]}-{block.name}",
                "type": f"shopify://apps/{self.extension.name}/blocks/{block.name}/1",
            }
            about |= {"settings": settings, "shopify_attributes": ""}
            return environment.from_string(block.source).render(**known, block=about)
        except Exception as problem:  # the template is the app's: whatever it does, the shop's page must come
            log.warning("theme_block_broken block=%s reason=%s", block.name, type(problem).__name__)
            out.broken.append(block.name)
            return f"<!-- Liquid error in blocks/{block.name}.liquid: {_comment(str(problem))} -->"

    def _place(self, out: Rendered, block: Block, text: str) -> None:
        tag = html.escape(str(block.schema.get("tag", "div")))
        extra = html.escape(str(block.schema.get("class", "")))
        whole = f'<{tag} id="shopify-block-{block.name}" class="shopify-block shopify-app-block {extra}">{text}</{tag}>'
        if block.target in ("head", "compliance_head"):
            out.head += text
        elif block.target == "body":
            out.body += whole
        else:
            out.section += whole

    def _tags(self, blocks: Iterable[Block]) -> Iterable[str]:
        """The schemas' `stylesheet` and `javascript`, each once however many blocks name it."""
        for name in dict.fromkeys(str(b.schema["stylesheet"]) for b in blocks if b.schema.get("stylesheet")):
            yield f'<link rel="stylesheet" href="{self.extension.asset_url(name)}" media="all">'
        for name in dict.fromkeys(str(b.schema["javascript"]) for b in blocks if b.schema.get("javascript")):
            yield f'<script src="{self.extension.asset_url(name)}" async></script>'

    def _unreadable(self, out: Rendered, problem: Exception) -> Rendered:
        log.warning("theme_extension_unreadable reason=%s", type(problem).__name__)
        out.broken.append(self.extension.name)
        out.body = f"<!-- Theme extension could not be read: {_comment(str(problem))} -->"
        return out


def _comment(text: str) -> str:
    return html.escape(text).replace("--", "- -")
