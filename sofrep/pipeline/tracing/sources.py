"""Where the figures of a finished document are told: the record of a build, and the förbund's workbooks.

The record lies beside the document, and in ``out`` of the förbund's folder for one that has been
moved or copied.  What no record tells is computed from the workbooks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError
from sofrep.pipeline.earlier import RECORD_NAME, Record
from sofrep.pipeline.figure_json import figure_from_json

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.evaluate import Results

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_INTERIM = "m01-08"
WORKBOOKS = "arbetsböckerna"


class Sources(Struct, kw_only=True):
    """What is at hand: a record, the förbund's folder and its profile; any may be missing.

    `place` is the name of the record's file; `notes` say what could not be found, for the reader.
    """

    record: Record | None = None
    place: str = RECORD_NAME
    folder: Path | None = None
    forbund: Forbund | None = None
    notes: list[str] = field(default_factory=list)
    _answers: dict[str, Results | None] = field(default_factory=dict)
    _counts: dict[tuple[object, ...], str] = field(default_factory=dict)

    @property
    def hides(self) -> bool:
        """Whether the förbund has rules of disclosure, so that its documents do not tell everything."""
        return self.forbund is not None and self.forbund.rojande.is_on

    def figure(self, key: str) -> tuple[Figure, str] | None:
        """The figure of an id, and what tells it: the record's name, or `WORKBOOKS`."""
        if self.record is not None and key in self.record.figures:
            return figure_from_json(key, self.record.figures[key]), self.place
        results = self.results_with(key)
        if results is None or key not in results.figures:
            return None
        return results.figures[key], WORKBOOKS

    def recorded(self) -> dict[str, Figure]:
        """All figures that the record holds; none without one."""
        entries = self.record.figures if self.record is not None else {}
        return {key: figure_from_json(key, entry) for key, entry in entries.items()}

    def results(self, period: str) -> Results | None:
        """What the workbooks give for a period, by its key; None where they are not at hand, or faulty."""
        return self._answer(period)

    def results_with(self, key: str) -> Results | None:
        """What the workbooks give for the record's period, or the id's own; None without the id."""
        own = key.partition(".")[0]
        periods = [own] if self.record is None else [self.record.period, own]
        answers = (self._answer(period) for period in dict.fromkeys(periods))
        return next((each for each in answers if each is not None and self._gives(each, key)), None)

    def _gives(self, results: Results, key: str) -> bool:
        from sofrep.pipeline.query import figure_of

        if self.folder is None:
            return key in results.figures
        return figure_of(key, results, self.folder) is not None

    def ids(self, title: str) -> Collection[str]:
        """The ids that a document may hold; without a record, those of the year that its title names."""
        if self.record is not None:
            return self.record.figures.keys() | {
                k for ids in self.record.printed.values() for k in ids
            }
        years = _YEAR.findall(title)
        part = _INTERIM if "delår" in title.casefold() else ""
        results = self._answer(f"{years[-1]}{part}") if years else None
        return results.figures.keys() if results is not None else ()

    def count_of(self, figure: Figure, rows: tuple[str, ...], value: object) -> str:
        """The id of the count `value` of these rows, of the figure's scope, period and sex; "" if none."""
        found = self._counts_like(figure).get(_trait(figure, rows))
        known = self.figure(found) if found else None
        return known[0].id if known is not None and known[0].value == value else ""

    def _counts_like(self, figure: Figure) -> dict[tuple[object, ...], str]:
        if not self._counts:
            for each in self._all(figure.id):
                if not each.recipe.base and each.denominator is None:
                    self._counts.setdefault(_trait(each, each.recipe.rows), each.id)
        return self._counts

    def _all(self, key: str) -> Iterator[Figure]:
        if self.record is not None:
            yield from (figure_from_json(name, it) for name, it in self.record.figures.items())
        elif (results := self.results_with(key)) is not None:
            yield from results.figures.values()

    def _answer(self, period: str) -> Results | None:
        from sofrep.pipeline.query import answer

        if period in self._answers or self.folder is None:
            return self._answers.get(period)
        self._answers[period] = None
        try:
            self._answers[period] = answer(self.folder, Period.from_key(period))
        except ValueError:  # no period: the id is none of ours
            pass
        except FaultyDataError:
            self.notes.append(
                f"Arbetsböckerna i {self.folder} innehåller fel, så inget räknas ur dem. Se felen "
                f"med: sofrep check {period[:4]}"
            )
        return self._answers[period]


def _trait(figure: Figure, rows: tuple[str, ...]) -> tuple[object, ...]:
    return figure.recipe.table, rows, figure.scope, figure.period, figure.sex
