"""``sofrep stats``: the key figures of each insats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sofrep.cli.answers import Answer, MeasureRow, compared_for, grid_of, scope_name
from sofrep.cli.crossed import Outcome, crossed_grid, outcomes_of, ways_of
from sofrep.cli.options import (
    Alder,
    Data,
    Form,
    Insats,
    Jamfor,
    Kommun,
    Kon,
    PartOfYear,
    Per,
    UsageFault,
    Utfall,
    Year,
    format_of,
    scope_of,
)
from sofrep.cli.show import Format, Listing, show
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import FORBUNDET

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
    utfall: Utfall = None,
    per: Per = None,
    jamfor: Jamfor = None,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa de viktigaste siffrorna per insats, eller per kommun, kön, ålder, månad eller annat som noteras."""
    shape = format_of(form)
    answer, folder = compared_for(data, year, kommun, alder, kon, part=period, other=jamfor)
    forbund = answer.results.forbund
    by = ways_of(per, forbund)
    wanted, outcomes = scope_of(insats, forbund), outcomes_of(utfall, forbund)
    if by:
        show([crossed_grid(answer, folder, by, wanted, outcomes)], shape)
        return
    grids = [
        grid_of(scope_name(scope, forbund), scope, _measures(forbund, outcomes), answer)
        for scope in forbund.scopes()
        if wanted in (None, scope)
    ]
    if wanted in (None, FORBUNDET):
        grids += _of_forbundet(answer, outcomes, shape)
    found = [grid for grid in grids if grid is not None]
    if not found:
        raise UsageFault(f"Det finns inga siffror för {insats or 'insatserna'} {answer.urval}.")
    show(found, shape)


def _of_forbundet(
    answer: Answer, outcomes: Sequence[Outcome], shape: Format
) -> Iterator[Listing | None]:
    """All insatser together, where something is chosen; else what is the förbund's own."""
    forbund = answer.results.forbund
    if outcomes or answer.results.selection:
        everything = {insats.kod for insats in forbund.insats}
        if any(everything <= set(members) for members in forbund.scopes().values()):
            return
        rows = list(_of_all(forbund, [each for each in outcomes if each.is_group]))
        yield grid_of("Alla insatser", FORBUNDET, rows, answer)
    elif answer.sex in (None, Sex.TOTALT):
        # These know no sex; in CSV the columns stay those of the insatser above.
        only = answer if shape is Format.CSV else replace(answer, sex=Sex.TOTALT)
        title = scope_name(FORBUNDET, forbund)
        yield grid_of(title, FORBUNDET, list(forbund_measures(forbund)), only)


def _measures(forbund: Forbund, outcomes: Sequence[Outcome]) -> list[MeasureRow]:
    """The key figures, or what was asked for of those who ended."""
    if not outcomes:
        return list(key_measures(forbund))
    ended = MeasureRow("Avslutade", "avslutade")
    return [ended, *(row for each in outcomes for row in each.rows("avslutade", "vid avslut"))]


def _of_all(forbund: Forbund, groups: Sequence[Outcome]) -> Iterator[MeasureRow]:
    """The head counts of all insatser, and of the ended those in each group."""
    if not groups:
        word = forbund.ord.deltagare
        yield MeasureRow(f"{word.stor} i insatserna", "insatser.aktuella")
        yield MeasureRow(f"Nya {word.plural}", "insatser.nya")
    yield MeasureRow("Avslutade", "insatser.avslutade")
    for group in groups:
        yield from group.rows("insatser.avslutade", "vid avslut")


def key_measures(forbund: Forbund) -> Iterator[MeasureRow]:
    """The measures that `stats` shows, in order."""
    word = forbund.ord.deltagare
    yield MeasureRow(f"{word.stor} i insatsen", "aktuella")
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
    yield MeasureRow(f"{word.stor} vars ålder är känd", "aktuella.alder.kand")
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
        f"Strukturella insatser, {forbund.ord.deltagare.plural}", "strukturella.deltagare"
    )
