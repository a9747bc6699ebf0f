"""Before old rows are deleted: what later reports need of them is entered as history, and proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure, FigureSet, is_same
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError, SofrepError
from sofrep.pipeline.adopted import adopted_figures, adopted_record
from sofrep.pipeline.evaluate import figures_of
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.query import newest_year

if TYPE_CHECKING:
    from sofrep.pipeline.startmapp.workbooks import Cells
    from sofrep.statistics.underlag import Underlag

_EPOCH = date(1970, 1, 1)


class GallringError(SofrepError):
    """The rows cannot be deleted yet."""

    exit_code = 2


class Gallring(Struct, frozen=True, kw_only=True):
    """What was found out: the rows that may go, by sheet, and what was entered for later reports.

    `report` is the next report, of which `compared` figures are the same without the rows; `file` is the
    workbook of entered history, None where nothing is needed; `register_fran` what the profile must say.
    """

    through: int
    report: int
    rows: Mapping[tuple[str, str], int]
    entered: int
    compared: int
    file: Path | None
    register_fran: date


def prepare(folder: Path, through: int) -> Gallring:
    """Enter what the next report needs of the rows that ended in `through` or earlier, and prove it.

    Nothing is deleted, and no file that exists is changed.  What tells of too few to be shown is not
    entered, and goes with its rows.

    Raises:
        GallringError: when a report that is not adopted needs the rows, or a figure would change.
        FaultyDataError: when the workbooks have errors.
    """
    from sofrep.amnen.alla.sheets import read_underlag

    forbund, _ = profile_of(folder)
    report = _next_report(folder, forbund)
    _refuse_needed(forbund, through, report)
    underlag = _without_faults(read_underlag(folder, forbund))
    period = Period.of_year(report)
    adopted = adopted_figures(folder, period, forbund)
    later = replace(forbund, register_fran=_complete_from(forbund, through))
    left, rows = without_rows(underlag, through)
    if not rows:
        raise GallringError(f"Det finns inga rader som slutade till och med {through}.")
    before = _that_may_stay(figures_of(underlag, forbund, period, adopted), underlag, forbund)
    needed = _missing(before, figures_of(left, later, period, adopted))
    path = folder / f"historik gallring {through}.xlsx"
    if needed:
        _write(path, later, needed, through)
        with_history = read_underlag(folder, forbund)
        left, _ = without_rows(with_history, through)
    changed = [f.id for f in _missing(before, figures_of(left, later, period, adopted))]
    if changed:
        path.unlink(missing_ok=True)
        raise GallringError(
            f"Utan raderna skulle {len(changed)} siffror i rapporten för {report} bli andra, till exempel "
            f"{changed[0]}. Inget har skrivits."
        )
    return Gallring(
        through=through,
        report=report,
        rows=rows,
        entered=len(needed),
        compared=sum(figure.value is not None for figure in before.values()),
        file=path if needed else None,
        register_fran=_complete_from(forbund, through),
    )


def _next_report(folder: Path, forbund: Forbund) -> int:
    """The first year whose report may still change: the newest one, or the year after if adopted."""
    newest = newest_year(folder, forbund)
    return newest if adopted_record(folder, newest) is None else newest + 1


def _refuse_needed(forbund: Forbund, through: int, report: int) -> None:
    """Refuse rows of the year before the report, and those that it follows up."""
    windows = [(each.namn, each.fonster.of_year(report)) for each in forbund.uppfoljning]
    latest = min([report - 2, *(window.start.year - 1 for _, window in windows)])
    if through <= latest:
        return
    why = next(
        (
            f"följs upp efter {namn}"
            for namn, window in windows
            if window.start.year <= through < report - 1
        ),
        "är förra årets eller årets",
    )
    raise GallringError(
        f"Rader som slutade till och med {through} kan inte gallras än: de {why} i rapporten för {report}, som "
        f"inte är fastställd. Gallra till och med {latest}, eller fastställ rapporten först: sofrep "
        f"faststall {report}"
    )


def _without_faults(underlag: Underlag) -> Underlag:
    faults = tuple(problem for problem in underlag.problems if problem.is_error)
    if faults:
        raise FaultyDataError(faults, "Inget har skrivits.")
    return underlag


def _complete_from(forbund: Forbund, through: int) -> date:
    """From which day the register is complete once the rows are gone."""
    first = date(through + 1, 1, 1)
    return max(first, forbund.register_fran or first)


def without_rows(
    underlag: Underlag, through: int
) -> tuple[Underlag, Mapping[tuple[str, str], int]]:
    """The underlag without the rows of people that ended in `through` or earlier, and how many they are.

    An anonymous row has no end: it goes with the year of its start.  A survey goes with its year.
    """
    from sofrep.statistics.underlag import NO_DAY

    last = (date(through, 12, 31) - _EPOCH).days
    rows, answers, surveys = underlag.enrolments, underlag.followups, underlag.surveys
    ended = (rows["slut"] != NO_DAY) & (rows["slut"] <= last)
    ended |= rows["anonym"] & (rows["start"] <= last)
    gone = (
        (rows, ended),
        (answers, answers["slut_till"] <= last),
        (surveys, surveys["year"] <= through),
    )
    counts = Counter(
        (underlag.sheets[sheet].file, underlag.sheets[sheet].title)
        for table, chosen in gone
        for sheet in table["sheet"][chosen].tolist()
    )
    enrolments, followups, left = (table.where(~chosen) for table, chosen in gone)
    return replace(underlag, enrolments=enrolments, followups=followups, surveys=left), counts


def _that_may_stay(figures: FigureSet, underlag: Underlag, forbund: Forbund) -> FigureSet:
    """Those that documents may show: of an entered figure nobody can tell how few it is of."""
    if not forbund.rojande.is_on:
        return figures
    from sofrep.rojande.internal import Internal
    from sofrep.statistics.ways import EVERYTHING

    marked = Internal(underlag, forbund, figures).mark(figures.values(), EVERYTHING)
    return FigureSet(figure for figure in marked.values() if not figure.is_internal)


def _missing(before: FigureSet, after: FigureSet) -> tuple[Figure, ...]:
    """The figures with a value that are gone or others afterwards."""
    return tuple(
        figure
        for figure in before.values()
        if figure.value is not None and not is_same(figure, after.get(figure.id))
    )


def _write(path: Path, forbund: Forbund, figures: Iterable[Figure], through: int) -> None:
    from sofrep.amnen.alla.sheets import HISTORIK
    from sofrep.pipeline.startmapp.workbooks import new_workbook

    if path.exists():
        raise GallringError(
            f"{path.name} finns redan. Inget har ändrats. Ta bort den om gallringen ska göras om."
        )
    path.write_bytes(new_workbook(HISTORIK, forbund, [*_rows(figures, through)]))


def _rows(figures: Iterable[Figure], through: int) -> Iterator[Cells]:
    for figure in figures:
        source = figure.source or "Räknat av sofrep"
        yield {
            "figur": figure.id,
            "varde": _cell(figure.value),
            "taljare": _cell(figure.numerator),
            "namnare": figure.denominator,
            "enhet": str(figure.unit),
            "kalla": f"{source} före gallringen av rader till och med {through}",
        }


def _cell(value: int | Fraction | None) -> int | float | None:
    # A cell of Excel holds a binary float; where the parts are there reading makes it exact again.
    return float(value) if isinstance(value, Fraction) else value
