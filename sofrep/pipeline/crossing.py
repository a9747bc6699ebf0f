"""A row per kommun, sex, age, month or insats, or what else is noted, or per two of them, counted as the documents' figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial, reduce
from itertools import product
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import Results
from sofrep.statistics.bands import Band, age_band
from sofrep.statistics.dimension import SAKNAS, Dimension
from sofrep.statistics.ways import Selection

_ALL_AGES = Band("alla", 0, 999)


class Per(StrEnum):
    """What there can be a row for each of."""

    KOMMUN = "kommun"
    KON = "kön"
    ALDER = "ålder"
    MANAD = "månad"
    INSATS = "insats"


class Cut(Struct, frozen=True):
    """Whom a row is of: an insats, a union or all, in a period, of a selection, of one sex or all."""

    scope: str
    period: Period
    selection: Selection
    sex: Sex = Sex.TOTALT


_Part = Callable[[Cut], Cut]


class Crossed(Struct, frozen=True):
    """The cuts of a table in order, and their figures; the last is the whole, of which they are parts."""

    cuts: tuple[Cut, ...]
    figures: FigureSet

    def figure(self, cut: Cut, measure: str) -> Figure | None:
        """The figure of a measure of enrolments; None where it is not counted."""
        name = f"insatser.{measure}" if cut.scope == FORBUNDET else measure
        end = "" if cut.sex is Sex.TOTALT else f".{cut.sex}"
        key = f"{cut.period.key}.{cut.scope}.{name}{end}{cut.selection.suffix}"
        return self.figures.get(key)


By = Per | Dimension
"""One of those, or anything else that is noted of participants."""


def cross(folder: Path, results: Results, whole: Cut, by: Sequence[By]) -> Crossed:
    """The parts of `whole` by each of `by`; what rests on too few is marked (`Figure.is_internal`).

    `results` are those of the whole's folder, from workbooks without errors.
    """
    from sofrep.amnen.alla.counting import compute_scope
    from sofrep.amnen.alla.sheets import read_underlag
    from sofrep.rojande.internal import Internal

    forbund = results.forbund
    underlag = results.underlag or read_underlag(folder, forbund)
    internal = Internal(underlag, forbund, results.figures)
    parts = product(*(_parts(per, whole, forbund) for per in by))
    cuts = [*(reduce(lambda cut, part: part(cut), each, whole) for each in parts), whole]
    figures: dict[str, Figure] = {}
    for cut in dict.fromkeys(replace(cut, sex=Sex.TOTALT) for cut in cuts):
        own = compute_scope(underlag, forbund, cut.period, cut.selection, cut.scope)
        figures |= internal.mark(own.values(), cut.selection, whole.period)
    return Crossed(tuple(cuts), FigureSet(figures.values()))


def _parts(per: By, whole: Cut, forbund: Forbund) -> Iterator[_Part]:
    """What makes the whole a part of it, for each part in order."""
    chosen = whole.selection
    if isinstance(per, Dimension):
        for kod in (*per.categories(forbund), SAKNAS):
            yield partial(_noted, f"{per.name}={kod}")
    elif per is Per.KOMMUN:
        kods = [chosen.kommun] if chosen.kommun else [k.kod for k in forbund.kommun] + [SAKNAS]
        yield from (_selected(kommun=kod) for kod in kods)
    elif per is Per.ALDER:
        yield from (_selected(alder=ages) for ages in _ages(chosen.alder, forbund))
    elif per is Per.MANAD:
        months = (Period.of_month(*month) for month in whole.period.months())
        yield from (_changed(period=month) for month in months)
    elif per is Per.INSATS:
        kods = [insats.kod for insats in forbund.insats]
        members = forbund.scopes().get(whole.scope, kods)
        yield from (_changed(scope=kod) for kod in members)
    else:
        yield from (_changed(sex=sex) for sex in SEXES)


def _noted(step: str, cut: Cut) -> Cut:
    noted = (*cut.selection.noted, step)
    return replace(cut, selection=replace(cut.selection, noted=noted))


def _selected(*, kommun: str = "", alder: str = "") -> _Part:
    def part(cut: Cut) -> Cut:
        chosen = cut.selection
        own = replace(chosen, kommun=kommun or chosen.kommun, alder=alder or chosen.alder)
        return replace(cut, selection=own)

    return part


def _changed(*, scope: str = "", period: Period | None = None, sex: Sex | None = None) -> _Part:
    return lambda cut: replace(
        cut, scope=scope or cut.scope, period=period or cut.period, sex=sex or cut.sex
    )


def _ages(chosen: str, forbund: Forbund) -> Iterator[str]:
    """The profile's bands, or what of them lies in the ages that are chosen; and the unknown."""
    if chosen == SAKNAS:
        yield chosen
        return
    span = age_band(chosen) if chosen else _ALL_AGES
    for text in forbund.alder.band:
        band = age_band(text)
        low, high = max(band.low, span.low), min(band.high, span.high)
        if low <= high:
            ends = (str(low) if low else "", str(high) if high < _ALL_AGES.high else "")
            yield "-".join(ends)
    if not chosen:
        yield SAKNAS
