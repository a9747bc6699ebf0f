"""The declaration of the sheets: unambiguous, complete, and enough to make workbooks from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.format_page import sheets_markdown, text_places_markdown
from sofrep.amnen.alla.sheets import (
    MATRIS,
    REGISTER,
    SHEET_KINDS,
    read_underlag,
)
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.textplatser import TEXTPLATSER, avsnittsrubrik
from sofrep.excel.declaration import SheetKind, Values
from support.workbooks import example_forbund, write_cells

if TYPE_CHECKING:
    from pathlib import Path

KINDS = pytest.mark.parametrize("kind", SHEET_KINDS, ids=lambda kind: kind.kind)


@KINDS
def test_no_two_columns_of_a_kind_share_a_header_or_alias(kind: SheetKind) -> None:
    names = sorted(
        name
        for column in kind.columns_of(example_forbund())
        for name in {normalise(text) for text in (column.header, *column.aliases)}
    )
    assert [first for first, second in pairwise(names) if first == second] == []


@KINDS
def test_an_empty_workbook_with_all_headers_is_recognised_without_a_problem(
    tmp_path: Path, kind: SheetKind
) -> None:
    headers = [column.header for column in kind.columns_of(example_forbund())]
    write_cells(tmp_path / "2023/x.xlsx", [headers])
    underlag = read_underlag(tmp_path, example_forbund())
    assert underlag.problems == ()
    assert [sheet.kind for sheet in underlag.sheets] == [kind.kind]


@KINDS
def test_every_coded_column_offers_its_values(kind: SheetKind) -> None:
    steg = (Betygssteg(namn="God", fran_procent=100), Betygssteg(namn="Svag", fran_procent=0))
    forbund = replace(example_forbund(), betyg=Betygsregel(steg=steg))
    for column in kind.columns_of(forbund):
        coded = column.values in (Values.KOD, Values.KODER, Values.KON, Values.MARK)
        assert bool(column.choices(forbund)) >= coded, column.header


def test_a_dropdown_offers_what_the_reader_understands() -> None:
    offered = {c.field: c.choices(example_forbund()) for c in REGISTER.columns}
    assert offered["kommun"] == ("Alby", "Österby")
    assert offered["avslutsorsak"] == ("Till arbete", "Sjukdom", "Flytt")
    assert offered["anonym"] == ("ja", "nej")
    assert offered["start"] == ()


def test_the_profile_gives_columns_for_follow_up_and_kommuner() -> None:
    register = [c.header for c in REGISTER.columns_of(example_forbund())]
    assert register[-3:] == ["2 år svarat", "2 år försörjning", "2 år sysselsättning"]
    matrix = [c.header for c in MATRIS.columns_of(example_forbund())]
    assert matrix == ["Part", "Totalt", "Alby", "Österby"]


def test_the_documentation_lists_every_header_and_text_place() -> None:
    tables = sheets_markdown()
    for kind in SHEET_KINDS:
        for column in kind.columns:
            assert f"| {column.header} |" in tables
    for plats in TEXTPLATSER:
        place = f"| {avsnittsrubrik(plats.bilaga)} | {avsnittsrubrik(plats.avsnitt)} |"
        assert place in text_places_markdown()
