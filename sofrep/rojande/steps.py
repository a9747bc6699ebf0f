"""What of a figure a neighbour can know, and what it tells of those people: from its recipe.

A step (``kommun=alv``, ``fors=sjukpen``, ``over-max``) is something that is known of people, or
something that is told.  One that nobody has heard of is told: a new dimension is sensitive until the
profile says that it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sofrep.domain.figure import SEXES, Figure, FigureSet, Recipe
from sofrep.domain.forbund import Forbund
from sofrep.statistics.own_dimensions import added

REGISTER = frozenset({"register", "uppfoljning", "antal", "blandat"})
_ONE_OF: Mapping[str, str] = {
    "unga": "alder",
    "kunde": "orsak",
    "sjuk": "orsak",
    "over-max": "dagar",
    "langst": "dagar",
    "i-grupp": "grupp",
    "utan-grupp": "grupp",
    "grupper": "grupp",
    "numrerade": "nummer",
}
"""Steps that tell of a dimension under another name."""
_WHO = ("samtycke", "svarade")
"""Steps that make a group of their own: what those who answered said is told of them."""
COMPARED = ("mot-riket", "forandring")
_HEADS = ("n", "tillfragade", "svarsfrekvens", "antal")
MEANS: Mapping[str, str] = {
    "alder.medel": "alder",
    "tid.medel": "tid",
    "dagar.medel": "dagar",
    "manader.medel": "dagar",
}
"""The column that a mean is of, by how its measure ends."""
_SEXES = frozenset(SEXES)
_PERSONS = ("personer", "upprepning", "numrerade")
Category = tuple[str, ...]
"""The steps by which some are told apart."""
MEAN: Category = ()
"""What is told by a mean."""


class Reading(NamedTuple):
    """What a figure tells: of the people at `steps`, how it is with `told`.

    `told` are dimensions: none for a count of heads.  `category` are the steps that they are counted by
    (of a mean, those of whom it is one; none of what else is no count), and `is_mean` says that it is
    a mean, or a largest value.  `also_before` says that it tells the same of the year before.
    """

    table: str
    steps: tuple[str, ...]
    told: frozenset[str] = frozenset()
    category: Category = ()
    is_mean: bool = False
    is_largest: bool = False
    also_before: bool = False

    @property
    def kinds(self) -> Mapping[Category, Category]:
        """What is counted, whatever it is called: at exit, ``avslut.arbstud`` is ``arbstud``."""
        kind = tuple(step.removeprefix("avslut.") for step in self.category)
        found = {kind: self.category} if kind else {}
        return {MEAN: MEAN, **found} if self.is_mean and not self.is_largest else found


class Steps:
    """The profile's dimensions, and which of them a neighbour can know."""

    def __init__(self, forbund: Forbund) -> None:
        own = [each for each in added(forbund) if each.own]
        told = {each.name for each in own if each.own and each.own.kand}
        self._known = frozenset(forbund.rojande.kanda) | told
        chosen = set(forbund.rojande.kansliga)
        self._sensitive = frozenset(chosen | {e.name for e in own if e.uppgift in chosen})
        self._groups = {group.kod: group.lista.steg for group in forbund.kodgrupp}
        self._kommuner = {kommun.medlem: kommun.kod for kommun in forbund.kommun if kommun.medlem}
        self._read: dict[tuple[object, ...], Reading | None] = {}

    def dimension(self, step: str, population: str = "") -> str:
        """What a step is about: ``fors``, at a follow-up ``uppf-6man.fors``."""
        at_exit = step.startswith("avslut.")
        name = step.removeprefix("avslut.").partition("=")[0]
        name = _ONE_OF.get(name) or self._groups.get(name, name)
        if population.endswith(".svar") and not at_exit and name not in self._known:
            return f"{population.removesuffix('.svar')}.{name}"
        return name

    def is_told(self, step: str) -> bool:
        """Whether a step tells of somebody what a neighbour cannot know."""
        return self._is_told(step, "")

    def read(self, figure: Figure, recipe: Recipe) -> Reading | None:
        """What a figure, counted by such a recipe, tells of people; None where it counts none."""
        table = figure.recipe.table
        if table == "historik" or table in REGISTER:
            return self._register(
                figure.measure, recipe, "historik" if table == "historik" else "register"
            )
        if table == "enkat":
            return self._survey(figure)
        if table == "ansokningar":
            return self._application(figure)
        return None

    def count_of(self, steps: tuple[str, ...]) -> str:
        """The measure that counts the people at some steps."""
        names = [*steps[0].split("."), *(s.replace("=", ".") for s in steps[1:])]
        if names[-1] == "svar":
            names[-1] = "kohort"
        if steps[-1] == "svarade":
            names = [names[0], "svarade"]
        return ".".join(names)

    def _register(self, measure: str, recipe: Recipe, table: str) -> Reading | None:
        """Of every insats, sex and period the same."""
        name = without_sex(measure)
        key = (name, recipe.rows, table)
        if key not in self._read:
            self._read[key] = self._of_people(name, recipe, table)
        return self._read[key]

    def _of_people(self, measure: str, recipe: Recipe, table: str) -> Reading | None:
        population, *rest = recipe.rows
        last = measure.rpartition(".")[2]
        if last == "grupper":
            return None
        steps = [population]
        left: list[str] = []
        for place, step in enumerate(rest):
            if step in _WHO and place + 1 < len(rest) and not left:
                steps.append(step)  # whoever answered is the group that the answers are told of
            elif self._is_told(step, population):
                left.append(step)
            else:
                steps.append(step)
        mean = next((column for end, column in MEANS.items() if measure.endswith(end)), None)
        told = {self.dimension(step, population) for step in left}
        if last in _PERSONS:
            told.add("nummer")
        if last == "medel":
            told.add(mean or last)
        told = {name for name in told if self._may_be_told(name)}
        left = [s for s in left if self.dimension(s, population) in told]
        is_largest = last == "max"
        is_count = not (last in {"personer", "upprepning"} or is_largest)
        return Reading(
            table,
            tuple(steps),
            frozenset(told),
            tuple(left) if is_count else (),
            is_mean=last == "medel" or is_largest,
            is_largest=is_largest,
        )

    def _is_told(self, step: str, population: str) -> bool:
        return self._may_be_told(self.dimension(step, population))

    def _may_be_told(self, name: str) -> bool:
        if name in self._known:
            return False
        return not self._sensitive or name.rpartition(".")[2] in self._sensitive

    def _survey(self, figure: Figure) -> Reading | None:
        """Of every sex and year the same."""
        rows, last = figure.recipe.rows, without_sex(figure.measure).rpartition(".")[2]
        if (rows, last) not in self._read:
            self._read[rows, last] = self._of_answers(rows, last)
        return self._read[rows, last]

    def _of_answers(self, rows: tuple[str, ...], last: str) -> Reading | None:
        if len(rows) < 4 or last in _HEADS:
            return None
        name = ".".join(("enkat", *(step.partition("=")[2] for step in rows[1:3])))
        counted = rows[3:] if last not in COMPARED else ()
        return Reading(
            "enkat", rows[:3], frozenset({name}), counted, also_before=last == "forandring"
        )

    def _application(self, figure: Figure) -> Reading:
        """Who sent somebody is told of those who applied from a kommun; a kommun as a member is one."""
        rows = list(figure.recipe.rows)
        known = [s for s in rows[1:] if not self._is_told(s.partition("=")[0], "")]
        left = [s for s in rows[1:] if s not in known]
        for step in left:
            kommun = self._kommuner.get(step.removeprefix("medlem="))
            if step.startswith("medlem=") and kommun:
                known = [f"kommun={kommun}"]
        told = frozenset({"part"}) if left and self._may_be_told("part") else frozenset()
        return Reading("ansokningar", (rows[0], *known), told, tuple(left))


def without_sex(measure: str) -> str:
    """A measure without its last part where that is a sex."""
    head, _, last = measure.rpartition(".")
    return head if last in _SEXES else measure


def recipes_of(figures: FigureSet) -> Mapping[str, Recipe]:
    """The recipe of every computed measure: an entered figure has none of its own."""
    found: dict[str, Recipe] = {}
    for figure in figures.values():
        if figure.recipe.table in REGISTER:
            found.setdefault(figure.measure, figure.recipe)
    return found
