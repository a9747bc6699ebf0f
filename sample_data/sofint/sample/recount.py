"""The plan's numbers counted again from the finished rows, with plain loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofint.sample.follow_ups import Answer, FollowUps
from sofint.sample.persons import OWN, READY, Row
from sofint.sample.plan import FLOWS, FOLLOW_UPS, TALLIES, Flow, Follow, K, M


def faults(rows: Sequence[Row], follow_ups: FollowUps) -> list[str]:
    """Where the rows miss the plan, or no real register could hold them."""
    found = [fault for flow in FLOWS for fault in _flow_faults(rows, flow)]
    found += [fault for row in rows for fault in _row_faults(row)]
    for follow in FOLLOW_UPS:
        found += _follow_faults(follow_ups[follow], follow)
    for tally in TALLIES:
        for there, new, ended, ready in zip(
            tally.aktuella, tally.nya, tally.avslutade, tally.ready, strict=True
        ):
            if max(new, ended) > there or ready > ended:
                found.append(f"räknat {tally.year}: en del är större än det hela")
    return found


def _flow_faults(rows: Sequence[Row], flow: Flow) -> Iterator[str]:
    pool = flow.pool or (flow.insats,)
    for index, sex in enumerate((K, M)):
        mine = [row for row in rows if row.kon == sex]
        started = sum(row.insats == flow.insats and row.start.year == flow.year for row in mine)
        ended = [
            row
            for row in mine
            if row.insats in pool and row.slut is not None and row.slut.year == flow.year
        ]
        counted = (started, len(ended), sum(row.ready for row in ended))
        planned = (flow.starts[index], flow.exits[index], flow.ready[index])
        if counted != planned:
            yield f"{flow.insats} {flow.year} {sex}: är {counted}, ska vara {planned}"


def _row_faults(row: Row) -> Iterator[str]:
    if not 16 <= row.start.year - row.fodelsear <= 64:
        yield f"{row.nummer}: åldern är orimlig"
    if row.slut is not None and row.slut < row.start:
        yield f"{row.nummer}: slutar före start"
    if (row.slut is None) != (not row.orsak):
        yield f"{row.nummer}: utfall utan slut, eller slut utan utfall"
    if OWN in row.forsorjning and len(row.forsorjning) > 1:
        yield f"{row.nummer}: både ingen och annan ersättning"


def _follow_faults(answers: Sequence[Answer], follow: Follow) -> Iterator[str]:
    answered = [answer for answer in answers if answer.then]
    ready = [answer for answer in answered if answer.row.ready]
    counted = (
        sum(answer.consented for answer in answers),
        len(answered),
        len(ready),
        sum(answer.then in READY for answer in ready),
        sum(answer.then in READY for answer in answered if not answer.row.ready),
    )
    planned = (
        follow.consented,
        follow.answered,
        follow.ready_at_exit,
        follow.still,
        follow.found,
    )
    if counted != planned:
        yield f"{follow.name} {follow.year}: är {counted}, ska vara {planned}"
