"""Word documents of blocks: figures and blocks in controls with their keys, native charts."""

from sofrep.word.document import (
    Properties,
    Rendered,
    check_template,
    render_blocks,
    template_figures,
)
from sofrep.word.template_faults import Place, TemplateFault, TemplateFaultError

__all__ = [
    "Place",
    "Properties",
    "Rendered",
    "TemplateFault",
    "TemplateFaultError",
    "check_template",
    "render_blocks",
    "template_figures",
]
