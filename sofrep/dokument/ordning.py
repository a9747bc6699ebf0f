"""The sections of a document in the profile's order, with those that the office has written itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sofrep.amnen.underlag import BilagaUnderlag
from sofrep.domain.bilagor import AVSNITT, EGET, avsnittsnamn, egen_rubrik
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Block, Innehall, Kanslitext, Rubrik
from sofrep.visning.visat import Platshallare

_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def arranged(
    underlag: BilagaUnderlag, kod: str, sections: Mapping[str, Iterable[Block]], *, niva: int = 1
) -> tuple[Block, ...]:
    """The blocks of the document's sections, those that the profile leaves out left out.

    The contents list, down to headings of `niva`, stands before the first heading, where no section
    has it.  `sections` are by the names in `AVSNITT`, but for `EGET`, the place of the office's own ones.
    """
    blocks: list[Block] = []
    taken: set[str] = set()
    for number, name in enumerate(order_of(underlag, kod), start=1):
        if rubrik := egen_rubrik(name):
            slug = _slug(rubrik)
            key = slug if slug and slug not in taken else f"{number}-{slug}".strip("-")
            taken.add(key)
            blocks += _own(underlag, kod, rubrik, f"{kod}.{EGET}.{key}")
        else:
            blocks += sections.get(name, ())
    if not any(isinstance(block, Innehall) for block in blocks):
        first = next((n for n, block in enumerate(blocks) if isinstance(block, Rubrik)), 0)
        blocks.insert(first, innehall(underlag, kod, niva))
    return tuple(blocks)


def innehall(underlag: BilagaUnderlag, kod: str, niva: int) -> Innehall:
    """The contents list of a document."""
    rubrik = underlag.fraser.text("innehall.rubrik")
    return Innehall(nyckel=f"{kod}.{FORBUNDET}.innehall", niva=niva, rubrik=rubrik)


def order_of(underlag: BilagaUnderlag, kod: str) -> Sequence[str]:
    """The names of the sections in their order, those of the office's own with their headings."""
    standard = AVSNITT[kod]
    listed = [avsnittsnamn(name) for name in underlag.bilaga(kod).avsnitt] or list(standard)
    if EGET not in listed:
        after = standard[standard.index(EGET) + 1 :]
        at = (place for place, name in enumerate(listed) if name in after)
        listed.insert(next(at, len(listed)), EGET)
    placed = {name.casefold() for name in listed}
    others = [name for name in _written(underlag, kod) if name.casefold() not in placed]
    place = listed.index(EGET)
    return (*listed[:place], *others, *listed[place + 1 :])


def _written(underlag: BilagaUnderlag, kod: str) -> Iterator[str]:
    """The own sections that the text sheet holds, in its order."""
    for key in underlag.texts:
        if key.bilaga == kod and egen_rubrik(key.avsnitt):
            yield key.avsnitt


def _own(underlag: BilagaUnderlag, kod: str, rubrik: str, nyckel: str) -> Iterator[Block]:
    name = f"{EGET}: {rubrik}"
    texts = {k.avsnitt.casefold(): text for k, text in underlag.texts.items() if k.bilaga == kod}
    missing = Platshallare(underlag.fraser.text("text.saknas", avsnitt=name))
    yield Rubrik(nyckel=nyckel, niva=1, delar=(rubrik,))
    yield Kanslitext(nyckel=f"{nyckel}.text", text=texts.get(name.casefold()) or missing)


def _slug(rubrik: str) -> str:
    plain = unicodedata.normalize("NFKD", rubrik.casefold()).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-")[:_LONGEST].strip("-")
