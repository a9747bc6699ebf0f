"""Edited documents brought up to date with the workbooks, everything in memory before anything is written."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.period import Period
from sofrep.errors import DAMAGED_ZIP, FaultyDataError, SofrepError
from sofrep.pipeline.adopted import adopted_record
from sofrep.pipeline.build_report import Document
from sofrep.pipeline.earlier import RECORD_NAME, earlier_figures, read_record
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.fingerprint import hash_files
from sofrep.pipeline.journal import hash_of
from sofrep.pipeline.output import write_outputs
from sofrep.pipeline.publication import settle
from sofrep.pipeline.record import record_of, with_outputs
from sofrep.pipeline.section_files import section_files
from sofrep.pipeline.tracing.of_document import open_document
from sofrep.visning.frasfil import FILE_NAME

if TYPE_CHECKING:
    from sofrep.utdata.word.fornyelse import Andring, Renewed

KEPT_WORD = "före uppdateringen"
_NO_FOLDER = "Förbundets mapp hittas inte. Ange den med --data MAPP."


class RefreshError(SofrepError):
    """A document cannot be brought up to date; nothing was written."""

    exit_code = 2


class Refreshed(Struct, frozen=True, kw_only=True):
    """A document and what was changed in it; `kept_as` is the old one's name, "" where it was not changed."""

    path: Path
    changes: tuple[Andring, ...]
    kept_as: str = ""


class RefreshReport(Struct, frozen=True, kw_only=True):
    """The documents in the order in which they were given.

    `behind` are those beside them that are still as they were: as long as there are any, the record
    in their folder tells of the build.
    """

    documents: tuple[Refreshed, ...]
    behind: tuple[Path, ...] = ()


class _Edited(Struct, frozen=True):
    """A document to be brought up to date: of which folder and period it is, and the hashes of its figures."""

    path: Path
    content: bytes
    folder: Path
    period: Period
    hashes: frozenset[str]


def refresh(
    paths: Sequence[Path],
    data: Path | None = None,
    *,
    suggests: bool = False,
    put_in: bool = False,
    is_adopted_too: bool = False,
) -> RefreshReport:
    """Bring Word documents up to date with the workbooks of their förbund.

    `suggests` makes every change a tracked one, `put_in` puts in what is new; what the board has
    adopted is only changed where it `is_adopted_too`.  `data` is the folder, where it is not found.

    Raises:
        RefreshError: for a document that was not made by sofrep, or is adopted.
        FaultyDataError: when the workbooks have errors.
        SofrepError: for a file that cannot be read, is open or cannot be written.
    """
    edited = [_opened(path, data) for path in dict.fromkeys(_without_kept(paths))]
    if not is_adopted_too:
        _refuse_adopted(edited)
    groups: dict[tuple[Path, str, Path], list[_Edited]] = {}
    for each in edited:
        groups.setdefault((each.folder, each.period.key, each.path.parent), []).append(each)
    found: dict[Path, Refreshed] = {}
    written: list[tuple[Path, list[tuple[str, bytes]]]] = []
    behind: list[Path] = []
    for (_, _, place), group in groups.items():
        year = _Year(place, group)
        renewed = {
            each.path: year.renewed(each, suggests=suggests, put_in=put_in) for each in group
        }
        files = [(path.name, each.content) for path, each in renewed.items() if each.is_changed]
        left = year.behind([path.name for path in renewed])
        behind += left
        if files and not left and (record := year.new_record()):
            files.append((RECORD_NAME, record))
        written.append((place, files))
        found |= {
            path: Refreshed(path=path, changes=each.changes) for path, each in renewed.items()
        }
    for place, files in written:
        for kept in write_outputs(place, files, {}, KEPT_WORD) if files else ():
            path = place / kept.name
            found[path] = replace(found[path], kept_as=kept.kept_as)
    return RefreshReport(documents=tuple(found[each.path] for each in edited), behind=tuple(behind))


def _without_kept(paths: Sequence[Path]) -> list[Path]:
    """The documents, without what earlier updates have kept of them, unless that is all that is asked for.

    Windows leaves it to a program to find what ``*.docx`` means.
    """
    found = [each for path in paths for each in _meant(path)]
    return [path for path in found if f"({KEPT_WORD}" not in path.stem] or found


def _meant(path: Path) -> list[Path]:
    if "*" not in path.name:
        return [path]
    return [each for each in sorted(path.parent.glob(path.name)) if not each.name.startswith("~$")]


