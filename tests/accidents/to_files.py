"""What happens to sheets, files and folders."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from openpyxl import load_workbook

from accidents.happened import Happened, a_row, a_sheet, below, books, header_row, headings, opened


def sheet_renamed(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        old = sheet.title
        sheet.title = chance.choice(
            (
                "Blad1",
                "Listor",
                "Läs mig",
                f"{old[:20]} (2)",
                f"{old[:20]} gammal",
                "2022",
                "Kopia",
                "Tabell 1",
            )
        )
        return Happened(f"{old} -> {sheet.title}", (file,), sheet.title)


def sheet_copied(chance: random.Random, folder: Path) -> Happened:
    """A sheet stands twice in its workbook; the copy may have been edited."""
    with a_sheet(chance, folder) as (sheet, file):
        copy = sheet.parent.copy_worksheet(sheet)
        if chance.random() < 0.5:
            cell = chance.choice(
                [c for head in headings(copy) for c in below(copy, head) if c.value is not None]
            )
            cell.value = None
        return Happened(f"{sheet.title} copied to {copy.title}", (file,), copy.title)


def sheet_deleted(chance: random.Random, folder: Path) -> Happened:
    """A sheet is deleted; of a workbook with one, its rows are."""
    with a_sheet(chance, folder) as (sheet, file):
        title = sheet.title
        if len(sheet.parent.worksheets) > 1:
            sheet.parent.remove(sheet)
        else:
            sheet.delete_rows(header_row(sheet) + 1, sheet.max_row)
        return Happened(f"{title} deleted", (file,), takes_away=True)


def sheet_hidden(chance: random.Random, folder: Path) -> Happened:
    with a_sheet(chance, folder) as (sheet, file):
        if len(sheet.parent.worksheets) == 1:
            sheet.parent.create_sheet("Tomt")
        sheet.sheet_state = chance.choice(("hidden", "veryHidden"))
        return Happened("hidden", (file,), sheet.title)


def file_renamed(chance: random.Random, folder: Path) -> Happened:
    path = chance.choice(books(folder))
    stem = path.stem
    new = chance.choice((
        f"{stem} (2).xlsx", f"Kopia av {stem}.xlsx", f"{stem}.xlsx.xlsx", f"{stem}.xlsm", f"{stem}.xls",
        f"{stem}.csv", f"{stem}.ods", f"{stem}", f"{stem}.xlsx ", f"{stem}.old", f"~{stem}.xlsx", "Bok1.xlsx",
        re.sub(r"20\d\d", "2019", path.name),
    ))  # fmt: skip
    path.rename(path.with_name(new))
    return _moved(folder, path, path.with_name(new))


def file_moved(chance: random.Random, folder: Path) -> Happened:
    path = chance.choice(books(folder))
    places = [each for each in folder.iterdir() if each.is_dir()] + [
        folder,
        folder / "2019",
        folder / "Gammalt",
        folder / "out",
    ]
    to = chance.choice([each for each in places if each != path.parent])
    to.mkdir(exist_ok=True)
    path.rename(to / path.name)
    return _moved(folder, path, to / path.name)


def file_copied(chance: random.Random, folder: Path) -> Happened:
    path = chance.choice(books(folder))
    to = path.with_name(f"{path.stem} - kopia.xlsx")
    shutil.copy(path, to)
    if chance.random() < 0.5:
        with opened(to) as book:
            sheet = chance.choice(book.worksheets)
            sheet.cell(a_row(chance, sheet), chance.choice(headings(sheet)).column).value = None
    return _moved(folder, path, to)


def file_deleted(chance: random.Random, folder: Path) -> Happened:
    path = chance.choice(books(folder))
    path.unlink()
    return Happened(f"{path.name} deleted", (path.relative_to(folder).as_posix(),), takes_away=True)


def file_opened(chance: random.Random, folder: Path) -> Happened:
    path = chance.choice(books(folder))
    lock = chance.choice((f"~${path.name}", f".~lock.{path.name}#"))
    path.with_name(lock).write_bytes(b"kansli")
    return _moved(folder, path, path)


def file_saved_as(chance: random.Random, folder: Path) -> Happened:
    """A workbook saved as text."""
    path = chance.choice(books(folder))
    to = path.with_suffix(chance.choice((".csv", ".txt", ".tsv")))
    sheet = load_workbook(path).worksheets[0]
    to.write_text(
        "\n".join(
            ";".join("" if v is None else str(v) for v in row)
            for row in sheet.iter_rows(values_only=True)
        ),
        encoding="utf-8",
    )
    path.unlink()
    return _moved(folder, path, to)


def folder_renamed(chance: random.Random, folder: Path) -> Happened:
    """A year's folder, or the register's, is named otherwise."""
    old = chance.choice(
        [each for each in folder.iterdir() if each.is_dir() and any(each.glob("*.xlsx"))]
    )
    new = old.with_name(
        chance.choice(
            (
                f"{old.name} (2)",
                f"{old.name} gammal",
                f"År {old.name}",
                f"{old.name}-",
                f"_{old.name}",
                "Ny mapp",
                "2019",
            )
        )
    )
    files = [path.name for path in old.iterdir()]
    old.rename(new)
    return Happened(
        f"{old.name} -> {new.name}",
        tuple(
            f"{each.name}/{name}".removesuffix("/") for each in (old, new) for name in [*files, ""]
        ),
    )


def _moved(folder: Path, old: Path, new: Path) -> Happened:
    names = tuple(each.relative_to(folder).as_posix() for each in (old, new))
    return Happened(f"{names[0]} -> {names[1]}", names)


EVERY = (
    sheet_renamed,
    sheet_copied,
    sheet_deleted,
    sheet_hidden,
    file_renamed,
    file_moved,
    file_copied,
    file_deleted,
    file_opened,
    file_saved_as,
    folder_renamed,
)
