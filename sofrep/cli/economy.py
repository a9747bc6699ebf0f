"""``sofrep economy``: the key amounts of a year and the checks of its sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from sofrep.cli.answers import results_of
from sofrep.cli.options import Data, Form, UsageFault, Year, format_of
from sofrep.cli.show import (
    Cell,
    FilledColumn,
    Format,
    ListedColumn,
    Listing,
    filled,
    one_line,
    show,
)
from sofrep.domain.ekonomi import Kontroll, Kontrollstatus
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.postkoder import Rapport

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results

_SHOWN = (
    *(f"res.{kod}" for kod in ("intakter", "kostnader", "avskrivn", "fin-int", "fin-kost")),
    "res.resultat",
    *(f"bal.{kod}" for kod in ("kassa", "summa-tillg", "ek-in", "ek-ut")),
    "soliditet",
    *(f"kf.{kod}" for kod in ("kf-arets", "likv-ut")),
    *(f"drift.{kod}" for kod in ("netto", "bidrag", "resultat", "ek-ut")),
    "krav.balanskrav",
)
_CHECK_COLUMNS: tuple[FilledColumn[Kontroll], ...] = (
    FilledColumn("kontroll", "Kontroll", cell=lambda check: check.namn),
    FilledColumn("utfall", "Utfall", cell=lambda check: check.status.value),
    FilledColumn("angivet", "Står i cellen", is_number=True, cell=lambda check: check.angivet),
    FilledColumn("beraknat", "Jämförs med", is_number=True, cell=lambda check: check.beraknat),
    FilledColumn("skillnad", "Skillnad", is_number=True, cell=lambda check: check.skillnad),
    FilledColumn("blad", "Blad", cell=lambda check: check.place.sheet),
    FilledColumn("cell", "Cell", cell=lambda check: check.place.cell),
)
_JSON_COLUMNS: tuple[FilledColumn[Kontroll], ...] = (
    FilledColumn("regel", "Regel", cell=lambda check: check.rule),
    *_CHECK_COLUMNS,
    FilledColumn("fil", "Fil", cell=lambda check: check.place.file),
    FilledColumn("forklaring", "Förklaring", cell=lambda check: check.forklaring),
    FilledColumn("atgard", "Vad ni ska göra", cell=lambda check: check.atgard),
)
_STYLES = {
    Kontrollstatus.STAMMER.value: "green",
    Kontrollstatus.STAMMER_INTE.value: "red",
    Kontrollstatus.ANMARKNING.value: "yellow",
    Kontrollstatus.EJ_GJORD.value: "yellow",
}


def economy(year: Year = None, data: Data = None, form: Form = "tabell") -> None:
    """Visa årets ekonomi: de viktigaste beloppen, och kontrollerna av summorna."""
    shape = format_of(form)
    results, _ = results_of(data, year)
    amounts = list(_amounts(results))
    if not amounts and not results.checks:
        raise UsageFault(
            f"Det finns ingen ekonomi för {results.period.key}. Arbetsboken Ekonomi görs med: "
            f"sofrep init --nytt-ar {results.period.year}"
        )
    last = str(results.period.year - 1)
    columns = (
        ListedColumn("rapport", "Rapport"),
        ListedColumn("post", "Post"),
        ListedColumn("belopp", results.period.key, is_number=True),
        ListedColumn("forra", last, is_number=True),
        ListedColumn("budget", "Budget", is_number=True),
        ListedColumn("avvikelse", "Avvikelse", is_number=True),
    )
    is_table = shape is Format.TABELL
    grids = [Listing(f"Ekonomi {results.period.key}", columns, amounts)]
    if results.checks:
        shown = _CHECK_COLUMNS if is_table else _JSON_COLUMNS
        grids.append(filled("Kontroller av summorna", shown, results.checks, _STYLES))
    show(grids, shape)
    if is_table:
        for line in _explanations(results):
            typer.echo(line)


def _amounts(results: Results) -> Iterator[dict[str, Cell]]:
    start = f"{results.period.key}.{FORBUNDET}.eko."
    last = results.period.year - 1
    names = {str(rapport): rapport.namn for rapport in Rapport}
    used = [f"anv.{n:02d}.andel" for n in range(1, 100)]
    for stem in (*_SHOWN, *used):
        figure = results.figures.get(f"{start}{stem}")
        before = results.figures.get(f"{start}{stem}.ar-{last}")
        named = figure or before
        if named is None:
            continue
        yield {
            "rapport": names.get(stem.split(".")[0], names[str(Rapport.BALANS)]),
            "post": named.source,
            "belopp": figure,
            "forra": before,
            "budget": results.figures.get(f"{start}{stem}.budget"),
            "avvikelse": results.figures.get(f"{start}{stem}.avvik"),
        }


def _explanations(results: Results) -> Iterator[str]:
    """Each check that does not agree, and how many do."""
    checks = results.checks
    if not checks:
        year = results.period.year
        yield f"Beloppen är ur arbetsboken för {year + 1}; summorna kontrolleras i årets egen."
        return
    agreeing = sum(check.status is Kontrollstatus.STAMMER for check in checks)
    for check in checks:
        if check.status is not Kontrollstatus.STAMMER:
            yield one_line(f"{check.place}: {check.forklaring}")
    yield f"{agreeing} av {len(checks)} kontroller stämmer."
