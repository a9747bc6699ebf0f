from fractions import Fraction

from sofrep.domain.figure import Absence, Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.visning.visat import Tal

NB = "\u00a0"


def figure(value, unit=Unit.ANTAL, absence=None):
    return Figure(
        "2023.rv.nya",
        value,
        unit,
        "rv",
        Period.of_year(2023),
        Recipe("register", ()),
        absence=absence,
    )


def test_a_count_prints_its_digits():
    assert Tal(figure(374)).text == "374"


def test_a_small_count_can_be_a_word_and_a_large_one_stays_digits():
    assert Tal(figure(3)).ord().text == "tre"
    assert Tal(figure(1)).ord(ett=True).text == "ett"
    assert Tal(figure(13)).ord().text == "13"


def test_a_word_keeps_its_unit():
    assert Tal(figure(3, Unit.DAGAR)).ord().text == f"tre{NB}dagar"


def test_one_of_a_unit_is_singular():
    assert Tal(figure(1, Unit.DAGAR)).text == f"1{NB}dag"
    assert Tal(figure(1, Unit.DAGAR)).ord().text == f"en{NB}dag"
    assert Tal(figure(Fraction(10, 9), Unit.PROCENTENHETER)).text == f"1{NB}procentenhet"
    assert Tal(figure(1, Unit.MANADER)).text == f"1,0{NB}månader"
    assert Tal(figure(21, Unit.DAGAR)).text == f"21{NB}dagar"


def test_a_difference_may_be_printed_without_its_sign():
    less = Tal(figure(-4, Unit.PROCENTENHETER))
    assert less.text == f"\u22124{NB}procentenheter"
    assert less.belopp().text == f"4{NB}procentenheter"


def test_a_share_is_printed_with_knappt_or_drygt_where_asked():
    share = figure(Fraction(757, 10), Unit.PROCENT)
    assert Tal(share).text == f"76{NB}%"
    assert Tal(share).ungefar().text == f"knappt 76{NB}%"
    assert Tal(share).ungefar().med_decimaler(1).text == f"75,7{NB}%"


def test_no_value_prints_a_dash():
    tal = Tal(figure(None, Unit.PROCENT, Absence.TOM_NAMNARE))
    assert tal.text == "\u2013"
    assert not tal.finns
    assert not tal


def test_zero_is_a_value():
    tal = Tal(figure(0))
    assert tal.finns
    assert tal.text == "0"
    assert not tal
