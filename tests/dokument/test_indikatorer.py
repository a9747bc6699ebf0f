"""Bilaga Indikatorer: which results are shown, in which rows and sentences, and with which notes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.enkat import Enkat, Fraga, Indikator, Respondentgrupp
from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Kanslitext, printed, walk
from sofrep.visning.visat import Diagram, Diagramslag, Platshallare
from support.blocktext import sentences
from support.enkat import make_enkat
from support.enkatbilaga import cells, charts, make_survey_underlag, sums, table, told

compose = DOKUMENT["indikatorer"].compose

STAFF = sums("pers", 1, 2023, (2, 3, 10, 4))
ALL = sums("avslut", 1, 2023, (1, 2, 17, 9))
WOMEN = sums("avslut", 1, 2023, (1, 1, 10, 5), kon="kvinnor")
MEN = sums("avslut", 1, 2023, (0, 1, 7, 4), kon="man")
FEW = make_enkat(minsta_grupp=5)
DASH = "\u2013"
SHARES, COUNTS, YEARS = "i01.resultat", "i01.antal", "i01.ar"


def staff(year: int, positive: int = 5, **more: Any) -> dict[str, Any]:
    return sums("pers", 1, year, (10 - positive, 0, positive, 0), **more)


def leavers(year: int, women: int, men: int) -> list[dict[str, Any]]:
    return [
        sums("avslut", 1, year, (20 - women - men, 0, women + men, 0)),
        sums("avslut", 1, year, (10 - women, 0, women, 0), kon="kvinnor"),
        sums("avslut", 1, year, (10 - men, 0, men, 0), kon="man"),
    ]


def reworded(**changes: Any) -> Enkat:
    """The survey with the question to the staff changed."""
    enkat = make_enkat()
    fragor = [replace(f, **changes) if f.grupp == "pers" else f for f in enkat.fraga]
    return replace(enkat, fraga=tuple(fragor))


def enkat_of(questions: int, grupp: Respondentgrupp | None = None) -> Enkat:
    """One group with so many questions, all of indicator 1."""
    return make_enkat(
        grupp=(grupp or Respondentgrupp(kod="pers", namn="Personal"),),
        indikator=(Indikator(nummer=1, lydelse="Nytta"),),
        fraga=tuple(
            Fraga(grupp="pers", nummer=n, indikator=1, lydelse=f"Fråga {n}")
            for n in range(1, questions + 1)
        ),
    )


def many(year: int, *positive: int, of: int = 100) -> list[dict[str, Any]]:
    """A row per question with so many positive answers."""
    return [sums("pers", n, year, (of - pos, 0, pos, 0)) for n, pos in enumerate(positive, start=1)]


class TestResults:
    def test_a_question_has_a_row_for_all_and_one_per_sex_where_it_is_known(self):
        rows = cells(make_survey_underlag([ALL, WOMEN, MEN, STAFF]), SHARES)
        assert [row[0] for row in rows] == [
            "Deltagare avslut, fråga 1", "Kvinnor", "Män", "Personal, fråga 1"
        ]  # fmt: skip

    def test_shares_stand_in_the_body_each_rounded_by_itself_and_counts_in_the_tables(self):
        underlag = make_survey_underlag([STAFF])
        name = "Personal, fråga 1"
        assert cells(underlag, SHARES) == [
            [name, "15", "13 %", "20 %", "67 %", "27 %", "100 %", DASH, DASH]
        ]
        assert cells(underlag, COUNTS) == [[name, "15", "15", "2", "3", "10", "4"]]

    def test_the_change_and_the_distance_to_the_nation_carry_their_sign(self):
        national = [{"grupp": "pers", "fraga": 1, "procent": 70}]
        before = sums("pers", 1, 2022, (5, 0, 5, 0))
        (row,) = cells(make_survey_underlag([STAFF, before], national=national), SHARES)
        assert row[-2:] == ["70 % (\u22123)", "+17"]

    @pytest.mark.parametrize(
        ("parts", "change"),
        [((0, 99, 101, 0), "+1"), ((0, 101, 99, 0), "\u22121"), ((0, 399, 401, 0), "0")],
    )
    def test_a_change_that_rounds_to_nothing_has_no_sign(self, parts, change):
        rows = [sums("pers", 1, 2023, parts), sums("pers", 1, 2022, (0, 100, 100, 0))]
        assert cells(make_survey_underlag(rows), SHARES)[0][-1] == change

    def test_the_year_of_a_new_wording_says_that_it_cannot_be_compared(self):
        rows = [STAFF, sums("pers", 1, 2022, (5, 0, 5, 0))]
        underlag = make_survey_underlag(rows, enkat=reworded(jamforbar_fran=2023))
        assert cells(underlag, SHARES)[0][-1] == DASH
        assert "omformulerades 2023" in " ".join(table(underlag, SHARES).noter)
        assert "mot" not in told(underlag, "i01.besked")[0]

    def test_too_few_answers_are_a_row_without_numbers_that_says_so_and_publish_nothing(self):
        rows = [
            sums("avslut", 1, 2023, (0, 0, 12, 3)),
            sums("avslut", 1, 2023, (0, 0, 8, 2), kon="kvinnor"),
            sums("avslut", 1, 2023, (0, 0, 4, 1), kon="man"),
        ]
        underlag = make_survey_underlag(rows, enkat=FEW)
        assert cells(underlag, SHARES)[2] == ["Män", *[DASH] * 3, "för få svar", *[DASH] * 4]
        assert cells(underlag, COUNTS)[2] == ["Män", *[DASH] * 4, "för få svar", DASH]
        assert not [t for t in printed(compose(underlag)) if t.figure.id.endswith("pos.man")]
        assert any("färre än 5 svar" in text for text in told(underlag, "lasa"))

    def test_as_many_as_the_limit_are_shown_and_without_a_limit_one_is(self):
        five = make_survey_underlag([sums("pers", 1, 2023, (0, 0, 5, 0))], enkat=FEW)
        one = make_survey_underlag([sums("pers", 1, 2023, (0, 0, 1, 0))])
        assert cells(five, SHARES)[0][4] == cells(one, SHARES)[0][4] == "100 %"

    def test_a_third_group_too_small_is_told_in_a_note_and_a_larger_one_has_its_row(self):
        def with_others(number: int):
            others = sums("avslut", 1, 2023, (0, 0, number, 0), kon="ovriga")
            return make_survey_underlag([ALL, WOMEN, MEN, others], enkat=FEW)

        assert [row[0] for row in cells(with_others(3), SHARES)][1:] == ["Kvinnor", "Män"]
        assert "indikatorer.forbundet.lasa.ovriga" in sentences(compose(with_others(3)))
        assert "indikatorer.forbundet.lasa.ovriga" not in sentences(compose(with_others(6)))
        assert cells(with_others(6), SHARES)[-1][0] == "Annat eller okänt"

    def test_the_change_from_a_year_of_too_few_answers_is_not_shown(self):
        rows = [STAFF, sums("pers", 1, 2022, (2, 0, 2, 0))]
        assert cells(make_survey_underlag(rows, enkat=FEW), SHARES)[0][-1] == DASH
        assert cells(make_survey_underlag(rows), SHARES)[0][-1] == "+17"

    def test_a_question_that_nobody_answered_has_dashes_and_not_0_per_cent(self):
        underlag = make_survey_underlag([STAFF, sums("avslut", 1, 2023, (0, 0, 0, 0), enkater=9)])
        assert cells(underlag, SHARES)[0][1:5] == ["0", DASH, DASH, DASH]
        assert "ingen har svarat på frågan" in " ".join(table(underlag, SHARES).noter)


class TestMessage:
    def test_the_question_with_most_answers_is_told_with_last_year_and_the_nation(self):
        rows = [*many(2023, 80), *many(2022, 60)]
        national = [{"grupp": "pers", "fraga": 1, "procent": 75}]
        underlag = make_survey_underlag(rows, national=national, enkat=enkat_of(1))
        assert told(underlag, "i01.besked") == [
            (
                "I gruppen Personal svarade 80 av 100 positivt på ”Fråga 1”: 80 %, mot 60 % under 2022. "
                "Det är 5 procentenheter över riket."
            )
        ]

    @pytest.mark.parametrize(
        ("positive", "sentence"),
        [
            (5, "I gruppen Personal svarade fem av åtta positivt på ”Fråga 1”."),
            (0, "I gruppen Personal svarade ingen av åtta positivt på ”Fråga 1”."),
            (8, "I gruppen Personal svarade alla åtta positivt på ”Fråga 1”."),
        ],
    )
    def test_fewer_than_ten_are_told_in_numbers_and_compared_with_nothing(self, positive, sentence):
        rows = [*many(2023, positive, of=8), *many(2022, 4, of=8)]
        underlag = make_survey_underlag(rows, enkat=enkat_of(1))
        assert told(underlag, "i01.besked") == [sentence]

    def test_an_indicator_without_a_measure_or_questions_says_why(self):
        indicators = (
            Indikator(nummer=11, lydelse="Kostnader", utan_matt="Måttet saknas ännu."),
            Indikator(nummer=12, lydelse="Helhet"),
        )
        underlag = make_survey_underlag([STAFF], enkat=make_enkat(indikator=indicators))
        assert told(underlag, "i11") == ["Måttet saknas ännu."]
        assert told(underlag, "i12") == ["Ingen fråga i enkäten hör till indikatorn."]

    def test_an_indicator_of_groups_without_surveys_says_so_and_not_that_they_were_not_asked(self):
        underlag = make_survey_underlag([STAFF])
        assert told(underlag, "i02") == [
            (
                "Indikatorn mäts med frågor till gruppen Deltagare avslut. "
                "Från den finns inga enkäter."
            )
        ]

    def test_a_question_says_to_whom_and_since_when_it_is_put(self):
        plan = sums("avslut", 4, 2023, (1, 0, 9, 0))
        underlag = make_survey_underlag([STAFF, plan], enkat=reworded(fran=2023))
        assert told(underlag, "i02.avslut-f04") == [
            (
                "Deltagare avslut, fråga 4: ”Är planen bra?”. Ställs till dem som svarat ja på "
                "fråga 3, ”Har du en plan?”."
            )
        ]
        assert told(underlag, "i01.pers-f01")[0].endswith("”.")
        years = [staff(2022), staff(2023)]
        for when, said in (
            ({"fran": 2023}, "Ställs sedan 2023."),
            ({"jamforbar_fran": 2023}, "Omformulerades 2023; tidigare år är inte jämförbara."),
        ):
            shown = make_survey_underlag(years, enkat=reworded(**when))
            assert told(shown, "i01.pers-f01")[0].endswith(said)
            no_year_before = make_survey_underlag(years[1:], enkat=reworded(**when))
            assert said not in told(no_year_before, "i01.pers-f01")[0]
        before = make_survey_underlag([staff(2022)], enkat=reworded(fran=2023), year=2022)
        assert told(before, "i01.pers") == []


class TestInShort:
    def test_changes_are_counted_and_what_is_none_is_not_named(self):
        underlag = make_survey_underlag(
            [*many(2023, 90, 10, 10), *many(2022, 60, 50, 60)], enkat=enkat_of(3)
        )
        assert told(underlag, "besked") == [
            (
                "I de tre frågor som kan jämföras med 2022 är andelen positiva svar större i en och "
                "mindre i två. Under 2023 kom det in 100 enkäter (2022: 100)."
            )
        ]

    def test_of_two_questions_each_is_told_by_itself(self):
        rows = [*many(2023, 90, 10), *many(2022, 60, 50)]
        assert told(make_survey_underlag(rows, enkat=enkat_of(2)), "besked")[0].startswith(
            "Två frågor kan jämföras med 2022. Andelen positiva svar är större i den ena och "
            "mindre i den andra. "
        )

    def test_without_last_year_nothing_is_compared(self):
        underlag = make_survey_underlag(many(2023, 90, 10), enkat=enkat_of(2))
        assert told(underlag, "besked") == [
            "Ingen fråga kan jämföras med 2022. Under 2023 kom det in 100 enkäter."
        ]
        assert told(underlag, "ut") == []

    def test_a_group_without_surveys_is_named_once(self):
        underlag = make_survey_underlag([STAFF, sums("avslut", 1, 2022, (1, 2, 17, 9))])
        sentences = " ".join(told(underlag))
        assert sentences.count("Från gruppen Deltagare avslut finns inga enkäter för 2023.") == 1

    def test_the_largest_change_each_way_and_the_nation_name_each_question_once(self):
        rows = [*many(2023, 90, 10, 50), *many(2022, 60, 50, 50)]
        national = [{"grupp": "pers", "fraga": n, "procent": p} for n, p in ((1, 40), (3, 55))]
        underlag = make_survey_underlag(rows, national=national, enkat=enkat_of(3))
        assert told(underlag, "ut") == [
            "Störst ökning sedan 2022: ”Fråga 1” (Personal, indikator 1), 30 procentenheter.",
            "Störst minskning sedan 2022: ”Fråga 2” (Personal, indikator 1), 40 procentenheter.",
            "Mest under riket: ”Fråga 3” (Personal, indikator 1), 5 procentenheter.",
        ]

    def test_two_that_tie_are_both_named_and_of_more_none(self):
        two = make_survey_underlag([*many(2023, 80, 80), *many(2022, 60, 60)], enkat=enkat_of(2))
        assert [text.partition(" sedan")[0] for text in told(two, "ut")] == [
            "Delad största ökning"
        ] * 2
        three = [*many(2023, 80, 80, 80), *many(2022, 60, 60, 60)]
        assert told(make_survey_underlag(three, enkat=enkat_of(3)), "ut") == []

    def test_a_question_that_few_answered_is_not_ranked(self):
        rows = [*many(2023, 1, of=11), *many(2022, 9, of=11)]
        assert told(make_survey_underlag(rows, enkat=enkat_of(1)), "ut") == []

    def test_the_ranking_says_of_which_questions_where_some_have_few_answers(self):
        one = sums("pers", 2, 2023, (9, 0, 1, 0)), sums("pers", 2, 2022, (1, 0, 9, 0))
        rows = [*many(2023, 50), *many(2022, 60), *one]
        assert told(make_survey_underlag(rows, enkat=enkat_of(2)), "ut") == [
            "Störst minskning sedan 2022: ”Fråga 1” (Personal, indikator 1), 10 procentenheter.",
            "Punkterna gäller de frågor som minst 20 har svarat på.",
        ]

    def test_a_change_that_is_printed_as_nothing_is_no_change(self):
        rows = [*many(2023, 501, of=1002), *many(2022, 500, of=1001)]
        underlag = make_survey_underlag(rows, enkat=enkat_of(1))
        assert told(underlag, "besked")[0].startswith(
            "En fråga kan jämföras med 2022. Där är andelen positiva svar i stort sett lika stor."
        )
        assert told(underlag, "ut") == []

    def test_a_change_or_distance_that_is_less_than_one_answer_makes_is_none(self):
        rows = [*many(2023, 20, of=25), *many(2022, 19, of=24)]  # 80,0 and 79,2 %
        national = [{"grupp": "pers", "fraga": 1, "procent": 78}]
        underlag = make_survey_underlag(rows, enkat=enkat_of(1), national=national)
        assert "Där är andelen positiva svar i stort sett lika stor" in told(underlag, "besked")[0]
        assert told(underlag, "ut") == []
        assert "Det är i stort sett som i riket." in " ".join(told(underlag, "i01.besked"))


def the_chart(underlag) -> Diagram:
    (found,) = charts(underlag)
    return found


def drawn(diagram: Diagram) -> dict[str, list[str | None]]:
    return {
        serie.namn: [None if t is None else str(t.utan_enhet()) for t in serie.tal]
        for serie in diagram.serier
    }


class TestYears:
    def test_three_years_and_more_are_a_line_by_group(self):
        chart = the_chart(make_survey_underlag([staff(2021, 3), staff(2022, 4), staff(2023, 5)]))
        assert (chart.slag, chart.kategorier) == (Diagramslag.LINJE, ("2021", "2022", "2023"))
        assert drawn(chart) == {"Personal": ["30", "40", "50"]}
        assert "Personal från 30\xa0% (2021) till 50\xa0% (2023)" in chart.alt

    def test_one_question_to_one_group_is_drawn_by_sex(self):
        rows = [row for year in (2021, 2022, 2023) for row in leavers(year, 8, 6)]
        assert drawn(the_chart(make_survey_underlag(rows))) == {
            "Kvinnor": ["80", "80", "80"],
            "Män": ["60", "60", "60"],
        }
        both = the_chart(make_survey_underlag([*rows, staff(2023)]))
        assert list(drawn(both)) == ["Deltagare avslut", "Personal"]

    def test_a_year_without_the_group_is_a_gap_and_a_dash_with_its_reason(self):
        rows = [staff(2020, 3), staff(2021, 4), staff(2023, 5), *leavers(2022, 8, 6)]
        underlag = make_survey_underlag(rows)
        assert drawn(the_chart(underlag))["Personal"] == ["30", "40", None, "50"]
        assert cells(underlag, YEARS)[-1] == ["Personal, fråga 1", "30 %", "40 %", DASH, "50 %"]
        assert table(underlag, YEARS).noter == (f"{DASH} Uppgift om frågan saknas för det året.",)

    def test_a_break_is_a_step_of_its_own_that_no_line_crosses(self):
        rows = [staff(year, year - 2015) for year in (2020, 2021, 2022, 2023)]
        underlag = make_survey_underlag(rows, enkat=reworded(jamforbar_fran=2022))
        chart = the_chart(underlag)
        assert chart.kategorier == ("2020", "2021", "Ny lydelse", "2022", "2023")
        assert drawn(chart) == {"Personal": ["50", "60", None, "70", "80"]}
        assert cells(underlag, YEARS)[0][1:] == ["50 %†", "60 %†", "70 %", "80 %"]
        assert "† Frågan omformulerades 2022." in table(underlag, YEARS).noter[0]

    def test_a_report_of_a_year_before_the_break_knows_nothing_of_it(self):
        rows = [staff(year, 5) for year in (2019, 2020, 2021)]
        underlag = make_survey_underlag(rows, enkat=reworded(jamforbar_fran=2022), year=2021)
        assert the_chart(underlag).kategorier == ("2019", "2020", "2021")
        assert cells(underlag, YEARS)[0][1:] == ["50 %"] * 3

    def test_a_question_with_a_break_has_a_chart_apart_from_those_without(self):
        rows = [row for year in (2021, 2022, 2023) for row in (staff(year), *leavers(year, 8, 6))]
        found = charts(make_survey_underlag(rows, enkat=reworded(jamforbar_fran=2022)))
        assert [list(drawn(chart)) for chart in found] == [["Deltagare avslut"], ["Personal"]]

    def test_one_year_is_lying_bars_of_the_groups_and_two_are_columns(self):
        one = the_chart(make_survey_underlag([staff(2023)]))
        assert (one.slag, drawn(one)) == (Diagramslag.LIGGANDE, {"2023": ["50"]})
        assert one.kategorier == ("Personal",)
        assert (
            the_chart(make_survey_underlag([staff(2022), staff(2023)])).slag is Diagramslag.STAPEL
        )

    def test_too_few_have_no_chart_and_a_share_of_nobody_is_a_point(self):
        one = [sums("pers", 1, 2023, (0, 0, 1, 1))]
        assert charts(make_survey_underlag(one, enkat=FEW)) == []
        nobody = [staff(2021, 0), staff(2022, 0), staff(2023, 0)]
        assert drawn(the_chart(make_survey_underlag(nobody))) == {"Personal": ["0", "0", "0"]}

    def test_a_share_of_fewer_than_ten_is_left_to_the_table(self):
        few = sums("pers", 1, 2022, (4, 0, 5, 0))
        underlag = make_survey_underlag([staff(2021), few, staff(2023)])
        assert drawn(the_chart(underlag)) == {"Personal": ["50", None, "50"]}
        assert cells(underlag, "i01.ar") == [["Personal, fråga 1", "50 %", "56 %", "50 %"]]

    def test_a_year_of_too_few_says_that_it_is_not_shown(self):
        rows = [staff(2023), sums("pers", 1, 2022, (0, 0, 1, 1))]
        underlag = make_survey_underlag(rows, enkat=FEW)
        assert cells(underlag, YEARS)[0][1:] == ["visas inte", "50 %"]
        assert table(underlag, YEARS).noter[0].startswith("Där det står ”visas inte” ")

    def test_more_lines_than_can_be_told_apart_are_several_charts_a_group_together(self):
        def questions(grupp: str, *numbers: int) -> tuple[Fraga, ...]:
            return tuple(Fraga(grupp=grupp, nummer=n, indikator=1, lydelse="?") for n in numbers)

        fragor = (*questions("avslut", 1, 2, 3), *questions("pers", 1, 2, 4))
        rows = [
            sums(fraga.grupp, fraga.nummer, year, (3, 0, 9, 0))
            for year in (2021, 2022, 2023)
            for fraga in fragor
        ]
        found = charts(make_survey_underlag(rows, enkat=make_enkat(fraga=fragor)))
        assert [list(drawn(chart)) for chart in found] == [
            [f"Deltagare avslut, fråga {n}" for n in (1, 2, 3)],
            [f"Personal, fråga {n}" for n in (1, 2, 4)],
        ]

    def test_an_entered_year_is_marked(self):
        measure = "enk.pers.f01.pos.andel"
        entered = Figure(
            f"2022.{FORBUNDET}.{measure}", 62, Unit.PROCENT, FORBUNDET, Period.of_year(2022),
            Recipe("historik", ()), source="Årsredovisning 2022",
        )  # fmt: skip
        underlag = make_survey_underlag([staff(2023)], history=[entered])
        assert cells(underlag, YEARS) == [["Personal, fråga 1", "62 %*", "50 %"]]
        assert "* Uppgift från kansliet." in table(underlag, YEARS).noter

    def test_a_long_history_keeps_the_latest_eight_years(self):
        chart = the_chart(make_survey_underlag([staff(year) for year in range(2010, 2024)]))
        assert chart.kategorier == tuple(map(str, range(2016, 2024)))


class TestTexts:
    def test_a_year_without_surveys_says_so_and_a_part_of_a_year_too(self):
        underlag = make_survey_underlag([sums("pers", 1, 2022, (1, 1, 1, 1))])
        assert told(underlag, "utan") == ["Det finns inga enkäter för 2023."]
        months = Period(date(2023, 1, 1), date(2023, 8, 31))
        part = replace(make_survey_underlag([STAFF]), period=months)
        assert told(part, "utan") == ["Enkäten redovisas för hela år."]
        assert table(part, SHARES) is None

    def test_a_profile_without_a_survey_still_makes_the_document(self):
        underlag = make_survey_underlag()
        bare = replace(underlag, forbund=replace(underlag.forbund, enkat=None))
        assert told(bare, "utan") == ["Det finns inga enkäter för 2023."]

    def test_written_texts_stand_in_their_places_and_missing_ones_are_marked(self):
        def texts(underlag) -> list[str | Platshallare]:
            return [b.text for b in walk(compose(underlag)) if isinstance(b, Kanslitext)]

        underlag = make_survey_underlag([STAFF])
        missing = texts(underlag)
        assert all(isinstance(text, Platshallare) for text in missing)
        assert ["Metod" in str(missing[0]), "Kontakt" in str(missing[1])] == [True, True]
        keys = ("inledning", "kommentar-indikator-01", "metod", "kontakt")
        written = {TextKey(bilaga="indikatorer", avsnitt=key): f"Om {key}." for key in keys}
        assert texts(replace(underlag, texts=written)) == [f"Om {key}." for key in keys]
