"""Which insatser and unions a document tells of."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain import efterfoljare
from sofrep.domain.forbund import Insats, Union


def running(underlag: BilagaUnderlag) -> tuple[Insats, ...]:
    """The insatser of the period's year."""
    return efterfoljare.running(underlag.forbund, underlag.period.year)


def shown_unions(underlag: BilagaUnderlag) -> tuple[Union, ...]:
    """The unions that add something up this year, each set of insatser once."""
    forbund, year = underlag.forbund, underlag.period.year
    alive = {i.kod for i in running(underlag)}
    seen: set[frozenset[str]] = {frozenset({kod}) for kod in alive}
    shown = []
    for union in forbund.union:
        members = frozenset(efterfoljare.insatser_of(forbund, union.kod, year)) & alive
        if members and members not in seen:
            seen.add(members)
            shown.append(union)
    return tuple(shown)
