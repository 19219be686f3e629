"""Reads the written products. What is not said there follows from it: variants, stock, codes, warranty.

Stock is drawn from a hash of the variant's name, so that it never changes by itself; a variant named in `out` has none, one
named in `few` has one to three, and `stock = 0` sells the whole product out.
"""

import hashlib
import itertools
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

SOURCE = Path(__file__).parent / "source"
_FIVE_YEARS = frozenset({"Knives", "Cookware", "Rucksacks", "Bags", "Garden tools"})


@dataclass(frozen=True, slots=True)
class Sort:
    """One variant: its option values, price in whole euros, stock."""

    values: tuple[str, ...]
    price: int
    was: int | None
    stock: int
    picture: str
    colour: str

    @property
    def title(self) -> str:
        return " / ".join(self.values) or "Default Title"


@dataclass(frozen=True, slots=True)
class Item:
    """One product as written. `draw` names its drawing: a shape, and details after a colon."""

    title: str
    handle: str
    department: str
    kind: str
    vendor: str
    about: str
    draw: str
    tags: list[str]
    options: dict[str, list[str]]
    sorts: list[Sort]
    facts: dict[str, str]
    status: str
    gift_card: bool
    grams: int
    tones: list[str] = field(default_factory=list[str])
    """The colours it is drawn in, the first for the product itself."""

    def picture(self, tone: str) -> str:
        """The name of its picture in this colour, without `.svg`."""
        return self.handle if tone == self.tones[0] else f"{self.handle}-{plain(tone)}"


@cache
def items() -> tuple[Item, ...]:
    """All products, one of each department first: that is the order in which the storefront shows its departments."""
    departments: list[list[Item]] = []
    for file in sorted(SOURCE.glob("*.toml")):
        page = tomllib.loads(file.read_text("utf-8"))
        department = str(page.pop("department"))
        departments.append([_item(department, kind, entry) for kind, entries in page.items() for entry in entries])
    firsts = [department[0] for department in departments]
    return (*firsts, *(item for department in departments for item in department[1:]))


def plain(text: str) -> str:
    """`Höhenweg, 45 l` as `hohenweg-45-l`."""
    ascii_only = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("’", ""))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only.encode("ascii", "ignore").decode().lower()))


def _item(department: str, kind: str, entry: dict[str, Any]) -> Item:
    handle = plain(entry["title"])
    tags = [tag.strip() for tag in entry["tags"].split(",")]
    colours = list[str](entry.get("colours", []))
    tones = colours or [entry.get("tone", "Sand")]
    options = _options(entry, colours)
    made = Item(
        title=entry["title"],
        handle=handle,
        department=department,
        kind=kind,
        vendor=entry["vendor"],
        about=entry["about"],
        draw=entry["draw"],
        tags=tags,
        options=options,
        sorts=[],
        facts=_facts(kind, entry),
        status=entry.get("status", "active"),
        gift_card=bool(entry.get("giftcard")),
        grams=_grams(entry.get("weight", "")),
        tones=tones,
    )
    made.sorts.extend(_sorts(made, entry))
    if unknown := {*entry.get("out", ()), *entry.get("few", ())} - {sort.title for sort in made.sorts}:
        raise ValueError(f"{made.title} has no variant {', '.join(sorted(unknown))}")
    return made


def _options(entry: dict[str, Any], colours: list[str]) -> dict[str, list[str]]:
    found = {"Size": list[str](entry["sizes"])} if "sizes" in entry else {}
    found |= cast("dict[str, list[str]]", entry.get("options", {}))
    return found | ({"Colour": colours} if colours else {})


def _sorts(item: Item, entry: dict[str, Any]) -> list[Sort]:
    prices = cast("dict[str, int]", entry.get("prices", {}))
    sorts: list[Sort] = []
    for values in itertools.product(*item.options.values()):
        price = next((prices[value] for value in values if value in prices), entry["price"])
        was = entry.get("was")
        tone = values[-1] if "Colour" in item.options else item.tones[0]
        title = " / ".join(values) or "Default Title"
        higher = was + price - entry["price"] if was else None
        picture = f"/cdn/pictures/{item.picture(tone)}.svg"
        sorts.append(Sort(values, price, higher, _stock(item.handle, title, entry), picture, tone))
    return sorts


def _stock(handle: str, title: str, entry: dict[str, Any]) -> int:
    if entry.get("stock") == 0 or title in entry.get("out", ()):
        return 0
    drawn = hashlib.sha256(f"{handle}/{title}".encode()).digest()[0]
    return 1 + drawn % 3 if title in entry.get("few", ()) else 5 + drawn % 36


def _facts(kind: str, entry: dict[str, Any]) -> dict[str, str]:
    """Metafields by key, in the words a shopper reads."""
    found = {
        "material": entry.get("material"),
        "care": entry.get("care"),
        "fit": entry.get("fit"),
        "insulation": entry.get("fill"),
        "weight": entry.get("weight"),
        "dimensions": entry.get("size"),
        "capacity": entry.get("holds"),
        "waterproof_rating": f"{entry['waterproof']} mm" if "waterproof" in entry else None,
        "dishwasher_safe": entry.get("dishwasher"),
        "suits_hob": entry.get("hob"),
        "made_in": entry.get("made"),
        "warranty": None if entry.get("giftcard") else "5 years" if kind in _FIVE_YEARS else "2 years",
    }
    return {key: str(value) for key, value in found.items() if value}


def _grams(weight: str) -> int:
    """`1.9 kg (95 cm)` as 1900."""
    told = re.match(r"([\d.]+) (kg|g)", weight)
    return round(float(told[1]) * (1000 if told[2] == "kg" else 1)) if told else 0
