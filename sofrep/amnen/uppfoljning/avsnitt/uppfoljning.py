"""The section on follow-up: what those who ended live on and do then, beside how it was at exit."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilder import diagram, is_worth
from sofrep.amnen.gemensamt.jamfor import MINST, riktning, uppraknat, utan_resultat, vanligast
from sofrep.amnen.gemensamt.ovriga import kodrader
from sofrep.amnen.gemensamt.sida import Blocks, Sida, abreast, eller, joined, shown
from sofrep.amnen.gemensamt.tabeller import Radmatt, sexes_folded
from sofrep.amnen.gemensamt.tryckta import Siffror
from sofrep.amnen.uppfoljning.avsnitt.uppfoljningstabeller import (
    LISTOR,
    Horisont,
    bortfall,
    fordelningar,
    grupper,
    jamforelse,
    overgangar,
    samma,
    vilka,
)
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import Kodlista
from sofrep.visning.block import Delar, Diagramblock, Hanvisning, Stil, Stycke, Tabellblock
from sofrep.visning.visat import Serie, Tal


def uppfoljning(sida: Sida) -> tuple[Blocks, Blocks]:
    """The section and its full tables; nothing where the scope is not followed up."""
    raknade, inmatade = _horisonter(sida)
    if not raknade and not inmatade:
        return sida.kommentar("uppfoljning"), ()
    tabeller = {lista: fordelningar(raknade, lista) for lista in LISTOR}
    steg = tuple(block for h in raknade for block in bortfall(h))
    jamforelser = tuple(block for h in raknade for block in jamforelse(h))
    bilder = [b for each in LISTOR if (b := _bild(sida, raknade, each, tabeller[each]))]
    kropp = (
        sida.rubrik(1, "uppfoljning", "uppfoljning.rubrik"),
        *_besked(sida, [*raknade, *inmatade]),
        *vilka(sida, raknade),
        *samma(sida, raknade),
        *abreast(sida, "uppf", bilder),
        *(_inmatad(h) for h in inmatade),
        *sida.kommentar("uppfoljning"),
    )
    gangna = (block for h in raknade for block in overgangar(h))
    fulla = (*steg, *jamforelser, *(b for lista in LISTOR for b in tabeller[lista]), *gangna)
    if not fulla:
        return kropp, ()
    return kropp, (sida.rubrik(2, "uppfoljning.tabeller", "uppfoljning.rubrik-tabeller"), *fulla)


def uppfoljning_i_korthet(sida: Sida, niva: int) -> Blocks:
    """The message and the same persons then and now, without charts and full tables."""
    raknade, inmatade = _horisonter(sida)
    if not raknade and not inmatade:
        return ()
    return (
        sida.rubrik(niva, "uppfoljning", "uppfoljning.rubrik-kort"),
        *(replace(each, stil=Stil.BROD) for each in _besked(sida, [*raknade, *inmatade])),
        *samma(sida, raknade),
        *vilka(sida, raknade),
        *(_inmatad(h) for h in inmatade),
    )


def _horisonter(sida: Sida) -> tuple[list[Horisont], list[Horisont]]:
    """The follow-ups that are counted from rows, and those that the office has entered."""
    horisonter = [Horisont(sida, each) for each in sida.forbund.uppfoljning]
    raknade = [h for h in horisonter if h.ur_rader]
    return raknade, [h for h in horisonter if not h.ur_rader and _entered(h)]


def _besked(sida: Sida, horisonter: Sequence[Horisont]) -> tuple[Stycke, ...]:
    """Work or studies at each follow-up, against the same persons at exit."""
    delar = joined([_mening(h) for h in horisonter])
    utan = joined(utan_resultat(sida, h.uppfoljning) for h in horisonter)
    if not delar and utan:
        key = "resultat.utan-uppfoljning.få"
        return (sida.stycke_av("uppf.besked", key, utan, Stil.BESKED),)
    if not delar:
        return (sida.stycke("uppf.besked", "uppfoljning.svar", "ingen", stil=Stil.BESKED),)
    return (sida.stycke_av("uppf.besked", "uppfoljning.besked.alltid", delar, Stil.BESKED),)


def _mening(h: Horisont) -> Delar:
    sida, andel, antal = h.sida, h.tal("arbstud.andel"), h.tal("arbstud")
    if andel is None or not andel.finns:
        return ()
    if antal is None or antal.figure.origin is Origin.INMATAD:
        return sida.delar("uppfoljning.inmatat", horisont=h.namn, andel=andel)
    svarade = h.tal("svarade")
    if svarade is None or not svarade.finns or svarade.varde < 2:
        return ()
    samma = h.tal("samma.arbstud.andel")
    if not antal.varde:
        variant = "ingen"
    elif svarade.varde < MINST:
        variant = "få"
    else:
        variant = riktning(andel, samma)
    return sida.delar(
        "uppfoljning.arbete",
        variant,
        horisont=h.namn,
        andel=andel,
        antal=antal,
        svarade=svarade,
        samma=eller(samma, ""),
    )


def _bild(
    sida: Sida, horisonter: Sequence[Horisont], lista: Kodlista, tabeller: Blocks
) -> Diagramblock | None:
    """One chart of the whole distribution: at exit, and then."""
    svarade = [h for h in horisonter if h.har_svar]
    part = lista.steg
    if not svarade:
        return None
    rows = kodrader(sida, lista, svarade[-1].matt)
    rader = [replace(r, matt=r.matt.replace(svarade[-1].matt, "*", 1)) for r in rows]
    rader += _saknas(sida, svarade, part)
    if not rader:
        return None
    kolumner = [(sida.text("uppfoljning.vid-avslut"), "avslutade")] if _ended(sida) else []
    kolumner += [(sida.text("uppfoljning.efter", horisont=h.namn), h.matt) for h in svarade]
    shown_rows = [
        rad
        for rad in _largest_first(sida.s, rader, kolumner[-1][1])
        if is_worth(_andel(sida.s, rad, matt) for _, matt in kolumner)
    ]
    serier = tuple(
        Serie(namn, tuple(_andel(sida.s, rad, matt) for rad in shown_rows))
        for namn, matt in kolumner
    )
    sist = [Radmatt(r.etikett, r.matt.replace("*", svarade[-1].matt)) for r in rader]
    titel = vanligast(sida, f"uppfoljning.{part}.diagram", sist, horisont=svarade[-1].namn)
    bild = diagram(sida.underlag.fraser, titel, [r.etikett for r in shown_rows], serier)
    if bild is None:
        return None
    n = uppraknat(
        [
            sida.delar("uppfoljning.n", antal=eller(h.tal("svarade"), ""), horisont=h.namn)
            for h in svarade
        ]
    )
    first = lista is LISTOR[0]
    groups = sida.delar("uppfoljning.bildtext", "alltid" if first else "samma", n=n)
    text = joined((groups, _se_alla(sida, tabeller)))
    return Diagramblock(nyckel=sida.nyckel("uppf", part, "diagram"), diagram=bild, bildtext=text)


def _se_alla(sida: Sida, tabeller: Blocks) -> Delar:
    found = [(Hanvisning(block.nyckel),) for block in tabeller]
    if not found or not sida.hanvisar:
        return ()
    tables = [block.tabell for block in tabeller if isinstance(block, Tabellblock)]
    variant = "utan-kon" if all(sexes_folded(tabell) for tabell in tables) else "alltid"
    return sida.delar("uppfoljning.se", variant, tabeller=uppraknat(found))


def _ended(sida: Sida) -> bool:
    tal = sida.s.kanske("avslutade")
    return tal is not None and tal.finns and tal.varde >= MINST


def _saknas(sida: Sida, horisonter: Sequence[Horisont], part: str) -> tuple[Radmatt, ...]:
    """The row of blanks, where any column has some."""
    prefixes = ["avslutade", *(h.matt for h in horisonter)]
    if not any(sida.s.har(f"{p}.{part}.saknas") for p in prefixes):
        return ()
    return (Radmatt("Uppgift saknas", f"*.{part}.saknas"),)


def _andel(s: Siffror, rad: Radmatt, prefix: str) -> Tal | None:
    return s.kanske(f"{rad.matt.replace('*', prefix)}.andel")


def _largest_first(s: Siffror, rader: Sequence[Radmatt], prefix: str) -> list[Radmatt]:
    """Rows by the last follow-up; blanks last."""

    def order(rad: Radmatt) -> tuple[bool, bool, float]:
        tal = _andel(s, rad, prefix)
        known = tal is not None and tal.finns
        return rad.matt.endswith(".saknas"), not known, -float(tal.varde) if tal else 0.0

    return sorted(rader, key=order)


def _entered(h: Horisont) -> list[Tal]:
    """What the office has entered of a follow-up whose exits have no rows."""
    shares = [f"{grupp.kod}.andel" for grupp in grupper(h.sida)]
    measures = ["kohort", "svarade", "svarade.andel", *shares]
    return [tal for matt in measures if shown(tal := h.tal(matt)) and tal is not None]


def _inmatad(h: Horisont) -> Stycke:
    """Where the numbers of those without rows come from, and what they say."""
    sida = h.sida
    sources = ", ".join(
        dict.fromkeys(tal.figure.source for tal in _entered(h) if tal.figure.source)
    )
    parts = [
        sida.delar("uppfoljning.inmatad-del", namn=g.namn, andel=andel)
        for g in grupper(sida)
        if (andel := h.tal(f"{g.kod}.andel")) is not None and andel.finns
    ]
    svarade, frekvens = h.tal("svarade"), h.tal("svarade.andel")
    more = (
        [sida.delar("uppfoljning.inmatad-svar", antal=svarade)] if svarade and svarade.finns else []
    )
    if frekvens is not None and frekvens.finns:
        more.append(sida.delar("uppfoljning.inmatad-frekvens", andel=frekvens))
    variant = "källa" if sources else "alltid"
    return sida.stycke(
        f"uppf.{h.uppfoljning.kod}",
        "uppfoljning.inmatad",
        variant,
        horisont=h.namn,
        avslut=h.avslut,
        kalla=sources,
        delar=uppraknat([*parts, *more]),
    )
