"""How the goals were reached, in a sentence, by målområde and on the scorecard; how insatser are steered."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.amnen.alla.goal_names import common_measures
from sofrep.amnen.alla.labels import measure_text
from sofrep.amnen.gemensamt.jamfor import jamna, lower_first, uppraknat
from sofrep.amnen.gemensamt.malutfall import target_text
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.amnen.mal.avsnitt.tabell import mal_av, malgrupper, maltabell, resultat
from sofrep.amnen.strukturella.avsnitt import structural_goals
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall, is_asked_for, malomraden
from sofrep.domain.skrivsatt import normalise
from sofrep.visning.block import Block, Delar, Rubrik, Stil, Tabellblock
from sofrep.visning.svenska import DASH, number_word
from sofrep.visning.visat import Rad, Tal

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


def efterfragade(sida: Sida) -> tuple[MalUtfall, ...]:
    """The goals of the målområden, insatser, parties or measures that the section is asked for; else all."""
    goals = sida.underlag.goals
    return tuple(goal for goal in goals if is_asked_for(goal.mal, sida.fraga, sida.forbund))


def malen(sida: Sida) -> Blocks:
    """Målområde by målområde: how its goals went, and their table; those of none last."""
    goals = efterfragade(sida)
    if not goals:
        return ()
    made: list[Block] = [sida.rubrik(1, "mal", "mal.rubrik")]
    areas = malomraden(goal.mal for goal in sida.underlag.goals)
    for n, (key, name) in enumerate((*areas.items(), ("", sida.text("mal.utan-omrade"))), start=1):
        own = [goal for goal in goals if normalise(goal.mal.omrade) == key]
        made += _omrade(sida, own, n if key else 0, name if areas else "")
    return tuple(made)


def _omrade(sida: Sida, goals: Sequence[MalUtfall], number: int, name: str) -> Blocks:
    if not goals:
        return ()
    part = f"omrade-{number:02d}"
    rubrik = Rubrik(nyckel=sida.nyckel(part, "rubrik"), niva=2, delar=(name,))
    of_omrade = [g for g in sida.underlag.goals if normalise(g.mal.omrade) == normalise(name)]
    besked = malbesked(sida, omrade=number) if number and len(of_omrade) == len(goals) else ()
    key = "tabell.mal-omrade" if name else "tabell.mal-alla"
    return (
        *((rubrik,) if name else ()),
        *((sida.stycke_av(part, "mal.besked.egna", besked),) if besked else ()),
        *malgrupper(sida, _by_scope(sida, goals), part, sida.rubriker(key, omrade=name)),
    )


def _by_scope(sida: Sida, goals: Sequence[MalUtfall]) -> list[tuple[str, Sequence[MalUtfall]]]:
    scopes = (
        FORBUNDET,
        *(u.kod for u in sida.forbund.union),
        *(i.kod for i in sida.forbund.insats),
    )
    found = ((kod, [goal for goal in goals if goal.mal.scope == kod]) for kod in scopes)
    return [
        (sida.text("mal.utan-part") if kod == FORBUNDET else sida.forbund.scope_name(kod), own)
        for kod, own in found
        if own
    ]


def styrkort(sida: Sida) -> Blocks:
    """Perspective by perspective each goal with its measure, target, result and judgement."""
    goals = efterfragade(sida)
    if not goals:
        return ()
    areas = malomraden(goal.mal for goal in goals)
    rader: list[Rad] = []
    for key, name in (*areas.items(), ("", sida.text("mal.utan-omrade"))):
        own = [goal for goal in goals if normalise(goal.mal.omrade) == key]
        rader += [Rad(name, (), rubrik=True)] if own and areas else []
        rader += [_row(sida, goal) for goal in own]
    entered = any(tal.figure.origin is Origin.INMATAD for rad in rader for tal in rad.tal)
    rubriker = sida.rubriker("tabell.styrkort")
    heads = ("kolumn.matt", "kolumn.malvarde", "kolumn.resultat", "kolumn.bedomning")
    tabell = rubriker.tabell(map(sida.text, heads), rader, (sida.text("mal.inmatat"),) * entered)
    return (
        sida.rubrik(1, "styrkort", "styrkort.rubrik"),
        Tabellblock(nyckel=sida.nyckel("styrkort"), tabell=tabell, numrerad=False),
    )


def _row(sida: Sida, goal: MalUtfall) -> Rad:
    told = " ".join(goal.words.split()) or resultat(sida, goal)
    target = target_text(goal, goal.target) or DASH
    return Rad(goal.mal.wording, (_matt(sida, goal), target, told, str(goal.bedomning)))


def _matt(sida: Sida, goal: MalUtfall) -> str:
    """What the goal is measured by, and of whom."""
    figure = goal.result
    if figure is None or not goal.mal.matt:
        return sida.text("styrkort.matt", "ord" if goal.words else "inmatat")
    own = common_measures(sida.forbund, figure.scope).get(figure.measure)
    text = own or measure_text(figure.measure, sida.forbund)
    if figure.scope == FORBUNDET:
        return f"{text[:1].upper()}{text[1:]}"
    return f"{sida.forbund.scope_name(figure.scope)}: {lower_first(text)}"
