"""From template and blocks to a finished document, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.domain.figure import Figure
from sofrep.errors import SofrepError
from sofrep.paths import builtin_templates
from sofrep.utdata.word.blocks import make_blocks
from sofrep.utdata.word.captions import number_captions
from sofrep.utdata.word.charts import ChartParts
from sofrep.utdata.word.contents import fill_contents
from sofrep.utdata.word.form_controls import add_prompt_style, mark_fields
from sofrep.utdata.word.form_marks import MARK_PROPERTY, fingerprints
from sofrep.utdata.word.fornyelse.standing import mark_parts
from sofrep.utdata.word.identities import number_everything
from sofrep.utdata.word.ooxml import NAMESPACES, Element, q
from sofrep.utdata.word.parts import read_root, related, write_root
from sofrep.utdata.word.placeholders import add_style
from sofrep.utdata.word.private_signs import without_private_signs
from sofrep.utdata.word.properties import add_custom_properties, set_properties
from sofrep.utdata.word.rendered import Properties, Rendered
from sofrep.utdata.word.sections import PageLayout
from sofrep.utdata.word.settings import finish_settings
from sofrep.utdata.word.stylebook import StyleBook
from sofrep.utdata.word.styles import Styles
from sofrep.utdata.word.template import Template
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, ValueFaultError
from sofrep.utdata.word.template_fields import Value, fill_fields
from sofrep.utdata.word.theme import accent_colours, body_font
from sofrep.utdata.word.widths import text_width
from sofrep.utdata.word.writing import Shared, Writer
from sofrep.visning.block import Block, Kanslitext, numbered, walk
from sofrep.visning.visat import WordFil
from sofrep.zipping import files_of, write_zip


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
    document = template.document
    style_part = related(document, RELATIONSHIP_TYPE.STYLES)
    styles = Styles(read_root(style_part))
    taken = frozenset(str(part.partname) for part in document.package.iter_parts())
    charts = ChartParts(taken, font=body_font(document), language=properties.language)
    accents = accent_colours(document)
    shared = Shared(charts, numbered(blocks), StyleBook(styles.root), accents, name_of)
    root = template.parts[0].root
    writers = [Writer(p.part, shared, text_width(p.root[0], root)) for p in template.parts]
    slot = fill_fields(template, fields, writers)
    layout = PageLayout(slot)
    for element in make_blocks(blocks, Writer(document, shared, layout.width), layout):
        slot.addprevious(element)
    _drop(slot)
    add_style(styles.root)
    mark_fields(root)
    add_prompt_style(styles.root)
    number_captions(root)
    fill_contents(root, styles)
    keys = {block.nyckel: not properties.mark and not _is_of_file(block) for block in walk(blocks)}
    mark_parts(root, keys, lambda relation: document.rels[relation].target_part.blob)
    styles.set_language(properties.language)
    number_everything([part.root for part in template.parts])
    write_root(style_part, styles.root)
    finish_settings(document, properties.language)
    set_properties(document.package, properties)
    if properties.mark:
        own = {MARK_PROPERTY: properties.mark, **fingerprints(root)}
        add_custom_properties(document.package, own)
    content = write_zip(without_private_signs(files_of(template.package())))
    marks = shared.placeholders
    return Rendered(content, tuple(shared.printed), tuple(marks.texts), tuple(marks.facts))


def _is_of_file(block: Block) -> bool:
    return isinstance(block, Kanslitext) and isinstance(block.text, WordFil)


def _drop(slot: Element) -> None:
    """The slot's paragraph goes, unless a section ends in it."""
    if slot.find("w:pPr/w:sectPr", NAMESPACES) is None:
        slot.getparent().remove(slot)
        return
    for child in list(slot):
        if child.tag != q("w:pPr"):
            slot.remove(child)
