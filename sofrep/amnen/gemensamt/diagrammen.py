"""Charts, made from the same measures as the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.visning.fraser import Fraser
from sofrep.visning.visat import Diagram, Diagramslag, Serie, Tal


def diagram(
    fraser: Fraser, rubrik: str, kategorier: Sequence[str], serier: tuple[Serie, ...]
) -> Diagram | None:
    """A chart of lying bars; the alt text says what stands out.

    None where every value is 0 or missing, or where most are hidden: gaps look like noughts.
    """
    shown = tuple(_drawn(serie) for serie in serier)
    hidden = [tal is not None and (tal.dold or tal.samlad) for serie in serier for tal in serie.tal]
    drawn = [tal for serie in shown for tal in serie.tal if tal is not None and tal.varde]
    if not drawn or 2 * sum(hidden) > len(hidden):
        return None
    kind = fraser.text("diagram.slag", Diagramslag.LIGGANDE)
    if any(hidden):
        alt = fraser.text("diagram.alt", "dolda", slag=kind, rubrik=rubrik)
    else:
        peaks = ", ".join(_peak(fraser, serie, kategorier) for serie in shown)
        alt = fraser.text("diagram.alt", slag=kind, rubrik=rubrik, toppar=peaks)
    return Diagram(
        rubrik, alt, Diagramslag.LIGGANDE, tuple(kategorier), shown, drawn[0].figure.unit
    )


def _drawn(serie: Serie) -> Serie:
    """A value that does not exist is a gap, not a dash; one that is hidden is told to be."""
    kept = (t if t is not None and (t.finns or t.dold) else None for t in serie.tal)
    return Serie(serie.namn, tuple(kept))


def _peak(fraser: Fraser, serie: Serie, kategorier: Sequence[str]) -> str:
    pairs: list[tuple[Tal, str]] = [
        (tal, kategori)
        for tal, kategori in zip(serie.tal, kategorier, strict=True)
        if tal is not None
    ]
    if not pairs:
        return fraser.text("diagram.topp", "ingen", serie=serie.namn)
    tal, kategori = max(pairs, key=lambda pair: pair[0].varde)
    return fraser.text("diagram.topp", serie=serie.namn, tal=tal.text, kategori=kategori)
