"""What an enrolment says of itself: its dates, age, kommun, and that an anonymous one says little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, error, warning
from sofrep.excel.checked_rows import CheckedRows, hits
from sofrep.excel.days import years_of
from sofrep.excel.sheet import NO_DAY, TID_PER_YEAR, UNKNOWN
from sofrep.statistics.own_dimensions import added

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def check_end_before_start(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each end that lies before its start."""
    start, end = rows.column("start"), rows.column("slut")
    for index in hits((start != NO_DAY) & (end != NO_DAY) & (end < start)):
        yield error(
            "slut-fore-start",
            rows.place(index, "slut"),
            "Slutdatum ligger före startdatum.",
            "Rätta det datum som är fel.",
            rows.about(index),
        )


GAP = 3
"""A register that runs has starts in every year; more years than this without any is no pause."""

FEWEST = 10
"""Fewer starts than this, ten times as many as those outside, say nothing about the others."""


def check_lone_dates(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for a start far from nearly all others, or an end far after the last of them."""
    start, end = rows.column("start"), rows.column("slut")
    known = start != NO_DAY
    years = years_of(start)
    span = _main_years(years[known])
    if span is None:
        return
    first, last = span
    wrong = {
        "start": known & ((years < first) | (years > last)),
        "slut": (end != NO_DAY) & (years_of(end) > last + GAP),
    }
    for name, far in wrong.items():
        for index in hits(far):
            yield warning(
                "datum-ensamt",
                rows.place(index, name),
                f"Datumet ligger långt från registrets övriga, som börjar {first} till {last}.",
                "Kontrollera årtalet, och att datumet är skrivet med året först.",
                rows.about(index),
            )


def _main_years(years: NDArray[np.int64]) -> tuple[int, int] | None:
    """The first and last year of the run of years that has nearly all starts, None without one."""
    counts = Counter(years.tolist())
    distinct = sorted(counts)
    breaks = [n for n, (one, two) in enumerate(pairwise(distinct), 1) if two - one > GAP]
    for first, end in pairwise((0, *breaks, len(distinct))):
        run = distinct[first:end]
        n = sum(counts[year] for year in run)
        if n >= FEWEST and n >= 10 * (len(years) - n):
            return run[0], run[-1]
    return None


def check_age_agrees(rows: CheckedRows) -> Iterator[Problem]:
    """An error where the given age is not that of the year of birth.

    The difference of the years, or one less before the birthday, are both right.
    """
    given, birth, age = (rows.column(n) for n in ("alder_given", "fodelsear", "alder_start"))
    both = (given != UNKNOWN) & (birth != UNKNOWN) & (rows.column("start") != NO_DAY)
    for index in hits(both & (given != age) & (given != age - 1)):
        yield error(
            "alder-stammer-inte",
            rows.place(index, "alder"),
            "Åldern vid start stämmer inte med födelseåret.",
            "Rätta det som är fel, eller lämna åldern tom.",
            rows.about(index),
        )


def check_age_possible(rows: CheckedRows) -> Iterator[Problem]:
    """An error where the year of birth makes the age at start impossible."""
    birth, age = rows.column("fodelsear"), rows.column("alder_start")
    known = (birth != UNKNOWN) & (rows.column("start") != NO_DAY)
    for index in hits(known & ((age < 0) | (age > 120))):
        yield error(
            "fodelsear-orimligt",
            rows.place(index, "fodelsear"),
            "Födelseåret kan inte stämma med startdatumet.",
            "Rätta födelseåret eller startdatumet.",
            rows.about(index),
        )


def check_time_possible(rows: CheckedRows) -> Iterator[Problem]:
    """An error where somebody has been supported for longer than their life."""
    age, time = rows.column("alder_start"), rows.column("tid")
    for index in hits((age >= 0) & (time > (age + 1) * TID_PER_YEAR)):
        yield error(
            "tid-orimlig",
            rows.place(index, *_SHEET_FIELDS["tid"]),
            "Tiden i offentlig försörjning är längre än personen är gammal.",
            "Kontrollera om tiden står i månader fast kolumnen säger år, och födelseåret.",
            rows.about(index),
        )


_POSSIBLE = (0, 120)
"""Ages outside this are impossible, which is told as an error of its own."""


def check_target_age(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each start at an age below or above the profile's limits."""
    limits = rows.forbund.alder
    age, start = rows.column("alder_start"), rows.column("start")
    known = (age != UNKNOWN) & (start != NO_DAY) & (age >= _POSSIBLE[0]) & (age <= _POSSIBLE[1])
    for index in hits(known & ((age < limits.yngst) | (age > limits.aldst))):
        yield warning(
            "alder-utanfor",
            rows.place(index, "fodelsear", "alder"),
            f"Åldern vid start är inte {limits.yngst} till {limits.aldst} år.",
            "Kontrollera födelseår, ålder och startdatum. Är det rätt kan varningen stängas av med "
            "sofrep godta, eller gränserna yngst och aldst under [alder] ändras.",
            rows.about(index),
        )


def check_member_kommun(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each row of a kommun that is no member, where the profile says who is."""
    import numpy as np

    kommuner = rows.forbund.kommun
    if not any(kommun.medlem for kommun in kommuner):
        return
    # The last one answers for UNKNOWN, which is -1.
    outside = np.array([not kommun.medlem for kommun in kommuner] + [False])
    for index in hits(outside[rows.column("kommun")]):
        yield warning(
            "kommun-ej-medlem",
            rows.place(index, "kommun"),
            "Kommunen hör inte till någon av förbundets medlemmar.",
            "Kontrollera kommunen. Är den medlem, skriv medlem vid kommunen i forbund.toml. Bor deltagaren i en "
            "kommun som inte är medlem stämmer det: stäng av varningen med sofrep godta. Flera sådana kan ni samla "
            'under en [[kommun]] med namn = "Annan kommun" och dem som alias.',
            rows.about(index),
        )


_BLANK = {
    "nummer": "",
    "kon": 2,
    "fodelsear": UNKNOWN,
    "alder_given": UNKNOWN,
    "kommun": UNKNOWN,
    "grupp": "",
    "slut": NO_DAY,
    "tid": UNKNOWN,
    "forsorjning": 0,
    "sysselsattning": 0,
    "avslutsorsak": UNKNOWN,
    "samtycke": False,
}
_WHOLE = 4
"""A row with so much filled in is more likely that of a participant who is not anonymous."""
_WHOLE_ROW = (
    "Ta bort markeringen i kolumnen Anonym om deltagaren inte är anonym. Annars töm cellerna."
)
_SOME_CELLS = "Töm cellen, eller ta bort markeringen i kolumnen Anonym."
_SHEET_FIELDS = {"alder_given": ("alder",), "tid": ("tid_ar", "tid_manader")}


def check_anonymous(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each field that is filled in on an anonymous row."""
    anonymous = rows.column("anonym")
    if not anonymous.any():
        return
    blanks = _BLANK | {
        f"{horizon.kod}.{name}": blank
        for horizon in rows.forbund.uppfoljning
        for name, blank in (("svarat", False), ("forsorjning", 0), ("sysselsattning", 0))
    }
    blanks |= {dimension.column: dimension.blank_value for dimension in added(rows.forbund)}
    filled = {name: anonymous & (rows.column(name) != blank) for name, blank in blanks.items()}
    how_many = sum(wrong.astype(int) for wrong in filled.values())
    for name, wrong in filled.items():
        for index in hits(wrong):
            yield error(
                "anonym-med-uppgifter",
                rows.place(index, *_SHEET_FIELDS.get(name, (name,))),
                "Raden är anonym men har fler uppgifter än insats och startdatum.",
                _WHOLE_ROW if how_many[index] >= _WHOLE else _SOME_CELLS,
                rows.about(index),
            )
