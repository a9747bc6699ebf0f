"""Headings in the forms that offices write them: read where that is beyond doubt, else told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import REGISTER, read_underlag
from sofrep.excel.near_headers import meant
from support.workbooks import example_forbund, write_cells

READ = {
    "kon": ("Kön M/K", "Kon", "KÖN (K/M)", "Juridiskt kön", "Deltagarens kön", "3. Kön", "Kön: K/M/A", "Kön*"),
    "kommun": ("Boendekommun", "Folkbokföringskommun", "Kommun/stadsdel", "Ange kommun", "Hemkommun?"),
    "fodelsear": ("Födelseår (ÅÅÅÅ)", "Fodelsear", "Födelseår ÅÅÅÅ", "Född år", "Födelseår (fyra siffror)"),
    "slut": ("Utskrivningsdatum", "Avslutsdatum", "Slutdatum ÅÅÅÅ-MM-DD", "Avslut", "Slut datum"),
    "anonym": ("Anonym deltagare", "Anonym (x)", "Anonym ja/nej"),
    "avslutsorsak": ("Avslutsanledning", "Orsak till avslut", "Anledning"),
    "sysselsattning": ("Sysselsättning efter avslut", "Sysselsattning vid avslut"),
}  # fmt: skip
"""The column that a heading is read as."""

TOLD = {
    "Födelsedatum": "fodelsear",
    "Bostadsort": "kommun",
    "Slut datumet": "slut",
    "Planerat slut": "slut",
    "Sysselsättning": "sysselsattning",
    "Försörjning": "forsorjning",
    "Komun": "kommun",
    "Åldersgrupp": "alder",
    "Nuvarande ålder": "alder",
    "Anonymisering": "anonym",
}
"""The column that a heading may be meant as, but is not read as."""

NOTHING = ("Försörjning vid start", "Handläggare", "Lokal", "Målgrupp", "Sysselsättning före")


@pytest.mark.parametrize(("field", "heading"), [(f, h) for f, hs in READ.items() for h in hs])
def test_a_heading_beyond_doubt_is_read(tmp_path: Path, field: str, heading: str) -> None:
    write_cells(
        tmp_path / "r.xlsx", [["Insats", "Startdatum", heading], ["ST", "2023-01-10", None]]
    )
    (sheet,) = read_underlag(tmp_path, example_forbund()).sheets
    assert sheet.columns.get(field) == "C"


@pytest.mark.parametrize(("heading", "field"), TOLD.items())
def test_a_heading_in_doubt_is_told_as_the_column_that_may_be_meant(
    tmp_path: Path, heading: str, field: str
) -> None:
    write_cells(tmp_path / "r.xlsx", [["Insats", "Startdatum", heading], ["ST", "2023-01-10", "x"]])
    (sheet,) = read_underlag(tmp_path, example_forbund()).sheets
    assert sheet.unread == {"C": heading}
    lacking = [column for column in REGISTER.columns if column.field in sheet.lacks]
    assert [column.field for _, column in meant(sheet.unread, lacking)] == [field]


@pytest.mark.parametrize("heading", NOTHING)
def test_a_heading_of_something_else_is_not_taken_for_a_column(heading: str) -> None:
    exits = ("forsorjning", "sysselsattning", "grupp", "kommun", "avslutsorsak")
    lacking = [column for column in REGISTER.columns if column.field in exits]
    assert list(meant({"C": heading}, lacking)) == []


def test_another_word_is_read_only_where_the_sheet_has_no_name_of_the_column(
    tmp_path: Path,
) -> None:
    heads = ["Insats", "Startdatum", "Folkbokföringskommun", "Kommun"]
    write_cells(tmp_path / "r.xlsx", [heads, ["ST", "2023-01-10", "Alby", "Österby"]])
    underlag = read_underlag(tmp_path, example_forbund())
    assert underlag.problems == ()
    assert underlag.sheets[0].columns["kommun"] == "D"
    assert underlag.sheets[0].unread == {"C": "Folkbokföringskommun"}
