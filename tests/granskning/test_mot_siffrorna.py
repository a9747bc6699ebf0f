"""Typed numbers, and what is said of goals, against the figures that are known."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from msgspec.structs import replace

from sofrep.domain.figure import Figure, Recipe, Sex, Unit
from sofrep.domain.mal import Bedomning, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.granskning.handling import (
    Handling,
    Innehallskontroll,
    Plats,
    Rutnat,
    Tabellcell,
    Textstycke,
)
from sofrep.granskning.regler.maldomar import goals_in_words
from sofrep.granskning.regler.mot_siffrorna import Kanda, changed_figures, typed_otherwise

PLATS = Plats("Rapport.docx")
SEX = r"\.(kvinnor|man)$"
WORDS = {
    "avslutade.arbstud.andel": ("arbete eller studier",),
    "nya": ("nya deltagare",),
    "avslutade.kommun.norra.andel": ("norra",),
}


def figure(measure: str, value: Fraction | int, unit: Unit = Unit.ANTAL, **more) -> Figure:
    year = Period.of_year(2023)
    return Figure(f"2023.ett.{measure}", value, unit, "ett", year, Recipe("register", ()), **more)


SHARE = figure(
    "avslutade.arbstud.andel", Fraction(300, 11), Unit.PROCENT, numerator=54, denominator=198
)
WOMEN = replace(SHARE, id=f"{SHARE.id}.kvinnor", sex=Sex.KVINNOR, value=28)
MEN = replace(SHARE, id=f"{SHARE.id}.man", sex=Sex.MAN, value=27)
NEW, OF_NORRA = figure("nya", 374), figure("avslutade.kommun.norra.andel", 67, Unit.PROCENT)
KNOWN = Kanda(
    byggda={each.id: each for each in (SHARE, WOMEN, MEN, NEW, OF_NORRA)},
    scopes={"insats ett": "ett"},
    words_of=lambda each: WORDS[re.sub(SEX, "", each.measure)],
)


def text(*paragraphs: str) -> Handling:
    """A section about the insats."""
    heading = Textstycke("Insats ett", PLATS, niva=1)
    return Handling("Rapport.docx", (heading, *(Textstycke(each, PLATS) for each in paragraphs)))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("33 % gick till arbete eller studier.", "33 %"),
        ("Av dem som avslutade gick 33 procent till arbete eller studier.", "33 procent"),
        ("Under året tog vi emot 347 nya deltagare.", "347"),
        ("28 % av männen gick till arbete eller studier.", "28 %"),
        ("54 % gick till arbete eller studier.", "54 %"),
        ("Omkring 40 % gick till arbete eller studier.", "40 %"),
    ],
)
def test_a_typed_number_about_what_a_figure_says_is_found(sentence, told):
    (fynd,) = typed_otherwise(text(f"Året var bra. {sentence} Så var det."), KNOWN)
    assert fynd.star == f"{told} i ”{sentence}”"
    assert fynd.foljer.startswith("Ingen siffra ger det; 2023.ett.")


@pytest.mark.parametrize(
    "sentence",
    [
        "27 % gick till arbete eller studier.",
        "27,3 % gick till arbete eller studier.",
        "28 % av kvinnorna gick till arbete eller studier.",
        "28 % av kvinnorna och 27 % av männen gick till arbete eller studier.",
        "54 av 198 gick till arbete eller studier under året, 27 %.",
        "Under året tog vi emot 374 nya deltagare.",
        "Minst 35 % ska gå till arbete eller studier.",
        "Målet var att 35 % skulle gå till arbete eller studier: fler än 30 % ska dit.",
        "Knappt 30 % gick till arbete eller studier.",
        "Minst 35 % av deltagarna till arbete eller studier var målet.",
        "I mars kom 12 nya deltagare.",
        "Tolv nya lokaler, 77 % av dem i Norra.",
        "Drygt 70 % av parterna svarade.",
        "33 % kom från andra insatser.",
    ],
)
def test_a_typed_number_that_is_right_a_target_or_about_something_else_is_not(sentence):
    assert list(typed_otherwise(text(sentence), KNOWN)) == []


def test_a_section_about_nothing_known_is_left_alone():
    wrong = Textstycke("33 % gick till arbete eller studier.", PLATS)
    assert list(typed_otherwise(Handling("Rapport.docx", (wrong,)), KNOWN)) == []


def marked(printed: str) -> Handling:
    mark = Innehallskontroll(4, 4 + len(printed), SHARE.id)
    return Handling("Rapport.docx", (Textstycke(f"Med {printed}.", PLATS, 0, (mark,)),))


@pytest.mark.parametrize("printed", ["27\u00a0%", "27 %", "27", "27,3 %", "drygt 27 %", "–", "x"])
def test_any_way_to_print_a_figure_is_its_own(printed):
    assert list(changed_figures(marked(printed), KNOWN)) == []


@pytest.mark.parametrize("printed", ["28 %", "27,2 %", "knappt 27 %", "tjugosju"])
def test_what_a_figure_is_never_printed_as_is_a_change(printed):
    (fynd,) = changed_figures(marked(printed), KNOWN)
    assert (fynd.regel, fynd.foljer) == ("andrad-siffra", "Siffran är 27\u00a0%.")


def test_a_figure_that_somebody_has_brought_up_to_date_by_hand_is_none():
    known = replace(KNOWN, nu={SHARE.id: replace(SHARE, value=Fraction(28))})
    assert list(changed_figures(marked("28 %"), known)) == []
    (fynd,) = changed_figures(marked("27 %"), known)
    assert fynd.regel == "inaktuell-siffra"


def goal(bedomning: Bedomning) -> MalUtfall:
    mal = Mal(
        year=2023,
        scope="ett",
        wording="Minst 35 procent ska gå till arbete",
        matt="",
        jamforelse=None,
        target=35,
        unit=Unit.PROCENT,
        entered=None,
        entered_previous=None,
        not_measured="",
        comment="",
        place=Place("mal.xlsx"),
    )
    return MalUtfall(
        mal=mal, result=SHARE, previous=None, target=35, bedomning=bedomning, distance=None
    )


def table(first: str, judgement: str) -> Handling:
    cells = tuple(Tabellcell(each, PLATS) for each in (first, "27 %", judgement))
    return Handling("Rapport.docx", (Rutnat((cells,), PLATS),))


@pytest.mark.parametrize(
    ("bedomning", "comment", "is_told"),
    [
        (Bedomning.EJ_UPPFYLLT, "Målet nåddes med råge.", True),
        (Bedomning.EJ_UPPFYLLT, "Vi klarade målet.", True),
        (Bedomning.EJ_UPPFYLLT, "Målet nåddes inte.", False),
        (Bedomning.EJ_UPPFYLLT, "Målet nåddes delvis.", False),
        (Bedomning.EJ_UPPFYLLT, "Nästa år ska fler nå ut.", False),
        (Bedomning.UPPFYLLT, "Målet uppnåddes inte under året.", True),
        (Bedomning.UPPFYLLT, "Målet är uppfyllt.", False),
        (Bedomning.DELVIS, "Målet nåddes inte.", False),
        (Bedomning.EJ_MATT, "Målet är uppfyllt.", False),
    ],
)
def test_a_comment_that_the_result_contradicts_is_found(bedomning, comment, is_told):
    known = replace(KNOWN, mal=(goal(bedomning),))
    document = table(f"Minst 35 procent ska gå till arbete\n{comment}", bedomning.value)
    told = [fynd.star for fynd in goals_in_words(document, known)]
    assert told == ([f"”{comment}”"] if is_told else [])


def test_a_wording_that_two_insatser_share_is_judged_by_either():
    known = replace(KNOWN, mal=(goal(Bedomning.EJ_UPPFYLLT), goal(Bedomning.UPPFYLLT)))
    wording = "Minst 35 procent ska gå till arbete"
    assert list(goals_in_words(table(wording, "Uppfyllt"), known)) == []
    (fynd,) = goals_in_words(table(wording, "Delvis uppfyllt"), known)
    assert fynd.foljer == "Resultatet ger ”Uppfyllt” eller ”Inte uppfyllt” enligt arbetsböckerna."
