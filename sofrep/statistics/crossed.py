"""Two dimensions crossed: whose measures they are, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.uppgift import VID_SLUT, VID_START, Noteras
from sofrep.statistics.counted import Counts
from sofrep.statistics.counters import Count, Line
from sofrep.statistics.dimension import SAKNAS, VID_AVSLUT, Dimension, plain
from sofrep.statistics.measure import Measure
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.page import ALL_SEXES, Page

CROSSED, CHANGED = "kors", "over"
"""Begin the measures of what the profile crosses, and of what was noted at the start by what was at exit."""


class Crossing(Struct, frozen=True):
    """The rows of one dimension by another's columns, or by kodgrupper (`groups`: code and name), of a population.

    `start` begins its measures, before the codes of the row and of the column.  `at` is put before the
    steps of the rows, where these were noted earlier (``avslut.``).
    """

    start: str
    population: str
    rows: Dimension
    columns: Dimension | None = None
    groups: tuple[tuple[str, str], ...] = ()
    at: str = ""

    def measures(self, namn: str, pages: tuple[str, ...]) -> Iterator[Line]:
        """The measures, each part of whose names is a code or ``saknas``; `namn` begins their labels."""
        row_word = f"{self.rows.word}{VID_AVSLUT}" if self.at else self.rows.word
        for row in (f"<{row_word}>", SAKNAS):
            for column, label in self._columns():
                yield Measure(
                    f"{self.start}.{row}.{column}",
                    ", ".join((namn, self._label(row, row_word), label)),
                    f"De som är det ena enligt {self.rows.words} och det andra enligt {self._words}.",
                    self._count(row, column),
                    share="de med båda / de med det första",
                    of=pages,
                )

    @property
    def _words(self) -> str:
        return self.columns.words if self.columns else "kodgruppen"

    def _columns(self) -> Iterator[tuple[str, str]]:
        if self.columns is None:
            yield from ((kod, plain(namn)) for kod, namn in self.groups)
            return
        yield f"<{self.columns.word}>", self.columns.label
        yield SAKNAS, f"{plain(self.columns.words)} saknas"

    def _label(self, row: str, word: str) -> str:
        if row == SAKNAS:
            return f"{plain(self.rows.words)} saknas"
        return self.rows.label.replace(f"{{{self.rows.word}}}", f"{{{word}}}")

    def _count(self, row: str, column: str) -> Count:
        def count(page: Page, line: Line) -> Iterator[Figure]:
            kods = page.rows.codes.categories[self.rows.name]
            start = line.pattern.removesuffix(f"{row}.{column}")
            unknown = page.blanks(self.rows, self.at)
            for kod in (SAKNAS,) if row == SAKNAS else kods:
                inner = page.narrow(f"{self.at}{self.rows.name}={kod}")
                for own, step, dimension in self._steps(page, column):
                    if page.has_room(f"{start}{kod}.{own}"):
                        blank = _NOBODY if own == SAKNAS else inner.blanks(dimension)
                        counts = inner.rows.count_of(step)
                        found = inner.part(f"{start}{kod}.{own}", counts, step, blanks=blank)
                        yield from found if kod == SAKNAS else known(found, page, unknown)

        return count

    def _steps(self, page: Page, column: str) -> Iterator[tuple[str, str, Dimension]]:
        codes = page.rows.codes
        if self.columns is None:
            yield column, column, codes.groups[column].dimension
        elif column == SAKNAS:
            yield SAKNAS, self.columns.blank, self.columns
        else:
            for kod in codes.categories[self.columns.name]:
                yield kod, f"{self.columns.name}={kod}", self.columns


_NOBODY: Counts = (0, 0, 0, 0)


def known(figures: Iterable[Figure], page: Page, unknown: Counts) -> Iterator[Figure]:
    """Figures of those who are something; of none where it is not known of anybody on the page who is."""
    for figure in figures:
        column = ALL_SEXES.index(figure.sex)
        if page.size[column] and unknown[column] == page.size[column]:
            yield replace(figure, value=None, numerator=None, absence=Absence.UPPGIFT_SAKNAS)
        else:
            yield figure


def changes_of(forbund: Forbund) -> Mapping[str, Crossing]:
    """What was noted at the start by what was at the exit, by what the profile calls it."""
    every = dimensions_of(forbund)
    found = {}
    for lista in forbund.noteras_vid_start:
        name = lista.steg
        rows, columns = every[name + VID_START], every[name]
        found[str(lista)] = Crossing(f"{CHANGED}.{name}", "avslutade", rows, columns)
    for own in forbund.uppgift:
        if own.noteras is Noteras.BADA:
            rows, columns = every[own.kod + VID_START], every[own.kod + VID_SLUT]
            found[own.kod] = Crossing(f"{CHANGED}.{own.kod}", "avslutade", rows, columns)
    return found


def crossings_of(forbund: Forbund) -> Mapping[str, Crossing]:
    """What the profile crosses, by its code."""
    called = {each.avsnitt: each for each in dimensions_of(forbund).values() if each.avsnitt}
    names = {group.kod: group.namn for group in forbund.kodgrupp}
    found = {}
    for each in forbund.korsning:
        dimension = called.get(each.kolumner[0]) if len(each.kolumner) == 1 else None
        found[each.kod] = Crossing(
            f"{CROSSED}.{each.kod}",
            each.population,
            called[each.rader],
            dimension,
            () if dimension else tuple((kod, names[kod]) for kod in each.kolumner),
        )
    return found
