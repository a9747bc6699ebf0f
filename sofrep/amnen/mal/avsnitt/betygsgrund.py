"""The grade of an insats and its reasons, as data for sentences."""

from __future__ import annotations

from msgspec import Struct

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.betyg import Betyg, Betygsregel
from sofrep.visning.svenska import NBSP, format_number
from sofrep.visning.visat import Tal


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
        utanfor=_left_out(grade),
    )


def _left_out(grade: Betyg) -> tuple[UtanforVy, ...]:
    """The goals that are left out, where others are counted: without any there is no rule to tell of."""
    if grade.kvot is None:
        return ()
    return tuple(UtanforVy(part.mal.rstrip("."), part.utan) for part in grade.delar if part.utan)
