"""Tables of many makes: as they are they give nothing, and a number that is changed in one is found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sofrep.granskning.fynd import Fynd
from sofrep.granskning.granska import audit
from sofrep.granskning.lasare import read_document
from support.handlingar import MAKERS, Rows, Rubrik, Tab

TABLES: Sequence[
    tuple[str, Rows, Sequence[tuple[int, int, str]]]
] = [  # (titel, rows, list of (row, col, new)), over
    (
        "Deltagare",
        [
            ["Insats", "Kv", "M", "Tot"],
            ["A", "12", "8", "20"],
            ["B", "30", "25", "55"],
            ["C", "7", "9", "16"],
        ],
        [(2, 1, "31"), (3, 3, "17")],
    ),
    (
        "Deltagare",
        [
            ["Kön", "Stegen", "Verkstan"],
            ["Kvinnor", "118", "61"],
            ["Män", "94", "73"],
            ["Totalt", "212", "134"],
        ],
        [(3, 1, "221"), (1, 2, "62")],
    ),
    (
        "Deltagare",
        [
            ["Kön", "Antal", "Andel"],
            ["Kvinna", "118", "56 %"],
            ["Man", "94", "44 %"],
            ["Total", "212", "100 %"],
        ],
        [(1, 2, "65 %"), (2, 1, "49")],
    ),
    (
        "Utfall",
        [
            ["Post", "Budget", "Utfall", "Budgetavvikelse"],
            ["Personal", "5 000", "4 800", "200"],
            ["Lokal", "600", "610", "-10"],
            ["Övrigt", "400", "390", "10"],
            ["Totalt", "6 000", "5 800", "200"],
        ],
        [(1, 3, "300"), (4, 2, "5 900"), (2, 3, "10")],
    ),
    (
        "Sysselsättning efter avslut",
        [
            ["", "2021", "2022"],
            ["Arbete", "17 (20 %)", "21 (22 %)"],
            ["Studier", "10 (12 %)", "12 (13 %)"],
            ["Annat", "59 (69 %)", "63 (66 %)"],
            ["Totalt", "86 (100 %)", "96 (100 %)"],
        ],
        [(1, 1, "17 (30 %)"), (2, 2, "22 (13 %)"), (4, 1, "87 (100 %)")],
    ),
    (
        "Ansökningar per månad",
        [
            ["Månad", "Antal"],
            ["Januari", "20"],
            ["Februari", "22"],
            ["Mars", "25"],
            ["April", "19"],
            ["Summa", "86"],
        ],
        [(5, 1, "96"), (2, 1, "32")],
    ),
    (
        "Deltagare",
        [
            ["Insats", "Totalt", "Kvinnor", "Andel kvinnor"],
            ["Stegen", "212", "118", "56 %"],
            ["Verkstan", "134", "61", "46 %"],
            ["Kompassen", "66", "42", "64 %"],
        ],
        [(1, 3, "65 %"), (3, 3, "46 %")],
    ),
    (
        "Mål 2021",
        [
            ["Mål", "Målvärde", "Resultat", "Måluppfyllelse"],
            ["Nya deltagare", "minst 233", "389", "Uppfyllt"],
            ["Andel till arbete", "minst 35 %", "27 %", "Inte uppfyllt"],
            ["Andel nöjda", "minst 75 %", "96 %", "Uppfyllt"],
        ],
        [(2, 2, "72 %"), (1, 2, "183")],
    ),
    (
        "Totalt antal deltagare",
        [
            ["Insats", "2019", "2020", "2021"],
            ["Samtliga", "388", "400", "412"],
            ["varav Stegen", "190", "205", "212"],
            ["varav Verkstan", "120", "130", "134"],
            ["varav Kompassen", "78", "65", "66"],
        ],
        [(1, 1, "398"), (3, 2, "103")],
    ),
    (
        "Intäkter, tkr",
        [
            ["Källa", "2020", "2021"],
            ["Medlemsbidrag", "6 200,0", "6 300,0"],
            ["Övrigt", "20,0", "54,5"],
            ["Summa intäkter", "6 220,0", "6 354,5"],
        ],
        [(3, 2, "6 345,5"), (2, 1, "30,0")],
    ),
    (
        "Enkätsvar",
        [
            ["Fråga", "Ja", "Nej", "Vet ej"],
            ["Har stödet hjälpt?", "80 %", "12 %", "8 %"],
            ["Skulle du rekommendera?", "85 %", "10 %", "5 %"],
            ["Fick du svar?", "70 %", "20 %", "10 %"],
            ["Var det lätt?", "60 %", "25 %", "15 %"],
        ],
        [(2, 1, "58 %"), (4, 2, "52 %")],
    ),
    (
        "Åldersfördelning",
        [
            ["Ålder", "Kvinnor", "Män", "Totalt"],
            ["–24 år", "15", "19", "34"],
            ["25–29 år", "14", "9", "23"],
            ["30– år", "101", "96", "197"],
            ["Summa", "130", "124", "254"],
        ],
        [(1, 3, "43"), (4, 1, "131"), (3, 2, "95")],
    ),
    (
        "Bidrag",
        [
            ["Medlem", "Kronor", "Andel"],
            ["Staten", "3150000", "50,0 %"],
            ["Regionen", "1575000", "25,0 %"],
            ["Kommunerna", "1575000", "25,0 %"],
            ["Summa", "6300000", "100,0 %"],
        ],
        [(1, 2, "55,0 %"), (4, 1, "6400000")],
    ),
    (
        "Deltagare per grupp",
        [
            ["Grupp", "Start", "Fullföljt", "Avbrott"],
            ["Våren", "32", "27", "5"],
            ["Sommaren", "18", "15", "3"],
            ["Hösten", "41", "33", "8"],
        ],
        [(1, 2, "29"), (3, 3, "18")],
    ),
    (
        "Svarsfrekvens",
        [
            ["Grupp", "Skickade", "Besvarade", "Andel svar"],
            ["Deltagare", "92", "74", "80 %"],
            ["Chefer", "40", "25", "63 %"],
        ],
        [(1, 3, "84 %"), (2, 2, "35")],
    ),
    (
        "Sammanställning av deltagare 2021",
        [
            ["Insats", "Totalt antal", "Andel kvinnor", "Andel män", "Nya", "Avslutade"],
            ["ADRIAN", "15", "87 %", "13 %", "8", "3"],
            ["Slussen", "108", "37 %", "63 %", "59", "59"],
            ["Summa", "123", "", "", "67", "62"],
        ],
        [(1, 2, "78 %"), (3, 1, "132"), (3, 4, "76")],
    ),
    (
        "Resultaträkning (kr)",
        [
            ["", "Not", "2021", "2020"],
            ["Medlemsavgifter", "1", "6 300 000", "6 200 000"],
            ["Bidrag", "", "54 500", "20 000"],
            ["Summa intäkter", "", "6 354 500", "6 220 000"],
            ["Personalkostnader", "2", "-4 802 600", "-4 795 000"],
            ["Övriga kostnader", "", "-1 337 600", "-1 328 200"],
            ["Summa kostnader", "", "-6 140 200", "-6 123 200"],
            ["Årets resultat", "", "214 300", "96 800"],
        ],
        [(3, 2, "6 345 500"), (6, 3, "-6 132 200"), (7, 2, "241 300"), (4, 2, "-4 082 600")],
    ),
    (
        "Balansräkning",
        [
            ["Tillgångar", "2021-12-31", "2020-12-31"],
            ["Kundfordringar", "402 100", "310 900"],
            ["Bank", "1 960 700", "1 720 500"],
            ["SUMMA TILLGÅNGAR", "2 362 800", "2 031 400"],
            ["Eget kapital", "1 482 600", "1 268 300"],
            ["Skulder", "880 200", "763 100"],
            ["SUMMA EGET KAPITAL OCH SKULDER", "2 362 800", "2 031 400"],
        ],
        [(3, 1, "2 326 800"), (5, 2, "736 100"), (6, 1, "2 382 600")],
    ),
    (
        "Könsuppdelad statistik",
        [
            ["", "Kvinnor antal", "Kvinnor %", "Män antal", "Män %", "Totalt"],
            ["Arbete", "28", "28", "26", "27", "54"],
            ["Studier", "9", "9", "9", "9", "18"],
            ["Övrigt", "64", "63", "62", "64", "126"],
            ["Summa", "101", "100", "97", "100", "198"],
        ],
        [(1, 5, "45"), (2, 1, "8"), (3, 4, "46"), (4, 5, "189")],
    ),
    (
        "Deltagare per kommun",
        [
            ["Kommun", "2019", "2020", "2021", "Förändring 2020–2021"],
            ["Ekby", "30", "34", "41", "7"],
            ["Granvik", "22", "27", "25", "−2"],
            ["Lillsjö", "18", "16", "19", "3"],
            ["Totalt", "70", "77", "85", "8"],
        ],
        [(1, 4, "9"), (4, 3, "95"), (4, 4, "18")],
    ),
    (
        "Budget och utfall, tkr",
        [
            ["Verksamhet", "Budget 2021", "Utfall 2021", "Avvikelse tkr", "Avvikelse %"],
            ["Insatser", "4 500", "4 360", "140", "3,1 %"],
            ["Kansli", "1 000", "1 044", "-44", "-4,4 %"],
            ["Övrigt", "800", "737", "63", "7,9 %"],
            ["Totalt", "6 300", "6 141", "159", "2,5 %"],
        ],
        [(1, 3, "410"), (3, 4, "9,7 %"), (4, 2, "6 114")],
    ),
    (
        "Enkätresultat",
        [
            ["Påstående", "Stämmer helt", "Stämmer delvis", "Stämmer inte", "Antal svar"],
            ["Jag har fått stöd", "60 %", "30 %", "10 %", "40"],
            ["Jag är nöjd", "65 %", "25 %", "10 %", "40"],
            ["Jag är närmare arbete", "45 %", "35 %", "20 %", "40"],
        ],
        [(1, 1, "70 %"), (3, 2, "55 %")],
    ),
    (
        "Avslutade deltagare",
        [
            ["Avslutsorsak", "K", "M", "Totalt"],
            ["Arbete", "20", "21", "41"],
            ["Studier", "9", "8", "17"],
            ["Sjukdom", "24", "21", "45"],
            ["Annat", "48", "47", "95"],
            ["Totalt", "101", "97", "198"],
        ],
        [(1, 3, "14"), (5, 1, "110"), (4, 2, "74")],
    ),
    (
        "Intäkter per år",
        [
            ["År", "Medlemsavgift", "Övrigt", "Totalt"],
            ["2019", "6 100", "0", "6 100"],
            ["2020", "6 200", "20", "6 220"],
            ["2021", "6 300", "54", "6 354"],
        ],
        [(2, 3, "6 202"), (3, 1, "6 030")],
    ),
]
"""Title, rows, and what is changed: row, column, what stands there instead."""
RIGHT: Sequence[tuple[str, Rows]] = [
    (
        "Nyckeltal",
        [
            ["Nyckeltal", "2020", "2021"],
            ["Deltagare", "388", "412"],
            ["Kostnad per deltagare, kr", "15 781", "14 903"],
            ["Soliditet, %", "62", "63"],
            ["Antal möten", "12", "10"],
        ],
    ),
    (
        "Personal",
        [
            ["Roll", "Tjänster", "Personer"],
            ["Vägledare", "4,5", "6"],
            ["Samordnare", "1,0", "1"],
            ["Administratör", "0,5", "1"],
            ["Summa", "6,0", "8"],
        ],
    ),
    (
        "Närvaro",
        [
            ["Ledamot", "Möten", "Andel"],
            ["Ordförande", "6", "100 %"],
            ["Ledamot", "5", "83 %"],
            ["Ersättare", "3", "50 %"],
        ],
    ),
    (
        "Jämförelse med riket",
        [
            ["Fråga", "Förbundet", "Riket"],
            ["Fråga 1", "96 %", "90 %"],
            ["Fråga 2", "73 %", "75 %"],
            ["Fråga 3", "79 %", "83 %"],
        ],
    ),
    (
        "Kurser",
        [
            ["Kurs", "Datum", "Plats", "Deltagare"],
            ["MI", "2021-03-12", "Ekby", "21"],
            ["BIP", "2021-09-17", "Granvik", "30"],
            ["Totalt", "", "", "51"],
        ],
    ),
    (
        "Utveckling",
        [
            ["År", "Nya", "Avslutade"],
            ["2018", "201", "190"],
            ["2019", "215", "202"],
            ["2020", "198", "210"],
            ["2021", "237", "146"],
        ],
    ),
    (
        "Insatser",
        [
            ["Insats", "Deltagare", "Unika personer"],
            ["Stegen", "212", "205"],
            ["Verkstan", "134", "130"],
            ["Totalt", "346", "311"],
        ],
    ),
    (
        "Handlingsplan",
        [
            ["Nr", "Aktivitet", "Ansvarig", "Klart"],
            ["1", "Enkät", "Kansliet", "2021-03-31"],
            ["2", "Dialog", "Styrelsen", "2021-06-30"],
            ["3", "Plan", "Kansliet", "2021-12-15"],
        ],
    ),
    (
        "Mötesdatum",
        [
            ["Månad", "Dag", "Tid"],
            ["Mars", "12", "13.00"],
            ["Juni", "4", "9.00"],
            ["September", "17", "13.00"],
        ],
    ),
    (
        "Medelvärden",
        [
            ["Fråga", "2019", "2020", "2021"],
            ["Nöjdhet (1–5)", "4,1", "4,2", "4,3"],
            ["Stöd (1–5)", "3,9", "4,0", "4,2"],
            ["Samtliga frågor", "4,0", "4,1", "4,3"],
        ],
    ),
    (
        "Deltagare i flera insatser",
        [
            ["Insats", "Deltagare"],
            ["Stegen", "212"],
            ["Verkstan", "134"],
            ["Unika deltagare totalt", "311"],
        ],
    ),
    (
        "Andel kvinnor",
        [
            ["Insats", "2020", "2021"],
            ["Stegen", "54 %", "56 %"],
            ["Verkstan", "47 %", "46 %"],
            ["Alla", "52 %", "53 %"],
        ],
    ),
    (
        "Resultat per insats",
        [
            ["Insats", "Avslutade", "Till arbete", "Till studier"],
            ["Stegen", "86", "29", "10"],
            ["Verkstan", "39", "14", "6"],
            ["Kompassen", "21", "7", "3"],
        ],
    ),
    (
        "Fördelning av kostnad",
        [
            ["Post", "Belopp, kr", "Andel av totalen"],
            ["Personal", "4 802 600", "78 %"],
            ["Lokaler", "612 300", "10 %"],
            ["Övrigt", "725 300", "12 %"],
            ["Totalt", "6 140 200", "100 %"],
        ],
    ),
    (
        "Beviljade medel",
        [
            ["År", "Sökt", "Beviljat"],
            ["2019", "7 000", "6 100"],
            ["2020", "6 900", "6 200"],
            ["2021", "6 800", "6 300"],
        ],
    ),
]
"""Tables whose numbers say little of each other."""
FORMS = tuple(MAKERS)


def told(folder: Path, form: str, titel: str, rows: Rows) -> tuple[Fynd, ...]:
    path = folder / f"Rapport 2021.{form}"
    path.write_bytes(MAKERS[form]([Rubrik("Rapport 2021"), Tab(titel, rows)]))
    return audit([read_document(path)])


@pytest.mark.parametrize("form", FORMS)
def test_a_table_in_which_all_holds_gives_nothing(tmp_path: Path, form: str) -> None:
    for titel, rows in [*((titel, rows) for titel, rows, _ in TABLES), *RIGHT]:
        assert told(tmp_path, form, titel, rows) == (), titel


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_a_number_that_does_not_hold_is_found(tmp_path: Path, number: int) -> None:
    titel, rows, changes = TABLES[number]
    for i, j, text in changes:
        changed = [
            [text if (a, b) == (i, j) else cell for b, cell in enumerate(row)]
            for a, row in enumerate(rows)
        ]
        assert told(tmp_path, FORMS[number % len(FORMS)], titel, changed), (titel, text)
