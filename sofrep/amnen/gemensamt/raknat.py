"""What has been counted: a table of nothing but dashes tells nobody anything."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.figure import SEXES, Sex, Unit
from sofrep.domain.forbund import Insats
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
