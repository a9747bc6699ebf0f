"""Rows of a table, small ones together: the figures say which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tabeller import Radmatt, code_rows
from sofrep.amnen.gemensamt.tryckta import Siffror
from sofrep.domain.forbund import Kodlista
from sofrep.statistics.codes import JOINED
from sofrep.visning.fraser import Fraser

Label = Callable[[Sequence[str]], str]
"""What neighbouring bands are called together, by their codes."""


def samlade(
    s: Siffror,
    fraser: Fraser,
    rader: Sequence[Radmatt],
    label: Label | None = None,
    *,
    variant: str = "alltid",
) -> tuple[Radmatt, ...]:
    """The rows; those that are told in one figure are one row, where the last of them stood.

    Bands have a `label`; other rows are called by a `variant` of the phrase.
    """
    into = [_into(s, rad) for rad in rader]
    made: list[Radmatt] = []
    for n, rad in enumerate(rader):
        if not into[n]:
            made.append(rad)
        elif into[n] not in into[n + 1 :]:
            names = tuple(r.etikett for r, of in zip(rader, into, strict=True) if of == into[n])
            others = fraser.text("samlat.rad", variant)
            etikett = label(kods_of(s, into[n])) if label else others
            made.append(Radmatt(etikett, into[n], samlade=names))
    return tuple(made)


def kods_of(s: Siffror, matt: str) -> tuple[str, ...]:
    """The codes that a measure counts together."""
    rows = s.tal(matt).figure.recipe.rows
    step = next(step for step in rows if JOINED in step)
    return tuple(step.partition("=")[2].split(JOINED))


def _into(s: Siffror, rad: Radmatt) -> str:
    """The measure that a row is told in with others; "" where it is told by itself."""
    tal = s.kanske(rad.matt)
    return tal.figure.into.split(".", 2)[2] if tal is not None and tal.figure.into else ""


def kodrader(sida: Sida, lista: Kodlista, prefix: str) -> tuple[Radmatt, ...]:
    """A row per code of the list, small ones together where they are told so."""
    rows = code_rows(sida.forbund, lista, prefix)
    return samlade(sida.s, sida.underlag.fraser, rows)
