"""Makes a förbund's folder whose register has many rows: ``big_register.py FOLDER [ROWS]``."""

from __future__ import annotations

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"
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


def row(number: int, rng: random.Random) -> tuple[object, ...]:
    """One invented enrolment."""
    start = date(2020, 1, 1) + timedelta(days=rng.randrange(1400))
    ended = rng.random() < 0.8
    answered = ended and rng.random() < 0.5
    return (
        rng.choice(("RV", "GG") if start.year == 2023 else ("RV", "UTR")),
        f"N-{number}",
        rng.choice(("K", "M", "Kvinna", "Man")),
        rng.randrange(1958, 2002),
        rng.choice(KOMMUNER),
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


def make(folder: Path, rows: int = 100_000) -> Path:
    """Write the folder and return the register's path."""
    (folder / "register").mkdir(parents=True)
    (folder / "2023").mkdir()
    for file in (SAMPLE / "forbund.toml", *SAMPLE.glob("*.png")):  # the logos of the profile
        shutil.copy(file, folder)
    path = folder / "register" / "Register.xlsx"
    rng = random.Random(2023)  # noqa: S311 - invented rows are no secret
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Register")
    sheet.write_row(0, 0, HEADERS)
    for number in range(rows):
        sheet.write_row(number + 1, 0, row(number, rng))
    book.close()
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(text) for text in sys.argv[2:]))
