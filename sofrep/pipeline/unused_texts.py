"""The texts of a year that no document has a place for: the profile has changed since they were written."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.domain.bilagor import BILAGOR, visas
from sofrep.domain.efterfoljare import running
from sofrep.domain.forbund import Forbund, Insats, Union
from sofrep.domain.problem import Problem, note
from sofrep.domain.textplatser import textplatser
from sofrep.statistics.underlag import TextKey, Underlag


def check_texts(underlag: Underlag, forbund: Forbund, year: int) -> Iterator[Problem]:
    """A note for each text that is in no document, with what its place lacks."""
    for key, texts in underlag.texts.items():
        why, name = _lacking(key, forbund, year)
        for text in texts if why else ():
            if text.year == year:
                found = note(
                    "text-utan-plats",
                    text.place,
                    f"Texten kommer inte med i något dokument: {why.format(name)}",
                    "Inget behöver göras om det är så det ska vara.",
                )
                yield replace(found, example=name)


def _lacking(key: TextKey, forbund: Forbund, year: int) -> tuple[str, str]:
    """What the profile lacks for a text to be printed, with ``{}`` for what it concerns; "" for nothing."""
    plats = next(
        (p for p in textplatser(forbund) if (p.bilaga, p.avsnitt) == (key.bilaga, key.avsnitt)),
        None,
    )
    listed = visas(forbund.bilaga)
    if key.bilaga not in BILAGOR or (plats and plats.aven_i in listed):
        return "", ""  # an answer of a form, or a text that more than one document shows
    if key.bilaga not in listed:
        return "bland dokumenten i forbund.toml saknas {}.", key.bilaga
    scopes: tuple[Insats | Union, ...] = (*forbund.insats, *forbund.union)
    scope = next((each for each in scopes if each.kod == key.insats), None)
    if isinstance(scope, Insats) and scope not in running(forbund, year):
        return f"enligt forbund.toml redovisas inte {{}} för {year}.", forbund.scope_name(
            key.insats
        )
    if scope and plats and plats.villkor and plats.villkor not in scope.avsnitt:
        return "i forbund.toml saknas {}.", f"avsnittet {plats.villkor} för {scope.namn}"
    return "", ""
