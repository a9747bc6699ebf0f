"""The survey's figures by question and year, without results too few to show; a year's in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tryckta import KOLUMN, plus, with_sex
from sofrep.domain.enkat import Enkat, Fraga, Respondentgrupp
from sofrep.domain.figure import SEXES, FigureSet, Sex
from sofrep.domain.forbund import FORBUNDET
from sofrep.statistics.ratio import is_less_than_one
from sofrep.visning.svenska import DASH, round_half_away
from sofrep.visning.visat import Cell, Rad, Tabell, Tal

MOST_YEARS = 8
"""How many years a table or a chart shows at most."""


class Enkatsvar(Struct, frozen=True, dict=True):
    """The survey of a förbund in `year` and the years before it.

    Everything about a result that fewer than the profile's `minsta_grupp` stand behind is None:
    its shares, and the change to or from it.
    """

    figures: FigureSet
    enkat: Enkat
    year: int
    _too_few: dict[tuple[str, int, Sex, int], bool] = field(default_factory=dict)
    """By group, question, sex and year: every table and chart asks it of the same."""

    def tal(self, matt: str, sex: Sex = Sex.TOTALT, year: int = 0) -> Tal | None:
        """A figure by its measure after ``enk.``, whatever the number of answers."""
        key = f"{year or self.year}.{FORBUNDET}.enk.{with_sex(matt, sex)}"
        return Tal(self.figures[key]) if key in self.figures else None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year from the first survey to `year`, the latest `MOST_YEARS` of them."""
        marker = f".{FORBUNDET}.enk."
        heads = {key.partition(marker)[0] for key in self.figures if marker in key}
        found = {int(head) for head in heads if head.isdecimal()}
        first = min((year for year in found if year <= self.year), default=self.year)
        return tuple(range(max(first, self.year - MOST_YEARS + 1), self.year + 1))

    def is_asked(self, grupp: str, year: int = 0) -> bool:
        """Whether the group returned any survey in the year."""
        return self.tal(f"{grupp}.antal", year=year) is not None

    def without_surveys(self) -> tuple[Respondentgrupp, ...]:
        """The groups of which there is no survey in `year`: not asked, or not counted."""
        return tuple(grupp for grupp in self.enkat.grupp if not self.is_asked(grupp.kod))

    def has(self, fraga: Fraga, sex: Sex = Sex.TOTALT, year: int = 0) -> bool:
        """Whether the question was put to anybody of that sex in the year."""
        tal = self.of(fraga, "tillfragade", sex, year)
        return tal is not None and (sex is Sex.TOTALT or bool(tal))

    def of(self, fraga: Fraga, matt: str, sex: Sex = Sex.TOTALT, year: int = 0) -> Tal | None:
        """A figure of a question, whatever the number of answers."""
        return self.tal(f"{fraga.grupp}.{fraga.kod}.{matt}", sex, year)

    def is_too_few(self, fraga: Fraga, sex: Sex = Sex.TOTALT, year: int = 0) -> bool:
        """Whether so few have answered that nothing may be shown, or be known from the others."""
        key = (fraga.grupp, fraga.nummer, sex, year or self.year)
        if key not in self._too_few:
            self._too_few[key] = self._is_too_few(fraga, sex, year)
        return self._too_few[key]

    def _is_too_few(self, fraga: Fraga, sex: Sex, year: int) -> bool:
        n = self.of(fraga, "n", sex, year)
        if n is None:
            return False
        share = self.of(fraga, "pos.andel", sex, year)
        hidden = share is not None and (share.dold or share.samlad)
        return hidden or self.enkat.is_too_few(int(n.varde))

    def result(self, fraga: Fraga, matt: str, sex: Sex = Sex.TOTALT, year: int = 0) -> Tal | None:
        """A figure of a question that may be shown."""
        return None if self.is_too_few(fraga, sex, year) else self.of(fraga, matt, sex, year)

    def positive(self, fraga: Fraga, sex: Sex = Sex.TOTALT, year: int = 0) -> Tal | None:
        """The share of positive answers where there is one that may be shown."""
        tal = self.result(fraga, "pos.andel", sex, year)
        return tal if tal is not None and tal.finns else None

    def shows(self, fraga: Fraga, sex: Sex, years: Iterable[int]) -> bool:
        """Whether any of `years` has a share of positive answers to show, be it 0 %."""
        return any(self.positive(fraga, sex, year) is not None for year in years)

    def change(self, fraga: Fraga, sex: Sex = Sex.TOTALT) -> Tal | None:
        """The change since the year before where both years' results may be shown."""
        if self.is_too_few(fraga, sex, self.year - 1):
            return None
        return self.result(fraga, "forandring", sex)

    def is_of_one(self, fraga: Fraga, skillnad: Tal | None, *, of_years: bool) -> bool:
        """Whether a difference, of the years or from the nation, is less than one answer makes."""
        counts = [self.of(fraga, "n", year=self.year - n) for n in range(2 if of_years else 1)]
        wholes = [int(n.varde) for n in counts if n is not None and n.finns]
        return skillnad is not None and skillnad.finns and is_less_than_one(skillnad.varde, *wholes)

    def sexes(self, fraga: Fraga, year: int = 0) -> tuple[Sex, ...]:
        """Those who have rows of their own: all, and each sex that was asked.

        The third group is left out where it is too small: it has a note instead.
        """
        shown = [Sex.TOTALT]
        for sex in SEXES:
            hidden = sex is Sex.OVRIGA and self.is_too_few(fraga, sex, year)
            if self.has(fraga, sex, year) and not hidden:
                shown.append(sex)
        return tuple(shown)

    def group(self, kod: str) -> Respondentgrupp:
        """The respondent group of a question."""
        return next(grupp for grupp in self.enkat.grupp if grupp.kod == kod)


