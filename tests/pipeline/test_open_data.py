"""The figures for everybody: as a table beside figurer.json, and the form of both as it is described."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.figure_csv import COLUMNS, figures_csv
from sofrep.pipeline.record_schema import schema, schema_text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
VALIDATOR = jsonschema.Draft202012Validator
SMALL_GROUP = Figure(
    id="2023.rv.avslutade.arbstud.andel",
    value=Fraction(200, 3),
    unit=Unit.PROCENT,
    scope="rv",
    period=Period.of_year(2023),
    recipe=Recipe("register", ("avslutade", "arbstud"), ("avslutade",)),
    numerator=2,
    denominator=3,
)


@pytest.fixture(scope="module", params=[("sofint", 2023), ("hbs", 2015)], ids=["sofint", "hbs"])
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a sample: one that protects small groups, one with entered figures and grades."""
    name, year = request.param
    folder = tmp_path_factory.mktemp(name)
    build(ROOT / "sample_data" / name, Period.of_year(year), folder)
    return folder


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def exact(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def number(cell: str) -> Fraction | None:
    return Fraction(cell.replace(",", ".")) if cell else None


def test_the_table_says_what_figurer_json_says_and_no_more(out: Path) -> None:
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))["figurer"]
    rows = table((out / "figurer.csv").read_bytes())
    assert [row["id"] for row in rows] == [
        key for key, entry in record.items() if "bara_kansliet" not in entry
    ]
    for row in rows:
        entry = record[row["id"]]
        assert row["visas"].lstrip("'") == entry["visas"]
        for column in ("varde", "taljare", "namnare"):
            told, known = number(row[column]), exact(entry.get(column))
            assert (told is None) == (known is None), row
            assert told is None or abs(told - (known or 0)) < Fraction(1, 10_000), row


def test_what_is_folded_or_hidden_stands_with_its_reason_and_without_any_number(out: Path) -> None:
    kept_back = {Absence.SAMLAD, Absence.OVRIGA, Absence.FOR_LITEN, Absence.DOLD}
    reasons = {each.value for each in kept_back}
    rows = [r for r in table((out / "figurer.csv").read_bytes()) if r["saknas"] in reasons]
    assert bool(rows) == (out.name.startswith("sofint"))
    assert [r for r in rows if r["varde"] or r["taljare"] or r["namnare"]] == []


def test_what_is_for_the_office_alone_is_not_in_the_table() -> None:
    figures = [SMALL_GROUP, replace(SMALL_GROUP, id="2023.rv.nya", is_internal=True)]
    rows = table(figures_csv(figures, lambda _: "=Namn"))
    assert [(row["id"], row["namn"], row["varde"]) for row in rows] == [
        ("2023.rv.avslutade.arbstud.andel", "'=Namn", "66,6667")
    ]


def test_figurer_json_of_the_samples_holds_against_its_schema(out: Path) -> None:
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    assert [fault.message for fault in VALIDATOR(schema()).iter_errors(record)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [(["format"], 2), (["figurer", "x"], {"varde": 1.5}), (["period"], None), (["namn"], "ny")],
)
def test_the_schema_refuses_what_is_not_of_its_version(
    out: Path, path: list[str], value: object
) -> None:
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    record["figurer"] = {}
    *above, last = path
    place = record[above[0]] if above else record
    place[last] = value
    assert list(VALIDATOR(schema()).iter_errors(record))


def test_the_schema_is_one_and_stands_among_the_docs() -> None:
    VALIDATOR.check_schema(schema())
    assert (DOCS / "figurer.schema.json").read_text(encoding="utf-8") == schema_text()


def test_every_column_of_the_table_is_described() -> None:
    page = (DOCS / "oppna-data.md").read_text(encoding="utf-8")
    assert [c for c, words in COLUMNS.items() if f"| `{c}` | {words} |" not in page] == []
