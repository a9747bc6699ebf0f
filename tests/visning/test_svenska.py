from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofrep.domain.figure import Unit
from sofrep.domain.period import Period
from sofrep.visning import svenska

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "\u22123"),
        (Fraction(7, 2), 0, "4"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(49, 100), 0, "0"),
        (Fraction(-49, 100), 0, "0"),
        (Fraction(125, 1000), 2, "0,13"),
        (Fraction(4475, 100), 1, "44,8"),
        (Fraction(2, 3), 2, "0,67"),
        (13245431, 0, f"13{NB}245{NB}431"),
        (-1086000, 0, f"\u22121{NB}086{NB}000"),
        (Fraction(9999999, 10), 0, f"1{NB}000{NB}000"),
        (0, 2, "0,00"),
    ],
)
def test_a_number_is_rounded_half_away_from_zero_and_written_in_swedish(value, decimals, expected):
    assert svenska.format_number(value, decimals) == expected


def test_rounding_uses_the_exact_value_where_a_binary_float_would_go_wrong():
    # 1.005 as a float is 1.00499..., which rounds to 1.00.
    assert svenska.format_number(Fraction(1005, 1000), 2) == "1,01"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Fraction(5400, 198), Unit.PROCENT, f"27{NB}%"),
        (Fraction(625, 10), Unit.PROCENT, f"63{NB}%"),
        (Fraction(448, 10), Unit.AR, f"44,8{NB}år"),
        (Fraction(89, 10), Unit.MANADER, f"8,9{NB}månader"),
        (115, Unit.DAGAR, f"115{NB}dagar"),
        (5043000, Unit.KRONOR, f"5{NB}043{NB}000{NB}kr"),
        (29, Unit.ANTAL, "29"),
        (Fraction(57, 2), Unit.ANTAL, "28,5"),
    ],
)
def test_each_unit_has_its_own_decimals_and_suffix(value, unit, expected):
    assert svenska.format_value(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Fraction(757, 10), "knappt"), (Fraction(313, 10), "drygt"), (31, ""), (Fraction(62, 2), "")],
)
def test_knappt_and_drygt_say_on_which_side_the_value_lies(value, expected):
    assert svenska.approximately(value) == expected


def test_words_go_up_to_twelve():
    assert [svenska.number_word(n) for n in (0, 1, 3, 12, 13)] == [
        "noll",
        "en",
        "tre",
        "tolv",
        "13",
    ]
    assert svenska.number_word(1, neuter=True) == "ett"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.of_year(2023), "2023"),
        (Period(date(2023, 1, 1), date(2023, 8, 31)), "januari\u2013augusti 2023"),
        (Period(date(2023, 2, 1), date(2023, 2, 28)), "februari 2023"),
        (
            Period(date(2022, 7, 15), date(2023, 6, 30)),
            f"15{NB}juli 2022\u201330{NB}juni 2023",
        ),
    ],
)
def test_a_period_is_named_as_in_running_text(period, expected):
    assert svenska.period_in_text(period) == expected


def test_a_list_in_text_ends_with_och():
    assert svenska.enumerate_in_text(["RV", "UTR", "GG"]) == "RV, UTR och GG"
    assert svenska.enumerate_in_text(["RV"]) == "RV"
    assert svenska.enumerate_in_text([]) == ""


@given(st.fractions(max_denominator=5000), st.integers(0, 3))
def test_rounding_is_off_by_at_most_half_a_unit_and_never_towards_zero_at_the_half(value, decimals):
    rounded = svenska.round_half_away(value, decimals)
    half = Fraction(1, 2 * 10**decimals)
    assert abs(rounded - value) <= half
    if abs(rounded - value) == half:
        assert abs(rounded) > abs(value)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.of_year(2023), "2023"),
        (Period(date(2023, 1, 1), date(2023, 8, 31)), "jan\u2013aug 2023"),
        (Period(date(2023, 5, 1), date(2023, 7, 31)), "maj\u2013juli 2023"),
    ],
)
def test_the_head_of_a_column_names_its_months_in_short(period, expected):
    assert svenska.period_in_head(period) == expected
