"""Insatser that follow others: what does not fit is told, with the key it stands at."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sofrep.domain.forbund import Insats
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.own_sections import check_takeovers
from support.frames import make_forbund


def insats(kod: str, fran: int = 0, till: int = 0, *after: str) -> Insats:
    return Insats(kod=kod, namn=kod.upper(), fran=fran, till=till, efterfoljer=after)


def told(*insatser: Insats, followed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    horizon = replace(make_forbund().uppfoljning[0], insatser=followed)
    forbund = make_forbund(insats=insatser, union=(), uppfoljning=(horizon,) if followed else ())
    faults = Faults("forbund.toml")
    check_takeovers(forbund, faults)
    return [(problem.rule, problem.place.cell) for problem in faults.found]


OLD, OTHER = insats("a", 0, 2022), insats("b", 0, 2023)


@pytest.mark.parametrize(
    "insatser",
    [
        (OLD, OTHER, insats("c", 2023, 0, "a", "b")),
        (insats("a"), insats("c", 2023, 0, "a")),
        (OLD, insats("c", 2023, 0, "a"), insats("d", 2023, 0, "a")),
        (OLD, insats("b", 2023, 2023, "a"), insats("c", 2024, 0, "b")),
    ],
    ids=["merged", "renamed", "divided", "one after another"],
)
def test_insatser_that_fit_give_no_problem(insatser: tuple[Insats, ...]) -> None:
    assert told(*insatser) == []


@pytest.mark.parametrize(
    ("insatser", "fault"),
    [
        ((OLD, insats("c", 2023, 0, "x")), ("profil-referens", "insats[2].efterfoljer[1]")),
        ((OLD, insats("c", 2023, 0, "a", "a")), ("profil-dubblett", "insats[2].efterfoljer[2]")),
        ((OLD, insats("c", 0, 0, "a")), ("profil-efterfoljer", "insats[2].fran")),
        ((insats("c", 2023, 0, "c"),), ("profil-efterfoljer", "insats[1].efterfoljer[1]")),
        (
            (insats("a", 2023), insats("c", 2023, 0, "a")),
            ("profil-efterfoljer", "insats[2].efterfoljer[1]"),
        ),
        (
            (insats("a", 0, 2024), insats("c", 2023, 0, "a")),
            ("profil-efterfoljer", "insats[2].efterfoljer[1]"),
        ),
        (
            (OLD, OTHER, insats("c", 2023, 0, "a", "b"), insats("d", 2023, 0, "a")),
            ("profil-efterfoljer", "insats[3].efterfoljer"),
        ),
        (
            (OLD, insats("c", 2023, 0, "a"), insats("d", 2024, 0, "a")),
            ("profil-efterfoljer", "insats[1]"),
        ),
        (
            (insats("a"), insats("c", 2023, 0, "a"), insats("d", 2023, 0, "a")),
            ("profil-efterfoljer", "insats[1].till"),
        ),
    ],
    ids=[
        "unknown",
        "twice",
        "no first year",
        "itself",
        "not before",
        "ends too late",
        "merged and divided",
        "parts of different years",
        "divided without end",
    ],
)
def test_what_does_not_fit_is_told_once(
    insatser: tuple[Insats, ...], fault: tuple[str, str]
) -> None:
    assert told(*insatser) == [fault]


def test_insatser_cannot_follow_each_other() -> None:
    circle = (insats("a", 2022, 0, "b"), insats("b", 2023, 0, "a"))
    assert {rule for rule, _ in told(*circle)} == {"profil-efterfoljer"}


def test_who_takes_over_goes_on_following_up() -> None:
    merged = (OLD, insats("c", 2023, 0, "a"))
    assert told(*merged, followed=("a",)) == [("profil-efterfoljer", "uppfoljning[1].insatser")]
    assert told(*merged, followed=("a", "c")) == []
    assert told(*merged, followed=("c",)) == []
