"""The definitions at their edges, on rows that the test shows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import Absence, Figure, FigureSet
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.ways import Selection
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund()
Y2023 = Period.of_year(2023)


def count(*rows: dict[str, Any], period: Period = Y2023, **more: Any) -> FigureSet:
    return compute(make_underlag(FORBUND, rows, **more), FORBUND, period)


def rv(start: date, slut: date | None = None, **fields: Any) -> dict[str, Any]:
    return {"insats": "rv", "start": start, "slut": slut, **fields}


def of(figures: FigureSet, measure: str, period: Period = Y2023) -> Figure:
    return figures.measure(period, "rv", measure)


def test_an_enrolment_that_starts_and_ends_the_same_day_lasts_0_days() -> None:
    figures = count(rv(date(2023, 5, 4), date(2023, 5, 4)))
    assert of(figures, "avslutade.dagar.medel").value == 0
    assert of(figures, "avslutade.manader.max").value == 0
    assert of(figures, "aktuella").value == 1


@pytest.mark.parametrize(
    ("start", "end", "months", "is_over"),
    [
        (date(2022, 3, 10), date(2023, 9, 10), 18, 0),
        (date(2022, 3, 10), date(2023, 9, 11), 18 + Fraction(1, 30), 1),
        (date(2021, 8, 31), date(2023, 2, 28), 18, 0),
        (date(2021, 8, 31), date(2023, 3, 1), 18 + Fraction(1, 31), 1),
        (date(2023, 1, 31), date(2023, 2, 28), 1, 0),
        (date(2023, 1, 31), date(2023, 3, 30), 1 + Fraction(30, 31), 0),
    ],
)
def test_the_longest_time_goes_by_the_calendar(
    start: date, end: date, months: Fraction, is_over: int
) -> None:
    figures = count(rv(start, end))
    assert of(figures, "avslutade.manader.max").value == months
    assert of(figures, "avslutade.over-max").value == is_over


def test_a_mean_month_has_30_4375_days() -> None:
    figures = count(rv(date(2023, 1, 1), date(2023, 5, 3)))  # 122 days
    mean = of(figures, "avslutade.manader.medel")
    assert mean.value == Fraction(122) / Fraction("30.4375")
    assert (mean.numerator, mean.denominator) == (mean.value, 1)


def test_exactly_9_years_are_not_more_than_9() -> None:
    figures = count(
        rv(date(2023, 2, 1), tid_ar=9), rv(date(2023, 2, 1), tid=9 * 1200 + 1), rv(date(2023, 2, 2))
    )
    assert of(figures, "nya.tid.5-9").value == 1
    assert of(figures, "nya.tid.over-9").value == 1
    assert of(figures, "nya.tid.saknas").value == 1
    assert of(figures, "nya.tid.medel").denominator == 2


def test_where_all_are_blank_there_is_neither_count_nor_share() -> None:
    figures = count(rv(date(2023, 2, 1)), rv(date(2023, 3, 1)))
    for name in ("nya.kommun.alv", "nya.kommun.alv.andel", "nya.unga", "nya.alder.medel"):
        assert of(figures, name).absence is Absence.UPPGIFT_SAKNAS
    assert of(figures, "nya.kommun.saknas").value == 2
    assert of(figures, "nya.kommun.saknas.andel").value == 100


def test_blanks_are_in_the_denominator() -> None:
    figures = count(*[rv(date(2023, 2, 1))] * 2, rv(date(2023, 2, 1), kommun="alv"))
    share = of(figures, "nya.kommun.alv.andel")
    assert (share.value, share.numerator, share.denominator) == (Fraction(100, 3), 1, 3)


def test_an_empty_population_counts_0_and_has_no_shares() -> None:
    figures = count()
    assert of(figures, "avslutade.arbstud").value == 0
    for name in ("avslutade.arbstud.andel", "avslutade.dagar.medel", "avslutade.manader.max"):
        assert of(figures, name).absence is Absence.TOM_NAMNARE


def test_an_anonymous_row_counts_among_the_new_and_nowhere_else() -> None:
    figures = count(rv(date(2023, 2, 1), anonym=True), rv(date(2023, 2, 1), kon="man"))
    assert of(figures, "nya").value == 2
    assert of(figures, "nya.anonyma").value == 1
    assert [of(figures, f"nya.kanda{s}").value for s in ("", ".kvinnor", ".man")] == [1, 0, 1]
    assert of(figures, "aktuella").value == of(figures, "vid-slut").value == 1
    assert of(figures, "nya.manad.02").value == 1


def test_another_sex_counts_everywhere_and_is_a_column_only_where_there_is_one() -> None:
    figures = count(rv(date(2023, 2, 1), kon="ovriga", kommun="alv"))
    assert of(figures, "nya.kommun.alv.ovriga").value == 1
    assert "2023.rv.avslutade.kommun.alv.ovriga" not in figures
    assert of(figures, "avslutade.ovriga").value == 0


def test_the_first_and_last_day_belong_to_the_period() -> None:
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    figures = count(rv(first), rv(date(2022, 1, 1), last), rv(date(2022, 1, 1), first))
    assert of(figures, "nya").value == 1
    assert of(figures, "avslutade").value == 2
    assert of(figures, "vid-start").value == 2
    assert of(figures, "vid-slut").value == 1


def test_age_is_that_of_the_event() -> None:
    row = rv(date(2021, 12, 31), date(2023, 1, 1), fodelsear=1993)  # 28 at start, 30 at exit
    figures = count(row)
    assert of(figures, "aktuella.unga").value == 1
    assert of(figures, "avslutade.unga").value == 0
    assert of(figures, "avslutade.alder.medel").value == 30


def test_a_given_age_grows_by_the_years_until_exit() -> None:
    figures = count(rv(date(2021, 12, 31), date(2023, 1, 1), alder_start=28))
    assert of(figures, "avslutade.alder.medel").value == 30


def test_the_age_limit_of_the_young_is_inclusive() -> None:
    figures = count(*(rv(date(2023, 2, 1), alder_start=age) for age in (29, 30)))
    assert of(figures, "nya.unga").value == 1


def test_several_kinds_of_support_may_add_up_to_more_than_everyone() -> None:
    ended = rv(date(2023, 1, 1), date(2023, 2, 1), forsorjning=["sjukpen", "forsstod"])
    figures = count(ended)
    shares = [of(figures, f"avslutade.fors.{kod}.andel").value for kod in ("sjukpen", "forsstod")]
    assert shares == [100, 100]


def test_two_codes_of_a_group_count_once() -> None:
    ended = rv(date(2023, 1, 1), date(2023, 2, 1), sysselsattning=["arbete", "studier"])
    assert of(count(ended), "avslutade.arbstud").value == 1


def test_a_blank_reason_is_neither_illness_nor_could_use() -> None:
    rows = [
        rv(date(2023, 1, 1), date(2023, 2, 1), avslutsorsak=reason)
        for reason in ("sjukdom", "klar", "")
    ]
    figures = count(*rows)
    assert of(figures, "avslutade.sjuk").value == 1
    assert of(figures, "avslutade.kunde.andel").value == Fraction(100, 3)


def test_a_union_adds_up_and_counts_a_person_once() -> None:
    utr = {"insats": "utr", "start": date(2023, 2, 1), "nummer": "P1"}
    figures = count(rv(date(2023, 1, 1), nummer="P1"), utr)
    assert figures.measure(Y2023, "ind", "nya").value == 2
    assert figures.measure(Y2023, "ind", "nya.personer").value == 1
    assert figures.measure(Y2023, "ind", "nya.upprepning").value == 100


def test_the_same_group_label_in_two_insatser_is_two_groups() -> None:
    utr = {"insats": "utr", "start": date(2023, 2, 1), "grupp": "Vår"}
    figures = count(rv(date(2023, 1, 1), grupp="Vår"), utr)
    assert figures.measure(Y2023, "ind", "aktuella.grupper").value == 2


def test_without_numbers_persons_are_unknown() -> None:
    figures = count(rv(date(2023, 1, 1)))
    assert of(figures, "nya.personer").absence is Absence.UPPGIFT_SAKNAS
    assert of(figures, "nya.upprepning").absence is Absence.UPPGIFT_SAKNAS
    assert of(figures, "nya.numrerade").value == 0


def test_a_period_before_the_register_has_no_figures_of_it() -> None:
    figures = count(rv(date(2019, 5, 1)), period=Period.of_year(2019))
    assert not [name for name in figures if ".rv." in name]


def test_a_cohort_before_the_register_is_not_followed_up() -> None:
    figures = count(period=Period.of_year(2021))
    assert "2021.rv.uppf-6man.kohort" in figures
    assert "2021.rv.uppf-2ar.kohort" not in figures


def test_an_insats_that_does_not_run_has_no_figures() -> None:
    assert "2022.gg.nya" not in count(period=Period.of_year(2022))
    assert "2023.gg.nya" in count()


def test_a_delarsrapport_leaves_follow_up_out_unless_the_profile_gives_a_window() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    assert not [name for name in count(period=period) if ".uppf-" in name]


def test_follow_up_goes_from_cohort_over_consent_to_answer() -> None:
    exit_days = [date(2022, 1, 1), date(2023, 6, 30), date(2023, 7, 1), date(2022, 5, 5)]
    answers = [{"6man": {"sysselsattning": ["arbete"]}}, {}, {}, {"6man": {}}]
    rows = [
        rv(date(2021, 6, 1), day, samtycke=n != 1, uppf=answer, sysselsattning=["ingen"])
        for n, (day, answer) in enumerate(zip(exit_days, answers, strict=True))
    ]
    figures = count(*rows)
    assert of(figures, "uppf-6man.kohort").value == 3
    assert of(figures, "uppf-6man.samtycke").value == 2
    assert of(figures, "uppf-6man.svarade.andel").value == 100
    assert of(figures, "uppf-6man.arbstud.andel").value == 50
    assert of(figures, "uppf-6man.avslut.arbstud.andel").denominator == 3
    assert of(figures, "uppf-6man.samma.arbstud.andel").denominator == 2


def test_a_follow_up_sheet_gives_consent_and_answers_but_not_the_cohort() -> None:
    exits = [rv(date(2021, 6, 1), date(2022, 3, 1), samtycke=True) for _ in range(3)]
    sheet = {
        "insats": "rv",
        "uppfoljning": "6man",
        "slut_fran": date(2022, 1, 1),
        "slut_till": date(2022, 6, 30),
        "samtycke": True,
        "svarat": True,
        "forsorjning": ["ingen"],
    }
    underlag = make_underlag(FORBUND, exits, followups=[sheet])
    figures = compute(underlag, FORBUND, Y2023)
    share = of(figures, "uppf-6man.samtycke.andel")
    assert (share.numerator, share.denominator) == (1, 3)
    assert of(figures, "uppf-6man.egen.andel").value == 100
    answered = of(figures, "uppf-6man.svarade")
    assert RowFinder(underlag, FORBUND).rows(answered) == (
        Place("uppf.xlsx", "Uppföljning", "rad 2"),
    )


def test_a_share_shows_the_rows_of_its_denominator_too() -> None:
    rows = [rv(date(2023, 2, 1), kommun=kommun) for kommun in ("alv", "vik", "alv")]
    underlag = make_underlag(FORBUND, rows)
    share = of(compute(underlag, FORBUND, Y2023), "nya.kommun.vik.andel")
    assert [place.cell for place in RowFinder(underlag, FORBUND).rows(share)] == ["rad 3"]
    assert len(RowFinder(underlag, FORBUND).base(share)) == 3


def test_a_selection_restricts_the_register_by_kommun_and_by_the_age_of_the_event() -> None:
    rows = [
        rv(date(2022, 5, 1), date(2023, 5, 1), kommun="alv", fodelsear=1993),
        rv(date(2023, 5, 1), kommun="vik", fodelsear=1995),
    ]
    underlag = make_underlag(FORBUND, rows)
    in_alv = compute(underlag, FORBUND, Y2023, Selection(kommun="alv"))
    assert (of(in_alv, "aktuella+kommun=alv").value, of(in_alv, "nya+kommun=alv").value) == (1, 0)
    young = compute(underlag, FORBUND, Y2023, Selection(alder="25-29"))
    assert of(young, "aktuella+alder=25-29").value == 2  # both are under 30 at their start
    assert of(young, "avslutade+alder=25-29").value == 0  # 30 at exit


def test_applications_show_parties_kommuner_and_members_beside_their_funding() -> None:
    cells = [
        {"part": "af", "kommun": "alv", "antal": 5},
        {"part": "kommun", "kommun": "vik", "antal": 2},
        {"part": "primvard", "kommun": "alv", "antal": 2},
        {"part": "psyk", "kommun": "vik", "antal": 1, "column": "E"},
    ]
    underlag = make_underlag(FORBUND, applications=cells)
    figures = compute(underlag, FORBUND, Y2023)

    def value(measure: str) -> object:
        return figures.measure(Y2023, "forbundet", measure).value

    assert value("ansokningar") == 10
    assert value("ansokningar.per-manad") == Fraction(10, 12)
    assert value("ansokningar.medlem.region.andel") == 30
    assert value("ansokningar.medlem.vik") == value("ansokningar.kommuner") == 2
    assert value("ansokningar.part.kommun.vik") == 2
    assert value("ansokningar.kommun.vik") == 3
    assert value("finansiering.region.andel") == 30
    assert value("finansiering.kommuner") == 100
    assert "2023.forbundet.ansokningar.manad.01" not in figures
    psyk = figures.measure(Y2023, "forbundet", "ansokningar.part.psyk")
    assert [place.cell for place in RowFinder(underlag, FORBUND).rows(psyk)] == ["E5"]


def test_applications_without_a_month_are_not_told_for_a_part_of_a_year() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    dated = {"part": "af", "month": 2}
    assert "2023m01-08.forbundet.ansokningar" in count(applications=[dated], period=period)
    figures = count(applications=[dated, {"part": "af"}], period=period)
    assert "2023m01-08.forbundet.ansokningar" not in figures


def test_no_sheet_is_no_figure_and_not_0() -> None:
    figures = count()
    assert "2023.forbundet.ansokningar" not in figures
    assert "2023.forbundet.strukturella.antal" not in figures


def test_an_activity_without_a_number_is_unknown_and_not_0() -> None:
    figures = count(activities=[{"antal": 130}, {}])
    name = "2023.forbundet.strukturella"
    assert figures[f"{name}.antal"].value == 2
    assert figures[f"{name}.deltagare"].value == 130
    assert figures[f"{name}.02.deltagare"].absence is Absence.UPPGIFT_SAKNAS


def test_a_selection_leaves_out_follow_up_whose_sheet_knows_no_kommun() -> None:
    sheet = [{"insats": "rv", "uppfoljning": "6man", "slut": date(2022, 3, 1), "samtycke": True}]
    rows = [rv(date(2021, 6, 1), date(2022, 3, 1), kommun="alv")]
    underlag = make_underlag(FORBUND, rows, followups=sheet)
    figures = compute(underlag, FORBUND, Y2023, Selection(kommun="alv"))
    assert "2023.rv.uppf-6man.kohort+kommun=alv" not in figures
    assert of(figures, "uppf-2ar.kohort+kommun=alv").value == 0


def test_a_member_without_a_contribution_is_unknown_and_not_in_the_total() -> None:
    forbund = make_forbund(
        medlem=(*FORBUND.medlem[:3], replace(FORBUND.medlem[3], bidrag={"2022": 25}))
    )
    figures = compute(make_underlag(forbund), forbund, Y2023)
    name = "2023.forbundet.finansiering"
    assert figures[f"{name}.vik"].absence is Absence.UPPGIFT_SAKNAS
    assert figures[name].value == 975
    assert figures[f"{name}.kommuner"].value == 75
    assert "2021.forbundet.finansiering" not in count(period=Period.of_year(2021))
