"""What is said of a goal wherever it stands: its target, its counts, why it has no result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.domain.figure import SEXES, Absence, Figure, FigureSet, Number, Unit
from sofrep.domain.mal import Bedomning, Hinder, Jamforelse, MalUtfall, malomraden
from sofrep.domain.skrivsatt import normalise
from sofrep.visning.block import Delar
from sofrep.visning.fraser import Fraser
from sofrep.visning.svenska import format_value
from sofrep.visning.visat import Tal

_WORD = {Jamforelse.MINST: "minst", Jamforelse.HOGST: "högst"}
_JUDGED = {
    Bedomning.UPPFYLLT: "uppfyllt",
    Bedomning.DELVIS: "delvis",
    Bedomning.EJ_UPPFYLLT: "ej-uppfyllt",
}


def goal_of(sida: Sida, matt: str) -> MalUtfall | None:
    """The goal of the scope that is set on a measure."""
    wanted = f"{sida.underlag.period.key}.{sida.scope}.{matt}"
    goals = (g for g in sida.underlag.goals if g.result is not None and g.result.id == wanted)
    return next(goals, None)


def dom(sida: Sida, goal: MalUtfall | None) -> Delar:
    """Whether a goal was reached; nothing where it is not known, or there is no goal."""
    if goal is None or goal.bedomning not in _JUDGED:
        return ()
    malvarde = target_text(goal, goal.target)
    return sida.delar("insats.mal", _JUDGED[goal.bedomning], malvarde=malvarde)


def grouped(
    underlag: BilagaUnderlag, goals: Sequence[MalUtfall]
) -> tuple[tuple[str, tuple[MalUtfall, ...]], ...]:
    """The goals of a scope by party, those of no party first, and by målområde, those of none last.

    Each group with its names, "" where it has none.
    """
    parts = ((part.kod, part.namn) for part in underlag.forbund.part)
    areas = malomraden(goal.mal for goal in goals)
    return tuple(
        (" \N{EN DASH} ".join(filter(None, (name, area))), found)
        for kod, name in (("", ""), *parts)
        for key, area in (*areas.items(), ("", ""))
        if (found := tuple(g for g in goals if (g.mal.part, normalise(g.mal.omrade)) == (kod, key)))
    )


def one_line(text: str) -> str:
    """A text of the office's on one line, without its full stop."""
    return " ".join(text.split()).rstrip(". ")


def target_text(utfall: MalUtfall, target: Number | None) -> str:
    """``minst 35 %``; "" where there is no target.  A part of a year's is no part of a person."""
    if target is None:
        return ""
    if utfall.mal.unit is Unit.ANTAL and target != utfall.mal.target:
        target = floor(target) if utfall.mal.jamforelse is Jamforelse.HOGST else ceil(target)
    whole = Fraction(target).denominator == 1
    text = format_value(target, utfall.mal.unit, decimals=0 if whole else None)
    word = _WORD.get(utfall.mal.jamforelse) if utfall.mal.jamforelse is not None else None
    return f"{word} {text}" if word else text


def reason(goal: MalUtfall, fraser: Fraser) -> str:
    """Why there is no result, without a full stop; "" where there is one, or it is hidden."""
    told = goal.mal.not_measured
    if told in set(Hinder):
        return fraser.text("mal.hinder", Hinder(told).variant)
    if told:
        return one_line(told)
    absence = goal.result.absence if goal.result is not None else None
    return "" if absence in {None, Absence.DOLD} else fraser.text("saknas", absence)


def counts(figures: FigureSet, result: Figure | None) -> tuple[Tal | str | None, Tal | str | None]:
    """Numerator and denominator of a share of participants or applications."""
    if result is None or result.unit is not Unit.PROCENT or not result.denominator:
        return None, None
    if not isinstance(result.numerator, int):
        return None, None
    counted = figures.get(result.id.replace(".andel", "", 1))
    taljare = _printed(counted if ".andel" in result.id else None, result.numerator)
    bases = (figures.get(key) for key in _base_ids(result))
    # Where the share is 100 %, its own numerator has the value too.
    wholes = (b for b in bases if b is not None and b is not counted)
    base = next((whole for whole in wholes if whole.value == result.denominator), None)
    return taljare, _printed(base, result.denominator)


def _printed(figure: Figure | None, number: int) -> Tal | str:
    if figure is not None and figure.value == number:
        return Tal(figure)
    return format_value(number, Unit.ANTAL)


def _base_ids(result: Figure) -> Iterator[str]:
    """Ids that may be the share's denominator: shorter and shorter beginnings of its own."""
    prefix = f"{result.period.key}.{result.scope}."
    parts = result.measure.split(".")
    sex = parts.pop() if parts[-1] in set(SEXES) else ""
    for length in range(len(parts) - 1, 0, -1):
        for end in ("", ".kanda", ".kohort", ".svarade", ".samtycke"):
            name = ".".join(parts[:length]) + end
            yield f"{prefix}{name}.{sex}" if sex else f"{prefix}{name}"
