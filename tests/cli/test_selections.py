"""What a boss asks: a kommun, an age, a month, an outcome, another year beside, a row for each."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from sofrep.paths import sample_data
from support.commands import Ran, Sofrep
from support.office import add_rows, make_office
from support.planted.counting import change_profile
from support.rojande import turn_on

SMALL_GROUPS = "\n[rojande]\nminsta_grupp = 5\n"
AT_WORK = {"Insats": "Ett", "Kön": "kvinna", "Födelseår": 1995, "Kommun": "Norra",
           "Startdatum": "2022-11-01", "Slutdatum": "2023-03-15",
           "Sysselsättning vid avslut": "Arbete, heltid", "Avslutsorsak": "Till arbete"}  # fmt: skip
THE_YEAR_BEFORE = AT_WORK | {"Startdatum": "2021-11-01", "Slutdatum": "2022-03-15"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three of `support.office`, one who left for work in March and one the year before."""
    office = make_office(tmp_path_factory.mktemp("urval") / "kontor")
    add_rows(office / "register" / "register.xlsx", [AT_WORK, THE_YEAR_BEFORE])
    change_profile("[2020, 2021, 2022]", "[2020]")(office)
    return office


@pytest.fixture
def office(made: Path) -> Path:
    """Shared: nothing is written to it."""
    return made


@pytest.fixture
def careful(made: Path, tmp_path: Path) -> Path:
    """The same office with the rule of the smallest group."""
    folder = shutil.copytree(made, tmp_path / "kontor")
    turn_on(folder, SMALL_GROUPS)
    return folder


def rows_of(ran: Ran) -> list[dict[str, object]]:
    assert ran.code == 0, ran.err
    rows = json.loads(ran.out)
    assert isinstance(rows, list)
    return rows


def value(cell: object) -> object:
    return cell["varde"] if isinstance(cell, dict) else cell


def asked(sofrep: Sofrep, office: Path, *arguments: str) -> list[dict[str, object]]:
    return rows_of(sofrep(*arguments, "--data", office, "--format", "json"))


def test_an_outcome_of_the_young_women_of_a_kommun(sofrep: Sofrep, office: Path) -> None:
    rows = asked(
        sofrep, office, "stats", "2023", "--insats", "Ett", "--kommun", "norra", "--alder", "-29",
        "--kon", "kvinnor", "--utfall", "arbete",
    )  # fmt: skip
    found = {row["uppgift"]: value(row["kvinnor"]) for row in rows}
    assert found == {
        "Avslutade": 1,
        "Arbete eller studier, vid avslut": 1,
        "Arbete eller studier, andel": 100,
    }
    assert {row["urval"] for row in rows} == {"2023, Norra, 29 år eller yngre, kvinnor"}


def test_an_outcome_may_be_a_single_code(sofrep: Sofrep, office: Path) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--utfall", "Till studier")
    assert [row["uppgift"] for row in rows][1:] == [
        "Till studier, vid avslut",
        "Till studier, andel",
    ]
    assert [value(row["totalt"]) for row in rows] == [2, 1, 50]


