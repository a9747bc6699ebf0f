"""Statements, notes, use of money and budgets by chance: posts left out, noughts, years alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from msgspec.structs import replace

from sofrep.amnen.ekonomi.lasning.posts import finish_posts
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Ledamot, Post
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Insatsuppgift
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.problem import Place
from support.frames import make_insats_row

_AMOUNTS = (0, 0, 1, -1, 400, 1_000_000, 1_000_000, -250_000, 12_345_678)


def some_posts(
    random: Random, period: Period, amounts: Sequence[int] = _AMOUNTS
) -> tuple[Post, ...]:
    """Posts of the period's year and, mostly, of the year before; often those of some statements."""
    rapporter = [rapport for rapport in Rapport if random.random() < 0.8]
    own = list(_of_year(random, period, rapporter, amounts))
    before = list(_of_year(random, period.previous(), rapporter, amounts))
    kind = random.choice(["new", "new", "equal", "alone"])
    if kind == "equal":
        before = [_a_year_earlier(post) for post in own]
    return finish_posts([*own, *(before if kind != "alone" else ())])[0]


def _of_year(
    random: Random, period: Period, rapporter: list[Rapport], amounts: Sequence[int]
) -> Iterator[Post]:
    year = Period.of_year(period.year)
    columns = [
        Kolumn(Beloppsslag.UTFALL, period),
        *(Kolumn(slag, year) for slag in (Beloppsslag.BUDGET, Beloppsslag.PROGNOS)),
        Kolumn(Beloppsslag.UTFALL, period.previous()),
    ]
    columns = [kolumn for n, kolumn in enumerate(columns) if not n or random.random() < 0.8]
    for rapport in rapporter:
        for kod in ("", *koder_of(rapport)) if koder_of(rapport) else ("", "", ""):
            for note in (2, 3) if rapport is Rapport.NOTER else (0,):
                if random.random() < 0.75:
                    yield _post(random, (rapport, kod, note), columns, amounts)


def _post(
    random: Random,
    what: tuple[Rapport, str, int],
    columns: list[Kolumn],
    amounts: Sequence[int],
) -> Post:
    (rapport, kod, note), year = what, columns[0].period.year
    place = Place(f"{year}/ekonomi.xlsx", rapport.namn, f"A{random.randint(2, 999)}")
    if rapport is Rapport.ANVANDNING and random.random() < 0.5:
        columns = [replace(columns[0], slag=Beloppsslag.ANDEL)]
    name = koder_of(rapport)[kod].namn if kod else f"Post {random.randint(1, 10**6)}"
    return Post(
        year=year,
        rapport=rapport,
        nummer=0,
        namn=name,
        kod=kod,
        not_nummer=note,
        not_namn=f"Noten {note}" if note else "",
        matt="",
        belopp=tuple(
            Belopp(kolumn, _amount(random, (rapport, kod), kolumn, amounts), place)
            for kolumn in columns
            if random.random() < 0.9
        ),
        place=place,
    )


def _amount(
    random: Random, what: tuple[Rapport, str], kolumn: Kolumn, amounts: Sequence[int]
) -> int:
    if what[1] == "anstallda":
        return random.choice([0, 1, 2, 14])
    if kolumn.slag is Beloppsslag.ANDEL:
        return random.choice([0, 1, 33, 50, 100])
    amount = random.choice(amounts)
    is_owned = what[0] is Rapport.ANVANDNING or what[1] in {"summa-tillg", "likv-ut"}
    return abs(amount) if is_owned else amount


def _a_year_earlier(post: Post) -> Post:
    return replace(
        post,
        year=post.year - 1,
        belopp=tuple(
            replace(b, kolumn=replace(b.kolumn, period=b.kolumn.period.previous()))
            for b in post.belopp
        ),
    )


def some_money(random: Random, forbund: Forbund) -> list[Insatsuppgift]:
    """Budget and outcome of the insatser in tkr, and grades that the office has set itself."""
    return [
        make_insats_row(
            insats.kod,
            year=year,
            budget=random.choice([None, 0, 100, 100, 850]),
            utfall=random.choice([None, 0, 100, 99, 1200]),
            betyg=random.choice(["", "", "", "God"]),
            skal="Insatsen bytte arbetssätt",
        )
        for year in (2022, 2023)
        for insats in forbund.insats
        if random.random() < 0.7
    ]


def some_members(random: Random) -> tuple[Ledamot, ...]:
    """Who sits in the styrelse; nobody, now and then."""
    return tuple(
        Ledamot(
            year=2023,
            organ="Styrelse",
            namn=f"Ledamot {n}",
            roll="ordförande" if n == 0 else "ledamot",
            part="Regionen",
            ersattare_for="",
            place=Place("2023/organisation.xlsx", "Organisation", f"A{n + 2}"),
        )
        for n in range(random.choice([0, 1, 4]))
    )
