"""Word documents of blocks: figures and blocks in controls with their keys, native charts.

What does the work is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.domain.figure import Figure
from sofrep.utdata.word.rendered import Properties, Rendered
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, TemplatePlace
from sofrep.visning.block import Block
from sofrep.visning.visat import WordFil

if TYPE_CHECKING:
    from sofrep.utdata.word.template_fields import Value

__all__ = [
    "Properties",
    "Rendered",
    "TemplateFault",
    "TemplateFaultError",
    "TemplatePlace",
    "check_template",
    "marks_left",
    "read_section",
    "render_blocks",
    "template_accents",
    "template_figures",
]


def render_blocks(
    template: Path,
    blocks: Sequence[Block],
    fields: Mapping[str, Value],
    properties: Properties,
    name_of: Callable[[Figure], str],
) -> Rendered:
    """The document of `blocks` in the looks of `template`; the same input gives the same bytes.

    `fields` are what the template's fields print, by the names under which they stand there
    (``forbund.namn``): texts, marks of what is not written, pictures; ``figur`` holds every figure
    by its id.  `name_of` gives what a figure is called where it is clicked in Word.  The blocks come in the place of ``{{ innehåll }}``.

    Raises:
        TemplateFaultError: for a template that is damaged, of before, or asks for what there is not.
    """
    from sofrep.utdata.word.filling import fill_document

    return fill_document(template, blocks, fields, properties, name_of)


def template_figures(template: Path) -> tuple[str, ...]:
    """The ids of the figures that a template prints, as written there (``rv.nya``), each once.

    Raises:
        TemplateFaultError: for a file that is no Word file.
    """
    from sofrep.utdata.word.template_fields import figures_of

    return figures_of(template)


def template_accents(template: Path) -> tuple[str, ...]:
    """The colours of a template's charts, as six hexadecimal digits.

    Raises:
        TemplateFaultError: for a file that is no Word file.
    """
    from sofrep.utdata.word.template import Template
    from sofrep.utdata.word.theme import accent_colours

    return accent_colours(Template(template).document)


def check_template(template: Path) -> None:
    """Whether a file can be a template of a document of blocks.

    Raises:
        TemplateFaultError: for one that is damaged, of before, or has fields where none can stand.
    """
    from sofrep.utdata.word.template_check import check_file

    check_file(template)


def read_section(file: WordFil, prefix: str, top: int) -> tuple[Block, ...]:
    """The blocks of a section that somebody has written in a Word file of its own.

    `prefix` begins their keys, `top` is the level of the highest headings.  What cannot be carried is
    marked in its place.

    Raises:
        UnreadableWordError: for a file that is damaged.
    """
    from sofrep.utdata.word.reading.read_file import read_section as read

    return read(file, prefix, top)


def marks_left(content: bytes, name: str, marks: Iterable[str]) -> tuple[str, ...]:
    """Those of `marks`, texts of placeholders, that still stand in a Word file; `name` is what messages call it.

    Raises:
        UnreadableWordError: for a file that is none, or damaged.
    """
    from sofrep.utdata.word.reading.marks_left import marks_left as left

    return left(content, name, marks)
