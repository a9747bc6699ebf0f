"""Typer's own English words in Swedish: headings, hints and the faults of a command line."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from typer import BadParameter
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


class _Value:
    """What reads a parameter's values: as Typer does, but without pydantic, a third of a quick command's time."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a type, or a list of one
        self.is_list = get_origin(kind) is list
        self.kind = get_args(kind)[0] if self.is_list else kind

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own
        """The value, or all of them; on the command line each is a text."""
        if self.is_list:
            return [self._read(each, param, ctx) for each in value or ()]
        return None if value is None else self._read(value, param, ctx)

    def _read(self, text: str, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - as above
        try:
            value = self.kind(text)
        except ValueError as fault:
            raise BadParameter(str(fault), ctx=ctx, param=param) from fault
        if isinstance(value, Path) and value.exists() and not os.access(value, os.R_OK):
            raise BadParameter(f"Path '{value}' is not readable.", ctx=ctx, param=param)
        return value


class _Swedish:
    """A command or a group whose help is in Swedish and whose values are read without more ado."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer keeps the type of ctx to itself
        """The options and arguments."""
        given: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for each in given:
            each.get_runtime_param = partial(_Value, each.type_descriptor.annotation)
        return given

    def get_short_help_str(self, limit: int = _WHOLE) -> str:
        """The first sentence, whole."""
        return str(super().get_short_help_str(max(limit, _WHOLE)))  # type: ignore[misc]

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps the type of ctx to itself
        """The help text."""
        return translate_help(super().get_help(ctx))  # type: ignore[misc]


class SwedishCommand(_Swedish, TyperCommand):
    """A command whose help is in Swedish."""


class SwedishGroup(_Swedish, TyperGroup):
    """The program, whose help is in Swedish; commands are listed in the order of declaration."""
