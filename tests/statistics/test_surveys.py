"""The definitions of the survey at their edges: sums, breaks, conditions, absences, goals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.enkat.siffror.survey_counts import survey_years
from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Absence, Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.underlag import UNKNOWN, Underlag
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag

ENKAT = make_enkat()
FORBUND = make_forbund(enkat=ENKAT)
Y2023 = Period.of_year(2023)
WHOLE = {"enkater": 20, "negativt": 2, "varken": 3, "positivt": 10, "klart": 4}
WOMEN = {"kon": "kvinnor", "enkater": 11, "negativt": 1, "varken": 2, "positivt": 5, "klart": 2}
MEN = {"kon": "man", "enkater": 7, "negativt": 1, "varken": 1, "positivt": 4, "klart": 2}


def figures(underlag: Underlag, year: int = 2023) -> dict[str, Figure]:
    """The survey's figures of a year, by measure without "enk."."""
    made = survey_figures(underlag, FORBUND, Period.of_year(year))
    return {figure.measure.removeprefix("enk."): figure for figure in made}


def values(underlag: Underlag, *measures: str) -> list[Any]:
    found = figures(underlag)
    return [found[measure].value for measure in measures]


def sums(*rows: dict[str, Any], **more: Any) -> Underlag:
    return make_underlag(
        FORBUND, survey_sums=[{"grupp": "avslut", "fraga": 1} | row for row in rows], **more
    )


def answered(*answers: str | None, year: int = 2023, grupp: str = "pers") -> list[dict[str, Any]]:
    return [
        {"year": year, "grupp": grupp, "svar": {1: answer} if answer else {}} for answer in answers
    ]


def test_klart_is_counted_as_positive_too() -> None:
    underlag = make_underlag(FORBUND, surveys=answered("bra", "mycket bra", "dåligt"))
    assert values(underlag, "pers.f01.pos", "pers.f01.klart", "pers.f01.neg") == [2, 1, 1]


def test_shares_are_of_those_who_answered_and_the_rate_of_those_asked() -> None:
    underlag = make_underlag(FORBUND, surveys=answered("bra", "dåligt", "dåligt", None))
    assert values(underlag, "pers.f01.pos.andel", "pers.f01.svarsfrekvens") == [
        Fraction(100, 3),
        75,
    ]


def test_a_group_that_was_not_asked_has_no_figures_and_not_0() -> None:
    found = figures(make_underlag(FORBUND, surveys=answered("bra")))
    assert not [name for name in found if name.startswith("avslut")]
    assert found["antal"].value == 1


def test_without_surveys_there_is_not_even_a_total() -> None:
    assert figures(make_underlag(FORBUND)) == {}
    assert figures(make_underlag(FORBUND, surveys=answered("bra", year=2022))) == {}


def test_only_a_whole_year_has_survey_figures() -> None:
    underlag = make_underlag(FORBUND, surveys=answered("bra"))
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    assert not [key for key in compute(underlag, FORBUND, part) if ".enk." in key]
    assert [key for key in compute(underlag, FORBUND, Y2023) if ".enk." in key]


def test_a_question_that_is_on_no_sheet_has_no_figures() -> None:
    underlag = make_underlag(FORBUND, surveys=answered("bra"))
    sheets = tuple(replace(sheet, columns={}) for sheet in underlag.sheets)
    found = figures(replace(underlag, sheets=sheets))
    counts = {"jamforda", "okat", "minskat", "lika"}
    assert set(found) == {"antal", "pers.antal"} | counts
    assert {found[name].value for name in counts} == {0}


def test_a_question_that_nobody_answered_has_counts_and_no_shares() -> None:
    found = figures(make_underlag(FORBUND, surveys=answered(None, None)))
    assert found["pers.f01.pos"].value == 0
    assert found["pers.f01.pos.andel"].absence is Absence.INGA_SVAR
    assert found["pers.f01.svarsfrekvens"].value == 0


def test_a_question_whose_condition_nobody_met_was_for_nobody() -> None:
    surveys = [{"grupp": "avslut", "svar": {1: "bra", 3: "nej"}}]
    found = figures(make_underlag(FORBUND, surveys=surveys))
    assert found["avslut.f04.tillfragade"].value == 0
    assert found["avslut.f04.svarsfrekvens"].absence is Absence.INGEN_TILLFRAGAD


def test_a_yes_or_no_question_has_answers_and_no_outcomes() -> None:
    surveys = [{"grupp": "avslut", "svar": {3: "nej"}}, {"grupp": "avslut", "svar": {}}]
    found = figures(make_underlag(FORBUND, surveys=surveys))
    assert (found["avslut.f03.n"].value, found["avslut.f03.svarsfrekvens"].value) == (1, 50)
    assert "avslut.f03.pos" not in found


def test_a_group_that_is_not_asked_for_sex_has_no_columns_by_sex() -> None:
    found = figures(make_underlag(FORBUND, surveys=answered("bra")))
    assert not [name for name in found if name.endswith((".kvinnor", ".man", ".ovriga"))]


def test_other_sexes_are_a_column_only_where_there_are_any() -> None:
    surveys = answered("bra", grupp="avslut")
    found = figures(make_underlag(FORBUND, surveys=surveys))
    assert found["avslut.antal.man"].value == 0
    assert "avslut.antal.ovriga" not in found
    found = figures(make_underlag(FORBUND, surveys=[*surveys, surveys[0] | {"kon": "ovriga"}]))
    assert found["avslut.f01.n.ovriga"].value == 1


