"""Totals against their parts, where the office has typed in both.

What is computed adds up by the way in which it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.alla.between.years import Years, history_place
from sofrep.domain.figure import Figure, Origin, Sex, Unit
from sofrep.domain.problem import About, Problem, warning
from sofrep.statistics.measure_words import POPULATIONS

_SEXES = ("kvinnor", "man", "ovriga")


def check_unions(years: Years) -> Iterator[Problem]:
    """A warning for each population of a union that is not the sum of its insatser, by sex too.

    Only where one of the numbers was entered and all of them are known.
    """
    periods = sorted({figure.period for figure in years.underlag.history})
    for period in periods:
        for union in years.forbund.union:
            for measure in _population_measures():
                keys = [f"{period.key}.{kod}.{measure}" for kod in union.insatser]
                whole = f"{period.key}.{union.kod}.{measure}"
                values = [years.value(key) for key in keys]
                known = [value for value in values if value is not None]
                total = years.value(whole)
                if total is None or len(known) < len(values) or total == sum(known):
                    continue
                entered = [key for key in (whole, *keys) if _is_entered(years, key)]
                if entered:
                    yield warning(
                        "union-stammer-inte",
                        history_place(years.underlag, entered[0]),
                        f"{whole} är {total}, men insatserna har tillsammans {sum(known)}: "
                        f"{', '.join(keys)}.",
                        "Rätta den siffra som är fel. Är det publicerat så: sofrep godta.",
                        About(union.kod, period.year),
                    )


def _population_measures() -> Iterator[str]:
    for population in POPULATIONS:
        yield population
        yield from (f"{population}.{sex}" for sex in _SEXES)


def _is_entered(years: Years, key: str) -> bool:
    return key in years.figures and years.figures[key].origin is Origin.INMATAD


def check_sexes(years: Years) -> Iterator[Problem]:
    """A warning for each entered count that its entered sexes do not add up to.

    Less is right where the third group was not entered, and among the new, where the anonymous
    have no sex.
    """
    entered = {figure.id: figure for figure in years.underlag.history}
    for key, total in entered.items():
        if total.unit is not Unit.ANTAL or total.sex is not Sex.TOTALT:
            continue
        parts = {sex: entered[f"{key}.{sex}"] for sex in _SEXES if f"{key}.{sex}" in entered}
        if {"kvinnor", "man"} <= set(parts) and _disagrees(total, parts):
            known = sum(figure.value or 0 for figure in parts.values())
            yield warning(
                "kon-stammer-inte",
                history_place(years.underlag, key),
                f"{key} är {total.value}, men könen är tillsammans {known}.",
                "Rätta den siffra som är fel. Är det publicerat så: sofrep godta.",
                About(total.scope, total.period.year),
            )


def _disagrees(total: Figure, parts: dict[str, Figure]) -> bool:
    known = sum(figure.value or 0 for figure in parts.values())
    whole = total.value or 0
    may_be_less = "ovriga" not in parts or total.measure == "nya"
    return known > whole or (known < whole and not may_be_less)
