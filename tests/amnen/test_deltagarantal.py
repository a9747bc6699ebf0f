"""The table of head counts: a row per insats and a total row of figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.inskrivningar.avsnitt.deltagarantal import head_counts
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.dokument import Bilaga
from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Underlagsslag
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from sofrep.visning.visat import Tal
from support.bilagor import cells, make_bilaga_underlag, make_goal
from support.frames import Row, make_forbund, make_insats_row

RULE = Betygsregel(
    steg=(
        Betygssteg(namn="Mycket god", fran_procent=115),
        Betygssteg(namn="God", fran_procent=100),
        Betygssteg(namn="Godtagbar", fran_procent=0),
    )
)
FORBUND = make_forbund(
    betyg=RULE, bilaga=(Bilaga(kod="sammanstallning", namn="Sammanställning av måluppfyllelse"),)
)
ENDED = {"insats": "rv", "start": date(2023, 1, 10), "slut": date(2023, 5, 1)}
ROWS: tuple[Row, ...] = (
    ENDED | {"sysselsattning": ["arbete"]},
    ENDED | {"sysselsattning": ["arbsok"], "kon": "man"},
    ENDED | {"sysselsattning": ["ingen"]},
    {"insats": "utr", "start": date(2022, 3, 1), "kon": "man"},
)
GOALS = (
    make_goal(matt="nya", wording="Nya deltagare", unit=Unit.ANTAL, target=2),
    make_goal(matt="avslutade.arbstud.andel", wording="Till arbete", target=30),
)
QUALITATIVE = make_goal(
    "utr",
    matt="",
    wording="Pröva nytt",
    target=None,
    jamforelse=None,
    in_words="Prövat med alla.",
    previous_in_words="Påbörjat.",
)
SET = make_insats_row("utr", betyg="God", skal="Bara en termin.", budget=850, utfall=858)


def underlag_of(goals: tuple[Mal, ...] = GOALS, **changes: Any) -> BilagaUnderlag:
    return make_bilaga_underlag(ROWS, forbund=FORBUND, goals=goals, **changes)


def test_head_counts_have_a_total_row_of_figures() -> None:
    table = head_counts(underlag_of())
    assert table is not None
    assert table.kolumner == (
        "Insats",
        "Deltagare",
        "Kvinnor",
        "Män",
        "Nya",
        "Avslutade",
        "Arbete eller studier",
        "Arbete, studier eller arbetssökande",
    )
    assert cells(table) == {
        "Rehabvägledare": ("3", "2", "1", "3", "3", "1", "2"),
        "Utredning": ("1", "0", "1", "0", "0", "0", "0"),
        "Gränsgångare": ("0", "0", "0", "0", "0", "0", "0"),
        "Totalt": ("4", "2", "2", "3", "3", "1", "2"),
    }
    total = table.rader[-1]
    assert total.summa
    assert [cell.figure.id for cell in total.celler if isinstance(cell, Tal)][::3] == [
        "2023.forbundet.insatser.aktuella",
        "2023.forbundet.insatser.nya",
        "2023.forbundet.insatser.avslutade.arbstudsok",
    ]


def test_the_third_group_is_a_column_only_where_there_is_any() -> None:
    rows = (*ROWS, {"insats": "gg", "start": date(2023, 3, 1), "kon": "ovriga"})
    table = head_counts(make_bilaga_underlag(rows, forbund=FORBUND))
    assert table is not None
    assert table.kolumner[4] == "Annat eller okänt"
    assert cells(table)["Rehabvägledare"][3] == "0"
    assert cells(table)["Totalt"][:4] == ("5", "2", "2", "1")


TALLIED = replace(
    FORBUND,
    insats=tuple(replace(insats, underlag=Underlagsslag.ANTAL) for insats in FORBUND.insats[:2]),
    union=(),
    uppfoljning=(),
)
TALLIES: tuple[Row, ...] = (
    {"insats": "rv", "steps": ("aktuella",), "antal": 15},
    {"insats": "rv", "steps": ("nya-alla",), "antal": 8},
    {"insats": "rv", "steps": ("avslutade",), "antal": 3},
    {"insats": "rv", "steps": ("avslutade", "arbstud"), "antal": 2},
    {"insats": "utr", "steps": ("aktuella",), "antal": 23},
    {"insats": "utr", "steps": ("nya-alla",), "antal": 5},
    {"insats": "utr", "steps": ("avslutade",), "antal": 10},
)


def test_tallied_insatser_have_dashes_for_what_nobody_counted() -> None:
    table = head_counts(make_bilaga_underlag(forbund=TALLIED, tallies=TALLIES))
    assert table is not None
    assert table.kolumner[1:] == (
        "Deltagare",
        "Kvinnor",
        "Män",
        "Nya",
        "Avslutade",
        "Arbete eller studier",  # the other kodgrupp is counted by nobody, and has no column
    )
    assert cells(table) == {
        "Rehabvägledare": ("15", "–", "–", "8", "3", "2"),
        "Utredning": ("23", "–", "–", "5", "10", "–"),
        "Totalt": ("38", "–", "–", "13", "13", "–"),
    }
    assert "– Har inte räknats." in table.noter


def entered(measure: str, value: int) -> Figure:
    return Figure(
        id=f"2015.rv.{measure}",
        value=value,
        unit=Unit.ANTAL,
        scope="rv",
        period=Period.of_year(2015),
        recipe=Recipe("historik", ()),
        origin=Origin.INMATAD,
        source="Verksamhetsberättelsen",
    )


def test_what_is_not_known_is_a_dash_with_its_reason() -> None:
    underlag = make_bilaga_underlag(
        forbund=FORBUND, period=Period.of_year(2015), history=[entered("aktuella", 15)]
    )
    table = head_counts(underlag)
    assert table is not None
    assert cells(table)["Rehabvägledare"][:2] == ("15", "–")
    assert cells(table)["Totalt"][0] == "–"
    assert "– Uppgift saknas." in table.noter
