"""Marked copies: the faulty cells are coloured and commented, and the originals stay as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.pipeline.marking import MarkFolderError, MarkReport, mark_workbooks
from sofrep.pipeline.marking import marked_workbook as marking

RED, YELLOW = "00FFB3AB", "00FFE699"
FILE = "register/RV.xlsx"


def fault(cell: str, *, sheet: str = "RV", file: str = FILE, text: str = "Fel datum.") -> Problem:
    return error("datum-okant", Place(file, sheet, cell), text, "Rätta datumet.")


def doubt(cell: str) -> Problem:
    return warning("rader-lika", Place(FILE, "RV", cell), "Raden är lik en annan.", "Ta bort den.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one workbook of two sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RV"
    for row in (["Insats", "Start", "Slut"], ["RV", "i våras", None], ["RV", None, "=1+1"]):
        sheet.append(row)
    sheet["A2"].comment = Comment("Fråga Kim", "kansliet")
    book.create_sheet("Kim's blad").append(["x"])
    path = tmp_path / "f" / FILE
    path.parent.mkdir(parents=True)
    book.save(path)
    return tmp_path / "f"


def run(folder: Path, *problems: Problem, target: Path | None = None) -> MarkReport:
    files = [path for path in folder.rglob("*.xls[xm]") if "out" not in path.parts]
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    return mark_workbooks(folder, problems, hashes, target or folder / "out" / "märkt")


def opened(report: MarkReport) -> Workbook:
    (marked,) = report.marked
    return load_workbook(report.folder / marked.name)


def colour(book: Workbook, sheet: str, cell: str) -> str:
    return str(book[sheet][cell].fill.start_color.rgb)


def test_a_faulty_cell_is_coloured_and_commented_with_what_to_do(folder: Path) -> None:
    report = run(folder, fault("B2"))
    assert [(m.name, m.shown) for m in report.marked] == [("register - RV (märkt).xlsx", 1)]
    book = opened(report)
    assert colour(book, "RV", "B2") == RED
    comment = book["RV"]["B2"].comment
    assert comment is not None
    assert comment.text == "FEL (datum-okant): Fel datum.\nGör så här: Rätta datumet."
    assert book["RV"]["C3"].value == "=1+1"


def test_a_row_problem_colours_the_row_and_a_sheet_problem_the_first_cell(folder: Path) -> None:
    book = opened(run(folder, doubt("rad 3"), fault("", sheet="Kim's blad")))
    assert [colour(book, "RV", cell) for cell in ("A3", "B3", "C3")] == [YELLOW] * 3
    assert book["RV"]["A3"].comment.text.startswith("VARNING (rader-lika)")
    assert colour(book, "Kim's blad", "A1") == RED


def test_several_problems_of_a_cell_are_in_one_comment_and_an_earlier_one_is_kept(
    folder: Path,
) -> None:
    book = opened(run(folder, fault("A2"), doubt("A2")))
    text = book["RV"]["A2"].comment.text
    assert colour(book, "RV", "A2") == RED
    assert text.index("FEL (") < text.index("VARNING (") < text.index("Fråga Kim")


def test_the_first_sheet_lists_the_problems_with_links(folder: Path) -> None:
    book = opened(run(folder, fault("B2"), fault("", sheet="Kim's blad")))
    sheet = book.worksheets[0]
    assert (sheet.title, book.active) == ("Problem", sheet)
    assert [ws.sheet_view.tabSelected for ws in book.worksheets] == [True, False, False]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_col=5)]
    assert rows == [
        ["Nr", "Allvar", "Regel", "Blad", "Cell"],
        [1, "fel", "datum-okant", "RV", "B2"],
        [2, "fel", "datum-okant", "Kim's blad", "(bladet)"],
    ]
    assert [sheet[f"E{row}"].hyperlink.location for row in (7, 8)] == [
        "'RV'!B2",
        "'Kim''s blad'!A1",
    ]
    assert list(sheet.tables) == ["Problemlista"]


def test_a_row_of_the_list_is_as_high_as_its_longest_text(folder: Path) -> None:
    long = replace(fault("B2"), message="Beloppet stämmer inte. " * 20)
    sheet = opened(run(folder, long, fault("B3"))).worksheets[0]
    assert sheet.row_dimensions[7].height > 6 * sheet.row_dimensions[8].height > 0


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", "bell\x07"])
def test_text_that_looks_like_a_formula_is_written_as_text(folder: Path, text: str) -> None:
    cell = opened(run(folder, fault("B2", text=text)))["Problem"]["F7"]
    assert (cell.data_type, cell.value) == ("s", text.replace("\x07", " "))
    assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@"))


def test_a_text_in_the_original_that_starts_as_a_formula_stays_a_text(folder: Path) -> None:
    path = folder / FILE
    book = load_workbook(path)
    book["RV"]["B3"].value = "=2+2"
    book["RV"]["B3"].data_type = "s"
    book.save(path)
    assert opened(run(folder, fault("B2")))["RV"]["B3"].data_type == "s"


def test_the_original_is_never_touched(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    run(folder, fault("B2"))
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize("inside", [".", "register", "2023/märkt"])
def test_copies_are_not_written_among_what_is_read(folder: Path, inside: str) -> None:
    with pytest.raises(MarkFolderError, match="skulle räknas med"):
        run(folder, fault("B2"), target=folder / inside)
    assert [path.name for path in folder.rglob("*.xlsx")] == ["RV.xlsx"]


def test_a_workbook_with_personal_data_is_not_copied(folder: Path) -> None:
    person = error("personnummer", Place(FILE, "Kim's blad", "A1"), "Ett nummer.", "Ta bort det.")
    report = run(folder, fault("B2"), person)
    assert report.marked == ()
    assert report.left == {FILE: "innehåller personuppgifter och kopieras därför inte"}
    assert not (folder / "out").exists()


def test_a_workbook_that_cannot_be_read_or_has_changed_is_left(folder: Path) -> None:
    (folder / "trasig.xlsx").write_bytes(b"PK nej")
    broken = error("fil-skadad", Place("trasig.xlsx"), "Trasig.", "Spara på nytt.")
    assert run(folder, broken).left == {"trasig.xlsx": "går inte att läsa som arbetsbok"}
    target = folder / "out" / "märkt"
    report = mark_workbooks(folder, [fault("B2")], {FILE: "0" * 64}, target)
    assert report.left == {FILE: "ändrades medan den kontrollerades; kör igen"}


def test_a_large_workbook_is_left_and_many_problems_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "MAX_MARKS", 2)
    report = run(folder, *(fault(f"B{row}") for row in range(2, 7)))
    assert [(m.shown, m.only_listed) for m in report.marked] == [(2, 3)]
    assert opened(report)["Problem"]["A11"].value == 5
    monkeypatch.setattr(marking, "MAX_SHEET_BYTES", 100)
    assert "för stor" in run(folder, fault("B2")).left[FILE]


def test_a_merged_cell_gets_its_comment_in_the_first_of_them(folder: Path) -> None:
    path = folder / FILE
    book = load_workbook(path)
    book["RV"].merge_cells("B2:C2")
    book.save(path)
    marked = opened(run(folder, fault("C2")))
    assert marked["RV"]["B2"].comment is not None


def test_the_same_problems_give_the_same_bytes(folder: Path) -> None:
    first = run(folder, fault("B2"))
    content = (first.folder / first.marked[0].name).read_bytes()
    second = run(folder, fault("B2"), target=folder / "out" / "igen")
    assert (second.folder / second.marked[0].name).read_bytes() == content


def test_a_copy_that_somebody_worked_in_is_kept_and_one_that_is_no_longer_true_goes(
    folder: Path,
) -> None:
    report = run(folder, fault("B2"))
    copy = report.folder / report.marked[0].name
    copy.write_bytes(b"rattat i kopian")
    kept = run(folder, fault("B2")).kept
    assert [each.kept_as for each in kept] == ["register - RV (märkt) (redigerad).xlsx"]
    assert run(folder).marked == ()
    assert not copy.exists()
    assert (report.folder / kept[0].kept_as).read_bytes() == b"rattat i kopian"


def test_macros_stay_in_a_copy_of_a_workbook_with_macros(folder: Path) -> None:
    source = (folder / FILE).read_bytes()
    (folder / "m.xlsm").write_bytes(source)
    report = run(folder, fault("B2", file="m.xlsm"))
    assert [marked.name for marked in report.marked] == ["m (märkt).xlsm"]


def test_every_cell_of_a_problem_is_coloured_and_commented_also_on_several_sheets(
    folder: Path,
) -> None:
    problem = replace(
        fault("B2"), others=(Place(FILE, "RV", "C3"), Place(FILE, "Kim's blad", "A1"))
    )
    book = opened(run(folder, problem))
    cells = [("RV", "B2"), ("RV", "C3"), ("Kim's blad", "A1")]
    assert [colour(book, *cell) for cell in cells] == [RED] * 3
    assert all("Fel datum." in book[sheet][cell].comment.text for sheet, cell in cells)
    assert [book["Problem"].cell(row, 5).value for row in (7, 8)] == ["B2, C3, 2 celler", "A1"]


def test_cells_beyond_those_that_get_a_comment_are_coloured(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "MAX_MARKS", 1)
    report = run(folder, replace(fault("B2"), others=(Place(FILE, "RV", "C3"),)))
    book = opened(report)
    assert colour(book, "RV", "C3") == RED
    assert (book["RV"]["B2"].comment is None, book["RV"]["C3"].comment is None) == (False, True)
    assert report.marked[0].only_listed == 0
