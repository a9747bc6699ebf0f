"""The share of positive answers over the years: its charts and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar, question_name
from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.jamfor import is_few
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Origin, Sex, Unit
from sofrep.visning.svenska import DASH, enumerate_in_text
from sofrep.visning.visat import Cell, Diagram, Diagramslag, Rad, Serie, Tabell, Tal

MOST_LINES, MOST_BARS = 5, 3
"""More lines than this in one chart, or bars of a year, cannot be told apart."""
_LINE_FROM = 3
_ENTERED, _BROKEN = "*", "†"


class Linje(Struct, frozen=True):
    """A question and a sex over the years."""

    fraga: Fraga
    sex: Sex
    namn: str


def span_of(years: Sequence[int]) -> str:
    """``2018–2023``."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}{DASH}{years[-1]}"


def history_table(
    sida: Sida, svar: Enkatsvar, years: Sequence[int], nummer: int, fragor: Sequence[Fraga]
) -> Tabell | None:
    """The positive shares of every question that has any in `years`; None where none has."""
    lines = [line for fraga in fragor for line in _lines(svar, years, fraga)]
    if not lines:
        return None
    rader = tuple(
        Rad(
            line.namn,
            tuple(_cell(sida, svar, line, year) for year in years),
            summa=line.sex is Sex.TOTALT and svar.group(line.fraga.grupp).kon,
        )
        for line in lines
    )
    rubriker = sida.rubriker("tabell.indikator-ar", (), nummer=str(nummer), ar=span_of(years))
    return rubriker.tabell(
        map(str, years), rader, _notes(sida, svar, years, list(zip(lines, rader, strict=True)))
    )


def _lines(svar: Enkatsvar, years: Sequence[int], fraga: Fraga) -> Iterator[Linje]:
    """All, and the sexes, that have a share or answers too few to show in any year.

    The third group is seldom large enough: it is a line only where it is so this year.
    """
    name = question_name(svar, fraga)
    for sex in Sex:
        shown = svar.shows(fraga, sex, years)
        hidden = any(svar.is_too_few(fraga, sex, year) for year in years)
        if sex is Sex.OVRIGA:
            shown, hidden = svar.shows(fraga, sex, [svar.year]), False
        if shown or hidden:
            yield Linje(fraga, sex, name if sex is Sex.TOTALT else KOLUMN[sex])


def _cell(sida: Sida, svar: Enkatsvar, line: Linje, year: int) -> Cell:
    tal = svar.positive(line.fraga, line.sex, year)
    if tal is None:
        few = svar.is_too_few(line.fraga, line.sex, year)
        return sida.text("enkat.visas-inte", "kort") if few else DASH
    entered = tal.figure.origin is Origin.INMATAD
    broken = not line.fraga.is_comparable(year, svar.year)
    mark = _ENTERED * entered + _BROKEN * broken
    return (tal, mark) if mark else tal


def _notes(
    sida: Sida, svar: Enkatsvar, years: Sequence[int], rows: Sequence[tuple[Linje, Rad]]
) -> Iterator[str]:
    places = [(x, *each) for x, rad in rows for each in zip(years, rad.celler, strict=True)]
    cells = [cell for _, _, cell in places]
    marks = "".join(
        cell[1] for cell in cells if isinstance(cell, tuple) and isinstance(cell[1], str)
    )
    few = sida.text("enkat.visas-inte", "kort")
    blank = {svar.has(x.fraga, x.sex, year) for x, year, cell in places if cell == DASH}
    for was_asked in sorted(blank):
        yield sida.text("enkat.not-streck", "inga-svar" if was_asked else "ej-ställd")
    if few in cells:
        yield sida.text("enkat.not-fa", kort=few)
    if _ENTERED in marks:
        yield sida.text("enkat.not-inmatad")
    if _BROKEN in marks:
        breaks = sorted({f for x, _ in rows if 0 < (f := x.fraga.jamforbar_fran) <= svar.year})
        yield sida.text("enkat.not-brott", ar=enumerate_in_text([str(year) for year in breaks]))


