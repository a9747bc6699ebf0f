"""A template that is no whole Word file, or tries what none may, gets a line and no document."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sofrep.utdata.word import TemplateFaultError, template_figures
from sofrep.visning.block import Diagramblock, Stycke
from sofrep.visning.visat import Bild, Diagram, Diagramslag, Serie
from support.blocken import blockmall, rendered
from support.mallar import tal

TEXT = Stycke(nyckel="prov.text", delar=("Texten.",))
UNEVEN = Diagram("D", "D", Diagramslag.STAPEL, ("a",), (Serie("x", (tal(1), tal(2))),))


def fault(template: Path, **fields: object) -> str:
    with pytest.raises(TemplateFaultError) as caught:
        rendered(TEXT, template=template, **fields)
    (found,) = caught.value.faults
    return str(found)


def repacked(template: Path, changes: dict[str, bytes | None]) -> Path:
    """The template with some of its parts changed, or gone."""
    with zipfile.ZipFile(template) as package:
        files = {name: package.read(name) for name in package.namelist()} | changes
    with zipfile.ZipFile(template, "w") as package:
        for name, content in files.items():
            if content is not None:
                package.writestr(name, content)
    return template


def test_a_missing_template() -> None:
    assert fault(Path("mall.docx")) == "filen finns inte."


def test_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_bytes(b"PK\x03\x04 trasig")
    assert "går inte att öppna" in fault(tmp_path / "mall.docx")
    with pytest.raises(TemplateFaultError):
        template_figures(tmp_path / "mall.docx")


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.docx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "skadad eller ingen vanlig Word-fil" in fault(tmp_path / "mall.docx")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_one_that_lacks_a_part(tmp_path: Path, part: str) -> None:
    assert "skadad" in fault(repacked(blockmall(tmp_path), {part: None}))


@pytest.mark.parametrize("content", [b"<x/>", b"<w:document", b"\xff\xfe"])
def test_one_whose_document_is_none(tmp_path: Path, content: bytes) -> None:
    told = fault(repacked(blockmall(tmp_path), {"word/document.xml": content}))
    assert "skadad" in told


def test_one_that_is_beyond_reason_when_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 101_000_000)
    assert "orimligt stor" in fault(tmp_path / "mall.docx")


def test_a_picture_that_is_missing(tmp_path: Path) -> None:
    logo = Bild(tmp_path / "saknas.png", "Logotyp")
    template = blockmall(tmp_path, "{{ logotyper }}")
    assert "bilden saknas.png finns inte" in fault(template, logotyper=(logo,))


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ figur.__class__ }}",
        "{{ figur['rv.nya'].figure }}",
        "{{ open('/etc/passwd') }}",
        "{{ period.upper() }}",
        "{{ period|attr('__class__') }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 999999 }}",
        "{{ }}",
        "{{ {{ period }} }}",
    ],
)
def test_a_field_calls_and_counts_nothing(tmp_path: Path, attempt: str) -> None:
    with pytest.raises(TemplateFaultError, match=r"mall\.docx"):
        rendered(TEXT, template=blockmall(tmp_path, attempt))


def test_a_fault_of_the_program_is_told_as_such_with_its_own_template() -> None:
    with pytest.raises(ValueError, match="one value per category"):
        rendered(Diagramblock(nyckel="prov.d", diagram=UNEVEN))
