"""The documents of the samples as they are built give nothing; errors typed into them are found."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.granska import audit
from sofrep.granskning.handling import Handling, Plats, Rutnat
from sofrep.granskning.lasare import read_document
from sofrep.granskning.tal import cell_number
from support.built import YEARS, settled
from support.pages import make_pdf

SAMPLES = dict(YEARS)
Change = tuple[Plats, str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    made = {}
    for sample, period in SAMPLES.items():
        folder = tmp_path_factory.mktemp(sample)
        for document in settled(sample, period).documents:
            (folder / document.name).write_bytes(document.content)
        made[sample] = sorted(folder.glob("*.docx"))
    assert sum(map(len, made.values())) >= 8
    return made


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_built_document_gives_nothing(built: dict[str, list[Path]], sample: str) -> None:
    assert audit([read_document(path) for path in built[sample]]) == ()


def test_errors_typed_into_built_documents_are_found(
    built: dict[str, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted, missed = 0, []
    for sample, paths in built.items():
        for path in paths:
            original = read_document(path)
            for changes in (
                [*of_sexes(original), *of_words(original)],
                [*of_shares(original), *of_sums(original)],
            ):
                copy = tmp_path / path.name
                type_into(path, copy, changes)
                told = audit([read_document(copy)])
                lost = [change for change in changes if not is_told(change[0], told)]
                planted += len(changes)
                missed += [(sample, path.stem, str(c[0]), c[1]) for c in lost]
    with capsys.disabled():
        sys.stdout.write(f"\ni byggda dokument: {planted - len(missed)} av {planted} funna\n")
        sys.stdout.writelines(f"  missad: {each}\n" for each in missed)
    assert planted > 80
    assert len(missed) * 10 <= planted


def test_errors_typed_into_a_built_document_are_found_in_its_pdf(
    built: dict[str, list[Path]], tmp_path: Path
) -> None:
    path = next(p for p in built["vast"] if p.name.startswith("Årsredovisning"))
    original = read_document(path)
    changes = [*of_sums(original), *of_sexes(original)]
    copy = tmp_path / "dokument.docx"
    type_into(path, copy, changes)
    pdf = read_document(make_pdf(copy.read_bytes(), tmp_path))
    titles = {original.tabeller[place.tabell - 1].titel for place, _ in changes}
    told = {title_at(pdf, place) for fynd in audit([pdf]) for place in (fynd.plats, *fynd.andra)}
    assert len(titles - told) * 10 <= len(titles)


def title_at(handling: Handling, place: Plats) -> str:
    return handling.tabeller[place.tabell - 1].titel if place.tabell else ""


def is_told(place: Plats, told: tuple[Fynd, ...]) -> bool:
    """Whether a finding names the table, or the paragraph, of a place."""
    places = [each for fynd in told for each in (fynd.plats, *fynd.andra)]
    if place.tabell:
        return any(each.tabell == place.tabell for each in places)
    return any(each.ankare == place.ankare for each in places)


def of_sexes(handling: Handling) -> Iterator[Change]:
    """In each table by sex one of the three counts of a row, one more."""
    for number, nat in enumerate(handling.tabeller):
        heads = [nat.kolumnrubrik(j) for j in range(nat.bredd)]
        if not {"Totalt", "Kvinnor", "Män"} <= set(heads) or len(nat.rader) < 5:
            continue
        column = heads.index(("Kvinnor", "Män", "Totalt")[number % 3])
        yield from one_more(nat, column, lambda value: value > 2)


def of_shares(handling: Handling) -> Iterator[Change]:
    """In each table with shares beside their counts one share, its digits turned about."""
    for nat in handling.tabeller:
        heads = [nat.kolumnrubrik(j) for j in range(nat.bredd)]
        if {"Totalt", "Totalt, %"} <= set(heads) and len(nat.rader) > 5:
            yield from one_more(nat, heads.index("Totalt, %"), lambda value: 2 < value < 90, by=9)


def of_sums(handling: Handling) -> Iterator[Change]:
    """In each table with a sum, the sum."""
    for nat in handling.tabeller:
        last = nat.rader[-1]
        if "Totalt, %" not in map(nat.kolumnrubrik, range(nat.bredd)) and (
            last[0].text == "Totalt" or last[0].text.startswith("Summa")
        ):
            for cell in last[1:]:
                number = cell_number(cell.text)
                if number and number.varde > 100 and number.steg == 1:
                    yield cell.plats, spaced(int(number.varde) + 10)
                    break


def of_words(handling: Handling) -> Iterator[Change]:
    """In each paragraph that says a share with its counts: another share."""
    import re

    for stycke in handling.stycken:
        match = re.search(r"\b(\d\d)\u00a0% \((\d+ av \d+)\)", stycke.text)
        if match:
            yield (
                stycke.plats,
                stycke.text.replace(match[0], f"{int(match[1]) + 3}\u00a0% ({match[2]})", 1),
            )


def one_more(
    nat: Rutnat, column: int, fits: Callable[[int], bool], by: int = 1
) -> Iterator[Change]:
    """One number of a column, in the middle of the table."""
    for rad in nat.rader[len(nat.rader) // 2 :]:
        number = cell_number(rad[column].text)
        if number and number.text.isdecimal() and fits(int(number.varde)):
            yield rad[column].plats, spaced(int(number.varde) + by)
            return


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def type_into(path: Path, copy: Path, changes: list[Change]) -> None:
    """A copy in which the paragraphs at the places say something else."""
    shutil.copy(path, copy)
    document = Document(str(copy))
    paragraphs = list(document.element.iter(qn("w:p")))
    for place, text in changes:
        first, *rest = paragraphs[place.ankare].iter(qn("w:t"))
        first.text = text
        for other in rest:
            other.text = ""
    document.save(str(copy))
