"""Charts, made from the same measures as the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.domain.figure import Unit
from sofrep.visning.visat import Diagram, Serie, Slag, Tal


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
    hidden = [tal is not None and (tal.dold or tal.samlad) for serie in serier for tal in serie.tal]
    is_empty = not any(tal.varde for serie in shown for tal in serie.tal if tal is not None)
    if is_empty or 2 * sum(hidden) > len(hidden):
        return None
    kind = "Liggande stapeldiagram" if slag is Slag.LIGGANDE else "Stapeldiagram"
    peaks = ", ".join(_peak(serie, kategorier) for serie in shown)
    alt = f"{kind}: {rubrik}. Störst värde: {peaks}. Alla siffror står i tabellen intill."
    if any(hidden):
        alt = f"{kind}: {rubrik}. Värden som inte visas saknas. Siffrorna står i tabellen intill."
    return Diagram(rubrik, alt, slag, tuple(kategorier), shown, enhet)


def _drawn(serie: Serie) -> Serie:
    """A value that does not exist is a gap, not a dash; one that is hidden is told to be."""
    kept = (t if t is not None and (t.finns or t.dold) else None for t in serie.tal)
    return Serie(serie.namn, tuple(kept))


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