def test_sums_give_what_rows_would() -> None:
    assert values(
        sums(WHOLE),
        "antal",
        "avslut.antal",
        "avslut.f01.tillfragade",
        "avslut.f01.n",
        "avslut.f01.svarsfrekvens",
        "avslut.f01.neg",
        "avslut.f01.varken.andel",
        "avslut.f01.pos.andel",
        "avslut.f01.klart.andel",
    ) == [20, 20, 20, 15, 75, 2, 20, Fraction(200, 3), Fraction(80, 3)]


def test_sums_without_sexes_have_no_columns_by_sex() -> None:
    assert not [name for name in figures(sums(WHOLE)) if ".kvinnor" in name or ".man" in name]


def test_of_sums_by_sex_the_others_are_what_is_left() -> None:
    found = figures(sums(WHOLE, WOMEN, MEN))
    assert found["avslut.antal.ovriga"].value == 2
    assert found["avslut.f01.n.ovriga"].value == 1
    assert found["avslut.f01.pos.ovriga"].value == 1
    assert found["avslut.f01.neg.ovriga"].value == 0
    assert found["avslut.f01.pos.andel.kvinnor"].value == Fraction(500, 8)


def test_of_sums_by_sex_nothing_left_is_no_column() -> None:
    rest = MEN | {"enkater": 9, "positivt": 5}
    assert "avslut.antal.ovriga" not in figures(sums(WHOLE, WOMEN, rest))


def test_a_sum_that_does_not_say_the_klart_positiva_leaves_them_unknown() -> None:
    found = figures(sums(WHOLE | {"klart": UNKNOWN}))
    assert found["avslut.f01.klart"].absence is Absence.UPPGIFT_SAKNAS
    assert found["avslut.f01.klart.andel"].absence is Absence.UPPGIFT_SAKNAS
    assert found["avslut.f01.pos"].value == 10


def test_behind_a_sum_stand_its_cells() -> None:
    underlag = sums(WHOLE, WOMEN, MEN)
    found = figures(underlag)

    def cells(measure: str) -> list[str]:
        return [place.cell for place in RowFinder(underlag, FORBUND).rows(found[measure])]

    assert cells("avslut.f01.pos") == ["I2"]
    assert cells("avslut.f01.n.kvinnor") == ["G3", "H3", "I3"]
    assert cells("avslut.antal") == ["E2"]
    assert cells("avslut.f01.pos.ovriga") == ["I2", "I3", "I4"]


def test_the_change_is_the_exact_difference_to_last_year() -> None:
    surveys = [*answered("bra", "dåligt", "dåligt"), *answered("bra", "dåligt", year=2022)]
    change = figures(make_underlag(FORBUND, surveys=surveys))["pers.f01.forandring"]
    assert (change.value, change.unit) == (Fraction(-50, 3), Unit.PROCENTENHETER)


def test_last_year_may_be_sums() -> None:
    underlag = sums(WHOLE | {"year": 2022}, surveys=answered("bra", grupp="avslut"))
    assert values(underlag, "avslut.f01.forandring") == [100 - Fraction(200, 3)]


def test_last_year_may_be_entered() -> None:
    before = Figure(
        id="2022.forbundet.enk.pers.f01.pos.andel",
        value=60,
        unit=Unit.PROCENT,
        scope=FORBUNDET,
        period=Period.of_year(2022),
        recipe=Recipe("historik", ()),
        origin=Origin.INMATAD,
        source="Årsredovisning 2022",
    )
    underlag = make_underlag(FORBUND, surveys=answered("bra"), history=[before])
    assert values(underlag, "pers.f01.forandring") == [40]


@pytest.mark.parametrize(
    ("change", "has_change"),
    [
        ({"jamforbar_fran": 2023}, False),
        ({"jamforbar_fran": 2022}, True),
        ({"fran": 2023}, False),
    ],
)
def test_there_is_no_change_over_a_break(change: dict[str, int], *, has_change: bool) -> None:
    fraga = Fraga(grupp="pers", nummer=1, indikator=1, lydelse="Till nytta?", **change)
    forbund = make_forbund(enkat=make_enkat(fraga=(fraga,)))
    surveys = [*answered("bra"), *answered("dåligt", year=2022)]
    underlag = make_underlag(forbund, surveys=surveys)
    made = {figure.measure for figure in survey_figures(underlag, forbund, Y2023)}
    assert ("enk.pers.f01.forandring" in made) is has_change


def test_without_an_answer_there_is_neither_change_nor_distance() -> None:
    surveys = [*answered(None), *answered("bra", year=2022)]
    national = [{"grupp": "pers", "procent": 90}]
    found = figures(make_underlag(FORBUND, surveys=surveys, national=national))
    assert found["pers.f01.riket"].value == 90
    assert "pers.f01.mot-riket" not in found
    assert "pers.f01.forandring" not in found


def test_a_national_result_is_entered_and_says_where_it_stands() -> None:
    national = [{"grupp": "pers", "procent": Fraction(181, 2)}, {"grupp": "pers", "year": 2022}]
    underlag = make_underlag(FORBUND, surveys=answered("bra"), national=national)
    figure = figures(underlag)["pers.f01.riket"]
    assert (figure.value, figure.origin) == (Fraction(181, 2), Origin.INMATAD)
    assert figure.source == "2023/riket.xlsx, bladet Riket, cell D2"
    assert [str(place) for place in RowFinder(underlag, FORBUND).rows(figure)] == [figure.source]


def test_the_years_with_surveys_are_those_of_rows_and_of_sums_up_to_the_last() -> None:
    surveys = [*answered("bra"), *answered("bra", year=2024), *answered("bra", year=2021)]
    underlag = sums(WHOLE | {"year": 2019}, surveys=surveys)
    assert survey_years(underlag, 2023) == (2019, 2021, 2023)
