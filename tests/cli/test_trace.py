"""A number in a finished document is followed to its figure, whatever has happened to the document."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from support.avskrift import retyped, rewritten, section_in_another, without_tags
from support.commands import Sofrep
from support.office import add_rows, make_office
from support.pages import saved_in_libreoffice
from support.rojande import turn_on

STATISTICS, GOALS = "Bilaga 2 Statistik 2023.docx", "Bilaga 1 Måluppfyllelse 2023.docx"
OF_THE_PLACE = {"tryckt", "plats", "mening", "kalla", "anmarkning"}
CHART = "word/charts/chart1.xml"
SHARE = "2023.ett.avslutade.arbstud.andel"


def test_every_figure_and_chart_has_a_readable_title_in_word(once):
    titles = []
    for path in sorted(document(once).parent.glob("*.docx")):
        text = zipfile.ZipFile(path).read("word/document.xml").decode()
        titles += re.findall(r'<w:alias w:val="([^"]*)"/><w:tag w:val="\d[^"]*"/>', text)
        assert len(re.findall(r'<w:tag w:val="\d', text)) == text.count("<w:text/>")
        charts = re.findall(r'<wp:docPr [^>]*title="([^"]+)"', text)
        assert len(charts) == text.count("<c:chart ")
    assert len(titles) > 200
    assert [title for title in titles if not re.fullmatch(r"[A-ZÅÄÖ].*: .*20\d\d", title)] == []
    assert [title for title in titles if re.search(r"[a-z]\.[a-z]", title)] == []


@pytest.fixture(scope="module")
def once(tmp_path_factory) -> Path:
    """The folder of a förbund whose documents lie in out/2023."""
    office = make_office(tmp_path_factory.mktemp("byggd") / "förbund")
    build(office, Period.of_year(2023), office / "out" / "2023")
    return office


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(once, tmp_path / "Förbundet"))


@pytest.fixture
def traced(sofrep: Sofrep):
    def ran(path: Path, *arguments: object) -> list[dict]:
        run = sofrep("trace", path, *arguments, "--format", "json")
        assert run.code == 0, run.err
        return json.loads(run.out)

    return ran


def document(office: Path, name: str = STATISTICS) -> Path:
    return office / "out" / "2023" / name


def told(rows: list[dict]) -> dict[str, dict]:
    """What is told of each figure, apart from where it stands."""
    return {
        row["id"]: {key: row[key] for key in row.keys() - OF_THE_PLACE} for row in rows if row["id"]
    }


def edited(path: Path) -> bytes:
    """The text around the figures changed, and a paragraph more."""
    return rewritten(
        path,
        lambda text: text.replace(" deltagare.", " personer deltog.", 1).replace(
            "<w:body>", "<w:body><w:p><w:r><w:t>Ett förord med 99 ord.</w:t></w:r></w:p>"
        ),
    )


def test_an_edited_document_gives_the_same_answer(traced, built):
    before = traced(document(built))
    document(built).write_bytes(edited(document(built)))
    after = traced(document(built))
    assert len(before) == len(after) > 150
    with zipfile.ZipFile(document(built)) as package:
        controls = package.read("word/document.xml").decode().count("<w:text/>")
    assert len([row for row in after if "diagrammet" not in row["plats"]]) == controls
    assert told(before) == told(after)


def test_a_document_whose_tags_are_gone_gives_the_same_answer_from_its_bookmarks(traced, built):
    before = traced(document(built, GOALS))
    document(built, GOALS).write_bytes(without_tags(document(built, GOALS)))
    assert told(traced(document(built, GOALS))) == told(before)


def test_a_document_that_libreoffice_has_saved_gives_the_same_answer(traced, built, tmp_path):
    before = traced(document(built))
    document(built).write_bytes(saved_in_libreoffice(document(built).read_bytes(), tmp_path))
    after = traced(document(built))
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert told(after) == told(before)


def test_the_record_gives_the_same_answer_as_the_document(traced, built):
    of_document = told(traced(document(built)))
    of_record = told(traced(document(built, "figurer.json")))
    assert of_document.items() <= of_record.items()


@pytest.mark.parametrize("drop", [lambda path: path.read_bytes(), without_tags])
def test_a_document_far_from_its_record_gives_the_same_from_the_workbooks(
    traced, built, tmp_path, drop
):
    before = traced(document(built, GOALS))
    moved = tmp_path / GOALS
    moved.write_bytes(drop(document(built, GOALS)))
    shutil.rmtree(built / "out")
    after = traced(moved, "--data", built)
    assert told(after) == told(before)
    assert {row["kalla"] for row in after} == {"arbetsböckerna"}


def test_a_moved_document_finds_its_record_in_the_forbunds_folder(traced, built, tmp_path):
    moved = tmp_path / "Kopia.docx"
    moved.write_bytes(document(built, GOALS).read_bytes())
    after = traced(moved, "--data", built)
    assert told(after) == told(traced(document(built, GOALS)))
    assert {row["kalla"] for row in after} == {"figurer.json"}


def test_a_document_may_be_named_alone_where_no_other_has_the_name(sofrep, traced, built):
    name = GOALS.removesuffix(".docx")
    assert traced(name, "--data", built) == traced(document(built, GOALS))
    shutil.copytree(built / "out" / "2023", built / "out" / "prov")
    told = sofrep("trace", name, "--data", built)
    assert told.code
    assert "Den finns på flera ställen" in told.err


def test_what_the_board_has_adopted_tells_a_document_whose_out_is_gone(traced, built, tmp_path):
    before = told(traced(document(built, GOALS)))
    moved = tmp_path / "Kopia.docx"
    moved.write_bytes(document(built, GOALS).read_bytes())
    shutil.move(document(built, "figurer.json"), built / "2023" / "faststalld.json")
    shutil.rmtree(built / "out")
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(built / "register" / "register.xlsx", [row])
    after = traced(moved, "--data", built)
    assert told(after) == before
    assert {row["kalla"] for row in after} == {"faststalld.json"}
    assert before.items() <= told(traced(built / "2023" / "faststalld.json")).items()


def test_a_section_copied_into_another_document_keeps_its_figures(traced, built, tmp_path):
    other = tmp_path / "Styrelsens underlag.docx"
    other.write_bytes(section_in_another(document(built), "Insats ett (fyll i)"))
    rows = traced(other, "--data", built)
    assert told(rows).items() <= told(traced(document(built))).items()
    assert "2023.ett.aktuella.kvinnor" in told(rows)


def test_two_cells_that_have_changed_places_take_their_figures_along(traced, built):
    path = document(built)
    (cell,) = traced(path, "2023.alla.nya.kvinnor")[-1:]

    def swap(text: str) -> str:
        rows = [
            r
            for r in re.findall(r"<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>", text)
            if "2023.alla.nya.kvinnor" in r
        ]
        cells = re.findall(r"<w:tc>.*?</w:tc>", rows[-1])
        return text.replace(rows[-1], rows[-1].replace("".join(cells[1:3]), cells[2] + cells[1]))

    path.write_bytes(rewritten(path, swap))
    (after,) = traced(path, "2023.alla.nya.kvinnor")[-1:]
    assert after["plats"] != cell["plats"]
    assert told([after]) == told([cell])


def test_an_id_is_never_broken(sofrep, built):
    out = sofrep("trace", document(built, GOALS), SHARE, "--rader").out
    assert out.count(SHARE) >= 3


@pytest.mark.parametrize("said", ["100 %", "100\u00a0%", "100%", "100", SHARE])
def test_a_number_is_found_however_it_is_written_with_its_parts(traced, built, said):
    (row, *_) = [row for row in traced(document(built, GOALS), said) if row["id"] == SHARE]
    assert (row["tryckt"], row["exakt"], row["enhet"]) == ("100\u00a0%", 100, "procent")
    assert (row["taljare"], row["namnare"]) == (1, 1)
    assert row["taljare_ar"] == "de med minst ett sådant värde (2023.ett.avslutade.arbstud)"
    assert row["namnare_ar"] == "alla i gruppen (2023.ett.avslutade)"
    assert row["definition"].startswith("Minst ett värde vid avslut")


def test_all_places_of_a_number_are_listed_with_their_headings(traced, built):
    places = [row["plats"] for row in traced(document(built), "33,3 år")]
    assert places == ["under ”Deltagarna”, tabell 3, rad 1, kolumn 1", *places[1:]]
    assert len({*places}) == len(places)


def test_a_mean_has_its_n_as_denominator_and_no_count_for_its_sum(traced, built):
    row = traced(document(built), "33,3 år")[0]
    assert (row["taljare"], row["taljare_ar"]) == (100, "summan av åren")
    assert (row["namnare"], row["namnare_ar"]) == (
        3,
        "antalet vars uppgift är känd (2023.ett.aktuella.alder.kand)",
    )


def test_a_sentence_tells_its_figures_and_what_is_typed_by_hand(traced, built):
    path = document(built)
    path.write_bytes(
        rewritten(
            path, lambda text: text.replace(" deltagare.", " deltagare, 9 fler än väntat.", 1)
        )
    )
    first, second = traced(path, "9 fler än  väntat")
    assert (first["tryckt"], first["id"]) == ("3", "2023.forbundet.insatser.aktuella")
    assert (second["tryckt"], second["id"]) == ("9", None)
    assert second["anmarkning"].startswith("Ingen siffra: skriven för hand")


def test_the_whole_that_a_share_is_of_is_a_figure_or_told_as_what_it_is(traced, built):
    part, whole = "2023.ett.avslutade.arbstud", "2023.ett.avslutade"
    assert [row["id"] for row in traced(document(built, GOALS), "1 av 1")] == [SHARE, part, whole]
    path = document(built)
    path.write_bytes(
        rewritten(path, lambda text: text.replace(" deltagare.", " deltagare av 1, 100 %.", 1))
    )
    path.write_bytes(
        rewritten(
            path,
            lambda text: text.replace("2023.forbundet.insatser.aktuella", SHARE).replace(
                ">3<", ">100 %<", 1
            ),
        )
    )
    rows = traced(path, "deltagare av 1")
    assert rows[1]["anmarkning"] == f"Nämnaren för {rows[0]['tryckt']} ({SHARE})."


def test_a_figure_that_somebody_has_typed_over_is_told(traced, built):
    path = document(built)
    path.write_bytes(retyped(path, "2023.forbundet.insatser.aktuella", "3", "5"))
    (row,) = [row for row in traced(path) if row["tryckt"] == "5"]
    assert row["exakt"] == 3
    assert row["anmarkning"].startswith("Siffran är 3: ändrad för hand")


def test_a_chart_tells_its_figures_and_what_is_changed_in_it(traced, built):
    path = document(built)
    points = [row for row in traced(path) if "diagrammet" in row["plats"]]
    assert points[0]["id"] == "2023.ett.aktuella.alder.till-24.kvinnor"
    assert points[0]["mening"].startswith("Kvinnor: ")
    path.write_bytes(
        rewritten(path, lambda text: text.replace("<c:v>1</c:v>", "<c:v>4</c:v>", 1), CHART)
    )
    (changed,) = [row for row in traced(path, "Ålder vid start") if row["tryckt"] == "4"]
    assert told([changed]) == told(points[:1])
    assert changed["anmarkning"].startswith("Siffran är 1")


def test_rows_of_numerator_and_denominator_are_told_by_file_sheet_and_row(traced, built):
    rows = [row for row in traced(document(built, GOALS), SHARE, "--rader") if "del" in row]
    assert [(row["del"], row["fil"], row["blad"], row["rad"]) for row in rows] == [
        ("täljare", "register/register.xlsx", "Register", "rad 2"),
        ("nämnare", "register/register.xlsx", "Register", "rad 2"),
    ]


def test_workbooks_that_have_changed_since_are_told_with_the_rows(traced, built):
    row = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
    add_rows(built / "register" / "register.xlsx", [row])
    rows = [row for row in traced(document(built), "2023.ett.nya.man", "--rader") if "del" in row]
    assert {row["anmarkning"] for row in rows} == {
        "Arbetsböckerna har ändrats sedan dokumentet skrevs: de ger nu 2."
    }


def test_without_record_and_folder_what_is_known_is_told_and_what_is_not(sofrep, built, tmp_path):
    moved = tmp_path / "Ensam.docx"
    moved.write_bytes(document(built).read_bytes())
    ran = sofrep("trace", moved, "2023.ett.nya.kvinnor", "--format", "json")
    row = json.loads(ran.out)[0]
    assert (row["tryckt"], row["id"], row["exakt"]) == ("2", "2023.ett.nya.kvinnor", None)
    assert row["namn"] == "Ett: nya deltagare, kvinnor, 2023"
    assert row["anmarkning"] == "Det exakta värdet kan inte tas fram."
    assert "figurer.json hittas inte" in ran.err
    assert "--data MAPP" in ran.err
    assert sofrep("trace", moved, "--rader").code == 2


@pytest.fixture
def hidden(built) -> Path:
    """The document of a förbund whose rules hide a share, in the document and in the record."""
    turn_on(built, "[rojande]\nminsta_grupp = 5\n")
    record = document(built, "figurer.json")
    text = record.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith(f'  "{SHARE}": {{'))
    empty = re.sub(r'"varde": \d+', '"saknas": "DOLD", "varde": null', line)
    empty = re.sub(r'"(taljare|namnare)": \d+, ', "", empty).replace("100\u00a0%", "x")
    record.write_text(text.replace(line, empty), encoding="utf-8")
    path = document(built, GOALS)
    path.write_bytes(retyped(path, SHARE, "100\u00a0%", "x"))
    return path


def test_a_hidden_figure_is_not_told_from_the_record(traced, hidden):
    row = traced(hidden, SHARE)[0]
    assert (row["tryckt"], row["exakt"], row["taljare"]) == ("x", None, None)
    assert row["anmarkning"].startswith("Inget värde: visas inte, för att ingen")


@pytest.mark.parametrize("form", ["json", "csv", "md", "tabell"])
def test_an_export_that_tells_what_is_hidden_says_that_it_must_not_be_passed_on(
    sofrep, hidden, form
):
    ran = sofrep("trace", hidden, SHARE, "--rader", "--format", form)
    assert ran.out.count("skicka den inte vidare") == 2  # of a row of each part
    hidden.with_name("figurer.json").unlink()
    ran = sofrep("trace", hidden, SHARE, "--format", form)
    assert "Visas inte i dokumentet. Räknad utan skydd för små grupper" in " ".join(ran.out.split())
    assert "skicka det inte vidare" in ran.err


def test_the_audit_holds_a_document_of_sofrep_against_its_figures(sofrep, built):
    path = document(built)
    assert sofrep("audit", path).code == 0
    path.write_bytes(retyped(path, "2023.ett.nya.kvinnor", "2", "4"))
    ran = sofrep("audit", path)
    assert ran.code == 3
    assert "Står:   Ett: nya deltagare, kvinnor, 2023: 4" in ran.out
    assert "Följer: Siffran är 2." in ran.out
    assert "är ändrat, eller skrivet på nytt" in ran.err


def test_a_document_of_another_version_is_told(sofrep, built):
    record = document(built, "figurer.json")
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r'"version": "[^"]*"', '"version": "0.0.1"', text), encoding="utf-8")
    assert "gjort med version 0.0.1 av sofrep" in sofrep("trace", document(built, GOALS), "två").err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Saknas.docx", None, "finns inte"),
        ("Bild.docx", b"GIF89a", "går inte att läsa"),
        ("Brev.pdf", b"%PDF-1.4", "inget Word-dokument"),
        ("figurer.json", b"{", "inget Word-dokument"),
    ],
)
def test_a_file_that_is_none_is_told_in_a_line(sofrep, tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = sofrep("trace", tmp_path / name)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "part", ["docProps/core.xml", CHART, "word/_rels/document.xml.rels", "figurer.json"]
)
def test_a_damaged_part_costs_no_more_than_what_it_says(traced, built, part):
    path = document(built)
    if part == "figurer.json":
        document(built, part).write_text("{", encoding="utf-8")
    else:
        path.write_bytes(rewritten(path, lambda text: text[: len(text) // 2], part))
    assert traced(path, "2023.ett.nya.kvinnor")[0]["exakt"] == 2


def test_what_is_not_in_the_document_is_told(sofrep, built):
    assert "finns inte i" in sofrep("trace", document(built, GOALS), "77 %").err
    assert (
        "men där finns inget tal" in sofrep("trace", document(built, GOALS), "Mål och resultat").err
    )
    assert (
        "figurer.json passar in på" in sofrep("trace", document(built, "figurer.json"), "77 %").err
    )


def test_a_document_of_somebody_elses_has_no_figures(sofrep, tmp_path):
    from docx import Document

    other = Document()
    other.add_paragraph("Vi har 12 lokaler.")
    other.save(str(tmp_path / "Brev.docx"))
    ran = sofrep("trace", tmp_path / "Brev.docx")
    assert ran.code == 2
    assert "ingen siffra som sofrep har märkt" in ran.err
    assert "skriven för hand" in sofrep("trace", tmp_path / "Brev.docx", "12").out


def test_the_folder_of_another_forbund_is_refused(sofrep, built, tmp_path):
    other = make_office(tmp_path / "annan")
    profile = other / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        re.sub(r'(?m)^namn = ".*?"', 'namn = "Ett annat"', text, count=1), encoding="utf-8"
    )
    ran = sofrep("trace", document(built), "--data", other)
    assert ran.code == 2
    assert "till Ett annat. Ange rätt mapp" in ran.err
