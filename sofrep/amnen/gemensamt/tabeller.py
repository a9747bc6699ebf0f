"""The two kinds of table that most subjects are: counts with shares, and plain measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.gemensamt.noter import streck_noter
from sofrep.amnen.gemensamt.tryckta import KOLUMN, Siffror
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.visning import visat
from sofrep.visning.fraser import Fraser
from sofrep.visning.svenska import DASH, enumerate_in_text, format_number
from sofrep.visning.visat import Rad, Tabell, Tal, figures_of

Cell = Tal | str


class Radmatt(Struct, frozen=True):
    """A row to make: its label and measure; `decimaler` None is the unit's own number.

    `samlade` are the names of those that are told in it together.
    """

    etikett: str
    matt: str
    summa: bool = False
    decimaler: int | None = None
    samlade: tuple[str, ...] = ()


class Rubriker(Struct, frozen=True):
    """The words of a table: caption, alt text, heading of the labels, notes; and of its dashes."""

    rubrik: str
    beskrivning: str
    etiketter: str
    fraser: Fraser
    noter: tuple[str, ...] = ()

    def tabell(
        self, kolumner: Iterable[str], rader: Iterable[Rad], noter: Iterable[str] = ()
    ) -> Tabell:
        """A table of these words, with `kolumner` after the heading of the labels."""
        heads = (self.etiketter, *kolumner)
        return Tabell(self.rubrik, self.beskrivning, heads, tuple(rader), (*self.noter, *noter))


def andel_kolumn(sex: Sex) -> str:
    """The heading of a column of shares."""
    return f"{KOLUMN[sex]}, %"


def saknas_rad(s: Siffror, matt: str) -> tuple[Radmatt, ...]:
    """The row "Uppgift saknas", only where something is missing."""
    return (Radmatt("Uppgift saknas", matt),) if s.har(matt) else ()


def cell(s: Siffror, rad: Radmatt, sex: Sex) -> Cell:
    """One figure; a dash where the third group has none."""
    may_lack = sex is Sex.OVRIGA or rad.samlade
    tal = s.kanske(rad.matt, sex) if may_lack else s.tal(rad.matt, sex)
    if tal is None:
        return DASH
    return tal if rad.decimaler is None else tal.med_decimaler(rad.decimaler)


def antal_och_andel(
    s: Siffror, rubriker: Rubriker, rader: Sequence[Radmatt], *, population: str, summa: str
) -> Tabell:
    """Counts by sex and, beside them, shares by sex of `population`; its total comes last.

    Each row's share is the measure with ``.andel``.  `summa` labels the total row.
    """
    sexes = s.kolumner(population)
    made = [
        Rad(
            r.etikett,
            tuple(cell(s, r, sex) for sex in sexes)
            + tuple(_utan_enhet(cell(s, replace(r, matt=f"{r.matt}.andel"), sex)) for sex in sexes),
            r.summa,
        )
        for r in rader
    ]
    hela = tuple(s.tal(population, sex) for sex in sexes)
    made.append(Rad(summa, hela + tuple(_hundred(t) for t in hela), summa=True))
    kolumner = (*(KOLUMN[sex] for sex in sexes), *(andel_kolumn(sex) for sex in sexes))
    noter = streck_noter(rubriker.fraser, made) + ovriga_noter(rubriker.fraser, rader)
    return rubriker.tabell(kolumner, made, noter)


def is_gone(column: Sequence[visat.Cell]) -> bool:
    """Whether nothing of a column is left but, in its last row, how many there are."""
    return all_folded(column[:-1] if len(column) > 1 else column)


def all_folded(cells: Iterable[visat.Cell]) -> bool:
    """Whether there are figures, and all are folded for the sake of small groups."""
    found = figures_of(cells)
    return bool(found) and all(tal.samlad for tal in found)


def is_stub(tabell: Tabell) -> bool:
    """Whether no more than one figure is left of a table, for the rest is folded."""
    if not any(tal.samlad for tal in tabell.tal):
        return False
    columns = [[rad.celler[n] for rad in tabell.rader] for n in range(len(tabell.kolumner) - 1)]
    kept = [tal for column in columns if not is_gone(column) for tal in figures_of(column)]
    return len({tal.figure.id for tal in kept if tal.finns or tal.dold}) < 2


def sexes_folded(tabell: Tabell) -> bool:
    """Whether the table has columns by sex, and all of them are gone."""
    columns = [[rad.celler[n] for rad in tabell.rader] for n in range(len(tabell.kolumner) - 1)]
    by_sex = [
        column
        for column in columns
        if any(isinstance(cell, Tal) and cell.figure.sex is not Sex.TOTALT for cell in column)
    ]
    return bool(by_sex) and all(is_gone(column) for column in by_sex)


def ovriga_noter(fraser: Fraser, rader: Iterable[Radmatt]) -> tuple[str, ...]:
    """Who the others are, where a row is called so."""
    first = fraser.text("samlat.rad").split()[0]
    return tuple(
        fraser.text("samlat.not", "övriga", etikett=rad.etikett, namn=_names(rad.samlade))
        for rad in rader
        if rad.samlade and rad.etikett.startswith(first)
    )


def _names(names: Sequence[str]) -> str:
    if any("," in name or " och " in name for name in names):
        names = [f"”{name}”" for name in names]
    return enumerate_in_text(names)


def matt_tabell(
    s: Siffror, rubriker: Rubriker, rader: Sequence[Radmatt], *, populationer: Sequence[str]
) -> Tabell:
    """Measures of any unit by sex, a row each."""
    sexes = s.kolumner(*populationer)
    made = tuple(Rad(r.etikett, tuple(cell(s, r, sex) for sex in sexes), r.summa) for r in rader)
    noter = streck_noter(rubriker.fraser, made)
    return rubriker.tabell((KOLUMN[sex] for sex in sexes), made, noter)


def med_n(
    s: Siffror, tabell: Tabell, rader: Sequence[Radmatt], populationer: Sequence[str]
) -> Tabell:
    """A table of means with the n of each row in a column of its own after the labels."""
    made = tuple(
        replace(rad, celler=(_n(s, r.matt, population), *rad.celler))
        for rad, r, population in zip(tabell.rader, rader, populationer, strict=True)
    )
    kolumner = (tabell.kolumner[0], "Antal (n)", *tabell.kolumner[1:])
    return replace(tabell, kolumner=kolumner, rader=made)


def rounded_note(fraser: Fraser, rader: Iterable[Rad]) -> tuple[str, ...]:
    """That the deviation is exact, where amounts with decimals are printed without them."""
    exact = (tal.figure.value for rad in rader for tal in rad.tal)
    if all(value is None or value.denominator == 1 for value in exact):
        return ()
    return (fraser.text("budget.avrundning"),)


def _hundred(whole: Tal) -> Cell:
    """The share of the whole; the sign of a hidden one where it is hidden itself."""
    if whole.dold:
        return whole
    return "100" if whole else DASH


def _utan_enhet(value: Cell) -> Cell:
    return value.utan_enhet() if isinstance(value, Tal) else value


def _n(s: Siffror, matt: str, population: str) -> Cell:
    """The n of a mean: the population where everybody is known, otherwise the known.

    These are asked for in any case, so that no more is published when the mean is not shown.
    """
    mean, hela, kanda = (
        s.tal(matt),
        s.tal(population),
        s.kanske(f"{matt.removesuffix('medel')}kand"),
    )
    if mean.dold:
        return kanda or hela
    if mean.samlad:
        return hela if kanda is None else kanda
    n = mean.namnare or 0
    own = hela if hela.varde == n else kanda
    return format_number(n) if own is None else own


def code_rows(forbund: Forbund, lista: Kodlista, prefix: str) -> tuple[Radmatt, ...]:
    """A row per code of the list, in the profile's order."""
    return tuple(Radmatt(k.namn, f"{prefix}.{lista.steg}.{k.kod}") for k in forbund.codes(lista))


def group_rows(
    forbund: Forbund, lista: Kodlista, prefix: str, taken: frozenset[str] = frozenset()
) -> tuple[Radmatt, ...]:
    """A row per group of codes of the list, except those that a row already names."""
    return tuple(
        Radmatt(g.namn, f"{prefix}.{g.kod}", summa=True)
        for g in forbund.kodgrupp
        if g.lista is lista and g.namn not in taken
    )
