"""Two things crossed: each cell is counted with its share of the row, and what nobody knows is no 0."""

from __future__ import annotations

from datetime import date

from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.joined import JoinedFigures
from sofrep.amnen.alla.labels import measure_text
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.forbund import Kodlista
from sofrep.domain.period import Period
from sofrep.domain.uppgift import Korsning
from support.frames import make_forbund, make_underlag

FORBUND = make_forbund(
    noteras_vid_start=(Kodlista.FORSORJNING,),
    korsning=(
        Korsning(kod="komut", namn="Utfall efter kommun", rader="kommun", kolumner=("arbstud",)),
        Korsning(kod="komfo", namn="Försörjning", rader="kommun", kolumner=("forsorjning",)),
    ),
)
DAYS = {"insats": "rv", "start": date(2022, 3, 1), "slut": date(2023, 3, 1)}


def counted(*rows: dict[str, object]) -> FigureSet:
    return compute(
        make_underlag(FORBUND, [DAYS | row for row in rows]), FORBUND, Period.of_year(2023)
    )


def noted(start: str, end: str, **more: object) -> dict[str, object]:
    return {
        "egna": {"fors-in": [start] if start else []},
        "forsorjning": [end] if end else [],
        **more,
    }


def test_a_transition_counts_those_with_both_of_those_with_the_first() -> None:
    rows = [noted("forsstod", "ingen"), noted("forsstod", "forsstod"), noted("sjukpen", "ingen")]
    figures = counted(*rows, noted("", "ingen"), noted("forsstod", ""))
    cell = figures["2023.rv.over.fors.forsstod.ingen.andel"]
    assert (cell.numerator, cell.denominator) == (1, 3)
    assert cell.recipe.rows == ("avslutade", "fors-in=forsstod", "fors=ingen")
    assert cell.recipe.base == ("avslutade", "fors-in=forsstod")
    values = {
        name: figures[f"2023.rv.over.fors.{name}"].value
        for name in ("forsstod.forsstod", "forsstod.saknas", "saknas.ingen", "sjukpen.sjukpen")
    }
    assert values == {
        "forsstod.forsstod": 1, "forsstod.saknas": 1, "saknas.ingen": 1, "sjukpen.sjukpen": 0
    }  # fmt: skip


def test_where_nobodys_start_is_noted_nobody_knows_what_changed() -> None:
    figures = counted(noted("", "ingen"), noted("", "sjukpen"))
    cell = figures["2023.rv.over.fors.forsstod.ingen"]
    assert (cell.value, cell.absence) == (None, Absence.UPPGIFT_SAKNAS)
    assert figures["2023.rv.over.fors.saknas.ingen"].value == 1


def test_what_the_profile_crosses_is_counted_by_sex() -> None:
    figures = counted(
        {"kommun": "alv", "sysselsattning": ["arbete"], "kon": "man"},
        {"kommun": "alv", "sysselsattning": ["ingen"]},
        {"kommun": "vik", "sysselsattning": ["studier"]},
    )
    share = figures["2023.rv.kors.komut.alv.arbstud.andel"]
    assert (share.numerator, share.denominator) == (1, 2)
    assert figures["2023.rv.kors.komut.alv.arbstud.man"].value == 1
    assert figures["2023.rv.kors.komut.vik.arbstud.kvinnor"].value == 1


def test_rows_that_are_told_together_are_a_share_of_all_who_are_in_them() -> None:
    rows: list[dict[str, object]] = [
        {"kommun": "alv", "sysselsattning": ["arbete"]},
        {"kommun": "vik", "sysselsattning": ["studier"]},
        *({"kommun": "vik", "sysselsattning": ["ingen"]} for _ in range(3)),
    ]
    underlag = make_underlag(FORBUND, [DAYS | row for row in rows])
    figures = compute(underlag, FORBUND, Period.of_year(2023))
    (one, other) = (figures[f"2023.rv.kors.komut.{kod}.arbstud.andel"] for kod in ("alv", "vik"))
    joined = JoinedFigures(underlag, FORBUND).with_others(one, "kommun", ("alv", "vik"), figures)
    assert joined is not None
    assert (one.denominator, other.denominator, joined.denominator) == (1, 4, 5)
    assert (joined.numerator, joined.recipe.base) == (2, ("avslutade", "kommun=alv+vik"))


def test_at_follow_up_the_exit_is_crossed_with_then() -> None:
    answered = {"samtycke": True, "uppf": {"6man": {"forsorjning": ["ingen"]}}}
    figures = counted(
        noted("sjukpen", "sjukpen", **answered), noted("sjukpen", "ingen", **answered)
    )
    cell = figures["2023.rv.uppf-6man.over.fors.sjukpen.ingen.andel"]
    assert (cell.numerator, cell.denominator) == (1, 1)


def test_every_cell_has_a_name_and_one_line_of_the_list() -> None:
    names = {
        "over.fors.forsstod.ingen.andel": "avslutade, försörjning vid start försörjningsstöd, försörjning ingen "
        "offentlig försörjning, andel",
        "kors.komut.alv.arbstud": "Utfall efter kommun, Älv, Arbete eller studier",
        "kors.komfo.saknas.sjukpen": "Försörjning, kommun saknas, försörjning sjukpenning",
        "uppf-6man.over.fors.sjukpen.saknas": "uppföljning 6 månader, försörjning sjukpenning, försörjning saknas",
    }
    assert {name: measure_text(name, FORBUND) for name in names} == names
    assert all(len(find(name, FORBUND)) == 1 for name in names)
