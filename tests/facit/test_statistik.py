"""Each figure that was published from the register, a sheet or the survey comes out of the sample data."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from sofrep.domain.figure import FigureSet
from support.facit import as_printed, is_on_side, printed, read_table

COVERED = {"register", "blad ansökningar", "blad strukturella insatser", "enkät"}
SEX = {"Totalt": "", "Kvinnor": ".kvinnor", "Män": ".man", "Anonyma": ".anonyma"}
I23, S23, B22 = "Indikatorer 2023", "Statistik 2023", "Bilaga 1 2022"
TID = "tid i offentlig försörjning före insatsen, medel"
UNGA = "avslutade under 30 år"

# The surveys of three years, which one report shows.
SURVEYS = {
    "insamlade enkäter": 2023,
    "insamlade enkäter 2022": 2022,
    "insamlade enkäter 2021": 2021,
}

# The scope of each section, and in it the measure of each figure.
SECTIONS: dict[tuple[str, str], tuple[int, str, dict[str, str]]] = {
    (S23, "RV"): (
        2023,
        "rv",
        {
            "deltagare i insatsen under året": "aktuella",
            "nya deltagare": "nya",
            "avslutade deltagare": "avslutade",
            "inskrivna 1 januari": "vid-start",
            "inskrivna 31 december": "vid-slut",
            "genomsnittsålder, avslutade": "avslutade.alder.medel",
            "avslutade upp till 29 år": "avslutade.unga.andel",
            "ingen offentlig försörjning vid avslut": "avslutade.egen.andel",
            "arbete eller studier vid avslut": "avslutade.arbstud.andel",
        },
    ),
    (S23, "UTR"): (
        2023,
        "utr",
        {
            "deltagare i insatsen under året": "aktuella",
            "deltagare i 4-veckorsgrupp": "aktuella.i-grupp",
            "4-veckorsgrupper": "aktuella.grupper",
            "deltagare i kortare eller individuell utredning": "aktuella.utan-grupp",
            "genomsnittsålder": "aktuella.alder.medel",
            "30-59 år": "aktuella.alder.30-59.andel",
            "upp till 29 år": "aktuella.unga.andel",
            TID: "aktuella.tid.medel",
            "mer än 9 år i offentlig försörjning": "aktuella.tid.over-9.andel",
        },
    ),
    (S23, "RV+UTR"): (
        2023,
        "ind",
        {
            "deltagare (kan räknas flera gånger)": "aktuella",
            "nya deltagare": "nya",
            "avslutade deltagare": "avslutade",
            "inskrivna 31 december": "vid-slut",
        },
    ),
    (S23, "RV+UTR+GG"): (2023, "alla", {"inskrivna 31 december": "vid-slut"}),
    (S23, "GG"): (
        2023,
        "gg",
        {
            "deltagare i insatsen under året": "aktuella",
            "under 30 år": "aktuella.unga.andel",
            TID: "aktuella.tid.medel",
            "avslutade deltagare": "avslutade",
            UNGA: "avslutade.unga",
            f"{UNGA}, {TID}": "avslutade.unga.tid.medel",
            "avslutade till arbete eller studier": "avslutade.arbstud",
            "dagar i insatsen, medel, avslutade": "avslutade.dagar.medel",
            f"{TID}, avslutade": "avslutade.tid.medel",
            f"{UNGA} till arbete eller studier": "avslutade.unga.arbstud",
            f"dagar i insatsen, medel, {UNGA}": "avslutade.unga.dagar.medel",
            "inskrivna 31 december": "vid-slut",
        },
    ),
    (S23, "Uppföljning 6 månader RV, avslut 2022-01-01 till 2023-06-30"): (
        2023,
        "rv",
        {
            "avslutade i kohorten": "uppf-6man.kohort",
            "samtycke": "uppf-6man.samtycke",
            "svarade": "uppf-6man.svarade.andel",
            "ingen offentlig försörjning": "uppf-6man.egen.andel",
            "arbetar eller studerar": "uppf-6man.arbstud.andel",
        },
    ),
    (S23, "Uppföljning 2 år RV, avslut 2021"): (
        2023,
        "rv",
        {
            "avslutade i kohorten": "uppf-2ar.kohort",
            "samtycke": "uppf-2ar.samtycke",
            "svarade": "uppf-2ar.svarade.andel",
            "ingen offentlig försörjning": "uppf-2ar.egen.andel",
            "arbetar eller studerar": "uppf-2ar.arbstud.andel",
        },
    ),
    (S23, "Ansökningar"): (
        2023,
        "forbundet",
        {
            "totalt": "ansokningar",
            "per månad, medel": "ansokningar.per-manad",
            "andel från Västra Götalandsregionen (primärvård och psykiatri)": (
                "ansokningar.medlem.region.andel"
            ),
        },
    ),
    (S23, "Strukturella insatser"): (2023, "forbundet", {"deltagare": "strukturella.deltagare"}),
    (I23, "Enkäter"): (2023, "forbundet", dict.fromkeys(SURVEYS, "enk.antal")),
    (B22, "Indikatorer 2022"): (
        2022,
        "forbundet",
        {
            "stöd till nytta (fråga 1, deltagare avslut)": "enk.avslut.f01.pos.andel",
            "mer redo att arbeta eller studera (fråga 6, deltagare avslut)": (
                "enk.avslut.f06.pos.andel"
            ),
        },
    ),
    (B22, "RV+UTR"): (
        2022,
        "ind",
        {
            "nya deltagare": "nya",
            "unika personer bland de 391 nya (utan anonyma)": "nya.personer",
            "upprepning: (inskrivningar - personer) / personer, bland de 391 nya": (
                "nya.upprepning"
            ),
            "nya deltagare under 30 år": "nya.unga.andel",
            "nya deltagare under 30 år, föregående år (2021)": "nya.unga.andel",
        },
    ),
    (B22, "RV"): (
        2022,
        "rv",
        {
            "nya deltagare": "nya",
            "avslutade som kunde tillgodogöra sig insatsen"
            " (övriga avslutades på grund av sjukdom)": "avslutade.kunde.andel",
            "helt i egen försörjning vid avslut": "avslutade.egen.andel",
            "arbete eller studier vid avslut": "avslutade.arbstud.andel",
            "inskrivningstid, medel, avslutade": "avslutade.manader.medel",
        },
    ),
    (B22, "UTR"): (
        2022,
        "utr",
        {
            "nya deltagare": "nya",
            "deltagare i 4-veckorsgrupp": "aktuella.i-grupp",
            "deltagare i kortare eller individuell utredning": "aktuella.utan-grupp",
        },
    ),
    (B22, "Uppföljning 6 månader RV, avslut 2021-01-01 till 2022-06-30"): (
        2022,
        "rv",
        {
            "avslutade i kohorten": "uppf-6man.kohort",
            "samtycke": "uppf-6man.samtycke",
            "svarade": "uppf-6man.svarade.andel",
            "ingen offentlig försörjning vid uppföljning": "uppf-6man.egen.andel",
            "ingen offentlig försörjning vid avslut, hela kohorten": "uppf-6man.avslut.egen.andel",
            "arbetar eller studerar vid uppföljning": "uppf-6man.arbstud.andel",
            "arbete eller studier vid avslut, hela kohorten": "uppf-6man.avslut.arbstud.andel",
        },
    ),
    (B22, "Uppföljning 2 år RV, avslut 2020"): (
        2022,
        "rv",
        {
            "avslutade i kohorten": "uppf-2ar.kohort",
            "samtycke": "uppf-2ar.samtycke",
            "svarade": "uppf-2ar.svarade.andel",
            "ingen offentlig försörjning vid uppföljning": "uppf-2ar.egen.andel",
            "ingen offentlig försörjning vid avslut, hela kohorten": "uppf-2ar.avslut.egen.andel",
            "arbetar eller studerar vid uppföljning": "uppf-2ar.arbstud.andel",
            "arbete eller studier vid avslut, hela kohorten": "uppf-2ar.avslut.arbstud.andel",
        },
    ),
}

PUBLISHED = [row for row in read_table("vast_statistik.csv") if row["källa"] in COVERED]


def _name(row: dict[str, str]) -> str:
    return " / ".join(row[column] for column in ("dokument", "avsnitt", "uppgift", "kön"))


def _figure_id(row: dict[str, str]) -> tuple[int, str]:
    year, scope, measures = SECTIONS[row["dokument"], row["avsnitt"]]
    if "föregående år" in row["uppgift"]:
        year -= 1
    year = SURVEYS.get(row["uppgift"], year)
    return year, f"{year}.{scope}.{measures[row['uppgift']]}{SEX[row['kön']]}"


def test_every_published_row_from_register_sheet_or_survey_is_mapped() -> None:
    unmapped = [
        _name(row)
        for row in PUBLISHED
        if row["uppgift"] not in SECTIONS.get((row["dokument"], row["avsnitt"]), (0, "", {}))[2]
    ]
    assert unmapped == []
    assert len(PUBLISHED) == 122


def test_every_source_in_the_table_is_either_tested_here_or_not_computed() -> None:
    sources = {row["källa"] for row in read_table("vast_statistik.csv")}
    assert sources == COVERED | {"inmatas"}


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_published_figure(row: dict[str, str], figures_of: Callable[[int], FigureSet]) -> None:
    year, name = _figure_id(row)
    figures = figures_of(year)
    figure = figures[name]
    assert figure.value is not None
    assert as_printed(figure.value, row["värde"]) == printed(row["värde"])
    assert is_on_side(figure.value, row["ordform"], row["värde"])
    # A count that was published with its denominator has a share of its own.
    counts = figures[_share_of(name)] if row["täljare"] and row["enhet"] == "antal" else figure
    if row["täljare"]:
        assert counts.numerator == Fraction(row["täljare"])
    if row["nämnare"]:
        assert counts.denominator == int(row["nämnare"])


def _share_of(name: str) -> str:
    if name.endswith(".per-manad"):
        return name
    for sex in (".kvinnor", ".man"):
        if name.endswith(sex):
            return f"{name.removesuffix(sex)}.andel{sex}"
    return f"{name}.andel"
