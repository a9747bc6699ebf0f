"""The delårsrapport: the period beside last year's same days, goals by the share of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.inskrivningar.avsnitt.delarsdeltagare import change
from sofrep.dokument import DOKUMENT
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post
from sofrep.domain.figure import Absence, Figure, FigureSet, Number, Recipe, Unit
from sofrep.domain.forbund import Avsnitt, Fonster
from sofrep.domain.mal import Bedomning
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport
from sofrep.domain.problem import Place
from sofrep.domain.textplatser import avsnittsrubrik
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Rubrik
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Tal, cell_text
from support.bilagor import make_bilaga_underlag, make_document, make_goal
from support.blocktext import dump
from support.delar import cells, korthet, tables
from support.frames import Row, make_forbund, make_underlag

compose = DOKUMENT["delarsrapport"].compose

PART = Period(date(2023, 1, 1), date(2023, 8, 31))
PLACE = Place("2023/ekonomi.xlsx", "Driftsredovisning", "C2")
FORBUND = make_forbund()
FULL = tuple(replace(i, avsnitt=tuple(Avsnitt)) for i in FORBUND.insats)


def rv(start: str, slut: str = "", kon: str = "kvinnor", **more: object) -> Row:
    row: dict[str, object] = {"insats": "rv", "start": date.fromisoformat(start), "kon": kon}
    return row | ({"slut": date.fromisoformat(slut)} if slut else {}) | more


# January to August 2023: A-E are participants; B, C and E are new; C and D have ended.
# January to August 2022: A and F are participants, both new; F has ended.
ROWS: Sequence[Row] = (
    rv("2022-03-01"),  # A
    rv("2023-01-01"),  # B begins on the first day
    rv("2023-02-10", "2023-08-31", "man", sysselsattning=["arbete"], forsorjning=["ingen"]),  # C
    rv("2022-09-15", "2023-05-04", "man", sysselsattning=["ingen"], forsorjning=["ingen"]),  # D
    rv("2023-08-31", "2023-09-01", "man"),  # E ends after the period
    rv("2022-02-01", "2022-08-31", sysselsattning=["arbete"], forsorjning=["forsstod"]),  # F
    rv("2023-09-01"),  # begins after the period
    rv("2022-09-01", "2022-12-31"),  # between the two periods
)


def test_each_population_stands_beside_the_same_period_last_year() -> None:
    participants, new, ended, left = korthet(make_bilaga_underlag(ROWS, period=PART))
    name = "Rehabvägledare"
    assert participants.kolumner == (
        "Insats",
        "jan–aug 2023",
        "Varav kvinnor",
        "Varav män",
        "jan–aug 2022",
        "Förändring",
    )
    assert cells(participants)[name] == ("5", "2", "3", "2", "+3")
    assert cells(new)[name] == ("3", "1", "2", "2", "+1")
    assert cells(ended)[name] == ("2", "0", "2", "1", "+1")
    assert left.rubrik.replace("\xa0", " ") == "Inskrivna 31 augusti 2023 och 31 augusti 2022"
    assert cells(left)[name] == ("3", "2", "1", "1", "+2")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            {"rv": 4, "utr": 1, "gg": 1},
            "Rehabvägledare hade fler deltagare än under januari–augusti 2022. Utredning hade färre.",
        ),
        (
            {"rv": 3, "utr": 2},
            "Rehabvägledare och Utredning hade lika många deltagare som under januari–augusti 2022.",
        ),
        (
            {"gg": 1},
            "Rehabvägledare och Utredning hade färre deltagare än under januari–augusti 2022.",
        ),
    ],
)
def test_the_participants_begin_with_where_they_have_become_more_and_fewer(
    now: dict[str, int], said: str
) -> None:
    rows = [rv("2022-02-01", "2022-03-01", insats=i) for i in ("rv", "rv", "rv", "utr", "utr")]
    rows += [rv("2023-02-01", insats=kod) for kod, n in now.items() for _ in range(n)]
    assert f"\n[besked] {said}\n" in text_of(make_bilaga_underlag(rows, period=PART))


def test_participants_without_a_year_before_are_not_compared() -> None:
    text = text_of(make_bilaga_underlag([rv("2023-02-01")], period=PART))
    assert "Antalet deltagare per insats jämförs inte med januari–augusti 2022." in text


def test_outcomes_that_are_kept_for_the_year_are_no_row_and_the_goal_says_so() -> None:
    goals = [make_goal(target=35)]
    forbund = replace(FORBUND, insats=FULL)
    underlag = make_bilaga_underlag(ROWS, period=PART, forbund=forbund, goals=goals)
    (goal,) = underlag.goals
    assert goal.result is not None
    kept = replace(goal.result, value=None, absence=Absence.FOR_LITEN)
    figures = FigureSet(kept if f.id == kept.id else f for f in underlag.figures.values())
    goal = replace(goal, result=kept, bedomning=Bedomning.DOLT)
    told = replace(underlag, figures=figures, goals=(goal,))
    rows = cells(tables(told)["forbundet.avslut.tabell"])
    assert [label for label in rows if label.startswith("Rehab")] == [
        "Rehabvägledare: ingen offentlig försörjning"
    ]
    assert "Redovisas tidigast för helår, för att ingen ska kunna kännas igen." in text_of(told)


def test_outcomes_at_exit_have_their_counts_and_last_year_s() -> None:
    forbund = replace(FORBUND, insats=FULL)
    table = tables(make_bilaga_underlag(ROWS, period=PART, forbund=forbund))[
        "forbundet.avslut.tabell"
    ]
    shown = cells(table)
    assert shown["Rehabvägledare: arbete eller studier"] == (
        *("1", "2", "50"),
        *("1", "1", "100"),
        "−50",
    )
    (own,) = [
        label for label in shown if label.startswith("Rehabvägledare: ") and "arb" not in label
    ]
    assert shown[own] == ("2", "2", "100", "0", "1", "0", "+100")


def test_an_insats_whose_outcomes_are_not_shown_is_not_in_the_table() -> None:
    forbund = replace(FORBUND, insats=tuple(replace(i, avsnitt=()) for i in FORBUND.insats))
    forbund = replace(forbund, union=tuple(replace(u, avsnitt=()) for u in FORBUND.union))
    found = tables(make_bilaga_underlag(ROWS, period=PART, forbund=forbund))
    assert "forbundet.avslut.tabell" not in found


def test_a_period_before_the_register_shows_dashes_and_says_why() -> None:
    forbund = replace(FORBUND, register_fran=date(2023, 1, 1))
    participants, *_ = korthet(make_bilaga_underlag(ROWS, period=PART, forbund=forbund))
    assert cells(participants)["Rehabvägledare"] == ("5", "2", "3", "–", "–")
    not_there = "– Gränsgångare pågick inte under januari–augusti 2022."
    assert participants.noter == (not_there, "– Uppgift saknas.")


def tal(value: Number, unit: Unit = Unit.ANTAL) -> Tal:
    recipe = Recipe("register", ("nya",))
    return Tal(Figure("2023.rv.nya", value, unit, "rv", PART, recipe))


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [(12, 7, "+5"), (7, 12, "−5"), (0, 3, "−3"), (3, 0, "+3"), (4, 4, "0"), (0, 0, "0")],
)
def test_a_change_has_its_sign_and_zero_is_a_number(now: int, before: int, shown: str) -> None:
    assert change(tal(now), tal(before)) == shown
    assert change(tal(now), None) == "–"


def test_goals_are_judged_against_eight_months_and_printed_as_the_people_that_takes() -> None:
    goals = [
        make_goal(matt="nya", unit=Unit.ANTAL, target=400),
        make_goal(matt="avslutade.arbstud.andel", target=50),
        make_goal(matt="aktuella", unit=Unit.ANTAL, target=5),
        make_goal(matt="", target=75, entered=96, entered_previous=70),
    ]
    found = tables(make_bilaga_underlag(ROWS, period=PART, goals=goals))["rv.mal.tabell.tabell"]
    new, share, *_ = ([rad.etikett, *map(cell_text, rad.celler)] for rad in found.rader)
    assert new[1] == "minst 400\nminst 267 för perioden"
    assert (share[1], share[-1]) == ("minst 50\xa0%", "Uppfyllt")


def text_of(underlag: BilagaUnderlag) -> str:
    return dump(compose(underlag)).replace("\xa0", " ")


def test_a_union_has_a_section_only_where_more_is_said_of_it_than_its_sums() -> None:
    def headings(**more: object) -> list[str]:
        blocks = compose(make_bilaga_underlag(ROWS, period=PART, **more))
        return [b.nyckel.split(".")[1] for b in blocks if isinstance(b, Rubrik) and b.niva == 1]

    union = FORBUND.union[0]
    assert union.kod not in headings()
    table, *_ = korthet(make_bilaga_underlag(ROWS, period=PART))
    assert union.namn in cells(table)
    key = TextKey(bilaga="delarsrapport", avsnitt="kommentar", insats=union.kod)
    assert union.kod in headings(texts={key: "Fler än väntat."})


def test_the_document_names_the_period_and_the_share_of_the_year() -> None:
    goal = make_goal(matt="nya", unit=Unit.ANTAL, target=12)
    text = text_of(make_bilaga_underlag(ROWS, period=PART, goals=[goal]))
    assert "Delårsrapporten gäller januari–augusti 2023." in text
    assert "Antalsmål bedöms mot åtta tolftedelar av årets mål." in text
    assert "minst 8" in text
    assert "Ännu inte uppfyllt" in text
    assert "december" not in text


def test_a_leap_year_s_february_ends_on_its_last_day() -> None:
    period = Period(date(2024, 1, 1), date(2024, 2, 29))
    rows = (rv("2024-01-15", "2024-02-29"), rv("2023-01-15", "2023-02-28"), rv("2024-02-29"))
    participants, new, ended, left = korthet(make_bilaga_underlag(rows, period=period))
    name = "Rehabvägledare"
    assert left.rubrik.replace("\xa0", " ") == "Inskrivna 29 februari 2024 och 28 februari 2023"
    assert cells(participants)[name][0] == "2"
    assert (cells(ended)[name][0], cells(ended)[name][3]) == ("1", "1")
    assert (cells(new)[name][0], cells(left)[name][0]) == ("2", "1")


def test_months_have_a_table_only_where_somebody_began_or_ended() -> None:
    found = tables(make_bilaga_underlag(ROWS, period=PART))
    assert [rad.etikett for rad in found["rv.manad.tabell"].rader][-2:] == ["Augusti", "Totalt"]
    assert "utr.manad.tabell" not in found


def test_follow_up_is_left_out_unless_the_profile_gives_it_a_window() -> None:
    forbund = replace(FORBUND, insats=FULL, uppfoljning=FORBUND.uppfoljning[:1])
    without = make_bilaga_underlag(ROWS, period=PART, forbund=forbund)
    assert "Uppföljningen efter avslut redovisas bara för helår." in text_of(without)
    window = Fonster(fran_ar=-1, fran_dag="07-01", till_ar=-1, till_dag="12-31")
    horizon = replace(forbund.uppfoljning[0], delar=window)
    with_window = make_bilaga_underlag(
        ROWS, period=PART, forbund=replace(forbund, uppfoljning=(horizon,))
    )
    assert "Uppföljningen efter avslut redovisas" not in text_of(with_window)


def test_applications_and_activities_are_shown_where_their_months_are_known() -> None:
    known = make_bilaga_underlag(
        ROWS,
        period=PART,
        applications=[{"part": "af", "month": 3}, {"part": "af", "month": 11}],
        activities=[{"vad": "Arena", "antal": 30, "nar": "mars"}],
    )
    text = text_of(known)
    assert "kom det in en ansökan om plats" in text
    assert "genomfördes en aktivitet, där 30 deltog" in text
    unknown = make_bilaga_underlag(
        ROWS, period=PART, applications=[{"part": "af"}], activities=[{"antal": 30, "nar": "höst"}]
    )
    text = text_of(unknown)
    assert "Ansökningarna redovisas bara för helår." in text
    assert "De strukturella insatserna redovisas bara för helår." in text
    autumn = [{"vad": "Arena", "antal": 30, "nar": "oktober"}]
    text = text_of(make_bilaga_underlag(ROWS, period=PART, activities=autumn))
    assert "Ingen strukturell aktivitet genomfördes under januari–augusti 2023." in text


def test_every_missing_text_is_counted_and_none_of_an_insats_is_required() -> None:
    missing = make_document(make_bilaga_underlag(ROWS, period=PART), "delarsrapport").placeholders
    named = ("forord", "handelser", "ekonomi", "utveckling", "slutsats")
    told = [t.split(": ")[1].split(".")[0] for t in missing if t.startswith("Text")]
    assert told == [avsnittsrubrik(avsnitt) for avsnitt in named]
    texts = {
        TextKey(bilaga="delarsrapport", avsnitt=avsnitt, insats=""): "Text." for avsnitt in named
    }
    written = make_bilaga_underlag(ROWS, period=PART, texts=texts)
    left = make_document(written, "delarsrapport")
    assert left.placeholders == ()
    assert [text.split(" saknas")[0].split(" för")[0] for text in left.missing] == [
        "Datum",
        "Ekonomiskt utfall",
    ]


def post(kod: str, amounts: dict[Kolumn, int], rapport: Rapport = Rapport.DRIFT) -> Post:
    belopp = tuple(Belopp(kolumn, varde, PLACE) for kolumn, varde in amounts.items())
    return Post(
        year=2023,
        rapport=rapport,
        nummer=1,
        namn=kod.capitalize(),
        kod=kod,
        not_nummer=0,
        not_namn="",
        matt=f"eko.{rapport}.{kod}",
        belopp=belopp,
        place=PLACE,
    )


YEAR = Period.of_year(2023)
OWN = Kolumn(Beloppsslag.UTFALL, PART)
LAST = Kolumn(Beloppsslag.UTFALL, PART.previous())
BUDGET = Kolumn(Beloppsslag.BUDGET, YEAR)
FORECAST = Kolumn(Beloppsslag.PROGNOS, PART)


def with_economy(*posts: Post) -> BilagaUnderlag:
    underlag = replace(make_underlag(FORBUND, ROWS), economy=posts)
    return BilagaUnderlag(
        forbund=FORBUND,
        period=PART,
        figures=compute(underlag, FORBUND, PART),
        fraser=phrases_of(FORBUND),
        ekonomi=posts,
        folder=Path(),
    )


def test_the_outcome_stands_beside_budget_forecast_and_last_year() -> None:
    found = tables(
        with_economy(
            post("netto", {OWN: -60, BUDGET: -100, FORECAST: -95, LAST: -50}),
            post("resultat", {OWN: 0, BUDGET: 10, FORECAST: 5, LAST: 3}),
        )
    )
    table = found["forbundet.ekonomi.01"]
    assert table.kolumner == (
        "Post",
        "Utfall jan–aug 2023",
        "Budget 2023",
        "Prognos 2023",
        "Prognosens avvikelse",
        "Utfall jan–aug 2022",
    )
    assert cells(table) == {
        "Netto": ("−60", "−100", "−95", "5", "−50"),
        "Resultat": ("0", "10", "5", "−5", "3"),  # zero is an amount
    }


def test_the_statements_stand_with_their_message_where_they_have_amounts_of_the_part() -> None:
    year = Kolumn(Beloppsslag.UTFALL, YEAR)
    res, bal, kf = Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE
    underlag = with_economy(
        post("resultat", {OWN: -60, BUDGET: -100}),
        post("intakter", {OWN: 500, LAST: 400, year: 900}, res),
        post("kostnader", {OWN: -560, LAST: -450, year: -900}, res),
        post("resultat", {OWN: -60, LAST: -50, year: 0}, res),
        post("summa-tillg", {OWN: 800, LAST: 500}, bal),
        post("ek-ut", {OWN: 200, LAST: 0}, bal),
        post("kf-arets", {year: 30}, kf),
    )
    found = tables(underlag)
    named = [table.rubrik for key, table in found.items() if key.startswith("forbundet.ekonomi.")]
    assert [name.replace("\xa0", " ") for name in named] == [
        "Driftsredovisning januari–augusti 2023, kronor",
        "Resultaträkning januari–augusti 2023, kronor",
        "Balansräkning 31 augusti 2023, kronor",
    ]
    income, balance = found["forbundet.ekonomi.02"], found["forbundet.ekonomi.03"]
    assert income.kolumner == ("Post", "jan–aug 2023", "jan–aug 2022")
    assert cells(income)["Verksamhetens resultat"] == ("−60", "−50")
    assert [name.replace("\xa0", " ") for name in balance.kolumner[1:]] == [
        "31 augusti 2023",
        "31 augusti 2022",
    ]
    assert cells(balance)["Ek-ut"] == ("200", "0")  # zero is an amount
    text = text_of(underlag)
    assert "[besked] Periodens resultat är −60 kr" in text
    assert "[besked] Det egna kapitalet var 25 % av tillgångarna" in text
    assert "Kassaflöde" not in text


def test_the_income_statement_alone_is_what_the_section_begins_with() -> None:
    text = text_of(with_economy(post("resultat", {OWN: 0}, Rapport.RESULTAT)))
    assert "Resultatet för perioden är 0 kr." in text
    assert "Periodens resultat" not in text


def test_without_a_forecast_none_is_told_and_the_office_may_write_of_one() -> None:
    text = text_of(with_economy(post("resultat", {OWN: -60, BUDGET: -100})))
    assert "rognos" not in text


def test_a_year_s_outcome_is_none_of_a_part_of_it() -> None:
    year = Kolumn(Beloppsslag.UTFALL, YEAR)
    underlag = with_economy(post("netto", {year: -90, BUDGET: -100}))
    assert "forbundet.ekonomi.01" not in tables(underlag)
    assert "kolumn Januari-augusti 2023 på bladet Driftsredovisning" in text_of(underlag)


def test_a_follow_up_that_the_office_has_entered_is_shown_as_entered() -> None:
    window = Fonster(fran_ar=-1, fran_dag="07-01", till_ar=-1, till_dag="12-31")
    horizon = replace(FORBUND.uppfoljning[0], delar=window)
    # The register begins after the window, so its exits have no rows.
    forbund = replace(FORBUND, insats=FULL, uppfoljning=(horizon,), register_fran=date(2023, 1, 1))
    name = f"{PART.key}.rv.uppf-{horizon.kod}.egen.andel"
    share = Figure(name, 44, Unit.PROCENT, "rv", PART, Recipe("historik", ()), source="Förra")
    underlag = make_bilaga_underlag(ROWS, period=PART, forbund=forbund, history=[share])
    text = text_of(underlag)
    assert "från Förra" in text
    assert "44 %" in text
