"""Lines of an export, sorted into families: a root, its children, and theirs. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from shopapp.ports.shopify_catalogue import ExportLine

VARIANT = "gid://shopify/ProductVariant/"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive lines of an export, without those whose parent is not among them."""

    first_line: int
    last_line: int
    named: list[str]
    """The roots' ids, in order; of stock, the levels'."""
    bodies: list[bytes]
    strays: list[ExportLine]


@dataclass(frozen=True, slots=True)
class Families:
    """Some of a chunk's roots with what hangs on them there."""

    named: list[str]
    bodies: list[bytes]
    line: int


def chunk_of(first: int, lines: Sequence[ExportLine], *, loose: bool = False) -> Chunk:
    """`first` is the number of the first line. `loose`: each line says all by itself, nothing needs its parent beside it."""
    last = first + len(lines) - 1
    if loose:
        return Chunk(first, last, [line.gid for line in lines if line.parent_gid], [line.body for line in lines], [])
    named = [line.gid for line in lines if line.parent_gid is None]
    family = set(named)
    bodies: list[bytes] = []
    apart: list[ExportLine] = []
    for line in lines:
        if line.parent_gid is None or line.parent_gid in family:
            family.add(line.gid)
            bodies.append(line.body)
        else:
            apart.append(line)
    # Once more: what hangs on a child may have stood before it.
    bodies += [line.body for line in apart if line.parent_gid in family]
    return Chunk(first, last, named, bodies, [line for line in apart if line.parent_gid not in family])


def split(chunk: Chunk, after: int, strays: Mapping[str, int], most_lines: int) -> list[Families]:
    """The chunk's families as one, or as several where strays would make one too large; those up to `after` are left out.

    A line number stands for so many of the chunk's roots, counted from its first line on; there are never more than lines.
    """
    done = max(0, after - chunk.first_line + 1)
    if not done and (not strays or len(chunk.bodies) + sum(strays.values()) <= 2 * most_lines):
        return [Families(chunk.named, chunk.bodies, chunk.last_line)]
    own = _by_root(chunk)
    found: list[Families] = []
    named: list[str] = []
    lines = 0
    for place, root in enumerate(chunk.named[done:], start=done + 1):
        named.append(root)
        lines += len(own[root]) + strays.get(root, 0)
        whole = place == len(chunk.named)
        if lines >= most_lines or whole:
            bodies = [body for each in named for body in own[each]]
            found.append(Families(named, bodies, chunk.last_line if whole else chunk.first_line + place - 1))
            named, lines = [], 0
    return found


def variants_in(bodies: Sequence[bytes]) -> list[str]:
    """The ids of the variants among these lines."""
    return [gid for gid in (str(orjson.loads(body)["id"]) for body in bodies) if gid.startswith(VARIANT)]


def _by_root(chunk: Chunk) -> dict[str, list[bytes]]:
    """A chunk's bodies stand so that whatever is no root comes behind its parent, or hangs on a root."""
    families: dict[str, list[bytes]] = {root: [] for root in chunk.named}
    root_of = {root: root for root in chunk.named}
    for body in chunk.bodies:
        node = orjson.loads(body)
        root = root_of[node.get("__parentId") or node["id"]]
        root_of[node["id"]] = root
        families[root].append(body)
    return families
