"""A declared uppgift that cannot be counted is told at its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbundsprofil.test_read_profile import PROFILE, read

OWN = """
[[uppgift]]
kod = "utb"
namn = "Utbildning"

[[uppgift.varde]]
kod = "grund"
namn = "Grundskola"
"""
VALUE = OWN[OWN.index("[[uppgift.varde]]") :]


def told(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    text = PROFILE + OWN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [(problem.rule, problem.place.cell) for problem in read(folder, text)[1]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ('kod = "utb"', 'kod = "utbildning"', [("profil-kod", "uppgift[1].kod")]),
        ('kod = "utb"', 'kod = "arbstud"', [("profil-kod", "uppgift[1].kod")]),
        ('kod = "utb"', 'kod = "kommun"', [("profil-kod", "uppgift[1].kod")]),
        (VALUE, "", [("profil-varde", "uppgift[1]")]),
        ("[[uppgift.varde]]", "granser = [5]\n[[uppgift.varde]]", [("profil-varde", "uppgift[1]")]),
        (VALUE, "granser = [5, 5]", [("profil-granser", "uppgift[1].granser[2]")]),
        ('"Utbildning"', '"Kommun"', [("profil-dubblett", "uppgift[1].namn")]),
        ('kod = "grund"', 'kod = "Å"', [("profil-kod", "uppgift[1].varde[1].kod")]),
        ('avsnitt = ["oversikt"', 'avsnitt = ["oversikt", "utb"', []),
        ('avsnitt = ["oversikt"', 'avsnitt = ["oversikt", "utbi"', [("profil-varde", "insats[1].avsnitt[2]")]),
        ("register_fran", 'noteras_inte = ["utb"]\nregister_fran', []),
        ("register_fran", 'noteras_inte = ["ut"]\nregister_fran', [("profil-referens", "noteras_inte[1]")]),
        (
            "register_fran",
            'noteras_vid_start = ["avslutsorsak"]\nregister_fran',
            [("profil-referens", "noteras_vid_start[1]")],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_told_at_its_key(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert told(tmp_path, (old, new)) == expected


KORS = """
[[korsning]]
kod = "komut"
namn = "Utfall efter kommun"
rader = "kommun"
kolumner = ["arbstud"]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ('rader = "kommun"', 'rader = "utb"', []),
        ('rader = "kommun"', 'rader = "komun"', [("profil-referens", "korsning[1].rader")]),
        ('["arbstud"]', '["utb"]\npopulation = "nya"', []),
        ('["arbstud"]', '["arbstud"]\npopulation = "nya"', [("profil-varde", "korsning[1].population")]),
        ('["arbstud"]', '["utb", "alder"]', [("profil-referens", "korsning[1].kolumner[1]"), ("profil-referens", "korsning[1].kolumner[2]")]),
        ('["arbstud"]', '["kommun"]', [("profil-dubblett", "korsning[1].kolumner")]),
        ('["arbstud"]', "[]", [("profil-referens", "korsning[1].kolumner")]),
        ('kod = "komut"', 'kod = "utb"', [("profil-kod", "korsning[1].kod")]),
    ],
)  # fmt: skip
def test_what_cannot_be_crossed_is_told_at_its_key(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert old in KORS
    text = PROFILE + OWN + KORS.replace(old, new, 1)
    assert [(each.rule, each.place.cell) for each in read(tmp_path, text)[1]] == expected
