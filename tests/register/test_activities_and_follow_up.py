"""Structural activities and follow-up sheets: read exactly, or told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sofrep.statistics.underlag import UNKNOWN
from support.columns import records
from support.reading import read, told
from support.workbooks import Row

if TYPE_CHECKING:
    from pathlib import Path


def test_activities(tmp_path: Path) -> None:
    rows = [
        {"Vad": "Kurs", "Utförare": "BIP", "När": "höst", "Antal deltagare": 30},
        {"Vad": "Dialog", "Antal deltagare": None},
        {"Vad": "Summa", "Antal deltagare": 30},
    ]
    underlag = read(tmp_path, activities=rows)
    assert told(underlag) == []
    assert underlag.activities["antal"].tolist() == [30, UNKNOWN]
    assert underlag.activities["vad"].tolist() == ["Kurs", "Dialog"]


def test_a_total_is_known_although_its_number_stands_before_its_word(tmp_path: Path) -> None:
    rows = [
        {"Antal deltagare": 30, "Vad": "Kurs"},
        {"Antal deltagare": 12, "Vad": "Dialog"},
        {"Antal deltagare": 42, "Vad": "Totalt"},
    ]
    assert read(tmp_path, activities=rows).activities["antal"].tolist() == [30, 12]


def test_an_activity_without_a_name_is_told(tmp_path: Path) -> None:
    rows = [{"Vad": None, "Antal deltagare": 30}]
    assert told(read(tmp_path, activities=rows)) == [("vad-saknas", "A2")]


FOLLOWUP = {"Insats": "ST", "Halvår": "vt 2022", "Uppföljning": "6man", "Samtycke": "ja"}


@pytest.mark.parametrize(
    ("half", "first", "last"),
    [
        *((text, (2022, 1, 1), (2022, 6, 30)) for text in ("2022-1", "2022 H1", "vt 2022")),
        *((text, (2022, 7, 1), (2022, 12, 31)) for text in ("2022H2", "HT 2022", "2022 ht")),
    ],
)
def test_half_years(
    tmp_path: Path, half: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    underlag = read(tmp_path, followup_rows=[FOLLOWUP | {"Halvår": half}])
    assert told(underlag) == []
    days = [list(row) for row in underlag.followups.rows("slut_fran", "slut_till")]
    assert days == [[(date(*d) - date(1970, 1, 1)).days for d in (first, last)]]


def test_a_follow_up_with_a_date_and_outcomes(tmp_path: Path) -> None:
    row = {
        "Insats": "Stegen",
        "Avslutsdatum": date(2022, 3, 1),
        "Kön": "M",
        "Uppföljning": "6 månader",
        "Samtycke": "x",
        "Försörjning vid uppföljning": "Sjukpenning",
        "Försörjning vid avslut": "Egen försörjning",
    }
    underlag = read(tmp_path, followup_rows=[row])
    assert told(underlag) == []
    found = records(underlag.followups)[0]
    assert found["slut_fran"] == found["slut_till"]
    assert (found["svarat"], found["forsorjning"], found["avslut_forsorjning"]) == (True, 2, 1)
    assert found["kon"] == 1


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Halvår": "2022"}, ("halvar-okant", "B2")),
        ({"Halvår": "0000-1"}, ("halvar-okant", "B2")),
        ({"Halvår": None}, ("avslut-saknas", "B2")),
        ({"Uppföljning": "5 år"}, ("uppfoljning-okand", "C2")),
        ({"Uppföljning": None}, ("uppfoljning-saknas", "C2")),
        ({"Insats": "BR"}, ("uppfoljning-fel-insats", "C2")),
        ({"Samtycke": None, "Svarat": "ja"}, ("svar-utan-samtycke", "E2")),
        (
            {"Svarat": "nej", "Sysselsättning vid uppföljning": "Studier"},
            ("svarat-nej-med-utfall", "E2"),
        ),
        ({"Avslutsdatum": "2022-09-01"}, ("halvar-stammer-inte", "B2")),
    ],
)
def test_a_faulty_follow_up_is_told(tmp_path: Path, changes: Row, fault: tuple[str, str]) -> None:
    assert told(read(tmp_path, followup_rows=[FOLLOWUP | changes])) == [fault]
