"""The förbund's folders that `bench.py` times commands on."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

VAST = Path(__file__).parents[2] / "sample_data" / "vast"
HEADERS = (
    "Insats",
    "Deltagarnummer",
    "Kön",
    "Födelseår",
    "Kommun",
    "Grupp",
    "Startdatum",
    "Slutdatum",
    "Månader i offentlig försörjning",
    "Försörjning vid avslut",
    "Sysselsättning vid avslut",
    "Avslutsorsak",
    "Samtycke uppföljning",
    "6 månader svarat",
    "6 månader sysselsättning",
    "6 månader försörjning",
    "2 år svarat",
    "2 år sysselsättning",
    "2 år försörjning",
)
KOMMUNER = ("Orust", "Tanum", "Lysekil", "Mellerud", "Uddevalla", "Strömstad")

WIDE = """
[[bilaga]]
kod = "statistik"
nummer = 1
namn = "Statistik"
"""
WIDE_INSATS = """
[[insats]]
kod = "i{0}"
namn = "Insats {0}"
avsnitt = ["oversikt", "manad", "kommun", "alder", "forsorjningstid", "forsorjning",
           "sysselsattning", "avslutsorsak", "inskrivningstid", "unga"]
"""
WIDE_KOMMUN = """
[[kommun]]
kod = "k{0}"
namn = "Kommun {0}"
"""
LEFT_OUT = ("bilaga", "insats", "union", "uppfoljning", "part", "kommun", "enkat")
"""Tables of the sample's profile that the wide one has not, or has its own of."""


def row(
    number: int,
    insatser: Callable[[int], Sequence[str]],
    kommuner: Sequence[str],
    rng: random.Random,
) -> tuple[object, ...]:
    """One invented enrolment, in any of the `insatser` of the year it begins: a cell per header."""
    start = date(2020, 1, 1) + timedelta(days=rng.randrange(1400))
    ended = rng.random() < 0.8
    answered = ended and rng.random() < 0.5
    return (
        rng.choice(insatser(start.year)),
        f"N-{number}",
        rng.choice(("K", "M", "Kvinna", "Man")),
        rng.randrange(1958, 2002),
        rng.choice(kommuner),
        "",
        start,
        start + timedelta(days=rng.randrange(20, 500)) if ended else None,
        rng.randrange(200),
        rng.choice(("Sjukpenning", "Försörjningsstöd", "Ingen offentlig försörjning"))
        if ended
        else None,
        rng.choice(("Arbete, heltid", "Studier", "Arbetssökande")) if ended else None,
        rng.choice(("Till arbete", "Sjukdom", "Annan orsak")) if ended else None,
        "ja" if ended else None,
        "ja" if answered else None,
        rng.choice(("Arbete, deltid", "Studier")) if answered else None,
        "Sjukpenning" if answered else None,
        "ja" if answered else None,
        "Studier" if answered else None,
        "Sjukpenning" if answered else None,
    )


def write_register(folder: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write a register of those rows, as many of the headers as they have cells; its path."""
    (folder / "register").mkdir()
    (folder / "2023").mkdir()
    path = folder / "register" / "Register.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Register")
    for number, cells in enumerate(rows):
        if not number:
            sheet.write_row(0, 0, HEADERS[: len(cells)])
        sheet.write_row(number + 1, 0, cells)
    book.close()
    return path


def make_big(folder: Path, rows: int) -> Path:
    """Write a folder with the sample's profile and a register of so many rows; the register's path."""
    folder.mkdir(parents=True)
    for file in (VAST / "forbund.toml", *VAST.glob("*.png")):  # the logos of the profile
        shutil.copy(file, folder)
    rng = random.Random(2023)  # noqa: S311 - invented rows are no secret

    def insatser(year: int) -> Sequence[str]:
        return ("RV", "GG") if year == 2023 else ("RV", "UTR")

    return write_register(folder, (row(n, insatser, KOMMUNER, rng) for n in range(rows)))


def make_wide(folder: Path, insatser: int, kommuner: int) -> Path:
    """Write a folder of so many insatser and kommuner, a hundred rows for each of the first; its path."""
    folder.mkdir(parents=True)
    profile = (VAST / "forbund.toml").read_text(encoding="utf-8")
    head, *tables = re.split(r"^(?=\[)", profile, flags=re.MULTILINE)
    kept = [t for t in tables if not re.match(rf"\[+({'|'.join(LEFT_OUT)}|logotyp)\b", t)]
    own = [WIDE_INSATS.format(n) for n in range(insatser)] + [
        WIDE_KOMMUN.format(n) for n in range(kommuner)
    ]
    text = "".join((head, *kept, WIDE, *own))
    (folder / "forbund.toml").write_text(text, encoding="utf-8")
    rng = random.Random(60)  # noqa: S311 - invented rows are no secret
    names = [f"Kommun {n}" for n in range(kommuner)]
    rows = (
        row(100 * insats + n, lambda _, name=f"Insats {insats}": [name], names, rng)[:12]
        for insats in range(insatser)
        for n in range(100)
    )
    write_register(folder, rows)
    return folder


def with_rule(folder: Path) -> Path:
    """The folder, with the rule of disclosure that `sofrep init` gives a profile."""
    with (folder / "forbund.toml").open("a", encoding="utf-8") as profile:
        profile.write("\n[rojande]\nminsta_grupp = 5\n")
    return folder


def write_cell(path: Path, cell: str, text: str) -> None:
    """Write a cell of a workbook's first sheet."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = text
    book.save(path)


def printed_numbers(out: Path) -> int:
    """How many numbers the Word documents of a folder print."""
    texts = (
        zipfile.ZipFile(path).read("word/document.xml").decode() for path in out.glob("*.docx")
    )
    return sum(len(re.findall(r"<w:t(?: [^>]*)?>\d[\d\s,]*", text)) for text in texts)
