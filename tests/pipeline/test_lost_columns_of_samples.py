"""No column of any kind of sheet is lost without a word: the loop over those of the samples.

`test_lost_columns` has an office whose every column says something; here are the kinds that it has no
sheets of: surveys and their sums, the nation's, economy, texts, organisation, counts and tallies by hand.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, Severity
from sofrep.forbundsprofil import read_profile
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import evaluate
from sofrep.statistics.underlag import Sheet
from support.chosen import some

SAMPLES = {"hbs": 2015, "sofint": 2024, "vast": 2023}
COVERED = ("register", "mal", "uppfoljning", "ansokningar", "strukturella")
"""The kinds that the other loop is about."""

MONEY = "ekonomi"
"""The kind whose sheets are each of a report of its own."""

WORDS = "organisation"
"""The kind that no figure comes from: that a column of it was not read is a note."""


class Seen(Struct, frozen=True):
    """Everything that a folder says, each with the value that is printed, and what is told of it."""

    said: Mapping[object, object]
    told: frozenset[Problem]


def alone(sample: str, file: str, folder: Path) -> Path:
    """A folder with the sample's profile and one of its workbooks."""
    unread = shutil.ignore_patterns("out", "*.md", "*.xlsx", "*.docx")
    shutil.copytree(sample_data() / sample, folder, ignore=unread)
    shutil.copy(sample_data() / sample / file, folder / file)
    return folder


def seen(folder: Path, year: int) -> Seen:
    results = evaluate(folder, Period.of_year(year))
    assert results.underlag is not None
    underlag = results.underlag
    said: dict[object, object] = {key: each.value for key, each in results.figures.items()}
    said |= {number: goal.bedomning for number, goal in enumerate(results.goals)}
    said |= {f"betyg {each.scope}": each.steg for each in results.grades}
    said |= {key: [text.text for text in texts] for key, texts in underlag.texts.items()}
    for number, row in enumerate(underlag.organisation):
        for name in ("year", "organ", "namn", "roll", "part", "ersattare_for"):
            said[f"organisation {number} {name}"] = getattr(row, name) or None
    return Seen(said, frozenset(results.problems))


@cache
def whole(sample: str, file: str) -> Seen:
    folder = Path(mkdtemp(prefix="kolumner-")) / "f"
    return seen(alone(sample, file, folder), SAMPLES[sample])


@cache
def sheets(sample: str) -> tuple[Sheet, ...]:
    forbund, _ = read_profile(sample_data() / sample / "forbund.toml")
    assert forbund is not None
    return read_underlag(sample_data() / sample, forbund).sheets


def losses() -> Iterator[tuple[str, Sheet, str, str]]:
    known: set[tuple[str, str, str]] = set()
    for sample in SAMPLES:
        for sheet in sheets(sample):
            for field, letter in sheet.columns.items():
                report = sheet.title if sheet.kind == MONEY else ""
                key = (sheet.kind, report, field)
                if key not in known and sheet.kind not in COVERED:
                    known.add(key)
                    yield from ((sample, sheet, letter, heading) for heading in ("", "Xyz"))


def test_nothing_changes_without_a_word_when_a_column_is_lost(tmp_path: Path) -> None:
    lost = [
        (sample, sheet.file, sheet.title, letter, heading)
        for number, (sample, sheet, letter, heading) in enumerate(some(losses(), 25))
        if not is_told(tmp_path / f"f{number}", sample, sheet, letter, heading)
    ]
    assert lost == []


def is_told(folder: Path, sample: str, sheet: Sheet, letter: str, heading: str) -> bool:
    """Whether what changes when a column is gone, or has another heading, is told on its sheet."""
    alone(sample, sheet.file, folder)
    book = load_workbook(folder / sheet.file)
    cells = book[sheet.title]
    if heading:
        cells[f"{letter}{sheet.header_row}"] = heading
    else:
        cells.delete_cols(cells[f"{letter}1"].column)
    book.save(folder / sheet.file)
    before, after = whole(sample, sheet.file), seen(folder, SAMPLES[sample])
    lost = {
        key: after.said.get(key) for key in before.said if after.said.get(key) != before.said[key]
    }
    only_gone = not heading and set(lost.values()) == {None}
    known = {(each.severity, each.message) for each in before.told}
    return not lost or any(
        (each.severity, each.message) not in known
        and (sheet.file, sheet.title) in {(place.file, place.sheet) for place in each.places}
        and (only_gone or sheet.kind == WORDS or each.severity is not Severity.NOTE)
        for each in after.told
    )
