"""Tries the assistant against the shop's own catalogue and documents before shoppers do.

The rule a newcomer would break: shoppers are invented from rows and judged against rows, both read by this room itself; the
assistant is only asked, never believed.
"""

from shopapp.rehearsal.opening import close_shop, held_back, is_open, open_shop
from shopapp.rehearsal.playing import Stage
from shopapp.rehearsal.records import BLOCKING, Case, Rehearsal
from shopapp.rehearsal.report import LABELS, VERDICTS, Report, blocks, report
from shopapp.rehearsal.running import JOB, SEED, cancel, move, start, sweep
from shopapp.rehearsal.shoppers import LARGEST, SIZE
from shopapp.rehearsal.store import case, cases, lately, live, newest_done, read

__all__ = [
    "BLOCKING",
    "JOB",
    "LABELS",
    "LARGEST",
    "SEED",
    "SIZE",
    "VERDICTS",
    "Case",
    "Rehearsal",
    "Report",
    "Stage",
    "blocks",
    "cancel",
    "case",
    "cases",
    "close_shop",
    "held_back",
    "is_open",
    "lately",
    "live",
    "move",
    "newest_done",
    "open_shop",
    "read",
    "report",
    "start",
    "sweep",
]
