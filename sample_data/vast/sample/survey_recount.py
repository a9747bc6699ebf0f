"""The published survey results counted again from the invented surveys, with plain loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from vast.sample.recount import printed
from vast.sample.rows import K, M
from vast.sample.survey_counts import AVSLUT, ONLY_AFTER_YES, YES_NO
from vast.sample.surveys import NO_ANSWER, YES_ANSWER, Survey
from verktyg.published import read_csv

_SEXES = {"Kvinnor": K, "Män": M}
_RETURNED = {2021: 242, 2022: 257, 2023: 184}
_SHARES_2022 = {1: 70, 6: 56}


def survey_faults(facit: Path, surveys: Mapping[int, Sequence[Survey]]) -> list[str]:
    """Everything that the surveys miss of what was published, or that no survey could hold."""
    faults = [
        f"{year}: {len(surveys[year])} enkäter, ska vara {wanted}"
        for year, wanted in _RETURNED.items()
        if len(surveys[year]) != wanted
    ]
    for row in read_csv(facit / "indikatorer_2023.csv"):
        name = " / ".join(row[key] for key in ("respondentgrupp", "fråga", "kön"))
        faults += [f"Enkät 2023 / {name}: {fault}" for fault in _row_faults(row, surveys[2023])]
    for question, wanted in _SHARES_2022.items():
        given = _given([s for s in surveys[2022] if s.grupp == AVSLUT], question)
        shown = printed(Fraction(100 * sum(a >= 4 for a in given), len(given)), 0)
        if shown != wanted:
            faults.append(f"Enkät 2022 / fråga {question}: är {shown}, ska vara {wanted}")
    for year, own in surveys.items():
        faults += [f"Enkät {year}: svarade utan ja" for survey in own if _is_unsound(survey)]
    return faults


def _given(surveys: Sequence[Survey], question: int) -> list[int]:
    answers = (survey.svar.get(question) for survey in surveys)
    return [answer for answer in answers if isinstance(answer, int)]


def _row_faults(row: Mapping[str, str], surveys: Sequence[Survey]) -> Iterator[str]:
    question, group = int(row["fråga"]), row["respondentgrupp"]
    own = [survey for survey in surveys if survey.grupp == group]
    if row["kön"] in _SEXES:
        own = [survey for survey in own if survey.kon == _SEXES[row["kön"]]]
    if group == AVSLUT and question in ONLY_AFTER_YES:
        own = [survey for survey in own if survey.svar.get(YES_NO) == YES_ANSWER]
    given = _given(own, question)
    counted = {
        "enkäter": len(own),
        "svar": len(given),
        "negativt": sum(answer <= 2 for answer in given),
        "varken_eller": given.count(3),
        "positivt": sum(answer >= 4 for answer in given),
        "varav_klart_positivt": given.count(5),
    }
    shares = {
        "negativt_procent": Fraction(100 * counted["negativt"], len(given)),
        "varken_eller_procent": Fraction(100 * counted["varken_eller"], len(given)),
        "positivt_procent": Fraction(100 * counted["positivt"], len(given)),
        "klart_positivt_procent": Fraction(100 * counted["varav_klart_positivt"], len(given)),
        "svarsfrekvens_procent": Fraction(100 * len(given), len(own)),
    }
    for name, value in (
        counted | {name: printed(share, 0) for name, share in shares.items()}
    ).items():
        if int(row[name]) != value:
            yield f"{name} är {value}, ska vara {row[name]}"


def _is_unsound(survey: Survey) -> bool:
    """A conditional answer without a yes, or neither yes nor no."""
    if survey.grupp != AVSLUT:
        return False
    said = survey.svar.get(YES_NO)
    answered = any(question in survey.svar for question in ONLY_AFTER_YES)
    return said not in (YES_ANSWER, NO_ANSWER) or (answered and said != YES_ANSWER)
