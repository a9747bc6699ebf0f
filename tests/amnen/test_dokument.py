"""The documents as the built-in templates make them: words, structure, nothing left over."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.domain.dokument import Dokument
from sofrep.domain.enkat import Indikator
from sofrep.domain.figure import Unit
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.period import Period
from sofrep.domain.textplatser import TEXTPLATSER
from sofrep.statistics.underlag import TextKey
from sofrep.utdata.word import Rendered
from support.bilagor import KODER, make_bilaga_underlag, make_document, make_goal
from support.enkat import make_enkat
from support.enkatbilaga import sums
from support.frames import Row, make_forbund
from support.mallar import lines, part

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FORBUND = make_forbund()
ENDED: Row = {
    "insats": "rv",
    "start": date(2022, 9, 1),
    "slut": date(2023, 5, 1),
    "kon": "kvinnor",
    "fodelsear": 1999,
    "kommun": "alv",
    "tid_ar": 2,
    "forsorjning": ["ingen"],
    "sysselsattning": ["arbete"],
    "avslutsorsak": "klar",
    "nummer": "a1",
    "samtycke": True,
    "uppf": {"6man": {"forsorjning": ["ingen"], "sysselsattning": ["arbete"]}},
}
ROWS: Sequence[Row] = (
    ENDED,
    ENDED | {"kon": "man", "kommun": "vik", "slut": date(2022, 12, 1), "fodelsear": 1970},
    ENDED | {"kon": "ovriga", "start": date(2023, 2, 1), "sysselsattning": ["ingen"]},
    {"insats": "rv", "start": date(2023, 3, 1), "anonym": True},
    {"insats": "utr", "start": date(2023, 3, 1), "slut": date(2023, 4, 1), "grupp": "A"},
)
APPLICATIONS: Sequence[Row] = (
    {"part": "af", "kommun": "alv", "antal": 3},
    {"part": "psyk", "kommun": "vik"},
)
ENKAT = make_enkat(
    minsta_grupp=5,
    indikator=tuple(Indikator(nummer=n, lydelse=f"Indikator {n}") for n in range(1, 17)),
)
SURVEYS = (
    sums("avslut", 1, 2023, (1, 2, 17, 9)),
    sums("avslut", 1, 2023, (1, 1, 10, 5), kon="kvinnor"),
    sums("avslut", 1, 2023, (0, 1, 2, 1), kon="man"),
    sums("avslut", 1, 2022, (5, 2, 5, 2)),
    sums("pers", 1, 2022, (1, 1, 4, 2)),
)
ACTIVITIES: Sequence[Row] = ({"vad": "Arena", "antal": 130}, {"vad": "Kurs"})


def full(rows: Sequence[Row] = ROWS, period: Period | None = None) -> BilagaUnderlag:
    """Every section of every insats and union, with goals of every judgement."""
    period = period or Period.of_year(2023)
    forbund = replace(
        FORBUND,
        enkat=ENKAT,
        insats=tuple(replace(i, avsnitt=tuple(Avsnitt)) for i in FORBUND.insats),
        union=tuple(replace(u, avsnitt=tuple(Avsnitt)) for u in FORBUND.union),
    )
    goals = [
        make_goal(),
        make_goal(target=None),
        make_goal(matt="avslutade.orsak.klar.andel", target=101),
        make_goal(not_measured="Ingen enkät."),
        make_goal(matt="", entered=38),
        make_goal("forbundet", matt="strukturella.deltagare", unit=Unit.ANTAL),
        make_goal("ind", matt="nya", unit=Unit.ANTAL),
    ]
    return make_bilaga_underlag(
        rows,
        forbund=forbund,
        period=period,
        goals=goals,
        activities=ACTIVITIES,
        applications=APPLICATIONS,
        survey_sums=SURVEYS if rows else (),
    )


CASES: Mapping[str, tuple[Sequence[Row], Period]] = {
    "everything": (ROWS, Period.of_year(2023)),
    "nobody": ((), Period.of_year(2023)),
    "one": ((ENDED,), Period.of_year(2023)),
    "only anonymous": ((ROWS[3],), Period.of_year(2023)),
    "part of a year": (ROWS, Period(date(2023, 1, 1), date(2023, 8, 31))),
    "more than a year": (ROWS, Period(date(2022, 7, 1), date(2023, 12, 31))),
}


@cache
def case(name: str) -> BilagaUnderlag:
    return full(*CASES[name])


@pytest.fixture(scope="module", params=[(c, k) for c in CASES for k in KODER], ids=str)
def document(request: pytest.FixtureRequest) -> Rendered:
    name, kod = request.param
    return make_document(case(name), kod)


def of_data(root: etree._Element) -> Iterator[etree._Element]:
    """The tables but those that only place key figures abreast."""
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle") is not None:
            yield table


def tables(root: etree._Element) -> Iterator[list[etree._Element]]:
    for table in of_data(root):
        yield table.findall(f"{W}tr")


def test_headings_step_down_one_level_at_a_time(document: Rendered) -> None:
    levels = [
        int(style.get(f"{W}val")[-1])
        for style in part(document).iter(f"{W}pStyle")
        if re.fullmatch("Rubrik[1-9]", style.get(f"{W}val"))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_one_header_row_and_no_blank_or_spanning_cell(document: Rendered) -> None:
    for rows in tables(part(document)):
        headers = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert headers == rows[:1]
        widths = {len(list(row.iter(f"{W}tc"))) for row in rows}
        assert len(widths) == 1
        for row in rows:
            assert row.find(f".//{W}gridSpan") is None
            texts = ["".join(cell.itertext()).strip() for cell in row.iter(f"{W}tc")]
            assert all(texts) or texts[0] == "Totalt"  # a total has no doer and no month


def test_every_drawing_has_alt_text_and_every_table_a_description(document: Rendered) -> None:
    root = part(document)
    assert all(d.get("descr") for d in root.iter(f"{WP}docPr"))
    for table in of_data(root):
        for name in ("tblCaption", "tblDescription"):
            spoken = table.find(f"{W}tblPr/{W}{name}")
            assert spoken is not None
            assert not spoken.get(f"{W}val").startswith("Tabell 1.")


def test_nothing_is_left_over(document: Rendered) -> None:
    text = "\n".join(lines(part(document)))
    plain = text.replace("  ·  ", " · ")
    assert not re.search(r"[{}]|\bnan\b|\bNone\b|  |\.\.|,,| [.,;:]", plain)


def body(name: str, kod: str) -> str:
    return "\n".join(lines(part(make_document(case(name), kod)))).replace("\xa0", " ")


def test_missing_texts_are_marked_and_written_ones_printed() -> None:
    underlag = case("everything")
    missing = make_document(underlag, "sammanstallning").placeholders
    assert any("Beskrivning för Rehabvägledare" in text for text in missing)
    texts = {
        TextKey(bilaga=p.bilaga, avsnitt=p.avsnitt, insats=scope): f"Om {p.avsnitt}.\n\nMer."
        for p in TEXTPLATSER
        for scope in ("", "rv", "utr", "gg", "ind", "alla")
    }
    forbund = replace(
        underlag.forbund, dokument={"2023": Dokument(datum=date(2024, 3, 8), utkast=True)}
    )
    for kod in KODER:
        rendered = make_document(replace(underlag, texts=texts, forbund=forbund), kod)
        assert not [text for text in rendered.placeholders if text.startswith("Text saknas")]
        assert "UTKAST" in headers(rendered).upper()
        body_text = "\n".join(lines(part(rendered)))
        for plats in TEXTPLATSER:
            if plats.bilaga == kod:
                assert f"Om {plats.avsnitt}." in body_text, plats.avsnitt


@pytest.mark.parametrize("kod", ["statistik", "maluppfyllelse"])
def test_example_data_are_marked_on_every_page(kod: str) -> None:
    underlag = case("everything")
    assert "exempeldata" not in headers(make_document(underlag, kod))
    example = replace(underlag, forbund=replace(underlag.forbund, exempel=True))
    assert "Påhittade exempeldata" in headers(make_document(example, kod))


def headers(rendered: Rendered) -> str:
    """What stands in the page headers."""
    with zipfile.ZipFile(io.BytesIO(rendered.content)) as package:
        names = [name for name in package.namelist() if name.startswith("word/header")]
    return " ".join(text for name in names for text in lines(part(rendered, name)))


def test_figures_in_the_text_are_controls_with_their_ids() -> None:
    figures = make_document(case("everything"), "statistik").figures
    assert "2023.rv.aktuella" in figures
    assert "2023.rv.avslutade.arbstud.andel.kvinnor" in figures
    assert "2023.forbundet.ansokningar.part.af.alv" in figures
