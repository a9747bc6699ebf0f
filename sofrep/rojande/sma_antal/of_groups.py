"""What kodgrupper of the same codes tell of each other, where nobody prints the codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.relations import Relations

Codes = frozenset[tuple[Kodlista, str]]
_MOST = 3
"""How many kodgrupper are tried together."""


def codes_of_groups(forbund: Forbund) -> Mapping[str, Codes]:
    """The codes that each kodgrupp counts."""
    return {
        group.kod: frozenset(
            (group.lista, code.kod)
            for code in forbund.codes(group.lista)
            if group.kod in code.raknas_som
        )
        for group in forbund.kodgrupp
    }


def codes_of_list(forbund: Forbund, lista: Kodlista) -> Codes:
    """All codes of a list."""
    return frozenset((lista, code.kod) for code in forbund.codes(lista))


def group_relations(out: Relations, whole: Key, codes: Codes, groups: Mapping[Key, Codes]) -> None:
    """`whole` counts those with any of `codes`, each of `groups` those with any of its own.

    It has at least each group of its codes, and at most those that cover them; groups without a
    code in common add up to it, where nobody has two answers.
    """
    narrower = {key: own for key, own in groups.items() if own and own <= codes and key != whole}
    for key in narrower:
        out.at_most([key], [whole])
    for parts in _covers(codes, narrower):
        if not out.total(whole, parts):
            out.at_most([whole], parts)


def _covers(codes: Codes, groups: Mapping[Key, Codes]) -> Iterator[Sequence[Key]]:
    """The few groups without a code in common that have all the codes together."""
    for count in range(1, _MOST + 1):
        for parts in combinations(groups, count):
            found = [groups[key] for key in parts]
            is_apart = sum(map(len, found)) == len(codes)
            if is_apart and frozenset().union(*found) == codes:
                yield parts
