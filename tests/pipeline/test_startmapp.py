"""`init` makes a folder that reads back without a fault, and never touches what exists."""

from __future__ import annotations

import zipfile
from datetime import date
from functools import partial
from pathlib import Path
from shutil import rmtree

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.comments import Comment

from sofrep.amnen.alla.sheets import MAL, REGISTER, read_underlag
from sofrep.amnen.ekonomi.kontroller import check_economy
from sofrep.amnen.texter.blad import document_name, valid_keys
from sofrep.domain.bilagor import AVSNITT, BILAGOR, avsnittsnamn
from sofrep.domain.ekonomi import Kontrollstatus
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.textplatser import TEXTPLATSER, Textplats, avsnittsrubrik
from sofrep.errors import FaultyDataError
from sofrep.excel.not_read import HELP_TITLES
from sofrep.forbundsprofil import read_profile
from sofrep.forbundsprofil.profile_checks import TO_FILL_IN
from sofrep.paths import builtin_templates
from sofrep.pipeline.building import build
from sofrep.pipeline.own_templates import check_phrases
from sofrep.pipeline.startmapp.double_click import double_click_makers
from sofrep.pipeline.startmapp.folder import make_folder, make_templates, year_to_make
from sofrep.pipeline.startmapp.makers import ExistsError, make_missing
from sofrep.pipeline.startmapp.new_year import add_year
from sofrep.pipeline.startmapp.profile_text import profile_text
from sofrep.pipeline.startmapp.workbooks import new_workbook
from sofrep.visning import frasfil
from support.ekonomi import BOOK, write_book
from support.frames import make_forbund
from support.office import add_rows, make_office, new_folder, set_text

PART = ("Januari-augusti 2024", "Januari-augusti 2023")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_folder(tmp_path / "Vårt förbund")


def sheet_rows(path: Path) -> list[dict[str, object]]:
    sheet = load_workbook(path).worksheets[0]
    headers, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headers), row, strict=True)) for row in rows]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_folder_holds_profile_and_workbooks_and_no_copy_of_what_the_program_has(
    folder: Path,
) -> None:
    assert set(files(folder)) == {
        "forbund.toml",
        "enkatsummor.xlsx",
        "historik.xlsx",
        "register/register.xlsx",
        "2023/ansokningar.xlsx",
        "2023/enkatsvar.xlsx",
        "2023/riket.xlsx",
        "2023/ekonomi.xlsx",
        "2023/mal.xlsx",
        "2023/organisation.xlsx",
        "2023/strukturella.xlsx",
        "2023/texter.xlsx",
        "2023/uppfoljning.xlsx",
        *double_click_makers(),
    }


def test_the_profile_reads_back_with_only_the_hint_to_fill_it_in(folder: Path) -> None:
    forbund, problems = read_profile(folder)
    assert forbund is not None
    assert [problem.rule for problem in problems] == ["profil-ej-ifylld"]


def test_the_profile_shows_every_table_and_explains_itself() -> None:
    text = profile_text(2023)
    for table in ("[[insats]]", "[[union]]", "[[medlem]]", "[dokument.2023]", "# [[logotyp]]"):
        assert table in text
    assert text.count("# ") > 30


def test_what_everybody_fills_in_stands_first_and_fits_a_screen() -> None:
    lines = profile_text(2023).splitlines()
    end = next(n for n, line in enumerate(lines) if line.startswith("# Hit fyller alla i."))
    assert end < 60
    assert max(n for n, line in enumerate(lines) if TO_FILL_IN in line) < end
    shown = {line for line in lines[:end] if line.startswith("[[")}
    assert shown == {"[[insats]]", "[[medlem]]", "[[kommun]]"}


def test_the_sections_that_the_profile_shows_are_those_of_the_report_and_one_can_be_struck_out(
    folder: Path,
) -> None:
    profile = folder / "forbund.toml"
    start, lead, rest = profile.read_text(encoding="utf-8").partition("# avsnitt = [")
    shown, end, rest = (lead + rest).partition("]\n")
    profile.write_text(start + shown.replace("#", "") + end + rest, encoding="utf-8")
    forbund, problems = read_profile(folder)
    assert forbund is not None
    assert [problem.rule for problem in problems] == ["profil-ej-ifylld"]
    assert forbund.bilaga[0].avsnitt == AVSNITT["arsredovisning"]
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace('"kassaflode", ', ""), encoding="utf-8")
    forbund, problems = read_profile(folder)
    assert forbund is not None
    assert "kassaflode" not in forbund.bilaga[0].avsnitt
    assert len(problems) == 1


def test_untouched_workbooks_are_read_without_a_word(folder: Path) -> None:
    forbund, _ = read_profile(folder)
    assert forbund is not None
    underlag = read_underlag(folder, forbund)
    assert underlag.problems == ()
    assert {sheet.kind for sheet in underlag.sheets} >= {"register", "mal", "texter", "historik"}
    assert {sheet.kind for sheet in underlag.sheets} >= {"enkatsvar", "enkatsummor", "riket"}


