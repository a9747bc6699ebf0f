"""A document of blocks on its way: composed, protected, composed anew, rendered once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sofrep.amnen.gemensamt.tryckta import siffror
from sofrep.dokument import Dokumentslag
from sofrep.domain.bilagor import BILAGOR
from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.utdata.word import Rendered
from sofrep.visning import frasfil
from sofrep.visning.block import Stycke, printed
from sofrep.visning.fraser import parse
from support.rojande import turn_on

if TYPE_CHECKING:
    from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
    from sofrep.visning.block import Block

YEAR = Period.of_year(2023)
PHRASES = """\
[deltagare.nya]
flera = {antal} nya {deltagare.plural}, {kvinnor} kvinnor.
dold = {antal} nya {deltagare.plural}.
"""


def compose(underlag: BilagaUnderlag) -> tuple[Block, ...]:
    """A sentence, which names the women only where they may be seen."""
    s = siffror(underlag, "ett")
    antal, kvinnor = s.tal("nya"), s.tal("nya.kvinnor")
    places = {"antal": antal} if kvinnor.dold else {"antal": antal, "kvinnor": kvinnor}
    variant = "dold" if kvinnor.dold else "flera"
    delar = underlag.fraser.delar("deltagare.nya", variant, **places)
    return (Stycke(nyckel="statistik.ett.nya", delar=delar, fras=f"deltagare.nya.{variant}"),)


@pytest.fixture
def rendered(monkeypatch) -> list[str]:
    """Each rendering of the blocks; their text is the document."""
    seen: list[str] = []

    def fake(template, blocks, context, properties, named):
        del template, context, named
        for stycke in blocks:
            assert isinstance(stycke, Stycke)
            seen.append("".join(map(str, stycke.delar)))
        ids = tuple(tal.figure.id for tal in printed(blocks))
        return Rendered(f"{properties.title}: {seen[-1:]}".encode(), ids, ())

    monkeypatch.setattr("sofrep.utdata.word.render_blocks", fake)
    phrases = frasfil.builtin_phrases() | parse(PHRASES)[0]
    monkeypatch.setattr(frasfil, "builtin_phrases", lambda: phrases)
    slag = dict.fromkeys(BILAGOR, Dokumentslag("dokument.docx", lambda _: ()))
    slag["statistik"] = Dokumentslag("dokument.docx", compose)
    monkeypatch.setattr("sofrep.dokument.DOKUMENT", slag)
    return seen


def test_a_document_is_rendered_once(office, tmp_path, rendered):
    report = build(office, YEAR, tmp_path / "ut")

    assert rendered == ["3 nya deltagare, 2 kvinnor."]
    made = {document.kod: document.figures for document in report.documents}
    assert made.pop("statistik") == ("2023.ett.nya", "2023.ett.nya.kvinnor")
    assert set(made.values()) == {()}


def test_the_record_says_what_the_document_prints_and_what_each_block_is_made_of(
    office, tmp_path, rendered
):
    build(office, YEAR, tmp_path / "ut")

    assert len(rendered) == 1
    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    printed_in = {name: entry["figurer"] for name, entry in record["dokument"].items()}
    assert printed_in["Bilaga 2 Statistik 2023.docx"] == ["2023.ett.nya", "2023.ett.nya.kvinnor"]
    assert record["block"] == {
        "statistik.ett.nya": {
            "fras": "deltagare.nya.flera",
            "figurer": ["2023.ett.nya", "2023.ett.nya.kvinnor"],
        }
    }


def test_what_is_hidden_chooses_other_words_before_anything_is_rendered(office, tmp_path, rendered):
    turn_on(office, '\n[[rojande.tabell]]\ntabell = "oversikt"\nminsta = 5\n')
    build(office, YEAR, tmp_path / "ut")

    assert rendered == ["x nya deltagare."]


def test_the_offices_phrase_is_in_the_document_and_its_file_in_the_record(
    office, tmp_path, rendered
):
    own = "[deltagare.nya]\nflera = Det kom {antal} nya, varav {kvinnor} kvinnor.\n"
    (office / "fraser.txt").write_text(own, encoding="utf-8")
    build(office, YEAR, tmp_path / "ut")

    assert rendered == ["Det kom 3 nya, varav 2 kvinnor."]
    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    assert "fraser.txt" in record["underlag"]
