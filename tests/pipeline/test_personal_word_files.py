"""Personal data in section files and templates stops the build, and is never repeated anywhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from sofrep.cli import exit_codes
from sofrep.cli.main import run
from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.own_templates import check_templates
from sofrep.pipeline.word_files import personal_in_word_file
from support.office import ENROLMENTS, add_rows
from support.personal import EPOST, PERSONNUMMER, TELEFON

YEAR = Period.of_year(2023)
ALL = [
    *(("personnummer", text) for text in PERSONNUMMER),
    *(("epost", text) for text in EPOST),
    *(("telefon", text) for text in TELEFON),
]
PLACES = ("two runs", "page header", "properties")


def write(path: Path, place: str, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph("Året gick bra.")
    document.add_paragraph("{{ innehåll }}")  # a template has it, and in a section it is text
    if place == "paragraph":
        document.add_paragraph(f"Ring {text}.")
    elif place == "two runs":
        paragraph = document.add_paragraph("Ring ")
        paragraph.add_run(text[:5]).bold = True
        paragraph.add_run(text[5:])
    elif place == "page header":
        document.sections[0].header.paragraphs[0].text = text
    else:
        document.core_properties.comments = text
    document.save(str(path))


@pytest.mark.parametrize(("rule", "text"), ALL)
@pytest.mark.parametrize("place", PLACES)
def test_a_word_file_is_refused(tmp_path: Path, place: str, rule: str, text: str) -> None:
    write(tmp_path / "forord.docx", place, text)
    found = list(personal_in_word_file(tmp_path / "forord.docx", "forord.docx"))
    if place == "properties" and rule != "personnummer":
        assert found == []
        return
    assert {(p.rule, p.is_error) for p in found} == {(rule, True)}
    assert text not in repr(found)


@pytest.mark.parametrize(("rule", "text"), ALL[::3])
def test_a_section_file_stops_the_build(office: Path, rule: str, text: str) -> None:
    write(office / "2023" / "avsnitt" / "forord.docx", "paragraph", text)
    (problem,) = evaluate(office, YEAR).errors
    assert (problem.rule, problem.place.file) == (rule, "2023/avsnitt/forord.docx")


@pytest.mark.parametrize("text", PERSONNUMMER)
@pytest.mark.parametrize("place", PLACES)
def test_a_personnummer_in_a_template_is_told(tmp_path: Path, place: str, text: str) -> None:
    write(tmp_path / "mallar" / "vår mall.docx", place, text)
    found = [p.rule for p in check_templates(tmp_path) if p.is_error]
    assert set(found) == {"personnummer"}


def test_the_address_of_the_office_may_stand_in_a_template(tmp_path: Path) -> None:
    write(tmp_path / "mallar" / "vår mall.docx", "page header", f"{EPOST[0]}, {TELEFON[0]}")
    assert [p.rule for p in check_templates(tmp_path) if p.is_error] == []


@pytest.mark.parametrize(
    ("part", "size", "why"),
    [
        ("word/media/stor.png", 100_000_001, "större än 100 MB"),
        ("word/embeddings/stor.bin", 32 * 2**20 + 1, "inbäddat i filen är större än 32 MB"),
    ],
)
def test_a_word_file_that_is_too_large_to_be_searched_is_told(
    tmp_path: Path, part: str, size: int, why: str
) -> None:
    path = tmp_path / "forord.docx"
    write(path, "paragraph", PERSONNUMMER[0])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, bytes(size))
    (problem,) = personal_in_word_file(path, "forord.docx")
    assert (problem.rule, problem.is_error) == ("fil-ej-genomsokt", False)
    assert why in problem.message


def test_a_large_picture_does_not_keep_a_word_file_from_being_searched(tmp_path: Path) -> None:
    path = tmp_path / "forord.docx"
    write(path, "paragraph", PERSONNUMMER[0])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/stor.png", bytes(40 * 2**20))
    (problem,) = personal_in_word_file(path, "forord.docx")
    assert problem.rule == "personnummer"


@pytest.mark.parametrize("text", [*PERSONNUMMER, EPOST[0], TELEFON[0], "850515-XXXX"])
def test_a_value_on_the_command_line_is_not_repeated(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    for line in (
        ("goals", "--insats", text), ("goals", text), (text,), (f"--{text}",), ("stats", f"--kommun={text}"),
        ("figures", text, "--debug"), ("check", "--data", text), ("rules", text),
    ):  # fmt: skip
        assert run(line) == exit_codes.USAGE
        printed = "".join(capsys.readouterr())
        assert "kommandoraden innehåller" in printed
        assert text not in printed


def test_a_folder_with_an_address_in_its_path_may_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--data", str(tmp_path / EPOST[0] / "data")])
    assert "kommandoraden" not in "".join(capsys.readouterr())


COMMANDS = (
    ("build", "2023"), ("build", "2023", "--debug"), ("check", "2023"), ("check", "2023", "--format", "json"),
    ("check", "2023", "--format", "csv"), ("goals", "2023", "--debug"), ("stats", "2023"),
    ("figures", "ett", "--debug"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), ALL[::3])
def test_no_command_says_the_value_and_no_file_keeps_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rule: str, text: str
) -> None:
    own_store = tmp_path / "store"
    register = office / "register" / "register.xlsx"
    add_rows(register, [{**ENROLMENTS[0], "Deltagarnummer": text, "Grupp": f"Grupp {text}"}])
    out = tmp_path / "ut"
    for command in COMMANDS:
        extra = ("--ut", str(out)) if command[0] == "build" else ()
        code = run([*command, "--data", str(office), *extra])
        printed = "".join(capsys.readouterr())
        assert code == exit_codes.FAULTY_DATA
        assert text not in printed
        assert text[-4:] not in printed
    assert rule in "".join(p.rule for p in evaluate(office, YEAR).problems)
    assert not out.exists()
    kept = b"".join(path.read_bytes() for path in own_store.rglob("*") if path.is_file())
    assert kept
    assert text.encode() not in kept
