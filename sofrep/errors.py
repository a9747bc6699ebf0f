"""The exceptions of a broken run; faulty data is a `Problem`, not an exception.

Each error's text is one or a few Swedish lines for the administrator.  The command line prints
it and exits with `exit_code`; the traceback is shown only with ``--debug``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sofrep.domain.problem import Problem


class SofrepError(Exception):
    """A run that cannot go on, told in words that the administrator can act on."""

    exit_code: ClassVar[int] = 1


class FaultyDataError(SofrepError):
    """The workbooks or the profile hold errors; nothing was written.

    `consequence` is said after the first line's verdict: what did not happen.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, problems: Sequence[Problem], consequence: str = "") -> None:
        self.problems = tuple(problems)
        super().__init__(f"Underlaget innehåller fel. {consequence}".rstrip())


class NoFolderError(SofrepError):
    """No förbund's folder was given or found."""

    exit_code: ClassVar[int] = 2
