"""Rows of the coded fields: their codes, and their kodgrupper."""

from __future__ import annotations

from sofrep.amnen.gemensamt.tabeller import Radmatt
from sofrep.domain.forbund import Forbund, Kodlista

_PART = {
    Kodlista.FORSORJNING: "fors",
    Kodlista.SYSSELSATTNING: "syss",
    Kodlista.AVSLUTSORSAK: "orsak",
}


def code_rows(forbund: Forbund, lista: Kodlista, prefix: str) -> tuple[Radmatt, ...]:
    """A row per code of the list, in the profile's order."""
    part = _PART[lista]
    return tuple(Radmatt(k.namn, f"{prefix}.{part}.{k.kod}") for k in forbund.codes(lista))


def group_rows(
    forbund: Forbund, lista: Kodlista, prefix: str, taken: frozenset[str] = frozenset()
) -> tuple[Radmatt, ...]:
    """A row per group of codes of the list, except those that a row already names."""
    return tuple(
        Radmatt(g.namn, f"{prefix}.{g.kod}", summa=True)
        for g in forbund.kodgrupp
        if g.lista is lista and g.namn not in taken
    )
