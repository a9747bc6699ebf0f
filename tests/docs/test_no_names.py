"""Nothing about one förbund stands in the code or in the built-in templates."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

from support.facit import ROOT, read_table

PROFILES = sorted((ROOT / "sample_data").glob("*/forbund.toml"))
# Columns of the published tables that hold names of insatser, unions and kommuner.
FACIT = {
    "vast_mal.csv": "insats",
    "hbs_2015_mal.csv": "insats",
    "hbs_2015_deltagare.csv": "insats",
}
KOMMUNER = "vast_ansokningar_2023.csv"
NO_NAMES = {
    # What the published tables call sums and the whole.
    "TOTALT",
    "Totalt",
    "part",
    "procent",
    "Förbundet",
    "Strukturella insatser",
    "Samtliga individinsatser",
    # Words that say what an insats or a union is, and are no names of it.
    "Alla insatser",
}
CODE = sorted(
    path
    for folder in ("sofrep", "templates")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".toml", ".md", ".json", ".txt"}
)
TEMPLATES = sorted((ROOT / "templates").glob("*.docx"))


def names_of(profile: Path) -> set[str]:
    """The names by which a sample's förbund, insatser, unions and kommuner are known."""
    forbund = tomllib.loads(profile.read_text(encoding="utf-8"))
    names = {forbund["namn"], forbund["kortnamn"]}
    for kind in ("insats", "union", "kommun"):
        for entry in forbund.get(kind, []):
            names |= {entry["namn"], entry.get("kortnamn", ""), *entry.get("alias", [])}
    return names


def all_names() -> set[str]:
    names = {name for profile in PROFILES for name in names_of(profile)}
    for table, column in FACIT.items():
        names |= {row[column] for row in read_table(table)}
    names |= set(read_table(KOMMUNER)[0])
    return names - NO_NAMES - {""}


NAMES = sorted(all_names())
PATTERN = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, NAMES)) + r")(?!\w)")


def found_in(text: str) -> set[str]:
    return set(PATTERN.findall(text))


def text_of(template: Path) -> str:
    """What a template's parts say: the runs of a paragraph joined, and every attribute's text."""
    with zipfile.ZipFile(template) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        ]
    paragraphs = (part.replace("</w:p>", "\n") for part in parts)
    return "\n".join(
        re.sub(r"<[^>]*>", "", part) + " ".join(re.findall(r'="([^"]*)"', part))
        for part in paragraphs
    )


def test_the_names_are_those_of_three_forbund() -> None:
    assert len(PROFILES) == 3
    assert {"Rehabvägledare", "Uddevalla", "ADRIAN", "Botkyrka kommun", "Vägvalet"} <= set(NAMES)


def test_a_name_is_found_where_it_stands() -> None:
    assert found_in('x = "Steg i Salem, ADRIAN"') == {"Salem", "ADRIAN"}
    assert found_in("Salems och ADRIANS") == set()


def test_no_name_stands_in_the_code() -> None:
    assert {path: found for path in CODE if (found := found_in(path.read_text("utf-8")))} == {}


def test_no_name_stands_in_a_template() -> None:
    assert {path: found for path in TEMPLATES if (found := found_in(text_of(path)))} == {}
