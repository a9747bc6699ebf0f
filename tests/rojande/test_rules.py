"""The profile's rules, and what is hidden when the search has to be given up."""

from __future__ import annotations

import pytest

from sofrep.domain.figure import Absence, Figure, FigureSet, Origin, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.forbundsprofil import read_profile
from sofrep.pipeline.asked import AskedFigures
from sofrep.rojande.sma_antal.attack import Piece
from sofrep.rojande.sma_antal.hidden_counts import protect
from sofrep.visning.visat import Tal
from support.office import new_folder
from support.rojande import RULES_ON, forbund_with, turn_off, turn_on

YEAR = Period.of_year(2023)


def rules_of(*tables: tuple[str, int], visa_nollor: bool = True) -> Rojande:
    return Rojande(
        tabell=tuple(
            Rojanderegel(tabell=Rojandetabell(name), minsta=least, visa_nollor=visa_nollor)
            for name, least in tables
        )
    )


def count(measure: str, value: int, *steps: str, sex: Sex = Sex.TOTALT) -> Figure:
    end = "" if sex is Sex.TOTALT else f".{sex}"
    return Figure(
        id=f"2023.ett.{measure}{end}",
        value=value,
        unit=Unit.ANTAL,
        scope="ett",
        period=YEAR,
        recipe=Recipe("register", steps),
        sex=sex,
    )


def hidden(rojande: Rojande, *figures: Figure) -> set[str]:
    """The measures that are hidden when all figures are published."""
    found = protect(
        FigureSet(figures), [f.id for f in figures], forbund_with(rojande, "abc"), [YEAR]
    )
    return {name.removeprefix("2023.ett.") for name in found.figures}


def by_kommun(*values: int) -> list[Figure]:
    parts = [
        count(f"aktuella.kommun.{kod}", n, "aktuella", f"kommun={kod}")
        for kod, n in zip("abc", values, strict=True)
    ]
    return [count("aktuella", sum(values), "aktuella"), *parts]


def test_a_small_count_takes_the_smallest_of_the_others_with_it_and_not_the_total():
    kommuner = by_kommun(2, 9, 30)
    assert hidden(rules_of(("kommun", 5)), *kommuner) == {"aktuella.kommun.a", "aktuella.kommun.b"}


def test_documents_that_count_nobody_have_nothing_to_hide():
    office = FigureSet(by_kommun(2, 9, 30))
    found = protect(office, [], forbund_with(rules_of(("kommun", 5)), "abc"), [YEAR])
    assert found.figures == {}


def test_a_zero_is_shown_unless_the_rule_says_otherwise():
    kommuner = by_kommun(0, 9, 30)
    assert hidden(rules_of(("kommun", 5)), *kommuner) == set()
    assert "aktuella.kommun.a" in hidden(rules_of(("kommun", 5), visa_nollor=False), *kommuner)


def test_a_rule_of_another_table_hides_nothing():
    assert hidden(rules_of(("alder", 5), ("kommun", 0)), *by_kommun(2, 9, 30)) == set()


def test_in_a_small_group_no_sex_is_shown_not_even_one_that_nobody_is_of():
    group = [
        count("aktuella", 3, "aktuella"),
        count("aktuella", 3, "aktuella", sex=Sex.KVINNOR),
        count("aktuella", 0, "aktuella", sex=Sex.MAN),
    ]
    assert hidden(rules_of(("kon", 5)), *group) == {"aktuella.kvinnor", "aktuella.man"}


def test_a_share_of_a_hidden_count_is_hidden_and_so_is_one_of_a_hidden_whole():
    share = Figure(
        id="2023.ett.aktuella.kommun.a.andel",
        value=20,
        unit=Unit.PROCENT,
        scope="ett",
        period=YEAR,
        recipe=Recipe("register", ("aktuella", "kommun=a"), ("aktuella",)),
        numerator=2,
        denominator=10,
    )
    assert "aktuella.kommun.a.andel" in hidden(rules_of(("kommun", 5)), share)
    assert "aktuella.kommun.a.andel" in hidden(rules_of(("oversikt", 11)), share)


