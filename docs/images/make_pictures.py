"""The handbook's pictures of workbooks: those that ``sofrep init`` makes, with a few rows filled in.

``make pictures`` writes them beside this file; it needs LibreOffice (soffice) and poppler (pdftoppm).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image, ImageChops

from sofrep.pipeline.startmapp.folder import make_folder

HERE = Path(__file__).parent
YEAR = 2023
RESOLUTION = 150
REGISTER: Sequence[Mapping[str, object]] = (
    {"Insats": "Ett", "Deltagarnummer": "0007", "Kön": "kvinna", "Födelseår": 1990, "Kommun": "Norra",
     "Startdatum": "2023-01-10", "Slutdatum": "2023-06-30",
     "Försörjning vid avslut": "Ingen offentlig försörjning",
     "Sysselsättning vid avslut": "Studier", "Avslutsorsak": "Till studier"},
    {"Insats": "Ett", "Deltagarnummer": "0008", "Kön": "man", "Födelseår": 1980, "Kommun": "Södra",
     "Startdatum": "2023-02-01"},
    {"Insats": "Två", "Startdatum": "2023-03-01", "Anonym": "x"},
)  # fmt: skip
GOALS: Sequence[Mapping[str, object]] = (
    {"Insats": "Ett", "Mål": "Minst 50 nya deltagare", "Mått": "Nya deltagare", "Jämförelse": "minst",
     "Målvärde": 50, "Enhet": "antal"},
    {"Insats": "Ett", "Mål": "Minst 35 procent går till arbete eller studier",
     "Mått": "Till arbete eller studier, andel av avslutade", "Jämförelse": "minst", "Målvärde": 35, "Enhet": "procent"},
)  # fmt: skip
SKIPPED = (
    "Uppföljning", "6 månader", "Samtycke", "Grupp", "Ålder", "År i", "Månader", "Resultat", "Föregående",
    "Kunde", "Part", "Kommentar",
)  # fmt: skip
WIDEST = 40


def picture(book: Path, rows: Sequence[Mapping[str, object]], name: str, work: Path) -> None:
    """The first sheet of a workbook with `rows`, as a picture without its margins."""
    workbook = load_workbook(book)
    sheet = workbook.worksheets[0]
    head = next(n for n in range(1, 26) if sheet.cell(n, 1).value == "Insats")
    columns = {str(cell.value): cell.column for cell in sheet[head]}
    for number, row in enumerate(rows, start=head + 1):
        for heading, value in row.items():
            if heading in columns:
                sheet.cell(number, columns[heading], value)
    for cell in sheet[head]:
        if str(cell.value).startswith(SKIPPED) or cell.value is None:
            sheet.column_dimensions[cell.column_letter].hidden = True
        texts = [
            str(sheet.cell(n, cell.column).value or "") for n in range(head, head + len(rows) + 1)
        ]
        width = min(1.3 * max(map(len, texts)) + 2, WIDEST)
        sheet.column_dimensions[cell.column_letter].width = width
    for other in workbook.worksheets[1:]:
        other.sheet_state = "hidden"
    last = sheet.cell(head + len(rows), max(columns.values()))
    sheet.print_area = f"A1:{last.coordinate}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = sheet.print_options.headings = True
    target = work / f"{name}.xlsx"
    workbook.save(target)
    profile = f"-env:UserInstallation={(work / 'lo').as_uri()}"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(work),
        str(target),
    ]
    subprocess.run(convert, check=True, capture_output=True)  # noqa: S603 - no outside words in it
    page = [
        "pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", "-f", "1", "-l", "1",
        str(work / f"{name}.pdf"), str(work / name),
    ]  # fmt: skip
    subprocess.run(page, check=True)  # noqa: S603 - as above
    with Image.open(work / f"{name}.png") as whole:
        white = Image.new("RGB", whole.size, "white")
        box = ImageChops.difference(whole.convert("RGB"), white).getbbox()
        whole.crop(box).quantize(32).save(HERE / f"{name}.png", optimize=True)


def main() -> None:
    """Every picture."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        folder = work / "kontor"
        make_folder(folder, YEAR)
        picture(folder / "register" / "register.xlsx", REGISTER, "register", work)
        picture(folder / str(YEAR) / "mal.xlsx", GOALS, "mal", work)


if __name__ == "__main__":
    sys.exit(main())
