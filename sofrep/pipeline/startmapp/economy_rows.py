"""The economy workbook of a new year, with what follows from the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sofrep.amnen.alla.sheets import EKONOMI
from sofrep.amnen.ekonomi.kontroller.notes import members_named
from sofrep.amnen.ekonomi.lasning.amounts import amount_column, column_of
from sofrep.domain.bilagor import AV_DEL_AV_AR, visas
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post
from sofrep.domain.forbund import Forbund
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.declaration import Column, Values, offering
from sofrep.excel.sheet import UNKNOWN
from sofrep.pipeline.startmapp.workbooks import Cells, Line, NewSheet, new_book

_OF_A_PART = (Rapport.RESULTAT, Rapport.BALANS)
"""The statements that a delårsrapport must have, beside the driftsredovisning."""
_YEARS = 5
"""How many years the overview has."""

_LEFT_OUT = frozenset({"summa", "tillgang", "ek-ovr", "kf-post", "krav-post", "not-summa"})
_NAMES = {
    "anl-tillgang": ("Maskiner och inventarier",),
    "oms-tillgang": ("Fordringar",),
    "skuld": ("Kortfristiga skulder",),
    "kf-just": ("Justering för poster som inte påverkar likviditeten",),
    "kf-rorelse": (
        "Förändring av kortfristiga fordringar",
        "Förändring av kortfristiga skulder",
    ),
    "kf-invest": ("Investeringar i anläggningstillgångar",),
    "kf-finans": ("Förändring av långfristiga skulder",),
    "ovr-int": ("Övriga bidrag",),
    "krav-just": (
        "Realisationsvinster (dras av)",
        "Realisationsvinster enligt undantagsmöjlighet",
        "Realisationsförluster enligt undantagsmöjlighet",
        "Orealiserade vinster och förluster i värdepapper",
        "Återföring av orealiserade vinster och förluster i värdepapper",
    ),
    "krav-rur": (
        "Reservering till resultatutjämningsreserven",
        "Användning av resultatutjämningsreserven",
    ),
}
_NOTES = {"bidrag-stat": "2 Intäkter", "anl-in": "5 Anläggningstillgångar"}
"""The codes that a note begins with."""
_USES = ("Individinsatser", "Strukturella insatser", "Kansli och administration")


def new_economy(forbund: Forbund, year: int, posts: Sequence[Post] = ()) -> bytes:
    """The economy workbook of `year`; `posts` are those of the year before.

    They come along with name, note and code, and their outcome as last year's column; a sheet that
    had none does not come back.  Without any amount of last year the sheets hold the usual posts
    with their codes.
    """
    has_part = not AV_DEL_AV_AR.isdisjoint(visas(forbund.bilaga))
    kept = _kept(posts)
    pages = []
    for rapport in Rapport:
        last = [post for post in kept if post.rapport is rapport]
        columns = _columns(rapport, year, last, has_part=has_part)
        rows = list(
            _moved(_as_now(last, forbund, year), columns) if kept else _usual(rapport, forbund)
        )
        if rows:
            pages.append(NewSheet(rapport.namn, columns, rows))
    return new_book(EKONOMI, forbund, pages, _explained())


def _as_now(posts: Sequence[Post], forbund: Forbund, year: int) -> Iterator[Post]:
    """Last year's posts by the names that insatser have now, and one for each kommun that has become a member."""
    own = {kommun.medlem for kommun in forbund.kommun}
    lacking = [
        member
        for member in forbund.medlem
        if member.kod in own
        and str(year - 1) not in member.bidrag
        and not any(members_named(post, [member], forbund) for post in posts)
    ]
    names = {normalise(alias): each.namn for each in forbund.insats for alias in each.alias}
    paid = [number for number, post in enumerate(posts) if post.kod == "bidrag-kommun"]
    for number, post in enumerate(posts):
        yield replace(post, namn=names.get(normalise(post.namn), post.namn))
        for member in lacking if number == max(paid, default=None) else ():
            yield replace(post, namn=f"Bidrag från {member.namn}", belopp=())