class _Year:
    """The documents of a period as they would be now, held against edited ones that lie in one place."""

    def __init__(self, place: Path, edited: Sequence[_Edited]) -> None:
        folder, period = edited[0].folder, edited[0].period
        self._folder, self._period, self._place = folder, period, place
        self._record = read_record(place)
        results = evaluate(folder, period)
        underlag = results.underlag
        assert underlag is not None  # noqa: S101 - evaluate always reads; only queries do not
        if any(problem.is_error for problem in results.problems):
            raise FaultyDataError(results.problems, "Inget dokument har ändrats.")
        texts = [*section_files(folder, results.forbund, period.year).values()]
        texts += [folder / FILE_NAME] if (folder / FILE_NAME).is_file() else []
        self._inputs = {**underlag.files, **hash_files(texts, folder)}
        given = earlier_figures(folder, place, period, results.forbund.namn)
        self._results, drafts = settle(results, underlag, folder, given, _printed(results, edited))
        self._documents = tuple(draft.document(period) for draft in drafts)
        self._renew = _renewer(self._results, self._documents)

    def renewed(self, each: _Edited, *, suggests: bool, put_in: bool) -> Renewed:
        """A document brought up to date; one that nobody has edited is the one that a build would write."""
        known = self._record.documents.get(each.path.name) if self._record is not None else None
        fresh = next((d.content for d in self._documents if d.name == each.path.name), b"")
        is_as_built = bool(fresh) and known == hash_of(each.content) and not suggests
        renewed = self._renew(each.content, suggests=suggests, put_in=put_in or is_as_built)
        return replace(renewed, content=fresh) if is_as_built and renewed.is_changed else renewed

    def behind(self, done: Sequence[str]) -> list[Path]:
        """The other documents of this period, of a build there, that have other numbers still."""
        if self._record is None or self._record.period != self._period.key:
            return []
        others = (self._place / name for name in self._record.documents if name not in done)
        return [
            path for path in others if path.is_file() and self._renew(path.read_bytes()).is_changed
        ]

    def new_record(self) -> bytes:
        """The record of the documents that a build has written there; empty for another one."""
        before, forbund = self._record, self._results.forbund.namn
        if before is None or (before.period, before.forbund) != (self._period.key, forbund):
            return b""
        record = record_of(self._results, self._documents, self._inputs, self._folder)
        return with_outputs(record, (), before.outputs).encode()


def _printed(results: Results, edited: Iterable[_Edited]) -> frozenset[str]:
    """The ids of the figures that the documents have."""
    from sofrep.utdata.word.keys import key_hash

    hashes = frozenset().union(*(each.hashes for each in edited))
    return frozenset(key for key in results.figures if key_hash(key) in hashes)


def _renewer(results: Results, documents: Sequence[Document]) -> Callable[..., Renewed]:
    from sofrep.amnen.alla.labels import names_in
    from sofrep.utdata.word.fornyelse import Now, renewing
    from sofrep.utdata.word.keys import Known
    from sofrep.visning.visat import Tal

    known, name = Known(results.figures), names_in(results.forbund)

    def tal_of(bookmark: str) -> Tal | None:
        printed = known.figure(bookmark)
        return None if printed is None else printed.tal(results.figures[printed.id])

    def name_of(tal: Tal) -> str:
        return name(tal.figure)

    contents = [document.content for document in documents]
    return renewing(Now(documents=contents, tal_of=tal_of, name_of=name_of))


def _opened(path: Path, data: Path | None) -> _Edited:
    """Read a document, and find its folder and period."""
    from sofrep.utdata.word.fornyelse import anchors_of

    if path.suffix.casefold() != ".docx":
        raise RefreshError(f"{path.name} är inget Word-dokument (.docx). Inget har ändrats.")
    if not path.is_file():
        raise RefreshError(f"Filen {path} finns inte. Kontrollera namnet och mappen.")
    marked = open_document(path, data)
    try:
        content = path.read_bytes()
        anchors = anchors_of(content)
    except (*DAMAGED_ZIP, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise RefreshError(f"{path.name} går inte att läsa. Spara om den i Word.") from fault
    if anchors is None:
        raise RefreshError(
            f"{path.name} går inte att uppdatera: den är inte gjord med sofrep, eller med en äldre version "
            "som inte märkte ut siffror och meningar. Inget har ändrats. Skapa dokumentet på nytt med: sofrep build"
        )
    if marked.sources.folder is None:
        raise RefreshError(f"{path.name}: {_NO_FOLDER} Inget har ändrats.")
    period = _period_of(marked.ids)
    record = marked.sources.record or read_record(path.parent)
    if period is None and record is not None:
        period = Period.from_key(record.period)
    if period is None:
        raise RefreshError(
            f"Det syns inte vilket år {path.name} gäller. Inget har ändrats. Lägg dokumentet i mappen där "
            f"{RECORD_NAME} ligger, och kör igen."
        )
    return _Edited(path, content, marked.sources.folder, period, anchors)


def _period_of(ids: Iterable[str]) -> Period | None:
    """The period that most of the figures are of."""
    counted = Counter(key.partition(".")[0] for key in ids if key)
    for key, _ in counted.most_common():
        try:
            return Period.from_key(key)
        except ValueError:
            continue
    return None


def _refuse_adopted(edited: Iterable[_Edited]) -> None:
    for each in edited:
        year = each.period.year
        if each.period.is_year and adopted_record(each.folder, year) is not None:
            raise RefreshError(
                f"Dokumenten för {year} är fastställda, så {each.path.name} ändras inte. Inget har ändrats. Ska "
                "den ändras ändå, lägg till --faststallt."
            )
