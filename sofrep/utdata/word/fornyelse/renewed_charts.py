"""A chart with the numbers of now: its data, the workbook behind it and its alternative text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.atoms import is_deleted
from sofrep.utdata.word.fornyelse.editing import Editing
from sofrep.utdata.word.fornyelse.fresh import FreshBlock
from sofrep.utdata.word.fornyelse.importing import Importing
from sofrep.utdata.word.fornyelse.standing import CHART
from sofrep.utdata.word.marking import hash_of_chart
from sofrep.utdata.word.ooxml import NAMESPACES, W_R, Element, parse_xml, q
from sofrep.utdata.word.word_file import DOCUMENT, WORKBOOK, bytes_of

_RELATION = q("r:id")
_DATA = ("c:tx", "c:cat", "c:val")
_NUMBER = re.compile(r"\d[\d\s\u00a0]*(?:[,.]\d+)?")
_NAME = "diagrammet"


def renew_chart(editing: Editing, block: FreshBlock) -> None:
    """Have the chart of a block show what it would show now, in the looks that it has been given."""
    each, new = editing.parts.get(("c", block.part.key)), block.chart
    if each is None or new is None:
        return
    charts = (chart for paragraph in each.paragraphs for chart in paragraph.iter(CHART))
    old = next((chart for chart in charts if not is_deleted(chart)), None)
    fresh_chart = next(new.paragraphs[0].iter(CHART))
    old_name = "" if old is None else editing.file.related(DOCUMENT, old.get(_RELATION))
    new_name = block.source.related(DOCUMENT, fresh_chart.get(_RELATION))
    if not old_name:
        return
    content, fresh = editing.file.read(old_name), block.source.read(new_name)
    if _shown(parse_xml(content)) == _shown(parse_xml(fresh)):
        return
    stood, alt = (str(_properties(chart).get("descr", "")) for chart in (old, fresh_chart))
    if each.part.words == new.part.words:
        editing.tell(Atgard.KVAR, each.paragraphs[0], (_NAME, block.key), fore=stood, nu=alt)
        return
    editing.tell(Atgard.UTBYTT, each.paragraphs[0], (_NAME, block.key), fore=stood, nu=alt)
    is_made = hash_of_chart(content) == each.part.words
    has_own_alt = not is_made and stood and _masked(stood) != _masked(alt)
    if editing.hand.suggests:
        old = _suggested(editing, old, fresh_chart, block)
        old_name = editing.file.related(DOCUMENT, old.get(_RELATION))
    _write(editing, old_name, fresh if is_made else _in_looks(content, fresh), block, new_name)
    if not has_own_alt:
        _properties(old).set("descr", alt)
    each.call(new.part)


def _shown(root: Element) -> list[tuple[str, ...]]:
    """What a chart shows: the name, the categories and the values of each series."""
    return [tuple(_points(serie, name)) for serie in root.iter(q("c:ser")) for name in _DATA]


def _points(serie: Element, name: str) -> Iterator[str]:
    for each in serie.iterfind(f"{name}//c:pt", NAMESPACES):
        value = "".join(each.itertext()).strip()
        try:
            yield f"{each.get('idx')} {float(value):.12g}"
        except ValueError:
            yield f"{each.get('idx')} {value}"


def _in_looks(content: bytes, fresh: bytes) -> bytes:
    """The data of the fresh chart in the looks of the old one; the fresh one where the series differ."""
    root, new = parse_xml(content), parse_xml(fresh)
    series, others = (list(each.iter(q("c:ser"))) for each in (root, new))
    kinds = [{s.getparent().tag for s in each} for each in (series, others)]
    if len(series) != len(others) or kinds[0] != kinds[1]:
        return fresh
    for serie, other in zip(series, others, strict=True):
        for name in _DATA:
            old, data = serie.find(name, NAMESPACES), other.find(name, NAMESPACES)
            if old is not None and data is not None:
                serie.replace(old, deepcopy(data))
    return bytes_of(root)


def _write(editing: Editing, name: str, content: bytes, block: FreshBlock, new_name: str) -> None:
    """Put the chart in its part, and its workbook in the one that the part refers to."""
    file = editing.file
    _, new_book = block.source.relation_to(new_name, WORKBOOK)
    relation, book = file.relation_to(name, WORKBOOK)
    data = block.source.read(new_book)
    if book:
        file.put(book, data)
    else:
        kind = block.source.type_of(new_book)
        relation = file.relate(name, WORKBOOK, file.add(new_book, data, kind))
    root = parse_xml(content)
    for external in root.iter(q("c:externalData")):
        external.set(_RELATION, relation)
    file.put(name, bytes_of(root))


def _suggested(editing: Editing, old: Element, new: Element, block: FreshBlock) -> Element:
    """The new chart beside the old one, which is struck out, as large as that."""
    run = next(old.iterancestors(W_R))
    made = deepcopy(run)
    chart = next(made.iter(CHART))
    fitted = deepcopy(new)
    chart.set(_RELATION, Importing(block.source, editing.file).fit(fitted).get(_RELATION))
    run.addprevious(made)  # after what is struck out LibreOffice mistakes one for the other
    editing.hand.delete_run(run)
    editing.hand.inserted([made])
    editing.added.append(made)
    return chart


def _properties(chart: Element) -> Element:
    """What the drawing of a chart says of itself."""
    drawing = next(chart.iterancestors(q("w:drawing")))
    return next(drawing.iter(q("wp:docPr")))


def _masked(text: str) -> str:
    """A text without its numbers."""
    return " ".join(_NUMBER.sub("#", text).split())
