"""The sections of a document stand as the profile lists them, with the office's own among them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sentences.registers import random_case
from sentences.structure import faults_of_structure
from sofrep.dokument import DOKUMENT, ordning
from sofrep.domain.bilagor import AVSNITT, EGET, INSATSVIS, TABELLER, avsnittsnamn
from sofrep.domain.dokument import Bilaga
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Innehall, Kanslitext, Rubrik, Stycke
from support.bilagor import make_bilaga_underlag

KOD = "statistik"
STANDARD = [name for name in AVSNITT[KOD] if name != EGET]


def said(name: str):
    return (Stycke(nyckel=f"{KOD}.{name}", delar=(name,)),)


def composed(*avsnitt: str, own: tuple[str, ...] = ()):
    """Bilaga Statistik with a paragraph for each section, and one table that says ``tabeller``."""
    texts = {TextKey(bilaga=KOD, avsnitt=avsnittsnamn(name)): f"Om {name}." for name in own}
    underlag = make_bilaga_underlag(texts=texts)
    bilaga = Bilaga(kod=KOD, nummer=2, namn="Statistik", avsnitt=avsnitt)
    forbund = replace(underlag.forbund, bilaga=(bilaga,))
    made = {f"{KOD}.{name}": lambda _, name=name: (said(name), ()) for name in STANDARD[:-2]}
    made[f"{KOD}.korthet"] = lambda _: (said("korthet"), said(TABELLER))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ordning, "SEKTIONER", made)
        patched.setattr(ordning, "EFTERAT", {f"{KOD}.raknat": lambda *_: said("raknat")})
        sections = ordning.composed(replace(underlag, forbund=forbund), KOD)
    return [block for _, blocks in sections for block in blocks]


def order(*avsnitt: str, own: tuple[str, ...] = ()) -> list[str]:
    """The sections as they stand: the program's by name, the office's by heading."""
    blocks = composed(*avsnitt, own=own)
    tables = f"{KOD}.forbundet.{TABELLER}.rubrik"
    shown = [b for b in blocks if isinstance(b, Rubrik | Stycke) and b.nyckel != tables]
    return ["".join(map(str, block.delar)) for block in shown]


def test_without_a_list_all_sections_stand_in_the_order_of_the_program():
    assert order() == STANDARD


def test_the_contents_stand_first_where_the_section_that_has_them_is_left_out():
    first, *_ = composed("ansokningar")
    assert isinstance(first, Innehall)


def test_the_list_gives_the_order_and_leaves_out():
    assert order("Ansökningar", "korthet") == ["ansokningar", "korthet"]


def test_own_sections_that_nothing_places_stand_before_how_it_was_counted():
    assert order(own=("eget: Omvärld", "Eget:  Tack ")) == [
        *STANDARD[:-2], "Omvärld", "Tack", *STANDARD[-2:]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (("eget: OMVÄRLD", "korthet"), ["Tack", "OMVÄRLD", "korthet"]),
        (("eget: Omvärld", "eget", "korthet"), ["Omvärld", "Tack", "korthet"]),
        (("korthet", "eget:Omvärld", "tabeller"), ["korthet", "Omvärld", "Tack", "tabeller"]),
    ],
)
def test_own_sections_stand_where_the_list_says_and_none_is_lost(listed, expected):
    found = order(*listed, own=("eget: Omvärld", "eget: Tack"))
    assert sorted(found) == sorted(expected)
    assert [name for name in found if name != "Tack"] == [n for n in expected if n != "Tack"]


def test_an_own_section_has_its_heading_and_its_text_with_keys_of_its_heading():
    _, rubrik, text = composed("eget: Omvärld & läge", own=("eget: Omvärld & läge",))
    assert rubrik == Rubrik(nyckel="statistik.eget.omvarld-lage", niva=1, delar=("Omvärld & läge",))
    assert text == Kanslitext(
        nyckel="statistik.eget.omvarld-lage.text", text="Om eget: Omvärld & läge."
    )


@pytest.mark.parametrize(
    "kod", sorted(INSATSVIS - {"delarsrapport"}), ids=sorted(INSATSVIS - {"delarsrapport"})
)
def test_an_own_section_of_an_insats_stands_last_on_its_page(kod):
    texts = {
        TextKey(bilaga=kod, avsnitt="eget: Lokaler", insats="rv"): "Nya lokaler.",
        TextKey(bilaga=kod, avsnitt="eget: Omvärld"): "Om världen.",
    }
    blocks = DOKUMENT[kod].compose(make_bilaga_underlag(texts=texts))
    headings = [block for block in blocks if isinstance(block, Rubrik)]
    names = ["".join(map(str, heading.delar)) for heading in headings]
    own = names.index("Lokaler")
    page = max(n for n in range(own) if headings[n].niva == 1)
    assert (names[page], headings[own].niva) == ("Rehabvägledare", 2)
    assert own + 1 == len(names) or headings[own + 1].niva == 1
    assert names.count("Lokaler") == names.count("Omvärld") == 1


def test_an_own_section_that_is_listed_and_not_written_is_marked():
    *_, text = composed("eget: Omvärld")
    assert "Text saknas: eget: Omvärld" in str(text.text)


def test_headings_that_differ_in_signs_only_have_keys_of_their_own():
    _, *own = composed("eget", own=("eget: Å", "eget: A", "eget: 日本"))
    keys = [block.nyckel for block in own]
    assert len(set(keys)) == len(keys) == 6


@pytest.mark.parametrize(
    ("seed", "kod"),
    [(5, "statistik"), (5, "indikatorer"), (5, "maluppfyllelse"), (2, "delarsrapport")],
)
def test_no_list_of_sections_leaves_a_reference_to_a_table_that_is_not_there(seed, kod):
    underlag = random_case(seed)
    assert (kod == "delarsrapport") != underlag.period.is_year
    names = AVSNITT[kod]
    lists = [
        *((name,) for name in names),
        *(tuple(n for n in names if n != name) for name in names),
    ]
    for avsnitt in lists:
        bilaga = Bilaga(kod=kod, nummer=0, namn="X", avsnitt=avsnitt)
        forbund = replace(underlag.forbund, bilaga=(bilaga,))
        blocks = DOKUMENT[kod].compose(replace(underlag, forbund=forbund))
        assert [fault for fault in faults_of_structure(blocks) if "refers" in fault] == []
