"""Charts, made from the same measures as the tables beside them; of people by sex: one question, one picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sofrep.amnen.gemensamt.jamfor import MINST
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tabeller import Radmatt
from sofrep.amnen.gemensamt.tryckta import KOLUMN, Siffror
from sofrep.domain.figure import Sex
from sofrep.visning.fraser import Fraser
from sofrep.visning.svenska import DASH
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


SMALLEST = 5
_KON = (Sex.KVINNOR, Sex.MAN)


def antal_per_kon(
    sida: Sida, rubrik: str, rader: Sequence[Radmatt], population: str, alla: str
) -> Diagram | None:
    """Counts of women and men per row, or of all (`alla` names the series) where sex is not known."""
    s = sida.s
    shown = [rad for rad in rader if not rad.matt.endswith(".saknas")]
    names = [_kort(rad.etikett) for rad in shown]
    if _by_sex(s, population, 1):
        serier = tuple(
            Serie(KOLUMN[sex], tuple(s.kanske(rad.matt, sex) for rad in shown)) for sex in _KON
        )
        if (made := diagram(sida.underlag.fraser, rubrik, names, serier)) is not None:
            return made
    serie = Serie(alla, tuple(s.kanske(rad.matt) for rad in shown))
    return diagram(sida.underlag.fraser, rubrik, names, (serie,))


def andel_per_kon(
    sida: Sida, rubrik: str, rader: Sequence[Radmatt], population: str, alla: str
) -> Diagram | None:
    """Shares of women and of men, largest first; of all where either group is small.

    None where all are fewer than ten: their percentages say nothing.
    """
    s = sida.s
    hela = s.kanske(population)
    if hela is None or hela.varde < MINST:
        return None
    shown = [rad for rad in _largest_first(s, rader) if _is_worth(s, rad)]
    if not shown:
        return None
    names = [rad.etikett for rad in shown]
    if _by_sex(s, population, MINST):
        serier = tuple(
            Serie(KOLUMN[sex], tuple(s.kanske(f"{rad.matt}.andel", sex) for rad in shown))
            for sex in _KON
        )
        if (made := diagram(sida.underlag.fraser, rubrik, names, serier)) is not None:
            return made
    serie = Serie(alla, tuple(s.kanske(f"{rad.matt}.andel") for rad in shown))
    return diagram(sida.underlag.fraser, rubrik, names, (serie,))


def leaves_out(s: Siffror, rader: Sequence[Radmatt]) -> bool:
    """Whether a chart of shares leaves any row that has somebody to the table."""
    return any(not _is_worth(s, rad) for rad in _largest_first(s, rader))


def is_by_sex(bild: Diagram | None) -> bool:
    """Whether a chart shows women and men."""
    return bild is not None and len(bild.serier) > 1


def _by_sex(s: Siffror, population: str, at_least: int) -> bool:
    """Whether women and men are each counted, shown, and many enough."""
    parts = [s.kanske(population, sex) for sex in _KON]
    return all(tal is not None and tal.finns and tal.varde >= at_least for tal in parts)


def _largest_first(s: Siffror, rader: Sequence[Radmatt]) -> list[Radmatt]:
    """Rows that have anybody, the largest first and blanks last; hidden ones after the shown.

    One that nobody has counted is none.
    """

    def order(rad: Radmatt) -> tuple[bool, bool, int]:
        tal = s.kanske(rad.matt)
        value = int(tal.varde) if tal is not None else 0
        return rad.matt.endswith(".saknas"), tal is None or not tal.finns, -value

    return sorted((rad for rad in rader if _has_any(s.kanske(rad.matt))), key=order)


def _is_worth(s: Siffror, rad: Radmatt) -> bool:
    """Whether a row is more than a hairline: what concerns fewer than 5 % of all is left to the table.

    Of all, also where the bars are women and men: the caption says so, and must be true of every bar.
    """
    return is_worth((s.kanske(f"{rad.matt}.andel"),))


def is_worth(shares: Iterable[Tal | None]) -> bool:
    """Whether any share is 5 % or more, or none that is known."""
    known = [tal.varde for tal in shares if tal is not None and tal.finns]
    return not known or max(known) >= SMALLEST


def _has_any(tal: Tal | None) -> bool:
    return tal is not None and tal.raknad and (bool(tal) or not tal.finns)


def _kort(etikett: str) -> str:
    """An axis has room for ``–24 år``, ``60– år``."""
    return etikett.replace("Till och med ", DASH).replace(" år och äldre", f"{DASH} år")
