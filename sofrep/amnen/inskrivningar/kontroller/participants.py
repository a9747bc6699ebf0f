"""A participant number stands for one person, spelled one way, enrolled once at a time in an insats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sofrep.amnen.inskrivningar.lasning import WRITTEN
from sofrep.domain.cellomraden import row_and_column
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.excel.days import years_of
from sofrep.excel.sheet import NO_DAY, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import IntArray


def check_same_enrolment(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each further row with the same insats, participant number and start."""
    first: dict[tuple[int, ...], int] = {}
    keys = zip(rows.numbers.tolist(), rows.frame.rows("insats", "start"), strict=True)
    for index, (number, key) in enumerate(keys):
        earlier = first.setdefault((number, *key), index)
        if earlier == index or number < 0:
            continue
        yield error(
            "inskrivning-dubbel",
            rows.place(index, "nummer"),
            "Samma inskrivning (insats, deltagarnummer och startdatum) står redan i "
            f"{rows.place(earlier, 'nummer')}.",
            "Ta bort den ena raden, eller rätta numret eller datumet.",
            rows.about(index),
            example=rows.place(earlier, "nummer"),
        )


_NEVER = 2**31 - 1


def check_overlapping(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each enrolment that starts before an earlier one of the same number has ended.

    One that starts on the day the other ends follows on it; one with the same start is the same
    enrolment, which is an error of its own.
    """
    numbers = rows.numbers.tolist()
    enrolments = enumerate(rows.frame.rows("insats", "start", "slut"))
    chosen = sorted(
        (insats, numbers[index], start, index, end if end != NO_DAY else _NEVER)
        for index, (insats, start, end) in enrolments
        if numbers[index] >= 0 and start != NO_DAY
    )
    latest: dict[tuple[int, int], tuple[int, int, int]] = {}
    for insats, number, start, index, end in chosen:
        key = (insats, number)
        earlier_start, earlier_end, earlier = latest.get(key, (start, start, index))
        if earlier_start < start < earlier_end:
            yield warning(
                "inskrivning-overlappar",
                rows.place(index, "start"),
                "Samma deltagarnummer är redan inskrivet i insatsen då, i "
                f"{rows.place(earlier, 'start')}.",
                "Fyll i eller rätta slutdatum på den första, eller ta bort den rad som är för "
                "mycket.",
                rows.about(index),
                example=rows.place(earlier, "start"),
            )
        if end > earlier_end or key not in latest:
            latest[key] = (start, end, index)


_OTHER = 2


def check_one_sex(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each row whose number is of the other sex on an earlier one.

    Annat or blank contradicts neither.
    """
    sexes = rows.column("kon")
    known = (rows.numbers >= 0) & (sexes != _OTHER)
    for index, earlier in _contradictions(rows, known, sexes, sexes):
        yield warning(
            "nummer-olika-kon",
            rows.place(index, "kon"),
            f"Samma deltagarnummer har ett annat kön i {rows.place(earlier, 'kon')}.",
            "Rätta det kön eller det nummer som är fel.",
            rows.about(index),
            example=rows.place(earlier, "kon"),
        )


def check_one_birth_year(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each row whose year of birth cannot be that of an earlier row of the number.

    Where only an age is given, the year of birth is one of two.
    """
    years = years_of(rows.column("start"))
    born, given = rows.column("fodelsear"), rows.column("alder_given")
    by_age = (born == UNKNOWN) & (given != UNKNOWN) & (rows.column("start") != NO_DAY)
    first = (years - given - 1) * by_age + born * ~by_age
    known = (rows.numbers >= 0) & ((born != UNKNOWN) | by_age)
    for index, earlier in _contradictions(rows, known, first, first + by_age):
        yield error(
            "nummer-olika-fodelsear",
            rows.place(index, "fodelsear", "alder"),
            "Samma deltagarnummer har ett annat födelseår, eller en ålder som inte kan stämma med "
            f"det, i {rows.place(earlier, 'fodelsear', 'alder')}.",
            "Rätta det födelseår eller den ålder som är fel. Är det två personer måste de ha var "
            "sitt nummer.",
            rows.about(index),
            example=rows.place(earlier, "fodelsear", "alder"),
        )


def _contradictions(
    rows: CheckedRows, known: NDArray[np.bool_], lows: IntArray, highs: IntArray
) -> Iterator[tuple[int, int]]:
    """The known rows whose span misses that of their number's surest row, with that row.

    The surest is the first of those with the shortest span.
    """
    import numpy as np

    index = np.flatnonzero(known)
    numbers, lows, highs = rows.numbers[index], lows[index], highs[index]
    if not len(index):
        return
    surest = np.full(int(numbers.max()) + 1, -1)
    order = np.argsort(highs - lows, kind="stable")[::-1]
    surest[numbers[order]] = order  # the last one written stays: the first of the shortest
    other = surest[numbers]
    apart = (lows > highs[other]) | (highs < lows[other])
    for row in apart.nonzero()[0]:
        yield int(index[row]), int(index[other[row]])


def check_number_spellings(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each row whose participant number, in whatever insats, an earlier one spells otherwise."""
    one = "en person. Är det två personer måste de ha var sitt nummer."
    yield from _warnings(rows, "nummer", "Deltagarnumret", one)


def check_group_spellings(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each row whose group an earlier one of its insats spells otherwise."""
    one = "en grupp. Är det två grupper måste de heta olika."
    yield from _warnings(rows, "grupp", "Gruppen", one)


def _warnings(rows: CheckedRows, name: str, what: str, one: str) -> Iterator[Problem]:
    for index, earlier in _spelled_otherwise(rows, name):
        place = rows.place(earlier, name)
        yield warning(
            "beteckning-skrivs-olika",
            rows.place(index, name),
            f"{what} skrivs inte likadant som i {place}: versaler, mellanslag, inledande nollor "
            "eller osynliga tecken skiljer.",
            f"Skriv det lika. Det räknas som {one}",
            rows.about(index),
            example=place,
        )


def _spelled_otherwise(rows: CheckedRows, name: str) -> Iterator[tuple[int, int]]:
    """The rows that spell a label otherwise than its first, with that one."""
    owners = rows.column("insats" if name == "grupp" else "nummer").tolist()
    labels, written = rows.column(name).tolist(), rows.column(f"{name}{WRITTEN}").tolist()
    first: dict[tuple[object, str], int] = {}
    for index, key in enumerate(zip(owners, labels, strict=True)):
        earlier = first.setdefault(key, index)
        if key[1] and written[earlier] != written[index]:
            yield index, earlier


Two = frozenset[tuple[str, str, int]]
_SPELLED = "Numret skrivs inte likadant på de två raderna, men räknas som ett."


def check_numbers(rows: CheckedRows) -> Iterator[Problem]:
    """The gravest problem of each two rows with one number: the others are gone when it is mended."""
    spelled = list(check_number_spellings(rows))
    otherwise = set(map(_two, spelled))
    told: set[Two] = set()
    for check in (check_same_enrolment, check_one_birth_year, check_overlapping):
        found = list(check(rows))
        for problem in found:
            if (two := _two(problem)) not in told:
                hint = f" {_SPELLED}" * (two in otherwise)
                yield replace(problem, message=problem.message + hint)
        told |= set(map(_two, found))
    yield from (problem for problem in spelled if _two(problem) not in told)
    told |= otherwise
    yield from (problem for problem in check_one_sex(rows) if _two(problem) not in told)


def _two(problem: Problem) -> Two:
    """The row that a problem stands in and the one that it is compared with."""
    assert isinstance(problem.example, Place)  # noqa: S101 - each of the checks names the other row
    both = (problem.place, problem.example)
    return frozenset((each.file, each.sheet, row_and_column(each.cell)[0]) for each in both)
