"""The pages of Bilaga Indikatorer as LibreOffice lays them out: a gap, one year, a group of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from support.bilagor import make_document
from support.enkat import make_enkat
from support.enkatbilaga import make_survey_underlag, sums
from support.pages import make_pdfs, page_texts

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


def test_no_cell_is_broken_or_cut_and_no_page_is_blank(tmp_path: Path) -> None:
    made = [make_document(underlag, "indikatorer").content for underlag, _ in CASES.values()]
    for case, pdf in zip(CASES, make_pdfs(made, tmp_path), strict=True):
        pages = page_texts(pdf)
        plain = re.sub("[\u202f\xa0]", " ", "\n".join(pages))
        missing = [each for each in CASES[case][1] if each.replace("\xa0", " ") not in plain]
        assert (case, missing) == (case, [])
        assert all(len(page.split()) > 20 for page in pages), case
