"""Bilaga Indikatorer from a few rows of sums or surveys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sofrep.bilagor.enkatsvar import Enkatsvar
from sofrep.bilagor.indikatorer import IndikatorVy, make
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.enkat import Enkat
from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.period import Period
from sofrep.register.underlag import TextKey
from sofrep.statistics import survey_figures, survey_years
from sofrep.visning.frasfil import phrases_of
from support.columns import Row
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag
from support.mallar import lines, part

if TYPE_CHECKING:
    from lxml import etree

    from sofrep.word import Rendered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


def answers_of(underlag: BilagaUnderlag) -> Enkatsvar:
    """What may be shown of the survey."""
    assert underlag.forbund.enkat is not None
    return Enkatsvar(underlag.figures, underlag.forbund.enkat, underlag.period.year)


def indicator(underlag: BilagaUnderlag, nummer: int = 1) -> IndikatorVy:
    """An indicator as the template sees it."""
    found: Sequence[IndikatorVy] = make(underlag)["indikatorer"]
    return next(i for i in found if i.nummer == nummer)


def body_text(rendered: Rendered) -> str:
    """The text of the document, a line per paragraph, with plain spaces."""
    return "\n".join(lines(part(rendered))).replace("\xa0", " ")


def tables_by_caption(rendered: Rendered) -> dict[str, list[list[str]]]:
    """The cells of each table, by the caption above it without its number."""
    found: dict[str, list[list[str]]] = {}
    for table in part(rendered).iter(f"{W}tbl"):
        caption = "".join(table.getprevious().itertext(f"{W}t")).replace("\xa0", " ")
        found[caption.partition(". ")[2]] = [_cells(row) for row in table.findall(f"{W}tr")]
    return found


def _cells(row: etree._Element) -> list[str]:
    return [
        "".join(cell.itertext(f"{W}t")).replace("\xa0", " ").strip() for cell in row.iter(f"{W}tc")
    ]