@pytest.mark.parametrize(("corner", "count"), [("vem sökte", 0), ("Sökande part", 7)])
def test_the_lists_of_a_workbook_are_never_its_rows(folder: Path, corner: str, count: int) -> None:
    """Its own sheet was written over with a table of parties and kommuner."""
    path = folder / "2023" / "ansokningar.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.delete_rows(1, 1)
    for number, row in enumerate(([corner, "Norra", "Södra"], ["AF", 3, 4]), start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    book.save(path)
    forbund, _ = read_profile(folder)
    assert forbund is not None
    underlag = read_underlag(folder, forbund)
    assert int(underlag.applications["antal"].sum()) == count
    told = [(problem.rule, problem.place.sheet) for problem in underlag.problems]
    assert told == ([] if count else [("rubrik-saknas", "Ansökningar")])


def test_lists_and_help_of_new_workbooks_are_never_read_whatever_has_become_of_the_sheets_beside(
    folder: Path,
) -> None:
    for path in folder.rglob("*.xlsx"):
        book = load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title not in HELP_TITLES:
                sheet.delete_rows(1, sheet.max_row)
        book.save(path)
    forbund, _ = read_profile(folder)
    assert forbund is not None
    underlag = read_underlag(folder, forbund)
    assert (underlag.sheets, underlag.problems) == ((), ())


def test_headers_are_frozen_and_coded_columns_have_dropdowns(folder: Path) -> None:
    book = load_workbook(folder / "register" / "register.xlsx")
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert [page.title for page in book.worksheets] == ["Register", "Listor", "Hjälp"]
    headers = {str(cell.value): cell.column_letter for cell in sheet[1]}
    rules = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): str(rule.formula1)
        for rule in sheet.data_validations.dataValidation
    }
    for header in ("Insats", "Kön", "Kommun", "Anonym", "Avslutsorsak", "6 månader svarat"):
        assert headers[header] in rules, header
    column = rules[headers["Kommun"]].removeprefix("Listor!$")[0]
    offered = [cell.value for cell in book["Listor"][column]]
    assert offered[1:3] == ["Norra", "Södra"]


def test_only_workbooks_with_dropdowns_have_a_sheet_of_lists(folder: Path) -> None:
    book = load_workbook(folder / "2023" / "strukturella.xlsx")
    assert [page.title for page in book.worksheets] == ["Strukturella insatser", "Hjälp"]


def test_a_follow_up_that_must_not_be_linked_has_a_workbook_with_dropdowns(folder: Path) -> None:
    path = folder / "2023" / "uppfoljning.xlsx"
    offered = load_workbook(path).worksheets[0].data_validations.dataValidation
    assert len(offered) >= 6
    row = {"Insats": "Ett", "Avslutsdatum": "2022-03-01", "Kön": "kvinna",
           "Uppföljning": "6 månader", "Samtycke": "ja", "Svarat": "ja",
           "Försörjning vid uppföljning": "Ingen offentlig försörjning"}  # fmt: skip
    add_rows(path, [row])
    forbund, _ = read_profile(folder)
    assert forbund is not None
    underlag = read_underlag(folder, forbund)
    assert underlag.problems == ()
    assert len(underlag.followups) == 1


def test_the_survey_workbook_has_every_question_with_its_answers_to_choose(folder: Path) -> None:
    book = load_workbook(folder / "2023" / "enkatsvar.xlsx")
    sheet = book.worksheets[0]
    headers = {str(cell.value): cell.column_letter for cell in sheet[1]}
    assert list(headers) == [
        "Respondentgrupp",
        "Kön",
        "Enkätnummer",
        *(f"Fråga {number}" for number in range(1, 12)),
    ]
    rules = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    offered = {
        header: [
            cell.value
            for (cell,) in book["Listor"][str(rules[letter].formula1).removeprefix("Listor!")]
        ]
        for header, letter in headers.items()
        if letter in rules
    }
    scale = ["Stämmer mycket dåligt", "Stämmer ganska dåligt", "Varken eller"]
    assert offered["Fråga 1"][:3] == scale
    assert offered["Fråga 8"][:3] == ["ja", "nej", "Stämmer mycket dåligt"]
    assert offered["Respondentgrupp"][1] == "Deltagare avslut"
    assert not rules[headers["Fråga 1"]].showErrorMessage  # a digit of the scale will do


def test_without_a_survey_in_the_profile_there_are_no_workbooks_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    text = profile_text(2023).partition("[enkat]")[0]
    (folder / "forbund.toml").write_text(text, encoding="utf-8")
    make_folder(folder, 2023)
    assert not [name for name in files(folder) if "enkat" in name or "riket" in name]


def test_date_columns_have_a_date_format(folder: Path) -> None:
    sheet = load_workbook(folder / "register" / "register.xlsx").worksheets[0]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Startdatum")
    assert sheet.column_dimensions[letter].number_format == "yyyy-mm-dd"


def test_the_text_workbook_has_the_keys_that_the_documents_print_in_swedish(folder: Path) -> None:
    rows = sheet_rows(folder / "2023" / "texter.xlsx")
    keys = {(row["Bilaga"], row["Avsnitt"], row["Insats"]) for row in rows}
    assert len(keys) == len(rows)
    assert ("Måluppfyllelse", "Syfte", "Ett") in keys
    assert ("Måluppfyllelse", "Syfte", "Alla insatser") in keys
    assert ("Statistik", "Inledning", None) in keys
    assert ("Årsredovisning", "Viktiga förhållanden", None) in keys
    assert ("Statistik", "Kommentar uppföljning", "Ett") in keys
    assert ("Statistik", "Kommentar uppföljning", "Två") not in keys  # shows no such section
    assert all(row["Text"] is None for row in rows)
    needed = {row["Insats"] for row in rows if "Måste skrivas" in str(row["Vad som ska stå"])}
    # None: the texts of the årsredovisning and of Bilaga Indikatorer
    assert needed == {"Ett", "Två", None}  # of a union no text is required
    assert ("Indikatorer", "Kommentar indikator 16", None) in keys


