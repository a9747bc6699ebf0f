"""Tables without what is folded: their notes speak of what is there."""

from __future__ import annotations

from sofrep.amnen.gemensamt.noter import saknas_not
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.dokument.samlat import utan_samlat
from sofrep.domain.figure import Absence, Figure, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import Tabellblock
from sofrep.visning.visat import Rad, Tabell, Tal
from support.bilagor import make_bilaga_underlag

UNDERLAG = make_bilaga_underlag(())
FRASER = UNDERLAG.fraser
YEAR = Period.of_year(2023)
TOGETHER, TOO_FEW = Absence.SAMLAD, Absence.FOR_LITEN


def tal(value: int | Absence, sex: Sex = Sex.TOTALT, name: str = "x") -> Tal:
    absence = value if isinstance(value, Absence) else None
    number = None if isinstance(value, Absence) else value
    recipe = Recipe("register", ())
    return Tal(
        Figure(
            f"2023.rv.{name}.{sex}", number, Unit.ANTAL, "rv", YEAR, recipe, sex, absence=absence
        )
    )


def row(name: str, *values: int | Absence) -> Rad:
    sexes = (Sex.TOTALT, Sex.KVINNOR, Sex.MAN)
    return Rad(name, tuple(tal(v, sex, name.lower()) for v, sex in zip(values, sexes, strict=True)))


def table(*rader: Rad, noter: tuple[str, ...] = ()) -> Tabell:
    return Tabell("R", "B", ("Grupp", "Totalt", "Kvinnor", "Män"), rader, noter)


def told(*rader: Rad, noter: tuple[str, ...] = ()) -> Tabell:
    tabell = table(*rader, noter=noter)
    (block,) = utan_samlat([Tabellblock(nyckel="statistik.rv.tabell", tabell=tabell)], FRASER)
    assert isinstance(block, Tabellblock)
    return block.tabell


def test_a_row_that_is_gone_says_nothing_of_women_and_men_beside_their_columns() -> None:
    tabell = told(
        row("Alla", 15, 8, 7), row("Få", TOO_FEW, TOGETHER, TOGETHER), row("Nya", 15, 8, 7)
    )
    assert tabell.kolumner == ("Grupp", "Totalt", "Kvinnor", "Män")
    assert [rad.etikett for rad in tabell.rader] == ["Alla", "Nya"]
    assert tabell.noter == ("En del redovisas inte, för att ingen ska kunna kännas igen.",)


def test_columns_of_women_and_men_that_are_gone_are_told_to_be_together() -> None:
    tabell = told(row("Alla", 15, TOGETHER, TOGETHER), row("Nya", 9, TOGETHER, TOGETHER))
    assert tabell.kolumner == ("Grupp", "Totalt")
    assert tabell.noter == ("Kvinnor och män redovisas tillsammans, för grupperna är små.",)


def test_one_sex_has_no_column_where_the_total_is_not_told_and_no_note_is_left_of_it() -> None:
    nobody = saknas_not(FRASER, Absence.TOM_NAMNARE)
    tabell = told(
        row("Dagar", TOO_FEW, TOGETHER, Absence.TOM_NAMNARE),
        row("Tid", TOO_FEW, TOGETHER, Absence.TOM_NAMNARE),
        noter=(nobody,),
    )
    assert "Män" not in tabell.kolumner
    assert nobody not in tabell.noter


def test_one_sex_keeps_its_column_beside_a_total() -> None:
    assert told(row("Alla", 15, 8, TOGETHER), row("Nya", 9, 4, TOGETHER)).kolumner[-1] == "Kvinnor"


def test_a_table_of_which_only_a_head_count_is_left_is_not_there() -> None:
    sida = Sida(UNDERLAG, "statistik", "rv")
    left_out = row("Till arbete", TOO_FEW, TOGETHER, TOGETHER)
    assert not sida.tabell("tabell", table(left_out, row("Unga", 3, 2, 1)))
    assert sida.tabell("tabell", table(left_out, row("Nya", 9, 5, 4), row("Unga", 3, 2, 1)))
    assert sida.tabell("tabell", table(row("Unga", 3, 2, 1)))  # nothing is left out of it
