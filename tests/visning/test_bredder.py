"""Columns are as wide as what stands in them, and fill the text together."""

from __future__ import annotations

import re

import pytest

from sofrep.visning.bredder import (
    NARROW,
    column_widths,
    is_crowded,
    is_tight,
    printed_width,
)
from sofrep.visning.svenska import soft_hyphens

TOTAL = 9298
LABEL = "Arbete eller studier vid avslut, Rehabvägledare"


@pytest.mark.parametrize("columns", [1, 3, 6, 13, 40])
def test_the_columns_fill_the_width_and_none_vanishes(columns: int) -> None:
    rows = [["Insats", *["Antal"] * columns], [LABEL, *["1 374"] * columns]]
    widths = column_widths(rows, TOTAL)
    assert sum(widths) == TOTAL
    assert min(widths) > 0


def test_columns_of_numbers_are_alike_where_there_is_room() -> None:
    _, *numbers = column_widths([["Kön", "Nya", "Totalt"], ["Kvinnor", "7", "14"]], TOTAL)
    assert len(set(numbers)) == 1


def test_a_label_keeps_its_line_before_numbers_are_made_alike() -> None:
    rows = [["Mål", "2023", "Antal", "Målvärde", "Kvinnor", "Män", "2022"]]
    rows += [[LABEL, "27 %", "54", "minst 35 %", "28 %", "27 %", "31 %"]]
    label, *numbers = column_widths(rows, TOTAL)
    assert label > 4300
    assert len(set(numbers)) > 1


def test_a_long_word_is_not_broken_while_another_column_has_room() -> None:
    rows = [["Insats", "Kommentar"], ["Samverkansteamet", "ord " * 60]]
    assert column_widths(rows, 4000)[0] > 16 * 98


def test_many_columns_have_narrow_margins() -> None:
    assert not is_tight([["Insats", "Nya"], ["RV", "1"]], TOTAL)
    assert is_tight([["Insats", *["Strömstad"] * 8], ["Samverkan", *["1"] * 8]], TOTAL)


def test_a_short_heading_is_broken_before_a_label_and_a_number_with_its_share_never() -> None:
    headings = ["Svar (n)", "Negativt", "Varken eller", "Positivt", "Varav klart", "Svarsfrekvens"]
    rows = [["Grupp och fråga", *headings, "Riket", "Förändring"]]
    rows += [["Deltagare avslut, fråga 1", *["118"] * 6, "91\u00a0% (+5)", "+26"]]
    label, *numbers = column_widths(rows, TOTAL)
    assert label > 1500
    assert numbers[6] >= 9 * 98


def test_a_heading_with_room_is_not_broken() -> None:
    rows = [
        ["Ålder", "Nya", "Avslutade", "Inskrivna 31 december"],
        ["Till och med 24 år", "43", "38", "18"],
    ]
    assert column_widths(rows, TOTAL)[3] > printed_width("Inskrivna 31 december")


def test_a_long_goal_gets_the_room_that_short_numbers_leave() -> None:
    rows = [["Mål", "Målvärde", "2023", "Kvinnor", "Män", "2022", "Bedömning"]]
    counts = "(113\u00a0av\u00a0118)"
    rows += [
        ["ord " * 30, "högst 9 månader", f"96\u00a0% {counts}", *["70 %"] * 3, "Inte uppfyllt"]
    ]
    label, target, result, *_ = column_widths(rows, TOTAL)
    assert label > 1.7 * target
    assert printed_width(f"96\u00a0% {counts}") > result > printed_width(counts)
    rows[1][1] = "400"
    rows[1][0] = "ord " * 9
    label, _, result, *_ = column_widths(rows, TOTAL)
    assert result > printed_width(f"96\u00a0% {counts}")


def test_a_target_stays_on_its_line() -> None:
    rows = [["Insats", "Mål", "Målvärde", "Resultat"]]
    rows += [["ord " * 30, "ord " * 30, "högst 9 månader", "ord " * 30]]
    assert column_widths(rows, TOTAL)[2] > printed_width("högst 9 månader")


def test_a_label_is_broken_before_the_short_texts_beside_it() -> None:
    said = ["Förbundschef och presidium", "Vår och höst"]
    rows = [["Aktivitet", "Utförare", "När", "Deltog", "Kvinnor", "Män"]]
    rows += [["ord " * 30, *said, "130", "70", "60"]]
    widths = column_widths(rows, TOTAL)[1:3]
    assert all(width > printed_width(text) for width, text in zip(widths, said, strict=True))


def test_long_words_of_a_crowded_heading_are_broken_at_their_seam_and_the_labels_whole() -> None:
    said = ("Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Primärvården", "Psykiatrin")
    headings = ["Kommun", *map(soft_hyphens, said), "Egen ansökan", "Totalt", "Andel,\u00a0%"]
    rows = [headings, ["Färgelanda", *["11"] * 8]]
    assert not is_crowded(rows, TOTAL)
    for width, word in zip(column_widths(rows, TOTAL), ["Färgelanda", *headings[1:]], strict=True):
        assert width - NARROW >= max(map(printed_width, re.split("[ \u00ad]", word)))
