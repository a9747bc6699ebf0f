"""What the board has adopted stays what the public has read, whatever the rows give later."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from sofrep.amnen.historik.siffror import with_adopted
from sofrep.domain.figure import Figure, FigureSet, Origin, Recipe, Unit, is_large
from sofrep.domain.period import Period
from sofrep.errors import SofrepError
from sofrep.pipeline.adopted import NotAdoptedError, adopt, adopted_figures
from sofrep.pipeline.building import build
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.startmapp.new_year import add_year
from sofrep.visning.block import Stycke
from support.office import add_rows, copied, finish, make_office, set_text

STATISTIK, INDIKATORER = "Bilaga 2 Statistik 2023.docx", "Bilaga 3 Indikatorer 2023.docx"
YEAR, NEXT = Period.of_year(2023), Period.of_year(2024)
NEW = {
    "Insats": "Ett",
    "Kön": "man",
    "Födelseår": 1990,
    "Kommun": "Norra",
    "Startdatum": "2023-05-01",
}


def change_profile(folder: Path, *changes: tuple[str, str]) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    profile.write_text(text, encoding="utf-8")


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A folder whose documents of 2023 are made and are no draft."""
    return copied(tmp_path / "Förbundet på ön", make_finished)


def make_finished(office: Path) -> None:
    make_office(office)
    finish(office)
    change_profile(
        office,
        (
            "inga_deltagare = [2020, 2021, 2022, 2023]",
            "inga_deltagare = [2020, 2021, 2022, 2023, 2024]",
        ),
    )
    build(office, YEAR, office / "out" / "2023")


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The same, adopted, with six rows more of 2023 than there were then, and a new year begun."""
    return copied(tmp_path / "Förbundet på ön", make_corrected)


def make_corrected(finished: Path) -> None:
    copied(finished, make_finished)
    adopt(finished, 2023, finished / "out" / "2023")
    add_year(finished, 2024)
    add_rows(
        finished / "register" / "register.xlsx", [NEW] * 6 + [NEW | {"Startdatum": "2024-02-01"}]
    )


def test_next_year_s_last_year_is_what_was_adopted(corrected: Path) -> None:
    figures = evaluate(corrected, NEXT).figures
    last = figures["2023.ett.nya"]
    assert (last.value, last.origin) == (3, Origin.FASTSTALLD)
    assert last.recipe == Recipe("register", ("nya-alla",))
    assert figures["2024.ett.nya"].value == 1
    assert figures["2023.ett.avslutade"].origin is Origin.BERAKNAD  # which nobody has changed


def test_the_office_is_told_once_for_each_insats_with_both_numbers(corrected: Path) -> None:
    told = [p for p in evaluate(corrected, NEXT).problems if p.rule == "faststallt-andrat"]
    (problem,) = told
    assert problem.place.file == "2023/faststalld.json"
    assert "Uppgifterna om Insats ett (fyll i)" in problem.message
    assert "nya deltagare 3 fastställt och 9 nu" in problem.message
    others = {"forra-aret-andrat", "ingaende-stammer-inte"}
    assert others.isdisjoint(p.rule for p in evaluate(corrected, NEXT).problems)


def notes_in(folder: Path, period: Period) -> set[str]:
    """The notes about adopted figures in the documents of a period."""
    return {
        "".join(map(str, block.delar))
        for document in build(folder, period, folder / "prov").documents
        for block in document.blocks
        if isinstance(block, Stycke) and block.fras == "not.faststallt.alltid"
    }


def test_a_large_difference_has_a_note_on_the_page(corrected: Path) -> None:
    note = "Uppgifterna för 2023 är de som fastställdes. Rättade uppgifter ger klart andra tal."
    assert notes_in(corrected, NEXT) == {note}
    assert notes_in(corrected, YEAR) == set()  # the year itself is what its rows say


def test_a_small_difference_has_no_note(finished: Path) -> None:
    adopt(finished, 2023, finished / "out" / "2023")
    add_year(finished, 2024)
    add_rows(finished / "register" / "register.xlsx", [NEW, NEW | {"Startdatum": "2024-02-01"}])
    assert notes_in(finished, NEXT) == set()


def test_the_adopted_documents_are_not_written_over(corrected: Path) -> None:
    out = corrected / "out" / "2023"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(NotAdoptedError, match="är fastställda och skrivs inte över"):
        build(corrected, YEAR, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert build(corrected, YEAR, corrected / "prov").documents  # elsewhere it may be seen


def test_an_adopted_year_of_which_the_rows_are_gone_is_still_there(corrected: Path) -> None:
    change_profile(corrected, ("register_fran = 2020-01-01", "register_fran = 2024-01-01"))
    last = evaluate(corrected, NEXT).figures["2023.ett.nya"]
    assert (last.value, last.recipe.table) == (3, "historik")


def test_the_record_is_no_unread_file_and_a_query_sees_a_new_one(finished: Path) -> None:
    adopt(finished, 2023, finished / "out" / "2023")
    assert not [p for p in evaluate(finished, YEAR).problems if p.rule == "fil-ovrig"]


class TestWhatCannotBeAdopted:
    def test_a_year_without_documents(self, office: Path) -> None:
        with pytest.raises(NotAdoptedError, match="sofrep build 2023"):
            adopt(office, 2023, office / "out" / "2023")

    def test_a_draft(self, office: Path) -> None:
        build(office, YEAR, office / "out" / "2023")
        with pytest.raises(NotAdoptedError, match="utkast = false"):
            adopt(office, 2023, office / "out" / "2023")
        assert not (office / "2023" / "faststalld.json").exists()

    def test_one_that_lacks_a_text_or_a_fact(self, finished: Path) -> None:
        change_profile(finished, ("datum = 2024-03-01", ""))
        set_text(finished / "2023" / "texter.xlsx", "metod", "", "")
        build(finished, YEAR, finished / "out" / "2023")
        with pytest.raises(NotAdoptedError) as refused:
            adopt(finished, 2023, finished / "out" / "2023")
        assert not (finished / "2023" / "faststalld.json").exists()
        assert str(refused.value).splitlines() == [
            "Inget har fastställts.",
            "I Bilaga 1 Måluppfyllelse 2023 saknas 1 uppgift:",
            "  Datum saknas i forbund.toml",
            "I Bilaga 2 Statistik 2023 saknas 1 uppgift:",
            "  Datum saknas i forbund.toml",
            "I Bilaga 3 Indikatorer 2023 saknas 2 uppgifter:",
            "  Text saknas: Metod. Skriv den i bladet med texter.",
            "  Datum saknas i forbund.toml",
            "Fyll i det som saknas och kör: sofrep build 2023. Eller fyll i det i dokumentet, i Word.",
        ]

    def test_a_document_that_is_gone(self, finished: Path) -> None:
        (finished / "out" / "2023" / "Bilaga 2 Statistik 2023.docx").unlink()
        with pytest.raises(NotAdoptedError, match=r"Statistik 2023\.docx finns inte längre"):
            adopt(finished, 2023, finished / "out" / "2023")

    def test_a_year_that_is_adopted_already(self, finished: Path) -> None:
        out = finished / "out" / "2023"
        adopt(finished, 2023, out)
        with pytest.raises(NotAdoptedError, match="redan fastställt med samma siffror"):
            adopt(finished, 2023, out)
        frozen = finished / "2023" / "faststalld.json"
        frozen.write_text(frozen.read_text("utf-8").replace('"varde": 3', '"varde": 4'), "utf-8")
        with pytest.raises(NotAdoptedError, match="med andra siffror"):
            adopt(finished, 2023, out)


def test_a_document_that_was_edited_by_hand_is_told(finished: Path) -> None:
    out = finished / "out" / "2023"
    replace_text(out / STATISTIK, "Deltagare", "Våra deltagare")
    assert adopt(finished, 2023, out).edited == (STATISTIK,)


def replace_text(path: Path, old: str, new: str) -> None:
    """Write over a text of the document, as somebody does in Word; what is yellow stays so."""
    document = Document(str(path))
    for text in document.element.body.iter(f"{{{document.element.nsmap['w']}}}t"):
        if old in (text.text or ""):
            text.text = text.text.replace(old, new)
    document.save(str(path))


def test_a_gap_that_was_filled_by_hand_is_none_and_one_that_was_not_is_told(finished: Path) -> None:
    set_text(finished / "2023" / "texter.xlsx", "metod", "", "")
    set_text(finished / "2023" / "texter.xlsx", "kontakt", "", "")
    out = finished / "out" / "2023"
    build(finished, YEAR, out)
    metod, kontakt = (
        f"[Text saknas: {each}. Skriv den i bladet med texter.]" for each in ("Metod", "Kontakt")
    )
    replace_text(out / INDIKATORER, metod, "Enkäten lämnades ut på papper.")
    with pytest.raises(NotAdoptedError, match="saknas 1 uppgift:\n  Text saknas: Kontakt"):
        adopt(finished, 2023, out)
    replace_text(out / INDIKATORER, kontakt, "Kansliet.")
    assert adopt(finished, 2023, out).edited == (INDIKATORER,)


def test_a_document_that_is_no_word_file_any_more_cannot_be_adopted(finished: Path) -> None:
    out = finished / "out" / "2023"
    (out / STATISTIK).write_bytes(b"mine")
    with pytest.raises(SofrepError, match="går inte att läsa"):
        adopt(finished, 2023, out)


def test_another_forbund_s_record_and_a_broken_one_are_no_adopted_figures(finished: Path) -> None:
    adopt(finished, 2023, finished / "out" / "2023")
    forbund, _ = profile_of(finished)
    assert adopted_figures(finished, NEXT, forbund)
    assert adopted_figures(finished, YEAR, forbund) == {}  # only earlier years
    assert adopted_figures(finished, NEXT, replace(forbund, namn="Ett annat")) == {}
    (finished / "2023" / "faststalld.json").write_text("{", encoding="utf-8")
    assert adopted_figures(finished, NEXT, forbund) == {}


def figure(value: int | Fraction, unit: Unit = Unit.ANTAL) -> Figure:
    return Figure("2023.ett.nya", value, unit, "ett", YEAR, Recipe("register", ("nya-alla",)))


@pytest.mark.parametrize(
    ("adopted", "now", "unit", "large"),
    [
        (40, 45, Unit.ANTAL, True),
        (40, 44, Unit.ANTAL, False),  # four are few
        (100, 109, Unit.ANTAL, False),  # less than a tenth
        (0, 5, Unit.ANTAL, True),
        (30, 35, Unit.PROCENT, True),
        (30, 34, Unit.PROCENT, False),
        (Fraction(10), Fraction(11), Unit.MANADER, True),
        (Fraction(10), Fraction(107, 10), Unit.MANADER, False),
    ],
)  # fmt: skip
def test_a_difference_is_large_from_five_and_a_tenth(adopted, now, unit, large) -> None:
    assert is_large(figure(adopted, unit), figure(now, unit)) is large


def test_without_adopted_figures_nothing_changes() -> None:
    counted = FigureSet([figure(3)])
    assert with_adopted(counted, {}) is counted
