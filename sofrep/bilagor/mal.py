"""A goal and its outcome, as data for the template's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.figure import SEXES, Figure, FigureSet, Number, Origin, Unit
from sofrep.domain.forbund import FORBUNDET, Part
from sofrep.domain.mal import Jamforelse, Mal, MalUtfall
from sofrep.statistics.goal_figures import DIFFERENCE
from sofrep.visning.svenska import default_decimals, format_value, round_half_away
from sofrep.visning.visat import Tal

_HIDDEN_BEFORE = "visas inte"
_HIDDEN_RESULT = "Resultatet döljs, för att ingen ska kunna kännas igen"
_WORD = {Jamforelse.MINST: "minst", Jamforelse.HOGST: "högst"}


@dataclass(frozen=True, slots=True)
class MalVy:
    """A goal.

    `nummer` counts the goals of its scope from 1.  `malvarde` is ``minst 35 %`` ("" for none);
    `malvarde_period` the same for a part of a year, "" in a whole one.  `taljare` and `namnare`
    are of a share whose counts are known, else None: the counts' own figures where there are
    such, else their digits.  `skillnad` is how much the result differs from last year's, without
    a sign, None where it rounds to nothing; `riktning` is ``högre``, ``lägre``, ``lika`` or
    ``nästan lika``, "" where either is missing.
    `i_ord` and `forra_i_ord` are the results of a goal that is told in words, without a full stop;
    `jamfors_inte` says that the latter is no result but why last year is not compared; `dold` and
    `forra_dold` that they say instead that the result is hidden.
    `slag` is the judgement in one word for conditions: uppfyllt, delvis, ej_uppfyllt, ej_matt,
    inget_malvarde, i_ord, dolt.
    """

    nummer: int
    insats: str
    formulering: str
    malvarde: str
    malvarde_period: str
    resultat: Tal | None
    inmatad: bool
    kalla: str
    taljare: Tal | str | None
    namnare: Tal | str | None
    forra: Tal | None
    forra_inmatad: bool
    skillnad: Tal | None
    riktning: str
    bedomning: str
    slag: str
    orsak: str
    kommentar: str
    i_ord: str = ""
    forra_i_ord: str = ""
    jamfors_inte: bool = False
    dold: bool = False
    forra_dold: bool = False


def any_entered(goals: Sequence[MalVy]) -> bool:
    """Whether a result of this or last year was typed in, so that a table explains its mark."""
    return any(goal.inmatad or goal.forra_inmatad for goal in goals)


def goal_views(underlag: BilagaUnderlag, goals: Sequence[MalUtfall]) -> tuple[MalVy, ...]:
    """The views of goals that stand together, numbered from 1."""
    return tuple(_view(underlag, n, goal) for n, goal in enumerate(goals, start=1))


def _view(underlag: BilagaUnderlag, nummer: int, utfall: MalUtfall) -> MalVy:
    mal, result, previous = utfall.mal, utfall.result, utfall.previous
    taljare, namnare = counts(underlag.figures, result)
    skillnad, riktning = _difference(underlag.figures, result, previous)
    is_hidden = result is not None and Tal(result).dold
    was_hidden = previous is not None and Tal(previous).dold
    return MalVy(
        nummer=nummer,
        insats=_owner(underlag, mal),
        formulering=mal.wording,
        malvarde=target_text(utfall, mal.target),
        malvarde_period="" if utfall.target == mal.target else target_text(utfall, utfall.target),
        resultat=Tal(result) if result is not None and result.value is not None else None,
        inmatad=result is not None and result.origin is Origin.INMATAD,
        kalla=result.source if result is not None else "",
        taljare=taljare,
        namnare=namnare,
        forra=Tal(previous) if previous is not None and previous.value is not None else None,
        forra_inmatad=previous is not None and previous.origin is Origin.INMATAD,
        skillnad=skillnad,
        riktning=riktning,
        bedomning=str(utfall.bedomning),
        slag=utfall.bedomning.name.lower(),
        orsak="" if is_hidden else _reason(utfall),  # `i_ord` says it
        kommentar=mal.comment,
        i_ord=_HIDDEN_RESULT if is_hidden else _in_sentence(utfall.words),
        forra_i_ord=_HIDDEN_BEFORE if was_hidden else _in_sentence(utfall.previous_words),
        dold=is_hidden,
        forra_dold=was_hidden,
        jamfors_inte=utfall.previous_words not in {"", mal.previous_in_words},
    )


def by_party(
    underlag: BilagaUnderlag, goals: Sequence[MalUtfall]
) -> tuple[tuple[Part | None, tuple[MalUtfall, ...]], ...]:
    """The förbund's goals: first those of no party (None), then those of each, where there are any."""
    overall = [goal for goal in goals if goal.mal.scope == FORBUNDET]
    groups = [
        (part, tuple(goal for goal in overall if goal.mal.part == (part.kod if part else "")))
        for part in (None, *underlag.forbund.part)
    ]
    return tuple((part, found) for part, found in groups if found)


def overall_name(part: Part | None) -> str:
    """The heading of a group of `by_party`."""
    return f"Övergripande mål, {part.namn}" if part else "Förbundets övergripande mål"


def _owner(underlag: BilagaUnderlag, mal: Mal) -> str:
    """The insats or union, the party of an overall goal, or the förbund."""
    if mal.scope != FORBUNDET:
        return underlag.forbund.scope_name(mal.scope)
    parts = (part.namn for part in underlag.forbund.part if part.kod == mal.part)
    return next(parts, "Förbundet")


def _in_sentence(text: str) -> str:
    """A text on one line, without its full stop."""
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


def _reason(utfall: MalUtfall) -> str:
    """Why there is no result, without a full stop; "" where there is one."""
    if utfall.mal.not_measured:
        return utfall.mal.not_measured.rstrip(". ")
    if utfall.result is not None and utfall.result.absence is not None:
        return str(utfall.result.absence)
    return ""


def _difference(
    figures: FigureSet, result: Figure | None, previous: Figure | None
) -> tuple[Tal | None, str]:
    difference = figures.get(f"{result.id}{DIFFERENCE}") if result is not None else None
    if previous is None or difference is None or difference.value is None:
        return None, ""
    if not difference.value:
        return None, "lika"
    if not round_half_away(difference.value, default_decimals(difference.value, difference.unit)):
        return None, "nästan lika"
    return Tal(difference).belopp(), "högre" if difference.value > 0 else "lägre"


def counts(figures: FigureSet, result: Figure | None) -> tuple[Tal | str | None, Tal | str | None]:
    """Numerator and denominator of a share of participants or applications."""
    if result is None or result.unit is not Unit.PROCENT or not result.denominator:
        return None, None
    if not isinstance(result.numerator, int):
        return None, None
    counted = figures.get(result.id.replace(".andel", "", 1))
    taljare = _printed(counted if ".andel" in result.id else None, result.numerator)
    bases = (figures.get(key) for key in _base_ids(result))
    base = next((b for b in bases if b is not None and b.value == result.denominator), None)
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
