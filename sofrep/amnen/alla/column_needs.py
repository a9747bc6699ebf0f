"""What the chosen sections and the goals of a year build on: which columns a register must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sofrep.amnen.alla.sheets import REGISTER, UPPFOLJNING
from sofrep.amnen.mal.siffror.goal_measures import GoalTarget, find_target
from sofrep.domain.bilagor import insatsvisa
from sofrep.domain.figure import SEXES
from sofrep.domain.forbund import Avsnitt, Forbund, Kodlista, Uppfoljning
from sofrep.domain.uppgift import Uppgift
from sofrep.statistics.calendar_time import BoolArray
from sofrep.statistics.dimension import DIMENSIONS, Dimension
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import UNKNOWN, Sheet
from sofrep.statistics.ways import Way

ALWAYS = frozenset({Uppgift.KON, Uppgift.SLUT})
"""Every document tells how many there are, by sex, and who has left."""

FOLLOW_UP = "uppf"
"""Among what is needed: consent and answers."""

_OF_SECTIONS: Mapping[str, tuple[str, ...]] = {
    Avsnitt.UNGA: (Uppgift.ALDER,),
    Avsnitt.GRUPPER: (Uppgift.GRUPP,),
    Avsnitt.PERSONER: (Uppgift.NUMMER,),
    Avsnitt.UPPFOLJNING: (FOLLOW_UP, Uppgift.FORSORJNING, Uppgift.SYSSELSATTNING),
}
"""What a section builds on beside what it is called by."""
_OF_MEASURES: Mapping[str, tuple[Uppgift, ...]] = {
    **dict.fromkeys(SEXES, (Uppgift.KON,)),
    "unga": (Uppgift.ALDER,),
    "kunde": (Uppgift.AVSLUTSORSAK,),
    **dict.fromkeys(("grupper", "i-grupp", "utan-grupp"), (Uppgift.GRUPP,)),
    **dict.fromkeys(("numrerade", "personer", "upprepning"), (Uppgift.NUMMER,)),
}


class Noted(Struct, frozen=True):
    """Something that rows may say: its columns, of which one is enough, and what it is called.

    `populations` are those whose rows say it; `need` is what it is among the needs, "" where it is
    never needed; `uppgift` what the profile may say that the office does not note.  `value` is the
    counted column that any of several fields fills; `counted` is the column that tells where all
    cells are blank, and what then stands in it.
    """

    fields: tuple[str, ...]
    words: str
    populations: tuple[str, ...]
    need: str = ""
    uppgift: str = ""
    kind: str = REGISTER.kind
    value: str = ""
    counted: tuple[str, int] | None = None


_IN = ("aktuella", "nya")
_BESIDE = (
    Noted(("kon",), Uppgift.KON.words, _IN, Uppgift.KON, Uppgift.KON, counted=("kon", 2)),
    *(
        Noted((each,), each.words, _IN, each, each)
        for each in (Uppgift.SLUT, Uppgift.GRUPP, Uppgift.NUMMER)
    ),
)
"""What is noted and is no dimension."""
_VALUES = {each.at_exit or each.column for each in DIMENSIONS.values() if len(each.fields) > 1}


def noted_in_register(forbund: Forbund) -> Iterator[Noted]:
    """What a register of `forbund` may say of each participant."""
    cohorts = tuple(f"uppf-{horizon.kod}.kohort" for horizon in forbund.uppfoljning)
    noted = [*_BESIDE]
    for each in dimensions_of(forbund).values():
        if each.fields and (each.lista is None or forbund.codes(each.lista)):
            at_exit = ("avslutade", *cohorts) if each.lista else ("avslutade",)
            noted.append(_noted(each, at_exit if each.is_at_exit else _IN))
    yield from sorted(noted, key=lambda each: _ORDER.get(each.uppgift, len(_ORDER)))
    if cohorts:
        asked = tuple(f"uppf-{horizon.kod}.svar" for horizon in forbund.uppfoljning)
        yield Noted(("samtycke",), "samtycke till uppföljning", asked, FOLLOW_UP)
    for horizon in forbund.uppfoljning:
        yield from _answers(horizon, forbund)


_ORDER = {str(uppgift): n for n, uppgift in enumerate(Uppgift)}


def _noted(dimension: Dimension, populations: tuple[str, ...]) -> Noted:
    return Noted(
        dimension.fields,
        dimension.called,
        populations,
        dimension.avsnitt,
        dimension.uppgift,
        value=dimension.at_exit or dimension.column,
        counted=(dimension.column, dimension.blank_value),
    )


def _answers(horizon: Uppfoljning, forbund: Forbund) -> Iterator[Noted]:
    asked = (f"uppf-{horizon.kod}.svar",)
    yield Noted((f"{horizon.kod}.svarat",), f"svar efter {horizon.namn}", asked, FOLLOW_UP)
    for lista in (Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING):
        if forbund.codes(lista):
            words = f"{Uppgift(lista).words.removesuffix(' vid avslut')} efter {horizon.namn}"
            yield Noted((f"{horizon.kod}.{lista}",), words, asked, FOLLOW_UP)


def _in_answers(forbund: Forbund) -> Iterator[Noted]:
    """What a sheet of follow-up answers may say of each exit."""
    asked = tuple(f"uppf-{horizon.kod}.svar" for horizon in forbund.uppfoljning)
    kind = UPPFOLJNING.kind
    yield Noted(("kon",), Uppgift.KON.words, asked, Uppgift.KON, Uppgift.KON, kind)
    yield Noted(("svarat",), "svar", asked, FOLLOW_UP, kind=kind)
    for lista in (Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING):
        if forbund.codes(lista):
            words = Uppgift(lista).words.replace("avslut", "uppföljning")
            yield Noted((lista,), words, asked, FOLLOW_UP, kind=kind)
            yield Noted((f"avslut_{lista}",), Uppgift(lista).words, asked, kind=kind)


class Lacking(Struct, frozen=True):
    """Something that rows of a sheet ought to say, for which it has no column."""

    noted: Noted
    is_needed: bool


def lacking(source: Source) -> Mapping[int, list[Lacking]]:
    """What each sheet of people lacks a column for, by its number: of those with rows that count."""
    forbund, sheets, needed = source.forbund, source.underlag.sheets, needs(source)
    found: dict[int, list[Lacking]] = {}
    pairs: dict[str, Mapping[tuple[int, int], frozenset[str]]] = {}
    for noted in (*noted_in_register(forbund), *_in_answers(forbund)):
        concerned: dict[int, set[int]] = {}
        for name in noted.populations:
            if name not in pairs:
                pairs[name] = _sheets_of(source, name)
            for (sheet, insats), known in pairs[name].items():
                own = forbund.insats[insats]
                if (
                    sheets[sheet].kind == noted.kind
                    and (not noted.uppgift or forbund.notes(own, noted.uppgift))
                    and _lacks(sheets[sheet], noted, known)
                ):
                    concerned.setdefault(sheet, set()).add(insats)
        for sheet, insatser in sorted(concerned.items()):
            is_needed = any(noted.need in needed[insats] for insats in insatser)
            found.setdefault(sheet, []).append(Lacking(noted, is_needed))
    return found


def _lacks(sheet: Sheet, noted: Noted, known: frozenset[str]) -> bool:
    """Whether the sheet has no column for it, or lacks one and has little in the others."""
    without = sheet.lacks.intersection(noted.fields)
    return len(without) == len(noted.fields) or bool(
        without and noted.value and noted.value not in known
    )


def _sheets_of(source: Source, population: str) -> Mapping[tuple[int, int], frozenset[str]]:
    """The sheets with rows of the population, each with an insats of those rows.

    With them the counted columns of `_VALUES` that at least half of those rows have something in.
    """
    insatser = [number for number, way in source.ways.items() if way is Way.RADER]
    if population.startswith("uppf-"):
        kod = population.removeprefix("uppf-").partition(".")[0]
        horizon = next(each for each in source.forbund.uppfoljning if each.kod == kod)
        followed = [n for n in insatser if source.forbund.insats[n].kod in horizon.insatser]
        insatser = [n for n in followed if source.has_exits(horizon, n)]
        if source.window(horizon) is None:
            return {}
    rows = source.register_rows(tuple(insatser), population)

    def pairs(chosen: BoolArray | slice) -> Counter[tuple[int, int]]:
        columns = (rows.column(name)[chosen].tolist() for name in ("sheet", "insats"))
        return Counter(zip(*columns, strict=True))

    answers = population.endswith(".svar")
    known = {} if answers else {v: pairs(rows.column(v) != UNKNOWN) for v in _VALUES}
    return {
        pair: frozenset(value for value, among in known.items() if 2 * among[pair] >= number)
        for pair, number in pairs(slice(None)).items()
    }


def needs(source: Source) -> Mapping[int, frozenset[str]]:
    """What is needed of each insats, by its number: by the documents' sections and the year's goals."""
    forbund = source.forbund
    found: dict[int, set[str]] = {number: set(ALWAYS) for number in range(len(forbund.insats))}
    for kod, avsnitt in insatsvisa(forbund):
        for number in source.insatser[kod]:
            found[number].update(_OF_SECTIONS.get(avsnitt, (avsnitt,)))
    for goal in source.underlag.goals:
        target = find_target(goal, forbund, source.period) if goal.matt else None
        if goal.year == source.period.year and isinstance(target, GoalTarget):
            for number in source.insatser[target.scope]:
                found[number].update(_of_goal(target, forbund))
    return {number: frozenset(needed) for number, needed in found.items()}


def _of_goal(target: GoalTarget, forbund: Forbund) -> Iterator[str]:
    groups = {group.kod: (str(group.lista),) for group in forbund.kodgrupp}
    groups |= {name: (each.avsnitt,) for name, each in dimensions_of(forbund).items()}
    tokens = target.measure.split(".")
    if target.is_follow_up:
        yield FOLLOW_UP
        tokens = tokens[2:] if "avslut" in tokens or "samma" in tokens else []
    for token in tokens:
        yield from _OF_MEASURES.get(token, groups.get(token, ()))
