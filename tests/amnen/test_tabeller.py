from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from sentences.registers import documented
from sofrep.amnen.gemensamt.noter import med_noter
from sofrep.dokument import DOKUMENT
from sofrep.domain.figure import Absence, FigureSet, Origin, Sex
from sofrep.domain.forbund import Avsnitt, Insats, Kommun, Underlagsslag
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.hidden_counts import protect
from sofrep.statistics.underlag import UNKNOWN
from sofrep.visning.block import Tabellblock
from support.bilagor import cells, make_bilaga_underlag, table_of, tables_of
from support.blocktext import sentences
from support.frames import make_forbund, make_underlag

KVINNA = {"insats": "rv", "start": date(2023, 2, 1), "kon": "kvinnor"}
MAN = {"insats": "rv", "start": date(2023, 3, 1), "kon": "man"}
OVRIG = {"insats": "rv", "start": date(2023, 3, 1), "kon": "ovriga"}
ENDED = KVINNA | {"start": date(2022, 2, 1), "slut": date(2023, 5, 1)}
PARTS = ("kommun.lagen", "alder.lagen", "manad.tabell")
ANONYM = {"insats": "rv", "start": date(2023, 4, 1), "anonym": True}


def test_the_overview_follows_an_enrolment_from_start_to_end() -> None:
    rows = [
        KVINNA | {"start": date(2022, 5, 1)},
        MAN,
        KVINNA | {"slut": date(2023, 6, 1)},
    ]
    assert cells(table_of(make_bilaga_underlag(rows), "oversikt.tabell")) == {
        "Inskrivna när året började": ("1", "1", "0"),
        "Nya deltagare": ("2", "1", "1"),
        "Deltagare under året": ("3", "2", "1"),
        "Avslutade deltagare": ("1", "1", "0"),
        "Inskrivna 31\xa0december": ("2", "1", "1"),
    }


def test_a_third_group_is_a_column_only_where_there_is_anybody() -> None:
    without = table_of(make_bilaga_underlag([KVINNA, MAN]), "kommun.tabell")
    assert without.kolumner[1:4] == ("Totalt", "Kvinnor", "Män")
    assert len(without.kolumner) == 7
    having = table_of(make_bilaga_underlag([KVINNA, MAN, OVRIG]), "kommun.tabell")
    assert having.kolumner[4] == "Annat eller okänt"
    assert having.kolumner[-1] == "Annat eller okänt, %"
    assert all(len(rad.celler) == 8 for rad in having.rader)


def test_the_anonymous_have_a_line_of_their_own_under_the_new() -> None:
    tabell = table_of(make_bilaga_underlag([KVINNA, ANONYM]), "oversikt.tabell")
    assert list(cells(tabell))[1:3] == ["Nya deltagare", "Varav anonyma"]
    assert cells(tabell)["Nya deltagare"] == ("2", "1", "0")
    assert cells(tabell)["Varav anonyma"] == ("1", "–", "–")
    assert "Anonyma" in tabell.noter[0]
    without = table_of(make_bilaga_underlag([KVINNA, MAN]), "oversikt.tabell")
    assert "Varav anonyma" not in cells(without)


def test_months_of_the_new_add_up_to_the_known() -> None:
    tabell = table_of(make_bilaga_underlag([KVINNA, MAN, ANONYM]), "manad.tabell")
    assert cells(tabell)["Februari"][:3] == ("1", "1", "0")
    assert cells(tabell)["April"][:3] == ("0", "0", "0")
    assert cells(tabell)["Totalt"][:3] == ("2", "1", "1")


def test_counts_and_shares_stand_beside_each_other_and_end_with_the_total() -> None:
    rows = [KVINNA | {"kommun": "alv"}, KVINNA | {"kommun": "vik"}, MAN | {"kommun": "vik"}]
    assert cells(table_of(make_bilaga_underlag(rows), "kommun.tabell")) == {
        "Älv": ("1", "1", "0", "33", "50", "0"),
        "Vik": ("2", "1", "1", "67", "50", "100"),
        "Totalt": ("3", "2", "1", "100", "100", "100"),
    }


def test_blanks_are_a_row_only_where_there_are_any() -> None:
    rows = [KVINNA | {"kommun": "alv"}, MAN]
    assert cells(table_of(make_bilaga_underlag(rows), "kommun.tabell"))["Uppgift saknas"] == (
        *("1", "0", "1"),
        *("50", "0", "100"),
    )
    rows = [KVINNA | {"kommun": "alv"}]
    assert "Uppgift saknas" not in cells(table_of(make_bilaga_underlag(rows), "kommun.tabell"))


