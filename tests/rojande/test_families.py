"""What is left out where not all can be shown: the order of worth decides."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sofrep.domain.figure import Sex
from sofrep.domain.period import Period
from sofrep.rojande.bundles import Bundle
from sofrep.rojande.families import _Family, _Group
from sofrep.rojande.rowsets import RowPlace

YEAR = Period.of_year(2023)
FORS = frozenset({"fors"})


def bundle(worth: int) -> Bundle:
    place = RowPlace("register", YEAR, f"i{worth}", ("avslutade",), Sex.TOTALT)
    return Bundle(
        (False, False, 0, worth), FORS, by_sex=False, places=(place,), figures=(f"f{worth}",)
    )


class Told(_Family):
    """A family in which some bundles together tell something, as reasons that are named say."""

    def __init__(self, *told: tuple[str, str]) -> None:
        self._told, self._atoms, self._known = told, {}, set()
        self._why, self._coarser = {}, defaultdict(list)

    def _leak(self, shown, sure):  # type: ignore[no-untyped-def] # noqa: ARG002
        names = {b.figures[0][1] for b in shown}
        for all_of, reasons in self._told:
            if set(all_of) <= names:
                self._reasons = {b.places[0] for b in shown if b.figures[0][1] in reasons}
                return _Group(frozenset({0}), FORS), (FORS, ("a",))
        return None

    def _is_certain(self, leak, shown) -> bool:  # type: ignore[no-untyped-def] # noqa: ARG002
        return self._leak(shown, {}) is not None

    def _groups(self, shown):  # type: ignore[no-untyped-def] # noqa: ARG002
        return [_Group(frozenset({0}), FORS)]


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        ([("01", "01")], "1"),
        ([("012", "01")], "2"),  # the group is small by what 2 tells of it, and not one without
        ([("12", "12"), ("013", "01")], "23"),
        ([("03", "03"), ("02", "0"), ("123", "1")], "23"),
        ([("02", "")], "2"),  # no reason is seen
        ([("013", ""), ("023", "")], "3"),
        ([], ""),
    ],
)
def test_nothing_is_left_out_for_the_sake_of_what_is_worth_less(
    told: list[tuple[str, str]], left_out: str
) -> None:
    gone = Told(*told).cut([bundle(worth) for worth in range(4)])
    assert "".join(sorted(b.figures[0][1] for b in gone)) == left_out
