"""The economy workbook of 2023, as published, and an organisation of invented initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from vast.sample.books import save
from verktyg.published import read_csv
from verktyg.workbook import Cell, Column, Table

NBSP = "\N{NO-BREAK SPACE}"
AMOUNT = 16
POST = Column("Post", 48)
NOTE = Column("Not", 6)
CODE = Column("Kod", 16)
YEARS = (Column("2023", AMOUNT), Column("2022", AMOUNT))

CODES = {
    "Resultaträkning": {
        "Verksamhetens intäkter": "intakter",
        "Verksamhetens kostnader": "kostnader",
        "Avskrivningar": "avskrivn",
        "Finansiella intäkter": "fin-int",
        "Finansiella kostnader": "fin-kost",
        "Årets resultat": "resultat",
    },
    "Balansräkning": {
        "Maskiner och inventarier": "tillgang",
        "Fordringar": "tillgang",
        "Kassa och bank": "kassa",
        "Summa tillgångar": "summa-tillg",
        "Eget kapital vid årets början": "ek-in",
        "Årets resultat": "ek-res",
        "Summa eget kapital": "ek-ut",
        "Kortfristiga skulder": "skuld",
        "Summa eget kapital och skulder": "summa-ek-sk",
    },
    "Kassaflödesanalys": {
        "Årets resultat": "kf-resultat",
        "Justering för ej likviditetspåverkande poster": "kf-post",
        "Förändring kortfristiga fordringar": "kf-post",
        "Förändring kortfristiga skulder": "kf-post",
        "Årets kassaflöde": "kf-arets",
        "Likvida medel vid årets början": "likv-in",
        "Likvida medel vid årets slut": "likv-ut",
    },
    "Balanskravsresultat": {"Årets balanskravsresultat": "balanskrav"},
    "Flerårsöversikt": {
        "Medlemsbidrag helår": "medlemsbidrag",
        "Elstöd": "ovr-int",
        "ESF-medel": "ovr-int",
        "Öresutjämning": "ovr-int",
        "Verksamhetens kostnader": "kostnader",
        "Årets resultat": "resultat",
        "Eget kapital vid årets slut": "ek-ut",
        "Antal anställda": "anstallda",
    },
}
HEADINGS = {
    "Maskiner och inventarier": "Tillgångar",
    "Eget kapital vid årets början": "Eget kapital",
}
GRANTS = {
    "Driftbidrag från staten": "bidrag-stat",
    "Driftbidrag Västra Götalandsregionen": "bidrag-region",
}
INTERIM = {
    "netto": (-8214356, -13100000, -6012480),
    "bidrag": (8830287, 13150000, 6859851),
    "resultat": (615931, 50000, 847371),
    "ek-ut": (3732789, 3166858, 2830698),
}
"""January to August, the forecast then and last year's same months: all invented."""
WRITTEN_OFF = ["Ackumulerade avskrivningar", None, None, -361640, -361640]
NO_ADJUSTMENTS = ("9 Justeringar", "Det finns inga poster som behöver justeras.")

ORGANISATION_COLUMNS = (
    Column("Organ", 18),
    Column("Namn", 14),
    Column("Roll", 30),
    Column("Part", 34),
    Column("Ersättare för", 16),
)
ORGANISATION: tuple[tuple[str | None, ...], ...] = (
    ("Styrelse", "A. B.", "Ordförande", "Uddevalla kommun", None),
    ("Styrelse", "C. D.", "Vice ordförande", "Västra Götalandsregionen", None),
    ("Styrelse", "E. F.", "Ledamot", "Arbetsförmedlingen", None),
    ("Styrelse", "G. H.", "Ledamot", "Försäkringskassan", None),
    ("Styrelse", "I. J.", "Ledamot", "Lysekils kommun", None),
    ("Styrelse", "K. L.", "Ledamot", "Tanums kommun", None),
    ("Styrelse", "M. N.", "Ersättare", "Orusts kommun", "A. B."),
    ("Styrelse", "O. P.", "Ersättare", "Västra Götalandsregionen", "C. D."),
    ("Revisorer", "Q. R.", "Förtroendevald revisor", "Kommunerna", None),
    ("Revisorer", "S. T.", "Revisor för staten", "Staten", None),
    ("Beredningsgrupp", "U. V.", "Enhetschef", "Försäkringskassan", None),
    ("Beredningsgrupp", "X. Y.", "Socialchef", "Munkedals kommun", None),
    ("Beredningsgrupp", "Z. Å.", "Verksamhetschef", "Västra Götalandsregionen", None),
    ("Kansli", "Ä. Ö.", "Förbundschef", None, None),
    ("Kansli", "B. A.", "Administratör", None, None),
)


def write_economy(folder: Path, facit: Path) -> None:
    """Write the two workbooks of 2023; `facit` holds the published tables."""
    published = read_csv(facit / "vast_ekonomi_2023.csv")
    tables = [
        *(_statement(published, name) for name in ("Resultaträkning", "Balansräkning")),
        _as_text(_statement(published, "Kassaflödesanalys")),
        _notes(published),
        _budget(published),
        _overview(read_csv(facit / "vast_flerarsoversikt.csv")),
        _balance_requirement(published),
        _use(read_csv(facit / "vast_statistik.csv")),
    ]
    save(folder / "2023" / "Ekonomi 2023.xlsx", tables)
    rows = [list(row) for row in ORGANISATION]
    organisation = Table("Organisation", ORGANISATION_COLUMNS, rows, "Organisation 2023")
    save(folder / "2023" / "Organisation 2023.xlsx", [organisation])


