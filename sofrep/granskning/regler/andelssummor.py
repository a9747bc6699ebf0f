"""Shares that should give 100 together, parts that exceed their whole, shares that no count gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import PART, TOTAL, Vy

REGEL_SUMMA, REGEL_VARAV, REGEL_HELTAL = "andelar-summa", "varav", "heltal"
_HUNDRED = Fraction(100)
_NEAR = 12
_N = re.compile(r"\bn\b|antal svar\w*|svarande|\bsvar\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"negativ|varken|neutral|positiv|instämmer|stämmer|håller med|nöjd|^ja$|^nej$|^delvis$",
    re.IGNORECASE,
)


def sums_of_shares(context: Sammanhang) -> Iterator[Fynd]:
    """Shares of one whole that do not give 100 together, more than their rounding makes."""
    for nat, *views in context.vyer:
        if context.has_several(nat) or context.has_more(nat):
            continue
        for vy in views:
            yield from _with_total(vy)
        yield from _along(views[1])
        yield from _along(views[0])


def _with_total(vy: Vy) -> Iterator[Fynd]:
    """Lines of shares down to a total of 100."""
    for position, label in enumerate(vy.lagen):
        parts = [
            k
            for k in range(position)
            if not TOTAL.fullmatch(vy.lagen[k]) and not PART.fullmatch(vy.lagen[k])
        ]
        if not TOTAL.fullmatch(label) or len(parts) < 2:
            continue
        for line in range(len(vy.etiketter)):
            total = vy.varden[line][position]
            shares = [value for k in parts if (value := vy.varden[line][k])]
            if (
                total is None
                or total.varde != _HUNDRED
                or not _are_shares([*shares, total], len(parts))
            ):
                continue
            if _counts_overlap(vy, position, parts):
                continue
            yield from _missing_hundred(vy, line, position, shares, Sakerhet.TROLIG)


def _counts_overlap(vy: Vy, position: int, parts: Sequence[int]) -> bool:
    """Whether one may stand in several rows, or not all are listed: no column of counts gives its total."""
    columns = [
        i for i in range(len(vy.etiketter)) if vy.unit(i) is Unit.ANTAL and vy.value(i, position)
    ]
    sums = [sum((vy.value(i, k) or Fraction(0) for k in parts), Fraction(0)) for i in columns]
    return bool(columns) and all(
        each != vy.value(i, position) for i, each in zip(columns, sums, strict=True)
    )


def _along(vy: Vy) -> Iterator[Fynd]:
    """Lines whose shares give 100 in most places, as the answers to a question do."""
    for run in _runs(vy):
        sums: dict[int, list[Tryckt]] = {}
        for k in range(len(vy.lagen)):
            values = [value for i in run if (value := vy.varden[i][k])]
            if len(values) == len(run):
                sums[k] = values
        wrong = [k for k, values in sums.items() if not _is_hundred(values)]
        right = len(sums) - len(wrong)
        answers = all(_ANSWERS.search(vy.etiketter[i]) for i in run)
        if right < (0 if answers else 2) or len(wrong) > max(right // 2, 1 if answers else 0):
            continue
        sure = Sakerhet.SAKER if right > 2 else Sakerhet.TROLIG
        for k in wrong:
            yield from _missing_hundred(vy, run[-1], k, sums[k], sure, near=False)


def _runs(vy: Vy) -> Iterator[list[int]]:
    """Neighbouring lines of shares, each run once: the answers, else the longest that give 100 somewhere."""
    lines = [i for i in range(len(vy.etiketter)) if vy.unit(i) is Unit.PROCENT]
    answers = [
        i for i in lines if _ANSWERS.search(vy.etiketter[i]) and not PART.match(vy.etiketter[i])
    ]
    if len(answers) > 2:
        yield answers
        return
    for start in range(len(lines)):
        for end in range(start + 3, len(lines) + 1):
            run = lines[start:end]
            if run[-1] - run[0] != len(run) - 1 or any(
                TOTAL.fullmatch(vy.etiketter[i]) for i in run
            ):
                continue
            columns = [[vy.varden[i][k] for i in run] for k in range(len(vy.lagen))]
            full = [[v for v in column if v] for column in columns if all(column)]
            if len(full) > 2 and sum(map(_is_hundred, full)) >= len(full) * 2 / 3:
                yield run
                return


def _is_hundred(values: Sequence[Tryckt]) -> bool:
    step = max(value.steg for value in values)
    total = sum((value.varde for value in values), Fraction(0))
    return abs(total - _HUNDRED) <= max(step, step * (len(values) - 1) / 2)


def _are_shares(values: Sequence[Tryckt], parts: int) -> bool:
    return len(values) == parts + 1 and all(value.enhet is Unit.PROCENT for value in values)


def _missing_hundred(  # noqa: PLR0913 - where, what and how sure
    vy: Vy, line: int, position: int, shares: Sequence[Tryckt], sure: Sakerhet, *, near: bool = True
) -> Iterator[Fynd]:
    total = sum((value.varde for value in shares), Fraction(0))
    if _is_hundred(shares) or (near and abs(total - _HUNDRED) > _NEAR):
        return
    yield Fynd(
        REGEL_SUMMA,
        sure,
        vy.cell(line, position).plats,
        f"{vy.named(line, position)}: andelar som ska bli 100 %",
        f"Andelarna blir {amount(total, shares[0])} % tillsammans, mer än avrundningen ger."
        if total > _HUNDRED
        else f"Andelarna blir {amount(total, shares[0])} % tillsammans, mindre än avrundningen ger.",
        om=vy.nat.titel,
    )


def parts(context: Sammanhang) -> Iterator[Fynd]:
    """A row or column called varav that holds more than what it is a part of."""
    for _, *views in context.vyer:
        for vy in views:
            for line, label in enumerate(vy.etiketter):
                whole = _whole_above(vy, line)
                if whole < 0 or not PART.fullmatch(label):
                    continue
                for k in range(len(vy.lagen)):
                    part, all_ = vy.varden[line][k], vy.varden[whole][k]
                    if part and all_ and part.enhet is all_.enhet and part.varde > all_.varde >= 0:
                        told = f"Det är mer än helheten, ”{vy.etiketter[whole]}”: {all_.text}."
                        yield vy.fynd(REGEL_VARAV, Sakerhet.SAKER, (line, k), told)


def _whole_above(vy: Vy, line: int) -> int:
    above = line - 1
    while above >= 0 and PART.fullmatch(vy.etiketter[above]):
        above -= 1
    return above


def whole_persons(context: Sammanhang) -> Iterator[Fynd]:
    """A share of n answers that no whole number of them gives."""
    for _, *views in context.vyer:
        for vy in views:
            ns = [
                i
                for i, label in enumerate(vy.etiketter)
                if _N.search(label) and vy.unit(i) is Unit.ANTAL
            ]
            lines = [
                i
                for i, label in enumerate(vy.etiketter)
                if _ANSWERS.search(label) and vy.unit(i) is Unit.PROCENT
            ]
            if len(ns) != 1:
                continue
            for line in lines:
                for k in range(len(vy.lagen)):
                    share, n = vy.varden[line][k], vy.value(ns[0], k)
                    if share and n and n.denominator == 1 and not possible(share, int(n)):
                        told = f"Ingen andel av {int(n)} personer blir {share.text}: närmast är {nearest(share, int(n))}."
                        yield vy.fynd(REGEL_HELTAL, Sakerhet.TROLIG, (line, k), told)


def possible(share: Tryckt, n: int) -> bool:
    """Whether some whole number of `n` persons is printed as `share`."""
    near = int(share.varde * n / 100)
    return n < 1 or any(
        share.holds(Fraction(100 * k, n)) for k in range(max(0, near - 1), near + 3) if k <= n
    )


def nearest(share: Tryckt, n: int) -> str:
    """The shares of `n` persons next to `share`: ``33 % (5 av 15) och 40 % (6 av 15)``."""
    low = min(int(share.varde * n / 100), n - 1)
    return " och ".join(
        f"{amount(Fraction(100 * k, n), share)} % ({k} av {n})" for k in (low, low + 1)
    )
