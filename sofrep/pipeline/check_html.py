"""What is wrong as one web page that stands by itself: no script, nothing fetched."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sofrep.domain.problem import Severity, place_columns
from sofrep.pipeline.silence import by_post
from sofrep.pipeline.verdict import Verdict

_TEMPLATE = "kontroll.html.j2"


def check_page(verdict: Verdict, forbund: str) -> str:
    """The page, in Swedish; every text is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    counts = Counter(problem.severity for problem in verdict.problems)
    return environment.get_template(_TEMPLATE).render(
        forbund=forbund,
        period=verdict.period.key if verdict.period else "",
        problem=[(each, place_columns(each.places)) for each in verdict.problems],
        fel=counts[Severity.ERROR],
        varningar=counts[Severity.WARNING],
        tystade=by_post(verdict.silenced).items(),
        antal_tystade=len(verdict.silenced),
    )
