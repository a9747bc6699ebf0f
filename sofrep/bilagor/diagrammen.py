"""Charts, made from the same measures as the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.bilagor.siffror import KOLUMN, Siffror
from sofrep.bilagor.tabeller import Radmatt
from sofrep.domain.figure import Sex, Unit
from sofrep.visning.visat import Diagram, Serie, Slag, Tal


def stapel_per_kon(
    s: Siffror, rubrik: str, rader: Sequence[Radmatt], *, population: str
) -> Diagram | None:
    """Columns with a series per sex; None where there is nothing to draw."""
    sexes = [sex for sex in s.kolumner(population) if sex is not Sex.TOTALT]
    serier = tuple(Serie(KOLUMN[sex], tuple(s.kanske(r.matt, sex) for r in rader)) for sex in sexes)
    return diagram(rubrik, Slag.STAPEL, [r.etikett for r in rader], serier)


def liggande_andel(s: Siffror, rubrik: str, namn: str, rader: Sequence[Radmatt]) -> Diagram | None:
    """Horizontal bars with the shares of all; None where there is nothing to draw."""
    tal = tuple(s.tal(f"{r.matt}.andel") for r in rader)
    return diagram(
        rubrik, Slag.LIGGANDE, [r.etikett for r in rader], (Serie(namn, tal),), Unit.PROCENT
    )


def liggande_antal(s: Siffror, rubrik: str, namn: str, rader: Sequence[Radmatt]) -> Diagram | None:
    """Horizontal bars with the counts of all; None where there is nothing to draw."""
    tal = tuple(s.tal(r.matt) for r in rader)
    return diagram(rubrik, Slag.LIGGANDE, [r.etikett for r in rader], (Serie(namn, tal),))


def diagram(
    rubrik: str,
    slag: Slag,
    kategorier: Sequence[str],
    serier: tuple[Serie, ...],
    enhet: Unit = Unit.ANTAL,
) -> Diagram | None:
    """A chart; the alt text says what stands out.

    None where every value is 0 or missing, or where most are hidden: gaps look like noughts.
    """
    shown = tuple(_drawn(serie) for serie in serier)
    hidden = [tal is not None and tal.dold for serie in serier for tal in serie.tal]
    is_empty = not any(tal for serie in shown for tal in serie.tal if tal is not None)
    if is_empty or 2 * sum(hidden) > len(hidden):
        return None
    kind = "Liggande stapeldiagram" if slag is Slag.LIGGANDE else "Stapeldiagram"
    peaks = ", ".join(_peak(serie, kategorier) for serie in shown)
    alt = f"{kind}: {rubrik}. Störst värde: {peaks}. Alla siffror står i tabellen intill."
    if any(hidden):
        alt = f"{kind}: {rubrik}. Värden som inte visas saknas. Siffrorna står i tabellen intill."
    return Diagram(rubrik, alt, slag, tuple(kategorier), shown, enhet)


def _drawn(serie: Serie) -> Serie:
    """A value that does not exist is a gap, not a dash."""
    return Serie(serie.namn, tuple(t if t is not None and t.finns else None for t in serie.tal))


def _peak(serie: Serie, kategorier: Sequence[str]) -> str:
    pairs: list[tuple[Tal, str]] = [
        (tal, kategori)
        for tal, kategori in zip(serie.tal, kategorier, strict=True)
        if tal is not None
    ]
    if not pairs:
        return f"{serie.namn} saknar värden"
    tal, kategori = max(pairs, key=lambda pair: pair[0].varde)
    return f"{serie.namn} {tal.text} ({kategori})"