_SVAR = ("neg", "varken", "pos", "klart")
_POSITIVT = _SVAR.index("pos")
"""The kind of answer that is looked for first: there it says why there is no result."""


def question_name(svar: Enkatsvar, fraga: Fraga) -> str:
    """``Deltagare avslut, fråga 6``."""
    return f"{svar.group(fraga.grupp).namn}, fråga {fraga.nummer}"


def result_table(
    sida: Sida, svar: Enkatsvar, nummer: int, fragor: Sequence[Fraga]
) -> Tabell | None:
    """The shares of the questions that were put this year; None where there are none."""

    def cells(fraga: Fraga, sex: Sex) -> tuple[Cell, ...]:
        return (
            _of(svar, fraga, "n", sex),
            *(_of(svar, fraga, f"{matt}.andel", sex) for matt in _SVAR),
            _of(svar, fraga, "svarsfrekvens", sex),
            _nation(svar, fraga, sex),
            _signed(svar.change(fraga, sex)),
        )

    noter = tuple(_notes(sida, svar, _asked(svar, fragor)))
    return _table(sida, svar, ("tabell.indikator", nummer, noter), fragor, cells)


def count_table(sida: Sida, svar: Enkatsvar, nummer: int, fragor: Sequence[Fraga]) -> Tabell | None:
    """The same in numbers: surveys, answers, and how many of each kind."""

    def cells(fraga: Fraga, sex: Sex) -> tuple[Cell, ...]:
        return tuple(_of(svar, fraga, matt, sex) for matt in ("tillfragade", "n", *_SVAR))

    return _table(sida, svar, ("tabell.indikator-antal", nummer, ()), fragor, cells)


def _asked(svar: Enkatsvar, fragor: Sequence[Fraga]) -> list[Fraga]:
    return [fraga for fraga in fragor if svar.has(fraga) and not fraga.ja_nej]


def _table(
    sida: Sida,
    svar: Enkatsvar,
    words: tuple[str, int, tuple[str, ...]],
    fragor: Sequence[Fraga],
    cells: Callable[[Fraga, Sex], tuple[Cell, ...]],
) -> Tabell | None:
    """A row per question and sex; `words` are its phrase, the indicator's number and the notes."""
    asked = _asked(svar, fragor)
    if not asked:
        return None
    fras, nummer, noter = words
    rubriker = sida.rubriker(fras, noter, nummer=str(nummer))
    kolumner = sida.text(fras, "kolumnrubriker").split(" | ")
    rader = []
    for fraga in asked:
        sexes = svar.sexes(fraga)
        for sex in sexes:
            namn = question_name(svar, fraga) if sex is Sex.TOTALT else KOLUMN[sex]
            few = svar.is_too_few(fraga, sex)
            made = _not_shown(sida, svar, fraga, sex, len(kolumner)) if few else cells(fraga, sex)
            rader.append(Rad(namn, made, summa=sex is Sex.TOTALT and len(sexes) > 1))
    return rubriker.tabell(kolumner, rader)


def _not_shown(sida: Sida, svar: Enkatsvar, fraga: Fraga, sex: Sex, width: int) -> tuple[Cell, ...]:
    """Dashes, and in the column of the positive why."""
    n = svar.of(fraga, "n", sex)
    few = n is not None and svar.enkat.is_too_few(int(n.varde))
    told = sida.text("enkat.visas-inte", "för-få" if few else "dold")
    place = _POSITIVT + (2 if width == len(_SVAR) + 2 else 1)
    return tuple(told if number == place else DASH for number in range(width))


def _of(svar: Enkatsvar, fraga: Fraga, matt: str, sex: Sex) -> Tal:
    tal = svar.of(fraga, matt, sex)
    assert tal is not None  # noqa: S101 - a question that was asked has all its figures
    return tal


def _nation(svar: Enkatsvar, fraga: Fraga, sex: Sex) -> Cell:
    riket, against = svar.result(fraga, "riket", sex), svar.result(fraga, "mot-riket", sex)
    if riket is None:
        return DASH
    if against is None:
        return riket
    return (riket, f" ({plus(against)}", against.utan_enhet(), ")")


def _signed(change: Tal | None) -> Cell:
    return DASH if change is None else (plus(change), change.utan_enhet())


def _notes(sida: Sida, svar: Enkatsvar, asked: Sequence[Fraga]) -> Iterator[str]:
    if any(fraga.jamforbar_fran == svar.year for fraga in asked):
        yield sida.text("enkat.not-lydelse")
    if any(not svar.of(fraga, "n") for fraga in asked):
        yield sida.text("enkat.not-inga-svar")


def adds_up_wrong(svar: Enkatsvar, fraga: Fraga, sex: Sex) -> bool:
    """Whether the printed shares of the three kinds of answer do not add up to 100."""
    parts = [svar.result(fraga, f"{matt}.andel", sex) for matt in ("neg", "varken", "pos")]
    known = [part.varde for part in parts if part is not None and part.finns]
    return len(known) == len(parts) and sum(map(round_half_away, known)) != 100
