"""What a build makes coarser, in the words of the office: of whom, what, and in which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sofrep.amnen.alla.labels import label, measure_text
from sofrep.domain.forbund import Forbund

if TYPE_CHECKING:
    from sofrep.pipeline.coarser import MadeCoarser

_TOLD = {
    "fors": "försörjning",
    "syss": "sysselsättning",
    "orsak": "avslutsorsak",
    "tid": "tid i offentlig försörjning",
    "dagar": "tid i insatsen",
    "grupp": "grupper",
    "nummer": "unika personer",
    "part": "sökande part",
    "samtycke": "samtycke",
    "svarade": "svar på uppföljningen",
    "kommun": "kommun",
    "alder": "ålder",
    "manad": "månad",
    "enkat": "svar på enkäten",
}


def how_words(one: MadeCoarser, forbund: Forbund) -> str:
    """In place of what it is told: the id of a number of several together, which can be asked for."""
    if one.joined:
        figure = one.joined[0]
        return f"tillsammans, till exempel {figure.id}: {label(figure, forbund)}"
    if one.in_groups:
        return "bara kodgrupperna"
    return "kvinnor och män tillsammans" if one.by_sex else "visas inte"


def group_words(steps: tuple[str, ...], forbund: Forbund) -> str:
    """Who they are, as the figure is called that counts them."""
    from sofrep.rojande.steps import Steps

    if steps[0] == "enkat" and forbund.enkat is not None:
        names = {group.kod: group.namn for group in forbund.enkat.grupp}
        grupp, fraga = (step.partition("=")[2] for step in steps[1:3])
        return f"{names.get(grupp, grupp)}, fråga {fraga}"
    whole = [step for step in steps if step != "samtycke"]
    return measure_text(Steps(forbund).count_of(tuple(whole)), forbund) + ", samtyckt" * (
        len(whole) < len(steps)
    )


def told_words(told: frozenset[str], forbund: Forbund) -> str:
    """What is told, in words; at a follow-up also of which."""
    horizons = {f"uppf-{each.kod}": each.namn for each in forbund.uppfoljning}
    words = []
    for name in sorted(told):
        head, _, last = name.rpartition(".")
        word = _TOLD["enkat"] if name.startswith("enkat.") else _TOLD.get(last, last)
        words.append(f"{word} efter {horizons[head]}" if head in horizons else word)
    return " och ".join(words) or "antal"
