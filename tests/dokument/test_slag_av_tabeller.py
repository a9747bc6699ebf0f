"""Each kind of table that docs/mallar.md lists is made from a sample by a profile and a template alone."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from docx import Document

from sofrep.domain.period import Period
from sofrep.paths import sample_data
from sofrep.pipeline.building import BuildReport, build
from sofrep.visning.block import Tabellblock
from support.facit import ROOT

YEAR = Period.of_year(2024)
EMBLEM = "Ur vår egen mall"
TABLES = {
    "De viktigaste resultaten": ("resultat",),
    "Alla insatser: deltagare efter kön": ("antal",),
    "Alla insatser: antal": ("deltagare",),
    "En insats: alla grupper": ("oversikt.tabell",),
    "En insats: nya och avslutade": ("manad.tabell",),
    "En insats: kommun": ("kommun.tabell", "alder.tabell", "forsorjningstid.tabell"),
    "En insats: försörjning": ("forsorjning.tabell", "sysselsattning.tabell"),
    "En insats: orsak": ("avslutsorsak.tabell", "inskrivningstid.tabell"),
    "En insats: uppföljning": ("uppf-6man.jamforelse", "uppf-12man.jamforelse"),
    "Ett avsnitt": ("ind.ett.alder.tabell", "ind.ett.alder.lagen"),
    "En egen uppgift": ("vval.ett.utb.tabell",),
    "Försörjning vid start": ("vval.ett.overgang-forsorjning.tabell",),
    "Två uppgifter korsade": ("ind.ett.komut.tabell",),
    "Kommun för kommun": ("ind.kommuner.tabell",),
    "En kommun": ("kommun-ljung.tabell",),
    "Ansökningar": ("ansokningar.matris", "ansokningar.medlemmar"),
    "Strukturella insatser": ("strukturella.tabell",),
    "Övergripande mål": ("overgripande.tabell",),
    "En insats: syfte": ("mal.tabell",),
    "Alla insatser: mål": ("insatser",),
    "Målområde": ("mal.omrade-00.tabell",),
    "Styrkort": ("styrkort",),
    "Budget": ("ekonomi",),
    "En sida per insats": ("mal.tabell",),
    "Antal kvinnor och män": ("finsam.antal",),
}
"""The ends of the keys of each kind's tables, by how its line in the list begins."""


def kinds() -> list[tuple[str, str]]:
    """The lines of the list: what the table is, and its section."""
    page = (ROOT / "docs" / "mallar.md").read_text(encoding="utf-8")
    part = page.partition("## Tabeller som i andras rapporter")[2].partition("\n## ")[0]
    return re.findall(r"^\| (.+?) \| `(.+?)` \|$", part, re.MULTILINE)


KINDS = kinds()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """A sample with a document for each line of the list, one of them with a template of its own."""
    folder = tmp_path_factory.mktemp("slag") / "f"
    shutil.copytree(sample_data() / "sofint", folder)
    with (folder / "forbund.toml").open("a", encoding="utf-8") as profile:
        for n, (_, section) in enumerate(KINDS):
            listed = f'["{section}", "tabeller"]'
            profile.write(
                f'\n[[bilaga]]\nkod = "slag-nr-{n:02d}"\nnamn = "Slag {n}"\navsnitt = {listed}\n'
            )
    (folder / "mallar").mkdir()
    template = Document(str(ROOT / "templates" / "dokument.docx"))
    template.paragraphs[0].insert_paragraph_before(EMBLEM)
    template.save(str(folder / "mallar" / "slag-nr-00.docx"))
    return build(folder, YEAR, folder / "out")


def test_the_list_has_every_kind_once():
    assert len(KINDS) == len(TABLES)
    assert [sum(what.startswith(start) for what, _ in KINDS) for start in TABLES] == [1] * len(
        TABLES
    )


@pytest.mark.parametrize(("number", "what"), [(n, what) for n, (what, _) in enumerate(KINDS)])
def test_the_table_is_made_by_its_section(built: BuildReport, number: int, what: str):
    document = next(d for d in built.documents if d.kod == f"slag-nr-{number:02d}")
    ends = next(ends for start, ends in TABLES.items() if what.startswith(start))
    tables = [b for b in document.blocks if isinstance(b, Tabellblock)]
    for end in ends:
        found = [t for t in tables if t.nyckel.endswith(f".{end}")]
        assert [t.tabell.rader for t in found] != []


def test_an_own_template_is_the_look_of_its_document_alone(built: BuildReport):
    texts = [
        [p.text for p in Document(str(built.folder / d.name)).paragraphs]
        for d in built.documents
        if d.kod in ("slag-nr-00", "slag-nr-01")
    ]
    assert [EMBLEM in text for text in texts] == [True, False]


def test_what_they_print_stands_in_the_record_under_their_names(built: BuildReport):
    record = json.loads((built.folder / "figurer.json").read_text(encoding="utf-8"))
    for document in built.documents:
        said = record["dokument"][document.name]["figurer"]
        assert said == list(dict.fromkeys(document.figures))
        assert set(said) <= record["figurer"].keys()
