"""Whether the counts of an insats and year add up: one check per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from sofrep.amnen.alla.labels import words_of
from sofrep.domain.forbund import Forbund, Insats
from sofrep.domain.period import MONTHS
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.statistics.codes import Breakdown
from sofrep.statistics.tallied import Steps, TallyBook
from sofrep.statistics.tally_books import Key
from sofrep.statistics.tally_lines import Lines, Tallied
from sofrep.statistics.underlag import UNKNOWN, Underlag

_NAMED = 4
"""How many cells of a sum a message names."""
_COLUMNS = ("totalt", "kvinnor", "män", "okänt eller annat kön")


class Tally(Struct, frozen=True):
    """The counts of an insats and year, as they stand and as a book."""

    underlag: Underlag
    forbund: Forbund
    insats: Insats
    year: int
    counts: dict[Key, Tallied]
    book: TallyBook

    def place(self, counted: Tallied) -> Place:
        """The first cell of a count."""
        sheet, row, letter = counted.cells[0]
        of_row = self.underlag.sheets[sheet].place(row)
        return Place(of_row.file, of_row.sheet, f"{letter}{row}")

    def said(self, steps: Steps, counted: Tallied, column: int = 0) -> str:
        """``nya deltagare, kvinnor: 5 (cell C4)``."""
        sex = f", {_COLUMNS[column]}" if column else ""
        return f"{words_of(steps, self.forbund)}{sex}: {counted.antal} ({self._cells(counted)})"

    def together(self, counted: Tallied) -> str:
        """``tillsammans 12 (bladet Steget, B3, C3)``: a sum and the cells that it is of."""
        return f"tillsammans {counted.antal} ({self._cells(counted)})"

    def _cells(self, counted: Tallied) -> str:
        """``bladet Steget, B3, C3, D3``: each sheet is named once."""
        by_sheet: dict[int, dict[str, None]] = {}
        for sheet, row, letter in counted.cells[:_NAMED]:
            by_sheet.setdefault(sheet, {})[f"{letter}{row}"] = None
        said = "; ".join(
            f"bladet {self.underlag.sheets[sheet].title}, {', '.join(cells)}"
            for sheet, cells in by_sheet.items()
        )
        return said + (" ..." if len(counted.cells) > _NAMED else "")

    def problem(self, rule: str, counted: Tallied, message: str) -> Problem:
        """An error at the first cell of a count."""
        text = f"{self.insats.namn} {self.year}: {message}"
        return error(rule, self.place(counted), text, "Rätta det antal som är fel.")

    def lacking(self, rule: str, counted: Tallied, names: list[str], said: str) -> Problem:
        """A warning at the first of the counts that others of their kind are lacking beside."""
        of = f"{self.insats.namn} {self.year}"
        return warning(
            rule,
            self.place(counted),
            f"{of}: {' och '.join(names)} är inte räknade. De andra är {said}.",
            "Fyll i dem också. Finns de på bladet, rätta rubriken. Är det ingen, skriv 0.",
            cause=f"{of}: {rule}, {names}",
        )


def _sexes(tally: Tally) -> Iterator[Problem]:
    for steps in dict.fromkeys(steps for steps, _, _ in tally.counts):
        total = _total_of_sexes(tally, steps)
        parts = {
            column: counted
            for column in (1, 2, 3)
            if (counted := tally.counts.get((steps, UNKNOWN, column))) is not None
        }
        if total is None or not parts:
            continue
        together = sum(parts.values(), start=Tallied(0))
        lacking = [_COLUMNS[column] for column in (1, 2) if column not in parts]
        said = f"{tally.together(together)}, men {tally.said(steps, total)}"
        if together.antal > total.antal or (not lacking and together.antal != total.antal):
            yield tally.problem("antal-kon", total, f"könen är {said}.")
        elif len(lacking) == 1 and together.antal < total.antal:
            yield tally.lacking("antal-kon", together, lacking, said)


def _total_of_sexes(tally: Tally, steps: Steps) -> Tallied | None:
    """What the sexes must add up to: of the new those who are not anonymous."""
    everyone = tally.book.value(("nya-alla",), 0) if steps == ("nya",) else None
    if everyone is None:
        return tally.book.value(steps, 0)
    anonymous = tally.book.value(("nya-anonyma",), 0)
    return everyone - anonymous if anonymous is not None and anonymous.antal else everyone


def _parts(tally: Tally) -> Iterator[Problem]:
    """No line, and no lines that nobody stands on two of, are more than the population.

    Where several dimensions say so of one population it is one problem, at the population.
    """
    sums: dict[tuple[Steps, int], list[tuple[str, Tallied]]] = {}
    for base, breakdown, column in _broken_down(tally):
        lines = tally.book.lines(base, breakdown, column)
        if lines.whole is None:
            continue
        for step, line in lines.given.items():
            if line.antal > lines.whole.antal:
                yield _more(tally, (base, column), ((*base, step), line), lines.whole)
        if lines.exclusive and (together := _wrong_sum(lines, lines.whole)):
            said = f"delarna ({breakdown.dimension.words}) är tillsammans {together.antal}"
            sums.setdefault((base, column), []).append((said, together))
    for (base, column), wrong in sums.items():
        if (whole := tally.book.value(base, column)) is not None:
            yield tally.problem(
                "antal-delar",
                wrong[0][1] if len(wrong) == 1 else whole,
                f"{'; '.join(said for said, _ in wrong)}, men {tally.said(base, whole, column)}.",
            )


def _wrong_sum(lines: Lines, whole: Tallied) -> Tallied | None:
    """What the lines are together, where that cannot be."""
    blank = lines.given.get(lines.breakdown.dimension.blank)
    disjoint = lines.disjoint()
    if not disjoint:
        return None
    together = sum([*disjoint.values(), *([blank] if blank else [])], start=Tallied(0))
    atoms = range(len(lines.breakdown.atoms))
    complete = blank is not None and frozenset().union(*disjoint) >= set(atoms)
    too_many = together.antal > whole.antal and len(together.cells) > 1
    return together if too_many or (complete and together.antal < whole.antal) else None


def _more(
    tally: Tally, of: tuple[Steps, int], line: tuple[Steps, Tallied], whole: Tallied
) -> Problem:
    base, column = of
    steps, counted = line
    return tally.problem(
        "antal-delar",
        counted,
        f"{tally.said(steps, counted, column)} är fler än {tally.said(base, whole, column)}.",
    )


def _broken_down(tally: Tally) -> Iterator[tuple[Steps, Breakdown, int]]:
    """Every population, dimension and column in which a line was counted."""
    found: dict[tuple[Steps, str, int], Breakdown] = {}
    for steps, column in tally.book.counts:
        if len(steps) > 1 and (breakdown := tally.book.breakdown_of(steps[-1])):
            found[steps[:-1], breakdown.name, column] = breakdown
    for (base, _, column), breakdown in found.items():
        yield base, breakdown, column


def _kodgrupper(tally: Tally) -> Iterator[Problem]:
    """A line of a kodgrupp against the lines that it is made of."""
    for base, breakdown, column in _broken_down(tally):
        lines = tally.book.lines(base, breakdown, column)
        for step, members in breakdown.sets.items():
            own = lines.given.get(step)
            made = lines.covered(members, but=step) if own is not None else None
            if own is not None and made is not None and made.antal != own.antal:
                yield tally.problem(
                    "antal-kodgrupp",
                    own,
                    f"{tally.said((*base, step), own, column)}, men dess rader är tillsammans "
                    f"{made.antal}.",
                )


def _populations(tally: Tally) -> Iterator[Problem]:
    """New and ended are participants; who came and who were there are who left and who remain."""
    new, anonymous = (tally.book.value((name,), 0) for name in ("nya-alla", "nya-anonyma"))
    if new is not None and anonymous is not None and anonymous.antal > new.antal:
        yield _more(tally, (("nya-alla",), 0), (("nya-anonyma",), anonymous), new)
    for column in range(4):
        found = {name: tally.book.value((name,), column) for name in _BALANCE}
        everyone = found["aktuella"]
        if everyone is None:
            continue
        for name in ("nya", "avslutade", "vid-start", "vid-slut"):
            part = found[name]
            if part is not None and part.antal > everyone.antal:
                yield _more(tally, (("aktuella",), column), ((name,), part), everyone)
        if sums := [
            said for names in _SUMS if (said := _wrong_balance(tally, found, names, column))
        ]:
            yield tally.problem(
                "antal-populationer",
                everyone,
                f"{'; '.join(sums)}, men {tally.said(('aktuella',), everyone, column)}.",
            )


def _wrong_balance(
    tally: Tally, found: dict[str, Tallied | None], names: tuple[str, str], column: int
) -> str:
    """What two populations are together, where that is not the participants; else ""."""
    first, second, everyone = (found[name] for name in (*names, "aktuella"))
    if first is None or second is None or everyone is None:
        return ""
    together = first.antal + second.antal
    if together == everyone.antal:
        return ""
    said = [
        tally.said((name,), part, column) for name, part in zip(names, (first, second), strict=True)
    ]
    return f"{' och '.join(said)} är tillsammans {together}"


_SUMS = (("vid-start", "nya"), ("avslutade", "vid-slut"))
_BALANCE = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")


def _months(tally: Tally) -> Iterator[Problem]:
    for steps in dict.fromkeys(steps for steps, month, _ in tally.counts if month != UNKNOWN):
        months = [tally.counts.get((steps, month, 0)) for month in range(1, 13)]
        known = [month for month in months if month is not None]
        total = tally.counts.get((steps, UNKNOWN, 0)) or tally.book.value(steps, 0)
        together = sum(known, start=Tallied(0))
        if total is None:
            continue
        said = f"{tally.together(together)}, men {tally.said(steps, total)}"
        last = max(month for month, found in enumerate(months) if found is not None)
        gaps = [name for name, found in zip(MONTHS, months[:last], strict=False) if found is None]
        if together.antal > total.antal or (len(known) == 12 and together.antal != total.antal):
            yield tally.problem("antal-manader", total, f"månaderna är {said}.")
        elif len(known) < 12 and (gaps or together.antal < total.antal):
            yield tally.lacking("antal-manader", together, gaps or [*MONTHS[last + 1 :]], said)


CHECKS: tuple[Callable[[Tally], Iterator[Problem]], ...] = (
    _sexes,
    _parts,
    _kodgrupper,
    _populations,
    _months,
)
"""Every check of the sums."""