def test_an_unknown_outcome_gives_those_there_are(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("stats", "--utfall", "rymdfart", "--data", office)
    assert ran.code == 2
    assert ran.err.startswith("Utfallet rymdfart finns inte. Välj bland: ")


@pytest.mark.parametrize("name", ["mars", "Mar", "2023-03", "2023-03..2023-03"])
def test_a_month_may_be_given_by_its_name(sofrep: Sofrep, office: Path, name: str) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--period", name)
    found = {row["uppgift"]: value(row["totalt"]) for row in rows}
    assert (found["Nya deltagare"], found["Avslutade"]) == (1, 1)
    assert rows[0]["urval"] == "mars 2023"


def test_months_may_be_given_by_their_names(sofrep: Sofrep, office: Path) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--period", "januari-mars")
    assert {row["uppgift"]: value(row["totalt"]) for row in rows}["Nya deltagare"] == 3


@pytest.mark.parametrize(
    ("ages", "new"), [("-29", 1), ("30-", 2), ("24", 1), ("33-43", 2), ("25–32 år", 0)]
)
def test_any_span_of_ages_may_be_asked_for(
    sofrep: Sofrep, office: Path, ages: str, new: int
) -> None:
    """The three who began in 2023 were then 33, 24 and 43."""
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--alder", ages)
    assert {row["uppgift"]: value(row["totalt"]) for row in rows}["Nya deltagare"] == new


def test_another_year_stands_beside(sofrep: Sofrep, office: Path) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--jamfor", "2022")
    ended = next(row for row in rows if row["uppgift"] == "Avslutade")
    assert (value(ended["totalt"]), value(ended["totalt_jamfor"])) == (2, 1)
    assert ended["totalt_jamfor"]["id"] == "2022.ett.avslutade"  # type: ignore[index]


def test_the_other_year_may_lie_further_back(sofrep: Sofrep, office: Path) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--jamfor", "2021")
    new = next(row for row in rows if row["uppgift"] == "Nya deltagare")
    assert (value(new["totalt"]), value(new["totalt_jamfor"])) == (3, 1)


def test_a_row_per_kommun_adds_up_to_the_total(sofrep: Sofrep, office: Path) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--per", "kommun")
    assert [row["kommun"] for row in rows] == ["Norra", "Södra", "Totalt"]
    assert [value(row["nya"]) for row in rows] == [2, 1, 3]
    assert [value(row["avslutade"]) for row in rows] == [2, 0, 2]


@pytest.mark.parametrize("per", [("--per", "kön", "--per", "ålder"), ("--per", "kön,ålder")])
def test_a_row_per_two_things(sofrep: Sofrep, office: Path, per: tuple[str, ...]) -> None:
    rows = asked(sofrep, office, "stats", "2023", "--insats", "Ett", *per, "--utfall", "arbete")
    found = {(row["kon"], row["alder"]): value(row["avslutade.arbstud"]) for row in rows}
    assert found[("kvinnor", "25–29 år")] == 1
    assert found[("kvinnor", "30–39 år")] == 1
    assert found[("Totalt", "")] == 2


def test_a_row_per_month_and_per_insats(sofrep: Sofrep, office: Path) -> None:
    months = asked(sofrep, office, "stats", "2023", "--insats", "Ett", "--per", "månad")
    found = {row["manad"]: value(row["nya"]) for row in months}
    assert (found["mars 2023"], found["Totalt"]) == (1, 3)
    insatser = asked(sofrep, office, "stats", "2023", "--per", "insats", "--jamfor", "2022")
    assert [(row["insats"], value(row["nya"]), value(row["nya_jamfor"])) for row in insatser] == [
        ("Ett", 3, 1),
        ("Totalt", 3, 1),
    ]


def test_what_there_can_be_a_row_for_is_listed(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("stats", "--per", "kyrka", "--data", office)
    assert ran.code == 2
    assert "Välj bland: kommun, kön, ålder, månad, insats, forsorjningstid, forsorjning" in ran.err


def test_a_row_per_whatever_is_noted_adds_up_to_the_total(sofrep: Sofrep) -> None:
    rows = asked(
        sofrep, sample_data() / "sofint", "stats", "2024", "--insats", "vval", "--per", "utb"
    )
    assert [row["utb"] for row in rows][-2:] == ["uppgift saknas", "Totalt"]
    assert sum(value(row["nya"]) for row in rows[:-1]) == value(rows[-1]["nya"])  # type: ignore[misc]
    ended = asked(
        sofrep,
        sample_data() / "sofint",
        "stats",
        "2024",
        "--insats",
        "vval",
        "--per",
        "sysselsattning",
    )
    assert "nya" not in ended[0]  # nobody's occupation is noted before they leave


def test_a_figure_of_a_selection_has_an_id_of_its_own(sofrep: Sofrep, office: Path) -> None:
    of_all = asked(sofrep, office, "figures", "2023.ett.nya")
    own = asked(sofrep, office, "figures", "2023.ett.nya", "--kommun", "norra", "--alder", "-35")
    assert [row["id"] for row in of_all + own] == [
        "2023.ett.nya",
        "2023.ett.nya+kommun=norra+alder=till-35",
    ]
    again = asked(sofrep, office, "figures", str(own[0]["id"]))
    assert again == own
    assert own[0]["urval"] == "2023, Norra, 35 år eller yngre"


def test_every_format_says_of_what_the_answer_is(sofrep: Sofrep, office: Path) -> None:
    query = ("stats", "2023", "--insats", "Ett", "--kommun", "norra", "--data", office)
    for form in ("tabell", "md", "csv", "json"):
        assert "2023, Norra" in sofrep(*query, "--format", form).out


def test_the_rows_of_a_share_are_those_of_numerator_and_denominator(
    sofrep: Sofrep, office: Path
) -> None:
    rows = asked(
        sofrep, office, "figures", "2023.ett.avslutade.orsak.studier.andel", "--rader"
    )  # fmt: skip
    assert [(row["rad"], row["del"]) for row in rows] == [
        ("rad 2", "täljare och nämnare"),
        ("rad 5", "nämnare"),
    ]


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("50 %", "2023.ett.avslutade.orsak.studier.andel"),
        ("50,0 %", "2023.ett.avslutade.orsak.studier.andel"),
        ("1", "2023.ett.avslutade.orsak.studier"),
        ("50", ""),
    ],
)
def test_a_figure_is_found_by_what_is_printed(
    sofrep: Sofrep, office: Path, shown: str, found: str
) -> None:
    ran = sofrep(
        "figures", "ett.avslutade.orsak.studier", "--visar", shown, "--data", office,
        "--format", "json",
    )  # fmt: skip
    ids = [row["id"] for row in json.loads(ran.out)] if ran.code == 0 else [""]
    assert ids[0] == found


def test_a_number_of_few_is_marked_as_not_to_be_passed_on_in_every_format(
    sofrep: Sofrep, careful: Path
) -> None:
    """What became of one who left in Norra would be told; that she took part is no secret."""
    query = (
        "stats",
        "2023",
        "--insats",
        "Ett",
        "--per",
        "kommun",
        "--utfall",
        "arbete",
        "--data",
        careful,
    )
    norra = rows_of(sofrep(*query, "--format", "json"))[0]
    assert [norra[key].get("bara_kansliet") for key in ("aktuella", "avslutade.arbstud")] == [  # type: ignore[attr-defined]
        None,
        True,
    ]
    for form in ("tabell", "md"):
        out = sofrep(*query, "--format", form).out
        assert "100\u00a0%\u00a0†" in out
        assert "Bara för kansliet" in out
    text = sofrep(*query, "--format", "csv").out.removeprefix("\ufeff")
    header, first, *_ = csv.reader(io.StringIO(text), delimiter=";")
    assert dict(zip(header, first, strict=True))["Bara för kansliet"] == (
        "Arbete eller studier, Arbete eller studier, andel"
    )


def test_nothing_is_marked_where_the_documents_show_everything(
    sofrep: Sofrep, office: Path
) -> None:
    out = sofrep("stats", "2023", "--per", "kommun", "--utfall", "arbete", "--data", office).out
    assert "†" not in out


def test_a_mark_is_kept_with_the_answer(sofrep: Sofrep, careful: Path) -> None:
    query = ("stats", "2023", "--insats", "Ett", "--data", careful)
    first = sofrep(*query).out
    assert "†" in first
    assert sofrep(*query).out == first
