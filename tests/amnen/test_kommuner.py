"""Kommun by kommun: the table of all, and the section of each."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.inskrivningar.avsnitt.deltagare import kommun
from sofrep.amnen.inskrivningar.avsnitt.kommuner import kommuner, kommunvis
from sofrep.visning.block import Rubrik, Tabellblock
from support.bilagor import cells, make_bilaga_underlag
from support.blocktext import plain, sentences
from support.frames import make_forbund


def row(insats: str, kommun: str, kon: str = "kvinnor", year: int = 2023, slut: date | None = None):
    return {"insats": insats, "kommun": kommun, "kon": kon, "start": date(year, 3, 1), "slut": slut}


ROWS = [
    row("rv", "alv"),
    row("rv", "alv", "man"),
    row("rv", "alv", year=2022, slut=date(2023, 5, 1)),
    row("utr", "alv"),
    row("utr", ""),
]
FIRST, SECOND = (k.kortnamn or k.namn for k in make_forbund().kommun)


def page(fraga: str = "") -> Sida:
    return Sida(make_bilaga_underlag(ROWS), "egen", "forbundet", fack="kommuner", fraga=fraga)


def tables(blocks) -> list[Tabellblock]:
    return [block for block in blocks if isinstance(block, Tabellblock)]


def test_the_table_of_kommuner_adds_up_to_all_of_the_widest_union():
    (block,) = tables(kommuner(page()))
    assert cells(block.tabell) == {
        FIRST: ("4", "3", "1", "3", "1", "3"),
        SECOND: ("0", "0", "0", "0", "0", "0"),
        "Uppgift saknas": ("1", "1", "0", "1", "0", "1"),
        "Totalt": ("5", "4", "1", "4", "1", "4"),
    }


def test_the_table_is_of_the_insatser_that_are_asked_for():
    (block,) = tables(kommuner(page("rv")))
    assert cells(block.tabell)["Totalt"][0] == "3"


def test_each_kommun_says_how_many_took_part_and_in_what():
    blocks = kommunvis(page())
    headings = [plain(b.delar) for b in blocks if isinstance(b, Rubrik)]
    assert headings == [f"Deltagare från {FIRST}", f"Deltagare från {SECOND}"]
    (block,) = tables(blocks)  # nobody is from the other
    assert [label for label, _ in cells(block.tabell).items()][:2] == [
        "Rehabvägledare",
        "Utredning",
    ]
    said = list(sentences(blocks).values())
    assert said[0].startswith(f"Under 2023 deltog 4 deltagare från {FIRST} i ")
    assert said[1].startswith(f"Ingen från {SECOND} deltog i ")


def test_only_the_kommuner_that_are_asked_for_have_a_section():
    asked = kommunvis(page(SECOND.upper()))
    assert [plain(b.delar) for b in asked if isinstance(b, Rubrik)] == [f"Deltagare från {SECOND}"]


def test_where_nobody_knows_where_people_live_there_is_nothing():
    underlag = make_bilaga_underlag([row("rv", ""), row("rv", "")])
    sida = Sida(underlag, "egen", "forbundet")
    assert kommuner(sida) == kommunvis(sida) == ()


def test_without_kommuner_there_is_no_table_of_the_new_the_ended_and_the_remaining():
    none = replace(make_forbund(), kommun=())
    underlag = make_bilaga_underlag([row("rv", "")], forbund=none)
    assert not kommun(Sida(underlag, "egen", "rv", fack="kommun")).punkter
