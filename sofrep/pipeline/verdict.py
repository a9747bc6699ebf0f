"""Everything that is wrong with a folder, and what of it the profile silences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, most_serious_first
from sofrep.errors import FaultyDataError
from sofrep.pipeline.silence import Silenced


class Verdict(Struct, frozen=True, kw_only=True):
    """The problems that are told, the most serious first, and those that are silenced.

    `period` is None where the profile is so faulty that nothing else was read.  `files` are the
    hashes of the workbooks that were read, empty where the answer comes from the store.
    """

    problems: tuple[Problem, ...]
    silenced: tuple[Silenced, ...] = ()
    period: Period | None = None
    files: Mapping[str, str] = field(default_factory=dict)


def verdict_on(
    folder: Path, period_of: Callable[[Forbund], Period], *, read: bool = False
) -> Verdict:
    """Check `folder`; `read` says that the workbooks are read even where the answer is known."""
    from sofrep.pipeline.evaluate import evaluate
    from sofrep.pipeline.gathering import profile_of
    from sofrep.pipeline.own_templates import check_wording
    from sofrep.pipeline.query import ask

    try:
        forbund, _ = profile_of(folder)
        period = period_of(forbund)
        results = (evaluate if read else ask)(folder, period)
    except FaultyDataError as fault:
        return Verdict(problems=most_serious_first(fault.problems))
    return Verdict(
        problems=most_serious_first((*results.problems, *check_wording(folder))),
        silenced=results.silenced,
        period=period,
        files=results.underlag.files if results.underlag else {},
    )
