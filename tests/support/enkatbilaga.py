"""Bilaga Indikatorer from a few rows of sums or surveys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sofrep.amnen.enkat.siffror.survey_counts import survey_years
from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT
from sofrep.domain.enkat import Enkat
from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Diagramblock, Stycke, Tabellblock, walk
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Diagram, Tabell, cell_text
from support.blocktext import plain
from support.columns import Row
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag

compose = DOKUMENT["indikatorer"].compose


def sums(
    grupp: str, fraga: int, year: int, parts: tuple[int, int, int, int], **more: Any
) -> dict[str, Any]:
    """Summed answers: `parts` are negativt, varken eller, positivt, and klart of the positive."""
    neg, varken, pos, klart = parts
    row = {"grupp": grupp, "fraga": fraga, "year": year, "enkater": neg + varken + pos}
    return row | {"negativt": neg, "varken": varken, "positivt": pos, "klart": klart} | more


def make_survey_underlag(
    rows: Sequence[Row] = (),
    *,
    national: Sequence[Row] = (),
    enkat: Enkat | None = None,
    year: int = 2023,
    history: Sequence[Figure] = (),
    texts: Mapping[TextKey, str] | None = None,
) -> BilagaUnderlag:
    """The input of the document of `year`, with the figures of all years up to it."""
    forbund = make_forbund(enkat=enkat or make_enkat())
    underlag = make_underlag(forbund, survey_sums=rows, national=national, history=history)
    figures = FigureSet(
        figure
        for each in survey_years(underlag, year)
        for figure in survey_figures(underlag, forbund, Period.of_year(each))
    ).with_entered(history)
    return BilagaUnderlag(
        forbund=forbund,
        period=Period.of_year(year),
        figures=figures,
        fraser=phrases_of(forbund),
        texts=texts or {},
    )


def told(underlag: BilagaUnderlag, part: str = "") -> list[str]:
    """The sentences whose keys begin with `part`, as they are printed, with plain spaces."""
    start = f"indikatorer.forbundet.{part}"
    return [
        plain(block.delar).replace("\xa0", " ")
        for block in walk(compose(underlag))
        if isinstance(block, Stycke) and block.nyckel.startswith(start)
    ]


def table(underlag: BilagaUnderlag, part: str) -> Tabell | None:
    """The table of a key; None where there is none."""
    key = f"indikatorer.forbundet.{part}"
    found = (
        b.tabell for b in walk(compose(underlag)) if isinstance(b, Tabellblock) and b.nyckel == key
    )
    return next(found, None)


def cells(underlag: BilagaUnderlag, part: str) -> list[list[str]]:
    """A table's rows as they are printed, labels first, with plain spaces."""
    found = table(underlag, part)
    assert found is not None
    return [
        [rad.etikett, *(cell_text(cell).replace("\xa0", " ") for cell in rad.celler)]
        for rad in found.rader
    ]


def charts(underlag: BilagaUnderlag) -> list[Diagram]:
    """The charts of the document."""
    return [b.diagram for b in walk(compose(underlag)) if isinstance(b, Diagramblock)]
