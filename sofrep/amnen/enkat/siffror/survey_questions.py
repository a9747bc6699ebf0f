"""The measures of a question of the survey: its answers, against the nation and last year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.figure import Absence, Figure, Number, Origin, Recipe, Sex, Unit
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.statistics import ratio
from sofrep.statistics.measure import Measure
from sofrep.statistics.result import Result

if TYPE_CHECKING:
    from fractions import Fraction

    from sofrep.amnen.enkat.siffror.survey_counts import SurveyOfGroup
    from sofrep.domain.enkat import Fraga
    from sofrep.domain.period import Period
    from sofrep.domain.problem import Place
    from sofrep.statistics.underlag import Underlag

TABLE = "enkat"
NATIONAL = "riket"
STEPS = ("tillfragade", "n", "neg", "varken", "pos", "klart")
_ANSWERED = "de som svarat på frågan"
_OF = "enk.<respondentgrupp>.f<fråga>"
_NAME = "enkät till {respondentgrupp}, fråga {fråga}"


def survey_figure(
    period: Period, measure: str, result: Result, recipe: Recipe, sex: Sex = Sex.TOTALT
) -> Figure:
    """A figure of the survey."""
    return result.figure(survey_id(period, measure, sex), (FORBUNDET, period), recipe, sex)


def survey_id(period: Period, measure: str, sex: Sex) -> str:
    """The id of a figure of the survey; a profile's codes are short enough for it to be one."""
    name = f"{period.key}.{FORBUNDET}.{measure}"
    return name if sex is Sex.TOTALT else f"{name}.{sex}"


class Question(Struct, frozen=True):
    """A question in a year, of one sex or all: its counts by step, last year's survey, the nation's result.

    `rows` begin the recipes; `positive` are those in per cent of who answered.
    """

    underlag: Underlag
    period: Period
    fraga: Fraga
    sex: Sex
    rows: tuple[str, ...]
    counts: Mapping[str, int | None]
    before: SurveyOfGroup | None
    national: tuple[Number, Place] | None
    positive: Fraction | None

    @property
    def words(self) -> Mapping[str, str]:
        """The question's group and number."""
        return {"respondentgrupp": self.fraga.grupp, "fråga": f"{self.fraga.nummer:02d}"}

    def make(self, measure: str, result: Result, step: str, base: str = "") -> Figure:
        """A figure of those who meet `step`, of those who meet `base`."""
        recipe = Recipe(TABLE, (*self.rows, step), (*self.rows, base) if base else ())
        return survey_figure(self.period, measure, result, recipe, self.sex)


Count = Callable[[Question, Measure[Question]], Iterator[Figure]]


def _number(step: str) -> Count:
    def count(page: Question, line: Measure[Question]) -> Iterator[Figure]:
        yield page.make(line.pattern, Result.amount(page.counts[step] or 0), step)

    return count


def _rate(page: Question, line: Measure[Question]) -> Iterator[Figure]:
    n, asked = page.counts["n"], page.counts["tillfragade"] or 0
    yield page.make(line.pattern, _share(n, asked, Absence.INGEN_TILLFRAGAD), "n", "tillfragade")


def _outcome(step: str) -> Count:
    def count(page: Question, line: Measure[Question]) -> Iterator[Figure]:
        n, own = page.counts["n"] or 0, page.counts[step]
        yield page.make(line.pattern, Result.amount(own), step)
        yield page.make(f"{line.pattern}.andel", _share(own, n, Absence.INGA_SVAR), step, "n")

    return count


def _national(page: Question, line: Measure[Question]) -> Iterator[Figure]:
    if page.national is not None:
        value, place = page.national
        yield Figure(
            id=survey_id(page.period, line.pattern, page.sex),
            value=value,
            unit=line.unit,
            scope=FORBUNDET,
            period=page.period,
            recipe=Recipe(NATIONAL, (NATIONAL, *page.rows[1:])),
            sex=page.sex,
            origin=Origin.INMATAD,
            source=str(place),
        )


def _against_nation(page: Question, line: Measure[Question]) -> Iterator[Figure]:
    share = page.positive
    if share is not None and page.national is not None:
        yield page.make(
            line.pattern, Result.amount(share - page.national[0], line.unit), "pos", "n"
        )


