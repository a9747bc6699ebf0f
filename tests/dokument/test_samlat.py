"""Tables without what is folded: their notes speak of what is there."""

from __future__ import annotations

from sofrep.dokument.samlat import utan_samlat
from sofrep.domain.figure import Absence, Figure, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import Tabellblock
from sofrep.visning.visat import Rad, Tabell, Tal
from support.bilagor import make_bilaga_underlag

FRASER = make_bilaga_underlag(()).fraser
YEAR = Period.of_year(2023)
TOGETHER, TOO_FEW = Absence.SAMLAD, Absence.FOR_LITEN


def tal(value: int | Absence, sex: Sex = Sex.TOTALT) -> Tal:
    absence = value if isinstance(value, Absence) else None
    number = None if isinstance(value, Absence) else value
    recipe = Recipe("register", ())
    return Tal(
        Figure(f"2023.rv.x.{sex}", number, Unit.ANTAL, "rv", YEAR, recipe, sex, absence=absence)
    )


def row(name: str, *values: int | Absence) -> Rad:
    sexes = (Sex.TOTALT, Sex.KVINNOR, Sex.MAN)
    return Rad(name, tuple(tal(v, sex) for v, sex in zip(values, sexes, strict=True)))


def told(*rader: Rad) -> Tabell:
    tabell = Tabell("R", "B", ("Grupp", "Totalt", "Kvinnor", "Män"), rader)
    (block,) = utan_samlat([Tabellblock(nyckel="statistik.rv.tabell", tabell=tabell)], FRASER)
    assert isinstance(block, Tabellblock)
    return block.tabell


def test_a_row_that_is_gone_says_nothing_of_women_and_men_beside_their_columns() -> None:
    tabell = told(
        row("Alla", 15, 8, 7), row("Få", TOO_FEW, TOGETHER, TOGETHER), row("Nya", 15, 8, 7)
    )
    assert tabell.kolumner == ("Grupp", "Totalt", "Kvinnor", "Män")
    assert [rad.etikett for rad in tabell.rader] == ["Alla", "Nya"]
    assert tabell.noter == ("En grupp som är för liten redovisas inte.",)


def test_columns_of_women_and_men_that_are_gone_are_told_to_be_together() -> None:
    tabell = told(row("Alla", 15, TOGETHER, TOGETHER), row("Nya", 9, TOGETHER, TOGETHER))
    assert tabell.kolumner == ("Grupp", "Totalt")
    assert tabell.noter == ("Kvinnor och män redovisas tillsammans, för grupperna är små.",)
