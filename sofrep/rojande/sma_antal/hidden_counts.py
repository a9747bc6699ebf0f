"""From figures to figures that may be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure, FigureSet, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojandeundantag
from sofrep.rojande.sma_antal.count_keys import LONGEST, OVER_MAX, Key
from sofrep.rojande.sma_antal.count_rules import WhyHidden
from sofrep.rojande.sma_antal.hiding import Suppression, suppress
from sofrep.rojande.sma_antal.model import Model, model_of


class Protection(Struct, frozen=True):
    """Which figures are hidden, of those that are to be published (`asked`).

    `suppression` has the hidden quantities with their intervals; `figures` the ids of the hidden
    figures, each with the hidden quantities that it rests on.
    """

    model: Model
    suppression: Suppression
    figures: Mapping[str, tuple[Key, ...]]
    asked: frozenset[str]

    def small(self) -> tuple[Key, ...]:
        """The quantities that a rule hides."""
        hidden = self.suppression.hidden
        return tuple(key for key, why in hidden.items() if why is WhyHidden.LITET)

    def unproved(self) -> tuple[Key, ...]:
        """The quantities that are hidden because no proof was found that less would do."""
        hidden = self.suppression.hidden
        return tuple(key for key, why in hidden.items() if why is WhyHidden.HELA_TABELLEN)

    def published(self) -> frozenset[Key]:
        """What the figures that are shown tell exactly."""
        return frozenset(
            key
            for name, reading in self.model.readings.items()
            if name not in self.figures
            for key, value in reading.told
            if value is not None
        )

    def exceptions(self) -> list[Rojandeundantag]:
        """For every small count that is shown because of an exception, the exception."""
        rules, found = self.model.secrets.rules, []
        for key in {key for reading in self.model.readings.values() for key in reading.keys}:
            value, exception = self.model.truth.get(key), rules.exception(key)
            if exception is not None and not key.what and value is not None:
                limits = [regel for regel in rules.rojande.tabell if regel.is_small(value)]
                found += [exception] * bool(limits)
        return found

    def apply(self, figures: FigureSet) -> FigureSet:
        """A copy in which hidden figures have no value, only a reason for having none.

        That nobody has counted a figure is no secret, and is still said.
        """
        return FigureSet(
            hide(figure)
            if figure.id in self.figures and figure.absence is not Absence.EJ_RAKNAT
            else figure
            for figure in figures.values()
        )


def hide(figure: Figure) -> Figure:
    """The figure without anything that tells its value."""
    return replace(figure, value=None, numerator=None, denominator=None, absence=Absence.DOLD)


def protect(
    figures: FigureSet,
    asked: Iterable[str],
    forbund: Forbund,
    periods: Sequence[Period],
    before: Protection | None = None,
) -> Protection:
    """Which of the figures `asked` have to be hidden, so that no small count can be known.

    `figures` are all that the office has, `periods` those that they are of.  What is hidden `before`
    stays so.
    """
    wanted = frozenset(asked)
    model = model_of(figures.values(), wanted, forbund, periods)
    suppression = suppress(model, before.suppression.hidden if before else {})
    _hide_longest(model, suppression, forbund)
    hidden = {
        name: found
        for name, reading in model.readings.items()
        if (found := tuple(key for key in reading.keys if key in suppression.hidden))
    }
    return Protection(model, suppression, hidden, wanted)


def _hide_longest(model: Model, suppression: Suppression, forbund: Forbund) -> None:
    """The longest time of all is that of one sex and of one insats.

    Where one sex's is hidden all are, and where an insats' is hidden its unions' are.  It also tells
    whether anybody stayed longer than allowed: where that is hidden it is too.
    """
    keys = {key for r in model.readings.values() for key in r.keys if key.what == LONGEST}
    hidden = {
        key
        for key in keys
        if any(
            one in suppression.hidden
            for one in (key, key._replace(what=""), key.at(*key.steps, OVER_MAX)._replace(what=""))
        )
    }
    scopes = {(key.period, key.scope) for key in hidden}
    members = forbund.scopes()
    for key in sorted(keys):
        parts = {(key.period, part) for part in members.get(key.scope, ()) if part != key.scope}
        by_sex = key.sex is not Sex.TOTALT and (key.period, key.scope) in scopes
        if key in hidden or by_sex or not parts.isdisjoint(scopes):
            suppression.hidden.setdefault(key, WhyHidden.SKYDDAR)
