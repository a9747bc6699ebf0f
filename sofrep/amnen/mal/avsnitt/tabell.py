"""Goals in a table: one a row, with its target, result, women and men, last year and judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sofrep.amnen.gemensamt.jamfor import is_few
from sofrep.amnen.gemensamt.malutfall import counts, grouped, one_line, reason, target_text
from sofrep.amnen.gemensamt.overtaganden import changes
from sofrep.amnen.gemensamt.sida import Blocks, Sida, utan_kon
from sofrep.amnen.gemensamt.tabeller import Rubriker
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.amnen.mal.siffror.goal_measures import SURVEY
from sofrep.domain.figure import SEXES, Absence, Figure, Origin, Sex, Unit
from sofrep.domain.forbund import FORBUNDET, Insats, Union
from sofrep.domain.mal import Bedomning, Hinder, Jamforelse, MalUtfall
from sofrep.visning.block import Tabellblock
from sofrep.visning.svenska import DASH, NBSP
from sofrep.visning.visat import Cell, Rad, Tal

_KON = (Sex.KVINNOR, Sex.MAN)


def mal_av(sida: Sida) -> tuple[MalUtfall, ...]:
    """The goals of the scope; of the förbund, those that are of no insats or union."""
    return tuple(goal for goal in sida.underlag.goals if goal.mal.scope == sida.scope)


def maltabell(sida: Sida, goals: Sequence[MalUtfall], part: str = "mal") -> Blocks:
    """The table of goals of one scope, under their parties and målområden where they have any."""
    groups = grouped(sida.underlag, goals)
    utan = "mal.utan-part" if any(goal.mal.part for goal in goals) else "mal.utan-omrade"
    headed = [(name or (sida.text(utan) if len(groups) > 1 else ""), own) for name, own in groups]
    key = "tabell.mal" if sida.scope != FORBUNDET else "tabell.mal-overgripande"
    return malgrupper(sida, headed, part, sida.rubriker(key))


def malgrupper(
    sida: Sida, groups: Sequence[tuple[str, Sequence[MalUtfall]]], part: str, rubriker: Rubriker
) -> Blocks:
    """The table of groups of goals, each under its name; nothing where there are none."""
    goals = [goal for _, found in groups for goal in found]
    if not goals:
        return ()
    columns = _Kolumner(
        kon=any(of_sex(sida, goal, sex) for goal in goals for sex in _KON),
        forra=any(_shown(goal.previous) for goal in goals),
    )
    rader = _rows(sida, groups, columns)
    kolumner = (
        sida.text("kolumn.malvarde"),
        sida.period.kort,
        *((KOLUMN[sex] for sex in _KON) if columns.kon else ()),
        *((sida.text("kolumn.forra"),) if columns.forra else ()),
        sida.text("kolumn.bedomning"),
    )
    tabell = rubriker.tabell(kolumner, rader, _notes(sida, goals, columns))
    return (Tabellblock(nyckel=sida.nyckel(part, "tabell"), tabell=tabell, numrerad=False),)


class _Kolumner(Struct, frozen=True):
    """Which columns the table has beside goal, target, result and judgement."""

    kon: bool
    forra: bool


def _rows(
    sida: Sida, groups: Sequence[tuple[str, Sequence[MalUtfall]]], columns: _Kolumner
) -> Iterator[Rad]:
    for name, found in groups:
        if name:
            yield Rad(name, (), rubrik=True)
        yield from (_row(sida, goal, columns) for goal in found)


def _row(sida: Sida, goal: MalUtfall, columns: _Kolumner) -> Rad:
    return Rad(
        "\n".join((goal.mal.wording, *small_print(sida, goal))),
        (
            _target(sida, goal),
            resultat(sida, goal),
            *((_bare(of_sex(sida, goal, sex)) for sex in _KON) if columns.kon else ()),
            *((innan(goal),) if columns.forra else ()),
            _bedomning(sida, goal),
        ),
    )


def _bedomning(sida: Sida, goal: MalUtfall) -> str:
    """The judgement; a count that may still grow within the year is not yet fulfilled, and some wait for it."""
    if goal.mal.not_measured in (Hinder.PER_HELAR, Hinder.FOLJS_UPP_SENARE):
        return sida.text("mal.for-helar")
    may_grow = not sida.underlag.period.is_year and goal.mal.unit is Unit.ANTAL
    if (
        may_grow
        and goal.bedomning is Bedomning.EJ_UPPFYLLT
        and goal.mal.jamforelse is Jamforelse.MINST
    ):
        return sida.text("mal.annu-inte")
    return str(goal.bedomning)


def _target(sida: Sida, goal: MalUtfall) -> str:
    """The target; of a part of a year, also what it comes to until then."""
    target = target_text(goal, goal.mal.target) or DASH
    if goal.target == goal.mal.target:
        return target
    return f"{target}\n{sida.text('mal.delmal', malvarde=target_text(goal, goal.target))}"


def resultat(sida: Sida, goal: MalUtfall) -> Cell:
    """``27 % (54 av 198)``; an entered one with its mark, a hidden one with its sign."""
    tal = _shown(goal.result)
    if tal is None:
        return DASH
    taljare, namnare = counts(sida.underlag.figures, goal.result)
    if tal.finns and taljare is not None and namnare is not None:
        return (tal, " (", taljare, f"{NBSP}av{NBSP}", namnare, ")")
    return _marked(tal)


def innan(goal: MalUtfall) -> Cell:
    """Last year's result."""
    tal = _shown(goal.previous)
    if tal is None or tal.figure.origin is not Origin.INMATAD:
        return _bare(tal)
    return _marked(tal)


