"""Word documents from templates: strict rendering, figures in controls, native charts."""

from sofrep.word.document import Properties, Rendered, render
from sofrep.word.faults import Place, TemplateFault, TemplateFaultError

__all__ = ["Place", "Properties", "Rendered", "TemplateFault", "TemplateFaultError", "render"]