def test_where_all_are_blank_the_values_are_dashes_with_their_reason() -> None:
    tabell = table_of(make_bilaga_underlag([KVINNA, KVINNA]), "kommun.tabell")
    assert cells(tabell)["Älv"] == ("–", "–", "0", "–", "–", "–")
    assert "– Uppgift saknas för alla." in tabell.noter
    assert "– Det finns ingen att räkna på." in tabell.noter


def test_outcomes_end_with_groups_of_codes_that_no_row_already_names() -> None:
    rows = [
        KVINNA | {"slut": date(2023, 5, 1), "forsorjning": ["ingen"], "sysselsattning": ["arbete"]},
        MAN | {"slut": date(2023, 5, 1), "forsorjning": ["sjukpen", "forsstod"]},
    ]
    underlag = make_bilaga_underlag(rows)
    support = cells(table_of(underlag, "forsorjning.tabell"))
    assert list(support) == [
        "Ingen offentlig försörjning",
        "Sjukpenning",
        "Försörjningsstöd",
        "Avslutade deltagare",
    ]
    occupation = table_of(underlag, "sysselsattning.tabell")
    assert cells(occupation)["Arbete eller studier"][:4] == ("1", "1", "–", "50")
    assert [rad.etikett for rad in occupation.rader if rad.summa] == [
        "Arbete eller studier",
        "Arbete, studier eller arbetssökande",
        "Avslutade deltagare",
    ]
    assert "mer än 100 %" in occupation.noter[0]


def test_means_say_how_many_they_are_of() -> None:
    rows = [KVINNA | {"tid_ar": 2}, MAN | {"tid_ar": 3}, MAN]
    tabell = table_of(make_bilaga_underlag(rows), "forsorjningstid.medel")
    assert tabell.kolumner[1] == "Antal (n)"
    assert cells(tabell)["Nya deltagare"] == ("2", "2,50\xa0år", "2,00\xa0år", "3,00\xa0år")


def test_the_young_have_tables_only_where_there_are_any() -> None:
    ended = {"slut": date(2023, 5, 1)}
    young = make_bilaga_underlag([KVINNA | ended | {"fodelsear": 2000}])
    assert cells(table_of(young, "unga.tabell"))["Unga som avslutade"][0] == "1"
    old = make_bilaga_underlag([KVINNA | ended | {"fodelsear": 1970}])
    assert "unga.tabell" not in tables_of(old)


def test_every_printed_figure_is_one_of_the_figure_set() -> None:
    underlag = make_bilaga_underlag([KVINNA, MAN, OVRIG, ANONYM])
    tables = tables_of(underlag)
    shown = [
        c.figure
        for tabell in tables.values()
        for rad in tabell.rader
        for c in rad.celler
        if not isinstance(c, str)
    ]
    assert len(shown) > 100
    assert isinstance(underlag.figures, FigureSet)
    assert all(underlag.figures[figure.id] is figure for figure in shown)


def test_every_number_of_a_table_is_a_figure_also_the_n_of_a_mean() -> None:
    ended = {"slut": date(2023, 5, 1), "fodelsear": 2000}
    rows = [KVINNA | ended | {"tid_ar": 2}, MAN | ended, MAN | {"fodelsear": UNKNOWN}]
    tables = tables_of(make_bilaga_underlag(rows))
    texts = {
        c for t in tables.values() for rad in t.rader for c in rad.celler if isinstance(c, str)
    }
    assert texts <= {"–", "100"}
    n = tables["forsorjningstid.medel"].rader[0].celler[0]
    assert (n.figure.id, str(n)) == ("2023.rv.aktuella.tid.kand", "1")


def test_tables_of_the_new_say_that_the_anonymous_are_not_in_them() -> None:
    notes = [
        {part: table_of(make_bilaga_underlag(rows), part).noter for part in PARTS}
        for rows in ([KVINNA, ENDED, ANONYM], [KVINNA, ENDED])
    ]
    said = "Anonyma ingår inte bland de nya i tabellen."
    assert [said in noter for found in notes for noter in found.values()] == [True] * 3 + [
        False
    ] * 3


def test_a_year_that_began_with_others_than_the_adopted_one_ended_with_says_why() -> None:
    said = "Rader har lagts till eller rättats sedan 2022 fastställdes."
    underlag = make_bilaga_underlag([ENDED, KVINNA])
    assert not [n for n in table_of(underlag, "oversikt.tabell").noter if n.startswith(said)]
    figures = FigureSet(
        replace(f, value=0, origin=Origin.FASTSTALLD) if f.id == "2022.rv.vid-slut" else f
        for f in underlag.figures.values()
    )
    adopted = replace(underlag, figures=figures)
    assert [n for n in table_of(adopted, "oversikt.tabell").noter if n.startswith(said)]
    assert sentences(DOKUMENT["statistik"].compose(adopted))["statistik.rv.rattad"].startswith(said)


