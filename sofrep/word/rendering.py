"""From template to finished document, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.domain.figure import UnknownFigureError
from sofrep.errors import SofrepError
from sofrep.paths import builtin_templates
from sofrep.word.captions import number_captions
from sofrep.word.charts import ChartParts
from sofrep.word.compiled import CompiledTemplates
from sofrep.word.contents import fill_contents
from sofrep.word.controls import FigureControls
from sofrep.word.document import Properties, Rendered
from sofrep.word.drawings import Drawings
from sofrep.word.faults import TemplateFault, TemplateFaultError, ValueFaultError
from sofrep.word.file_blocks import Target, numbering_of
from sofrep.word.files import include_files, mark_file
from sofrep.word.finalcheck import leftovers
from sofrep.word.fonts import body_font
from sofrep.word.identities import number_everything
from sofrep.word.parts import read_root, related, write_root
from sofrep.word.placeholders import PlaceholderMarks, add_style
from sofrep.word.properties import set_properties
from sofrep.word.runs import replace_markers
from sofrep.word.settings import finish_settings
from sofrep.word.strict import StrictTemplate
from sofrep.word.styles import Styles
from sofrep.word.tables import finish_tables, note_table
from sofrep.word.time_limit import TooSlowError, time_limit
from sofrep.word.tokens import Printing
from sofrep.word.zipping import repack

MAX_SECONDS = 15
"""How long one document may take; an ordinary one takes less than one."""


def render_document(
    template: Path,
    context: Mapping[str, object],
    properties: Properties,
    *,
    keep_in: Path | None,
    version: str,
) -> Rendered:
    """See `sofrep.word.render`."""
    try:
        with time_limit(MAX_SECONDS):
            return _render(template, context, properties, CompiledTemplates(keep_in, version))
    except TooSlowError as fault:
        told = f"det tar mer än {MAX_SECONDS} sekunder att fylla i mallen. Ta bort en loop."
        raise TemplateFaultError(template.name, [TemplateFault(None, told)]) from fault
    except (SofrepError, UnknownFigureError):
        raise
    except Exception as fault:
        if template.parent == builtin_templates():
            raise  # the program's own fault
        # A damaged part fails in any way it likes; --debug shows which.
        told = (
            f"den går inte att fylla i och är troligen skadad ({type(fault).__name__}). Spara om den i "
            "Word, eller ta bort den ur mappen mallar, så används den inbyggda."
        )
        raise TemplateFaultError(template.name, [TemplateFault(None, told)]) from fault


def _render(
    template: Path,
    context: Mapping[str, object],
    properties: Properties,
    kept: CompiledTemplates,
) -> Rendered:
    printing = Printing()
    strict = StrictTemplate(template, printing, kept)
    strict.fill(context)
    controls, marks = FigureControls(printing.figures), PlaceholderMarks()
    _replace_all(strict, printing, controls, marks, properties)
    _include_all(strict, printing, marks)
    _finish(strict, printing, properties)
    faults = [fault for part in strict.parts for fault in leftovers(part.root, part.name)]
    if faults:
        raise TemplateFaultError(template.name, faults)
    return Rendered(repack(strict.package()), tuple(controls.printed), tuple(marks.texts))


def _finish(strict: StrictTemplate, printing: Printing, properties: Properties) -> None:
    """All that does not depend on a single mark: tables, numbers, contents, settings."""
    document = strict.docx.part
    style_part = related(document, RELATIONSHIP_TYPE.STYLES)
    styles = Styles(read_root(style_part))
    add_style(styles.root)
    styles.set_language(properties.language)
    body = strict.parts[0].root
    for part in strict.parts:
        finish_tables(part.root, body, printing.tables, styles)
        number_captions(part.root)
    fill_contents(body, styles)
    number_everything([part.root for part in strict.parts])
    write_root(style_part, styles.root)
    finish_settings(document, properties.language)
    set_properties(document.package, properties)


def _include_all(strict: StrictTemplate, printing: Printing, marks: PlaceholderMarks) -> None:
    document = strict.docx.part
    styles = Styles(read_root(related(document, RELATIONSHIP_TYPE.STYLES)))
    target = Target(styles, numbering_of(document))
    try:
        for part in strict.parts:
            include_files(part.root, strict.parts[0].root, printing.files, target, marks)
    except ValueFaultError as error:
        raise TemplateFaultError(strict.file_name, [TemplateFault(None, str(error))]) from error


def _replace_all(
    strict: StrictTemplate,
    printing: Printing,
    controls: FigureControls,
    marks: PlaceholderMarks,
    properties: Properties,
) -> None:
    package = strict.docx.part.package
    taken = frozenset(str(part.partname) for part in package.iter_parts())
    charts = ChartParts(taken, font=body_font(strict.docx.part), language=properties.language)
    drawings = Drawings(printing.drawings, charts, strict.parts[0].root)
    for part in strict.parts:
        handlers = {
            "figure": controls.wrap,
            "placeholder": marks.mark,
            "drawing": drawings.placer(part.part),
            "table": note_table,
            "file": mark_file,
        }
        try:
            replace_markers(part.root, handlers)
        except ValueFaultError as error:
            raise TemplateFaultError(strict.file_name, [TemplateFault(None, str(error))]) from error
