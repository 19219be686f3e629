"""The demo shop's colours, by the names its products use, and the shades a drawing needs of each."""

from dataclasses import dataclass

HEX = {
    "Beech": "#d9b48a", "Black": "#34363a", "Brown": "#7a4f33", "Burgundy": "#7b2f3b", "Camel": "#c19a6b", "Charcoal": "#55585d",
    "Ecru": "#e9dfc8", "Forest": "#2f5340", "Indigo": "#39476f", "Moss": "#6c7a45", "Navy": "#2b3a55", "Oak": "#b98a56",
    "Oatmeal": "#d8ccb4", "Ochre": "#cf9a3c", "Olive": "#5d6138", "Olive wood": "#a8794a", "Rust": "#b4593a", "Sage": "#a3b19a",
    "Sand": "#d3bf9d", "Sky": "#8fb2c9", "Slate": "#6b7a85", "Steel": "#b4bcc2", "White": "#f5f1e8",
}  # fmt: skip
GROUNDS = {
    "Clothing": "#e6decf", "Shoes": "#d9ddd4", "Bags & travel": "#e3dad2", "Kitchen & table": "#d9dfe1",
    "Garden & outdoors": "#dae1d0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ink:
    """The shades of one colour: `main` fills, `dark` shades, `line` draws seams, `light` is where light falls."""

    main: str
    dark: str
    light: str
    line: str


def ink(name: str) -> Ink:
    """Raises KeyError for a colour that was never mixed."""
    main = HEX[name]
    deep = sum(_parts(main)) < 330
    return Ink(
        main=main,
        dark=mixed(main, "#1c1a17", 0.22),
        light=mixed(main, "#ffffff", 0.22),
        line=mixed(main, "#ffffff", 0.45) if deep else mixed(main, "#1c1a17", 0.45),
    )


def mixed(one: str, other: str, share: float) -> str:
    """`one` with this share of `other` in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
