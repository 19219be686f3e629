"""Rucksacks, bags and the small things one travels with."""

from shopapp.demo.pictures.colours import Ink
from shopapp.demo.pictures.strokes import DARK, METAL, PALE, WOOD, box, disc, line, mirrored, path, stitched, turned

Details = frozenset[str]
LEATHER = "#8a5a3a"


def rucksack(ink: Ink, details: Details) -> str:
    loop = line("M88 42q0 -16 12 -16t12 16", ink.dark, 5)
    straps = mirrored(line("M62 70Q44 110 58 158", ink.dark, 8))
    if "small" in details:
        face = box(62, 54, 76, 104, 30, ink.main) + box(70, 108, 60, 42, 12, ink.dark) + line("M70 122h60", ink.line, 1.5)
        return loop + straps + face + line("M68 84q32 -18 64 0", ink.line, 2)
    if "roll" in details:
        body = (
            path("M58 64h84l6 106H52Z", ink.main) + box(56, 40, 88, 26, 6, ink.dark) + line("M56 50h88M56 58h88", ink.line, 1.2)
        )
        return (
            straps
            + body
            + mirrored(line("M62 54V92", DARK, 4) + box(57, 92, 10, 10, 2, DARK))
            + box(74, 118, 52, 34, 4, ink.dark)
        )
    if "trek" in details:
        body = path("M60 58q40 -14 80 0l6 114q-46 10 -92 0Z", ink.main) + path(
            "M58 58q4 -30 42 -30t42 30q-42 14 -84 0Z", ink.dark
        )
        mat = box(50, 172, 100, 15, 7, ink.light)
        belts = mirrored(line("M78 62V166", ink.line, 3)) + box(72, 98, 56, 46, 6, ink.dark)
        return straps + mat + body + belts + mirrored(box(44, 120, 14, 44, 6, ink.dark))
    body = box(56, 40, 88, 132, 20, ink.main) + path("M56 60q0 -22 22 -22h44q22 0 22 22v30q-44 14 -88 0Z", ink.dark)
    clips = mirrored(line("M80 88v26", LEATHER, 5) + box(76, 110, 8, 9, 2, METAL))
    return loop + straps + body + box(66, 118, 68, 44, 9, ink.light) + clips + line("M66 132h68", ink.line, 1.3)


def tote(ink: Ink, details: Details) -> str:
    handle = LEATHER if "leather" in details else ink.dark
    straps = line("M74 86V54q0 -24 26 -24t26 24v32", handle, 6)
    body = path("M48 76h104l6 92q-58 8 -116 0Z", ink.main) + path("M48 76h104l.7 11H47.300Z", ink.dark)
    drawn = straps + body + mirrored(box(68, 80, 12, 20, 2, handle))
    if "closed" in details:
        return drawn + box(44, 72, 112, 9, 4, ink.light) + line("M46 108q54 8 108 0", ink.line, 1.4)
    return drawn + stitched("M45 160q55 8 110 0", ink.line) + (box(84, 112, 32, 28, 3, ink.light) if not details else "")


def satchel(ink: Ink, _details: Details) -> str:
    strap = line("M42 88Q58 26 100 26t58 62", ink.dark, 6)
    body = box(38, 76, 124, 88, 12, ink.main) + path("M36 76q64 -10 128 0v44q-8 14 -24 14H60q-16 0 -24 -14Z", ink.dark)
    return strap + body + mirrored(box(62, 112, 14, 40, 3, ink.light) + box(61, 130, 16, 10, 2, "#b8923f"))


def duffel(ink: Ink, details: Details) -> str:
    handle = LEATHER if "leather" in details else ink.light
    body = path("M30 92q2 -20 22 -22h96q20 2 22 22v50q-2 18 -20 18H50q-18 0 -20 -18Z", ink.main)
    ends = mirrored(path("M30 92q2 -20 22 -22q-8 40 0 90h-2q-18 0 -20 -18Z", ink.dark))
    grips = line("M74 152V82q0 -36 26 -36t26 36v70", handle, 6)
    return body + ends + line("M52 74h96", ink.line, 2.6) + grips + line("M56 150h88", ink.line, 1.2)


def pouch(ink: Ink, details: Details) -> str:
    belt = line("M14 92Q40 84 56 92M186 92Q160 84 144 92", DARK, 8) if "belt" in details else ""
    body = path("M46 82q54 -12 108 0l8 56q-62 22 -124 0Z", ink.main) + line("M50 88q50 -10 100 0", ink.line, 3)
    return belt + body + box(146, 86, 8, 16, 3, METAL) + path("M40 124q60 20 120 0l2 14q-62 22 -124 0Z", ink.dark)


def cubes(ink: Ink, _details: Details) -> str:
    def cube(x: float, y: float, w: float, h: float) -> str:
        mesh = "".join(line(f"M{x + 8} {y + at}h{w - 16}", ink.line, 0.8, ' opacity=".6"') for at in range(18, int(h) - 8, 6))
        return (
            box(x, y, w, h, 8, ink.main)
            + box(x + 6, y + 12, w - 12, h - 18, 5, ink.dark)
            + mesh
            + line(f"M{x + 6} {y + 6}h{w - 12}", PALE, 2)
        )

    return cube(34, 34, 82, 108) + cube(92, 78, 72, 78) + cube(66, 128, 58, 44)


def wallet(ink: Ink, details: Details) -> str:
    if "slim" in details:
        return (
            box(66, 46, 68, 30, 4, PALE)
            + box(58, 60, 84, 96, 8, ink.main)
            + path("M58 92q42 22 84 0v56q0 8 -8 8H66q-8 0 -8 -8Z", ink.dark)
        )
    cards = box(60, 58, 82, 20, 3, PALE) + box(66, 66, 84, 20, 3, "#cf9a3c")
    return cards + box(40, 74, 120, 80, 9, ink.dark) + box(40, 82, 120, 72, 9, ink.main) + stitched("M46 90h108v58H46Z", ink.line)


def bottle(ink: Ink, details: Details) -> str:
    if "label" in details:
        neck = box(86, 34, 28, 26, 4, DARK) + path("M84 58h32q20 10 20 30v78q0 8 -8 8H72q-8 0 -8 -8V88q0 -20 20 -30Z", ink.main)
        return neck + box(70, 98, 60, 52, 2, PALE) + line("M82 114h36M82 124h36M82 134h22", DARK, 2)
    if "cup" in details:
        body = box(68, 62, 64, 118, 12, ink.main) + box(66, 26, 68, 44, 9, METAL) + line("M68 78h64", ink.line, 2)
        return body + line("M134 90q18 0 18 20v22q0 16 -18 16", DARK, 5)
    body = path("M84 58h32q16 10 16 30v82q0 10 -10 10H78q-10 0 -10 -10V88q0 -20 16 -30Z", ink.main)
    shine = line("M80 92v70", ink.light, 5)
    return body + box(82, 30, 36, 24, 5, WOOD) + box(84, 52, 32, 8, 2, METAL) + shine


def tag(ink: Ink, _details: Details) -> str:
    strap = line("M100 66Q70 30 100 22t8 40", ink.dark, 5)
    leather = path("M78 70q22 -26 44 0l6 98q-28 10 -56 0Z", ink.main)
    return strap + turned(leather + disc(100, 76, 5, PALE) + stitched("M80 96h40v62H80Z", ink.line), 8)