def test_what_must_be_written_stands_first_in_each_document_and_then_insats_by_insats(
    folder: Path,
) -> None:
    rows = sheet_rows(folder / "2023" / "texter.xlsx")
    documents = list(dict.fromkeys(row["Bilaga"] for row in rows))
    assert documents == [
        "Årsredovisning",
        "Delårsrapport",
        "Måluppfyllelse",
        "Statistik",
        "Indikatorer",
    ]
    goals = [row for row in rows if row["Bilaga"] == "Måluppfyllelse"]
    assert [(row["Avsnitt"], row["Insats"]) for row in goals[:6]] == [
        ("Syfte", "Ett"),
        ("Målgrupp", "Ett"),
        ("Syfte", "Två"),
        ("Målgrupp", "Två"),
        ("Inledning", None),
        ("Kommentar", None),
    ]


def test_no_section_lacks_the_dots_that_its_help_has() -> None:
    dotted = str.maketrans("åäöé", "aaoe")
    told = {word for plats in TEXTPLATSER for word in plats.hjalp.lower().split()}
    shown = {word for p in TEXTPLATSER for word in avsnittsrubrik(p.avsnitt).lower().split()}
    assert not {
        (word, full)
        for word in shown
        for full in told
        if full.translate(dotted).startswith(word) and not full.startswith(word)
    }


@pytest.mark.parametrize("plats", TEXTPLATSER, ids=lambda plats: f"{plats.bilaga} {plats.avsnitt}")
def test_a_section_that_is_written_in_swedish_is_read_as_itself(plats: Textplats) -> None:
    assert avsnittsnamn(avsnittsrubrik(plats.avsnitt)) == plats.avsnitt


def test_a_document_whose_name_is_another_s_is_written_by_its_code(folder: Path) -> None:
    change_profile(folder, 'namn = "Indikatorer"', 'namn = "Statistik"')
    forbund, _ = read_profile(folder)
    assert forbund is not None
    assert document_name(forbund, "indikatorer") == "indikatorer"
    assert document_name(forbund, "statistik") == "Statistik"
    assert document_name(forbund, "uppfoljningsblankett") == "Uppföljningsblankett"


class TestSizes:
    @pytest.mark.parametrize(
        "name", ["register/register", "2023/texter", "2023/ekonomi", "2023/mal"]
    )
    def test_every_heading_and_text_has_room(self, folder: Path, name: str) -> None:
        for sheet in load_workbook(folder / f"{name}.xlsx").worksheets[:-1]:
            widths = {key: of.width for key, of in sheet.column_dimensions.items()}
            for row in sheet.iter_rows():
                height = sheet.row_dimensions[row[0].row].height or 15
                for cell in row:
                    text, width = str(cell.value or ""), widths[cell.column_letter]
                    assert max(map(len, text.split()), default=0) <= width, (sheet.title, text)
                    assert len(text) / width <= height // 15, (sheet.title, text)

    def test_a_column_has_room_for_what_is_chosen_in_it(self, folder: Path) -> None:
        sheet = load_workbook(folder / "register" / "register.xlsx").worksheets[0]
        (letter,) = (c.column_letter for c in sheet[1] if c.value == "Försörjning vid avslut")
        assert sheet.column_dimensions[letter].width >= len("Ingen offentlig försörjning")


