"""Bilaga Måluppfyllelse: its sections, an insats without goals, the follow-up, what is judged how."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.period import Period
from sofrep.visning.block import Kanslitext, Rubrik, Tabellblock
from support.avslut import ended, followed
from support.bilagor import make_bilaga_underlag, make_goal
from support.blocktext import plain, sentences
from support.frames import make_forbund

compose = DOKUMENT["maluppfyllelse"].compose


def headings(blocks, niva=1) -> list[str]:
    return [plain(b.delar) for b in blocks if isinstance(b, Rubrik) and b.niva == niva]


def test_the_message_then_overall_goals_then_each_insats_then_how_they_are_judged() -> None:
    goals = [
        make_goal("forbundet", "insatser.nya", unit=Unit.ANTAL, target=9),
        make_goal(target=36),
    ]
    blocks = compose(make_bilaga_underlag(ended(30, 10), goals=goals))
    assert headings(blocks) == [
        "Målen i korthet",
        "Övergripande mål",
        "Rehabvägledare",
        "Utredning",
        "Gränsgångare",
        "Så är målen bedömda",
    ]
    said = sentences(blocks)
    assert said["maluppfyllelse.forbundet.besked"] == (
        "Av årets två mål är ett uppfyllt och ett delvis uppfyllt."
    )
    assert said["maluppfyllelse.rv.besked"] == "Målet är delvis uppfyllt."
    assert said["maluppfyllelse.forbundet.raknat.01"].startswith(
        "Delvis uppfyllt betyder att resultatet skiljer sig högst 10 procent"
    )


def test_without_goals_there_is_no_section_for_them_and_nothing_is_judged() -> None:
    blocks = compose(make_bilaga_underlag())
    assert "Övergripande mål" not in headings(blocks)
    said = sentences(blocks)
    assert said["maluppfyllelse.forbundet.besked"] == "Inga mål är satta för 2023."
    assert not [text for text in said.values() if text.startswith("Delvis uppfyllt")]


def test_an_insats_without_goals_tells_what_it_did() -> None:
    rows = [*ended(12, insats="utr"), {"insats": "utr", "start": date(2023, 2, 1), "anonym": True}]
    base = make_forbund()
    utr = replace(base.insats[1], avsnitt=(Avsnitt.GRUPPER,))
    forbund = replace(base, insats=(base.insats[0], utr, *base.insats[2:]))
    blocks = compose(make_bilaga_underlag(rows, forbund=forbund))
    assert sentences(blocks)["maluppfyllelse.utr.besked"] == (
        "Ingen av de tolv som avslutade gick till arbete eller studier. Utredning hade 12 deltagare "
        "under 2023. Alla började och avslutade under året. Därutöver började en anonym, som bara räknas bland de 13 nya. "
        "Insatsen hade inga egna mål."
    )
    (forms,) = (b for b in blocks if b.nyckel == "maluppfyllelse.utr.grupper.tabell")
    assert isinstance(forms, Tabellblock)
    assert not forms.numrerad


def test_the_follow_up_holds_the_same_persons_then_and_now_beside_last_years_report() -> None:
    before = Figure(
        id="2022.rv.uppf-6man.arbstud.andel",
        value=37,
        unit=Unit.PROCENT,
        scope="rv",
        period=Period.of_year(2022),
        recipe=Recipe("historik", ()),
        origin=Origin.INMATAD,
        source="Årsredovisning",
    )
    blocks = compose(make_bilaga_underlag(followed(30, 20, 9, vid_avslut=5), history=[before]))
    by_key = {b.nyckel: b for b in blocks}
    samma = by_key["maluppfyllelse.rv.uppf.samma"]
    assert isinstance(samma, Tabellblock)
    assert samma.tabell.kolumner[-1] == "Uppföljningen 2022"
    assert "maluppfyllelse.rv.uppf.vilka" in by_key
    assert sentences(blocks)["maluppfyllelse.rv.uppf.besked"].startswith("Efter 6 månader")


def test_a_goal_of_an_insats_that_has_ended_is_still_answered_for() -> None:
    base = make_forbund()
    forbund = replace(base, insats=(replace(base.insats[0], till=2022), *base.insats[1:]))
    goal = make_goal(matt="", not_measured="Insatsen avslutades före året.")
    blocks = compose(make_bilaga_underlag(forbund=forbund, goals=[goal]))
    assert "Rehabvägledare" in headings(blocks)


def test_texts_that_are_not_written_are_marked() -> None:
    blocks = compose(make_bilaga_underlag())
    missing = [str(b.text) for b in blocks if isinstance(b, Kanslitext)]
    assert "[Text saknas: Syfte för Rehabvägledare. Skriv den i bladet med texter.]" in missing
