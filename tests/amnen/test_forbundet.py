"""What is told of the förbund: first page, applications, structural activities, how it is counted."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.dokument import Bilaga
from sofrep.domain.figure import Absence, FigureSet, Unit
from sofrep.domain.forbund import Avsnitt
from sofrep.visning.block import Hanvisning, Innehall, Tabellblock, walk
from support.avslut import ended, followed, with_avsnitt
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import charts, sentences, tables

compose = DOKUMENT["statistik"].compose

START = "statistik.forbundet"
APPLICATIONS = [
    {"part": "af", "kommun": "alv", "antal": 3},
    {"part": "kommun", "kommun": "vik", "antal": 2},
    {"part": "primvard", "kommun": "alv", "antal": 1},
    {"part": "psyk", "kommun": "vik", "antal": 2},
    {"part": "egen", "kommun": "vik", "antal": 2},
]


def said(rows=(), part="besked", **more) -> str:
    return sentences(compose(make_bilaga_underlag(rows, **more))).get(f"{START}.{part}", "")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (ended(20, 6) + ended(20, 9, year=2022), "I Rehabvägledare gick en mindre andel än 2022 till arbete eller studier vid avslut."),
        (ended(20, 9) + ended(20, 6, year=2022), "I Rehabvägledare gick en större andel än 2022 till"),
        (ended(20, 6) + ended(10, 3, year=2022), "I Rehabvägledare gick en lika stor andel som 2022 till"),
        (ended(198, 60) + ended(200, 60, year=2022), "I Rehabvägledare gick en i stort sett lika stor andel som 2022 till"),
        (followed(30, 20, 8, vid_avslut=4), "Efter 6 månader arbetade eller studerade fler av dem som svarade än när de lämnade Rehabvägledare."),
        (followed(30, 20, 4, vid_avslut=8), "Efter 6 månader arbetade eller studerade färre av dem som svarade än när"),
        (ended(20, 6), "Insatserna hade sammanlagt 20 deltagare."),
        ([], "Insatserna hade inga deltagare under 2023."),
    ],
    ids=["ned", "upp", "oförändrat", "knappt", "håller", "håller-inte", "utan-fjolår", "ingen"],
)  # fmt: skip
def test_the_first_message_says_what_came_of_it(rows, sentence) -> None:
    assert sentence in said(rows)


def test_two_insatser_that_went_the_same_way_are_told_together() -> None:
    forbund = with_avsnitt(Avsnitt.SYSSELSATTNING)
    rv, utr, *others = forbund.insats
    forbund = replace(forbund, insats=(rv, replace(utr, avsnitt=rv.avsnitt), *others))
    rows = [
        row
        for insats in (rv.kod, utr.kod)
        for row in ended(20, 6, insats=insats) + ended(20, 9, year=2022, insats=insats)
    ]
    assert said(rows, forbund=forbund).startswith(
        f"I både {rv.namn} och {utr.namn} gick en mindre andel än 2022 till arbete eller studier"
    )


def test_goals_are_counted_in_words() -> None:
    goals = [make_goal(), make_goal(target=31), make_goal(target=50), make_goal(target=None)]
    assert said(ended(20, 6), "mal", goals=goals) == (
        "Av årets fyra mål är två delvis uppfyllda och ett inte uppfyllt. Ett har inget målvärde."
    ).replace("två delvis uppfyllda och ett inte", "ett delvis uppfyllt och två inte").replace(
        "inte uppfyllt", "inte uppfyllda"
    )


def test_results_stand_with_goal_sexes_and_last_year_before_the_head_counts() -> None:
    rows = ended(20, 6) + ended(20, 9, year=2022)
    blocks = compose(make_bilaga_underlag(rows, goals=[make_goal()]))
    keys = [block.nyckel for block in blocks]
    assert keys.index(f"{START}.resultat") < keys.index(f"{START}.antal")
    results = tables(blocks)[f"{START}.resultat"]
    assert results["Arbete eller studier, Rehabvägledare"] == (
        *("30 %", "6 av 20", "minst 35 %", "30 %", "30 %", "45 %"),
    )
    first = keys.index(f"{START}.innehall")
    assert isinstance(blocks[first], Innehall)
    assert first < keys.index(f"{START}.korthet.rubrik")


def test_an_insats_with_fewer_than_ten_who_ended_has_no_result_on_the_first_page() -> None:
    blocks = compose(make_bilaga_underlag(ended(9, 3)))
    assert f"{START}.resultat" not in tables(blocks)


@pytest.mark.parametrize(
    ("applications", "sentence"),
    [
        (APPLICATIONS, "Under 2023 kom det in 10 ansökningar om plats. Det är i genomsnitt 0,8 i månaden. Arbetsförmedlingen stod för flest bland parterna (30 %)."),
        ([*APPLICATIONS, {"part": "kommun", "kommun": "vik"}], "Arbetsförmedlingen och Kommunen stod för flest bland parterna (27 % vardera)."),
        ([{"part": "af", "kommun": "alv"}], "Under 2023 kom det in en ansökan om plats."),
        ([*APPLICATIONS, {"part": "af", "kommun": "alv", "antal": 9, "year": 2022}], "10 ansökningar om plats, fler än 2022 (9)."),
    ],
    ids=["flera", "lika", "en", "upp"],
)  # fmt: skip
def test_applications_are_told_with_last_year_and_who_applies_most(applications, sentence) -> None:
    assert sentence in said(part="ansokningar.besked", applications=applications)


def test_the_parties_of_a_member_are_added_up_and_stand_beside_its_funding() -> None:
    blocks = compose(make_bilaga_underlag(applications=APPLICATIONS))
    shown = tables(blocks)
    assert sentences(blocks)[f"{START}.ansokningar.region"] == (
        "Regionen (Primärvården och Psykiatrin) stod för 30 % av ansökningarna (3)."
    )
    assert shown[f"{START}.ansokningar.matris"] == {
        "Älv": ("3", "0", "1", "0", "0", "4", "40"),
        "Vik": ("0", "2", "0", "2", "2", "6", "60"),
        "Totalt": ("3", "2", "1", "2", "2", "10", "100"),
        "Andel, %": ("30", "20", "10", "20", "20", "100", "–"),
    }
    members = shown[f"{START}.ansokningar.medlemmar"]
    assert members["Regionen"] == ("3", "30", "300", "30")
    assert members["Kommunerna tillsammans"] == ("2", "20", "100", "10")
    assert list(members)[-3:] == ["Viks kommun", "Kommunerna tillsammans", "Totalt"]
    assert set(charts(blocks)) == {
        f"{START}.ansokningar.kommuner.diagram",
        f"{START}.ansokningar.medlemmar.diagram",
    }


def test_without_applications_and_activities_there_are_no_sections_on_them() -> None:
    keys = [block.nyckel for block in compose(make_bilaga_underlag(ended(12)))]
    assert not [key for key in keys if "ansokningar" in key or "strukturella" in key]


@pytest.mark.parametrize(
    ("activities", "sentence"),
    [
        ([{"antal": 130}, {"antal": 30}], "Under 2023 genomfördes två aktiviteter, där sammanlagt 160 deltog. Målet, minst 500, nåddes inte."),
        ([{"antal": 600}], "Under 2023 genomfördes en aktivitet, där 600 deltog. Målet, minst 500, nåddes."),
        ([{"antal": 470}, {"antal": 480, "year": 2022}], "där 470 deltog, färre än 2022 (480). Målet, minst 500, nåddes delvis."),
        ([{}], "Under 2023 genomfördes en aktivitet."),
    ],
    ids=["flera", "en", "ned", "ej-räknad"],
)  # fmt: skip
def test_activities_are_told_with_their_goal(activities, sentence) -> None:
    goal = make_goal("forbundet", "strukturella.deltagare", unit=Unit.ANTAL, target=500)
    assert sentence in said(part="strukturella.besked", activities=activities, goals=[goal])


def test_the_activities_are_a_table_of_the_body() -> None:
    activities = [
        {"vad": "Arena", "utforare": "Kansliet", "nar": "höst", "antal": 130},
        {"vad": "Kurs", "antal": 30},
    ]
    shown = tables(compose(make_bilaga_underlag(activities=activities)))
    assert shown[f"{START}.strukturella.tabell"] == {
        "Arena": ("Kansliet", "höst", "130"),
        "Kurs": ("–", "–", "30"),
        "Totalt": ("", "", "160"),
    }
    for given, is_said in ((activities, True), (activities[:1], False)):
        (table,) = (
            block.tabell
            for block in walk(compose(make_bilaga_underlag(activities=given)))
            if block.nyckel == f"{START}.strukturella.tabell" and isinstance(block, Tabellblock)
        )
        said_twice = "Den som deltog i flera aktiviteter räknas i var och en av dem."
        assert (said_twice in table.noter) == is_said


def method(rows, **more) -> str:
    return " ".join(
        text
        for key, text in sentences(compose(make_bilaga_underlag(rows, **more))).items()
        if ".metod." in key
    )


def test_the_method_says_only_what_concerns_the_document() -> None:
    plain = method(ended(12), forbund=with_avsnitt(Avsnitt.OVERSIKT))
    assert "Siffrorna kommer ur förbundets egna register" in plain
    for absent in (
        "Anonyma",
        "Åldern",
        "x betyder",
        "svarsfrekvensen",
        "egna nummer",
        "kansliet",
    ):
        assert absent not in plain
    anonymous = {"insats": "rv", "start": date(2023, 3, 1), "anonym": True}
    assert "Anonyma deltagare räknas" in method([*ended(12), anonymous])
    assert "Åldern är årtalet" in method(ended(12))
    assert "svarsfrekvensen" in method(followed(30, 20, 8))


def test_a_hidden_figure_is_explained_once_and_stands_in_no_sentence() -> None:
    underlag = make_bilaga_underlag(ended(20, 6))
    figures = {
        key: replace(f, value=None, numerator=None, absence=Absence.DOLD)
        if f.measure.startswith(("avslutade.arbstud", "aktuella")) and f.value is not None
        else f
        for key, f in underlag.figures.items()
    }
    blocks = compose(replace(underlag, figures=FigureSet(figures.values())))
    told = sentences(blocks)
    assert "Antalet deltagare redovisas inte" in told["statistik.rv.besked"]
    assert len([text for text in told.values() if text.startswith("x betyder")]) == 1
    assert not [t for t in told.values() if " x " in t and not t.startswith("x betyder")]


def test_a_document_without_its_tables_refers_to_none() -> None:
    underlag = make_bilaga_underlag(ended(20, 6), applications=APPLICATIONS)
    bilaga = Bilaga(
        kod="statistik", nummer=2, namn="Statistik", avsnitt=("korthet", "insatser", "ansokningar")
    )
    blocks = compose(replace(underlag, forbund=replace(underlag.forbund, bilaga=(bilaga,))))
    parts = [
        p for b in walk(blocks) for p in (*getattr(b, "delar", ()), *getattr(b, "bildtext", ()))
    ]
    assert not [part for part in parts if isinstance(part, Hanvisning)]
    assert not [key for key in tables(blocks) if key.endswith(".tabell")]


def test_where_it_is_hidden_how_many_ended_the_page_says_so_instead_of_its_results() -> None:
    underlag = make_bilaga_underlag(ended(20, 6))
    figures = {
        key: replace(f, value=None, numerator=None, absence=Absence.DOLD)
        if f.measure.startswith("avslutade") and f.value is not None
        else f
        for key, f in underlag.figures.items()
    }
    told = sentences(compose(replace(underlag, figures=FigureSet(figures.values()))))
    assert told["statistik.rv.avslut"] == (
        "Resultatet vid avslut redovisas inte, för att ingen enskild ska kunna identifieras."
    )
