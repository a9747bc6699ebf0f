"""A hidden number of an unknown or other sex is not told by the columns of the tables."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from support.office import make_office
from support.rojande import turn_on

ZEROS_HIDDEN = """
[rojande]

[[rojande.tabell]]
tabell = "oversikt"
minsta = 3
visa_nollor = false
"""


def rows(of_another_sex: int) -> list[dict[str, object]]:
    sexes = ["kvinna"] * (10 - of_another_sex) + ["man"] * 10 + ["annat"] * of_another_sex
    return [
        {"Insats": "Ett", "Kön": sex, "Startdatum": f"2023-03-{day:02d}"}
        for day, sex in enumerate(sexes, start=1)
    ]


@pytest.mark.parametrize("of_another_sex", [0, 2])
def test_nothing_is_broken_down_by_a_sex_of_which_the_number_is_hidden(
    tmp_path: Path, of_another_sex: int
) -> None:
    office = make_office(tmp_path / "kontor", rows(of_another_sex))
    turn_on(office, ZEROS_HIDDEN)
    report = build(office, Period.of_year(2023), tmp_path / "ut")
    document = next(d for d in report.documents if d.kod == "statistik")
    body = docx.Document(io.BytesIO(document.content)).element.body
    headings = {
        "".join(cell.xpath(".//w:t/text()"))
        for table in body.iter(qn("w:tbl"))
        for cell in next(table.iter(qn("w:tr"))).iter(qn("w:tc"))
    }
    assert "Kvinnor" in headings
    assert not [text for text in headings if "okänt eller annat" in text.lower()]
