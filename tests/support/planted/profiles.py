"""Faults of forbund.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sofrep.domain.problem import Problem
from sofrep.forbundsprofil import read_profile
from support.planted import Plant
from support.planted.counting import clean_office

_TYST = '\n[[tyst]]\nregel = "{}"\nskal = "{}"\n'
_LOGO = '\n[[logotyp]]\nfil = "{}"\nalt = "{}"\n'
_CONDITION = 'villkor_fraga = 8, villkor_svar = ["ja"]'
_ALSO = {"profil-kodgrupp 3": ("profil-referens",)}
Variant = tuple[str, str, str]

FAULTS: dict[str, Sequence[Variant]] = {
    # what stands in the profile ("" for its end), what is written instead, the key that is told
    "profil-okand-nyckel": [
        ("max_manader", "max_manad", "max_manad"),
        ('kortnamn = "Ett"', 'kortnam = "Ett"', "insats[1].kortnam"),
        ("unga_till = 29", "unga_till = 29\nungt = 3", "alder.ungt"),
    ],
    "profil-saknad-nyckel": [
        ('kortnamn = "Förbundet"\n', "", "kortnamn"),
        ('namn = "Psykiatrin"', "", "part[5].namn"),
        ('namn = "Egen ansökan"', "", "part[6].namn"),
    ],
    "profil-typ": [
        ("max_manader = 0", 'max_manader = "0"', "max_manader"),
        ("unga_till = 29", "unga_till = true", "alder.unga_till"),
        ('insatser = ["ett", "tva"]', 'insatser = "ett"', "union[1].insatser"),
    ],
    "profil-varde": [
        ("= 600000", "= -1", "medlem[3].bidrag.2023"),
        ("tolerans_procent = 10", "tolerans_procent = -5", "mal.tolerans_procent"),
        ("unga_till = 29", "unga_till = 29\nyngst = 70", "alder.aldst"),
        ("manader = 6\n", "manader = 0\n", "uppfoljning[1].manader"),
    ],
    "profil-kod": [
        ('kod = "af"', 'kod = "AF!"', "part[1].kod"),
        ('kod = "alla"', 'kod = "alltihop"', "union[1].kod"),
        ('kod = "psyk"', 'kod = "saknas"', "part[5].kod"),
    ],
    "profil-dubblett": [
        ('kod = "psyk"', 'kod = "primvard"', "part[5].kod"),
        ('namn = "Psykiatrin"', 'namn = "Primärvården"', "part[5].namn"),
        ('insatser = ["ett", "tva"]', 'insatser = ["ett", "ett"]', "union[1].insatser[2]"),
    ],
    "profil-referens": [
        ('insatser = ["ett", "tva"]', 'insatser = ["ett", "tvaa"]', "union[1].insatser[2]"),
        ('insatser = ["ett", "tva"]', "insatser = []", "union[1].insatser"),
        ('insatser = ["ett"]', 'insatser = ["fyra"]', "uppfoljning[1].insatser[1]"),
    ],
    "profil-kodgrupp": [
        ('raknas_som = ["egen"]', "raknas_som = []", "kodgrupp[1]"),
        ('raknas_som = ["sjuk"]', "raknas_som = []", "kodgrupp[3]"),
        ('lista = "avslutsorsak"', 'lista = "forsorjning"', "kodgrupp[3].lista"),
    ],
    "profil-alder": [
        ('"30-39"', '"31-39"', "alder.band[3]"),
        ('"60-"', '"gamla"', "alder.band[6]"),
        ('"-24"', '"16-24"', "alder.band"),
    ],
    "profil-granser": [
        ("[1, 3, 5, 9]", "[1, 3, 3, 9]", "forsorjningstid.granser[3]"),
        ("[1, 3, 5, 9]", "[0, 3, 5, 9]", "forsorjningstid.granser[1]"),
        ("[1, 3, 5, 9]", "[5, 3]", "forsorjningstid.granser[2]"),
    ],
    "profil-bilaga": [
        ('kod = "statistik"', f'kod = "{kod}"', "bilaga[4].kod")
        for kod in ("statistk", "bilaga2", "arsbok")
    ],
    "profil-datum": [
        ("[dokument.2023]", "[dokument.23]", "dokument.23"),
        ('till_dag = "06-30"', 'till_dag = "06-31"', "uppfoljning[1].fonster.till_dag"),
        ("till_ar = 0", "till_ar = -3", "uppfoljning[1].fonster"),
        ("manader = 6", "manader = 24", "uppfoljning[1].fonster"),
    ],
    "profil-ej-ifylld": [
        ('namn = "Psykiatrin"', 'namn = "Psykiatrin (fyll i)"', "part[5].namn"),
        ('namn = "Alla insatser"', 'namn = "Alla (fyll i)"', "union[1].namn"),
        ('namn = "Primärvården"', 'namn = "(fyll i)"', "part[4].namn"),
    ],
    "profil-logotyp": [
        ("", _LOGO.format("finns-inte.png", "Märke"), "logotyp[1].fil"),
        ("", _LOGO.format("../utanför.png", "Märke"), "logotyp[1].fil"),
        ("", _LOGO.format("forbund.toml", "Märke"), "logotyp[1].fil"),
    ],
    "profil-tyst": [
        ("", _TYST.format("alder-utanför", "Ja."), "tyst[1].regel"),
        ("", _TYST.format("datum-okant", "Ja."), "tyst[1].regel"),
        ("", _TYST.format("rader-lika", " "), "tyst[1].skal"),
    ],
    "profil-toml": [
        ('kortnamn = "Förbundet"', "kortnamn = Förbundet", "rad 5"),
        ('kortnamn = "Förbundet"', 'kortnamn = "Förbundet', "rad 5"),
        ("organisationsnummer =", "organisationsnummer", "rad 6"),
    ],
    "profil-enkat": [
        (_CONDITION, _CONDITION.replace("= 8", "= 9"), "enkat.fraga[15].villkor_fraga"),
        (_CONDITION, _CONDITION.replace("ja", "kanske"), "enkat.fraga[15].villkor_svar[1]"),
        (_CONDITION, _CONDITION.replace('"ja"', ""), "enkat.fraga[15].villkor_svar"),
    ],
}


def _find(folder: Path) -> Sequence[Problem]:
    return read_profile(folder)[1]


def profile_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    for rule, variants in FAULTS.items():
        for number, (old, new, key) in enumerate(variants, start=1):

            def write(folder: Path, old: str = old, new: str = new) -> None:
                text = (clean_office() / "forbund.toml").read_text(encoding="utf-8")
                assert old in text, old
                text = text.replace(old, new, 1) if old else text + new
                (folder / "forbund.toml").write_text(text, encoding="utf-8")

            name = f"{rule} {number}"
            also = _ALSO.get(name, ())
            yield Plant(rule, name, "forbund.toml", key, write, _find, also)
    for number, content in enumerate((None, b"\xff\xfe\x00", b"namn = \xe5"), start=1):

        def damage(folder: Path, content: bytes | None = content) -> None:
            if content is not None:
                (folder / "forbund.toml").write_bytes(content)

        yield Plant("profil-fil", f"profil-fil {number}", "forbund.toml", "", damage, _find)
