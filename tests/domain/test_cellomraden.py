"""Many cells in few words."""

from __future__ import annotations

import pytest

from sofrep.domain.cellomraden import exactly, in_words


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["C5"], "C5"),
        (["B2", "B3", "B4"], "B2:B4, 3 celler"),
        (["B3", "C2", "B2", "C3", "E9"], "B2:C3, E9, 5 celler"),
        (["rad 2", "rad 3", "rad 9"], "rad 2–3, rad 9, 3 rader"),
        (["union[1].kod", "union[2].kod"], "union[1].kod, union[2].kod, 2 ställen"),
        ([f"B{row}" for row in range(2, 40, 2)], "19 av cellerna B2:B38"),
        ([f"{letter}{row}" for row in range(2, 9, 2) for letter in "BD"], "8 av cellerna B2:D8"),
        ([f"rad {row}" for row in range(2, 40, 2)], "19 av raderna 2–38"),
        (["Z1", "AA1", "AB1"], "Z1:AB1, 3 celler"),
        (["A1", "A1"], "A1"),
        ([""], ""),
    ],
)
def test_cells_are_told_as_ranges_with_their_number(cells: list[str], words: str) -> None:
    assert in_words(cells) == words


def test_every_range_is_there_where_it_is_to_be_exact() -> None:
    cells = [f"B{row}" for row in range(2, 40, 2)]
    assert exactly(cells) == ", ".join(cells)
