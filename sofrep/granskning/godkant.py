"""Findings that the office has accepted, each with its reason, in a small file beside the document."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from sofrep.errors import SofrepError
from sofrep.granskning.fynd import Fynd

_HEAD = (
    "# Det som granskningen (sofrep audit) har hittat och som ändå ska stå kvar, med skälet.\n"
    "# Ta bort en post, så kommer fyndet tillbaka.\n"
)


class AcceptedFileError(SofrepError):
    """The file with what was accepted cannot be read."""


def accepted_file(document: Path) -> Path:
    """``Årsredovisning 2023.godkant.toml`` beside the document, for its Word file and its PDF alike."""
    return document.with_name(f"{document.stem}.godkant.toml")


def accepted_in(document: Path) -> dict[str, str]:
    """The reasons by the keys of the findings that were accepted in a document.

    Raises:
        AcceptedFileError: for a file that is no such list.
    """
    path = accepted_file(document)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    try:
        entries = tomllib.loads(text).get("godkant", [])
        return {str(entry["nyckel"]): str(entry["skal"]) for entry in entries}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise AcceptedFileError(
            f"{path.name} går inte att läsa. Varje post ska ha nyckel och skal. Rätta filen, eller flytta "
            "undan den och godkänn på nytt."
        ) from fault


def accept(document: Path, fynd: Fynd, reason: str) -> Path:
    """Add a finding and its reason to the document's file; the file."""
    path = accepted_file(document)
    already: Mapping[str, str] = accepted_in(document)
    text = path.read_text(encoding="utf-8-sig") if already else _HEAD
    if fynd.nyckel not in already:
        text = f"{text.rstrip()}\n\n[[godkant]]\n"
        values = {
            "nyckel": fynd.nyckel,
            "skal": reason,
            "plats": str(fynd.plats),
            "star": fynd.star,
            "foljer": fynd.foljer,
        }
        text += "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
        )
    part = path.with_name(path.name + ".ny")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return path
