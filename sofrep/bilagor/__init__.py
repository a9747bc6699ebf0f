"""What each document shows: figures in, views for its template out.  Never pandas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sofrep.bilagor import indikatorer, maluppfyllelse, statistik
from sofrep.bilagor.underlag import Aktivitet, BilagaUnderlag, Context

__all__ = ["OUTPUTS", "Aktivitet", "BilagaUnderlag", "Context", "Output"]


@dataclass(frozen=True, slots=True)
class Output:
    """A document that sofrep makes: the file name of its template, and what fills it."""

    template: str
    context: Callable[[BilagaUnderlag], Context]


OUTPUTS: Mapping[str, Output] = {
    maluppfyllelse.KOD: Output("bilaga_maluppfyllelse.docx", maluppfyllelse.make),
    statistik.KOD: Output("bilaga_statistik.docx", statistik.make),
    indikatorer.KOD: Output("bilaga_indikatorer.docx", indikatorer.make),
}
"""All documents by their ``kod``; the profile's bilagor choose among them."""
