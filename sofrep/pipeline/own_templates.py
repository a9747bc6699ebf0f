"""Whether the office's own templates and phrases are those that the build looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from sofrep.domain.blanketter import BLANKETTER
from sofrep.domain.personuppgifter import Slag, slag_of
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.book_refusals import personal_problem
from sofrep.forbundsprofil import read_profile
from sofrep.paths import OWN_TEMPLATES, builtin_templates
from sofrep.pipeline.word_files import personal_in_word_file
from sofrep.visning.frasfil import FILE_NAME, own_phrases

_LAYOUT = "dokument.typ"
_WORD = (".docx", ".doc", ".dotx", ".docm", ".odt")


def check_wording(folder: Path) -> Iterator[Problem]:
    """What is wrong with the templates and phrases that the office has made its own."""
    yield from check_templates(folder)
    yield from check_phrases(folder)


def check_templates(folder: Path) -> Iterator[Problem]:
    """A warning for each document in ``mallar`` that no template is called: it is not used.

    One that cannot be used is an error, and so is a personnummer: it would stand in every document.
    """
    templates = folder / OWN_TEMPLATES
    if not templates.is_dir():
        return
    from sofrep.dokument import DOKUMENT, TEMPLATE

    own = [bilaga.kod for bilaga in forbund.bilaga] if (forbund := read_profile(folder)[0]) else []
    of_blocks = {f"{kod}.docx" for kod in (*DOKUMENT, *own, *BLANKETTER)} | {TEMPLATE}
    known = sorted({*(path.name for path in builtin_templates().glob("*.docx")), *of_blocks})
    layouts = [_LAYOUT, *(f"{kod}.typ" for kod in (*DOKUMENT, *own))]
    for path in sorted(templates.iterdir()):
        suffix, file = path.suffix.lower(), f"{OWN_TEMPLATES}/{path.name}"
        if not path.is_file() or path.name.startswith((".", "~$")):
            continue
        if suffix == ".typ":
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from _personal_lines(lines, file)
            if path.name not in layouts:
                yield _unused(path, file, layouts)
        if suffix not in _WORD:
            continue
        yield from personal_in_word_file(path, file, kinds=frozenset({Slag.PERSONNUMMER}))
        if path.name in of_blocks:
            yield from _faults_of(path, file)
        elif path.name not in known:
            yield _unused(path, file, known)


def _unused(path: Path, file: str, known: Sequence[str]) -> Problem:
    """Nobody looks for that name; one of before is not to be renamed but made anew."""
    if path.suffix.lower() == ".docx" and any(_faults_of(path, file)):
        told = "Mallen används inte: den är gjord för en tidigare version av sofrep, eller skadad."
        action = "Ta bort den, och hämta en ny att ändra i med: sofrep init --mallar"
        return warning("mall-okand", Place(file), told, action)
    near = get_close_matches(path.name, known, n=1)
    return warning(
        "mall-okand",
        Place(file),
        "Mallen används inte: ingen mall heter så.",
        f"Döp om den till {near[0] if near else ' eller '.join(known)}, eller ta bort den.",
    )


def _faults_of(path: Path, file: str) -> Iterator[Problem]:
    from sofrep.utdata.word import TemplateFaultError, check_template

    try:
        check_template(path)
    except TemplateFaultError as error_:
        for fault in error_.faults:
            place = Place(file, "", str(fault.place) if fault.place else "")
            text = f"{fault.text[:1].upper()}{fault.text[1:]}"
            action = (
                "Rätta mallen i Word, eller ta bort den ur mappen mallar, så används den inbyggda."
            )
            yield error("mall-fel", place, text, action)


def check_phrases(folder: Path) -> Iterator[Problem]:
    """What is wrong in the office's file of phrases, with line and key; a personnummer in it too."""
    read = own_phrases(folder)
    for fault in read.faults:
        place = Place(FILE_NAME, "", f"rad {fault.line}" if fault.line else "")
        if not fault.line:
            yield error("fras-fil", place, f"Fraserna används inte: {fault.message}.", fault.action)
            continue
        about = f"Frasen {fault.key}: " if fault.key else ""
        message = f"{about}{fault.message}."
        message = message[:1].upper() + message[1:]
        if fault.stops:
            yield error("fras-fel", place, message, fault.action)
        else:
            yield warning("fras-plats", place, message, fault.action)
    yield from _personal_lines(read.lines, FILE_NAME)


def _personal_lines(lines: Iterable[str], file: str) -> Iterator[Problem]:
    """A personnummer in a text file, by its line."""
    for number, line in enumerate(lines, start=1):
        if slag_of(line) is Slag.PERSONNUMMER:
            place = Place(file, "", f"rad {number}")
            yield personal_problem("Raden", Slag.PERSONNUMMER, place, "i filen")
