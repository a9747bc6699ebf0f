"""Everything that must hold in a profile beyond the types of its keys, one check per rule."""

from __future__ import annotations

import difflib
from contextlib import nullcontext
from pathlib import Path, PureWindowsPath

from sofrep.domain.bilagor import BILAGOR, TAGNA, UTAN_NUMMER, VALFRITT_NUMMER
from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.regler import KANDA, Tyst
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.uppgift import Ordform
from sofrep.forbundsprofil.code_lists import (
    check_codes,
    check_duplicates,
    check_sizes,
    is_code,
    lists_of,
)
from sofrep.forbundsprofil.faults import Faults, check_groups, check_one, check_references
from sofrep.forbundsprofil.own_sections import check_sections, check_takeovers
from sofrep.forbundsprofil.own_uppgifter import check_crossings, check_grades, check_uppgifter
from sofrep.forbundsprofil.protection import check_disclosure
from sofrep.forbundsprofil.reader import keys_of
from sofrep.forbundsprofil.surveys import check_survey
from sofrep.forbundsprofil.values import (
    check_age,
    check_amounts,
    check_followups,
    check_limits,
    check_years,
)

TO_FILL_IN = "(fyll i)"
"""What the names in a new forbund.toml hold until the office replaces them."""

_NEEDED = ("medlem", "kommun", "insats", "bilaga")


def check_profile(forbund: Forbund, folder: Path, faults: Faults) -> None:
    """Add everything that is wrong with `forbund`, whose file lies in `folder`."""
    _check_needed(forbund, faults)
    check_codes(forbund, faults)
    check_duplicates(forbund, faults)
    check_sizes(forbund, faults)
    check_references(forbund, faults)
    check_groups(forbund, faults)
    check_uppgifter(forbund, faults)
    check_crossings(forbund, faults)
    check_age(forbund.alder, faults)
    check_limits(forbund.forsorjningstid, faults)
    check_amounts(forbund, faults)
    check_years(forbund, faults)
    check_takeovers(forbund, faults)
    check_sections(forbund, faults)
    check_followups(forbund, faults)
    check_survey(forbund.enkat, faults)
    check_disclosure(forbund, faults)
    check_grades(forbund.betyg, faults)
    _check_bilagor(forbund, faults)
    _check_words(forbund, faults)
    check_logos(forbund, folder, faults)
    check_silencing(forbund, faults)
    _check_filled_in(forbund, faults)


def _check_needed(forbund: Forbund, faults: Faults) -> None:
    for name in _NEEDED:
        if not getattr(forbund, name) and not faults.told(name):
            faults.error(
                "profil-saknad-nyckel", name, f"{name} är tom.", f"Lägg till minst en [[{name}]]."
            )
    for name in ("namn", "kortnamn", "organisationsnummer"):
        if not getattr(forbund, name).strip() and not faults.told(name):
            faults.error(
                "profil-varde", name, f"{name} är tomt.", "Fyll i det mellan citattecknen."
            )


def _check_words(forbund: Forbund, faults: Faults) -> None:
    for key in keys_of(Ordform):
        path = f"ord.deltagare.{key.name}"
        if not getattr(forbund.ord.deltagare, key.name).strip() and not faults.told(path):
            faults.error("profil-varde", path, "Ordet är tomt.", "Fyll i det.")


def _check_bilagor(forbund: Forbund, faults: Faults) -> None:
    for number, bilaga in enumerate(forbund.bilaga, start=1):
        key = f"bilaga[{number}]"
        if bilaga.kod not in BILAGOR and not faults.told(f"{key}.kod"):
            _check_own(bilaga, key, faults)
        if not bilaga.namn.strip() and not faults.told(f"{key}.namn"):
            faults.error("profil-varde", f"{key}.namn", "Namnet är tomt.", "Fyll i namnet.")
        if not faults.told(f"{key}.nummer"):
            _check_number(bilaga, f"{key}.nummer", faults)
        earlier = forbund.bilaga[: number - 1]
        if bilaga.nummer and bilaga.nummer in {other.nummer for other in earlier}:
            faults.error(
                "profil-dubblett",
                f"{key}.nummer",
                f"Två bilagor har nummer {bilaga.nummer}.",
                "Ge varje bilaga ett eget nummer.",
            )
        if bilaga.kod in {other.kod for other in earlier}:
            told = f'Två dokument har koden "{bilaga.kod}".'
            faults.error("profil-dubblett", f"{key}.kod", told, "Ge det ena en annan kod.")
        titles = {(other.nummer, normalise(other.namn)) for other in earlier}
        if not bilaga.nummer and (0, normalise(bilaga.namn)) in titles:
            told = f'Två dokument har namnet "{bilaga.namn}", och skulle bli samma fil.'
            faults.error("profil-dubblett", f"{key}.namn", told, "Ge det ena ett annat namn.")


