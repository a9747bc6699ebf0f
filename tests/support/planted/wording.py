"""Faults of what an office words for itself: its phrases and its templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import load_workbook

from support.planted import Plant, numbered
from support.planted.counting import Edit, change_profile, plant

PHRASES = "fraser.txt"
TEXTS = "2023/texter.xlsx"
HALF = "{{ figur['ett.nya']"
_NUMBER = "[mall.nummer]\n"
_LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "fras-fel": (
        (f"{_NUMBER}alltid = Bilaga {{numret}} {{nummer}}\n", "rad 2"),
        (f"# Vår egen.\n{_NUMBER}\nibland = Bilaga {{nummer}}\n", "rad 4"),
        ("[mall.numer]\nalltid = Bilaga {nummer}\n", "rad 2"),
        (f"{_NUMBER}Bilaga {{nummer}}\n", "rad 2"),
    ),
    "fras-plats": (
        (f"{_NUMBER}alltid = Bilaga\n", "rad 2"),
        ("[uppfoljning.bildtext]\nalltid = Andel av dem som svarade.\n", "rad 2"),
        ("[alder.diagram]\n\nen = Ålder: en är störst\n", "rad 3"),
    ),
}
_SUMMARY = 'kod = "sammanstallning"\nnummer = 0\nnamn = "Sammanställning"'
_SAVED: tuple[Callable[[Path], object], ...] = (
    lambda path: path.write_bytes("# Våra fraser\n".encode("latin-1")),
    lambda path: path.write_bytes("# Våra fraser\n".encode("utf-16")),
    lambda path: path.mkdir(),
)
_GONE: tuple[tuple[Edit, str], ...] = (
    (change_profile('"oversikt", "manad", "kommun"', '"oversikt", "kommun"'), "D65"),
    (change_profile('kod = "delarsrapport"\nnamn = "Delårsrapport"', _SUMMARY), "D33"),
    (change_profile('kortnamn = "Två"', 'kortnamn = "Två"\ntill = 2022'), "D77"),
)
"""What the profile has no longer, and the cell of a text of it."""


def wording_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    for rule, variants in _LINES.items():
        for number, (text, cell) in enumerate(variants, start=1):
            yield plant(rule, number, (PHRASES, cell), [_written(text)])
    for number, save in enumerate(_SAVED, start=1):
        yield plant("fras-fil", number, (PHRASES, ""), [_saved(save)])
    for number, (edit, cell) in enumerate(_GONE, start=1):
        edits = [_with_text(cell), edit]
        yield plant("text-utan-plats", number, (TEXTS, cell), edits, alone=False)
    templates: tuple[tuple[str, Edit, str], ...] = (
        ("dokument.docx", _damaged, ""),
        ("statistik.docx", _template("Hej."), ""),
        ("dokument.docx", _template("{{ innehåll }}", HALF), f"dokumentet, stycke 2, {HALF}"),
        ("dokument.docx", _template("{% if 1 %}", "{{ innehåll }}"), ""),
    )
    for name, (file, write, cell) in numbered("mall-fel", templates):
        path = f"mallar/{file}"
        yield plant("mall-fel", int(name[-1]), (path, cell), [_in(path, write)])


def _with_text(cell: str) -> Edit:
    def edit(folder: Path) -> None:
        book = load_workbook(folder / TEXTS)
        book.worksheets[0][cell] = "Så här gick det."
        book.save(folder / TEXTS)

    return edit


def _written(text: str) -> Edit:
    return lambda folder: (folder / PHRASES).write_text(text, encoding="utf-8")


def _saved(save: Callable[[Path], object]) -> Edit:
    return lambda folder: save(folder / PHRASES)


def _in(path: str, write: Edit) -> Edit:
    def edit(folder: Path) -> None:
        (folder / path).parent.mkdir(exist_ok=True)
        write(folder / path)

    return edit


def _damaged(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 hej")


def _template(*lines: str) -> Edit:
    def write(path: Path) -> None:
        import docx

        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))

    return write
