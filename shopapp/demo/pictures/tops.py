"""Jackets, knitwear, shirts: one body, different collars, fronts and hems."""

from shopapp.demo.pictures.colours import Ink
from shopapp.demo.pictures.strokes import box, disc, line, mirrored, path, stitched

Details = frozenset[str]


def _body(ink: Ink, hem: int, *, sleeve: int = 132, wide: int = 0) -> str:
    left = 62 - wide
    arm = path(f"M70 52C56 56 50 66 46 84L{34 - wide} {sleeve}l20 6L66 96Z", ink.dark)
    torso = f"M84 46C76 49 68 50 66 54L{left} {hem}q{100 - left} 8 {2 * (100 - left)} 0L134 54C132 50 124 49 116 46Q100 58 84 46Z"
    return mirrored(arm) + path(torso, ink.main)


def jacket(ink: Ink, details: Details) -> str:
    hem = 178 if "long" in details else 154
    drawn = _body(ink, hem, wide=3)
    if "hood" in details:
        drawn += path("M78 52C72 24 86 18 100 18s28 6 22 34Q100 66 78 52Z", ink.dark)
        drawn += path("M86 50C82 32 90 26 100 26s18 6 14 24Q100 60 86 50Z", ink.main)
        drawn += path("M89 50C86 36 92 31 100 31s14 5 11 19Q100 57 89 50Z", ink.dark)
    if "collar" in details:
        drawn += mirrored(path("M84 44L100 60L90 70L76 50Z", ink.dark))
    if "quilted" in details:
        drawn += "".join(line(f"M62 {y}q38 7 76 0", ink.line, 1.3, ' opacity=".55"') for y in range(74, hem, 15))
    drawn += line(f"M100 60V{hem + 3}", ink.line, 1.8 if "zip" in details else 1.2)
    if "buttons" in details:
        drawn += "".join(disc(104, y, 2.3, ink.line) for y in range(72, hem - 4, 20))
    if "pockets" in details:
        pocket = box(69, hem - 42, 24, 24, 3, ink.dark) + line(f"M69 {hem - 34}h24", ink.line, 1.2)
        drawn += mirrored(pocket) + box(112, 78, 16, 14, 2, ink.dark)
    else:
        drawn += mirrored(line(f"M72 {hem - 20}l7 -20", ink.line, 1.6))
    return drawn + mirrored(line("M36 126l19 6", ink.line, 1.3))


def jumper(ink: Ink, details: Details) -> str:
    drawn = path("M66 54L62 150q38 8 76 0L134 54C130 49 122 48 116 46Q100 58 84 46C78 48 70 49 66 54Z", ink.main)
    if "sleeveless" not in details:
        drawn = _body(ink, 150) + mirrored(line("M37 122l19 6", ink.line, 1.3))
    drawn += path("M62 144q38 8 76 0l.6 9q-38 8 -77 0Z", ink.dark)
    if "cable" in details:
        wave = "q8 6 0 12q-8 6 0 12" * 3
        drawn += "".join(line(f"M{x} 66{wave}", ink.line, 1.6) for x in (82, 100, 118))
    if "roll" in details:
        return drawn + box(83, 32, 34, 22, 8, ink.dark) + line("M86 43q14 4 28 0", ink.line, 1.2)
    if "cardigan" in details:
        front = path("M86 46L100 92L114 46Q100 56 86 46Z", ink.dark) + line("M100 92V154", ink.line)
        pockets = mirrored(line("M70 122h20v18", ink.line, 1.3))
        return drawn + front + pockets + "".join(disc(103.5, y, 2.2, ink.line) for y in range(100, 148, 13))
    if "zip" in details:
        return drawn + path("M82 48Q82 34 88 34h24q6 0 6 14Q100 60 82 48Z", ink.dark) + line("M100 36v50", ink.line, 2)
    return drawn + line("M82 47Q100 68 118 47", ink.dark, 5)


def tee(ink: Ink, _details: Details) -> str:
    sleeves = mirrored(path("M70 54C58 58 50 70 42 88l22 12 8 -20Z", ink.dark))
    torso = path("M84 48C76 51 68 52 66 56L64 152q36 7 72 0L134 56C132 52 124 51 116 48Q100 62 84 48Z", ink.main)
    return sleeves + torso + line("M83 49Q100 68 117 49", ink.dark, 4) + stitched("M66 146q34 7 68 0", ink.line)


def shirt(ink: Ink, details: Details) -> str:
    drawn = _body(ink, 158)
    if "check" in details:
        drawn += "".join(line(f"M{x} 62V156", ink.line, 2.4, ' opacity=".4"') for x in (74, 87, 113, 126))
        drawn += "".join(line(f"M65 {y}h70", ink.line, 2.4, ' opacity=".4"') for y in range(70, 156, 14))
    drawn += path("M97 58h6v105h-6Z", ink.light) + "".join(disc(100, y, 1.9, ink.line) for y in range(68, 156, 15))
    if "collarless" in details:
        drawn += line("M84 47Q100 62 116 47", ink.dark, 4)
    else:
        drawn += mirrored(path("M86 42L100 58L89 68L79 49Z", ink.light)) + mirrored(line("M100 58L89 68L79 49", ink.line, 1.1))
    if "pockets" in details or "check" in details:
        drawn += mirrored(box(71, 82, 20, 22, 2, ink.dark) + path("M71 82h20l-10 9Z", ink.light))
    return drawn + mirrored(line("M37 123l19 6", ink.line, 1.2))
