"""A förbund's folder made from Python rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import (
    Avsnitt,
    Fonster,
    Forbund,
    Insats,
    Kod,
    Kodgrupp,
    Kodlista,
    Kommun,
    Medlem,
    Part,
    Union,
    Uppfoljning,
)
from sofrep.domain.uppgift import Alder, Forsorjningstid
from support.enkat import make_enkat

Row = Mapping[str, object]
"""One row: header -> value; a header that a row lacks is an empty cell."""


def example_forbund() -> Forbund:
    """A small invented förbund: Stegen (st), Bryggan (br), union bada, two kommuner, a survey."""
    return Forbund(
        namn="Samordningsförbundet Exempel",
        kortnamn="Exempel",
        organisationsnummer="222000-0000",
        exempel=True,
        register_fran=date(2020, 1, 1),
        max_manader=18,
        medlem=(
            Medlem(kod="staten", namn="Staten", bidrag={"2023": 500_000}),
            Medlem(kod="region", namn="Regionen", bidrag={"2023": 250_000}),
            Medlem(kod="alby", namn="Alby kommun", bidrag={"2023": 150_000}),
            Medlem(kod="osterby", namn="Österby kommun", bidrag={"2023": 100_000}),
        ),
        kommun=(
            Kommun(kod="alby", namn="Alby kommun", kortnamn="Alby", medlem="alby"),
            Kommun(kod="osterby", namn="Österby kommun", kortnamn="Österby", medlem="osterby"),
        ),
        insats=(
            Insats(
                kod="st", namn="Stegen", kortnamn="ST", alias=("Första steget",), avsnitt=_AVSNITT
            ),
            Insats(
                kod="br",
                namn="Bryggan",
                kortnamn="BR",
                avsnitt=(Avsnitt.OVERSIKT, Avsnitt.GRUPPER),
                gruppnamn="Kurs",
                utan_gruppnamn="Enskilt stöd",
            ),
        ),
        union=(
            Union(
                kod="bada",
                namn="Båda insatserna",
                alias=("ST+BR",),
                insatser=("st", "br"),
                avsnitt=(Avsnitt.OVERSIKT,),
            ),
        ),
        forsorjning=(
            Kod(
                kod="ingen",
                namn="Ingen offentlig försörjning",
                alias=("Egen försörjning",),
                raknas_som=("egen",),
            ),
            Kod(kod="sjukpen", namn="Sjukpenning"),
            Kod(kod="forsstod", namn="Försörjningsstöd", alias=("Ekonomiskt bistånd",)),
        ),
        sysselsattning=(
            Kod(kod="arb-hel", namn="Arbete, heltid", raknas_som=("arbstud",)),
            Kod(kod="studier", namn="Studier", raknas_som=("arbstud",)),
            Kod(kod="arbsok", namn="Arbetssökande"),
        ),
        avslutsorsak=(
            Kod(kod="arbete", namn="Till arbete"),
            Kod(kod="sjukdom", namn="Sjukdom", raknas_som=("sjuk",)),
            Kod(kod="flytt", namn="Flytt"),
        ),
        kodgrupp=(
            Kodgrupp(kod="egen", namn="Ingen offentlig försörjning", lista=Kodlista.FORSORJNING),
            Kodgrupp(kod="arbstud", namn="Arbete eller studier", lista=Kodlista.SYSSELSATTNING),
            Kodgrupp(kod="sjuk", namn="På grund av sjukdom", lista=Kodlista.AVSLUTSORSAK),
        ),
        part=(
            Part(kod="af", namn="Arbetsförmedlingen", alias=("AF",), medlem="staten"),
            Part(kod="kommun", namn="Kommunen", alias=("Kommun",), kommun=True),
            Part(kod="primvard", namn="Primärvården", medlem="region"),
        ),
        alder=Alder(band=("-24", "25-29", "30-59", "60-"), extra_band=("30-",), unga_till=29),
        forsorjningstid=Forsorjningstid(granser=(1, 3, 5, 9)),
        uppfoljning=(
            Uppfoljning(
                kod="6man",
                namn="6 månader",
                manader=6,
                insatser=("st",),
                fonster=Fonster(fran_ar=-1, fran_dag="01-01", till_ar=0, till_dag="06-30"),
            ),
            Uppfoljning(
                kod="2ar",
                namn="2 år",
                manader=24,
                insatser=("st",),
                fonster=Fonster(fran_ar=-2, fran_dag="01-01", till_ar=-2, till_dag="12-31"),
            ),
        ),
        enkat=make_enkat(),
        bilaga=(
            Bilaga(kod="maluppfyllelse", nummer=1, namn="Måluppfyllelse"),
            Bilaga(kod="statistik", nummer=2, namn="Statistik"),
        ),
    )


_AVSNITT = tuple(Avsnitt)


def write_sheet(
    path: Path, rows: Sequence[Row], title: str = "Blad1", headers: Sequence[str] = ()
) -> Path:
    """Write `rows` as the only sheet of a workbook; headers in the order of first appearance."""
    names = list(headers) or list(dict.fromkeys(name for row in rows for name in row))
    return write_cells(path, [names, *([row.get(n) for n in names] for row in rows)], title)


def write_cells(path: Path, cells: Sequence[Sequence[object]], title: str = "Blad1") -> Path:
    """Write a grid of cells from A1 on as the only sheet of a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(cells, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)  # type: ignore[arg-type]
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def make_folder(
    folder: Path,
    *,
    register_rows: Sequence[Row] = (),
    followup_rows: Sequence[Row] = (),
    applications: Sequence[Row] = (),
    matrix: Sequence[Sequence[object]] = (),
    activities: Sequence[Row] = (),
    goals: Sequence[Row] = (),
    insatser: Sequence[Row] = (),
    texts: Sequence[Row] = (),
    history: Sequence[Row] = (),
    year: int = 2023,
) -> Path:
    """Write a förbund's folder (without forbund.toml) with a workbook per argument that has rows.

    Rows are header -> value; `matrix` is a grid of cells whose first row holds the headers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    places = {
        "register/register.xlsx": register_rows,
        "register/uppfoljning.xlsx": followup_rows,
        f"{year}/ansokningar.xlsx": applications,
        f"{year}/strukturella.xlsx": activities,
        f"{year}/mal.xlsx": goals,
        f"{year}/insatser.xlsx": insatser,
        f"{year}/texter.xlsx": texts,
        "historik.xlsx": history,
    }
    for name, rows in places.items():
        if rows:
            write_sheet(folder / name, rows)
    if matrix:
        write_cells(folder / f"{year}/matris.xlsx", matrix)
    return folder
