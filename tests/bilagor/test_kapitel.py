from __future__ import annotations

from dataclasses import replace
from datetime import date

from sofrep.bilagor import OUTPUTS, ansokningar, strukturella
from sofrep.bilagor.band import age_label, age_part, time_bands
from sofrep.bilagor.omfang import Omfang, sex_parts
from sofrep.bilagor.siffror import Siffror
from sofrep.bilagor.texter import bilaga_texts, scope_texts
from sofrep.bilagor.tid import make
from sofrep.domain.bilagor import BILAGOR
from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Insats, Union
from sofrep.domain.period import Period
from sofrep.register.underlag import TextKey
from sofrep.visning.visat import Platshallare, Rad, Tabell, Tal
from support.bilagor import (
    YEAR,
    cells,
    insats_view,
    make_bilaga_underlag,
    make_document,
    make_goal,
)
from support.frames import make_forbund
from support.mallar import lines, part

APPLICATIONS = [
    {"part": "af", "kommun": "alv", "antal": 3},
    {"part": "kommun", "kommun": "vik", "antal": 2},
    {"part": "primvard", "kommun": "alv", "antal": 1},
    {"part": "psyk", "kommun": "vik", "antal": 2},
    {"part": "egen", "kommun": "vik", "antal": 2},
]


def test_every_document_that_the_profile_may_list_can_be_made() -> None:
    assert set(OUTPUTS) == set(BILAGOR)


def test_applications_are_a_matrix_with_totals_and_shares() -> None:
    view = ansokningar.make(make_bilaga_underlag(applications=APPLICATIONS))
    assert view is not None
    assert cells(view.tabell["matris"]) == {
        "Älv": ("3", "0", "1", "0", "0", "4", "40"),
        "Vik": ("0", "2", "0", "2", "2", "6", "60"),
        "Totalt": ("3", "2", "1", "2", "2", "10", "100"),
        "Andel, %": ("30", "20", "10", "20", "20", "100", "–"),
    }


def test_a_members_parties_are_added_up_and_shown_beside_its_funding() -> None:
    view = ansokningar.make(make_bilaga_underlag(applications=APPLICATIONS))
    assert view is not None
    rows = cells(view.tabell["medlemmar"])
    assert rows["Regionen"] == ("3", "30", "300", "30")
    assert rows["Kommunerna tillsammans"] == ("2", "20", "100", "10")
    assert rows["Viks kommun"] == ("2", "20", "25", "3")
    assert list(rows)[-3:] == ["Viks kommun", "Kommunerna tillsammans", "Totalt"]
    assert "egen ansökan" in view.tabell["medlemmar"].noter[0]
    assert [p.namn for p in view.sammanlagda] == ["Regionen"]


def test_without_applications_there_is_no_chapter() -> None:
    assert ansokningar.make(make_bilaga_underlag()) is None


def test_activities_are_summed_and_held_against_their_goal() -> None:
    activities = [
        {"vad": "Arena", "utforare": "Kansliet", "nar": "höst", "antal": 130},
        {"vad": "Kurs", "antal": 30},
    ]
    goal = make_goal("forbundet", "strukturella.deltagare", unit=Unit.ANTAL, target=500)
    view = strukturella.make(make_bilaga_underlag(activities=activities, goals=[goal]))
    assert view is not None
    assert cells(view.tabell) == {
        "Arena": ("Kansliet", "höst", "130"),
        "Kurs": ("–", "–", "30"),
        "Totalt": ("–", "–", "160"),
    }
    assert [m.slag for m in view.mal] == ["ej_uppfyllt"]
    assert strukturella.make(make_bilaga_underlag()) is None


def test_follow_up_shows_then_the_same_persons_and_the_whole_cohort() -> None:
    ended = {
        "insats": "rv",
        "start": date(2021, 9, 1),
        "slut": date(2022, 3, 1),
        "samtycke": True,
    }
    rows = [
        ended
        | {
            "sysselsattning": ["ingen"],
            "forsorjning": ["sjukpen"],
            "uppf": {"6man": {"sysselsattning": ["arbete"], "forsorjning": ["ingen"]}},
        },
        ended | {"sysselsattning": ["arbete"], "forsorjning": ["ingen"]},
    ]
    views = insats_view(make_bilaga_underlag(rows))["uppfoljningar"]
    assert isinstance(views, tuple)
    six_months, two_years = views
    assert six_months.fonster == "1\xa0januari 2022\xa0– 30\xa0juni 2023"
    assert two_years.fonster == "2021"
    assert cells(six_months.bortfall)["Har svarat"] == ("1", "1", "0", "50")
    assert cells(six_months.jamforelse)["Arbete eller studier"] == ("100", "0", "50")
    assert not two_years.kohort


def test_sentences_name_only_the_sexes_that_there_are() -> None:
    row = {"insats": "rv", "start": date(2023, 2, 1)}
    rows = [row | {"kon": "kvinnor"}, row | {"kon": "man"}, row | {"kon": "man"}]

    def phrase(chosen: list[dict[str, object]]) -> str:
        figures = make_bilaga_underlag(chosen).figures
        parts = sex_parts(Siffror(figures, YEAR, "rv"), "nya")
        return "".join(f"{p.skilje}{p.tal} {p.ord}" for p in parts)

    assert phrase(rows) == "1 kvinna och 2 män"
    assert phrase(rows[1:]) == "2 män"
    other = row | {"kon": "ovriga"}
    assert phrase([*rows, other]) == "1 kvinna, 2 män och 1 med okänt eller annat kön"


