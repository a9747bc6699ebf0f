"""Reading a form: nothing that somebody wrote is lost, whatever happened to the controls."""

from __future__ import annotations

import contextlib
import zipfile
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sofrep.utdata.word.form_reading import FormFileError, open_form, read_answers
from support.blanketter import (
    AVTAL,
    NS,
    UPPFOLJNING,
    W,
    cell,
    control,
    edit,
    fill,
    made,
    paragraph,
    run,
    tick,
    write,
)
from support.office import make_office


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mallar")
    office = make_office(folder / "kansliet")
    return {b.kod: made(office, folder / "ut", b).path for b in (AVTAL, UPPFOLJNING)}


@pytest.fixture
def avtal(forms, tmp_path):
    path = tmp_path / "avtal.docx"
    path.write_bytes(forms["avtal"].read_bytes())
    return path


@pytest.fixture
def uppfoljning(forms, tmp_path):
    path = tmp_path / "uppföljning.docx"
    path.write_bytes(forms["uppfoljning"].read_bytes())
    return path


def read(path, blankett=AVTAL):
    return read_answers(open_form(path), blankett, boxes_of(path))


def boxes_of(path):
    """What the check boxes of a form stand for, where LibreOffice has not dropped their names."""
    names = (
        box.getparent().find("w:alias", NS)
        for box in open_form(path).body.iterfind(".//w14:checkbox", NS)
    )
    return [name.get(f"{W}val") for name in names]


def texts(path, blankett=AVTAL):
    return {svar.falt.kod: svar.text for svar in read(path, blankett).svar if svar.text}


def drop(root, path):
    for found in root.xpath(path, namespaces=NS):
        found.getparent().remove(found)


def untouched(_root):
    """As Word saves it."""


def without_tags(root):
    drop(root, ".//w:sdtPr/w:tag")


def other_words(root):
    """The office has asked the questions in its own words."""
    for text in root.iter(f"{W}t"):
        if text.text in {falt.fraga for falt in AVTAL.falt}:
            text.text = f"Ny lydelse: {text.text}"


def only_answer_bookmarks(root):
    without_tags(root)
    other_words(root)
    drop(root, ".//w:bookmarkStart[starts-with(@w:name, 'fraga_')]")


def only_question_bookmarks(root):
    without_tags(root)
    other_words(root)
    drop(root, ".//w:bookmarkStart[starts-with(@w:name, 'falt_')]")


def only_words(root):
    without_tags(root)
    drop(root, ".//w:bookmarkStart")


def only_tags(root):
    other_words(root)
    drop(root, ".//w:bookmarkStart")


def without_controls(root):
    """The controls are gone; what they held stands in the paragraph."""
    without_tags(root)
    for sdt in list(root.iter(f"{W}sdt")):
        for child in sdt.find("w:sdtContent", NS):
            sdt.addprevious(child)
        sdt.getparent().remove(sdt)


ANSWERS = {
    "fran": "2023-02-01",
    "syfte": 'Å, ä & ö <utan> "fel"',
    "plan": "Rad ett\nRad två\n\nNytt stycke",
    "effekter": "{{ 7 * 7 }}",
}


def test_an_untouched_form_has_no_answers_and_nothing_to_tell(avtal, uppfoljning):
    for path, blankett in ((avtal, AVTAL), (uppfoljning, UPPFOLJNING)):
        found = read(path, blankett)
        assert [svar.text for svar in found.svar] == [""] * len(blankett.falt)
        assert (found.saknade, found.strays) == ((), ())
        assert {(svar.lost, svar.doubt) for svar in found.svar} == {((), "")}


@pytest.mark.parametrize(
    "damage",
    [
        untouched,
        only_tags,
        only_answer_bookmarks,
        only_question_bookmarks,
        only_words,
        without_controls,
    ],
)
def test_answers_are_found_by_whatever_sign_is_left(avtal, damage):
    assert texts(edit(fill(avtal, ANSWERS), damage)) == ANSWERS


def test_a_field_whose_card_is_gone_is_named(avtal):
    def change(root):
        table = next(control(root, "plan").iterancestors(f"{W}tbl"))
        table.getparent().remove(table)

    assert [falt.kod for falt in read(edit(avtal, change)).saknade] == ["plan"]