def history_charts(
    sida: Sida, svar: Enkatsvar, years: Sequence[int], nummer: int, fragor: Sequence[Fraga]
) -> tuple[Diagram, ...]:
    """Charts of the shares: by sex where one question to one group was asked, else by group.

    Lines over three years and more, else columns.  A year without a share is a gap, and so is
    a break in the series, which stands on the axis by its name.  One year alone is lying bars.
    """
    asked = [fraga for fraga in fragor if svar.shows(fraga, Sex.TOTALT, [svar.year])]
    if not asked:
        return ()
    lines: list[Linje] = []
    if len(asked) == 1:
        lines = [x for x in _lines(svar, years, asked[0]) if x.sex is not Sex.TOTALT]
        lines = [x for x in lines if _is_drawn(svar, x, years)]
    if len(lines) < 2:
        lines = [x for f in fragor for x in _lines(svar, years, f) if x.sex is Sex.TOTALT]
        lines = [x for x in lines if _is_drawn(svar, x, years)]
    known = [year for year in years if any(_is_drawn(svar, x, [year]) for x in lines)]
    if not known:
        return ()
    span = [year for year in years if known[0] <= year <= max(known[-1], svar.year)]
    most = MOST_LINES if len(span) >= _LINE_FROM else MOST_BARS
    made = (_chart(sida, svar, span, nummer, packed) for packed in _packed(lines, most))
    return tuple(chart for chart in made if chart is not None)


def _drawn(svar: Enkatsvar, line: Linje, year: int) -> Tal | None:
    """The share of a year; None of fewer than ten, which is left to the table."""
    tal = svar.positive(line.fraga, line.sex, year)
    return None if tal is None or is_few(tal) else tal


def _is_drawn(svar: Enkatsvar, line: Linje, years: Sequence[int]) -> bool:
    return any(_drawn(svar, line, year) is not None for year in years)


def _packed(lines: Sequence[Linje], most: int) -> list[list[Linje]]:
    """The lines in charts: those with the same break together, a group's questions together."""
    charts: list[list[Linje]] = []
    for line in lines:
        group = [x for x in lines if x.fraga.grupp == line.fraga.grupp]
        fits = charts and charts[-1][0].fraga.jamforbar_fran == line.fraga.jamforbar_fran
        is_first = line is group[0]
        if fits and len(charts[-1]) + (len(group) if is_first else 1) <= most:
            charts[-1].append(line)
        else:
            charts.append([line])
    return charts


def _chart(
    sida: Sida, svar: Enkatsvar, span: Sequence[int], nummer: int, lines: Sequence[Linje]
) -> Diagram | None:
    one = len({x.fraga for x in lines}) == 1
    what = question_name(svar, lines[0].fraga) if one else f"indikator {nummer}"
    rubrik = sida.text("enkat.diagram", vad=what, ar=span_of(span))
    if len(span) == 1:
        only = Serie(str(span[0]), tuple(_drawn(svar, x, span[0]) for x in lines))
        return diagram(sida.underlag.fraser, rubrik, _names(svar, lines), (only,))
    steps = list(_steps(sida, span, lines[0].fraga.jamforbar_fran))
    serier = tuple(
        Serie(name, tuple(_drawn(svar, x, year) if year else None for _, year in steps))
        for name, x in zip(_names(svar, lines), lines, strict=True)
    )
    slag = Diagramslag.LINJE if len(span) >= _LINE_FROM else Diagramslag.STAPEL
    said = ". ".join(_said(sida, serie, [label for label, _ in steps]) for serie in serier)
    kind = sida.text("diagram.slag", slag)
    alt = sida.text("diagram.alt", "utveckling", slag=kind, rubrik=rubrik, serier=said)
    return Diagram(rubrik, alt, slag, tuple(label for label, _ in steps), serier, Unit.PROCENT)


def _steps(sida: Sida, span: Sequence[int], comparable_from: int) -> Iterator[tuple[str, int]]:
    """The years with their labels, and a step of no year where the series breaks."""
    for year in span:
        if year == comparable_from and year != span[0]:
            yield sida.text("enkat.ny-lydelse"), 0
        yield str(year), year


def _names(svar: Enkatsvar, lines: Sequence[Linje]) -> list[str]:
    """The shortest names that tell the lines apart: the sexes, the groups, or the questions."""
    if len({line.fraga for line in lines}) == 1 and len(lines) > 1:
        return [KOLUMN[line.sex] for line in lines]
    groups = [svar.group(line.fraga.grupp).namn for line in lines]
    return [
        name if groups.count(name) == 1 else question_name(svar, line.fraga)
        for name, line in zip(groups, lines, strict=True)
    ]


def _said(sida: Sida, serie: Serie, labels: Sequence[str]) -> str:
    """``Kvinnor från 71 % (2022) till 95 % (2023)``."""
    known = [(label, tal) for label, tal in zip(labels, serie.tal, strict=True) if tal is not None]
    (first, start), (last, end) = known[0], known[-1]
    if len(known) == 1:
        return sida.text("diagram.topp", serie=serie.namn, tal=start.text, kategori=first)
    return sida.text(
        "diagram.utveckling",
        serie=serie.namn,
        tal=start.text,
        kategori=first,
        sista_tal=end.text,
        sista_kategori=last,
    )
