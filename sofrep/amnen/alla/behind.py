"""The rows behind a figure: from its recipe back to file, sheet and row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.amnen.ekonomi.siffror.postmatt import cells_behind
from sofrep.amnen.enkat.siffror.survey_measures import survey_places
from sofrep.amnen.enkat.siffror.survey_questions import NATIONAL
from sofrep.amnen.enkat.siffror.survey_questions import TABLE as SURVEY
from sofrep.amnen.insatsmedel.siffror import TABLE as MONEY
from sofrep.amnen.insatsmedel.siffror import money_places
from sofrep.amnen.strukturella.siffror import activity_rows
from sofrep.domain.figure import SEXES, Figure, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place
from sofrep.statistics.counted import Cell
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import UNKNOWN, Underlag
from sofrep.statistics.ways import EVERYTHING, Selection


def rows_behind(
    figure: Figure, underlag: Underlag, forbund: Forbund, selection: Selection = EVERYTHING
) -> tuple[Place, ...]:
    """Where the rows of the figure's numerator stand (or of the mean).

    One place per row for a count, and of a tally its cells; for distinct groups and persons the rows that they are told
    from; for applications, structural activities and the economy the cells that are added up; for
    the survey the answers, or the cells of its sums.  Nothing for an entered figure, and for
    funding, which stands in the profile.  `selection` is the one the figure was computed with.
    """
    return _places(figure, figure.recipe.rows, underlag, forbund, selection)


def base_rows_behind(
    figure: Figure, underlag: Underlag, forbund: Forbund, selection: Selection = EVERYTHING
) -> tuple[Place, ...]:
    """Where the rows of a share's denominator stand; nothing for a plain count."""
    return _places(figure, figure.recipe.base, underlag, forbund, selection)


def _places(
    figure: Figure,
    steps: tuple[str, ...],
    underlag: Underlag,
    forbund: Forbund,
    selection: Selection,
) -> tuple[Place, ...]:
    if not steps:
        return ()
    cells: Mapping[str, Callable[[], tuple[Place, ...]]] = {
        "ansokningar": lambda: tuple(
            _place(underlag, each.cell)
            for each in Applications(underlag, forbund, figure.period).rows(*steps[1:])
        ),
        "strukturella": lambda: _cells_of_activities(figure, steps, underlag),
        MONEY: lambda: money_places(figure, underlag, forbund),
        "ekonomi": lambda: cells_behind(underlag, figure),
        SURVEY: lambda: survey_places(figure, steps, underlag, forbund),
        NATIONAL: lambda: survey_places(figure, steps, underlag, forbund),
    }
    if figure.recipe.table in cells:
        return cells[figure.recipe.table]()
    if figure.recipe.table not in ("register", "uppfoljning", "antal", "blandat"):
        return ()
    source = Source(underlag, forbund, figure.period, selection)
    rows = source.rows(figure.scope, steps[0]).narrow(*steps[1:])
    sex = -1 if figure.sex is Sex.TOTALT else SEXES.index(figure.sex)
    return tuple(_place(underlag, cell) for cell in rows.cells(sex))


def _place(underlag: Underlag, cell: Cell) -> Place:
    sheet, row, letter = cell
    of_row = underlag.sheets[sheet].place(row)
    return Place(of_row.file, of_row.sheet, f"{letter}{row}") if letter else of_row


def _cells_of_activities(
    figure: Figure, steps: tuple[str, ...], underlag: Underlag
) -> tuple[Place, ...]:
    frame = underlag.activities
    index = activity_rows(underlag, figure.period)
    for step in steps[1:]:
        name, _, value = step.partition("=")
        if name == "nummer":
            index = index[int(value) - 1 : int(value)]
    counts, sheets, rows = (frame[name].tolist() for name in ("antal", "sheet", "row"))
    field = "antal" if len(steps) > 1 else ""
    return tuple(
        underlag.sheets[sheets[place]].place(rows[place], field)
        for place in index
        if not field or counts[place] != UNKNOWN
    )
