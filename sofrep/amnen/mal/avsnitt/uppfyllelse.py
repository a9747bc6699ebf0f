"""How many goals were reached, as a sentence; the goals of part of a year, and how insatser are steered."""

from __future__ import annotations

from sofrep.amnen.gemensamt.jamfor import jamna, uppraknat
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.strukturella.avsnitt import structural_goals
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import malomraden
from sofrep.visning.block import Delar, Stil
from sofrep.visning.svenska import number_word
from sofrep.visning.visat import Tal

_DOMDA = ("uppfyllt", "delvis", "ej-uppfyllt")
_OVRIGA = ("ej-matt", "i-ord", "inget-malvarde", "dolt")


def malbesked(sida: Sida, *, egna: bool = False, omrade: int = 0) -> Delar:
    """How many of the goals of the scope are fulfilled, partly and not; of the förbund, of all.

    With `egna` those of the förbund that are of no insats or union, with `omrade` those of the målområde
    in that place.  Nothing where there are none.
    """
    alla = "mal.egna" if egna else f"mal.omrade-{omrade:02d}" if omrade else "mal"
    antal = sida.s.kanske(alla)
    found = ((slag, sida.s.kanske(f"{alla}.{slag}")) for slag in (*_DOMDA, *_OVRIGA))
    counts = {slag: tal for slag, tal in found if tal is not None and tal.varde}
    if antal is None or not counts:
        return ()
    if len(counts) == 1:
        (slag,) = counts
        return sida.delar(f"mal.alla-{slag}", _variant(sida, slag, antal), antal=antal)
    judged = [slag for slag in counts if slag in _DOMDA]
    antal, *evened = jamna(antal, *(counts[slag] for slag in judged))
    pairs = zip(judged, evened, strict=True)
    domda = [sida.delar(f"mal.{k}", _en(t), antal=t) for k, t in pairs]
    ovriga = [
        sida.delar(f"mal.{k}", _variant(sida, k, t), antal=t)
        for k, t in counts.items()
        if k in _OVRIGA
    ]
    is_all = sida.scope == FORBUNDET and not omrade
    vilka = "overgripande" if egna else "aret" if is_all else "egna"
    forst = sida.delar("mal.besked", vilka, antal=antal, delar=uppraknat(domda)) if domda else ()
    return joined((forst, *ovriga))


def omradesbesked(sida: Sida) -> Blocks:
    """How the goals of each målområde of the year went, a point each."""
    areas = malomraden(goal.mal for goal in sida.underlag.goals)
    return tuple(
        sida.stycke(f"omrade-{n:02d}", "mal.omrade", stil=Stil.PUNKT, omrade=name, besked=besked)
        for n, name in enumerate(areas.values(), start=1)
        if (besked := malbesked(sida, omrade=n))
    )


def _variant(sida: Sida, slag: str, tal: Tal) -> str:
    """One or several; of a part of a year what was not measured may still be."""
    is_of_part = slag == "ej-matt" and not sida.underlag.period.is_year
    return f"{_en(tal)}-del" if is_of_part else _en(tal)


def _en(tal: Tal) -> str:
    return "en" if tal.varde == 1 else "flera"


def styrning(sida: Sida) -> Blocks:
    """The section; the goals that structural activities measure stand with those."""
    elsewhere = structural_goals(sida.underlag)
    goals = [goal for goal in mal_av(sida) if goal not in elsewhere]
    all_goals = malbesked(sida)
    overall: Blocks = ()
    if all_goals or goals:
        overall = (
            sida.rubrik(3, "overgripande", "mal.uppfoljning"),
            *(
                (sida.stycke_av("overgripande.besked", "mal.besked.aret", all_goals),)
                if all_goals
                else ()
            ),
            *omradesbesked(sida),
            *maltabell(sida, goals, "overgripande"),
        )
    return (
        sida.rubrik(2, "styrning", "arsredovisning.rubrik", "styrning"),
        *sida.kanslitext("styrning"),
        *overall,
        *sida.kanslitext("slutsats-styrning", Stil.KOMMENTAR),
    )


_MONTHS = 12


def delmal(sida: Sida) -> Blocks:
    """The section; nothing but that there are none where none are set."""
    rubrik = sida.rubrik(1, "mal", "delar.rubrik", "mal")
    koder = [*(u.kod for u in sida.forbund.union), *(i.kod for i in sida.forbund.insats)]
    scopes = [sida, *map(sida.om, koder)]
    tables = tuple(
        block for each in scopes for block in maltabell(each, mal_av(each), "mal.tabell")
    )
    if not tables:
        ar = str(sida.underlag.period.year)
        return (rubrik, sida.stycke("mal.inga", "delar.inga-mal", ar=ar), *sida.kommentar("mal"))
    besked = malbesked(sida)
    months = sida.underlag.period.whole_months
    delad: Blocks = ()
    if 0 < months < _MONTHS:
        delad = (sida.stycke("mal.delar", "delar.mot", manader=number_word(months)),)
    return (
        rubrik,
        *(
            (sida.stycke_av("mal.besked", "mal.besked.aret", besked, Stil.BESKED),)
            if besked
            else ()
        ),
        *omradesbesked(sida),
        *delad,
        *tables,
        *sida.kommentar("mal"),
    )
