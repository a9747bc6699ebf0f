"""A document of the office's own: its lines in the profile, and a template to change."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from sofrep.domain.bilagor import BILAGOR, INLEDNING, TAGNA
from sofrep.domain.dokument import Bilaga
from sofrep.domain.skrivsatt import normalise
from sofrep.paths import OWN_TEMPLATES, PROFILE_NAME, template_path
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.output import replace_file
from sofrep.pipeline.startmapp.makers import ExistsError, make_missing
from sofrep.pipeline.startmapp.profile_text import bilaga_text, with_bilaga

_LONGEST = 10
_FIRST = (INLEDNING, "nyckeltal")
_TEMPLATE = "dokument.docx"


class NewDocument(Struct, frozen=True):
    """A document that was made: its entry, its template, and the lines to paste where they could not be added."""

    bilaga: Bilaga
    template: Path
    to_paste: str = ""


def add_document(folder: Path, namn: str) -> NewDocument:
    """Give the profile one more document with an introduction and key figures, and it a template of its own.

    The template is a copy of the office's own for all documents, or of the built-in one.

    Raises:
        ExistsError: if the profile has a document of that name.
        FaultyDataError: if the profile has errors.
    """
    forbund, _ = profile_of(folder)
    if normalise(namn) in {normalise(bilaga.namn) for bilaga in forbund.bilaga}:
        raise ExistsError(
            f"{PROFILE_NAME} har redan ett dokument med namnet {namn}. Inget har ändrats."
        )
    taken = {*BILAGOR, *TAGNA, *(bilaga.kod for bilaga in forbund.bilaga)}
    bilaga = Bilaga(kod=_code(namn, taken), namn=namn.strip(), avsnitt=_FIRST)
    profile = folder / PROFILE_NAME
    changed = with_bilaga(profile.read_bytes().decode("utf-8"), bilaga)
    name = f"{OWN_TEMPLATES}/{bilaga.kod}.docx"
    make_missing(folder, {name: template_path(folder, _TEMPLATE).read_bytes})
    if changed is not None:
        replace_file(profile, changed.encode())
    return NewDocument(bilaga, folder / name, "" if changed else bilaga_text(bilaga))


def _code(namn: str, taken: Collection[str]) -> str:
    """A code that is short for the name: one of its words, else its beginning with a number after it."""
    plain = unicodedata.normalize("NFKD", namn.casefold()).encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    whole = "-".join(words)
    fitting = [
        text for text in (whole, *sorted(words, key=len, reverse=True)) if 2 < len(text) <= _LONGEST
    ]
    numbered = (f"{(whole or 'eget')[: _LONGEST - 3].strip('-')}-{n}" for n in range(1, 100))
    return next(code for code in (*fitting, *numbered) if code not in taken)
