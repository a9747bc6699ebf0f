"""What a reader of a page may ask of a printed number: what it is, of what it is a share, last year's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from sofrep.domain.efterfoljare import not_comparable
from sofrep.domain.figure import SELECTED, Figure
from sofrep.domain.period import Period

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.utdata.webb import Forklaring
    from sofrep.visning.visat import Tal

_OF_MANY_YEARS = frozenset({"register", "uppfoljning", "antal", "blandat", "ansokningar"})
"""Tables whose measures mean the same from year to year: a goal's number does not, nor a survey's question."""


def explaining(
    forbund: Forbund, figures: Mapping[str, Figure], is_held: Callable[[Figure], bool]
) -> Callable[[Figure], Forklaring]:
    """Explains figures of documents, with those of `figures` that are held against what they publish."""
    from sofrep.amnen.alla.behind import meaning
    from sofrep.utdata.webb import Forklaring

    told_of = cache(lambda measure: meaning(measure, forbund))
    before = cache(Period.previous)

    def explain(figure: Figure) -> Forklaring:
        told = told_of(figure.measure)
        return Forklaring(
            definition=told.definition,
            taljare=told.taljare,
            namnare=told.namnare,
            fjol=_year_before(figure, before(figure.period), forbund, figures, is_held),
        )

    return explain


def _year_before(
    figure: Figure,
    before: Period,
    forbund: Forbund,
    figures: Mapping[str, Figure],
    is_held: Callable[[Figure], bool],
) -> Tal | None:
    """The same figure a year earlier, where it is one that is compared and may be published."""
    from sofrep.visning.visat import Tal

    rest = figure.id.partition(".")[2]
    earlier = figures.get(f"{before.key}.{rest}")
    if (
        earlier is None
        or earlier.value is None
        or figure.recipe.table not in _OF_MANY_YEARS
        or SELECTED in figure.id
        or not is_held(earlier)
        or not_comparable(forbund, figure.scope, before.year, figure.period.year)
    ):
        return None
    return Tal(earlier)
