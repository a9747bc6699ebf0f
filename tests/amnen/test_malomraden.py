"""Goals by målområde: in the tables, the sentences, and the sections that a document may ask for."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.amnen.alla.labels import label
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.mal.avsnitt.overgripande import korthet, overgripande
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malen, styrkort
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Rubrik, Tabellblock
from sofrep.visning.visat import Rad, cell_text
from support.avslut import ended
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import plain, sentences

REACHED = {"matt": "", "entered": 40, "target": 35}
MISSED = REACHED | {"entered": 3}
GOALS = [
    make_goal("rv", wording="Ett", omrade="Egen försörjning", **REACHED),
    make_goal("rv", wording="Två", omrade="Hälsa", **MISSED),
    make_goal("utr", wording="Tre", omrade="egen  Försörjning ", **MISSED),
    make_goal(FORBUNDET, wording="Fyra", **REACHED),
    make_goal("rv", "avslutade.arbstud.andel", wording="Fem", omrade="Egen försörjning"),
]


def page(fraga: str = "", scope: str = FORBUNDET, goals=GOALS) -> Sida:
    underlag = make_bilaga_underlag(ended(20, 10), goals=goals)
    return Sida(underlag, "maluppfyllelse", scope, fraga=fraga)


def rows(blocks) -> list[tuple[str, ...]]:
    """The rows of the tables: a heading alone, else the label and its cells."""
    found: list[Rad] = [r for b in blocks if isinstance(b, Tabellblock) for r in b.tabell.rader]
    return [(r.etikett, *(cell_text(c).replace("\xa0", " ") for c in r.celler)) for r in found]


def headings(blocks) -> list[str]:
    return [plain(block.delar) for block in blocks if isinstance(block, Rubrik)]


def test_the_goals_of_an_insats_stand_under_their_malomraden():
    own = page(scope="rv")
    labels = [row[0] for row in rows(maltabell(own, mal_av(own)))]
    assert labels == ["Egen försörjning", "Ett", "Fem", "Hälsa", "Två"]


def test_goals_without_malomrade_stand_last_under_a_heading_of_their_own():
    goals = [make_goal(FORBUNDET, wording="Noll", **REACHED), replace(GOALS[0], scope=FORBUNDET)]
    labels = [row[0] for row in rows(overgripande(page(goals=goals)))]
    assert labels == ["Egen försörjning", "Ett", "Andra mål", "Noll"]


def test_how_each_malomrade_went_is_counted_over_all_insatser_however_it_is_spelled():
    said = sentences(korthet(page()))
    start = "maluppfyllelse.forbundet.omrade-0"
    assert said[f"{start}1"] == (
        "Egen försörjning: Av de tre målen är två uppfyllda och ett inte uppfyllt."
    )
    assert said[f"{start}2"] == "Hälsa: Målet är inte uppfyllt."
    figures = page().underlag.figures
    assert figures["2023.forbundet.mal.omrade-01.uppfyllt"].value == 2
    name = label(figures["2023.forbundet.mal.omrade-02.ej-uppfyllt"], page().forbund)
    assert name == "Prov: målområde 2, mål, inte uppfyllt"


def test_the_section_of_goals_goes_by_malomrade_and_within_it_by_insats():
    blocks = malen(page())
    assert headings(blocks) == ["Mål och resultat", "Egen försörjning", "Hälsa", "Andra mål"]
    assert [row[0] for row in rows(blocks)] == [
        "Rehabvägledare", "Ett", "Fem", "Utredning", "Tre",
        "Rehabvägledare", "Två", "Förbundet", "Fyra",
    ]  # fmt: skip


def test_goals_are_chosen_by_malomrade_insats_part_and_measure():
    def chosen(fraga: str) -> list[str]:
        return [row[0] for row in rows(styrkort(page(fraga))) if len(row) > 1]

    assert chosen("EGEN FÖRSÖRJNING") == ["Ett", "Tre", "Fem"]
    assert chosen("Hälsa, Utredning") == ["Två", "Tre"]
    assert chosen("Förbundet") == ["Fyra"]
    assert chosen("avslutade.arbstud.andel") == ["Fem"]
    assert chosen("Ekonomi") == []


def test_how_a_malomrade_went_is_not_said_where_only_some_of_its_goals_are_asked_for():
    whole = sentences(malen(page("Egen försörjning")))
    part = sentences(malen(page("Utredning")))
    assert ["två uppfyllda" in text for text in whole.values() if "Av de" in text] == [True]
    assert not any("Av de" in text for text in part.values())


def test_a_styrkort_has_perspective_goal_measure_target_result_and_judgement():
    shown = rows(styrkort(page("Egen försörjning")))
    assert shown[0] == ("Egen försörjning",)
    assert shown[1] == ("Ett", "Uppgift från kansliet", "minst 35 %", "40 % *", "Uppfyllt")
    assert shown[3] == (
        "Fem", "Rehabvägledare: till arbete eller studier, andel av avslutade", "minst 35 %",
        "50 % (10 av 20)", "Uppfyllt",
    )  # fmt: skip


def test_without_goals_there_is_no_section():
    assert malen(page(goals=[])) == styrkort(page(goals=[])) == ()
