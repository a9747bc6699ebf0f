"""RV and GG: support, occupation and reason at exit, consent, and the follow-ups."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vast.sample.rows import SEXES, YOUNG_TO, Answer, K, M, Row
from verktyg.drawing import take

NO_SUPPORT = "Ingen offentlig försörjning"
STUDIES = "Studier"
UNSPOKEN = ""
ARBETE, STUDIER, SJUKDOM = "Till arbete", "Till studier", "Sjukdom"
VIDARE, AVBROTT = "Vidare till ordinarie verksamhet", "Avbrott på egen begäran"
FLYTT, ANNAN = "Flytt från området", "Annan orsak"

Weighted = dict[str, float]
WORK_OWN: Weighted = {
    "Arbete, heltid": 45,
    "Arbete, deltid": 17,
    "Subventionerat arbete": 8,
    STUDIES: 26,
    "Arbete, deltid;Studier": 4,
}
WORK_OWN_YOUNG: Weighted = {STUDIES: 46, "Arbete, heltid": 34, "Arbete, deltid": 20}
WORK_SUPPORTED: Weighted = {"Subventionerat arbete": 45, "Arbete, deltid": 38, STUDIES: 17}
SUPPORT_WORK: Weighted = {
    "Aktivitetsstöd": 40,
    "Sjukpenning": 25,
    "Försörjningsstöd": 15,
    "Arbetslöshetsersättning": 12,
    "Sjukpenning;Aktivitetsstöd": 8,
}
SUPPORT_OTHER: Weighted = {
    "Aktivitetsstöd": 30,
    "Försörjningsstöd": 27,
    "Sjukpenning": 20,
    "Arbetslöshetsersättning": 8,
    "Rehabiliteringspenning": 4,
    "Etableringsersättning": 3,
    "Sjukpenning;Försörjningsstöd": 4,
    "Aktivitetsstöd;Försörjningsstöd": 4,
}
SUPPORT_ILL: Weighted = {
    "Sjukpenning": 60,
    "Sjukersättning": 12,
    "Försörjningsstöd": 16,
    "Rehabiliteringspenning": 6,
    "Sjukpenning;Försörjningsstöd": 6,
}
SUPPORT_ILL_YOUNG: Weighted = {
    "Sjukpenning": 45,
    "Aktivitetsersättning": 35,
    "Försörjningsstöd": 20,
}
DOING_OTHER: Weighted = {
    "Arbetssökande": 42,
    "Arbetsträning eller praktik": 27,
    "Annan rehabilitering": 16,
    "Ingen sysselsättning": 15,
}
DOING_ILL: Weighted = {"Ingen sysselsättning": 72, "Annan rehabilitering": 28}
DOING_OWN: Weighted = {"Arbetssökande": 60, "Ingen sysselsättning": 40}
WHY_OTHER: Weighted = {VIDARE: 62, AVBROTT: 14, FLYTT: 8, ANNAN: 16}
WHY_OWN: Weighted = {AVBROTT: 40, FLYTT: 25, ANNAN: 20, VIDARE: 15}
BLANK_SHARE = 0.035
OWN_THAT_WORK = 0.82  # of those with no public support, about so many work or study


@dataclass(frozen=True, slots=True)
class Cohort:
    """Exits of RV from `first` to `last`: women and men with each outcome at exit.

    `refused` did not consent to follow-up.
    """

    first: date
    last: date
    egen: tuple[int, int]
    arbstud: tuple[int, int]
    sjuk: tuple[int, int]
    refused: int


COHORTS = (
    Cohort(date(2020, 1, 1), date(2020, 12, 31), (11, 10), (18, 15), (15, 14), 7),
    Cohort(date(2021, 1, 1), date(2021, 12, 31), (17, 15), (27, 24), (21, 17), 11),
    Cohort(date(2022, 1, 1), date(2022, 6, 30), (13, 14), (17, 16), (14, 12), 7),
    Cohort(date(2022, 7, 1), date(2022, 12, 31), (11, 10), (14, 13), (11, 10), 1),
    Cohort(date(2023, 1, 1), date(2023, 6, 30), (11, 10), (13, 13), (12, 10), 0),
    Cohort(date(2023, 7, 1), date(2023, 12, 31), (12, 12), (15, 13), (12, 11), 2),
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who answered `name` of the exits from `first` to `last`, and their outcomes then."""

    name: str
    first: date
    last: date
    answered: int
    egen: int
    arbstud: int


FOLLOW_UPS = (
    FollowUp("6 månader", date(2020, 1, 1), date(2020, 12, 31), 94, 34, 36),
    FollowUp("6 månader", date(2021, 1, 1), date(2021, 12, 31), 120, 48, 47),
    FollowUp("6 månader", date(2022, 1, 1), date(2022, 6, 30), 82, 27, 28),
    FollowUp("6 månader", date(2022, 7, 1), date(2023, 6, 30), 157, 50, 52),
    FollowUp("2 år", date(2020, 1, 1), date(2020, 12, 31), 83, 33, 35),
    FollowUp("2 år", date(2021, 1, 1), date(2021, 12, 31), 97, 43, 46),
)

GG_WORK = {(K, True): 2, (M, True): 3, (K, False): 3, (M, False): 5}
GG_OWN_SHARE, GG_ILL_SHARE = 0.7, 0.4


def _draw(rng: random.Random, weighted: Weighted) -> list[str]:
    value = rng.choices(list(weighted), list(weighted.values()))[0]
    return value.split(";")


