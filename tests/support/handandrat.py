"""What people do to a document in Word: seeded edits of every kind, and the words that then stand in it.

The words are taken from the file by the standard library alone, and by other rules than the program's.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from xml.etree import ElementTree as ET

from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WORD = re.compile(r"\w+")
WORDS = [
    "styrelsen",
    "beslutade",
    "därefter",
    "om",
    "medel",
    "till",
    "insatsen",
    "för",
    "2024",
    "och",
    "37",
    "%",
    "av",
    "deltagarna",
    "å",
    "ä",
    "ö",
]
_NOT_READ = {NAMESPACE + name for name in ("del", "moveFrom", "instrText", "sdtPr", "delText")} | {
    FALLBACK
}
_LEFT_ALONE = ("toc", "diagram", "title", "subtitle", "ovanrubrik", "dokumentuppgifter")
_SAID_ELSEWHERE = {"title", "subtitle", "ovanrubrik", "diagramförklaring"}
"""What begins a page in an order of its own, and what a chart says by itself."""
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}


def edited(content: bytes, seed: int, times: int = 25) -> bytes:
    """A document after a person has worked in it: `times` edits, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - chosen, not secret
    document = Document(io.BytesIO(content))
    for number in range(times):
        chance.choice(EDITS)(document, chance, f"{seed}x{number}")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _paragraphs(document) -> list[Paragraph]:
    """Those with words of the body and its cells, without the contents list and the title page's lines."""
    found = [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]
    return [
        p
        for p in found
        if p.text.strip()
        and not (p.style.name or "").lower().startswith(_LEFT_ALONE)
        and not any(e.tag == qn("w:sdt") for e in p._p.iterdescendants())
    ]


def _one(document, chance: random.Random) -> Paragraph:
    return chance.choice(_paragraphs(document))


def _sentence(chance: random.Random, name: str) -> str:
    return " ".join([f"Ord{name}", *chance.sample(WORDS, 6)]) + "."


def insert(document, chance, name) -> None:
    _one(document, chance).insert_paragraph_before(_sentence(chance, name))


def delete(document, chance, name) -> None:
    del name
    paragraph = _one(document, chance)
    if _is_alone(paragraph):
        paragraph.clear()
    else:
        paragraph._p.getparent().remove(paragraph._p)


def _is_alone(paragraph: Paragraph) -> bool:
    parent = paragraph._p.getparent()
    return len(parent.findall(qn("w:p"))) < 2


def retype(document, chance, name) -> None:
    _one(document, chance).runs[0].text = _sentence(chance, name)


def retype_figure(document, chance, name) -> None:
    texts = [
        t
        for s in document.element.body.iter(qn("w:sdt"))
        if s.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None
        for t in s.iter(qn("w:t"))
    ]
    if texts:
        chance.choice(texts).text = f"{len(name)} {chance.randint(100, 999)}"


def reformat(document, chance, name) -> None:
    del name
    for run in _one(document, chance).runs:
        run.bold, run.italic = chance.random() < 0.5, chance.random() < 0.5
        run.font.superscript = chance.random() < 0.1


def move(document, chance, name) -> None:
    del name
    one, other = _one(document, chance), _one(document, chance)
    if one._p is not other._p and not _is_alone(one) and one._p not in other._p.iterancestors():
        other._p.addprevious(one._p)


