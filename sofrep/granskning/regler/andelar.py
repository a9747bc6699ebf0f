"""Shares against the counts that they are shares of.

What a share is a share of is seldom printed.  Each column of shares is tried against each column
of counts and each base (a row, or another column); the pair in which most rows hold shows what was
meant, and a row in which it does not is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount, per_cent
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import cell_number
from sofrep.granskning.talnat import TOTAL, Vy

REGEL = "andel"
_MAX_LINES = 60
_COUNT_OF = re.compile(r"\(?(\d[\d \u00a0]*) av (\d[\d \u00a0]*)\)?")
_WITH_SHARE = re.compile(r"[\d \u00a0]+\((\d+(?:,\d+)? ?\u00a0?%)\)")
_NO_SHARE_OF_THESE = re.compile(
    r"riket|förändring|mål(?:värde|et)?\b|före(?:gående)? år", re.IGNORECASE
)

Base = Callable[[int], Fraction | None]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A pair of counts and base for a line of shares: where it holds, where not."""

    counts: int
    base: Base
    right: list[int]
    wrong: list[int]
    linked: bool


def shares(context: Sammanhang) -> Iterator[Fynd]:
    """Shares that do not follow from the counts in their table."""
    for _, *views in context.vyer:
        for vy in views:
            if max(len(vy.etiketter), len(vy.lagen)) <= _MAX_LINES:
                for line in range(len(vy.etiketter)):
                    if vy.unit(line) is Unit.PROCENT:
                        yield from _of_line(vy, line)
        yield from _counts_in_words(views[1])
        for vy in views:
            yield from _in_brackets(vy)


def _of_line(vy: Vy, line: int) -> Iterator[Fynd]:
    tried = [each for each in _tries(vy, line) if each.right or each.wrong]
    if not tried or _NO_SHARE_OF_THESE.search(vy.etiketter[line]):
        return
    best = max(tried, key=lambda each: (len(each.right) - len(each.wrong), each.linked))
    informative = len({(vy.value(line, k), vy.value(best.counts, k)) for k in best.right})
    shown = informative >= 3 or (best.linked and informative >= 2)
    if not (shown and len(best.right) >= 2 * len(best.wrong)) and not (
        best.linked and informative >= len(best.wrong) and len(best.wrong) <= 1
    ):
        return
    for k in best.wrong:
        count, base = vy.varden[best.counts][k], best.base(k)
        share = vy.varden[line][k]
        if count is None or not base or share is None:
            continue
        exact = 100 * count.varde / base
        sure = Sakerhet.SAKER if shown else Sakerhet.TROLIG
        told = f"{count.text} av {amount(base)} är {per_cent(exact, share)}"
        yield vy.fynd(REGEL, sure, (line, k), f"{told}.")


def _tries(vy: Vy, line: int) -> Iterator[_Tried]:
    counts = [
        i
        for i, label in enumerate(vy.etiketter)
        if vy.unit(i) in {Unit.ANTAL, Unit.KRONOR} and not _NO_SHARE_OF_THESE.search(label)
    ]
    whole = [k for k in range(len(vy.lagen)) if TOTAL.fullmatch(vy.lagen[k])]
    whole += [k for k in range(len(vy.lagen)) if vy.value(line, k) == 100 and k not in whole]
    for count in counts:
        linked = _linked(vy.etiketter[line], vy.etiketter[count])
        for k in whole or [len(vy.lagen) - 1]:
            yield _try(vy, line, count, _fixed(vy.value(count, k)), linked=linked)
        for base in counts:
            if base != count and vy.unit(base) is vy.unit(count):
                belongs = (linked and TOTAL.fullmatch(vy.etiketter[base])) or len(counts) == 2
                yield _try(vy, line, count, _beside(vy, base), linked=bool(belongs))


def _fixed(value: Fraction | None) -> Base:
    return lambda _: value


def _beside(vy: Vy, line: int) -> Base:
    return lambda k: vy.value(line, k)


