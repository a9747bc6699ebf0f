"""Who came, who stayed and who left bind each other, whichever table a hidden count stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from sofrep.domain.figure import Figure, Recipe, Sex, Unit
from sofrep.domain.forbund import Fonster, Uppfoljning
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.count_keys import SUM, Key
from sofrep.rojande.sma_antal.hiding import suppress
from sofrep.rojande.sma_antal.model import model_of
from support.rojande import forbund_with

YEAR = Period.of_year(2023)
NOBODY = (0, 0)
Counts = Mapping[tuple[str, ...], tuple[int, int]]


def figures_of(counts: Counts, period: Period = YEAR) -> Iterator[Figure]:
    """Women, men and all of each population."""
    for steps, (women, men) in counts.items():
        measure = ".".join(step.replace("=", ".") for step in steps)
        for end, count in (("", women + men), (".kvinnor", women), (".man", men)):
            yield Figure(
                id=f"{period.key}.ett.{measure}{end}",
                value=count,
                unit=Unit.ANTAL,
                scope="ett",
                period=period,
                sex=Sex(end[1:]) if end else Sex.TOTALT,
                recipe=Recipe("register", steps),
            )


def mean_days(of_each: Mapping[Sex, tuple[int, int]]) -> Iterator[Figure]:
    """The mean days of those who left, from the days and how many they are."""
    for sex, (days, number) in of_each.items():
        yield Figure(
            id=f"2023.ett.avslutade.dagar.medel.{sex}",
            value=Fraction(days, number),
            numerator=days,
            denominator=number,
            unit=Unit.DAGAR,
            scope="ett",
            period=YEAR,
            sex=sex,
            recipe=Recipe("register", ("avslutade",), ("avslutade",)),
        )


def hidden_of(
    figures: Iterator[Figure] | list[Figure],
    table: Rojandetabell = Rojandetabell.KON,
    minsta: int = 5,
    *,
    visa_nollor: bool = True,
    unasked: Collection[str] = (),
) -> set[Key]:
    """What is hidden when all of it is to be published but `unasked`."""
    known = list(figures)
    rule = Rojanderegel(tabell=table, minsta=minsta, visa_nollor=visa_nollor)
    window = Fonster(fran_ar=-1, fran_dag="01-01", till_ar=0, till_dag="06-30")
    forbund = replace(
        forbund_with(Rojande(tabell=(rule,)), ("a",)),
        max_manader=18,
        uppfoljning=(
            Uppfoljning(kod="6man", namn="6", manader=6, insatser=("ett",), fonster=window),
        ),
    )
    periods = sorted({figure.period for figure in known}, key=lambda period: period.key)
    asked = [figure.id for figure in known if figure.id not in unasked]
    return set(suppress(model_of(known, asked, forbund, periods)).hidden)


def key(*steps: str, sex: Sex = Sex.KVINNOR, what: str = "", period: Period = YEAR) -> Key:
    return Key(period.key, "ett", steps, sex, what)


def by_month(population: str, *first: tuple[int, int]) -> Counts:
    """The first months, and eight of each sex in each of the others."""
    months = dict(enumerate(first, start=1))
    return {(population, f"manad={n:02d}"): months.get(n, (8, 8)) for n in range(1, 13)}


def test_nobody_leaves_before_coming() -> None:
    """All sixteen women had left by January, so who left in February was a man.

    It can only be a woman if one more may have come, or fewer women left.
    """
    counts = {
        ("aktuella",): (96, 96),
        ("vid-start",): NOBODY,
        ("nya",): (96, 96),
        ("avslutade",): (96, 96),
        **by_month("nya", (16, 16), NOBODY),
        **by_month("avslutade", (16, 15), (0, 1)),
    }
    hidden = hidden_of(figures_of(counts))
    assert key("avslutade", "manad=02") in hidden
    assert hidden & {key(p, "manad=01") for p in ("nya", "avslutade")}


def test_nobody_has_stayed_too_long_where_nobody_was_there_before() -> None:
    """Then a 0 tells nothing new, and hiding it would promise what is not so."""
    counts = {
        ("aktuella",): (20, 20),
        ("vid-start",): NOBODY,
        ("avslutade",): (20, 20),
        ("avslutade", "over-max"): NOBODY,
    }
    table = Rojandetabell.INSKRIVNINGSTID
    assert not hidden_of(figures_of(counts), table, visa_nollor=False)


def test_a_mean_of_few_days_does_not_tell_how_many_stayed_too_long() -> None:
    """Six women stayed 1 200 days in all: no more than two of them for 18 months."""
    counts = {
        ("aktuella",): (40, 40),
        ("avslutade",): (6, 20),
        ("avslutade", "over-max"): (2, 8),
    }
    days = {Sex.TOTALT: (9_000, 26), Sex.KVINNOR: (1_200, 6), Sex.MAN: (7_800, 20)}
    hidden = hidden_of([*figures_of(counts), *mean_days(days)])
    assert key("avslutade", "over-max") in hidden
    assert key("avslutade", what=f"{SUM}dagar") in hidden


def test_only_who_was_there_before_is_of_another_age_at_the_exit() -> None:
    """Of 20 young women 12 are still there; at most one of the others has grown older here."""
    counts = {
        ("aktuella",): (60, 60),
        ("vid-start",): (1, 20),
        ("nya",): (59, 40),
        ("avslutade",): (30, 30),
        ("vid-slut",): (30, 30),
        ("aktuella", "unga"): (20, 30),
        ("avslutade", "unga"): (8, 9),
        ("vid-slut", "unga"): (12, 9),
    }
    hidden = hidden_of(figures_of(counts), Rojandetabell.ALDER, minsta=9)
    assert key("avslutade", "unga") in hidden
    around = {(p, "unga") for p in ("aktuella", "vid-slut")} | {("vid-start",)}
    assert {one.steps for one in hidden} & around


def test_a_cohort_tells_no_more_of_this_year_than_the_exits_outside_it_may_be() -> None:
    """Of the 28 with work 25 left last year and 3 of this year's; nobody has left since June."""
    before = Period.of_year(2022)
    last_year = {("avslutade",): (60, 60), ("avslutade", "arbstud"): (25, 25)}
    months = {("avslutade", f"manad={n:02d}"): (5, 5) if n < 7 else NOBODY for n in range(1, 13)}
    counts = {
        ("avslutade",): (30, 30),
        ("avslutade", "arbstud"): (3, 20),
        **months,
        ("uppf-6man.kohort",): (90, 90),
        ("uppf-6man.kohort", "arbstud"): (28, 45),
    }
    hidden = hidden_of([*figures_of(counts), *figures_of(last_year, before)])
    assert key("avslutade", "arbstud") in hidden
    assert hidden & {
        key("uppf-6man.kohort", "arbstud"),
        key("avslutade", "arbstud", period=before),
    }


def test_nobody_at_all_is_nobody_of_either_sex_though_no_document_says_so() -> None:
    """Nobody's reason is blank, so all men but those who could make use of it were ill."""
    counts = {
        ("avslutade",): (35, 30),
        ("avslutade", "kunde"): (28, 26),
        ("avslutade", "sjuk"): (7, 4),
        ("avslutade", "orsak=sjukdom"): (7, 4),
        ("avslutade", "orsak=saknas"): NOBODY,
    }
    figures = list(figures_of(counts))
    sexes = {f.id for f in figures if f.id.startswith("2023.ett.avslutade.orsak.saknas.")}
    unasked = {f.id for f in figures if "sjuk" in f.recipe.rows} | sexes
    hidden = hidden_of(figures, unasked=unasked)
    assert key("avslutade", "orsak=sjukdom", sex=Sex.MAN) in hidden
    assert hidden & {key(*steps, sex=Sex.MAN) for steps in (("avslutade",), ("avslutade", "kunde"))}
