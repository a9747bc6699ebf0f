"""The sound folders that the fuzzing breaks: one per document, so that a case is soon done."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
from msgspec import Struct
from openpyxl import load_workbook

from sofrep.domain.bilagor import BILAGOR
from sofrep.pipeline.startmapp.folder import make_templates
from support.blanketter import AVTAL, TEXTFIELDS, UPPFOLJNING, fill, made
from support.office import make_office, set_text

SAMPLES = Path(__file__).parents[2] / "sample_data"
FORMS = "blanketter"


class Base(Struct, frozen=True):
    """A folder that builds one document of a year."""

    folder: Path
    year: int

    def has(self, pattern: str) -> bool:
        """Whether there is a file of that name."""
        return any(self.folder.rglob(pattern))


def make_bases(scratch: Path) -> list[Base]:
    """An office with a register and forms, and the two samples that deliver counts."""
    small = small_office(scratch / "kontor")
    bases = split(small, 2023)
    bases += without_templates(bases)
    with_forms = scratch / "kontor-blanketter"
    shutil.copytree(small, with_forms)
    for avsnitt in ("syfte", "malgrupp", "kommentar-alder"):
        set_text(with_forms / "2023" / "texter.xlsx", avsnitt, "Ett", "Står redan & ska stå kvar.")
    for blankett in (AVTAL, UPPFOLJNING):
        form = made(small, with_forms / FORMS, blankett)
        if blankett is AVTAL:
            fill(form.path, dict.fromkeys(TEXTFIELDS, "Ett svar & ett till\nRad två"))
    bases.append(Base(with_forms, 2023))
    for name, year in (("hbs", 2015), ("sofint", 2024)):
        office = scratch / name
        ignored = shutil.ignore_patterns("out", "sample", "*.md")
        shutil.copytree(SAMPLES / name, office, ignore=ignored)
        make_templates(office)
        bases += split(office, year)
    return bases


def small_office(folder: Path) -> Path:
    """A filled-in office with templates of its own and a section file."""
    office = make_office(folder)
    make_templates(office)
    section = office / "2023" / "avsnitt" / "forord.docx"
    section.parent.mkdir()
    document = docx.Document()
    document.add_heading("Året", 1)
    document.add_paragraph("Det gick bra.", style="List Bullet")
    document.add_paragraph("Först detta.", style="List Number")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Rubrik"
    table.cell(1, 2).text = "12"
    document.save(str(section))
    return office


def without_templates(bases: list[Base]) -> list[Base]:
    """Copies of those with a section file that use the built-in templates.

    What goes wrong in a template of the office's own is taken for that template's fault.
    """
    made: list[Base] = []
    for base in bases:
        if base.has("avsnitt/*.docx"):
            copy = base.folder.with_name(f"{base.folder.name}-inbyggd")
            shutil.copytree(base.folder, copy, ignore=shutil.ignore_patterns("mallar"))
            made.append(Base(copy, base.year))
    return made


def split(office: Path, year: int) -> list[Base]:
    """A copy of the office per document, which makes that one alone."""
    bases: list[Base] = []
    profile = (office / "forbund.toml").read_text(encoding="utf-8")
    head, *bilagor = profile.split("\n[[bilaga]]\n")
    rest = bilagor[-1].partition("\n[")[2]
    kods = {kod for each in bilagor for kod in re.findall(r'^kod = "(\w+)"', each)}
    for bilaga in bilagor:
        found = re.search(r'^kod = "(\w+)"', bilaga, re.MULTILINE)
        if found is None or found[1] == "delarsrapport":
            continue
        kod = found[1]
        copy = office.with_name(f"{office.name}-{kod}")
        shutil.copytree(office, copy)
        own = bilaga.partition("\n[")[0]
        text = f"{head}\n[[bilaga]]\n{own}\n" + (f"\n[{rest}" if rest else "")
        (copy / "forbund.toml").write_text(text, encoding="utf-8")
        if kod != "arsredovisning":
            shutil.rmtree(copy / str(year) / "avsnitt", ignore_errors=True)
        _forget_texts_of(kods - {*BILAGOR, kod}, copy / str(year))
        bases.append(Base(copy, year))
    return bases


def _forget_texts_of(kods: set[str], year: Path) -> None:
    """Leave out the texts of documents of the office's own that are no longer made."""
    for path in year.glob("[Tt]exter*.xlsx"):
        book = load_workbook(path)
        for sheet in book:
            for row in reversed([r for r in sheet.iter_rows() if {c.value for c in r} & kods]):
                sheet.delete_rows(row[0].row)
        book.save(path)
