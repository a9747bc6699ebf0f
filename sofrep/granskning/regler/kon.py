"""Women and men (and others) against all: counts add up, a share of all lies between theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount, shown_difference
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import PART, Vy

REGEL, REGEL_MELLAN = "kön", "kön-andel"
_SEX = {
    "kvinnor": re.compile(r"\b(?:kvinnor|kvinna|kvinnliga|flickor|kv\.?)(?!\w)", re.IGNORECASE),
    "män": re.compile(r"\b(?:män|manliga|pojkar)(?!\w)|^(?:m|man)$", re.IGNORECASE),
    "övriga": re.compile(r"^(?:övriga|annat|annan|okänt|annat kön|uppgift saknas|vill ej uppge|övrigt)$|\bannat kön|könsidentitet", re.IGNORECASE),
}  # fmt: skip
_ALL = re.compile(
    r"(?:totalt?|samtliga|alla|summa|antal|båda|tot\.?|medel(?:värde|tal)?|genomsnitt|snitt)?",
    re.IGNORECASE,
)
_SHARE_OF = tuple(
    re.compile(rf"andel(?:en)? {sex}(?:,? ?%| \(%\))?", re.IGNORECASE) for sex in ("kvinnor", "män")
)
_MEAN = frozenset({Unit.PROCENT, Unit.AR, Unit.MANADER})


@dataclass(frozen=True, slots=True)
class _Konsgrupp:
    """The lines of a total and of its women, men and others."""

    total: int
    women: int
    men: int
    other: int
    named: bool
    """Whether the headings say that they belong together."""


def is_sex(label: str) -> bool:
    """Whether a heading is that of women or men."""
    return any(_SEX[sex].search(label) for sex in ("kvinnor", "män"))


def sexes(context: Sammanhang) -> Iterator[Fynd]:
    """Women and men that do not give the total, and totals' shares that lie outside theirs."""
    for nat, *views in context.vyer:
        for vy in views:
            for group in _groups(vy):
                for finding, difference in _counts(context, vy, group):
                    if not context.explains(nat, difference):
                        yield finding
                yield from _shares(context, vy, group)
        yield from _divided(context, views[1])


def _groups(vy: Vy) -> Iterator[_Konsgrupp]:
    lines: dict[str, dict[str, int]] = {}
    for line, label in enumerate(vy.etiketter):
        for sex, pattern in _SEX.items():
            if pattern.search(label):
                key = _key(pattern.sub("", label))
                own = vy.by_rows and key == ""
                key = f"{key}|{_parent(vy, line)}" if own else key
                lines.setdefault(key, {}).setdefault(sex, line)
                break
    for key, found in lines.items():
        if "kvinnor" in found and "män" in found:
            total, named = _total_of(vy, key, found)
            if total >= 0 and total not in found.values():
                yield _Konsgrupp(
                    total, found["kvinnor"], found["män"], found.get("övriga", -1), named
                )


def _key(rest: str) -> str:
    """What a heading says besides the sex."""
    return re.sub(r"[^\w%]+|\b(?:varav|därav|antal|av|för|bland)\b", " ", rest.casefold()).strip()


def _parent(vy: Vy, line: int) -> int:
    """The nearest line above that is no part of another: what rows called Kvinnor and Män are parts of."""
    above = line - 1
    while above >= 0 and (is_sex(vy.etiketter[above]) or PART.fullmatch(vy.etiketter[above])):
        above -= 1
    return above


def _total_of(vy: Vy, key: str, found: Mapping[str, int]) -> tuple[int, bool]:
    words = key.partition("|")[0]
    first, last = min(found.values()), max(found.values())
    for line, label in enumerate(vy.etiketter):
        if (
            not is_sex(label)
            and words
            and _key(label) in {words, f"{words} totalt", f"totalt {words}"}
        ):
            return line, True
    plain = [
        line
        for line, label in enumerate(vy.etiketter)
        if not is_sex(label) and label and _ALL.fullmatch(label.strip(" :"))
    ]
    if (
        not words
        and plain
        and not (vy.by_rows and first - 1 not in plain and last + 1 not in plain)
    ):
        return min(plain, key=lambda line: min(abs(line - first), abs(line - last))), True
    if "%" in words:
        return -1, False
    return (first - 1, False) if first else (-1, False)


