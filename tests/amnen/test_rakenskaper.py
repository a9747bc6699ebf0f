"""The tables of the economy and the organisation: statements, notes, bodies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.ekonomi.avsnitt import notavsnitt as noter
from sofrep.amnen.ekonomi.avsnitt.rakenskaper import statement
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.organisation import avsnitt as organisation
from sofrep.domain.ekonomi import Ledamot
from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport
from sofrep.domain.problem import Place
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Platshallare, Tabell, Tal
from support.ekonomi import BOOK, Rows, changed, read_book
from support.workbooks import example_forbund

YEAR = Period.of_year(2023)
NBSP = "\u00a0"


def read(folder: Path, sheets: Mapping[str, Rows] = BOOK) -> BilagaUnderlag:
    underlag, forbund = read_book(folder, sheets), example_forbund()
    assert not [p for p in underlag.problems if p.is_error]
    return BilagaUnderlag(
        forbund=forbund,
        period=YEAR,
        figures=FigureSet(compute(underlag, forbund, YEAR).values()),
        fraser=phrases_of(forbund),
        ekonomi=underlag.economy,
    )


def table(underlag: BilagaUnderlag, rapport: Rapport) -> Tabell:
    shown = statement(underlag, rapport).tabell
    assert shown is not None
    return shown


def printed(tabell: Tabell, label: str) -> list[str]:
    return [str(c) for rad in tabell.rader if rad.etikett == label for c in rad.celler]


def test_posts_stand_in_the_order_and_wording_of_the_sheet_with_last_year_beside(tmp_path) -> None:
    shown = table(read(tmp_path), Rapport.RESULTAT)
    assert shown.kolumner == ("Post", "Not", "2023", "2022")
    assert [rad.etikett for rad in shown.rader] == [
        "Intäkter",
        "Kostnader",
        "Verksamhetens resultat",
        "Ränta",
        "Resultat efter finansiella poster",
        "Årets resultat",
    ]
    assert printed(shown, "Intäkter") == ["1", f"1{NBSP}000{NBSP}000", f"900{NBSP}000"]


def test_a_negative_amount_has_a_real_minus_and_zero_prints_0(tmp_path) -> None:
    shown = table(read(tmp_path), Rapport.RESULTAT)
    assert printed(shown, "Kostnader")[1] == f"−700{NBSP}000"
    assert printed(shown, "Ränta")[1:] == ["500", "0"]


def test_an_empty_cell_prints_nothing(tmp_path) -> None:
    shown = table(read(tmp_path, changed("Resultaträkning", (5, 5), None)), Rapport.RESULTAT)
    assert printed(shown, "Ränta")[1:] == ["500", ""]


def test_sums_are_marked_and_a_row_without_amounts_is_a_heading(tmp_path) -> None:
    rows = [*BOOK["Balansräkning"]]
    rows.insert(1, ["Tillgångar", None, None, None, None])
    shown = table(read(tmp_path, {**BOOK, "Balansräkning": rows}), Rapport.BALANS)
    assert [rad.etikett for rad in shown.rader if rad.rubrik] == ["Tillgångar"]
    assert [rad.etikett for rad in shown.rader if rad.summa] == [
        "Summa tillgångar",
        "Utgående",
        "Summa",
    ]


def test_the_deviation_is_computed_beside_the_budget_and_the_forecast(tmp_path) -> None:
    shown = table(read(tmp_path), Rapport.DRIFT)
    assert shown.kolumner == (
        "Post",
        "Utfall 2023",
        "Budget 2023",
        "Avvikelse",
        "Prognos 2023",
        "Prognosens avvikelse",
    )
    amounts = [c.varde for c in shown.rader[0].celler if isinstance(c, Tal)]
    assert amounts == [-699500, -900000, 200500, -800000, 100000]


def test_a_missing_statement_is_a_placeholder_that_names_its_sheet(tmp_path) -> None:
    underlag = read(tmp_path, {k: v for k, v in BOOK.items() if k != "Balansräkning"})
    shown = statement(underlag, Rapport.BALANS)
    assert shown.tabell is None
    assert isinstance(shown.saknas, Platshallare)
    assert "Balansräkning saknas" in shown.saknas.text


def test_a_note_without_a_stated_sum_gets_one_and_a_single_row_needs_none(tmp_path) -> None:
    rows = [row for row in BOOK["Noter"] if row[2] != "not-summa"]
    shown = noter.make(read(tmp_path / "a", {**BOOK, "Noter": rows}))[0]
    assert (shown.nummer, shown.namn) == (1, "Intäkter")
    assert shown.tabell is not None
    assert printed(shown.tabell, "Summa") == [f"1{NBSP}000{NBSP}000", f"900{NBSP}000"]
    single = noter.make(read(tmp_path / "b", {**BOOK, "Noter": rows[:2]}))[0]
    assert single.tabell is not None
    assert [rad.etikett for rad in single.tabell.rader] == ["Staten"]


def test_a_note_of_words_is_printed_as_sentences(tmp_path) -> None:
    rows = [*BOOK["Noter"], ["2 Tvister", "Det finns inga tvister.", None, None, None]]
    shown = noter.make(read(tmp_path, {**BOOK, "Noter": rows}))[1]
    assert (shown.namn, shown.tabell, shown.stycken) == (
        "Tvister",
        None,
        ("Det finns inga tvister.",),
    )


def test_a_note_that_nobody_has_written_is_a_placeholder(tmp_path) -> None:
    shown = noter.make(read(tmp_path, changed("Resultaträkning", (3, 2), 7)))
    assert [(note.nummer, note.namn) for note in shown] == [(1, "Intäkter"), (7, "Kostnader")]
    assert isinstance(shown[1].saknas, Platshallare)


def test_the_principles_are_note_1_unless_the_office_has_one(tmp_path) -> None:
    assert noter.first_free(noter.make(read(tmp_path))) == 0
    assert noter.first_free(()) == 1


def who(organ: str, namn: str, roll: str = "", part_: str = "", ersattare: str = "") -> Ledamot:
    return Ledamot(
        year=2023,
        organ=organ,
        namn=namn,
        roll=roll,
        part=part_,
        ersattare_for=ersattare,
        place=Place("2023/organisation.xlsx"),
    )


LEDAMOTER = (
    who("Styrelse", "A. B.", "Ordförande", "Älv"),
    who("Styrelse", "C. D.", "Ersättare", "Älv"),
    who("Styrelse", "E. F.", "", "Vik", "A. B."),
    who("Styrelse", "", "Ledamot för regionen"),
    who("Kansli", "G. H.", "Förbundschef"),
)


def test_each_body_has_a_table_without_the_columns_that_nobody_fills() -> None:
    underlag = BilagaUnderlag(
        forbund=example_forbund(),
        period=YEAR,
        figures=FigureSet(()),
        fraser=phrases_of(example_forbund()),
        organisation=LEDAMOTER,
    )
    styrelse, kansli = organisation.bodies(underlag)
    assert styrelse.tabell.kolumner == ("Namn", "Uppdrag", "Part", "Ersättare för")
    assert kansli.tabell.kolumner == ("Namn", "Uppdrag")
    assert styrelse.tabell.rader[3].etikett == "–"


def test_those_who_stand_in_for_others_do_not_sign() -> None:
    underlag = BilagaUnderlag(
        forbund=example_forbund(),
        period=YEAR,
        figures=FigureSet(()),
        fraser=phrases_of(example_forbund()),
        organisation=LEDAMOTER,
    )
    signing = organisation.signatories(underlag)
    assert [(s.namn, s.uppdrag) for s in signing] == [
        ("A. B.", "Ordförande, Älv"),
        ("Ledamot för regionen", "Ledamot för regionen"),
    ]


STATEMENTS: Mapping[str, Rows] = {
    "Resultaträkning": [
        ["Post", "Not", "Kod", "2023", "2022"],
        ["Intäkter", None, "intakter", 1000, 900],
        ["Kostnader", None, "kostnader", -700, -800],
        ["Ränta", None, "fin-int", 5, 30],
        ["Årets resultat", None, "resultat", 305, 100],  # the posts of 2022 miss it by 30
    ],
    "Balansräkning": [
        ["Post", "Not", "Kod", "2023", "2022"],
        ["Inventarier", None, "anl-tillgang", 0, 10],
        ["Fordringar", None, "oms-tillgang", 200, 90],
        ["Bank", None, "kassa", 600, 300],
        ["Summa tillgångar", None, "summa-tillg", 800, 400],
        ["Utgående", None, "ek-ut", 550, 250],
        ["Lån", None, "skuld", 50, 50],
        ["Kortfristiga skulder", None, "skuld", 200, 100],
        ["Summa", None, "summa-ek-sk", 800, 400],
    ],
    "Kassaflödesanalys": [
        ["Post", "Not", "Kod", "2023", "2022"],
        ["Årets resultat", None, "kf-resultat", 305, 100],
        ["Avskrivningar", None, "kf-just", 10, 0],
        ["Fordringar", None, "kf-rorelse", -110, -20],
        ["Skulder", None, "kf-rorelse", 100, 0],
        ["Årets kassaflöde", None, "kf-arets", 305, 80],
    ],
    "Noter": [
        ["Not", "Post", "Kod", "2023", "2022"],
        ["5 Inventarier", "Ingående anskaffningsvärde", "anl-in", 100, 100],
        [None, "Nyanskaffningar", "anl-ny", 0, 0],
        [None, "Ingående avskrivningar", "avskr-in", -90, -80],
        [None, "Årets avskrivningar", "avskr-ar", -10, -10],
    ],
    "Balanskrav": [
        ["Post", "Kod", "2023", "2022"],
        ["Årets resultat", "resultat", 305, 100],
        ["Realisationsvinster", "krav-just", -5, 0],
        ["Reservering", "krav-rur", -100, 0],
        ["Årets balanskravsresultat", "balanskrav", 200, 100],
    ],
}
SUBTOTALS = [
    (Rapport.RESULTAT, "Verksamhetens resultat", ["300", "–"]),
    (Rapport.RESULTAT, "Resultat efter finansiella poster", ["305", "100"]),
    (Rapport.BALANS, "Summa anläggningstillgångar", ["0", "10"]),
    (Rapport.BALANS, "Summa omsättningstillgångar", ["800", "390"]),
    (Rapport.BALANS, "Summa skulder", ["250", "150"]),
    (
        Rapport.KASSAFLODE,
        "Medel från verksamheten före förändring av rörelsekapital",
        ["315", "100"],
    ),
    (Rapport.KASSAFLODE, "Förändring av rörelsekapital", ["−10", "−20"]),
    (Rapport.KASSAFLODE, "Kassaflöde från den löpande verksamheten", ["305", "80"]),
    (Rapport.BALANSKRAV, "Årets resultat efter balanskravsjusteringar", ["300", "100"]),
]


@pytest.mark.parametrize(("rapport", "label", "amounts"), SUBTOTALS, ids=lambda x: str(x)[:30])
def test_a_subtotal_that_is_not_entered_is_counted_where_there_is_no_doubt(
    tmp_path, rapport: Rapport, label: str, amounts: list[str]
) -> None:
    shown = table(read(tmp_path, STATEMENTS), rapport)
    assert printed(shown, label)[-2:] == amounts


def test_a_subtotal_in_doubt_is_a_dash_that_says_so_and_one_of_no_posts_is_blank(tmp_path) -> None:
    note = "– Delsumman är inte beräknad, eftersom posterna inte ger ett säkert värde."
    assert table(read(tmp_path, STATEMENTS), Rapport.RESULTAT).noter == (note,)
    assert table(read(tmp_path, STATEMENTS), Rapport.BALANS).noter == ()
    rows = [list(row) for row in STATEMENTS["Balansräkning"]]
    for row in rows[7:]:
        row[-1] = None
    shown = table(read(tmp_path, {**STATEMENTS, "Balansräkning": rows}), Rapport.BALANS)
    assert (printed(shown, "Summa skulder"), shown.noter) == (["250", ""], ())


def test_the_note_on_assets_has_opening_and_closing_values(tmp_path) -> None:
    (shown,) = noter.make(read(tmp_path, STATEMENTS))
    assert shown.tabell is not None
    assert [rad.etikett for rad in shown.tabell.rader if rad.summa] == [
        "Utgående anskaffningsvärde",
        "Utgående ackumulerade avskrivningar",
        "Redovisat värde vid årets slut",
    ]
    assert printed(shown.tabell, "Utgående ackumulerade avskrivningar") == ["−100", "−90"]


@pytest.mark.parametrize(
    ("sheet", "row", "code", "rapport"),
    [
        ("Balansräkning", 2, "tillgang", Rapport.BALANS),
        ("Kassaflödesanalys", 3, "kf-post", Rapport.KASSAFLODE),
        ("Balanskrav", 2, "krav-post", Rapport.BALANSKRAV),
    ],
)
def test_a_post_of_which_nothing_is_said_leaves_a_doubt(
    tmp_path, sheet, row, code, rapport
) -> None:
    rows = [list(each) for each in STATEMENTS[sheet]]
    rows[row][rows[0].index("Kod")] = code
    shown = table(read(tmp_path, {**STATEMENTS, sheet: rows}), rapport)
    names = {rad.etikett for rad in shown.rader}
    assert not names & {
        label for kind, label, _ in SUBTOTALS if kind is rapport and "skuld" not in label
    }


def test_a_subtotal_that_the_office_has_entered_stands_once(tmp_path) -> None:
    rows = [*STATEMENTS["Resultaträkning"]]
    rows.insert(3, ["Rörelseresultat", None, "summa", 300, 100])
    shown = table(read(tmp_path, {**STATEMENTS, "Resultaträkning": rows}), Rapport.RESULTAT)
    assert "Verksamhetens resultat" not in {rad.etikett for rad in shown.rader}


KRAV: Rows = [
    ["Post", "Kod", "2023", "2022"],
    ["Årets resultat", "resultat", -5, 0],
    ["Årets balanskravsresultat", "balanskrav", -5, 0],
]


def test_the_balance_requirement_begins_with_the_result_and_ends_with_its_sum(tmp_path) -> None:
    shown = table(read(tmp_path, {**BOOK, "Balanskrav": KRAV}), Rapport.BALANSKRAV)
    assert shown.rubrik == "Balanskravsutredning 2023, kronor"
    assert [rad.summa for rad in shown.rader] == [False, True]
