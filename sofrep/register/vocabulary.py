"""The headers that each kind of sheet knows, with those that follow from the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.register.names import Names
from sofrep.register.sheets import (
    Column,
    SheetKind,
    Values,
    columns_of,
    kinds_of,
    names_of,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The headers of one kind, by normalised name."""

    kind: SheetKind
    required: tuple[Column, ...]
    by_name: Mapping[str, Column]
    lists: Mapping[str, Names] = field(default_factory=dict)


def vocabularies(forbund: Forbund) -> tuple[Vocabulary, ...]:
    """The headers of every kind, with those that follow from the profile."""
    made = []
    for kind in kinds_of(forbund):
        columns = columns_of(kind, forbund)
        by_name: dict[str, Column] = {}
        for column in columns:
            for text in (column.header, *column.aliases):
                by_name.setdefault(normalise(text), column)
        lists = {
            column.choices: names_of(column.choices, forbund)
            for column in columns
            if column.values is Values.KODER
        }
        required = tuple(column for column in columns if column.required)
        made.append(Vocabulary(kind, required, by_name, lists))
    return tuple(made)
