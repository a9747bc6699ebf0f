"""The overview of a build for the office: what is left to do, what changed, and what is behind each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.cellomraden import exactly
from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import MalUtfall
from sofrep.domain.problem import Place, Problem, Severity, by_sheet, place_columns
from sofrep.pipeline.coarser import hidden_figures, made_coarser
from sofrep.pipeline.made_documents import Lage, MadeDocument
from sofrep.pipeline.query import figure_of, places_behind, without_rows
from sofrep.pipeline.silence import by_post
from sofrep.pipeline.work_status import Step, next_step
from sofrep.visning.svenska import DASH, format_number, period_in_text

if TYPE_CHECKING:
    from sofrep.pipeline.coarser import MadeCoarser
    from sofrep.pipeline.editions import Settled

OVERVIEW = "kansliet/oversikt.html"
_TEMPLATE = "oversikt.html.j2"
_SCRIPTS = ("tabeller.js", "oversikt.js")


class ListedFigure(Struct, frozen=True, kw_only=True):
    """A printed figure with all that is known of it, as text; "" for what there is not.

    `rader` are the rows of its numerator, or its own, `bas` those of the denominator.
    """

    id: str
    tryckt: str
    namn: str
    period: str
    fjol: str
    definition: str
    taljare: str
    namnare: str
    rader: str
    bas: str
    dokument: tuple[str, ...]


def overview(made: Settled) -> str:
    """The page; every text is escaped."""
    from sofrep.utdata.webb import rendered

    shown, forbund = made.results, made.results.forbund
    return rendered(
        _TEMPLATE,
        made.editions[0].accenter if made.editions else (),
        _SCRIPTS,
        forbund=forbund,
        period=period_in_text(shown.period),
        dokument=[(each, tuple(made.beside(each))) for each in made.documents],
        varningar=_problems(p for p in made.problems if p.severity is not Severity.NOTE),
        upplysningar=_problems(p for p in made.problems if p.severity is Severity.NOTE),
        tystade=[(t.regel, t.skal, len(found)) for t, found in by_post(shown.silenced).items()],
        andringar=made.changes,
        andrade=[
            (each.name, each.before or DASH, each.now, each.figure_id)
            for each in (made.changes.changed if made.changes else ())
        ],
        mal=[_goal(goal, forbund) for goal in shown.goals],
        grovre=[_coarser(each, forbund) for each in made_coarser(made.counted, shown)],
        dolda=[
            (made.name_of(each.figure), each.why) for each in hidden_figures(made.counted, shown)
        ],
        siffror=[
            (document, list(of_it))
            for document, of_it in groupby(_figures(made), key=lambda each: each.dokument[0])
        ],
        steg=_step(made),
        namn=lambda key: made.name_of(shown.figures[key]) if key in shown.figures else key,
    )


def _step(made: Settled) -> Step | None:
    """What comes next about a year; of a part of one nothing is said."""
    if not made.results.period.is_year:
        return None
    documents = [MadeDocument(each.name, Lage.AKTUELLT) for each in made.documents]
    texts = tuple(text for each in made.documents for text in each.placeholders)
    return next_step(made.counted, made.problems, documents, texts, made.folder)


def _problems(problems: Iterable[Problem]) -> list[tuple[str, ...]]:
    """File, sheet, cells, what is wrong, what to do."""
    return [(*place_columns(each.places), each.message, each.action) for each in problems]


def _goal(goal: MalUtfall, forbund: Forbund) -> tuple[str, ...]:
    """Insats, wording, target, result, last year, judgement, comment."""
    from sofrep.amnen.gemensamt.malutfall import target_text
    from sofrep.visning.visat import Tal

    result, before = (Tal(f).text if f is not None else "" for f in (goal.result, goal.previous))
    return (
        forbund.scope_name(goal.mal.scope),
        goal.mal.wording,
        target_text(goal, goal.target),
        goal.words or result,
        goal.previous_words or before,
        goal.bedomning.value,
        goal.mal.not_measured or goal.mal.comment,
    )


def _coarser(one: MadeCoarser, forbund: Forbund) -> tuple[str, ...]:
    """Period, insats, group, what, how, why, how many figures."""
    from sofrep.pipeline.coarser_words import group_words, how_words, told_words

    return (
        one.period.key,
        forbund.scope_name(one.scope),
        group_words(one.reading.steps, forbund),
        told_words(one.reading.told, forbund),
        how_words(one, forbund),
        one.why,
        str(len(one.figures)),
    )


def _figures(made: Settled) -> Iterator[ListedFigure]:
    """Every figure of the documents once, in reading order, with the documents that it stands in."""
    where: dict[str, list[str]] = {}
    for document in made.documents:
        for key in document.figures:
            where.setdefault(key, []).append(document.name.removesuffix(".docx"))
    behind = places_behind(where, made.results, made.folder)
    for key, documents in where.items():
        figure = figure_of(key, made.results, made.folder)
        if figure is None:
            continue
        told = made.explain(figure)
        yield ListedFigure(
            id=key,
            tryckt=_printed(figure),
            namn=made.name_of(figure),
            period=period_in_text(figure.period),
            fjol=told.fjol.text if told.fjol is not None else "",
            definition=told.definition,
            taljare=_part(figure.numerator, told.taljare),
            namnare=_part(figure.denominator, told.namnare),
            rader=_places(behind[key].rows) or without_rows(figure),
            bas=_places(behind[key].base),
            dokument=tuple(documents),
        )


def _printed(figure: Figure) -> str:
    from sofrep.visning.visat import Tal

    return Tal(figure).text


def _part(value: object, words: str) -> str:
    return f"{format_number(value)} ({words})" if words and isinstance(value, int) else ""


def _places(places: Iterable[Place]) -> str:
    """``register/register.xlsx, bladet Register, rad 5–9, 12``: every one, sheet by sheet."""
    return "; ".join(f"{sheet}, {exactly(cells)}" for sheet, cells in by_sheet(places))
