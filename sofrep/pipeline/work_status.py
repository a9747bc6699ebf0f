"""Where the work with a year stands: what is read, what is missing, what is made, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.errors import FaultyDataError
from sofrep.excel.declaration import Frame
from sofrep.excel.sheet import UNKNOWN
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.kinds_of_year import OUT_OF_PROFILE
from sofrep.pipeline.made_documents import Lage, MadeDocument, made_documents, made_of_parts

if TYPE_CHECKING:
    from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
    from sofrep.pipeline.evaluate import Results
    from sofrep.statistics.underlag import Underlag

NOT_FILLED_IN = "profil-ej-ifylld"
_MAY_BE_EMPTY = frozenset({"uppfoljning", "enkatsummor", "historik", "riket"})
"""Kinds that an office may do without: nobody need fill them in."""


class ReadSheet(Struct, frozen=True):
    """A sheet that was read: how many of its rows hold something, and of a register per insats."""

    file: str
    title: str
    rows: int
    insatser: tuple[tuple[str, int], ...] = ()


class Step(Struct, frozen=True):
    """What to do next: `first` by hand, then the `command`, without ``sofrep``."""

    first: str
    command: str


class Status(Struct, frozen=True, kw_only=True):
    """Where the work stands; `period` is None where the profile is faulty or there is no year.

    `empty` names the kinds of sheets of which nothing is filled in, `without_rows` the insatser that
    run and have no row or count, `texts` the texts that must be written and are not.
    """

    namn: str
    period: Period | None
    problems: tuple[Problem, ...]
    step: Step
    sheets: tuple[ReadSheet, ...] = ()
    empty: tuple[str, ...] = ()
    without_rows: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    documents: tuple[MadeDocument, ...] = ()


def status_of(folder: Path, year: int | None, out: Path) -> Status:
    """The status of `year`, or of the newest that `folder` has; `out` holds a folder per period."""
    from sofrep.pipeline.documents import NoDocumentError, bilaga_underlag
    from sofrep.pipeline.evaluate import evaluate
    from sofrep.pipeline.gathering import profile_of
    from sofrep.pipeline.own_templates import check_wording
    from sofrep.pipeline.query import NoYearError, newest_year

    try:
        forbund, problems = profile_of(folder)
    except FaultyDataError as fault:
        step = Step(f"Rätta felen i {PROFILE_NAME}; de visas av kommandot.", "check")
        return Status(namn=folder.resolve().name, period=None, problems=fault.problems, step=step)
    try:
        period = Period.of_year(year or newest_year(folder, forbund))
    except NoYearError:
        step = Step(f"Fyll i {PROFILE_NAME}. Kommandot gör arbetsböckerna.", "init")
        return Status(namn=forbund.namn, period=None, problems=problems, step=step)
    results = evaluate(folder, period)
    underlag = results.underlag
    assert underlag is not None  # noqa: S101 - evaluate always reads
    problems = (*results.problems, *check_wording(folder))
    given = bilaga_underlag(results, underlag, folder)
    documents: tuple[MadeDocument, ...] = ()
    texts: tuple[str, ...] = ()
    with suppress(NoDocumentError):  # a profile that lists none
        documents = made_documents(given, folder, out / period.key, underlag.files)
        texts = tuple(_unwritten(given))
    return Status(
        namn=forbund.namn,
        period=period,
        problems=problems,
        step=next_step(results, problems, documents, texts, folder),
        sheets=tuple(_sheets(underlag, forbund)),
        empty=tuple(_empty(underlag, forbund, period.year)),
        without_rows=tuple(_without_rows(underlag, forbund, period.year)),
        texts=texts,
        documents=(*documents, *made_of_parts(forbund, folder, out, period.year, underlag.files)),
    )


def _sheets(underlag: Underlag, forbund: Forbund) -> Iterator[ReadSheet]:
    counts = _filled(underlag)
    rows = underlag.enrolments
    of_insats = Counter(rows.rows("sheet", "insats"))
    for number, sheet in enumerate(underlag.sheets):
        names = tuple(
            (insats.kortnamn or insats.namn, of_insats[number, position])
            for position, insats in enumerate(forbund.insats)
            if of_insats[number, position]
        )
        yield ReadSheet(sheet.file, sheet.title, counts[sheet.file, sheet.title], names)


def _filled(underlag: Underlag) -> Counter[tuple[str, str]]:
    """How many rows of each sheet hold something of the office's own, by file and sheet."""
    from sofrep.amnen.alla.sheets import SHEET_KINDS

    found: Counter[tuple[str, str]] = Counter()
    for name in {kind.into.name for kind in SHEET_KINDS if isinstance(kind.into, Frame)}:
        for number, _ in dict.fromkeys(getattr(underlag, name).rows("sheet", "row")):
            sheet = underlag.sheets[number]
            found[sheet.file, sheet.title] += 1
    places = [
        *(goal.place for goal in underlag.goals),
        *(text.place for texts in underlag.texts.values() for text in texts),
        *(post.place for post in underlag.economy if post.belopp),
        *(member.place for member in underlag.organisation),
        *(each.place_budget for each in underlag.insatser if each.is_filled),
        *underlag.history_places.values(),
    ]
    found.update((place.file, place.sheet) for place in places)
    return found


