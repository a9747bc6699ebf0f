"""A fault of forbund.toml is told at its line and under its heading."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sofrep.domain.problem import Place, error
from sofrep.forbundsprofil import located
from sofrep.forbundsprofil.faults import _Lines
from support.facit import ROOT

TEXT = """namn = "Väst = [inte en lista]"  # en [rubrik]
kortnamn = '''
[[insats]]
'''

[[insats]]
kod = "rv"
avsnitt = ["oversikt",   # det första, med komma
           "manad", "personal",
]

[[insats]]
kod = "utr"
"namn" = "Utredning"
fonster = { fran_ar = -1, till = [1, 2] }

[alder]
band = [
    "-24",
    "25-"]

[enkat]
svar = [
    { svar = "Ja", alias = ["1"] },
    { svar = "Nej", alias = ["2",
      "3"] },
]

[[betyg.steg]]
namn = "God"

[[betyg.steg]]
namn = "Bra"
minst.procent = 9
"""


def at(path: str, folder: Path) -> str:
    file = folder / "forbund.toml"
    file.write_text(TEXT, encoding="utf-8")
    place = Place("forbund.toml", "", path)
    (problem,) = located([error("profil-referens", place, "Fel.", "Rätta.")], file)
    return problem.place.cell


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("namn", "rad 1, namn"),
        ("insats[1].avsnitt[2]", "rad 9, avsnitt under [[insats]] ”rv”"),
        ("insats[2].namn", "rad 14, namn under [[insats]] ”Utredning”"),
        ("insats[2].fran", "rad 12, fran under [[insats]] ”Utredning”"),
        ("insats[2]", "rad 12, under [[insats]] ”Utredning”"),
        ("insats[2].fonster.till[2]", "rad 15, till under [[insats]] ”Utredning”"),
        ("alder.band[2]", "rad 20, band under [alder]"),
        ("enkat.svar[2].alias[2]", "rad 26, alias under [enkat]"),
        ("betyg.steg[2].minst.procent", "rad 34, procent under [betyg]"),
        ("medlem", "medlem"),
        ("rad 7", "rad 7"),
    ],
)
def test_a_key_path_becomes_a_line_and_a_heading(tmp_path: Path, path: str, words: str) -> None:
    assert at(path, tmp_path) == words


def _paths(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _paths(part, f"{path}[{number}]")
    else:
        yield path


@pytest.mark.parametrize("sample", ["vast", "hbs", "sofint"])
def test_every_value_of_a_sample_is_found_on_a_line_that_holds_it(sample: str) -> None:
    text = (ROOT / "sample_data" / sample / "forbund.toml").read_text(encoding="utf-8")
    found, lines = _Lines(text).found, text.splitlines()
    for path in _paths(tomllib.loads(text), ""):
        value = _value(tomllib.loads(text), path)
        assert str(value).splitlines()[0].casefold() in lines[found[path] - 1].casefold(), path


def _value(data: object, path: str) -> object:
    for step in path.replace("[", ".[").split("."):
        data = data[int(step[1:-1]) - 1] if step.startswith("[") else data[step]  # type: ignore[index]
    return data
