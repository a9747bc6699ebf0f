"""A period beside the same days of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.bilagor.diagrammen import diagram
from sofrep.bilagor.efterfoljare import changes
from sofrep.bilagor.siffror import KOLUMN, Siffror, siffror
from sofrep.bilagor.tabeller import streck_noter
from sofrep.bilagor.topp import lower_first
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.figure import Sex, Unit
from sofrep.domain.forbund import Avsnitt, Insats, Union
from sofrep.visning.ordval import Ordval, deltagare
from sofrep.visning.svenska import DASH, HIDDEN, MINUS, date_in_text, format_value, period_in_text
from sofrep.visning.visat import Diagram, Rad, Serie, Slag, Tabell, Tal

Scopes = Sequence[Insats | Union]
_P = "aktuella"
_OUTCOMES = {"arbstud": Avsnitt.SYSSELSATTNING, "egen": Avsnitt.FORSORJNING}
"""The groups of codes that are shown as outcomes, and the section that says an insats has them."""


def participants(underlag: BilagaUnderlag, scopes: Scopes) -> tuple[Tabell, ...]:
    """Participants, new, ended and remaining: a table each, a row per insats and union."""
    period, ordet = underlag.period, deltagare(underlag.forbund)
    last_days = (date_in_text(period.end), date_in_text(period.previous().end))
    return (
        _counts(underlag, scopes, _P, (f"{ordet.stor.plural} i insatserna,", *_headings(underlag))),
        _counts(underlag, scopes, "nya", (f"Nya {ordet.plural},", *_headings(underlag))),
        _counts(
            underlag, scopes, "avslutade", (f"Avslutade {ordet.plural},", *_headings(underlag))
        ),
        _counts(underlag, scopes, "vid-slut", ("Inskrivna", *last_days)),
    )


def _counts(
    underlag: BilagaUnderlag, scopes: Scopes, population: str, words: tuple[str, str, str]
) -> Tabell:
    """`words` are what is counted, and when: now and the year before."""
    label, own, last = words
    pages = _pages(underlag, scopes)
    sexes = max((s.kolumner(population) for s in pages), key=len, default=(Sex.TOTALT,))
    rader = []
    for scope, s in zip(scopes, pages, strict=True):
        now, before = s.kanske(population), s.forra().kanske(population)
        cells = tuple(_shown(s.kanske(population, sex)) for sex in sexes)
        changed = (_shown(before), change(now, before))
        rader.append(Rad(scope.namn, (*cells, *changed), summa=isinstance(scope, Union)))
    rubrik = f"{label} {own} och {last}"
    women_and_men = (f"Varav {KOLUMN[sex].lower()}" for sex in sexes if sex is not Sex.TOTALT)
    notes = _anonymous(pages, deltagare(underlag.forbund)) if population == "nya" else ()
    notes += changes(underlag, scopes)
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per insats och sammanräkning. Kolumnerna är antal.",
        ("Insats", own, *women_and_men, last, "Förändring"),
        tuple(rader),
        (*notes, *_dashes(rader)),
    )


def chart(underlag: BilagaUnderlag, scopes: Scopes) -> Diagram | None:
    """Participants per insats, this period and the same last year."""
    pages = _pages(underlag, scopes)
    own, last = _headings(underlag)
    ordet = deltagare(underlag.forbund)
    serier = (
        Serie(own, tuple(s.kanske(_P) for s in pages)),
        Serie(last, tuple(s.forra().kanske(_P) for s in pages)),
    )
    names = [scope.namn for scope in scopes]
    return diagram(
        f"{ordet.stor.plural} per insats, {own} och {last}", Slag.LIGGANDE, names, serier
    )


def exits(underlag: BilagaUnderlag, scopes: Scopes) -> Tabell | None:
    """The outcomes of those who ended; only of insatser that note them, None if none does."""
    rader = [
        rad
        for scope, s in zip(scopes, _pages(underlag, scopes), strict=True)
        for rad in _exit_rows(underlag, scope, s)
    ]
    if not rader:
        return None
    own, last = _headings(underlag)
    rubrik = f"Utfall vid avslut, {own} och {last}"
    years = (underlag.period.year, underlag.period.year - 1)
    of_years = (
        heading
        for year in years
        for heading in (f"Antal {year}", f"Avslutade {year}", f"Andel {year}, %")
    )
    return Tabell(
        rubrik,
        f"{rubrik}. En rad per insats och utfall. Kolumnerna är antal, antal avslutade och andel, "
        "för perioden och för samma period året innan, och hur andelen har ändrats.",
        ("Utfall", *of_years, "Förändring, procentenheter"),
        tuple(rader),
        (
            "Förändringen är räknad på andelarna före avrundning.",
            *changes(underlag, scopes),
            *_dashes(rader),
        ),
    )


def _exit_rows(underlag: BilagaUnderlag, scope: Insats | Union, s: Siffror) -> Iterator[Rad]:
    for group in underlag.forbund.kodgrupp:
        count, share = (f"avslutade.{group.kod}{end}" for end in ("", ".andel"))
        if _OUTCOMES.get(group.kod) not in scope.avsnitt or s.kanske(count) is None:
            continue
        cells = (
            _shown(page.kanske(matt))
            for page in (s, s.forra())
            for matt in (count, "avslutade", share)
        )
        changed = change(s.kanske(share), s.forra().kanske(share))
        yield Rad(f"{scope.namn}: {lower_first(group.namn)}", (*cells, changed))


def change(now: Tal | None, before: Tal | None) -> str:
    """``+12``, ``−5`` or 0, from the exact values; a dash where either is missing."""
    if any(tal is not None and tal.dold for tal in (now, before)):
        return HIDDEN
    if now is None or before is None or not (now.finns and before.finns):
        return DASH
    difference = Fraction(now.varde) - Fraction(before.varde)
    unit = Unit.ANTAL if now.figure.unit is Unit.ANTAL else Unit.PROCENTENHETER
    digits = format_value(difference, unit, decimals=0, with_unit=False)
    if digits.strip(MINUS) == "0":
        return "0"
    return digits if difference < 0 else f"+{digits}"


def _pages(underlag: BilagaUnderlag, scopes: Scopes) -> list[Siffror]:
    return [siffror(underlag, scope.kod) for scope in scopes]


def _headings(underlag: BilagaUnderlag) -> tuple[str, str]:
    period = underlag.period
    return period_in_text(period), period_in_text(period.previous())


def _shown(tal: Tal | None) -> Tal | str:
    return DASH if tal is None else tal.utan_enhet()


def _anonymous(pages: Sequence[Siffror], ordet: Ordval) -> tuple[str, ...]:
    if not any(s.har("nya.anonyma") for s in pages):
        return ()
    return (f"Anonyma {ordet.plural} räknas bara bland de nya, och bara i det hela antalet.",)


def _dashes(rader: Sequence[Rad]) -> tuple[str, ...]:
    """Why there are dashes: each figure's own reason, and that of figures that are not there."""
    reasons = streck_noter(rader)
    if any(cell == DASH for rad in rader for cell in rad.celler[:-1]):
        text = f"{DASH} betyder: det finns inga uppgifter om insatsen för den perioden."
        return (*reasons, text)
    return reasons
