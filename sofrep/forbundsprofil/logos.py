"""Logotypes: files of the förbund's own folder, and really pictures."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path, PureWindowsPath

from sofrep.domain.forbund import Forbund
from sofrep.forbundsprofil.faults import Faults

_STARTS = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}


def check_logos(forbund: Forbund, folder: Path, faults: Faults) -> None:
    """Every logotype is a png or jpg inside `folder` and has an alt text."""
    for number, logo in enumerate(forbund.logotyp, start=1):
        path = f"logotyp[{number}]"
        if not faults.told(f"{path}.fil"):
            _check_file(f"{path}.fil", logo.fil, folder, faults)
        if not logo.alt.strip() and not faults.told(f"{path}.alt"):
            faults.error(
                "profil-logotyp",
                f"{path}.alt",
                "Bilden saknar beskrivning.",
                "Skriv kort vad bilden föreställer, för den som inte ser den.",
            )


def _check_file(key: str, name: str, folder: Path, faults: Faults) -> None:
    windows = PureWindowsPath(name)
    file = folder / windows.as_posix()
    if (
        windows.is_absolute()
        or windows.drive
        or windows.root
        or not file.resolve().is_relative_to(folder.resolve())
    ):
        faults.error(
            "profil-logotyp",
            key,
            "Bilden ligger utanför förbundets mapp.",
            "Lägg en kopia i mappen och skriv bara filens namn.",
        )
        return
    try:
        with file.open("rb") if file.is_file() else nullcontext(None) as stream:
            start = stream.read(16) if stream else None
    except OSError:
        start = None
    if start is None:
        faults.error(
            "profil-logotyp",
            key,
            "Filen finns inte.",
            "Kontrollera namnet och att filen ligger där.",
        )
        return
    expected = _STARTS.get(file.suffix.lower())
    if expected is None or not start.startswith(expected):
        faults.error(
            "profil-logotyp",
            key,
            "Filen är ingen bild av slaget png eller jpg.",
            "Spara om bilden som png.",
        )