@pytest.mark.parametrize(("rows", "is_said"), [([OVRIG], True), ([], False), ([ANONYM], False)])
def test_a_total_of_more_than_the_women_and_men_beside_it_says_who_else(rows, is_said) -> None:
    underlag = make_bilaga_underlag([KVINNA, MAN, *rows])
    figures = FigureSet(f for f in underlag.figures.values() if f.sex is not Sex.OVRIGA)
    tabell = table_of(replace(underlag, figures=figures), "oversikt.tabell")
    (block,) = med_noter([Tabellblock(nyckel="a.b", tabell=tabell)], underlag.fraser)
    assert isinstance(block, Tabellblock)
    said = "I totalen ingår också deltagare som inte räknas som kvinnor eller män."
    assert (said in block.tabell.noter) == is_said


def test_a_kommun_that_is_no_member_has_a_row_where_anybody_lives_there() -> None:
    forbund = make_forbund()
    forbund = replace(forbund, kommun=(*forbund.kommun, Kommun(kod="bro", namn="Bro")))
    for rows, is_there in (([KVINNA], False), ([KVINNA | {"kommun": "bro"}], True)):
        underlag = make_bilaga_underlag([ENDED, *rows], forbund=forbund)
        for part in ("kommun.tabell", "kommun.lagen"):
            assert ("Bro" in cells(table_of(underlag, part))) == is_there


def test_a_group_of_one_code_is_not_told_again_under_the_code() -> None:
    rows = [ENDED | {"avslutsorsak": "sjukdom"}, ENDED | {"avslutsorsak": "klar", "kon": "man"}]
    found = cells(table_of(make_bilaga_underlag(rows), "avslutsorsak.tabell"))
    assert "Sjukdom" in found
    assert "Avslutad på grund av sjukdom" not in found


def test_the_mean_times_of_the_young_say_their_n() -> None:
    ended = {"slut": date(2023, 5, 1), "fodelsear": 2000}
    rows = [KVINNA | ended | {"tid_ar": 2}, MAN | ended]
    tabell = table_of(make_bilaga_underlag(rows), "unga.tid")
    assert [rad.celler[0] and str(rad.celler[0]) for rad in tabell.rader] == ["2", "2", "1"]


def test_a_mean_that_is_left_out_is_not_said_to_be_of_nobody() -> None:
    ended = {"slut": date(2023, 5, 1), "fodelsear": 2000}
    underlag = make_bilaga_underlag([KVINNA | ended | {"tid_ar": 2}, MAN | ended])
    left_out = {"value": None, "denominator": None, "absence": Absence.FOR_LITEN}
    figures = FigureSet(
        replace(f, **left_out) if f.id.startswith("2023.rv.avslutade.unga.dagar.medel") else f
        for f in underlag.figures.values()
    )
    (days, *_) = table_of(replace(underlag, figures=figures), "unga.tid").rader
    assert (str(days.celler[0]), str(days.celler[1])) == ("2", "–")


def test_a_third_group_in_one_population_is_a_column_for_all() -> None:
    rows = [KVINNA | {"start": date(2022, 5, 1), "slut": date(2023, 2, 1)}, OVRIG]
    tabell = table_of(make_bilaga_underlag(rows), "alder.medel")
    assert tabell.kolumner[-1] == "Annat eller okänt"
    assert cells(tabell)["Avslutade deltagare"][-1] == "–"


def test_what_nobody_has_counted_has_no_table_though_the_counts_are_hidden() -> None:
    antal = Insats(kod="rv", namn="RV", underlag=Underlagsslag.ANTAL, avsnitt=tuple(Avsnitt))
    rules = tuple(Rojanderegel(tabell=tabell, minsta=10) for tabell in Rojandetabell)
    forbund = make_forbund(insats=(antal,), union=(), uppfoljning=(), rojande=Rojande(tabell=rules))
    counts = [{"insats": "rv", "steps": (name,), "antal": 8} for name in ("aktuella", "avslutade")]

    def shown(figures: FigureSet) -> FigureSet:
        years = [Period.of_year(2022), Period.of_year(2023)]
        return protect(figures, list(figures), forbund, years).apply(figures)

    underlag = documented(make_underlag(forbund, tallies=counts), forbund, shown=shown)
    assert underlag.figures["2023.rv.avslutade"].value is None
    assert set(tables_of(underlag)) == {"oversikt.tabell"}
