"""Help and faults of the command line are in Swedish, and the exit codes are documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sofrep.cli.app import ALIASES, COMMANDS, imported
from sofrep.cli.exit_codes import EXIT_CODES, exit_codes_markdown
from sofrep.cli.swedish import translate_fault
from support.commands import Sofrep

ENGLISH = re.compile(
    r"\b(Usage|Options?|Arguments|Commands?|Error|required|default|Show|this|message|exit|Try|"
    r"Missing|Invalid|No such|Got|the|for|is|not|str|int|path|boolean)\b",
    re.IGNORECASE,
)


def english_in(text: str) -> list[str]:
    """English words of a help text; names of options and commands are no words."""
    without_names = re.sub(r"--?[a-z-]+|sofrep \w+", "", text)
    return [found[0] for found in ENGLISH.finditer(without_names)]


@pytest.mark.parametrize("command", ["", *COMMANDS, "form avtal", "form uppfoljning", "form read"])
def test_help_is_in_swedish(sofrep: Sofrep, command: str) -> None:
    ran = sofrep(*command.split(), "--help")
    assert ran.code == 0
    assert ran.out.startswith("Användning: sofrep")
    assert english_in(ran.out) == []


def test_the_list_of_commands_cuts_no_sentence_off(sofrep: Sofrep) -> None:
    for command in ("--help", "form --help"):
        ran = sofrep(*command.split())
        commands = ran.out.split("Kommandon:")[1].split("Nytt här?")[0]
        assert "..." not in commands


@pytest.mark.parametrize("name", [*COMMANDS, *ALIASES])
def test_the_list_of_commands_says_what_each_says_first_of_itself(name: str) -> None:
    assert imported(name).get_short_help_str() == COMMANDS[ALIASES.get(name, name)]


def test_without_a_command_it_says_where_the_work_stands(sofrep: Sofrep) -> None:
    assert sofrep() == sofrep("status")


def test_the_help_lists_every_command_and_leaves_exit_codes_to_the_page(sofrep: Sofrep) -> None:
    out = sofrep("--help").out
    assert all(f"\n  {command} " in out for command in COMMANDS)
    page = exit_codes_markdown()
    for code, text in EXIT_CODES.items():
        assert text not in out
        assert f"| {code} | {text} |" in page


def test_the_version_is_shown(sofrep: Sofrep) -> None:
    assert re.fullmatch(r"sofrep \d+\.\d+\.\d+\n", sofrep("--version").out)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["bild", "2023"], "Kommandot bild finns inte. Menar ni build?"),
        (["form", "avtal"], "Valet --insats måste anges."),
        (["build", "23"], "23 är inget år."),
        (["build", "2023", "--dta", "x"], "Valet --dta finns inte. Menar ni"),
        (["build", "2023", "--data"], "Valet --data behöver ett värde."),
        (["build", "2023", "2024"], "Det här är för mycket: 2024."),
        (
            ["goals", "--format", "xml"],
            "Formatet xml finns inte. Välj bland: tabell, json, csv, md.",
        ),
        (["stats", "--kon", "flickor"], "Könet flickor finns inte."),
        (["indicators", "--indikator", "sju"], "Värdet för --indikator går inte att läsa."),
        (["godta", "ett"], "Värdet för NUMMER går inte att läsa."),
        (["init"], "Ange mappen som ska göras"),
    ],
)
def test_a_mistyped_command_gives_one_swedish_line(
    sofrep: Sofrep, arguments: list[str], line: str
) -> None:
    ran = sofrep(*arguments)
    assert ran.code == 2
    assert ran.err.startswith(line)
    assert ran.err.count("\n") == 1
    assert english_in(ran.err) == []
    assert ran.out == ""


def test_a_fault_that_is_not_known_is_still_told_in_swedish() -> None:
    closed = translate_fault("Invalid value for '--data': Directory '/a' is not readable.")
    assert closed.startswith("Det som --data pekar på går inte att öppna")
    assert translate_fault("Something new") == "Kommandot är fel skrivet (Something new)."


def test_the_page_of_exit_codes_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "exit-codes.md"
    assert page.read_text(encoding="utf-8") == exit_codes_markdown()
