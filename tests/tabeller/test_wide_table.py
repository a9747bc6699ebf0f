"""A printed table as rows and columns: every number in a cell of its own, no cell empty, no text a formula."""

from __future__ import annotations

import datetime as dt
import io
from fractions import Fraction

import openpyxl
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Unit
from sofrep.utdata.tabeller import tables_workbook
from sofrep.utdata.tabeller.wide_table import IDS, Bredtabell, bredtabell
from sofrep.visning.block import Tabellblock
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Cell, Rad, Tabell, Tal
from support.mallar import tal
from support.talformat import visat


def table(*rows: Rad, kolumner: tuple[str, ...] = ("Mål", "2023")) -> Bredtabell:
    return bredtabell(Tabell("Rubrik", "", kolumner, rows))


def column(*celler: Cell) -> list[list[object]]:
    made = table(*(Rad(f"rad {n}", (celle,)) for n, celle in enumerate(celler)))
    return [[cell.varde for cell in row] for row in made.rader]


def percent(value: Fraction | int) -> Tal:
    return tal(value, Unit.PROCENT)


def test_several_numbers_of_a_cell_have_columns_of_their_own() -> None:
    share = (percent(Fraction(2700, 100)), " (", tal(54), "\u00a0av\u00a0", tal(198), ")")
    made = table(Rad("a", (share,)), Rad("b", (tal(7),)))
    assert made.kolumner[:4] == ("Mål", "2023", "2023, inom parentes", "2023, av")
    assert [[c.varde for c in row][1:4] for row in made.rader] == [[0.27, 54, 198], [7, ".", "."]]
    assert [c.tryckt for c in made.rader[0]][1:4] == ["27\u00a0%", "54", "198"]


def test_words_around_a_number_are_in_its_format() -> None:
    made = table(Rad("a", (("+", tal(20)),)), Rad("b", ((tal(80), "\u00a0av\u00a0", "239"),)))
    shown = [
        [visat(c.varde, c.format) for c in row if not isinstance(c.varde, str)]
        for row in made.rader
    ]
    assert shown == [["+20"], ["80", "239"]]
    made = table(Rad("a", ((tal(Fraction(-25, 2)), " *"),)))
    cell = made.rader[0][1]
    assert (cell.varde, visat(cell.varde, cell.format), cell.tryckt) == (
        -12.5,
        "−12,5 *",
        "−12,5 *",
    )


def test_what_is_missing_hidden_or_not_there_keeps_its_sign_and_is_never_0() -> None:
    hidden = Tal(replace(tal(None).figure, absence=Absence.DOLD))
    assert [row[1] for row in column(tal(0), tal(None), hidden, "", "–")] == [0, "–", "x", ".", "–"]


def test_a_number_in_words_of_a_column_of_texts_stays_a_text() -> None:
    assert [row[1] for row in column("Höst 2023", "2023")] == ["Höst 2023", "2023"]
    assert [row[1] for row in column(tal(4), "1\u00a0204")] == [4, 1204]


def test_headings_of_rows_become_a_column() -> None:
    made = table(
        Rad("Först", (tal(1),)), Rad("Tillgångar", (), rubrik=True), Rad("Kassa", (tal(2),))
    )
    assert made.kolumner[:3] == ("Mål", "Grupp", "2023")
    assert [[c.varde for c in row][:3] for row in made.rader] == [
        ["Först", ".", 1],
        ["Kassa", "Tillgångar", 2],
    ]


def test_names_of_columns_are_unique_and_the_last_column_has_the_ids() -> None:
    made = table(Rad("a", (tal(1), tal(2))), kolumner=("", "Nya", "nya"))
    assert made.kolumner == ("Rad", "Nya", "nya (2)", IDS)
    ids = tal(1).figure.id
    assert made.rader[0][-1].varde == f"Nya: {ids}; nya (2): {ids}"


def test_a_text_that_looks_like_a_formula_or_has_signs_of_no_meaning_is_a_text() -> None:
    tabell = Tabell("=1+1", "", ("=A1", "+B"), (Rad("=HYPERLINK(1)", ("@x\x07",)),), ("=not",))
    utgava = Utgava(
        titel="T",
        forbund="=F",
        dokument="T",
        period="2023",
        skapad=dt.date(2024, 1, 2),
        accenter=("000000",),
        blocks=(Tabellblock(nyckel="a.b", tabell=tabell),),
        namn_av=str,
    )
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook([utgava])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"=1+1", "=HYPERLINK(1)", "=not", "@x"} <= {cell.value for cell in cells}


def test_a_table_without_rows_is_still_a_table() -> None:
    assert [[cell.varde for cell in row] for row in table().rader] == [[".", "."]]
