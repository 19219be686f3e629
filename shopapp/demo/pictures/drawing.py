"""Puts a drawing on its sheet: soft ground, a shadow, the thing itself."""

import html

from shopapp.demo.pictures import bags, kitchen, outdoors, tops, wear
from shopapp.demo.pictures.colours import GROUNDS, ink

SHAPES = {
    name: getattr(room, name)
    for room, names in {
        tops: "jacket jumper tee shirt",
        wear: "trousers shorts beanie cap scarf socks belt gloves umbrella boot shoe tin pillow garment",
        bags: "rucksack tote satchel duffel pouch cubes wallet bottle tag",
        kitchen: "knife pocketknife stone pan pot dish spoon board mug teapot dripper grinder kettle plate bowl jug linen apron",
        outdoors: "spade fork trowel secateurs shears rake can seeds bench lantern headlamp candle tent sleepingbag mat stove "
        "blanket hammock chair card",
    }.items()
    for name in names.split()
}


def drawn(draw: str, tone: str, *, department: str, title: str) -> str:
    """An SVG of this shape (`jacket:hood,zip`) in this colour. Raises KeyError for a shape or colour that does not exist."""
    shape, _, details = draw.partition(":")
    thing = SHAPES[shape](ink(tone), frozenset(detail for detail in details.split(",") if detail))
    ground = GROUNDS[department]
    size = ' transform="translate(22 24) scale(.78)"' if "small" in details and shape == "jacket" else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="800" height="800" role="img" '
        f'aria-label="{html.escape(title)}"><rect width="200" height="200" fill="{ground}"/>'
        f'<circle cx="100" cy="98" r="84" fill="#fff" opacity=".24"/>'
        f'<ellipse cx="100" cy="182" rx="62" ry="5" fill="#3b372f" opacity=".10"/><g{size}>{thing}</g></svg>'
    )
