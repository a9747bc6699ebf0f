"""What stands out in the survey: changes, distances to the nation, low shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sofrep.bilagor.enkatsvar import Enkatsvar
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Sex
from sofrep.visning.svenska import round_half_away
from sofrep.visning.visat import Tal
from sofrep.visning.vy import Vy

MOST = 2
"""How many questions a list of differences names."""

MOST_LOW = 3
"""How many questions the list of low shares names."""

_TIES = 1
"""How many more are named where they tie with the last."""


@dataclass(frozen=True, slots=True)
class PunktVy(Vy):
    """A question that stands out: `andel` is its positive share, `antal` of `n`.

    `skillnad` is how far it is from `jamfort` (last year's share, or the nation's), without a
    sign; both are None where nothing is compared.
    """

    indikator: int
    grupp: str
    fraga: int
    lydelse: str
    andel: Tal
    antal: Tal | None
    n: Tal | None
    jamfort: Tal | None
    skillnad: Tal | None


@dataclass(frozen=True, slots=True)
class ListaVy(Vy):
    """The questions that stand out most, and how many more `lika` tie at `lika_text`.

    Ties are judged as printed: what reads as equal is treated as equal.
    """

    punkter: tuple[PunktVy, ...] = ()
    lika: int = 0
    lika_text: str = ""


@dataclass(frozen=True, slots=True)
class KorthetVy(Vy):
    """The summary.

    `okat`, `minskat` and `lika` count the questions that can be compared with the year before,
    as printed; `fragor` all that have a result.
    """

    enkater: Tal | None
    enkater_forra: Tal | None
    ej_tillfragade: tuple[str, ...]
    fragor: int
    jamforda: Tal | None
    okat: Tal | None
    minskat: Tal | None
    lika: Tal | None
    okning: ListaVy
    minskning: ListaVy
    over: ListaVy
    under: ListaVy
    lagst: ListaVy


def summary(svar: Enkatsvar) -> KorthetVy:
    """The summary of the year, all groups taken as wholes; empty lists where nothing stands out."""
    fragor = [f for f in svar.enkat.fraga if f.indikator and svar.shows(f, Sex.TOTALT, [svar.year])]
    changes = _known(fragor, svar.change)
    national = _known(fragor, lambda f: svar.result(f, "mot-riket"))
    shares = _known(fragor, svar.positive)

    def compared(found: Sequence[tuple[Fraga, Tal]], matt: str, sign: int) -> ListaVy:
        year = svar.year - 1 if matt == "pos.andel" else svar.year
        ranked = [(f, t) for f, t in found if sign * round_half_away(t.varde) > 0]
        ranked.sort(key=lambda pair: -sign * pair[1].varde)
        return _list(
            ranked,
            lambda f, t: _point(svar, f, svar.of(f, matt, year=year), t.belopp()),
            lambda t: t.belopp().text,
            MOST,
        )

    return KorthetVy(
        enkater=svar.tal("antal"),
        enkater_forra=svar.tal("antal", year=svar.year - 1),
        ej_tillfragade=tuple(grupp.namn for grupp in svar.not_asked()),
        fragor=len(fragor),
        jamforda=svar.tal("jamforda"),
        okat=svar.tal("okat"),
        minskat=svar.tal("minskat"),
        lika=svar.tal("lika"),
        okning=compared(changes, "pos.andel", 1),
        minskning=compared(changes, "pos.andel", -1),
        over=compared(national, "riket", 1),
        under=compared(national, "riket", -1),
        lagst=_lowest(svar, shares),
    )


def _known(
    fragor: Iterable[Fraga], figure: Callable[[Fraga], Tal | None]
) -> list[tuple[Fraga, Tal]]:
    found = ((fraga, figure(fraga)) for fraga in fragor)
    return [(fraga, tal) for fraga, tal in found if tal is not None and tal.finns]


def _lowest(svar: Enkatsvar, shares: Sequence[tuple[Fraga, Tal]]) -> ListaVy:
    """The lowest shares; none where all are alike."""
    if len({round_half_away(tal.varde) for _, tal in shares}) < 2:
        return ListaVy()
    ranked = sorted(shares, key=lambda pair: pair[1].varde)
    return _list(ranked, lambda f, _: _point(svar, f, None, None), lambda t: t.text, MOST_LOW)


def _list(
    ranked: Sequence[tuple[Fraga, Tal]],
    point: Callable[[Fraga, Tal], PunktVy],
    told: Callable[[Tal], str],
    most: int,
) -> ListaVy:
    """The first `most` of `ranked`; those that tie with the last are named too, or counted together."""
    if not ranked:
        return ListaVy()
    last = told(ranked[min(most, len(ranked)) - 1][1])
    named = [pair for n, pair in enumerate(ranked) if n < most or told(pair[1]) == last]
    if len(named) <= most + _TIES:
        return ListaVy(tuple(point(*pair) for pair in named))
    before = [pair for pair in named if told(pair[1]) != last]
    return ListaVy(tuple(point(*pair) for pair in before), len(named) - len(before), last)


def _point(svar: Enkatsvar, fraga: Fraga, jamfort: Tal | None, skillnad: Tal | None) -> PunktVy:
    andel = svar.positive(fraga)
    assert andel is not None  # noqa: S101 - only questions with a share are ranked
    return PunktVy(
        indikator=fraga.indikator,
        grupp=svar.group(fraga.grupp).namn,
        fraga=fraga.nummer,
        lydelse=fraga.lydelse,
        andel=andel,
        antal=svar.of(fraga, "pos"),
        n=svar.of(fraga, "n"),
        jamfort=jamfort,
        skillnad=skillnad,
    )
