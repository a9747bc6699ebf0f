"""Rows and columns against their totals.

Which rows a total adds up is not printed.  Where it does in some columns, those columns show
it, and a column in which it does not is wrong.  Where no column shows it, a row that is called
Totalt or Summa is held against the rows above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.kon import is_sex
from sofrep.granskning.regler.ord import amount, shown_difference
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.talnat import PART, TOTAL, Vy

REGEL = "summa"
_MAX_LINES = 80
_NEAR = Fraction(1, 4)
_UNIQUE = re.compile(r"\bunika?\b", re.IGNORECASE)
_ADDITIVE = frozenset({Unit.ANTAL, Unit.KRONOR, Unit.DAGAR})

Parts = tuple[int, ...]


def totals(context: Sammanhang) -> Iterator[Fynd]:
    """Totals that miss their parts."""
    for nat, *views in context.vyer:
        for vy in views:
            if len(vy.etiketter) > _MAX_LINES:
                continue
            for line in range(len(vy.etiketter)):
                for finding, difference in _of_line(vy, line):
                    told = context.has_more(nat) if difference > 0 else context.has_several(nat)
                    if not told and not context.explains(nat, difference):
                        yield finding


def _of_line(vy: Vy, line: int) -> Iterator[tuple[Fynd, Fraction]]:
    is_total = bool(TOTAL.fullmatch(vy.etiketter[line]))
    is_last = line == len(vy.etiketter) - 1 and vy.by_rows
    varav = [i for i in range(line + 1, len(vy.etiketter)) if PART.fullmatch(vy.etiketter[i])]
    has_parts = len(varav) > 1 and varav[0] == line + 1
    if not (is_total or is_last or has_parts):
        return
    positions = [k for k in range(len(vy.lagen)) if _is_additive(vy, line, k)]
    near, further = _candidates(vy, line)
    checked = _judged(vy, line, near, positions)
    if not any(right for _, right, _ in checked):
        checked += _judged(vy, line, further, positions)
    if not checked:
        return
    # the default candidate stands first and wins where several show as much
    parts, right, wrong = max(checked, key=lambda each: _weight(vy, line, each[1]))
    shown = _weight(vy, line, right) >= (2 if is_total else 3) and len(right) >= len(wrong)
    if shown or (right and is_total and len(right) >= len(wrong)):
        sure = Sakerhet.SAKER if shown else Sakerhet.TROLIG
        yield from (_finding(vy, line, parts, k, sure) for k in wrong)
    elif is_total and not right:
        yield from _unshown(vy, line, checked)


def _unshown(
    vy: Vy, line: int, checked: Sequence[tuple[Parts, list[int], list[int]]]
) -> Iterator[tuple[Fynd, Fraction]]:
    """No column shows what is added up: the likeliest rows, where they come near the total."""
    for k in {k for _, _, wrong in checked for k in wrong}:
        wrong = [(parts, abs(_missing(vy, line, parts, k))) for parts, _, ks in checked if k in ks]
        parts, missing = min(wrong[:3], key=lambda each: each[1])
        total = vy.value(line, k) or Fraction(0)
        over = _missing(vy, line, parts, k) < 0
        if missing > _NEAR * abs(total):
            continue
        if over and len(checked) == 1 and missing > abs(total) / 10:
            continue
        yield _finding(vy, line, parts, k, Sakerhet.TROLIG)


def _weight(vy: Vy, line: int, positions: Sequence[int]) -> int:
    """How many different totals the positions show, 0 and 1 counted for nothing."""
    return len({value for k in positions if abs(value := vy.value(line, k) or Fraction(0)) > 1})


def _is_additive(vy: Vy, line: int, position: int) -> bool:
    value = vy.varden[line][position]
    unique = _UNIQUE.search(vy.lagen[position]) or _UNIQUE.search(vy.etiketter[line])
    return value is not None and value.enhet in _ADDITIVE and not unique and not is_sex_only(vy)


def is_sex_only(vy: Vy) -> bool:
    """Whether the lines are women and men and their total, which the rule of the sexes holds."""
    labels = [label for label in vy.etiketter if label and not TOTAL.fullmatch(label)]
    return bool(labels) and all(is_sex(label) for label in labels)


def _judged(
    vy: Vy, line: int, candidates: Sequence[Parts], positions: Sequence[int]
) -> list[tuple[Parts, list[int], list[int]]]:
    judged = [(parts, *_judge(vy, line, parts, positions)) for parts in candidates]
    return [(parts, right, wrong) for parts, right, wrong in judged if right or wrong]


def _candidates(vy: Vy, line: int) -> tuple[list[Parts], list[Parts]]:
    """Which lines a total may add up, the likeliest first: those just before it, and any that neighbour."""
    before = [i for i in range(line) if _is_leaf(vy, i)]
    totals_before = [i for i in range(line) if TOTAL.fullmatch(vy.etiketter[i])]
    last = totals_before[-1] if totals_before else -1
    since = [i for i in before if i > last]
    found = [since, before, [*totals_before[-1:], *since], totals_before, [*totals_before, *since]]
    followed = list(
        takewhile(lambda i: PART.fullmatch(vy.etiketter[i]), range(line + 1, len(vy.etiketter)))
    )
    found.append(followed)
    if line == 0:
        found.append([i for i in range(1, len(vy.etiketter)) if _is_leaf(vy, i)])
    found += [before[a:] for a in range(len(before) - 1)]
    near = dict.fromkeys(tuple(sorted(set(parts))) for parts in found)
    blocks = [tuple(before[a:b]) for a in range(len(before)) for b in range(a + 2, len(before))]
    return [parts for parts in near if len(parts) > 1], blocks


def _is_leaf(vy: Vy, line: int) -> bool:
    label = vy.etiketter[line]
    passed = TOTAL.fullmatch(label) or PART.fullmatch(label) or (not vy.by_rows and is_sex(label))
    return not passed and any(value and value.enhet in _ADDITIVE for value in vy.varden[line])


def _judge(
    vy: Vy, line: int, parts: Parts, positions: Sequence[int]
) -> tuple[list[int], list[int]]:
    """At which positions the parts give the total, and at which not; the others cannot be said."""
    right: list[int] = []
    wrong: list[int] = []
    for k in positions:
        present = [i for i in parts if vy.varden[i][k]]
        if len(present) < 2 or any((i, k) in vy.dolda for i in parts):
            continue
        total = vy.varden[line][k]
        values = [value for i in present if (value := vy.varden[i][k])]
        if total is None or any(value.enhet is not total.enhet for value in values):
            continue
        step = max(value.steg for value in (*values, total))
        rounded = step != 1 and any(value.steg != 1 for value in values)
        room = step * (len(values) + 1) / 2 if rounded else Fraction(0)
        (right if abs(_missing(vy, line, parts, k)) <= room else wrong).append(k)
    return right, wrong


def _missing(vy: Vy, line: int, parts: Parts, position: int) -> Fraction:
    """What the parts lack of the total."""
    return (vy.value(line, position) or Fraction(0)) - sum(
        (vy.value(i, position) or Fraction(0) for i in parts), Fraction(0)
    )


def _finding(
    vy: Vy, line: int, parts: Parts, position: int, sure: Sakerhet
) -> tuple[Fynd, Fraction]:
    missing = _missing(vy, line, parts, position)
    total = vy.varden[line][position]
    assert total is not None  # noqa: S101 - a wrong position has a total
    summed = amount(total.varde - missing, total)
    first, last = vy.etiketter[parts[0]], vy.etiketter[parts[-1]]
    kind = "raderna" if vy.by_rows else "kolumnerna"
    finding = vy.fynd(
        REGEL,
        sure,
        (line, position),
        f"De {len(parts)} {kind} ”{first}” till ”{last}” blir {summed} tillsammans. {shown_difference(missing, total)}",
    )
    return finding, missing
