"""The survey part of the profile: read whole, and every fault told under its key."""

from __future__ import annotations

import tomllib

import pytest

from sofrep.domain.enkat import Enkat, Fraga, Utfall
from sofrep.forbundsprofil.code_lists import check_codes, check_duplicates
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.reader import read_table
from sofrep.forbundsprofil.surveys import check_survey
from support.frames import make_forbund

SURVEY = """\
minsta_grupp = 5

[[svar]]
svar = "Dåligt"
alias = ["1"]
utfall = "negativt"

[[svar]]
svar = "Bra"
alias = ["2"]
utfall = "klart"

[[grupp]]
kod = "avslut"
namn = "Deltagare avslut"
kon = true

[[grupp]]
kod = "pers"
namn = "Personal"

[[indikator]]
nummer = 1
lydelse = "Stödet är till nytta"

[[indikator]]
nummer = 2
lydelse = "Stödet räcker länge"
utan_matt = "Måttet är inte klart"

[[fraga]]
grupp = "avslut"
nummer = 1
ja_nej = true
lydelse = "Har du en plan?"

[[fraga]]
grupp = "avslut"
nummer = 2
indikator = 1
lydelse = "Hur bra är planen?"
villkor_fraga = 1
villkor_svar = ["ja"]
fran = 2021
jamforbar_fran = 2022
"""


def read(text: str) -> tuple[Enkat, Faults]:
    faults = Faults("forbund.toml")
    enkat = read_table(Enkat, tomllib.loads(text), "enkat", faults)
    check_survey(enkat, faults)
    return enkat, faults


def faults(old: str, new: str) -> list[tuple[str, str]]:
    """The (rule, key) of every problem when `old` in the survey is written as `new`."""
    assert old in SURVEY
    return [(p.rule, p.place.cell) for p in read(SURVEY.replace(old, new, 1))[1].found]


def test_a_right_survey_is_read_whole_without_a_problem() -> None:
    enkat, found = read(SURVEY)
    assert found.found == []
    assert enkat.minsta_grupp == 5
    assert [step.utfall for step in enkat.svar] == [Utfall.NEGATIVT, Utfall.KLART]
    assert [grupp.kon for grupp in enkat.grupp] == [True, False]
    assert enkat.indikator[1].utan_matt == "Måttet är inte klart"
    assert enkat.questions_to("avslut")[1] == Fraga(
        grupp="avslut",
        nummer=2,
        indikator=1,
        lydelse="Hur bra är planen?",
        villkor_fraga=1,
        villkor_svar=("ja",),
        fran=2021,
        jamforbar_fran=2022,
    )


def test_a_break_lies_between_the_years_before_and_from_it() -> None:
    fraga = read(SURVEY)[0].questions_to("avslut")[1]
    assert not fraga.is_comparable(2022, 2021)
    assert not fraga.is_comparable(2021, 2023)
    assert fraga.is_comparable(2022, 2023)
    assert fraga.is_comparable(2020, 2021)


def test_a_question_is_asked_from_its_first_year_to_its_last() -> None:
    fraga = Fraga(grupp="g", nummer=1, lydelse="?", fran=2020, till=2021)
    assert [year for year in range(2018, 2024) if fraga.is_asked(year)] == [2020, 2021]


