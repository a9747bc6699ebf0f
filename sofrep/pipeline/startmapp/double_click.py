"""Files to double-click, for those who use no terminal: check, make the documents, open them."""

from __future__ import annotations

from msgspec import Struct

from sofrep.paths import DOUBLE_CLICK, OUTPUT
from sofrep.pipeline.startmapp.as_made import Maker

_OVERVIEW = "kansliet/oversikt.html"
_HANDBOOK = "Kommandot sofrep hittas inte. Se handboken, När något inte går."
_NOTHING = "Här finns inga dokument ännu. Dubbelklicka på Skapa dokumenten först."


class Knapp(Struct, frozen=True):
    """A file to double-click: its name and the command that it runs, "" to open what was made."""

    name: str
    command: str


KNAPPAR = (
    Knapp("Nästa steg", "sofrep"),
    Knapp("Kontrollera", "sofrep check"),
    Knapp("Skapa dokumenten", "sofrep build --oversikt"),
    Knapp("Öppna översikten", ""),
    Knapp("Öppna dokumenten", ""),
)


def double_click_makers() -> dict[str, Maker]:
    """What makes each file, for Windows and for macOS, by its path in the folder."""
    made: dict[str, Maker] = {}
    for knapp in KNAPPAR:
        made[f"{DOUBLE_CLICK}/{knapp.name}.cmd"] = _windows(knapp).encode
        made[f"{DOUBLE_CLICK}/{knapp.name}.command"] = _mac(knapp).encode
    return made


def _windows(knapp: Knapp) -> str:
    """A batch file: it stands in the förbund's folder, and waits so that the answer can be read.

    ``pushd`` goes into a folder of a server too, where ``cd`` does not; without ``call`` nothing after a
    program that is itself a batch file is run.
    """
    lines = ["@echo off", "chcp 65001 >nul", 'pushd "%~dp0.."']
    if knapp.command:
        lines += [
            'set "PATH=%PATH%;%USERPROFILE%\\.local\\bin"',
            "where sofrep >nul 2>nul",
            f"if errorlevel 1 (echo {_HANDBOOK}) else (call {knapp.command})",
            "pause",
        ]
    elif knapp.name == "Öppna översikten":
        page = f"{OUTPUT}\\%%f\\{_OVERVIEW}".replace("/", "\\")
        lines += [
            (
                f"for /f \"delims=\" %%f in ('dir /b /ad /o-d {OUTPUT} 2^>nul') do "
                f'if exist "{page}" (start "" "{page}" & exit /b)'
            ),
            f"echo {_NOTHING}& pause",
        ]
    else:
        lines += [f'if exist "{OUTPUT}" (start "" "{OUTPUT}") else (echo {_NOTHING}& pause)']
    return "".join(f"{line}\r\n" for line in lines)


def _mac(knapp: Knapp) -> str:
    """A shell script, which macOS opens in Terminal."""
    lines = ["#!/bin/bash", 'cd "$(dirname "$0")/.." || exit 1']
    if knapp.command:
        lines += [
            'PATH="$PATH:$HOME/.local/bin"',
            f"if command -v sofrep >/dev/null; then {knapp.command}; else echo '{_HANDBOOK}'; fi",
        ]
    elif knapp.name == "Öppna översikten":
        lines += [
            'newest=""',
            f"for page in {OUTPUT}/*/{_OVERVIEW}; do",
            '  if [ -f "$page" ] && [ ! "$newest" -nt "$page" ]; then newest="$page"; fi',
            "done",
            'if [ -n "$newest" ]; then open "$newest"; exit; fi',
            f"echo '{_NOTHING}'",
        ]
    else:
        lines += [f"if [ -d {OUTPUT} ]; then open {OUTPUT}; exit; fi", f"echo '{_NOTHING}'"]
    lines += ["read -r -p 'Tryck på Retur för att stänga. '"]
    return "".join(f"{line}\n" for line in lines)
