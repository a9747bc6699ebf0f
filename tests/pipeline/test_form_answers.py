"""Answers come into the text sheet whole, or nothing does; nothing that stood there is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.errors import FaultyDataError
from sofrep.excel.find import find_workbooks
from sofrep.pipeline.form_answers import read_forms
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.output import OutputError
from sofrep.pipeline.text_book import TextBookError
from support.blanketter import (
    AVTAL,
    NS,
    TEXTFIELDS,
    UPPFOLJNING,
    cell,
    edit,
    fill,
    made,
    paragraph,
    stored,
    write,
)
from support.office import make_office, set_text

ANSWERS = {
    "fran": "2023-02-01",
    "syfte": 'Å, ä & ö <utan> "fel"',
    "plan": "Rad ett\nRad två\n\nNytt stycke",
    "effekter": "{{ 7 * 7 }}",
}
PERSON = "Anna, 121212-1212"


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    folder = tmp_path_factory.mktemp("klar")
    office = make_office(folder / "kansliet")
    for blankett in (AVTAL, UPPFOLJNING):
        made(office, folder / "blanketter", blankett)
    return folder


@pytest.fixture
def office(ready, tmp_path):
    shutil.copytree(ready, tmp_path / "allt")
    return tmp_path / "allt" / "kansliet"


@pytest.fixture
def avtal(office):
    return next((office.parent / "blanketter").glob("Avtal*.docx"))


@pytest.fixture
def uppfoljning(office):
    return next((office.parent / "blanketter").glob("Uppf*.docx"))


def book(office):
    return office / "2023" / "texter.xlsx"


def rules_of(office, *files, replace=False):
    """The rules of the problems that reading gives."""
    try:
        report = read_forms(office, files, replace=replace)
    except FaultyDataError as fault:
        return [problem.rule for problem in fault.problems]
    return [problem.rule for problem in report.problems]


def test_the_answers_of_several_forms_come_into_the_years_text_sheet(office, avtal, uppfoljning):
    fill(avtal, ANSWERS)
    fill(uppfoljning, {"bedomning-syfte": "Delvis", "syfte": "Till stor del."})
    report = read_forms(office, [avtal, uppfoljning])
    assert stored(office) == ANSWERS
    assert stored(office, UPPFOLJNING) == {"bedomning-syfte": "Delvis", "syfte": "Till stor del."}
    assert (report.new, report.same, report.problems) == (6, 0, ())
    assert {f.kod for f in report.forms[0].unanswered} == {
        f.kod for f in AVTAL.falt if f.kod not in ANSWERS
    }


def test_what_was_read_prefills_the_next_form_and_reading_it_again_changes_nothing(
    office, avtal, tmp_path
):
    read_forms(office, [fill(avtal, ANSWERS)])
    before = book(office).read_bytes()
    again = made(office, tmp_path / "ut")
    assert again.filled == len(ANSWERS)
    report = read_forms(office, [again.path])
    assert (report.new, report.same, report.books) == (0, len(ANSWERS), ())
    assert book(office).read_bytes() == before
    later = made(office, tmp_path / "ut", year=2024)
    assert later.filled == len(ANSWERS) - 1  # the agreement's days are its own


def test_the_workbook_keeps_all_else_and_a_copy_of_it_is_kept_out_of_sight(office, avtal):
    before = book(office).read_bytes()
    old = load_workbook(book(office))
    report = read_forms(office, [fill(avtal, ANSWERS)])
    new = load_workbook(book(office))
    assert new.sheetnames == old.sheetnames
    for title in old.sheetnames:
        cells = {c.coordinate: c.value for row in old[title] for c in row if c.value is not None}
        assert cells == {at: new[title][at].value for at in cells}
    assert len(new["Texter"].data_validations.dataValidation) == len(
        old["Texter"].data_validations.dataValidation
    )
    (written,) = report.books
    assert written.copy.read_bytes() == before
    assert written.copy.parent == office / ".tidigare"
    assert not [name for name, _ in find_workbooks(office)[0] if "tidigare" in name]


def test_a_different_text_is_only_replaced_when_asked_to_and_the_old_one_is_told(office, avtal):
    read_forms(office, [fill(avtal, {"plan": "Gammal plan"})])
    before = book(office).read_bytes()
    fill(avtal, {"plan": "Ny plan", "syfte": "Syftet"})
    assert rules_of(office, avtal) == ["blankett-text-finns"]
    assert book(office).read_bytes() == before
    report = read_forms(office, [avtal], replace=True)
    assert [(old.fraga, old.before) for old in report.replaced] == [
        ("Hur ska insatsen genomföras?", "Gammal plan")
    ]
    assert stored(office) == {"plan": "Ny plan", "syfte": "Syftet"}
    assert len(list((office / ".tidigare").iterdir())) == 2


def test_an_empty_answer_leaves_a_text_that_stands_there(office, avtal):
    read_forms(office, [fill(avtal, {"plan": "Planen"})])
    report = read_forms(office, [fill(avtal, {"plan": "", "syfte": "Syftet"})])
    assert stored(office) == {"plan": "Planen", "syfte": "Syftet"}
    assert "plan" in {falt.kod for falt in report.forms[0].unanswered}


def test_an_empty_cell_of_a_row_that_is_there_is_filled(office, avtal):
    sheet_rows = load_workbook(book(office))["Texter"].max_row
    made_book = load_workbook(book(office))
    sheet = made_book["Texter"]
    for column, value in enumerate(("avtal", "plan", "Ett"), start=1):
        sheet.cell(sheet_rows + 1, column, value)
    made_book.save(book(office))
    read_forms(office, [fill(avtal, {"plan": "Planen"})])
    sheet = load_workbook(book(office))["Texter"]
    assert sheet.cell(sheet_rows + 1, 4).value == "Planen"
    assert sheet.max_row == sheet_rows + 1


def test_without_a_text_workbook_one_is_made_as_for_a_new_year(office, avtal):
    book(office).unlink()
    report = read_forms(office, [fill(avtal, ANSWERS)])
    assert [(b.path, b.copy) for b in report.books] == [(book(office), None)]
    assert stored(office) == ANSWERS
    assert load_workbook(book(office)).sheetnames == ["Texter", "Listor", "Hjälp"]


def test_a_new_years_workbook_has_last_years_describing_texts_too(office, tmp_path):
    set_text(book(office), "syfte", "Ett", "Syftet i fjol")
    path = fill(made(office, tmp_path / "ut", year=2024).path, {"plan": "Planen"})
    read_forms(office, [path])
    assert stored(office, year=2024) == {"plan": "Planen", "syfte": "Syftet i fjol"}
    sheet = load_workbook(office / "2024" / "texter.xlsx")["Texter"]
    rows = [[cell.value for cell in row[:4]] for row in sheet]
    assert ["Måluppfyllelse", "Syfte", "Ett", "Syftet i fjol"] in rows


def test_a_workbook_with_a_column_of_years_gets_the_rows_of_its_year(office, avtal):
    book(office).unlink()
    common = office / "texter.xlsx"
    rows = (("År", "Bilaga", "Avsnitt", "Insats", "Text"), (2023, "avtal", "syfte", "Ett", None))
    made_book = Workbook()
    for row in rows:
        made_book.worksheets[0].append(row)
    made_book.save(common)
    read_forms(office, [fill(avtal, {"plan": "Planen", "syfte": "Syftet"})])
    assert stored(office) == {"plan": "Planen", "syfte": "Syftet"}
    assert not book(office).exists()
    sheet = load_workbook(common).worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["2023", "avtal", "plan", "Ett", "Planen"]


def test_a_signed_workbook_is_left_alone_and_the_answers_get_one_of_their_own(office, avtal):
    import zipfile

    with zipfile.ZipFile(book(office), "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    before = book(office).read_bytes()
    read_forms(office, [fill(avtal, ANSWERS)])
    assert book(office).read_bytes() == before
    assert (office / "2023" / "Texter ur blanketter 2023.xlsx").exists()
    assert stored(office) == ANSWERS


@pytest.mark.parametrize("lock", ["~$texter.xlsx", ".~lock.texter.xlsx#"])
def test_an_open_workbook_stops_it_all(office, avtal, lock):
    (office / "2023" / lock).touch()
    before = book(office).read_bytes()
    with pytest.raises(OutputError, match=r"Arbetsboken texter\.xlsx är öppen"):
        read_forms(office, [fill(avtal, ANSWERS)])
    assert book(office).read_bytes() == before


def test_a_formula_in_the_cell_stops_it_all(office, avtal):
    read_forms(office, [fill(avtal, {"plan": "Planen"})])
    made_book = load_workbook(book(office))
    sheet = made_book["Texter"]
    sheet.cell(sheet.max_row, 4, '="Plan"&"en"')
    made_book.save(book(office))
    # Excel has counted it: openpyxl writes no value, so one is put there.
    edit_cached(book(office), "Planen")
    with pytest.raises(TextBookError, match="har en formel"):
        read_forms(office, [fill(avtal, {"plan": "Annan"})], replace=True)


def edit_cached(path: Path, value: str) -> None:
    def change(root):
        space = root.tag[: root.tag.index("}") + 1]
        for formula in root.iter(f"{space}f"):
            found = formula.getparent()
            found.set("t", "str")
            kept = found.find(f"{space}v")
            (kept if kept is not None else found.makeelement(f"{space}v")).text = value
            if kept is None:
                element = found.makeelement(f"{space}v")
                element.text = value
                found.append(element)

    edit(path, change, "xl/worksheets/sheet1.xml")


def test_another_forbunds_form_and_an_unknown_insats_are_refused_at_once(office, avtal, tmp_path):
    other = make_office(tmp_path / "annan")
    profile = other / "forbund.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("222000-0000", "222000-1111"), encoding="utf-8"
    )
    theirs = made(other, tmp_path / "deras").path
    profile = office / "forbund.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace('"ett"', '"tre"'), encoding="utf-8"
    )
    before = book(office).read_bytes()
    rules = rules_of(office, fill(theirs, ANSWERS), fill(avtal, ANSWERS), tmp_path / "nix.docx")
    assert rules[:3] == ["blankett-annat-forbund", "blankett-insats-okand", "blankett-finns-inte"]
    assert book(office).read_bytes() == before


@pytest.mark.parametrize("place", ["answer", "outside", "deleted control"])
def test_a_personnummer_anywhere_refuses_the_form_and_is_never_repeated(office, avtal, place):
    def change(root):
        if place == "outside":
            root.find("w:body", NS).insert(0, paragraph(PERSON))
        elif place == "answer":
            write(root, "plan", PERSON)
        else:
            cell(root, "plan").append(paragraph(PERSON))

    edit(fill(avtal, {"syfte": "Syftet"}), change)
    with pytest.raises(FaultyDataError) as fault:
        read_forms(office, [avtal])
    (problem,) = fault.value.problems
    assert problem.rule == "personnummer"
    told = f"{problem} {fault.value}"
    assert "1212" not in told
    assert "Anna" not in told
    assert ("Hur ska insatsen genomföras?" in told) == (place != "outside")
    assert stored(office) == {}


@pytest.mark.parametrize(
    ("person", "rule", "told"),
    [
        ("Fråga anna@exempel.se om mer", "epost", "en e-postadress"),
        ("Ring 0520-12 34 56", "telefon", "ett telefonnummer"),
        ("Ring\n070-123 45 67", "telefon", "ett telefonnummer"),
    ],
)
def test_what_the_text_sheet_is_refused_for_is_refused_in_an_answer(
    person, rule, told, office, avtal
):
    fill(avtal, {"syfte": "Syftet", "plan": person})
    before = book(office).read_bytes()
    with pytest.raises(FaultyDataError) as fault:
        read_forms(office, [avtal])
    (problem,) = fault.value.problems
    assert problem.rule == rule
    assert f"”Hur ska insatsen genomföras?” innehåller {told}." in str(problem)
    assert "anna" not in str(problem)
    assert "34" not in str(problem)
    assert book(office).read_bytes() == before
    set_text(book(office), "syfte", "Ett", person)  # and so it is in the sheet
    forbund, _ = profile_of(office)
    assert rule in {found.rule for found in read_underlag(office, forbund).problems}


def test_a_masked_personnummer_in_an_answer_is_a_warning_as_on_the_text_sheet(office, avtal):
    assert rules_of(office, fill(avtal, {"plan": "Deltagaren 121212-XXXX"})) == [
        "personnummer-liknar"
    ]
    assert stored(office) == {"plan": "Deltagaren 121212-XXXX"}


def test_an_address_outside_the_answers_is_not_read_and_refuses_nothing(office, avtal):
    """The office's own template may say where the form is sent."""

    def change(root):
        root.find("w:body", NS).insert(0, paragraph("Skickas till kansliet@exempel.se"))

    edit(fill(avtal, {"plan": "Planen"}), change)
    assert rules_of(office, avtal) == ["blankett-text-utanfor"]
    assert stored(office) == {"plan": "Planen"}


