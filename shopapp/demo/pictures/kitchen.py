"""Knives, pans, boards, what coffee and tea are made with, and linen."""

from shopapp.demo.pictures.colours import Ink
from shopapp.demo.pictures.strokes import DARK, METAL, PALE, WOOD, box, disc, line, mirrored, moved, path, stitched, turned

Details = frozenset[str]
_BLADES = {
    "chef": "M78 88h92q6 0 4 6q-20 34 -96 34Z",
    "small": "M92 92h54q18 6 22 14q-30 6 -76 6Z",
    "bread": "M78 88h100q4 20 -6 30" + "q-4 -5 -8 0" * 11 + "L78 118Z",
    "santoku": "M78 86h80q16 4 18 40H78Z",
}


def knife(ink: Ink, details: Details) -> str:
    if "set" in details:
        one = path("M96 96h66q10 0 8 5q-16 10 -74 10Z", METAL) + box(28, 95, 70, 16, 7, ink.main)
        return "".join(moved(one, 0, 30 * at - 48) for at in range(4))
    blade = _BLADES[next(iter(details), "chef")]
    handle = path("M20 90q-6 10 2 22l46 4q10 0 12 -6V92q0 -4 -6 -4Z", ink.main) + line("M24 108l46 4", ink.dark, 1.6)
    rivets = "".join(disc(x, 101, 2.4, METAL) for x in (36, 51, 66))
    return turned(path(blade, METAL) + line("M82 93h84", "#e2e7ea", 2) + handle + rivets, -28)


def pocketknife(ink: Ink, _details: Details) -> str:
    blade = path("M86 96h68q22 2 30 16q-40 4 -98 2Z", METAL) + line("M92 100h58", "#e2e7ea", 2)
    return turned(
        blade + box(18, 92, 78, 28, 13, ink.main) + disc(88, 106, 4, "#b8923f") + line("M30 106h36", ink.dark, 1.6), -24
    )


def stone(ink: Ink, _details: Details) -> str:
    upper = (
        path("M38 88l20 -16h108l-8 16Z", ink.light)
        + path("M38 88h120v18H38Z", ink.main)
        + path("M158 88l8 -16v18l-8 16Z", ink.dark)
    )
    return (
        path("M28 122l14 -16h128l-10 16Z", WOOD) + box(28, 122, 132, 16, 3, "#a97d4e") + upper + path("M38 106h120v12H38Z", PALE)
    )


def pan(ink: Ink, details: Details) -> str:
    inside = ink.dark if "iron" in details else "#8d979e"
    handle = path("M126 96l56 -40q10 2 10 12l-56 44Z", ink.main if "iron" in details else "#5b6268")
    return (
        handle
        + disc(86, 116, 62, ink.main)
        + disc(86, 116, 53, inside)
        + line("M46 104q14 -28 44 -28", ink.line, 2, ' opacity=".5"')
    )


def pot(ink: Ink, details: Details) -> str:
    top = 62 if "tall" in details else 84
    body = path(f"M44 {top}h112v70q0 18 -18 18H62q-18 0 -18 -18Z".replace("v70", f"v{154 - top}"), ink.main)
    lid = path(f"M40 {top}q60 -34 120 0v5H40Z", ink.dark) + disc(100, top - 20, 8, ink.main)
    if "camp" in details:
        small = path("M70 66h60v30H70Z", ink.light) + line("M70 74H50q-10 0 -10 12", DARK, 3)
        return small + path("M44 92h112v64q0 10 -10 10H54q-10 0 -10 -10Z", ink.main) + line("M156 108h22q8 0 8 10v24", DARK, 4)
    if "sauce" in details:
        return line(f"M156 {top + 14}h36", DARK, 9) + body + lid
    grips = mirrored(path(f"M44 {top + 14}H30q-8 0 -8 9t8 9h14v-6H34q-3 0 -3 -3t3 -3h10Z", ink.dark))
    return grips + body + lid + line(f"M58 {top + 16}v48", ink.light, 5)


