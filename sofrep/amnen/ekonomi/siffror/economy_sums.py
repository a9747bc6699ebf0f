"""The subtotals of the statements, where what the office has entered leaves no doubt of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post
from sofrep.domain.figure import Number
from sofrep.domain.postkoder import DELSUMMOR as _ALL
from sofrep.domain.postkoder import Delsumma, Rapport

_SEVERAL = frozenset({"skulder", "invest", "finans"})
"""Subtotals that say nothing of one post alone."""


class Summa(Struct, frozen=True):
    """A subtotal in a column, and the amounts that it is made of."""

    slag: Delsumma
    kolumn: Kolumn
    varde: Number
    belopp: tuple[Belopp, ...]
    not_nummer: int = 0

    @property
    def matt(self) -> str:
        """The measure of the figure, without the column's suffix."""
        return measure_of(self.slag, self.not_nummer)


def measure_of(slag: Delsumma, not_nummer: int = 0) -> str:
    """``eko.res.verksamhet``, ``eko.not05.anskaffning``."""
    number = f"{not_nummer:02d}" if slag.rapport is Rapport.NOTER else ""
    return f"eko.{slag.rapport}{number}.{slag.kod}"


def subtotals(posts: Sequence[Post]) -> Iterator[Summa]:
    """The subtotals of a year's posts in every column.

    Of an income statement whose posts miss its result, and of others with posts of which it is
    not said what they are, none.
    """
    for rapport in (Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE, Rapport.BALANSKRAV):
        yield from _of([post for post in posts if post.rapport is rapport], rapport)
    notes = [post for post in posts if post.rapport is Rapport.NOTER]
    for number in dict.fromkeys(post.not_nummer for post in notes):
        rows = [post for post in notes if post.not_nummer == number]
        yield from _of(rows, Rapport.NOTER, number)


def _of(posts: Sequence[Post], rapport: Rapport, not_nummer: int = 0) -> Iterator[Summa]:
    for kolumn in dict.fromkeys(b.kolumn for post in posts for b in post.belopp):
        if kolumn.slag is Beloppsslag.AVVIKELSE:
            continue
        column = _Kolumn(tuple((post.kod, b) for post in posts if (b := post.i(kolumn))))
        for slag in _ALL:
            found = _PARTS[slag.kod](column) if slag.rapport is rapport else ()
            if found and (len(found) > 1 or slag.kod not in _SEVERAL):
                varde = sum(b.varde for b in found)
                yield Summa(slag, kolumn, varde, found, not_nummer)


class _Kolumn(Struct, frozen=True):
    """The amounts of a statement in one column, each with its post's code."""

    belopp: tuple[tuple[str, Belopp], ...]

    def av(self, *koder: str) -> tuple[Belopp, ...]:
        return tuple(b for kod, b in self.belopp if kod in koder)

    def kan(self, *koder: str) -> bool:
        """Whether every amount is of one of the codes, or 0."""
        return all(kod in koder or not b.varde for kod, b in self.belopp)

    def ger(self, total: str, *koder: str) -> bool:
        """Whether the amounts of the codes give the total that is entered, if it is."""
        stated = self.av(total)
        return not stated or sum(b.varde for b in self.av(*koder)) == stated[0].varde


_VERKSAMHET = ("intakter", "kostnader", "avskrivn")
_FIN = ("fin-int", "fin-kost")
_TILLGANGAR = ("anl-tillgang", "oms-tillgang", "kassa")
_FLODEN = ("kf-resultat", "kf-just", "kf-rorelse", "kf-invest", "kf-finans")
_KRAV = ("resultat", "krav-just", "krav-rur")
_NOT = ("anl-in", "anl-ny", "avskr-in", "avskr-ar")


def _operating(column: _Kolumn) -> tuple[Belopp, ...]:
    parts = (*_VERKSAMHET, *_FIN, "extraord")
    is_sure = column.kan(*parts, "resultat", "summa") and column.ger("resultat", *parts)
    return column.av(*_VERKSAMHET) if is_sure and column.av("intakter", "kostnader") else ()


def _after_financial(column: _Kolumn) -> tuple[Belopp, ...]:
    """The result that the office has entered, where nothing is extraordinary."""
    parts = (*_VERKSAMHET, *_FIN)
    if not column.kan(*parts, "extraord", "resultat", "summa") or not column.av(*_FIN):
        return ()
    if not any(b.varde for b in column.av("extraord")):
        return column.av("resultat")
    return column.av(*parts) if column.ger("resultat", *parts, "extraord") else ()


def _assets(*koder: str) -> Callable[[_Kolumn], tuple[Belopp, ...]]:
    def found(column: _Kolumn) -> tuple[Belopp, ...]:
        unknown = any(b.varde for b in column.av("tillgang"))
        is_sure = not unknown and column.ger("summa-tillg", *_TILLGANGAR)
        has_said = column.av("anl-tillgang", "oms-tillgang")
        return column.av(*koder) if is_sure and has_said else ()

    return found


def _debts(column: _Kolumn) -> tuple[Belopp, ...]:
    is_sure = column.ger("summa-ek-sk", "ek-ut", "skuld")
    return column.av("skuld") if is_sure else ()


def _flows(*koder: str) -> Callable[[_Kolumn], tuple[Belopp, ...]]:
    def found(column: _Kolumn) -> tuple[Belopp, ...]:
        known = (*_FLODEN, "kf-arets", "likv-in", "likv-ut", "summa")
        is_sure = column.kan(*known) and column.ger("kf-arets", *_FLODEN)
        return column.av(*koder) if is_sure and column.av("kf-rorelse") else ()

    return found


def _only(
    koder: tuple[str, ...], total: str, *parts: str
) -> Callable[[_Kolumn], tuple[Belopp, ...]]:
    """The amounts of `parts`, where every post is of `koder` and they give the total."""

    def found(column: _Kolumn) -> tuple[Belopp, ...]:
        is_sure = column.kan(*koder, total) and column.ger(total, *koder)
        return column.av(*parts) if is_sure and column.av(parts[-1]) else ()

    return found


_PARTS: Mapping[str, Callable[[_Kolumn], tuple[Belopp, ...]]] = MappingProxyType(
    {
        "verksamhet": _operating,
        "efter-fin": _after_financial,
        "anlaggning": _assets("anl-tillgang"),
        "omsattning": _assets("oms-tillgang", "kassa"),
        "skulder": _debts,
        "medel": _flows("kf-resultat", "kf-just"),
        "rorelse": _flows("kf-rorelse"),
        "lopande": _flows("kf-resultat", "kf-just", "kf-rorelse"),
        "invest": _flows("kf-invest"),
        "finans": _flows("kf-finans"),
        "anskaffning": _only(_NOT, "not-summa", "anl-in", "anl-ny"),
        "avskrivet": _only(_NOT, "not-summa", "avskr-in", "avskr-ar"),
        "efter-just": _only(_KRAV, "balanskrav", "resultat", "krav-just"),
    }
)
"""What each subtotal is the sum of; nothing where that is not beyond doubt."""
