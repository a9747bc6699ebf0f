"""What is written beside the Word documents: chosen, recorded, and never beside an edited one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sofrep.domain.dokument import Utdata
from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.editions import EditedError, wanted_outputs
from support.office import make_office

YEAR = Period.of_year(2023)
WORD = "Bilaga 2 Statistik 2023.docx"
PAGE = "Bilaga 2 Statistik 2023.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of an office, and that of its documents and pages."""
    folder = tmp_path_factory.mktemp("kontor")
    office = make_office(folder / "förbund")
    build(office, YEAR, folder / "ut", asked=["webb"])
    return office, folder / "ut"


def test_the_profile_and_the_command_together_choose_the_outputs() -> None:
    assert wanted_outputs(Utdata(), ()) == ()
    assert wanted_outputs(Utdata(oversikt=True), ["webb"]) == ("webb", "oversikt")
    assert wanted_outputs(Utdata(oversikt=True), None) == ()


def test_every_document_has_a_page_beside_it_which_the_record_knows(
    built: tuple[Path, Path],
) -> None:
    _, out = built
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    pages = sorted(path.name for path in out.glob("*.html"))
    assert pages == sorted(Path(name).stem + ".html" for name in record["dokument"])
    assert sorted([*pages, "figurer.csv"]) == sorted(record["utdata"])


def test_no_page_is_made_beside_a_word_document_that_was_edited(built: tuple[Path, Path]) -> None:
    office, out = built
    word, page = out / WORD, (out / PAGE).read_bytes()
    written = word.read_bytes()
    word.write_bytes(written + b"edited")
    with pytest.raises(EditedError, match="sofrep publish"):
        build(office, YEAR, out, asked=["webb"])
    assert word.read_bytes() == written + b"edited"
    assert (out / PAGE).read_bytes() == page
    word.write_bytes(written)


def test_a_page_of_before_is_told_and_still_known_when_it_is_made_again(
    built: tuple[Path, Path],
) -> None:
    office, out = built
    assert PAGE in build(office, YEAR, out).left
    again = build(office, YEAR, out, asked=["webb"])
    assert (again.kept, again.left) == ((), ())
    assert PAGE in again.beside
