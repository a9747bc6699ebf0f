"""`sofrep finsam` gives the head counts that the state's system asks for, with the facts of the insatser."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sofrep.paths import sample_data
from support.commands import Sofrep


def rows_of(ran) -> list[dict[str, str]]:
    assert ran.code == 0
    return list(csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")), delimiter=";"))


def test_each_insats_has_its_head_counts_by_sex_and_the_parts_of_the_year_add_up(
    sofrep: Sofrep,
) -> None:
    """Who was there, and came, less who left, are there at the end; halves of the year add up."""
    ask = ("finsam", "2024", "--data", sample_data() / "sofint", "--format", "csv")
    year = {(r["Insats"], r["Uppgift"]): r for r in rows_of(sofrep(*ask))}
    halves = [
        {(r["Insats"], r["Uppgift"]): r for r in rows_of(sofrep(*ask, "--period", part))}
        for part in ("januari-juni", "juli-december")
    ]
    for column in ("Kvinnor", "Män", "Totalt"):
        counts = {key[1].split()[0]: 0 for key in year}
        for insats in ("Arenan ung", "Arenan vuxen"):
            found = {key[1]: int(row[column]) for key, row in year.items() if key[0] == insats}
            before, new, left, after = found.values()
            assert before + new - left == after
            for name in ("Nya", "Avslutade"):
                parts = [int(half[insats, name][column]) for half in halves]
                assert sum(parts) == found[name]
                counts[name] += found[name]
        assert counts["Nya"] > 0


def test_the_facts_of_an_insats_stand_in_the_answer(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    facts = 'inriktning = "Individinriktad"\nmetod = "Antal"\nesf = true\n'
    text = profile.read_text("utf-8").replace('kod = "ett"\n', f'kod = "ett"\n{facts}', 1)
    profile.write_text(text, encoding="utf-8")
    ran = sofrep("finsam", "2023", "--data", office, "--format", "csv")
    first = rows_of(ran)[0]
    assert [first[k] for k in ("Inriktning", "Uppföljningsmetod", "ESF")] == [
        "Individinriktad", "Antal", "ja"
    ]  # fmt: skip


def test_the_answer_says_that_small_counts_are_asked_for_and_not_to_be_passed_on(
    sofrep: Sofrep, office: Path
) -> None:
    told = sofrep("finsam", "2023", "--data", office).out
    assert "frågar efter alla antal, också märkta och små" in told


def test_a_year_without_figures_is_told(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("finsam", "1999", "--data", office)
    assert ran.code != 0
    assert "1999" in ran.err
