"""The goals that are measured by the structural activities."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall


def structural_goals(underlag: BilagaUnderlag) -> list[MalUtfall]:
    """The goals, which stand with the activities."""
    prefix = f"{underlag.period.key}.{FORBUNDET}.strukturella."
    return [u for u in underlag.goals if u.result is not None and u.result.id.startswith(prefix)]
