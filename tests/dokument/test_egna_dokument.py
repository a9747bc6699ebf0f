"""A document of the office's own is a list of sections: those of the standard documents, and others."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sentences.registers import random_case
from sentences.structure import faults_of_structure
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT, dokumentslag
from sofrep.dokument.ordning import EFTERAT, SEKTIONER
from sofrep.domain.bilagor import (
    AVSNITT,
    EGET,
    TABELLER,
    avsnitten,
    finns,
    insatsavsnitt,
    insatsvisa,
    valbara,
)
from sofrep.domain.dokument import Bilaga
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.period import Period
from sofrep.pipeline.documents import documents_of
from sofrep.statistics.underlag import TextKey
from sofrep.visning.block import Block, Innehall, Kanslitext, Rubrik, Tabellblock
from support.bilagor import YEAR, make_bilaga_underlag, make_goal
from support.frames import make_forbund

EGEN = "egen-lista"
ROWS = [{"insats": insats, "start": date(2023, 2, 1), "kommun": "alv"} for insats in ("rv", "utr")]


def own(*avsnitt: str, underlag: BilagaUnderlag | None = None, **more) -> tuple[Block, ...]:
    """The blocks of an own document with these sections."""
    underlag = underlag or make_bilaga_underlag(ROWS, **more)
    bilaga = Bilaga(kod=EGEN, namn="Eget", avsnitt=avsnitt, del_av_ar=not underlag.period.is_year)
    assert all(finns(bilaga, each, underlag.forbund) for each in avsnitten(bilaga))
    forbund = replace(underlag.forbund, bilaga=(*underlag.forbund.bilaga, bilaga))
    return dokumentslag(EGEN).compose(replace(underlag, forbund=forbund))


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return ["".join(map(str, b.delar)) for b in blocks if isinstance(b, Rubrik)]


def test_every_section_that_may_be_listed_is_made_and_no_other():
    listed = {f"{kod}.{name}" for kod, names in AVSNITT.items() for name in names} | set(
        valbara(Bilaga(kod=EGEN, namn="Eget"), make_forbund())
    )
    made = {*SEKTIONER, *EFTERAT, *insatsavsnitt(make_forbund())}
    assert {name for name in listed - made if name.split(".")[-1] not in (EGET, TABELLER)} == set()
    assert made - listed == set()


@pytest.mark.parametrize("seed", [5, 2, 11])
def test_every_section_can_stand_in_a_document_of_the_office_s_own(seed: int):
    underlag = random_case(seed)
    part = not underlag.period.is_year
    names = valbara(Bilaga(kod=EGEN, namn="Eget", del_av_ar=part), underlag.forbund)
    blocks = own(*names, "statistik.raknat" if not part else "ny-sida", underlag=underlag)
    said = [fault for fault in faults_of_structure(blocks) if not fault.startswith("said ")]
    assert said == []
    for name in names:
        alone = faults_of_structure(own(name, underlag=underlag))
        assert [fault for fault in alone if "level" in fault or "refers" in fault] == []


def test_a_section_shows_only_the_insats_that_it_is_asked_for():
    asked = own("statistik.insatser: Rehabvägledare", "maluppfyllelse.insatser: utr")
    assert [h for h in headings(asked) if h in {"Rehabvägledare", "Utredning"}] == [
        "Rehabvägledare", "Utredning"
    ]  # fmt: skip


def test_the_tables_stand_where_they_are_listed_and_else_nowhere():
    insatser = [replace(i, avsnitt=(Avsnitt.KOMMUN,)) for i in make_forbund().insats]
    forbund = make_forbund(insats=tuple(insatser))
    without = own("statistik.insatser: rv", forbund=forbund)
    with_them = own("statistik.insatser: rv", "tabeller", forbund=forbund)
    tables = [sum(isinstance(b, Tabellblock) for b in made) for made in (without, with_them)]
    assert tables[0] == 0 < tables[1]


def test_a_section_brings_its_texts_but_not_what_introduces_the_document_it_is_of():
    texts = {
        TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="rv"): "Vi vägleder.",
        TextKey(bilaga="maluppfyllelse", avsnitt="inledning"): "Bilagan visar målen.",
        TextKey(bilaga=EGEN, avsnitt="inledning"): "Det här är vårt blad.",
        TextKey(bilaga=EGEN, avsnitt="eget: Kontakt"): "Ring kansliet.",
    }
    listed = ("inledning", "maluppfyllelse.korthet", "maluppfyllelse.insatser: rv")
    blocks = own(*listed, texts=texts, goals=[make_goal()])
    said = [str(b.text) for b in blocks if isinstance(b, Kanslitext)]
    assert said[0] == "Det här är vårt blad."
    assert "Vi vägleder." in said
    assert said[-1] == "Ring kansliet."
    assert "Bilagan visar målen." not in said


def test_contents_stand_in_an_own_document_only_where_they_are_listed():
    assert not [b for b in own("nyckeltal") if isinstance(b, Innehall)]
    assert isinstance(own("innehall", "nyckeltal")[0], Innehall)


def test_a_standard_document_may_list_a_section_of_another():
    underlag = make_bilaga_underlag(ROWS, goals=[make_goal()])
    bilaga = Bilaga(
        kod="statistik", nummer=2, namn="Statistik", avsnitt=("nyckeltal", "maluppfyllelse.korthet")
    )
    forbund = replace(underlag.forbund, bilaga=(bilaga,))
    blocks = DOKUMENT["statistik"].compose(replace(underlag, forbund=forbund))
    assert list(faults_of_structure(blocks)) == []
    assert headings(blocks) != []


def test_an_own_document_is_made_of_whole_years_or_of_parts():
    year, part = Bilaga(kod="a", namn="A"), Bilaga(kod="b", namn="B", del_av_ar=True)
    forbund = make_forbund(bilaga=(year, part))
    assert documents_of(forbund, YEAR) == (year,)
    assert documents_of(forbund, Period(date(2023, 1, 1), date(2023, 6, 30))) == (part,)


def test_a_section_of_an_insats_stands_by_itself_with_its_tables_in_place_or_at_the_end():
    placed = own("kommun: Utredning, rv")
    assert headings(placed) == ["Kommun", "Rehabvägledare", "Utredning"]
    tables = [b for b in placed if isinstance(b, Tabellblock)]
    assert tables[0].nyckel == "egen-lista.rv.ett.kommun.tabell"
    at_end = own("kommun: rv", "nyckeltal", "tabeller")
    assert isinstance(at_end[-1], Tabellblock)
    assert list(faults_of_structure(placed)) == list(faults_of_structure(at_end)) == []


def test_what_a_section_by_itself_shows_is_needed_of_the_register():
    bilaga = Bilaga(kod=EGEN, namn="Eget", avsnitt=("personer: utr",))
    forbund = make_forbund(bilaga=(bilaga,))
    assert ("utr", "personer") in set(insatsvisa(forbund))
