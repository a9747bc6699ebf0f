"""How it went for those who ended: support, occupation, reason, time, the young."""

from __future__ import annotations

from collections.abc import Callable

from sofrep.amnen.gemensamt.bilder import andel_per_kon, is_by_sex, leaves_out
from sofrep.amnen.gemensamt.jamfor import is_few, is_mean, jamna, mot_fjolaret, vanligast
from sofrep.amnen.gemensamt.ovriga import kodrader
from sofrep.amnen.gemensamt.sida import Sida, Uppslag, joined, se, shown
from sofrep.amnen.gemensamt.tabeller import (
    Radmatt,
    Rubriker,
    antal_och_andel,
    group_rows,
    matt_tabell,
    med_n,
    saknas_rad,
)
from sofrep.domain.forbund import Kodlista, Underlagsslag
from sofrep.visning.block import Delar, Stil
from sofrep.visning.visat import Tabell, Tal

_UNGA = "avslutade.unga"


def kodtabell(
    sida: Sida, lista: Kodlista, rubriker: Rubriker, population: str, summa: str
) -> Tabell:
    """Codes, blanks, kodgrupper and the total of a population, by sex and with shares."""
    s, forbund = sida.s, sida.forbund
    rader = kodrader(sida, lista, population)
    rader = (*rader, *saknas_rad(s, f"{population}.{lista.steg}.saknas"))
    made = {rad.matt for rad in rader}
    named = {rad.etikett for rad in rader}
    for grupp in forbund.kodgrupp:
        members = [k.kod for k in forbund.codes(lista) if grupp.kod in k.raknas_som]
        if len(members) == 1 and f"{population}.{lista.steg}.{members[0]}" in made:
            named.add(grupp.namn)  # a code by another name
    rader = (*rader, *group_rows(forbund, lista, population, frozenset(named)))
    if lista is Kodlista.AVSLUTSORSAK and s.kanske(f"{population}.kunde") is not None:
        kunde = Radmatt(sida.text("utfall.kunde"), f"{population}.kunde", summa=True)
        rader = (*rader, kunde)
    nar = population if population == "avslutade" else f"{population}.svarade"
    return antal_och_andel(s, rubriker, rader, population=nar, summa=summa)


def may_have_several(sida: Sida) -> bool:
    """False for an insats whose counts have everybody on one line at most."""
    insats = sida.insats
    return insats is None or insats.underlag is not Underlagsslag.ANTAL or insats.flera_varden


def _kodlista(key: str, lista: Kodlista) -> Callable[[Sida], Uppslag]:
    def make(sida: Sida) -> Uppslag:
        s = sida.s
        several = lista is not Kodlista.AVSLUTSORSAK and may_have_several(sida)
        noter = (sida.text("kodlista.flera"),) if several else ()
        rubriker = sida.rubriker(f"tabell.{key}", noter)
        tabell = kodtabell(sida, lista, rubriker, "avslutade", sida.text("grupp", "avslutade"))
        tabeller = sida.tabell(f"{key}.tabell", tabell)
        drawn = (
            *kodrader(sida, lista, "avslutade"),
            *saknas_rad(s, f"avslutade.{lista.steg}.saknas"),
            *_grupper_utan_koder(sida, lista),
        )
        titel = vanligast(sida, f"{key}.diagram", drawn)
        bild = andel_per_kon(sida, titel, drawn, "avslutade", sida.text("avslutade.alla"))
        table = se(tabeller, sida)
        text = joined(
            (
                sida.delar("kodlista.bildtext", "kon" if is_by_sex(bild) else "alla"),
                sida.delar("kodlista.resten") if table and leaves_out(s, drawn) else (),
                table,
            )
        )
        return Uppslag((), sida.diagram(f"{key}.diagram", bild, text), tabeller)

    return make


def _grupper_utan_koder(sida: Sida, lista: Kodlista) -> tuple[Radmatt, ...]:
    """The kodgrupper that stand for their codes where nobody has counted those; none twice."""

    def uncounted(kod: str) -> bool:
        tal = sida.s.kanske(_matt(lista, kod))
        return tal is not None and not tal.raknad and not tal.figure.into

    codes = sida.forbund.codes(lista)
    taken = {k.kod for k in codes if not uncounted(k.kod)}
    rows = []
    grupper = [g for g in sida.forbund.kodgrupp if g.lista is lista]
    members = {g.kod: {k.kod for k in codes if g.kod in k.raknas_som} for g in grupper}
    # Where the codes may not be told the groups are to cover them all.
    is_folded = any(tal.samlad for k in codes if (tal := sida.s.kanske(_matt(lista, k.kod))))
    for grupp in sorted(grupper, key=lambda g: len(members[g.kod]), reverse=is_folded):
        if members[grupp.kod] and members[grupp.kod].isdisjoint(taken):
            taken |= members[grupp.kod]
            rows.append(Radmatt(grupp.namn, f"avslutade.{grupp.kod}"))
    return tuple(rows)


def _matt(lista: Kodlista, kod: str) -> str:
    return f"avslutade.{lista.steg}.{kod}"


forsorjning = _kodlista("forsorjning", Kodlista.FORSORJNING)
sysselsattning = _kodlista("sysselsattning", Kodlista.SYSSELSATTNING)
avslutsorsak = _kodlista("avslutsorsak", Kodlista.AVSLUTSORSAK)


