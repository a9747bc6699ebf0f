"""Shares against the counts that they are shares of, parts against their whole.

What a share is a share of is seldom printed: each line of shares is tried against each line of
counts and each base (a total, or another line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.regler.samband import Raknesatt, Samband, deviations
from sofrep.granskning.regler.summor import ANSWERS
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import PART, TOTAL, Vy

_MAX_LINES = 60
_NO_SHARE_OF_THESE = re.compile(
    r"riket|förändring|mål(?:värde|et)?\b|före(?:gående)? år", re.IGNORECASE
)
_OF_NOTHING = frozenset({"andel", "andelen", "antal", "procent", "av", "i", "total", "totalt"})
_N = re.compile(r"\bn\b|antal svar\w*|svarande|\bsvar\b", re.IGNORECASE)


def shares(context: Sammanhang) -> Iterator[Fynd]:
    """Shares that do not follow from the counts in their table."""
    for vy in context.vyer:
        if max(len(vy.etiketter), len(vy.lagen)) > _MAX_LINES:
            continue
        for line, label in enumerate(vy.etiketter):
            if vy.unit(line) is Unit.PROCENT and not _NO_SHARE_OF_THESE.search(label):
                yield from deviations(context, vy, _shares(vy, line))
        for share in _of_pairs(vy):
            yield from deviations(context, vy, [share])


def _shares(vy: Vy, line: int) -> Iterator[Samband]:
    counts = [
        i
        for i, label in enumerate(vy.etiketter)
        if vy.unit(i) in {Unit.ANTAL, Unit.KRONOR} and not _NO_SHARE_OF_THESE.search(label)
    ]
    last = len(vy.lagen) - 1
    whole = [k for k, head in enumerate(vy.lagen) if TOTAL.fullmatch(head)]
    whole += [k for k in range(last + 1) if vy.value(line, k) == 100 and k not in whole]
    for count in counts:
        linked = _linked(vy.etiketter[line], vy.etiketter[count])
        for k in whole or [last]:
            yield _share(line, (count, count), krav=1 if linked else 3, fast=k)
        for base in counts:
            if base != count and vy.unit(base) is vy.unit(count):
                total = linked and TOTAL.fullmatch(vy.etiketter[base])
                krav = 1 if total or len(counts) == 2 else 3
                yield _share(line, (count, base), krav=krav)


def _of_pairs(vy: Vy) -> Iterator[Samband]:
    """The nearest shares of a column of ``54 av 198``, which has become two more."""
    shares = [
        i for i, line in enumerate(vy.varden) if any(n and n.enhet is Unit.PROCENT for n in line)
    ]
    for base in range(2, len(vy.etiketter)):
        own = vy.celler.index(vy.celler[base])
        if own < base - 1 and vy.celler[base - 1] == vy.celler[base] and not vy.by_rows:
            near = min(shares, key=lambda i: (abs(i - own), i > own), default=None)
            if near is not None:
                yield _share(near, (base - 1, base), krav=0)


def _share(line: int, av: tuple[int, int], *, krav: int, fast: int | None = None) -> Samband:
    return Samband(regel="andel", line=line, av=av, raknesatt=Raknesatt.ANDEL, fast=fast, krav=krav)


def _linked(share: str, count: str) -> bool:
    """Whether the headings belong together: ``Kvinnor, %`` and ``Kvinnor``, ``Andel`` and ``Antal``."""
    left, right = (
        {
            word[:6]
            for word in re.findall(r"[a-zåäö]+", heading.casefold())
            if word not in _OF_NOTHING
        }
        for heading in (share, count)
    )
    return left == right or bool(left & right) or (not left and len(right) <= 1)


def parts(context: Sammanhang) -> Iterator[Fynd]:
    """A row or column called varav that holds more than what it is a part of."""
    for vy in context.vyer:
        whole = 0
        for line, label in enumerate(vy.etiketter):
            if not PART.fullmatch(label):
                whole = line
                continue
            for k in range(len(vy.lagen)):
                part, all_ = vy.varden[line][k], vy.varden[whole][k]
                if part and all_ and part.enhet is all_.enhet and part.varde > all_.varde >= 0:
                    told = f"Det är mer än helheten, ”{vy.etiketter[whole]}”: {all_.text}."
                    yield vy.fynd("varav", Sakerhet.SAKER, (line, k), told)


def whole_persons(context: Sammanhang) -> Iterator[Fynd]:
    """A share of n answers that no whole number of them gives."""
    for vy in context.vyer:
        lines = range(len(vy.etiketter))
        ns = [i for i in lines if _N.search(vy.etiketter[i]) and vy.unit(i) is Unit.ANTAL]
        for line in lines if len(ns) == 1 else ():
            if not ANSWERS.search(vy.etiketter[line]) or vy.unit(line) is not Unit.PROCENT:
                continue
            for k in range(len(vy.lagen)):
                share, n = vy.varden[line][k], vy.value(ns[0], k)
                if share and n and (told := impossible(share, n)):
                    yield vy.fynd("heltal", Sakerhet.TROLIG, (line, k), told)


def impossible(share: Tryckt, n: Fraction) -> str:
    """What is said of a share that no whole number of `n` persons gives; "" where one does."""
    if n < 1 or n.denominator != 1:
        return ""
    low = min(int(share.varde * n / 100), int(n) - 1)
    if any(share.holds(100 * k / n) for k in range(max(0, low - 1), low + 3) if k <= n):
        return ""
    near = " och ".join(f"{amount(100 * k / n, share)} % ({k} av {n})" for k in (low, low + 1))
    return f"Ingen andel av {n} personer blir {share.text}: närmast är {near}."
