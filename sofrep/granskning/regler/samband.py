"""A relation that a line of a table may stand in, and the one way in which all of them are judged.

What a line is (the sum of these, the difference of those, a share of that) is seldom printed.  Where
it holds in the other places of the line, they show what was meant, and a place in which it does not is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from fractions import Fraction
from itertools import zip_longest

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.sammanhang import Sammanhang, Vy
from sofrep.granskning.tal import Tryckt
from sofrep.visning import svenska


def amount(value: Fraction, like: Tryckt | None = None, *, finer: int = 0) -> str:
    """`value` as `like` is printed: its decimals and thousands, with `finer` decimals more."""
    step = like.steg if like else Fraction(1)
    if like and like.enhet is Unit.KRONOR and step >= 1000:
        factor = 1_000_000 if "m" in like.text.lower().replace("tkr", "") else 1000
        if factor > 1 and ("kr" in like.text.lower() or like.text.replace(" ", "").isdecimal()):
            value, step = value / factor, step / factor
    decimals = max(0, len(str(step.denominator)) - 1) + finer
    return svenska.format_number(value, min(decimals, 4)).replace(svenska.NBSP, " ")


def per_cent(value: Fraction, like: Tryckt | None = None) -> str:
    """A share with one decimal more than the printed one."""
    return f"{amount(value, like, finer=1)} %"


HUNDRED = -1
"""In place of a line: 100 %."""
_WHOLE = Tryckt(Fraction(100), Unit.PROCENT, Fraction(1), "100 %", 0, 0)
_FEW = 3


class Raknesatt(Enum):
    """How a line follows from others: what they are together, a/b or (a-b)/b in per cent."""

    SUMMA = auto()
    ANDEL = auto()
    FORANDRING = auto()


class Samband(Struct, frozen=True, kw_only=True):
    """What `line` may follow from: the lines `av`, each with a sign in `tecken` (+ where it has none).

    `fast` is the position at which the last of `av` stands for all (a total that shares are of).
    `krav` is how many different places must show it; 0 where the headings say it: then it is told
    of a single place too, unless it misses by more than `nara` of the largest number.  `sagd` is whether the
    headings leave no doubt.  `ursakt` says of what is missing whether the document explains it.
    """

    regel: str
    line: int
    av: tuple[int, ...]
    raknesatt: Raknesatt = Raknesatt.SUMMA
    tecken: tuple[int, ...] = ()
    fast: int | None = None
    krav: int = 0
    nara: Fraction = Fraction(1, 4)
    sagd: bool = False
    noll: bool = False
    """Whether a dash is nothing; else it is something that is not shown."""
    ursakt: Callable[[Fraction], bool] | None = None

    def signed(self) -> Iterator[tuple[int, int]]:
        """The lines that it is made of with their signs."""
        return zip_longest(self.av, self.tecken[: len(self.av)], fillvalue=1)

    def operands(self, vy: Vy, position: int) -> list[Tryckt]:
        """The numbers that it follows from at a position; none where one of them is not shown."""
        hidden = any((i, position) in vy.dolda for i in self.av)
        if hidden and not self.noll:
            return []
        places = [(i, position) for i in self.av]
        if self.fast is not None:
            places[-1] = (self.av[-1], self.fast)
        return [number for i, k in places if (number := vy.varden[i][k])]

    def printed(self, vy: Vy, position: int) -> Tryckt | None:
        """What is printed of the line."""
        return _WHOLE if self.line == HUNDRED else vy.varden[self.line][position]

    def follows(self, vy: Vy, position: int) -> Fraction | None:
        """What the line should be; None where that cannot be said."""
        printed, numbers = self.printed(vy, position), self.operands(vy, position)
        units = {number.enhet for number in numbers}
        if printed is None or len(numbers) < min(2, len(self.av)) or len(units) != 1:
            return None
        if self.raknesatt is Raknesatt.SUMMA:
            if numbers[0].enhet is not printed.enhet and Unit.PROCENTENHETER is not printed.enhet:
                return None
            return sum(
                (sign * (vy.value(i, position) or Fraction(0)) for i, sign in self.signed()),
                Fraction(0),
            )
        if len(numbers) < len(self.av) or not numbers[-1].varde:
            return None
        part, whole = numbers[0].varde, numbers[1].varde
        if self.raknesatt is Raknesatt.FORANDRING:
            return 100 * (part - whole) / whole
        return 100 * part / whole if part and part != whole else None

    def holds(self, vy: Vy, position: int, follows: Fraction) -> bool:
        """Whether what is printed is a way to print what follows, for all that is rounded."""
        printed = self.printed(vy, position)
        assert printed is not None  # noqa: S101 - something follows
        if self.raknesatt is not Raknesatt.SUMMA:
            return printed.holds(follows)
        numbers = self.operands(vy, position)
        steps = [n.steg for n in numbers]
        rounded = printed.enhet is Unit.PROCENT or (printed.steg != 1 and {*steps} != {1})
        if printed.enhet is Unit.PROCENT and printed.varde == 100:
            return abs(100 - follows) <= max(*steps, sum(steps[1:]) / 2)
        room = sum(steps, max(printed.steg, *steps)) / 2 if rounded else Fraction(0)
        return abs(printed.varde - follows) <= room

    def told(self, vy: Vy, position: int, follows: Fraction) -> str:
        """What follows, in words."""
        printed, numbers = self.printed(vy, position), self.operands(vy, position)
        assert printed is not None  # noqa: S101 - something follows
        if self.raknesatt is Raknesatt.ANDEL:
            part, whole = numbers
            return f"{part.text} av {whole.text} är {per_cent(follows, printed)}."
        named = [i for i in self.av if vy.varden[i][position]]
        labels = [f"”{vy.etiketter[i]}” {n.text}" for i, n in zip(named, numbers, strict=True)]
        if len(named) > _FEW:
            kind = "raderna" if vy.by_rows else "kolumnerna"
            first, last = vy.etiketter[named[0]], vy.etiketter[named[-1]]
            labels = [f"De {len(named)} {kind} ”{first}” till ”{last}”"]
        told = f"{' och '.join(labels)} ger {amount(follows, printed)}."
        if self.raknesatt is Raknesatt.FORANDRING:
            return told
        return f"{told} Skillnaden är {amount(abs(printed.varde - follows), printed)}."


def deviations(
    context: Sammanhang,
    vy: Vy,
    alternatives: Iterable[Samband],
    positions: Sequence[int] | None = None,
) -> Iterator[Fynd]:
    """Where a line is not what most of its places show it to be; of several relations, what they show most.

    `alternatives` begin with what the headings say.
    """
    over = range(len(vy.lagen)) if positions is None else positions
    judged: list[_Provat] = []
    for samband in alternatives:
        if samband.krav and any(each.right for each in judged if not each.samband.krav):
            break  # the headings say it, and some places show it
        tried = _Provat(vy, samband, over)
        if tried.right or tried.wrong:
            judged.append(tried)
    if not judged:
        return
    best = max(judged, key=lambda each: each.weight)
    if not best.right:
        named = [each for each in judged if each.samband.krav == 0]
        best = min(named, key=lambda each: each.furthest, default=best)
    if not best.is_believed:
        return
    samband = best.samband
    sure = (
        Sakerhet.SAKER if best.telling >= max(1, samband.krav) or samband.sagd else Sakerhet.TROLIG
    )
    for k, follows in best.wrong.items():
        printed = samband.printed(vy, k)
        missing = printed.varde - follows if printed else follows
        excused = samband.ursakt and samband.ursakt(missing)
        if not excused and not context.explains(vy.nat, missing):
            line = samband.av[-1] if samband.line == HUNDRED else samband.line
            yield vy.fynd(samband.regel, sure, (line, k), samband.told(vy, k, follows))


class _Provat:
    """A relation held against a table: at which positions it holds, and what follows where it does not."""

    def __init__(self, vy: Vy, samband: Samband, positions: Iterable[int]) -> None:
        self.vy, self.samband = vy, samband
        self.right: list[int] = []
        self.wrong: dict[int, Fraction] = {}
        for k in positions:
            follows = samband.follows(vy, k)
            if follows is None:
                continue
            if samband.holds(vy, k, follows):
                self.right.append(k)
            else:
                self.wrong[k] = follows

    @property
    def telling(self) -> int:
        """How many different places show it, those of 0 and 1 counted for nothing."""
        shown = set()
        for k in self.right:
            numbers = [n.varde for n in self.samband.operands(self.vy, k) if n.varde]
            if len(numbers) >= min(2, len(self.samband.av)) and max(map(abs, numbers)) > 1:
                shown.add(tuple(numbers))
        return len(shown)

    @property
    def weight(self) -> tuple[int, int]:
        """How much speaks for it; of two alike, what needs less."""
        return self.telling - len(self.wrong), -self.samband.krav

    @property
    def furthest(self) -> Fraction:
        """The most that is missing, as a part of the largest number."""
        parts = []
        for k, follows in self.wrong.items():
            printed = self.samband.printed(self.vy, k)
            numbers = [n.varde for n in self.samband.operands(self.vy, k)]
            total = printed.varde if printed else Fraction(0)
            parts.append(abs(total - follows) / max(Fraction(1), abs(total), *map(abs, numbers)))
        return max(parts, default=Fraction(0))

    @property
    def is_believed(self) -> bool:
        """Whether it was meant: enough places show it, or the headings say it and it is not far off."""
        right, wrong, krav = len(self.right), len(self.wrong), self.samband.krav
        if right and self.telling >= krav:
            return right >= (wrong if krav < 2 else 2 * wrong)
        return krav == 0 and (
            self.samband.sagd or (wrong == 1 and self.furthest <= self.samband.nara)
        )
