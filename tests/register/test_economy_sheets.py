"""Economy and organisation sheets: posts in order, amounts as people write them, faults by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport
from sofrep.statistics.underlag import Underlag
from support.ekonomi import BOOK, read_book
from support.workbooks import example_forbund, write_cells

Y23, Y22 = Period.of_year(2023), Period.of_year(2022)
HEADER = ["Post", "Not", "Kod", "2023"]


def told(underlag: Underlag) -> list[tuple[str, str]]:
    return [(problem.rule, problem.place.cell) for problem in underlag.problems]


def test_posts_keep_the_office_s_order_and_wording(tmp_path: Path) -> None:
    underlag = read_book(tmp_path, {"Resultaträkning 2023": BOOK["Resultaträkning"]})
    assert underlag.problems == ()
    assert [(post.nummer, post.namn, post.kod) for post in underlag.economy] == [
        (1, "Intäkter", "intakter"),
        (2, "Kostnader", "kostnader"),
        (3, "Verksamhetens resultat", "summa"),
        (4, "Ränta", "fin-int"),
        (5, "Årets resultat", "resultat"),
    ]
    first = underlag.economy[0]
    assert (first.rapport, first.not_nummer, first.year) == (Rapport.RESULTAT, 1, 2023)
    own, last = first.belopp
    assert own.kolumn == Kolumn(Beloppsslag.UTFALL, Y23)
    assert (last.kolumn.period, last.varde, last.place.cell) == (Y22, 900000, "E2")


def test_measures_are_named_by_code_where_one_post_has_it(tmp_path: Path) -> None:
    rows = [
        ["Post", "Kod", "2023"],
        ["Medlemsbidrag", "intakter", 1],
        ["Andra bidrag", "intakter", 2],
        ["Resultat", "resultat", 3],
    ]
    underlag = read_book(tmp_path, {"Resultaträkning": rows, "Noter": BOOK["Noter"]})
    assert [post.matt for post in underlag.economy] == [
        "eko.res.01",
        "eko.res.02",
        "eko.res.resultat",
        "eko.not01.bidrag-stat",
        "eko.not01.bidrag-region",
        "eko.not01.03",
        "eko.not01.summa",
    ]


def test_a_post_without_amounts_is_a_heading(tmp_path: Path) -> None:
    rows = [HEADER, ["Tillgångar", None, None, None], ["Bank", None, "kassa", 5]]
    heading, bank = read_book(tmp_path, {"Balansräkning": rows}).economy
    assert (heading.namn, heading.belopp) == ("Tillgångar", ())
    assert bank.nummer == 2


def test_a_note_goes_on_until_the_next_and_keeps_its_heading(tmp_path: Path) -> None:
    rows = [
        ["Not", "Post", "2023"],
        ["2 Intäkter", "Staten", 5],
        [None, "Regionen", 6],
        [3, "Lokaler", 7],
    ]
    underlag = read_book(
        tmp_path, {"Noter": rows, "Not 4 Räntor": [["Post", "2023"], ["Ränta", 1]]}
    )
    assert underlag.problems == ()
    assert [(p.not_nummer, p.not_namn, p.nummer) for p in underlag.economy] == [
        (2, "Intäkter", 1),
        (2, "Intäkter", 2),
        (3, "", 1),
        (4, "Räntor", 1),
    ]


def test_one_sheet_may_hold_all_statements_in_a_column(tmp_path: Path) -> None:
    rows = [
        ["Rapport", "Post", "2023"],
        ["Resultaträkning", "Intäkter", 1],
        ["Balansräkning", "Bank", 2],
        ["Not 2 Intäkter", "Staten", 3],
    ]
    underlag = read_book(tmp_path, {"Allt": rows})
    assert underlag.problems == ()
    assert [post.rapport for post in underlag.economy] == [
        Rapport.RESULTAT,
        Rapport.BALANS,
        Rapport.NOTER,
    ]


# fault: sheets, rule and cell that are told
FAULTS: dict[str, tuple[dict[str, list[list[object]]], list[tuple[str, str]]]] = {
    "a title that is no statement": (
        {"Blad1": [["Post", "2023"], ["Bank", 1]]},
        [("rapport-okand", "rad 1")],
    ),
    "a statement that does not exist": (
        {"Allt": [["Rapport", "Post", "2023"], ["Rapporten", "Bank", 1]]},
        [("rapport-okand", "A2")],
    ),
    "no year among the headers": (
        {"Balansräkning": [["Post", "Kod", "Belopp i år"], ["Bank", "kassa", 1]]},
        [("rubrik-saknas", "A1")],
    ),
    "a column in tkr": (
        {"Balansräkning": [["Post", "2023 tkr", "2022"], ["Bank", 1, 2]]},
        [("belopp-i-tkr", "B1")],
    ),
    "the same column twice": (
        {"Balansräkning": [["Post", "2023", "Utfall 2023"], ["Bank", 1, 2]]},
        [("rubrik-dubbel", "C1")],
    ),
    "months in the wrong order": (
        {"Balansräkning": [["Post", "Aug-jan 2023"], ["Bank", 1]]},
        [("kolumn-period", "B1")],
    ),
    "a code of another statement": (
        {"Balansräkning": [HEADER, ["Bank", None, "likv-ut", 1]]},
        [("postkod-okand", "C2")],
    ),
    "a code that only one post may have": (
        {"Balansräkning": [HEADER, ["A", None, "ek-ut", 1], ["B", None, "ek-ut", 2]]},
        [("postkod-dubbel", "A3")],
    ),
    "an amount without a post": (
        {"Balansräkning": [HEADER, [None, None, None, 1]]},
        [("post-saknas", "A2")],
    ),
    "a note that is no number": (
        {"Balansräkning": [HEADER, ["Bank", "sju", None, 1]]},
        [("not-okand", "B2")],
    ),
    "a row of the notes before any note": (
        {"Noter": [["Not", "Post", "2023"], [None, "Staten", 1]]},
        [("not-okand", "A2")],
    ),
    "the same statement on two sheets": (
        {
            "Balansräkning": [["Post", "2023"], ["Bank", 1]],
            "Balansräkning 2023": [["Post", "2023"], ["Bank", 1]],
        },
        [("rapport-dubbel", "")],
    ),
    "a share above 100": (
        {"Användning": [["Post", "Andel 2023"], ["Kansli", 680]]},
        [("andel-orimlig", "B2")],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_cell(tmp_path: Path, fault: str) -> None:
    sheets, expected = FAULTS[fault]
    assert told(read_book(tmp_path, sheets)) == expected


def test_the_summary_word_alone_does_not_end_a_statement(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["Bank", None, None, 1],
        ["Summa", None, "summa-tillg", 1],
        ["Skulder", None, None, 1],
    ]
    assert len(read_book(tmp_path, {"Balansräkning": rows}).economy) == 3


def test_a_heading_may_stretch_over_its_row_but_not_over_several(tmp_path: Path) -> None:
    rows = [HEADER, ["Tillgångar", None, None, None], ["Bank", None, "kassa", 1]]
    read_book(tmp_path, {"Balansräkning": [*rows, ["Lån", None, None, 2]]})
    path = tmp_path / "2023" / "ekonomi.xlsx"
    book = load_workbook(path)
    book.worksheets[0].merge_cells("A2:D2")
    book.save(path)
    assert read_underlag(tmp_path, example_forbund()).problems == ()
    book.worksheets[0].merge_cells("B3:B4")
    book.save(path)
    assert told(read_underlag(tmp_path, example_forbund())) == [("celler-sammanslagna", "B3")]


def test_a_workbook_outside_a_year_s_folder_is_of_its_newest_outcome(tmp_path: Path) -> None:
    write_cells(tmp_path / "x.xlsx", [["Post", "2021", "2022"], ["Bank", 1, 2]], "Balansräkning")
    (post,) = read_underlag(tmp_path, example_forbund()).economy
    assert (post.year, post.i(Kolumn(Beloppsslag.UTFALL, Y22)) is not None) == (2022, True)


class TestOrganisation:
    def test_office_holders_are_read_in_order(self, tmp_path: Path) -> None:
        rows = [
            ["Organ", "Namn", "Roll", "Part", "Ersättare för"],
            ["Styrelse", "A. B.", "Ordförande", "Alby kommun", None],
            ["Styrelse", "C. D.", "Ersättare", "Alby kommun", "A. B."],
            ["Kansli", None, "Förbundschef", None, None],
        ]
        underlag = read_book(tmp_path, {"Organisation": rows})
        assert underlag.problems == ()
        assert [(m.organ, m.namn, m.roll, m.ersattare_for) for m in underlag.organisation] == [
            ("Styrelse", "A. B.", "Ordförande", ""),
            ("Styrelse", "C. D.", "Ersättare", "A. B."),
            ("Kansli", "", "Förbundschef", ""),
        ]
        assert {m.year for m in underlag.organisation} == {2023}

    def test_a_row_without_organ_or_person_is_told(self, tmp_path: Path) -> None:
        rows = [
            ["Organ", "Namn", "Roll", "Part"],
            [None, "A. B.", "Ordförande", None],
            ["Styrelse", None, None, "Alby kommun"],
        ]
        underlag = read_book(tmp_path, {"Organisation": rows})
        assert told(underlag) == [("organ-saknas", "A2"), ("namn-saknas", "B3")]
        assert underlag.organisation == ()


def test_posts_are_frozen(tmp_path: Path) -> None:
    (post,) = read_book(tmp_path, {"Resultaträkning": [HEADER, ["A", None, None, 1]]}).economy
    assert isinstance(post, Post)
    with pytest.raises(AttributeError):
        post.namn = "annat"  # type: ignore[misc]
