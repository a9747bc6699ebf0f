"""A document as one web page that stands by itself: nothing is fetched, no script is needed."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sofrep.paths import builtin_templates
from sofrep.visning.utgava import Utgava

_TEMPLATE = "sida.html.j2"


def page(utgava: Utgava) -> str:
    """The page of an edition; every text is escaped."""
    environment = Environment(
        loader=FileSystemLoader(builtin_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(_TEMPLATE).render(utgava=utgava)
