"""Documents that say the same thing with two values: a report, its appendix and last year's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.granska import audit
from sofrep.granskning.lasare import read_document
from support.granskade import EKONOMI, STATISTIK
from support.handlingar import MAKERS, Part, Rubrik, Tab

REPORT: list[Part] = [
    Rubrik("Årsredovisning 2021"),
    Rubrik("Året i korthet", 2),
    (
        "Stegen hade 212 deltagare och Verkstan hade 134 deltagare under året. Verksamhetens kostnader uppgick till "
        "6 140 200 kr. Årets resultat är 214 300 kr."
    ),
    Tab(
        "Antal per insats under året",
        [
            ["Insats", "Deltagare", "Kvinnor", "Män"],
            ["Stegen", "212", "118", "94"],
            ["Verkstan", "134", "61", "73"],
            ["Kompassen", "66", "42", "24"],
        ],
    ),
    Rubrik("Ekonomi", 2),
    *(part for part in EKONOMI if isinstance(part, Tab)),
]
BEFORE: list[Part] = [
    Rubrik("Statistik 2020"),
    Rubrik("Insatserna i korthet", 2),
    (
        "Under 2020 hade insatserna sammanlagt 388 deltagare (205 kvinnor och 183 män), fler än 2019 (371). Av de 121 som "
        "avslutade gick 40 till arbete eller studier, 33 %, mot 30 % under 2019."
    ),
    Tab(
        "Flerårsöversikt, kronor",
        [
            ["Post", "2020", "2019", "2018"],
            ["Verksamhetens kostnader", "6 123 200", "6 190 400", "5 887 700"],
            ["Årets resultat", "96 800", "−90 400", "124 300"],
        ],
    ),
]
DOCUMENTS = {
    "Årsredovisning 2021.docx": REPORT,
    "Bilaga Statistik 2021.pdf": STATISTIK,
    "Statistik 2020.html": BEFORE,
}
THIS, APPENDIX, LAST = DOCUMENTS
Cell = tuple[str, str, str]
ERRORS: Sequence[tuple[str, str | Cell, str]] = [
    (THIS, "Stegen hade 212", "Stegen hade 221"),
    (THIS, "Verkstan hade 134", "Verkstan hade 143"),
    (THIS, "uppgick till 6 140 200", "uppgick till 6 410 200"),
    (THIS, "resultat är 214 300", "resultat är 241 300"),
    (THIS, ("Antal", "Kompassen", "Kvinnor"), "24"),
    (THIS, ("Antal", "Verkstan", "Deltagare"), "143"),
    (APPENDIX, "Stegen hade 212", "Stegen hade 202"),
    (APPENDIX, "mot 33 % under 2020", "mot 36 % under 2020"),
    (APPENDIX, "fler än 2020 (388)", "fler än 2020 (383)"),
    (LAST, "studier, 33 %", "studier, 34 %"),
    (LAST, "sammanlagt 388 deltagare (205", "sammanlagt 398 deltagare (215"),
    (LAST, ("Flerår", "Årets resultat", "2020"), "98 600"),
    (LAST, ("Flerår", "Verksamhetens kostnader", "2019"), "6 109 400"),
]


def told(folder: Path, documents: dict[str, list[Part]]) -> tuple[Fynd, ...]:
    read = []
    for name, parts in documents.items():
        path = folder / name
        path.write_bytes(MAKERS[path.suffix[1:]](parts))
        read.append(read_document(path))
    return audit(read)


def changed(part: Part, where: str | Cell, text: str) -> Part:
    if isinstance(part, str) and isinstance(where, str):
        return part.replace(where, text)
    if isinstance(part, Tab) and isinstance(where, tuple) and part.titel.startswith(where[0]):
        column = list(part.rader[0]).index(where[2])
        rows = [
            [text if row[0] == where[1] and j == column else cell for j, cell in enumerate(row)]
            for row in part.rader
        ]
        return replace(part, rader=rows)
    return part


def test_documents_that_say_the_same_give_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, DOCUMENTS) == ()


@pytest.mark.parametrize(("name", "where", "text"), ERRORS)
def test_a_thing_that_is_said_with_two_values_is_found(
    tmp_path: Path, name: str, where: str | Cell, text: str
) -> None:
    parts = [changed(part, where, text) for part in DOCUMENTS[name]]
    assert parts != DOCUMENTS[name]
    assert told(tmp_path, {**DOCUMENTS, name: parts})


def test_a_table_that_is_wrong_all_through_a_row_is_found_by_the_same_table_elsewhere(
    tmp_path: Path,
) -> None:
    parts = [
        changed(
            changed(part, ("Antal", "Kompassen", "Deltagare"), "68"),
            ("Antal", "Kompassen", "Kvinnor"),
            "44",
        )
        for part in REPORT
    ]
    found = told(tmp_path, {**DOCUMENTS, THIS: parts})
    assert {fynd.regel for fynd in found} == {"samma-tabell"}


def test_what_is_said_of_a_name_in_other_words_is_found(tmp_path: Path) -> None:
    first = [Rubrik("Rapport 2021"), Rubrik("Stegen", 2), "Under året hade Stegen 212 deltagare."]
    second = [Rubrik("Bilaga 2021"), Rubrik("Stegen", 2), "Stegen hade 221 deltagare i år."]
    same = [Rubrik("Bilaga 2021"), Rubrik("Stegen", 2), "Stegen hade 212 deltagare i år."]
    assert told(tmp_path, {"Rapport 2021.docx": first, "Bilaga 2021.html": second})
    assert told(tmp_path, {"Rapport 2021.docx": first, "Bilaga 2021.html": same}) == ()
