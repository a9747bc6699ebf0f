"""``sofrep indicators``: the results of the indicator survey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from sofrep.cli.answers import answer_for, selection_words
from sofrep.cli.options import (
    Data,
    Form,
    Kon,
    UsageFault,
    Year,
    format_of,
    respondents_of,
    sex_of,
)
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, show
from sofrep.domain.figure import Sex
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar
    from sofrep.domain.enkat import Enkat, Fraga, Indikator
    from sofrep.pipeline.evaluate import Results

Indikatornummer = Annotated[
    int | None,
    typer.Option("--indikator", metavar="NUMMER", help="Bara denna indikator, t.ex. 7."),
]
Grupp = Annotated[
    str | None,
    typer.Option("--grupp", metavar="GRUPP", help="Bara denna respondentgrupp: kod eller namn."),
]

_RESULTS = (
    ListedColumn("kon", "Kön"),
    ListedColumn("n", "n", is_number=True),
    ListedColumn("negativt", "Negativt", is_number=True),
    ListedColumn("varken", "Varken eller", is_number=True),
    ListedColumn("positivt", "Positivt", is_number=True),
    ListedColumn("klart", "Klart positivt", is_number=True, may_go=True),
    ListedColumn("svarsfrekvens", "Svarat på frågan", is_number=True, may_go=True),
    ListedColumn("riket", "Riket", is_number=True),
    ListedColumn("forandring", "Förändring", is_number=True),
    ListedColumn("anmarkning", "Anmärkning"),
)
_SHORT = {"varken": "Varken", "klart": "Klart", "svarsfrekvens": "Svarat"}
_COLUMNS = (
    ListedColumn("grupp", "Grupp"),
    ListedColumn("fraga", "Fråga"),
    *(replace(column, heading=_SHORT.get(column.key, column.heading)) for column in _RESULTS),
)
"""For people: short headings, so that the wordings get the room."""

_EXACT_COLUMNS = (
    ListedColumn("indikator", "Indikator", is_number=True),
    ListedColumn("grupp", "Grupp"),
    ListedColumn("fraga", "Fråga", is_number=True),
    ListedColumn("lydelse", "Lydelse"),
    *_RESULTS,
)
"""For json and csv, where each row says all of what it is about."""

_MEASURES = {
    "n": "n",
    "negativt": "neg.andel",
    "varken": "varken.andel",
    "positivt": "pos.andel",
    "klart": "klart.andel",
    "svarsfrekvens": "svarsfrekvens",
    "riket": "riket",
}


def indicators(  # noqa: PLR0913 - the filters of a query are its options
    year: Year = None,
    *,
    indikator: Indikatornummer = None,
    grupp: Grupp = None,
    kon: Kon = None,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa enkätens resultat per indikator, fråga och kön."""
    shape, sex = format_of(form), sex_of(kon)
    results, _ = answer_for(data, year)
    svar = _answers(results)
    wanted, kod = _indicators_of(indikator, svar.enkat), respondents_of(grupp, svar.enkat)
    exact = shape in {Format.JSON, Format.CSV}
    grids = [
        Listing(
            f"Indikator {each.nummer}. {each.lydelse.rstrip('.')}, {results.period.key}",
            _EXACT_COLUMNS if exact else _columns(rows),
            rows,
            urval=selection_words(results, sex),
        )
        for each in wanted
        if (rows := list(_rows(svar, each, kod, sex, exact=exact)))
    ]
    if not grids:
        raise UsageFault(f"Det finns inga frågor som passar in på urvalet {results.period.key}.")
    show(grids, shape)
    if shape is Format.TABELL:
        typer.echo("Svaren är andelar av n. Förändringen är i procentenheter sedan året före.")


def _columns(rows: Sequence[Mapping[str, Cell]]) -> tuple[ListedColumn, ...]:
    """The columns of a table; remarks only where there are any."""
    remarks = any(row.get("anmarkning") for row in rows)
    return _COLUMNS if remarks else _COLUMNS[:-1]


def _answers(results: Results) -> Enkatsvar:
    from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar

    enkat = results.forbund.enkat
    if enkat is None:
        raise UsageFault("forbund.toml har ingen enkät. Den beskrivs under [enkat].")
    svar = Enkatsvar(results.figures, enkat, results.period.year)
    if svar.tal("antal") is None:
        raise UsageFault(f"Det finns inga enkätsvar för {results.period.key}.")
    return svar


def _indicators_of(nummer: int | None, enkat: Enkat) -> tuple[Indikator, ...]:
    found = tuple(each for each in enkat.indikator if nummer in (None, each.nummer))
    if not found:
        known = ", ".join(str(each.nummer) for each in enkat.indikator)
        raise UsageFault(f"Indikatorn {nummer} finns inte. Välj bland: {known}.")
    return found


def _rows(
    svar: Enkatsvar, indikator: Indikator, grupp: str | None, sex: Sex | None, *, exact: bool
) -> Iterator[dict[str, Cell]]:
    if indikator.utan_matt and grupp is None:
        note = f"mäts inte än: {indikator.utan_matt.rstrip('.')}"
        yield {"indikator": indikator.nummer, "anmarkning": note}
    for fraga in svar.enkat.questions_of(indikator.nummer):
        if grupp not in (None, fraga.grupp) or not fraga.is_asked(svar.year):
            continue
        named = _named(svar, fraga)
        wording: dict[str, Cell] = {}
        if not exact:
            wording = {"fraga": f"{fraga.nummer}. {fraga.lydelse}"}
        if not svar.has(fraga):
            asked = svar.is_asked(fraga.grupp)
            what = "uppgift om frågan saknas" if asked else "inga enkäter"
            yield named | wording | {"anmarkning": f"{what} {svar.year}"}
            continue
        shown = [each for each in svar.sexes(fraga) if sex in (None, each)]
        for each in shown:
            first = wording if each is shown[0] else {}
            yield named | first | _result(svar, fraga, each, exact=exact)


def _named(svar: Enkatsvar, fraga: Fraga) -> dict[str, Cell]:
    return {
        "indikator": fraga.indikator,
        "grupp": svar.group(fraga.grupp).namn,
        "fraga": fraga.nummer,
        "lydelse": fraga.lydelse,
    }


def _result(svar: Enkatsvar, fraga: Fraga, sex: Sex, *, exact: bool) -> dict[str, Cell]:
    from sofrep.amnen.gemensamt.tryckta import KOLUMN

    name = "Samtliga" if sex is Sex.TOTALT else KOLUMN[sex]
    if svar.is_too_few(fraga, sex):
        return {"kon": name, "anmarkning": "för få svar"}
    found = {key: svar.result(fraga, matt, sex) for key, matt in _MEASURES.items()}
    return {
        "kon": name,
        **{key: tal.figure if tal is not None else None for key, tal in found.items()},
        "forandring": _change(svar.change(fraga, sex), exact=exact),
    }


def _change(change: Tal | None, *, exact: bool) -> Cell:
    from sofrep.amnen.gemensamt.tryckta import plus

    if change is None:
        return None
    return change.figure if exact else plus(change) + change.utan_enhet().text
