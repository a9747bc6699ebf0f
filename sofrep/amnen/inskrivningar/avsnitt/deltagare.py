"""Who took part: kommun, month, groups, persons."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.amnen.gemensamt import tryckta
from sofrep.amnen.gemensamt.jamfor import is_few, jamna, lower_first, toppar, uppraknat
from sofrep.amnen.gemensamt.sida import Sida, Uppslag, eller, se, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt, cell, is_gone, matt_tabell, saknas_rad
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.inskrivningar.avsnitt.fordelning import (
    fordelning,
    grupp,
    lagen,
    populationer,
    utan_anonyma,
)
from sofrep.domain.figure import Absence, Sex
from sofrep.visning.block import Delar, Stil, Stycke
from sofrep.visning.fraser import Value
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Rad, Tabell


def kommun(sida: Sida) -> Uppslag:
    """The kommun with most as a sentence; all in the tables."""
    s = sida.s
    kommuner = [
        (k.kortnamn or k.namn, f"kommun.{k.kod}")
        for k in sida.forbund.kommun
        if k.medlem or any(s.har(f"{p}.kommun.{k.kod}") for p in populationer(sida))
    ]
    rader = (
        *(Radmatt(namn, f"aktuella.{part}") for namn, part in kommuner),
        *saknas_rad(s, "aktuella.kommun.saknas"),
    )
    tabeller = (*fordelning(sida, "kommun", rader), *lagen(sida, "kommun", kommuner))
    top = toppar(s, rader)
    antal = s.kanske(top[0].matt) if len(top) == 1 else None
    andel = s.kanske(f"{top[0].matt}.andel") if len(top) == 1 else None
    if len(kommuner) < 2 or antal is None or andel is None or is_few(andel):
        return Uppslag(tabeller=tabeller)
    variant = "de-flesta" if andel.varde > 50 else "flest"
    punkt = sida.stycke(
        "kommun",
        "kommun.flest",
        variant,
        stil=Stil.PUNKT,
        kommun=top[0].etikett,
        antal=antal,
        andel=andel,
        se=se(tabeller, sida),
    )
    return Uppslag((punkt,), None, tabeller)


def manad(sida: Sida) -> Uppslag:
    """The months with most as a sentence; all in the table.

    Nothing for more than a year, or where nobody began or ended.
    """
    s = sida.s
    months = [month for _, month in s.period.months()]
    if len(months) > 12 or not (s.har("nya.kanda") or s.har("avslutade")):
        return Uppslag()
    tabeller = sida.tabell("manad.tabell", _manader(sida, months))
    parts = [part for p in ("nya", "avslutade") if (part := _peak(sida, p, months))]
    if not parts:
        return Uppslag(tabeller=tabeller)
    punkt = sida.stycke(
        "manad", "manad.flest", stil=Stil.PUNKT, topp=uppraknat(parts), se=se(tabeller, sida)
    )
    return Uppslag((punkt,), None, tabeller)


def _peak(sida: Sida, population: str, months: Sequence[int]) -> Delar:
    """``flest började i mars (22)``; not where so few began that the month says nothing."""
    names = tryckta.month_name
    rader = [Radmatt(names(m).lower(), f"{population}.manad.{m:02d}") for m in months]
    top = toppar(sida.s, rader)
    antal = sida.s.kanske(top[0].matt) if 0 < len(top) < 3 else None
    if antal is None or antal.varde < 5 or len(months) < 2:
        return ()
    namn = enumerate_in_text([rad.etikett for rad in top])
    return sida.delar(
        f"manad.{population}", "en" if len(top) == 1 else "lika", manad=namn, antal=antal
    )


def _manader(sida: Sida, months: Sequence[int]) -> Tabell:
    s = sida.s
    first = f"manad.{months[0]:02d}"
    columns = [
        (p, sex)
        for p in ("nya", "avslutade")
        for sex in s.kolumner(p)
        if sex is Sex.TOTALT or s.tal(f"{p}.{first}", sex).figure.absence is not Absence.EJ_RAKNAT
    ]
    rader = [
        Rad(
            tryckta.month_name(month),
            tuple(cell(s, Radmatt("", f"{p}.manad.{month:02d}"), sex) for p, sex in columns),
        )
        for month in months
    ]
    total = {"nya": "nya.kanda", "avslutade": "avslutade"}
    rader.append(Rad("Totalt", tuple(s.tal(total[p], sex) for p, sex in columns), summa=True))
    heads = [
        f"{sida.text(f'kolumn.{p}')}{'' if sex is Sex.TOTALT else ', ' + KOLUMN[sex].lower()}"
        for p, sex in columns
    ]
    noter = () if len(columns) > 2 else (sida.text("tabell.manad", "utan-kon"),)
    rubriker = sida.rubriker("tabell.manad")
    return rubriker.tabell(heads, rader, noter + sida.streck(rader) + utan_anonyma(sida))


def grupper(sida: Sida) -> Uppslag:
    """Groups held as a sentence; those in groups and without by sex as a table."""
    s, insats = sida.s, sida.insats
    i_grupp, utan = (insats.gruppnamn, insats.utan_gruppnamn) if insats else ("", "")
    rader = (
        Radmatt(i_grupp or sida.text("grupper.i-grupp"), "aktuella.i-grupp"),
        Radmatt(utan or sida.text("grupper.utan-grupp"), "aktuella.utan-grupp"),
        Radmatt("Totalt", "aktuella", summa=True),
    )
    tabell = matt_tabell(s, sida.rubriker("tabell.grupper"), rader, populationer=("aktuella",))
    tabeller = sida.tabell("grupper.tabell", tabell)
    antal, med = s.kanske("aktuella.grupper"), s.kanske("aktuella.i-grupp")
    if antal is None or not antal.finns:
        return Uppslag(tabeller=tabeller)
    variant = "ingen" if not antal.varde else "en" if antal.varde == 1 else "flera"
    if antal.varde and not shown(med):
        variant = f"{variant}-utan"
    elif med is not None and med.varde == 1:
        variant = "en-person"
    ovriga = s.kanske("aktuella.utan-grupp")
    more: Delar = ()
    if ovriga is not None and ovriga.finns and ovriga.varde:
        if shown(med) and med is not None:
            med, ovriga = jamna(med, ovriga)
        named = "alltid" if utan else "utan-namn"
        more = sida.delar("grupper.utan", named, antal=ovriga, namn=lower_first(utan))
    tells = lower_first(i_grupp) not in sida.text("grupper.intet-namn").split(", ")
    places: dict[str, Value] = {
        "grupper": antal,
        "antal": eller(med, ""),
        "namn": (" ", *sida.delar("grupper.namn", namn=i_grupp)) if tells else "",
        "utan": more,
    }
    punkt = sida.stycke(
        "grupper", "grupper.antal", variant, stil=Stil.PUNKT, se=se(tabeller, sida), **places
    )
    return Uppslag((punkt,), None, tabeller)


def personer(sida: Sida) -> Uppslag:
    """The unique persons behind the enrolments, where rows carry a number."""
    s = sida.s
    if not s.har("aktuella.numrerade"):
        return Uppslag()
    rubriker = sida.rubriker("tabell.personer")
    rader = (
        Rad(
            grupp(sida, "nya"),
            (s.tal("nya.numrerade"), s.tal("nya.personer"), s.tal("nya.upprepning")),
        ),
        Rad(
            grupp(sida, "aktuella"), (s.tal("aktuella.numrerade"), s.tal("aktuella.personer"), DASH)
        ),
    )
    kolumner = sida.text("tabell.personer", "kolumnrubriker").split(" | ")
    is_told = not is_gone([rad.celler[-1] for rad in rader])
    noter = (sida.text("tabell.personer", "not"),) if is_told else ()
    tabell = rubriker.tabell(kolumner, rader, noter)
    return Uppslag(personer_punkt(sida), None, sida.tabell("personer.tabell", tabell))


def personer_punkt(sida: Sida) -> tuple[Stycke, ...]:
    """How many persons the new enrolments are; those that have a number, where not all have one."""
    s = sida.s
    antal, personer = s.kanske("nya.numrerade"), s.kanske("nya.personer")
    upprepning = s.kanske("nya.upprepning")
    if antal is None or personer is None or not shown(antal, personer) or not antal.varde:
        return ()
    if antal.varde == 1:
        return ()
    antal, personer = jamna(antal, personer)
    variant = "flera"
    if personer.varde in {1, antal.varde}:
        variant = "en-person" if personer.varde == 1 else "alla-olika"
    again: Delar = ()
    if upprepning is not None and upprepning.finns and not is_few(upprepning):
        again = (" ", *sida.delar("personer.upprepning", andel=upprepning))
    nya = s.kanske("nya")
    everyone = nya is not None and nya.varde == antal.varde
    urval = () if everyone else (" ", *sida.delar("personer.med-nummer"))
    places: dict[str, Value] = {
        "antal": antal,
        "urval": urval,
        "personer": personer,
        "upprepning": again,
    }
    return (sida.stycke("personer", "personer.nya", variant, stil=Stil.PUNKT, **places),)
