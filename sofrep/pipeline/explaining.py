"""What a reader of a page may ask of a printed number: what it is, of what it is a share, last year's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sofrep.domain.efterfoljare import not_comparable
from sofrep.domain.figure import SELECTED, Figure
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.record import held_in

if TYPE_CHECKING:
    from sofrep.utdata.webb import Forklaring
    from sofrep.visning.visat import Tal

_OF_MANY_YEARS = frozenset({"register", "uppfoljning", "antal", "blandat", "ansokningar"})
"""Tables whose measures mean the same from year to year: a goal's number does not, nor a survey's question."""


def explaining(results: Results) -> Callable[[Figure], Forklaring]:
    """Explains figures of documents; `results` are those that these show."""
    from sofrep.amnen.alla.meaning import meaning
    from sofrep.utdata.webb import Forklaring

    is_held = held_in(results)

    def explain(figure: Figure) -> Forklaring:
        told = meaning(figure.measure, results.forbund)
        return Forklaring(
            definition=told.definition,
            taljare=told.taljare,
            namnare=told.namnare,
            fjol=_year_before(figure, results, is_held),
        )

    return explain


def _year_before(figure: Figure, results: Results, is_held: Callable[[Figure], bool]) -> Tal | None:
    """The same figure a year earlier, where it is one that is compared and may be published."""
    from sofrep.visning.visat import Tal

    before = figure.period.previous()
    rest = figure.id.partition(".")[2]
    earlier = results.figures.get(f"{before.key}.{rest}")
    if (
        earlier is None
        or earlier.value is None
        or figure.recipe.table not in _OF_MANY_YEARS
        or SELECTED in figure.id
        or not is_held(earlier)
        or not_comparable(results.forbund, figure.scope, before.year, figure.period.year)
    ):
        return None
    return Tal(earlier)
