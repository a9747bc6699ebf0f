"""A publication that tells of nobody, and one hidden number printed beside it: the attack finds each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from rojande.attack_on import publish
from rojande.attacker import leaks_of
from rojande.claims import Claims
from rojande.invented import make_office
from rojande.published import sexes_told
from rojande.world import SEXES, World

Figures = Mapping[str, Mapping[str, Any]]
PERIODS = ("2022", "2023m01-08", "2023")
PLANTS = {
    "support at exit, of one sex": r"^2023\.i0\.avslutade\.fors\.\w+\.(kvinnor|man)$",
    "occupation at exit, of one sex": r"^2023\.\w+\.avslutade\.syss\.[\w-]+\.(kvinnor|man)$",
    "reason, as a share": r"^2023\.\w+\.avslutade\.orsak\.\w+\.andel\.(kvinnor|man)$",
    "of the young": r"^2023\.i0\.avslutade\.unga\.\w+\.andel$",
    "a union beside its members": r"^2023\.(alla|ind)\.avslutade\.(orsak|sjuk|kunde|andra)[\w.-]*$",
    "a part of the year": r"^2023m01-08\.i0\.avslutade\.\w+$",
    "the year before": r"^2022\.i0\.avslutade\.\w+$",
    "follow-up, of one sex": r"^2023\.i0\.uppf-6man\.(fors|syss)\.[\w-]+\.(kvinnor|man)$",
    "at exit, of those who answered": r"^2023\.i\d\.uppf-\w+\.samma\.\w+\.andel\.(kvinnor|man)$",
    "time on support, a band": r"^2023\.i0\.avslutade\.tid\.[\w-]+\.(kvinnor|man)$",
    "time on support, a mean": r"^2023\.i0\.\w+\.tid\.medel",
    "an answer to the survey": r"^2023\.forbundet\.enk\.(avslut|pagaende)\.f\d+\.pos\.(kvinnor|man)$",
    "applications of a part from a kommun": r"^2023\.forbundet\.ansokningar\.part\.\w+\.k4$",
    "a head count of a kommun, of one sex": r"^2023\.\w+\.\w+\.kommun\.k\d\.(kvinnor|man)$",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """An office without rules: everything that it prints, and a part of it that tells of nobody."""
    made = make_office(tmp_path_factory.mktemp("plantor") / "forbund", 30, 5)
    published = publish(made, PERIODS)
    printed = {k: e for each in published for k, e in each.figures.items()}
    every = published[-1].figures_all
    quiet = {k: e for k, e in printed.items() if is_quiet(k, e)}
    return SimpleNamespace(world=World(made), printed=printed, quiet=quiet, every=every)


def is_quiet(name: str, entry: Mapping[str, Any]) -> bool:
    """Totals of the year of the first insats and of the survey, of five and more."""
    scope, measure = name.split(".", 2)[1:]
    base = entry.get("namnare", entry["varde"])
    return bool(
        name.startswith("2023.") and (scope == "i0" or measure.startswith("enk.")) and entry["varde"] is not None
        and not isinstance(base, str) and base >= 5
        and measure.rpartition(".")[2] not in SEXES
        and not re.search(r"\.unga|uppf-2ar|kvot|forandring|nya\.tid|aktuella\.tid|part\.\w+\.\w+|\.kvar\.|samma|\.max", measure)
    )  # fmt: skip


def plants(world: World, quiet: Figures, printed: Figures, pattern: str) -> Iterator[str]:
    """Numbers of a few, or that leave a few of what is told, one of whom has what is counted."""
    every = Claims(world, [printed])
    said = [t for c in Claims(world, [quiet]) for t in c.terms]
    for name in (
        n for n in every.known if re.search(pattern, n) and quiet.get(n, {}).get("varde") is None
    ):
        for term in every.terms(name):
            mine = number_of(term.people)
            beside = [number_of(t.people) for t in said if t.atom == term.atom]
            left = [abs(m - mine) for m in beside if (m >= mine).all() or (m <= mine).all()]
            if any(1 <= m.sum() <= 4 and m @ world.truth(term.atom) > 0 for m in (mine, *left)):
                yield name


def number_of(people: bytes) -> np.ndarray:
    return np.frombuffer(people, dtype=np.uint8).astype(int)


def test_the_quiet_publication_tells_of_nobody(office: SimpleNamespace) -> None:
    assert len(office.quiet) > 200
    assert [*sexes_told(office.world, office.quiet)] == []
    assert [*leaks_of(office.world, Claims(office.world, [office.quiet]), ["2023"])] == []


@pytest.mark.parametrize("pattern", PLANTS.values(), ids=PLANTS)
def test_a_hidden_number_that_is_printed_is_found(office: SimpleNamespace, pattern: str) -> None:
    planted = [*islice(plants(office.world, office.quiet, office.printed, pattern), 1)]
    assert planted
    for name in planted:
        published = {**office.quiet, name: office.printed[name]}
        world = office.world
        assert [*sexes_told(world, published)] or next(
            leaks_of(world, Claims(world, [published]), ["2023"], 1), ""
        ), name


def test_the_grade_of_an_insats_tells_the_one_goal_that_is_hidden(office: SimpleNamespace) -> None:
    """Its quotient is what the mean lacks of the others."""
    hidden = {
        name
        for name, entry in office.every.items()
        if re.search(r"mal-\d+\.kvot$", name)
        and "kvar" not in str(entry["recept"])
        and entry["varde"] not in (None, 0)
        if office.every[entry["recept"][1][0]].get("namnare") in range(1, 5)
    }
    assert hidden
    for name in sorted(hidden):
        scope = name.split(".")[1]
        told = {
            k: e
            for k, e in office.every.items()
            if re.fullmatch(rf"2023\.{scope}\.(mal-\d+|betyg)\.kvot", k)
        }
        told[name] = told[name] | {"varde": None}
        claims = [c for c in Claims(office.world, [told]) if c.figure == name]
        assert any(sum(term.people) in range(1, 5) for c in claims for term in c.terms)
