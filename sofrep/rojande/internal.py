"""Which figures of an answer rest on a group that the documents would not show.

An answer is not composed and held against everything that is published, as a document is: each
figure is judged by its own group, and by what is left of the whole when the group is taken from it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojandetabell
from sofrep.rojande.rowsets import RowPlace, RowSets, place_of
from sofrep.rojande.sma_antal.count_keys import read
from sofrep.rojande.sma_antal.count_rules import Rules
from sofrep.rojande.steps import Reading
from sofrep.statistics.underlag import Underlag
from sofrep.statistics.ways import Selection

_REGISTER = frozenset({"register", "uppfoljning"})


class Internal:
    """What may not be passed on of answers about one folder; `figures` are those of everybody."""

    def __init__(self, underlag: Underlag, forbund: Forbund, figures: FigureSet) -> None:
        self._underlag, self._forbund = underlag, forbund
        self._everybody = RowSets(underlag, forbund, figures)
        self._rules = Rules(forbund)
        self._of_known: dict[Selection, RowSets] = {}
        self._rojande, self._is_on = forbund.rojande, forbund.rojande.is_on
        self._answers = forbund.enkat.minsta_grupp if forbund.enkat else 0

    def mark(
        self, figures: Iterable[Figure], selection: Selection, whole: Period | None = None
    ) -> FigureSet:
        """The figures of a selection, those marked (`Figure.is_internal`) that are for the office.

        Figures of a part of the period that is asked about are held against `whole`.
        """
        if not (self._is_on or self._answers):
            return FigureSet(figures)
        found = list(figures)
        rows = self._everybody
        if selection:
            rows = RowSets(self._underlag, self._forbund, FigureSet(found), selection)
        return FigureSet(
            replace(each, is_internal=True)
            if each.value is not None and self._is_internal(each, rows, whole)
            else each
            for each in found
        )

    def _is_internal(self, figure: Figure, rows: RowSets, whole: Period | None) -> bool:
        if figure.recipe.table == "enkat":
            return self._is_of_few_answers(figure, rows)
        if not self._is_on:
            return False
        if self._is_told_of_few(figure, rows, whole):
            return True
        reading = rows.read(figure)
        if reading is None or not rows.knows(place_of(figure, reading), ()):
            return False
        if self._rojande.has_groups and self._is_of_few(figure, reading, rows, whole):
            return True
        return self._rojande.has_small_counts and self._is_small(figure, reading, rows)

    def _is_of_few_answers(self, figure: Figure, rows: RowSets) -> bool:
        """Whether it tells what too few answered."""
        reading, least = rows.read(figure), max(self._answers, self._rojande.minsta_grupp)
        return reading is not None and self._is_few(rows.size(place_of(figure, reading)), least)

    def _is_told_of_few(self, figure: Figure, rows: RowSets, whole: Period | None) -> bool:
        """Whether a selection by what nobody may know tells it of a group that is small, or leaves one."""
        chosen, smallest = rows.selection, self._rojande.minsta_grupp
        told = [step for step in chosen.noted if rows.steps.is_told(step)]
        if not told or not self._rojande.has_groups or figure.recipe.table not in _REGISTER:
            return False
        known = replace(chosen, noted=tuple(step for step in chosen.noted if step not in told))
        if known not in self._of_known:
            figures = self._everybody.figures
            made = RowSets(self._underlag, self._forbund, figures, known)
            self._of_known[known] = made if known else self._everybody
        place = RowPlace(
            "register", figure.period, figure.scope, figure.recipe.rows[:1], figure.sex
        )
        group = self._of_known[known]
        sizes = [group.size(place)]
        if known or (whole is not None and whole != figure.period):
            sizes.append(self._rest(place, group, whole))
        return any(self._is_few(size, smallest) for size in sizes)

    def _is_of_few(
        self, figure: Figure, reading: Reading, rows: RowSets, whole: Period | None
    ) -> bool:
        """By the rule of the smallest group: it is one, or leaves one, or tells of a sex that is one."""
        place, smallest = place_of(figure, reading), self._rojande.minsta_grupp
        is_part = bool(rows.selection) or (whole is not None and whole != figure.period)
        is_more = bool(reading.told) or reading.is_mean
        if is_more:
            n = figure.denominator if reading.is_mean and figure.denominator is not None else None
            if self._is_few(rows.size(place) if n is None else n, smallest):
                return True
            if is_part and self._is_few(self._rest(place, rows, whole), smallest):
                return True
        if figure.sex is Sex.TOTALT:
            return False
        head = place.steps[:1] if figure.recipe.table in _REGISTER else place.steps
        sizes = {sex: rows.size(place._replace(steps=head, sex=sex)) for sex in SEXES}
        few = [sex for sex, size in sizes.items() if self._is_few(size, smallest)]
        is_crossed = is_more or is_part or len(reading.steps) > 1
        # A third group that is few stands in the total alone, women and men in their head count too.
        return bool(few) if is_crossed else figure.sex is Sex.OVRIGA and Sex.OVRIGA in few

    def _rest(self, place: RowPlace, rows: RowSets, whole: Period | None) -> int:
        """How many are left of the whole, which the documents tell of."""
        own = place._replace(period=whole or place.period)
        return self._everybody.size(own) - rows.size(place)

    @staticmethod
    def _is_few(size: int, smallest: int) -> bool:
        return 0 < size < smallest

    def _is_small(self, figure: Figure, reading: Reading, rows: RowSets) -> bool:
        """By the rules of small counts: what it tells is one, or stands in a group that is."""
        tables = {"kommun": Rojandetabell.KOMMUN, "alder": Rojandetabell.ALDER}
        names = [step.partition("=")[0] for step in rows.selection.steps]
        by_group = [self._rojande.rule(tables[name]) for name in names if name in tables]
        size = rows.size(place_of(figure, reading))
        if any(rule is not None and rule.is_small(size) for rule in by_group):
            return True
        told = read(figure, self._everybody.recipes)
        for key, value in told.told if told is not None else ():
            rules = (self._rules.of_table(key), self._rules.of_sexes(key))
            if value is not None and any(rule and rule.is_small(value) for rule in rules):
                return True
        return False
