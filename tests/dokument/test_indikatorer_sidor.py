"""The pages of Bilaga Indikatorer as LibreOffice lays them out: a gap, one year, a group of one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from support.bilagor import make_document
from support.enkat import make_enkat
from support.enkatbilaga import make_survey_underlag, sums
from support.pages import make_pdf, page_texts

STAFF = [sums("pers", 1, year, (3, 2, 10, 5)) for year in (2019, 2020, 2021, 2023)]
LEAVERS = [
    sums("avslut", 1, 2023, (0, 0, 888, 500), enkater=999),
    sums("avslut", 1, 2023, (0, 0, 444, 250), kon="kvinnor"),
    sums("avslut", 1, 2023, (0, 0, 444, 250), kon="man"),
]
ONE = sums("pers", 1, 2023, (0, 0, 1, 1))
CASES: Mapping[str, tuple[BilagaUnderlag, tuple[str, ...]]] = {
    "a gap": (
        make_survey_underlag([*STAFF, *LEAVERS]),
        ("888", "89\xa0%", "Varav klart"),
    ),
    "one year": (make_survey_underlag([STAFF[-1]]), ("67\xa0%", "100\xa0%")),
    "a group of one": (make_survey_underlag([ONE]), ("100\xa0%",)),
    "a group of one that is not shown": (
        make_survey_underlag([ONE], enkat=make_enkat(minsta_grupp=5)),
        ("Svar på indikator 1",),
    ),
    "no survey": (make_survey_underlag(), ("Det finns inga enkäter för",)),
}


@pytest.mark.parametrize("case", CASES)
def test_no_cell_is_broken_or_cut_and_no_page_is_blank(case: str, tmp_path: Path) -> None:
    underlag, expected = CASES[case]
    pages = page_texts(make_pdf(make_document(underlag, "indikatorer").content, tmp_path))
    text = "\n".join(pages).replace("\u202f", "\xa0")
    plain = text.replace("\xa0", " ")
    for words in expected:
        assert words.replace("\xa0", " ") in plain
    assert all(len(page.split()) > 20 for page in pages)