def _try(vy: Vy, line: int, count: int, base: Base, *, linked: bool) -> _Tried:
    right: list[int] = []
    wrong: list[int] = []
    for k in range(len(vy.lagen)):
        share, number, whole = vy.varden[line][k], vy.value(count, k), base(k)
        if share is None or number is None or not whole or number == whole or not number:
            continue
        holds = share.holds(100 * number / whole)
        (right if holds else wrong).append(k)
    return _Tried(count, base, right, wrong, linked)


def _linked(share: str, count: str) -> bool:
    """Whether the headings belong together: ``Kvinnor, %`` and ``Kvinnor``, ``Andel`` and ``Antal``."""
    left, right = _stems(share), _stems(count)
    return left == right or bool(left & right) or (not left and len(right) <= 1)


def _stems(heading: str) -> frozenset[str]:
    words = re.findall(r"[a-zåäö]+", heading.casefold())
    passed = {"andel", "andelen", "antal", "procent", "av", "i", "total", "totalt"}
    return frozenset(word[:6] for word in words if word not in passed)


def _counts_in_words(vy: Vy) -> Iterator[Fynd]:
    """A column of ``54 av 198`` against the column of shares that it belongs to."""
    for column in range(len(vy.etiketter)):
        pairs = {
            k: found for k in range(len(vy.lagen)) if (found := _pair(vy.cell(column, k).text))
        }
        if not pairs:
            continue
        others = [i for i in range(len(vy.etiketter)) if i != column]
        near = sorted(others, key=lambda i: (abs(i - column), i > column))
        holding = [
            (sum(_holds(vy, i, k, pair) is True for k, pair in pairs.items()), -near.index(i), i)
            for i in near
        ]
        right, _, share = max(holding, default=(0, 0, -1))
        if not right:
            share = next(
                (i for i in near if any(_holds(vy, i, k, p) is False for k, p in pairs.items())), -1
            )
        wrong = [
            k for k, pair in pairs.items() if share >= 0 and _holds(vy, share, k, pair) is False
        ]
        if len(wrong) > max(1, right):
            continue
        for k in wrong:
            numerator, base = pairs[k]
            told = f"{amount(numerator)} av {amount(base)} är {per_cent(100 * numerator / base, vy.varden[share][k])}."
            yield vy.fynd(REGEL, Sakerhet.SAKER if right > 1 else Sakerhet.TROLIG, (share, k), told)


def _in_brackets(vy: Vy) -> Iterator[Fynd]:
    """Cells such as ``54 (27 %)``: a share of the total at the end of the line."""
    for line in range(len(vy.etiketter)):
        cells = {
            k: (vy.value(line, k), match)
            for k in range(len(vy.lagen))
            if (match := _WITH_SHARE.fullmatch(vy.cell(line, k).text))
        }
        totals = [
            k for k in range(len(vy.lagen)) if TOTAL.fullmatch(vy.lagen[k]) and vy.value(line, k)
        ]
        if len(cells) < 2 or not totals:
            continue
        base = vy.value(line, totals[-1]) or Fraction(1)
        shares = {
            k: (value, share)
            for k, (value, match) in cells.items()
            if value is not None and (share := cell_number(match[1]))
        }
        wrong = [k for k, (value, share) in shares.items() if not share.holds(100 * value / base)]
        if len(wrong) > (len(shares) - 1) / 2:
            continue
        for k in wrong:
            value, share = shares[k]
            told = f"{amount(value)} av {amount(base)} är {per_cent(100 * value / base, share)}."
            star = f"{vy.named(line, k)}: {vy.cell(line, k).text}"
            yield Fynd(REGEL, Sakerhet.SAKER, vy.cell(line, k).plats, star, told, om=vy.nat.titel)


def _pair(text: str) -> tuple[Fraction, Fraction] | None:
    match = _COUNT_OF.fullmatch(text.strip())
    if not match:
        return None
    numerator, base = (Fraction(re.sub(r"\D", "", each)) for each in match.groups())
    return (numerator, base) if base else None


def _holds(vy: Vy, line: int, position: int, pair: tuple[Fraction, Fraction]) -> bool | None:
    """Whether a share is that of the pair; None where no share is printed."""
    share = vy.varden[line][position]
    if share is None or share.enhet is not Unit.PROCENT or share.ungefar == "gräns":
        return None
    return share.holds(100 * pair[0] / pair[1])
