"""A profile is read whole, or everything that is wrong with it is told at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sofrep.domain.forbund import Avsnitt, Fonster, Forbund
from sofrep.domain.problem import Problem
from sofrep.forbundsprofil import read_profile

PROFILE = """\
namn = "Samordningsförbundet Åsen"
kortnamn = "Åsen"
organisationsnummer = "222000-1111"
register_fran = 2022-01-01

[dokument.2023]
datum = 2024-02-01

[[bilaga]]
kod = "statistik"
nummer = 2
namn = "Statistik"

[[medlem]]
kod = "staten"
namn = "Staten"
bidrag = { 2023 = 100 }

[[kommun]]
kod = "asby"
namn = "Åsby kommun"

[[insats]]
kod = "vag"
namn = "Vägen"
alias = ["Vägen framåt"]
avsnitt = ["oversikt"]

[[insats]]
kod = "stig"
namn = "Stigen"

[[union]]
kod = "alla"
namn = "Allt"
insatser = ["vag", "stig"]

[[kodgrupp]]
kod = "egen"
namn = "Egen"
lista = "forsorjning"

[[kodgrupp]]
kod = "arbstud"
namn = "Arbete eller studier"
lista = "sysselsattning"

[[kodgrupp]]
kod = "sjuk"
namn = "Sjuk"
lista = "avslutsorsak"

[[forsorjning]]
kod = "ingen"
namn = "Ingen"
raknas_som = ["egen"]

[[sysselsattning]]
kod = "arbete"
namn = "Arbete"
raknas_som = ["arbstud"]

[[avslutsorsak]]
kod = "sjukdom"
namn = "Sjukdom"
raknas_som = ["sjuk"]

[alder]
band = ["-29", "30-"]

[forsorjningstid]
granser = [1, 5]

