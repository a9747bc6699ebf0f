"""The grade of an insats with its reason, the rule of grades, and all insatser in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.malutfall import target_text
from sofrep.amnen.gemensamt.sida import Blocks, Sida, joined
from sofrep.amnen.mal.avsnitt.tabell import mal_av, resultat
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.domain.betyg import Betyg, Betygsregel
from sofrep.domain.figure import Origin
from sofrep.domain.forbund import Insats
from sofrep.visning.block import Kanslitext, Stil, Stycke
from sofrep.visning.svenska import DASH, NBSP, enumerate_in_text, format_number
from sofrep.visning.visat import Cell, Rad, Tal


class StegVy(Struct, frozen=True):
    """A grade of the profile and the mean from which it is given, ``115 %``."""

    namn: str
    grans: str


class UtanforVy(Struct, frozen=True):
    """A goal that is no part of the grade, and why."""

    mal: str
    orsak: str


class BetygVy(Struct, frozen=True):
    """The grade of an insats.

    `namn` is the grade that applies, "" for none; `satt` says that the förbund has set it itself,
    for `skal`.  `kvot` is the mean of the goals' ratios (None without any), `beraknat` the grade
    that it gives, from `grans` on ("" for the last, which has none); `battre` is the step above, None for the best.
    """

    namn: str
    satt: bool
    skal: str
    kvot: Tal | None
    beraknat: str
    grans: str
    battre: StegVy | None
    utanfor: tuple[UtanforVy, ...]


def steps(rule: Betygsregel | None) -> tuple[StegVy, ...]:
    """The grades of the profile, the best first."""
    if rule is None:
        return ()
    return tuple(StegVy(s.namn, f"{format_number(s.fran_procent)}{NBSP}%") for s in rule.steg)


def grade_view(underlag: BilagaUnderlag, scope: str) -> BetygVy | None:
    """The grade of an insats; None where the profile has no grades."""
    rule = underlag.forbund.betyg
    grade = next((grade for grade in underlag.grades if grade.scope == scope), None)
    if rule is None or grade is None:
        return None
    shown = steps(rule)
    place = next((n for n, step in enumerate(shown) if step.namn == grade.beraknat), None)
    return BetygVy(
        namn=grade.steg,
        satt=grade.satt,
        skal=" ".join(grade.skal.split()).rstrip(". "),
        kvot=Tal(grade.kvot) if grade.kvot is not None else None,
        beraknat=grade.beraknat,
        grans=shown[place].grans if place is not None and rule.steg[place].fran_procent else "",
        battre=shown[place - 1] if place else None,
        utanfor=_left_out_of(grade),
    )


def _left_out_of(grade: Betyg) -> tuple[UtanforVy, ...]:
    """The goals that are left out, where others are counted: without any there is no rule to tell of."""
    if grade.kvot is None:
        return ()
    return tuple(UtanforVy(part.mal.rstrip("."), part.utan) for part in grade.delar if part.utan)


_MANY = 12
"""More insatser than these are read off the table."""


def regel(sida: Sida) -> Blocks:
    """How a grade is given; nothing in a profile without grades."""
    found = steps(sida.forbund.betyg)
    if not found:
        return ()
    *over, last = found
    parts = [sida.text("betyg.steg", "over", namn=s.namn, grans=s.grans) for s in over]
    steg = ", ".join([*parts, sida.text("betyg.steg", "sist", namn=last.namn)])
    return (sida.stycke("regel", "betyg.regel", steg=steg),)


def fordelning(sida: Sida, insatser: Iterable[Insats]) -> Blocks:
    """Which insatser have got each grade, the best first, where they are few enough for a sentence."""
    views = [(insats.namn, grade_view(sida.underlag, insats.kod)) for insats in insatser]
    if len(views) > _MANY:
        return ()
    named = [
        (step.namn, [n for n, v in views if v and v.namn == step.namn])
        for step in steps(sida.forbund.betyg)
    ]
    parts = [
        sida.delar("betyg.fordelning", betyg=grade, insatser=enumerate_in_text(names))
        for grade, names in named
        if names
    ]
    fras = "betyg.fordelning.alltid"
    return (sida.stycke_av("fordelning", fras, joined(parts), Stil.BESKED),) * bool(parts)


def betyg(sida: Sida) -> Blocks:
    """The grade with its reason as the message; without grades, how many goals were reached."""
    view = grade_view(sida.underlag, sida.scope)
    if view is not None:
        skal = Kanslitext(nyckel=sida.nyckel("skal"), text=f"{view.skal}.", stil=Stil.KOMMENTAR)
        return (*_graded(sida, view), *(skal,) * bool(view.skal), *_left_out(sida, view))
    delar = malbesked(sida) or sida.delar("mal.inga")
    return (sida.stycke_av("besked", "mal.besked.egna", delar, Stil.BESKED),)


def _graded(sida: Sida, view: BetygVy) -> Iterator[Stycke]:
    kvot = view.kvot
    if view.satt:
        variant = "satt"
    elif kvot is None:
        variant = "inget"
    elif not kvot.varde:
        variant = "noll"
    else:
        variant = "grans" if view.grans else "lagst" if view.battre else "noll"
    yield sida.stycke(
        "besked",
        "betyg.besked",
        variant,
        stil=Stil.BESKED,
        betyg=view.namn,
        kvot=kvot if kvot is not None else "",
        grans=view.grans,
        battre=view.battre.namn if view.battre else "",
        battre_grans=view.battre.grans if view.battre else "",
    )


def _left_out(sida: Sida, view: BetygVy) -> Iterator[Stycke]:
    for n, each in enumerate(view.utanfor, start=1):
        yield sida.stycke(
            f"utanfor-{n}", "betyg.utanfor", stil=Stil.NOT, mal=each.mal, orsak=each.orsak
        )


def insatstabell(sida: Sida, insatser: Iterable[Insats]) -> Blocks:
    """Every insats with its goals, their results and its grade."""
    graded = sida.forbund.betyg is not None
    rader = tuple(rad for i in insatser for rad in _rows(sida.om(i.kod), i, graded=graded))
    if not rader:
        return ()
    rubriker = sida.rubriker("tabell.insatser-betyg" if graded else "tabell.insatser-mal")
    heads = ("kolumn.mal", "kolumn.malvarde", "kolumn.resultat", "kolumn.betyg")
    kolumner = map(sida.text, heads[: 3 + graded])
    entered = any(t.figure.origin is Origin.INMATAD for rad in rader for t in rad.tal)
    noter = (sida.text("mal.inmatat"),) * entered
    tabell = rubriker.tabell(kolumner, rader, noter)
    return sida.tabell("insatser", tabell)


def _rows(sida: Sida, insats: Insats, *, graded: bool) -> Iterator[Rad]:
    """A row per goal, each with the insats' name and grade: no cell of a table is empty."""
    goals = mal_av(sida)
    view = grade_view(sida.underlag, sida.scope)
    grade = (view.namn if view else "") or DASH
    if view is not None and view.satt:
        grade = f"{grade}\n{sida.text('betyg.satt')}"
    if not goals:
        cells: tuple[Cell, ...] = (sida.text("mal.inga-egna"), DASH, DASH)
        yield Rad(insats.namn, (*cells, grade) if graded else cells)
    for goal in goals:
        told = " ".join(goal.words.split()) or resultat(sida, goal)
        cells = (goal.mal.wording, target_text(goal, goal.mal.target) or DASH, told)
        yield Rad(insats.namn, (*cells, grade) if graded else cells)