def _empty(underlag: Underlag, forbund: Forbund, year: int) -> Iterator[str]:
    """The kinds of sheets that `init` makes of which nothing is filled in, the year's own for it."""
    from sofrep.amnen.alla.sheets import SHEET_KINDS
    from sofrep.excel.columns import year_of_path
    from sofrep.pipeline.startmapp.workbooks import OF_FOLDER, OF_YEAR

    filled = _filled(underlag)
    files = {kind.kind: kind.file for kind in SHEET_KINDS}  # two kinds may be one workbook
    has = {
        files[sheet.kind]
        for sheet in underlag.sheets
        if filled[sheet.file, sheet.title] and year_of_path(sheet.file) in (year, UNKNOWN)
    }
    for kind in (*OF_FOLDER, *OF_YEAR):
        needed = kind.exists(forbund) and kind.is_made(forbund) and kind.kind not in _MAY_BE_EMPTY
        if needed and kind.file not in has:
            yield kind.title


def _without_rows(underlag: Underlag, forbund: Forbund, year: int) -> Iterator[str]:
    from sofrep.domain.efterfoljare import insatser_of, running

    numbers = {*underlag.enrolments["insats"].tolist(), *underlag.tallies["insats"].tolist()}
    known = {insats.kod for number, insats in enumerate(forbund.insats) if number in numbers}
    for insats in running(forbund, year):
        if known.isdisjoint(insatser_of(forbund, insats.kod, year)):
            yield insats.kortnamn or insats.namn


def _unwritten(given: BilagaUnderlag) -> Iterator[str]:
    """The texts that must be written for the documents of the period, by document and insats."""
    from sofrep.pipeline.documents import begun_documents
    from sofrep.pipeline.startmapp.text_rows import required_texts

    forbund = given.forbund
    documents = {bilaga.kod: bilaga.namn for bilaga in begun_documents(given)}
    for key, what in required_texts(forbund, given.period.year):
        if key.bilaga in documents and not (given.texts.get(key) or key in given.textfiler):
            of = f" ({forbund.scope_name(key.insats)})" if key.insats else ""
            yield f"{documents[key.bilaga]}: {what}{of}"


def next_step(
    results: Results,
    problems: Iterable[Problem],
    documents: Iterable[MadeDocument],
    texts: tuple[str, ...],
    folder: Path,
) -> Step:
    """What is to be done next about a year, as far as it has come."""
    year = results.period.year
    documents = tuple(documents)
    if documents and all(made.lage is Lage.FASTSTALLT for made in documents):
        return Step(f"{year} är fastställt.", f"init --nytt-ar {year + 1}")
    if step := _what_stops(results, problems, folder):
        return step
    if step := _to_make(year, documents, texts):
        return step
    dokument = results.forbund.dokument.get(str(year))
    if dokument is None or dokument.utkast or dokument.datum is None:
        return Step(
            f"Läs igenom dokumenten. Skriv datum och utkast = false under [dokument.{year}] i "
            f"{PROFILE_NAME}.",
            f"build {year}",
        )
    return Step("När styrelsen har fastställt årsredovisningen:", f"faststall {year}")


def _to_make(year: int, documents: Sequence[MadeDocument], texts: tuple[str, ...]) -> Step | None:
    """What makes the documents current and whole."""
    if not documents:
        return Step(
            f"Det finns inget dokument att skapa för {year}. Lägg till en [[bilaga]] i {PROFILE_NAME}, eller "
            f"fyll i bladen i mappen {year}.",
            f"check {year}",
        )
    if not all(made.is_current for made in documents):
        return Step("", f"build {year}")
    if texts:
        return Step("Skriv de texter som saknas på textbladet.", f"build {year}")
    return None


def _what_stops(results: Results, problems: Iterable[Problem], folder: Path) -> Step | None:
    """What must be done before there can be documents."""
    from sofrep.pipeline.startmapp.folder import outdated_books
    from sofrep.pipeline.year_check import is_untouched

    year = results.period.year
    problems = tuple(problems)
    assert results.underlag is not None  # noqa: S101 - evaluate always reads
    if any(problem.rule == NOT_FILLED_IN for problem in problems):
        return Step(
            f"Byt ut alla namn med ”(fyll i)” i {PROFILE_NAME}. Kommandot låter sedan de tomma "
            "arbetsböckerna följa den.",
            "init",
        )
    if is_untouched(results.underlag):
        if outdated_books(folder, results.forbund, year):
            return Step(f"Arbetsböckerna är tomma och följer inte {PROFILE_NAME} än.", "init")
        return Step(f"Fyll i registret och bladen i mappen {year}.", f"check {year}")
    if any(problem.is_error for problem in problems):
        return Step("Rätta felen; de visas av kommandot.", f"check {year}")
    if any(problem.rule == OUT_OF_PROFILE for problem in problems):
        return Step(
            f"Lägg till {year} i {PROFILE_NAME}: rubriken [dokument.{year}] med datum och diarienummer, och "
            "medlemmarnas bidrag.",
            f"check {year}",
        )
    return None
