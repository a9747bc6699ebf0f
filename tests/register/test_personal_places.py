"""Every form of personal data in every place of a file: found, at once and never repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.problem import Problem
from sofrep.pipeline.word_files import personal_in_word_file
from sofrep.statistics.underlag import Underlag
from support.personal import IN_BOOKS, IN_PROPERTIES, ON_SHEETS, Plant
from support.personal_forms import CLEAN, FORMS
from support.personal_parts import IN_WORD, MORE_IN_BOOKS, MORE_ON_SHEETS, filled, planted
from support.personal_told import personal, said
from support.workbooks import example_forbund, write_cells

SHEETS = ON_SHEETS | MORE_ON_SHEETS
BOOKS = IN_BOOKS | MORE_IN_BOOKS
ALL = [(rule, name, text) for rule, forms in FORMS.items() for name, text in forms.items()]


def read_all(folder: Path, plant: Plant, forms: Iterable[tuple[str, str, str]]) -> Underlag:
    """A folder with a workbook for each form, named after its number."""
    parts = planted(plant)
    for number, (_, _, text) in enumerate(forms):
        (folder / f"r{number:02d}.xlsx").write_bytes(filled(parts, text))
    return read_underlag(folder, example_forbund())


def told(problems: Iterable[Problem], number: int) -> list[tuple[str, bool, bool]]:
    """Of the problems of a form's workbook: the rule, whether a sheet is named, whether it refuses."""
    return [
        (p.rule, bool(p.place.sheet), p.is_error)
        for p in problems
        if p.place.file == f"r{number:02d}.xlsx"
    ]


def wrong(
    underlag: Underlag, forms: Iterable[tuple[str, str, str]], *, on_sheet: bool
) -> Iterator[str]:
    """The forms that are missed, told otherwise than once, or repeated."""
    problems = personal(underlag.problems)
    for number, (rule, name, text) in enumerate(forms):
        if told(problems, number) != [(rule, on_sheet, True)]:
            yield f"{rule} {name}: {told(problems, number)}"
        if text in said(underlag.problems):
            yield f"{rule} {name}: repeated"


@pytest.mark.parametrize("place", SHEETS)
def test_every_form_on_a_sheet_refuses_the_sheet_once(tmp_path: Path, place: str) -> None:
    # A comma parts two values of a list.
    forms = [form for form in ALL if "list" not in place or "," not in form[2]]
    underlag = read_all(tmp_path, SHEETS[place], forms)
    assert list(wrong(underlag, forms, on_sheet=True)) == []
    # The other sheet of a workbook is read.
    assert len(underlag.enrolments) == (2 * len(forms) if "hidden sheet" in place else 0)


@pytest.mark.parametrize("place", BOOKS)
def test_every_form_beside_the_sheets_refuses_the_book_once(tmp_path: Path, place: str) -> None:
    underlag = read_all(tmp_path, BOOKS[place], ALL)
    assert list(wrong(underlag, ALL, on_sheet=False)) == []
    assert len(underlag.enrolments) == 0


@pytest.mark.parametrize("place", IN_PROPERTIES)
def test_every_personnummer_in_the_properties_refuses_the_book(tmp_path: Path, place: str) -> None:
    forms = [form for form in ALL if form[0] == "personnummer"]
    underlag = read_all(tmp_path, IN_PROPERTIES[place], forms)
    assert list(wrong(underlag, forms, on_sheet=False)) == []
    assert len(underlag.enrolments) == 0


@pytest.mark.parametrize("place", IN_WORD)
def test_every_form_in_a_word_file_refuses_it_once(tmp_path: Path, place: str) -> None:
    failed = []
    for rule, name, text in ALL:
        path = tmp_path / "forord.docx"
        path.write_bytes(filled(IN_WORD[place], text))
        found = list(personal_in_word_file(path, "forord.docx"))
        if [(p.rule, p.is_error) for p in found] != [(rule, True)] or text in said(tuple(found)):
            failed.append(f"{rule} {name}: {[p.rule for p in found]}")
    assert failed == []


KINDS: Mapping[str, tuple[list[object], list[object]]] = {
    "a register": (["Insats", "Startdatum", "Kommentar"], ["ST", "2023-01-10"]),
    "a follow-up": (
        ["Insats", "Halvår", "Uppföljning", "Samtycke", "Not"],
        ["ST", "vt 2022", "6man", "ja"],
    ),
    "texts": (["Bilaga", "Avsnitt", "Text"], ["maluppfyllelse", "kommentar"]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_clean_string_is_taken_for_personal_data(tmp_path: Path, kind: str) -> None:
    header, row = KINDS[kind]
    write_cells(tmp_path / "2023/r.xlsx", [header, *([*row, value] for value in CLEAN)])
    found = personal(read_underlag(tmp_path, example_forbund()).problems)
    assert [CLEAN[int(p.place.cell[1:]) - 2] for p in found] == []


@pytest.mark.parametrize("place", ["in a note", "in a text that no cell shows", "in a text box"])
def test_no_clean_string_beside_the_cells_is_taken_for_personal_data(
    tmp_path: Path, place: str
) -> None:
    forms = [("", "", text) for text in CLEAN if isinstance(text, str)]
    found = personal(read_all(tmp_path, (SHEETS | BOOKS)[place], forms).problems)
    assert [forms[int(p.place.file[1:-5])] for p in found] == []


PLACES = {
    "on a sheet": SHEETS,
    "beside the sheets": BOOKS,
    "in the properties": IN_PROPERTIES,
    "in a Word file": IN_WORD,
}


def table_of_places() -> str:
    """What the tests above hold, as docs/trust.md says it."""
    counts = {rule: len(forms) for rule, forms in FORMS.items()}
    lines = [
        "| place | personnummer, found of forms | e-mail | phone | missed | repeated |",
        "|---|---|---|---|---|---|",
    ]
    for where, places in PLACES.items():
        of = [
            f"{count} of {count}"
            if rule == "personnummer" or where != "in the properties"
            else "may stand there"
            for rule, count in counts.items()
        ]
        lines += [f"| {where}: {place} | {' | '.join(of)} | 0 | 0 |" for place in places]
    clean = f"| {len(CLEAN)} clean strings, in three kinds of sheets and three places beside | 0 | 0 | 0 | | |"
    forms = [f"- {rule}: {', '.join(forms)}" for rule, forms in FORMS.items()]
    return "\n".join([*lines, clean, "", "The forms:", "", *forms])


def test_the_page_of_trust_has_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "trust.md").read_text(encoding="utf-8")
    assert table_of_places() in page
