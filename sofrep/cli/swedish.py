"""Typer's own English words in Swedish: headings, hints and the faults of a command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP: Sequence[tuple[str, str]] = (
    (r"^Usage: ", "Användning: "),
    (r"^Options:$", "Val:"),
    (r"^Arguments:$", "Argument:"),
    (r"^Commands:$", "Kommandon:"),
    (r"\[OPTIONS\]", "[VAL]"),
    (r"COMMAND \[ARGS\]\.\.\.", "KOMMANDO ..."),
    (r"\[required\]", "[måste anges]"),
    (r"\[default:(\s)", r"[annars\1"),  # the line may break after it
    (r" <(str|path|int|boolean|list\[\w+\])>", ""),
    (r"\{(\w+)(?:\.\.\.)?\}", r"\1"),
    (r"Show this message and exit\.", "Visa den här hjälpen."),
)

_FAULTS: Sequence[tuple[str, str]] = (
    (r"No such option: (?P<a>\S+).*", "Valet {a} finns inte."),
    (r"No such command '(?P<a>.*?)'.*", "Kommandot {a} finns inte."),
    (r"Missing command.*", "Ange ett kommando."),
    (r"Missing argument '(?P<a>.*?)'.*", "{a} måste anges."),
    (r"Missing option '(?P<a>.*?)'.*", "Valet {a} måste anges."),
    (r"Option '(?P<a>.*?)' requires (an argument|\d+ arguments).*", "Valet {a} behöver ett värde."),
    (r"Option '(?P<a>.*?)' does not take a value.*", "Valet {a} tar inget värde."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<a>.*)\).*", "Det här är för mycket: {a}."),
    (
        r"Invalid value for '?(?P<a>.*?)'?: .* is not readable.*",
        "Det som {a} pekar på går inte att öppna: ni har inte rätt att läsa det.",
    ),
    (r"Invalid value for '?(?P<a>.*?)'?: .*", "Värdet för {a} går inte att läsa."),
)

_NEAR = re.compile(r"(?:Possible options: |Did you mean:? )(?:one of: )?(?P<near>[^?)]*)")


def translate_help(text: str) -> str:
    """Typer's help text with its own words in Swedish."""
    for english, swedish in _HELP:
        text = re.sub(english, swedish, text, flags=re.MULTILINE)
    return text


def translate_fault(text: str) -> str:
    """A fault of the command line, as Typer words it, in Swedish."""
    for english, swedish in _FAULTS:
        found = re.fullmatch(english, text, flags=re.DOTALL)
        if found:
            near = _NEAR.search(text)
            hint = f" Menar ni {near['near'].strip()}?" if near else ""
            return swedish.format(**found.groupdict()) + hint.replace("'", "")
    return f"Kommandot är fel skrivet ({text})."


_WHOLE = 200
"""Letters of a command's first sentence in the list of commands: it is wrapped, not cut off."""


class SwedishCommand(TyperCommand):
    """A command whose help is in Swedish."""

    def get_short_help_str(self, limit: int = _WHOLE) -> str:
        """The first sentence, whole."""
        return super().get_short_help_str(max(limit, _WHOLE))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps the type of ctx to itself
        """The help text."""
        return translate_help(super().get_help(ctx))


class SwedishGroup(TyperGroup):
    """The program, whose help is in Swedish; commands are listed in the order of declaration."""

    def get_short_help_str(self, limit: int = _WHOLE) -> str:
        """The first sentence, whole."""
        return super().get_short_help_str(max(limit, _WHOLE))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps the type of ctx to itself
        """The help text."""
        return translate_help(super().get_help(ctx))
