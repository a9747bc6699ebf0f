"""The share of positive answers over the years: its table and its charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sofrep.bilagor.enkatsvar import Enkatsvar
from sofrep.bilagor.indikatorer_resultat import too_few_note
from sofrep.bilagor.siffror import KOLUMN
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Origin, Sex, Unit
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Diagram, Serie, Slag, Tabell, Tal
from sofrep.visning.vy import Vy

MOST_SERIES = 4
"""More lines than this in one chart cannot be told apart."""

_TOO_FEW = "för få"
_LINE_FROM = 3


@dataclass(frozen=True, slots=True)
class ArsvardeVy(Vy):
    """The share of a year, or None and the `text` that stands instead.

    `marke` is * for an entered one, † for one before a break in the series.
    """

    tal: Tal | None
    text: str = DASH
    marke: str = ""


@dataclass(frozen=True, slots=True)
class HistorikradVy(Vy):
    """A question's shares over the years, for all or one sex."""

    etikett: str
    samtliga: bool
    celler: tuple[ArsvardeVy, ...]


@dataclass(frozen=True, slots=True)
class HistorikVy(Vy):
    """The table; `tabell` has its caption, headings and notes."""

    tabell: Tabell
    rader: tuple[HistorikradVy, ...]


@dataclass(frozen=True, slots=True)
class Linje:
    """A question and a sex over the years."""

    fraga: Fraga
    sex: Sex
    namn: str


def history_table(
    svar: Enkatsvar, years: Sequence[int], nummer: int, fragor: Sequence[Fraga]
) -> HistorikVy | None:
    """The positive shares of every question that has any in `years`; None where none has."""
    lines = [line for fraga in fragor for line in _lines(svar, years, fraga)]
    if not lines:
        return None
    rader = tuple(
        HistorikradVy(
            line.namn,
            line.sex is Sex.TOTALT and svar.group(line.fraga.grupp).kon,
            tuple(_cell(svar, line, year) for year in years),
        )
        for line in lines
    )
    rubrik = f"Andel positiva svar på frågorna i indikator {nummer}, {_span(years)}"
    tabell = Tabell(
        rubrik,
        f"{rubrik}. En rad per fråga och kön, en kolumn per år.",
        ("Fråga", *map(str, years)),
        (),
        tuple(_notes(svar, lines, rader)),
    )
    return HistorikVy(tabell, rader)


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}{DASH}{years[-1]}"


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
            yield Linje(fraga, sex, name if sex is Sex.TOTALT else f"{name}, {_sex(sex)}")


def question_name(svar: Enkatsvar, fraga: Fraga) -> str:
    """``Deltagare avslut, fråga 6``."""
    return f"{svar.group(fraga.grupp).namn}, fråga {fraga.nummer}"


def _sex(sex: Sex) -> str:
    return KOLUMN[sex].lower()


def _cell(svar: Enkatsvar, line: Linje, year: int) -> ArsvardeVy:
    tal = svar.positive(line.fraga, line.sex, year)
    if tal is None:
        few = svar.is_too_few(line.fraga, line.sex, year)
        return ArsvardeVy(None, _TOO_FEW if few else DASH)
    entered = tal.figure.origin is Origin.INMATAD
    broken = not line.fraga.is_comparable(year, svar.year)
    return ArsvardeVy(tal, "", "*" * entered + "†" * broken)


def _notes(
    svar: Enkatsvar, lines: Sequence[Linje], rader: Sequence[HistorikradVy]
) -> Iterator[str]:
    cells = [cell for rad in rader for cell in rad.celler]
    if any(cell.text == DASH for cell in cells):
        yield "Streck: frågan ställdes inte det året, eller ingen svarade."
    if any(cell.text == _TOO_FEW for cell in cells):
        yield too_few_note(svar)
    if any("*" in cell.marke for cell in cells):
        yield "* Inmatat av kansliet, utan underlag i enkäten."
    if any("†" in cell.marke for cell in cells):
        breaks = sorted({f for x in lines if 0 < (f := x.fraga.jamforbar_fran) <= svar.year})
        told = " och ".join(map(str, breaks))
        yield f"† Före den nya lydelsen {told}: kan inte jämföras med åren efter."


