"""Every published amount of the economy is a figure, and a post in the office's own wording."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.ekonomi.siffror.economy_sums import measure_of
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.postkoder import DELSUMMOR, Rapport
from sofrep.statistics.underlag import Underlag
from support.facit import read_table

PERIOD = Period.of_year(2023)
STATEMENTS = {
    "Resultaträkning": Rapport.RESULTAT,
    "Balansräkning": Rapport.BALANS,
    "Kassaflödesanalys": Rapport.KASSAFLODE,
    "Driftsredovisning": Rapport.DRIFT,
    "Balanskravsresultat": Rapport.BALANSKRAV,
}
YEARS = ("2023", "2022", "2021", "2020", "2019")

Amount = tuple[str, str, str, str]
"""Statement, post, column and amount, as published."""


def published() -> list[Amount]:
    amounts = []
    for row in read_table("vast_ekonomi_2023.csv"):
        post, _, budget = row["post"].partition(", ")
        for year in ("2023", "2022"):
            column = f"budget {year}" if budget == "budget" else year
            amounts.append((row["rapport"], post, column, row[year]))
    for row in read_table("vast_flerarsoversikt.csv"):
        amounts += [("Flerårsöversikt", row["post"], year, row[year]) for year in YEARS]
    return [amount for amount in amounts if amount[3]]


def column_of(name: str) -> Kolumn:
    slag, _, year = name.rpartition(" ")
    return Kolumn(Beloppsslag(slag or "utfall"), Period.of_year(int(year)))


def post_of(underlag: Underlag, statement: str, name: str) -> Post:
    (found,) = [
        post
        for post in underlag.economy
        if post.namn == name and (_is_of(post, statement) or post.rapport.namn == statement)
    ]
    return found


def _is_of(post: Post, statement: str) -> bool:
    if post.rapport is Rapport.NOTER:
        return statement == f"Not {post.not_nummer} {post.not_namn}"
    return post.rapport is STATEMENTS.get(statement)


def computed(statement: str, name: str) -> str | None:
    """The measure of a subtotal, which the office has not entered."""
    number = re.match(r"Not (\d)", statement)
    if name == "Redovisat värde vid årets slut" and number:
        return f"eko.not{int(number[1]):02d}.summa"
    return next(
        (
            measure_of(slag, int(number[1]) if number else 0)
            for slag in DELSUMMOR
            if slag.namn == name
            and (slag.rapport is STATEMENTS.get(statement) or slag.rapport is Rapport.NOTER)
        ),
        None,
    )


def test_all_amounts_are_there() -> None:
    assert len(published()) == 159


@pytest.mark.parametrize("amount", published(), ids=" ".join)
def test_published_amount(
    amount: Amount, underlag: Underlag, forbund: Forbund, figures_of: Callable[[int], FigureSet]
) -> None:
    statement, name, column, value = amount
    if (measure := computed(statement, name)) is not None:
        suffix = column_of(column).suffix(PERIOD) or ""
        assert figures_of(2023)[f"2023.forbundet.{measure}{suffix}"].value == int(value)
        return
    post = post_of(underlag, statement, name)
    entered = post.i(column_of(column))
    assert entered is not None
    assert entered.varde == int(value)
    figure = figures_of(2023)[post.figure_id(column_of(column), PERIOD)]
    assert figure.value == int(value)
    assert RowFinder(underlag, forbund).rows(figure) == (entered.place,)


@pytest.mark.parametrize(
    "row",
    [row for row in read_table("vast_statistik.csv") if row["avsnitt"].startswith("Fördelning")],
    ids=lambda row: row["uppgift"],
)
def test_published_share_of_the_money_used(
    row: dict[str, str], underlag: Underlag, figures_of: Callable[[int], FigureSet]
) -> None:
    post = post_of(underlag, "Användning", row["uppgift"][:1].upper() + row["uppgift"][1:])
    column = Kolumn(Beloppsslag.ANDEL, PERIOD)
    assert figures_of(2023)[post.figure_id(column, PERIOD)].value == int(row["värde"])


@pytest.mark.parametrize(("statement", "rapport"), list(STATEMENTS.items())[:3])
def test_the_posts_stand_in_the_published_order(
    underlag: Underlag, statement: str, rapport: Rapport
) -> None:
    rows = read_table("vast_ekonomi_2023.csv")
    rows = [
        row for row in rows if row["rapport"] == statement and not computed(statement, row["post"])
    ]
    names = [row["post"] for row in rows]
    own = [post for post in underlag.economy if post.rapport is rapport and post.belopp]
    assert [post.namn for post in own] == names
    notes = [int(row["not"] or 0) for row in rows]
    assert [post.not_nummer for post in own] == notes


def test_the_year_before_has_the_amounts_that_this_year_s_book_states(
    figures_of: Callable[[int], FigureSet],
) -> None:
    assert figures_of(2022)["2022.forbundet.eko.res.fin-kost"].value == -30
    assert "2022.forbundet.eko.res.fin-kost.ar-2021" not in figures_of(2022)
