"""The section on follow-up: each variant of its message, its charts and tables."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from sofrep.dokument import DOKUMENT
from sofrep.domain.figure import Absence, Figure, FigureSet, Recipe, Unit
from sofrep.domain.forbund import Avsnitt
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.rojande.sma_antal.hidden_counts import hide
from sofrep.visning.block import Diagramblock, Tabellblock, walk
from support.avslut import ended, followed, with_avsnitt
from support.bilagor import make_bilaga_underlag
from support.blocktext import charts, sentences, tables

compose = DOKUMENT["statistik"].compose

FORBUND = with_avsnitt(Avsnitt.OVERSIKT, Avsnitt.UPPFOLJNING)
BESKED = "statistik.rv.uppf.besked"


def composed(rows=(), *, forbund=FORBUND, **more):
    return compose(make_bilaga_underlag(rows, forbund=forbund, **more))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (followed(30, 20, 8, vid_avslut=4), "arbetade eller studerade 40 % av dem som svarade (8 av 20), mot 20 % av samma personer vid avslut."),
        (followed(30, 20, 4, vid_avslut=8), "20 % av dem som svarade (4 av 20), mot 40 % av samma personer vid avslut."),
        (followed(30, 20, 4, vid_avslut=4), "20 % av dem som svarade (4 av 20), samma andel som vid avslut."),
        (followed(30, 20, 0, vid_avslut=4), "Efter 6 månader arbetade eller studerade ingen av de 20 som svarade."),
        (followed(9, 5, 2), "Efter 6 månader arbetade eller studerade två av de fem som svarade."),
        (followed(9, 1, 1), "Ingen har svarat på uppföljningen."),
        (followed(9, 0, 0), "Ingen har svarat på uppföljningen."),
    ],
    ids=["upp", "ned", "oförändrat", "ingen", "få", "en", "inga-svar"],
)  # fmt: skip
def test_the_message_holds_then_against_the_same_persons_at_exit(rows, sentence) -> None:
    assert sentence in sentences(composed(rows))[BESKED]


def test_the_whole_distribution_is_drawn_and_stands_by_sex_in_the_tables() -> None:
    blocks = composed(followed(30, 20, 8))
    drawn = [b for b in walk(blocks) if isinstance(b, Diagramblock) and ".uppf." in b.nyckel]
    assert [b.nyckel for b in drawn] == [
        "statistik.rv.uppf.syss.diagram",
        "statistik.rv.uppf.fors.diagram",
    ]
    assert drawn[0].diagram.kategorier == ("Arbetssökande", "Arbete")
    assert [s.namn for s in drawn[0].diagram.serier] == ["Efter 6 månader"]  # nobody ended in 2023
    shown = tables(blocks)["statistik.rv.uppf-6man.syss.tabell"]
    assert shown["Arbete"] == ("8", "4", "4", "40", "40", "40")
    assert shown["Svarade"][:3] == ("20", "10", "10")
    assert charts(blocks)["statistik.rv.uppf.syss.diagram"] == (
        "Sysselsättning: vanligast efter 6 månader är arbetssökande"
    )


def test_the_title_claims_nothing_where_a_kind_that_is_too_small_to_be_drawn_is_hidden_then() -> (
    None
):
    underlag = make_bilaga_underlag(followed(30, 20, 8) + ended(30, 10), forbund=FORBUND)
    hidden = {f"2023.rv.uppf-6man.syss.studier{end}" for end in ("", ".andel")}
    figures = FigureSet(hide(f) if f.id in hidden else f for f in underlag.figures.values())
    titles = charts(compose(replace(underlag, figures=figures)))
    assert titles["statistik.rv.uppf.syss.diagram"] == "Sysselsättning vid avslut och därefter"
    assert "vanligast" in charts(compose(underlag))["statistik.rv.uppf.syss.diagram"]


def test_who_was_followed_up_and_the_same_persons_are_small_tables() -> None:
    shown = tables(composed(followed(30, 20, 8, vid_avslut=4)))
    assert shown["statistik.rv.uppf.vilka"][
        "Efter 6 månader (avslut 1\xa0januari 2022\xa0– 30\xa0juni 2023)"
    ] == ("30", "30", "20", "67 %")
    assert shown["statistik.rv.uppf.samma"]["Arbete eller studier, efter 6 månader"] == (
        *("20 %", "40 %", "8 av 20", "40 %"),
    )
    funnel = shown["statistik.rv.uppf-6man.bortfall"]
    assert funnel["Svarade"] == ("20", "10", "10", "67")
    then = shown["statistik.rv.uppf-6man.jamforelse"]
    assert then["Arbete eller studier"] == ("40", "20", "13")


def entered(key: str, value: int, unit: Unit = Unit.PROCENT) -> Figure:
    year = Period.of_year(int(key[:4]))
    recipe = Recipe("historik", ())
    return Figure(key, value, unit, "rv", year, recipe, source="Årsredovisning")


def test_a_cohort_without_rows_is_told_from_what_the_office_has_entered() -> None:
    history = [
        entered("2023.rv.uppf-2ar.egen.andel", 44),
        entered("2023.rv.uppf-2ar.svarade", 97, Unit.ANTAL),
    ]
    forbund = replace(FORBUND, register_fran=date(2023, 1, 1))
    said = sentences(composed(forbund=forbund, history=history))
    assert said["statistik.rv.uppf.2ar"] == (
        "För dem som avslutade 2021 kommer uppgifterna efter 2 år från Årsredovisning: Ingen offentlig "
        "försörjning 44 % och 97 svar."
    )


def test_last_years_share_stands_beside() -> None:
    forbund = replace(FORBUND, register_fran=date(2022, 1, 1))
    history = [entered("2022.rv.uppf-6man.arbstud.andel", 37)]
    shown = tables(composed(followed(30, 20, 8), forbund=forbund, history=history))
    assert shown["statistik.rv.uppf.samma"]["Arbete eller studier, efter 6 månader"][-1] == "37 %"


def test_an_insats_that_is_not_followed_up_has_no_section() -> None:
    none = with_avsnitt(Avsnitt.OVERSIKT, Avsnitt.UPPFOLJNING, uppfoljning=())
    assert not [
        key for key in sentences(composed(followed(9, 5, 2), forbund=none)) if "uppf" in key
    ]


def folded(*beginnings: str):
    """The document where figures that begin so are left out, for the groups are small."""
    underlag = make_bilaga_underlag(followed(30, 20, 8, vid_avslut=4), forbund=FORBUND)
    gone = tuple(f"2023.rv.uppf-6man.{each}" for each in beginnings)
    figures = FigureSet(
        replace(f, value=None, absence=Absence.FOR_LITEN) if f.id.startswith(gone) else f
        for f in underlag.figures.values()
    )
    return compose(replace(underlag, figures=figures))


def table(blocks, key: str):
    return next(b.tabell for b in walk(blocks) if isinstance(b, Tabellblock) and b.nyckel == key)


@pytest.mark.parametrize(
    ("gone", "note"),
    [
        ((), "De två första andelarna gäller samma personer och kan jämföras. Den sista gäller alla som avslutade."),
        (("avslut.",), "Andelarna gäller samma personer och kan jämföras."),
        (("samma.",), "Den första andelen gäller dem som svarade, den andra alla som avslutade."),
    ],
)  # fmt: skip
def test_the_note_on_the_shares_speaks_of_the_columns_that_are_there(gone, note) -> None:
    assert table(folded(*gone), "statistik.rv.uppf-6man.jamforelse").noter[0] == note
    alone = table(folded("samma.", "avslut."), "statistik.rv.uppf-6man.jamforelse").noter
    assert not [each for each in alone if "andel" in each]


def test_then_and_now_is_promised_only_where_both_are_told() -> None:
    assert table(folded(), "statistik.rv.uppf.samma").rubrik.startswith("Samma personer då och nu")
    then = table(folded("samma."), "statistik.rv.uppf.samma")
    assert then.rubrik == "Resultat vid uppföljningen: andel av dem som svarade"


def test_the_caption_promises_women_and_men_only_where_a_table_has_them() -> None:
    underlag = make_bilaga_underlag(followed(30, 20, 8), forbund=FORBUND)
    figures = FigureSet(
        replace(f, value=None, absence=Absence.SAMLAD) if ".uppf-6man." in f.id and f.sex != "totalt" else f
        for f in underlag.figures.values()
    )  # fmt: skip
    for given, said in (
        (underlag.figures, "fördelningen, för kvinnor"),
        (figures, "fördelningen:"),
    ):
        drawn = walk(compose(replace(underlag, figures=given)))
        (bild,) = (b for b in drawn if b.nyckel == "statistik.rv.uppf.syss.diagram")
        assert said in "".join(str(part) for part in bild.bildtext)


SMALLEST = replace(FORBUND, rojande=Rojande(minsta_grupp=5))


def few_answered(forbund=SMALLEST, *, fold: bool = True):
    """The sentences where three have answered, and what they do is left out."""
    underlag = make_bilaga_underlag(followed(9, 3, 2), forbund=forbund)
    figures = FigureSet(
        replace(f, value=None, absence=Absence.FOR_LITEN)
        if fold and re.search(r"uppf-6man\.(samma\.)?(arbstud|egen)", f.id)
        else f
        for f in underlag.figures.values()
    )
    return sentences(compose(replace(underlag, figures=figures)))


def test_a_follow_up_whose_results_are_left_out_says_why() -> None:
    said = few_answered()[BESKED]
    assert said.endswith(": färre än fem svarade efter 6 månader, så resultatet visas inte.")
    assert said in few_answered()["statistik.forbundet.resultat.utan"]


def test_shares_of_few_are_said_to_stand_in_the_tables_and_nothing_is_said_without_the_rule() -> (
    None
):
    said = few_answered(fold=False)
    assert "så andelarna visas bara i tabellerna." in said["statistik.forbundet.resultat.utan"]
    assert "arbetade eller studerade två av de tre" in said[BESKED]
    assert "statistik.forbundet.resultat.utan" not in few_answered(FORBUND, fold=False)