def test_with_every_section_the_text_workbook_has_every_valid_key_of_the_documents(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    every = ", ".join(f'"{avsnitt}"' for avsnitt in Avsnitt)
    commented = ("# [[bilaga]]", '# kod = "sammanstallning"', '# namn = "Sammanställning')
    lines = [
        line.removeprefix("# ") if line.startswith(commented) else line
        for line in profile_text(2023).splitlines()
    ]
    text = "\n".join(
        f"avsnitt = [{every}]" if line.startswith("avsnitt") else line
        for line in lines
        if not line.startswith("           ")  # the rest of a list of sections
    )
    (folder / "forbund.toml").write_text(text, encoding="utf-8")
    make_folder(folder, 2023)
    forbund, _ = read_profile(folder)
    assert forbund is not None
    rows = sheet_rows(folder / "2023" / "texter.xlsx")
    # The answers of a form get their rows when it is read in.
    assert len(rows) == sum(key.bilaga in BILAGOR for key in valid_keys(forbund))


def test_a_second_init_changes_nothing_and_says_what_it_left(folder: Path) -> None:
    before = files(folder)
    made = make_folder(folder, 2023)
    assert (made.files, made.renewed, made.removed) == ((), (), ())
    assert {path.relative_to(folder).as_posix() for path in made.existing} == set(before)
    assert files(folder) == before


def change_profile(folder: Path, old: str, new: str) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    assert old in text
    profile.write_text(text.replace(old, new), encoding="utf-8")


def test_workbooks_that_were_taken_away_are_made_again(folder: Path) -> None:
    before = files(folder)
    (folder / "register" / "register.xlsx").unlink()
    made = make_folder(folder, 2023)
    assert made.files == (folder / "register" / "register.xlsx",)
    after = files(folder)
    assert after.keys() == before.keys()
    assert {n for n in before if before[n] != after[n]} <= {"register/register.xlsx"}


class TestEmptyWorkbooksFollowTheProfile:
    def test_the_dropdowns_are_those_of_the_filled_in_profile(self, folder: Path) -> None:
        change_profile(folder, 'kortnamn = "Norra"', 'kortnamn = "Ängby"')
        before = files(folder)
        made = make_folder(folder, 2023)
        register = folder / "register" / "register.xlsx"
        assert register in made.renewed
        lists = load_workbook(register)["Listor"]
        assert "Ängby" in {cell.value for row in lists.iter_rows() for cell in row}
        changed = {name for name, content in files(folder).items() if before[name] != content}
        assert changed == {path.relative_to(folder).as_posix() for path in made.renewed}
        assert "historik.xlsx" not in changed

    def test_one_that_somebody_has_written_in_is_left(self, folder: Path) -> None:
        register = folder / "register" / "register.xlsx"
        add_rows(register, [{"Insats": "Ett", "Kommun": "Norra", "Startdatum": "2023-01-10"}])
        change_profile(folder, 'kortnamn = "Norra"', 'kortnamn = "Ängby"')
        before = register.read_bytes()
        made = make_folder(folder, 2023)
        assert (register.read_bytes(), register in made.existing) == (before, True)
        assert folder / "2023" / "ansokningar.xlsx" in made.renewed

    def test_a_heading_or_a_comment_of_the_office_is_writing_too(self, folder: Path) -> None:
        register, historik = folder / "register" / "register.xlsx", folder / "2023" / "mal.xlsx"
        book = load_workbook(register)
        book.worksheets[0]["AZ1"] = "Eget"
        book.save(register)
        book = load_workbook(historik)
        book.worksheets[0]["A5"].comment = Comment("Fråga Anna", "A")
        book.save(historik)
        change_profile(folder, 'kortnamn = "Ett" ', 'kortnamn = "Ettan"')
        assert {register, historik}.isdisjoint(make_folder(folder, 2023).renewed)

    def test_saving_it_unchanged_is_no_writing(self, folder: Path) -> None:
        register = folder / "register" / "register.xlsx"
        load_workbook(register).save(register)
        change_profile(folder, 'kortnamn = "Norra"', 'kortnamn = "Ängby"')
        assert register in make_folder(folder, 2023).renewed

    @pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "docProps/core.xml"])
    def test_a_damaged_one_is_left_alone(self, folder: Path, part: str) -> None:
        register = folder / "register" / "register.xlsx"
        content = bytearray(register.read_bytes())
        with zipfile.ZipFile(register) as book:
            item = book.getinfo(part)
        begins = item.header_offset + 30 + len(item.filename) + 10  # within the packed bytes
        content[begins : begins + 20] = bytes(20)
        register.write_bytes(content)
        change_profile(folder, 'kortnamn = "Norra"', 'kortnamn = "Ängby"')
        assert register in make_folder(folder, 2023).existing
        assert register.read_bytes() == content

    def test_one_that_the_profile_does_not_ask_for_goes(self, folder: Path) -> None:
        profile = folder / "forbund.toml"
        text = profile.read_text(encoding="utf-8").partition("[enkat]")[0]
        profile.write_text(text, encoding="utf-8")
        made = make_folder(folder, 2023)
        gone = {path.relative_to(folder).as_posix() for path in made.removed}
        assert gone == {"enkatsummor.xlsx", "2023/enkatsvar.xlsx", "2023/riket.xlsx"}
        assert not any((folder / name).exists() for name in gone)

    def test_last_year_s_goals_stay_in_a_new_year_that_follows_a_changed_profile(
        self, folder: Path
    ) -> None:
        goal = {"Insats": "Ett", "Mål": "Många", "Mått": "nya", "Jämförelse": ">=", "Målvärde": 4}
        add_rows(folder / "2023" / "mal.xlsx", [{**goal, "Enhet": "antal"}])
        add_year(folder, 2024)
        change_profile(folder, 'kortnamn = "Två"', 'kortnamn = "Tvåan"')
        assert folder / "2024" / "mal.xlsx" in make_folder(folder, 2024).renewed
        assert [row["Mål"] for row in sheet_rows(folder / "2024" / "mal.xlsx")] == ["Många"]


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2024, 1, 1), 2023), (date(2024, 6, 30), 2023), (date(2024, 7, 1), 2024)],
)
def test_until_the_end_of_june_last_year_is_reported(tmp_path: Path, day: date, year: int) -> None:
    assert year_to_make(tmp_path / "ny", day) == year


def test_a_folder_has_the_newest_of_its_years_and_then_that_of_its_profile(folder: Path) -> None:
    day = date(2031, 1, 1)
    (folder / "2021").mkdir()
    assert year_to_make(folder, day) == 2023
    rmtree(folder / "2023")
    rmtree(folder / "2021")
    assert year_to_make(folder, day) == 2023


def test_templates_and_phrases_of_its_own_are_given_to_an_office_that_asks(folder: Path) -> None:
    before = files(folder)
    make_templates(folder)
    added = files(folder).keys() - before.keys()
    templates = {"mallar/dokument.docx", "mallar/dokument.typ"}
    assert added == templates | {"fraser.txt"}
    assert all(
        (folder / name).read_bytes() == (builtin_templates() / Path(name).name).read_bytes()
        for name in templates
    )


