"""Edited documents in an office's folder are brought up to date with its workbooks."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError, SofrepError
from sofrep.pipeline.adopted import adopt
from sofrep.pipeline.building import build
from sofrep.pipeline.earlier import read_record
from sofrep.pipeline.output import OutputError
from sofrep.pipeline.refreshing import RefreshError, refresh
from sofrep.utdata.word.fornyelse import Atgard
from sofrep.utdata.word.fornyelse.hand import AUTHOR
from sofrep.utdata.word.ooxml import W_P, make_run, make_text, q, text_of
from sofrep.utdata.word.word_file import DOCUMENT, WordFile
from support.fornyade import texts_of
from support.office import add_rows, finish, make_office
from support.redigering import settled

YEAR = Period.of_year(2023)
STATISTIK = "Bilaga 2 Statistik 2023.docx"
LATE = {
    "Insats": "Ett",
    "Kön": "man",
    "Födelseår": 1991,
    "Kommun": "Norra",
    "Startdatum": "2023-04-01",
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office whose documents of 2023 are made."""
    folder = make_office(tmp_path_factory.mktemp("kansli") / "Förbundet")
    finish(folder)
    build(folder, YEAR, folder / "out" / "2023")
    return folder


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(once, tmp_path / "Förbundet"))


def late(folder: Path, **other: object) -> None:
    """A row comes in after the documents were made."""
    add_rows(folder / "register" / "register.xlsx", [{**LATE, **other}])


def write(path: Path, at: str, text: str) -> None:
    """Write at the end of the last paragraph that begins so: the first is in the contents list."""
    file = WordFile(path.read_bytes())
    root = file.change(DOCUMENT)
    *_, paragraph = (p for p in root.iter(W_P) if text_of(p).startswith(at))
    paragraph.append(make_run(None, make_text(text)))
    path.write_bytes(file.content())


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*före uppdateringen*"))


def test_a_document_that_says_what_the_workbooks_do_is_left_alone(built: Path) -> None:
    path = built / "out" / "2023" / STATISTIK
    write(path, "Så är siffrorna räknade", " hos oss")
    before = path.read_bytes()
    report = refresh([path])
    assert [(d.changes, d.kept_as) for d in report.documents] == [((), "")]
    assert path.read_bytes() == before
    assert kept(path.parent) == []


def test_a_late_row_changes_the_numbers_and_nothing_that_was_written(built: Path) -> None:
    out = built / "out" / "2023"
    path = out / STATISTIK
    write(path, "Så är siffrorna räknade", " hos oss")
    before = path.read_bytes()
    late(built)
    report = refresh([out / "*.docx"])
    assert refresh(sorted(out.glob("*.docx"))).documents[0].changes == ()
    build(built, YEAR, built / "ny")
    fresh = texts_of((built / "ny" / STATISTIK).read_bytes())
    assert [t.removesuffix(" hos oss") for t in texts_of(path.read_bytes())] == fresh
    assert (out / f"{path.stem} (före uppdateringen).docx").read_bytes() == before
    assert not report.behind


def test_the_record_tells_of_the_new_numbers_once_every_document_has_them(built: Path) -> None:
    out = built / "out" / "2023"
    write(out / STATISTIK, "Så är siffrorna räknade", " hos oss")
    late(built)
    report = refresh([out / STATISTIK])
    assert report.behind
    assert read_record(out).figures["2023.ett.nya"]["varde"] == 3
    assert refresh(list(report.behind)).behind == ()
    assert read_record(out).figures["2023.ett.nya"]["varde"] == 4


def test_a_document_that_nobody_has_edited_is_the_one_that_a_build_would_write(built: Path) -> None:
    out = built / "out" / "2023"
    late(built)
    refresh(sorted(out.glob("*.docx")))
    build(built, YEAR, built / "ny")
    assert (out / STATISTIK).read_bytes() == (built / "ny" / STATISTIK).read_bytes()
    assert build(built, YEAR, out).kept == ()


