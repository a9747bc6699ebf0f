"""The goals that a document asks for, whatever they are of: by målområde, and as a styrkort."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.amnen.alla.goal_names import common_measures
from sofrep.amnen.alla.labels import measure_text
from sofrep.amnen.gemensamt.jamfor import lower_first
from sofrep.amnen.gemensamt.malutfall import target_text
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.tabell import malgrupper, resultat
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall, is_asked_for, malomraden
from sofrep.domain.skrivsatt import normalise
from sofrep.visning.block import Block, Rubrik, Tabellblock
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad


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
