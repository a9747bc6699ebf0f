"""What last year had and this year lacks is told as it is."""

from __future__ import annotations

from sofrep.domain.period import Period
from sofrep.pipeline.kinds_of_year import check_kinds
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag

SUM = {"grupp": "avslut", "fraga": 1}


def test_last_year_s_counted_surveys_are_not_said_to_be_rows_of_answers() -> None:
    forbund = make_forbund(enkat=make_enkat())
    underlag = make_underlag(forbund, survey_sums=[{"year": 2022} | SUM])
    (problem,) = check_kinds(underlag, forbund, Period.of_year(2023))
    assert problem.message == (
        "Det finns inga enkäter för 2023 på bladen Enkätsvar och Enkätsummor, men det fanns för 2022."
    )


def test_this_year_s_counted_surveys_are_surveys() -> None:
    forbund = make_forbund(enkat=make_enkat())
    sums = [{"year": year} | SUM for year in (2022, 2023)]
    underlag = make_underlag(forbund, survey_sums=sums)
    assert not list(check_kinds(underlag, forbund, Period.of_year(2023)))
