"""A document of every kind of block, and small templates for blocks."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from sofrep.domain.figure import Figure, FigureSet, Unit
from sofrep.paths import builtin_templates
from sofrep.utdata.word import Rendered, render_blocks
from sofrep.visning.block import (
    Block,
    Bredvid,
    Diagramblock,
    Hanvisning,
    Innehall,
    Kanslitext,
    Nyckelruta,
    Nyckeltal,
    Nysida,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Underskrifter,
)
from sofrep.visning.visat import Diagram, Diagramslag, Platshallare, Rad, Serie, Tabell, Tal
from support.mallar import PROPERTIES, tal

if TYPE_CHECKING:
    from docx.document import Document

DOKUMENT = builtin_templates() / "dokument.docx"


class Figurer(dict[str, Tal]):
    """Figures by the ids that a template writes."""

    def __missing__(self, key: str) -> Tal:
        return Tal(FigureSet()[key])


FIELDS = {
    "forbund.namn": "Samordningsförbundet Exempel",
    "forbund.organisationsnummer": "222000-0000",
    "dokument.namn": "Statistik",
    "dokument.nummer": "Bilaga 2",
    "dokument.datum": "8 mars 2024",
    "dokument.diarienummer": "Dnr 2024/1",
    "period": "2023",
    "logotyper": (),
    "märkning": "Utkast",
    "figur": Figurer({"rv.nya": tal(208)}),
}
TABELL = Tabell(
    "Nya per insats",
    "En rad per insats.",
    ("Insats", "Antal", "Andel"),
    (
        Rad("Rehabvägledare\nÄven unga.", (tal(3), tal(Fraction(75), Unit.PROCENT, "andel"))),
        Rad("Totalt", (tal(4), tal(None, Unit.PROCENT, "andel")), summa=True),
    ),
    ("En not.",),
)
DIAGRAM = Diagram(
    "De flesta är kvinnor",
    "Tre kvinnor och en man.",
    Diagramslag.LIGGANDE,
    ("18–24", "25–29"),
    (Serie("Kvinnor", (tal(1), tal(2))), Serie("Män", (tal(1), tal(0)))),
)
BLOCKS: tuple[Block, ...] = (
    Rubrik(nyckel="prov.korthet", niva=1, delar=("I korthet",)),
    Stycke(nyckel="prov.besked", stil=Stil.BESKED, delar=(tal(4).ord().versal(), " var nya.")),
    Nyckeltal(
        nyckel="prov.tal",
        rutor=(
            Nyckelruta(etikett="Nya", tal=tal(4), rader=(("2022: ", tal(5, measure="forra")),)),
        ),
    ),
    Innehall(nyckel="prov.innehall", rubrik="Innehåll"),
    Nysida(nyckel="prov.sida"),
    Rubrik(nyckel="prov.rv", niva=1, delar=("Rehabvägledare",)),
    Kanslitext(nyckel="prov.text", text="Ett stycke.\n\nEtt till."),
    Kanslitext(nyckel="prov.saknas", text=Platshallare("Skriv om insatsen")),
    Rubrik(nyckel="prov.rv.kon", niva=2, delar=("Kvinnor och män",)),
    Stycke(nyckel="prov.se", delar=("Se ", Hanvisning("prov.tabell"), ".")),
    Stycke(nyckel="prov.punkt", stil=Stil.PUNKT, delar=("En punkt.",)),
    Bredvid(
        nyckel="prov.bredvid",
        kolumner=(
            (Diagramblock(nyckel="prov.diagram", diagram=DIAGRAM, bildtext=("Antal.",)),),
            (Stycke(nyckel="prov.bredvid.text", delar=("Bredvid diagrammet.",)),),
        ),
    ),
    Nysida(nyckel="prov.liggande", liggande=True),
    Rubrik(nyckel="prov.tabeller", niva=1, delar=("Tabeller",)),
    Tabellblock(nyckel="prov.tabell", tabell=TABELL),
    Tabellblock(nyckel="prov.liten", tabell=TABELL, numrerad=False),
    Nysida(nyckel="prov.staende"),
    Rubrik(nyckel="prov.under", niva=1, delar=("Underskrifter",)),
    Underskrifter(nyckel="prov.namn", rader=(("Anna Exempel", "ordförande"),)),
)


def name_of(figure: Figure) -> str:
    """What a figure is called in these documents."""
    return f"Rehabvägledare: {figure.measure}"


def rendered(*blocks: Block, template: Path = DOKUMENT, **fields: object) -> Rendered:
    """The document of these blocks."""
    return render_blocks(template, blocks, {**FIELDS, **fields}, PROPERTIES, name_of)


def blockmall(
    folder: Path, *paragraphs: str, build: Callable[[Document], None] | None = None
) -> Path:
    """A template with these paragraphs, what `build` adds to it, and the slot."""
    document = docx.Document()
    for text in (*paragraphs, "{{ innehåll }}"):
        document.add_paragraph(text)
    if build is not None:
        build(document)
    path = folder / "mall.docx"
    document.save(str(path))
    return path
