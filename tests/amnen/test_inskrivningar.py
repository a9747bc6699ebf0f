"""The page of an insats: its message and sentences in each variant, its small table and charts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.figure import Absence, Figure, FigureSet, Origin, Recipe, Unit
from sofrep.domain.forbund import Avsnitt, Insats, Underlagsslag
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import (
    Bredvid,
    Diagramblock,
    Kanslitext,
    Nyckeltal,
    Rubrik,
    Tabellblock,
    walk,
)
from support.avslut import ended, with_avsnitt
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import charts, plain, sentences, tables
from support.frames import Row, make_forbund

compose = DOKUMENT["statistik"].compose

BESKED = "statistik.rv.besked"


def composed(rows, **more):
    return compose(make_bilaga_underlag(rows, **more))


def said(rows, part="besked", **more) -> str:
    return sentences(composed(rows, **more)).get(f"statistik.rv.{part}", "")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (ended(20, 6) + ended(20, 9, year=2022), "Av de 20 som avslutade gick 6 till arbete eller studier, 30 %, mot 45 % under 2022."),
        (ended(20, 6) + ended(20, 2, year=2022), "Av de 20 som avslutade gick 6 till arbete eller studier, 30 %, mot 10 % under 2022."),
        (ended(20, 6) + ended(10, 3, year=2022), "Av de 20 som avslutade gick 6 till arbete eller studier, 30 %, samma andel som 2022."),
        (ended(20, 6), "Av de 20 som avslutade gick 6 till arbete eller studier, 30 %."),
        (ended(20, 6) + ended(9, 3, year=2022), "Av de 20 som avslutade gick 6 till arbete eller studier, 30 %."),
        (ended(12, 11), "Av de tolv som avslutade gick elva till arbete eller studier, 92 %."),
        (ended(20, 0), "Ingen av de 20 som avslutade gick till arbete eller studier."),
        (ended(20, 20), "Alla 20 som avslutade gick till arbete eller studier."),
        (ended(5, 2), "Av de fem som avslutade gick två till arbete eller studier."),
    ],
    ids=["ned", "upp", "oförändrat", "utan-fjolår", "få-i-fjol", "ord", "ingen", "alla", "få"],
)  # fmt: skip
def test_the_message_says_the_outcome_first(rows, sentence) -> None:
    assert said(rows).startswith(sentence)


@pytest.mark.parametrize(
    ("kon", "sentence"),
    [
        (["kvinnor", "man", "man"], "hade 3 deltagare (1 kvinna och 2 män) under 2023."),
        (["ovriga", "ovriga", "ovriga"], "hade 3 deltagare under 2023."),
    ],
    ids=["kända", "okända"],
)
def test_women_and_men_stand_in_brackets_where_any_is_known(kon, sentence) -> None:
    rows = [{**row, "kon": sex} for row, sex in zip(ended(3, 1), kon, strict=True)]
    rows = [{k: v for k, v in row.items() if k != "slut"} for row in rows]
    assert sentence in said(rows)


def test_a_difference_that_rounding_hides_is_not_called_one() -> None:
    rows = ended(198, 60) + ended(200, 60, year=2022)
    assert "30 %, i stort sett som 2022 (30 %)." in said(rows)


@pytest.mark.parametrize(
    ("arbete", "sentence"),
    [
        (10, "Målet, minst 35 %, nåddes."),
        (7, "Målet, minst 35 %, nåddes."),
        (6, "Målet, minst 35 %, nåddes inte."),
    ],
)
def test_the_message_says_whether_the_goal_was_reached(arbete, sentence) -> None:
    assert sentence in said(ended(20, arbete), goals=[make_goal()])


def test_within_the_tolerance_the_goal_is_partly_reached() -> None:
    assert "Målet, minst 35 %, nåddes delvis." in said(ended(30, 10), goals=[make_goal()])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Rehabvägledare hade inga deltagare under 2023."),
        (ended(1), "Rehabvägledare hade en deltagare under 2023."),
        (ended(3, kon="man"), "Rehabvägledare hade 3 deltagare under 2023."),
        (ended(3) + ended(5, year=2022), "Rehabvägledare hade 3 deltagare under 2023, färre än 2022 (5)."),
        (ended(3) + ended(3, year=2022), "Rehabvägledare hade 3 deltagare under 2023, lika många som 2022."),
        (
            [{"insats": "rv", "start": date(2023, 2, 1), "anonym": True}],
            "En anonym deltagare började under året och redovisas bara som ny.",
        ),
        (
            [{"insats": "rv", "start": date(2023, 2, day), "anonym": True} for day in (1, 2)],
            "Alla som började under året var anonyma och redovisas bara som antal nya.",
        ),
    ],
    ids=["ingen", "en", "ett-kön", "ned", "oförändrat", "anonym", "anonyma"],
)  # fmt: skip
def test_the_message_says_how_many_took_part(rows, sentence) -> None:
    assert sentence in said(rows)


def test_of_one_who_ended_no_outcome_is_told() -> None:
    assert said(ended(1, 1)) == ("Rehabvägledare hade en deltagare under 2023.")


def test_where_all_are_new_and_all_have_ended_one_number_says_so() -> None:
    blocks = composed(ended(12, 0, sysselsattning=(), forsorjning=(), avslutsorsak=""))
    (box,) = [b for b in walk(blocks) if isinstance(b, Nyckeltal)]

    assert "Alla började och avslutade under året." in sentences(blocks)[BESKED]
    assert [str(ruta.tal) for ruta in box.rutor] == ["12", "0", "40,0\xa0år", "2,0\xa0år"]
    assert not [key for key in tables(blocks) if key.endswith(".lagen")]


def test_the_anonymous_are_told_as_more_than_those_who_took_part() -> None:
    anonymous = {"insats": "rv", "start": date(2023, 3, 1), "anonym": True}
    blocks = composed([*ended(12), anonymous, anonymous])
    assert (
        "Därutöver började två anonyma, som bara räknas bland de 14 nya."
        in sentences(blocks)[BESKED]
    )
    assert tables(blocks)["statistik.rv.oversikt.tabell"]["Varav anonyma"] == ("2", "–", "–")
    assert any(
        "Anonyma deltagare räknas bland de nya" in text for text in sentences(blocks).values()
    )


def test_the_small_table_shows_women_and_men_only_where_both_are_ten() -> None:
    of_both = tables(composed(ended(20, 6) + ended(20, 9, year=2022)))["statistik.rv.utfall"]
    assert of_both["Arbete eller studier"] == ("30 %", "6 av 20", "30 %", "30 %", "45 %")
    of_few = tables(composed(ended(18, 6)))["statistik.rv.utfall"]
    assert of_few["Arbete eller studier"] == ("33 %", "6 av 18")
    assert "statistik.rv.utfall" not in tables(composed(ended(9, 3)))


def test_work_or_studies_alone_is_a_sentence_on_women_and_men_and_no_table() -> None:
    forbund = replace(
        make_forbund(), kodgrupp=tuple(g for g in make_forbund().kodgrupp if g.kod == "arbstud")
    )
    rows = [row | {"avslutsorsak": ""} for row in ended(20, 6)]
    blocks = composed(rows, forbund=forbund)
    assert "statistik.rv.utfall" not in tables(blocks)
    assert sentences(blocks)["statistik.rv.utfall"] == (
        "Arbete eller studier vid avslut: 30 % av kvinnorna och 30 % av männen."
    )


def test_charts_stand_abreast_and_say_what_is_most_common() -> None:
    blocks = composed(ended(20, 6))
    assert charts(blocks) == {
        "statistik.rv.avslutsorsak.diagram": "Vanligaste orsak till avslut: klar",
        "statistik.rv.forsorjning.diagram": "Försörjning vid avslut: vanligast är sjukpenning",
        "statistik.rv.sysselsattning.diagram": (
            "Sysselsättning vid avslut: vanligast är ingen sysselsättning"
        ),
        "statistik.rv.alder.diagram": "Ålder: flest är 30–59 år",
        "statistik.rv.forsorjningstid.diagram": (
            "Tid i offentlig försörjning: vanligast är 1–3 år"
        ),
    }
    assert len([b for b in blocks if isinstance(b, Bredvid)]) == 3


def test_a_tie_is_called_one_and_something_else_is_not_named() -> None:
    tie = charts(composed(ended(10, 0, avslutsorsak="klar") + ended(10, 0, avslutsorsak="sjukdom")))
    assert tie["statistik.rv.avslutsorsak.diagram"] == (
        "Vanligaste orsaker till avslut: klar och sjukdom, lika många"
    )
    other = charts(composed(ended(20, 0, avslutsorsak="annan")))
    assert other["statistik.rv.avslutsorsak.diagram"] == "Orsak till avslut"


def test_of_fewer_than_ten_there_is_no_chart_of_shares() -> None:
    assert "statistik.rv.forsorjning.diagram" not in charts(composed(ended(9, 3)))


def test_where_nobody_ended_one_sentence_says_so() -> None:
    row = {"insats": "rv", "start": date(2023, 2, 1), "fodelsear": 1983}
    blocks = composed([row] * 12)
    assert sentences(blocks)["statistik.rv.avslut"] == "Ingen avslutade under 2023."
    assert not [key for key in tables(blocks) if "forsorjning.tabell" in key]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            ended(20, 6) + ended(10, year=2022, start=date(2021, 6, 10)),
            "i genomsnitt 5,0 månader, kortare än 2022 (12,0 månader). Ingen var inskriven längre än",
        ),
        (
            ended(19) + ended(1, start=date(2021, 1, 1)),
            "Gränsen på 18 månader överskreds av en deltagare.",
        ),
        (
            ended(19) + ended(2, start=date(2021, 1, 1)),
            "Gränsen på 18 månader överskreds av två deltagare.",
        ),
    ],
    ids=["ingen", "en", "flera"],
)  # fmt: skip
def test_the_time_is_told_with_last_year_and_the_limit(rows, sentence) -> None:
    assert sentence in said(rows, "inskrivningstid")


@pytest.mark.parametrize(
    ("unga", "arbete", "sentence"),
    [
        (0, 0, "Ingen av dem som avslutade var 29 år eller yngre."),
        (1, 1, "En av dem som avslutade var 29 år eller yngre."),
        (3, 2, "Bland dem som avslutade var tre unga (13 %), 29 år eller yngre."),
        (
            6,
            0,
            "Bland dem som avslutade var sex unga (23 %), 29 år eller yngre. Ingen av dem gick till",
        ),
        (6, 1, "29 år eller yngre. En av dem gick till arbete eller studier."),
        (6, 4, "29 år eller yngre. Av dem gick fyra till arbete eller studier."),
        (6, 6, "29 år eller yngre. Alla gick till arbete eller studier."),
    ],
)
def test_the_young_are_told_with_an_outcome_only_where_they_are_a_group(
    unga, arbete, sentence
) -> None:
    rows = ended(20) + ended(unga, arbete, fodelsear=2000)
    assert sentence in said(rows, "unga")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (ended(12, kommun="alv") + ended(8, kommun="vik"), "De flesta bor i Älv (60 %, 12 deltagare)."),
        (ended(9, kommun="alv") + ended(8, kommun="vik") + ended(3), "Flest bor i Älv (45 %, 9 deltagare)."),
        (ended(10, kommun="alv") + ended(10, kommun="vik"), ""),
        (ended(9, kommun="alv"), ""),
    ],
    ids=["de-flesta", "flest", "lika", "få"],
)  # fmt: skip
def test_the_kommun_with_most_is_named_where_it_is_alone(rows, sentence) -> None:
    assert said(rows, "kommun").startswith(sentence)
    assert bool(said(rows, "kommun")) == bool(sentence)


def test_the_months_with_most_are_named_from_five_on_both_of_a_tie() -> None:
    rows = ended(6) + ended(6, start=date(2023, 3, 1)) + ended(4, slut=date(2023, 8, 1))
    assert said(rows, "manad").startswith(
        "Flest började i januari (10) och flest avslutade i juni (12)."
    )
    assert said(ended(6) + ended(6, start=date(2023, 3, 1)), "manad").startswith(
        "Flest började i januari och mars (6 vardera)"
    )
    assert said(ended(4), "manad") == ""


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        (["1", "2", "3"], "De tre nya inskrivningarna i Rehabvägledare gäller lika många personer."),
        (["1", "1", "2"], "De tre nya inskrivningarna i Rehabvägledare gäller två personer."),
        (["1", "1", ""], "De två nya inskrivningarna med eget nummer i Rehabvägledare gäller en person."),
    ],
)  # fmt: skip
def test_the_persons_behind_the_enrolments(numbers, sentence) -> None:
    rows = [
        row | {"nummer": number, "start": date(2023, n + 1, 1), "slut": date(2023, n + 1, 20)}
        for n, (number, row) in enumerate(zip(numbers, ended(3), strict=True))
    ]
    assert said(rows, "personer") == sentence


def test_groups_are_told_with_those_outside_them() -> None:
    rows = ended(6, grupp="A") + ended(3, grupp="B") + ended(2)
    assert said(rows, "grupper").startswith(
        "Två grupper hade sammanlagt nio deltagare; två var inte med i någon grupp."
    )
    names = {"gruppnamn": "kurs", "utan_gruppnamn": "Enskilt stöd"}
    forbund = with_avsnitt(*Avsnitt)
    named = replace(forbund, insats=tuple(replace(i, **names) for i in forbund.insats))
    assert said(rows, "grupper", forbund=named).startswith(
        "Två grupper (kurs) hade sammanlagt nio deltagare; två hade enskilt stöd."
    )
    plain = tuple(replace(i, gruppnamn="Grupp") for i in named.insats)
    assert said(rows, "grupper", forbund=replace(named, insats=plain)).startswith(
        "Två grupper hade sammanlagt nio deltagare;"
    )


def test_means_of_the_same_persons_are_a_sentence_in_the_place_of_a_table_of_one_row() -> None:
    rows = ended(4, kon="kvinnor", fodelsear=1980) + ended(4, kon="man", fodelsear=1990)
    alone, more = composed(rows), composed([*rows, ended(1)[0] | {"slut": None}])
    assert sentences(alone)["statistik.rv.alder.medel"] == (
        "Medelåldern var 38,0 år: 43,0 år för kvinnor och 33,0 år för män."
    )
    assert "statistik.rv.alder.medel" in tables(more)
    ageless = {key: value for key, value in ended(1)[0].items() if key != "fodelsear"}
    blank = composed([*rows, ageless])
    assert "statistik.rv.alder.medel" in tables(blank), "not everybody's age is known"


def test_a_table_without_women_and_men_says_where_they_stand() -> None:
    def notes(rows: list[Row]) -> tuple[str, ...]:
        (table,) = (b for b in composed(rows) if b.nyckel == "statistik.rv.kommun.lagen")
        assert isinstance(table, Tabellblock)
        return table.tabell.noter

    rows = [*ended(4, kommun="alv"), ended(1)[0] | {"kommun": "alv", "slut": None}]
    assert notes(rows) == ("Kvinnor och män redovisas var för sig i tabellen före.",)


def test_a_caption_tells_of_small_shares_only_where_a_bar_is_left_out() -> None:
    def caption(*codes: str) -> str:
        rows = [row for code in codes for row in ended(1, sysselsattning=[code])]
        (bild,) = (
            b for b in walk(composed(rows)) if b.nyckel == "statistik.rv.sysselsattning.diagram"
        )
        assert isinstance(bild, Diagramblock)
        return plain(bild.bildtext)

    left = "Det som gäller färre än 5 % av alla visas bara i tabellen."
    assert left in caption(*["arbete"] * 29, *["studier"] * 10, "ingen")
    assert left not in caption(*["arbete"] * 29, *["studier"] * 10)


def test_an_insats_without_sections_has_no_page() -> None:
    blocks = composed(ended(12) + ended(12, insats="utr"))
    headings = [plain(b.delar) for b in blocks if isinstance(b, Rubrik) and b.niva == 1]
    assert "Utredning" not in headings
    assert tables(blocks)["statistik.forbundet.antal"]["Utredning"][0] == "12"


def test_the_staff_follows_the_description_and_comments_stand_in_their_part() -> None:
    texts = {
        TextKey(bilaga="statistik", avsnitt=avsnitt, insats="rv"): text
        for avsnitt, text in (
            ("beskrivning", "Om insatsen."),
            ("personal", "Två vägledare."),
            ("kommentar-unga", "De unga."),
        )
    }
    keys = [b.nyckel for b in walk(composed(ended(20, 6), texts=texts))]
    assert keys[keys.index("statistik.rv.beskrivning") + 1] == "statistik.rv.personal"
    comment = keys.index("statistik.rv.kommentar-unga")
    assert keys.index("statistik.rv.unga") < comment < keys.index("statistik.rv.deltagare.rubrik")


def test_a_missing_text_that_is_required_is_a_mark() -> None:
    texts = [b.text for b in composed(ended(12)) if isinstance(b, Kanslitext)]
    assert [str(text) for text in texts] == [
        "[Text saknas: Personal för Rehabvägledare. Skriv den i bladet med texter.]"
    ]


def test_kodgrupper_are_drawn_where_their_codes_have_not_been_counted() -> None:
    insats = Insats(
        kod="rv",
        namn="RV",
        underlag=Underlagsslag.ANTAL,
        avsnitt=(Avsnitt.OVERSIKT, Avsnitt.SYSSELSATTNING),
    )
    forbund = make_forbund(insats=(insats,), union=(), uppfoljning=())
    tallies = [
        {"insats": "rv", "steps": ("aktuella",), "antal": 30},
        {"insats": "rv", "steps": ("avslutade",), "antal": 20},
        {"insats": "rv", "steps": ("avslutade", "arbstud"), "antal": 12},
        {"insats": "rv", "steps": ("avslutade", "syss=arbsok"), "antal": 5},
    ]
    underlag = make_bilaga_underlag(forbund=forbund, tallies=tallies)
    (bild,) = [b for b in walk(compose(underlag)) if b.nyckel.endswith("sysselsattning.diagram")]
    assert bild.diagram.kategorier == ("Arbete eller studier", "Arbetssökande")


def test_entered_figures_of_last_year_are_compared_and_said_to_be_the_offices() -> None:
    year = Period.of_year(2022)
    history = [
        Figure(
            "2022.rv.avslutade.arbstud.andel", Fraction(40), Unit.PROCENT, "rv", year,
            Recipe("historik", ()), origin=Origin.INMATAD, source="Bilaga 2",
        )
    ]  # fmt: skip
    forbund = with_avsnitt(Avsnitt.OVERSIKT, Avsnitt.SYSSELSATTNING, register_fran=date(2023, 1, 1))
    blocks = composed(ended(20, 6), forbund=forbund, history=history)
    assert "30 %, mot 40 % under 2022." in sentences(blocks)[BESKED]
    assert "Uppgifter om tidigare år kommer från kansliet." in sentences(blocks).values()


def test_no_table_is_both_in_the_body_and_numbered_twice() -> None:
    blocks = composed(ended(20, 6))
    captions = [b.tabell.rubrik for b in walk(blocks) if isinstance(b, Tabellblock)]
    assert len(captions) == len(set(captions))


def test_an_insats_whose_results_are_left_out_says_why_on_its_page_and_among_the_results() -> None:
    forbund = replace(make_forbund(), rojande=Rojande(minsta_grupp=5))
    underlag = make_bilaga_underlag(ended(4, 2), forbund=forbund)
    measures = ("2023.rv.avslutade.arbstud", "2023.rv.avslutade.egen")
    figures = FigureSet(
        replace(f, value=None, absence=Absence.FOR_LITEN) if f.id.startswith(measures) else f
        for f in underlag.figures.values()
    )
    told = sentences(compose(replace(underlag, figures=figures)))
    why = told["statistik.rv.avslut.utan"]
    assert why.endswith(": färre än fem avslutade, så resultatet visas inte.")
    assert told["statistik.forbundet.resultat.utan"] == why
    plainly = sentences(composed(ended(4, 2)))
    assert not [key for key in plainly if key.endswith(".utan")]
