"""The forms in LibreOffice: laid out as pages, saved anew, filled in; nothing is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sofrep.amnen.blanketter.avsnitt.blankettsidor import parties
from sofrep.domain.blanketter import BLANKETTER
from sofrep.pipeline.gathering import profile_of
from sofrep.utdata.word.form_reading import open_form, read_answers
from support.blanketter import AVTAL, UPPFOLJNING, edit, fill, made, tick
from support.pages import make_pdf, need_page_tools, page_texts

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"
FILL_IN = Path(__file__).with_name("fill_in_libreoffice.py")
LONG = "En lång mening om åtgärder & följder. " * 60
ANSWERS = {
    "fran": "2023-02-01",
    "plan": 'Först <ett> & "två".\nRad två\n\nNytt stycke: {{ x }}',
    "atagande": LONG.strip(),
    "effekter": "Färre år med försörjningsstöd.",
}


def parts_of():
    forbund, _ = profile_of(SAMPLE)
    return parties(forbund)


def read(path, blankett=AVTAL):
    found = read_answers(open_form(path), blankett, parts_of())
    assert (found.saknade, found.strays) == ((), ())
    assert not [svar for svar in found.svar if svar.doubt or svar.lost]
    return {svar.falt.kod: svar.text for svar in found.svar if svar.text}


@pytest.mark.parametrize("kod", BLANKETTER)
def test_every_question_is_on_a_page_with_room_below_and_no_page_is_blank(kod, tmp_path):
    need_page_tools()
    form = made(SAMPLE, tmp_path, BLANKETTER[kod])
    pages = page_texts(make_pdf(form.path.read_bytes(), tmp_path))
    whole = " ".join(" ".join(pages).split())
    for falt in BLANKETTER[kod].falt:
        assert falt.fraga in whole
        assert falt.prompt in whole or form.filled
    for number, page in enumerate(pages, start=1):
        assert "Påhittade exempeldata" in page
        assert f"Sida {number} av {len(pages)}" in page
        assert len(page.split()) > 30
        assert not re.search(r"\{\{|\{%|\bnan\b|\bNone\b", page)


def test_a_form_that_libreoffice_has_saved_anew_has_the_same_answers(tmp_path):
    need_page_tools()
    form = made(SAMPLE, tmp_path).path
    offered = parts_of()

    def change(root):
        tick(root, offered[0])
        tick(root, offered[2])

    edit(fill(form, ANSWERS), change)
    before = read(form)
    assert before["parter"].splitlines() == [offered[0], offered[2]]
    assert before.items() >= ANSWERS.items()
    out = tmp_path / "sparad"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(out),
            str(form),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert read(out / form.name) == before


def python_with_uno():
    """A Python that can speak with LibreOffice; as for page tests where there is none."""
    need_page_tools()
    named = os.environ.get("SOFREP_UNO_PYTHON")
    for python in filter(None, (named, shutil.which("python3", path="/usr/bin:/usr/local/bin"))):
        asked = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        if asked.returncode == 0:
            return python
    missing = "needs LibreOffice's module uno (Debian: python3-uno)"
    if os.environ.get("SOFREP_REQUIRE_PAGES"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.mark.parametrize("blankett", [AVTAL, UPPFOLJNING], ids=["avtal", "uppfoljning"])
def test_what_is_typed_and_ticked_in_libreoffice_is_read_back(blankett, tmp_path):
    python = python_with_uno()
    form = made(SAMPLE, tmp_path, blankett).path
    before = read(form, blankett)
    empty = [f for f in blankett.falt if f.kod not in before and f.slag != "kryss"]
    wanted = {
        falt.kod: {"datum": "2023-02-01", "val": "Delvis"}.get(
            falt.slag, f'Svar på {falt.kod} <&> "å".\nRad två {{{{ x }}}}'
        )
        for falt in empty
    }
    answers = tmp_path / "svar.json"
    typed = [(falt.prompt, wanted[falt.kod]) for falt in empty]
    boxes = 2 if blankett is AVTAL else 0
    answers.write_text(json.dumps({"skriv": typed, "kryssa": boxes}), encoding="utf-8")
    target = tmp_path / "ifylld.docx"
    subprocess.run(
        [python, str(FILL_IN), str(tmp_path / "profil"), str(form), str(target), str(answers)],
        check=True,
        timeout=240,
    )
    ticked = {"parter": "\n".join(parts_of()[:boxes])} if boxes else {}
    assert read(target, blankett) == before | wanted | ticked
