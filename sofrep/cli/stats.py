"""``sofrep stats``: the key figures of each insats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.cli.asking import answer_for
from sofrep.cli.goals import scope_name
from sofrep.cli.measure_rows import MeasureRow, grid_of
from sofrep.cli.options import (
    Alder,
    Data,
    Form,
    Insats,
    Kommun,
    Kon,
    PartOfYear,
    UsageFault,
    Year,
    format_of,
    scope_of,
    sex_of,
)
from sofrep.cli.show import Format, show
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.ordval import deltagare

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund


def stats(  # noqa: PLR0913 - the filters of a query are its options
    year: Year = None,
    *,
    period: PartOfYear = None,
    insats: Insats = None,
    kon: Kon = None,
    kommun: Kommun = None,
    alder: Alder = None,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa de viktigaste siffrorna per insats."""
    shape, sex = format_of(form), sex_of(kon)
    results, _ = answer_for(data, year, kommun, alder, part=period)
    forbund, key = results.forbund, results.period.key
    wanted = scope_of(insats, forbund)
    grids = [
        grid_of(
            f"{scope_name(scope, forbund)} {key}",
            scope,
            list(key_measures(forbund)),
            results,
            sex,
        )
        for scope in forbund.scopes()
        if wanted in (None, scope)
    ]
    if wanted in (None, FORBUNDET) and sex in (None, Sex.TOTALT):
        title = f"{scope_name(FORBUNDET, forbund)} {key}"
        measures = list(forbund_measures(forbund))
        # These know no sex; in CSV the columns stay those of the insatser above.
        only = sex if shape is Format.CSV else Sex.TOTALT
        grids.append(grid_of(title, FORBUNDET, measures, results, only))
    found = [grid for grid in grids if grid is not None]
    if not found:
        raise UsageFault(f"Det finns inga siffror för {insats or 'insatserna'} {key}.")
    show(found, shape)


def key_measures(forbund: Forbund) -> Iterator[MeasureRow]:
    """The measures that `stats` shows, in order."""
    word = deltagare(forbund)
    yield MeasureRow(f"{word.stor.plural} i insatsen", "aktuella")
    yield MeasureRow(f"Nya {word.plural}", "nya")
    yield MeasureRow("varav anonyma", "nya.anonyma")
    yield MeasureRow("Avslutade", "avslutade")
    yield MeasureRow("Inskrivna vid periodens början", "vid-start")
    yield MeasureRow("Inskrivna vid periodens slut", "vid-slut")
    yield MeasureRow("Unika personer", "aktuella.personer")
    young = f"Unga till och med {forbund.alder.unga_till} år"
    yield MeasureRow(young, "aktuella.unga")
    yield MeasureRow(f"{young}, andel", "aktuella.unga.andel")
    yield MeasureRow("Medelålder", "aktuella.alder.medel")
    yield MeasureRow(f"{word.stor.plural} vars ålder är känd", "aktuella.alder.kand")
    yield MeasureRow("Tid i offentlig försörjning, medel för nya", "nya.tid.medel")
    yield MeasureRow("Nya vars tid är känd", "nya.tid.kand")
    for group in forbund.kodgrupp:
        yield MeasureRow(f"{group.namn}, vid avslut", f"avslutade.{group.kod}")
        yield MeasureRow(f"{group.namn}, andel", f"avslutade.{group.kod}.andel")
    yield MeasureRow("Kunde tillgodogöra sig insatsen", "avslutade.kunde")
    yield MeasureRow("Kunde tillgodogöra sig insatsen, andel", "avslutade.kunde.andel")
    yield MeasureRow("Inskrivningstid, medel", "avslutade.manader.medel")
    yield MeasureRow("Inskrivningstid, längsta", "avslutade.manader.max")
    if forbund.max_manader:
        yield MeasureRow(f"Längre tid än {forbund.max_manader} månader", "avslutade.over-max")


def forbund_measures(forbund: Forbund) -> Iterator[MeasureRow]:
    """The measures of the förbund itself: applications beside contributions, activities."""
    yield MeasureRow("Ansökningar", "ansokningar")
    yield MeasureRow("Ansökningar per månad", "ansokningar.per-manad")
    for medlem in forbund.medlem:
        yield MeasureRow(
            f"Ansökningar, {medlem.namn}, andel", f"ansokningar.medlem.{medlem.kod}.andel"
        )
        yield MeasureRow(f"Bidrag, {medlem.namn}, andel", f"finansiering.{medlem.kod}.andel")
    yield MeasureRow("Strukturella insatser", "strukturella.antal")
    yield MeasureRow(
        f"Strukturella insatser, {deltagare(forbund).plural}", "strukturella.deltagare"
    )
