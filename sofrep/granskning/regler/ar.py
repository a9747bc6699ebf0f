"""Days, years and units that cannot be right."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from sofrep.domain.figure import Unit
from sofrep.domain.period import MONTHS
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Plats, Textstycke
from sofrep.granskning.regler.samband import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import DATE, Tryckt, years_of

_YEAR = re.compile(
    r"\b(?:år|under|sedan|årsskiftet|hösten|våren|årsredovisning(?:en)?|verksamhetsåret|"
    + "|".join(MONTHS)
    + r")\s(\d{4,5})(?![\d:/])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:[–-]|till(?: och med)?|t\.?o\.?m\.?|\.\.)\s?(?:den )?", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:under|för) (20\d\d)\b[^.]*\b(?:mot|jämfört med|än)[^.]*\b(?:under|för|år) \1\b",
    re.IGNORECASE,
)
_FAR, _OLD = 30, 1900

Day = tuple[int, int, int]


def years(context: Sammanhang) -> Iterator[Fynd]:
    """Days that do not exist, periods that end before they begin, years far away, broken series of years."""
    for part in context.handling.delar:
        if isinstance(part, Textstycke):
            yield from _in_text(context, part.text, part.plats)
            continue
        for cell in dict.fromkeys(cell for row in part.rader for cell in row):
            yield from _in_text(context, cell.text, cell.plats)
        for row in part.rader[: part.rubrikrader]:
            yield from _series([cell.text for cell in row], row[0].plats)


def _in_text(context: Sammanhang, text: str, plats: Plats) -> Iterator[Fynd]:
    dates = [(match, _day(match)) for match in DATE.finditer(text)]
    for match, (_, month, day) in dates:
        if not 1 <= month <= 12 or not 1 <= day <= _days(month):
            yield Fynd("dag", Sakerhet.SAKER, plats, match[0], "Den dagen finns inte i kalendern.")
    for (first, start), (second, end) in itertools.pairwise(dates):
        between = text[first.end() : second.start()]
        if start[0] and end[0] and end < start and _BETWEEN.fullmatch(between):
            star, told = text[first.start() : second.end()], "Perioden slutar innan den börjar."
            yield Fynd("period", Sakerhet.SAKER, plats, star, told)
    for match in _YEAR.finditer(text):
        year = int(match[1])
        if context.ar and not _OLD <= year <= context.ar + _FAR:
            told = f"Året kan inte stämma i en handling om {context.ar}."
            yield Fynd("år", Sakerhet.TROLIG, plats, match[0], told)
    for match in _SAME.finditer(text):
        star, told = " ".join(match[0].split())[:80], "Året jämförs med sig självt."
        yield Fynd("år", Sakerhet.TROLIG, plats, star, told)


def _days(month: int) -> int:
    """The most days that a month has: 29 in February."""
    return calendar.monthrange(2024, month)[1]


def _day(match: re.Match[str]) -> Day:
    if match["y"]:
        return int(match["y"]), int(match["m"]), int(match["d"])
    month = next(n for n, name in enumerate(MONTHS, 1) if match["m2"].lower()[:3] == name[:3])
    return int(match["y2"] or 0), month, int(match["d2"])


def _series(heads: list[str], plats: Plats) -> Iterator[Fynd]:
    """Headings that are years one after another but for one."""
    named = [
        years_of(head) for head in heads if re.fullmatch(r"\s*(?:\w+\s)?(?:19|20)\d\d\s*", head)
    ]
    found = [each[0] for each in named]
    if len(found) < 4 or len({len(each) for each in named}) > 1:
        return
    for step in (1, -1):
        for anchor, year in enumerate(found):
            series = [year + step * (n - anchor) for n in range(len(found))]
            wrong = [n for n, each in enumerate(found) if each != series[n]]
            if len(wrong) == 1 and 0 < wrong[0] < len(found) - 1:
                told = f"Åren följer på varandra; i stället för {found[wrong[0]]} väntas {series[wrong[0]]}."
                yield Fynd("år", Sakerhet.TROLIG, plats, ", ".join(map(str, found)), told)
                return


_MILLIARD = 1_000_000_000
_LARGEST = Fraction(3_000_000_000)
"""Kronor: no post of a samordningsförbund comes near it."""


def units(context: Sammanhang) -> Iterator[Fynd]:
    """Tables and sentences whose unit cannot be right for their amounts."""
    for rows in context.rader:
        places = product(range(len(rows.etiketter)), range(len(rows.lagen)))
        large = [at for at in places if (n := rows.varden[at[0]][at[1]]) and _is_large(n)]
        for line, k in large[:1]:
            if value := rows.varden[line][k]:
                told = f"{value.text} i den enheten är {_milliards(value)}. Står beloppen i kronor?"
                yield rows.fynd("enhet", Sakerhet.SAKER, (line, k), told)
    for sentence in context.meningar:
        for number in sentence.tal:
            if _is_large(number):
                told = f"Det är {_milliards(number)}. Står beloppet i kronor?"
                yield Fynd("enhet", Sakerhet.SAKER, sentence.plats, number.text, told)


def _is_large(number: Tryckt) -> bool:
    is_thousands = number.enhet is Unit.KRONOR and number.steg >= 1000
    return is_thousands and abs(number.varde) > _LARGEST


def _milliards(number: Tryckt) -> str:
    return f"{amount(number.varde / _MILLIARD)} miljarder kronor"
