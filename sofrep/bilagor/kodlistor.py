"""Sections forsorjning, sysselsattning and avslutsorsak: the coded fields at exit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sofrep.bilagor.avsnitt import ANTAL_OCH_ANDEL, Innehall, Lage
from sofrep.bilagor.diagrammen import liggande_andel
from sofrep.bilagor.tabeller import Radmatt, Rubriker, antal_och_andel, saknas_rad
from sofrep.bilagor.topp import largest
from sofrep.domain.forbund import Forbund, Kodlista, Underlagsslag
from sofrep.visning.visat import Tabell

_PART = {
    Kodlista.FORSORJNING: "fors",
    Kodlista.SYSSELSATTNING: "syss",
    Kodlista.AVSLUTSORSAK: "orsak",
}
_FLERA = "Samma {} kan ha flera svar, så andelarna kan tillsammans bli mer än 100 procent."


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


def code_table(lage: Lage, lista: Kodlista, rubriker: Rubriker) -> Tabell:
    """Codes, blanks, groups of codes and the total of the ended."""
    s = lage.s
    rader = code_rows(lage.forbund, lista, "avslutade")
    rader = (*rader, *saknas_rad(s, f"avslutade.{_PART[lista]}.saknas"))
    named = frozenset(r.etikett for r in rader)
    rader = (*rader, *group_rows(lage.forbund, lista, "avslutade", named))
    if lista is Kodlista.AVSLUTSORSAK and s.kanske("avslutade.kunde") is not None:
        rader = (*rader, Radmatt("Kunde tillgodogöra sig insatsen", "avslutade.kunde", summa=True))
    if lista is not Kodlista.AVSLUTSORSAK and _may_have_several(lage):
        rubriker = replace(rubriker, noter=(_FLERA.format(lage.ord.singular),))
    return antal_och_andel(
        s, rubriker, rader, population="avslutade", summa=f"Avslutade {lage.ord.plural}"
    )


def _may_have_several(lage: Lage) -> bool:
    """False for an insats whose counts have everybody on one line at most."""
    insats = next((i for i in lage.forbund.insats if i.kod == lage.s.scope), None)
    return insats is None or insats.underlag is not Underlagsslag.ANTAL or insats.flera_varden


def _section(key: str, lista: Kodlista, rubrik: str, etikett: str) -> Callable[[Lage], Innehall]:
    def make(lage: Lage) -> Innehall:
        s = lage.s
        rubriker = lage.rubriker(rubrik, etikett, ANTAL_OCH_ANDEL)
        tabell = code_table(lage, lista, rubriker)
        drawn = (
            *code_rows(lage.forbund, lista, "avslutade"),
            *saknas_rad(s, f"avslutade.{_PART[lista]}.saknas"),
        )
        chart = liggande_andel(s, lage.diagramrubrik(rubrik), "Andel av de avslutade", drawn)
        return Innehall({key: tabell}, {key: chart}, {key: largest(s, drawn)})

    return make


forsorjning = _section("forsorjning", Kodlista.FORSORJNING, "Försörjning vid avslut", "Försörjning")
sysselsattning = _section(
    "sysselsattning", Kodlista.SYSSELSATTNING, "Sysselsättning vid avslut", "Sysselsättning"
)
avslutsorsak = _section("avslutsorsak", Kodlista.AVSLUTSORSAK, "Orsak till avslut", "Orsak")
