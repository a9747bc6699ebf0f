"""The shares over the years: gaps, breaks, one year, a group of one, entered values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sofrep.bilagor.indikatorer_historik import HistorikVy
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.enkat import Enkat, Fraga
from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.visning.visat import Diagram, Slag
from support.bilagor import make_document
from support.enkat import make_enkat
from support.enkatbilaga import indicator, make_survey_underlag, sums
from support.mallar import part, part_names

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def staff(year: int, positive: int = 5, **more: Any) -> dict[str, Any]:
    return sums("pers", 1, year, (10 - positive, 0, positive, 0), **more)


def leavers(year: int, women: int, men: int) -> list[dict[str, Any]]:
    return [
        sums("avslut", 1, year, (20 - women - men, 0, women + men, 0)),
        sums("avslut", 1, year, (10 - women, 0, women, 0), kon="kvinnor"),
        sums("avslut", 1, year, (10 - men, 0, men, 0), kon="man"),
    ]


def the_chart(underlag: BilagaUnderlag) -> Diagram:
    (found,) = indicator(underlag).diagram
    return found


def drawn(diagram: Diagram) -> dict[str, list[str | None]]:
    return {
        serie.namn: [None if t is None else str(t.utan_enhet()) for t in serie.tal]
        for serie in diagram.serier
    }


def history(underlag: BilagaUnderlag) -> HistorikVy:
    found = indicator(underlag).historik
    assert found is not None
    return found


def cells(underlag: BilagaUnderlag) -> dict[str, list[str]]:
    return {
        rad.etikett: [(c.text if c.tal is None else str(c.tal)) + c.marke for c in rad.celler]
        for rad in history(underlag).rader
    }


def broken(year: int) -> Enkat:
    enkat = make_enkat()
    fragor = [replace(f, jamforbar_fran=year) if f.grupp == "pers" else f for f in enkat.fraga]
    return replace(enkat, fraga=tuple(fragor))


def test_three_years_and_more_are_a_line_by_group() -> None:
    rows = [staff(2021, 3), staff(2022, 4), staff(2023, 5)]
    chart = the_chart(make_survey_underlag(rows))
    assert (chart.slag, chart.kategorier) == (Slag.LINJE, ("2021", "2022", "2023"))
    assert chart.enhet is Unit.PROCENT
    assert drawn(chart) == {"Personal": ["30", "40", "50"]}
    assert "Linjediagram" in chart.alt
    assert "Personal från 30\xa0% (2021) till 50\xa0% (2023)" in chart.alt


def test_one_question_to_one_group_is_drawn_by_sex() -> None:
    rows = [row for year in (2021, 2022, 2023) for row in leavers(year, 8, 6)]
    assert drawn(the_chart(make_survey_underlag(rows))) == {
        "Kvinnor": ["80", "80", "80"],
        "Män": ["60", "60", "60"],
    }
    both = [*rows, staff(2023)]
    assert list(drawn(the_chart(make_survey_underlag(both)))) == ["Deltagare avslut", "Personal"]


def test_a_year_without_the_group_is_a_gap_and_a_dash() -> None:
    rows = [staff(2020, 3), staff(2021, 4), staff(2023, 5), *leavers(2022, 8, 6)]
    underlag = make_survey_underlag(rows)
    assert drawn(the_chart(underlag))["Personal"] == ["30", "40", None, "50"]
    assert cells(underlag)["Personal, fråga 1"] == ["30\xa0%", "40\xa0%", "\u2013", "50\xa0%"]
    assert "frågan ställdes inte det året" in history(underlag).tabell.noter[0]


def test_a_year_without_any_survey_is_a_gap_too() -> None:
    chart = the_chart(make_survey_underlag([staff(2020, 3), staff(2021, 4), staff(2023, 5)]))
    assert chart.kategorier == ("2020", "2021", "2022", "2023")
    assert drawn(chart) == {"Personal": ["30", "40", None, "50"]}


def test_a_break_is_a_step_of_its_own_that_no_line_crosses() -> None:
    rows = [staff(year, year - 2015) for year in (2020, 2021, 2022, 2023)]
    underlag = make_survey_underlag(rows, enkat=broken(2022))
    chart = the_chart(underlag)
    assert chart.kategorier == ("2020", "2021", "Ny lydelse", "2022", "2023")
    assert drawn(chart) == {"Personal": ["50", "60", None, "70", "80"]}
    assert cells(underlag)["Personal, fråga 1"] == ["50\xa0%†", "60\xa0%†", "70\xa0%", "80\xa0%"]
    assert history(underlag).tabell.noter == (
        "† Före den nya lydelsen 2022: kan inte jämföras med åren efter.",
    )


def test_a_report_of_a_year_before_the_break_knows_nothing_of_it() -> None:
    rows = [staff(year, 5) for year in (2019, 2020, 2021)]
    underlag = make_survey_underlag(rows, enkat=broken(2022), year=2021)
    assert the_chart(underlag).kategorier == ("2019", "2020", "2021")
    assert cells(underlag)["Personal, fråga 1"] == ["50\xa0%"] * 3


def test_a_question_with_a_break_has_a_chart_apart_from_those_without() -> None:
    rows = [row for year in (2021, 2022, 2023) for row in (staff(year), *leavers(year, 8, 6))]
    charts = indicator(make_survey_underlag(rows, enkat=broken(2022))).diagram
    assert [list(drawn(chart)) for chart in charts] == [["Deltagare avslut"], ["Personal"]]
    assert "Ny lydelse" not in charts[0].kategorier
    assert "Ny lydelse" in charts[1].kategorier


def test_one_year_is_columns_and_so_are_two() -> None:
    one = the_chart(make_survey_underlag([staff(2023)]))
    assert (one.slag, one.kategorier, drawn(one)) == (Slag.STAPEL, ("2023",), {"Personal": ["50"]})
    assert "Personal 50\xa0% (2023)" in one.alt
    assert the_chart(make_survey_underlag([staff(2022), staff(2023)])).slag is Slag.STAPEL


def test_a_group_of_one_has_no_chart_where_it_is_too_few_and_one_where_all_are_shown() -> None:
    rows = [sums("pers", 1, 2023, (0, 0, 1, 1))]
    hidden = make_survey_underlag(rows, enkat=make_enkat(minsta_grupp=5))
    assert indicator(hidden).diagram == ()
    assert cells(hidden) == {"Personal, fråga 1": ["för få"]}
    assert drawn(the_chart(make_survey_underlag(rows))) == {"Personal": ["100"]}


def test_a_share_of_0_per_cent_is_a_point_and_no_gap() -> None:
    rows = [staff(2021, 0), staff(2022, 0), staff(2023, 0)]
    assert drawn(the_chart(make_survey_underlag(rows))) == {"Personal": ["0", "0", "0"]}


def test_more_lines_than_can_be_told_apart_are_several_charts_a_group_together() -> None:
    enkat = make_enkat(
        fraga=(
            *(Fraga(grupp="avslut", nummer=n, indikator=1, lydelse="?") for n in (1, 2, 3)),
            *(Fraga(grupp="pers", nummer=n, indikator=1, lydelse="?") for n in (1, 2)),
        )
    )
    rows = [
        sums(grupp, n, year, (1, 0, 3, 0))
        for year in (2021, 2022, 2023)
        for grupp, n in (("avslut", 1), ("avslut", 2), ("avslut", 3), ("pers", 1), ("pers", 2))
    ]
    charts = indicator(make_survey_underlag(rows, enkat=enkat)).diagram
    assert [list(drawn(chart)) for chart in charts] == [
        [f"Deltagare avslut, fråga {n}" for n in (1, 2, 3)],
        ["Personal, fråga 1", "Personal, fråga 2"],
    ]


def test_every_number_of_a_chart_stands_in_the_table_of_years() -> None:
    rows = [row for year in (2020, 2021, 2023) for row in (*leavers(year, 8, 6), staff(year, 9))]
    found = indicator(make_survey_underlag(rows))
    assert found.historik is not None
    listed = {c.tal.figure.id for rad in found.historik.rader for c in rad.celler if c.tal}
    charted = {t.figure.id for d in found.diagram for s in d.serier for t in s.tal if t}
    assert charted
    assert charted <= listed


def test_an_entered_year_is_marked() -> None:
    measure = "enk.pers.f01.pos.andel"
    entered = Figure(
        f"2022.{FORBUNDET}.{measure}", 62, Unit.PROCENT, FORBUNDET, Period.of_year(2022),
        Recipe("historik", ()), source="Årsredovisning 2022",
    )  # fmt: skip
    underlag = make_survey_underlag([staff(2023)], history=[entered])
    assert cells(underlag) == {"Personal, fråga 1": ["62\xa0%*", "50\xa0%"]}
    assert "* Inmatat av kansliet, utan underlag i enkäten." in history(underlag).tabell.noter


def test_a_long_history_keeps_the_latest_eight_years() -> None:
    rows = [staff(year) for year in range(2010, 2024)]
    assert the_chart(make_survey_underlag(rows)).kategorier == tuple(map(str, range(2016, 2024)))


def test_the_chart_of_a_gap_is_native_and_breaks_its_line() -> None:
    rows = [staff(2020, 3), staff(2021, 4), staff(2023, 5)]
    rendered = make_document(make_survey_underlag(rows), "indikatorer")
    (name,) = [n for n in part_names(rendered) if n.startswith("word/charts/chart")]
    root = part(rendered, name)
    assert root.find(f".//{C}lineChart") is not None
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
    points = [p.get("idx") for p in root.iterfind(f".//{C}val//{C}pt")]
    assert points == ["0", "1", "3"]
    axis = root.find(f".//{C}valAx/{C}scaling")
    assert [axis.find(f"{C}{end}").get("val") for end in ("min", "max")] == ["0", "1"]
