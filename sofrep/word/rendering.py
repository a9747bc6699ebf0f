"""From template to finished document, step by step."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from sofrep.word.charts import ChartParts
from sofrep.word.controls import FigureControls
from sofrep.word.document import Properties, Rendered
from sofrep.word.drawings import Drawings
from sofrep.word.faults import TemplateFault, TemplateFaultError, ValueFaultError
from sofrep.word.finalcheck import leftovers
from sofrep.word.fonts import body_font
from sofrep.word.identities import number_everything
from sofrep.word.placeholders import PlaceholderMarks
from sofrep.word.runs import replace_markers
from sofrep.word.strict import StrictTemplate
from sofrep.word.tokens import Printing
from sofrep.word.zipping import repack


def render_document(
    template: Path, context: Mapping[str, object], properties: Properties
) -> Rendered:
    """See `sofrep.word.render`."""
    printing = Printing()
    strict = StrictTemplate(template, printing)
    strict.fill(context)
    controls, marks = FigureControls(printing.figures), PlaceholderMarks()
    _replace_all(strict, printing, controls, marks, properties)
    roots = [part.root for part in strict.parts]
    number_everything(roots)
    faults = [fault for part in strict.parts for fault in leftovers(part.root, part.name)]
    if faults:
        raise TemplateFaultError(template.name, faults)
    strict.store()
    buffer = io.BytesIO()
    strict.docx.save(buffer)
    content = repack(buffer.getvalue())
    return Rendered(content, tuple(controls.printed), tuple(marks.texts))


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
            "table": lambda _run, _content: None,
        }
        try:
            replace_markers(part.root, handlers)
        except ValueFaultError as error:
            raise TemplateFaultError(strict.file_name, [TemplateFault(None, str(error))]) from error
