"""Word documents from templates: strict rendering, figures in controls, native charts."""

from sofrep.word.document import Properties, Rendered, render, render_blocks, template_figures
from sofrep.word.faults import Place, TemplateFault, TemplateFaultError

__all__ = [
    "Place",
    "Properties",
    "Rendered",
    "TemplateFault",
    "TemplateFaultError",
    "render",
    "render_blocks",
    "template_figures",
]
