"""Structural activities, their participants and the goal for them."""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.bilagor.mal import MalVy, any_entered, goal_views
from sofrep.bilagor.siffror import Siffror, siffror
from sofrep.bilagor.tabeller import streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall
from sofrep.visning.ordval import deltagare
from sofrep.visning.svenska import DASH, period_in_text
from sofrep.visning.visat import Rad, Tabell, Tal

_S = "strukturella"


@dataclass(frozen=True, slots=True)
class StrukturellaVy:
    """The chapter on structural activities; `mal` are the goals for them."""

    antal: Tal
    deltagare: Tal
    mal: tuple[MalVy, ...]
    tabell: Tabell

    @property
    def inmatat(self) -> bool:
        """Whether a result of the goals was typed in."""
        return any_entered(self.mal)


def make(underlag: BilagaUnderlag) -> StrukturellaVy | None:
    """The chapter, or None where no activity is listed for the period."""
    s = siffror(underlag, FORBUNDET)
    if s.kanske(f"{_S}.antal") is None:
        return None
    return StrukturellaVy(
        antal=s.tal(f"{_S}.antal"),
        deltagare=s.tal(f"{_S}.deltagare"),
        mal=goal_views(underlag, structural_goals(underlag)),
        tabell=_table(underlag, s),
    )


def structural_goals(underlag: BilagaUnderlag) -> list[MalUtfall]:
    """The goals that are measured by the structural activities."""
    prefix = f"{underlag.period.key}.{FORBUNDET}.{_S}."
    return [u for u in underlag.goals if u.result is not None and u.result.id.startswith(prefix)]


def _table(underlag: BilagaUnderlag, s: Siffror) -> Tabell:
    rader = [
        Rad(
            activity.vad or DASH,
            (
                activity.utforare or DASH,
                activity.nar or DASH,
                s.tal(f"{_S}.{number:02d}.deltagare"),
            ),
        )
        for number, activity in enumerate(underlag.aktiviteter, start=1)
    ]
    notes = streck_noter(rader)
    if any(not a.utforare or not a.nar for a in underlag.aktiviteter):
        notes = (*notes, f"{DASH} i en textkolumn betyder att uppgiften inte har angetts.")
    rader.append(Rad("Totalt", (DASH, DASH, s.tal(f"{_S}.deltagare")), summa=True))
    rubrik = f"Strukturella insatser, {period_in_text(s.period)}"
    ordet = deltagare(underlag.forbund)
    return Tabell(
        rubrik,
        f"{rubrik}. Raderna är aktiviteter, kolumnerna utförare, tid och antal {ordet.plural}.",
        ("Aktivitet", "Utförare", "När", f"Antal {ordet.plural}"),
        tuple(rader),
        notes,
    )