def _kept(posts: Sequence[Post]) -> list[Post]:
    """The posts of statements that have amounts, and notes in words; none where nothing has."""
    filled = {post.rapport for post in posts if post.belopp}
    texts = {Rapport.NOTER} if filled else set()
    used = [post for post in posts if post.belopp or not post.kod]
    return [post for post in used if post.rapport in filled | texts]


def _explained() -> list[Line]:
    """The help sheet's lines of signs and of codes, statement by statement."""
    signs = [(rapport.namn, "", "", rapport.tecken) for rapport in Rapport]
    koder = [
        (rapport.namn, kod.kod, "", kod.namn)
        for rapport in Rapport
        for kod in koder_of(rapport).values()
    ]
    return [("Blad", "", "", "Plus och minus"), *signs, (), ("Blad", "Kod", "", "Posten"), *koder]


def _columns(
    rapport: Rapport, year: int, last: Sequence[Post], *, has_part: bool
) -> tuple[Column, ...]:
    known = {column.field: column for column in EKONOMI.columns}
    code = replace(known["kod"], offered=offering(*koder_of(rapport)))
    text: tuple[Column, ...] = (known["post"], code)
    if rapport in (Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE):
        text = (known["post"], known["not"], code)
    elif rapport is Rapport.NOTER:
        text = (known["not"], known["post"], code)
    elif rapport is Rapport.ANVANDNING:
        text = (known["post"],)
    part = [f"Januari-augusti {each}" for each in (year, year - 1)] if has_part else []
    headers = [str(year), str(year - 1), *(part if rapport in _OF_A_PART else [])]
    if rapport is Rapport.DRIFT:
        headers = [str(year), f"Budget {year}", f"Prognos {year}", str(year - 1), *part]
    elif rapport is Rapport.FLERAR:
        headers = [str(year - n) for n in range(_YEARS)]
    elif rapport is Rapport.ANVANDNING:
        in_kronor = any(b.kolumn.slag is Beloppsslag.UTFALL for post in last for b in post.belopp)
        headers = [str(year)] if in_kronor else [f"Andel {year}"]
    return (*text, *(_told(made) for header in headers if (made := amount_column(header))))


def _told(column: Column) -> Column:
    """A column of shares says so on the help sheet: it holds no kronor."""
    if not column.header.startswith("Andel"):
        return column
    return replace(column, values=Values.TAL, help="procent av medlen, från 0 till 100")


def _moved(posts: Iterable[Post], columns: Sequence[Column]) -> Iterator[Cells]:
    """Last year's posts with the amounts that the new columns ask for."""
    note = 0
    for post in posts:
        row: Cells = {"post": post.namn, "kod": post.kod}
        if post.rapport is not Rapport.NOTER:
            row["not"] = post.not_nummer or None
        elif post.not_nummer != note:
            row["not"] = f"{post.not_nummer} {post.not_namn}".strip()
            note = post.not_nummer
        for column in (each for each in columns if each.field.startswith("belopp:")):
            kolumn = column_of(column.field, UNKNOWN)
            if not isinstance(kolumn, Kolumn) or kolumn.slag is not Beloppsslag.UTFALL:
                continue
            if kolumn.period.year <= post.year:
                amount = post.i(kolumn)
                row[column.field] = int(amount.varde) if amount else None
        yield row


def _usual(rapport: Rapport, forbund: Forbund) -> Iterator[Cells]:
    """The posts that most förbund have, each with its code."""
    if rapport is Rapport.ANVANDNING:
        for use in _USES:
            yield {"post": use}
    kommuner = {kommun.medlem for kommun in forbund.kommun}
    names = _NAMES | {
        "bidrag-kommun": tuple(
            f"Bidrag från {member.namn}" for member in forbund.medlem if member.kod in kommuner
        )
    }
    for kod in koder_of(rapport).values():
        for name in names.get(kod.kod, (kod.namn,)) if kod.kod not in _LEFT_OUT else ():
            row: Cells = {"post": name, "kod": kod.kod}
            if rapport is Rapport.NOTER:
                row["not"] = _NOTES.get(kod.kod, "")
            elif kod.kod == "intakter" and rapport is Rapport.RESULTAT:
                row["not"] = 2
            elif kod.kod == "anl-tillgang":
                row["not"] = 5
            yield row
