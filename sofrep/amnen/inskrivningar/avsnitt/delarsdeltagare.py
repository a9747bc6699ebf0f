"""The insatser in a part of a year, beside the same days of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.jamfor import lower_first, riktning
from sofrep.amnen.gemensamt.overtaganden import changes, running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined, scopes
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.inskrivningar.avsnitt.besked import besked, nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.deltagare import manad
from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning
from sofrep.domain import efterfoljare
from sofrep.domain.figure import Sex, Unit
from sofrep.domain.forbund import Avsnitt, Insats, Union
from sofrep.visning.block import Block, Delar, Stil, Tabellblock
from sofrep.visning.svenska import (
    DASH,
    HIDDEN,
    MINUS,
    date_in_text,
    enumerate_in_text,
    format_value,
)
from sofrep.visning.visat import Diagram, Rad, Serie, Tabell, Tal

Scopes = Sequence[Insats | Union]
_P = "aktuella"
_COUNTS = (_P, "nya", "avslutade", "vid-slut")
_OUTCOMES = {"arbstud": Avsnitt.SYSSELSATTNING, "egen": Avsnitt.FORSORJNING}
"""The groups of codes that are shown as outcomes, and the section that says an insats has them."""


def participants(sida: Sida) -> tuple[Tabell, ...]:
    """Participants, new, ended and remaining: a table each, a row per insats and union."""
    return tuple(_counts(sida, population) for population in _COUNTS)


def _counts(sida: Sida, population: str) -> Tabell:
    found = scopes(sida.underlag)
    pages = [sida.om(scope.kod).s for scope in found]
    sexes = max((s.kolumner(population) for s in pages), key=len, default=(Sex.TOTALT,))
    rader = []
    for scope, s in zip(found, pages, strict=True):
        now, before = s.kanske(population), s.forra().kanske(population)
        cells = tuple(_shown(s.kanske(population, sex)) for sex in sexes)
        changed = (_shown(before), change(now, before))
        rader.append(Rad(scope.namn, (*cells, *changed), summa=isinstance(scope, Union)))
    period = sida.underlag.period
    days = {"slut": date_in_text(period.end), "forra_slut": date_in_text(period.previous().end)}
    own, last = days.values() if population == "vid-slut" else _headings(sida)
    places = days if population == "vid-slut" else {}
    rubrik = sida.text("delar.antal", population, **places)
    women_and_men = (
        sida.text("delar.kolumn", "varav", kon=KOLUMN[sex].lower())
        for sex in sexes
        if sex is not Sex.TOTALT
    )
    anonymous = population == "nya" and any(s.har("nya.anonyma") for s in pages)
    return Tabell(
        rubrik,
        f"{rubrik}. {sida.text('delar.antal', 'kolumner')}",
        (
            sida.text("delar.antal", "etiketter"),
            own,
            *women_and_men,
            last,
            sida.text("delar.kolumn", "forandring"),
        ),
        tuple(rader),
        (
            *((sida.text("delar.anonyma"),) if anonymous else ()),
            *changes(sida.underlag, found),
            *_dashes(sida, tuple(zip(found, rader, strict=True))),
        ),
    )


def ways(sida: Sida, insatser: Scopes) -> Delar:
    """Which insatser have more participants than last year, fewer, and as many; or that none is compared."""
    named: dict[str, list[str]] = {"upp": [], "ned": [], "oförändrat": []}
    for insats in insatser:
        s = sida.om(insats.kod).s
        now, before = s.kanske(_P), s.forra().kanske(_P)
        if before and (way := riktning(now, before)) in named:
            named[way].append(insats.namn)
    found = [(way, names) for way, names in named.items() if names]
    return joined(
        sida.delar(
            "delar.deltagare", f"{way}-sedan" if n else way, insatser=enumerate_in_text(names)
        )
        for n, (way, names) in enumerate(found)
    ) or sida.delar("delar.deltagare", "utan-fjolår")


def chart(sida: Sida, insatser: Scopes) -> Diagram | None:
    """Participants per insats, this period and the same last year."""
    pages = [sida.om(insats.kod).s for insats in insatser]
    own, last = _headings(sida)
    serier = (
        Serie(own, tuple(s.kanske(_P) for s in pages)),
        Serie(last, tuple(s.forra().kanske(_P) for s in pages)),
    )
    names = [insats.namn for insats in insatser]
    return diagram(sida.underlag.fraser, sida.text("delar.diagram"), names, serier)


def exits(sida: Sida) -> Tabell | None:
    """The outcomes of those who ended; only of insatser that note them, None if none does."""
    found = scopes(sida.underlag)
    rows = [(scope, rad) for scope in found for rad in _exit_rows(sida.om(scope.kod), scope)]
    are_changes = any(rad.celler[-1] not in (DASH, HIDDEN) for _, rad in rows)
    if not rows:
        return None
    year = sida.underlag.period.year
    of_years = (
        sida.text("delar.kolumn", heading, ar=str(each))
        for each in (year, year - 1)
        for heading in ("antal", "avslutade", "andel")
    )
    rubriker = sida.rubriker("delar.resultat")
    return rubriker.tabell(
        (*of_years, sida.text("delar.kolumn", "procentenheter")),
        (rad for _, rad in rows),
        (
            *((sida.text("delar.resultat", "not"),) if are_changes else ()),
            *changes(sida.underlag, found),
            *_dashes(sida, rows),
        ),
    )


def _exit_rows(sida: Sida, scope: Insats | Union) -> Iterator[Rad]:
    s = sida.s
    for group in sida.forbund.kodgrupp:
        count, share = (f"avslutade.{group.kod}{end}" for end in ("", ".andel"))
        if _OUTCOMES.get(group.kod) not in scope.avsnitt or s.kanske(count) is None:
            continue
        now = s.kanske(share)
        if now is not None and now.samlad:
            continue  # last year's alone would be taken for it
        cells = (
            _shown(page.kanske(matt))
            for page in (s, s.forra())
            for matt in (count, "avslutade", share)
        )
        changed = change(now, s.forra().kanske(share))
        namn = sida.text("delar.resultat", "rad", resultat=lower_first(group.namn))
        yield Rad(namn, (*cells, changed))


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


def _headings(sida: Sida) -> tuple[str, str]:
    return sida.period.kort, str(sida.places["forra_kort"])


def _shown(tal: Tal | None) -> Tal | str:
    return DASH if tal is None else tal.utan_enhet()


def _dashes(sida: Sida, rows: Sequence[tuple[Insats | Union, Rad]]) -> tuple[str, ...]:
    """Why there are dashes: each figure's own reason, and that of figures that are not there."""
    last_year = sida.underlag.period.previous().year
    before = {insats.kod for insats in efterfoljare.running(sida.forbund, last_year)}
    empty = {scope.kod: scope for scope, rad in rows if DASH in rad.celler[:-1]}.values()
    new = [each.namn for each in empty if isinstance(each, Insats) and each.kod not in before]
    notes = list(sida.streck(rad for _, rad in rows))
    if new:
        notes.append(sida.text("delar.streck", "pagick-inte", insatser=enumerate_in_text(new)))
    if len(new) < len(empty):
        notes.append(sida.text("delar.streck", "saknas"))
    return tuple(notes)


