"""The measures of the indicator survey: what came back, what it said, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.amnen.enkat.siffror.survey_questions import (
    NATIONAL,
    OF_QUESTION,
    STEPS,
    TABLE,
    Question,
    positive_share,
    survey_figure,
)
from sofrep.domain.figure import SEXES, Figure, Number, Recipe, Sex
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.statistics import ratio
from sofrep.statistics.measure import Measure, figures_of
from sofrep.statistics.result import Result
from sofrep.statistics.underlag import UNKNOWN, Underlag

if TYPE_CHECKING:
    from sofrep.amnen.enkat.siffror.survey_counts import SurveyOfGroup, Surveys
    from sofrep.domain.enkat import Enkat, Fraga
    from sofrep.domain.period import Period
    from sofrep.domain.problem import Place

_HALF = Fraction(1, 2)


class _Groups(Struct, frozen=True):
    """The surveys of a year, by respondent group."""

    period: Period
    groups: Mapping[str, SurveyOfGroup]
    words: Mapping[str, str] = field(default_factory=dict)


def _all_returned(page: _Groups, line: Measure[_Groups]) -> Iterator[Figure]:
    returned = sum(own.returned(Sex.TOTALT) for own in page.groups.values())
    yield survey_figure(page.period, line.pattern, Result.amount(returned), Recipe(TABLE, (TABLE,)))


def _returned(page: _Groups, line: Measure[_Groups]) -> Iterator[Figure]:
    kod = page.words["respondentgrupp"]
    recipe = Recipe(TABLE, (TABLE, f"grupp={kod}"))
    for sex in page.groups[kod].sexes():
        result = Result.amount(page.groups[kod].returned(sex))
        yield survey_figure(page.period, line.pattern, result, recipe, sex)


class _Changes(Struct, frozen=True):
    """How much the positive of each question that can be compared have changed in a year."""

    period: Period
    changes: tuple[Fraction, ...]
    words: Mapping[str, str] = field(default_factory=dict)


def _changed(
    counts: Callable[[Fraction], bool],
) -> Callable[[_Changes, Measure[Any]], Iterator[Figure]]:
    def count(page: _Changes, line: Measure[_Changes]) -> Iterator[Figure]:
        number = sum(1 for change in page.changes if counts(change))
        yield survey_figure(
            page.period, line.pattern, Result.amount(number), Recipe(TABLE, (TABLE,))
        )

    return count


def _has_survey(forbund: Forbund, words: Mapping[str, str]) -> bool:
    del words
    return forbund.enkat is not None


def _line(
    pattern: str, namn: str, definition: str, count: Callable[[Any, Measure[Any]], Iterator[Figure]]
) -> Measure[Any]:
    return Measure(pattern, namn, definition, count, sex=False, when=_has_survey, forbundet=True)


_IN_ALL: tuple[Measure[_Groups], ...] = (
    _line(
        "enk.antal",
        "enkäter",
        "Enkäter som kommit tillbaka under året, från alla grupper.",
        _all_returned,
    ),
)
_OF_GROUP: tuple[Measure[_Groups], ...] = (
    replace(
        _line(
            "enk.<respondentgrupp>.antal",
            "enkät till {respondentgrupp}, enkäter",
            "Enkäter som kommit tillbaka från gruppen under året.",
            _returned,
        ),
        sex=True,
    ),
)
_OF_CHANGES: tuple[Measure[_Changes], ...] = (
    _line(
        "enk.jamforda",
        "frågor som kan jämföras med året före",
        "Frågor i indikatorerna som har en förändring, och tillräckligt många svar båda åren.",
        _changed(lambda _: True),
    ),
    _line(
        "enk.okat",
        "frågor där andelen positiva ökat",
        "De jämförda frågor vars andel positiva ökat med minst en halv procentenhet, och minst vad ett svar gör.",
        _changed(lambda change: change >= _HALF),
    ),
    _line(
        "enk.minskat",
        "frågor där andelen positiva minskat",
        "De jämförda frågor vars andel positiva minskat med minst en halv procentenhet, och minst vad ett svar gör.",
        _changed(lambda change: change <= -_HALF),
    ),
    _line(
        "enk.lika",
        "frågor där andelen positiva är lika",
        "De jämförda frågor vars andel positiva ändrats mindre än så.",
        _changed(lambda change: abs(change) < _HALF),
    ),
)
SURVEYS: tuple[Measure[Any], ...] = (*_IN_ALL, *_OF_GROUP, *_OF_CHANGES, *OF_QUESTION)


def survey_figures(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The figures of the survey of a whole year; none of a group that was not asked."""
    from sofrep.amnen.enkat.siffror.survey_counts import Surveys

    enkat = forbund.enkat
    if enkat is None or not period.is_year:
        return
    surveys = Surveys(underlag, enkat)
    asked = {g.kod: own for g in enkat.grupp if (own := surveys.of(period.year, g.kod))}
    if not asked:
        return
    groups = _Groups(period, asked)
    yield from figures_of(groups, _IN_ALL, forbund)
    made: dict[str, Figure] = {}
    for kod in asked:
        yield from figures_of(replace(groups, words={"respondentgrupp": kod}), _OF_GROUP, forbund)
        for question in _questions(surveys, period, kod):
            of_question = {f.id: f for f in figures_of(question, OF_QUESTION, forbund)}
            yield from of_question.values()
            made |= of_question
    changes = tuple(_changes(made, surveys, period))
    yield from figures_of(_Changes(period, changes), _OF_CHANGES, forbund)


