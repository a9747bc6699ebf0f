"""The statements of a year as tables: posts in the office's own order and wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sofrep.amnen.ekonomi.siffror.economy_sums import measure_of
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.postkoder import DELSUMMOR, Rapport
from sofrep.visning.svenska import DASH, period_in_head, period_in_text
from sofrep.visning.visat import Platshallare, Rad, Tabell, Tal

_SUMMOR = frozenset(
    {
        "resultat",
        "summa",
        "summa-tillg",
        "ek-ut",
        "summa-ek-sk",
        "kf-arets",
        "likv-ut",
        "not-summa",
        "balanskrav",
    }
)
_OF_BUDGET = {Beloppsslag.BUDGET: ".avvik", Beloppsslag.PROGNOS: ".prognos-avvik"}
_RUBRIK = {Rapport.BALANSKRAV: "rubrik-krav", Rapport.FLERAR: "rubrik-fler"}
_ORD = "tabell.rakning"


class RapportVy(Struct, frozen=True):
    """A statement: its table, or None and a placeholder that says which sheet is missing."""

    namn: str
    tabell: Tabell | None
    saknas: str | Platshallare


class Spalt(Struct, frozen=True):
    """A column of amounts: its heading, and what it adds to a post's measure."""

    rubrik: str
    suffix: str


def statement(underlag: BilagaUnderlag, rapport: Rapport) -> RapportVy:
    """A statement of the year, amounts as entered; an empty cell prints nothing, a zero 0."""
    posts = posts_of(underlag, rapport)
    if not any(post.belopp for post in posts):
        text = underlag.fraser.text("ekonomi.saknas", "rapport", rapport=rapport.namn)
        return RapportVy(rapport.namn, None, Platshallare(text, ar_text=False))
    rubrik = heading(underlag, rapport, period_in_text(underlag.period))
    return RapportVy(rapport.namn, post_table(underlag, posts, rubrik), "")


def heading(underlag: BilagaUnderlag, rapport: Rapport, nar: str) -> str:
    """``Resultaträkning 2023, kronor``."""
    variant = _RUBRIK.get(rapport, "rubrik")
    return underlag.fraser.text(_ORD, variant, rapport=rapport.namn, period=nar)


def column_heading(underlag: BilagaUnderlag, slag: str, nar: str = "") -> str:
    """``Budget 2023``, ``Avvikelse``; of an outcome without others beside it, only when."""
    return underlag.fraser.text(_ORD, slag, period=nar)


def posts_of(underlag: BilagaUnderlag, rapport: Rapport) -> list[Post]:
    """The posts of one statement, in its order: with an amount, or without a code as headings and texts.

    One with a code and no amount was offered, and is nothing that this förbund has.
    """
    posts = (post for post in underlag.ekonomi if post.rapport is rapport)
    return [post for post in posts if post.belopp or not post.kod]


def post_table(
    underlag: BilagaUnderlag, posts: Sequence[Post], rubrik: str, spalter: Sequence[Spalt] = ()
) -> Tabell:
    """The posts with a column per column of amounts (or `spalter`); their notes' numbers, if any.

    A part of a year has no notes to refer to.
    """
    spalter = spalter or columns(underlag, posts)
    of_notes = posts[0].rapport is Rapport.NOTER or not underlag.period.is_year
    notes = not of_notes and any(post.not_nummer for post in posts)
    rader = tuple(_rows(underlag, posts, spalter, notes=notes))
    first = [column_heading(underlag, word) for word in (("post", "not") if notes else ("post",))]
    kolumner = (*first, *(spalt.rubrik for spalt in spalter))
    doubted = any(cell == DASH for rad in rader for cell in rad.celler)
    noter = (underlag.fraser.text("ekonomi.delsumma-osaker"),) if doubted else ()
    beskrivning = f"{rubrik}. {underlag.fraser.text(_ORD, 'kolumner')}"
    return Tabell(rubrik, beskrivning, kolumner, rader, noter)


