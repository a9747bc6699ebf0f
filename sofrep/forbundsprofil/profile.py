"""Reading forbund.toml: text, TOML, records, checks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from msgspec.structs import replace

from sofrep.domain.forbund import Forbund
from sofrep.domain.personnummer import holds_personnummer
from sofrep.domain.problem import Problem
from sofrep.domain.skrivsatt import turns_direction
from sofrep.forbundsprofil.faults import Faults
from sofrep.forbundsprofil.profile_checks import check_profile
from sofrep.forbundsprofil.reader import read_table
from sofrep.paths import PROFILE_NAME

_LARGEST = 5_000_000
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")

_MEANINGS = {
    "Cannot overwrite a value": "Samma inställning står två gånger.",
    "Cannot declare": "Samma rubrik står två gånger.",
    "Cannot mutate immutable": "Samma inställning står två gånger.",
    "Expected '=' after a key": "Efter inställningens namn ska det stå ett likhetstecken.",
    "Unclosed array": "En lista saknar sin avslutande hakparentes.",
    "Expected ']": "En rubrik saknar sin avslutande hakparentes.",
    "Illegal character": "En text saknar sitt avslutande citattecken.",
    "Unterminated string": "En text saknar sitt avslutande citattecken.",
    "Unescaped '\\'": r"Ett omvänt snedstreck (\) i en text ska skrivas dubbelt, eller som /.",
    "Invalid value": "Värdet går inte att läsa; text ska stå inom raka citattecken.",
    "Expected newline or end of document": "Efter värdet står något som inte går att läsa.",
    "Invalid statement": "Raden börjar inte med en inställning eller en rubrik.",
}


def read_profile(path: Path) -> tuple[Forbund | None, tuple[Problem, ...]]:
    """Read the profile at `path` (a forbund.toml, or the folder that holds it).

    Returns:
        The förbund, None exactly when a problem is an error, and every problem at once.  Places
        name the key path, with posts counted from 1: ``insats[2].kod``.
    """
    file = path / PROFILE_NAME if path.is_dir() else path
    faults = Faults(file.name)
    table = _read_toml(file, faults)
    if table is None:
        return None, tuple(faults.found)
    forbund = read_table(Forbund, table, "", faults)
    check_profile(forbund, file.parent, faults)
    return (None if faults.has_errors else _with_short_names(forbund)), tuple(faults.found)


def _with_short_names(forbund: Forbund) -> Forbund:
    """A copy in which a kommun or insats without short name has its name for one."""
    return replace(
        forbund,
        kommun=tuple(replace(k, kortnamn=k.kortnamn or k.namn) for k in forbund.kommun),
        insats=tuple(replace(i, kortnamn=i.kortnamn or i.namn) for i in forbund.insats),
    )


def _read_toml(file: Path, faults: Faults) -> dict[str, object] | None:
    try:
        if file.exists() and not (file.is_file() and file.stat().st_size < _LARGEST):
            # A pipe or a device would be read for ever.
            _tell_unreadable(faults)
            return None
        # Windows' Notepad may write a byte order mark, which TOML does not know.
        text = file.read_text(encoding="utf-8-sig")
        # Looked for in the text: a comment, or a key that does not exist, is passed on with the file.
        if _tell_personal(text, faults):
            return None
        _tell_turned(text, faults)
        return tomllib.loads(text)
    except FileNotFoundError:
        faults.error("profil-fil", "", "Filen finns inte.", "Gör en ny mapp med: sofrep init MAPP")
    except UnicodeDecodeError:
        faults.error(
            "profil-fil",
            "",
            "Filen är inte sparad som UTF-8.",
            "Öppna den i Anteckningar, välj Spara som och kodningen UTF-8.",
        )
    except OSError:
        _tell_unreadable(faults)
    except tomllib.TOMLDecodeError as fault:
        _tell_syntax(str(fault), faults)
    except RecursionError:
        _tell_syntax("", faults)
    return None


def _tell_unreadable(faults: Faults) -> None:
    faults.error(
        "profil-fil",
        "",
        "Filen går inte att läsa.",
        "Kontrollera att ni har rätt att öppna den och att den inte är låst.",
    )


def _tell_personal(text: str, faults: Faults) -> bool:
    """Whether a personnummer stands in the profile; nothing else is told of such a file."""
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if holds_personnummer(line)]
    for number in lines:
        faults.error(
            "personnummer",
            f"rad {number}",
            "Raden innehåller ett personnummer eller samordningsnummer. Filen har inte lästs.",
            "Ta bort numret.",
        )
    return bool(lines)


def _tell_turned(text: str, faults: Faults) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if turns_direction(line):
            faults.warning(
                "tecken-riktning",
                f"rad {number}",
                "Raden innehåller osynliga tecken som vänder skrivriktningen, så den visar kanske "
                "något annat än det som står i den.",
                "Skriv om raden för hand i stället för att klistra in.",
            )


def _tell_syntax(text: str, faults: Faults) -> None:
    at = _AT.search(text)
    where = f"rad {at[1]}" if at else "filens slut"
    meaning = next(
        (swedish for english, swedish in _MEANINGS.items() if text.startswith(english)),
        "Det som står här går inte att läsa.",
    )
    faults.error(
        "profil-toml",
        where,
        meaning,
        'Rätta raden, eller raden före. Text skrivs inom raka citattecken: namn = "Exempel". '
        "Tal skrivs utan mellanrum: 500000. Datum skrivs så här: 2023-01-31.",
    )
