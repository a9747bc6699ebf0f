"""Follow-up answers are kept only of those who consented, and agree with "svarat"."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, hits


def _steps(rows: Rows) -> tuple[str, ...]:
    """The prefixes of the follow-up columns: one per horizon, or none on a follow-up sheet."""
    if "uppfoljning" in rows.frame.columns:
        return ("",)
    return tuple(f"{horizon.kod}." for horizon in rows.forbund.uppfoljning)


def check_consent(rows: Rows) -> Iterator[Problem]:
    """An error for each answer without consent."""
    consent = rows.column("samtycke")
    for step in _steps(rows):
        for index in hits(rows.column(f"{step}svarat") & ~consent):
            yield error(
                "svar-utan-samtycke",
                rows.place(index, f"{step}svarat", f"{step}forsorjning", f"{step}sysselsattning"),
                "Det finns ett uppföljningssvar men inget samtycke.",
                "Fyll i samtycket om det finns. Annars ska svaret inte sparas.",
                rows.about(index),
            )


def check_answered(rows: Rows) -> Iterator[Problem]:
    """An error for each row that says "nej" to svarat and still has an outcome."""
    for step in _steps(rows):
        for index in hits(rows.column(f"{step}nej")):
            yield error(
                "svarat-nej-med-utfall",
                rows.place(index, f"{step}svarat"),
                "Raden säger att personen inte svarade, men har ett utfall.",
                "Ändra till ja, eller töm utfallet.",
                rows.about(index),
            )
