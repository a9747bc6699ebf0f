"""What ``sofrep check`` shows of silenced rules, its web page and its marked copies."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.commands import Sofrep
from support.office import add_rows, make_office

FAULTY = {"Insats": "Ett", "Kön": "man", "Startdatum": "igår", "Grupp": "<b>=1+1</b>"}
OLD = {"Insats": "Ett", "Kön": "man", "Födelseår": 1940, "Startdatum": "2023-05-01"}


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """An office with one silenced warning and no other problem."""
    folder = make_office(tmp_path / "f")
    add_rows(folder / "register" / "register.xlsx", [OLD])
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8").replace("(fyll i)", "och <vi>")
    text += '\n[[tyst]]\nregel = "alder-utanfor"\nskal = "Äldre & <frisk>."\n'
    profile.write_text(text, encoding="utf-8")
    return folder


def test_silenced_warnings_are_counted_with_their_reason_and_do_not_count_as_strict(
    sofrep: Sofrep, silent: Path
) -> None:
    ran = sofrep("check", "2023", "--data", silent, "--strict")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "1 varning är avstängd i forbund.toml:",
        "  alder-utanfor (1): Äldre & <frisk>. [register/register.xlsx, bladet Register, cell D5]",
        "Inga fel och inga varningar.",
    ]
    assert "1 varning är avstängd" in sofrep("build", "2023", "--data", silent, "--strict").out


def test_silenced_warnings_stand_last_in_json_with_their_reason(
    sofrep: Sofrep, silent: Path
) -> None:
    (row,) = json.loads(sofrep("check", "2023", "--data", silent, "--format", "json").out)
    assert (row["regel"], row["tystad"]) == ("alder-utanfor", "Äldre & <frisk>.")


def test_a_silencing_without_effect_is_told(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    more = '\n[[tyst]]\nregel = "rader-lika"\nskal = "Det stämmer."\n'
    profile.write_text(profile.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert (
        "under [[tyst]] ”rader-lika”: Kontrollen rader-lika är avstängd här"
        in sofrep("check", "2023", "--data", office).out
    )


class _Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_web_page_stands_by_itself_and_is_accessible(sofrep: Sofrep, silent: Path) -> None:
    add_rows(silent / "register" / "register.xlsx", [FAULTY])
    ran = sofrep("check", "2023", "--data", silent, "--format", "html")
    assert ran.code == 3
    page = _Page(ran.out)
    names = [name for name, _ in page.tags]
    assert page.tags[0] == ("html", {"lang": "sv"})
    assert names.count("h1") == 1
    assert names.count("table") == names.count("caption") == 2
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert all(attrs.get("scope") in ("col", "row") for name, attrs in page.tags if name == "th")
    assert "1 fel, 0 varningar. Avstängda: 1." in page.text
    assert "Äldre & <frisk>." in page.text  # escaped, so it is text and no tag
    assert {"b", "vi", "frisk"}.isdisjoint(names)


def test_the_web_page_says_when_nothing_is_wrong_and_tells_a_faulty_profile(
    sofrep: Sofrep, silent: Path
) -> None:
    assert (
        "Inga fel och inga varningar."
        in sofrep("check", "2023", "--data", silent, "--format", "html").out
    )
    profile = silent / "forbund.toml"
    profile.write_text("namn =", encoding="utf-8")
    ran = sofrep("check", "2023", "--data", silent, "--format", "html")
    assert (ran.code, "profil-toml" in ran.out) == (3, True)


def test_html_is_a_format_of_check_only(sofrep: Sofrep, office: Path) -> None:
    assert sofrep("goals", "--data", office, "--format", "html").code == 2


def test_mark_writes_a_copy_beside_the_documents(sofrep: Sofrep, office: Path) -> None:
    add_rows(office / "register" / "register.xlsx", [FAULTY])
    ran = sofrep("check", "2023", "--data", office, "--mark")
    assert ran.code == 3
    copy = office / "out" / "2023" / "markerade" / "register - register (märkt).xlsx"
    assert f"Skrev {copy} (1 problem märkt)" in ran.out
    assert load_workbook(copy)["Register"]["H5"].comment.text.startswith("FEL (datum-okant)")
    # The copies are not read the next time.
    assert (
        sofrep("check", "2023", "--data", office).out
        == sofrep("check", "2023", "--data", office).out
    )


def test_mark_into_a_named_folder_keeps_json_clean(
    sofrep: Sofrep, office: Path, tmp_path: Path
) -> None:
    add_rows(office / "register" / "register.xlsx", [FAULTY])
    target = tmp_path / "märkt"
    ran = sofrep("check", "2023", "--data", office, "--mark", "--ut", target, "--format", "json")
    assert json.loads(ran.out)
    assert "Skrev" in ran.err
    assert (target / "register - register (märkt).xlsx").exists()


def test_mark_says_when_there_is_nothing_to_mark_or_the_profile_is_faulty(
    sofrep: Sofrep, office: Path
) -> None:
    ran = sofrep("check", "2023", "--data", office, "--mark")
    assert "Ingen arbetsbok har något att märka." in ran.out
    (office / "forbund.toml").write_text("namn =", encoding="utf-8")
    ran = sofrep("check", "2023", "--data", office, "--mark")
    assert "Inget märktes: forbund.toml måste rättas först." in ran.out


def test_the_rules_are_listed_without_a_folder(sofrep, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = sofrep("check", "--regler", "--format", "json")
    found = {row["regel"]: row for row in json.loads(ran.out)}
    assert ran.code == 0
    assert found["personnummer"]["kan_tystas"] == "nej"
    assert found["eko-resultat"] == {
        "omrade": found["eko-resultat"]["omrade"],
        "regel": "eko-resultat",
        "slag": "varning",
        "kan_tystas": "ja",
        "betydelse": found["eko-resultat"]["betydelse"],
    }
