"""Paragraphs, lists and tables of a section file in the looks of the document they come into."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.utdata.word.file_runs import runs_of
from sofrep.utdata.word.file_source import SectionFile
from sofrep.utdata.word.ooxml import W_P, W_TBL, Element, make, make_run, make_text, q, value_of
from sofrep.utdata.word.parts import PackagePart, read_root, related, write_root
from sofrep.utdata.word.styles import Styles

_INDENT, _HANGING = 340, 227
_CAPTION = "caption"
_AFTER_LIST = "120"
_MERGED = f"{q('w:tcPr')}/{q('w:vMerge')}"


def numbering_of(document: PackagePart) -> PackagePart | None:
    """The part that holds the lists of a document."""
    return related(document, RELATIONSHIP_TYPE.NUMBERING)


@dataclass(slots=True)
class Target:
    """The document that sections come into: its styles and its lists."""

    styles: Styles
    numbering: PackagePart | None
    _started: dict[tuple[int, str], str] = field(default_factory=dict)

    def style(self, *names: str) -> str:
        """The id of the first of these styles that the document has, or ""."""
        return next((found for name in names if (found := self.styles.id_of(name))), "")

    def numbered_list(self, file: int, list_id: str) -> str:
        """The id of a new list that counts from 1, one per list of a file; "" if none can be."""
        if self.numbering is None:
            return ""
        if (file, list_id) not in self._started:
            self._started[file, list_id] = _add_list(self.numbering)
        return self._started[file, list_id]


def _add_list(part: PackagePart) -> str:
    root = read_root(part)
    abstracts, numbers = (list(root.iter(q(f"w:{name}"))) for name in ("abstractNum", "num"))
    abstract_id = str(1 + max((int(a.get(q("w:abstractNumId"))) for a in abstracts), default=-1))
    number_id = str(1 + max((int(n.get(q("w:numId"))) for n in numbers), default=0))
    abstract = make("w:abstractNum", make("w:multiLevelType", val="multilevel"))
    abstract.set(q("w:abstractNumId"), abstract_id)
    for level in range(3):
        left = str(_INDENT + 60 + level * _INDENT)
        abstract.append(
            make(
                "w:lvl",
                make("w:start", val="1"),
                make("w:numFmt", val="decimal" if level != 1 else "lowerLetter"),
                make("w:lvlText", val=f"%{level + 1}."),
                make("w:lvlJc", val="left"),
                make("w:pPr", make("w:ind", left=left, hanging=str(_HANGING + 60))),
                ilvl=str(level),
            )
        )
    root.insert(root.index(abstracts[-1]) + 1 if abstracts else 0, abstract)
    number = make("w:num", make("w:abstractNumId", val=abstract_id), numId=number_id)
    root.append(number)
    write_root(part, root)
    return number_id


class Blocks:
    """Makes the blocks of one file; `level` is that of the heading above it in the document."""

    def __init__(
        self,
        source: SectionFile,
        target: Target,
        number: int,
        level: int,
        lost: Callable[[str], Element],
    ) -> None:
        self.body = source.body
        self._source = source
        self._target = target
        self._number = number
        self._deepest = level
        self._top = level + 1
        self._lost = lost
        self._is_item = False
        levels = [self._level(p) for p in source.body.iter(W_P)]
        self._first = min((found for found in levels if found), default=1)

    def make(self, parent: Element, width: int, title: str) -> list[Element]:
        """The blocks of a body or cell; tables are `width` wide and called `title` aloud."""
        made: list[Element] = []
        for child in parent:
            if child.tag == W_P:
                was_item = self._is_item
                paragraph = self._paragraph(child)
                if paragraph and was_item and not self._is_item:
                    _end_list(made[-1])
                made += paragraph
            elif child.tag == W_TBL:
                made += self._table(child, width, title)
            elif child.tag == q("w:sdt"):
                content = child.find(q("w:sdtContent"))
                made += self.make(content, width, title) if content is not None else []
        return made

    def _level(self, paragraph: Element) -> int:
        return self._source.heading_level(value_of(paragraph, "w:pPr/w:pStyle"))

    def _paragraph(self, paragraph: Element, style: str = "") -> list[Element]:
        runs = runs_of(paragraph, self._source, self._lost)
        if not any(run.findtext(q("w:t"), "").strip() for run in runs):
            return []
        self._is_item = False
        properties = make("w:pPr")
        if style:
            properties.append(make("w:pStyle", val=style))
            properties.extend(_alignment(paragraph))
        else:
            self._dress(paragraph, properties, runs)
        return [make("w:p", *([properties] if len(properties) else []), *runs)]

    def _dress(self, paragraph: Element, properties: Element, runs: list[Element]) -> None:
        """The style that means the same here: heading, item of a list, or one of its name."""
        level = self._level(paragraph)
        if level:
            depth = min(level - self._first + self._top, self._deepest + 1, 9)
            self._deepest = depth
            properties.append(make("w:pStyle", val=self._target.style(f"heading {depth}")))
            return
        item = self._source.list_of(paragraph)
        if item is not None:
            self._is_item = True
            self._item(item, properties, runs)
            return
        name = self._source.style_name(value_of(paragraph, "w:pPr/w:pStyle"))
        if name and name != _CAPTION and (known := self._target.style(name)):
            properties.append(make("w:pStyle", val=known))

    def _item(self, item: tuple[str, int], properties: Element, runs: list[Element]) -> None:
        list_id, level = item
        style = self._target.style("list", "list bullet", "list paragraph")
        if style:
            properties.append(make("w:pStyle", val=style))
        numbered = self._source.is_numbered(list_id, level)
        number = self._target.numbered_list(self._number, list_id) if numbered else ""
        if number:
            level = min(level, 2)
            numbering = make("w:numPr", make("w:ilvl", val=str(level)), make("w:numId", val=number))
            properties.append(numbering)
            left, hanging = _INDENT + 60 + level * _INDENT, _HANGING + 60
            properties.append(make("w:ind", left=str(left), hanging=str(hanging)))
        elif level:
            left = _INDENT + level * _INDENT
            properties.append(make("w:ind", left=str(left), hanging=str(_HANGING)))
        if not number and not self._target.style("list", "list bullet"):
            runs.insert(0, make_run(None, make_text("• ")))

    def _table(self, table: Element, width: int, title: str) -> list[Element]:
        rows = table.findall(q("w:tr"))
        # Other programs than Word write widths with decimals.
        columns = table.iterfind(f"{q('w:tblGrid')}/*")
        grid = [int(float(c.get(q("w:w"), "1") or 1)) for c in columns]
        if not rows or not grid:
            return []
        widths = [max(1, width * w // max(1, sum(grid))) for w in grid]
        widths[-1] += width - sum(widths)
        new = make("w:tbl", _table_properties(self._target, width, title))
        new.append(make("w:tblGrid", *(make("w:gridCol", w=str(w)) for w in widths)))
        for number, row in enumerate(rows):
            new.append(self._row(row, widths, is_first=number == 0))
        end = self._target.style("tabellslut")
        style = [make("w:pPr", make("w:pStyle", val=end))] if end else []
        return [new, make("w:p", *style)]

    def _row(self, row: Element, widths: list[int], *, is_first: bool) -> Element:
        names = ("tabellhuvud", "tabelltext") if is_first else ("tabelltext",)
        style = self._target.style(*names, "normal")
        new = make("w:tr", make("w:trPr", make("w:cantSplit")))
        if is_first:
            new[0].append(make("w:tblHeader"))
        column = 0
        for cell in row.iter(q("w:tc")):
            if next(cell.iterancestors(q("w:tr"))) is not row:
                continue
            span = int(value_of(cell, "w:tcPr/w:gridSpan") or 1)
            span = max(1, min(span, len(widths) - column))
            properties = make("w:tcPr")
            room = sum(widths[column : column + span])
            properties.append(make("w:tcW", w=str(room), type="dxa"))
            if span > 1:
                properties.append(make("w:gridSpan", val=str(span)))
            properties.extend(deepcopy(merge) for merge in cell.iterfind(_MERGED))
            column += span
            new.append(make("w:tc", properties, *self._cell_content(cell, style)))
        return new

    def _cell_content(self, cell: Element, style: str) -> list[Element]:
        content = [p for old in cell.iterfind(q("w:p")) for p in self._paragraph(old, style)]
        if cell.find(W_TBL) is not None:
            content.append(make("w:p", self._lost("en tabell inuti en tabell")))
        return content or [make("w:p", make("w:pPr", make("w:pStyle", val=style)))]


def _end_list(paragraph: Element) -> None:
    """The space after a list is that between paragraphs, wider than between its items."""
    properties = paragraph.find(q("w:pPr"))
    if paragraph.tag == W_P and properties is not None:
        indent = properties.find(q("w:ind"))
        space = make("w:spacing", after=_AFTER_LIST)
        properties.insert(len(properties) if indent is None else properties.index(indent), space)


def _alignment(paragraph: Element) -> list[Element]:
    where = value_of(paragraph, "w:pPr/w:jc")
    return [make("w:jc", val=where)] if where in {"right", "end", "center"} else []


def _table_properties(target: Target, width: int, title: str) -> Element:
    style = target.style("rapporttabell", "table grid")
    return make(
        "w:tblPr",
        *([make("w:tblStyle", val=style)] if style else []),
        make("w:tblW", w=str(width), type="dxa"),
        make("w:tblLayout", type="fixed"),
        make("w:tblLook", val="06A0", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"),
        make("w:tblCaption", val=f"Tabell i avsnittet {title}"),
        make("w:tblDescription", val="Kolumnernas rubriker står i första raden."),
    )
