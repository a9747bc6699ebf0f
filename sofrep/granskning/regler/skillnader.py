"""Rows and columns that are the difference of two others, and participants through the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.kon import is_sex
from sofrep.granskning.regler.ord import amount
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import Vy

REGEL, REGEL_FLODE = "skillnad", "flöde"
_DIFFERENCE = re.compile(
    r"(?:avvik\w*|\bdifferens\w*|\bdiff\b|skillnad\w*|förändr\w*|resultat mot budget)",
    re.IGNORECASE,
)
_START = re.compile(
    r"inskriv\w* (?:när året började|vid (?:årets|periodens) början|1 januari|vid start|från föregående år|vid årsskiftet|ingående)|kvar från \d{4}",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"(?:nya|nyinskrivna|startade|påbörjade|inskrivna under året)(?: \w+)?(?: under (?:året|\d{4}))?",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:antal )?(?:deltagare|individer|personer|aktuella|totalt)(?: \w+)?(?: (?:under|i) .*)?(?: totalt)?|totalt under året",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"(?:avslutade|utskrivna|avslut|avslutats)(?: \w+)?(?: under (?:året|\d{4}))?", re.IGNORECASE
)
_END = re.compile(
    r"(?:inskrivna|kvar|pågående|aktiva)\w* (?:vid (?:årets|periodens) slut|(?:den )?31 december|vid årsskiftet|utgående|31/12|i december)(?: \d{4})?",
    re.IGNORECASE,
)

_CHANGE = re.compile(r"förändr|skillnad", re.IGNORECASE)
_TIME = re.compile(r"\b(?:19|20)\d\d\b|utfall|budget|prognos|plan|år\b|året", re.IGNORECASE)

Form = Callable[[Fraction, Fraction], Fraction | None]


def _sum(a: Fraction, b: Fraction) -> Fraction | None:
    return a + b


_FORMS: tuple[Form, ...] = (
    lambda a, b: a - b,
    lambda a, b: b - a,
    lambda a, b: 100 * (a - b) / b if b else None,
    lambda a, b: 100 * (b - a) / a if a else None,
)


def differences(context: Sammanhang) -> Iterator[Fynd]:
    """Lines called avvikelse, skillnad or förändring that are not."""
    for nat, *views in context.vyer:
        for vy in views:
            for line, label in enumerate(vy.etiketter):
                if _DIFFERENCE.search(label) and len(vy.etiketter) <= 40:
                    for finding, missing in _of_line(vy, line):
                        if not context.explains(nat, missing):
                            yield finding
            yield from _flows(context, vy)
        yield from _triples(views[1])


def _of_line(vy: Vy, line: int) -> Iterator[tuple[Fynd, Fraction]]:
    best: tuple[int, int, int, int, Form, list[int]] | None = None
    others = [i for i in range(len(vy.etiketter)) if i != line]
    if _CHANGE.search(vy.etiketter[line]):
        others = [i for i in others if _TIME.search(vy.etiketter[i])]
    for a in others:
        for b in others:
            for rank, form in enumerate(_FORMS):
                if (
                    a == b
                    or vy.unit(a) is not vy.unit(b)
                    or (rank > 1 and vy.unit(line) is not Unit.PROCENT)
                ):
                    continue
                right, wrong = _judged(vy, line, a, b, form)
                distance = -(abs(a - line) + abs(b - line))
                each = (len(right) - len(wrong), distance, a, b, form, wrong)
                if len(right) >= max(2, 2 * len(wrong)) and (best is None or each[:2] > best[:2]):
                    best = each
    if best is None:
        best = _by_name(vy, line)
    if best is None:
        return
    score, _, a, b, form, wrong = best
    for k in wrong:
        first, second = vy.value(a, k) or Fraction(0), vy.value(b, k) or Fraction(0)
        follows, printed = form(first, second), vy.varden[line][k]
        assert follows is not None and printed is not None  # noqa: S101, PT018 - it was judged
        told = f"”{vy.etiketter[a]}” {vy.varden[a][k].text} och ”{vy.etiketter[b]}” {vy.varden[b][k].text} ger {amount(follows, printed)}."  # type: ignore[union-attr]
        sure = Sakerhet.SAKER if score > 0 else Sakerhet.TROLIG
        yield (
            vy.fynd(REGEL, sure, (line, k), told),
            printed.varde - follows,
        )


def _judged(vy: Vy, line: int, a: int, b: int, form: Form) -> tuple[list[int], list[int]]:
    right: list[int] = []
    wrong: list[int] = []
    for k in range(len(vy.lagen)):
        printed, first, second = vy.varden[line][k], vy.varden[a][k], vy.varden[b][k]
        if printed is None or first is None or second is None:
            continue
        follows = form(first.varde, second.varde)
        if follows is None or (not follows and not printed.varde):
            continue
        (right if _near(printed, follows, (first, second)) else wrong).append(k)
    return right, wrong


def _near(printed: Tryckt, follows: Fraction, of: tuple[Tryckt, Tryckt]) -> bool:
    rounded = of[0].enhet is Unit.PROCENT or any(n.steg != 1 for n in of)
    room = (of[0].steg + of[1].steg) / 2 if rounded else Fraction(0)
    room += printed.steg / 2
    return (
        abs(printed.varde - follows) <= room
        if room > Fraction(1, 2)
        else printed.varde == follows or printed.holds(follows)
    )


def _by_name(vy: Vy, line: int) -> tuple[int, int, int, int, Form, list[int]] | None:
    """Utfall and budget by their headings, where no row shows what the difference is of."""
    outcome = next(
        (i for i, e in enumerate(vy.etiketter) if re.search(r"utfall|resultat", e, re.IGNORECASE)),
        -1,
    )
    budget = next(
        (i for i, e in enumerate(vy.etiketter) if re.search(r"budget|prognos", e, re.IGNORECASE)),
        -1,
    )
    if min(outcome, budget) < 0:
        return None
    _, wrong = _judged(vy, line, outcome, budget, _FORMS[0])
    _, turned = _judged(vy, line, outcome, budget, _FORMS[1])
    return (0, 0, outcome, budget, _FORMS[0], [k for k in wrong if k in turned][:1])


def _flows(context: Sammanhang, vy: Vy) -> Iterator[Fynd]:
    """Those at the start and the new are all of the year; all but the ended are left at its end."""
    if context.has_more(vy.nat) or context.has_unsexed:
        return
    start, new, everyone, ended, left = (
        next((i for i, label in enumerate(vy.etiketter) if pattern.fullmatch(label.strip())), -1)
        for pattern in (_START, _NEW, _ALL, _ENDED, _END)
    )
    for whole, parts in ((everyone, (start, new)), (everyone, (ended, left))):
        lines = (whole, *parts)
        if min(lines) < 0 or len(set(lines)) < 3:
            continue
        sums = {
            k: [n for i in lines if (n := vy.varden[i][k])]
            for k in range(len(vy.lagen))
            if all(vy.varden[i][k] and vy.varden[i][k].enhet is Unit.ANTAL for i in lines)  # type: ignore[union-attr]
        }
        wrong = [k for k, (n, a, b) in sums.items() if n.varde != a.varde + b.varde]
        if len(wrong) > len(sums) / 2:
            continue
        for k in wrong:
            n, a, b = sums[k]
            told = f"”{vy.etiketter[parts[0]]}” {a.text} och ”{vy.etiketter[parts[1]]}” {b.text} blir {amount(a.varde + b.varde)}."
            yield vy.fynd(REGEL_FLODE, Sakerhet.TROLIG, (whole, k), told)


def _triples(vy: Vy) -> Iterator[Fynd]:
    """Three neighbouring columns of counts, one of which is the sum of the others in the other rows."""
    for a in range(len(vy.etiketter) - 2):
        lines = (a, a + 1, a + 2)
        if {vy.unit(line) for line in lines} != {Unit.ANTAL} or any(
            is_sex(vy.etiketter[line]) for line in lines
        ):
            continue  # the rule of the sexes
        for whole, parts in ((a, (a + 1, a + 2)), (a + 2, (a, a + 1))):
            right, wrong = _judged(vy, whole, *parts, _sum)
            telling = {
                vy.value(whole, k) for k in right if all((vy.value(i, k) or 0) > 1 for i in parts)
            }
            if len(telling) < 2 or len(wrong) > len(right) / 2:
                continue
            for k in wrong:
                values = [vy.varden[i][k] for i in parts]
                told = f"I de andra raderna är det ”{vy.etiketter[parts[0]]}” och ”{vy.etiketter[parts[1]]}” tillsammans, här {amount(sum((n.varde for n in values if n), Fraction(0)))}."
                yield vy.fynd(REGEL, Sakerhet.TROLIG, (whole, k), told)
