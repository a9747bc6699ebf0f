"""A participant number or group is spelled alike wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.enrolments import WRITTEN

_WHAT = {
    "nummer": ("Deltagarnumret", "en person. Är det två personer måste de ha var sitt nummer."),
    "grupp": ("Gruppen", "en grupp. Är det två grupper måste de heta olika."),
}


def check_spellings(rows: Rows) -> Iterator[Problem]:
    """A warning, once a sheet, where two spellings of a label were taken as one.

    A number is one person's in all insatser, a group is its insats' own.
    """
    for name in _WHAT:
        if _is_spelled_alike(rows, name):
            continue
        for index, (earlier, others) in _first_of_sheets(rows, name).items():
            yield _told(rows, name, index, earlier, others)


def _is_spelled_alike(rows: Rows, name: str) -> bool:
    """Whether there are no more spellings than labels; of two insatser' groups there may be."""
    return bool(rows.frame[f"{name}{WRITTEN}"].nunique() == rows.frame[name].nunique())


def _first_of_sheets(rows: Rows, name: str) -> dict[int, tuple[int, int]]:
    """The first row of each sheet that spells a label otherwise, the row before, how many more."""
    insatser = rows.column("insats" if name == "grupp" else "nummer").tolist()
    labels, written = rows.column(name).tolist(), rows.column(f"{name}{WRITTEN}").tolist()
    first: dict[tuple[object, str], int] = {}
    told: dict[int, dict[tuple[object, str], tuple[int, int]]] = {}
    for index, key in enumerate(zip(insatser, labels, strict=True)):
        earlier = first.setdefault(key, index)
        if key[1] and written[earlier] != written[index]:
            told.setdefault(int(rows.sheet_of[index]), {}).setdefault(key, (index, earlier))
    found = (list(of_sheet.values()) for of_sheet in told.values())
    return {pairs[0][0]: (pairs[0][1], len(pairs) - 1) for pairs in found}


def _told(rows: Rows, name: str, index: int, earlier: int, others: int) -> Problem:
    what, one = _WHAT[name]
    more = f" Likadant är det med {others} till på bladet." if others else ""
    return warning(
        "beteckning-skrivs-olika",
        rows.place(index, name),
        f"{what} skrivs inte likadant som i {rows.place(earlier, name)}: versaler, mellanslag, "
        f"inledande nollor eller osynliga tecken skiljer.{more}",
        f"Skriv det lika. Det räknas som {one}",
        rows.about(index),
    )
