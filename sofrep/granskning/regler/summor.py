"""Lines of a table against what they are the sum, the difference or a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations, takewhile

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.kon import is_sex
from sofrep.granskning.regler.samband import HUNDRED, Raknesatt, Samband, amount, deviations
from sofrep.granskning.sammanhang import PART, TOTAL, Sammanhang, Vy
from sofrep.granskning.tal import Tryckt

_MAX_LINES, _MAX_OF_DIFFERENCES, _FIRST = 80, 40, 3
_ADDITIVE = frozenset({Unit.ANTAL, Unit.KRONOR, Unit.DAGAR})
_UNIQUE = re.compile(r"\bunika?\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"avvik\w*|\bdifferens\w*|\bdiff\b|skillnad\w*|förändr\w*|resultat mot budget", re.IGNORECASE
)
_CHANGE = re.compile(r"förändr|skillnad", re.IGNORECASE)
_TIME = re.compile(r"\b(?:19|20)\d\d\b|utfall|budget|prognos|plan|år\b|året", re.IGNORECASE)
_OUTCOME = re.compile(r".*(?:utfall|resultat).*", re.IGNORECASE)
_BUDGET = re.compile(r".*(?:budget|prognos).*", re.IGNORECASE)
ANSWERS = re.compile(
    r"negativ|varken|neutral|positiv|instämmer|stämmer|håller med|nöjd|^ja$|^nej$|^delvis$",
    re.IGNORECASE,
)


def totals(context: Sammanhang) -> Iterator[Fynd]:
    """Totals that miss their parts."""
    for vy in context.vyer:
        if len(vy.etiketter) > _MAX_LINES or _is_of_sexes(vy):
            continue
        for line in range(len(vy.etiketter)):
            positions = [k for k in range(len(vy.lagen)) if _is_additive(vy, line, k)]
            yield from deviations(context, vy, _sums(context, vy, line), positions)


def _is_of_sexes(vy: Vy) -> bool:
    """Whether the lines are women and men and their total, which the rule of the sexes holds."""
    labels = [label for label in vy.etiketter if label and not TOTAL.fullmatch(label)]
    return bool(labels) and all(map(is_sex, labels))


def _is_additive(vy: Vy, line: int, position: int) -> bool:
    """Counts and amounts, and shares where they are 100 together."""
    value = vy.varden[line][position]
    unique = _UNIQUE.search(vy.lagen[position]) or _UNIQUE.search(vy.etiketter[line])
    hundred = value and value.enhet is Unit.PROCENT and value.varde == 100
    return bool(value and not unique and (value.enhet in _ADDITIVE or hundred))


def _sums(context: Sammanhang, vy: Vy, line: int) -> Iterator[Samband]:
    """What a total may add up, the likeliest first: the lines before it, or any that neighbour."""
    labels = vy.etiketter
    is_total = bool(TOTAL.fullmatch(labels[line]))
    followed = list(takewhile(lambda i: PART.fullmatch(labels[i]), range(line + 1, len(labels))))
    if not (is_total or len(followed) > 1 or (vy.by_rows and line == len(labels) - 1)):
        return
    before = [i for i in range(line) if _is_leaf(vy, i)]
    totals_before = [i for i in range(line) if TOTAL.fullmatch(labels[i])]
    since = [i for i in before if i > max(totals_before, default=-1)]
    found = [since, before, [*totals_before[-1:], *since], totals_before, [*totals_before, *since]]
    found.append(followed)
    if line == 0:
        found.append([i for i in range(1, len(labels)) if _is_leaf(vy, i)])
    found += [before[a:b] for b in range(len(before), 1, -1) for a in range(b - 1)]
    for number, parts in enumerate(dict.fromkeys(tuple(sorted({*each})) for each in found)):
        if len(parts) > 1:
            yield Samband(
                regel="summa",
                line=line,
                av=parts,
                krav=0 if is_total and number < _FIRST else 2 if is_total else 3,
                ursakt=lambda missing: _is_excused(context, vy, missing),
            )


def _is_excused(context: Sammanhang, vy: Vy, missing: Fraction) -> bool:
    return context.has_more(vy.nat) if missing > 0 else context.has_several(vy.nat)


def _is_leaf(vy: Vy, line: int) -> bool:
    label = vy.etiketter[line]
    passed = TOTAL.fullmatch(label) or PART.fullmatch(label) or (not vy.by_rows and is_sex(label))
    return not passed and any(vy.varden[line])


def hundreds(context: Sammanhang) -> Iterator[Fynd]:
    """Neighbouring lines of shares that give 100 in most places, as the answers to a question do."""
    for vy in context.vyer:
        if context.has_several(vy.nat) or context.has_more(vy.nat):
            continue
        lines = [i for i in range(len(vy.etiketter)) if vy.unit(i) is Unit.PROCENT]
        lines = [i for i in lines if not TOTAL.fullmatch(vy.etiketter[i])]
        answers = [
            i for i in lines if ANSWERS.search(vy.etiketter[i]) and not PART.match(vy.etiketter[i])
        ]
        if len(answers) > 2:
            runs, krav = [answers], 0
        else:
            runs = [lines[a:b] for a in range(len(lines)) for b in range(a + 3, len(lines) + 1)]
            runs, krav = [run for run in runs if run[-1] - run[0] == len(run) - 1], 2
        yield from deviations(
            context,
            vy,
            [
                Samband(regel="andelar-summa", line=HUNDRED, av=tuple(run), krav=krav)
                for run in runs
            ],
        )


def differences(context: Sammanhang) -> Iterator[Fynd]:
    """Lines called avvikelse, skillnad or förändring that are not; and three columns of which one is the sum."""
    for vy in context.vyer:
        for line, label in enumerate(vy.etiketter):
            if _DIFFERENCE.search(label) and len(vy.etiketter) <= _MAX_OF_DIFFERENCES:
                yield from deviations(context, vy, _differences(vy, line))
        if not vy.by_rows:
            for a in range(len(vy.etiketter) - 2):
                yield from deviations(context, vy, _neighbours(vy, a))


def _differences(vy: Vy, line: int) -> Iterator[Samband]:
    others = [i for i in range(len(vy.etiketter)) if i != line and vy.unit(i)]
    if _CHANGE.search(vy.etiketter[line]):
        others = [i for i in others if _TIME.search(vy.etiketter[i])]
    outcomes, budgets = {*vy.find(_OUTCOME)}, {*vy.find(_BUDGET)}
    found = []
    for a, b in permutations(others, 2):
        if vy.unit(a) is vy.unit(b):
            of_shares = vy.unit(line) is not Unit.PROCENT or vy.unit(a) is Unit.PROCENT
            raknesatt = Raknesatt.SUMMA if of_shares else Raknesatt.FORANDRING
            is_named = {a, b} & outcomes and {a, b} & budgets
            distance = abs(a - line) + abs(b - line)
            found.append((0 if is_named else 2, distance, a, b, raknesatt))
    for krav, _, a, b, raknesatt in sorted(found, key=lambda each: each[:4]):
        yield Samband(
            regel="skillnad",
            line=line,
            av=(a, b),
            raknesatt=raknesatt,
            tecken=(1, -1),
            krav=krav,
        )


def _neighbours(vy: Vy, first: int) -> Iterator[Samband]:
    """Three neighbouring columns of counts, the first or the last of them the sum."""
    lines = (first, first + 1, first + 2)
    if {vy.unit(line) for line in lines} == {Unit.ANTAL} and not any(
        is_sex(vy.etiketter[line]) for line in lines
    ):
        for line, parts in ((lines[0], lines[1:]), (lines[2], lines[:2])):
            yield Samband(regel="skillnad", line=line, av=parts, krav=2)


_MAX_OF_SHARES = 60
_NO_SHARE_OF_THESE = re.compile(
    r"riket|förändring|mål(?:värde|et)?\b|före(?:gående)? år", re.IGNORECASE
)
_OF_NOTHING = frozenset({"andel", "andelen", "antal", "procent", "av", "i", "total", "totalt"})
_N = re.compile(r"\bn\b|antal svar\w*|svarande|\bsvar\b", re.IGNORECASE)


def shares(context: Sammanhang) -> Iterator[Fynd]:
    """Shares that do not follow from the counts in their table."""
    for vy in context.vyer:
        if max(len(vy.etiketter), len(vy.lagen)) > _MAX_OF_SHARES:
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
