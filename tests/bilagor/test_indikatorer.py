"""Bilaga Indikatorer: which results are shown, in which rows and with which notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sofrep.bilagor.indikatorer import make
from sofrep.bilagor.indikatorer_resultat import ResultattabellVy, ResultatVy
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.enkat import Indikator
from sofrep.domain.period import Period
from sofrep.register.underlag import TextKey
from support.bilagor import make_document
from support.enkat import make_enkat
from support.enkatbilaga import body_text, indicator, make_survey_underlag, sums, tables_by_caption

STAFF = sums("pers", 1, 2023, (2, 3, 10, 4))
ALL = sums("avslut", 1, 2023, (1, 2, 17, 9))
WOMEN = sums("avslut", 1, 2023, (1, 1, 10, 5), kon="kvinnor")
MEN = sums("avslut", 1, 2023, (0, 1, 7, 4), kon="man")
FEW = make_enkat(minsta_grupp=5)


def results(underlag: BilagaUnderlag, nummer: int = 1) -> ResultattabellVy:
    found = indicator(underlag, nummer).resultat
    assert found is not None
    return found


def row(underlag: BilagaUnderlag, kon: str = "Samtliga", nummer: int = 1) -> ResultatVy:
    return next(rad for rad in results(underlag, nummer).rader if rad.kon == kon)


def test_a_question_has_a_row_for_all_and_one_per_sex_where_it_is_known() -> None:
    rader = results(make_survey_underlag([ALL, WOMEN, MEN, STAFF])).rader
    assert [(r.grupp, r.fraga, r.kon, r.samtliga) for r in rader] == [
        ("Deltagare avslut", 1, "Samtliga", True),
        ("Deltagare avslut", 1, "Kvinnor", False),
        ("Deltagare avslut", 1, "Män", False),
        ("Personal", 1, "Samtliga", False),
    ]


def test_a_row_has_counts_and_shares_each_rounded_by_itself() -> None:
    rad = row(make_survey_underlag([STAFF]))
    shown = [(str(u.antal), str(u.andel)) for u in (rad.negativt, rad.varken, rad.positivt)]
    assert shown == [("2", "13\xa0%"), ("3", "20\xa0%"), ("10", "67\xa0%")]
    assert (str(rad.klart.antal), str(rad.klart.andel)) == ("4", "27\xa0%")


def test_sums_that_are_not_100_are_explained_and_others_are_not() -> None:
    uneven = results(make_survey_underlag([sums("pers", 1, 2023, (1, 1, 1, 0))]))
    assert "en summa kan bli 99 eller 101" in " ".join(uneven.tabell.noter)
    even = results(make_survey_underlag([sums("pers", 1, 2023, (1, 1, 2, 0))]))
    assert "99 eller 101" not in " ".join(even.tabell.noter)


def test_the_change_and_the_distance_to_the_nation_carry_their_sign() -> None:
    rows = [STAFF, sums("pers", 1, 2022, (5, 0, 5, 0))]
    national = [{"grupp": "pers", "fraga": 1, "procent": 70}]
    rad = row(make_survey_underlag(rows, national=national))
    assert rad.forandring is not None
    assert rad.mot_riket is not None
    assert rad.forandring_plus + str(rad.forandring.utan_enhet()) == "+17"
    assert rad.mot_riket_plus + str(rad.mot_riket.utan_enhet()) == "\u22123"


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    before = sums("pers", 1, 2022, (0, 100, 100, 0))
    for positive, printed in ((101, "+1"), (99, "\u22121"), (100, "0")):
        now = sums("pers", 1, 2023, (0, 200 - positive, positive, 0))
        assert change(make_survey_underlag([now, before])) == printed
    hardly_more = sums("pers", 1, 2023, (0, 399, 401, 0))
    assert change(make_survey_underlag([hardly_more, before])) == "0"


def change(underlag: BilagaUnderlag) -> str:
    """The change as it is printed."""
    rad = row(underlag)
    assert rad.forandring is not None
    return rad.forandring_plus + str(rad.forandring.utan_enhet())


def test_what_cannot_be_compared_says_why() -> None:
    noter = " ".join(results(make_survey_underlag([STAFF])).tabell.noter)
    assert "Streck under Riket: det finns inget nationellt resultat." in noter
    assert "det finns inget resultat för 2022 att jämföra med" in noter


def reworded(**changes: Any) -> Any:
    enkat = make_enkat()
    fragor = [replace(f, **changes) if f.grupp == "pers" else f for f in enkat.fraga]
    return replace(enkat, fraga=tuple(fragor))


def test_the_year_of_a_new_wording_says_that_it_cannot_be_compared() -> None:
    rows = [STAFF, sums("pers", 1, 2022, (5, 0, 5, 0))]
    found = indicator(make_survey_underlag(rows, enkat=reworded(jamforbar_fran=2023)))
    assert found.resultat is not None
    assert found.resultat.rader[0].forandring is None
    assert "ny lydelse 2023" in " ".join(found.resultat.tabell.noter)
    assert "Fick ny lydelse 2023; åren före visas men kan inte jämföras." in found.fragor[1].tillagg


def test_too_few_answers_are_a_row_without_numbers_and_a_note() -> None:
    rows = [
        sums("avslut", 1, 2023, (0, 0, 12, 3)),
        sums("avslut", 1, 2023, (0, 0, 8, 2), kon="kvinnor"),
        sums("avslut", 1, 2023, (0, 0, 4, 1), kon="man"),
    ]
    underlag = make_survey_underlag(rows, enkat=FEW)
    assert [(r.kon, r.for_fa) for r in results(underlag).rader] == [
        ("Samtliga", False),
        ("Kvinnor", False),
        ("Män", True),
    ]
    assert "färre än 5 har svarat" in " ".join(results(underlag).tabell.noter)
    document = make_document(underlag, "indikatorer")
    caption = "Resultat för indikator 1, 2023. Antal och andel; skillnader i procentenheter"
    men = tables_by_caption(document)[caption][3]
    dash = "\u2013"
    assert men[:3] == ["1", "Deltagare avslut", "Män"]
    assert men[3:] == [*[dash] * 3, "för få svar", *[dash] * 4]
    assert not [key for key in document.figures if key.endswith("f01.pos.man")]
    assert "Där färre än 5 har svarat visas inget resultat." in body_text(document)


def test_exactly_as_many_as_the_limit_are_shown_and_no_limit_shows_one() -> None:
    at_limit = make_survey_underlag([sums("pers", 1, 2023, (0, 0, 5, 0))], enkat=FEW)
    assert not row(at_limit).for_fa
    one = make_survey_underlag([sums("pers", 1, 2023, (0, 0, 1, 0))])
    assert str(row(one).positivt.andel) == "100\xa0%"


def test_a_third_group_too_small_is_told_in_a_note_and_a_larger_one_has_its_row() -> None:
    rest = [ALL, WOMEN, MEN]
    few = make_survey_underlag(
        [*rest, sums("avslut", 1, 2023, (0, 0, 3, 0), kon="ovriga")], enkat=FEW
    )
    assert [r.kon for r in results(few).rader] == ["Samtliga", "Kvinnor", "Män"]
    assert "okänt eller annat kön ingår i Samtliga" in " ".join(results(few).tabell.noter)
    more = make_survey_underlag(
        [*rest, sums("avslut", 1, 2023, (0, 0, 6, 0), kon="ovriga")], enkat=FEW
    )
    assert [r.kon for r in results(more).rader][-1] == "Okänt eller annat"


def test_the_change_from_a_year_of_too_few_answers_is_not_shown() -> None:
    rows = [STAFF, sums("pers", 1, 2022, (2, 0, 2, 0))]
    assert row(make_survey_underlag(rows, enkat=FEW)).forandring is None
    assert row(make_survey_underlag(rows)).forandring is not None


def test_a_question_that_nobody_answered_has_dashes_and_not_0_per_cent() -> None:
    rows = [STAFF, sums("avslut", 1, 2023, (0, 0, 0, 0), enkater=9)]
    underlag = make_survey_underlag(rows)
    silent = results(underlag).rader[0]
    assert (str(silent.n), str(silent.positivt.andel)) == ("0", "\u2013")
    assert "ingen har svarat på frågan" in " ".join(results(underlag).tabell.noter)


def test_a_group_that_was_not_asked_is_named_and_is_no_fault() -> None:
    rows = [STAFF, sums("avslut", 1, 2022, (1, 2, 17, 9))]
    found = indicator(make_survey_underlag(rows))
    assert found.ej_tillfragade == ("Deltagare avslut",)
    text = body_text(make_document(make_survey_underlag(rows), "indikatorer"))
    assert "20 året före. Deltagare avslut tillfrågades inte 2023." in text
    assert text.count("Deltagare avslut tillfrågades inte 2023.") == 3  # twice at its questions


def test_an_indicator_without_a_measure_says_its_reason() -> None:
    enkat = make_enkat(
        indikator=(Indikator(nummer=1, lydelse="Nytta"),
                   Indikator(nummer=11, lydelse="Kostnader", utan_matt="Måttet saknas ännu."))
    )  # fmt: skip
    text = body_text(make_document(make_survey_underlag([STAFF], enkat=enkat), "indikatorer"))
    assert "Indikator 11. Kostnader\nIndikatorn mäts inte än. Måttet saknas ännu." in text


def test_a_conditional_question_says_to_whom_it_is_put() -> None:
    found = indicator(make_survey_underlag([STAFF]), 2)
    assert found.fragor[1].tillagg == (
        "Ställs bara till dem som svarat ja på fråga 3, ”Har du en plan?”.",
    )


def test_a_question_with_a_first_year_says_it_and_is_not_told_of_before() -> None:
    rows = [STAFF, sums("pers", 1, 2022, (5, 0, 5, 0))]
    enkat = reworded(fran=2023)
    assert (
        "Ställs sedan 2023." in indicator(make_survey_underlag(rows, enkat=enkat)).fragor[1].tillagg
    )
    before = make_survey_underlag(rows[1:], enkat=enkat, year=2022)
    assert [f.grupp for f in indicator(before).fragor] == ["Deltagare avslut"]


def test_a_year_without_surveys_says_so_and_a_part_of_a_year_too() -> None:
    underlag = make_survey_underlag([sums("pers", 1, 2022, (1, 1, 1, 1))])
    assert make(underlag)["indikatorer"] == ()
    text = body_text(make_document(underlag, "indikatorer"))
    assert "Det finns inga enkätsvar att redovisa för 2023.\n" in text
    part = replace(
        make_survey_underlag([STAFF]), period=Period(date(2023, 1, 1), date(2023, 8, 31))
    )
    text = body_text(make_document(part, "indikatorer"))
    assert "Enkäten redovisas för hela år." in text


def test_a_profile_without_a_survey_still_makes_the_document() -> None:
    underlag = make_survey_underlag()
    bare = replace(underlag, forbund=replace(underlag.forbund, enkat=None))
    assert "Det finns inga enkätsvar" in body_text(make_document(bare, "indikatorer"))


def test_written_texts_stand_in_their_places_and_missing_ones_are_marked() -> None:
    underlag = make_survey_underlag([STAFF])
    missing = make_document(underlag, "indikatorer").placeholders
    assert [text.partition(":")[0] for text in missing[1:]] == ["Text saknas"] * 2
    assert "metod" in missing[1]
    assert "kontakt" in missing[2]
    texts = {
        TextKey(bilaga="indikatorer", avsnitt=key): f"Om {key}."
        for key in ("inledning", "metod", "kontakt", "kommentar-indikator-01")
    }
    rendered = make_document(replace(underlag, texts=texts), "indikatorer")
    assert not [text for text in rendered.placeholders if text.startswith("Text")]
    assert body_text(rendered).count("\nOm kommentar-indikator-01.") == 1
