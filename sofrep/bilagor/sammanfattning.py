"""The totals of a document: a row per insats and union."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.bilagor import tid
from sofrep.bilagor.efterfoljare import takeover_notes
from sofrep.bilagor.siffror import KOLUMN, siffror
from sofrep.bilagor.tabeller import streck_noter
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain import efterfoljare
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Insats, Union
from sofrep.visning.ordval import deltagare
from sofrep.visning.visat import Rad, Tabell

_P = "aktuella"


def running(underlag: BilagaUnderlag) -> tuple[Insats, ...]:
    """The insatser of the period's year."""
    return efterfoljare.running(underlag.forbund, underlag.period.year)


def shown_unions(underlag: BilagaUnderlag) -> tuple[Union, ...]:
    """The unions that add something up this year, each set of insatser once."""
    forbund, year = underlag.forbund, underlag.period.year
    alive = {i.kod for i in running(underlag)}
    seen: set[frozenset[str]] = {frozenset({kod}) for kod in alive}
    shown = []
    for union in forbund.union:
        members = frozenset(efterfoljare.insatser_of(forbund, union.kod, year)) & alive
        if members and members not in seen:
            seen.add(members)
            shown.append(union)
    return tuple(shown)


def totals(underlag: BilagaUnderlag, insatser: Sequence[Insats], unions: Sequence[Union]) -> Tabell:
    """Participants by sex, new, ended and remaining; the unions' rows as sums."""
    period = tid.make(underlag.period)
    scopes: list[Insats | Union] = [*insatser, *unions]
    pages = [siffror(underlag, scope.kod) for scope in scopes]
    widest = max((s.kolumner(_P) for s in pages), key=len, default=())
    rader = tuple(
        Rad(
            scope.namn,
            (
                *(s.tal(_P, sex) for sex in widest),
                s.tal("nya"),
                s.tal("avslutade"),
                s.tal("vid-slut"),
            ),
            summa=isinstance(scope, Union),
        )
        for scope, s in zip(scopes, pages, strict=True)
    )
    ordet = deltagare(underlag.forbund)
    rubrik = f"{ordet.stor.plural} i insatserna, {period.text}"
    sexes = tuple(ordet.stor.plural if sex is Sex.TOTALT else KOLUMN[sex] for sex in widest)
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per insats och sedan sammanräkningar. Kolumnerna är antal.",
        ("Insats", *sexes, "Nya", "Avslutade", f"Inskrivna {period.sista_dag}"),
        rader,
        (*takeover_notes(underlag, [scope.kod for scope in scopes]), *streck_noter(rader)),
    )
