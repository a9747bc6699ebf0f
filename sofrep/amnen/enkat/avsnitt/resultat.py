"""The results of an indicator by question and sex: shares beside the nation's, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tryckta import KOLUMN, plus
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Sex
from sofrep.visning.svenska import DASH, round_half_away
from sofrep.visning.visat import Cell, Rad, Tabell, Tal

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
    return Tabell(
        rubriker.rubrik,
        rubriker.beskrivning,
        (rubriker.etiketter, *kolumner),
        tuple(rader),
        rubriker.noter,
    )


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