@pytest.mark.parametrize(("answers", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_fewer_answers_than_the_least_are_too_few_but_none_is_not(answers: int, few: bool) -> None:  # noqa: FBT001 - a column of the table
    assert read(SURVEY)[0].is_too_few(answers) is few


def test_without_a_least_number_no_group_is_too_small() -> None:
    assert not read(SURVEY.replace("minsta_grupp = 5\n", ""))[0].is_too_few(1)


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ("minsta_grupp = 5", "minsta_grupp = -1", "profil-varde", "enkat.minsta_grupp"),
        ('alias = ["2"]', 'alias = ["1"]', "profil-dubblett", "enkat.svar[2].alias[1]"),
        ('svar = "Bra"', 'svar = " "', "profil-varde", "enkat.svar[2].svar"),
        ('utfall = "klart"', 'utfall = "negativt"', "profil-enkat", "enkat.svar"),
        ('utfall = "negativt"', 'utfall = "varken"', "profil-enkat", "enkat.svar"),
        ('utfall = "klart"', 'utfall = "bra"', "profil-varde", "enkat.svar[2].utfall"),
        (
            "nummer = 2\nlydelse",
            "nummer = 1\nlydelse",
            "profil-dubblett",
            "enkat.indikator[2].nummer",
        ),
        ('utan_matt = "Måttet är inte klart"', "", "profil-enkat", "enkat.indikator[2]"),
        (
            'lydelse = "Stödet är till nytta"',
            'lydelse = "x"\nutan_matt = "y"',
            "profil-enkat",
            "enkat.indikator[1].utan_matt",
        ),
        ('"Stödet är till nytta"', '""', "profil-varde", "enkat.indikator[1].lydelse"),
        ('grupp = "avslut"', 'grupp = "avslt"', "profil-referens", "enkat.fraga[1].grupp"),
        (
            "nummer = 2\nindikator",
            "nummer = 1\nindikator",
            "profil-dubblett",
            "enkat.fraga[2].nummer",
        ),
        (
            "nummer = 2\nindikator",
            "nummer = 100\nindikator",
            "profil-varde",
            "enkat.fraga[2].nummer",
        ),
        ("indikator = 1", "indikator = 1\nja_nej = true", "profil-enkat", "enkat.fraga[2].ja_nej"),
        ("villkor_fraga = 1", "villkor_fraga = 3", "profil-enkat", "enkat.fraga[2].villkor_fraga"),
        ("villkor_fraga = 1", "villkor_fraga = 2", "profil-enkat", "enkat.fraga[2].villkor_fraga"),
        ("villkor_fraga = 1\n", "", "profil-enkat", "enkat.fraga[2].villkor_svar"),
        ('["ja"]', '["Bra"]', "profil-enkat", "enkat.fraga[2].villkor_svar[1]"),
        ('["ja"]', "[]", "profil-enkat", "enkat.fraga[2].villkor_svar"),
        ("fran = 2021", "fran = 21", "profil-datum", "enkat.fraga[2].fran"),
        ("fran = 2021", "fran = 2021\ntill = 2020", "profil-datum", "enkat.fraga[2].till"),
        (
            "jamforbar_fran = 2022",
            "jamforbar_fran = 1",
            "profil-datum",
            "enkat.fraga[2].jamforbar_fran",
        ),
        ('"Har du en plan?"', '""', "profil-varde", "enkat.fraga[1].lydelse"),
        ("minsta_grupp", "minst_grupp", "profil-okand-nyckel", "enkat.minst_grupp"),
    ],
)
def test_a_fault_is_told_under_its_key(old: str, new: str, rule: str, key: str) -> None:
    assert (rule, key) in faults(old, new)


def test_a_question_of_an_indicator_that_is_not_there_is_told() -> None:
    assert ("profil-referens", "enkat.fraga[2].indikator") in faults(
        "indikator = 1", "indikator = 7"
    )


def test_a_survey_without_posts_is_told_list_by_list() -> None:
    found = read("svar = []\ngrupp = []\nindikator = []\nfraga = []\n")[1].found
    assert [(p.rule, p.place.cell) for p in found] == [
        ("profil-saknad-nyckel", f"enkat.{name}")
        for name in ("svar", "grupp", "indikator", "fraga")
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ('kod = "pers"', 'kod = "antal"', "profil-kod", "enkat.grupp[2].kod"),
        ('kod = "pers"', 'kod = "personalen"', "profil-kod", "enkat.grupp[2].kod"),
        ('kod = "pers"', 'kod = "avslut"', "profil-dubblett", "enkat.grupp[2].kod"),
        (
            'namn = "Personal"',
            'namn = "deltagare  avslut"',
            "profil-dubblett",
            "enkat.grupp[2].namn",
        ),
    ],
)
def test_the_groups_are_checked_as_other_coded_posts(
    old: str, new: str, rule: str, key: str
) -> None:
    enkat, found = read(SURVEY.replace(old, new, 1))
    forbund = make_forbund(enkat=enkat)
    check_codes(forbund, found)
    check_duplicates(forbund, found)
    assert (rule, key) in [(p.rule, p.place.cell) for p in found.found]
