"""Word documents of blocks: figures and blocks in controls with their keys, native charts."""

from sofrep.utdata.word.document import (
    check_template,
    marks_left,
    read_section,
    render_blocks,
    template_accents,
    template_figures,
)
from sofrep.utdata.word.rendered import Properties, Rendered
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, TemplatePlace

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
