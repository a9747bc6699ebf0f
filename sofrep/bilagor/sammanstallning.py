"""Sammanställning av måluppfyllelse: every insats' goals and grade, head counts, a page each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sofrep.bilagor import deltagarantal
from sofrep.bilagor.betyg import BetygVy, grade_view, steps
from sofrep.bilagor.dokument import common
from sofrep.bilagor.efterfoljare import takeover_notes
from sofrep.bilagor.mal import MalVy, any_entered, by_party, goal_views, overall_name
from sofrep.bilagor.siffror import siffror
from sofrep.bilagor.texter import Texter, scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.domain.efterfoljare import running
from sofrep.domain.forbund import FORBUNDET, Insats
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal
from sofrep.visning.vy import Vy

KOD = "sammanstallning"
_MONEY = {"budget": "Budget, tkr", "utfall": "Utfall, tkr", "avvikelse": "Avvikelse, tkr"}
_SAID_BY = ("-", "\u2013", "\u2014")
_QUOTES = "\"'\u201d\u201c\u2019\u00bb\u00ab"


@dataclass(frozen=True, slots=True)
class CitatVy(Vy):
    """A quotation without its marks, and who said it ("" where that is not told)."""

    text: str
    vem: str


@dataclass(frozen=True, slots=True)
class MalradVy(Vy):
    """The goals of the förbund, a party or a union, for the table of overall goals."""

    namn: str
    mal: tuple[MalVy, ...]


@dataclass(frozen=True, slots=True)
class InsatssidaVy(Vy):
    """An insats: its row in the tables and its page.

    `betyg` is None where the profile has no grades, `ekonomi` where neither budget nor outcome
    is known; `nyckeltal` are its head counts by name, empty where it has none.  `andringar` are
    sentences on what it took over from others.
    """

    kod: str
    namn: str
    mal: tuple[MalVy, ...]
    betyg: BetygVy | None
    nyckeltal: dict[str, Tal]
    ekonomi: Tabell | None
    text: Texter
    citat: tuple[CitatVy, ...]
    andringar: tuple[str, ...] = ()

    @property
    def inmatat(self) -> bool:
        """Whether a result of this or last year was typed in."""
        return any_entered(self.mal)


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``insatser`` are the insatser of the year and others that have goals or a grade, ``overgripande``
    the goals of the förbund, its parties and unions; ``deltagare`` is the table of head counts or
    None, ``ekonomi`` that of the money; ``steg`` the profile's grades, ``satta`` whether any grade is
    set by the förbund, ``inmatat`` whether any result is typed in.  The rest is `dokument.common`.
    """
    insatser = tuple(_page(underlag, insats) for insats in _shown(underlag))
    overall = _overall(underlag)
    shown: list[MalradVy | InsatssidaVy] = [*insatser, *overall]
    return {
        **common(underlag, KOD),
        "insatser": insatser,
        "overgripande": overall,
        "deltagare": deltagarantal.head_counts(underlag),
        "ekonomi": _all_money(underlag, insatser),
        "steg": steps(underlag.forbund.betyg),
        "satta": any(each.betyg is not None and each.betyg.satt for each in insatser),
        "inmatat": any_entered([mal for group in shown for mal in group.mal]),
    }


def _shown(underlag: BilagaUnderlag) -> list[Insats]:
    told = {goal.mal.scope for goal in underlag.goals}
    told |= {grade.scope for grade in underlag.grades if grade.steg}
    told |= {insats.kod for insats in running(underlag.forbund, underlag.period.year)}
    return [insats for insats in underlag.forbund.insats if insats.kod in told]


def _overall(underlag: BilagaUnderlag) -> tuple[MalradVy, ...]:
    groups = [
        MalradVy(overall_name(part), goal_views(underlag, goals))
        for part, goals in by_party(underlag, underlag.goals)
    ]
    for union in underlag.forbund.union:
        goals = [goal for goal in underlag.goals if goal.mal.scope == union.kod]
        groups.append(MalradVy(union.namn, goal_views(underlag, goals)))
    return tuple(group for group in groups if group.mal)