def _check_own(bilaga: Bilaga, key: str, faults: Faults) -> None:
    """A document of the office's own has a code that is no other word's, and lists its sections."""
    near = difflib.get_close_matches(bilaga.kod, BILAGOR, n=1, cutoff=0.8)
    if not is_code(bilaga.kod):
        faults.error(
            "profil-kod",
            f"{key}.kod",
            f'"{bilaga.kod}" kan inte vara kod.',
            "Använd högst 10 tecken av a-z, 0-9 och bindestreck (inga å, ä, ö).",
        )
    elif bilaga.kod in TAGNA:
        faults.error(
            "profil-kod",
            f"{key}.kod",
            f'"{bilaga.kod}" används av programmet och kan inte vara kod här.',
            "Välj en annan kod, t.ex. med en siffra efter.",
        )
    elif not bilaga.avsnitt and not faults.told(f"{key}.avsnitt"):
        known = ", ".join(BILAGOR)
        faults.error(
            "profil-bilaga",
            f"{key}.kod",
            f"Programmet har inget dokument med koden {bilaga.kod}.",
            f'Menar ni "{near[0]}"?'
            if near
            else f"Välj någon av: {known}. Ett eget dokument ska säga vad det visar, t.ex. "
            'avsnitt = ["inledning", "nyckeltal"].',
        )


def _check_number(bilaga: Bilaga, key: str, faults: Faults) -> None:
    is_own = bilaga.kod not in BILAGOR
    if bilaga.kod in UTAN_NUMMER:
        if bilaga.nummer:
            faults.error(
                "profil-varde",
                key,
                "Dokumentet är ingen bilaga och har inget nummer.",
                "Ta bort raden nummer, eller skriv 0.",
            )
    elif bilaga.nummer < (0 if is_own or bilaga.kod in VALFRITT_NUMMER else 1):
        faults.error("profil-varde", key, "Numret är mindre än 1.", "Skriv 1 eller mer.")


def _check_filled_in(forbund: Forbund, faults: Faults) -> None:
    keys = ["namn"] if TO_FILL_IN in forbund.namn else []
    for name, posts in lists_of(forbund):
        keys += [
            f"{name}[{number}].namn"
            for number, post in enumerate(posts, start=1)
            if TO_FILL_IN in post.namn
        ]
    if keys:
        listed = ", ".join(keys)
        faults.warning(
            "profil-ej-ifylld",
            keys[0],
            f"Namn från mallen står kvar: {listed}.",
            "Skriv förbundets egna namn i forbund.toml.",
        )


def check_silencing(forbund: Forbund, faults: Faults) -> None:
    """Tell every post of ``[[tyst]]`` that means nothing, or more than it may."""
    scopes = [FORBUNDET, *forbund.scopes()]
    for number, tyst in enumerate(forbund.tyst, start=1):
        path = f"tyst[{number}]"
        if not faults.told(f"{path}.regel"):
            _check_silenced(tyst, f"{path}.regel", faults)
        if not tyst.skal.strip() and not faults.told(f"{path}.skal"):
            faults.error(
                "profil-tyst",
                f"{path}.skal",
                "Det står inget skäl till att kontrollen är avstängd.",
                "Skriv skälet mellan citattecknen: det visas för den som kontrollerar.",
            )
        check_one(f"{path}.insats", tyst.insats, scopes, "insats eller union", faults)
        if tyst in forbund.tyst[: number - 1]:
            faults.error("profil-dubblett", path, "Samma post står två gånger.", "Ta bort en.")


def _check_silenced(tyst: Tyst, path: str, faults: Faults) -> None:
    regel = KANDA.get(tyst.regel)
    if regel is None:
        near = difflib.get_close_matches(tyst.regel, KANDA, n=1)
        faults.error(
            "profil-tyst",
            path,
            f'Det finns ingen kontroll som heter "{tyst.regel}".',
            f'Menar ni "{near[0]}"?' if near else "Kontrollerna visas av: sofrep check --regler",
        )
    elif not regel.silenceable:
        faults.error(
            "profil-tyst",
            path,
            f'Kontrollen "{tyst.regel}" går inte att stänga av.',
            "Ta bort posten och rätta det som kontrollen visar. Vilka som går att stänga av: "
            "sofrep check --regler",
        )


_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


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
