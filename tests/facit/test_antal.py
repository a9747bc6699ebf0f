"""The head counts of a förbund whose insatser deliver counts only, from one sheet."""

import csv
from pathlib import Path

import pytest

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.antal.kontroller.tally_checks import check_tallies
from sofrep.domain.forbund import Insats, Kod, Kodgrupp, Kodlista, Underlagsslag
from sofrep.domain.period import Period
from support.frames import make_forbund
from support.workbooks import write_cells

FACIT = Path(__file__).parent / "hbs_2015_deltagare.csv"
YEAR = Period.of_year(2015)


def published():
    with FACIT.open(encoding="utf-8") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    return rows[0], rows[1:-1], rows[-1]


HEADERS, ROWS, TOTAL = published()
FORBUND = make_forbund(
    register_fran=None,
    insats=tuple(
        Insats(kod=f"i{n:02d}", namn=row[0], underlag=Underlagsslag.ANTAL)
        for n, row in enumerate(ROWS)
    ),
    union=(),
    uppfoljning=(),
    sysselsattning=(
        Kod(kod="arbstud", namn="Arbete eller studier", raknas_som=("arbstud", "arbstudsok")),
        Kod(kod="arbsok", namn="Arbetssökande", raknas_som=("arbstudsok",)),
        Kod(kod="annat", namn="Annat"),
    ),
    kodgrupp=(
        Kodgrupp(kod="egen", namn="Ingen offentlig försörjning", lista=Kodlista.FORSORJNING),
        Kodgrupp(kod="arbstud", namn="Arbete eller studier", lista=Kodlista.SYSSELSATTNING),
        Kodgrupp(kod="arbstudsok", namn="Arbete m.m.", lista=Kodlista.SYSSELSATTNING),
        Kodgrupp(kod="sjuk", namn="Sjuk", lista=Kodlista.AVSLUTSORSAK),
    ),
)
MEASURES = {
    "aktuella": "aktuella",
    "kvinnor": "aktuella.kvinnor",
    "män": "aktuella.man",
    "okänd": "aktuella.ovriga",
    "nya": "nya",
    "avslutade": "avslutade",
    "till arbete eller studier": "avslutade.arbstud",
    "arbetssökande vid avslut": "avslutade.syss.arbsok",
}


@pytest.fixture(scope="module")
def underlag(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hbs")
    cells = [[row[0], *map(int, row[1:])] for row in (*ROWS, TOTAL)]
    write_cells(folder / "2015" / "antal.xlsx", [HEADERS, *cells])
    return read_underlag(folder, FORBUND)


def test_the_sheet_and_its_row_of_totals_are_read_without_a_problem(underlag):
    assert underlag.problems == ()
    assert check_tallies(underlag, FORBUND, YEAR) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_head_count_of_an_insats_is_the_published_one(underlag, row):
    figures = compute(underlag, FORBUND, YEAR)
    scope = FORBUND.insats[ROWS.index(row)].kod
    found = {h: figures.measure(YEAR, scope, MEASURES[h]).value for h in HEADERS[1:]}
    assert found == {h: int(cell) for h, cell in zip(HEADERS[1:], row[1:], strict=True)}


def test_the_total_row_is_the_sum_over_all_insatser(underlag):
    figures = compute(underlag, FORBUND, YEAR)
    known = {h: m for h, m in MEASURES.items() if h != "arbetssökande vid avslut"}
    found = {h: figures[f"2015.forbundet.insatser.{m}"].value for h, m in known.items()}
    assert found == {h: int(TOTAL[HEADERS.index(h)]) for h in known}


def test_work_studies_or_seeking_work_is_the_sum_of_the_two_lines_and_knows_their_cells(underlag):
    lyra = [row[0] for row in ROWS].index("Lyra")
    share = compute(underlag, FORBUND, YEAR)[f"2015.i{lyra:02d}.avslutade.arbstudsok.andel"]
    assert (share.value, share.numerator, share.denominator) == (55, 11, 20)
    cells = [place.cell for place in RowFinder(underlag, FORBUND).rows(share)]
    assert cells == [f"H{lyra + 2}", f"I{lyra + 2}"]
