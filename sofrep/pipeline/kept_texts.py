"""Texts and comments that are written another way, of which no figure and no problem is another.

What is kept of a folder's results notes which workbooks hold texts and goals alone, and what they say
but for those words.  Where only such workbooks have changed, and say the same, only they are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.mal import Mal
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.kept_results import Inquiry, KeptResults, Workbooks

if TYPE_CHECKING:
    from sofrep.statistics.underlag import WrittenPart

_WORDS = frozenset({"texter", "mal"})
"""The kinds of sheets that may change."""
_SHOWN = _WORDS | {"ekonomi", "organisation"}
"""Those that documents show as they are, beside the figures."""


def workbooks_of(results: Results) -> Workbooks:
    """What is kept of the workbooks of results that were counted just now."""
    from sofrep.pipeline.year_check import check_begun

    underlag = results.underlag
    assert underlag is not None  # noqa: S101 - these were counted just now
    shown = _books(underlag, _SHOWN)
    return Workbooks(
        files=dict(underlag.files),
        words=tuple(sorted(_books(underlag, _WORDS))),
        shown=tuple(sorted(shown)),
        said=_said(underlag, shown),
        is_begun=not any(check_begun(underlag, results.forbund, results.period)),
    )


def _books(underlag: WrittenPart, kinds: Collection[str]) -> set[str]:
    """The workbooks with sheets of these kinds alone."""
    of_others = {sheet.file for sheet in underlag.sheets if sheet.kind not in kinds}
    return {sheet.file for sheet in underlag.sheets} - of_others


def _said(underlag: WrittenPart, books: Collection[str]) -> str:
    """The hash of all that is read of some workbooks, but for the words of texts and comments."""
    parts = (
        sorted(_plain(each) for each in underlag.problems if each.place.file in books),
        sorted(_plain(_wordless(goal)) for goal in underlag.goals if goal.place.file in books),
        sorted(
            _plain((key, text.year, text.place))
            for key, texts in underlag.texts.items()
            for text in texts
            if text.place.file in books
        ),
        sorted(_plain(each) for each in underlag.text_places.items() if each[1].file in books),
        sorted(_plain(each) for each in underlag.hidden.items() if each[0][0] in books),
        sorted(_plain(each) for each in underlag.sheets if each.file in books),
    )
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()


def _wordless(goal: Mal) -> Mal:
    return replace(goal, comment=str(bool(goal.comment)))


def _plain(value: object) -> str:
    """A text that is the same for what is equal, in any run: sets have no order."""
    if isinstance(value, Struct):
        fields = [_plain(getattr(value, name)) for name in value.__struct_fields__]
        return f"{type(value).__name__}{fields}"
    if isinstance(value, Mapping):
        return f"{[(_plain(key), _plain(each)) for key, each in value.items()]}"
    if isinstance(value, tuple):
        return f"{[_plain(each) for each in value]}"
    if isinstance(value, set | frozenset):
        return f"{sorted(map(repr, value))}"
    return repr(value)


def with_words_of_now(
    kept: KeptResults, question: Inquiry, results: Results
) -> tuple[Results, WrittenPart] | None:
    """Kept `results` with the goals as they are written now, and what the documents show beside the figures.

    None where more than words may have changed.
    """
    from sofrep.amnen.alla.sheets import read_written

    now, before, books = question.state or {}, kept.told.state, kept.told.books
    changed = {name for name in {*now, *before} if now.get(name) != before.get(name)}
    if not books.is_begun or now.keys() != before.keys():
        return None
    if not all(
        name in books.words or _is_harmless(question.folder, name, results) for name in changed
    ):
        return None
    underlag = read_written(question.folder, results.forbund, books.shown)
    if _said(underlag, books.shown) != books.said:
        return None
    comments = {goal.place: goal.comment for goal in underlag.goals}
    shown = tuple(
        replace(each, mal=replace(each.mal, comment=comments.get(each.mal.place, each.mal.comment)))
        for each in results.goals
    )
    files = {**books.files, **underlag.files}
    return replace(results, goals=shown), replace(underlag, files=files)


def _is_harmless(folder: Path, name: str, results: Results) -> bool:
    """Whether a changed file is a section in Word of which nothing is told, now or before."""
    from sofrep.paths import is_section_file
    from sofrep.pipeline.word_files import personal_in_word_file

    if not is_section_file(name) or name in set(_told_of(results)):
        return False
    return not any(personal_in_word_file(folder / name, name))


def _told_of(results: Results) -> Iterator[str]:
    problems = (*results.problems, *(each.problem for each in results.silenced))
    return (place.file for problem in problems for place in problem.places)