def test_the_own_phrases_change_nothing_until_a_sign_is_taken_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    builtin = tmp_path / "inbyggt"
    builtin.mkdir()
    text = "# Fraserna.\n\n# Om ålder\n[alder.flest]\nen = {band} var\n    vanligast.\nlika = {band}.\n"
    (builtin / "fraser.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(frasfil, "builtin_templates", lambda: builtin)
    frasfil.builtin_phrases.cache_clear()
    make_templates(folder)
    own = folder / "fraser.txt"
    assert list(check_phrases(folder)) == []

    changed = own.read_text(encoding="utf-8")
    for line in ("#[alder.flest]", "#en = {band} var", "#    vanligast."):
        assert f"{line}\n" in changed
        changed = changed.replace(line, line[1:].replace("vanligast", "flest"))
    own.write_text(changed, encoding="utf-8")

    assert list(check_phrases(folder)) == []
    fraser = frasfil.phrases_of(make_forbund(), folder)
    assert fraser.text("alder.flest", "en", band="30–39 år") == "30–39 år var flest."
    assert fraser.text("alder.flest", "lika", band="30–39 år") == "30–39 år."
    frasfil.builtin_phrases.cache_clear()


def test_own_templates_that_are_there_stay_as_they_are(folder: Path) -> None:
    own = folder / "mallar" / "dokument.docx"
    own.parent.mkdir()
    own.write_bytes(b"own")
    made = make_templates(folder)
    assert (own.read_bytes(), made.existing) == (b"own", (own,))
    assert folder / "fraser.txt" in made.files
    before = files(folder)
    with pytest.raises(ExistsError, match="Inget har ändrats"):
        make_templates(folder)
    assert files(folder) == before


def test_a_faulty_profile_stops_init(folder: Path) -> None:
    (folder / "forbund.toml").write_text("namn = ", encoding="utf-8")
    with pytest.raises(FaultyDataError):
        make_folder(folder, 2023)


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(ExistsError, match="är en fil"):
        make_folder(tmp_path / "fil", 2023)


def test_a_new_year_brings_last_years_goals_without_their_results(folder: Path) -> None:
    goals = [
        {"Insats": "Ett", "Mål": "Minst hälften", "Mått": "avslutade.arbstud.andel",
         "Jämförelse": ">=", "Målvärde": 50.5, "Enhet": "procent", "Kommentar": "Gick bra"},
        {"Insats": "Förbundet", "Mål": "Nöjda", "Målvärde": 75, "Jämförelse": ">=",
         "Enhet": "procent", "Resultat (inmatat)": 80},
    ]  # fmt: skip
    add_rows(folder / "2023" / "mal.xlsx", goals)
    assert add_year(folder, 2024).goals == 2
    rows = sheet_rows(folder / "2024" / "mal.xlsx")
    assert [(row["Insats"], row["Mål"], row["Målvärde"], row["Enhet"]) for row in rows] == [
        ("Ett", "Minst hälften", 50.5, "procent"),
        ("Förbundet", "Nöjda", 75, "procent"),
    ]
    assert all(row["Resultat (inmatat)"] is None and row["Kommentar"] is None for row in rows)
    forbund, _ = read_profile(folder)
    assert forbund is not None
    underlag = read_underlag(folder, forbund)
    assert underlag.problems == ()
    by_year = {
        year: [
            (goal.scope, goal.wording, goal.target) for goal in underlag.goals if goal.year == year
        ]
        for year in (2023, 2024)
    }
    assert by_year[2023] == by_year[2024]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("avslutade.arbstud.andel", "Till arbete eller studier, andel av avslutade"),
        ("nya.alder.25-29.andel", "Nya deltagare, 25–29 år, andel"),
        ("nya.kvinnor", "nya.kvinnor"),
        ("2023.ett.nya", "2024.ett.nya"),
        ("enk.avslut.f06.pos.andel", "Enkät till deltagare avslut, fråga 6, positivt, andel"),
    ],
)
def test_a_measure_comes_into_the_new_year_by_the_name_that_its_sheet_offers(
    folder: Path, written: str, offered: str
) -> None:
    add_rows(folder / "2023" / "mal.xlsx", [{"Insats": "Ett", "Mål": "Ett mål", "Mått": written}])
    add_year(folder, 2024)
    (row,) = sheet_rows(folder / "2024" / "mal.xlsx")
    assert row["Mått"] == offered
    forbund, _ = read_profile(folder)
    assert forbund is not None
    assert read_underlag(folder, forbund).goals[-1].matt == written.replace("2023", "2024")


def test_the_help_of_the_goals_says_what_is_needed_when(folder: Path) -> None:
    page = load_workbook(folder / "2023" / "mal.xlsx")["Hjälp"]
    helps = {row[0].value: str(row[3].value) for row in page.iter_rows(min_row=7)}
    assert helps["Mått"].startswith("när programmet ska räkna")
    assert helps["Målvärde"].startswith("när målet ska bedömas")
    assert "ett av fyra" in str(page["A2"].value)


