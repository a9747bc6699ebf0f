"""What is known of the figures of a document that sofrep has made, to hold its numbers against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sofrep.domain.figure import Figure
from sofrep.domain.mal import MalUtfall


@dataclass(frozen=True, slots=True, kw_only=True)
class Kanda:
    """The figures by id: `byggda` as they were when it was built, `nu` as the workbooks give them.

    `mal` are the goals of its year, `scopes` the kods by the names that headings have.  `tells` says
    whether values of the workbooks may be told: not where small groups are protected, for the
    protection is a build's.  `name_of` gives a figure's name, `words_of` the words that its measure is known by.
    """

    byggda: Mapping[str, Figure]
    nu: Mapping[str, Figure] = field(default_factory=dict)
    mal: tuple[MalUtfall, ...] = ()
    scopes: Mapping[str, str] = field(default_factory=dict)
    tells: bool = True
    name_of: Callable[[Figure], str] = lambda figure: figure.id
    words_of: Callable[[Figure], tuple[str, ...]] = lambda figure: (figure.measure,)