def test_paragraphs_lists_bold_and_line_breaks_become_plain_text(avtal):
    def change(root):
        write(root, "plan", "Först")
        place = cell(root, "plan")
        place.append(paragraph("Andra stycket\nmed ny rad"))
        place.append(paragraph("ett", item=True))
        place.append(paragraph("två", item=True))
        last = paragraph("Sist ")
        bold = run("fet")
        bold.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{NS["w"]}"><w:b/></w:rPr>'))
        last.append(bold)
        place.append(last)

    assert texts(edit(avtal, change))["plan"] == (
        "Först\n\nAndra stycket\nmed ny rad\n\n- ett\n- två\n\nSist fet"
    )


def test_tracked_changes_are_read_as_accepted(avtal):
    def change(root):
        write(root, "plan", "Vi börjar i ")
        last = cell(root, "plan").findall("w:p", NS)[-1]
        for kind, text in (("del", "mars"), ("ins", "april"), ("moveFrom", "bort")):
            wrapper = etree.SubElement(last, f"{W}{kind}")
            added = run(text)
            if kind == "del":
                added.find("w:t", NS).tag = f"{W}delText"
            wrapper.append(added)

    assert texts(edit(avtal, change))["plan"] == "Vi börjar i april"


@pytest.mark.parametrize("before", [True, False])
def test_text_beside_the_prompt_is_the_answer_without_the_prompt(avtal, before):
    def change(root):
        place = control(root, "plan").getparent()
        if before:
            place.insert(1, run("Mitt svar. "))
        else:
            place.append(run(" Mitt svar."))

    assert texts(edit(avtal, change)) == {"plan": "Mitt svar."}


def test_a_table_in_an_answer_is_kept_row_by_row(avtal):
    def change(root):
        table = etree.SubElement(cell(root, "kostnader"), f"{W}tbl")
        for texts_of_row in (("Lön", "100"), ("Lokal", "20")):
            row = etree.SubElement(table, f"{W}tr")
            for text in texts_of_row:
                etree.SubElement(row, f"{W}tc").append(paragraph(text))

    assert texts(edit(avtal, change))["kostnader"] == "Lön | 100\n\nLokal | 20"


def test_an_emptied_control_that_shows_words_own_prompt_is_no_answer(avtal):
    def change(root):
        for text in control(root, "plan").iter(f"{W}t"):
            text.text = "Klicka eller tryck här för att ange text."

    assert texts(edit(avtal, change)) == {}


def test_pictures_and_footnotes_in_an_answer_are_told(avtal):
    def change(root):
        last = cell(root, "plan").findall("w:p", NS)[-1]
        for kind in ("drawing", "footnoteReference"):
            etree.SubElement(etree.SubElement(last, f"{W}r"), f"{W}{kind}")

    lost = {svar.falt.kod: svar.lost for svar in read(edit(avtal, change)).svar if svar.lost}
    assert lost == {"plan": ("en bild", "en fotnot")}


def test_text_outside_the_answers_is_told_by_the_heading_above_it(avtal):
    def change(root):
        table = next(control(root, "plan").iterancestors(f"{W}tbl"))
        table.addnext(paragraph("Detta skrev någon på fel ställe."))

    found = read(edit(avtal, change))
    assert found.strays == ("Hur ska insatsen genomföras?",)
    assert texts(avtal) == {}


def test_words_added_to_a_question_are_told(avtal):
    def change(root):
        table = next(control(root, "syfte").iterancestors(f"{W}tbl"))
        next(table.iter(f"{W}p")).append(run(" Se bilaga!"))

    assert read(edit(avtal, change)).strays == ("Syfte, målgrupp och mål",)


def test_choices_and_days_are_read_however_they_are_written(uppfoljning):
    fill(
        uppfoljning,
        {
            "bedomning-atagande": "delvis ",
            "bedomning-syfte": "Ja, men sent",
            "datum": "15 februari 2024",
        },
    )
    found = {svar.falt.kod: svar for svar in read(uppfoljning, UPPFOLJNING).svar if svar.text}
    assert found["bedomning-atagande"].text == "Delvis"
    assert found["bedomning-syfte"].text == "Ja, men sent"
    assert "inget av Ja, Delvis, Nej" in found["bedomning-syfte"].doubt
    assert (found["datum"].text, found["datum"].doubt) == ("2024-02-15", "")


