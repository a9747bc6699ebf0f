"""Tables of two things crossed: a row per value of the one, a column per value of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sofrep.amnen.gemensamt.sida import Sida, eller
from sofrep.amnen.gemensamt.tabeller import Rubriker
from sofrep.domain.figure import Sex
from sofrep.statistics.crossed import Crossing
from sofrep.statistics.dimension import SAKNAS, Dimension
from sofrep.visning.svenska import DASH, format_number
from sofrep.visning.visat import Cell, Rad, Tabell, Tal


class Korsrad(Struct, frozen=True):
    """A row: its part of the measures, what it is called, and the names of those told in it together."""

    part: str
    etikett: str
    samlade: tuple[str, ...] = ()


def korsrader(sida: Sida, crossing: Crossing, sex: Sex = Sex.TOTALT) -> tuple[Korsrad, ...]:
    """A row per value; those that are told together are one.

    Of blanks there is one only where there are some, and so it is of two things that are noted.
    """
    s, columns = sida.s, [part for part, _ in kolumner(sida, crossing)]
    every = _with_blanks(crossing.rows, sida)
    found: dict[str, list[tuple[str, str]]] = {}
    for kod, namn in every:
        tal = [s.kanske(f"{crossing.start}.{kod}.{part}", sex) for part in columns]
        if (kod == SAKNAS or crossing.columns is not None) and not any(tal):
            continue
        into = next((_row_of(t) for t in tal if t is not None and _row_of(t)), kod)
        found.setdefault(into, []).append((kod, namn))
    others = sida.text("samlat.rad", "kommun" if crossing.rows.proper else "alltid")
    return tuple(
        Korsrad(part, of[0][1], ())
        if part == of[0][0]
        else Korsrad(part, others, tuple(n for _, n in of))
        for part, of in found.items()
    )


def _row_of(tal: Tal) -> str:
    """The part of the row that a figure is told in, with other rows; "" where it is by itself."""
    parts = tal.figure.into.split(".")
    return parts[-2] if len(parts) > 2 and parts[-2].startswith("samlade-") else ""


def kolumner(sida: Sida, crossing: Crossing) -> tuple[tuple[str, str], ...]:
    """The columns: each one's part of the measures, and its heading; of what is noted those that anybody has."""
    if crossing.columns is None:
        return crossing.groups
    rows = [kod for kod, _ in _with_blanks(crossing.rows, sida)]
    return tuple(
        (part, namn)
        for part, namn in _with_blanks(crossing.columns, sida)
        if any(sida.s.har(f"{crossing.start}.{kod}.{part}") for kod in rows)
    )


def _with_blanks(dimension: Dimension, sida: Sida) -> tuple[tuple[str, str], ...]:
    names = dimension.categories(sida.forbund)
    beside = {b.kod for b in dimension.bands(sida.forbund) if b.extra} if dimension.bands else set()
    told = {kod: n[:1].upper() + n[1:] for kod, n in names.items() if kod not in beside}
    return (*told.items(), (SAKNAS, "Uppgift saknas"))


def korstabell(
    sida: Sida, crossing: Crossing, rubriker: Rubriker, whole: str, sex: Sex = Sex.TOTALT
) -> Tabell:
    """Counts of each row by each column, with the rows' sums and, last, the columns'.

    `whole` is the population of which sums are counted; "" where the rows' are not.
    """
    s, columns = sida.s, kolumner(sida, crossing)
    rows, sums = korsrader(sida, crossing, sex), bool(crossing.population)
    made = [
        Rad(
            row.etikett,
            (
                *(
                    eller(s.kanske(f"{crossing.start}.{row.part}.{part}", sex))
                    for part, _ in columns
                ),
                *((_sum_of(sida, crossing, row, sex),) if sums else ()),
            ),
        )
        for row in rows
    ]
    name = crossing.columns.name if crossing.columns else ""
    last = [eller(s.kanske(f"{whole}.{name}.{part}", sex)) for part, _ in columns]
    end = "" if whole.startswith("uppf-") else whole
    hela = eller(s.kanske(end or f"{whole}.svarade", sex))
    made.append(Rad("Totalt", (*last, *((hela,) if sums else ())), summa=True))
    heads = (*(namn for _, namn in columns), *(("Totalt",) if sums else ()))
    noter = (*sida.streck(made), *_others(sida, rows))
    return rubriker.tabell(heads, made, noter)


def _sum_of(sida: Sida, crossing: Crossing, row: Korsrad, sex: Sex) -> Cell:
    return eller(sida.s.kanske(f"{crossing.population}.{crossing.rows.name}.{row.part}", sex))


def utfallstabell(sida: Sida, crossing: Crossing, rubriker: Rubriker) -> Tabell:
    """Of each row how many there are, and how many, and what share, reached each outcome."""
    s, rows = sida.s, korsrader(sida, crossing)
    groups = kolumner(sida, crossing)
    made = [
        Rad(
            row.etikett,
            (
                _many(sida, crossing, row),
                *(
                    c
                    for part, _ in groups
                    for c in _outcome(sida, f"{crossing.start}.{row.part}.{part}")
                ),
            ),
        )
        for row in rows
    ]
    whole = crossing.population
    last = [c for part, _ in groups for c in _outcome(sida, f"{whole}.{part}")]
    made.append(Rad("Totalt", (eller(s.kanske(_known(whole))), *last), summa=True))
    heads = [head for _, namn in groups for head in (namn, f"{namn}, %")]
    antal = sida.text("kolumn.antal")
    noter = (*sida.streck(made), *_others(sida, rows))
    kolumnerna = (antal, *heads)
    return rubriker.tabell(kolumnerna, made, noter)


def _known(population: str) -> str:
    return "nya.kanda" if population == "nya" else population


def _many(sida: Sida, crossing: Crossing, row: Korsrad) -> Cell:
    """How many a row is; of several together what their share is of."""
    if not row.samlade:
        return _sum_of(sida, crossing, row, Sex.TOTALT)
    part = kolumner(sida, crossing)[0][0]
    tal = sida.s.kanske(f"{crossing.start}.{row.part}.{part}.andel")
    return (
        DASH if tal is None or not tal.finns or tal.namnare is None else format_number(tal.namnare)
    )


def _outcome(sida: Sida, matt: str) -> tuple[Cell, Cell]:
    antal, andel = sida.s.kanske(matt), sida.s.kanske(f"{matt}.andel")
    return eller(antal), DASH if andel is None else andel.utan_enhet()


def _others(sida: Sida, rows: Sequence[Korsrad]) -> Iterator[str]:
    """Who are told together in a row."""
    for row in rows:
        if row.samlade:
            names = ", ".join(row.samlade)
            yield sida.text("samlat.not", "övriga", etikett=row.etikett, namn=names)
