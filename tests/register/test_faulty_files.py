"""Workbooks that cannot be read at all get one clear line, within bounded time and memory."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from msgspec.structs import replace

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.dokument import Logotyp
from sofrep.statistics.underlag import Underlag
from support.workbooks import example_forbund, write_cells
from support.xlsx_edit import SHEET, edit_part, write_parts

CELLS: list[list[object]] = [["Insats", "Startdatum"], ["ST", "2023-01-10"]]


def read(folder: Path) -> Underlag:
    return read_underlag(folder, example_forbund())


def told(underlag: Underlag) -> list[tuple[str, str]]:
    assert all(p.place.file == "r.xlsx" for p in underlag.problems)
    return [(p.rule, p.place.cell) for p in underlag.problems]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_cells(tmp_path / "r.xlsx", CELLS)


def test_the_untouched_book_has_no_problem(book: Path) -> None:
    assert told(read(book.parent)) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"\0" * 50])
def test_what_is_no_workbook_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.xlsx").write_bytes(content)
    assert told(read(tmp_path)) == [("fil-skadad", "")]


def test_a_cut_off_file_is_damaged(tmp_path: Path, book: Path) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: len(content) // 2])
    assert told(read(tmp_path)) == [("fil-skadad", "")]


WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def test_the_sheets_are_found_whatever_their_namespace(book: Path) -> None:
    edit_part(book, 'spreadsheetml/2006/main"', 'something else"', WORKBOOK)
    underlag = read(book.parent)
    assert (told(underlag), len(underlag.enrolments)) == ([], 1)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (WORKBOOK, "<sheet ", "<sheep "),
        (WORKBOOK, "<sheet ", '<sheet r:id="rId1" name="Blad1"/><sheet '),
        (RELATIONS, "/worksheet", "/sheep"),
        (RELATIONS, "/worksheet", ""),
    ],
)
def test_a_sheet_is_never_passed_over_in_silence(book: Path, part: str, old: str, new: str) -> None:
    edit_part(book, old, new, part)
    assert told(read(book.parent)) == [("fil-skadad", "")]


def test_parts_that_are_never_read_may_be_anything(tmp_path: Path, book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    query = '<?xml version="1.0" encoding="utf-16"?><DataMashup/>'.encode("utf-16")
    write_parts(book, parts | {"customXml/item1.xml": query, "__MACOSX/._a.xml": b"\0\5"})
    underlag = read(tmp_path)
    assert (told(underlag), len(underlag.enrolments)) == ([], 1)


def test_a_folder_that_cannot_be_opened_is_told_and_not_read_as_empty(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = book.parent / "2023"
    closed.mkdir()
    scandir = os.scandir

    def refuse(place: str) -> object:
        if Path(place) == closed:
            raise PermissionError(13, "no", str(closed))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)
    underlag = read(book.parent)
    assert [(p.rule, p.place.file) for p in underlag.problems] == [
        ("fil-gar-inte-att-lasa", "2023/")
    ]
    assert len(underlag.enrolments) == 1


def test_an_exact_copy_is_told_and_not_counted(book: Path) -> None:
    (book.parent / "r - kopia.xlsx").write_bytes(book.read_bytes())
    underlag = read(book.parent)
    assert [(p.rule, p.place.file) for p in underlag.problems] == [("fil-kopia", "r - kopia.xlsx")]
    assert len(underlag.enrolments) == 1


def test_the_same_file_in_the_folders_of_two_years_is_no_copy(tmp_path: Path) -> None:
    goals: list[list[object]] = [["Insats", "Mål", "Mått", "Målvärde"]]
    book = write_cells(tmp_path / "2022/mal.xlsx", goals)
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023/mal.xlsx").write_bytes(book.read_bytes())
    assert read(tmp_path).problems == ()


def test_a_sheet_that_is_broken_xml_is_damaged(tmp_path: Path, book: Path) -> None:
    edit_part(book, "</row>", "<")
    assert told(read(tmp_path)) == [("fil-skadad", "")]


def test_a_zip_without_a_workbook_is_damaged(tmp_path: Path) -> None:
    write_parts(tmp_path / "r.xlsx", {"a.txt": b"a"})
    assert told(read(tmp_path)) == [("fil-skadad", "")]


def test_a_password_is_told(tmp_path: Path) -> None:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    (tmp_path / "r.xlsx").write_bytes(header + "EncryptedPackage".encode("utf-16-le"))
    assert told(read(tmp_path)) == [("fil-krypterad", "")]


def test_an_old_workbook_with_a_new_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert told(read(tmp_path)) == [("fil-format", "")]


@pytest.mark.parametrize("name", ["r.xls", "r.XLSB", "r.ods"])
def test_other_formats_are_to_be_saved_as_xlsx(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (problem,) = read(tmp_path).problems
    assert (problem.rule, problem.place.file) == ("fil-format", name)
    assert "spara som xlsx" in problem.action


def test_a_file_that_is_open_elsewhere_is_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_path: Path) -> bytes:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert told(read(book.parent)) == [("fil-oppen", "")]


def test_a_file_that_the_disk_does_not_give_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_path: Path) -> bytes:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(Path, "read_bytes", lost)
    assert told(read(book.parent)) == [("fil-gar-inte-att-lasa", "")]


NOBODYS = (
    "~$gone.xlsx",
    ".~lock.gone.xlsx#",
    "._r.xlsx",
    ".DS_Store",
    "Thumbs.db",
    ".git/a.xlsx",
    "mallar/dokument.docx",
    "out/2023/markerade/register - r (märkt).xlsx",
    "out/2023/figurer.json",
    "2023/avsnitt/forord.docx",
    "fraser.txt",
)


def test_what_programs_keep_for_themselves_and_what_is_used_is_not_told(tmp_path: Path) -> None:
    for name in NOBODYS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"no workbook")
    underlag = read(tmp_path)
    assert (underlag.problems, dict(underlag.files)) == ((), {})


def test_other_files_are_told_in_one_note_that_is_no_longer_than_can_be_read(
    tmp_path: Path,
) -> None:
    for number in range(40):
        for name in (f"bilder/{number}.png", f"möte {number}/protokoll.pdf"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(b"%PDF")
    (problem,) = read(tmp_path).problems
    assert "bilder/ (40 filer), möte 0/protokoll.pdf, " in problem.message
    assert problem.message.endswith(" och 31 till.")


def test_a_file_that_the_profile_names_is_used(tmp_path: Path) -> None:
    (tmp_path / "logotyp.png").write_bytes(b"png")
    forbund = replace(example_forbund(), logotyp=(Logotyp(fil="logotyp.png", alt="Logotyp"),))
    assert read_underlag(tmp_path, forbund).problems == ()
    assert [p.rule for p in read(tmp_path).problems] == ["fil-ovrig"]


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c\nr="XFD9"/>',
        '<c r="xfd9"/>',
    ],
)
def test_a_stray_cell_far_away_is_named(tmp_path: Path, book: Path, cells: str) -> None:
    edit_part(book, "</row>", cells + "</row>")
    (problem,) = read(tmp_path).problems
    assert problem.rule == "blad-for-stort"
    assert problem.place.cell.startswith("XFD")


def test_more_rows_than_any_register_are_refused(tmp_path: Path, book: Path) -> None:
    edit_part(book, "</sheetData>", '<row r="300001"><c r="A300001"><v>1</v></c></row></sheetData>')
    assert told(read(tmp_path)) == [("blad-for-stort", "B300001")]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, book: Path) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/media/{number}.xml", b" " * (100 * 2**20))
    assert told(read(tmp_path)) == [("fil-for-stor", "")]


def test_what_is_embedded_and_too_large_to_be_searched_is_refused(
    tmp_path: Path, book: Path
) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/embeddings/objekt.bin", bytes(32 * 2**20 + 1))
    assert told(read(tmp_path)) == [("fil-for-stor", "")]


def test_a_part_that_is_larger_than_it_says_is_damaged(tmp_path: Path, book: Path) -> None:
    content = bytearray(book.read_bytes())
    entry = content.rindex(SHEET.encode()) - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<L", content, entry + 24, 10)
    book.write_bytes(bytes(content))
    assert told(read(tmp_path)) == [("fil-skadad", "")]


def test_one_long_text_repeated_in_every_cell_is_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "r.xlsx") as book:
        sheet = book.add_worksheet()
        for number in range(10_000):
            sheet.write(number, 0, "x" * 30_000)
    assert told(read(tmp_path)) == [("fil-for-stor", "")]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_doctype_is_refused(tmp_path: Path, book: Path, part: str) -> None:
    root = {"xl/workbook.xml": "<workbook", "xl/styles.xml": "<styleSheet"}.get(part, "<worksheet")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    edit_part(book, root, bomb + root, part)
    assert told(read(tmp_path)) == [("fil-fientlig", "")]


def test_a_doctype_in_another_encoding_does_not_hide(tmp_path: Path, book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[SHEET].decode()
    parts[SHEET] = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>' + text).encode("utf-16")
    write_parts(book, parts)
    assert told(read(tmp_path)) == [("fil-ovanlig", "")]


@pytest.mark.parametrize("cell", ["<c t='e' r='B3'>", "<c r=\"B3\" t='e'>", "<!-- --><c t = 'e'>"])
def test_a_sheet_in_an_unusual_spelling_tells_its_error_cells_too(
    tmp_path: Path, cell: str
) -> None:
    path = write_cells(tmp_path / "r.xlsx", [*CELLS, ["ST", "#REF!"]])
    edit_part(path, '<c r="B3" t="e">', cell)
    assert told(read(tmp_path)) == [("felvarde", "B3")]


def test_other_files_are_read_although_one_is_damaged(book: Path) -> None:
    book.with_name("a.xlsx").write_bytes(b"no workbook")
    underlag = read(book.parent)
    assert [p.place.file for p in underlag.problems] == ["a.xlsx"]
    assert len(underlag.enrolments) == 1
    assert list(underlag.files) == ["a.xlsx", "r.xlsx"]
