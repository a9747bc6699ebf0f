"""A participant number or group is spelled alike wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.enrolments import WRITTEN


def check_number_spellings(rows: Rows) -> Iterator[Problem]:
    """A warning for each row whose participant number, in whatever insats, an earlier one spells otherwise."""
    one = "en person. Är det två personer måste de ha var sitt nummer."
    yield from _warnings(rows, "nummer", "Deltagarnumret", one)


def check_group_spellings(rows: Rows) -> Iterator[Problem]:
    """A warning for each row whose group an earlier one of its insats spells otherwise."""
    one = "en grupp. Är det två grupper måste de heta olika."
    yield from _warnings(rows, "grupp", "Gruppen", one)


def _warnings(rows: Rows, name: str, what: str, one: str) -> Iterator[Problem]:
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


def _spelled_otherwise(rows: Rows, name: str) -> Iterator[tuple[int, int]]:
    """The rows that spell a label otherwise than its first, with that one."""
    frame = rows.frame
    if frame[f"{name}{WRITTEN}"].nunique() == frame[name].nunique():
        return  # no label has two spellings
    owners = rows.column("insats" if name == "grupp" else "nummer").tolist()
    labels, written = rows.column(name).tolist(), rows.column(f"{name}{WRITTEN}").tolist()
    first: dict[tuple[object, str], int] = {}
    for index, key in enumerate(zip(owners, labels, strict=True)):
        earlier = first.setdefault(key, index)
        if key[1] and written[earlier] != written[index]:
            yield index, earlier
