"""The årsredovisning: its headings, what it says of the year, what is missing, who signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.ekonomi.kontroller import check_economy
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT
from sofrep.dokument.arsredovisning import is_begun
from sofrep.domain.dokument import Bilaga, Dokument
from sofrep.domain.ekonomi import Ledamot
from sofrep.domain.figure import FigureSet
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Block, Kanslitext, Rubrik, Tabellblock, Underskrifter
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.visat import Platshallare
from support.blocktext import plain, sentences, tables
from support.ekonomi import BOOK, Rows, read_book
from support.workbooks import example_forbund

compose = DOKUMENT["arsredovisning"].compose

YEAR = Period.of_year(2023)


def read(folder: Path, sheets: Mapping[str, Rows] = BOOK) -> BilagaUnderlag:
    underlag, forbund = read_book(folder, sheets), example_forbund()
    return BilagaUnderlag(
        forbund=forbund,
        period=YEAR,
        figures=FigureSet(
            figure
            for period in (YEAR, YEAR.previous())
            for figure in compute(underlag, forbund, period).values()
        ),
        fraser=phrases_of(forbund),
        ekonomi=underlag.economy,
        kontroller=check_economy(underlag, forbund, 2023),
    )


def written(**texts: str) -> dict[TextKey, str]:
    return {
        TextKey(bilaga="arsredovisning", avsnitt=key.replace("_", "-")): text
        for key, text in texts.items()
    }


def said(underlag: BilagaUnderlag) -> dict[str, str]:
    start = "arsredovisning.forbundet."
    return {key.removeprefix(start): text for key, text in sentences(compose(underlag)).items()}


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.delar) for block in blocks if isinstance(block, Rubrik)]


def test_the_headings_are_numbered_after_the_front_matter(tmp_path) -> None:
    shown = headings(compose(read(tmp_path)))
    assert shown[:4] == [
        "Förord",
        "Ordlista",
        "1 Förvaltningsberättelse",
        "1.1 Översikt över verksamhetens utveckling",
    ]
    assert "1.5.1 Strukturella insatser" in shown
    assert "5 Noter" in shown
    assert "Not 1 Intäkter" in shown
    assert shown[-1] == "6 Styrelsens underskrift"


def test_a_section_of_the_office_s_own_takes_the_next_number(tmp_path) -> None:
    texts = {TextKey(bilaga="arsredovisning", avsnitt="eget: Miljö"): "Text."}
    shown = headings(compose(replace(read(tmp_path), texts=texts)))
    assert shown.index("2 Miljö") + 1 == shown.index("3 Resultaträkning")


def test_the_statements_begin_with_what_came_of_the_year(tmp_path) -> None:
    shown = said(read(tmp_path))
    assert shown["res.besked"] == "Årets resultat är 300 500 kr, mot 100 000 kr under 2022."
    assert (
        shown["bal.besked"]
        == "Det egna kapitalet var 69 % av tillgångarna (soliditeten), mot 63 % vid utgången av 2022."
    )
    assert "kf.besked" not in shown


FLOW = [
    (5, "De likvida medlen ökade med 5 kr till 10 kr vid årets slut."),
    (-5, "De likvida medlen minskade med 5 kr till 10 kr vid årets slut."),
    (0, "De likvida medlen var oförändrade, 10 kr, vid årets slut."),
]


@pytest.mark.parametrize(("flow", "sentence"), FLOW)
def test_the_cash_flow_says_which_way_it_went(tmp_path, flow: int, sentence: str) -> None:
    rows: Rows = [
        ["Post", "Not", "Kod", "2023"],
        ["Årets kassaflöde", None, "kf-arets", flow],
        ["Likvida medel", None, "likv-ut", 10],
    ]
    assert said(read(tmp_path, {**BOOK, "Kassaflödesanalys": rows}))["kf.besked"] == sentence


@pytest.mark.parametrize(("bought", "is_said"), [(0, True), (7, False), (None, False)])
def test_that_nothing_was_bought_is_said_where_it_is_entered_so(tmp_path, bought, is_said) -> None:
    rows: Rows = [
        ["Post", "Not", "Kod", "2023"],
        ["Årets resultat", None, "kf-resultat", 300500],
        ["Investeringar", None, "kf-invest", bought],
        ["Årets kassaflöde", None, "kf-arets", 300500 + (bought or 0)],
    ]
    shown = said(read(tmp_path, {**BOOK, "Kassaflödesanalys": rows}))
    assert ("kf.investering" in shown) is is_said


def krav(amount: int) -> Rows:
    return [
        ["Post", "Kod", "2023"],
        ["Årets resultat", "resultat", amount],
        ["Årets balanskravsresultat", "balanskrav", amount],
    ]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (-5, "Balanskravsresultatet är −5 kr, alltså ett underskott."),
        (
            5,
            "Balanskravsresultatet är 5 kr. Det finns inget underskott för 2023 att återställa.",
        ),
    ],
)
def test_a_deficit_is_called_one(tmp_path, amount: int, sentence: str) -> None:
    shown = said(read(tmp_path, {**BOOK, "Balanskrav": krav(amount)}))
    assert shown["krav.besked"] == sentence


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (3, "Resultatet blev 2 kr bättre än budgeterat."),
        (-1, "Resultatet blev 2 kr sämre än budgeterat."),
        (1, "Resultatet blev som budgeterat."),
    ],
)
def test_the_outcome_is_held_against_the_budget(tmp_path, outcome: int, sentence: str) -> None:
    rows: Rows = [["Post", "Kod", "2023", "Budget 2023"], ["Resultat", "resultat", outcome, 1]]
    assert said(read(tmp_path, {**BOOK, "Driftsredovisning": rows}))["drift.besked"] == sentence


OVERVIEW: Rows = [
    ["Post", "Kod", "2023", "2022"],
    ["Medlemsbidrag", "medlemsbidrag", 1000000, 930000],
    ["Kostnader", "kostnader", 699500, 829999],
    ["Årets resultat", "resultat", 300500, 100000],
]
MISSED = "För 2022 ger posterna tillsammans 1 kr mer än årets resultat"
NET = "Kostnaderna 2023 är här redovisade efter avdrag för de finansiella posterna, 500 kr"
NOTES: Rows = [*BOOK["Noter"][:4], [None, "Likvidation", None, 0, 30000]]


def test_differences_that_are_known_stand_under_the_overview(tmp_path) -> None:
    sheets = {**BOOK, "Flerårsöversikt": OVERVIEW, "Noter": NOTES}
    (shown,) = [
        block.tabell.noter
        for block in compose(read(tmp_path, sheets))
        if isinstance(block, Tabellblock) and block.nyckel.endswith("eko-fler.tabell")
    ]
    notes = [note.replace("\u00a0", " ") for note in shown]
    assert notes == [
        f"{MISSED}. Beloppen är återgivna som de är bokförda.",
        f"{NET}. I resultaträkningen redovisas de utan avdraget.",
        "Medlemsbidragen 2022 är här redovisade tillsammans med likvidation (30 000 kr).",
    ]


USE = [
    (["Andel 2023"], [["Individinsatser", 68], ["Kansli", 32]], False),
    (["2023"], [["Individinsatser", 680], ["Kansli", 320]], True),
]


@pytest.mark.parametrize(("headers", "rows", "is_table"), USE)
def test_the_use_of_the_money_stands_in_words_and_a_picture(
    tmp_path, headers: list[str], rows: list[list[object]], *, is_table: bool
) -> None:
    sheet: Rows = [["Post", *headers], *rows]
    blocks = compose(read(tmp_path, {**BOOK, "Användning": sheet}))
    key = "arsredovisning.forbundet.anvandning"
    assert (
        sentences(blocks)[f"{key}.besked"]
        == "Av medlen gick 68 % till individinsatser och 32 % till kansli."
    )
    assert (f"{key}.tabell" in tables(blocks)) is is_table
    assert any(block.nyckel == f"{key}.diagram" for block in blocks) is not is_table


def marks(blocks: Iterable[Block]) -> str:
    found = (block.text for block in blocks if isinstance(block, Kanslitext))
    return " ".join(str(text) for text in found if isinstance(text, Platshallare))


def test_a_cash_flow_analysis_is_left_out_with_its_sheet_and_marked_where_that_is_empty(
    tmp_path,
) -> None:
    empty: Rows = [["Post", "Kod", "2023"], ["Årets kassaflöde", "kf-arets", None]]
    made = compose(read(tmp_path, {**BOOK, "Kassaflödesanalys": empty}))
    assert "Kassaflödesanalys saknas" in marks(made)
    key = "arsredovisning.forbundet.kf.rubrik"
    assert key in {block.nyckel for block in made}
    without = compose(read(tmp_path / "without"))
    assert not any(block.nyckel.startswith(key.removesuffix(".rubrik")) for block in without)
    assert "Kassaflöde" not in marks(without)


def test_what_is_missing_is_marked(tmp_path) -> None:
    told = marks(compose(read(tmp_path)))
    assert "Text saknas: Förord" in told
    assert "Organisation saknas" in told
    assert "omvarld" not in told


def test_a_word_list_of_words_and_meanings_is_a_table_any_other_text_is_text(tmp_path) -> None:
    underlag = read(tmp_path)
    key = "arsredovisning.forbundet.ordlista.tabell"
    lines = "AF: Arbetsförmedlingen\n\nPart: den som betalar: en medlem"
    shown = tables(compose(replace(underlag, texts=written(ordlista=lines))))
    assert shown[key] == {
        "AF": ("Arbetsförmedlingen",),
        "Part": ("den som betalar: en medlem",),
    }
    assert key not in tables(compose(replace(underlag, texts=written(ordlista="En mening."))))


def test_the_environment_is_a_section_where_the_office_has_written_it(tmp_path) -> None:
    underlag = read(tmp_path)
    name = "1.5.3 Omvärldsbevakning, kartläggning och analys"
    assert name not in headings(compose(underlag))
    texts = written(omvarld="Vi har kartlagt.", slutsats_omvarld="Det behövs mer.")
    blocks = compose(replace(underlag, texts=texts))
    assert name in headings(blocks)
    assert "Det behövs mer." in [str(b.text) for b in blocks if isinstance(b, Kanslitext)]


def who(organ: str, namn: str, roll: str, ersattare: str = "") -> Ledamot:
    place = Place("2023/organisation.xlsx")
    return Ledamot(
        year=2023, organ=organ, namn=namn, roll=roll, part="", ersattare_for=ersattare, place=place
    )


def test_all_of_the_styrelse_sign_under_what_they_certify(tmp_path) -> None:
    members = (who("Styrelse", "A. B.", "Ordförande"), who("Styrelse", "E. F.", "", "A. B."))
    underlag = replace(read(tmp_path), organisation=members)
    forbund = replace(underlag.forbund, dokument={"2023": Dokument(diarienummer="Dnr 7")})
    blocks = compose(replace(underlag, forbund=forbund))
    (lines,) = [block.rader for block in blocks if isinstance(block, Underskrifter)]
    assert lines == (("Ort och datum", ""), ("A. B.", "Ordförande"))
    certified = sentences(blocks)["arsredovisning.forbundet.intyg"]
    assert "årsredovisningen för 2023 (Dnr 7) och intygar" in certified
    assert "undertecknar för egen del" in certified


def test_the_bilagor_are_listed_by_their_numbers(tmp_path) -> None:
    underlag = read(tmp_path)
    listed = (
        Bilaga(kod="arsredovisning", nummer=0, namn="Årsredovisning"),
        Bilaga(kod="statistik", nummer=2, namn="Statistik"),
    )
    shown = said(replace(underlag, forbund=replace(underlag.forbund, bilaga=listed)))
    assert shown["bilagor"] == "Till årsredovisningen hör bilaga 2 Statistik."


def test_a_year_without_amounts_and_texts_is_not_begun(tmp_path) -> None:
    underlag = read(tmp_path)
    assert DOKUMENT["arsredovisning"].is_begun(underlag)
    empty = replace(underlag, ekonomi=())
    assert not is_begun(empty)
    other = {TextKey(bilaga="statistik", avsnitt="inledning"): "Text"}
    assert not is_begun(replace(empty, texts=other))
    assert not is_begun(replace(underlag, period=Period(date(2023, 1, 1), date(2023, 8, 31))))
    assert is_begun(replace(empty, texts=written(forord="Text")))
