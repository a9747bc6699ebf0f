"""What each document shows: figures in, views for its template out.  Never pandas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sofrep.bilagor import maluppfyllelse, statistik
from sofrep.bilagor.underlag import Aktivitet, BilagaUnderlag, Context

__all__ = ["OUTPUTS", "Aktivitet", "BilagaUnderlag", "Context", "Output"]


@dataclass(frozen=True, slots=True)
class Output:
    """A document that sofrep makes: its ``kod`` in the profile, its template, its content."""

    kod: str
    mall: str
    make: Callable[[BilagaUnderlag], Context]


OUTPUTS: tuple[Output, ...] = (
    Output(maluppfyllelse.KOD, "bilaga_maluppfyllelse.docx", maluppfyllelse.make),
    Output(statistik.KOD, "bilaga_statistik.docx", statistik.make),
)
"""All documents; the profile's bilagor choose among them by ``kod``."""
