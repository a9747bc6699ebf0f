"""What documents say of insatser that have merged, been renamed or been divided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain import efterfoljare
from sofrep.domain.forbund import Insats, Union
from sofrep.visning.svenska import enumerate_in_text


def takeover_notes(
    underlag: BilagaUnderlag, scopes: Collection[str], before: int | None = None
) -> tuple[str, ...]:
    """A sentence for each insats of the scopes that took others over after `before`.

    `before` is the year before the period's where it is not given.
    """
    now = underlag.period.year
    since = underlag.period.previous().year if before is None else before
    found = efterfoljare.takeovers(underlag.forbund, scopes, since, now)
    return tuple(
        underlag.fraser.text(
            "insats.tog-over",
            "flera" if len(others) > 1 else "en",
            insats=insats.namn,
            ar=str(insats.fran),
            andra=enumerate_in_text([other.namn for other in others]),
        )
        for insats, others in found
    )


def changes(underlag: BilagaUnderlag, scopes: Sequence[Insats | Union]) -> tuple[str, ...]:
    """Notes to a comparison with the year before: who took over, and what is not compared."""
    takeovers = takeover_notes(underlag, [scope.kod for scope in scopes])
    return (*takeovers, *_not_compared(underlag, scopes))


def _not_compared(underlag: BilagaUnderlag, scopes: Sequence[Insats | Union]) -> Iterator[str]:
    period = underlag.period
    before = period.previous().year
    for scope in scopes:
        division = efterfoljare.not_comparable(underlag.forbund, scope.kod, before, period.year)
        if division is not None:
            yield underlag.fraser.text(
                "insats.jamfors-inte",
                insats=scope.namn,
                delad=division.insats,
                ar=str(division.ar),
            )


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
