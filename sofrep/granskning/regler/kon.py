"""Women and men (and others) against all: counts add up, a share of all lies between theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.samband import HUNDRED, Samband, deviations
from sofrep.granskning.sammanhang import PART, Sammanhang, Vy
from sofrep.granskning.tal import Tryckt

_SEX = {
    "kvinnor": re.compile(r"\b(?:kvinnor|kvinna|kvinnliga|flickor|kv\.?)(?!\w)", re.IGNORECASE),
    "män": re.compile(r"\b(?:män|manliga|pojkar)(?!\w)|^(?:m|man)$", re.IGNORECASE),
    "övriga": re.compile(r"^(?:övriga|annat|annan|okänt|annat kön|uppgift saknas|vill ej uppge|övrigt)$|\bannat kön|könsidentitet", re.IGNORECASE),
}  # fmt: skip
_ALL = re.compile(
    r"totalt?|samtliga|alla|summa|antal|båda|tot\.?|medel(?:värde|tal)?|genomsnitt|snitt",
    re.IGNORECASE,
)
_SHARE_OF = tuple(
    re.compile(rf"andel(?:en)? {sex}(?:,? ?%| \(%\))?", re.IGNORECASE) for sex in ("kvinnor", "män")
)
_COUNTED = frozenset({Unit.ANTAL, Unit.KRONOR})
_MEAN = frozenset({Unit.PROCENT, Unit.AR, Unit.MANADER})


def is_sex(label: str) -> bool:
    """Whether a heading is that of women or men."""
    return any(_SEX[sex].search(label) for sex in ("kvinnor", "män"))


def sexes(context: Sammanhang) -> Iterator[Fynd]:
    """Women and men that do not give the total, and totals' shares that lie outside theirs."""
    for vy in context.vyer:
        for group in _groups(context, vy):
            counted = [k for k in range(len(vy.lagen)) if _is_counted(vy, group, k)]
            if len(counted) == 1 and not vy.by_rows:
                group = replace(group, krav=0)  # noqa: PLW2901 - nothing else can show it
            yield from deviations(context, vy, [group], counted)
            if len(group.av) == 2 and not context.has_unsexed:
                yield from _means(vy, group)
        both = tuple(i for pattern in _SHARE_OF for i in vy.find(pattern)[:1])
        if len(both) == 2:
            excuse = _may_be_others if context.has_unsexed else None
            whole = Samband(regel="kön", line=HUNDRED, av=both, ursakt=excuse)
            yield from deviations(context, vy, [whole])


def _groups(context: Sammanhang, vy: Vy) -> Iterator[Samband]:
    """All as the sum of the lines of women, men and others that belong together."""
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
        if "kvinnor" not in found or "män" not in found:
            continue
        total, named = _total_of(vy, key.partition("|")[0], found)
        if total < 0 or total in found.values():
            continue
        others = [found["övriga"]] if "övriga" in found else []
        yield Samband(
            regel="kön",
            line=total,
            av=(found["kvinnor"], found["män"], *others),
            krav=0 if named else 1,
            nara=Fraction(1) if named else Fraction(1, 5),
            ursakt=_may_be_others if context.has_unsexed and not others else None,
        )


def _may_be_others(missing: Fraction) -> bool:
    return missing > 0


def _key(rest: str) -> str:
    """What a heading says besides the sex."""
    return re.sub(r"[^\w%]+|\b(?:varav|därav|antal|av|för|bland)\b", " ", rest.casefold()).strip()


def _parent(vy: Vy, line: int) -> int:
    """The nearest line above that is no part of another: what rows called Kvinnor and Män are parts of."""
    above = line - 1
    while above >= 0 and (is_sex(vy.etiketter[above]) or PART.fullmatch(vy.etiketter[above])):
        above -= 1
    return above


def _total_of(vy: Vy, words: str, found: Mapping[str, int]) -> tuple[int, bool]:
    """The line of all, and whether its heading says so; -1 where there is none."""
    first, last = min(found.values()), max(found.values())
    labels = [(i, e) for i, e in enumerate(vy.etiketter) if any(vy.varden[i])]
    others = [(i, label) for i, label in labels if not is_sex(label)]
    same = {words, f"{words} totalt", f"totalt {words}"}
    for line, label in others:
        if words and _key(label) in same:
            return line, True
    plain = [i for i, label in others if label and _ALL.fullmatch(label.strip(" :"))]
    beside = not vy.by_rows or first - 1 in plain or last + 1 in plain
    if not words and plain and beside:
        return min(plain, key=lambda line: min(abs(line - first), abs(line - last))), True
    before = [i for i in range(first) if any(vy.varden[i])]
    return (-1 if "%" in words or not before else before[-1]), False


def _is_counted(vy: Vy, group: Samband, position: int) -> bool:
    numbers = [vy.varden[i][position] for i in (group.line, *group.av[:2])]
    return all(n and n.enhet in _COUNTED and n.steg == 1 for n in numbers)


def _means(vy: Vy, group: Samband) -> Iterator[Fynd]:
    """A share or mean of all that lies outside those of women and men."""
    for k in range(len(vy.lagen)):
        total, women, men = (vy.varden[i][k] for i in (group.line, *group.av))
        if not total or not women or not men or total.varde == 100:
            continue
        kinds = {total.enhet, *([Unit.ANTAL] if total.enhet is Unit.AR else [])}
        if total.enhet not in _MEAN or not {women.enhet, men.enhet} <= kinds:
            continue
        if told := outside(total, women, men):
            sure = Sakerhet.SAKER if group.krav == 0 else Sakerhet.TROLIG
            yield vy.fynd("kön-andel", sure, (group.line, k), told)


def outside(total: Tryckt, women: Tryckt, men: Tryckt) -> str:
    """What is said of a share or mean of all that lies outside those of women and men; "" where it does not."""
    room = max(n.steg for n in (total, women, men))
    low, high = sorted((women.varde, men.varde))
    if low - room <= total.varde <= high + room:
        return ""
    return f"Kvinnor har {women.text} och män {men.text}; värdet för alla måste ligga mellan dem."
