"""The årsredovisning's own tables: statements, notes, organisation, goals, word list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from sofrep.bilagor import BilagaUnderlag, arsredovisning, noter, organisation
from sofrep.bilagor.rakenskaper import statement
from sofrep.domain.ekonomi import Ledamot, Rapport
from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.register.underlag import TextKey
from sofrep.statistics import compute
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Platshallare, Tabell, Tal
from support.bilagor import make_document
from support.ekonomi import BOOK, Rows, changed, read_book
from support.mallar import lines, part
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


def word_list(underlag: BilagaUnderlag, text: str) -> Tabell | None:
    key = TextKey(bilaga="arsredovisning", avsnitt="ordlista")
    shown = arsredovisning.make(replace(underlag, texts={key: text}))["ordlista"]
    assert shown is None or isinstance(shown, Tabell)
    return shown


def test_a_word_list_of_words_and_meanings_is_a_table_any_other_text_is_text(tmp_path) -> None:
    underlag = read(tmp_path)
    shown = word_list(underlag, "AF: Arbetsförmedlingen\n\nPart: den som betalar: en medlem")
    assert shown is not None
    assert [(rad.etikett, rad.celler[0]) for rad in shown.rader] == [
        ("AF", "Arbetsförmedlingen"),
        ("Part", "den som betalar: en medlem"),
    ]
    assert word_list(underlag, "Bara en mening.") is None


def test_a_year_without_amounts_and_texts_is_not_begun(tmp_path) -> None:
    underlag = read(tmp_path)
    assert arsredovisning.is_begun(underlag)
    empty = replace(underlag, ekonomi=())
    assert not arsredovisning.is_begun(empty)
    other = {TextKey(bilaga="statistik", avsnitt="inledning"): "Text"}
    assert not arsredovisning.is_begun(replace(empty, texts=other))
    assert not arsredovisning.is_begun(
        replace(underlag, period=Period(date(2023, 1, 1), date(2023, 8, 31)))
    )
    own = {TextKey(bilaga="arsredovisning", avsnitt="forord"): "Text"}
    assert arsredovisning.is_begun(replace(empty, texts=own))


def test_the_document_says_what_is_missing_and_prints_what_there_is(tmp_path) -> None:
    rendered = make_document(read(tmp_path), "arsredovisning")
    missing = " ".join(rendered.placeholders)
    assert "Text saknas: forord" in missing
    assert "Kassaflödesanalys saknas" in missing
    assert "Organisation saknas" in missing
    text = " ".join(lines(part(rendered))).replace(NBSP, " ")
    assert "Soliditeten, eget kapital som andel av tillgångarna, var 69 %" in text
    assert "2023.forbundet.eko.res.kostnader" in rendered.figures


KRAV: Rows = [
    ["Post", "Kod", "2023", "2022"],
    ["Årets resultat", "resultat", -5, 0],
    ["Årets balanskravsresultat", "balanskrav", -5, 0],
]


def test_the_balance_requirement_begins_with_the_result_and_ends_with_its_sum(tmp_path) -> None:
    shown = table(read(tmp_path, {**BOOK, "Balanskrav": KRAV}), Rapport.BALANSKRAV)
    assert shown.rubrik == "Balanskravsutredning 2023, kronor"
    assert [rad.summa for rad in shown.rader] == [False, True]


def test_a_deficit_is_called_one(tmp_path) -> None:
    rendered = make_document(read(tmp_path, {**BOOK, "Balanskrav": KRAV}), "arsredovisning")
    text = " ".join(lines(part(rendered))).replace(NBSP, " ")
    assert "Balanskravsresultatet är −5 kr, alltså ett underskott." in text
