"""What the sections on those who took part share: populations, and their distributions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt, antal_och_andel
from sofrep.domain.figure import Sex
from sofrep.visning.visat import Rad, Tabell

_LAGEN = ("nya", "avslutade", "vid-slut")


def lika_alla(sida: Sida) -> bool:
    """Whether everybody is new and everybody has ended: then one number says all."""
    tal = [sida.s.kanske(p) for p in ("aktuella", "nya.kanda", "avslutade")]
    return shown(*tal) and len({t.varde for t in tal if t is not None}) == 1


def populationer(sida: Sida) -> tuple[str, ...]:
    """The populations that differ, all first."""
    return ("aktuella",) if lika_alla(sida) else ("aktuella", *_LAGEN)


def grupp(sida: Sida, population: str) -> str:
    """What a population is called in a table."""
    return sida.text("grupp", population)


def utan_anonyma(sida: Sida) -> tuple[str, ...]:
    """That a table of the new is of those who are known, where some are anonymous."""
    return (sida.text("oversikt.utan-anonyma"),) if sida.s.har("nya.anonyma") else ()


def fordelning(
    sida: Sida,
    part: str,
    rader: Sequence[Radmatt],
    fras: str = "",
    noter: tuple[str, ...] = (),
    **places: str,
) -> Blocks:
    """All of the period by sex, with shares; in the words of ``[tabell.<fras>]``, which may have `places`."""
    rubriker = sida.rubriker(f"tabell.{fras or part}", noter, **places)
    tabell = antal_och_andel(sida.s, rubriker, rader, population="aktuella", summa="Totalt")
    return sida.tabell(f"{part}.tabell", tabell)


def lagen(
    sida: Sida,
    part: str,
    delar: Sequence[tuple[str, str]],
    fras: str = "",
    noter: tuple[str, ...] = (),
    **places: str,
) -> Blocks:
    """The new, the ended and the remaining abreast; nothing where they are the same."""
    if lika_alla(sida):
        return ()
    s, saknas = sida.s, f"{delar[0][1].rpartition('.')[0]}.saknas"
    rows = [*delar]
    if any(s.har(f"{p}.{saknas}") for p in _LAGEN):
        rows.append(("Uppgift saknas", saknas))
    rader = [Rad(label, tuple(s.tal(f"{p}.{end}") for p in _LAGEN)) for label, end in rows]
    hela = tuple(s.tal("nya.kanda" if p == "nya" else p) for p in _LAGEN)
    rader.append(Rad("Totalt", hela, summa=True))
    rubriker = sida.rubriker(f"tabell.{fras or part}-lagen", **places)
    heads = tuple(sida.text(f"kolumn.{p}") for p in _LAGEN)
    tabell = Tabell(
        rubriker.rubrik, rubriker.beskrivning, (rubriker.etiketter, *heads), tuple(rader)
    )
    kon = (Sex.KVINNOR, Sex.MAN)
    sexes = any(shown(*(s.kanske(f"aktuella.{end}", sex) for sex in kon)) for _, end in delar)
    noter += ((sida.text("tabell.lagen", "not"),) if sexes else ()) + sida.streck(rader)
    noter += utan_anonyma(sida)
    return sida.tabell(f"{part}.lagen", replace(tabell, noter=noter))