def insatser(sida: Sida) -> tuple[Blocks, Blocks]:
    """A message and key figures per insats, follow-up where the profile has a window.

    Of a union only where more is said of it than its sums.  And the full tables of months and
    follow-up.
    """
    body: list[Block] = []
    full: list[Block] = []
    followed = False
    for scope in scopes(sida.underlag):
        own = sida.om(scope.kod)
        then: tuple[Blocks, Blocks] = ((), ())
        if Avsnitt.UPPFOLJNING in scope.avsnitt:
            then = uppfoljning(own)
        followed = followed or bool(then[0])
        months = manad(own)
        text = own.kanslitext("kommentar", Stil.KOMMENTAR)
        full += [*months.tabeller, *then[1]]
        said = (*text, *then[0], *own.egna_avsnitt())
        if sida.hanvisar and isinstance(scope, Union) and not said:
            continue  # a sum of what stands above: the tables have it
        body += [own.rubrik(1, "rubrik", "insats.rubrik"), *besked(own, kort=True)]
        body += [*nyckeltal(own), *said]
    first = [*_deltagare(sida), *sida.kommentar("deltagare")]
    if not followed:
        first.append(sida.stycke("uppfoljning", "delar.arsredovisning", "uppfoljning"))
    start = (sida.rubrik(1, "deltagare", "deltagare.rubrik"), *first) if first else ()
    last = (*sida.kommentar("avslut"), *sida.kommentar("uppfoljning"))
    return (*start, *body, *last), tuple(full)


def _deltagare(sida: Sida) -> Blocks:
    """Where participants have become more or fewer, and the chart; nothing where none is counted."""
    found = running(sida.underlag)
    bild = sida.diagram("deltagare.diagram", chart(sida, found))
    if bild is None:
        return ()
    told = ways(sida, found)
    return (sida.stycke_av("deltagare.besked", "delar.deltagare.upp", told, Stil.BESKED), bild)


def tabeller(sida: Sida) -> Blocks:
    """Every population and every outcome, this period and the same last year."""
    blocks = [
        Tabellblock(nyckel=sida.nyckel(f"deltagare.tabell-{n}"), tabell=tabell)
        for n, tabell in enumerate(participants(sida), start=1)
        if tabell.rader
    ]
    return (*blocks, *sida.tabell("avslut.tabell", exits(sida)))
