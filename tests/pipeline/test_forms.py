"""Making forms: prefilled with what the data know, never over what somebody filled in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sofrep.amnen.blanketter.avsnitt.blankettsidor import parties
from sofrep.domain.blanketter import BLANKETTER, Faltslag, Markning
from sofrep.errors import FaultyDataError
from sofrep.pipeline.gathering import profile_of
from sofrep.utdata.word.form_reading import open_form, read_answers
from sofrep.visning.visat import Tal
from support.blanketter import (
    AVTAL,
    NS,
    UPPFOLJNING,
    W,
    body_of,
    control,
    edit,
    fill,
    made,
    tick,
)
from support.built import evaluated
from support.office import add_rows, make_office, set_text
from support.workbooks import write_sheet

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"


@pytest.fixture
def office(tmp_path):
    return make_office(tmp_path / "kansliet")


def answers(path, blankett=AVTAL, choices=()):
    return {s.falt.kod: s.text for s in read_answers(open_form(path), blankett, choices).svar}


def figures_in(path):
    """The id and text of every figure that is printed in a control."""
    return [
        (tag.get(f"{W}val"), "".join(tag.getparent().getparent().itertext()))
        for tag in body_of(path).iterfind(".//w:sdtPr/w:tag", NS)
        if tag.get(f"{W}val")[0].isdigit()
    ]


@pytest.mark.parametrize("blankett", BLANKETTER.values(), ids=list(BLANKETTER))
def test_every_declared_field_is_a_control_of_its_kind_with_name_and_prompt(
    office, tmp_path, blankett
):
    body = body_of(made(office, tmp_path / "ut", blankett).path)
    kinds = {Faltslag.TEXT: "richText", Faltslag.DATUM: "date", Faltslag.VAL: "dropDownList"}
    for falt in blankett.falt:
        sdt = control(body, falt.kod)
        assert sdt.find(f"w:sdtPr/w:{kinds.get(falt.slag, 'richText')}", NS) is not None, falt.kod
        assert sdt.find("w:sdtPr/w:alias", NS).get(f"{W}val") == falt.fraga[:64]
        assert sdt.find("w:sdtPr/w:showingPlcHdr", NS) is not None
        assert "".join(sdt.find("w:sdtContent", NS).itertext()) == falt.prompt
        offered = [item.get(f"{W}value") for item in sdt.iterfind(".//w:listItem", NS)]
        assert tuple(offered) == falt.val


def test_the_parties_are_check_boxes_of_the_members_and_their_parties(office, tmp_path):
    forbund, _ = profile_of(office)
    body = body_of(made(office, tmp_path / "ut").path)
    boxes = [
        box.getparent().find("w:alias", NS).get(f"{W}val")
        for box in body.iterfind(".//w14:checkbox", NS)
    ]
    assert tuple(boxes) == parties(forbund)


def test_the_parties_are_the_members_or_those_that_a_member_is_named_after_and_none_twice():
    forbund, _ = profile_of(SAMPLE)
    offered = parties(forbund)
    assert offered[:3] == ("Arbetsförmedlingen", "Försäkringskassan", "Västra Götalandsregionen")
    kommuner = [medlem.namn for medlem in forbund.medlem if medlem.namn.endswith("kommun")]
    assert list(offered[3:]) == kommuner


def test_an_agreement_takes_syfte_and_malgrupp_from_maluppfyllelse_and_days_from_the_profile(
    office, tmp_path
):
    set_text(office / "2023" / "texter.xlsx", "syfte", "Ett", "Stöd & åter\n\ntill <arbete>.")
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    kod = re.search(r'\[\[insats\]\]\nkod = "(\w+)"', text)[0]
    profile.write_text(text.replace(kod, f"{kod}\nfran = 2022\ntill = 2024", 1), encoding="utf-8")
    found = answers(made(office, tmp_path / "ut").path)
    assert found["syfte"] == "Stöd & åter\n\ntill <arbete>."
    assert (found["fran"], found["till"]) == ("2022-01-01", "2024-12-31")
    assert found["plan"] == ""


def test_every_number_of_the_follow_up_is_the_figure_that_it_is_tagged_with(tmp_path):
    results = evaluated("vast", "2023")
    form = made(SAMPLE, tmp_path, UPPFOLJNING)
    shown = figures_in(form.path)
    assert shown
    for figure_id, text in shown:
        assert text == Tal(results.figures[figure_id]).text
    ids = {figure_id for figure_id, _ in shown}
    assert {"2023.rv.aktuella.kvinnor", "2023.rv.avslutade.arbstud.andel.man"} <= ids
    rows = {
        cells[0]: cells[1:]
        for row in body_of(form.path).iter(f"{W}tr")
        if (cells := ["".join(cell.itertext()) for cell in row.iter(f"{W}tc")])
    }
    goals = [goal for goal in results.goals if goal.mal.scope == "rv" and goal.result]
    assert len(goals) > 3
    for goal in goals:
        by_sex = [results.figures[f"{goal.result.id}.{sex}"] for sex in ("kvinnor", "man")]
        wanted = [Tal(figure).text for figure in (goal.result, *by_sex)]
        assert rows[goal.mal.wording][1:] == [*wanted, str(goal.bedomning)]


def test_the_goals_of_an_agreement_stand_with_their_targets(office, tmp_path):
    lines = [
        "".join(p.itertext()) for p in body_of(made(office, tmp_path / "ut").path).iter(f"{W}p")
    ]
    assert lines[lines.index("Minst 4 nya deltagare") + 1] == "minst 4"
    assert lines[lines.index("Minst hälften till arbete eller studier") + 1] == "minst 50\u00a0%"


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        (1100, ["1\u00a0200\u00a0tkr", "1\u00a0100\u00a0tkr", "−100\u00a0tkr"]),
        (None, ["1\u00a0200\u00a0tkr", "–", "–"]),
    ],
)
@pytest.mark.parametrize("blankett", [AVTAL, UPPFOLJNING], ids=["avtal", "uppfoljning"])
def test_budget_and_outcome_stand_in_the_forms_as_figures(
    office, tmp_path, blankett, outcome, shown
):
    row = {"Insats": "Ett", "Budget, tkr": 1200, "Utfall, tkr": outcome}
    write_sheet(office / "2023" / "insatser.xlsx", [row], "Insatser")
    form = made(office, tmp_path / "ut", blankett)
    assert cells_of(form.path, "Budget", "Utfall", "Avvikelse") == shown
    tagged = dict(figures_in(form.path))
    assert tagged["2023.ett.budget"] == shown[0]
    assert ("2023.ett.utfall" in tagged) == (outcome is not None)


def cells_of(path, *labels):
    """What stands to the right of each label of a table."""
    rows = (list(row.iter(f"{W}tc")) for row in body_of(path).iter(f"{W}tr"))
    found = {"".join(row[0].itertext()): row[1:] for row in rows}
    return ["".join(found[label][0].itertext()) for label in labels]


def test_a_goal_that_is_told_in_words_is_told_under_the_table(office, tmp_path):
    goal = {"Insats": "Ett", "Mål": "Ett bra samarbete", "Resultat i ord": "Samarbetet är gott."}
    add_rows(office / "2023" / "mal.xlsx", [goal])
    path = made(office, tmp_path / "ut", UPPFOLJNING).path
    lines = ["".join(p.itertext()) for p in body_of(path).iter(f"{W}p")]
    assert "Ett bra samarbete: Samarbetet är gott." in lines


def test_an_empty_form_has_neither_figures_nor_answers_and_reads_no_workbook(office, tmp_path):
    set_text(office / "2023" / "texter.xlsx", "syfte", "Ett", "Stöd.")
    (office / "register" / "register.xlsx").write_bytes(b"trasig")
    form = made(office, tmp_path / "ut", UPPFOLJNING, empty=True)
    assert (form.filled, figures_in(form.path)) == (0, [])
    with pytest.raises(FaultyDataError) as fault:
        made(office, tmp_path / "ut", UPPFOLJNING)
    assert "Ingen blankett har skrivits." in str(fault.value)


def test_an_agreement_can_be_made_for_a_year_without_data_and_a_follow_up_cannot(office, tmp_path):
    form = made(office, tmp_path / "ut", year=2024)
    assert form.path.name.endswith("2024.docx")
    assert figures_in(form.path) == []
    with pytest.raises(FaultyDataError):
        made(office, tmp_path / "ut", UPPFOLJNING, year=2024)


def test_a_form_that_was_filled_in_is_kept_and_one_that_was_not_is_replaced(office, tmp_path):
    made(office, tmp_path)
    set_text(office / "2023" / "texter.xlsx", "malgrupp", "Ett", "Ny målgrupp")
    first = made(office, tmp_path)
    assert first.kept == ()  # the data have changed, and nobody has touched the form
    before = fill(first.path, {"plan": "Vi börjar i mars."}).read_bytes()
    (kept,) = made(office, tmp_path).kept
    assert (tmp_path / kept.kept_as).read_bytes() == before
    assert answers(first.path)["plan"] == ""
    assert set(json.loads((tmp_path / "blanketter.json").read_text())["blanketter"]) == {
        first.path.name
    }


def test_the_same_folder_gives_the_same_bytes(office, tmp_path):
    first = made(office, tmp_path / "a").path.read_bytes()
    assert made(office, tmp_path / "b").path.read_bytes() == first


@pytest.mark.parametrize("words", ["Blankettkod: ", "Blankettens märkning: ", "Nr ", ""])
def test_a_form_knows_its_kind_insats_year_and_forbund_in_a_property_and_in_its_text(
    office, tmp_path, words
):
    forbund, _ = profile_of(office)
    wanted = Markning(
        blankett="avtal",
        insats=forbund.insats[0].kod,
        ar=2023,
        forbund=forbund.organisationsnummer,
    )
    path = made(office, tmp_path / "ut").path
    assert open_form(path).markning == wanted

    def forget(root):
        for item in list(root):
            root.remove(item)

    def reword(root):
        (line,) = [t for t in root.iter(f"{W}t") if str(wanted) in (t.text or "")]
        assert line.text.startswith("Blankettkod: ")
        line.text = line.text.replace("Blankettkod: ", words)

    edit(path, forget, "docProps/custom.xml")
    edit(path, reword)
    assert open_form(path).markning == wanted


def test_braces_and_markup_in_the_texts_are_printed_as_they_are(office, tmp_path):
    text = '{{ 7*7 }} {% if x %} <b>&amp;</b> "citat" None nan none. \ue000'
    set_text(office / "2023" / "texter.xlsx", "syfte", "Ett", text)
    assert (
        answers(made(office, tmp_path / "ut").path)["syfte"] == text.replace("\ue000", "").strip()
    )


def test_ticked_parties_are_read_with_those_that_were_written(office, tmp_path):
    forbund, _ = profile_of(office)
    offered = parties(forbund)
    path = made(office, tmp_path / "ut").path

    def change(root):
        tick(root, offered[1])

    edit(path, change)
    fill(path, {"parter": "Stiftelsen\nFöreningen"})
    found = answers(path, choices=offered)["parter"]
    assert found.splitlines() == [offered[1], "Stiftelsen", "Föreningen"]


@pytest.mark.parametrize("blankett", BLANKETTER.values(), ids=list(BLANKETTER))
def test_an_empty_form_says_nothing_of_what_the_forbund_knows(blankett, tmp_path):
    said = ("redan", "Förbundet har inte", "Mål och resultat för", "Mätbara mål för")
    filled, empty = (
        "".join(body_of(made(SAMPLE, tmp_path, blankett, empty=tom).path).itertext())
        for tom in (False, True)
    )
    assert sum(words in filled for words in said) == 3
    assert not any(words in empty for words in said)
