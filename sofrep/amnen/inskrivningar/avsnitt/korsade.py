"""What the profile crosses, and what has changed from the start to the exit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.jamfor import MINST, uppraknat
from sofrep.amnen.gemensamt.korstabell import korsrader, korstabell, utfallstabell
from sofrep.amnen.gemensamt.sida import Blocks, Sida, Uppslag, joined, se, shown
from sofrep.amnen.inskrivningar.avsnitt.fordelning import Sections
from sofrep.domain.bilagor import OVERGANG
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.uppgift import Korsning
from sofrep.statistics.crossed import Crossing, changes_of, crossings_of
from sofrep.statistics.dimension import SAKNAS
from sofrep.visning.block import Delar, Diagramblock, Stil, Stycke
from sofrep.visning.visat import Diagram, Serie, Tal

_TOLD, _MOST = 2, 3
"""How many other values a sentence tells, and of how many values at the start there is one."""


def crossed_sections(forbund: Forbund, *, at_exit: bool) -> Sections:
    """The sections on those who ended, or on those who took part, by their names."""
    made = crossings_of(forbund)
    found = {
        each.kod: partial(_korsning, each, made[each.kod])
        for each in forbund.korsning
        if (each.population == "avslutade") is at_exit
    }
    if at_exit:
        changes = changes_of(forbund).items()
        found |= {f"{OVERGANG}{name}": partial(_overgang, name, each) for name, each in changes}
    return found


def _korsning(korsning: Korsning, crossing: Crossing, sida: Sida) -> Uppslag:
    """Outcomes as a chart and a table of shares; two things that are noted as a table."""
    rader = crossing.rows.words
    places = {"namn": korsning.namn, "rader": rader[:1].upper() + rader[1:]}
    rubriker = sida.rubriker("tabell.korsning", **places)
    if crossing.columns is not None:
        noter = (sida.text("overgang.flera"),) if crossing.columns.several_values else ()
        rubriker = sida.rubriker("tabell.korsning", noter, **places)
        tabell = korstabell(sida, crossing, rubriker, crossing.population)
        return Uppslag(tabeller=sida.tabell(f"{korsning.kod}.tabell", tabell))
    tabeller = sida.tabell(f"{korsning.kod}.tabell", utfallstabell(sida, crossing, rubriker))
    return Uppslag((), _utfallsbild(sida, korsning, crossing, tabeller), tabeller)


def _utfallsbild(
    sida: Sida, korsning: Korsning, crossing: Crossing, tabeller: Blocks
) -> Diagramblock | None:
    """The shares of each row that is ten or more."""
    s, start = sida.s, crossing.start
    first = crossing.groups[0][0]
    rows = [row for row in korsrader(sida, crossing) if row.part != SAKNAS]
    large = [
        row
        for row in rows
        if (tal := s.kanske(f"{start}.{row.part}.{first}.andel")) is not None
        and (tal.namnare or 0) >= MINST
    ]
    serier = tuple(
        Serie(namn, tuple(s.kanske(f"{start}.{row.part}.{kod}.andel") for row in large))
        for kod, namn in crossing.groups
    )
    bild = diagram(sida.underlag.fraser, korsning.namn, [row.etikett for row in large], serier)
    few = sida.delar("korsning.fa") if len(large) < len(rows) else ()
    text = joined((sida.delar("korsning.bildtext"), few, se(tabeller, sida)))
    return sida.diagram(f"{korsning.kod}.diagram", bild, text)


def _overgang(name: str, crossing: Crossing, sida: Sida) -> Uppslag:
    """What was noted at the start and at the exit as a chart, with sentences; the one by the other as tables."""
    assert crossing.columns is not None  # noqa: S101 - a change is of one thing
    part, s = f"{OVERGANG}{name}", sida.s
    words = crossing.columns.ensam.removesuffix(" vid avslut")
    noter = (sida.text("overgang.flera"),) if crossing.columns.several_values else ()
    tabeller: Blocks = ()
    for sex in (Sex.TOTALT, Sex.KVINNOR, Sex.MAN):
        vilka = sida.text("overgang.vilka", str(sex))
        rubriker = sida.rubriker("tabell.overgang", noter, uppgift=words, vilka=vilka)
        tabell = korstabell(sida, crossing, rubriker, "avslutade", sex)
        hela = s.kanske("avslutade", sex)
        if (
            hela is not None
            and hela.finns
            and hela.varde >= (MINST if sex is not Sex.TOTALT else 1)
        ):
            end = "" if sex is Sex.TOTALT else f"-{sex}"
            tabeller = (*tabeller, *sida.tabell(f"{part}.tabell{end}", tabell))
    bild = _fore_och_efter(sida, crossing, words)
    text = joined((sida.delar("overgang.bildtext"), se(tabeller, sida)))
    return Uppslag(
        tuple(_meningar(sida, part, words, crossing)),
        sida.diagram(f"{part}.diagram", bild, text),
        tabeller,
    )


def _fore_och_efter(sida: Sida, crossing: Crossing, words: str) -> Diagram | None:
    assert crossing.columns is not None  # noqa: S101 - a change is of one thing
    s, fraser = sida.s, sida.underlag.fraser
    hela = s.kanske("avslutade")
    if hela is None or not hela.finns or hela.varde < MINST:
        return None
    names = crossing.columns.categories(sida.forbund)
    serier = tuple(
        Serie(
            sida.text("overgang.serie", when),
            tuple(s.kanske(f"avslutade.{dimension.name}.{kod}.andel") for kod in names),
        )
        for when, dimension in (("start", crossing.rows), ("avslut", crossing.columns))
    )
    titel = sida.text("overgang.diagram", uppgift=words)
    return diagram(fraser, titel, [n[:1].upper() + n[1:] for n in names.values()], serier)


def _meningar(sida: Sida, part: str, words: str, crossing: Crossing) -> Sequence[Stycke]:
    """Of the largest groups at the start how many are left, and where the others are."""
    assert crossing.columns is not None  # noqa: S101 - a change is of one thing
    s, found = sida.s, []
    names = crossing.rows.categories(sida.forbund)
    sizes = {kod: s.kanske(f"avslutade.{crossing.rows.name}.{kod}") for kod in names}
    large = [k for k, tal in sizes.items() if tal is not None and tal.finns and tal.varde >= MINST]
    for kod in sorted(large, key=lambda k: -_varde(sizes[k]))[:_MOST]:
        hela, kvar = sizes[kod], s.kanske(f"{crossing.start}.{kod}.{kod}")
        if hela is None or kvar is None or not shown(kvar):
            continue
        variant = "ingen" if not kvar.varde else "alla" if kvar.varde == hela.varde else "flera"
        told = _vidare(sida, crossing, kod) if variant != "alla" else ()
        delar = sida.delar(
            "overgang.kvar",
            variant,
            uppgift=words,
            hela=hela,
            namn=_namn(names[kod]),
            kvar=kvar,
            vidare=told,
        )
        fras = f"overgang.kvar.{variant}"
        found.append(sida.stycke_av(f"{part}.{kod}", fras, delar, Stil.PUNKT))
    return found


def _vidare(sida: Sida, crossing: Crossing, kod: str) -> Delar:
    """The values at exit that most of the others have."""
    names = crossing.rows.categories(sida.forbund)
    others = {
        other: tal
        for other in names
        if other != kod
        and (tal := sida.s.kanske(f"{crossing.start}.{kod}.{other}")) is not None
        and tal.finns
        and tal.varde
    }
    most = sorted(others, key=lambda other: -_varde(others[other]))[:_TOLD]
    parts = [sida.delar("overgang.under", antal=others[o], namn=_namn(names[o])) for o in most]
    return (" ", *sida.delar("overgang.vidare", delar=uppraknat(parts))) if parts else ()


def _namn(text: str) -> str:
    return text[:1].upper() + text[1:]


def _varde(tal: Tal | None) -> int:
    return 0 if tal is None else int(tal.varde)
