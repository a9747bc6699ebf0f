"""The summary of Bilaga Indikatorer: what stands out, in words, with ties and without data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sofrep.bilagor.indikatorer_korthet import KorthetVy, ListaVy, summary
from sofrep.domain.enkat import Enkat, Fraga, Indikator, Respondentgrupp
from support.bilagor import make_document
from support.enkat import make_enkat
from support.enkatbilaga import answers_of, body_text, make_survey_underlag, sums


def enkat_of(questions: int, **changes: Any) -> Enkat:
    """One group with so many questions, all of indicator 1."""
    return make_enkat(
        grupp=(Respondentgrupp(kod="pers", namn="Personal"),),
        indikator=(Indikator(nummer=1, lydelse="Nytta"),),
        fraga=tuple(
            Fraga(grupp="pers", nummer=n, indikator=1, lydelse=f"Fråga {n}?")
            for n in range(1, questions + 1)
        ),
        **changes,
    )


def rows(year: int, positive: Sequence[int], of: int = 100) -> list[dict[str, Any]]:
    """A row per question with so many positive answers."""
    return [sums("pers", n, year, (of - pos, 0, pos, 0)) for n, pos in enumerate(positive, start=1)]


def short(now: Sequence[int], before: Sequence[int] = (), **more: Any) -> KorthetVy:
    enkat = more.pop("enkat", None) or enkat_of(len(now))
    given = [*rows(2023, now), *rows(2022, before)]
    return summary(answers_of(make_survey_underlag(given, enkat=enkat, **more)))


def named(lista: ListaVy) -> list[int]:
    return [punkt.fraga for punkt in lista.punkter]


def counts(found: KorthetVy) -> list[str]:
    """How many questions can be compared, went up, went down, did neither."""
    return [str(tal) for tal in (found.jamforda, found.okat, found.minskat, found.lika)]


def test_the_largest_changes_in_either_direction_are_named_largest_first() -> None:
    found = short([80, 60, 50, 40, 30], [50, 50, 49, 50, 70])
    assert named(found.okning) == [1, 2]
    assert named(found.minskning) == [5, 4]
    first = found.okning.punkter[0]
    assert (str(first.andel), str(first.jamfort)) == ("80\xa0%", "50\xa0%")
    assert str(first.skillnad) == "30\xa0procentenheter"
    assert str(found.minskning.punkter[0].skillnad) == "40\xa0procentenheter"
    assert counts(found) == ["5", "3", "2", "0"]


def test_a_change_that_is_printed_as_nothing_is_no_change() -> None:
    enkat = enkat_of(1)
    given = [*rows(2023, [501], of=1002), *rows(2022, [500], of=1001)]
    still = summary(answers_of(make_survey_underlag(given, enkat=enkat)))
    assert counts(still) == ["1", "0", "0", "1"]
    assert still.okning == ListaVy()


def test_one_that_ties_with_the_last_is_named_too() -> None:
    assert named(short([80, 60, 60, 50], [50, 50, 50, 50]).okning) == [1, 2, 3]


def test_many_that_tie_are_counted_and_none_of_them_is_chosen() -> None:
    found = short([80, 60, 60, 60, 60], [50] * 5).okning
    assert named(found) == [1]
    assert (found.lika, found.lika_text) == (4, "10\xa0procentenheter")
    alike = short([60] * 5, [50] * 5).okning
    assert (named(alike), alike.lika) == ([], 5)


def test_ties_are_judged_as_they_are_printed() -> None:
    given = [
        sums("pers", 1, 2023, (500, 0, 500, 0)),
        sums("pers", 2, 2023, (800, 0, 200, 0)),
        sums("pers", 3, 2023, (799, 0, 201, 0)),
        sums("pers", 4, 2023, (798, 0, 202, 0)),
        sums("pers", 5, 2023, (797, 0, 203, 0)),
        sums("pers", 6, 2023, (796, 0, 204, 0)),
    ]
    lagst = summary(answers_of(make_survey_underlag(given, enkat=enkat_of(6)))).lagst
    assert (named(lagst), lagst.lika, lagst.lika_text) == ([], 5, "20\xa0%")


def test_the_distance_to_the_nation_goes_both_ways() -> None:
    national = [{"grupp": "pers", "fraga": n, "procent": 60} for n in (1, 2, 3)]
    found = short([90, 60, 20], national=national)
    assert (named(found.over), named(found.under)) == ([1], [3])
    assert str(found.under.punkter[0].skillnad) == "40\xa0procentenheter"
    assert str(found.under.punkter[0].jamfort) == "60\xa0%"


def test_the_lowest_shares_are_named_lowest_first_with_their_counts() -> None:
    lagst = short([90, 10, 50, 20]).lagst
    assert named(lagst) == [2, 4, 3]
    assert (str(lagst.punkter[0].antal), str(lagst.punkter[0].n)) == ("10", "100")


def test_where_all_are_alike_none_is_lowest() -> None:
    assert short([50, 50, 50]).lagst == ListaVy()
    assert short([50]).lagst == ListaVy()


def test_results_that_are_too_few_to_show_do_not_stand_out() -> None:
    enkat = enkat_of(3, minsta_grupp=5)
    given = [
        sums("pers", 1, 2023, (4, 0, 0, 0), enkater=20),
        sums("pers", 2, 2023, (5, 0, 15, 0), enkater=20),
        sums("pers", 3, 2023, (15, 0, 5, 0), enkater=20),
    ]
    found = summary(answers_of(make_survey_underlag(given, enkat=enkat)))
    assert found.fragor == 2
    before = [row | {"year": 2022} for row in given]
    compared = summary(answers_of(make_survey_underlag([*given, *before], enkat=enkat)))
    assert counts(compared) == ["2", "0", "0", "2"]
    assert named(found.lagst) == [3, 2]


def test_without_last_year_and_nation_only_the_lowest_are_told() -> None:
    found = short([90, 10])
    assert [found.okning, found.minskning, found.over, found.under] == [ListaVy()] * 4
    enkat = enkat_of(2)
    text = body_text(
        make_document(make_survey_underlag(rows(2023, [90, 10]), enkat=enkat), "indikatorer")
    )
    assert "100 enkäter har kommit in 2023.\nIngen fråga kan jämföras med 2022.\n" in text
    assert "har ökat mest" not in text
    assert "riket ligger" not in text


def test_the_sentences_are_worded_from_the_figures() -> None:
    enkat = enkat_of(2)
    given = [*rows(2023, [90, 10]), *rows(2022, [60, 50])]
    national = [{"grupp": "pers", "fraga": 1, "procent": 89}]
    text = body_text(
        make_document(make_survey_underlag(given, enkat=enkat, national=national), "indikatorer")
    )
    assert (
        "100 enkäter har kommit in 2023, mot 100 året före.\n"
        "2 frågor kan jämföras med 2022. Andelen positiva svar har ökat på 1, minskat på 1 och är "
        "lika på 0.\n"
        "Andelen positiva svar har ökat mest sedan 2022 här:\n"
        "Personal, ”Fråga 1?” (indikator 1): 90 % (90 av 100), 30 procentenheter mer än 2022 "
        "(60 %).\n"
        "Den har minskat mest här:\n"
        "Personal, ”Fråga 2?” (indikator 1): 10 % (10 av 100), 40 procentenheter mindre än 2022 "
        "(50 %).\n"
        "Längst över riket ligger:\n"
        "Personal, ”Fråga 1?” (indikator 1): 90 % (90 av 100), 1 procentenhet över riket (89 %).\n"
        "Lägst andel positiva svar har:\n"
    ) in text


def test_many_that_tie_get_one_sentence() -> None:
    given = [*rows(2023, [60] * 5), *rows(2022, [50] * 5)]
    text = body_text(make_document(make_survey_underlag(given, enkat=enkat_of(5)), "indikatorer"))
    assert "här:\n5 frågor är lika: 10 procentenheter.\n" in text
