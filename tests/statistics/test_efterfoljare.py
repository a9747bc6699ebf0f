"""Insatser that merge, take a new name or are divided: whose rows, and what is compared."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.running import check_years
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.historik.siffror import inherited
from sofrep.dokument import DOKUMENT
from sofrep.domain.efterfoljare import Delning, insatser_of, not_comparable, running, taken_over
from sofrep.domain.figure import Figure, FigureSet, Number, Origin, Recipe, Unit
from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Union
from sofrep.domain.period import Period
from sofrep.visning.block import Tabellblock
from sofrep.visning.visat import Tabell
from support.bilagor import cells, make_bilaga_underlag, make_document, make_goal
from support.delar import korthet
from support.frames import make_forbund, make_underlag
from support.mallar import lines
from support.mallar import part as part_of

Y2022, Y2023 = Period.of_year(2022), Period.of_year(2023)

MERGED = make_forbund(
    insats=(
        Insats(kod="vag", namn="Vägen", till=2022),
        Insats(kod="stig", namn="Stigen", till=2023),
        Insats(kod="led", namn="Leden", fran=2023, efterfoljer=("vag", "stig")),
        Insats(kod="bro", namn="Bron"),
    ),
    union=(
        Union(kod="alla", namn="Alla", insatser=("vag", "stig", "led", "bro")),
        Union(kod="nytt", namn="Led och bro", insatser=("led", "bro")),
    ),
    uppfoljning=(),
)
DIVIDED = make_forbund(
    insats=(
        Insats(kod="led", namn="Leden", till=2022),
        Insats(kod="vag", namn="Vägen", fran=2023, efterfoljer=("led",)),
        Insats(kod="stig", namn="Stigen", fran=2023, efterfoljer=("led",)),
        Insats(kod="bro", namn="Bron"),
    ),
    union=(
        Union(kod="alla", namn="Alla delar", insatser=("led", "vag", "stig")),
        Union(kod="halv", namn="Väg och bro", insatser=("vag", "bro")),
    ),
    uppfoljning=(),
)


def row(insats: str, start: str, slut: str = "", **more: Any) -> dict[str, Any]:
    end = {"slut": date.fromisoformat(slut)} if slut else {}
    return {"insats": insats, "start": date.fromisoformat(start), **end, **more}


# 2022: vag 1, stig 2, bro 1.  In 2023 one is left in stig under its old name, and led has 1 new.
ROWS = [
    row("vag", "2022-02-01", "2022-11-01", nummer="1"),
    row("stig", "2022-03-01", "2022-12-01", nummer="2"),
    row("stig", "2022-09-01", nummer="3"),
    row("led", "2023-01-10", nummer="1"),
    row("bro", "2022-05-01", nummer="9"),
]


def value(
    forbund: Forbund, period: Period, scope: str, measure: str = "aktuella"
) -> Number | str | None:
    figures = compute(make_underlag(forbund, ROWS), forbund, period)
    figure = figures.get(f"{period.key}.{scope}.{measure}")
    return "no figure" if figure is None else figure.value


def test_an_insats_that_took_others_over_has_their_rows_of_earlier_years() -> None:
    assert value(MERGED, Y2022, "led") == 3
    assert value(MERGED, Y2022, "led", "avslutade") == 2


def test_each_that_was_taken_over_has_its_own_figures_until_then_and_none_after() -> None:
    assert value(MERGED, Y2022, "vag") == 1
    assert value(MERGED, Y2022, "stig") == 2
    assert value(MERGED, Y2023, "stig") == "no figure"


def test_a_row_that_is_left_under_the_old_name_counts_to_the_successor() -> None:
    assert value(MERGED, Y2023, "led") == 2
    underlag = make_underlag(MERGED, ROWS)
    figure = compute(underlag, MERGED, Y2023)["2023.led.aktuella"]
    places = RowFinder(underlag, MERGED).rows(figure)
    assert [place.cell for place in places] == ["rad 4", "rad 5"]
    assert list(check_years(underlag, MERGED, Y2023)) == []


def test_who_begins_in_an_insats_after_it_was_taken_over_is_an_error() -> None:
    rows = [*ROWS, row("stig", "2024-03-01")]
    found = list(check_years(make_underlag(MERGED, rows), MERGED, Period.of_year(2024)))
    assert [(p.rule, p.place.cell) for p in found] == [("insats-utanfor-ar", "rad 7")]
    assert "Stigen har gått upp i Leden 2023" in found[0].message


def test_nobody_is_counted_twice_in_a_union_that_names_both() -> None:
    assert value(MERGED, Y2022, "alla") == 4
    assert value(MERGED, Y2023, "alla") == 3
    assert value(MERGED, Y2022, "nytt") == 4
    assert value(MERGED, Y2023, "nytt") == 3


def test_a_union_none_of_whose_insatser_ran_has_no_figures_instead_of_noughts() -> None:
    forbund = make_forbund(
        insats=(Insats(kod="led", namn="Leden", fran=2023), Insats(kod="bro", namn="Bron")),
        union=(Union(kod="nytt", namn="Nytt", insatser=("led",)),),
        uppfoljning=(),
    )
    figures = compute(make_underlag(forbund, []), forbund, Y2022)
    assert "2022.bro.nya" in figures
    assert "2022.nytt.nya" not in figures


def test_exits_before_the_merger_are_followed_up_by_the_successor() -> None:
    horizon = make_forbund().uppfoljning[0]  # 6 months: exits 2022-01-01 to 2023-06-30
    forbund = make_forbund(
        insats=MERGED.insats,
        union=(),
        uppfoljning=(
            type(horizon)(
                kod="6man",
                namn="6 månader",
                manader=6,
                insatser=("stig", "led"),
                fonster=horizon.fonster,
            ),
        ),
    )
    figures = compute(make_underlag(forbund, ROWS), forbund, Y2023)
    # vag was never followed up, so its exit is not in the cohort.
    assert figures["2023.led.uppf-6man.kohort"].value == 1
    assert "2023.stig.uppf-6man.kohort" not in figures


def test_mergers_add_up_over_the_years() -> None:
    forbund = make_forbund(
        insats=(
            Insats(kod="a", namn="A", till=2020),
            Insats(kod="b", namn="B", fran=2021, till=2022, efterfoljer=("a",)),
            Insats(kod="c", namn="C", fran=2023, efterfoljer=("b",)),
        ),
        union=(),
        uppfoljning=(),
    )
    assert taken_over(forbund, "c") == ("b", "a")
    assert [insats.kod for insats in running(forbund, 2022)] == ["b"]
    assert insatser_of(forbund, "a", 2022) == ()


LEDEN = Delning("Leden", 2023)


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        ("vag", LEDEN),
        ("led", LEDEN),
        ("halv", LEDEN),
        ("alla", None),
        ("bro", None),
    ],
)
def test_a_part_is_not_compared_but_all_parts_with_the_old_one_are(
    scope: str, reason: Delning | None
) -> None:
    assert not_comparable(DIVIDED, scope, 2022, 2023) == reason
    assert not_comparable(DIVIDED, scope, 2023, 2024) is None


def test_a_goal_of_a_part_says_why_last_year_is_not_compared() -> None:
    rows = [row("led", "2022-03-01", "2022-12-01"), row("vag", "2023-02-01")]
    rows += [row("stig", "2023-02-01"), row("stig", "2023-03-01"), row("bro", "2022-02-01")]
    goals = [
        make_goal("vag", "nya", unit=Unit.ANTAL, target=1),
        make_goal("halv", "nya", unit=Unit.ANTAL, target=1),
        make_goal("alla", "nya", unit=Unit.ANTAL, target=1),
    ]
    underlag = make_bilaga_underlag(rows, forbund=DIVIDED, goals=goals)
    part, half, whole = underlag.goals
    assert part.previous is None
    assert part.previous_words == half.previous_words == "jämförs inte: Leden delades 2023"
    assert half.previous is None  # 1 in bro last year is no number to hold vag and bro against
    assert whole.previous is not None
    assert (whole.previous.value, whole.previous_words) == (1, "")
    annual = "\n".join(lines(part_of(make_document(underlag, "arsredovisning"))))
    assert "Vägen jämförs inte med tidigare år: Leden delades 2023." in annual
    told = [
        block.tabell
        for block in DOKUMENT["maluppfyllelse"].compose(underlag)
        if isinstance(block, Tabellblock)
    ]
    vagen = next(tabell for tabell in told if "Vägen" in tabell.rubrik)
    assert vagen.noter == ("Vägen jämförs inte med tidigare år: Leden delades 2023.",)
    assert "2022" not in vagen.kolumner


def test_what_the_office_enters_for_a_part_is_used() -> None:
    goal = make_goal("vag", "nya", unit=Unit.ANTAL, target=1, entered_previous=7)
    underlag = make_bilaga_underlag([row("vag", "2023-02-01")], forbund=DIVIDED, goals=[goal])
    previous = underlag.goals[0].previous
    assert previous is not None
    assert previous.value == 7
    assert underlag.goals[0].previous_words == ""


def test_the_delarsrapport_has_no_number_for_last_year_of_a_part() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    rows = [row("bro", "2022-02-01"), row("vag", "2023-02-01"), row("led", "2022-03-01")]
    underlag = make_bilaga_underlag(rows, forbund=DIVIDED, period=period)
    table = korthet(underlag)[0]
    assert cells(table)["Väg och bro"][-2:] == ("–", "–")
    assert cells(table)["Bron"][-2:] == ("1", "0")
    assert "Väg och bro jämförs inte med tidigare år: Leden delades 2023." in table.noter


def test_a_merger_is_said_under_the_tables_that_reach_back() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    note = "Leden tog vid efter Vägen och Stigen 2023. Uppgifter från tiden före gäller dem tillsammans."
    table = korthet(make_bilaga_underlag(ROWS, forbund=MERGED, period=period))[0]
    assert cells(table)["Leden"][-2] == "2"  # vag and one of stig, until August
    assert note in table.noter
    head_counts = _head_counts(make_bilaga_underlag(ROWS, forbund=MERGED))
    assert note in head_counts.noter
    assert list(cells(head_counts)) == ["Leden", "Bron", "Alla"]
    after = make_bilaga_underlag(ROWS, forbund=MERGED, period=Period.of_year(2024))
    assert note not in _head_counts(after).noter


def _head_counts(underlag: BilagaUnderlag) -> Tabell:
    blocks = DOKUMENT["statistik"].compose(underlag)
    (found,) = [b for b in blocks if b.nyckel == "statistik.forbundet.antal"]
    assert isinstance(found, Tabellblock)
    return found.tabell


def test_the_section_of_a_successor_is_shown_from_its_first_year() -> None:
    forbund = make_forbund(
        insats=(
            Insats(kod="vag", namn="Vägen", avsnitt=(Avsnitt.OVERSIKT,)),
            Insats(kod="led", namn="Leden", fran=2023, efterfoljer=("vag",)),
        ),
        union=(),
        uppfoljning=(),
    )
    assert [i.namn for i in running(forbund, 2022)] == ["Vägen"]
    assert [i.namn for i in running(forbund, 2023)] == ["Leden"]


def entered(scope: str, measure: str, number: Number, unit: Unit, *of: int) -> Figure:
    numerator, denominator = of or (None, None)
    return Figure(
        id=f"2019.{scope}.{measure}",
        value=number,
        unit=unit,
        scope=scope,
        period=Period.of_year(2019),
        recipe=Recipe("historik", ()),
        numerator=numerator,
        denominator=denominator,
        origin=Origin.INMATAD,
        source=f"bokslut {scope}",
    )


def test_entered_history_of_those_taken_over_is_added_up() -> None:
    share = "avslutade.arbstud.andel"
    figures = FigureSet(
        [
            entered("vag", "nya", 10, Unit.ANTAL),
            entered("stig", "nya", 5, Unit.ANTAL),
            entered("vag", share, 50, Unit.PROCENT, 2, 4),
            entered("stig", share, 100, Unit.PROCENT, 2, 2),
            entered("vag", "nya.personer", 8, Unit.ANTAL),
            entered("stig", "nya.personer", 4, Unit.ANTAL),
            entered("vag", "avslutade", 3, Unit.ANTAL),  # what stig had is not known
            entered("bro", "nya", 99, Unit.ANTAL),
        ]
    )
    found = {figure.id: figure for figure in inherited(figures, MERGED)}
    assert set(found) == {"2019.led.nya", f"2019.led.{share}"}
    assert found["2019.led.nya"].value == 15
    assert found[f"2019.led.{share}"].value == Fraction(400, 6)
    assert found["2019.led.nya"].source == "bokslut vag, bokslut stig"


def test_entered_history_under_an_old_name_is_the_new_one_s() -> None:
    forbund = make_forbund(
        insats=(
            Insats(kod="vag", namn="Vägen", till=2022),
            Insats(kod="led", namn="Leden", fran=2023, efterfoljer=("vag",)),
        ),
        union=(),
        uppfoljning=(),
    )
    figures = FigureSet([entered("vag", "avslutade.manader.medel", 7, Unit.MANADER)])
    (found,) = inherited(figures, forbund)
    assert (found.id, found.value, found.scope) == ("2019.led.avslutade.manader.medel", 7, "led")