def test_a_copy_in_another_folder_is_brought_up_to_date_there(built: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "Delat"
    elsewhere.mkdir()
    path = Path(shutil.copy(built / "out" / "2023" / STATISTIK, elsewhere / "Till styrelsen.docx"))
    late(built)
    refresh([path], built)
    assert sorted(p.name for p in elsewhere.iterdir()) == [
        "Till styrelsen (före uppdateringen).docx",
        "Till styrelsen.docx",
    ]
    assert refresh([path], built).documents[0].changes == ()


def test_what_cannot_be_brought_up_to_date_is_refused_with_a_line(built: Path) -> None:
    path = built / "out" / "2023" / "egen.docx"
    document = docx.Document()
    document.add_paragraph("27 % av deltagarna.")
    document.save(str(path))
    with pytest.raises(RefreshError, match="inte gjord med sofrep"):
        refresh([path])
    with pytest.raises(RefreshError, match="finns inte"):
        refresh([path.with_name("borta.docx")])
    with pytest.raises(RefreshError, match="inget Word-dokument"):
        refresh([built / "forbund.toml"])
    path.write_bytes(b"PK inte en zip")
    with pytest.raises(SofrepError):
        refresh([path])


def test_an_open_document_is_told_and_none_is_changed(built: Path) -> None:
    out = built / "out" / "2023"
    paths = sorted(out.glob("*.docx"))
    before = {path: path.read_bytes() for path in paths}
    late(built)
    (out / f"~${STATISTIK[2:]}").touch()
    with pytest.raises(OutputError, match="är öppet"):
        refresh(paths)
    assert {path: path.read_bytes() for path in paths} == before


def test_faulty_workbooks_change_nothing(built: Path) -> None:
    path = built / "out" / "2023" / STATISTIK
    before = path.read_bytes()
    late(built, Slutdatum="2023-01-01")
    with pytest.raises(FaultyDataError):
        refresh([path])
    assert path.read_bytes() == before


def test_an_office_lives_with_a_document_from_build_to_adoption(built: Path) -> None:
    out = built / "out" / "2023"
    path = out / STATISTIK
    write(path, "Så är siffrorna räknade", " hos oss")
    late(built)
    paths = sorted(out.glob("*2023.docx"))
    suggested = refresh(paths, suggests=True)
    assert all(d.kept_as for d in suggested.documents if d.changes)
    # The office rejects a suggestion, and accepts the others.
    file = WordFile(path.read_bytes())
    root = file.change(DOCUMENT)
    one = next(m for m in root.iter(q("w:ins")) if text_of(next(m.iterancestors(W_P))) == "4")
    rejected = next(one.iterancestors(W_P))
    for mark in list(rejected.iter(q("w:ins"), q("w:del"))):
        mark.set(q("w:author"), "avvisa")
    path.write_bytes(settled(file.content(), "avvisa", accept=False))
    for each in paths:
        each.write_bytes(settled(each.read_bytes(), AUTHOR, accept=True))
    # Another row comes in.
    late(built, Startdatum="2023-05-01")
    again = refresh(paths)
    (document,) = (d for d in again.documents if d.path == path)
    assert [(c.fore, c.nu) for c in document.changes if c.atgard is Atgard.KVAR] == [("3", "5")]
    assert any((c.fore, c.nu) == ("4", "5") for c in document.changes)
    assert any(t.endswith(" hos oss") for t in texts_of(path.read_bytes()))
    assert not any(d.kept_as for d in refresh(paths).documents)
    adopt(built, 2023, out)
    assert read_record(out).figures["2023.ett.nya"]["varde"] == 5
    late(built, Startdatum="2023-06-01")
    with pytest.raises(RefreshError, match="fastställda"):
        refresh([path])
    assert any(d.changes for d in refresh([path], is_adopted_too=True).documents)
