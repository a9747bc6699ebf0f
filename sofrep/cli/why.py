"""``sofrep goals --why``: what the grade of each insats rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sofrep.cli.show import Cell, ListedColumn, Listing
from sofrep.visning import svenska
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from sofrep.domain.betyg import Betyg, Betygsregel
    from sofrep.domain.figure import Figure

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
