"""Trousers, things for head, neck, hands and feet, shoes, and what else belongs to clothes."""

from shopapp.demo.pictures.colours import Ink
from shopapp.demo.pictures.strokes import DARK, METAL, PALE, WOOD, box, disc, line, mirrored, moved, path, stitched, turned

Details = frozenset[str]


def trousers(ink: Ink, details: Details) -> str:
    foot = 40 if "wide" in details else 62 if "slim" in details else 54
    leg = path(f"M68 32L{foot} 176h{94 - foot - (8 if 'slim' in details else 0)}L100 76V32Z", ink.main)
    drawn = mirrored(leg) + path("M68 32h64l1 11H67Z", ink.dark) + line("M100 43v33", ink.line, 1.4)
    drawn += mirrored(line("M72 46q2 16 -7 20", ink.line, 1.4))
    if "pockets" in details:
        drawn += mirrored(box(63, 96, 19, 24, 2, ink.dark) + line("M63 103h19", ink.line, 1.1))
    return drawn + disc(100, 37.5, 2, ink.line)


def shorts(ink: Ink, _details: Details) -> str:
    leg = path("M64 54L52 140h42L100 96V54Z", ink.main) + stitched("M54 134h40", ink.line)
    cord = line("M97 62q-8 14 -4 20M103 62q8 14 4 20", PALE, 2)
    return mirrored(leg) + path("M64 54h72l1 12H63Z", ink.dark) + cord


def beanie(ink: Ink, _details: Details) -> str:
    ribs = "".join(line(f"M{x} 118v22", ink.line, 1.3) for x in range(60, 146, 8))
    dome = path("M54 118C52 70 74 50 100 50s48 20 46 68Z", ink.main)
    seams = "".join(line(f"M{x} 116Q{x} 80 100 52", ink.dark, 1.6) for x in (70, 85, 115, 130))
    return dome + seams + box(50, 114, 100, 30, 9, ink.dark) + ribs


def cap(ink: Ink, _details: Details) -> str:
    crown = path("M40 114C38 76 70 62 104 64C144 66 160 92 156 118Q96 100 40 114Z", ink.main)
    seams = "".join(line(f"M102 64Q{x} 84 {x} 108", ink.dark, 1.5) for x in (66, 92, 122, 144))
    return crown + seams + path("M38 112Q92 98 112 112Q80 118 40 138Q28 126 38 112Z", ink.dark) + disc(102, 64, 4, ink.dark)


def scarf(ink: Ink, _details: Details) -> str:
    fringe = "".join(line(f"M{x} 168v12", ink.line, 1.8) for x in range(84, 112, 5))
    tail = path("M80 84h32v84h-32Z", ink.main)
    bands = "".join(line(f"M80 {y}h32", ink.line, 3, ' opacity=".5"') for y in range(112, 166, 14))
    loop = path("M54 66C54 40 146 40 146 66C146 96 126 104 100 104S54 96 54 66Z", ink.dark)
    return tail + bands + fringe + loop + path("M72 64C74 50 126 50 128 64C126 80 74 80 72 64Z", PALE, ' opacity=".55"')


def socks(ink: Ink, _details: Details) -> str:
    one = path("M70 40h36v66q0 10 10 14l24 10q16 8 8 22H104q-34 0 -34 -34Z", ink.main)
    one += path("M70 40h36v14H70Z", ink.dark) + path("M132 126q24 8 16 26h-20q-6 -16 4 -26Z", ink.dark)
    one += path("M70 118q0 34 34 34l-8 -24q-16 -2 -26 -10Z", ink.dark)
    return moved(f'<g opacity=".8">{one}</g>', 26, -4) + moved(one, -18, 6)


def belt(ink: Ink, _details: Details) -> str:
    roll = f'<g fill="none" stroke="{ink.main}"><circle cx="96" cy="98" r="46" stroke-width="15"/></g>'
    inner = f'<g fill="none" stroke="{ink.dark}"><circle cx="96" cy="98" r="29" stroke-width="13"/></g>'
    tongue = path("M96 136h72q8 8 0 16H96Z", ink.main) + "".join(disc(x, 144, 1.8, PALE) for x in (128, 140, 152))
    buckle = '<rect x="98" y="130" width="24" height="28" rx="5" fill="none" stroke="#b8923f" stroke-width="5"/>'
    return inner + roll + tongue + buckle


def gloves(ink: Ink, details: Details) -> str:
    cuff = 176 if "long" in details else 160
    palm = "M66 92V52a7 7 0 0 1 14 0V84V40a7 7 0 0 1 14 0V84V44a7 7 0 0 1 14 0V88V56a6.500 6.500 0 0 1 13 0V118"
    hand = path(f"{palm}q0 22 -10 28H76Q66 138 62 128L46 104a8 8 0 0 1 13 -9Z", ink.main)
    if "grip" in details:
        hand += path("M70 92h46v24q0 16 -10 22H78q-8 -12 -8 -46Z", ink.dark)
    wrist = path(f"M76 142h36l{6 if 'long' in details else 2} {cuff - 142}H{70 if 'long' in details else 74}Z", ink.dark)
    ribs = "".join(line(f"M{x} 146V{cuff - 4}", ink.line, 1.2) for x in range(80, 112, 6))
    one = hand + wrist + (ribs if "knit" in details else stitched(f"M74 {cuff - 6}h42", ink.line))
    return moved(f'<g opacity=".75">{one}</g>', 40, -6) + moved(one, -8, 8)