def _bare(tal: Tal | None) -> Cell:
    """Beside the result the unit is known; a per cent sign keeps counts and shares apart."""
    if tal is None:
        return DASH
    return tal if tal.figure.unit is Unit.PROCENT else tal.utan_enhet()


def _marked(tal: Tal) -> Cell:
    return (tal, " *") if tal.figure.origin is Origin.INMATAD else tal


def _shown(figure: Figure | None) -> Tal | None:
    """The figure, where it has a value or hides one."""
    tal = Tal(figure) if figure is not None else None
    return tal if tal is not None and (tal.finns or tal.dold) else None


def of_sex(sida: Sida, goal: MalUtfall, sex: Sex) -> Tal | None:
    """The result for one sex; None where there is none to print, or of fewer than ten."""
    tal = _of_sex(sida, goal, sex)
    is_printed = tal is not None and (tal.dold or (tal.finns and not is_few(tal)))
    return tal if is_printed else None


def _of_sex(sida: Sida, goal: MalUtfall, sex: Sex) -> Tal | None:
    result = goal.result
    if result is None or _shown(result) is None or result.id.rsplit(".", 1)[-1] in set(SEXES):
        return None
    figure = sida.underlag.figures.get(f"{result.id}.{sex}")
    return None if figure is None else Tal(figure)


def _is_of_survey(figure: Figure) -> bool:
    """Whether a result is of the survey, which no insats has for itself."""
    return figure.measure.startswith(SURVEY)


def small_print(sida: Sida, goal: MalUtfall) -> Iterator[str]:
    """What stands under the goal: a result in words, why there is none, last year's words, comment."""
    if goal.words:
        yield sida.text("mal.i-ord-rad", text=one_line(goal.words))
    absence = goal.result.absence if goal.result is not None else None
    if absence is Absence.FOR_LITEN and not sida.underlag.period.is_year:
        yield sida.text("mal.tidigast-helar")
    elif skal := reason(goal, sida.underlag.fraser):
        yield sida.text("mal.orsak", orsak=skal)
    if goal.mal.scope != FORBUNDET and goal.result is not None and _is_of_survey(goal.result):
        yield sida.text("mal.enkat-alla")
    if goal.previous_words and goal.previous_words == goal.mal.previous_in_words:
        yield sida.text("mal.forra-ord", text=one_line(goal.previous_words))
    if goal.mal.comment:
        yield " ".join(goal.mal.comment.split())


def _notes(sida: Sida, goals: Sequence[MalUtfall], columns: _Kolumner) -> Iterator[str]:
    """What * and a dash mean, who took over, and what is not compared: only what is so."""
    origins = [f.origin for goal in goals for f in (goal.result, goal.previous) if f is not None]
    if Origin.INMATAD in origins:
        yield sida.text("mal.inmatat")
    if columns.kon:
        measured = [goal for goal in goals if _shown(goal.result) is not None]
        cells = ((_of_sex(sida, g, sex), of_sex(sida, g, sex)) for g in measured for sex in _KON)
        yield from utan_kon(sida, cells)
    told = {goal.mal.scope for goal in goals}
    scopes: list[Insats | Union] = [*sida.forbund.insats, *sida.forbund.union]
    yield from changes(sida.underlag, [each for each in scopes if each.kod in told])