def test_a_share_that_the_office_has_entered_is_read_as_it_is_rounded():
    """25 % of 40 are 10: women are then 10 and the others that are hidden are known."""
    kommuner = by_kommun(2, 10, 28)
    entered = Figure(
        id="2023.ett.aktuella.kommun.b.andel",
        value=25,
        unit=Unit.PROCENT,
        scope="ett",
        period=YEAR,
        recipe=Recipe("historik", ()),
        origin=Origin.INMATAD,
        source="Rapporten",
    )
    recipe = Figure(
        id="2022.ett.aktuella.kommun.b.andel",
        value=None,
        absence=Absence.TOM_NAMNARE,
        unit=Unit.PROCENT,
        scope="ett",
        period=Period.of_year(2022),
        recipe=Recipe("register", ("aktuella", "kommun=b"), ("aktuella",)),
        denominator=0,
    )
    found = hidden(rules_of(("kommun", 5)), *kommuner, entered, recipe)
    assert {"aktuella.kommun.a"} < found
    assert "aktuella.kommun.b.andel" in found or "aktuella.kommun.c" in found


def test_where_the_search_is_given_up_more_is_hidden(monkeypatch):
    monkeypatch.setattr(Piece, "_go", lambda *_: None)
    kommuner = by_kommun(2, 9, 30)
    assert hidden(rules_of(("kommun", 5)), *kommuner) == {
        "aktuella",
        "aktuella.kommun.a",
        "aktuella.kommun.b",
        "aktuella.kommun.c",
    }


def test_a_hidden_figure_prints_an_x_and_counts_as_something():
    figure = Figure(
        id="2023.ett.nya",
        value=None,
        unit=Unit.ANTAL,
        scope="ett",
        period=YEAR,
        recipe=Recipe("register", ("nya",)),
        absence=Absence.DOLD,
    )
    assert (str(Tal(figure)), Tal(figure).ord().text, bool(Tal(figure))) == ("x", "x", True)


def test_a_new_profile_protects_groups_and_hides_no_counts(tmp_path):
    new_folder(tmp_path / "nytt")
    forbund, _ = read_profile(tmp_path / "nytt")
    assert (forbund.rojande.minsta_grupp, forbund.rojande.has_small_counts) == (5, False)
    turn_off(tmp_path / "nytt")
    forbund, _ = read_profile(tmp_path / "nytt")
    assert not forbund.rojande.is_on


def test_a_profile_of_before_keeps_its_rules_and_is_told_of_the_milder_one(tmp_path):
    new_folder(tmp_path / "nytt")
    turn_off(tmp_path / "nytt")
    turn_on(tmp_path / "nytt", RULES_ON)
    forbund, problems = read_profile(tmp_path / "nytt")
    assert (forbund.rojande.has_groups, forbund.rojande.has_small_counts) == (False, True)
    assert [p.rule for p in problems if "minsta_grupp = 5" in p.action] == ["profil-rojande"]


@pytest.mark.parametrize(
    ("rules", "key"),
    [
        (RULES_ON + '[[rojande.tabell]]\ntabell = "kon"\nminsta = 3\n', "rojande.tabell[3].tabell"),
        ('[[rojande.tabell]]\ntabell = "kon"\nminsta = 1\n', "rojande.tabell[1].minsta"),
        ('[[rojande.undantag]]\nskal = " "\n', "rojande.undantag[1].skal"),
        ('[[rojande.undantag]]\nskal = "x"\ninsats = "zz"\n', "rojande.undantag[1].insats"),
    ],
)
def test_a_rule_that_says_nothing_is_an_error(tmp_path, rules, key):
    new_folder(tmp_path / "nytt")
    turn_off(tmp_path / "nytt")
    turn_on(tmp_path / "nytt", rules)
    forbund, problems = read_profile(tmp_path / "nytt")
    assert forbund is None
    assert [problem.place.cell for problem in problems if problem.is_error] == [key]


def test_to_copy_a_set_of_figures_is_not_to_ask_for_them():
    watched = AskedFigures(FigureSet(by_kommun(1, 2, 3)))
    assert len(FigureSet(watched.values())) == 4
    assert "2023.ett.aktuella" in watched
    assert watched.asked == set()
    assert watched["2023.ett.aktuella"].value == 6
    assert watched.asked == {"2023.ett.aktuella"}
