"""Sections in Word files: found by their names, told about when they are not used."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.fingerprint import folder_state
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.section_files import section_files, section_names
from support.office import set_text

YEAR = Period.of_year(2023)
NAME = "Årsredovisning 2023.docx"


def write(office: Path, name: str, text: str = "Skrivet i Word.") -> Path:
    path = office / "2023" / "avsnitt" / name
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def told(office: Path) -> list[tuple[str, str]]:
    problems = evaluate(office, YEAR).problems
    return [(p.rule, p.place.file) for p in problems if p.rule.startswith("avsnitt")]


def test_a_section_is_found_by_its_name_and_that_of_an_insats_by_both(office: Path) -> None:
    write(office, "forord.docx")
    write(office, "Slutsats-ETT.docx")
    write(office, "~$forord.docx")
    forbund, _ = profile_of(office)
    found = {(k.avsnitt, k.insats) for k in section_files(office, forbund, 2023)}
    assert found == {("forord", ""), ("slutsats", "ett")}
    assert told(office) == []


def test_a_file_with_another_name_is_a_warning(office: Path) -> None:
    write(office, "inledning.docx")
    assert told(office) == [("avsnittsfil-okand", "2023/avsnitt/inledning.docx")]


def test_a_name_may_be_written_as_people_write_it(office: Path) -> None:
    path = write(office, "Viktiga förhållanden.docx")
    forbund, _ = profile_of(office)
    key = section_names(forbund)["viktiga-forhallanden"]
    assert section_files(office, forbund, 2023) == {key: path}


def test_of_two_files_for_a_section_the_first_is_used_and_the_other_is_a_warning(
    office: Path,
) -> None:
    first, _ = write(office, "forord.docx"), write(office, "förord.docx")
    forbund, _ = profile_of(office)
    assert list(section_files(office, forbund, 2023).values()) == [first]
    assert told(office) == [("avsnitt-dubbelt", "2023/avsnitt/förord.docx")]


def test_a_section_that_is_written_twice_is_a_warning_and_the_file_is_used(
    office: Path, tmp_path: Path
) -> None:
    write(office, "forord.docx")
    set_text(office / "2023" / "texter.xlsx", "forord", "", "Skrivet i bladet.")
    assert told(office) == [("avsnitt-dubbelt", "2023/avsnitt/forord.docx")]
    build(office, YEAR, tmp_path / "ut")
    body = docx.Document(str(tmp_path / "ut" / NAME)).element.body
    text = "".join(body.itertext())  # what is written stands in controls
    assert "Skrivet i Word." in text
    assert "Skrivet i bladet." not in text


def test_the_build_names_what_is_not_written_and_records_the_file(
    office: Path, tmp_path: Path
) -> None:
    write(office, "forord.docx")
    report = build(office, YEAR, tmp_path / "ut")
    document = next(d for d in report.documents if d.name == NAME)
    assert any("Text saknas: Ordlista" in text for text in document.placeholders)
    assert not any("Text saknas: Förord" in text for text in document.placeholders)
    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    assert "2023/avsnitt/forord.docx" in record["underlag"]


def test_a_document_that_is_not_begun_is_named_and_not_made(office: Path, tmp_path: Path) -> None:
    report = build(office, YEAR, tmp_path / "ut")
    assert report.not_begun == ("Årsredovisning",)
    assert not (tmp_path / "ut" / NAME).exists()


@pytest.mark.parametrize("name", ["forord.doc", "forord.odt", "forord.DOCX"])
def test_a_section_in_another_format_is_told_once(office: Path, name: str) -> None:
    write(office, "forord.docx").rename(office / "2023" / "avsnitt" / name)
    found = [p for p in evaluate(office, YEAR).problems if p.place.file.endswith(name)]
    assert [problem.rule for problem in found] == ["avsnittsfil-okand"]
    assert not any(p.rule == "fil-ovrig" for p in evaluate(office, YEAR).problems)


def test_answers_from_the_store_depend_on_the_files(office: Path) -> None:
    path = write(office, "forord.docx")
    assert path.relative_to(office).as_posix() in folder_state(office)


def test_every_section_of_the_document_may_be_a_file(office: Path) -> None:
    forbund, _ = profile_of(office)
    names = section_names(forbund)
    assert {"forord", "slutsats", "slutsats-ett", "slutsats-alla"} <= set(names)
    assert len(names) == len(set(names.values()))
