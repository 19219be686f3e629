"""`shopapp rehearse`: a rehearsal in this process, told line by line, and its report as text.

It works on the same rows as the admin's page: a rehearsal begun there is carried on here, and the report stands in both.
"""

import time
from collections.abc import Callable, Iterator, Sequence

from shopapp import rehearsal, shops
from shopapp.errors import Invalid, NotFound
from shopapp.rehearsal import Case, Rehearsal, Report
from shopapp.settings import Settings
from shopapp.wiring import House, build

Tell = Callable[[str], None]
_PAUSE = 1.0


def rehearse(settings: Settings, domain: str, *, seed: int, size: int, engines: Sequence[str] | None = None, tell: Tell) -> int:
    """1 when a finding keeps the shop from being opened. Raises NotFound for a shop or Invalid for an engine we have not."""
    house = build(settings)
    try:
        shop_id = shops.find(domain, directory=house.directory)
        if shop_id is None:
            raise NotFound(f"No shop {domain} has installed the app.")
        return rehearse_in(house, shop_id, seed=seed, size=size, engines=engines, tell=tell)
    finally:
        house.close()


def rehearse_in(house: House, shop_id: int, *, seed: int, size: int, engines: Sequence[str] | None, tell: Tell) -> int:
    ended = _played(house, shop_id, _begun(house, shop_id, seed, size, engines, tell), tell)
    with house.transaction(shop_id) as conn:
        cases = rehearsal.cases(conn, shop_id, ended.id)
    reports = [rehearsal.report(engine, cases) for engine in ended.engines]
    for each in reports:
        for line in _lines(each):
            tell(line)
    for case in cases:
        for line in _found(case):
            tell(line)
    if ended.state == "cancelled":
        tell("The rehearsal was cancelled before it ended.")
    return 1 if any(each.blocking for each in reports) or ended.state != "done" else 0


def _begun(house: House, shop_id: int, seed: int, size: int, engines: Sequence[str] | None, tell: Tell) -> int:
    with house.transaction(shop_id) as conn:
        live = rehearsal.live(conn, shop_id)
    if live is not None:
        tell("A rehearsal is under way: carrying it on.")
        return live
    known = list(house.stage.engines)
    if unknown := [engine for engine in engines or () if engine not in known]:
        raise Invalid(f"There is no engine {unknown[0]} here. There is: {', '.join(known)}.", code="no_engine")
    return rehearsal.start(
        shop_id,
        engines=list(engines or known),
        transaction=house.transaction,
        clock=house.clock,
        nudges=house.nudges,
        seed=seed,
        size=size,
    )


def _played(house: House, shop_id: int, id: int, tell: Tell) -> Rehearsal:
    """Until it has ended, whoever plays it: a worker may have taken it up."""
    heard = _Tenths(tell)
    while True:
        now = rehearsal.move(shop_id, id, stage=house.stage, clock=house.clock, told=heard)
        if now.state != "running":
            return now
        heard(now)
        time.sleep(_PAUSE)


class _Tenths:
    """Tells a line whenever another tenth is done."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self._told = tell, -1

    def __call__(self, now: Rehearsal) -> None:
        if (tenth := int(now.share * 10)) > self._told:
            self._told = tenth
            self._tell(f"{now.done} of {now.total} conversations")


def _lines(report: Report) -> Iterator[str]:
    yield ""
    yield f"Engine {report.engine}: {report.well} of {report.total} went well, {report.share:.0%} solved without a person"
    for line in report.lines:
        yield f"  {line.label:<34} {line.well:>3} of {line.total}"
    for verdict, count in report.verdicts.items():
        if verdict != "ok":
            mark = "  keeps the shop closed" if verdict in rehearsal.BLOCKING else ""
            yield f"  {rehearsal.VERDICTS[verdict]}: {count}{mark}"


def _found(case: Case) -> Iterator[str]:
    if not case.findings:
        return
    yield ""
    yield f"#{case.position} {rehearsal.LABELS[case.kind]} ({case.engine})"
    yield from (f"  > {spoken['said']}" for spoken in case.transcript)
    yield from (f"  {rehearsal.VERDICTS[finding['verdict']]}: {finding['reason']}" for finding in case.findings)
