"""What each document shows: figures in, views for its template out.  Never pandas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sofrep.bilagor import (
    delarsrapport,
)
from sofrep.bilagor.underlag import Aktivitet, BilagaUnderlag, Context

__all__ = ["OUTPUTS", "Aktivitet", "BilagaUnderlag", "Context", "Output"]


def _always(_: BilagaUnderlag) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Output:
    """A document that sofrep makes: the file name of its template, and what fills it.

    `is_begun` says whether a year has anything for it; a document that is not begun is not made.
    """

    template: str
    context: Callable[[BilagaUnderlag], Context]
    is_begun: Callable[[BilagaUnderlag], bool] = _always


OUTPUTS: Mapping[str, Output] = {
    delarsrapport.KOD: Output("delarsrapport.docx", delarsrapport.make),
}
"""The documents that are not made of blocks yet, by their ``kod``."""
