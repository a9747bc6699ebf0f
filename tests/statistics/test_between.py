"""Rules between numbers: a year against the one before, totals against their parts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.between import NO_CLOSING, Closing, Years, check_between
from sofrep.amnen.alla.counting import compute
from sofrep.domain.dokument import Dokument
from sofrep.domain.figure import Figure, FigureSet, Origin, Recipe, Sex, Unit
from sofrep.domain.forbund import Fonster, Insats, Underlagsslag
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, Problem
from support.frames import make_forbund, make_underlag

Y2023 = Period.of_year(2023)
FORBUND = make_forbund()
CLOSED = Place("out/2022/figurer.json")
OPEN = {"insats": "rv", "start": date(2022, 12, 1)}
LATEST = {"insats": "utr", "start": date(2023, 12, 20)}
"""A row that says that the register has been kept to the end of 2023."""


def entered(key: str, value: int) -> Figure:
    year, scope, measure = key.split(".", 2)
    last = measure.rpartition(".")[2]
    return Figure(
        id=key,
        value=value,
        unit=Unit.ANTAL,
        scope=scope,
        period=Period.of_year(int(year)),
        recipe=Recipe("historik", ()),
        sex=Sex(last) if last in ("kvinnor", "man", "ovriga") else Sex.TOTALT,
        origin=Origin.INMATAD,
        source="bokslut",
    )


def problems(
    *rows: dict[str, Any],
    history: dict[str, int] | None = None,
    closing: Closing = NO_CLOSING,
    followups: tuple[dict[str, Any], ...] = (),
    **changes: Any,
) -> list[Problem]:
    forbund = make_forbund(**changes)
    typed = tuple(entered(key, value) for key, value in (history or {}).items())
    underlag = replace(make_underlag(forbund, rows, followups=followups), history=typed)
    found: dict[str, Figure] = {}
    for period in (Y2023, Y2023.previous()):
        found |= compute(underlag, forbund, period)
    figures = FigureSet(found.values()).with_entered(typed)
    years = Years(
        underlag=underlag, forbund=forbund, period=Y2023, figures=figures, closing=closing
    )
    return list(check_between(years))


def told(*rows: dict[str, Any], **parts: Any) -> list[tuple[str, str]]:
    return [(problem.rule, problem.about.insats) for problem in problems(*rows, **parts)]


@pytest.mark.parametrize(
    "history",
    [
        {"2022.rv.vid-slut": 2},
        {"2022.rv.vid-slut": 1, "2022.rv.vid-slut.kvinnor": 0},
        {"2022.rv.vid-slut.man": 1},
    ],
)
def test_an_opening_that_is_not_the_entered_closing_is_a_warning(history: dict[str, int]) -> None:
    assert told(OPEN, history=history) == [("ingaende-stammer-inte", "rv")]


def test_an_opening_that_is_the_closing_is_no_problem() -> None:
    same = {"2022.rv.vid-slut": 1, "2022.rv.vid-slut.kvinnor": 1, "2022.rv.vid-slut.man": 0}
    assert told(OPEN, history=same) == []


def test_an_opening_is_held_against_what_was_built_last_year() -> None:
    (problem,) = problems(OPEN, closing=Closing(CLOSED, {"2022.rv.vid-slut": 3}))
    assert (problem.rule, problem.place) == ("ingaende-stammer-inte", CLOSED)
    assert "1 inskrivna när 2023 börjar, men 3 vid slutet av 2022" in problem.message


@pytest.mark.parametrize("measure", ["nya", "aktuella", "avslutade"])
def test_last_year_s_counts_that_have_changed_since_they_were_built_are_a_warning(
    measure: str,
) -> None:
    closing = Closing(CLOSED, {f"2022.rv.{measure}": 7})
    (problem,) = problems(OPEN, closing=closing)
    assert (problem.rule, problem.about) == ("forra-aret-andrat", About("rv", 2023))
    assert "7 då och" in problem.message


def test_last_year_s_counts_that_stand_are_no_problem() -> None:
    closing = Closing(CLOSED, {"2022.rv.nya": 1, "2022.rv.aktuella": 1, "2022.rv.vid-slut": 1})
    assert told(OPEN, closing=closing) == []


def started(year: int, count: int) -> list[dict[str, Any]]:
    days = {"start": date(year, 3, 1), "slut": date(year, 4, 1)}
    return [{"insats": "rv", "nummer": f"{year}-{n}", **days} for n in range(count)]


def test_twice_as_many_as_last_year_is_a_jump() -> None:
    rows = [*started(2022, 20), *started(2023, 40), LATEST]
    assert told(*rows) == [("hopp-mot-tidigare", "rv")] * 3


def test_half_as_many_as_last_year_is_a_jump() -> None:
    rows = [*started(2022, 40), *started(2023, 20), LATEST]
    assert told(*rows) == [("hopp-mot-tidigare", "rv")] * 3


def test_a_jump_against_entered_years_counts_only_where_all_of_them_are_jumped_over() -> None:
    rows = [*started(2022, 20), *started(2023, 41), LATEST]
    assert told(*rows, history={"2021.rv.nya": 35}) == [("hopp-mot-tidigare", "rv")] * 2


@pytest.mark.parametrize(
    ("before", "now"),
    [(20, 39), (39, 20), (5, 20), (19, 0)],
)
def test_less_than_twice_and_small_differences_are_no_jump(before: int, now: int) -> None:
    assert told(*started(2022, before), *started(2023, now), LATEST) == []


def test_a_year_that_is_not_over_is_not_low() -> None:
    assert told(*started(2022, 40), *started(2023, 5)) == []


@pytest.mark.parametrize("years", [{"fran": 2022}, {"till": 2023}])
def test_an_insats_first_and_last_year_make_no_jump(years: dict[str, int]) -> None:
    first = Insats(kod="rv", namn="Rehabvägledare", **years)
    kept = [*started(2022, 40), *started(2023, 10), LATEST]
    assert told(*kept, insats=(first, *FORBUND.insats[1:])) == []


UNION = {"2019.rv.nya": 10, "2019.utr.nya": 5}


@pytest.mark.parametrize(
    ("key", "value"), [("nya", 16), ("nya.kvinnor", 3), ("vid-slut", 1), ("avslutade.man", 0)]
)
def test_an_entered_union_that_is_not_the_sum_of_its_insatser_is_a_warning(
    key: str, value: int
) -> None:
    parts = {f"2019.rv.{key}": 10, f"2019.utr.{key}": 5}
    assert told(history={**parts, f"2019.ind.{key}": value}) == [("union-stammer-inte", "ind")]


def test_an_entered_union_that_adds_up_or_lacks_a_part_is_no_problem() -> None:
    assert told(history={**UNION, "2019.ind.nya": 15}) == []
    assert told(history={"2019.rv.nya": 10, "2019.ind.nya": 12}) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"": 10, ".kvinnor": 6, ".man": 5},
        {"": 10, ".kvinnor": 6, ".man": 3, ".ovriga": 0},
        {"": 10, ".kvinnor": 6, ".man": 4, ".ovriga": 1},
    ],
)
def test_entered_sexes_that_do_not_add_up_are_a_warning(parts: dict[str, int]) -> None:
    history = {f"2019.rv.aktuella{sex}": value for sex, value in parts.items()}
    assert told(history=history) == [("kon-stammer-inte", "rv")]


@pytest.mark.parametrize(
    ("measure", "parts"),
    [
        ("aktuella", {"": 10, ".kvinnor": 6, ".man": 4}),
        ("aktuella", {"": 10, ".kvinnor": 6, ".man": 3}),  # the third group was not entered
        ("nya", {"": 10, ".kvinnor": 6, ".man": 3, ".ovriga": 0}),  # one anonymous
        ("aktuella", {"": 10, ".kvinnor": 12}),
    ],
)
def test_entered_sexes_that_may_be_right_are_no_problem(
    measure: str, parts: dict[str, int]
) -> None:
    assert told(history={f"2019.rv.{measure}{sex}": value for sex, value in parts.items()}) == []


ANSWERED = {"insats": "rv", "start": date(2023, 1, 2), "samtycke": True}


@pytest.mark.parametrize(
    ("end", "horizon"),
    [(date(2023, 12, 1), "6man"), (date(2023, 11, 20), "6man"), (date(2022, 8, 1), "2ar")],
)
def test_an_answer_before_its_time_is_a_warning(end: date, horizon: str) -> None:
    row = {**ANSWERED, "start": date(2022, 1, 2), "slut": end, "uppf": {horizon: {}}}
    (problem,) = problems(row, LATEST)
    assert (problem.rule, problem.place.cell) == ("uppfoljning-for-tidig", "rad 2")


def test_an_answer_on_a_sheet_before_its_time_is_a_warning() -> None:
    sheet = {"insats": "rv", "uppfoljning": "2ar", "slut": date(2023, 6, 1), "svarat": True}
    (problem,) = problems(LATEST, followups=(sheet,))
    assert (problem.rule, problem.place.file) == ("uppfoljning-for-tidig", "uppf.xlsx")


def test_answers_whose_exit_is_in_no_year_s_window_are_one_warning() -> None:
    (half, two_years) = FORBUND.uppfoljning
    window = Fonster(fran_ar=-1, fran_dag="07-01", till_ar=-1, till_dag="12-31")
    horizons = (replace(half, fonster=window), two_years)
    rows = [{**ANSWERED, "slut": date(2022, 3, n), "uppf": {"6man": {}}} for n in (1, 2)]
    rows = [{**row, "start": date(2022, 1, 2)} for row in rows]
    (problem,) = problems(*rows, LATEST, uppfoljning=horizons)
    assert (problem.rule, problem.place.cell) == ("uppfoljning-utanfor-fonstret", "rad 2")
    assert problem.message.startswith("2 svar på uppföljningen efter 6 månader räknas inte")
    assert told(*rows, LATEST) == []


def test_an_answer_when_its_time_has_come_or_when_a_later_day_is_known_is_no_problem() -> None:
    on_time = {**ANSWERED, "slut": date(2023, 7, 15), "uppf": {"6man": {}}}
    assert told(on_time, LATEST) == []
    in_spring = {**ANSWERED, "slut": date(2023, 10, 1), "uppf": {"6man": {}}}
    assert told(in_spring, LATEST) == []
    early = {**ANSWERED, "slut": date(2023, 12, 1), "uppf": {"6man": {}}}
    assert told(early, LATEST) == [("uppfoljning-for-tidig", "rv")]
    assert told(early, LATEST, dokument={"2023": Dokument(datum=date(2024, 6, 1))}) == []


@pytest.mark.parametrize(
    ("measure", "is_said"),
    [("uppf-6man.svarade", True), ("nya", False), ("uppf-6man.kohort", False)],
)
def test_it_is_said_what_becomes_of_an_answer_that_came_after_its_year_was_adopted(
    measure: str, *, is_said: bool
) -> None:
    then, now = entered(f"2022.rv.{measure}", 5), entered(f"2022.rv.{measure}", 6)
    underlag = make_underlag(FORBUND, (OPEN,))
    figures = compute(underlag, FORBUND, Y2023)
    years = Years(
        underlag=underlag, forbund=FORBUND, period=Y2023, figures=figures, revised=((then, now),)
    )
    (problem,) = (each for each in check_between(years) if each.rule == "faststallt-andrat")
    assert ("nästa rapports fönster" in problem.action) == is_said
    assert f"sofrep figures 2022.rv.{measure} --rader" in problem.action


def test_a_jump_of_an_insats_that_delivers_counts_is_told_at_its_sheet() -> None:
    first = Insats(kod="rv", namn="Rehabvägledare", underlag=Underlagsslag.ANTAL)
    forbund = make_forbund(insats=(first, *FORBUND.insats[1:]))
    typed = entered("2022.rv.avslutade", 50)
    tallied = {"insats": "rv", "steps": ("avslutade",), "antal": 20}
    underlag = replace(make_underlag(forbund, tallies=[tallied]), history=(typed,))
    figures = compute(underlag, forbund, Y2023).with_entered([typed])
    years = Years(underlag=underlag, forbund=forbund, period=Y2023, figures=figures)
    (problem,) = check_between(years)
    assert (problem.rule, problem.about) == ("hopp-mot-tidigare", About("rv", 2023))
    assert problem.place.file == underlag.sheets[int(underlag.tallies["sheet"][0])].file
