"""The survey of 2023 as published: every count and share; the nation; surveys returned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sofrep.amnen.alla.behind import RowFinder
from sofrep.domain.figure import Figure, FigureSet, Origin, Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.underlag import Underlag
from support.facit import as_printed, printed, read_table

GROUPS = {
    "Deltagare avslut": "avslut",
    "Personal": "pers",
    "Remittenter": "remitt",
    "Parternas chefsgrupp": "chef",
    "Styrelse": "styr",
}
SEX = {"Samtliga": "", "Kvinnor": ".kvinnor", "Män": ".man"}
COUNTS = {
    "enkäter": "tillfragade",
    "svar": "n",
    "negativt": "neg",
    "varken_eller": "varken",
    "positivt": "pos",
    "varav_klart_positivt": "klart",
}
SHARES = {
    "negativt_procent": "neg.andel",
    "varken_eller_procent": "varken.andel",
    "positivt_procent": "pos.andel",
    "klart_positivt_procent": "klart.andel",
    "svarsfrekvens_procent": "svarsfrekvens",
}
PUBLISHED = read_table("indikatorer_2023.csv")
NATIONAL = read_table("nationella_indikatorer_2023.csv")

FiguresOf = Callable[[int], FigureSet]


def _name(row: dict[str, str]) -> str:
    return f"{row['respondentgrupp']} {row['fråga']} {row['kön']}"


def _figure(row: dict[str, str], measure: str, figures: FigureSet) -> Figure:
    question = f"{GROUPS[row['respondentgrupp']]}.f{int(row['fråga']):02d}"
    return figures[f"2023.forbundet.enk.{question}.{measure}{SEX[row['kön']]}"]


def test_the_published_table_is_whole() -> None:
    assert len(PUBLISHED) == 55
    assert len(NATIONAL) == 25


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_published_counts(row: dict[str, str], figures_of: FiguresOf) -> None:
    for column, measure in COUNTS.items():
        assert _figure(row, measure, figures_of(2023)).value == int(row[column]), column


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_published_shares_each_rounded_by_itself(
    row: dict[str, str], figures_of: FiguresOf
) -> None:
    for column, measure in SHARES.items():
        figure = _figure(row, measure, figures_of(2023))
        assert figure.unit is Unit.PROCENT
        assert figure.value is not None
        assert as_printed(figure.value, row[column]) == printed(row[column]), column
        assert figure.denominator == int(row["enkäter" if measure == "svarsfrekvens" else "svar"])


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_the_question_belongs_to_the_published_indicator(
    row: dict[str, str], forbund: Forbund
) -> None:
    assert forbund.enkat is not None
    fraga = forbund.enkat.question(GROUPS[row["respondentgrupp"]], int(row["fråga"]))
    assert fraga is not None
    assert fraga.indikator == int(row["indikator"])


def test_only_published_questions_have_outcomes_in_2023(
    forbund: Forbund, figures_of: FiguresOf
) -> None:
    published = {(GROUPS[row["respondentgrupp"]], int(row["fråga"])) for row in PUBLISHED}
    assert forbund.enkat is not None
    counted = {
        (fraga.grupp, fraga.nummer)
        for fraga in forbund.enkat.fraga
        if f"2023.forbundet.enk.{fraga.grupp}.{fraga.kod}.pos" in figures_of(2023)
    }
    assert counted == published


@pytest.mark.parametrize("row", NATIONAL, ids=_name)
def test_national_result_and_the_exact_distance_to_it(
    row: dict[str, str], figures_of: FiguresOf
) -> None:
    figures = figures_of(2023)
    national = _figure(row, "riket", figures)
    assert national.value == int(row["positivt_procent"])
    assert national.origin is Origin.INMATAD
    own, distance = _figure(row, "pos.andel", figures), _figure(row, "mot-riket", figures)
    assert own.value is not None
    assert distance.value == own.value - int(row["positivt_procent"])
    assert distance.unit is Unit.PROCENTENHETER


def test_what_has_no_national_result_has_no_distance(figures_of: FiguresOf) -> None:
    given = {
        (GROUPS[row["respondentgrupp"]], f"f{int(row['fråga']):02d}", SEX[row["kön"]])
        for row in NATIONAL
    }
    found = [key for key in figures_of(2023) if ".mot-riket" in key]
    assert len(found) == len(given) == len(NATIONAL)


@pytest.mark.parametrize(("year", "surveys"), [(2021, 242), (2022, 257), (2023, 184)])
def test_surveys_returned(year: int, surveys: int, figures_of: FiguresOf) -> None:
    assert figures_of(year)[f"{year}.forbundet.enk.antal"].value == surveys


@pytest.mark.parametrize(
    ("measure", "surveys"),
    [
        ("avslut.antal", 123),
        ("avslut.antal.kvinnor", 63),
        ("avslut.antal.man", 56),
        ("avslut.antal.ovriga", 4),
        ("avslut.f09.tillfragade", 116),
        ("avslut.f10.tillfragade.ovriga", 3),
        ("pers.antal", 15),
        ("remitt.antal", 26),
        ("chef.antal", 12),
        ("styr.antal", 8),
    ],
)
def test_surveys_returned_by_group(measure: str, surveys: int, figures_of: FiguresOf) -> None:
    assert figures_of(2023)[f"2023.forbundet.enk.{measure}"].value == surveys


def test_those_still_enrolled_were_not_asked_in_2023(figures_of: FiguresOf) -> None:
    assert not [key for key in figures_of(2023) if ".enk.pagaende." in key]
    assert "2022.forbundet.enk.pagaende.antal" in figures_of(2022)


@pytest.mark.parametrize(("question", "share"), [("f01", "70"), ("f06", "56")])
def test_published_shares_of_2022(question: str, share: str, figures_of: FiguresOf) -> None:
    value = figures_of(2022)[f"2022.forbundet.enk.avslut.{question}.pos.andel"].value
    assert value is not None
    assert as_printed(value, share) == printed(share)


def test_the_reworded_indicator_has_no_change_over_the_break(figures_of: FiguresOf) -> None:
    change = "forbundet.enk.avslut.f04.forandring"
    assert f"2021.{change}" not in figures_of(2021)
    assert f"2020.{change}" in figures_of(2020)
    assert f"2022.{change}" in figures_of(2022)


def test_the_new_question_starts_in_2021(figures_of: FiguresOf) -> None:
    assert "2020.forbundet.enk.avslut.f10.n" not in figures_of(2020)
    assert "2021.forbundet.enk.avslut.f10.n" in figures_of(2021)


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_the_rows_behind_are_as_many_as_published(
    row: dict[str, str], figures_of: FiguresOf, underlag: Underlag, forbund: Forbund
) -> None:
    figure = _figure(row, "pos.andel", figures_of(2023))
    places = RowFinder(underlag, forbund).rows(figure)
    assert len(set(places)) == int(row["positivt"])
    assert len(RowFinder(underlag, forbund).base(figure)) == int(row["svar"])
    assert {place.file for place in places} == {"2023/Enkäter 2023.xlsx"}
