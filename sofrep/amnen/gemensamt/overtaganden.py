"""Whether an insats was counted, and what is said of those merged, renamed or divided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain import efterfoljare
from sofrep.domain.figure import SEXES, Sex, Unit
from sofrep.domain.forbund import Insats, Union
from sofrep.visning.svenska import enumerate_in_text
from sofrep.visning.visat import Tabell, Tal

TALLY = "antal"
"""The table of a recipe that counts tallies."""

_POPULATIONS = frozenset({"aktuella", "nya", "nya.kanda", "avslutade", "vid-start", "vid-slut"})


def is_counted(tabell: Tabell) -> bool:
    """Whether any figure of the table has been counted, beside the populations in its total row."""
    return any(tal.raknad and not _is_population(tal) for tal in tabell.tal)


def bara_antal(underlag: BilagaUnderlag, insatser: Iterable[Insats]) -> tuple[str, ...]:
    """The names of the insatser that are counted from tallies in the period."""
    period, figures = underlag.period, underlag.figures
    return tuple(
        insats.namn
        for insats in insatser
        if (figure := figures.get(f"{period.key}.{insats.kod}.nya")) is not None
        and figure.recipe.table == TALLY
    )


def has_unsexed(underlag: BilagaUnderlag, figures: Iterable[Tal]) -> bool:
    """Whether a printed count holds somebody who is neither among its women nor its men, and is not shown."""
    shown = {tal.figure.id: tal.figure for tal in figures if not tal.dold}
    for key, women in shown.items():
        base = key.removesuffix(f".{Sex.KVINNOR}")
        total, men = shown.get(base), shown.get(f"{base}.{Sex.MAN}")
        if base == key or total is None or men is None or total.unit is not Unit.ANTAL:
            continue
        if total.value is None or women.value is None or men.value is None:
            continue
        more = (shown.get(f"{base}.{Sex.OVRIGA}"), underlag.figures.get(f"{base}.anonyma"))
        counted = sum(figure.value for figure in more if figure and figure.value)
        if total.value > women.value + men.value + counted:
            return True
    return False


def _is_population(tal: Tal) -> bool:
    measure = tal.figure.measure
    for sex in SEXES:
        measure = measure.removesuffix(f".{sex}")
    return measure in _POPULATIONS or measure.endswith(".kand")  # beside a mean, its n


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
                "insats.jamfors-inte", insats=scope.namn, delad=division.insats, ar=str(division.ar)
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
