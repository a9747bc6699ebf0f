"""A period beside the same days of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.bilagor.diagrammen import diagram
from sofrep.bilagor.siffror import KOLUMN, Siffror
from sofrep.bilagor.tid import PeriodVy
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.figure import Sex, Unit
from sofrep.domain.forbund import Avsnitt, Insats, Union
from sofrep.visning.svenska import DASH, MINUS, format_value, period_in_text
from sofrep.visning.visat import Diagram, Rad, Serie, Slag, Tabell, Tal

Scopes = Sequence[Insats | Union]
_P = "aktuella"
_OUTCOMES = {"arbstud": Avsnitt.SYSSELSATTNING, "egen": Avsnitt.FORSORJNING}
"""The groups of codes that are shown as outcomes, and the section that says an insats has them."""


def participants(underlag: BilagaUnderlag, scopes: Scopes, period: PeriodVy) -> Tabell:
    """Participants, new, ended and remaining: a row per insats and union in each group."""
    pages = _pages(underlag, scopes)
    sexes = max((s.kolumner(_P) for s in pages), key=len, default=(Sex.TOTALT,))
    rader: list[Rad] = []
    for population, label in (
        (_P, "Deltagare i insatsen"),
        ("nya", "Nya deltagare"),
        ("avslutade", "Avslutade deltagare"),
        ("vid-slut", f"Inskrivna {period.sista_dag}"),
    ):
        rader.append(Rad(label, ("",) * (len(sexes) + 2), rubrik=True))
        for scope, s in zip(scopes, pages, strict=True):
            cells = tuple(_shown(s.kanske(population, sex)) for sex in sexes)
            before = s.forra().kanske(population)
            changed = (_shown(before), change(s.kanske(population), before))
            rader.append(Rad(scope.namn, (*cells, *changed), summa=isinstance(scope, Union)))
    own, last = _headings(underlag)
    rubrik = f"Deltagare, {own} och {last}"
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per insats och sammanräkning under varje rubrik. Kolumnerna är antal.",
        (
            "Insats",
            own,
            *(f"Varav {KOLUMN[sex].lower()}" for sex in sexes if sex is not Sex.TOTALT),
            last,
            "Förändring",
        ),
        tuple(rader),
        (*_anonymous(pages), *_unknown(pages)),
    )


def chart(underlag: BilagaUnderlag, scopes: Scopes) -> Diagram | None:
    """Participants per insats, this period and the same last year."""
    pages = _pages(underlag, scopes)
    own, last = _headings(underlag)
    serier = (
        Serie(own, tuple(s.kanske(_P) for s in pages)),
        Serie(last, tuple(s.forra().kanske(_P) for s in pages)),
    )
    names = [scope.namn for scope in scopes]
    return diagram(f"Deltagare per insats, {own} och {last}", Slag.LIGGANDE, names, serier)


def exits(underlag: BilagaUnderlag, scopes: Scopes) -> Tabell | None:
    """Those who ended and their outcomes; only of insatser that note them, None if none does."""
    rader: list[Rad] = []
    for scope, s in zip(scopes, _pages(underlag, scopes), strict=True):
        rader += _exit_rows(underlag, scope, s)
    if not rader:
        return None
    own, last = _headings(underlag)
    rubrik = f"Utfall vid avslut, {own} och {last}"
    return Tabell(
        rubrik,
        f"{rubrik}. Under varje insats de avslutade och deras utfall. Kolumnerna är antal och "
        "andel för perioden och för samma period året innan, och förändring av andelen.",
        (
            "Utfall",
            f"Antal, {own}",
            "Andel, %",
            f"Antal, {last}",
            "Andel, %",
            "Förändring, procentenheter",
        ),
        tuple(rader),
        _dashes(rader),
    )


def _exit_rows(underlag: BilagaUnderlag, scope: Insats | Union, s: Siffror) -> Iterator[Rad]:
    groups = [
        group
        for group in underlag.forbund.kodgrupp
        if _OUTCOMES.get(group.kod) in scope.avsnitt
        and s.kanske(f"avslutade.{group.kod}") is not None
    ]
    if not groups:
        return
    before = s.forra()
    yield Rad(scope.namn, ("",) * 5, rubrik=True)
    ended, last = s.kanske("avslutade"), before.kanske("avslutade")
    yield Rad("Avslutade deltagare", (_shown(ended), "", _shown(last), "", ""))
    for group in groups:
        count, share = (f"avslutade.{group.kod}{end}" for end in ("", ".andel"))
        yield Rad(
            group.namn,
            (
                s.tal(count),
                _shown(s.tal(share)),
                _shown(before.kanske(count)),
                _shown(before.kanske(share)),
                change(s.kanske(share), before.kanske(share)),
            ),
        )


def change(now: Tal | None, before: Tal | None) -> str:
    """``+12``, ``−5`` or 0, from the exact values; a dash where either is missing."""
    if now is None or before is None or not (now.finns and before.finns):
        return DASH
    difference = Fraction(now.varde) - Fraction(before.varde)
    unit = Unit.ANTAL if now.figure.unit is Unit.ANTAL else Unit.PROCENTENHETER
    digits = format_value(difference, unit, decimals=0, with_unit=False)
    if digits.strip(MINUS) == "0":
        return "0"
    return digits if difference < 0 else f"+{digits}"


def _pages(underlag: BilagaUnderlag, scopes: Scopes) -> list[Siffror]:
    return [Siffror(underlag.figures, underlag.period, scope.kod) for scope in scopes]


def _headings(underlag: BilagaUnderlag) -> tuple[str, str]:
    period = underlag.period
    return period_in_text(period), period_in_text(period.previous())


def _shown(tal: Tal | None) -> Tal | str:
    return DASH if tal is None else tal.utan_enhet()


def _anonymous(pages: Sequence[Siffror]) -> tuple[str, ...]:
    if not any(s.har("nya.anonyma") for s in pages):
        return ()
    return ("Anonyma deltagare räknas bara bland de nya, och bara i det hela antalet.",)


def _unknown(pages: Sequence[Siffror]) -> tuple[str, ...]:
    if all(page.kanske(_P) is not None for s in pages for page in (s, s.forra())):
        return ()
    return (f"{DASH} betyder att registret inte har några uppgifter för insatsen den perioden.",)


def _dashes(rader: Sequence[Rad]) -> tuple[str, ...]:
    if not any(str(cell) == DASH for rad in rader for cell in rad.celler):
        return ()
    text = (
        f"{DASH} betyder att ingen har avslutat, att uppgift saknas för alla eller att registret "
        "inte har några uppgifter för perioden."
    )
    return (text,)
