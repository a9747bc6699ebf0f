"""The exceptions of a broken run; faulty data is a `Problem`, not an exception.

Each error's text is one or a few Swedish lines for the administrator.  The command line prints
it and exits with `exit_code`; the traceback is shown only with ``--debug``.
"""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sofrep.domain.problem import Problem


DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError)
"""What reading a zip file raises that is damaged, locked or packed in an unknown way."""
_REASONS: Mapping[int, str] = {
    errno.EACCES: "ni har inte rätt att göra det",
    errno.EPERM: "ni har inte rätt att göra det",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "disken är full",
    errno.EFBIG: "disken är full: filen blir större än den får vara där",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENAMETOOLONG: "sökvägen eller namnet är för långt",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EISDIR: "där finns redan en mapp med det namnet",
    errno.EEXIST: "det finns redan en fil med det namnet",
    errno.EINVAL: "namnet är inte tillåtet",
    errno.EIO: "disken eller nätverket svarar inte",
}


def reason_of(fault: OSError) -> str:
    """Why the operating system refused, in Swedish: its own words are in another language."""
    return _REASONS.get(fault.errno or 0, f"okänt fel (felkod {fault.errno})")


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


class OutsideError(SofrepError):
    """The documents would be written where they do not belong."""

    exit_code: ClassVar[int] = 4
