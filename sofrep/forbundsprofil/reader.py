"""A TOML table into a record, with its class as the only declaration.

Nothing here knows the profile: keys, types and defaults follow from the fields and their type
hints.  A faulty value becomes a problem and is replaced by a blank one of the right type, so that
one run finds every fault.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from sofrep.forbundsprofil.faults import Faults

T = TypeVar("T")

Hint: TypeAlias = Any
"""A type as `typing.get_type_hints` gives it, which has no type of its own."""

Blank: TypeAlias = Any
"""A value of the type that a `Hint` names."""

_EXAMPLES: Mapping[type, tuple[str, str]] = {
    str: ("text", 'Skriv värdet inom citattecken, t.ex. "Exempel".'),
    int: ("ett heltal", "Skriv talet utan citattecken, decimaler och mellanrum, t.ex. 12."),
    bool: ("true eller false", "Skriv true eller false, utan citattecken."),
    date: ("ett datum", "Skriv datumet utan citattecken, t.ex. 2024-03-08."),
}


class ProfileKey(Struct, frozen=True):
    """One key of a TOML table, as a field declares it."""

    name: str
    hint: Hint
    required: bool
    default: object


@cache
def keys_of(cls: type) -> tuple[ProfileKey, ...]:
    """The keys of the table that `cls` declares, in the order of its fields."""
    hints = get_type_hints(cls)
    return tuple(
        ProfileKey(
            field.name,
            hints[field.name],
            field.required,
            None
            if field.required
            else field.default
            if field.default_factory is NODEFAULT
            else field.default_factory(),
        )
        for field in fields(cls)
    )


def is_table(hint: object) -> bool:
    """Whether values of `hint` are TOML tables with declared keys."""
    return isinstance(hint, type) and issubclass(hint, Struct)


def inner(hint: Hint) -> Hint:
    """``X`` of ``X | None``; any other hint as it is."""
    if isinstance(hint, types.UnionType):
        return next(part for part in get_args(hint) if part is not types.NoneType)
    return hint


def read_table(cls: type[T], table: Mapping[str, object], path: str, faults: Faults) -> T:
    """Build a `cls` from `table`; what is wrong goes to `faults`, under key paths from `path`."""
    keys = keys_of(cls)  # type: ignore[arg-type] # a class is hashable
    _tell_unknown(table, [key.name for key in keys], path, faults)
    values: dict[str, object] = {}
    for key in keys:
        where = f"{path}.{key.name}" if path else key.name
        if key.name in table:
            values[key.name] = read_value(key.hint, table[key.name], where, faults)
        elif key.required:
            if not faults.told(where):
                faults.error(
                    "profil-saknad-nyckel",
                    where,
                    f"Inställningen {key.name} saknas.",
                    f"Lägg till {key.name}: {describe(key.hint)}.",
                )
            values[key.name] = blank(key.hint)
        else:
            values[key.name] = key.default
    return cls(**values)


def _tell_unknown(
    table: Mapping[str, object], known: Iterable[str], path: str, faults: Faults
) -> None:
    names = list(known)
    for name in table:
        if name in names:
            continue
        near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
        where = f"{path}.{name}" if path else name
        listed = ", ".join(names)
        faults.error(
            "profil-okand-nyckel",
            where,
            f"Inställningen {name} finns inte.",
            f"Menar ni {near[0]}?" if near else f"Ta bort den. De som finns: {listed}.",
        )
        faults.meant.update(f"{path}.{each}" if path else each for each in near)


def read_value(hint: Hint, value: object, path: str, faults: Faults) -> object:
    """`value` as `hint` says, or a blank one and a problem."""
    hint = inner(hint)
    origin: object = get_origin(hint)
    if origin is tuple:
        return _read_list(get_args(hint)[0], value, path, faults)
    if origin is Mapping:
        return _read_mapping(get_args(hint)[1], value, path, faults)
    if is_table(hint):
        if isinstance(value, dict):
            return read_table(hint, value, path, faults)
        return _wrong(hint, path, faults, "Skriv nycklarna under en rubrik inom hakparentes.")
    if issubclass(hint, StrEnum):
        return _read_choice(hint, value, path, faults)
    right = isinstance(value, hint)
    if hint is int and isinstance(value, bool):
        right = False  # TOML's true is no number, though Python's is
    if hint is date and isinstance(value, datetime):
        right = False
    return value if right else _wrong(hint, path, faults, _EXAMPLES[hint][1])


def _read_list(item: Hint, value: object, path: str, faults: Faults) -> tuple[object, ...]:
    if not isinstance(value, list):
        heading = path.rpartition(".")[2]
        how = (
            f"Skriv rubriken [[{heading}]] med dubbla hakparenteser före varje post."
            if is_table(item)
            else 'Skriv en lista inom hakparentes, t.ex. ["ett", "två"].'
        )
        _wrong(tuple[item, ...], path, faults, how)
        return ()
    return tuple(
        read_value(item, part, f"{path}[{number}]", faults)
        for number, part in enumerate(value, start=1)
    )


def _read_mapping(item: Hint, value: object, path: str, faults: Faults) -> dict[str, object]:
    if not isinstance(value, dict):
        _wrong(Mapping[str, item], path, faults, "Skriv t.ex. { 2023 = 100000 }.")
        return {}
    return {name: read_value(item, part, f"{path}.{name}", faults) for name, part in value.items()}


def _read_choice(hint: type[StrEnum], value: object, path: str, faults: Faults) -> StrEnum:
    names = [str(choice) for choice in hint]
    if isinstance(value, str) and value in names:
        return hint(value)
    near = difflib.get_close_matches(value.lower(), names, n=1) if isinstance(value, str) else []
    faults.error(
        "profil-varde" if isinstance(value, str) else "profil-typ",
        path,
        f"{path.rpartition('.')[2]} har ett värde som inte finns.",
        f'Menar ni "{near[0]}"?' if near else f"Välj något av: {', '.join(names)}.",
    )
    return next(iter(hint))


def _wrong(hint: Hint, path: str, faults: Faults, how: str) -> Blank:
    name = path.rpartition(".")[2]
    faults.error("profil-typ", path, f"{name} ska vara {describe(hint)}.", how)
    return blank(hint)


def describe(hint: Hint) -> str:
    """What a value of `hint` is, in Swedish."""
    hint = inner(hint)
    origin: object = get_origin(hint)
    if origin is tuple:
        item = get_args(hint)[0]
        return "en eller flera poster" if is_table(item) else f"en lista av {_plural(item)}"
    if origin is Mapping:
        item = get_args(hint)[1]
        return f"en tabell per år med {'nycklar' if is_table(item) else _plural(item)}"
    if is_table(hint):
        return "en tabell"
    if issubclass(hint, StrEnum):
        return "något av " + ", ".join(f'"{choice}"' for choice in hint)
    return _EXAMPLES[hint][0]


def _plural(hint: Hint) -> str:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "värden ur " + ", ".join(f'"{choice}"' for choice in hint)
    return {str: "texter", int: "heltal"}[hint]


def blank(hint: Hint) -> Blank:
    """A harmless value of the right type, for a key that could not be read."""
    if isinstance(hint, types.UnionType):
        return None
    origin: object = get_origin(hint)
    if origin is tuple:
        return ()
    if origin is Mapping:
        return {}
    if is_table(hint):
        return hint(**{key.name: blank(key.hint) for key in keys_of(hint)})
    if issubclass(hint, StrEnum):
        return next(iter(hint))
    return {str: "", int: 0, bool: False, date: date.min}[hint]
