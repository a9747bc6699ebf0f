"""The block that a form is made of: questions with the places to answer them in."""

from __future__ import annotations

from msgspec import Struct

from sofrep.visning.block import Block
from sofrep.visning.visat import Ifyllnad


class Blankettfraga(Struct, tag=True, frozen=True, kw_only=True):
    """A question of a form and the place to answer it in; `innan` is what was planned before."""

    fraga: str
    svar: Ifyllnad
    innan: str = ""


class Fragekort(Block, frozen=True, kw_only=True):
    """Questions of a form that belong together, each with the place for its answer under it.

    `beskrivning` tells that to who cannot see it.
    """

    fragor: tuple[Blankettfraga, ...]
    beskrivning: str
