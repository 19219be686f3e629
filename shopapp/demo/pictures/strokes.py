"""The few strokes all drawings are made of. A sheet is 200 × 200; what is drawn later lies above."""

WOOD, METAL, PALE, DARK = "#c99f6d", "#b9c1c6", "#f4f0e6", "#3c3a37"


def path(d: str, fill: str, more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}"{more}/>'


def line(d: str, colour: str, width: float = 1.6, more: str = "") -> str:
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" {ends}{more}/>'


def stitched(d: str, colour: str) -> str:
    return line(d, colour, 1.2, ' stroke-dasharray="3 3"')


def box(x: float, y: float, w: float, h: float, r: float, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"/>'


def disc(x: float, y: float, r: float, fill: str, *, flat: float = 1.0) -> str:
    return f'<ellipse cx="{x}" cy="{y}" rx="{r}" ry="{r * flat:g}" fill="{fill}"/>'


def turned(inner: str, degrees: float, x: float = 100, y: float = 100) -> str:
    return f'<g transform="rotate({degrees} {x} {y})">{inner}</g>'


def moved(inner: str, x: float, y: float, size: float = 1.0) -> str:
    return f'<g transform="translate({x} {y}) scale({size})">{inner}</g>'


def mirrored(inner: str) -> str:
    """The same on the other side of the sheet's middle."""
    return f'{inner}<g transform="translate(200 0) scale(-1 1)">{inner}</g>'
