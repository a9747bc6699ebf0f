"""Word documents from templates: strict rendering, figures in controls, native charts."""

from sofrep.word.document import (
    Properties,
    Rendered,
    check_template,
    render,
    render_blocks,
    template_figures,
)
from sofrep.word.faults import Place, TemplateFault, TemplateFaultError

__all__ = [
    "Place",
    "Properties",
    "Rendered",
    "TemplateFault",
    "TemplateFaultError",
    "check_template",
    "render",
    "render_blocks",
    "template_figures",
]
