"""From template and blocks to a finished document, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from sofrep.domain.figure import Figure
from sofrep.errors import SofrepError
from sofrep.paths import builtin_templates
from sofrep.utdata.word.blocks import make_blocks
from sofrep.utdata.word.charts import ChartParts
from sofrep.utdata.word.contents import fill_contents
from sofrep.utdata.word.fields import number_captions
from sofrep.utdata.word.form_marks import MARK_PROPERTY, fingerprints
from sofrep.utdata.word.identities import Identities
from sofrep.utdata.word.marking import mark_blocks
from sofrep.utdata.word.ooxml import NAMESPACES, Element, parse_xml, q
from sofrep.utdata.word.parts import read_root, related, write_root
from sofrep.utdata.word.private_signs import without_private_signs
from sofrep.utdata.word.properties import add_custom_properties, set_properties
from sofrep.utdata.word.rendered import Properties, Rendered
from sofrep.utdata.word.sections import PageLayout
from sofrep.utdata.word.settings import finish_settings
from sofrep.utdata.word.stylebook import StyleBook
from sofrep.utdata.word.template import Template
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, ValueFaultError
from sofrep.utdata.word.template_fields import Value, fill_fields
from sofrep.utdata.word.theme import accent_colours, body_font
from sofrep.utdata.word.widths import text_width
from sofrep.utdata.word.word_file import bytes_of
from sofrep.utdata.word.wordml import written
from sofrep.utdata.word.writing import Shared, Writer
from sofrep.visning.block import Block, Innehall, Kanslitext, numbered, walk
from sofrep.visning.visat import WordFil
from sofrep.zipping import write_zip


def fill_document(
    path: Path,
    blocks: Sequence[Block],
    fields: Mapping[str, Value],
    properties: Properties,
    name_of: Callable[[Figure], str],
) -> Rendered:
    """See `sofrep.utdata.word.render_blocks`."""
    try:
        return _fill(Template(path), blocks, fields, properties, name_of)
    except SofrepError:
        raise
    except ValueFaultError as fault:
        raise TemplateFaultError(path.name, [TemplateFault(None, str(fault))]) from fault
    except Exception as fault:
        if path.parent == builtin_templates():
            raise  # the program's own fault
        # A damaged part fails in any way it likes; --debug shows which.
        told = (
            f"den går inte att fylla i och är troligen skadad ({type(fault).__name__}). Spara om den i "
            "Word, eller ta bort den ur mappen mallar, så används den inbyggda."
        )
        raise TemplateFaultError(path.name, [TemplateFault(None, told)]) from fault


def _fill(
    template: Template,
    blocks: Sequence[Block],
    fields: Mapping[str, Value],
    properties: Properties,
    name_of: Callable[[Figure], str],
) -> Rendered:
    document, root = template.document, template.parts[0].root
    style_part = related(document, RELATIONSHIP_TYPE.STYLES)
    styles = StyleBook(read_root(style_part))
    taken = frozenset(str(part.partname) for part in document.package.iter_parts())
    charts = ChartParts(taken, font=body_font(document), language=properties.language)
    numbers = numbered(blocks)
    shared = Shared(charts, numbers, styles, accent_colours(document), name_of)
    writers = [Writer(p.part, shared, text_width(p.root[0], root)) for p in template.parts]
    slot = fill_fields(template, fields, writers)
    before, after = list(slot.itersiblings(preceding=True))[::-1], list(slot.itersiblings())
    captions: Counter[str] = Counter()
    number_captions(before, captions)
    shared.numbers = {key: captions["Tabell"] + number for key, number in numbers.items()}
    captions["Tabell"] += len(numbers)
    number_captions(after, captions)
    layout = PageLayout(slot)
    made = make_blocks(blocks, Writer(document, shared, layout.width), layout)
    styles.add_own()
    fill_contents(slot, made, styles)
    mark_blocks(made, {b.nyckel: not properties.mark and _is_ours(b) for b in walk(blocks)})
    styles.set_language(properties.language)
    identities = Identities()
    identities.number(before)
    xml = identities.numbered(written(made)).encode()
    identities.number(slot.itersiblings())
    for part in template.parts[1:]:
        identities.next_part()
        identities.number([part.root])
    write_root(style_part, styles.root)
    finish_settings(document, properties.language)
    set_properties(document.package, properties)
    # What is written is text already: it takes its place when the rest has become text.
    place = etree.PI("sofrep-block")
    slot.addprevious(place)
    _drop(slot)
    content = bytes_of(root).replace(etree.tostring(place, with_tail=False), xml)
    if properties.mark:
        own = {MARK_PROPERTY: properties.mark, **fingerprints(parse_xml(content))}
        add_custom_properties(document.package, own)
    files = {**template.files(), document.partname.membername: content}
    return Rendered(
        write_zip(without_private_signs(files)),
        tuple(shared.printed),
        tuple(shared.texts),
        tuple(shared.facts),
    )


def _is_ours(block: Block) -> bool:
    """Whether the words of a block are ours, and not those of a file or a list of headings."""
    is_of_file = isinstance(block, Kanslitext) and isinstance(block.text, WordFil)
    return not is_of_file and not isinstance(block, Innehall)


def _drop(slot: Element) -> None:
    """The slot's paragraph goes, unless a section ends in it."""
    if slot.find("w:pPr/w:sectPr", NAMESPACES) is None:
        slot.getparent().remove(slot)
        return
    for child in list(slot):
        if child.tag != q("w:pPr"):
            slot.remove(child)