@pytest.mark.parametrize("person", ["121212-1212", "anna@exempel.se"])
def test_a_person_in_a_file_name_is_not_repeated(person, office, avtal):
    named = avtal.rename(avtal.with_name(f"Avtal {person}.docx"))
    with pytest.raises(FaultyDataError) as fault:
        read_forms(office, [named])
    assert [problem.rule for problem in fault.value.problems] == ["personnummer"]
    assert person not in str(fault.value.problems)


def test_two_files_of_the_same_form_must_agree(office, avtal):
    twin = shutil.copy(avtal, avtal.with_name("Avtal kopia.docx"))
    fill(avtal, {"plan": "Så", "syfte": "Lika"})
    fill(Path(twin), {"plan": "Så här", "syfte": "Lika"})
    assert rules_of(office, avtal, Path(twin)) == ["blankett-dubbel"]
    fill(Path(twin), {"plan": "Så"})
    report = read_forms(office, [avtal, Path(twin)])
    assert stored(office) == {"plan": "Så", "syfte": "Lika"}
    assert report.new == 2


def test_a_faulty_text_sheet_of_the_year_stops_it_and_other_faults_do_not(office, avtal):
    (office / "register" / "trasig.xlsx").write_bytes(b"trasig")
    fill(avtal, {"plan": "Planen"})
    assert rules_of(office, avtal) == []
    set_text(book(office), "plan", "Ett", "Planen")
    (office / "2023" / "trasig.xlsx").write_bytes(b"trasig")
    assert rules_of(office, avtal) == ["fil-skadad"]


