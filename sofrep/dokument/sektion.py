"""What a document is a list of: sections, each made for the page that it is to stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.visning.block import Block, Rubrik

Sektion: TypeAlias = Callable[[Sida], tuple[Blocks, Blocks]]
"""Makes a section: what stands in its place, and its full tables for the end of the document."""
Efterat: TypeAlias = Callable[[Sida, Sequence[Block]], Blocks]
"""Makes a section of what the other sections show."""


def bara(make: Callable[[Sida], Blocks]) -> Sektion:
    """A section without tables for the end."""
    return lambda sida: (make(sida), ())


def kanslitext(avsnitt: str, fras: str, niva: int) -> Sektion:
    """A section that is the office's own text, under a heading of the phrase with the section's name."""
    return lambda sida: ((sida.rubrik(niva, avsnitt, fras, avsnitt), *sida.kanslitext(avsnitt)), ())


def forsta_nivan(blocks: Blocks) -> int:
    """The level of the first heading; 1 where there is none."""
    return next((block.niva for block in blocks if isinstance(block, Rubrik)), 1)
