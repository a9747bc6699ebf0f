"""``sofrep goals``: the goals of a year with their results, and what the grade of each insats rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.answers import answer_for, scope_name, selection_words
from sofrep.cli.marks import INTERNAL, marks_of
from sofrep.cli.options import (
    Data,
    Form,
    Insats,
    PartOfYear,
    UsageFault,
    Year,
    format_of,
    scope_of,
)
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, cell_text, show
from sofrep.domain.mal import Bedomning, Jamforelse, MalUtfall
from sofrep.visning import svenska
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from sofrep.domain.betyg import Betyg, Betygsregel
    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.evaluate import Results


COLUMNS = (
    ListedColumn("insats", "Insats"),
    ListedColumn("mal", "Mål"),
    ListedColumn("kvot", "Av målvärdet", is_number=True),
    ListedColumn("betyg", "Betyg"),
    ListedColumn("forklaring", "Förklaring"),
)


def grid_of_grade(
    grade: Betyg, insats: str, rule: Betygsregel, goals: Mapping[int, str], year: str
) -> Listing:
    """Each goal with its ratio, or why it does not count; the mean and its step; an override.

    `goals` are the results beside their targets, by the goal's number.
    """
    rows: list[dict[str, Cell]] = [
        {
            "insats": insats,
            "mal": part.mal,
            "kvot": part.kvot,
            "betyg": "",
            "forklaring": f"Räknas inte: {part.utan}." if part.utan else goals[part.nummer],
        }
        for part in grade.delar
    ]
    rows += [{"insats": insats, **row} for row in _conclusions(grade, rule)]
    return Listing(f"{insats} {year}: {shown_grade(grade)}", COLUMNS, rows)


def shown_grade(grade: Betyg) -> str:
    """``God``, ``God (satt för hand)``, a dash where there is none."""
    return f"{grade.steg} (satt för hand)" if grade.satt else grade.steg or svenska.DASH


def _conclusions(grade: Betyg, rule: Betygsregel) -> Iterator[dict[str, Cell]]:
    if grade.kvot is not None:
        yield {
            "mal": f"Medelvärde, {_counted(grade)}",
            "kvot": grade.kvot,
            "betyg": grade.beraknat,
            "forklaring": _step(grade.kvot, rule),
        }
    if grade.satt:
        yield {
            "mal": "Satt för hand i stället för regeln",
            "kvot": None,
            "betyg": grade.steg,
            "forklaring": grade.skal,
        }
    elif grade.kvot is None:
        yield {
            "mal": "Inget betyg",
            "kvot": None,
            "betyg": "",
            "forklaring": "Inget mål har både ett resultat och ett målvärde att räkna med.",
        }


def _counted(grade: Betyg) -> str:
    number = sum(part.kvot is not None for part in grade.delar)
    return f"{svenska.format_number(number)} mål"


def _step(mean: Figure, rule: Betygsregel) -> str:
    """``Drygt 109 %: från 100 % är betyget God, från 115 % Mycket god.``."""
    if mean.value is None:
        return ""
    step = rule.step_of(mean.value)
    place = rule.steg.index(step)
    text = Tal(mean).ungefar().text
    told = f"från {_per_cent(step.fran_procent)} är betyget {step.namn}"
    if place:
        better = rule.steg[place - 1]
        told += f", från {_per_cent(better.fran_procent)} {better.namn}"
    return f"{text[:1].upper()}{text[1:]}: {told}."


def _per_cent(number: int) -> str:
    return f"{svenska.format_number(number)}{svenska.NBSP}%"


_COLUMNS = (
    ListedColumn("insats", "Insats"),
    ListedColumn("mal", "Mål"),
    ListedColumn("malvarde", "Målvärde", is_number=True),
    ListedColumn("resultat", "Resultat", is_number=True),
    ListedColumn("antal", "Antal", is_number=True, may_go=True),
    ListedColumn("forra", "Förra året", is_number=True),
    ListedColumn("bedomning", "Bedömning"),
    ListedColumn("kommentar", "Kommentar", may_go=True),
)
_EXACT_COLUMNS = (
    _COLUMNS[0],
    ListedColumn("part", "Part"),
    ListedColumn("omrade", "Målområde"),
    _COLUMNS[1],
    ListedColumn("jamforelse", "Jämförelse"),
    *_COLUMNS[2:4],
    ListedColumn("i_ord", "Resultat i ord"),
    ListedColumn("enhet", "Enhet"),
    *_COLUMNS[4:6],
    ListedColumn("forra_i_ord", "Förra året i ord"),
    *_COLUMNS[6:],
)
"""For json and csv, where the target is a number of its own and words have their columns."""

_GRADE = (ListedColumn("betyg", "Betyg"), ListedColumn("betyg_satt", "Betyg satt för hand"))
_IN_WORDS = "i ord"

_STYLES = {
    Bedomning.UPPFYLLT.value: "green",
    Bedomning.DELVIS.value: "yellow",
    Bedomning.EJ_UPPFYLLT.value: "red",
    Bedomning.EJ_MATT.value: "dim",
    Bedomning.INGET_MALVARDE.value: "dim",
    Bedomning.I_ORD.value: "dim",
    Bedomning.DOLT.value: "dim",
}
_SIGNS = {Jamforelse.MINST: "≥", Jamforelse.HOGST: "≤"}


def goals(  # noqa: PLR0913 - the filters of a query are its options
    year: Year = None,
    *,
    period: PartOfYear = None,
    insats: Insats = None,
    why: Annotated[
        bool, typer.Option("--why", "--varfor", help="Visa vad insatsernas betyg bygger på.")
    ] = False,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa målen med målvärde, resultat, förra året, bedömning och insatsernas betyg."""
    shape = format_of(form)
    results, _ = answer_for(data, year, part=period)
    scope = scope_of(insats, results.forbund)
    if why:
        show(_why(results, scope), shape)
        return
    wanted = [goal for goal in results.goals if scope in (None, goal.mal.scope)]
    exact = shape in {Format.JSON, Format.CSV}
    row = _exact_row if exact else _row
    columns = _EXACT_COLUMNS if exact else _COLUMNS
    grades = {grade.scope: grade for grade in results.grades}
    grid = Listing(
        f"Mål {results.period.key}",
        (*columns[:-1], *(_GRADE if exact else _GRADE[:1]), columns[-1]) if grades else columns,
        [
            row(goal, results.forbund) | _grade(grades.get(goal.mal.scope), exact=exact)
            for goal in wanted
        ],
        styles=_STYLES,
        urval=selection_words(results),
    )
    show([grid], shape)
    if not wanted and shape is Format.TABELL:
        typer.echo(f"Det finns inga mål att visa för {results.period.key}.")


