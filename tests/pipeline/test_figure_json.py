"""Nothing is lost when figures, goals and problems go through JSON."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from msgspec.structs import replace

from sofrep.domain.betyg import Betyg, Malkvot
from sofrep.domain.figure import Absence, Figure, FigureSet, Number, Origin, Recipe, Sex, Unit
from sofrep.domain.mal import Bedomning, Jamforelse, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error
from sofrep.pipeline.figure_json import (
    figure_from_json,
    figure_to_json,
    from_line,
    number_from_json,
    number_to_json,
    to_line,
)
from sofrep.pipeline.kept_figures import KeptFigures

YEAR = Period.of_year(2023)
COUNT = Figure(
    id="2023.rv.nya",
    value=208,
    unit=Unit.ANTAL,
    scope="rv",
    period=YEAR,
    recipe=Recipe("register", ("nya",)),
)
SHARE = Figure(
    id="2023.rv.avslutade.arbstud.andel.kvinnor",
    value=Fraction(300, 11),
    unit=Unit.PROCENT,
    scope="rv",
    period=YEAR,
    recipe=Recipe("register", ("avslutade", "arbstud"), ("avslutade",)),
    sex=Sex.KVINNOR,
    numerator=3,
    denominator=11,
)
ABSENT = Figure(
    id="2023.gg.avslutade.arbstud.andel",
    value=None,
    unit=Unit.PROCENT,
    scope="gg",
    period=YEAR,
    recipe=Recipe("register", ("avslutade", "arbstud"), ("avslutade",)),
    denominator=0,
    numerator=0,
    absence=Absence.TOM_NAMNARE,
)
ENTERED = Figure(
    id="2019.rv.nya",
    value=140,
    unit=Unit.ANTAL,
    scope="rv",
    period=Period.of_year(2019),
    recipe=Recipe("historik", ()),
    origin=Origin.INMATAD,
    source="Årsredovisning 2019",
)


def through_json(entry: object) -> object:
    return json.loads(json.dumps(entry))


@pytest.mark.parametrize("figure", [COUNT, SHARE, ABSENT, ENTERED], ids=lambda f: str(f.id))
def test_a_figure_comes_back_as_it_was(figure: Figure) -> None:
    entry = through_json(figure_to_json(figure))
    assert isinstance(entry, dict)
    assert figure_from_json(figure.id, entry) == figure


@pytest.mark.parametrize(
    ("value", "written"),
    [(27, 27), (Fraction(300, 11), "300/11"), (Fraction(-1, 3), "-1/3"), (None, None), (0, 0)],
)
def test_a_number_is_written_exactly(value: Number | None, written: object) -> None:
    assert number_to_json(value) == written
    assert number_from_json(number_to_json(value)) == value


def test_a_whole_fraction_is_written_as_an_integer() -> None:
    assert number_to_json(Fraction(6, 2)) == 3


def test_kept_figures_are_the_same_mapping() -> None:
    figures = FigureSet([COUNT, SHARE, ABSENT])
    lines = {key: json.dumps(figure_to_json(each)) for key, each in figures.items()}
    assert KeptFigures(lines).with_entered([]) == figures
    kept = KeptFigures(lines)
    assert dict(kept) == dict(figures)
    assert [*kept.values()] == [*figures.values()]
    assert len(kept) == 3
    assert "2023.rv.nya" in kept
    assert "2023.rv.gamla" not in kept
    with pytest.raises(KeyError):
        kept["2023.rv.gamla"]


GOAL = Mal(
    year=2023,
    scope="rv",
    wording="Minst 35 % till arbete eller studier",
    matt="avslutade.arbstud.andel",
    jamforelse=Jamforelse.MINST,
    target=Fraction(71, 2),
    unit=Unit.PROCENT,
    entered=None,
    entered_previous=31,
    not_measured="",
    comment="Fler än tidigare",
    place=Place("2023/mal.xlsx", "Mål", "C4"),
)


@pytest.mark.parametrize(
    "outcome",
    [
        MalUtfall(
            mal=GOAL,
            result=SHARE,
            previous=ENTERED,
            target=Fraction(71, 2),
            bedomning=Bedomning.EJ_UPPFYLLT,
            distance=Fraction(3),
        ),
        MalUtfall(
            mal=GOAL,
            result=None,
            previous=None,
            target=None,
            bedomning=Bedomning.EJ_MATT,
            distance=None,
        ),
        MalUtfall(
            mal=replace(GOAL, in_words="Prövat", previous_in_words="Påbörjat", part="af"),
            result=None,
            previous=None,
            target=None,
            bedomning=Bedomning.I_ORD,
            distance=None,
            words="Prövat",
            previous_words="Påbörjat",
            nummer=3,
        ),
    ],
)
def test_a_goal_comes_back_as_it_was(outcome: MalUtfall) -> None:
    assert from_line(to_line(outcome), MalUtfall) == outcome


@pytest.mark.parametrize(
    "grade",
    [
        Betyg(
            scope="rv",
            steg="God",
            beraknat="God",
            satt=False,
            skal="",
            kvot=SHARE,
            delar=(
                Malkvot(nummer=1, mal="Fler", kvot=SHARE),
                Malkvot(nummer=2, mal="Nöjda", kvot=None, utan="resultatet är i ord"),
            ),
        ),
        Betyg(scope="rv", steg="God", beraknat="", satt=True, skal="Nytt", kvot=None, delar=()),
    ],
)
def test_a_grade_comes_back_as_it_was(grade: Betyg) -> None:
    assert from_line(to_line(grade), Betyg) == grade


def test_a_problem_comes_back_as_it_was() -> None:
    problem = error("tal-okant", Place("a.xlsx", "Blad", "B2"), "Fel.", "Rätta.")
    assert from_line(to_line(problem), Problem) == problem