@pytest.mark.parametrize(
    ("written", "text", "odd"),
    [
        ("2024-02-15", "2024-02-15", False),
        ("15/2 2024", "2024-02-15", False),
        ("15.2.2024", "2024-02-15", False),
        ("i våras", "i våras", True),
        ("2024-02-31", "2024-02-31", True),
    ],
)
def test_a_day_that_is_none_is_kept_and_told(uppfoljning, written, text, odd):
    fill(uppfoljning, {"datum": written})
    (svar,) = [s for s in read(uppfoljning, UPPFOLJNING).svar if s.text]
    assert (svar.text, bool(svar.doubt)) == (text, odd)


def test_only_ticked_boxes_count_and_text_at_an_empty_one_is_told(avtal):
    offered = boxes_of(avtal)

    def change(root):
        tick(root, offered[0])
        boxes = [box.getparent().getparent() for box in root.iterfind(".//w14:checkbox", NS)]
        boxes[-1].getparent().append(run(" (kanske)"))

    parter = read(edit(avtal, change)).svar[0]
    assert parter.text == offered[0]
    assert "Vid en tom ruta" in parter.doubt


def test_without_its_own_properties_a_form_cannot_tell_what_stands_outside(avtal):
    def change(root):
        for item in list(root):
            root.remove(item)

    fill(avtal, ANSWERS)
    found = read(edit(avtal, change, "docProps/custom.xml"))
    assert found.strays is None
    assert {s.falt.kod: s.text for s in found.svar if s.text} == ANSWERS


def test_comments_are_counted(avtal):
    with zipfile.ZipFile(avtal, "a") as package:
        package.writestr(
            "word/comments.xml", f'<w:comments xmlns:w="{NS["w"]}"><w:comment/></w:comments>'
        )
    assert open_form(avtal).comments == 1


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.docx", b"", "blankett-skadad"),
        ("a.docx", b"PK\x03\x04trasig", "blankett-skadad"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 10, "blankett-skadad"),
        ("a.odt", b"", "blankett-format"),
        ("a.doc", b"", "blankett-format"),
        ("a.pdf", b"%PDF", "blankett-format"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused(tmp_path, name, content, rule):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FormFileError) as fault:
        open_form(path)
    assert fault.value.rule == rule


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FormFileError) as fault:
        open_form(tmp_path / "nix.docx")
    assert fault.value.rule == "blankett-finns-inte"


BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'


def test_a_doctype_and_a_part_of_unreasonable_size_are_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", BOMB)
    with pytest.raises(FormFileError) as fault:
        open_form(path)
    assert fault.value.rule == "fil-fientlig"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 70_000_000)
    with pytest.raises(FormFileError) as fault:
        open_form(path)
    assert fault.value.rule == "blankett-for-stor"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_cut_off_file_is_refused(avtal, cut):
    content = avtal.read_bytes()
    avtal.write_bytes(content[: int(len(content) * cut)])
    with pytest.raises(FormFileError) as fault:
        open_form(avtal)
    assert fault.value.rule == "blankett-skadad"


def test_a_question_in_a_cell_without_a_table_has_no_answer(avtal):
    def change(root):
        without_tags(root)
        drop(root, ".//w:bookmarkStart[starts-with(@w:name, 'falt_')]")
        for table in list(root.iter(f"{W}tbl")):
            table.tag = f"{W}p"

    assert {falt.kod for falt in read(edit(avtal, change)).saknade} >= {"plan", "syfte"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30))
def test_changed_bytes_give_answers_or_a_refusal_and_never_a_traceback(
    forms, tmp_path_factory, changes
):
    content = bytearray(forms["avtal"].read_bytes())
    for at, byte in changes:
        content[at % len(content)] = byte
    path = tmp_path_factory.mktemp("bytes") / "a.docx"
    path.write_bytes(bytes(content))
    with contextlib.suppress(FormFileError):
        read_answers(open_form(path), AVTAL, ())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_elements_that_are_gone_moved_or_renamed_give_no_traceback(forms, tmp_path_factory, data):
    path = tmp_path_factory.mktemp("delar") / "a.docx"
    path.write_bytes(forms["avtal"].read_bytes())

    def change(root):
        elements = [e for e in root.iter() if len(list(e.iterancestors())) > 1]
        for _ in range(data.draw(st.integers(1, 4))):
            one, other = (data.draw(st.sampled_from(elements)) for _ in range(2))
            kind = data.draw(st.sampled_from(["drop", "copy", "rename"]))
            if kind == "copy":
                other.append(deepcopy(one))
            elif kind == "rename":
                one.tag = other.tag
            elif one.getparent() is not None:
                one.getparent().remove(one)

    read_answers(open_form(edit(path, change)), AVTAL, ())
