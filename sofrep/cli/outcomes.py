"""Which outcome an office means with a word: a kodgrupp or a code of the profile's lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.cli.measure_rows import MeasureRow
from sofrep.cli.options import UsageFault

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund


class Outcome(Struct, frozen=True):
    """A kodgrupp, or one code: what it is called, and its part of a measure."""

    name: str
    measure: str
    names: tuple[str, ...]
    is_group: bool

    def rows(self, population: str, when: str) -> tuple[MeasureRow, MeasureRow]:
        """How many, and their share: ``Arbete eller studier, vid avslut``."""
        measure = f"{population}.{self.measure}"
        return (
            MeasureRow(f"{self.name}, {when}", measure),
            MeasureRow(f"{self.name}, andel", f"{measure}.andel"),
        )


def outcomes_of(text: str | None, forbund: Forbund) -> tuple[Outcome, ...]:
    """The kodgrupper that are called so, or whose name begins so; else such codes; none for no text.

    Where there are neither, those in whose name a word begins so.

    Raises:
        UsageFault: where there are none, with those that there are.
    """
    if text is None:
        return ()
    wanted = " ".join(text.casefold().split())
    known = tuple(_known(forbund))
    word = re.compile(rf"\b{re.escape(wanted)}")
    tests: tuple[Callable[[Outcome], bool], ...] = (
        lambda each: wanted in map(str.casefold, each.names),
        lambda each: each.name.casefold().startswith(wanted),
        lambda each: word.search(each.name.casefold()) is not None,
    )
    for is_group, test in ((True, 0), (True, 1), (False, 0), (False, 1), (True, 2), (False, 2)):
        found = tuple(each for each in known if each.is_group is is_group and tests[test](each))
        if found:
            return found
    listed = ", ".join(dict.fromkeys(each.name for each in known))
    raise UsageFault(f"Utfallet {text} finns inte. Välj bland: {listed}.")


def _known(forbund: Forbund) -> Iterator[Outcome]:
    for group in forbund.kodgrupp:
        yield Outcome(group.namn, group.kod, (group.kod, group.namn), is_group=True)
    from sofrep.statistics.own_dimensions import dimensions_of

    for dimension in dimensions_of(forbund).values():
        if dimension.is_at_exit:
            own, lista = dimension.own, dimension.lista
            posts = own.varde if own else forbund.codes(lista) if lista else ()
            alias = {post.kod: post.alias for post in posts}
            for kod, name in dimension.categories(forbund).items():
                names = (kod, name, *alias.get(kod, ()))
                yield Outcome(name, f"{dimension.name}.{kod}", names, is_group=False)