def test_an_answer_longer_than_a_cell_is_refused(office, avtal):
    assert rules_of(office, fill(avtal, {"plan": "å" * 32_768})) == ["blankett-svar-for-langt"]


def test_what_cannot_be_placed_is_told_and_the_rest_is_read(office, avtal):
    def change(root):
        root.find("w:body", NS).insert(0, paragraph("Hej!"))

    avtal.with_name(f"~${avtal.name[2:]}").touch()
    assert rules_of(office, edit(fill(avtal, {"plan": "Planen"}), change)) == [
        "blankett-oppen",
        "blankett-text-utanfor",
    ]
    assert stored(office) == {"plan": "Planen"}


def test_a_read_only_folder_leaves_everything_as_it_was(office, avtal, monkeypatch):
    from sofrep.pipeline import text_book

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(text_book, "replace_file", full)
    before = book(office).read_bytes()
    with pytest.raises(OutputError, match="Inget har lästs in"):
        read_forms(office, [fill(avtal, ANSWERS)])
    assert book(office).read_bytes() == before


WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cc", "Co", "Cn", "Nd"),
        include_characters="\nåäö&<>\"'={}%",
    ),
    max_size=300,
).map(lambda text: "\n".join(" ".join(line.split()) for line in text.split("\n")).strip())


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(answers=st.dictionaries(st.sampled_from(TEXTFIELDS), WORDS, max_size=4))
def test_whatever_is_written_is_in_the_text_sheet_afterwards(ready, tmp_path_factory, answers):
    folder = tmp_path_factory.mktemp("svar") / "allt"
    shutil.copytree(ready, folder)
    path = next((folder / "blanketter").glob("Avtal*.docx"))
    read_forms(folder / "kansliet", [fill(path, answers)])
    assert stored(folder / "kansliet") == {kod: text for kod, text in answers.items() if text}


def test_the_insats_of_a_new_row_is_named_as_the_dropdown_names_it(office, avtal):
    read_forms(office, [fill(avtal, {"plan": "Planen"})])
    forbund, _ = profile_of(office)
    sheet = load_workbook(book(office))["Texter"]
    last = [sheet.cell(sheet.max_row, column).value for column in range(1, 5)]
    assert last == ["avtal", "plan", forbund.insats[0].kortnamn, "Planen"]