def _change(page: Question, line: Measure[Question]) -> Iterator[Figure]:
    share, before = page.positive, _last_year(page)
    if share is not None and before is not None:
        yield page.make(line.pattern, Result.amount(share - before, line.unit), "pos", "n")


def _last_year(page: Question) -> Number | None:
    """Last year's share where it can be compared: computed, or else entered."""
    year, fraga = page.period.year - 1, page.fraga
    if not (fraga.is_asked(year) and fraga.is_comparable(year, year + 1)):
        return None
    if page.before and page.before.has(fraga):
        return positive_share(*(page.before.count(fraga, step, page.sex) for step in ("n", "pos")))
    measure = f"enk.{fraga.grupp}.{fraga.kod}.pos.andel"
    name = survey_id(page.period.previous(), measure, page.sex)
    entered = (figure.value for figure in page.underlag.history if figure.id == name)
    return next(entered, None)


def _share(part: int | None, whole: int, empty: Absence) -> Result:
    if not whole:
        return Result(None, Unit.PROCENT, part, whole, empty)
    return Result.share(part, whole)


def positive_share(n: int | None, positive: int | None) -> Fraction | None:
    """The positive in per cent of those who answered, None where there are none."""
    return ratio.share(positive, n) if n and positive is not None else None


def _is_asked(forbund: Forbund, words: Mapping[str, str]) -> bool:
    """Whether the question is one to the group."""
    return _question_of(forbund, words) is not None


def _has_outcomes(forbund: Forbund, words: Mapping[str, str]) -> bool:
    """Whether it is, and its answers are more than yes and no."""
    fraga = _question_of(forbund, words)
    return fraga is not None and not fraga.ja_nej


def _question_of(forbund: Forbund, words: Mapping[str, str]) -> Fraga | None:
    number = int(words["fråga"])
    return forbund.enkat.question(words["respondentgrupp"], number) if forbund.enkat else None


_line = partial(Measure[Question], forbundet=True)
_outcomes = partial(_line, when=_has_outcomes)
_answers = partial(_outcomes, share=f"de med ett sådant svar / {_ANSWERED}")

OF_QUESTION: tuple[Measure[Question], ...] = (
    _line(
        f"{_OF}.tillfragade",
        f"{_NAME}, skulle svara",
        "De som lämnat in en enkät med frågan, och där frågan har ett villkor uppfyller det.",
        _number("tillfragade"),
        when=_is_asked,
    ),
    _line(
        f"{_OF}.n", f"{_NAME}, svar", "De som svarat på frågan (n).", _number("n"), when=_is_asked
    ),
    _line(
        f"{_OF}.svarsfrekvens",
        f"{_NAME}, svarsfrekvens",
        "Andelen som svarat på frågan.",
        _rate,
        unit=Unit.PROCENT,
        ratio=f"{_ANSWERED} / de som skulle svara på frågan",
        when=_is_asked,
    ),
    _answers(
        f"{_OF}.neg",
        f"{_NAME}, negativt",
        "Svar som förbundet räknar som negativa.",
        _outcome("neg"),
    ),
    _answers(
        f"{_OF}.varken",
        f"{_NAME}, varken eller",
        "Svar som förbundet räknar som varken eller.",
        _outcome("varken"),
    ),
    _answers(
        f"{_OF}.pos",
        f"{_NAME}, positivt",
        "Svar som förbundet räknar som positiva, också de klart positiva.",
        _outcome("pos"),
    ),
    _answers(
        f"{_OF}.klart",
        f"{_NAME}, klart positivt",
        "De av de positiva som förbundet räknar som klart positiva.",
        _outcome("klart"),
    ),
    _outcomes(
        f"{_OF}.riket",
        f"{_NAME}, riket, positivt",
        "Andelen positiva i hela landet.",
        _national,
        unit=Unit.PROCENT,
    ),
    _outcomes(
        f"{_OF}.mot-riket",
        f"{_NAME}, positivt, skillnad mot riket",
        "Andelen positiva minus andelen i riket, ur de exakta värdena.",
        _against_nation,
        unit=Unit.PROCENTENHETER,
    ),
    _outcomes(
        f"{_OF}.forandring",
        f"{_NAME}, positivt, förändring",
        "Andelen positiva minus föregående års, ur de exakta värdena. Finns inte där frågan inte "
        "kan jämföras med året före.",
        _change,
        unit=Unit.PROCENTENHETER,
    ),
)
