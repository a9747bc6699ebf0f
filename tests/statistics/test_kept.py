"""Those who still have at follow-up what they had at exit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.period import Period
from support.frames import Row, make_forbund, make_underlag

FORBUND = make_forbund()
Y2023 = Period.of_year(2023)


def exit_of(at_exit: list[str], then: list[str] | None, **changes: object) -> Row:
    """An exit with consent; `then` None is one who did not answer."""
    uppf = {} if then is None else {"6man": {"sysselsattning": then}}
    row = {
        "insats": "rv",
        "start": date(2022, 1, 1),
        "slut": date(2022, 9, 1),
        "samtycke": True,
        "sysselsattning": at_exit,
        "uppf": uppf,
    }
    return row | changes


def figures(*rows: Row) -> FigureSet:
    return compute(make_underlag(FORBUND, rows), FORBUND, Y2023)


def kept(found: FigureSet, suffix: str = "") -> tuple[object, object, object]:
    figure = found[f"2023.rv.uppf-6man.kvar.arbstud.andel{suffix}"]
    return figure.value, figure.numerator, figure.denominator


ROWS = (
    exit_of(["arbete"], ["studier"]),  # still in the group, by another code
    exit_of(["arbete"], ["arbete"], kon="man"),
    exit_of(["studier"], ["ingen"]),
    exit_of(["ingen"], ["arbete"]),  # was not there at exit
    exit_of(["arbete"], None),  # did not answer
    exit_of(["arbete"], ["arbete"], samtycke=False),  # did not consent
)


def test_of_those_who_answered_and_had_work_at_exit_some_still_have_it() -> None:
    found = figures(*ROWS)
    assert kept(found) == (Fraction(200, 3), 2, 3)
    assert kept(found, ".kvinnor") == (50, 1, 2)
    assert found["2023.rv.uppf-6man.kvar.arbstud"].value == 2
    assert found["2023.rv.uppf-6man.samma.arbstud"].value == 3  # the denominator


def test_the_rows_behind_are_those_who_kept_it() -> None:
    underlag = make_underlag(FORBUND, ROWS)
    figure = compute(underlag, FORBUND, Y2023)["2023.rv.uppf-6man.kvar.arbstud"]
    assert [place.cell for place in RowFinder(underlag, FORBUND).rows(figure)] == ["rad 2", "rad 3"]


def test_where_nobody_had_it_there_is_no_share() -> None:
    found = figures(exit_of(["ingen"], ["arbete"]))
    assert kept(found) == (None, 0, 0)
    absence = found["2023.rv.uppf-6man.kvar.arbstud.andel"].absence
    assert absence is Absence.TOM_NAMNARE


def test_where_no_exit_is_noted_nobody_knows_and_it_is_not_0() -> None:
    figure = figures(exit_of([], ["arbete"]))["2023.rv.uppf-6man.kvar.arbstud"]
    assert (figure.value, figure.absence) == (None, Absence.UPPGIFT_SAKNAS)


def test_where_none_of_them_has_a_value_then_it_is_not_0_either() -> None:
    figure = figures(exit_of(["arbete"], []))["2023.rv.uppf-6man.kvar.arbstud"]
    assert (figure.value, figure.absence) == (None, Absence.UPPGIFT_SAKNAS)