def _number(text: str) -> int | None:
    return int(text) if text else None


def _statement(published: Sequence[dict[str, str]], name: str) -> Table:
    rows: list[list[Cell]] = []
    for row in published:
        if row["rapport"] != name:
            continue
        post = row["post"]
        if post in HEADINGS:
            rows.append([HEADINGS[post], None, None, None, None])
        note = int(row["not"]) if row["not"] else None
        amounts = [_number(row["2023"]), _number(row["2022"])]
        rows.append([post, note, CODES[name][post], *amounts])
    return Table(name, (POST, NOTE, CODE, *YEARS), rows, f"{name} (kronor)")


def _as_text(table: Table) -> Table:
    """Last year's amounts as they come when they are copied from a document."""
    rows = [[*row[:-1], f"{row[-1]:,}".replace(",", NBSP).replace("-", "−")] for row in table.rows]
    return Table(table.title, table.columns, rows, table.heading)


def _notes(published: Sequence[dict[str, str]]) -> Table:
    rows: list[list[Cell]] = []
    before = ""
    for row in published:
        found = re.fullmatch(r"Not (\d+) (.*)", row["rapport"])
        if not found:
            continue
        note = f"{found[1]} {found[2]}"
        rows.append(
            [
                note if note != before else None,
                row["post"],
                _grant(row["post"]),
                _number(row["2023"]),
                _number(row["2022"]),
            ]
        )
        before = note
        if row["post"] == "Nyanskaffningar":
            rows.append([None, WRITTEN_OFF[0], *WRITTEN_OFF[2:]])
    rows.append([*NO_ADJUSTMENTS, None, None, None])
    columns = (Column("Not", 26), POST, CODE, *YEARS)
    return Table("Noter", columns, rows, "Noter (kronor)")


def _grant(post: str) -> str | None:
    return GRANTS.get(post) or ("bidrag-kommun" if post.startswith("Driftbidrag ") else None)


def _budget(published: Sequence[dict[str, str]]) -> Table:
    """Outcome, budget and last year, and then the columns of the delårsrapport.

    The outcome of the last two posts is that of the statements.
    """
    of_budget = {row["post"]: row for row in published if row["rapport"] == "Driftsredovisning"}
    of_balance = {row["post"]: row for row in published if row["rapport"] == "Balansräkning"}
    rows: list[list[Cell]] = []
    for post, code, outcome in (
        ("Nettokostnad", "netto", None),
        ("Medlemsbidrag och övriga bidrag", "bidrag", None),
        ("Resultat", "resultat", of_balance["Årets resultat"]),
        ("Utgående eget kapital", "ek-ut", of_balance["Summa eget kapital"]),
    ):
        actual = outcome or of_budget[f"{post}, utfall"]
        budget = of_budget[f"{post}, budget"]["2023"]
        amounts = (_number(actual["2023"]), _number(budget), _number(actual["2022"]))
        rows.append([post, code, *amounts, *INTERIM[code]])
    names = ("Utfall 2023", "Budget 2023", "2022")
    names = (*names, "Jan-aug 2023", "Prognos jan-aug 2023", "Jan-aug 2022")
    columns = (POST, CODE, *(Column(name, AMOUNT) for name in names))
    return Table("Driftsredovisning", columns, rows, "Driftsredovisning (kronor)")


def _overview(published: Sequence[dict[str, str]]) -> Table:
    years = [name for name in published[0] if name.isdecimal()]
    codes = CODES["Flerårsöversikt"]
    rows: list[list[Cell]] = [
        [row["post"], codes[row["post"]], *(_number(row[year]) for year in years)]
        for row in published
    ]
    columns = (POST, CODE, *(Column(year, AMOUNT) for year in years))
    return Table("Flerårsöversikt", columns, rows, "Fem år i sammandrag (kronor)")


def _balance_requirement(published: Sequence[dict[str, str]]) -> Table:
    rows: list[list[Cell]] = []
    for row in published:
        if row["rapport"] == "Balanskravsresultat":
            amounts = [_number(row["2023"]), _number(row["2022"])]
            rows.append(["Årets resultat enligt resultaträkningen", "resultat", *amounts])
            rows.append([row["post"], "balanskrav", *amounts])
    return Table("Balanskrav", (POST, CODE, *YEARS), rows, "Balanskravsutredning (kronor)")


def _use(published: Sequence[dict[str, str]]) -> Table:
    return Table("Användning", (POST, Column("Andel 2023 (%)", AMOUNT)), list(_shares(published)))


def _shares(published: Sequence[dict[str, str]]) -> Iterator[list[Cell]]:
    for row in published:
        if row["avsnitt"] == "Fördelning av insatta medel":
            yield [row["uppgift"][:1].upper() + row["uppgift"][1:], int(row["värde"])]