def test_a_view_gives_figures_by_measure_and_knows_what_it_has() -> None:
    view = insats_view(make_bilaga_underlag([{"insats": "rv", "start": date(2023, 2, 1)}]))
    assert isinstance(view, Omfang)
    assert str(view["nya.kvinnor"]) == "1"
    assert "nya.kvinnor" in view
    assert "nya.kvinor" not in view
    assert {"namn", "nya.kvinnor"} <= set(view)


def test_unions_that_add_nothing_up_this_year_are_left_out() -> None:
    forbund = make_forbund()
    context = OUTPUTS["statistik"].context(
        make_bilaga_underlag(forbund=forbund, period=Period.of_year(2022))
    )
    assert [u["kod"] for u in context["unioner"]] == ["ind"]
    assert [i["kod"] for i in context["insatser"]] == ["rv", "utr"]
    assert all(isinstance(u, Union) for u in forbund.union)
    assert all(isinstance(i, Insats) for i in forbund.insats)


def test_a_required_text_that_is_missing_is_a_placeholder_and_others_are_empty() -> None:
    underlag = make_bilaga_underlag(
        texts={TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="rv"): " Att ge stöd. "}
    )
    texts = scope_texts(underlag, "maluppfyllelse", "rv")
    assert texts["syfte"] == "Att ge stöd."
    assert isinstance(texts["malgrupp"], Platshallare)
    assert texts["kommentar"] == ""
    assert scope_texts(underlag, "maluppfyllelse", "ind")["syfte"] == ""
    assert bilaga_texts(underlag, "maluppfyllelse") == {"inledning": "", "kommentar": ""}


def test_bands_have_the_ids_of_their_figures_and_plain_labels() -> None:
    assert [age_part(b) for b in ("-24", "25-29", "60-")] == ["till-24", "25-29", "fran-60"]
    assert age_label("-24") == "Till och med 24 år"
    assert time_bands((1, 3, 9)) == (
        ("till-1", "Högst 1 år"),
        ("1-3", "Mer än 1 till 3 år"),
        ("3-9", "Mer än 3 till 9 år"),
        ("over-9", "Mer än 9 år"),
    )
    assert time_bands((2,)) == (("till-2", "Högst 2 år"), ("over-2", "Mer än 2 år"))


def test_a_period_is_named_by_its_days_and_kind() -> None:
    part = make(Period(date(2023, 1, 1), date(2023, 8, 31)))
    assert (part.text, part.ord, part.sista_dag) == (
        "januari–augusti 2023",
        "perioden",
        "31\xa0augusti",
    )
    assert make(YEAR).ord == "året"


def entered(key: str, value: int, unit: Unit = Unit.PROCENT) -> Figure:
    period = Period.of_year(int(key[:4]))
    return Figure(
        id=key,
        value=value,
        unit=unit,
        scope="rv",
        period=period,
        recipe=Recipe("historik", ()),
        source="Årsredovisning",
    )


STARTED_IN_2023 = replace(make_forbund(), register_fran=date(2023, 1, 1))


def test_a_cohort_without_rows_is_shown_from_the_shares_that_the_office_has_entered() -> None:
    history = [
        entered("2023.rv.uppf-2ar.egen.andel", 44),
        entered("2023.rv.uppf-2ar.avslut.egen.andel", 20),
        entered("2023.rv.uppf-2ar.svarade", 97, Unit.ANTAL),
    ]
    underlag = make_bilaga_underlag(forbund=STARTED_IN_2023, history=history)
    for kod in ("statistik", "maluppfyllelse"):
        text = "\n".join(lines(part(make_document(underlag, kod))))
        assert "Siffrorna är inmatade av kansliet (Årsredovisning). 97 svarade." in text
        assert "44\xa0% vid uppföljningen (20\xa0% vid avslut för alla i gruppen)." in text
        assert "Uppföljning efter 6 månader" not in text


def test_last_years_entered_share_is_marked_in_the_sentence_on_follow_up() -> None:
    exit_row = {
        "insats": "rv",
        "start": date(2022, 2, 1),
        "slut": date(2022, 3, 1),
        "samtycke": True,
        "uppf": {"6man": {"forsorjning": ["ingen"]}},
    }
    forbund = replace(make_forbund(), register_fran=date(2022, 1, 1))
    history = [entered("2022.rv.uppf-6man.egen.andel", 37)]
    underlag = make_bilaga_underlag([exit_row], forbund=forbund, history=history)
    text = "\n".join(lines(part(make_document(underlag, "maluppfyllelse"))))
    assert "I föregående rapport: 37\xa0%, inmatat." in text


def test_a_table_names_the_rows_that_hold_entered_figures() -> None:
    figure = Tal(replace(entered("2022.rv.nya", 12, Unit.ANTAL), origin=Origin.INMATAD))
    counted = Tal(replace(figure.figure, origin=Origin.BERAKNAD))
    rader = (Rad("2022", (figure,)), Rad("2023", (counted,)))
    tabell = Tabell("Nya", "Nya per år.", ("År", "Nya"), rader)
    assert tabell.noter == ("Uppgift från kansliet: 2022.",)
    assert replace(tabell, rubrik="Alla").noter == tabell.noter
    assert replace(tabell, rader=rader[1:]).noter == ()


def test_last_years_entered_result_is_marked_among_the_structural_activities() -> None:
    goal = make_goal(
        "forbundet", "strukturella.deltagare", unit=Unit.ANTAL, target=500, entered_previous=657
    )
    underlag = make_bilaga_underlag(goals=[goal], activities=[{"antal": 396}])
    text = "\n".join(lines(part(make_document(underlag, "statistik"))))
    assert "Föregående år var resultatet 657, inmatat av kansliet." in text
