"""Every figure of random surveys agrees with an independent recount in plain loops."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Figure, FigureSet, Unit
from sofrep.domain.period import Period
from support.enkat import make_enkat
from support.frames import make_forbund, make_underlag

SLOW = settings(
    max_examples=60,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # a seed cannot be shrunk
)
SEED = st.integers(0, 2**32)

SCALE = ["dåligt", "ganska dåligt", "varken eller", "bra", "mycket bra"]
IS = {
    "neg": {"dåligt", "ganska dåligt"},
    "varken": {"varken eller"},
    "pos": {"bra", "mycket bra"},
    "klart": {"mycket bra"},
}
ENKAT = make_enkat(
    fraga=(
        *make_enkat().fraga,
        Fraga(grupp="pers", nummer=2, indikator=2, lydelse="Ny?", fran=2023),
        Fraga(grupp="pers", nummer=5, indikator=2, lydelse="Ny form?", jamforbar_fran=2023),
    )
)
FORBUND = make_forbund(enkat=ENKAT)
QUESTIONS = {"avslut": [1, 2, 3, 4], "pers": [1, 2, 5]}
SEXES = {"": None, ".kvinnor": "kvinnor", ".man": "man", ".ovriga": "ovriga"}


def random_surveys(seed: int) -> list[dict[str, Any]]:
    """Surveys of two years; some are blank, and now and then a group or sex is missing."""
    random = Random(seed)  # noqa: S311 - test data
    kinds = [
        (year, grupp, kon)
        for year in (2022, 2023)
        for grupp in ("avslut", "pers")
        for kon in ("kvinnor", "man", "ovriga")
    ]
    kinds = random.sample(kinds, random.randint(1, len(kinds)))
    made = []
    for _ in range(random.randint(0, 25)):
        year, grupp, kon = random.choice(kinds)
        svar: dict[int, str] = {}
        for number in QUESTIONS[grupp]:
            choices = ["ja", "nej", None] if (grupp, number) == ("avslut", 3) else [*SCALE, None]
            answer = random.choice(choices)
            if number == 4 and svar.get(3) != "ja":
                answer = None
            if answer and not ((grupp, number) == ("pers", 2) and year < 2023):
                svar[number] = answer
        made.append({"year": year, "grupp": grupp, "kon": kon, "svar": svar})
    return made


def random_national(seed: int) -> list[dict[str, Any]]:
    random = Random(seed)  # noqa: S311 - test data
    rows = [
        {"grupp": grupp, "fraga": number, "kon": kon}
        for grupp, numbers in QUESTIONS.items()
        for number in numbers
        for kon in (("", "kvinnor", "man") if grupp == "avslut" else ("",))
        if (grupp, number) != ("avslut", 3)
    ]
    chosen = random.sample(rows, random.randint(0, len(rows)))
    return [row | {"procent": Fraction(random.randint(0, 1000), 10)} for row in chosen]


def recount(
    surveys: list[dict[str, Any]], national: list[dict[str, Any]], year: int
) -> dict[str, Any]:
    """The value of every figure of a year, by measure."""
    own = [survey for survey in surveys if survey["year"] == year]
    values: dict[str, Any] = {"antal": len(own)} if own else {}
    for grupp, numbers in QUESTIONS.items():
        of_group = [survey for survey in own if survey["grupp"] == grupp]
        if not of_group:
            continue
        for suffix, kon in SEXES.items():
            mine = [survey for survey in of_group if kon in (None, survey["kon"])]
            if (kon and grupp == "pers") or (kon == "ovriga" and not mine):
                continue
            values[f"{grupp}.antal{suffix}"] = len(mine)
            for number in numbers:
                if (grupp, number, year) == ("pers", 2, 2022):
                    continue
                for name, value in _question(mine, grupp, number).items():
                    values[f"{grupp}.f{number:02d}.{name}{suffix}"] = value
                for row in national:
                    key = (row["grupp"], row["fraga"], row["kon"] or None)
                    if year == 2023 and key == (grupp, number, kon):
                        values[f"{grupp}.f{number:02d}.riket{suffix}"] = row["procent"]
    return values


def _question(surveys: list[dict[str, Any]], grupp: str, number: int) -> dict[str, Any]:
    asked = [s for s in surveys if number != 4 or s["svar"].get(3) == "ja"]
    answers = [s["svar"][number] for s in asked if number in s["svar"]]
    found: dict[str, Any] = {
        "tillfragade": len(asked),
        "n": len(answers),
        "svarsfrekvens": _percent(len(answers), len(asked)),
    }
    if (grupp, number) != ("avslut", 3):
        for name, meant in IS.items():
            count = sum(answer in meant for answer in answers)
            found[name] = count
            found[f"{name}.andel"] = _percent(count, len(answers))
    return found


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def compared(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The differences to the nation and to the year before."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        stem, middle, suffix = name.partition(".pos.andel")
        if not middle or value is None:
            continue
        if f"{stem}.riket{suffix}" in values:
            found[f"{stem}.mot-riket{suffix}"] = value - values[f"{stem}.riket{suffix}"]
        if before.get(name) is not None and stem != "pers.f05":
            found[f"{stem}.forandring{suffix}"] = value - before[name]
    return found


def ups_and_downs(values: dict[str, Any], before: dict[str, Any]) -> dict[str, int]:
    """How many questions changed by half a procentenhet and one answer and more, all sexes together."""
    changes = []
    for name, value in values.items():
        if name.endswith(".forandring"):
            n = name.replace("forandring", "n")
            fewest = min(values[n], before[n])
            changes.append(value if abs(value) >= Fraction(100, fewest) else Fraction(0))
    up = len([change for change in changes if change >= Fraction(1, 2)])
    down = len([change for change in changes if change <= Fraction(-1, 2)])
    both = {"jamforda": len(changes), "okat": up, "minskat": down}
    return both | {"lika": len(changes) - up - down}


@SLOW
@given(SEED)
def test_every_figure_agrees_with_the_recount(seed: int) -> None:
    surveys, national = random_surveys(seed), random_national(seed)
    underlag = make_underlag(FORBUND, surveys=surveys, national=national)
    before = recount(surveys, national, 2022)
    expected = recount(surveys, national, 2023)
    expected |= compared(expected, before)
    expected |= ups_and_downs(expected, before) if expected else {}
    before |= ups_and_downs({}, {}) if before else {}
    counted = survey_figures(underlag, FORBUND, Period.of_year(2023))
    found = {figure.measure.removeprefix("enk."): figure.value for figure in counted}
    assert found == expected
    counted = survey_figures(underlag, FORBUND, Period.of_year(2022))
    assert {figure.measure.removeprefix("enk."): figure.value for figure in counted} == before


@SLOW
@given(SEED)
def test_behind_a_count_are_as_many_rows_and_each_figure_has_one_line_in_the_list(
    seed: int,
) -> None:
    underlag = make_underlag(FORBUND, surveys=random_surveys(seed), national=random_national(seed))
    figures = FigureSet(survey_figures(underlag, FORBUND, Period.of_year(2023)))
    for figure in figures.values():
        (match,) = find(figure.measure, FORBUND)
        assert (match.unit, match.sex) == (figure.unit, figure.sex)
        places = RowFinder(underlag, FORBUND).rows(figure)
        assert len(places) == len(set(places)) == _rows(figure, figures)
        if figure.denominator is not None:
            assert len(RowFinder(underlag, FORBUND).base(figure)) == figure.denominator


def _rows(figure: Figure, figures: FigureSet) -> int:
    if figure.recipe.table == "riket":
        return 1
    if figure.recipe.rows == ("enkat",):  # counted from all surveys of the year
        figure = figures["2023.forbundet.enk.antal"]
    if figure.unit is Unit.PROCENTENHETER:
        figure = figures[figure.id.replace("mot-riket", "pos").replace("forandring", "pos")]
    return int(figure.value or 0) if figure.numerator is None else int(figure.numerator)