def _questions(surveys: Surveys, period: Period, kod: str) -> Iterator[Question]:
    """The questions that a group answered in the year, each in all and by sex."""
    underlag, enkat, year = surveys.underlag, surveys.enkat, period.year
    own, before = surveys.of(year, kod), surveys.of(year - 1, kod)
    national = _national_rows(underlag, year)
    for fraga in enkat.questions_to(kod) if own else ():
        if own and fraga.is_asked(year) and own.has(fraga):
            rows = (TABLE, f"grupp={kod}", f"fraga={fraga.nummer}")
            for sex in own.sexes():
                counts = {step: own.count(fraga, step, sex) for step in STEPS}
                if counts["n"] is not None:
                    result = national.get(_key(enkat, fraga, sex))
                    share = positive_share(counts["n"], counts["pos"])
                    yield Question(
                        underlag, period, fraga, sex, rows, counts, before, result, share
                    )


def _changes(made: Mapping[str, Figure], surveys: Surveys, period: Period) -> Iterator[Fraction]:
    """The changes of the questions that can be compared; less than one answer makes is none.

    A question of which one of the years has too few answers to show is left out.
    """
    for fraga in surveys.enkat.fraga:
        name = f"{period.key}.{FORBUNDET}.enk.{fraga.grupp}.{fraga.kod}"
        change = made.get(f"{name}.forandring")
        if not fraga.indikator or change is None or change.value is None:
            continue
        answers = made[f"{name}.n"].value
        of_years = (int(answers or 0), _answers(surveys, period.year - 1, fraga))
        if not any(surveys.enkat.is_too_few(number) for number in of_years):
            is_nothing = ratio.is_less_than_one(change.value, *of_years)
            yield Fraction(0 if is_nothing else change.value)


def _answers(surveys: Surveys, year: int, fraga: Fraga) -> int:
    own = surveys.of(year, fraga.grupp)
    return (own.count(fraga, "n", Sex.TOTALT) or 0) if own and own.has(fraga) else 0


_NationalKey = tuple[int, int, int]
"""Group (index), question number and sex (index, `UNKNOWN` for everyone)."""


def _key(enkat: Enkat, fraga: Fraga, sex: Sex) -> _NationalKey:
    group = [own.kod for own in enkat.grupp].index(fraga.grupp)
    return group, fraga.nummer, UNKNOWN if sex is Sex.TOTALT else SEXES.index(sex)


def _national_rows(underlag: Underlag, year: int) -> dict[_NationalKey, tuple[Number, Place]]:
    """The positive in per cent in the whole country, and where each stands."""
    found: dict[_NationalKey, tuple[Number, Place]] = {}
    columns = ("year", "grupp", "fraga", "kon", "procent", "sheet", "row")
    for own, group, question, sex, percent, sheet, row in underlag.national.rows(*columns):
        if own == year:
            place = underlag.sheets[sheet].place(row, "procent")
            found.setdefault((group, question, sex), (percent, place))
    return found


def survey_places(figure: Figure, steps: tuple[str, ...], surveys: Surveys) -> tuple[Place, ...]:
    """Where a figure's surveys, answers or sums stand, or its national result."""
    enkat = surveys.enkat
    named = dict(step.split("=") for step in steps if "=" in step)
    year, step = figure.period.year, steps[-1]
    if "grupp" not in named:
        groups = (surveys.of(year, group.kod) for group in enkat.grupp)
        return tuple(p for own in groups if own for p in own.places(None, "", figure.sex))
    fraga = enkat.question(named["grupp"], int(named.get("fraga", 0)))
    if steps[0] == NATIONAL:
        key = _key(enkat, fraga, figure.sex) if fraga else None
        return tuple(
            place
            for own, (_, place) in _national_rows(surveys.underlag, year).items()
            if own == key
        )
    own = surveys.of(year, named["grupp"])
    return own.places(fraga, step, figure.sex) if own else ()
