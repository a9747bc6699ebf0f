"""The delårsrapport: a part of the year beside the same days of the year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor import ansokningar, delarsekonomi, jamforelse, manad, strukturella
from sofrep.bilagor.avsnitt import Lage
from sofrep.bilagor.dokument import common
from sofrep.bilagor.mal import MalVy, by_party, goal_views, overall_name
from sofrep.bilagor.raknat import is_counted
from sofrep.bilagor.sammanfattning import running, shown_unions
from sofrep.bilagor.siffror import siffror
from sofrep.bilagor.texter import Texter, scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.bilagor.uppfoljning import InmatadUppfoljningVy, UppfoljningVy, follow_ups
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats, Union
from sofrep.domain.mal import MalUtfall
from sofrep.visning.visat import Diagram, Tabell
from sofrep.visning.vy import Vy

KOD = "delarsrapport"


@dataclass(frozen=True, slots=True)
class InsatsVy(Vy):
    """An insats or a union: its months, its follow-ups and its text.

    `tabell` and `diagram` are of the months; None where nobody began or ended, and where it has not
    been counted who did (`raknad` is False).
    """

    kod: str
    namn: str
    tabell: Tabell | None
    diagram: Diagram | None
    uppfoljningar: tuple[UppfoljningVy | InmatadUppfoljningVy, ...]
    text: Texter
    raknad: bool = True


@dataclass(frozen=True, slots=True)
class MalavsnittVy(Vy):
    """The goals of the förbund, a union or an insats."""

    kod: str
    namn: str
    mal: tuple[MalVy, ...]


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``korthet`` and ``utfall`` are tables that hold the period beside last year's same days;
    ``insatser`` are the insatser and then the unions; ``mal`` the groups of goals; ``ansokningar``
    and ``strukturella`` are None where the months are not known; ``ekonomi`` is
    `delarsekonomi.DelarsekonomiVy`.  The rest is `dokument.common`.
    """
    base = common(underlag, KOD)
    insatser, unions = running(underlag), shown_unions(underlag)
    scopes: list[Insats | Union] = [*insatser, *unions]
    views = tuple(_view(underlag, scope, base) for scope in scopes)
    return {
        **base,
        "korthet": jamforelse.participants(underlag, scopes),
        "diagram": jamforelse.chart(underlag, insatser),
        "utfall": jamforelse.exits(underlag, scopes),
        "insatser": views,
        "har_uppfoljning": any(view.uppfoljningar for view in views),
        "mal": _goals(underlag),
        "ansokningar": ansokningar.make(underlag),
        "strukturella": strukturella.make(underlag),
        "ekonomi": delarsekonomi.make(underlag),
    }


def _view(underlag: BilagaUnderlag, scope: Insats | Union, base: Context) -> InsatsVy:
    s = siffror(underlag, scope.kod)
    months = None
    if s.har("nya.kanda") or s.har("avslutade"):
        months = manad.make(Lage(underlag.forbund, scope.namn, s, base["period"]))
    tabell = months.tabell.get("manad") if months else None
    shown = tabell is not None and is_counted(tabell)
    follow: tuple[UppfoljningVy | InmatadUppfoljningVy, ...] = ()
    if Avsnitt.UPPFOLJNING in scope.avsnitt:
        follow = follow_ups(underlag, s, scope.namn)
    return InsatsVy(
        kod=scope.kod,
        namn=scope.namn,
        tabell=tabell if shown else None,
        diagram=months.diagram.get("manad") if months and shown else None,
        uppfoljningar=follow,
        text=scope_texts(underlag, KOD, scope.kod),
        raknad=all(
            tal is not None and tal.raknad for tal in map(s.kanske, ("nya.kanda", "avslutade"))
        ),
    )


def _goals(underlag: BilagaUnderlag) -> tuple[MalavsnittVy, ...]:
    """The förbund, the unions and the insatser that have goals."""
    forbund = underlag.forbund
    overall = [
        MalavsnittVy(FORBUNDET, overall_name(part), goal_views(underlag, goals))
        for part, goals in by_party(underlag, underlag.goals)
    ]
    scopes = [(union.kod, union.namn) for union in forbund.union]
    scopes += [(insats.kod, insats.namn) for insats in forbund.insats]
    groups = [_group(underlag, underlag.goals, kod, namn) for kod, namn in scopes]
    return (*overall, *(group for group in groups if group.mal))


def _group(
    underlag: BilagaUnderlag, goals: Sequence[MalUtfall], scope: str, namn: str
) -> MalavsnittVy:
    of_scope = [goal for goal in goals if goal.mal.scope == scope]
    return MalavsnittVy(scope, namn, goal_views(underlag, of_scope))
