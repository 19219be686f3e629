"""Garden tools, light, tents and what else is used under the sky."""

from shopapp.demo.pictures.colours import Ink
from shopapp.demo.pictures.strokes import DARK, METAL, PALE, WOOD, box, disc, line, mirrored, moved, path, stitched, turned

Details = frozenset[str]
IRON = "#7d868c"


def spade(ink: Ink, _details: Details) -> str:
    grip = line("M86 22h28", ink.dark, 8) + line("M88 24l12 18l12 -18", ink.main, 5)
    blade = path("M74 104h52v52q-8 24 -26 30q-18 -6 -26 -30Z", IRON) + path("M95 88h10v40l-5 8l-5 -8Z", "#646c72")
    return turned(grip + box(96, 38, 8, 70, 3, ink.main) + blade, 18)


def fork(ink: Ink, details: Details) -> str:
    tines = "".join(line(f"M{x} 118v58", IRON, 5.5) for x in (80, 93.500, 106.500, 120)) + line(
        "M80 120q0 -12 20 -12t20 12", IRON, 6
    )
    if "hand" in details:
        return turned(box(93, 24, 14, 60, 7, ink.main) + line("M100 82v30", IRON, 6) + tines, 18)
    return turned(
        line("M86 16h28", ink.dark, 8) + line("M88 18l12 18l12 -18", ink.main, 5) + box(96, 32, 8, 80, 3, ink.main) + tines, 18
    )


def trowel(ink: Ink, _details: Details) -> str:
    blade = path("M84 104h32q2 46 -16 78q-18 -32 -16 -78Z", IRON) + line("M92 130h6M92 144h6", PALE, 1.6)
    return turned(box(92, 20, 16, 62, 8, ink.main) + line("M100 80v26", IRON, 7) + blade, 18)


def secateurs(ink: Ink, _details: Details) -> str:
    handles = line("M96 104Q70 132 74 178", ink.main, 13) + line("M104 104Q134 130 128 178", ink.dark, 13)
    blades = path("M92 104Q82 58 104 26Q124 62 108 108Z", METAL) + path("M108 100Q134 76 128 44Q146 84 112 112Z", IRON)
    return handles + blades + disc(101, 106, 8, DARK) + disc(101, 106, 3, METAL)


def shears(ink: Ink, _details: Details) -> str:
    side = (
        path("M97 20l8 0l0 84h-12Z", METAL)
        + line("M98 102L74 128", IRON, 7)
        + turned(box(54, 122, 14, 62, 7, ink.main), 22, 66, 128)
    )
    return (
        turned(side, 10, 100, 104)
        + turned(f'<g transform="translate(200 0) scale(-1 1)">{side}</g>', -10, 100, 104)
        + disc(100, 106, 6, DARK)
    )


def rake(ink: Ink, _details: Details) -> str:
    tines = "".join(line(f"M100 118Q{x} 140 {x} 174l-3 6", IRON, 2.6) for x in range(58, 147, 8))
    return turned(box(97, 12, 7, 112, 3, ink.main) + tines + line("M70 148q30 -8 60 0", IRON, 4), 12)


def can(ink: Ink, _details: Details) -> str:
    spout = line("M120 140L178 66", ink.main, 9) + turned(path("M168 52h20l8 12h-36Z", "#b8923f"), 42, 178, 60)
    handle = line("M52 92Q34 40 84 44q30 4 34 42", ink.dark, 7)
    return (
        spout
        + handle
        + path("M42 88h82l8 76q-50 10 -98 0Z", ink.main)
        + disc(83, 88, 41, ink.dark, flat=0.18)
        + line("M38 128q46 8 90 0", ink.line, 1.6)
    )


def seeds(ink: Ink, _details: Details) -> str:
    def packet(tone: str) -> str:
        leaf = line("M100 118v-24", ink.dark, 3) + path(
            "M100 104q-18 -2 -18 -20q18 2 18 20Zq18 -2 18 -20q-18 2 -18 20Z".replace("Zq", "ZM100 104q"), "#6c8a4a"
        )
        return box(68, 44, 64, 86, 4, tone) + box(68, 44, 64, 12, 4, PALE) + leaf

    fan = turned(packet("#e3d3ae"), -16, 100, 150) + turned(packet("#d9c3b0"), 14, 100, 150) + packet(ink.light)
    return fan + path("M44 112h112v54q0 6 -6 6H50q-6 0 -6 -6Z", "#c3a276") + box(74, 130, 52, 24, 2, PALE)


