"""The exit codes, which docs/exit-codes.md and the help list."""

from __future__ import annotations

from collections.abc import Mapping

OK = 0
BROKEN = 1
USAGE = 2
FAULTY_DATA = 3
NOT_WRITTEN = 4
UNEXPECTED = 70
INTERRUPTED = 130

EXIT_CODES: Mapping[int, str] = {
    OK: "Allt gick bra. Varningar kan ha visats.",
    BROKEN: "Körningen kunde inte slutföras, t.ex. för att en mall är felaktig.",
    USAGE: "Kommandot är fel skrivet, eller förbundets mapp finns inte.",
    FAULTY_DATA: "forbund.toml eller arbetsböckerna innehåller fel, året saknar uppgifter, eller ett "
    "granskat dokument har tal som inte stämmer.",
    NOT_WRITTEN: "Det gick inte att skriva, t.ex. för att ett dokument är öppet i Word.",
    UNEXPECTED: "Ett oväntat fel i programmet. Kör igen med --debug.",
    INTERRUPTED: "Körningen avbröts med Ctrl+C.",
}


def exit_codes_markdown() -> str:
    """The page docs/exit-codes.md."""
    rows = "".join(f"| {code} | {text} |\n" for code, text in EXIT_CODES.items())
    return (
        "# Felkoder, för it-stöd\n\n"
        "Varje kommando slutar med en kod, som ett skript kan läsa.\n\n"
        f"| kod | betydelse |\n|---|---|\n{rows}\n"
        "`sofrep check` slutar med 3 när det finns fel och 0 när det bara finns varningar; med\n"
        "`--strict` räknas varningar som fel, också i `sofrep build`.\n"
    )
