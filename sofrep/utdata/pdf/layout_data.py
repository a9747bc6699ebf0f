"""An edition as the data that the layout template prints: texts, numbers as printed, pictures.

The template gets them as values, never as markup, so nothing that somebody has written in a workbook
is read as an instruction.  What each kind of block holds is told in the built-in template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, groupby, islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sofrep.utdata.pdf.layout_tables import drawn_table, table
from sofrep.utdata.pdf.layout_text import Numbers, paragraphs, parts
from sofrep.visning.block import (
    Bildblock,
    Blankettfraga,
    Block,
    Bredvid,
    Diagramblock,
    Egentabell,
    Fragekort,
    Innehall,
    Kanslitext,
    Lista,
    Listpunkt,
    Nyckelruta,
    Nyckeltal,
    Nysida,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Underskrifter,
    numbered,
)
from sofrep.visning.diagram_svg import diagram_svg
from sofrep.visning.farger import darkened, paled
from sofrep.visning.svenska import plain
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Bild

Data = dict[str, Any]
"""What JSON can hold."""
_TWIPS_PER_POINT = 20
_STANDING, _LYING = 9298, 14230
"""How wide the text is on pages that stand and lie, in twips, as in the built-in Word template."""
_ACCENTS = 6
_GAP = 340
"""Between columns that stand abreast."""


def layout_data(utgava: Utgava) -> Data:
    """The whole edition; `sidor` are its blocks by the pages that they begin on.

    `lasbara` are the accents, dark enough to be read on white and on a tint of the first.
    """
    numbers = numbered(utgava.blocks)
    accents = list(islice(cycle(utgava.accenter), _ACCENTS))
    return {
        "titel": plain(utgava.titel),
        "forbund": plain(utgava.forbund),
        "organisationsnummer": plain(utgava.organisationsnummer),
        "dokument": plain(utgava.dokument),
        "nummer": plain(utgava.nummer),
        "period": plain(utgava.period),
        "datum": parts((utgava.datum,), numbers),
        "diarienummer": plain(utgava.diarienummer),
        "markning": plain(utgava.markning),
        "sprak": utgava.sprak,
        "skapad": [utgava.skapad.year, utgava.skapad.month, utgava.skapad.day],
        "accenter": accents,
        "lasbara": [darkened(code, paper=paled(accents[0])) for code in accents],
        "logotyper": [_picture(bild) for bild in utgava.logotyper],
        "sidor": list(_pages(utgava.blocks, _Setting(numbers, utgava.accenter, _STANDING))),
    }


class _Setting(Struct, frozen=True):
    """What blocks are set with: the numbers of tables, colours, the width in twips."""

    numbers: Numbers
    accents: Sequence[str]
    width: int

    def blocks(self, blocks: Iterable[Block]) -> list[Data]:
        """The blocks; bullets that follow one another are one list."""
        made: list[Data] = []
        for is_bullet, group in groupby(blocks, _is_bullet):
            if is_bullet:
                made.append(
                    _list([Listpunkt(b.delar) for b in group if isinstance(b, Stycke)], self)
                )
            else:
                made += [_block(block, self) for block in group]
        return made


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Stycke) and block.stil is Stil.PUNKT


def _pages(blocks: Sequence[Block], setting: _Setting) -> Iterator[Data]:
    """The blocks between one new page and the next."""
    start, lies = 0, False
    for place, block in enumerate((*blocks, None)):
        if block is not None and not isinstance(block, Nysida):
            continue
        width = _LYING if lies else _STANDING
        yield {
            "liggande": lies,
            "block": replace(setting, width=width).blocks(blocks[start:place]),
        }
        start, lies = place + 1, block is not None and block.liggande


def _picture(bild: Bild) -> Data:
    return {"innehall": list(bild.innehall), "alt": plain(bild.alt), "hojd": bild.hojd_mm}


def _block(block: Block, setting: _Setting) -> Data:  # noqa: PLR0911 - one for each kind
    numbers = setting.numbers
    match block:
        case Rubrik():
            return {"slag": "rubrik", "niva": block.niva, "delar": parts(block.delar, numbers)}
        case Stycke():
            return _paragraphs([parts(block.delar, numbers)], block.stil)
        case Kanslitext():
            return _paragraphs(paragraphs(block.text), block.stil)
        case Lista():
            return _list(block.punkter, setting)
        case Tabellblock():
            return table(block, setting.width, numbers)
        case Egentabell():
            return drawn_table(block, setting.blocks, numbers)
        case Diagramblock():
            return _chart(block, setting)
        case Bildblock():
            return {"slag": "bild", **_picture(block.bild)}
        case _:
            return _placed(block, setting)


def _placed(block: Block, setting: _Setting) -> Data:
    """What stands side by side, lists the contents or is written in."""
    match block:
        case Nyckeltal():
            return {"slag": "nyckeltal", "rutor": [_key_figure(r, setting) for r in block.rutor]}
        case Bredvid():
            count = len(block.kolumner)
            inner = replace(setting, width=(setting.width - _GAP * (count - 1)) // count)
            return {"slag": "bredvid", "kolumner": [inner.blocks(c) for c in block.kolumner]}
        case Innehall():
            return {"slag": "innehall", "rubrik": plain(block.rubrik), "niva": block.niva}
        case Underskrifter():
            rows = [{"namn": plain(name), "uppdrag": plain(role)} for name, role in block.rader]
            return {"slag": "underskrifter", "rader": rows}
        case Fragekort():
            return {"slag": "fragor", "fragor": [_question(fraga) for fraga in block.fragor]}
        case _:
            message = f"a block that the PDF does not know: {type(block).__name__}"
            raise TypeError(message)


def _paragraphs(said: Sequence[Sequence[Any]], stil: Stil) -> Data:
    return {"slag": "text", "stil": stil.name.lower(), "stycken": said}


def _list(punkter: Sequence[Listpunkt], setting: _Setting) -> Data:
    """Items, each with those of deeper levels that belong to it."""
    items: list[Data] = []
    above: list[tuple[int, list[Data]]] = [(-1, items)]
    for punkt in punkter:
        while punkt.niva <= above[-1][0]:
            above.pop()
        said = parts(punkt.delar, setting.numbers)
        item: Data = {"delar": said, "marke": plain(punkt.marke), "punkter": []}
        above[-1][1].append(item)
        above.append((punkt.niva, item["punkter"]))
    return {"slag": "lista", "punkter": items}


def _chart(block: Diagramblock, setting: _Setting) -> Data:
    width = setting.width / _TWIPS_PER_POINT
    notes = [block.bildtext, *((note,) for note in block.diagram.noter)]
    return {
        "slag": "diagram",
        "rubrik": plain(block.diagram.rubrik),
        "svg": diagram_svg(block.diagram, width, setting.accents),
        "alt": plain(block.diagram.alt),
        "noter": [parts(note, setting.numbers) for note in notes if note],
    }


def _key_figure(ruta: Nyckelruta, setting: _Setting) -> Data:
    rows = [parts(rad, setting.numbers) for rad in ruta.rader]
    return {"etikett": plain(ruta.etikett), "tal": plain(str(ruta.tal)), "rader": rows}


def _question(fraga: Blankettfraga) -> Data:
    """A question with its answer, or the room for one; boxes say whether they are ticked."""
    svar = fraga.svar
    return {
        "fraga": plain(fraga.fraga),
        "innan": plain(fraga.innan),
        "svar": plain(svar.text),
        "rutor": [{"namn": plain(r.namn), "kryssad": r.kryssad} for r in svar.rutor],
        "val": [plain(val) for val in svar.val],
    }
