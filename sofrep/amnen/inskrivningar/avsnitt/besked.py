"""The message of an insats: what came of it, then how many took part; and its key figures."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.amnen.gemensamt.jamfor import MINST, jamna, kon, mot_fjolaret
from sofrep.amnen.gemensamt.malutfall import dom, goal_of
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller, joined, shown
from sofrep.amnen.inskrivningar.avsnitt.fordelning import lika_alla
from sofrep.domain import efterfoljare
from sofrep.visning.block import Delar, Nyckelruta, Nyckeltal, Stil, Stycke
from sofrep.visning.visat import Tal

_P = ("aktuella", "nya", "avslutade", "vid-slut")


def besked(sida: Sida, *, kort: bool = False) -> tuple[Stycke, ...]:
    """The message: the outcome with last year and goal, then the head count.

    A short one (`kort`) has the head count only where there is no outcome to tell.
    """
    utfall = arbete(sida)
    antal = () if utfall and kort else _deltagare(sida, with_sex=not utfall)
    mal = dom(sida, goal_of(sida, "avslutade.arbstud.andel")) if utfall else ()
    delar = joined((utfall, mal, antal))
    stycke = sida.stycke_av("besked", "insats.besked.alltid", delar, Stil.BESKED)
    return (stycke,) if delar else ()


def arbete(sida: Sida) -> Delar:
    """How many of the ended went to work or studies; nothing of one person, or where it is not known."""
    avslutade, antal = sida.s.kanske("avslutade"), sida.s.kanske("avslutade.arbstud")
    if avslutade is None or antal is None or not shown(avslutade, antal) or avslutade.varde < 2:
        return ()
    members = efterfoljare.insatser_of(sida.forbund, sida.scope, sida.underlag.period.year)
    if len(members) > 1 and not knows_outcomes(sida, members):
        return ()
    andel = sida.s.kanske("avslutade.arbstud.andel")
    if not antal.varde:
        variant = "ingen"
    elif antal.varde == avslutade.varde:
        variant = "alla"
    elif andel is None or not andel.finns or avslutade.varde < MINST:
        variant = "få"
    else:
        variant = "flera"
    avslutade, antal = jamna(avslutade, antal)
    return sida.delar(
        "insats.arbete",
        variant,
        avslutade=avslutade,
        antal=antal,
        andel=eller(andel, ""),
        jamfor=mot_fjolaret(sida, "andel", "avslutade.arbstud.andel"),
    )


def knows_outcomes(sida: Sida, insatser: Iterable[str]) -> bool:
    """Whether each of the insatser that somebody has left knows of work or studies."""
    pages = [sida.om(kod).s for kod in insatser]
    return all(shown(s.kanske("avslutade.arbstud")) for s in pages if s.har("avslutade"))


def _deltagare(sida: Sida, *, with_sex: bool) -> Delar:
    s = sida.s
    antal, nya = s.kanske("aktuella"), s.kanske("nya")
    if antal is None or not antal.raknad:
        return _utan_deltagare(sida)
    variant = "flera"
    if antal.dold:
        variant = "dold"
    elif not antal.varde:
        began = nya.varde if nya is not None and nya.finns else 0
        variant = "anonym" if began == 1 else "anonyma" if began else "ingen"
    elif antal.varde == 1:
        variant = "en"
    sexes = kon(sida, "aktuella") if with_sex and antal.varde > 1 else ()
    text = sida.delar(
        "insats.deltagare",
        variant,
        antal=antal,
        jamfor=mot_fjolaret(sida, "antal", "aktuella"),
        kon=(" ", *sida.delar("insats.kon", kon=sexes)) if sexes else (),
    )
    alla = sida.delar("insats.alla-avslutade") if antal.varde > 1 and lika_alla(sida) else ()
    return joined((text, alla, _anonyma(sida) if antal.varde else ()))


def _anonyma(sida: Sida) -> Delar:
    """The anonymous, who are among the new and nowhere else."""
    anonyma = sida.s.kanske("nya.anonyma")
    if anonyma is None or not anonyma.varde:
        return ()
    nya = sida.s.kanske("nya")
    return sida.delar(
        "insats.anonyma",
        "en" if anonyma.varde == 1 else "flera",
        antal=anonyma,
        nya=(" ", nya.ord()) if nya is not None and nya.finns else "",
    )


def _utan_deltagare(sida: Sida) -> Delar:
    """What is known where nobody has counted who was enrolled."""
    counts = [(p, sida.s.kanske(p)) for p in ("nya", "avslutade")]
    known = [
        sida.delar(
            f"insats.{p}", "ingen" if not t.varde else "en" if t.varde == 1 else "flera", antal=t
        )
        for p, t in counts
        if t is not None and t.finns
    ]
    return joined(known) or sida.delar("insats.deltagare", "ej-räknad")


def nyckeltal(sida: Sida) -> Blocks:
    """The populations by sex and with last year; where all are the same, what tells more."""
    same = lika_alla(sida)
    measures = ("aktuella", "aktuella.grupper", "aktuella.alder.medel", "aktuella.tid.medel")
    rutor = [r for matt in (measures if same else _P) if (r := _ruta(sida, matt)) is not None]
    return (Nyckeltal(nyckel=sida.nyckel("nyckeltal"), rutor=tuple(rutor)),) if rutor else ()


def sammanlagda_nyckeltal(sida: Sida) -> Blocks:
    """The populations of all insatser together."""
    rutor = [r for matt in _P if (r := _ruta(sida, matt, "insatser.")) is not None]
    return (Nyckeltal(nyckel=sida.nyckel("rutor"), rutor=tuple(rutor)),) if rutor else ()


def _ruta(sida: Sida, matt: str, alla: str = "") -> Nyckelruta | None:
    """The box of a measure; of all insatser where it begins with `alla`."""
    tal = sida.s.kanske(f"{alla}{matt}")
    if tal is None or not tal.raknad or tal.dold or (matt not in _P and not tal.finns):
        return None
    rader: list[Delar] = []
    known = f"{alla}{matt if matt != 'nya' else 'nya.kanda'}"
    if matt in _P and tal.varde and (sexes := kon(sida, known)):
        rader.append(sexes)
    anonyma = sida.s.kanske(f"{alla}nya.anonyma") if matt == "nya" else None
    if anonyma is not None and anonyma.varde:
        variant = "en" if anonyma.varde == 1 else "flera"
        rader.append(sida.delar("nyckeltal.anonyma", variant, antal=anonyma))
    innan = sida.innan.kanske(f"{alla}{matt}")
    if innan is not None and innan.finns and _is_worth(innan):
        rader.append(sida.delar("nyckeltal.fjol", innan=innan.utan_enhet()))
    etikett = sida.text("nyckeltal", matt.removeprefix("aktuella.").replace(".", "-"))
    return Nyckelruta(etikett=etikett, tal=tal, rader=tuple(rader))


def _is_worth(innan: Tal) -> bool:
    """An insats that was not there the year before had nobody: that is no comparison."""
    return bool(innan.varde)
