"""``sofrep finsam``: what is entered in the state's system Uppföljning Finsam."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from sofrep.cli.answers import figure_of, results_of, selection_words
from sofrep.cli.options import Data, Form, PartOfYear, UsageFault, Year, format_of
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, show
from sofrep.domain.efterfoljare import running
from sofrep.domain.figure import Figure, Sex
from sofrep.visning.svenska import date_in_text

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results

_COLUMNS = (
    ListedColumn("insats", "Insats"),
    ListedColumn("inriktning", "Inriktning", may_go=True),
    ListedColumn("metod", "Uppföljningsmetod", may_go=True),
    ListedColumn("esf", "ESF"),
    ListedColumn("uppgift", "Uppgift"),
    ListedColumn("kvinnor", "Kvinnor", is_number=True),
    ListedColumn("man", "Män", is_number=True),
    ListedColumn("ovriga", "Annat eller okänt", is_number=True),
    ListedColumn("totalt", "Totalt", is_number=True),
)
_SMALL = (
    "Uppföljning Finsam frågar efter alla antal, också märkta och små: där skrivs de in som de står. Lämna annars "
    "inte ut svaret: det är inte skyddat som dokumenten."
)


def finsam(
    year: Year = None, *, period: PartOfYear = None, data: Data = None, form: Form = "tabell"
) -> None:
    """Visa det som skrivs in i Uppföljning Finsam: insatsernas uppgifter, och antal kvinnor och män."""
    shape = format_of(form)
    results, _ = results_of(data, year, part=period)
    rows = list(_rows(results))
    if not rows:
        raise UsageFault(f"Det finns inga antal för {results.period.key}.")
    others = any(isinstance(row["ovriga"], Figure) and row["ovriga"].value for row in rows)
    columns = [c for c in _COLUMNS if others or c.key != "ovriga"]
    urval = selection_words(results)
    show([Listing(f"Uppföljning Finsam, {urval}", columns, rows, urval=urval)], shape)
    if shape is Format.TABELL:
        typer.echo(_SMALL)


def _rows(results: Results) -> Iterator[dict[str, Cell]]:
    """A row per insats and population; the new in all hold the anonymous, who have no sex."""
    period = results.period
    names = {
        "vid-start": f"Inskrivna före {date_in_text(period.start)}",
        "nya": "Nya",
        "avslutade": "Avslutade",
        "vid-slut": f"Inskrivna {date_in_text(period.end)}",
    }
    for insats in running(results.forbund, period.year):
        for population, name in names.items():
            found = {sex: figure_of(results, insats.kod, population, sex) for sex in Sex}
            if any(found.values()):
                yield {
                    "insats": insats.namn,
                    "inriktning": insats.inriktning,
                    "metod": insats.metod,
                    "esf": "ja" if insats.esf else "nej",
                    "uppgift": name,
                    **{str(sex): figure for sex, figure in found.items()},
                }