def umbrella(ink: Ink, _details: Details) -> str:
    stick = line("M100 92V164q0 12 12 12t12 -12", WOOD, 5) + line("M100 28v10", DARK, 3)
    hem = "q-13 -10 -26 0" * 6
    roof = path(f"M22 98C26 58 60 36 100 36s74 22 78 62{hem}Z", ink.main)
    return stick + roof + "".join(line(f"M100 38Q{x} 60 {x} 96", ink.dark, 1.6) for x in (48, 74, 126, 152))


def boot(ink: Ink, details: Details) -> str:
    top = 34 if "tall" in details else 78 if "low" in details else 56
    shaft = path(f"M70 {top}h46L119 112q2 12 17 17l22 8q12 6 10 24H62Q60 124 70 {top}Z", ink.main)
    sole = path("M60 158h108q2 14 -4 14H64q-6 0 -4 -14Z", DARK) + path("M60 154h108v6H60Z", ink.dark)
    drawn = shaft + sole + path(f"M70 {top}h46v9H69Z", ink.dark)
    if "fur" in details:
        drawn += box(66, top - 6, 54, 16, 8, PALE)
    if "chelsea" in details:
        return drawn + path(f"M84 {top + 2}h20l-4 40h-12Z", ink.dark) + line(f"M72 {top}v-10h8v10", ink.dark, 3)
    if "tall" in details:
        return drawn + line("M68 62h50", ink.line, 2.4) + box(108, 56, 9, 12, 2, ink.line)
    first = top + 20
    laces = "".join(line(f"M100 {y}l24 {4 + (y - first) / 3:.0f}", PALE, 2.2) for y in range(first, 124, 12))
    return drawn + laces + line(f"M96 {top + 10}Q100 112 132 134", ink.line, 1.4)


def shoe(ink: Ink, details: Details) -> str:
    upper = path("M36 92q14 6 30 -2q18 22 46 26q44 2 54 24l2 10H34q-4 -30 2 -58Z", ink.main)
    sole_colour = DARK if "trail" in details else PALE
    sole = path("M32 146h138q4 18 -6 18H40q-10 0 -8 -18Z", sole_colour) + line("M34 154h134", "#cdc4b2", 1.2)
    drawn = upper + sole + line("M40 92q-4 24 0 54", ink.dark, 3)
    if details & {"slipper", "clog"}:
        felt = path("M30 136q2 -22 20 -22h26q14 -28 46 -22q42 8 48 54H30Z", ink.main)
        if "clog" in details:
            felt = path("M76 114q14 -28 46 -22q42 8 48 54H66q0 -20 10 -32Z", ink.main) + path("M30 138h60v8H30Z", WOOD)
        return felt + line("M76 114q8 12 -4 32", ink.line, 2) + path("M28 144h144q2 14 -8 14H38q-10 0 -10 -14Z", WOOD)
    if "espadrille" in details:
        rope = "".join(line(f"M{x} 148l6 14", "#a98a5a", 1.2) for x in range(38, 162, 8))
        return upper + path("M32 146h138q4 18 -6 18H40q-10 0 -8 -18Z", "#d9bf8c") + rope + line("M72 92q18 22 44 24", ink.dark, 2)
    if "plimsoll" in details:
        return drawn + path("M78 102q16 14 34 14l-8 22q-22 -6 -34 -20Z", ink.dark)
    if "trail" in details:
        drawn += "".join(path(f"M{x} 162h9l-2 7h-5Z", DARK) for x in range(42, 160, 15)) + line(
            "M48 132q50 -22 110 4", ink.line, 2.4
        )
    if "knit" in details:
        drawn += "".join(line(f"M46 {y}q50 -4 100 {y - 100}", ink.line, 1, ' opacity=".5"') for y in range(108, 140, 8))
    laces = "".join(
        line(f"M{78 + 12 * n} {100 + 6 * n}l-8 12", sole_colour if "trail" not in details else PALE, 2.4) for n in range(4)
    )
    return drawn + laces + path("M146 128q18 6 22 20h-26q-4 -12 4 -20Z", ink.dark)


def tin(ink: Ink, details: Details) -> str:
    if "lunch" in details:
        body = box(36, 78, 128, 66, 12, ink.main) + box(32, 66, 136, 20, 8, ink.light)
        return body + box(50, 76, 14, 26, 3, ink.dark) + box(136, 76, 14, 26, 3, ink.dark)
    height = 92 if "caddy" in details else 48
    side = path(f"M52 {150 - height}h96v{height}q-48 18 -96 0Z", ink.main) + path("M64 116h72v22q-36 8 -72 0Z", PALE)
    lid = disc(100, 150 - height, 48, ink.dark, flat=0.2) + path(f"M52 {136 - height}v14q48 18 96 0v-14Z", ink.dark)
    words = line("M78 124h44M86 131h28", DARK, 1.8)
    return side + lid + disc(100, 136 - height, 48, ink.light, flat=0.2) + words


def pillow(ink: Ink, _details: Details) -> str:
    roll = path(
        "M42 120C30 60 70 36 100 36s70 24 58 84q-6 26 -28 22q-18 -6 -12 -28q6 -36 -18 -36t-18 36q6 22 -12 28q-22 4 -28 -22Z",
        ink.main,
    )
    return (
        roll
        + line("M56 122C46 74 76 52 100 52s54 22 44 70", ink.line, 1.6)
        + turned(box(118, 136, 18, 10, 2, ink.dark), 20, 127, 141)
    )


def garment(ink: Ink, _details: Details) -> str:
    """A sleeve for clothes on its hanger."""
    hook = line("M100 46V36q0 -10 9 -8q8 4 2 10", METAL, 3)
    return (
        hook + path("M100 46L146 66V172H54V66Z", ink.main) + line("M100 50V170", ink.line, 2) + box(70, 130, 60, 6, 3, ink.dark)
    )
