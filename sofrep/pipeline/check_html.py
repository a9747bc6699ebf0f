"""What is wrong as one web page that stands by itself: nothing is fetched, and no script is needed."""

from __future__ import annotations

from collections import Counter

from sofrep.domain.problem import Severity, place_columns
from sofrep.pipeline.silence import by_post
from sofrep.pipeline.verdict import Verdict

_TEMPLATE = "kontroll.html.j2"


def check_page(verdict: Verdict, forbund: str) -> str:
    """The page, in Swedish; every text is escaped."""
    from sofrep.utdata.webb import rendered

    counts = Counter(problem.severity for problem in verdict.problems)
    return rendered(
        _TEMPLATE,
        (),
        (),
        forbund=forbund,
        period=verdict.period.key if verdict.period else "",
        problem=[(each, place_columns(each.places)) for each in verdict.problems],
        fel=counts[Severity.ERROR],
        varningar=counts[Severity.WARNING],
        tystade=by_post(verdict.silenced).items(),
        antal_tystade=len(verdict.silenced),
    )