def inskrivningstid(sida: Sida) -> Uppslag:
    """Mean time with last year; how many were enrolled longer than the limit."""
    s, limit = sida.s, sida.forbund.max_manader
    tider = (
        Radmatt(sida.text("tid", "manader"), "avslutade.manader.medel"),
        Radmatt(sida.text("tid", "dagar"), "avslutade.dagar.medel"),
        Radmatt(sida.text("tid", "langst"), "avslutade.manader.max"),
    )
    over = (
        Radmatt(sida.text("tid", "over-antal"), "avslutade.over-max"),
        Radmatt(sida.text("tid", "over-andel"), "avslutade.over-max.andel"),
    )
    rader = tider + (over if limit else ())
    rubriker = sida.rubriker("tabell.inskrivningstid")
    tabell = matt_tabell(s, rubriker, rader, populationer=("avslutade",))
    tabeller = sida.tabell("inskrivningstid.tabell", tabell)
    parts = (_medeltid(sida), _over(sida) if limit else (), se(tabeller, sida))
    if not any(parts[:2]):
        return Uppslag(tabeller=tabeller)
    punkt = sida.stycke(
        "inskrivningstid", "inskrivningstid.punkt", stil=Stil.PUNKT, delar=joined(parts)
    )
    return Uppslag((punkt,), None, tabeller)


def _medeltid(sida: Sida) -> Delar:
    medel = sida.s.kanske("avslutade.manader.medel")
    if medel is None or not is_mean(medel):
        return ()
    mot = mot_fjolaret(sida, "tid", "avslutade.manader.medel")
    return sida.delar("inskrivningstid.medel", medel=medel, jamfor=mot)


def _over(sida: Sida) -> Delar:
    over = sida.s.kanske("avslutade.over-max")
    if over is None or not over.finns:
        return ()
    variant = "ingen" if not over.varde else "en" if over.varde == 1 else "flera"
    return sida.delar("inskrivningstid.over", variant, antal=over)


def unga(sida: Sida) -> Uppslag:
    """The young among the ended, with their own outcomes and times."""
    s = sida.s
    antal = s.kanske(_UNGA)
    if antal is None or not (antal.varde or antal.dold):
        none = antal is not None and antal.finns
        punkter = (sida.stycke("unga", "unga.avslutade", "ingen", stil=Stil.PUNKT),) if none else ()
        return Uppslag(punkter)
    tabeller = (
        *sida.tabell("unga.tabell", _unga_utfall(sida)),
        *sida.tabell("unga.tid", _unga_tid(sida)),
    )
    if not antal.finns:
        return Uppslag(tabeller=tabeller)
    variant = "en" if antal.varde == 1 else "flera"
    andel = s.kanske(f"{_UNGA}.andel")
    antal, *arbete = jamna(antal, *_unga_arbete(sida, antal))
    parts = (
        sida.delar("unga.avslutade", variant, antal=antal, andel=_andel_av(sida, andel)),
        *(_till_arbete(sida, antal, tal) for tal in arbete),
        se(tabeller, sida),
    )
    punkt = sida.stycke("unga", "inskrivningstid.punkt", stil=Stil.PUNKT, delar=joined(parts))
    return Uppslag((punkt,), None, tabeller)


def _andel_av(sida: Sida, andel: Tal | None) -> Delar:
    if andel is None or not andel.finns or is_few(andel):
        return ()
    return (" ", *sida.delar("unga.andel", andel=andel))


def _unga_arbete(sida: Sida, unga: Tal) -> tuple[Tal, ...]:
    """How many of the young went to work or studies, where they are a group."""
    arbete = sida.s.kanske(f"{_UNGA}.arbstud")
    return () if arbete is None or not shown(arbete) or unga.varde < 5 else (arbete,)


def _till_arbete(sida: Sida, unga: Tal, arbete: Tal) -> Delar:
    variant = "ingen" if not arbete.varde else "en" if arbete.varde == 1 else "flera"
    if arbete.varde == unga.varde:
        variant = "alla"
    return sida.delar("unga.arbete", variant, antal=arbete)


def _unga_utfall(sida: Sida) -> Tabell:
    grupper = [g for g in sida.forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]
    rader = [Radmatt(g.namn, f"{_UNGA}.{g.kod}") for g in grupper]
    if sida.s.kanske(f"{_UNGA}.kunde") is not None:
        rader.append(Radmatt(sida.text("utfall.kunde"), f"{_UNGA}.kunde"))
    rubriker = sida.rubriker("tabell.unga")
    summa = sida.text("unga.summa")
    return antal_och_andel(sida.s, rubriker, rader, population=_UNGA, summa=summa)


def _unga_tid(sida: Sida) -> Tabell:
    rader = (
        Radmatt(sida.text("tid", "dagar"), f"{_UNGA}.dagar.medel"),
        Radmatt(sida.text("tid", "manader"), f"{_UNGA}.manader.medel"),
        Radmatt(sida.text("tid", "innan"), f"{_UNGA}.tid.medel", decimaler=2),
    )
    tabell = matt_tabell(sida.s, sida.rubriker("tabell.unga-tid"), rader, populationer=(_UNGA,))
    return med_n(sida.s, tabell, rader, (_UNGA,) * len(rader))
