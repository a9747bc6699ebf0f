"""Rows: those that may be one thing entered twice, those out of their order, and what exits lack."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from sofrep.amnen.inskrivningar.lasning import WRITTEN
from sofrep.domain.problem import About, Place, Problem, error, warning
from sofrep.excel.checked_rows import CheckedRows, group_mask, hits
from sofrep.excel.sheet import NO_DAY
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.underlag import Underlag


def check_equal_rows(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for rows without a number that are equal in everything (the anonymous are not)."""
    frame = rows.frame
    fields = [
        name
        for name in frame.columns
        if name not in ("sheet", "row") and not name.endswith(WRITTEN)
    ]
    unnumbered = hits((frame["nummer"] == "") & ~frame["anonym"])
    keys = [*frame.where(unnumbered).rows(*fields)]
    many = Counter(keys)
    equal = [each for each in zip(keys, unnumbered, strict=True) if many[each[0]] > 1]
    whole = ((key, rows.place(index), rows.about(index)) for key, index in equal)
    yield from _twice(whole, " Med deltagarnummer syns skillnaden.")


def check_equal_in_year(underlag: Underlag) -> Iterator[Problem]:
    """A warning for goals and structural activities of a year that are equal in everything."""
    goals = (
        (replace(goal, place=_NOWHERE), goal.place, About(goal.scope, goal.year))
        for goal in underlag.goals
    )
    yield from _twice(goals)
    frame = underlag.activities
    columns = [name for name in frame.columns if name not in ("sheet", "row")]
    keys = frame.rows(*columns)
    places = (underlag.sheets[sheet].place(row) for sheet, row in frame.rows("sheet", "row"))
    about = (About(year=year) for year in frame["year"].tolist())
    yield from _twice(zip(keys, places, about, strict=True))


_NOWHERE = Place("")


def _twice(rows: Iterable[tuple[Hashable, Place, About]], remedy: str = "") -> Iterator[Problem]:
    first: dict[Hashable, Place] = {}
    for key, place, about in rows:
        earlier = first.setdefault(key, place)
        if earlier is not place:
            yield warning(
                "rader-lika",
                place,
                f"Samma uppgifter står också i {earlier}.",
                f"Ta bort den om den har kommit med två gånger.{remedy}",
                about,
                example=earlier,
            )


_FEWEST = 20
"""The rows of a smaller sheet may well lie so."""

_IN_ORDER = 0.95
"""The share of the rows that lie in order, where a sheet is said to be in order."""

_NEAR = 3
"""So many days around the rows beside it, the date that is meant lies."""

_EPOCH = date(1970, 1, 1).toordinal()


def check_out_of_order(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each start that hardly can be what was meant."""
    starts = rows.column("start")
    for _, at in rows.of_sheets():
        known = [n for n in range(*at.indices(len(starts))) if starts[n] != NO_DAY]
        days = starts[known].tolist()
        ordered = _longest_rise(days)
        if len(days) < _FEWEST or len(ordered) < _IN_ORDER * len(days):
            continue
        for place in sorted(set(range(len(days))) - set(ordered)):
            if meant := _meant(place, days, ordered):
                yield _problem(rows, known[place], meant)


def _problem(rows: CheckedRows, index: int, meant: date) -> Problem:
    return warning(
        "datum-ur-ordning",
        rows.place(index, "start"),
        f"Raderna ligger i tidsordning, men inte den här. Menar ni {meant}?",
        "Rätta datumet, om dag och månad har bytt plats eller året är fel.",
        rows.about(index),
        example=f"{meant}",
    )


def _longest_rise(days: list[int]) -> list[int]:
    """The places of as many days as possible of which none comes before an earlier one."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, day in enumerate(days):
        length = bisect_right(ends, day)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        last[length : length + 1] = [at]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _meant(at: int, days: list[int], ordered: list[int]) -> date | None:
    """The other date that lies between those above and below, where there is one."""
    above = [days[n] for n in ordered if n < at]
    below = [days[n] for n in ordered if n > at]
    if not above or not below:
        return None
    for other in _others(date.fromordinal(days[at] + _EPOCH)):
        if above[-1] - _NEAR <= other.toordinal() - _EPOCH <= below[0] + _NEAR:
            return other
    return None


def _others(day: date) -> Iterator[date]:
    if day.day <= 12 and day.day != day.month:
        yield day.replace(month=day.day, day=day.month)
    for year in (day.year - 1, day.year + 1):
        if (day.month, day.day) != (2, 29):
            yield day.replace(year=year)


def check_exit_without_end(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each exit or follow-up field that is filled in without an end date."""
    open_rows = (rows.column("slut") == NO_DAY) & ~rows.column("anonym")
    noted = (each for each in dimensions_of(rows.forbund).values() if each.is_at_exit)
    blanks = {each.column: each.blank_value for each in noted}
    for horizon in rows.forbund.uppfoljning:
        blanks[f"{horizon.kod}.svarat"] = 0
    for name, blank in blanks.items():
        for index in hits(open_rows & (rows.column(name) != blank)):
            yield error(
                "avslut-utan-slutdatum",
                rows.place(index, name, name.replace("svarat", "forsorjning")),
                "Uppgiften hör till ett avslut, men slutdatum saknas.",
                "Fyll i slutdatum, eller töm cellen.",
                rows.about(index),
            )


_SUPPORT = ("forsorjning", "avslut_forsorjning", "fors-in")


def check_own_support(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each field that holds both, at exit and at every follow-up."""
    own = group_mask(rows.forbund.forsorjning, "egen")
    if not own:
        return
    for name in rows.frame.columns:
        if name.rpartition(".")[2] not in _SUPPORT:
            continue
        mask = rows.column(name)
        for index in hits(((mask & own) != 0) & ((mask & ~own) != 0)):
            yield error(
                "egen-med-annan",
                rows.place(index, name),
                "Ingen offentlig försörjning står tillsammans med en annan försörjning.",
                "Har personen någon offentlig försörjning, skriv bara den, också om det finns en lön "
                "bredvid. Ta annars bort den.",
                rows.about(index),
            )


def _steps(rows: CheckedRows) -> tuple[str, ...]:
    """The prefixes of the follow-up columns: one per horizon, or none on a follow-up sheet."""
    if "uppfoljning" in rows.frame.columns:
        return ("",)
    return tuple(f"{horizon.kod}." for horizon in rows.forbund.uppfoljning)


def check_consent(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each answer without consent."""
    consent = rows.column("samtycke")
    for step in _steps(rows):
        for index in hits(rows.column(f"{step}svarat") & ~consent):
            yield error(
                "svar-utan-samtycke",
                rows.place(index, f"{step}svarat", f"{step}forsorjning", f"{step}sysselsattning"),
                "Det finns ett uppföljningssvar men inget samtycke.",
                "Fyll i samtycket om det finns. Annars ska svaret inte sparas.",
                rows.about(index),
            )


def check_answered(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each row that says "nej" to svarat and still has an outcome."""
    for step in _steps(rows):
        for index in hits(rows.column(f"{step}nej")):
            yield error(
                "svarat-nej-med-utfall",
                rows.place(index, f"{step}svarat"),
                "Raden säger att personen inte svarade, men har ett utfall.",
                "Ändra till ja, eller töm utfallet.",
                rows.about(index),
            )