def _counts(context: Sammanhang, vy: Vy, group: _Konsgrupp) -> Iterator[tuple[Fynd, Fraction]]:
    missing: dict[int, Fraction] = {}
    for k in range(len(vy.lagen)):
        numbers = _numbers(vy, group, k)
        if numbers and all(n.enhet in {Unit.ANTAL, Unit.KRONOR} and n.steg == 1 for n in numbers):
            missing[k] = numbers[0].varde - sum(n.varde for n in numbers[1:])
    right = sum(not each for each in missing.values())
    more = sum(each > 0 for each in missing.values())
    shown = any(not each and vy.value(group.women, k) for k, each in missing.items())
    if not group.named and not shown and (len(missing) > 1 or vy.by_rows):
        return
    for k, each in missing.items():
        third = (
            each > 0 and group.other < 0 and (context.has_unsexed or (more > 1 and more > right))
        )
        if not each or third or right * 2 < len(missing) - 1:
            continue
        if (
            not group.named
            and not shown
            and abs(each) > (vy.value(_total_at(vy, group, k), k) or 0) / 5
        ):
            continue
        sure = Sakerhet.SAKER if shown or each < 0 else Sakerhet.TROLIG
        line_of_total = _total_at(vy, group, k)
        total = vy.varden[line_of_total][k]
        assert total is not None  # noqa: S101 - it is in `missing`
        parts = " och ".join(
            f"{vy.etiketter[line].lower()} {value.text}"
            for line in (group.women, group.men, group.other)
            if line >= 0 and (value := vy.varden[line][k])
        )
        told = (
            f"{parts[:1].upper()}{parts[1:]} blir {amount(total.varde - each, total)} tillsammans."
        )
        yield (
            vy.fynd(REGEL, sure, (line_of_total, k), f"{told} {shown_difference(each, total)}"),
            each,
        )  # fmt: skip


def _shares(context: Sammanhang, vy: Vy, group: _Konsgrupp) -> Iterator[Fynd]:
    """A share or mean of all that lies outside those of women and men."""
    if group.other >= 0 or context.has_unsexed:
        return
    for k in range(len(vy.lagen)):
        numbers = _numbers(vy, group, k)
        if not numbers or not _are_means(numbers):
            continue
        total, *parts = numbers
        if total.varde == 100:
            continue  # how they are divided, which the sums of shares hold
        room = max(n.steg for n in numbers)
        low, high = min(n.varde for n in parts) - room, max(n.varde for n in parts) + room
        if low <= total.varde <= high:
            continue
        yield vy.fynd(
            REGEL_MELLAN,
            Sakerhet.SAKER if group.named else Sakerhet.TROLIG,
            (_total_at(vy, group, k), k),
            f"Kvinnor har {parts[0].text} och män {parts[1].text}; värdet för alla måste ligga mellan dem.",
        )


def _are_means(numbers: Sequence[Tryckt]) -> bool:
    """Whether they are shares or means: those of women and men may lack the unit of all."""
    total, *parts = numbers
    kinds = {total.enhet, *([Unit.ANTAL] if total.enhet is Unit.AR else [])}
    return total.enhet in _MEAN and {part.enhet for part in parts} <= kinds


def _total_at(vy: Vy, group: _Konsgrupp, position: int) -> int:
    """The line of the total; where its cell is empty, one further to the left."""
    line = group.total
    if not vy.by_rows:
        while line > max(0, group.total - 3) and vy.varden[line][position] is None:
            line -= 1
    return line


def _divided(context: Sammanhang, vy: Vy) -> Iterator[Fynd]:
    """``Andel kvinnor`` and ``Andel män`` are 100 % together."""
    lines = [
        next((i for i, e in enumerate(vy.etiketter) if pattern.fullmatch(e.strip())), -1)
        for pattern in _SHARE_OF
    ]
    if min(lines) < 0:
        return
    for k in range(len(vy.lagen)):
        shares = [value for line in lines if (value := vy.varden[line][k])]
        total = sum((share.varde for share in shares), Fraction(0))
        less = total < 100 and context.has_unsexed
        if len(shares) == 2 and not less and abs(total - 100) > max(share.steg for share in shares):
            told = f"Andelarna kvinnor och män blir {amount(total, shares[0])} % tillsammans."
            yield vy.fynd(REGEL, Sakerhet.SAKER, (lines[0], k), told)


def _numbers(vy: Vy, group: _Konsgrupp, position: int) -> list[Tryckt]:
    """The numbers of all, women, men and others; empty where one of them is not printed."""
    lines = [_total_at(vy, group, position), group.women, group.men]
    if group.other >= 0:
        if (group.other, position) in vy.dolda:
            return []
        if vy.varden[group.other][position]:
            lines.append(group.other)
    numbers = [value for line in lines if (value := vy.varden[line][position])]
    return numbers if len(numbers) == len(lines) else []
