"""Documents show what has been counted, and say nothing of what has not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.jamfor import kon
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.dokument import DOKUMENT
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.forbund import Avsnitt, Forbund, Underlagsslag
from sofrep.domain.period import Period
from support.bilagor import make_bilaga_underlag, make_document, table_of, tables_of
from support.blocktext import charts, plain, sentences
from support.frames import Row, make_forbund
from support.mallar import lines, part

YEAR = Period.of_year(2023)
BASE = make_forbund()
FORBUND = replace(
    BASE, insats=(replace(BASE.insats[0], underlag=Underlagsslag.ANTAL), *BASE.insats[1:])
)


def tally(*steps: str, antal: int, kon: str | None = None) -> Row:
    return {"insats": "rv", "steps": steps, "antal": antal, "kon": kon}


def underlag_of(
    *tallies: Row, forbund: Forbund = FORBUND, rows: Sequence[Row] = ()
) -> BilagaUnderlag:
    """The counts of rv, and the rows of the others."""
    return make_bilaga_underlag(rows, forbund=forbund, tallies=tallies)


def sexes(underlag: BilagaUnderlag) -> str:
    return plain(kon(Sida(underlag, "statistik", "rv"), "aktuella"))


def test_a_sentence_names_the_sexes_only_where_all_of_them_are_counted() -> None:
    women = tally("aktuella", antal=3, kon="kvinnor")
    whole = tally("aktuella", antal=5)
    assert sexes(underlag_of(whole, women)) == ""
    men = tally("aktuella", antal=2, kon="man")
    assert sexes(underlag_of(whole, women, men)) == "3 kvinnor och 2 män"


def test_a_sentence_does_not_name_the_sexes_where_one_is_hidden() -> None:
    women = tally("aktuella", antal=3, kon="kvinnor")
    underlag = underlag_of(tally("aktuella", antal=5), women, tally("aktuella", antal=2, kon="man"))
    hidden = replace(underlag.figures["2023.rv.aktuella.man"], value=None, absence=Absence.DOLD)
    others = [figure for key, figure in underlag.figures.items() if key != hidden.id]
    assert sexes(replace(underlag, figures=FigureSet([*others, hidden]))) == ""


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ((), set()),
        ((tally("aktuella", "kommun=alv", antal=4),), {"kommun"}),
        ((tally("nya", "kommun=alv", antal=0),), {"kommun"}),
        ((tally("aktuella", "alder=till-24", antal=1),), {"alder"}),
        ((tally("avslutade", antal=3), tally("avslutade", "arbstud", antal=1)), {"sysselsattning"}),
    ],
)
def test_a_section_is_shown_where_anything_of_it_is_counted(
    counted: tuple[Row, ...], shown: set[str]
) -> None:
    made = underlag_of(tally("aktuella", antal=5), tally("nya-alla", antal=2), *counted)
    assert {name.split(".")[0] for name in tables_of(made)} == shown | {"oversikt"}


def test_groups_are_told_where_nobody_has_counted_who_was_in_them() -> None:
    made = underlag_of(tally("aktuella", antal=5), tally("aktuella", "grupper", antal=2))
    assert (
        sentences(DOKUMENT["statistik"].compose(made))["statistik.rv.grupper"]
        == "Två grupper har hållits."
    )


def test_a_table_that_nobody_has_counted_is_not_there() -> None:
    made = underlag_of(tally("aktuella", antal=5), tally("aktuella", "kommun=alv", antal=4))
    assert set(tables_of(made)) == {"oversikt.tabell", "kommun.tabell"}


ENDED = tally("avslutade", antal=10)
SEVERAL = "En deltagare kan räknas på flera ställen"


def text_of(tallies: Sequence[Row], bilaga: str, rows: Sequence[Row] = (), **more: Any) -> str:
    """The document, with the counts of rv and the rows of the others."""
    underlag = make_bilaga_underlag(rows, forbund=FORBUND, tallies=tallies, **more)
    return " ".join(" ".join(lines(part(make_document(underlag, bilaga)))).split())


def titles(*tallies: Row) -> str:
    return charts(DOKUMENT["statistik"].compose(underlag_of(*tallies)))[
        "statistik.rv.sysselsattning.diagram"
    ]


def test_the_most_common_is_not_told_where_a_line_has_not_been_counted() -> None:
    """Arbete may be 5 of the 6 in arbete eller studier, which are not told apart."""
    some = [
        ENDED,
        tally("avslutade", "arbstud", antal=6),
        tally("avslutade", "syss=arbsok", antal=3),
    ]
    assert titles(*some) == "Sysselsättning vid avslut"
    every = [ENDED, *(tally("avslutade", f"syss={k.kod}", antal=1) for k in BASE.sysselsattning)]
    every[1] = tally("avslutade", "syss=arbete", antal=5)
    assert titles(*every) == "Sysselsättning vid avslut: vanligast är arbete"


def test_only_who_may_stand_on_several_lines_is_said_to_have_several_answers() -> None:
    counts = [ENDED, tally("avslutade", "arbstud", antal=6)]

    def notes(*, several: bool) -> str:
        rv = replace(FORBUND.insats[0], flera_varden=several)
        forbund = replace(FORBUND, insats=(rv, *FORBUND.insats[1:]))
        underlag = make_bilaga_underlag([], forbund=forbund, tallies=counts)
        return " ".join(table_of(underlag, "sysselsattning.tabell").noter)

    assert SEVERAL in notes(several=True)
    assert SEVERAL not in notes(several=False)


def test_a_part_of_the_year_that_has_not_been_counted_is_not_said_to_be_empty() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    counts = [tally("aktuella", antal=5), tally("nya-alla", antal=2), tally("avslutade", antal=1)]
    told = text_of(counts, "delarsrapport", period=period)
    assert (
        "Hur många deltagare Rehabvägledare hade under januari–augusti 2023 har inte räknats."
        in told
    )
    assert (
        told.count("hade inga deltagare under januari–augusti 2023") == 2
    )  # the register has no rows


def test_the_known_of_a_union_are_not_told_by_sex_where_some_have_not_been_counted_so() -> None:
    """One anonymous row beside 2 new who are counted without their sex."""
    rows = [
        {"insats": "utr", "start": date(2023, 2, 1), "anonym": True},
        {"insats": "utr", "start": date(2023, 3, 1)},
    ]
    forbund = replace(
        FORBUND,
        union=tuple(replace(u, avsnitt=(Avsnitt.OVERSIKT,)) for u in FORBUND.union),
        insats=(
            FORBUND.insats[0],
            replace(FORBUND.insats[1], avsnitt=(Avsnitt.OVERSIKT,)),
            FORBUND.insats[2],
        ),
    )
    made = underlag_of(
        tally("aktuella", antal=5), tally("nya-alla", antal=2), forbund=forbund, rows=rows
    )
    told = sentences(DOKUMENT["statistik"].compose(made))["statistik.utr.besked"]
    assert "Därutöver började en anonym, som bara räknas bland de två nya." in told
    assert ": ." not in told