def bench(ink: Ink, _details: Details) -> str:
    legs = box(34, 84, 9, 92, 2, ink.main) + box(157, 84, 9, 92, 2, ink.main)
    shelf = "".join(box(36, y, 128, 7, 2, ink.dark) for y in (136, 146)) + box(26, 76, 148, 12, 3, METAL)
    pot = path("M0 0h28l-4 26H4Z", "#b4693f") + line("M14 0Q4 -16 14 -28Q24 -16 14 0", "#6c8a4a", 4)
    return (
        box(30, 36, 8, 44, 2, ink.main)
        + box(162, 36, 8, 44, 2, ink.main)
        + box(30, 40, 140, 9, 2, ink.main)
        + legs
        + shelf
        + moved(pot, 60, 50)
        + moved(pot, 112, 110)
    )


def lantern(ink: Ink, details: Details) -> str:
    bail = line("M62 92Q58 22 100 22t38 70", DARK if "led" not in details else ink.dark, 3)
    if "led" in details:
        return (
            bail
            + box(66, 84, 68, 50, 12, "#fbe7b2")
            + path("M60 86q0 -26 40 -26t40 26Z", ink.main)
            + box(58, 130, 84, 36, 10, ink.main)
            + disc(100, 148, 6, ink.line)
        )
    glass = path("M74 78q-16 32 4 58h44q20 -26 4 -58Z", "#fdf3d6", ' opacity=".9"')
    flame = path("M100 92q14 18 0 34q-14 -16 0 -34Z", "#e0a23c")
    frame = mirrored(line("M70 66Q54 100 66 148", ink.main, 5))
    return (
        bail
        + glass
        + flame
        + frame
        + path("M74 58h52l6 20H68Z", ink.main)
        + box(86, 42, 28, 18, 6, ink.dark)
        + box(72, 134, 56, 14, 4, ink.dark)
        + path("M60 148h80l6 26H54Z", ink.main)
    )


def headlamp(ink: Ink, _details: Details) -> str:
    band = f'<ellipse cx="100" cy="92" rx="66" ry="44" fill="none" stroke="{ink.dark}" stroke-width="13"/>'
    lamp = box(68, 104, 64, 50, 14, ink.main) + disc(100, 129, 18, METAL) + disc(100, 129, 12, "#fbe7b2")
    return band + lamp + disc(76, 114, 3, "#c0503c")


def candle(ink: Ink, _details: Details) -> str:
    def one(x: int, top: int) -> str:
        return (
            box(x, top, 16, 166 - top, 4, ink.main)
            + box(x + 2, top, 4, 166 - top, 2, ink.light)
            + line(f"M{x + 8} {top}v-9", DARK, 1.8)
        )

    return "".join(one(x, top) for x, top in ((46, 62), (65, 54), (84, 60), (103, 52), (122, 60), (141, 66))) + box(
        40, 112, 122, 14, 2, PALE
    )


def tent(ink: Ink, details: Details) -> str:
    ground = path("M10 160h180q-90 12 -180 0Z", "#9aa87c")
    if "large" in details:
        roof = path("M36 92L78 42h66l28 50Z", ink.dark) + path("M30 92h146l8 70H22Z", ink.main)
        return (
            ground
            + roof
            + path("M84 162V104q0 -8 8 -8h24q8 0 8 8v58Z", ink.dark)
            + line("M104 98v64", ink.line, 1.6)
            + mirrored(box(38, 106, 24, 22, 4, PALE))
        )
    fly = path("M20 160Q60 120 84 62q8 -8 16 0q42 46 82 98Z", ink.main) + path(
        "M92 58q8 0 12 6q40 48 78 96h-70Q110 104 92 58Z", ink.dark
    )
    return (
        ground
        + fly
        + path("M52 160Q76 132 88 84q12 40 10 76Z", ink.light)
        + line("M88 84v76", ink.dark, 1.8)
        + line("M20 160l-10 6M182 160l10 6", DARK, 2)
    )


