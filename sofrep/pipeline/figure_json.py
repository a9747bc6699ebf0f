"""Figures, goals and problems as JSON and back, exactly: a value is ``27`` or ``"300/11"``.

Used by figurer.json and by the store.  Aggregates only: no rows, no cells of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import msgspec

from sofrep.domain.betyg import Betyg, Malkvot
from sofrep.domain.figure import Absence, Figure, Number, Origin, Recipe, Sex, Unit
from sofrep.domain.mal import Bedomning, Jamforelse, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, Problem, Severity

Json = dict[str, Any]


def on_one_line(content: Json) -> str:
    """JSON as the standard library would write it, in a fraction of the time."""
    return msgspec.json.format(msgspec.json.encode(content), indent=0).decode()


def number_to_json(value: Number | None) -> int | str | None:
    """An integer as it is, a fraction as ``"300/11"``."""
    if value is None or isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def number_from_json(value: int | str | None) -> Number | None:
    """The reverse of `number_to_json`; a whole number comes back as int."""
    return Fraction(value) if isinstance(value, str) else value


def figure_to_json(figure: Figure) -> Json:
    """A figure without its id; keys that say nothing are left out."""
    recipe = figure.recipe
    entry: Json = {
        "varde": number_to_json(figure.value),
        "enhet": figure.unit.value,
        "omfattning": figure.scope,
        "period": period_to_json(figure.period),
        "kon": figure.sex.value,
        "recept": [recipe.table, recipe.rows, recipe.base],
    }
    if figure.numerator is not None:
        entry["taljare"] = number_to_json(figure.numerator)
    if figure.denominator is not None:
        entry["namnare"] = figure.denominator
    if figure.origin is not Origin.BERAKNAD:
        entry["ursprung"] = figure.origin.value
    if figure.absence:
        entry["saknas"] = figure.absence.name
    if figure.source:
        entry["kalla"] = figure.source
    if figure.is_internal:
        entry["bara_kansliet"] = True
    return entry


def figure_from_json(figure_id: str, entry: Mapping[str, Any]) -> Figure:
    """The reverse of `figure_to_json`."""
    absence = entry.get("saknas")
    table, rows, base = entry["recept"]
    return Figure(
        id=figure_id,
        value=number_from_json(entry["varde"]),
        unit=Unit(entry["enhet"]),
        scope=entry["omfattning"],
        period=_period_from_json(*entry["period"]),
        recipe=Recipe(table, tuple(rows), tuple(base)),
        sex=Sex(entry.get("kon", "totalt")),
        numerator=number_from_json(entry.get("taljare")),
        denominator=entry.get("namnare"),
        origin=Origin(entry.get("ursprung", "beräknad")),
        absence=Absence[absence] if absence else None,
        source=entry.get("kalla", ""),
        is_internal=entry.get("bara_kansliet", False),
    )


@cache
def period_to_json(period: Period) -> list[str]:
    """The first and the last day."""
    return [period.start.isoformat(), period.end.isoformat()]


@cache
def _period_from_json(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def goal_to_json(outcome: MalUtfall) -> Json:
    """A goal with its outcome; its figures stand whole in it."""
    mal = outcome.mal
    return {
        "ar": mal.year,
        "omfattning": mal.scope,
        "mal": mal.wording,
        "matt": mal.matt,
        "jamforelse": mal.jamforelse and str(mal.jamforelse),
        "arets_malvarde": number_to_json(mal.target),
        "enhet": str(mal.unit),
        "inmatat": number_to_json(mal.entered),
        "inmatat_forra": number_to_json(mal.entered_previous),
        "ej_matt": mal.not_measured,
        "kommentar": mal.comment,
        "plats": _place_to_json(mal.place),
        "matt_plats": mal.place_matt and _place_to_json(mal.place_matt),
        "i_ord": mal.in_words,
        "forra_i_ord": mal.previous_in_words,
        "part": mal.part,
        "omrade": mal.omrade,
        "nummer": outcome.nummer,
        "visas_i_ord": [outcome.words, outcome.previous_words],
        "resultat": _optional_figure(outcome.result),
        "forra": _optional_figure(outcome.previous),
        "malvarde": number_to_json(outcome.target),
        "bedomning": outcome.bedomning.name,
        "avstand": number_to_json(outcome.distance),
    }


def goal_from_json(entry: Mapping[str, Any]) -> MalUtfall:
    """The reverse of `goal_to_json`."""
    distance = number_from_json(entry["avstand"])
    mal = Mal(
        year=entry["ar"],
        scope=entry["omfattning"],
        wording=entry["mal"],
        matt=entry["matt"],
        jamforelse=Jamforelse(entry["jamforelse"]) if entry["jamforelse"] else None,
        target=number_from_json(entry["arets_malvarde"]),
        unit=Unit(entry["enhet"]),
        entered=number_from_json(entry["inmatat"]),
        entered_previous=number_from_json(entry["inmatat_forra"]),
        not_measured=entry["ej_matt"],
        comment=entry["kommentar"],
        place=Place(*entry["plats"]),
        in_words=entry["i_ord"],
        previous_in_words=entry["forra_i_ord"],
        part=entry["part"],
        omrade=entry["omrade"],
        place_matt=Place(*entry["matt_plats"]) if entry["matt_plats"] else None,
    )
    words, previous_words = entry["visas_i_ord"]
    return MalUtfall(
        mal=mal,
        result=_figure_or_none(entry["resultat"]),
        previous=_figure_or_none(entry["forra"]),
        target=number_from_json(entry["malvarde"]),
        bedomning=Bedomning[entry["bedomning"]],
        distance=None if distance is None else Fraction(distance),
        words=words,
        previous_words=previous_words,
        nummer=entry["nummer"],
    )


def grade_to_json(grade: Betyg) -> Json:
    """The grade of an insats with what it rests on; its figures stand whole in it."""
    return {
        "omfattning": grade.scope,
        "betyg": grade.steg,
        "beraknat": grade.beraknat,
        "satt_for_hand": grade.satt,
        "skal": grade.skal,
        "kvot": _optional_figure(grade.kvot),
        "mal": [
            {
                "nummer": part.nummer,
                "mal": part.mal,
                "kvot": _optional_figure(part.kvot),
                "raknas_inte": part.utan,
            }
            for part in grade.delar
        ],
    }


def grade_from_json(entry: Mapping[str, Any]) -> Betyg:
    """The reverse of `grade_to_json`."""
    return Betyg(
        scope=entry["omfattning"],
        steg=entry["betyg"],
        beraknat=entry["beraknat"],
        satt=entry["satt_for_hand"],
        skal=entry["skal"],
        kvot=_figure_or_none(entry["kvot"]),
        delar=tuple(
            Malkvot(
                nummer=part["nummer"],
                mal=part["mal"],
                kvot=_figure_or_none(part["kvot"]),
                utan=part["raknas_inte"],
            )
            for part in entry["mal"]
        ),
    )


def _optional_figure(figure: Figure | None) -> Json | None:
    return None if figure is None else {"id": figure.id} | figure_to_json(figure)


def _figure_or_none(entry: Mapping[str, Any] | None) -> Figure | None:
    return None if entry is None else figure_from_json(entry["id"], entry)


def problem_to_json(problem: Problem) -> Json:
    """A problem; its texts hold no values of free-text cells."""
    return {
        "regel": problem.rule,
        "allvar": str(problem.severity),
        "platser": [_place_to_json(place) for place in problem.places],
        "meddelande": problem.message,
        "atgard": problem.action,
        "galler": [problem.about.insats, problem.about.year],
    }


def problem_from_json(entry: Mapping[str, Any]) -> Problem:
    """The reverse of `problem_to_json`."""
    place, *others = (Place(*each) for each in entry["platser"])
    return Problem(
        rule=entry["regel"],
        severity=Severity(entry["allvar"]),
        place=place,
        message=entry["meddelande"],
        action=entry["atgard"],
        about=About(*entry["galler"]),
        others=tuple(others),
    )


def _place_to_json(place: Place) -> list[str]:
    return [place.file, place.sheet, place.cell]