def _rows(
    underlag: BilagaUnderlag, posts: Sequence[Post], spalter: Sequence[Spalt], *, notes: bool
) -> Iterator[Rad]:
    """The posts, and after the last of its own each subtotal that the office has not entered."""
    rapport, number = posts[0].rapport, posts[0].not_nummer
    for place, post in enumerate(posts):
        yield _row(underlag, post, spalter, notes=notes)
        rest = posts[place + 1 :]
        if rest and rest[0].kod == "summa":
            continue
        for slag in DELSUMMOR:
            if slag.rapport is not rapport or post.kod not in slag.efter:
                continue
            if any(later.kod in slag.efter for later in rest):
                continue
            measure = measure_of(slag, number)
            summed = [each for each in posts if each.kod in slag.efter]
            celler = tuple(_subtotal(underlag, measure, summed, spalt) for spalt in spalter)
            if any(isinstance(cell, Tal) for cell in celler):
                yield Rad(slag.namn, (*(("",) if notes else ()), *celler), summa=True)


def _subtotal(
    underlag: BilagaUnderlag, measure: str, posts: Sequence[Post], spalt: Spalt
) -> Tal | str:
    """The subtotal of a column; a dash where its posts have amounts that leave it in doubt."""
    cell = amount(underlag, f"{measure}{spalt.suffix}")
    if cell != "" or spalt.suffix in _OF_BUDGET.values():
        return cell
    entered = [post for post in posts if amount(underlag, f"{post.matt}{spalt.suffix}") != ""]
    return DASH if len(entered) > 1 else ""


def _row(underlag: BilagaUnderlag, post: Post, spalter: Sequence[Spalt], *, notes: bool) -> Rad:
    celler = tuple(amount(underlag, f"{post.matt}{spalt.suffix}") for spalt in spalter)
    reference = (str(post.not_nummer) if post.not_nummer else "",) if notes else ()
    return Rad(
        etikett=" ".join(post.namn.split()),
        celler=(*reference, *celler),
        summa=is_total(post),
        rubrik=not post.belopp,
    )


def is_total(post: Post) -> bool:
    """Whether a post is a sum of those above it."""
    opening = post.rapport is Rapport.BALANSKRAV and post.kod == "resultat"
    return post.kod in _SUMMOR and not opening


def amount(underlag: BilagaUnderlag, matt: str) -> Tal | str:
    """The amount of a measure without its unit; "" where the cell is empty."""
    figure = underlag.figures.get(f"{underlag.period.key}.{FORBUNDET}.{matt}")
    return "" if figure is None else Tal(figure).utan_enhet()


def columns(underlag: BilagaUnderlag, posts: Iterable[Post]) -> tuple[Spalt, ...]:
    """The columns of amounts in the sheet's order, the deviation after the budget it is from."""
    posts, period = list(posts), underlag.period
    found: dict[Kolumn, tuple[int, str]] = {}
    for post in posts:
        for belopp in post.belopp:
            letters = "".join(filter(str.isalpha, belopp.place.cell))
            found.setdefault(belopp.kolumn, (len(letters), letters))
    ordered = sorted(found, key=lambda kolumn: found[kolumn])
    several = any(kolumn.slag in _OF_BUDGET for kolumn in ordered)
    shown: list[Spalt] = []
    for kolumn in ordered:
        suffix = kolumn.suffix(period)
        if suffix is None or kolumn.slag in {Beloppsslag.AVVIKELSE, Beloppsslag.ANDEL}:
            continue
        slag = str(kolumn.slag) if several else "ar"
        rubrik = column_heading(underlag, slag, period_in_head(kolumn.period))
        shown.append(Spalt(rubrik, suffix))
        if kolumn.slag in _OF_BUDGET and kolumn.period.year == period.year:
            shown += _deviation(underlag, posts, kolumn)
    return tuple(shown)


def _deviation(underlag: BilagaUnderlag, posts: Iterable[Post], kolumn: Kolumn) -> list[Spalt]:
    """The column of deviations, where there is an outcome (forecast) and a budget to compare."""
    slag = Beloppsslag.BUDGET if kolumn.slag is Beloppsslag.PROGNOS else Beloppsslag.UTFALL
    other = Kolumn(slag, kolumn.period)
    if not any(post.i(other) and post.i(kolumn) for post in posts):
        return []
    if kolumn.slag is Beloppsslag.BUDGET and not underlag.period.is_year:
        return []
    suffix = _OF_BUDGET[kolumn.slag]
    return [Spalt(column_heading(underlag, suffix.removeprefix(".")), suffix)]