def _state(
    rng: random.Random, *, young: bool, egen: bool, arbstud: bool, ill: bool = False
) -> Answer:
    """Support and occupation that go together."""
    if arbstud:
        own_work = WORK_OWN_YOUNG if young else WORK_OWN
        doing = _draw(rng, own_work if egen else WORK_SUPPORTED)
        return Answer([NO_SUPPORT] if egen else _draw(rng, SUPPORT_WORK), doing)
    if egen:
        return Answer([NO_SUPPORT], _draw(rng, DOING_OWN))
    if ill:
        support = SUPPORT_ILL_YOUNG if young else SUPPORT_ILL
        return Answer(_draw(rng, support), _draw(rng, DOING_ILL))
    return Answer(_draw(rng, SUPPORT_OTHER), _draw(rng, DOING_OTHER))


def _leave(rng: random.Random, row: Row, *, egen: bool, arbstud: bool, ill: bool) -> None:
    young = row.exit_age <= YOUNG_TO
    state = _state(rng, young=young, egen=egen, arbstud=arbstud, ill=ill)
    row.forsorjning, row.sysselsattning = state.forsorjning, state.sysselsattning
    if arbstud:
        row.avslutsorsak = STUDIER if row.sysselsattning == [STUDIES] else ARBETE
    elif ill:
        row.avslutsorsak = SJUKDOM
    else:
        row.avslutsorsak = _draw(rng, WHY_OWN if egen else WHY_OTHER)[0]


def _forget_some(rng: random.Random, row: Row) -> None:
    """A few cells that nobody filled in; never what a published share counts."""
    if rng.random() < BLANK_SHARE:
        row.sysselsattning = []
    if rng.random() < BLANK_SHARE:
        row.forsorjning = []
    reason_is_published = row.slut is not None and row.slut.year == 2022
    if not reason_is_published and rng.random() < BLANK_SHARE:
        row.avslutsorsak = UNSPOKEN


def set_rv_exits(rng: random.Random, rows: Sequence[Row]) -> None:
    """Outcome at exit and consent of every RV row that ended, cohort by cohort."""
    for cohort in COHORTS:
        ended = [row for row in rows if row.ended(cohort.first, cohort.last)]
        for index, sex in enumerate(SEXES):
            mine = [row for row in ended if row.kon == sex]
            _set_outcomes(
                rng, mine, *(q[index] for q in (cohort.egen, cohort.arbstud, cohort.sjuk))
            )
        refusing = take(rng, ended, cohort.refused)
        for row in ended:
            row.samtycke = rng.choice(("nej", "")) if row in refusing else "ja"


def _set_outcomes(rng: random.Random, rows: list[Row], egen: int, arbstud: int, sjuk: int) -> None:
    both = round(OWN_THAT_WORK * egen)
    kinds = [(True, True, False)] * both
    kinds += [(True, False, False)] * (egen - both)
    kinds += [(False, True, False)] * (arbstud - both)
    kinds += [(False, False, True)] * sjuk
    kinds += [(False, False, False)] * (len(rows) - len(kinds))
    rng.shuffle(kinds)
    for row, (own, works, ill) in zip(rows, kinds, strict=True):
        _leave(rng, row, egen=own, arbstud=works, ill=ill)
        if not (own or works or ill):
            _forget_some(rng, row)


def set_follow_ups(rng: random.Random, rows: Sequence[Row]) -> None:
    """The answers of those who consented and answered, likelier good where the exit was."""
    for plan in FOLLOW_UPS:
        consented = [r for r in rows if r.ended(plan.first, plan.last) and r.samtycke == "ja"]
        answered = take(rng, consented, plan.answered)
        had_own = {row: 0.9 * (NO_SUPPORT in row.forsorjning) for row in answered}
        own = _likeliest(rng, had_own, plan.egen)
        worked = {row: 1.1 * (row in own) + 0.5 * _left_to_work(row) for row in answered}
        works = _likeliest(rng, worked, plan.arbstud)
        for row in answered:
            ill = row.avslutsorsak == SJUKDOM and rng.random() < 0.7
            young = row.exit_age < YOUNG_TO
            answer = _state(rng, young=young, egen=row in own, arbstud=row in works, ill=ill)
            if row not in own and row not in works and rng.random() < BLANK_SHARE:
                answer.sysselsattning = []
            row.svar[plan.name] = answer


def _left_to_work(row: Row) -> bool:
    return row.avslutsorsak in {ARBETE, STUDIER}


def _likeliest(rng: random.Random, liking: dict[Row, float], count: int) -> set[Row]:
    score = {row: rng.random() + bonus for row, bonus in liking.items()}
    return set(sorted(score, key=lambda row: -score[row])[:count])


def set_gg_exits(rng: random.Random, young: Sequence[Row], older: Sequence[Row]) -> None:
    """Outcome at exit in GG: 13 of the 19 to work or studies, 5 of the 9 young."""
    for rows, is_young in ((young, True), (older, False)):
        for sex in SEXES:
            mine = [row for row in rows if row.kon == sex]
            working = take(rng, mine, GG_WORK[sex, is_young])
            for row in mine:
                works = row in working
                own = works and rng.random() < GG_OWN_SHARE
                ill = not works and rng.random() < GG_ILL_SHARE
                _leave(rng, row, egen=own, arbstud=works, ill=ill)
