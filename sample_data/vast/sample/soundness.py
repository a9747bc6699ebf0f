"""What makes the invented rows believable, checked with plain loops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from vast.sample.outcomes import ARBETE, NO_SUPPORT, SJUKDOM, STUDIER
from vast.sample.recount import works
from vast.sample.rows import Row

AGES = range(16, 66)
LAST_DAY = date(2023, 12, 31)
FOLLOW_UP_UNTIL = {"6 månader": date(2023, 6, 30), "2 år": date(2021, 12, 31)}


def unsound(rows: Sequence[Row]) -> list[str]:
    """Everything in the rows that no real register could hold."""
    known = [row for row in rows if not row.anonym]
    faults = [f"{row.nummer} {row.insats}: {fault}" for row in known for fault in _row_faults(row)]
    persons: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        persons[row.nummer].append(row)
    for nummer, enrolments in persons.items():
        faults += [f"{nummer}: {fault}" for fault in _person_faults(enrolments)]
    return faults


def _row_faults(row: Row) -> Iterator[str]:
    if row.age not in AGES:
        yield "åldern är orimlig"
    if row.slut is not None and not row.start <= row.slut <= LAST_DAY:
        yield "slutar före start eller i framtiden"
    if row.insats == "UTR" and (row.slut is None or row.slut.year != row.start.year):
        yield "UTR går över årsskiftet"
    if row.slut is None and (row.forsorjning or row.avslutsorsak or row.samtycke):
        yield "pågår men har utfall"
    yield from _outcome_faults(row)
    yield from _answer_faults(row)


def _outcome_faults(row: Row) -> Iterator[str]:
    if row.avslutsorsak in {ARBETE, STUDIER} and not works(row):
        yield "gick till arbete eller studier utan att ha det"
    if row.avslutsorsak == SJUKDOM and (works(row) or NO_SUPPORT in row.forsorjning):
        yield "slutade sjuk men arbetar eller saknar försörjning"
    for values in (row.forsorjning, *(answer.forsorjning for answer in row.svar.values())):
        if NO_SUPPORT in values and len(values) > 1:
            yield "både ingen och annan försörjning"


def _answer_faults(row: Row) -> Iterator[str]:
    for name in row.svar:
        if row.samtycke != "ja":
            yield f"svarade ({name}) utan samtycke"
        if row.slut is None or row.slut > FOLLOW_UP_UNTIL[name]:
            yield f"svarade ({name}) innan det var dags"


def _person_faults(enrolments: Sequence[Row]) -> Iterator[str]:
    if len({(row.kon, row.fodelsear) for row in enrolments}) > 1:
        yield "har två kön eller två födelseår"
    if len({row.kommun for row in enrolments if row.kommun}) > 1:
        yield "bor i två kommuner"
    for number, row in enumerate(enrolments):
        for other in enrolments[number + 1 :]:
            first, second = sorted((row, other), key=lambda r: r.start)
            overlaps = first.slut is None or second.start <= first.slut
            if row.insats == other.insats and overlaps:
                yield f"är inskriven två gånger samtidigt i {row.insats}"
