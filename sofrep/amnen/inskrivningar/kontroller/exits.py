"""What is known of an exit or of an answer afterwards: of enrolments and of follow-up sheets."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.excel.checked_rows import CheckedRows, group_mask, hits
from sofrep.excel.sheet import NO_DAY
from sofrep.statistics.own_dimensions import dimensions_of


def check_exit_without_end(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each exit or follow-up field that is filled in without an end date."""
    open_rows = (rows.column("slut") == NO_DAY) & ~rows.column("anonym")
    noted = (each for each in dimensions_of(rows.forbund).values() if each.is_at_exit)
    blanks = {each.column: each.blank_value for each in noted}
    for horizon in rows.forbund.uppfoljning:
        blanks[f"{horizon.kod}.svarat"] = 0
    for name, blank in blanks.items():
        for index in hits(open_rows & (rows.column(name) != blank)):
            yield error(
                "avslut-utan-slutdatum",
                rows.place(index, name, name.replace("svarat", "forsorjning")),
                "Uppgiften hör till ett avslut, men slutdatum saknas.",
                "Fyll i slutdatum, eller töm cellen.",
                rows.about(index),
            )


_SUPPORT = ("forsorjning", "avslut_forsorjning", "fors-in")


def check_own_support(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each field that holds both, at exit and at every follow-up."""
    own = group_mask(rows.forbund.forsorjning, "egen")
    if not own:
        return
    for name in rows.frame.columns:
        if name.rpartition(".")[2] not in _SUPPORT:
            continue
        mask = rows.column(name)
        for index in hits(((mask & own) != 0) & ((mask & ~own) != 0)):
            yield error(
                "egen-med-annan",
                rows.place(index, name),
                "Ingen offentlig försörjning står tillsammans med en annan försörjning.",
                "Har personen någon offentlig försörjning, skriv bara den, också om det finns en lön "
                "bredvid. Ta annars bort den.",
                rows.about(index),
            )


def _steps(rows: CheckedRows) -> tuple[str, ...]:
    """The prefixes of the follow-up columns: one per horizon, or none on a follow-up sheet."""
    if "uppfoljning" in rows.frame.columns:
        return ("",)
    return tuple(f"{horizon.kod}." for horizon in rows.forbund.uppfoljning)


def check_consent(rows: CheckedRows) -> Iterator[Problem]:
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


def check_answered(rows: CheckedRows) -> Iterator[Problem]:
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
