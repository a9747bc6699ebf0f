from datetime import date

import pytest

from sofrep.domain.forbund import Fonster
from sofrep.domain.period import Period, shift_years


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        ((2023, 1, 1), (2023, 12, 31), "2023"),
        ((2023, 1, 1), (2023, 8, 31), "2023m01-08"),
        ((2024, 2, 1), (2024, 2, 29), "2024m02-02"),
        ((2023, 1, 15), (2023, 8, 31), "230115-230831"),
        ((2022, 7, 1), (2023, 6, 30), "220701-230630"),
    ],
)
def test_the_key_names_years_months_and_days(start, end, key):
    assert Period(date(*start), date(*end)).key == key


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2023, 2, 1), date(2023, 1, 31))


def test_the_previous_period_is_the_same_days_a_year_earlier():
    assert Period.of_year(2024).previous() == Period.of_year(2023)
    leap = Period(date(2024, 1, 1), date(2024, 2, 29))
    assert leap.previous() == Period(date(2023, 1, 1), date(2023, 2, 28))
    assert shift_years(date(2023, 2, 28), 1) == date(2024, 2, 29)


def test_months_run_over_the_turn_of_the_year():
    period = Period(date(2022, 11, 5), date(2023, 2, 1))
    assert period.months() == ((2022, 11), (2022, 12), (2023, 1), (2023, 2))


def test_the_follow_up_window_of_the_report_of_2023_starts_the_year_before():
    window = Fonster(fran_ar=-1, fran_dag="01-01", till_ar=0, till_dag="06-30")
    assert window.of_year(2023) == Period(date(2022, 1, 1), date(2023, 6, 30))


def test_both_days_belong_to_the_period():
    period = Period.of_year(2023)
    assert date(2023, 1, 1) in period
    assert date(2023, 12, 31) in period
    assert date(2024, 1, 1) not in period


@pytest.mark.parametrize("key", ["2023", "2023m01-08", "2023m03-03", "230115-230831"])
def test_a_key_gives_its_period_back(key: str) -> None:
    assert Period.from_key(key).key == key


@pytest.mark.parametrize("key", ["", "23", "2023m01", "2023m13-14", "statistik", "230231-230301"])
def test_what_is_no_key_gives_none(key: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.from_key(key)
