"""No column is lost without a word: every one renamed to something unknown, and every one deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sofrep.amnen.alla.sheets import (
    ANSOKNINGAR,
    MAL,
    REGISTER,
    STRUKTURELLA,
    UPPFOLJNING,
)
from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, Severity
from sofrep.excel.declaration import SheetKind
from sofrep.forbundsprofil import read_profile
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.startmapp.workbooks import columns_to_make
from support.chosen import some
from support.office import make_office
from support.planted.columns import drop, rename
from support.planted.counting import change_profile, rows

YEAR = Period.of_year(2023)
FILES: Mapping[SheetKind, str] = {
    REGISTER: "register/register.xlsx",
    UPPFOLJNING: "2023/uppfoljning.xlsx",
    ANSOKNINGAR: "2023/ansokningar.xlsx",
    STRUKTURELLA: "2023/strukturella.xlsx",
    MAL: "2023/mal.xlsx",
}

# Every column says something that a figure of 2023 is counted from.
_ENROLMENTS: Sequence[Mapping[str, object]] = (
    {"Insats": "Ett", "Deltagarnummer": "P1", "Kön": "kvinna", "Födelseår": 1999, "Kommun": "Norra",
     "Startdatum": "2022-01-10", "Slutdatum": "2022-06-30", "Grupp": "A",
     "År i offentlig försörjning": 2, "Försörjning vid avslut": "Sjukpenning",
     "Sysselsättning vid avslut": "Studier", "Avslutsorsak": "Till studier",
     "Samtycke uppföljning": "ja", "6 månader svarat": "ja",
     "6 månader försörjning": "Ingen offentlig försörjning", "6 månader sysselsättning": "Studier"},
    {"Insats": "Ett", "Deltagarnummer": "P2", "Kön": "man", "Födelseår": 1980, "Kommun": "Södra",
     "Startdatum": "2022-02-10", "Slutdatum": "2022-05-30", "Samtycke uppföljning": "ja",
     "6 månader svarat": "ja"},
    {"Insats": "Ett", "Deltagarnummer": "P1", "Kön": "kvinna", "Födelseår": 1999, "Kommun": "Norra",
     "Startdatum": "2023-01-10", "Slutdatum": "2023-08-30", "Grupp": "B",
     "År i offentlig försörjning": 4, "Försörjning vid avslut": "Sjukpenning",
     "Sysselsättning vid avslut": "Studier", "Avslutsorsak": "Till studier"},
    {"Insats": "Två", "Kön": "man", "Kommun": "Norra", "Födelseår": 1970,
     "Startdatum": "2022-03-01", "Slutdatum": "2022-06-30"},
    {"Insats": "Två", "Kön": "kvinna", "Kommun": "Norra", "Födelseår": 1970,
     "Startdatum": "2022-03-01", "Slutdatum": "2022-04-30"},
    {"Insats": "Två", "Kön": "man", "Ålder vid start": 40, "Kommun": "Södra", "Grupp": "C",
     "Startdatum": "2023-03-01", "Månader i offentlig försörjning": 30},
    {"Insats": "Ett", "Startdatum": "2023-05-01", "Anonym": "ja"},
)  # fmt: skip
_ROWS: Mapping[SheetKind, Sequence[Mapping[str, object]]] = {
    REGISTER: _ENROLMENTS,
    UPPFOLJNING: (
        {"Insats": "Två", "Avslutsdatum": "2022-06-30", "Kön": "man", "Uppföljning": "6 månader",
         "Samtycke": "ja", "Svarat": "ja"},
        {"Insats": "Två", "Halvår": "2022-1", "Kön": "kvinna", "Uppföljning": "6 månader",
         "Samtycke": "ja", "Försörjning vid uppföljning": "Sjukpenning",
         "Sysselsättning vid uppföljning": "Studier",
         "Försörjning vid avslut": "Sjukpenning", "Sysselsättning vid avslut": "Studier"},
    ),
    ANSOKNINGAR: (
        {"Datum": "2023-03-01", "Sökande part": "AF", "Kommun": "Norra", "Antal": 2},
        {"Datum": "2023-05-01", "Sökande part": "FK", "Kommun": "Södra", "Antal": 1},
    ),
    STRUKTURELLA: ({"Vad": "Kurs", "Utförare": "Vi", "När": "maj", "Antal deltagare": 3},),
    MAL: (
        {"Insats": "Ett", "Mål": "Minst 4 nya", "Mått": "nya", "Jämförelse": ">=",
         "Målvärde": 4, "Enhet": "antal"},
        {"Insats": "Två", "Mål": "Andel nöjda", "Jämförelse": ">=", "Målvärde": 50,
         "Enhet": "procent", "Resultat (inmatat)": 60, "Föregående år (inmatat)": 55},
    ),
}  # fmt: skip


@cache
def whole() -> Path:
    """An office whose every column says something, without any problem."""
    folder = make_office(Path(mkdtemp(prefix="kolumner-")) / "f", enrolments=(), goals=())
    sections = 'avsnitt = ["oversikt", "grupper",'
    for edit in (
        change_profile("(fyll i)", ""),
        change_profile("inga_deltagare = [2020, 2021, 2022, 2023]\n", ""),
        change_profile('insatser = ["ett"]', 'insatser = ["ett", "tva"]'),
        change_profile(sections, f'{sections} "uppfoljning",'),
        *(rows(FILES[kind], *_ROWS[kind]) for kind in FILES),
    ):
        edit(folder)
    return folder


def results(folder: Path) -> tuple[FigureSet, Sequence[Problem]]:
    found = evaluate(folder, YEAR)
    return found.figures, found.problems


@cache
def clean() -> FigureSet:
    figures, problems = results(whole())
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []
    return figures


def losses() -> Iterator[tuple[SheetKind, str, str]]:
    forbund, _ = read_profile(whole() / "forbund.toml")
    assert forbund is not None
    for kind in FILES:
        for column in columns_to_make(kind, forbund):
            for heading in ("", "Xyz"):
                yield kind, column.header, heading


NOTED: frozenset[str] = frozenset(
    # What a sheet may do without, and its rows then mean: said in a note.
    {"Anonym", "Datum", "Antal", "Försörjning vid avslut", "Sysselsättning vid avslut"}
)
"""Columns that are only noted when they are gone: the last two in the sheet of follow-ups."""

ENTERED = frozenset({"Föregående år (inmatat)"})
"""Columns with what the office types in: with them it is gone, and nothing is in its place."""


def test_no_figure_changes_without_a_word_when_a_column_is_lost(tmp_path: Path) -> None:
    lost = [
        (kind, header, heading)
        for number, (kind, header, heading) in enumerate(some(losses(), 25))
        if not is_told(shutil.copytree(whole(), tmp_path / f"f{number}"), kind, header, heading)
    ]
    assert lost == []


def is_told(folder: Path, kind: SheetKind, header: str, heading: str) -> bool:
    """Whether what changes when a column of the folder is gone, or has another heading, is told."""
    file = FILES[kind]
    (rename(file, header, heading) if heading else drop(file, header))(folder)
    figures, problems = results(folder)
    levels = list(Severity)
    if header not in NOTED or (kind is REGISTER and header != "Anonym"):
        levels.remove(Severity.NOTE)
    changed = [key for key in clean() if figures.get(key) != clean()[key]]
    told = [each for each in problems if each.place.file == file and each.severity in levels]
    gone = header in ENTERED and all(key not in figures for key in changed)
    return bool(told) or gone or _values(figures, changed) == _values(clean(), changed)


def _values(figures: FigureSet, keys: Sequence[str]) -> dict[str, object]:
    return {key: figures[key].value if key in figures else "borta" for key in keys}