def sleepingbag(ink: Ink, _details: Details) -> str:
    bag = path("M66 60q0 -34 34 -34t34 34q12 40 -4 104q-30 20 -60 0q-16 -64 -4 -104Z", ink.main)
    baffles = "".join(line(f"M63 {y}q37 10 74 0", ink.dark, 2) for y in range(88, 164, 18))
    return turned(bag + baffles + disc(100, 58, 22, PALE) + disc(100, 60, 16, ink.dark) + line("M126 82v76", ink.line, 2), 12)


def mat(ink: Ink, _details: Details) -> str:
    sheet = path("M60 96l112 36l-16 36L40 124Z", ink.light) + "".join(
        line(f"M{60 + 22 * n} {98 + 7 * n}l-16 28", ink.dark, 1.6) for n in range(1, 5)
    )
    roll = disc(56, 100, 34, ink.dark) + disc(56, 100, 27, ink.main)
    return sheet + roll + line("M56 100q0 -8 8 -6t6 14t-16 8t-14 -16t18 -18t20 16", ink.line, 2)


def stove(ink: Ink, _details: Details) -> str:
    legs = mirrored(line("M96 84L58 58h-6", ink.main, 6)) + line("M100 84V52", ink.main, 5)
    flame = path("M84 52q6 -20 16 -26q10 6 16 26q-16 10 -32 0Z", "#6f9fc4", ' opacity=".8"')
    can_ = path("M62 122q0 -14 38 -14t38 14v44q-38 14 -76 0Z", "#b4593a") + box(92, 92, 16, 20, 3, METAL)
    return (
        flame
        + legs
        + box(84, 76, 32, 14, 5, ink.dark)
        + can_
        + line("M108 100h30q8 0 8 8", METAL, 3)
        + box(78, 132, 44, 18, 2, PALE)
    )


def blanket(ink: Ink, _details: Details) -> str:
    folded = box(40, 70, 120, 88, 14, ink.main)
    folds = line("M42 100h116M42 130h116", ink.dark, 3) + path("M40 100h120v30H40Z", ink.dark, ' opacity=".35"')
    checks = "".join(line(f"M{x} 72v84", ink.line, 3, ' opacity=".4"') for x in (62, 86, 138))
    return (
        folded
        + folds
        + checks
        + "".join(line(f"M{x} 158v10", ink.line, 1.8) for x in range(52, 152, 7))
        + line("M110 68v92", "#8a5a3a", 6)
    )


def hammock(ink: Ink, _details: Details) -> str:
    posts = box(18, 34, 9, 140, 3, WOOD) + box(173, 34, 9, 140, 3, WOOD)
    ropes = "".join(line(f"M24 58L52 {y}M176 58L148 {y}", DARK, 1.4) for y in (84, 92, 100))
    net = path("M50 82Q100 150 150 82l2 22Q100 190 48 104Z", ink.main) + line("M50 92Q100 166 150 92", ink.dark, 2.4)
    return posts + ropes + net + line("M50 78v30M150 78v30", WOOD, 5)


def chair(ink: Ink, _details: Details) -> str:
    frame = line("M58 166L138 108M142 166L62 108", WOOD, 6) + mirrored(line("M58 44V112", WOOD, 6) + line("M48 108h22", WOOD, 7))
    return (
        frame
        + box(56, 46, 88, 30, 4, ink.main)
        + path("M56 104h88v12q-44 14 -88 0Z", ink.main)
        + line("M52 168h96", WOOD, 6)
        + stitched("M62 70h76", ink.line)
    )


def card(ink: Ink, _details: Details) -> str:
    back = turned(box(34, 60, 132, 84, 9, ink.light), -8)
    hills = path("M30 148l34 -40l22 22l16 -18l36 36Z".replace("30 148", "44 140"), PALE, ' opacity=".8"')
    ribbon = line("M142 62v88", "#cf9a3c", 6) + line("M142 92q-22 -18 -16 2t16 -2q22 -18 16 2t-16 -2", "#cf9a3c", 3)
    return back + box(34, 62, 132, 88, 9, ink.main) + hills + ribbon
