"""Reading filled-in forms back into the text sheets: every problem at once, or all the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sofrep.domain.blanketter import Markning
from sofrep.domain.problem import Place, Problem, error, most_serious_first
from sofrep.errors import FaultyDataError
from sofrep.excel.cells import multiline
from sofrep.pipeline.form_file import FilledForm, read_form_file
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.text_book import TextChange, WrittenBook, write_texts
from sofrep.statistics.underlag import TextKey, Underlag


class Replaced(Struct, frozen=True):
    """A text that was replaced, and what it said."""

    place: Place
    fraga: str
    before: str


class ReadReport(Struct, frozen=True, kw_only=True):
    """What reading did; `new` counts the texts that were written, `same` those already there."""

    forms: tuple[FilledForm, ...]
    books: tuple[WrittenBook, ...]
    replaced: tuple[Replaced, ...]
    problems: tuple[Problem, ...]
    new: int
    same: int


def read_forms(folder: Path, files: Sequence[Path], *, replace: bool = False) -> ReadReport:
    """Read filled-in forms into the text sheets of the förbund's `folder`.

    A text that is already there and differs is only replaced with `replace`.

    Raises:
        FaultyDataError: with the problems of all files, when one is an error; nothing is written.
        SofrepError: when a workbook is open or cannot be written to.
    """
    from sofrep.amnen.alla.sheets import read_underlag

    forbund, _ = profile_of(folder)
    forms: list[FilledForm] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(files):
        form, found = read_form_file(path, folder, forbund)
        problems += found
        forms += [form] if form is not None else []
    problems += _twice(forms)
    underlag = read_underlag(folder, forbund)
    problems += _of_text_books(underlag, {form.markning.ar for form in forms})
    planned, replaced, same = _plan(forms, underlag)
    if not replace:
        problems += [_differs(old) for old in replaced]
    if any(problem.is_error for problem in problems):
        raise FaultyDataError(problems, "Inget har lästs in.")
    books = write_texts(folder, forbund, underlag, planned)
    return ReadReport(
        forms=tuple(forms),
        books=books,
        replaced=tuple(replaced),
        problems=most_serious_first(problems),
        new=sum(map(len, planned.values())),
        same=same,
    )


def _twice(forms: Sequence[FilledForm]) -> Iterator[Problem]:
    """Two files of the same form with different answers to the same question."""
    first: dict[tuple[Markning, str], FilledForm] = {}
    for form in forms:
        for kod, text in form.svar.items():
            earlier = first.setdefault((form.markning, kod), form)
            if earlier.svar[kod] != text:
                yield error(
                    "blankett-dubbel",
                    Place(form.name),
                    f"Frågan ”{form.blankett.fraga(kod)}” har ett annat svar i {earlier.name}, som "
                    "är samma blankett.",
                    "Läs in en av filerna, eller gör svaren lika.",
                )


def _of_text_books(underlag: Underlag, years: set[int]) -> Iterator[Problem]:
    """The errors of the years' text sheets, and of files there that may hold one."""
    books = {sheet.file for sheet in underlag.sheets if sheet.kind == "texter"}
    for problem in underlag.problems:
        name = problem.place.file
        in_year = any(name.startswith(f"{year}/") for year in years)
        if problem.is_error and in_year and (name in books or problem.rule.startswith("fil-")):
            yield problem


def _plan(
    forms: Sequence[FilledForm], underlag: Underlag
) -> tuple[dict[int, list[TextChange]], list[Replaced], int]:
    """What to write by year, what of it replaces another text, and how much stands there."""
    planned: dict[int, dict[TextKey, TextChange]] = {}
    replaced: dict[TextKey, Replaced] = {}
    same: set[tuple[int, TextKey]] = set()
    for form in forms:
        year = form.markning.ar
        for kod, text in form.svar.items():
            key = form.key(kod)
            place = underlag.text_places.get((year, key))
            before = _text_of(underlag, key, year)
            if before == multiline(text):
                same.add((year, key))
                continue
            if before and place is not None:
                replaced[key] = Replaced(place, form.blankett.fraga(kod), before)
            planned.setdefault(year, {})[key] = TextChange(key, text, place)
    changes = {year: list(found.values()) for year, found in planned.items()}
    return changes, list(replaced.values()), len(same)


def _text_of(underlag: Underlag, key: TextKey, year: int) -> str:
    texts = (text.text for text in underlag.texts.get(key, ()) if text.year == year)
    return next(texts, "")


def _differs(old: Replaced) -> Problem:
    return error(
        "blankett-text-finns",
        old.place,
        f"Frågan ”{old.fraga}” har redan ett annat svar här.",
        "Kör igen med --ersatt om blankettens svar ska gälla; en kopia av arbetsboken behålls. "
        "Ändra annars i blanketten eller på bladet.",
    )