def dish(ink: Ink, _details: Details) -> str:
    grips = mirrored(box(16, 88, 24, 14, 6, ink.dark))
    return (
        grips
        + path("M28 84h144l-10 54q-2 8 -12 8H50q-10 0 -12 -8Z", ink.main)
        + disc(100, 84, 72, ink.dark, flat=0.16)
        + disc(100, 85, 64, ink.light, flat=0.13)
    )


def spoon(ink: Ink, _details: Details) -> str:
    one = box(96, 74, 8, 106, 4, ink.dark) + disc(100, 50, 18, ink.main, flat=1.5)
    flat = box(96, 74, 8, 106, 4, ink.dark) + path("M84 26h32l-4 54q-12 8 -24 0Z", ink.main)
    return turned(flat, -24, 100, 190) + turned(flat, 24, 100, 190) + one + disc(100, 50, 12, ink.light, flat=1.5)


def board(ink: Ink, details: Details) -> str:
    grain = "".join(line(f"M{x} 64q6 40 0 84", ink.dark, 1.1, ' opacity=".5"') for x in range(62, 146, 12))
    if "handle" in details:
        return turned(
            box(74, 54, 52, 128, 20, ink.main)
            + box(91, 16, 18, 48, 9, ink.main)
            + disc(100, 26, 3.5, PALE)
            + moved(grain, 50, 12, 0.5),
            14,
        )
    if "small" in details:
        return (
            turned(box(54, 70, 100, 62, 7, ink.dark), -8)
            + box(48, 76, 104, 64, 7, ink.main)
            + "".join(line(f"M{x} 80q4 28 0 56", ink.dark, 1.1, ' opacity=".5"') for x in range(60, 146, 12))
        )
    return (
        box(44, 48, 112, 116, 10, ink.main)
        + grain
        + f'<rect x="52" y="56" width="96" height="100" rx="6" fill="none" stroke="{ink.dark}" stroke-width="2.500"/>'
        + box(84, 62, 32, 8, 4, ink.dark)
    )


def mug(ink: Ink, details: Details) -> str:
    if "small" in details:
        cup = (
            path("M24 86h64l-6 52q-2 8 -10 8H40q-8 0 -10 -8Z", ink.main)
            + disc(56, 86, 32, ink.dark, flat=0.22)
            + disc(56, 87, 27, "#4a3223", flat=0.2)
        )
        return moved(cup, 6, 14) + moved(cup, 84, -4)
    handle = line("M138 88q32 -6 32 24t-36 30", ink.dark, 9)
    body = path("M52 66h90v80q0 18 -16 18H68q-16 0 -16 -18Z", ink.main) + disc(97, 66, 45, ink.dark, flat=0.2)
    if "enamel" in details:
        return (
            handle
            + body
            + disc(97, 66, 45, "#2f3d63", flat=0.2)
            + disc(97, 67, 41, ink.light, flat=0.17)
            + line("M54 164h86", "#2f3d63", 2)
        )
    return (
        handle
        + body
        + disc(97, 68, 39, "#4a3223", flat=0.17)
        + path("M52 128q45 14 90 0v18q0 18 -16 18H68q-16 0 -16 -18Z", ink.light)
    )


def teapot(ink: Ink, _details: Details) -> str:
    spout = path("M134 120q22 -8 30 -46l14 6q-4 56 -40 66Z", ink.dark)
    handle = line("M58 94q-34 -4 -34 24t38 30", ink.dark, 9)
    return (
        spout
        + handle
        + disc(98, 122, 52, ink.main, flat=0.86)
        + disc(98, 82, 26, ink.dark, flat=0.3)
        + disc(98, 70, 7, ink.dark)
        + line("M70 100q8 -12 24 -14", ink.light, 4)
    )


def dripper(ink: Ink, _details: Details) -> str:
    cone = (
        path("M48 50h104l-34 56H82Z", ink.main) + disc(100, 50, 52, ink.dark, flat=0.2) + disc(100, 51, 44, "#5b4030", flat=0.17)
    )
    glass = path("M70 118h60l10 52q-40 10 -80 0Z", "#ffffff", ' opacity=".7"') + path(
        "M64 146h72l4 24q-40 10 -80 0Z", "#5b4030", ' opacity=".8"'
    )
    return glass + box(62, 104, 76, 12, 5, ink.dark) + cone + line("M150 62q22 4 12 24t-26 8", ink.dark, 6)


