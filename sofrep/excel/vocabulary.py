"""The headers that each kind of sheet knows, with those that follow from the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.declaration import Column, SheetKind, Values
from sofrep.excel.header_names import without_marks
from sofrep.excel.names import Names


class Vocabulary(Struct, frozen=True):
    """The headers of one kind, by normalised name.

    `by_name` are its own names, also written without å, ä and ö; `also` the other words that are
    read as a column that has none of its own names on the sheet.  `lists` are the names behind the
    columns for several values, by field.
    """

    kind: SheetKind
    required: tuple[Column, ...]
    by_name: Mapping[str, Column]
    also: Mapping[str, Column] = field(default_factory=dict)
    lists: Mapping[str, Names] = field(default_factory=dict)


def vocabularies(forbund: Forbund, kinds: Iterable[SheetKind]) -> tuple[Vocabulary, ...]:
    """The headers of every kind that `forbund` can have."""
    made = []
    for kind in kinds:
        if not kind.exists(forbund):
            continue
        columns = kind.columns_of(forbund)
        own = _by_name(columns, lambda column: (column.header, *column.aliases))
        also = _by_name(columns, lambda column: column.words.also)
        lists = {
            column.field: column.names(forbund)
            for column in columns
            if column.values is Values.KODER and column.names
        }
        required = tuple(column for column in columns if column.required)
        made.append(Vocabulary(kind, required, own, also, lists))
    return tuple(made)


def _by_name(
    columns: Iterable[Column], names: Callable[[Column], tuple[str, ...]]
) -> dict[str, Column]:
    """The columns by name, and by the name without å, ä and ö where it is nobody else's."""
    found: dict[str, Column] = {}
    plain: dict[str, Column | None] = {}
    for column in columns:
        for text in names(column):
            name = normalise(text)
            found.setdefault(name, column)
            bare = without_marks(name)
            plain[bare] = column if plain.get(bare, column) is column else None
    return {name: column for name, column in plain.items() if column} | found
