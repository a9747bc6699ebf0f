"""Columns are as wide as what stands in them, and fill the text together."""

from __future__ import annotations

import pytest

from sofrep.word.table_widths import column_widths, is_tight

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
