"""What earlier builds beside this one have published is known, and held against what is published now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.earlier import earlier_figures
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import settle
from support.office import make_office
from support.rojande import turn_on

RULE = "\n[rojande]\nminsta_grupp = 5\n"
YEAR = Period.of_year(2023)


def row(month: int, number: int) -> dict[str, object]:
    """An exit in a month; everybody is a woman of Norra, so that only the months part them."""
    return {
        "Insats": "Ett", "Kön": "kvinna", "Födelseår": 1980, "Kommun": "Norra",
        "Startdatum": "2023-01-10", "Slutdatum": f"2023-{month:02d}-15",
        "Försörjning vid avslut": "Sjukpenning",
        "Sysselsättning vid avslut": "Studier" if number % 2 else "Arbetssökande",
        "Avslutsorsak": "Till studier",
    }  # fmt: skip


def told_and_then(office: Path) -> tuple[Figure, Figure]:
    """The exits to work or studies, as the delårsrapport and then the year show them."""
    turn_on(office, RULE)
    results = evaluate(office, YEAR)
    assert results.underlag is not None
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    build(office, part, office / "out" / part.key)
    given = earlier_figures(office, office / "out" / YEAR.key, YEAR, results.forbund.namn)
    of_part, _ = settle(evaluate(office, part), results.underlag, office)
    both, _ = settle(results, results.underlag, office, given)
    assert both.figures["2023.ett.avslutade"].value is not None
    return (
        of_part.figures[f"{part.key}.ett.avslutade.arbstud"],
        both.figures["2023.ett.avslutade.arbstud"],
    )


def test_what_the_delarsrapport_told_is_not_told_again_with_three_more(tmp_path: Path) -> None:
    """At its pace there would have been ten more at least."""
    rows = [row(3, n) for n in range(24)] + [row(10, n) for n in range(3)]
    of_part, of_year = told_and_then(make_office(tmp_path / "kontor", rows))
    assert (of_part.value, of_year.value) == (12, None)


def test_a_delarsrapport_that_leaves_few_for_the_rest_of_the_year_does_not_take_its_result(
    tmp_path: Path,
) -> None:
    rows = [row(3, n) for n in range(8)] + [row(10, n) for n in range(3)]
    of_part, of_year = told_and_then(make_office(tmp_path / "kontor", rows))
    assert (of_part.value, of_year.value) == (None, 5)


def test_a_build_of_the_same_period_is_made_anew(tmp_path: Path) -> None:
    office = make_office(tmp_path / "kontor")
    build(office, YEAR, office / "out" / YEAR.key)
    name = evaluate(office, YEAR).forbund.namn
    assert earlier_figures(office, office / "out" / "2023", YEAR, name) == ()
    assert earlier_figures(office, office / "out" / "2024", Period.of_year(2024), name)
    assert (
        earlier_figures(office, office / "out" / "2024", Period.of_year(2024), "Ett annat förbund")
        == ()
    )
    assert earlier_figures(office, office / "out" / "2025", Period.of_year(2025), name) == ()


def test_what_was_told_of_an_insats_that_the_profile_no_longer_has_is_passed_over(
    tmp_path: Path,
) -> None:
    office = make_office(tmp_path / "kontor", [row(3, n) for n in range(8)])
    turn_on(office, RULE)
    results = evaluate(office, YEAR)
    assert results.underlag is not None
    part = Period(date(2023, 1, 1), date(2023, 8, 31))
    build(office, part, office / "out" / part.key)
    given = earlier_figures(office, office / "out" / YEAR.key, YEAR, results.forbund.namn)
    gone = [replace(f, id=f.id.replace(".ett.", ".sju."), scope="sju") for f in given]
    assert any(figure.scope == "sju" for figure in gone)
    alone, _ = settle(results, results.underlag, office)
    both, _ = settle(results, results.underlag, office, tuple(gone))
    assert {k: f.value for k, f in both.figures.items()} == {
        k: f.value for k, f in alone.figures.items()
    }