def history_charts(
    svar: Enkatsvar, years: Sequence[int], nummer: int, fragor: Sequence[Fraga]
) -> tuple[Diagram, ...]:
    """Charts of the shares: by sex where one question to one group was asked, else by group.

    Lines over three years and more, else columns.  A year without a share is a gap, and so is
    a break in the series, which stands on the axis by its name.
    """
    asked = [fraga for fraga in fragor if svar.shows(fraga, Sex.TOTALT, [svar.year])]
    if not asked:
        return ()
    lines: list[Linje] = []
    if len(asked) == 1:
        lines = [x for x in _lines(svar, years, asked[0]) if x.sex is not Sex.TOTALT]
        lines = [x for x in lines if svar.shows(x.fraga, x.sex, years)]
    if len(lines) < 2:
        lines = [x for f in fragor for x in _lines(svar, years, f) if x.sex is Sex.TOTALT]
        lines = [x for x in lines if svar.shows(x.fraga, x.sex, years)]
    return tuple(_chart(svar, years, nummer, packed) for packed in _packed(lines))


def _packed(lines: Sequence[Linje]) -> list[list[Linje]]:
    """The lines in charts: those with the same break together, a group's questions together."""
    charts: list[list[Linje]] = []
    for line in lines:
        group = [x for x in lines if x.fraga.grupp == line.fraga.grupp]
        fits = charts and charts[-1][0].fraga.jamforbar_fran == line.fraga.jamforbar_fran
        is_first = line is group[0]
        if fits and len(charts[-1]) + (len(group) if is_first else 1) <= MOST_SERIES:
            charts[-1].append(line)
        else:
            charts.append([line])
    return charts


def _chart(svar: Enkatsvar, years: Sequence[int], nummer: int, lines: Sequence[Linje]) -> Diagram:
    known = [year for year in years if any(svar.shows(x.fraga, x.sex, [year]) for x in lines)]
    span = [year for year in years if known[0] <= year <= max(known[-1], svar.year)]
    steps = list(_steps(span, lines[0].fraga.jamforbar_fran))
    names = _names(svar, lines)
    serier = tuple(
        Serie(
            name,
            tuple(svar.positive(x.fraga, x.sex, year) if year else None for _, year in steps),
        )
        for name, x in zip(names, lines, strict=True)
    )
    one = len({x.fraga for x in lines}) == 1
    of = question_name(svar, lines[0].fraga) if one else f"indikator {nummer}"
    rubrik = f"Andel positiva svar, {of}, {_span(span)}"
    slag = Slag.LINJE if len(span) >= _LINE_FROM else Slag.STAPEL
    kind = "Linjediagram" if slag is Slag.LINJE else "Stapeldiagram"
    said = ". ".join(_said(serie, [label for label, _ in steps]) for serie in serier)
    alt = f"{kind}: {rubrik}. {said}. Alla siffror står i tabellen efter."
    return Diagram(rubrik, alt, slag, tuple(label for label, _ in steps), serier, Unit.PROCENT)


def _steps(span: Sequence[int], comparable_from: int) -> Iterator[tuple[str, int]]:
    """The years with their labels, and a step of no year where the series breaks."""
    for year in span:
        if year == comparable_from and year != span[0]:
            yield "Ny lydelse", 0
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


def _said(serie: Serie, labels: Sequence[str]) -> str:
    """``Kvinnor från 71 % (2022) till 95 % (2023)``."""
    known = [(label, tal) for label, tal in zip(labels, serie.tal, strict=True) if tal is not None]
    (first, start), (last, end) = known[0], known[-1]
    if len(known) == 1:
        return f"{serie.namn} {start.text} ({first})"
    return f"{serie.namn} från {start.text} ({first}) till {end.text} ({last})"
