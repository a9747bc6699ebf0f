"""The rows behind a figure, from its recipe back to file, sheet and row; and what the figure means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.amnen.ekonomi.siffror.postmatt import cells_of_economy
from sofrep.amnen.enkat.siffror.survey_counts import Surveys
from sofrep.amnen.enkat.siffror.survey_measures import survey_places
from sofrep.amnen.enkat.siffror.survey_questions import NATIONAL
from sofrep.amnen.enkat.siffror.survey_questions import TABLE as SURVEY
from sofrep.amnen.insatsmedel.siffror import TABLE as MONEY
from sofrep.amnen.insatsmedel.siffror import money_places
from sofrep.amnen.mal.siffror.grading import COUNT, DIFFERENCE, MEAN, OWN, RATIO
from sofrep.amnen.strukturella.siffror import activity_rows
from sofrep.domain.figure import SEXES, Figure, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.counted import Cell
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import UNKNOWN, Underlag
from sofrep.statistics.ways import EVERYTHING, Selection

_Reader = Callable[[Figure, tuple[str, ...]], tuple[Place, ...]]


class RowFinder:
    """Finds the rows behind figures that were computed with `selection`; a table is made once for all."""

    def __init__(
        self, underlag: Underlag, forbund: Forbund, selection: Selection = EVERYTHING
    ) -> None:
        self._underlag, self._forbund, self._selection = underlag, forbund, selection
        enkat = forbund.enkat
        self._surveys = Surveys(underlag, enkat) if enkat is not None else None
        self._people: dict[tuple[object, ...], tuple[Place, ...]] = {}
        self._sources: dict[Period, Source] = {}
        self._applications: dict[Period, Applications] = {}
        self._economy: dict[Period, Mapping[str, tuple[Place, ...]]] = {}

    def rows(self, figure: Figure) -> tuple[Place, ...]:
        """Where the rows of the figure's numerator stand (or of the mean).

        One place per row for a count, and of a tally its cells; for distinct groups and persons the rows
        that they are told from; for applications, structural activities and the economy the cells that
        are added up; for the survey the answers, or the cells of its sums.  Nothing for an entered
        figure, and for funding, which stands in the profile.
        """
        return self._places(figure, figure.recipe.rows)

    def base(self, figure: Figure) -> tuple[Place, ...]:
        """Where the rows of a share's denominator stand; nothing for a plain count."""
        return self._places(figure, figure.recipe.base)

    def _places(self, figure: Figure, steps: tuple[str, ...]) -> tuple[Place, ...]:
        if not steps:
            return ()
        underlag, forbund = self._underlag, self._forbund
        of_people = dict.fromkeys(("register", "uppfoljning", "antal", "blandat"), self._of_people)
        of_survey = dict.fromkeys((SURVEY, NATIONAL), self._of_survey)
        readers: Mapping[str, _Reader] = {
            **of_people,
            **of_survey,
            "ansokningar": self._of_applications,
            "strukturella": lambda f, s: _cells_of_activities(f, s, underlag),
            "ekonomi": self._of_economy,
            MONEY: lambda f, _: money_places(f, underlag, forbund),
        }
        reader = readers.get(figure.recipe.table)
        return reader(figure, steps) if reader is not None else ()

    def _of_survey(self, figure: Figure, steps: tuple[str, ...]) -> tuple[Place, ...]:
        return survey_places(figure, steps, self._surveys) if self._surveys is not None else ()

    def _of_applications(self, figure: Figure, steps: tuple[str, ...]) -> tuple[Place, ...]:
        kept, period = self._applications, figure.period
        if period not in kept:
            kept[period] = Applications(self._underlag, self._forbund, period)
        return tuple(_place(self._underlag, row.cell) for row in kept[period].rows(*steps[1:]))

    def _of_economy(self, figure: Figure, _: tuple[str, ...]) -> tuple[Place, ...]:
        if figure.period not in self._economy:
            self._economy[figure.period] = cells_of_economy(self._underlag, figure.period)
        return self._economy[figure.period].get(figure.id, ())

    def _of_people(self, figure: Figure, steps: tuple[str, ...]) -> tuple[Place, ...]:
        if figure.period not in self._sources:
            given = (self._underlag, self._forbund, figure.period, self._selection)
            self._sources[figure.period] = Source(*given)
        key = (figure.period, figure.scope, steps, figure.sex)
        if key not in self._people:  # many shares are of the same people
            rows = self._sources[figure.period].rows(figure.scope, steps[0]).narrow(*steps[1:])
            sex = -1 if figure.sex is Sex.TOTALT else SEXES.index(figure.sex)
            self._people[key] = tuple(_place(self._underlag, cell) for cell in rows.cells(sex))
        return self._people[key]


def _place(underlag: Underlag, cell: Cell) -> Place:
    sheet, row, letter = cell
    of_row = underlag.sheets[sheet].place(row)
    return Place(of_row.file, of_row.sheet, f"{letter}{row}") if letter else of_row


def _cells_of_activities(
    figure: Figure, steps: tuple[str, ...], underlag: Underlag
) -> tuple[Place, ...]:
    index = activity_rows(underlag, figure.period)
    for step in steps[1:]:
        name, _, value = step.partition("=")
        if name == "nummer":
            index = index[int(value) - 1 : int(value)]
    rows = [*underlag.activities.rows("antal", "sheet", "row")]
    field = "antal" if len(steps) > 1 else ""
    return tuple(
        underlag.sheets[sheet].place(row, field)
        for antal, sheet, row in (rows[place] for place in index)
        if not field or antal != UNKNOWN
    )


_GOALS = (
    (
        rf".*{re.escape(DIFFERENCE)}",
        "Målets resultat minus resultatet året före. Andelar skiljer sig i procentenheter.",
    ),
    (re.escape(MEAN), "Medelvärdet av insatsens mål: resultat i procent av målvärdet."),
    (
        rf".*{re.escape(RATIO)}",
        "Målets resultat i procent av målvärdet; för högst, målvärdet i procent av resultatet.",
    ),
    (r"mal-\d+", "Resultatet som är inskrivet för målet i måltabellen."),
    (
        rf"{re.escape(OWN)}(\..*)?",
        "Hur många övergripande mål året har, eller hur många av dem som bedömts så.",
    ),
    (rf"{COUNT}(\..*)?", "Hur många mål året har, eller hur många av dem som bedömts så."),
)
"""The measures of goals (docs/figures.md), the first that fits."""


class Meaning(Struct, frozen=True):
    """The definition of a measure; of what its ratio, where it is one, is a ratio. "" is unknown."""

    definition: str = ""
    taljare: str = ""
    namnare: str = ""


NO_MEANING = Meaning()


def meaning(measure: str, forbund: Forbund) -> Meaning:
    """The meaning of a measure (a figure's id without period and scope)."""
    matches = find(measure, forbund)
    if not matches:
        return Meaning(_of_goals(measure))
    named = matches[0]
    of = named.measure.share if named.andel else named.measure.ratio
    taljare, _, namnare = of.partition(" / ")
    return Meaning(named.measure.definition, taljare, namnare)


def _of_goals(measure: str) -> str:
    """A measure that the table of goals gives, and no list; "" for another."""
    return next((words for pattern, words in _GOALS if re.fullmatch(pattern, measure)), "")
