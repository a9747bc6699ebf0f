"""What is published of an insats, attacked with an invented register and nothing of `sofrep.rojande`.

Every person is in one cell of three tables: kommun, months and ages, each by sex and by whether
they were there before and are there still.  A published count is a sum of cells, and whoever
knows all sums asks how little and how much each hidden one may be.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from scipy.optimize import linprog

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.evaluate import evaluate
from support.rojande import RULES_ON, turn_on

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"
YEAR = Period.of_year(2023)
MINSTA = 5
SEXES = ("kvinnor", "man", "ovriga")
BEFORE, AFTER = 0, 13
POPULATIONS = {  # was there before, is still there
    "aktuella": {(True, True), (True, False), (False, True), (False, False)},
    "vid-start": {(True, True), (True, False)},
    "nya": {(False, True), (False, False)},
    "avslutade": {(True, False), (False, False)},
    "vid-slut": {(True, True), (False, True)},
}
FLOWS = sorted(POPULATIONS["aktuella"])
BANDS = ("till-24", "25-29", "30-39", "40-49", "50-59", "fran-60", "saknas")
AGES = {
    **{band: {band} for band in BANDS},
    "30-59": {"30-39", "40-49", "50-59"},
    "kand": {*BANDS} - {"saknas"},
    "unga": {"till-24", "25-29"},
}


class Cell(NamedTuple):
    """Persons alike: `came` and `left` are what a table says of their start and their end."""

    table: str
    sex: str
    was_there: bool
    is_there: bool
    came: Any
    left: Any


class Count(NamedTuple):
    """What a figure counts."""

    population: str
    dimension: str
    value: str
    sex: str

    def has(self, cell: Cell) -> bool:
        """Whether the persons of a cell are counted."""
        at_the_end = self.population == "avslutade"
        seen = cell.left if at_the_end else cell.came
        return (
            cell.table == (self.dimension or "kommun")
            and self.sex in (cell.sex, "totalt")
            and (cell.was_there, cell.is_there) in POPULATIONS[self.population]
            and (not self.dimension or seen in self._values())
        )

    def _values(self) -> set[Any]:
        if self.dimension == "alder":
            return set(AGES[self.value])
        return {int(self.value)} if self.dimension == "manad" else {self.value}


def cells(kommuner: list[str]) -> Iterator[Cell]:
    """Every kind of person that there may be."""
    for sex in SEXES:
        for came in range(AFTER):
            for left in range(max(came, 1), AFTER + 1):
                yield Cell("manad", sex, came == BEFORE, left == AFTER, came, left)
        for was_there, is_there in FLOWS:
            for kommun in (*kommuner, "saknas"):
                yield Cell("kommun", sex, was_there, is_there, kommun, kommun)
            for place, young in enumerate(BANDS):
                for old in BANDS[place:-1] or BANDS[-1:]:
                    if old == young or (was_there and not is_there):
                        yield Cell("alder", sex, was_there, is_there, young, old)


def count_of(rows: list[str], sex: str) -> Count | None:
    """The count that the steps of a figure name; None for one of another table."""
    population, *rest = rows
    dimension, _, value = rest[0].partition("=") if rest else ("", "", "")
    if dimension == "unga":
        dimension, value = "alder", "unga"
    if population not in POPULATIONS or len(rest) > 1 or (dimension, value) == ("kommun", "kand"):
        return None
    return Count(population, dimension, value, sex) if dimension in TABLES else None


TABLES = ("", "kommun", "manad", "alder")


class Published(NamedTuple):
    """What figurer.json tells of an insats, and what it hides."""

    told: dict[Count, int]
    hidden: set[Count]


def published(figures: Mapping[str, Any], insats: str) -> Published:
    """Counts, and what shares are made of."""
    told: dict[Count, int] = {}
    hidden: set[Count] = set()
    for name, entry in figures.items():
        if not name.startswith(f"2023.{insats}.") or entry["recept"][0] != "register":
            continue
        _, rows, base = entry["recept"]
        if entry["enhet"] == "antal":
            pairs = [(rows, entry["varde"])]
        elif entry["enhet"] == "procent":
            pairs = [(rows, entry.get("taljare")), (base, entry.get("namnare"))]
        else:
            continue
        for steps, value in pairs:
            count = count_of(steps, entry["kon"])
            if count is not None and value is not None:
                told[count] = value
            elif count is not None and entry["enhet"] == "antal" and "saknas" in entry:
                hidden.add(count)
    return Published(told, hidden - told.keys())


class Attack:
    """The registers that agree with what is published."""

    def __init__(self, known: Published, kommuner: list[str]) -> None:
        self.cells = list(cells(kommuner))
        rows = [(self.sum_of(count), value, value) for count, value in known.told.items()]
        for sex in SEXES:
            for flow in FLOWS:
                whole = self.in_table("kommun", sex, flow)
                others = (self.in_table(table, sex, flow) for table in ("manad", "alder"))
                rows += [(whole - other, 0, 0) for other in others]
        for count in known.hidden:  # a 0 would be shown, but for a sex of a small group
            group = known.told.get(count._replace(sex="totalt"), 0)
            if count.sex == "totalt" or group >= MINSTA:
                rows.append((self.sum_of(count), 1, np.inf))
        exact = [(row, low) for row, low, high in rows if low == high]
        least = [(row, low) for row, low, high in rows if low != high]
        self.given: dict[str, Any] = {
            "A_eq": np.array([row for row, _ in exact]),
            "b_eq": [value for _, value in exact],
            "A_ub": np.array([-row for row, _ in least]) if least else None,
            "b_ub": [-value for _, value in least] if least else None,
        }

    def sum_of(self, count: Count) -> np.ndarray:
        """Which cells a count adds up."""
        return np.array([float(count.has(cell)) for cell in self.cells])

    def in_table(self, table: str, sex: str, flow: tuple[bool, bool]) -> np.ndarray:
        """All cells of one table, sex and flow."""
        return np.array([float((c.table, c.sex, c[2:4]) == (table, sex, flow)) for c in self.cells])

    def width(self, count: Count) -> float:
        """How many whole numbers a hidden count may be."""
        ends = []
        for sign in (1, -1):
            found = linprog(sign * self.sum_of(count), bounds=(0, None), **self.given)
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.status == 0 else np.inf)
        low, high = ends
        return high if high == np.inf else math.floor(high + 1e-6) - math.ceil(low - 1e-6) + 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """What is published, and what the office itself knows."""
    folder = tmp_path_factory.mktemp("mikrodata") / "vast"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, RULES_ON)
    build(folder, YEAR, folder / "out")
    record = json.loads((folder / "out" / "figurer.json").read_text(encoding="utf-8"))
    return record["figurer"], evaluate(folder, YEAR)


def truth_of(results: Any, insats: str) -> dict[Count, int]:
    """The true counts of the insats."""
    own = [f for f in results.figures.values() if (f.scope, f.period) == (insats, YEAR)]
    register = [f for f in own if f.recipe.table == "register" and not f.recipe.base]
    return {
        count: int(f.value)
        for f in register
        if f.value is not None and (count := count_of(list(f.recipe.rows), str(f.sex)))
    }


def wanted(count: Count, truth: Mapping[Count, int]) -> int:
    """How many whole numbers are promised: as many as are small, or as a small group has room for."""
    group = truth[count._replace(sex="totalt")]
    if count.sex != "totalt" and group < MINSTA:
        return min(MINSTA - 1, group + 1)
    is_ruled = count.sex != "totalt" or count.dimension == "kommun"
    return MINSTA - 1 if is_ruled and 0 < truth[count] < MINSTA else 2


@pytest.mark.parametrize(("insats", "at_least"), [("utr", 20), ("gg", 15), ("rv", 10)])
def test_the_registers_that_agree_differ_in_every_hidden_count_as_much_as_is_promised(
    built: tuple[Any, Any], insats: str, at_least: int
) -> None:
    figures, results = built
    known, truth = published(figures, insats), truth_of(results, insats)
    attack = Attack(known, [kommun.kod for kommun in results.forbund.kommun])
    told = {count: attack.width(count) for count in known.hidden}
    assert len(told) >= at_least
    assert not [(c, width) for c, width in told.items() if width < wanted(c, truth)]
