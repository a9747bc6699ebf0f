"""The queries, through the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from support.commands import Ran, Sofrep
from support.office import add_rows, make_office
from support.planted.counting import change_profile


def rows_of(ran: Ran) -> list[dict[str, object]]:
    assert ran.code == 0, ran.err
    rows = json.loads(ran.out)
    assert isinstance(rows, list)
    return rows


def test_goals_show_target_result_counts_and_judgement(sofrep: Sofrep, office: Path) -> None:
    rows = rows_of(sofrep("goals", "2023", "--data", office, "--format", "json"))
    first, second = rows
    assert (first["mal"], first["malvarde"], first["bedomning"]) == (
        "Minst 4 nya deltagare",
        4,
        "Inte uppfyllt",
    )
    result = second["resultat"]
    assert isinstance(result, dict)
    assert (result["id"], result["varde"]) == ("2023.ett.avslutade.arbstud.andel", 100)
    assert second["antal"] == "1 av 1"
    assert second["bedomning"] == "Uppfyllt"


@pytest.mark.parametrize("name", ["ett", "ETT", "Insats ett (fyll i)"])
def test_an_insats_may_be_given_by_any_of_its_names(
    sofrep: Sofrep, office: Path, name: str
) -> None:
    found = rows_of(sofrep("goals", "--insats", name, "--data", office, "--format", "json"))
    assert len(found) == 2
    other = rows_of(sofrep("goals", "--insats", "Två", "--data", office, "--format", "json"))
    assert other == []


def test_an_unknown_insats_gives_the_list_of_those_there_are(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("goals", "--insats", "Tvåa", "--data", office)
    assert ran.code == 2
    assert ran.err == (
        "Insatsen Tvåa finns inte. Menar ni Två? Välj bland: Förbundet, Ett, Två, Alla insatser.\n"
    )


def test_the_newest_year_is_the_default(sofrep: Sofrep, office: Path) -> None:
    assert sofrep("goals", "--data", office).out == sofrep("goals", "2023", "--data", office).out
    for path in (office / "2023").iterdir():
        path.unlink()
    ran = sofrep("figures", "2023.ett.nya", "--data", office)
    assert "Siffror 2023" in ran.out


def test_without_any_year_the_line_asks_for_one(sofrep: Sofrep, tmp_path: Path) -> None:
    office = make_office(tmp_path / "tomt", (), ())
    for path in (office / "2023").iterdir():
        path.unlink()
    ran = sofrep("stats", "--data", office)
    assert ran.code == 2
    assert "Ange ett år" in ran.err


def numbers(rows: list[dict[str, object]], label: str) -> list[object]:
    """Total, women and men of a row."""
    row = next(row for row in rows if row["uppgift"] == label)
    cells = [row[sex] for sex in ("totalt", "kvinnor", "man")]
    return [cell["varde"] if isinstance(cell, dict) else cell for cell in cells]


def test_stats_are_shown_by_sex(sofrep: Sofrep, office: Path) -> None:
    rows = rows_of(sofrep("stats", "--insats", "Ett", "--data", office, "--format", "json"))
    assert numbers(rows, "Nya deltagare") == [3, 2, 1]
    assert numbers(rows, "Avslutade") == [1, 1, 0]
    assert "ovriga" not in rows[0]


def test_stats_of_the_forbund_are_its_applications_and_activities(
    sofrep: Sofrep, office: Path
) -> None:
    applications = [
        {"Sökande part": "AF", "Kommun": "Norra", "Antal": 3},
        {"Sökande part": "Kommunen", "Kommun": "Södra", "Antal": 1},
    ]
    add_rows(office / "2023" / "ansokningar.xlsx", applications)
    add_rows(office / "2023" / "strukturella.xlsx", [{"Vad": "Arena", "Antal deltagare": 130}])
    rows = rows_of(sofrep("stats", "--insats", "Förbundet", "--data", office, "--format", "json"))

    def value(label: str) -> object:
        cell = next(row for row in rows if row["uppgift"] == label)["totalt"]
        return cell["visas"] if isinstance(cell, dict) else cell

    assert value("Ansökningar") == "4"
    assert (
        value("Ansökningar, Staten (Arbetsförmedlingen och Försäkringskassan), andel")
        == "75\u00a0%"
    )
    assert value("Bidrag, Staten (Arbetsförmedlingen och Försäkringskassan), andel") == "50\u00a0%"
    assert value("Strukturella insatser, deltagare") == "130"
    assert "kvinnor" not in rows[0]


def test_stats_of_one_sex_have_one_column(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep(
        "stats", "--insats", "Ett", "--kon", "Kvinnor", "--data", office, "--format", "csv"
    )
    header, first, *_ = csv.reader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";")
    assert header == ["Insats", "Uppgift", "Kvinnor", "Urval", "Inmatat", "Bara för kansliet"]
    assert first == ["Ett", "Deltagare i insatsen", "2", "2023, kvinnor", "", ""]


def test_a_third_group_is_a_column_where_it_is_not_empty(sofrep: Sofrep, office: Path) -> None:
    row = {"Insats": "Ett", "Kön": "annat", "Startdatum": "2023-04-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    rows = rows_of(sofrep("stats", "--insats", "Ett", "--data", office, "--format", "json"))
    assert "ovriga" in rows[0]


def test_stats_by_kommun_and_age_band_count_only_those(sofrep: Sofrep, office: Path) -> None:
    base = ["stats", "--insats", "Ett", "--data", office, "--format", "json"]
    assert numbers(rows_of(sofrep(*base, "--kommun", "norra")), "Nya deltagare") == [2, 1, 1]
    assert numbers(rows_of(sofrep(*base, "--alder", "-24")), "Nya deltagare") == [1, 1, 0]


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        ("--kommun", "Norrra", "Kommunen Norrra finns inte. Menar ni Norra?"),
    ],
)
def test_an_unknown_filter_gives_the_valid_ones(
    sofrep: Sofrep, office: Path, option: str, value: str, line: str
) -> None:
    ran = sofrep("stats", option, value, "--data", office)
    assert ran.code == 2
    assert ran.err.startswith(line)
    assert "Välj bland:" in ran.err


def test_followup_shows_cohort_consent_answers_and_outcome(sofrep: Sofrep, office: Path) -> None:
    rows = [
        {"Insats": "Ett", "Kön": "man", "Startdatum": "2023-01-10", "Slutdatum": "2023-05-30",
         "Samtycke uppföljning": "ja", "6 månader svarat": "ja",
         "6 månader försörjning": "Ingen offentlig försörjning"},
    ]  # fmt: skip
    add_rows(office / "register" / "register.xlsx", rows)
    shown = rows_of(sofrep("followup", "--insats", "Ett", "--data", office, "--format", "json"))
    assert numbers(shown, "Avslutade att följa upp efter 6 månader") == [2, 1, 1]
    assert numbers(shown, "Samtycke") == [1, 0, 1]
    assert numbers(shown, "Ingen offentlig försörjning efter 6 månader") == [1, 0, 1]


def test_followup_shows_who_still_has_what_they_had_at_exit(sofrep: Sofrep, office: Path) -> None:
    row = {"Insats": "Ett", "Kön": "man", "Startdatum": "2023-01-10", "Slutdatum": "2023-05-30",
           "Samtycke uppföljning": "ja", "6 månader svarat": "ja",
           "Sysselsättning vid avslut": "Studier"}  # fmt: skip
    then = [{"6 månader sysselsättning": kind} for kind in ("Arbete, heltid", "Arbetssökande")]
    add_rows(office / "register" / "register.xlsx", [row | each for each in then])
    shown = rows_of(sofrep("followup", "--insats", "Ett", "--data", office, "--format", "json"))
    label = "Fortfarande arbete eller studier, av dem vid avslut"
    assert numbers(shown, label) == [1, 0, 1]
    assert numbers(shown, f"{label}, andel") == [50, None, 50]


def test_followup_by_kommun_counts_only_those(sofrep: Sofrep, office: Path) -> None:
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-01-10",
           "Slutdatum": "2023-05-30"}  # fmt: skip
    add_rows(office / "register" / "register.xlsx", [row])
    query = ["followup", "--insats", "Ett", "--data", office, "--format", "json"]
    label = "Avslutade att följa upp efter 6 månader"
    assert numbers(rows_of(sofrep(*query)), label) == [2, 1, 1]
    assert numbers(rows_of(sofrep(*query, "--kommun", "södra")), label) == [1, 0, 1]
    assert numbers(rows_of(sofrep(*query, "--alder", "30-39")), label) == [1, 1, 0]


def test_followup_in_a_sheet_cannot_be_told_for_a_kommun(sofrep: Sofrep, office: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    at = ["Försörjning vid uppföljning", "Sysselsättning vid uppföljning"]
    sheet.append(["Insats", "Avslutsdatum", "Kön", "Uppföljning", "Samtycke", "Svarat", *at])
    sheet.append(["Ett", "2023-06-30", "kvinna", "6 månader", "ja"])
    book.save(office / "register" / "uppföljning.xlsx")
    assert sofrep("followup", "--insats", "Ett", "--data", office).code == 0
    ran = sofrep("followup", "--insats", "Ett", "--kommun", "norra", "--data", office)
    assert ran.code == 2
    assert "uppföljningsblad går inte att dela upp" in ran.err


HISTORY = (
    {"Siffra (id)": "2022.ett.nya", "Värde": 12, "Källa": "Årsredovisning 2022"},
    {"Siffra (id)": "2022.ett.nya.kvinnor", "Värde": 7, "Källa": "Årsredovisning 2022"},
)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        (["goals"], "12\u00a0*"),
        (["stats", "2022"], "7\u00a0*"),
        (["figures", "2022."], "12\u00a0*"),
    ],
)
@pytest.mark.parametrize("form", ["tabell", "md"])
def test_an_entered_figure_is_marked_wherever_it_is_listed(
    sofrep: Sofrep, office: Path, query: list[str], marked: str, form: str
) -> None:
    started_in_2023(office)
    add_rows(office / "historik.xlsx", HISTORY)
    out = sofrep(*query, "--data", office, "--format", form).out
    assert (marked if form == "tabell" else marked.replace("*", r"\*")) in out
    assert "* Uppgift från kansliet" in out


def test_nothing_is_marked_where_nothing_is_entered(sofrep: Sofrep, office: Path) -> None:
    assert "*" not in sofrep("goals", "--data", office).out


def test_csv_names_the_entered_figures_of_a_row_and_keeps_numbers_as_numbers(
    sofrep: Sofrep, office: Path
) -> None:
    started_in_2023(office)
    add_rows(office / "historik.xlsx", HISTORY)
    ran = sofrep("goals", "--data", office, "--format", "csv")
    header, first, _ = csv.reader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";")
    row = dict(zip(header, first, strict=True))
    assert (row["Resultat"], row["Förra året"], row["Inmatat"]) == ("3", "12", "Förra året")


def test_entered_history_is_about_everybody_and_not_about_a_selection(
    sofrep: Sofrep, office: Path
) -> None:
    started_in_2023(office)
    add_rows(office / "historik.xlsx", HISTORY)
    assert sofrep("stats", "2022", "--data", office).code == 0
    assert sofrep("stats", "2022", "--kommun", "norra", "--data", office).code == 2


def started_in_2023(office: Path) -> None:
    """Its register is complete from 2023: nothing before is computed."""
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace("register_fran = 2020-01-01", "register_fran = 2023-01-01"), encoding="utf-8"
    )


def test_followup_of_an_insats_that_is_not_followed_up_says_so(
    sofrep: Sofrep, office: Path
) -> None:
    ran = sofrep("followup", "--insats", "Två", "--data", office)
    assert ran.code == 2
    assert "ingen uppföljning" in ran.err


def test_figures_are_found_by_id_part_and_pattern(sofrep: Sofrep, office: Path) -> None:
    def ids(*arguments: str) -> list[object]:
        ran = sofrep("figures", *arguments, "--data", office, "--format", "json")
        return [row["id"] for row in rows_of(ran)]

    assert ids("2023.ett.nya") == ["2023.ett.nya"]
    assert "2023.ett.nya.kvinnor" in ids("ett.nya")
    assert ids("*.ett.nya.kommun.*.kvinnor", "--insats", "Ett")[0] == (
        "2023.ett.nya.kommun.norra.kvinnor"
    )
    assert all(str(each).endswith(".man") for each in ids("ett.nya", "--kon", "man"))


def test_a_figure_of_another_year_is_found_by_its_id(sofrep: Sofrep, office: Path) -> None:
    change_profile("2021, 2022]", "2021]")(office)
    row = {"Insats": "Ett", "Kön": "man", "Startdatum": "2022-04-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    (found,) = rows_of(sofrep("figures", "2022.ett.nya", "--data", office, "--format", "json"))
    cell = found["varde"]
    assert isinstance(cell, dict)
    assert cell["varde"] == 1


def test_goals_in_csv_have_the_target_as_a_number(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("goals", "--data", office, "--format", "csv")
    header, first, _ = csv.reader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";")
    row = dict(zip(header, first, strict=True))
    assert (row["Jämförelse"], row["Målvärde"], row["Enhet"]) == (">=", "4", "antal")
    assert row["Resultat"] == "3"


def test_a_target_that_is_a_whole_number_has_no_decimals(sofrep: Sofrep, office: Path) -> None:
    goal = {"Insats": "Ett", "Mål": "Högst nio", "Mått": "avslutade.manader.medel",
            "Jämförelse": "<=", "Målvärde": 9, "Enhet": "månader"}  # fmt: skip
    add_rows(office / "2023" / "mal.xlsx", [goal])
    assert "≤ 9\u00a0månader" in sofrep("goals", "--data", office).out


def test_the_rows_behind_a_figure_are_named(sofrep: Sofrep, office: Path) -> None:
    query = ["figures", "2023.ett.nya.kvinnor", "--rader", "--data", office, "--format", "json"]
    for _ in range(2):  # computed, and from the query store
        rows = rows_of(sofrep(*query))
        assert [(row["fil"], row["blad"], row["rad"]) for row in rows] == [
            ("register/register.xlsx", "Register", "rad 2"),
            ("register/register.xlsx", "Register", "rad 3"),
        ]


def test_the_rows_of_a_selection_are_those_of_the_selection(sofrep: Sofrep, office: Path) -> None:
    query = ["figures", "2023.ett.nya", "--rader", "--kommun", "Södra"]
    rows = rows_of(sofrep(*query, "--data", office, "--format", "json"))
    assert [row["rad"] for row in rows] == ["rad 3"]


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        ("2022.ett.nya", "Siffran är inmatad av kansliet. Källa: Årsredovisning 2022"),
        ("2023.forbundet.mal.uppfyllt", "Siffran räknas ur måltabellen."),
        ("2023.ett.nya.diff", "Siffran är skillnaden mellan 2023.ett.nya och 2022.ett.nya."),
        ("2023.forbundet.finansiering.staten", "Siffran räknas ur bidragen i forbund.toml."),
    ],
)
def test_a_figure_that_has_no_rows_says_where_it_comes_from(
    sofrep: Sofrep, office: Path, figure: str, line: str
) -> None:
    started_in_2023(office)
    add_rows(office / "historik.xlsx", HISTORY)
    query = ["figures", figure, "--ar", "2023", "--rader", "--data", office]
    ran = sofrep(*query)
    assert (ran.code, ran.out.strip()) == (0, line)
    assert rows_of(sofrep(*query, "--format", "json")) == []


def test_rows_need_one_figure(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("figures", "ett.nya", "--rader", "--data", office)
    assert ran.code == 2
    assert "Ange ett helt id" in ran.err


def test_a_figure_that_does_not_exist_is_told(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("figures", "2023.ett.nyaa", "--data", office)
    assert (ran.code, ran.err) == (2, "Ingen siffra heter 2023.ett.nyaa. Menar ni 2023.ett.nya?\n")


@pytest.mark.parametrize("command", ["goals", "stats", "figures"])
def test_no_answer_comes_from_faulty_workbooks(
    sofrep: Sofrep, tmp_path: Path, command: str
) -> None:
    office = make_office(tmp_path / "f", [{"Insats": "Ett", "Startdatum": "igår"}])
    ran = sofrep(command, "--data", office)
    assert ran.code == 3
    assert ran.out == ""
    assert "register/register.xlsx" in ran.err


def test_a_terminal_table_is_plain_where_there_is_no_terminal(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("goals", "--data", office)
    assert "Uppfyllt" in ran.out
    assert "\x1b" not in ran.out
    assert ran.err == ""


def test_a_year_whose_goals_have_no_result_yet_can_be_asked_about(
    sofrep: Sofrep, office: Path
) -> None:
    goals = [
        {"Insats": "Ett", "Mål": "Fler ska vara nöjda", "Jämförelse": ">=", "Målvärde": 75,
         "Enhet": "procent"},
        {"Insats": "Förbundet", "Mål": "Minst 60 deltagare", "Mått": "strukturella.deltagare",
         "Jämförelse": ">=", "Målvärde": 60, "Enhet": "antal"},
    ]  # fmt: skip
    add_rows(office / "2023" / "mal.xlsx", goals)
    rows = rows_of(sofrep("goals", "--data", office, "--format", "json"))
    assert [(row["mal"], row["bedomning"], row["kommentar"]) for row in rows[2:]] == [
        ("Fler ska vara nöjda", "Kunde inte mätas", "Resultatet är inte ifyllt."),
        ("Minst 60 deltagare", "Kunde inte mätas", "Uppgift saknas."),
    ]
    assert rows_of(sofrep("stats", "--data", office, "--format", "json"))
    assert sofrep("build", "2023", "--data", office).code == 3


def test_faulty_workbooks_stop_a_query_without_a_word_about_documents(
    sofrep: Sofrep, office: Path
) -> None:
    add_rows(office / "register" / "register.xlsx", [{"Insats": "Ett", "Startdatum": "i våras"}])
    asked = sofrep("stats", "2023", "--data", office)
    assert (asked.code, asked.err.splitlines()[0]) == (3, "Underlaget innehåller fel.")
    built = sofrep("build", "2023", "--data", office)
    assert built.err.startswith("Underlaget innehåller fel. Inget dokument har skrivits.")


def test_an_unknown_sex_gives_the_words_that_a_swede_would_write(
    sofrep: Sofrep, office: Path
) -> None:
    ran = sofrep("stats", "--kon", "x", "--data", office)
    assert ran.err == "Könet x finns inte. Välj bland: kvinnor, män, övriga.\n"


def test_followup_says_why_there_is_none(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8").replace("= 2020-01-01 ", "= 2023-01-01 ")
    profile.write_text(text, encoding="utf-8")
    ran = sofrep("followup", "2023", "--data", office)
    assert ran.code == 2
    assert (
        "Uppföljningen efter 6 månader gäller dem som avslutade från 2022-01-01, men enligt "
        "register_fran i forbund.toml är registret komplett först från 2023-01-01." in ran.err
    )