def grinder(ink: Ink, _details: Details) -> str:
    crank = line("M100 46V36H152", METAL, 5) + disc(156, 36, 8, ink.dark)
    return (
        crank
        + box(76, 44, 48, 22, 8, METAL)
        + box(72, 64, 56, 84, 8, ink.main)
        + box(76, 144, 48, 34, 6, METAL)
        + line("M84 72v66M94 72v66", ink.dark, 1.4)
    )


def kettle(ink: Ink, _details: Details) -> str:
    spout = line("M136 132q24 2 20 -30t24 -40", ink.main, 8)
    handle = line("M66 70Q60 30 30 44t-2 66", WOOD, 8)
    return (
        spout
        + handle
        + path("M56 74h80l14 78q2 12 -10 12H52q-12 0 -10 -12Z", ink.main)
        + path("M58 74q38 -18 76 0Z", ink.dark)
        + disc(96, 60, 7, WOOD)
        + line("M60 92l-8 52", ink.light, 5)
    )


def plate(ink: Ink, _details: Details) -> str:
    return (
        disc(100, 104, 74, ink.dark) + disc(100, 101, 74, ink.main) + disc(100, 101, 52, ink.light) + disc(100, 102, 46, ink.main)
    )


def bowl(ink: Ink, _details: Details) -> str:
    return (
        path("M30 88h140q-4 64 -48 70H78Q34 152 30 88Z", ink.main)
        + disc(100, 88, 70, ink.dark, flat=0.24)
        + disc(100, 90, 62, ink.light, flat=0.2)
        + box(76, 154, 48, 8, 3, ink.dark)
    )


def jug(ink: Ink, _details: Details) -> str:
    body = path("M66 40l-12 -8h74l6 44q22 30 14 66q-4 28 -28 30H84q-26 -2 -30 -30q-6 -36 16 -66Z", ink.main)
    return (
        line("M132 60q40 4 34 44t-22 38", ink.dark, 9)
        + body
        + path("M56 118q44 14 92 0q6 50 -28 54H84q-34 -4 -28 -54Z", ink.light)
    )


def linen(ink: Ink, details: Details) -> str:
    if "cloth" in details:
        return (
            path("M30 82h140l14 78q-20 -10 -34 4q-14 -14 -50 0q-36 -14 -50 0q-14 -14 -34 -4Z", ink.main)
            + path("M30 82l26 -22h88l26 22Z", ink.light)
            + "".join(line(f"M{x} 84l{(x - 100) / 9:.0f} 74", ink.dark, 1.4) for x in (52, 76, 124, 148))
        )
    stack = box(44, 118, 112, 28, 6, ink.dark) + box(44, 90, 112, 30, 6, ink.main) + box(44, 64, 112, 28, 6, ink.light)
    if "stripe" in details:
        hung = path("M52 38h96v130q-48 8 -96 0Z", ink.main) + line("M94 38q6 -16 12 0", ink.dark, 3)
        bands = "".join(line(f"M52 {y}q48 8 96 0", ink.line, 3.4) for y in (138, 147, 156))
        return hung + bands + line("M84 42v122M116 42v122", ink.dark, 1.2, ' opacity=".5"')
    return stack + stitched("M50 78h100M50 105h100M50 132h100", ink.line) + line("M100 62v86", WOOD, 4)


def apron(ink: Ink, _details: Details) -> str:
    straps = line("M78 58Q84 24 100 24t22 34", ink.dark, 4) + mirrored(line("M54 98Q36 106 30 124", ink.dark, 4))
    return (
        straps
        + path("M76 54h48q4 28 24 40v78q-48 8 -96 0V94q20 -12 24 -40Z", ink.main)
        + path("M70 116h60v30q-30 8 -60 0Z", ink.dark)
        + stitched("M56 164q44 8 88 0", ink.line)
    )