def test_an_entered_result_is_last_years_result_in_the_new_years_sheet(folder: Path) -> None:
    goal = {"Insats": "Ett", "Mål": "Nöjda deltagare", "Jämförelse": ">=", "Målvärde": 75,
            "Enhet": "procent", "Resultat (inmatat)": 70.5}  # fmt: skip
    add_rows(folder / "2023" / "mal.xlsx", [goal])
    add_year(folder, 2024)
    (row,) = sheet_rows(folder / "2024" / "mal.xlsx")
    assert (row["Föregående år (inmatat)"], row["Resultat (inmatat)"]) == (70.5, None)


def test_words_and_party_come_along_into_the_new_year(folder: Path) -> None:
    goal = {"Insats": "Förbundet", "Mål": "Pröva nytt", "Resultat i ord": "Prövat", "Part": "AF"}
    add_rows(folder / "2023" / "mal.xlsx", [goal])
    add_year(folder, 2024)
    (row,) = sheet_rows(folder / "2024" / "mal.xlsx")
    assert (row["Föregående år i ord"], row["Resultat i ord"]) == ("Prövat", None)
    assert row["Enhet"] is None
    assert row["Part"] == "Arbetsförmedlingen"


@pytest.mark.parametrize("adds", ["[betyg]", "sammanstallning", ""])
def test_the_sheet_of_insatser_is_made_where_it_is_needed(folder: Path, adds: str) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    if adds == "[betyg]":
        steps = '[{ namn = "God", fran_procent = 100 }, { namn = "Svag", fran_procent = 0 }]'
        text += f"\n[betyg]\nsteg = {steps}\n"
    elif adds:
        text += f'\n[[bilaga]]\nkod = "{adds}"\nnamn = "Sammanställning"\n'
    profile.write_text(text, encoding="utf-8")
    add_year(folder, 2024)
    path = folder / "2024" / "insatser.xlsx"
    assert path.exists() is bool(adds)
    if adds:
        assert [row["Insats"] for row in sheet_rows(path)] == ["Ett", "Två"]
        forbund, _ = read_profile(folder)
        assert forbund is not None
        assert read_underlag(folder, forbund).problems == ()


def test_a_new_year_brings_describing_texts_and_no_comments(folder: Path) -> None:
    texts = folder / "2023" / "texter.xlsx"
    set_text(texts, "syfte", "Ett", "Att hjälpa.")
    set_text(texts, "kommentar-alder", "Ett", "Yngre än i fjol.")
    add_year(folder, 2024)
    rows = sheet_rows(folder / "2024" / "texter.xlsx")
    (brought,) = (row for row in rows if row["Text"])
    assert (brought["Avsnitt"], brought["Text"]) == ("Syfte", "Att hjälpa.")
    assert str(brought["Vad som ska stå"]).startswith("Från 2023: gäller den än? ")


def test_control_characters_in_last_years_texts_do_not_stop_a_new_year(folder: Path) -> None:
    odd = "Före_x0001_\u00e5_x000B_efter"  # how a workbook writes characters that XML cannot hold
    goal = {"Insats": "Ett", "Mål": odd, "Mått": "nya", "Jämförelse": ">=", "Målvärde": 4}
    add_rows(folder / "2023" / "mal.xlsx", [{**goal, "Enhet": "antal"}])
    set_text(folder / "2023" / "texter.xlsx", "syfte", "Ett", odd)
    member = {"Organ": "Styrelse", "Namn": "Person A", "Roll": odd}
    add_rows(folder / "2023" / "organisation.xlsx", [member])
    write_book(folder / "2023" / "ekonomi.xlsx", {"Resultaträkning": [["Post", "2023"], [odd, 5]]})
    add_year(folder, 2024)
    for name, header in (("mal", "Mål"), ("organisation", "Roll"), ("ekonomi", "Post")):
        rows = sheet_rows(folder / "2024" / f"{name}.xlsx")
        assert rows[0][header] == "Före å efter"
    texts = [row["Text"] for row in sheet_rows(folder / "2024" / "texter.xlsx") if row["Text"]]
    assert texts == ["Före å efter"]


def test_a_new_year_leaves_what_is_there(folder: Path) -> None:
    add_year(folder, 2024)
    before = files(folder)
    with pytest.raises(ExistsError, match="2024 finns redan"):
        add_year(folder, 2024)
    assert files(folder) == before


def test_faulty_goals_of_last_year_are_told_instead_of_lost(folder: Path) -> None:
    row = {"Insats": "Ett", "Mål": "Många", "Mått": "nya", "Målvärde": "många", "Jämförelse": ">="}
    add_rows(folder / "2023" / "mal.xlsx", [row])
    with pytest.raises(FaultyDataError):
        add_year(folder, 2024)
    assert not (folder / "2024").exists()


