"""An office changes one phrase, the order and one template, by the handbook."""

from __future__ import annotations

import shutil
import zipfile
from html import unescape
from pathlib import Path
from re import sub

import docx
import pytest

from sofrep.paths import sample_data
from support.commands import Sofrep

DOCUMENT = "Bilaga 2 Statistik 2023.docx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample that makes Bilaga Statistik alone."""
    folder = tmp_path_factory.mktemp("kontor") / "Väst"
    shutil.copytree(sample_data() / "vast", folder)
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    head, *bilagor = text.split("\n[[bilaga]]\n")
    rest = bilagor[-1].partition("\n#")[2]
    of = next(b for b in bilagor if b.startswith('kod = "statistik"')).partition("\n#")[0]
    profile.write_text(f"{head}\n[[bilaga]]\n{of}\n#{rest}", encoding="utf-8")
    return folder


def text_of(path: Path) -> str:
    """All text of the document, a line per paragraph."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    return unescape(sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))).replace("\u00a0", " ")


def test_a_phrase_the_order_and_a_template_are_changed_by_the_handbook(
    sofrep: Sofrep, folder: Path, tmp_path: Path
) -> None:
    assert sofrep("build", "2023", "--data", folder, "--ut", tmp_path / "före").code == 0
    before = text_of(tmp_path / "före" / DOCUMENT)

    assert sofrep("init", "--mallar", "--data", folder).code == 0
    kept = folder / "mallar" / "dokument.docx"
    for template in (folder / "mallar").glob("*.docx"):
        if template != kept:
            template.unlink()
    change_phrase(folder / "fraser.txt", "insats.arbete", "flera", "gick", "kom")
    document = docx.Document(str(kept))
    slot = next(p for p in document.paragraphs if "innehåll" in p.text)
    slot.insert_paragraph_before("Det började {{ figur['rv.nya']|ord }} under året.")
    document.save(str(kept))
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    listed = 'kod = "statistik"\navsnitt = ["ansökningar", "insatser", "räknat"]'
    profile.write_text(text.replace('kod = "statistik"', listed), encoding="utf-8")

    assert sofrep("check", "2023", "--data", folder).code == 0
    assert sofrep("build", "2023", "--data", folder, "--ut", tmp_path / "efter").code == 0
    after = text_of(tmp_path / "efter" / DOCUMENT)

    was, now = (f"Av de 198 som avslutade {verb} 54 till" for verb in ("gick", "kom"))
    assert (was in before, now in before) == (True, False)
    assert (was in after, now in after) == (False, True)
    assert "Det började 208 under året." in after
    headings = ["Ansökningar", "Rehabvägledare", "Så är siffrorna räknade"]
    places = [after.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert "\nTabeller\n" not in after


def change_phrase(path: Path, key: str, variant: str, old: str, new: str) -> None:
    """Take the signs away before a key and a variant with its lines, and change a word in it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index(f"#[{key}]")
    lines[at] = lines[at][1:]
    at = next(n for n in range(at, len(lines)) if lines[n].startswith(f"#{variant} ="))
    while lines[at].startswith((f"#{variant} =", "# ")):
        lines[at] = lines[at][1:].replace(old, new)
        at += 1
    path.write_text("\n".join(lines), encoding="utf-8")