[[uppfoljning]]
kod = "6man"
namn = "6 månader"
manader = 6
insatser = ["vag"]
fonster = { fran_ar = -1, fran_dag = "01-01", till_ar = 0, till_dag = "06-30" }
"""


def read(folder: Path, text: str) -> tuple[Forbund | None, tuple[Problem, ...]]:
    file = folder / "forbund.toml"
    file.write_text(text, encoding="utf-8")
    return read_profile(file)


def faults(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    """The (rule, key) of every problem when `old` in the profile is written as `new`."""
    assert old in PROFILE
    forbund, problems = read(folder, PROFILE.replace(old, new, 1))
    assert (forbund is None) == any(problem.is_error for problem in problems)
    return [(problem.rule, problem.place.cell) for problem in problems]


def test_a_right_profile_gives_the_forbund_and_no_problem(tmp_path: Path) -> None:
    forbund, problems = read(tmp_path, PROFILE)
    assert problems == ()
    assert forbund is not None
    assert forbund.register_fran == date(2022, 1, 1)
    assert forbund.dokument["2023"].datum == date(2024, 2, 1)
    assert forbund.insats[0].avsnitt == (Avsnitt.OVERSIKT,)
    assert forbund.insats[0].alias == ("Vägen framåt",)
    assert forbund.union[0].insatser == ("vag", "stig")
    assert forbund.medlem[0].bidrag == {"2023": 100}
    assert forbund.uppfoljning[0].fonster == Fonster(
        fran_ar=-1, fran_dag="01-01", till_ar=0, till_dag="06-30"
    )
    assert forbund.alder.unga_till == 29


def test_the_folder_will_do_as_path(tmp_path: Path) -> None:
    read(tmp_path, PROFILE)
    assert read_profile(tmp_path)[0] is not None


def test_a_kommun_without_short_name_is_shown_by_its_name(tmp_path: Path) -> None:
    forbund, _ = read(tmp_path, PROFILE)
    assert forbund is not None
    assert forbund.kommun[0].kortnamn == "Åsby kommun"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "forbund.toml").write_text(PROFILE, encoding="utf-8-sig")
    assert read_profile(tmp_path)[0] is not None


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    broken = (
        PROFILE.replace('kortnamn = "Åsen"', "kortnamm = 3")
        .replace("granser = [1, 5]", "granser = [5, 1]")
        .replace('kod = "stig"', 'kod = "STIG!"')
    )
    forbund, problems = read(tmp_path, broken)
    assert forbund is None
    assert {(problem.rule, problem.place.cell) for problem in problems} == {
        ("profil-okand-nyckel", "kortnamm"),
        ("profil-kod", "insats[2].kod"),
        ("profil-granser", "forsorjningstid.granser[2]"),
    }
    assert all(problem.place.file == "forbund.toml" for problem in problems)
    assert all(problem.message and problem.action for problem in problems)


def test_an_unknown_key_is_told_with_the_nearest_known_one(tmp_path: Path) -> None:
    _, problems = read(tmp_path, PROFILE.replace("alias =", "aliass ="))
    assert [problem.place.cell for problem in problems] == ["insats[1].aliass"]
    assert "alias?" in problems[0].action


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ('namn = "Samordningsförbundet Åsen"', "namn = 3", "profil-typ", "namn"),
        ('namn = "Samordningsförbundet Åsen"', 'namn = " "', "profil-varde", "namn"),
        ("2022-01-01", '"2022-01-01"', "profil-typ", "register_fran"),
        ("2022-01-01", "2022-01-01T00:00:00", "profil-typ", "register_fran"),
        ("2022-01-01", "0202-01-01", "profil-datum", "register_fran"),
        (
            'namn = "Stigen"',
            'namn = "Stigen"\ntill = 2022\nregister_fran = 2023-01-01',
            "profil-datum",
            "insats[2].register_fran",
        ),
        ("nummer = 2", "nummer = true", "profil-typ", "bilaga[1].nummer"),
        ("nummer = 2", "nummer = 0", "profil-varde", "bilaga[1].nummer"),
        ('kod = "statistik"', 'kod = "arsredovisning"', "profil-varde", "bilaga[1].nummer"),
        ('kod = "statistik"', 'kod = "statistk"', "profil-bilaga", "bilaga[1].kod"),
        ("[dokument.2023]", "[dokument.23]", "profil-datum", "dokument.23"),
        ("2024-02-01", "2022-02-01", "profil-datum", "dokument.2023.datum"),
        ("{ 2023 = 100 }", "100", "profil-typ", "medlem[1].bidrag"),
        ("{ 2023 = 100 }", "{ 2023 = 1.5 }", "profil-typ", "medlem[1].bidrag.2023"),
        ("{ 2023 = 100 }", "{ 2023 = -1 }", "profil-varde", "medlem[1].bidrag.2023"),
        ("{ 2023 = 100 }", "{ 202 = 1 }", "profil-datum", "medlem[1].bidrag.202"),
        ('kod = "alla"', 'kod = "alltihop"', "profil-kod", "union[1].kod"),
        ('namn = "Stigen"', 'namn = "vägen  FRAMÅT"', "profil-dubblett", "insats[2].namn"),
        ('namn = "Stigen"', 'namn = "Väg-en: framåt!"', "profil-dubblett", "insats[2].namn"),
        ('namn = "Allt"', 'namn = "Stigen"', "profil-dubblett", "union[1].namn"),
        ('kod = "asby"', 'kod = "åsby"', "profil-kod", "kommun[1].kod"),
        ('kod = "asby"', 'kod = "saknas"', "profil-kod", "kommun[1].kod"),
        ('["vag", "stig"]', "[]", "profil-referens", "union[1].insatser"),
        ('["vag", "stig"]', '["vag", "stg"]', "profil-referens", "union[1].insatser[2]"),
        ('["vag", "stig"]', '["vag", "vag"]', "profil-dubblett", "union[1].insatser[2]"),
        ('["oversikt"]', '["översikt"]', "profil-varde", "insats[1].avsnitt[1]"),
        ('["oversikt"]', '"oversikt"', "profil-typ", "insats[1].avsnitt"),
        (
            'namn = "Åsby kommun"',
            'namn = "Åsby"\nmedlem = "x"',
            "profil-referens",
            "kommun[1].medlem",
        ),
        ('["egen"]', "[]", "profil-kodgrupp", "kodgrupp[1]"),
        ('kod = "6man"', 'kod = "6manader"', "profil-kod", "uppfoljning[1].kod"),
        ('kod = "sjukdom"', 'kod = "sjukdomar"', "profil-kod", "avslutsorsak[1].kod"),
        ('["egen"]', '["egen", "sjuk"]', "profil-referens", "forsorjning[1].raknas_som[2]"),
        ('["egen"]', '["egen", "egenn"]', "profil-referens", "forsorjning[1].raknas_som[2]"),
        ('["-29", "30-"]', '["-29", "31-"]', "profil-alder", "alder.band[2]"),
        ('["-29", "30-"]', '["-29", "29-"]', "profil-alder", "alder.band[2]"),
        ('["-29", "30-"]', '["unga", "30-"]', "profil-alder", "alder.band[1]"),
        ('["-29", "30-"]', '["29-16", "30-"]', "profil-alder", "alder.band[1]"),
        ('["-29", "30-"]', '["16-29", "30-"]', "profil-alder", "alder.band"),
        ("[1, 5]", "[0, 5]", "profil-granser", "forsorjningstid.granser[1]"),
        ("[1, 5]", "[5, 5]", "profil-granser", "forsorjningstid.granser[2]"),
        ("manader = 6", "manader = 0", "profil-varde", "uppfoljning[1].manader"),
        ('"06-30"', '"06-31"', "profil-datum", "uppfoljning[1].fonster.till_dag"),
        ("till_ar = 0", "till_ar = -2", "profil-datum", "uppfoljning[1].fonster"),
        ("till_ar = 0", "till_ar = 1", "profil-datum", "uppfoljning[1].fonster.till_ar"),
        ("manader = 6", "manader = 10", "profil-datum", "uppfoljning[1].fonster"),
    ],
)
def test_one_fault_gives_one_problem_with_its_key(
    tmp_path: Path, old: str, new: str, rule: str, key: str
) -> None:
    assert faults(tmp_path, old, new) == [(rule, key)]


@pytest.mark.parametrize(
    ("months", "window"),
    [(10, ("-1", "0", "02-28")), (12, ("-1", "-1", "12-31")), (24, ("-2", "-2", "12-31"))],
)
def test_a_window_of_exits_that_cannot_be_due_in_its_year_is_told_with_one_that_can(
    tmp_path: Path, months: int, window: tuple[str, str, str]
) -> None:
    meant = 'fonster = {{ fran_ar = {}, fran_dag = "01-01", till_ar = {}, till_dag = "{}" }}'
    late = PROFILE.replace("manader = 6", f"manader = {months}")
    (problem,) = read(tmp_path, late)[1]
    assert meant.format(*window).removeprefix("fonster = ") in problem.action
    right = late.replace(meant.format("-1", "0", "06-30"), meant.format(*window))
    assert read(tmp_path, right)[1] == ()


@pytest.mark.parametrize("name", ["forsorjning", "sysselsattning"])
def test_a_list_with_more_values_than_can_be_kept_is_told(tmp_path: Path, name: str) -> None:
    posts = "".join(f'\n[[{name}]]\nkod = "x{n}"\nnamn = "Slag {n}"\n' for n in range(62))
    _, problems = read(tmp_path, PROFILE + posts)
    assert [(p.rule, p.place.cell) for p in problems] == [("profil-varde", name)]


def test_brackets_without_end_are_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "namn = " + "[" * 5000 + "]" * 5000)
    assert [problem.rule for problem in problems] == ["profil-toml"]


def test_what_is_not_counted_may_be_left_out_of_the_profile(tmp_path: Path) -> None:
    lists = r"\[\[(kodgrupp|forsorjning|sysselsattning|avslutsorsak)\]\]\n(.+\n)+"
    bands = r"\[(alder|forsorjningstid)\]\n(.+\n)+"
    forbund, problems = read(tmp_path, re.sub(bands, "", re.sub(lists, "", PROFILE)))
    assert problems == ()
    assert forbund is not None
    assert (forbund.kodgrupp, forbund.alder.band, forbund.forsorjningstid.granser) == ((), (), ())


@pytest.mark.parametrize(
    ("avsnitt", "list_of_it"),
    [
        ("alder", "alder"),
        ("forsorjningstid", "forsorjningstid"),
        ("forsorjning", "forsorjning"),
        ("sysselsattning", "sysselsattning"),
        ("avslutsorsak", "avslutsorsak"),
    ],
)
def test_a_section_needs_what_it_shows(tmp_path: Path, avsnitt: str, list_of_it: str) -> None:
    wanted = PROFILE.replace('avsnitt = ["oversikt"]', f'avsnitt = ["oversikt", "{avsnitt}"]')
    assert read(tmp_path, wanted)[1] == ()
    # The kodgrupp of the list goes with it.
    groups = r'\[\[kodgrupp\]\]\nkod = .*\nnamn = .*\nlista = "' + list_of_it + r'"\n'
    without = re.sub(groups, "", re.sub(rf"\[+{list_of_it}\]+\n(.+\n)+", "", wanted))
    _, problems = read(tmp_path, without)
    assert [(p.rule, p.place.cell) for p in problems] == [
        ("profil-avsnitt", "insats[1].avsnitt[2]")
    ]


@pytest.mark.parametrize(
    ("avsnitt", "where"),
    [
        ('["Tabeller", "räknat", "eget: Omvärld", "eget"]', []),
        ('["korthet", "tabelerna"]', ["bilaga[1].avsnitt[2]"]),
        ('["korthet", "Korthet"]', ["bilaga[1].avsnitt[2]"]),
        ('["eget: Omvärld", "EGET:omvärld"]', ["bilaga[1].avsnitt[2]"]),
        ('["eget:"]', ["bilaga[1].avsnitt[1]"]),
    ],
)
def test_the_sections_of_a_document_are_known_and_stand_once(
    tmp_path: Path, avsnitt: str, where: list[str]
) -> None:
    listed = PROFILE.replace('kod = "statistik"', f'kod = "statistik"\navsnitt = {avsnitt}')
    _, problems = read(tmp_path, listed)
    assert [(p.rule, p.place.cell) for p in problems] == [("profil-avsnitt", w) for w in where]
    told = ("tabeller", "Ta bort", "Menar ni")
    assert all(any(word in p.action for word in told) for p in problems)


def test_a_single_heading_instead_of_a_list_says_how_to_write_it(tmp_path: Path) -> None:
    _, problems = read(tmp_path, PROFILE.replace("[[kommun]]", "[kommun]"))
    assert [problem.place.cell for problem in problems] == ["kommun"]
    assert "[[kommun]]" in problems[0].action


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('namn = "A"\nkortnamn = A\n', "rad 2"),
        ('namn = "A\n', "rad 1"),
        ('namn = "A"\nnamn = "B"\n', "rad 2"),
        ("namn = [", "filens slut"),
        ("namn = “A”\n", "rad 1"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: str, where: str) -> None:
    forbund, problems = read(tmp_path, text)
    assert forbund is None
    assert [(problem.rule, problem.place.cell) for problem in problems] == [("profil-toml", where)]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    forbund, problems = read_profile(tmp_path / "forbund.toml")
    assert forbund is None
    assert [problem.rule for problem in problems] == ["profil-fil"]


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "forbund.toml").write_text(PROFILE, encoding="latin-1")
    assert [problem.rule for problem in read_profile(tmp_path)[1]] == ["profil-fil"]


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


@pytest.mark.parametrize(
    ("name", "content", "rules"),
    [
        ("logga.png", PNG, []),
        ("logga.png", b"GIF89a", ["profil-logotyp"]),
        ("logga.gif", PNG, ["profil-logotyp"]),
        ("saknas.png", None, ["profil-logotyp"]),
        ("../logga.png", None, ["profil-logotyp"]),
        ("bilder/../../logga.png", None, ["profil-logotyp"]),
        ("C:/logga.png", None, ["profil-logotyp"]),
        (r"..\\logga.png", None, ["profil-logotyp"]),
    ],
)
def test_a_logotype_is_a_picture_in_the_folder(
    tmp_path: Path, name: str, content: bytes | None, rules: list[str]
) -> None:
    folder = tmp_path / "Ett förbund"
    folder.mkdir()
    (tmp_path / "logga.png").write_bytes(PNG)
    if content is not None:
        (folder / name).write_bytes(content)
    _, problems = read(folder, f'{PROFILE}\n[[logotyp]]\nfil = "{name}"\nalt = "En ek"\n')
    assert [problem.rule for problem in problems] == rules


def test_a_logotype_needs_an_alt_text(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    _, problems = read(tmp_path, f'{PROFILE}\n[[logotyp]]\nfil = "a.png"\nalt = ""\n')
    assert [problem.place.cell for problem in problems] == ["logotyp[1].alt"]


def test_signs_that_turn_the_direction_of_writing_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "forbund.toml").write_text(
        PROFILE.replace('namn = "Vägen"', 'namn = "Vä\u202egen"'), encoding="utf-8"
    )
    forbund, (problem,) = read_profile(tmp_path)
    assert forbund is not None
    assert (problem.rule, problem.place.cell) == ("tecken-riktning", "rad 25")


OWN = '[[bilaga]]\nkod = "{kod}"\nnamn = "{namn}"\navsnitt = [{avsnitt}]\n\n[[medlem]]'


@pytest.mark.parametrize(
    ("kod", "namn", "avsnitt", "told"),
    [
        ("blad", "Blad", '"inledning", "nyckeltal", "statistik.insatser: Vägen, stig"', ""),
        ("blad", "Blad", '"kommunvis: asby", "mal: Vad som helst", "ny-sida", "ny-sida"', ""),
        ("blad", "Blad", '"nyckeltall"', "profil-avsnitt Menar ni nyckeltal?"),
        ("blad", "Blad", '"ansokningar"', "profil-avsnitt Menar ni statistik.ansokningar?"),
        ("blad", "Blad", '"statistik.tabeller"', "profil-avsnitt Menar ni tabeller?"),
        ("blad", "Blad", '"delarsrapport.mal"', "profil-avsnitt Menar ni mal eller"),
        ("blad", "Blad", '"hjälp"', "profil-avsnitt Välj bland inledning, tabeller, innehall"),
        ("blad", "Blad", '"nyckeltal: Vägen"', "profil-avsnitt Ta bort kolon"),
        ("blad", "Blad", '"statistik.insatser: Stugan"', "profil-avsnitt Välj bland vag, stig"),
        ("blad", "Blad", '"kommunvis: Vägen"', "profil-avsnitt Välj bland asby"),
        ("avtal", "Blad", '"nyckeltal"', "profil-kod Välj en annan kod"),
        ("Mitt blad", "Blad", '"nyckeltal"', "profil-kod Använd högst 10 tecken"),
        ("statistik", "Blad", '"korthet"', "profil-dubblett Ge det ena en annan kod"),
        ("blad", " ", '"nyckeltal"', "profil-varde Fyll i namnet"),
    ],
)
def test_a_document_of_the_office_s_own_has_a_code_and_sections_that_there_are(
    tmp_path: Path, kod: str, namn: str, avsnitt: str, told: str
) -> None:
    own = OWN.format(kod=kod, namn=namn, avsnitt=avsnitt)
    _, problems = read(tmp_path, PROFILE.replace("[[medlem]]", own, 1))
    found = [f"{problem.rule} {problem.action}" for problem in problems]
    assert found == [] if not told else any(each.startswith(told) for each in found)


def test_two_documents_that_would_be_one_file_are_told(tmp_path: Path) -> None:
    one, other = (
        OWN.format(kod=k, namn=n, avsnitt='"nyckeltal"') for k, n in (("a", "Blad"), ("b", "BLAD"))
    )
    text = PROFILE.replace("[[medlem]]", one, 1).replace("[[medlem]]", other, 1)
    _, problems = read(tmp_path, text)
    assert [(p.rule, p.place.cell) for p in problems] == [("profil-dubblett", "bilaga[3].namn")]