def test_text_that_looks_like_a_formula_stays_text(folder: Path) -> None:
    forbund, _ = read_profile(folder)
    assert forbund is not None
    path = folder / "mål.xlsx"
    path.write_bytes(new_workbook(MAL, forbund, [{"mal": "=1+1"}]))
    cells = [c for row in load_workbook(path).worksheets[0].iter_rows() for c in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_workbook_is_never_written_over_a_file(folder: Path) -> None:
    forbund, _ = read_profile(folder)
    assert forbund is not None
    path = folder / "mål.xlsx"
    path.write_bytes(b"mine")
    made, existing = make_missing(folder, {"mål.xlsx": partial(new_workbook, MAL, forbund)})
    assert (made, existing, path.read_bytes()) == ((), (path,), b"mine")


def test_from_init_over_filled_in_rows_to_documents(tmp_path: Path) -> None:
    office = make_office(tmp_path / "Kontoret på ön")
    set_text(office / "2023" / "texter.xlsx", "syfte", "Ett", "Att fler ska nå arbete.")
    out = tmp_path / "ut"
    report = build(office, Period.of_year(2023), out)
    assert [document.name for document in report.documents] == [
        "Bilaga 1 Måluppfyllelse 2023.docx",
        "Bilaga 2 Statistik 2023.docx",
        "Bilaga 3 Indikatorer 2023.docx",
    ]
    goals = Document(str(out / "Bilaga 1 Måluppfyllelse 2023.docx"))
    text = "\n".join(node.text or "" for node in goals.element.body.iter() if node.text)
    assert "Att fler ska nå arbete." in text
    assert "Minst 4 nya deltagare" in text


def test_a_dropdown_asks_about_other_codes_and_takes_other_spellings(folder: Path) -> None:
    sheet = load_workbook(folder / "register" / "register.xlsx").worksheets[0]
    headers = {cell.column_letter: str(cell.value) for cell in sheet[1]}
    shown = {
        headers[str(rule.sqref).split(":")[0].rstrip("0123456789")]: (
            rule.errorStyle if rule.showErrorMessage else None
        )
        for rule in sheet.data_validations.dataValidation
    }
    assert shown["Kommun"] == "warning"  # a kommun that the profile got later can be written
    assert shown["Anonym"] is None  # x and 1 are read as well as ja
    assert shown["Kön"] is None
    assert shown["Försörjning vid avslut"] is None  # several values in a cell


class TestEconomy:
    def test_the_empty_workbook_has_the_statements_with_codes_to_choose(self, folder: Path) -> None:
        book = load_workbook(folder / "2023" / "ekonomi.xlsx")
        assert book.sheetnames == [*(rapport.namn for rapport in Rapport), "Listor", "Hjälp"]
        sheet = book["Balansräkning"]
        part = ["Januari-augusti 2023", "Januari-augusti 2022"]
        assert [cell.value for cell in sheet[1]] == ["Post", "Not", "Kod", "2023", "2022", *part]
        (rule,) = sheet.data_validations.dataValidation
        letter = str(rule.formula1).removeprefix("Listor!$")[0]
        offered = [cell.value for cell in book["Listor"][letter] if cell.value]
        assert offered == ["Kod", *koder_of(Rapport.BALANS)]
        assert str(rule.sqref).startswith("C2:")

    def test_it_is_read_without_a_word_and_has_no_amounts(self, folder: Path) -> None:
        forbund, _ = read_profile(folder)
        assert forbund is not None
        underlag = read_underlag(folder, forbund)
        assert underlag.problems == ()
        assert len(underlag.economy) > 30
        assert not any(post.belopp for post in underlag.economy)
        assert check_economy(underlag, forbund, 2023) == ()

    def test_the_organisation_offers_bodies_but_takes_others(self, folder: Path) -> None:
        sheet = load_workbook(folder / "2023" / "organisation.xlsx").worksheets[0]
        (rule,) = sheet.data_validations.dataValidation
        assert rule.showErrorMessage is False

    def test_a_new_year_has_last_year_s_posts_and_amounts_beside(self, folder: Path) -> None:
        (folder / "2023" / "ekonomi.xlsx").unlink()
        rows = [[*row, None] for row in BOOK["Resultaträkning"]]
        rows[0][-1], rows[2][-1] = "Januari-augusti 2023", -466000
        write_book(folder / "2023" / "ekonomi.xlsx", {**BOOK, "Resultaträkning": rows})
        add_year(folder, 2024)
        book = load_workbook(folder / "2024" / "ekonomi.xlsx")
        rows = [[cell.value for cell in row] for row in book["Resultaträkning"].iter_rows()]
        assert rows[:3] == [
            ["Post", "Not", "Kod", "2024", "2023", *PART],
            ["Intäkter", 1, "intakter", None, 1000000, None, None],
            ["Kostnader", None, "kostnader", None, -700000, None, -466000],
        ]
        drift = [[cell.value for cell in row] for row in book["Driftsredovisning"].iter_rows()]
        assert drift[0] == ["Post", "Kod", "2024", "Budget 2024", "Prognos 2024", "2023", *PART]
        assert drift[1][:6] == ["Nettokostnad", "netto", None, None, None, -699500]
        assert PART[0] not in {cell.value for cell in book["Noter"][1]}
        assert book["Noter"]["A2"].value == "1 Intäkter"

    def test_a_second_init_gives_last_year_s_posts_new_names_and_a_row_for_each_new_member(
        self, folder: Path
    ) -> None:
        notes = [["Not", "Post", "Kod", "2023"], ["2 Intäkter", "Norra", "bidrag-kommun", 600000]]
        drift = [["Post", "Kod", "2023"], ["Steget", None, 5], ["Nettokostnad", "netto", 5]]
        sheets = {"Noter": notes, "Driftsredovisning": drift}
        (folder / "2023" / "ekonomi.xlsx").unlink()
        write_book(folder / "2023" / "ekonomi.xlsx", sheets)
        add_year(folder, 2024)
        profile = folder / "forbund.toml"
        text = profile.read_text("utf-8").replace("alias = []  ", 'alias = ["Steget"]  ')
        new = '[[medlem]]\nkod = "ny"\nnamn = "Nya kommun"\nbidrag = { 2024 = 1 }\n'
        own = '[[kommun]]\nkod = "ny"\nnamn = "Nya kommun"\nmedlem = "ny"\n'
        profile.write_text(text.replace("# --- Kommunerna", f"{new}{own}# --- Kommunerna"), "utf-8")
        make_folder(folder, 2024)
        book = load_workbook(folder / "2024" / "ekonomi.xlsx")
        assert book["Driftsredovisning"]["A2"].value == "Insats ett (fyll i)"
        found = [[cell.value for cell in row[1:4]] for row in book["Noter"].iter_rows(min_row=2)]
        assert found == [
            ["Norra", "bidrag-kommun", None],
            ["Bidrag från Nya kommun", "bidrag-kommun", None],
        ]

    def test_what_the_office_had_no_amounts_for_does_not_come_back(self, folder: Path) -> None:
        write_book(
            folder / "2023" / "ekonomi.xlsx",
            {
                "Resultaträkning": [
                    ["Post", "Kod", "2023"],
                    ["Intäkter", "intakter", 10],
                    ["Extraordinära poster", "extraord", None],
                ],
                "Balansräkning": [["Post", "Kod", "2023"], ["Kassa", "kassa", None]],
                "Noter": [["Not", "Post", "2023"], ["1 Övrigt", "Inget att anmärka.", None]],
            },
        )
        add_year(folder, 2024)
        book = load_workbook(folder / "2024" / "ekonomi.xlsx")
        assert [name for name in book.sheetnames if name not in {"Listor", "Hjälp"}] == [
            "Resultaträkning",
            "Noter",
        ]
        assert [row[0].value for row in book["Resultaträkning"].iter_rows(min_row=2)] == [
            "Intäkter"
        ]

    def test_the_help_says_what_each_code_is_and_what_has_a_minus(self, folder: Path) -> None:
        page = load_workbook(folder / "2023" / "ekonomi.xlsx")["Hjälp"]
        lines = {tuple(cell.value for cell in row[:2]): row[3].value for row in page.iter_rows()}
        assert "minus" in str(lines["Resultaträkning", None])
        assert lines["Kassaflödesanalys", "kf-rorelse"] == "Förändring av rörelsekapitalet"

    def test_last_year_s_amounts_agree_with_last_year_s_book(self, folder: Path) -> None:
        (folder / "2023" / "ekonomi.xlsx").unlink()
        write_book(folder / "2023" / "ekonomi.xlsx", BOOK)
        profile = folder / "forbund.toml"
        text = profile.read_text(encoding="utf-8")
        for paid in (2_000_000, 1_000_000, 600_000, 400_000):  # a quarter of it, as in the book
            text = text.replace(f"2023 = {paid} ", f"2023 = {paid // 4} ")
        profile.write_text(text, encoding="utf-8")
        add_year(folder, 2024)
        forbund, _ = read_profile(folder)
        assert forbund is not None
        checks = check_economy(read_underlag(folder, forbund), forbund, 2024)
        assert {check.rule for check in checks} >= {"eko-forra-aret", "eko-resultat"}
        assert [c for c in checks if c.status is not Kontrollstatus.STAMMER] == []

    def test_office_holders_come_along(self, folder: Path) -> None:
        add_rows(
            folder / "2023" / "organisation.xlsx",
            [{"Organ": "Styrelse", "Namn": "A. B.", "Roll": "Ordförande"}],
        )
        add_year(folder, 2024)
        (row,) = sheet_rows(folder / "2024" / "organisation.xlsx")
        assert (row["Organ"], row["Namn"], row["Roll"]) == ("Styrelse", "A. B.", "Ordförande")


def test_a_header_that_begins_with_an_equals_sign_is_text(tmp_path: Path) -> None:
    horizon = replace(make_forbund().uppfoljning[0], namn="=1+1")
    path = tmp_path / "register.xlsx"
    path.write_bytes(new_workbook(REGISTER, make_forbund(uppfoljning=(horizon,))))
    headers = {cell.value: cell.data_type for cell in load_workbook(path).worksheets[0][1]}
    assert headers["=1+1 svarat"] == "s"


def test_a_dropdown_of_a_long_name_has_a_title_that_excel_opens(tmp_path: Path) -> None:
    horizon = replace(make_forbund().uppfoljning[0], namn="Ett halvår\x01 och några dagar till")
    path = tmp_path / "uppföljning.xlsx"
    path.write_bytes(new_workbook(REGISTER, make_forbund(uppfoljning=(horizon,))))
    rules = load_workbook(path).worksheets[0].data_validations.dataValidation
    titles = [str(rule.errorTitle) for rule in rules]
    assert "Ett halvår  och några dagar till" in titles
    assert max(map(len, titles)) <= 32


def test_the_help_of_the_economy_calls_no_share_kronor(folder: Path) -> None:
    page = load_workbook(folder / "2023" / "ekonomi.xlsx")["Hjälp"]
    told = {row[0].value: row[1].value for row in page.iter_rows(min_row=7)}
    assert (told["2023"], told["Andel 2023"]) == ("hela kronor", "tal")