def _grade(grade: Betyg | None, *, exact: bool) -> dict[str, Cell]:
    """The grade of the goal's insats, and whether it is set by hand."""
    if grade is None or not grade.steg:
        return {}
    if not exact:
        return {"betyg": shown_grade(grade)}
    return {"betyg": grade.steg, "betyg_satt": "ja" if grade.satt else "nej"}


def _why(results: Results, scope: str | None) -> list[Listing]:
    """The grounds of each grade; raises `UsageFault` where there are none."""
    rule = results.forbund.betyg
    wanted = [grade for grade in results.grades if scope in (None, grade.scope)]
    if rule is None:
        raise UsageFault(
            "forbund.toml har inga betyg. Ger ni betyg: lägg till avsnittet [betyg] i forbund.toml, med "
            "betygen och deras gränser under steg."
        )
    if not results.period.is_year:
        raise UsageFault("Betyget gäller ett helt år. Fråga utan --period.")
    if not wanted:
        raise UsageFault(f"Det finns inga betyg att visa för {results.period.key}.")
    grids = []
    for grade in wanted:
        texts = {
            goal.nummer: f"Resultat {cell_text(goal.result)}, målvärde {_signed_target(goal)}."
            for goal in results.goals
            if goal.mal.scope == grade.scope
        }
        name = scope_name(grade.scope, results.forbund)
        grids.append(grid_of_grade(grade, name, rule, texts, results.period.key))
    return grids


def _row(goal: MalUtfall, forbund: Forbund) -> dict[str, Cell]:
    part = _part_name(goal, forbund)
    words = {"Resultat": goal.words, "Förra året": goal.previous_words}
    told = [f"{when}: {text.rstrip('. ')}." for when, text in words.items() if text]
    return {
        "insats": scope_name(goal.mal.scope, forbund) + (f", {part}" if part else ""),
        "mal": goal.mal.wording,
        "malvarde": _signed_target(goal),
        "resultat": _IN_WORDS if goal.words else goal.result,
        "antal": counts(goal.result),
        "forra": _IN_WORDS if goal.previous_words else goal.previous,
        "bedomning": goal.bedomning.value,
        "kommentar": " ".join((*told, goal.mal.not_measured or goal.mal.comment)).strip(),
    }


def _part_name(goal: MalUtfall, forbund: Forbund) -> str:
    return next((part.namn for part in forbund.part if part.kod == goal.mal.part), "")


def _signed_target(goal: MalUtfall) -> str:
    sign = _SIGNS[goal.mal.jamforelse] if goal.mal.jamforelse else ""
    target = _target_text(goal)
    return f"{sign} {target}".strip() if target else ""


def _target_text(goal: MalUtfall) -> str:
    """The target with its unit; a whole number without decimals, as in the documents."""
    if goal.target is None:
        return ""
    decimals = 0 if goal.target.denominator == 1 else None
    return svenska.format_value(goal.target, goal.mal.unit, decimals=decimals)


def _exact_row(goal: MalUtfall, forbund: Forbund) -> dict[str, Cell]:
    return _row(goal, forbund) | {
        "insats": scope_name(goal.mal.scope, forbund),
        "part": _part_name(goal, forbund),
        "omrade": goal.mal.omrade,
        "resultat": goal.result,
        "i_ord": goal.words,
        "forra": goal.previous,
        "forra_i_ord": goal.previous_words,
        "kommentar": goal.mal.not_measured or goal.mal.comment,
        "jamforelse": str(goal.mal.jamforelse or ""),
        "malvarde": goal.target,
        "enhet": str(goal.mal.unit),
    }


def counts(figure: Figure | None) -> str:
    """``53 av 198``: what a share was computed from."""
    if figure is None or figure.numerator is None or figure.denominator is None:
        return ""
    parts = f"{cell_text(figure.numerator)} av {cell_text(figure.denominator)}"
    return parts + marks_of(figure, (INTERNAL,))