def _page(underlag: BilagaUnderlag, insats: Insats) -> InsatssidaVy:
    goals = [goal for goal in underlag.goals if goal.mal.scope == insats.kod]
    texts = scope_texts(underlag, KOD, insats.kod)
    quoted = texts["citat"]
    return InsatssidaVy(
        kod=insats.kod,
        namn=insats.namn,
        mal=goal_views(underlag, goals),
        betyg=grade_view(underlag, insats.kod),
        nyckeltal=_key_figures(underlag, insats.kod),
        ekonomi=_money(underlag, insats),
        text=texts,
        citat=_quotations(quoted) if isinstance(quoted, str) else (),
        andringar=takeover_notes(underlag, [insats.kod]) if goals else (),
    )


def _key_figures(underlag: BilagaUnderlag, scope: str) -> dict[str, Tal]:
    """Participants, new and ended, where all three are known."""
    s = siffror(underlag, scope)
    found = {name: s.kanske(name) for name in ("aktuella", "nya", "avslutade")}
    known = {name: tal for name, tal in found.items() if tal is not None and tal.finns}
    return known if len(known) == len(found) else {}


def _money(underlag: BilagaUnderlag, insats: Insats) -> Tabell | None:
    cells = _amounts(underlag, insats.kod, "")
    if not any(isinstance(cell, Tal) for cell in cells):
        return None
    return _money_table(underlag, insats.namn, [Rad(insats.namn, cells)])


def _all_money(underlag: BilagaUnderlag, insatser: Sequence[InsatssidaVy]) -> Tabell | None:
    """Budget and outcome of every insats, with the total where every one is known."""
    rows = [Rad(each.namn, _amounts(underlag, each.kod, "")) for each in insatser]
    if not any(isinstance(cell, Tal) for row in rows for cell in row.celler):
        return None
    total = _amounts(underlag, FORBUNDET, "insatser.")
    return _money_table(underlag, "alla insatser", [*rows, Rad("Totalt", total, summa=True)])


def _amounts(underlag: BilagaUnderlag, scope: str, begins: str) -> tuple[Tal | str, ...]:
    s = siffror(underlag, scope)
    found = (s.kanske(f"{begins}{measure}") for measure in _MONEY)
    return tuple(DASH if tal is None else tal.utan_enhet() for tal in found)


def _money_table(underlag: BilagaUnderlag, name: str, rows: Sequence[Rad]) -> Tabell:
    rubrik = f"Budget och utfall, {name} {underlag.period.year}"
    noter = ["Avvikelse är utfall minus budget."]
    amounts = [cell for row in rows for cell in row.celler if isinstance(cell, Tal)]
    if any(tal.finns and Fraction(tal.varde).denominator != 1 for tal in amounts):
        noter.append("Den är räknad på beloppen före avrundning.")
    if any(cell == DASH for row in rows for cell in row.celler):
        noter.append(f"{DASH} betyder: beloppet är inte känt, eller inte för alla insatser.")
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per insats. Kolumnerna är budget, utfall och avvikelse i tusental kronor.",
        ("Insats", *_MONEY.values()),
        tuple(rows),
        tuple(noter),
    )


def _quotations(text: str) -> tuple[CitatVy, ...]:
    """A quotation per paragraph; its last line says who where it begins with a dash."""
    return tuple(
        _quotation(lines)
        for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
        if (lines := [line.strip() for line in part.splitlines() if line.strip()])
    )


def _quotation(lines: list[str]) -> CitatVy:
    who = ""
    if len(lines) > 1 and lines[-1].startswith(_SAID_BY):
        who = lines.pop().lstrip("".join(_SAID_BY)).strip()
    return CitatVy(" ".join(lines).strip(_QUOTES + " "), who)
