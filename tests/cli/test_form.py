"""``sofrep form``: what the administrator is told."""

from __future__ import annotations

from openpyxl import load_workbook

from support.blanketter import fill, stored

MADE = "Avtal Insats ett (fyll i) 2023.docx"


def form_of(office, sofrep, *options):
    ran = sofrep("form", "avtal", "--insats", "Ett", "--data", office, *options)
    assert ran.code == 0, ran.err
    return office / "out" / "2023" / MADE, ran


def test_a_form_lies_beside_the_years_documents_and_the_next_step_is_told(office, sofrep):
    path, ran = form_of(office, sofrep)
    assert path.exists()
    assert ran.out.splitlines() == [
        f"Skrev {path} (0 av 11 frågor är ifyllda)",
        f'När den är ifylld: sofrep form read "{path}"',
    ]


def test_the_follow_up_is_made_for_a_year_into_a_folder(office, sofrep, tmp_path):
    ran = sofrep(
        "blankett", "uppfoljning", "--insats", "ett", "--year", "2023", "--data", office,
        "--ut", tmp_path / "ut", "--tom",
    )  # fmt: skip
    assert ran.code == 0
    assert [p.name for p in sorted((tmp_path / "ut").iterdir())] == [
        "Uppföljning Insats ett (fyll i) 2023.docx",
        "blanketter.json",
    ]


def test_a_filled_in_form_is_kept_and_said_so(office, sofrep):
    path, _ = form_of(office, sofrep)
    fill(path, {"plan": "Planen"})
    _, ran = form_of(office, sofrep)
    kept = "Avtal Insats ett (fyll i) 2023 (redigerad).docx"
    assert f"{MADE} var ifylld eller ändrad. Den finns kvar som {kept}." in ran.out
    assert (path.parent / kept).exists()


def test_reading_tells_what_was_written_and_names_the_open_questions(office, sofrep):
    path, _ = form_of(office, sofrep)
    fill(path, {"plan": "Planen", "syfte": "Syftet"})
    ran = sofrep("form", "read", path, "--data", office)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == [f"out/2023/{MADE}: 2 svar", "  Obesvarade frågor:"]
    assert "  - Vilken är målgruppen?" in lines
    assert "  - Hur ska insatsen genomföras?" not in lines
    assert f"Skrev 2 texter i {office / '2023' / 'texter.xlsx'}" in lines
    assert stored(office) == {"plan": "Planen", "syfte": "Syftet"}
    again = sofrep("form", "las", path, "--data", office)
    assert "2 svar stod redan på textbladet." in again.out


def test_another_answer_needs_ersatt_and_the_old_one_is_told(office, sofrep):
    path, _ = form_of(office, sofrep)
    sofrep("form", "read", fill(path, {"plan": "Gammal"}), "--data", office)
    fill(path, {"plan": "Ny"})
    ran = sofrep("form", "read", path, "--data", office)
    assert ran.code == 3
    assert "Frågan ”Hur ska insatsen genomföras?” har redan ett annat svar här." in ran.err
    assert "Kör igen med --ersatt" in ran.err
    ran = sofrep("form", "read", path, "--data", office, "--ersatt")
    assert ran.code == 0
    assert "Där stod: Gammal" in ran.out
    assert stored(office) == {"plan": "Ny"}


def test_an_empty_form_has_nothing_to_read(office, sofrep):
    path, _ = form_of(office, sofrep)
    before = (office / "2023" / "texter.xlsx").read_bytes()
    ran = sofrep("form", "read", path, "--data", office)
    assert ran.code == 0
    assert "blanketten är tom" in ran.out
    assert ran.out.endswith("Inget fanns att läsa in.\n")
    assert (office / "2023" / "texter.xlsx").read_bytes() == before


def test_a_union_the_forbund_and_an_unknown_insats_have_no_form(office, sofrep):
    for insats, told in (("Förbundet", "En blankett gäller en insats"), ("Nej", "Insatsen Nej")):
        ran = sofrep("form", "avtal", "--insats", insats, "--data", office)
        assert (ran.code, told in ran.err) == (2, True)


def test_an_insats_that_does_not_run_has_no_form_that_year(office, sofrep):
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace('kod = "ett"', 'kod = "ett"\ntill = 2022', 1), encoding="utf-8")
    ran = sofrep("form", "avtal", "--insats", "Ett", "--ar", "2023", "--data", office)
    assert ran.code == 2
    assert "pågår inte 2023" in ran.err


def test_without_a_command_the_help_is_shown(sofrep):
    ran = sofrep("form")
    assert ran.code == 0
    assert ran.out == sofrep("form", "--help").out


def test_the_answers_stand_in_the_sheet_for_the_office_to_read(office, sofrep):
    path, _ = form_of(office, sofrep)
    sofrep("form", "read", fill(path, {"plan": "Ett\n\nTvå"}), "--data", office)
    sheet = load_workbook(office / "2023" / "texter.xlsx")["Texter"]
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last[:4] == ["avtal", "plan", "Ett", "Ett\n\nTvå"]
    checked = sofrep("check", "2023", "--data", office)
    assert "Texter" not in checked.out
