"""Draws the demo shop's products: one flat picture per product and colour, as SVG files the simulated shop serves."""

from pathlib import Path

from shopapp.demo.catalogue import items
from shopapp.demo.pictures.drawing import drawn


def draw_all(folder: Path) -> int:
    """Write every picture as `<name>.svg` into this folder, over those that are there. Returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {
        item.picture(tone): drawn(item.draw, tone, department=item.department, title=item.title)
        for item in items()
        for tone in item.tones
    }
    for name, svg in found.items():
        (folder / f"{name}.svg").write_text(svg, "utf-8")
    return len(found)
