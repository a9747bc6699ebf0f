"""The tables of the forms: what the förbund knows already of participants, goals and money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sofrep.amnen.gemensamt.jamfor import is_few
from sofrep.amnen.gemensamt.malutfall import one_line, reason, target_text
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.tabeller import rounded_note
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.domain.blanketter import AVTAL
from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.mal import MalUtfall
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal

_MONEY = ("budget", "utfall", "avvikelse")


def goals_table(sida: Sida) -> Tabell | None:
    """The goals of the insats: of an agreement with their targets, of a follow-up with results."""
    underlag, kind = sida.underlag, sida.dokument
    goals = [goal for goal in underlag.goals if goal.mal.scope == sida.scope]
    if not goals:
        return None
    is_agreed = kind == AVTAL.kod
    rows = [
        (target_text(goal, goal.mal.target) or DASH,)
        + (() if is_agreed else (*_results(sida, goal), str(goal.bedomning)))
        for goal in goals
    ]
    notes = [
        f"{goal.mal.wording}: {text}."
        for goal in goals
        for text in (_in_words(sida, goal), reason(goal, sida.underlag.fraser))
        if text and not is_agreed
    ]
    if not is_agreed and any(DASH in row for row in rows):
        notes.insert(0, sida.text("blankett.mal", "streck"))
    return Tabell(
        sida.text("blankett.mal-tabell", kind),
        sida.text("blankett.mal-beskrivning", kind),
        tuple(sida.text("blankett.mal-kolumner", kind).split("; ")),
        tuple(Rad(goal.mal.wording, row) for goal, row in zip(goals, rows, strict=True)),
        tuple(notes),
    )


def _results(sida: Sida, goal: MalUtfall) -> Iterator[Tal | str]:
    if goal.result is not None and goal.result.value is not None:
        yield Tal(goal.result)
    else:
        yield sida.text("blankett.mal", "i-ord") if _in_words(sida, goal) else DASH
    for sex in (Sex.KVINNOR, Sex.MAN):
        tal = _of_sex(sida.underlag.figures, goal.result, sex)
        yield DASH if tal is None or is_few(tal) else tal


def _in_words(sida: Sida, goal: MalUtfall) -> str:
    """A result that is told in words, or that it is not shown."""
    if goal.result is not None and Tal(goal.result).dold:
        return sida.text("blankett.mal", "dolt")
    return one_line(goal.words)


def _of_sex(figures: FigureSet, result: Figure | None, sex: Sex) -> Tal | None:
    """The same measure for one sex, where there is such a figure with a value."""
    if result is None or result.id.rsplit(".", 1)[-1] in set(SEXES):
        return None
    figure = figures.get(f"{result.id}.{sex}")
    return Tal(figure) if figure is not None and figure.value is not None else None


def participants_table(sida: Sida) -> Tabell | None:
    """How many took part and ended, and how many of them went to work or studies."""
    s, words = sida.s, "blankett.deltagare"
    groups = [(g.namn, f"avslutade.{g.kod}") for g in sida.forbund.kodgrupp if g.kod == "arbstud"]
    shown = [
        *((sida.text(words, matt), matt) for matt in ("aktuella", "nya", "avslutade")),
        *((sida.text(words, "vid-avslut", grupp=namn), matt) for namn, matt in groups),
        *((sida.text(words, "andel"), f"{matt}.andel") for _, matt in groups),
    ]
    sexes = s.kolumner("aktuella", "nya", "avslutade")
    rows = [
        Rad(label, tuple(DASH if (tal := s.kanske(matt, sex)) is None else tal for sex in sexes))
        for label, matt in shown
        if s.kanske(matt) is not None
    ]
    if not rows:
        return None
    words = "blankett.deltagare-tabell"
    return Tabell(
        sida.text(words, "rubrik"),
        sida.text(words, "beskrivning"),
        (sida.text(words, "rad"), *(KOLUMN[sex] for sex in sexes)),
        tuple(rows),
        (*sida.streck(rows), *_not_there(sida, rows)),
    )


def _not_there(sida: Sida, rows: Iterable[Rad]) -> tuple[str, ...]:
    """What a dash means where there is no figure, as in a share of a group that is empty."""
    is_told = any(cell == DASH for rad in rows for cell in rad.celler)
    return (sida.text("blankett.streck"),) if is_told else ()


def money_table(sida: Sida) -> Tabell | None:
    """Budget and outcome, where the workbooks know any of them."""
    found = {matt: sida.s.kanske(matt) for matt in _MONEY}
    if all(tal is None for tal in found.values()):
        return None
    rows = tuple(
        Rad(sida.text("blankett.belopp", matt), (DASH if tal is None else tal,))
        for matt, tal in found.items()
    )
    words = "blankett.belopp-tabell"
    return Tabell(
        sida.text(words, "rubrik"),
        sida.text(words, "beskrivning"),
        tuple(sida.text(words, "kolumner").split("; ")),
        rows,
        (*_not_there(sida, rows), *rounded_note(sida.underlag.fraser, rows), *sida.streck(rows)),
    )