def split(document, chance, name) -> None:
    del name
    paragraph = _one(document, chance)
    words = paragraph.text.split(" ")
    if len(paragraph.runs) == 1 and len(words) > 2:
        new = deepcopy(paragraph._p)
        paragraph.runs[0].text = " ".join(words[: len(words) // 2])
        paragraph._p.addnext(new)
        Paragraph(new, document).runs[0].text = " ".join(words[len(words) // 2 :])


def join(document, chance, name) -> None:
    del name
    paragraph = _one(document, chance)
    following = paragraph._p.getnext()
    if following is not None and following.tag == qn("w:p"):
        paragraph._p.extend([e for e in following if e.tag != qn("w:pPr")])
        following.getparent().remove(following)


def tables(document) -> list:
    return [
        t for t in document.tables if t.style is not None and len(t.rows) > 1
    ] or document.tables


def cell(document, chance, name) -> None:
    if document.tables:
        row = chance.choice(chance.choice(tables(document)).rows)
        chance.choice(row.cells).text = f"Cell{name} {chance.randint(0, 5000)}"


def row(document, chance, name) -> None:
    if document.tables:
        last = chance.choice(tables(document)).rows[-1]
        new = deepcopy(last._tr)
        last._tr.addnext(new)
        for number, text in enumerate(new.iter(qn("w:t"))):
            text.text = f"Rad{name}y{number}"


def items(document, chance, name) -> None:
    place = _one(document, chance)
    style = next(s for s in document.styles if s.name in {"List Bullet", "Punktlista"})
    for number in range(3):
        new = place.insert_paragraph_before(f"Punkt{name}y{number} {_sentence(chance, name)}")
        new.style = style


def note(document, chance, name) -> None:
    part = next(
        (
            r.target_part
            for r in document.part.rels.values()
            if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES
        ),
        None,
    )
    if part is None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        lines = "".join(
            f'<w:footnote w:type="{line}" w:id="{n}"><w:p><w:r><w:{line}/></w:r></w:p></w:footnote>'
            for n, line in enumerate(("separator", "continuationSeparator"), start=-1)
        )
        empty = f"<w:footnotes {nsdecls('w')}>{lines}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), kind, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    root = parse_xml(part.blob)
    number = len(root) + 2
    root.append(
        parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Not{name} enligt beslut.</w:t></w:r></w:p></w:footnote>'
        )
    )
    from lxml import etree

    part._blob = etree.tostring(root)
    run = _one(document, chance).add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'))


def comment(document, chance, name) -> None:
    document.add_comment(_one(document, chance).runs, text=f"Fråga {name}?", author="K")


def tracked(document, chance, name) -> None:
    runs = _one(document, chance).runs
    changed = f'<w:ins {nsdecls("w")} w:id="{chance.randint(10**6, 10**7)}" w:author="K"><w:r><w:t xml:space="preserve"> Tillagt{name} </w:t></w:r></w:ins>'
    runs[-1]._r.addnext(parse_xml(changed))
    gone = parse_xml(f'<w:del {nsdecls("w")} w:id="{chance.randint(10**6, 10**7)}" w:author="K"/>')
    run = runs[0]._r
    run.addprevious(gone)
    gone.append(run)
    for text in run.iter(qn("w:t")):
        text.tag = qn("w:delText")


def heading(document, chance, name) -> None:
    styles = [
        s for s in document.styles if re.fullmatch(r"Heading [1-3]|Rubrik [1-3]", s.name or "")
    ]
    _one(document, chance).insert_paragraph_before(f"Avsnitt{name}", style=chance.choice(styles))


def table(document, chance, name) -> None:
    place = chance.choice([p for p in _paragraphs(document) if p._p.getparent().tag != qn("w:tc")])
    made = document.add_table(3, 3)
    made.style = next(s for s in document.styles if s.name == "Rapporttabell")
    for number, each in enumerate(c for r in made.rows for c in r.cells):
        each.text = f"Ny{name}y{number}"
    made.cell(0, 1).merge(made.cell(0, 2))
    place._p.addprevious(made._tbl)


def box(document, chance, name) -> None:
    place = _one(document, chance)
    place._p.append(
        parse_xml(
            f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            '<w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="7777" name="Ruta"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Ruta{name}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    )


def line(document, chance, name) -> None:
    run = _one(document, chance).add_run()
    run.add_break(chance.choice([WD_BREAK.LINE, WD_BREAK.PAGE]))
    run.add_text(f"Rad{name}")


EDITS: tuple[Callable, ...] = (
    *(insert, delete, retype, retype_figure, reformat, move, split, join, cell, row, items, note),
    *(comment, tracked, heading, table, box, line),
)  # fmt: skip


def words_of_word(content: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """The words of each paragraph that Word shows, in order, and those of each note."""
    package = zipfile.ZipFile(io.BytesIO(content))
    styles = _xml(package, "word/styles.xml")
    names = {
        s.get(f"{NAMESPACE}styleId"): s.find(f"{NAMESPACE}name").get(f"{NAMESPACE}val").lower()
        for s in styles.iter(f"{NAMESPACE}style")
    }
    body = _xml(package, "word/document.xml").find(f"{NAMESPACE}body")
    notes: list[tuple[str, str]] = []
    found = [
        words for paragraph in _shown(body) if (words := list(_words(paragraph, names, notes)))
    ]
    said = []
    for part, number in notes:
        note = next(n for n in _xml(package, part) if n.get(f"{NAMESPACE}id") == number)
        said.append([w for t in note.iter(f"{NAMESPACE}t") for w in WORD.findall(t.text or "")])
    return found, [words for words in said if words]  # LibreOffice empties some notes


def _xml(package: zipfile.ZipFile, part: str):
    return ET.fromstring(package.read(part))  # noqa: S314 - a file of our own making


def _shown(parent) -> Iterator:
    """Paragraphs in order, those of a text box after the one that it hangs on."""
    for child in parent:
        if child.tag == f"{NAMESPACE}p":
            yield child
            yield from (p for box in _boxes(child) for p in _shown(box))
        elif child.tag == f"{NAMESPACE}tc" and _goes_on(child):
            continue
        elif child.tag not in _NOT_READ:
            yield from _shown(child)


def _goes_on(cell) -> bool:
    merge = cell.find(f"{NAMESPACE}tcPr/{NAMESPACE}vMerge")
    return merge is not None and merge.get(f"{NAMESPACE}val") != "restart"


def _boxes(element) -> Iterator:
    for child in element:
        if child.tag == f"{NAMESPACE}txbxContent":
            yield child
        elif child.tag not in _NOT_READ:
            yield from _boxes(child)


def _words(paragraph, names, notes) -> Iterator[str]:
    style = paragraph.find(f"{NAMESPACE}pPr/{NAMESPACE}pStyle")
    name = names.get(style.get(f"{NAMESPACE}val"), "") if style is not None else ""
    if name.startswith("toc") or name in _SAID_ELSEWHERE:
        return
    yield from WORD.findall("".join(_texts(paragraph, notes)))


def _texts(element, notes) -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(NAMESPACE)
        if name == "t":
            yield (child.text or "").replace("\u00ad", "")
        elif name in {"tab", "br", "cr"}:
            yield " "
        elif name in _NOTES:
            notes.append((_NOTES[name], child.get(f"{NAMESPACE}id")))
            yield " "
        elif name not in {"txbxContent", "pPr"} and child.tag not in _NOT_READ:
            yield from _texts(child, notes)


GAP = 60
"""So many other words may stand between two of a paragraph: the head of a page, the number of a note."""


def first_lost(wanted: list[list[str]], shown: list[str]) -> str:
    """The first paragraph that does not stand in order in `shown`; "" where all do."""
    position = 0
    places: dict[str, list[int]] = {}
    for place, word in enumerate(shown):
        places.setdefault(word, []).append(place)
    for words in wanted:
        starts = (p for p in places.get(words[0], ()) if p >= position)
        end = next((end for start in starts if (end := _end(words, shown, start))), None)
        if end is None:
            after = " ".join(shown[max(0, position - 8) : position + 12])
            return f"{' '.join(words)!r} not after {after!r}"
        position = end
    return ""


def first_lost_in_pdf(wanted: list[list[str]], text: str) -> str:
    """As `first_lost`, in a text in which the words of two cells may stand without a space between."""
    shown = "".join(WORD.findall(text.replace("\ufffe", "").replace("\u00ad", "")))
    position = 0
    for words in wanted:
        starts = _places(words[0], shown, position)
        end = next((end for start in starts if (end := _end_of(words, shown, start))), None)
        if end is None:
            return f"{' '.join(words)!r} not after {shown[max(0, position - 60) : position + 90]!r}"
        position = end
    return ""


def _places(word: str, shown: str, position: int) -> Iterator[int]:
    while (position := shown.find(word, position)) >= 0:
        yield position
        position += 1


def _end_of(words: list[str], shown: str, start: int) -> int | None:
    position = start
    for word in words:
        place = shown.find(word, position, position + 6 * GAP + len(word))
        if place < 0:
            return None
        position = place + len(word)
    return position


def _end(words: list[str], shown: list[str], start: int) -> int | None:
    position = start
    for word in words:
        try:
            position = shown.index(word, position, position + GAP) + 1
        except ValueError:
            return None
    return position
