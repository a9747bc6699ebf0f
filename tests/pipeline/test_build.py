"""A build writes all documents and figurer.json, or nothing; and says what changed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from sofrep.domain.dokument import Bilaga
from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.errors import FaultyDataError
from sofrep.pipeline.building import build
from sofrep.pipeline.changes import Change
from sofrep.pipeline.documents import MissingTemplateError, file_name
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.output import OutputError
from sofrep.pipeline.startmapp.folder import make_templates
from sofrep.utdata.word import Properties, Rendered
from support.office import add_rows, make_office
from support.rojande import RULES_ON

YEAR = Period.of_year(2023)
GOALS = "Bilaga 1 Måluppfyllelse 2023.docx"
STATISTICS = "Bilaga 2 Statistik 2023.docx"
INDICATORS = "Bilaga 3 Indikatorer 2023.docx"


def fake_render(
    template: Path,
    blocks: object,
    fields: Mapping[str, object],
    properties: Properties,
    name_of: object,
) -> Rendered:
    """A document that states its template, title, date and an insats's new participants."""
    del blocks, fields, name_of
    text = f"{template.name} {properties.title} {properties.created} {template.stat().st_size}"
    return Rendered(text.encode(), ("2023.ett.nya", "2023.ett.nya"), ("Skriv syfte",))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendering is tested elsewhere."""
    monkeypatch.setattr("sofrep.utdata.word.render_blocks", fake_render)


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.usefixtures("quick")
def test_the_documents_of_the_profile_and_their_record_are_written(
    office: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut å"
    report = build(office, YEAR, out)
    assert sorted(state(out)) == sorted(
        [GOALS, STATISTICS, INDICATORS, "figurer.csv", "figurer.json"]
    )
    assert [document.name for document in report.documents] == [GOALS, STATISTICS, INDICATORS]
    assert report.changes is None
    assert report.placeholders == 3


@pytest.mark.usefixtures("quick")
def test_the_record_names_inputs_templates_documents_and_figures(
    office: Path, tmp_path: Path
) -> None:
    build(office, YEAR, tmp_path / "ut")
    text = (tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert record["program"]["namn"] == "sofrep"
    assert record["period"] == "2023"
    assert set(record["underlag"]) >= {"register/register.xlsx", "2023/mal.xlsx"}
    assert all(len(value) == 64 for value in [record["profil"], *record["underlag"].values()])
    assert set(record["mallar"]) == {
        "dokument.docx",
    }
    assert "2023.ett.nya" in record["dokument"][GOALS]["figurer"]
    assert record["oskrivna_texter"] == 3
    share = record["figurer"]["2023.ett.avslutade.arbstud.andel"]
    assert (share["varde"], share["visas"], share["enhet"]) == (100, "100\u00a0%", "procent")
    assert (share["taljare"], share["namnare"]) == (1, 1)
    without_hashes = re.sub("[0-9a-f]{64}", "", text)
    assert "1990" not in without_hashes  # the year of birth of a row


@pytest.mark.usefixtures("quick")
def test_the_same_input_gives_the_same_bytes_anywhere(office: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(office, tmp_path / "någon annanstans" / "kopia")
    build(office, YEAR, tmp_path / "a")
    build(copy, YEAR, tmp_path / "b")
    assert state(tmp_path / "a") == state(tmp_path / "b")


@pytest.mark.usefixtures("quick")
def test_the_second_build_says_which_figures_changed(office: Path, tmp_path: Path) -> None:
    build(office, YEAR, tmp_path / "ut")
    unchanged = build(office, YEAR, tmp_path / "ut").changes
    assert unchanged is not None
    assert not unchanged
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    changes = build(office, YEAR, tmp_path / "ut").changes
    assert changes is not None
    assert Change("2023.ett.nya", "Ett: nya deltagare", "3", "4") in changes.changed
    assert not any(change.figure_id == "2023.ett.nya.kvinnor" for change in changes.changed)
    assert changes.gone == ()


@pytest.mark.usefixtures("quick")
def test_what_a_rule_hides_now_is_not_told_as_it_was_before(office: Path, tmp_path: Path) -> None:
    build(office, YEAR, tmp_path / "ut")
    profile = office / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + RULES_ON, encoding="utf-8")
    changes = build(office, YEAR, tmp_path / "ut").changes
    assert changes is not None
    hidden = [change for change in changes.changed if change.now == "x"]
    assert "2023.ett.nya.kvinnor" in [change.figure_id for change in hidden]
    assert {change.before for change in hidden} == {""}


@pytest.mark.usefixtures("quick")
def test_a_record_that_cannot_be_read_counts_as_none(office: Path, tmp_path: Path) -> None:
    build(office, YEAR, tmp_path / "ut")
    (tmp_path / "ut" / "figurer.json").write_text("{", encoding="utf-8")
    report = build(office, YEAR, tmp_path / "ut")
    assert report.changes is None
    assert report.kept == ()


@pytest.mark.usefixtures("quick")
def test_an_edited_document_is_kept(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    build(office, YEAR, out)
    (out / GOALS).write_bytes(b"mine")
    report = build(office, YEAR, out)
    assert [each.kept_as for each in report.kept] == [
        "Bilaga 1 Måluppfyllelse 2023 (redigerad).docx"
    ]
    assert build(office, YEAR, out).kept == ()


@pytest.mark.usefixtures("quick")
def test_an_open_document_leaves_every_file_as_it_was(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    build(office, YEAR, out)
    before = state(out)
    add_rows(office / "register" / "register.xlsx", [{"Insats": "Ett", "Startdatum": "2023-04-01"}])
    (out / "~$gurer.csv").write_bytes(b"")
    with pytest.raises(OutputError):
        build(office, YEAR, out)
    assert {name: content for name, content in state(out).items() if name in before} == before


@pytest.mark.usefixtures("quick")
def test_errors_in_the_workbooks_write_nothing_and_are_all_told(
    tmp_path: Path,
) -> None:
    rows = [
        {"Insats": "Ett", "Kön": "kvinna", "Startdatum": "2023-13-45"},
        {"Insats": "Trea", "Kön": "kvinna", "Startdatum": "2023-01-01"},
    ]
    office = make_office(tmp_path / "kontor", rows)
    with pytest.raises(FaultyDataError) as caught:
        build(office, YEAR, tmp_path / "ut")
    cells = {problem.place.cell for problem in caught.value.problems if problem.is_error}
    assert {cell[-1] for cell in cells} == {"2", "3"}
    assert not (tmp_path / "ut").exists()


@pytest.mark.usefixtures("quick")
def test_strict_takes_warnings_for_errors(office: Path, tmp_path: Path) -> None:
    # The names of the untouched profile are a warning.
    assert build(office, YEAR, tmp_path / "ut").problems
    with pytest.raises(FaultyDataError):
        build(office, YEAR, tmp_path / "annan", strict=True)
    assert not (tmp_path / "annan").exists()


@pytest.mark.usefixtures("quick")
def test_the_office_own_template_is_used_and_recorded(office: Path, tmp_path: Path) -> None:
    build(office, YEAR, tmp_path / "ut")
    before = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    make_templates(office)
    own = office / "mallar" / "dokument.docx"
    own.write_bytes(own.read_bytes() + b"changed")
    build(office, YEAR, tmp_path / "ut")
    after = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    changed = {name for name in after["mallar"] if after["mallar"][name] != before["mallar"][name]}
    assert changed == {"dokument.docx"}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["dokument (1).docx", "Kopia av dokument.docx"])
def test_an_own_template_under_another_name_is_told(
    office: Path, tmp_path: Path, name: str
) -> None:
    make_templates(office)
    own = office / "mallar"
    (own / "dokument.docx").rename(own / name)
    (own / "~$kument.docx").write_bytes(b"")
    report = build(office, YEAR, tmp_path / "ut")
    (problem,) = [p for p in report.problems if p.rule == "mall-okand"]
    assert problem.place.file == f"mallar/{name}"
    assert "Döp om den till dokument.docx" in problem.action


def test_a_missing_template_is_told_before_anything_is_written(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sofrep.paths.builtin_templates", lambda: tmp_path / "tom")
    with pytest.raises(MissingTemplateError, match=r"dokument\.docx"):
        build(office, YEAR, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Statistik", "Bilaga 2 Statistik 2023.docx"),
        ("Mål/Resultat: 50 %?", "Bilaga 2 Mål Resultat 50 % 2023.docx"),
        ("..\\..\\upp", "Bilaga 2 .. .. upp 2023.docx"),
        ("å" * 300, f"Bilaga 2 {'å' * 95} 2023.docx"),
        ("😀" * 300, f"Bilaga 2 {'😀' * 47} 2023.docx"),
        ("Sta\u202etistik\u200b\u2028", "Bilaga 2 Sta tistik 2023.docx"),
        ("Ma\u030al", "Bilaga 2 Mål 2023.docx"),
        ("統計 статистика إحصاء", "Bilaga 2 統計 статистика إحصاء 2023.docx"),
    ],
)
def test_file_names_hold_nothing_that_windows_refuses_or_nobody_sees(
    name: str, expected: str
) -> None:
    assert file_name(Bilaga(kod="statistik", nummer=2, namn=name), YEAR) == expected


@pytest.mark.usefixtures("quick")
def test_a_mistyped_year_never_becomes_a_report_of_zeros(office: Path, tmp_path: Path) -> None:
    with pytest.raises(FaultyDataError) as caught:
        build(office, Period.of_year(2032), tmp_path / "ut")
    assert [p.rule for p in caught.value.problems if p.is_error] == ["ar-utan-uppgifter"]
    assert not (tmp_path / "ut").exists()


@pytest.mark.usefixtures("quick")
def test_a_year_that_has_only_just_begun_is_checked_with_a_note_and_not_built(
    tmp_path: Path,
) -> None:
    office = make_office(tmp_path / "nytt", (), ())
    found = evaluate(office, YEAR).problems
    assert {problem.severity for problem in found} == {Severity.NOTE}
    assert [problem.rule for problem in found] == ["profil-ej-ifylld", "ar-utan-uppgifter"]
    with pytest.raises(FaultyDataError) as refused:
        build(office, YEAR, tmp_path / "ut")
    errors = [problem.rule for problem in refused.value.problems if problem.is_error]
    assert errors == ["ar-utan-uppgifter"]


@pytest.mark.usefixtures("quick")
def test_the_template_s_names_are_a_warning_as_soon_as_anything_is_filled_in(
    tmp_path: Path,
) -> None:
    office = make_office(tmp_path / "nytt", ())
    found = {problem.rule: problem.severity for problem in evaluate(office, YEAR).problems}
    assert found["profil-ej-ifylld"] is Severity.WARNING
    with pytest.raises(FaultyDataError) as refused:
        build(office, YEAR, tmp_path / "ut")
    assert "insats-utan-rader" in [problem.rule for problem in refused.value.problems]


@pytest.mark.usefixtures("quick")
def test_a_year_in_which_somebody_only_ends_has_a_report(tmp_path: Path) -> None:
    rows = [{"Insats": "Ett", "Kön": "man", "Startdatum": "2022-03-01", "Slutdatum": "2023-03-01"}]
    office = make_office(tmp_path / "kontor", rows, ())
    rules = [problem.rule for problem in build(office, YEAR, tmp_path / "ut").problems]
    assert "ar-utan-uppgifter" not in rules
