"""What has been counted: a table of nothing but dashes tells nobody anything."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.bilagor.avsnitt import Innehall
from sofrep.bilagor.siffror import Siffror
from sofrep.domain.figure import SEXES
from sofrep.domain.forbund import Avsnitt
from sofrep.visning.visat import Tabell, Tal

_POPULATIONS = frozenset({"aktuella", "nya", "nya.kanda", "avslutade", "vid-start", "vid-slut"})
_PROBE = {Avsnitt.UNGA: "avslutade.unga", Avsnitt.PERSONER: "aktuella.numrerade"}
"""What says whether a section was counted that has no table where there is nobody."""


def is_counted(tabell: Tabell) -> bool:
    """Whether any figure of the table has been counted, beside the populations in its total row."""
    return any(
        isinstance(cell, Tal) and cell.raknad and not _is_population(cell)
        for rad in tabell.rader
        for cell in rad.celler
    )


def counted(avsnitt: Avsnitt, content: Innehall, s: Siffror) -> Innehall | None:
    """The section with the tables that have been counted; None where none has."""
    if avsnitt is Avsnitt.OVERSIKT:
        return content
    tables: Mapping[str, Tabell] = {k: t for k, t in content.tabell.items() if is_counted(t)}
    probe = s.kanske(_PROBE[avsnitt]) if avsnitt in _PROBE else None
    if (content.tabell and not tables) or (probe is not None and not probe.raknad):
        return None
    return Innehall(tables, content.diagram, content.topp)


def _is_population(tal: Tal) -> bool:
    measure = tal.figure.measure
    for sex in SEXES:
        measure = measure.removesuffix(f".{sex}")
    return measure in _POPULATIONS
