"""The lines of the list of measures that come from the economy sheets (scope ``forbundet``)."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import Measure


def _lines(pattern: str, namn: str, what: str) -> tuple[Measure, ...]:
    """An amount in each kind of column."""
    lines = (
        ("", "", f"{what} för perioden, så som det är skrivet."),
        (".budget", ", budget", "Årets budget."),
        (".prognos", ", prognos", "Årets prognos."),
        (".avvik", ", avvikelse mot budget", "Utfall minus budget."),
        (".prognos-avvik", ", prognosens avvikelse mot budget", "Prognos minus budget."),
        (".ar-<år>", ", {år} enligt årets blad", "Beloppet för ett annat år på samma blad."),
    )
    return tuple(
        Measure(
            pattern=f"{pattern}{ending}",
            namn=f"{namn}{name}",
            definition=definition,
            unit=Unit.KRONOR,
            forbundet=True,
        )
        for ending, name, definition in lines
    )


def _one(pattern: str, namn: str, definition: str, unit: Unit, ratio: str = "") -> Measure:
    taljare, _, namnare = ratio.partition("/")
    return Measure(
        pattern=pattern,
        namn=namn,
        definition=definition,
        unit=unit,
        taljare=taljare,
        namnare=namnare,
        forbundet=True,
    )


ECONOMY_MEASURES: tuple[Measure, ...] = (
    *_lines("eko.<rapport>.<post>", "{rapport}, {post}", "Beloppet i posten"),
    *_lines("eko.not<not>.<post>", "not {not}, {post}", "Beloppet i notens post"),
    *_lines("eko.not<not>.summa", "not {not}, summa", "Notens summa (utskriven eller uträknad)"),
    _one(
        "eko.fler.anstallda",
        "antal anställda",
        "Antalet i årets flerårsöversikt.",
        Unit.ANTAL,
    ),
    _one(
        "eko.fler.anstallda.ar-<år>",
        "antal anställda {år}",
        "Antalet ett annat år i årets flerårsöversikt.",
        Unit.ANTAL,
    ),
    Measure(
        pattern="eko.anv.<post>",
        namn="användning, {post}",
        definition="Medel som har använts till slaget av insats; andelen inskriven eller uträknad.",
        unit=Unit.KRONOR,
        taljare="beloppet",
        namnare="alla belopp på bladet",
        andel=True,
        forbundet=True,
    ),
    _one(
        "eko.anv.<post>.ar-<år>",
        "användning, {post}, {år} enligt årets blad",
        "Beloppet för ett annat år på samma blad.",
        Unit.KRONOR,
    ),
    _one(
        "eko.anv.<post>.andel.ar-<år>",
        "användning, {post}, andel {år} enligt årets blad",
        "Andelen ett annat år på samma blad.",
        Unit.PROCENT,
    ),
    _one(
        "eko.soliditet",
        "soliditet",
        "Eget kapital som andel av tillgångarna vid årets slut.",
        Unit.PROCENT,
        "summa eget kapital/summa tillgångar",
    ),
    _one(
        "eko.soliditet.ar-<år>",
        "soliditet {år} enligt årets blad",
        "Eget kapital som andel av tillgångarna ett annat år på samma blad.",
        Unit.PROCENT,
        "summa eget kapital/summa tillgångar",
    ),
)
